/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/needed-words.h"

#include "sport/format.h"

#include <glib/gi18n.h>

/* "lead", "WR": what for. (transfer none) */
static const char *
get_aim (const GantryNeed *need)
{
  switch (need->aim)
    {
    case GANTRY_AIM_LEAD:
      /* Translators: what somebody needs a mark for: "lead 1:45.21". */
      return C_("needed for", "lead");
    case GANTRY_AIM_MEDAL:
      /* Translators: what somebody needs a mark for: "medal 1:46.02". */
      return C_("needed for", "medal");
    case GANTRY_AIM_NEXT_ROUND:
      return C_("needed for", "next round");
    case GANTRY_AIM_RECORD:
      return need->type;
    case GANTRY_AIM_BEST:
    default:
      return C_("needed for", "own best");
    }
}

static char *
dup_amount (const GantryNeed *need, GantryUnit *unit, const char *decimal_point)
{
  const GantryPoint *point;
  g_autofree char *mark = NULL;

  switch (need->form)
    {
    case GANTRY_NEED_PLACE:
      /* Translators: what somebody needs: to come in at this place or a better one. */
      return g_strdup_printf (_("place %u"), need->place);
    case GANTRY_NEED_HEIGHT:
      point = gantry_unit_get_point (unit, (guint)need->point);
      return gantry_format_official (point != NULL ? point->name : "", decimal_point);
    case GANTRY_NEED_MORE:
      mark = gantry_format_mark (need->mark, decimal_point);
      /* Translators: what a side needs: so many goals or points more. */
      return g_strdup_printf (_("%s more"), mark);
    case GANTRY_NEED_MARK:
    default:
      return gantry_format_mark (need->mark, decimal_point);
    }
}

static char *
dup_rest (const GantryNeed *need, GantryUnit *unit, const char *decimal_point)
{
  const GantryPoint *point = need->point >= 0 ? gantry_unit_get_point (unit, (guint)need->point)
                                              : NULL;
  g_autofree char *rest = NULL;

  if (need->rest.kind == GANTRY_MARK_NONE || point == NULL)
    return NULL;

  rest = gantry_format_mark (need->rest, decimal_point);
  /* Translators: what is left of a time that somebody needs, after a point: "28.11 from 300". */
  return g_strdup_printf (_("%s from %s"), rest, point->name);
}

char *
gantry_need_dup_markup (const GantryNeed *need, GantryUnit *unit, const char *decimal_point)
{
  g_autofree char *amount = NULL;
  g_autofree char *rest = NULL;

  g_return_val_if_fail (need != NULL && GANTRY_IS_UNIT (unit), NULL);

  amount = dup_amount (need, unit, decimal_point);
  rest = dup_rest (need, unit, decimal_point);

  return g_markup_printf_escaped (rest != NULL ? "%s\302\240<b>%s</b> (%s)" : "%s\302\240<b>%s</b>",
                                  get_aim (need), amount, rest);
}

char *
gantry_approach_dup_markup (const GantryApproach *approach,
                            GantryUnit *unit,
                            const char *decimal_point)
{
  const GantryPoint *point;
  g_autofree char *gap = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (approach != NULL && GANTRY_IS_UNIT (unit), NULL);

  gap = gantry_format_gap (approach->gap.mark, decimal_point);
  point = approach->gap.point >= 0 ? gantry_unit_get_point (unit, (guint)approach->gap.point) : NULL;
  if (point != NULL)
    /* Translators: a projection: the place that somebody on the way to a point would take there
     * this moment, among how many, and the gap to the best: "≈ place 3 of 40 at 15 km, +2.3". */
    text = g_strdup_printf (_("≈ place %u of %u at %s, %s"), approach->rank, approach->passed + 1,
                            point->name, gap);
  else
    /* Translators: the same at the finish. */
    text = g_strdup_printf (_("≈ place %u of %u at the finish, %s"), approach->rank,
                            approach->passed + 1, gap);

  return g_markup_printf_escaped ("<i>%s</i>", text);
}

static void
append_needs (GString *text, GantryUnit *unit, GantryRow *row, const char *decimal_point)
{
  g_autoptr (GArray) needs = gantry_unit_list_needs (unit, row);

  for (guint i = 0; i < needs->len; i++)
    {
      g_autofree char *need = gantry_need_dup_markup (&g_array_index (needs, GantryNeed, i), unit,
                                                      decimal_point);

      g_string_append_printf (text, "   %s", need);
    }
}

char *
gantry_needed_dup_markup (GantryUnit *unit,
                          GantryRow *row,
                          const char *caption,
                          const char *decimal_point)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;
  GantryApproach approach;

  g_return_val_if_fail (GANTRY_IS_UNIT (unit) && GANTRY_IS_ROW (row), NULL);

  if (gantry_unit_get_approach (unit, row, &approach))
    {
      g_autofree char *part = gantry_approach_dup_markup (&approach, unit, decimal_point);

      g_string_append_printf (text, "   %s", part);
    }
  append_needs (text, unit, row, decimal_point);
  if (text->len == 0)
    return NULL;

  name = g_markup_printf_escaped ("%s  <b>%s%s%s</b>", caption, gantry_row_get_bib (row),
                                  *gantry_row_get_bib (row) != '\0' ? " " : "",
                                  gantry_row_get_name (row));

  return g_strconcat (name, text->str, NULL);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "insight/gap.h"
#include "model/ext.h"
#include "model/json.h"
#include "model/rsc.h"
#include "model/status.h"

#include <string.h>

/* The sums over units, from the event's cumulative result: as they stood after this unit, never later ones. */

static const GantryJson *
find_sum (GantryUnit *self)
{
  g_autofree char *phase = gantry_rsc_to_phase (self->rsc);
  g_autofree char *event = gantry_rsc_to_event (self->rsc);
  const char *const codes[] = { phase, event };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *id = g_strconcat ("cumulative/", codes[i], NULL);
      GantryObject *object = gantry_documents_lookup (gantry_unit_get_documents (self, self->event_topic), self->event_topic, id);

      if (object != NULL)
        return gantry_object_get_json (object);
    }
  return NULL;
}

/* The part of a sum that this unit is, itself or as one of a phase; NULL when it is none, or the only one so far: a sum of
 * one is no news. *later: others come after it. */
static const GantryJson *
find_item (GantryUnit *self, const GantryJson *line, gboolean *later)
{
  const GantryJson *items = gantry_json_get_array (line, "items");
  g_autofree char *phase = gantry_rsc_to_phase (self->rsc);
  const GantryJson *found = NULL;
  gint64 first = G_MAXINT64, last = G_MININT64, order = 0;

  for (guint i = 0; i < gantry_json_get_length (items); i++)
    {
      const GantryJson *item = gantry_json_get_element (items, i);
      const char *unit = gantry_json_get_text (item, "unit");
      gint64 place = gantry_json_get_int (item, "order");

      first = MIN (first, place);
      last = MAX (last, place);
      if (strcmp (unit, self->rsc) != 0 && strcmp (unit, phase) != 0)
        continue;
      found = item;
      order = place;
    }
  *later = last > order;
  return order > first ? found : NULL;
}

/* The sum ranks as of this unit where the sport ranks by it, it counts this one, and nothing came after it for anybody. */
static gboolean
is_latest (GantryUnit *self, const GantryJson *lines)
{
  gboolean counted = FALSE;

  for (guint i = 0; i < gantry_json_get_length (lines) && gantry_rule_ranks_by_total (self->rule); i++)
    {
      gboolean later = FALSE;

      if (find_item (self, gantry_json_get_element (lines, i), &later) == NULL)
        continue;
      if (later)
        return FALSE;
      counted = TRUE;
    }
  return counted;
}

static void
set_total (GantryUnit *self, GantryRow *row, const GantryJson *line, gboolean ranks)
{
  gboolean later = FALSE;
  const GantryJson *item = find_item (self, line, &later);

  if (item == NULL)
    gantry_row_set_total (row, NULL, NULL, NULL);
  else if (later)
    gantry_row_set_total (row, gantry_ext_get_value (gantry_json_get_array (item, "ext"), NULL, "TOTAL_PTS", NULL), "", "");
  else
    {
      if (self->totals_settled)
        gantry_row_keep_old_total (row, gantry_json_get_text (line, "rank"), gantry_json_get_text (line, "result"));
      gantry_row_set_total (row, gantry_json_get_text (line, "result"), gantry_json_get_text (line, "rank"),
                            gantry_json_get_text (line, "diff"));
    }
  gantry_row_set_total_sort (row, ranks && item != NULL ? gantry_json_get_int (line, "sort") : 0,
                             gantry_json_get_bool (line, "rank_equal"));
}

/* The sum is over units that this one belongs to: it is named among them, or it is of the same phase as one that is. */
static gboolean
belongs (GantryUnit *self, const GantryJson *lines)
{
  g_autofree char *phase = gantry_rsc_to_phase (self->rsc);

  for (guint i = 0; i < gantry_json_get_length (lines); i++)
    {
      const GantryJson *items = gantry_json_get_array (gantry_json_get_element (lines, i), "items");

      for (guint j = 0; j < gantry_json_get_length (items); j++)
        {
          const char *unit = gantry_json_get_text (gantry_json_get_element (items, j), "unit");
          g_autofree char *of = gantry_rsc_is_valid (unit) ? gantry_rsc_to_phase (unit) : g_strdup ("");

          if (strcmp (of, phase) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* What an item adds to the sum: points for the result where the sum is of points, else the result. */
static GantryMark
read_item (GantryUnit *self, const GantryJson *item, GantryMark sum)
{
  const char *points = gantry_json_get_text (item, "points");
  GantryMark mark;

  if (sum.kind == GANTRY_MARK_POINTS && gantry_mark_parse_number (points, GANTRY_MARK_POINTS, &mark))
    return mark;
  return gantry_row_read_mark (self->rule, gantry_json_get_text (item, "result_type"), gantry_json_get_text (item, "result"));
}

/* The sum without this unit and without those after it; NONE when it was brought from nowhere or cannot be told. */
static GantryMark
read_before (GantryUnit *self, const GantryJson *line)
{
  const GantryJson *items = gantry_json_get_array (line, "items");
  g_autofree char *phase = gantry_rsc_to_phase (self->rsc);
  GantryMark sum = gantry_row_read_mark (self->rule, gantry_json_get_text (line, "result_type"), gantry_json_get_text (line, "result"));
  gint64 order = G_MAXINT64;

  for (guint i = 0; i < gantry_json_get_length (items); i++)
    {
      const GantryJson *item = gantry_json_get_element (items, i);
      const char *unit = gantry_json_get_text (item, "unit");

      if (strcmp (unit, self->rsc) == 0 || strcmp (unit, phase) == 0)
        order = gantry_json_get_int (item, "order");
    }
  for (guint i = 0; i < gantry_json_get_length (items) && sum.kind != GANTRY_MARK_NONE; i++)
    {
      const GantryJson *item = gantry_json_get_element (items, i);

      if (gantry_json_get_int (item, "order") >= order)
        sum = gantry_gap (sum, read_item (self, item, sum));
    }
  return sum.value != 0 ? sum : GANTRY_MARK_INIT_NONE;
}

static gboolean
is_settled (const GantryJson *sum)
{
  GantryResultStatus status = gantry_result_status_parse (gantry_json_get_text (sum, "status"));

  return status == GANTRY_RESULT_UNOFFICIAL || status == GANTRY_RESULT_OFFICIAL;
}

void
gantry_unit_update_totals (GantryUnit *self)
{
  const GantryJson *sum = find_sum (self);
  const GantryJson *array = gantry_json_get_array (sum, "rows");
  gboolean sums = belongs (self, array), ranks = is_latest (self, array);
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer code, row;

  self->totals_dirty = FALSE;
  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *line = gantry_json_get_element (array, i);

      g_hash_table_insert (by_code, (gpointer) gantry_json_get_text (line, "code"), (gpointer) line);
    }
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &code, &row))
    {
      const GantryJson *line = g_hash_table_lookup (by_code, code);

      set_total (self, row, line, ranks);
      gantry_row_set_before (row, sums && line != NULL ? read_before (self, line) : GANTRY_MARK_INIT_NONE);
    }
  self->totals_settled = self->past == NULL && is_settled (sum);
}

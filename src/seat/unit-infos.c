/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/ext.h"
#include "model/json.h"

#include <string.h>

/* What the source says of the unit as a whole and no other place shows: attendance, golden score, whatever it comes up with. */

/* Told elsewhere: names of points, wind, who is on and who was, whether there are classes. */
static const char *const shown_elsewhere[] = { "INTERMEDIATE", "INTERMEDIATES_TOTAL", "WIND_SPEED", "CURRENT", "LAST_COMP", "CLASSES" };

static gboolean
is_shown_elsewhere (GantryUnit *self, const GantryJson *info)
{
  const char *code = gantry_json_get_text (info, "code");

  for (guint i = 0; i < G_N_ELEMENTS (shown_elsewhere); i++)
    if (strcmp (code, shown_elsewhere[i]) == 0)
      return TRUE;
  return gantry_rule_claims (self->rule, gantry_json_get_text (info, "type"), code);
}

static void
clear_info (gpointer data)
{
  GantryUnitInfo *info = data;

  g_free (info->code);
  g_free (info->value);
}

static void
add_info (GArray *infos, const char *code, const char *detail, const char *value)
{
  GantryUnitInfo info;

  if (*code == '\0' || *value == '\0')
    return;
  info.code = *detail != '\0' ? g_strconcat (code, "/", detail, NULL) : g_strdup (code);
  info.value = g_strdup (value);
  g_array_append_val (infos, info);
}

static GArray *
read_infos (GantryUnit *self)
{
  const GantryJson *array = gantry_json_get_array (gantry_unit_get_json (self, "head"), "infos");
  GArray *infos = g_array_new (FALSE, FALSE, sizeof (GantryUnitInfo));

  g_array_set_clear_func (infos, clear_info);
  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *info = gantry_json_get_element (array, i);
      const GantryJson *subs = gantry_json_get_array (info, "sub");
      const char *code = gantry_json_get_text (info, "code");

      if (is_shown_elsewhere (self, info))
        continue;
      add_info (infos, code, gantry_json_get_text (info, "pos"), gantry_json_get_text (info, "value"));
      for (guint j = 0; j < gantry_json_get_length (subs); j++)
        add_info (infos, code, gantry_json_get_text (gantry_json_get_element (subs, j), "code"),
                  gantry_json_get_text (gantry_json_get_element (subs, j), "value"));
    }
  return infos;
}

static gboolean
are_equal (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const GantryUnitInfo *x = &g_array_index (a, GantryUnitInfo, i), *y = &g_array_index (b, GantryUnitInfo, i);

      if (strcmp (x->code, y->code) != 0 || strcmp (x->value, y->value) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
gantry_unit_update_infos (GantryUnit *self)
{
  g_autoptr (GArray) infos = read_infos (self);

  if (are_equal (infos, self->infos))
    return FALSE;
  g_array_unref (self->infos);
  self->infos = g_steal_pointer (&infos);
  return TRUE;
}

guint
gantry_unit_get_n_infos (GantryUnit *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT (self), 0);

  return self->infos->len;
}

const GantryUnitInfo *
gantry_unit_get_info (GantryUnit *self, guint index)
{
  g_return_val_if_fail (GANTRY_IS_UNIT (self), NULL);

  return index < self->infos->len ? &g_array_index (self->infos, GantryUnitInfo, index) : NULL;
}

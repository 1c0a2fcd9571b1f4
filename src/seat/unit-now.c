/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/ext.h"
#include "model/json.h"

#include <string.h>

/* The source's picture of the moment, laid beside the rows: who is where, who is on. It is not merged into what they have. */

static GHashTable *
index_rows (const GantryJson *rows)
{
  GHashTable *by_code = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < gantry_json_get_length (rows); i++)
    {
      const GantryJson *line = gantry_json_get_element (rows, i);

      g_hash_table_insert (by_code, (gpointer) gantry_json_get_text (line, "code"), (gpointer) line);
    }
  return by_code;
}

void
gantry_unit_update_now (GantryUnit *self)
{
  const GantryJson *infos = gantry_json_get_array (gantry_unit_get_json (self, "head"), "infos");
  const char *current = gantry_ext_get_value (infos, "DISPLAY", "CURRENT", NULL);
  const char *last = gantry_ext_get_value (infos, "DISPLAY", "LAST_COMP", NULL);
  gboolean over = gantry_unit_is_over (self);
  const GantryJson *rows = over ? NULL : gantry_json_get_array (gantry_unit_get_json (self, "now"), "rows");
  g_autoptr (GHashTable) by_code = index_rows (rows);
  GHashTableIter iter;
  gpointer code, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &code, &row))
    {
      const GantryJson *line = g_hash_table_lookup (by_code, code);
      gboolean on = !over && (gantry_json_get_bool (line, "current") || strcmp (current, code) == 0);

      gantry_row_set_now (row, line, on, !over && strcmp (last, code) == 0);
    }
}

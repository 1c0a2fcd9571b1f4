/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/json.h"
#include "model/rsc.h"

/* Who goes on by time is known only when the whole phase is run: such marks come with the result of the phase, and the result of
 * the heat is not sent again for them. What is of now is not shown beside the past. */

static const GantryJson *
find_rows (GantryUnit *self)
{
  g_autofree char *phase = gantry_rsc_to_phase (self->rsc);
  g_autofree char *id = g_strconcat ("phase/", phase, NULL);
  GantryObject *object = gantry_documents_lookup (gantry_unit_get_documents (self, self->event_topic), self->event_topic, id);

  return object != NULL && self->past == NULL ? gantry_json_get_array (gantry_object_get_json (object), "rows") : NULL;
}

void
gantry_unit_update_marks (GantryUnit *self)
{
  const GantryJson *lines = find_rows (self);
  g_autoptr (GHashTable) marks = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 now = self->built ? gantry_seat_get_now (self->seat) : 0;
  GHashTableIter iter;
  gpointer code, row;

  for (guint i = 0; i < gantry_json_get_length (lines); i++)
    {
      const GantryJson *line = gantry_json_get_element (lines, i);

      g_hash_table_insert (marks, (char *) gantry_json_get_text (line, "code"), (char *) gantry_json_get_text (line, "qual"));
    }
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &code, &row))
    gantry_row_set_phase_qual (row, g_hash_table_lookup (marks, code), now);
}

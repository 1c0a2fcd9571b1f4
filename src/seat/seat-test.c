/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/seat.h"

#include "model/json.h"

/* A source marks each of its messages as real or as a test, and the objects keep that: one of a test makes all that is shown
 * with it one. */

gboolean
gantry_seat_is_test (GantrySeat *self, const char *topic)
{
  g_autoptr (GPtrArray) objects = NULL;

  g_return_val_if_fail (GANTRY_IS_SEAT (self), FALSE);
  g_return_val_if_fail (topic != NULL, FALSE);

  objects = gantry_documents_list_objects (gantry_seat_get_documents (self), topic, "");
  for (guint i = 0; i < objects->len; i++)
    if (gantry_json_get_bool (gantry_object_get_json (g_ptr_array_index (objects, i)), "test"))
      return TRUE;
  return FALSE;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "model/documents.h"

/* Reads the bytes as a history of changes in one topic, three scopes and sixteen ids: two bytes a change (scope and mode,
 * rev), then as many items as the mode says, a byte each (id and body). */
static gsize
read_change (const uint8_t *data, gsize size, GantryDocuments *documents)
{
  static const char *const scopes[] = { "result", "now", "notes" };
  guint scope = data[0] % 3;
  guint n_items = MIN (size - 2, data[0] >> 5);
  g_autoptr (GantryChange) change = gantry_change_new ("unit/X", scopes[scope], (data[0] >> 2) % 3, (GantryRev) { data[1] >> 2, data[1] & 3 }, data[1]);
  g_auto (GantryOutcome) outcome = { 0 };

  change->base = gantry_documents_get_floor (documents, "unit/X", scopes[scope]);
  for (guint i = 0; i < n_items; i++)
    {
      uint8_t item = data[2 + i];
      g_autofree char *id = g_strdup_printf ("%s/%d", scopes[scope], item & 15);

      gantry_change_take (change, id, change->mode != GANTRY_CHANGE_DELTA || item < 200 ? g_strdup_printf ("%d", item >> 4) : NULL);
    }
  gantry_documents_apply (documents, change, &outcome);
  return 2 + n_items;
}

/* A snapshot of any state makes the same state elsewhere. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GantryDocuments) copy = gantry_documents_new ();
  g_autoptr (GPtrArray) snapshot = NULL;
  g_autoptr (GPtrArray) objects = NULL;
  gsize at = 0;

  while (at + 2 <= size)
    at += read_change (data + at, size - at, documents);
  snapshot = gantry_documents_snapshot (documents, "unit/X");
  for (guint i = 0; i < snapshot->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (copy, g_ptr_array_index (snapshot, i), &outcome);
    }
  objects = gantry_documents_list_objects (documents, "unit/X", NULL);
  g_assert_cmpuint (objects->len, ==, gantry_documents_count_objects (copy, "unit/X"));
  for (guint i = 0; i < objects->len; i++)
    {
      const char *id = gantry_object_get_id (g_ptr_array_index (objects, i));
      GantryObject *other = gantry_documents_lookup (copy, "unit/X", id);

      g_assert_nonnull (other);
      g_assert_cmpstr (gantry_object_get_body (other), ==, gantry_object_get_body (g_ptr_array_index (objects, i)));
      g_assert_cmpint (gantry_rev_compare (gantry_documents_get_rev (documents, "unit/X", id),
                                           gantry_documents_get_rev (copy, "unit/X", id)), ==, 0);
    }
  return 0;
}

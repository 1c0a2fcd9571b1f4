/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "model/documents.h"
#include "model/json.h"
#include "source/odf/odf.h"

#define BODY_MAX   (64 * 1024 * 1024)
#define BODY_DEPTH 24

static void
check_change (GantryDocuments *documents, const GantryChange *change)
{
  g_auto (GantryOutcome) outcome = { 0 };

  for (guint i = 0; i < gantry_change_get_size (change); i++)
    {
      JsonObject *body = gantry_json_parse_object (gantry_change_get_item (change, i)->body, -1, BODY_MAX, BODY_DEPTH, NULL);

      g_assert_nonnull (body);
      json_object_unref (body);
    }
  gantry_documents_apply (documents, change, &outcome);
}

/* Any bytes as a message of the feed: a reason in one line, or changes whose bodies are JSON and that can be applied. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryOdfMessage) message = gantry_odf_parse ((const char *) data, size, &error);
  g_autoptr (GantryDocuments) documents = NULL;

  g_assert_true ((message == NULL) == (error != NULL));
  if (message == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  documents = gantry_documents_new ();
  for (guint i = 0; i < message->changes->len; i++)
    check_change (documents, g_ptr_array_index (message->changes, i));
  return 0;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"
#include "model/json.h"
#include "source/message.h"

/* Any bytes as what a source sends: a reason in one line, or changes whose bodies are JSON and that can be applied. */

#define FUZZ_BODY_MAX   (64 * 1024 * 1024)
#define FUZZ_BODY_DEPTH 24

static inline void
fuzz_check_change (GantryDocuments *documents, const GantryChange *change)
{
  g_auto (GantryOutcome) outcome = { 0 };

  for (guint i = 0; i < gantry_change_get_size (change); i++)
    {
      g_autoptr (GantryJson) body =
          gantry_json_parse_object (gantry_change_get_item (change, i)->body, -1, FUZZ_BODY_MAX, FUZZ_BODY_DEPTH, NULL);

      g_assert_nonnull (body);
    }
  gantry_documents_apply (documents, change, &outcome);
}

static inline void
fuzz_read (const GantryEnvelope *envelope, const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryMessage) message = gantry_message_read (envelope, data, size, &error);
  g_autoptr (GantryDocuments) documents = NULL;

  g_assert_true ((message == NULL) == (error != NULL));
  if (message == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strchr (error->message, '\n'));
      return;
    }
  documents = gantry_documents_new ();
  for (guint i = 0; i < message->changes->len; i++)
    fuzz_check_change (documents, g_ptr_array_index (message->changes, i));
}

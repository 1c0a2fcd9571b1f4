/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "model/documents.h"
#include "source/odf/odf.h"

/* A message that is taken has a key and changes that apply; one that is not says why in one line. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryOdfMessage) message = gantry_odf_parse ((const char *) data, size, &error);
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autofree char *key = NULL;

  g_assert_true ((message == NULL) == (error != NULL));
  if (message == NULL)
    {
      g_assert_null (strchr (error->message, '\n'));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  key = gantry_odf_message_dup_key (message);
  g_assert_nonnull (key);
  for (guint i = 0; i < message->changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (documents, g_ptr_array_index (message->changes, i), &outcome);
      g_assert_cmpint (outcome.verdict, !=, GANTRY_VERDICT_OTHER_BASE);
    }
  return 0;
}

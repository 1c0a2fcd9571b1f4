/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "source-helper.h"

#include <gio/gio.h>
#include <string.h>

GBytes *
test_load_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "source", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

GantryMessage *
test_read_file (const GantryEnvelope *envelope, const char *name)
{
  g_autoptr (GBytes) bytes = test_load_file (name);
  g_autoptr (GError) error = NULL;
  GantryMessage *message = gantry_message_read (envelope, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);

  g_assert_no_error (error);
  return message;
}

void
test_refused (const GantryEnvelope *envelope, const char *text, GantrySourceError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryMessage) message = gantry_message_read (envelope, text, strlen (text), &error);

  g_assert_null (message);
  g_assert_error (error, GANTRY_SOURCE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_null (strchr (error->message, '\n'));
}

const char *
test_body (const GantryMessage *message, const char *topic, const char *id)
{
  for (guint i = 0; i < message->changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (message->changes, i);

      for (guint j = 0; strcmp (change->topic, topic) == 0 && j < gantry_change_get_size (change); j++)
        if (strcmp (gantry_change_get_item (change, j)->id, id) == 0)
          return gantry_change_get_item (change, j)->body;
    }
  return NULL;
}

const char *
test_topic (const GantryMessage *message, const char *prefix)
{
  const char *found = NULL;

  for (guint i = 0; i < message->changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (message->changes, i);

      if (!g_str_has_prefix (change->topic, prefix))
        continue;
      g_assert_true (found == NULL || strcmp (found, change->topic) == 0);
      found = change->topic;
    }
  g_assert_nonnull (found);
  return found;
}

void
test_has (const GantryMessage *message, const char *topic, const char *id, const char *part)
{
  const char *body = test_body (message, topic, id);

  if (body == NULL || strstr (body, part) == NULL)
    g_error ("%s %s has no %s: %s", topic, id, part, body != NULL ? body : "(none)");
}

void
test_has_not (const GantryMessage *message, const char *topic, const char *id, const char *part)
{
  const char *body = test_body (message, topic, id);

  g_assert_true (body == NULL || strstr (body, part) == NULL);
}

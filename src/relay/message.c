/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/message.h"

#include "stream/frame.h"

#include <string.h>

#define EVERYWHERE "games"
#define MAX_NAME   256
/* What one change may take as JSON, so that it fits into one frame with all that stands around it. */
#define MAX_CHANGE (GANTRY_STREAM_MAX_FROM_RELAY / 4 * 3)

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Documents of a message of parts have revs of their own: one that stands lower does not cover one that stands higher. */
static void
add_cover (GPtrArray *cover, const GantryChange *change, GantryMessageMode mode)
{
  g_autofree char *stand = mode == GANTRY_MESSAGE_PARTS ? g_strdup_printf ("\x1f" "%" G_GINT64_FORMAT, change->rev.major) : g_strdup ("");

  if (strcmp (change->topic, EVERYWHERE) == 0)
    return;
  if (change->mode == GANTRY_CHANGE_FULL)
    g_ptr_array_add (cover, g_strconcat (change->topic, "\x1f", change->scope, stand, NULL));
  else
    for (guint i = 0; i < gantry_change_get_size (change); i++)
      g_ptr_array_add (cover, g_strconcat (change->topic, "\x1f", change->scope, "\x1f", gantry_change_get_item (change, i)->id,
                                           stand, NULL));
}

GPtrArray *
gantry_message_get_cover (const GantryMessage *message)
{
  GPtrArray *cover = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < message->changes->len; i++)
    add_cover (cover, g_ptr_array_index (message->changes, i), message->mode);
  g_ptr_array_sort (cover, compare_texts);
  for (guint i = cover->len; i > 1; i--)
    if (strcmp (g_ptr_array_index (cover, i - 1), g_ptr_array_index (cover, i - 2)) == 0)
      g_ptr_array_remove_index (cover, i - 1);
  return cover;
}

gboolean
gantry_cover_is_within (GPtrArray *a, GPtrArray *b)
{
  guint j = 0;

  for (guint i = 0; i < a->len; i++)
    {
      while (j < b->len && strcmp (g_ptr_array_index (b, j), g_ptr_array_index (a, i)) < 0)
        j++;
      if (j == b->len || strcmp (g_ptr_array_index (b, j), g_ptr_array_index (a, i)) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_name (const char *text)
{
  if (*text == '\0' || strlen (text) > MAX_NAME)
    return FALSE;
  while (*text != '\0' && !g_ascii_iscntrl (*text))
    text++;
  return *text == '\0';
}

/* Every id a name, and how many bytes there are; 0 when not. */
static gsize
measure (const GantryChange *change)
{
  gsize size = 1;

  for (guint i = 0; i < gantry_change_get_size (change); i++)
    {
      const GantryChangeItem *item = gantry_change_get_item (change, i);

      if (!is_name (item->id))
        return 0;
      size += strlen (item->id) + strlen (change->scope) + 100 + (item->body != NULL ? strlen (item->body) : 0);
    }
  return size;
}

gboolean
gantry_message_check (const GantryMessage *message, GError **error)
{
  for (guint i = 0; i < message->changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (message->changes, i);
      gsize size = measure (change);

      if (size == 0 || !is_name (change->topic) || !is_name (change->scope))
        {
          g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_HEADER, "%s %s: a code in it makes no name for a document",
                       message->type, message->code);
          return FALSE;
        }
      if (size > MAX_CHANGE)
        {
          g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_TOO_LARGE,
                       "%s %s: becomes a document of more than %d bytes", message->type, message->code, MAX_CHANGE);
          return FALSE;
        }
    }
  return TRUE;
}

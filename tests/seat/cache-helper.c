/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cache-helper.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

const char *const test_topics[] = { "event/X", "people/SWM", "unit/X", NULL };

static const char *const scopes[] = { "result", "now", "notes" };

TestFeed *
test_feed_new (guint32 seed)
{
  TestFeed *self = g_new0 (TestFeed, 1);

  self->random = g_rand_new_with_seed (seed);
  self->documents = gantry_documents_new ();
  self->now = G_GINT64_CONSTANT (1700000000000);
  return self;
}

void
test_feed_free (TestFeed *self)
{
  g_rand_free (self->random);
  g_object_unref (self->documents);
  g_free (self);
}

static char *
make_body (TestFeed *self)
{
  GString *body = g_string_new (NULL);

  g_string_printf (body, "{\"rank\":\"%d\"", g_rand_int_range (self->random, 0, self->body_size > 0 ? 1000000 : 4));
  while (body->len < self->body_size)
    g_string_append_printf (body, ",\"x%u\":\"%u\"", (guint) body->len, g_rand_int (self->random));
  g_string_append_c (body, '}');
  return g_string_free (body, FALSE);
}

GantryChange *
test_feed_next (TestFeed *self)
{
  const char *topic = test_topics[g_rand_int_range (self->random, 0, 3)];
  int scope = g_rand_int_range (self->random, 0, 3);
  GantryChangeMode mode = (GantryChangeMode) g_rand_int_range (self->random, 0, 3);
  GantryChange *change;
  int n_items = g_rand_int_range (self->random, 0, 5);

  self->now += g_rand_int_range (self->random, -500, 2000);
  self->version += g_rand_int_range (self->random, -2, 4);
  change = gantry_change_new (topic, scopes[scope], mode, (GantryRev) { MAX (self->version, 0), self->now }, self->now);
  change->base = gantry_documents_get_floor (self->documents, topic, scopes[scope]);
  if (mode == GANTRY_CHANGE_FULL && gantry_rev_compare (change->base, GANTRY_REV_NONE) > 0 &&
      g_rand_int_range (self->random, 0, 4) == 0)
    {
      change->mends = TRUE;
      change->rev = change->base;
    }
  for (int i = 0; i < n_items; i++)
    {
      /* now and then an object goes from one scope to another */
      int of = g_rand_int_range (self->random, 0, 10) == 0 ? 0 : scope;
      g_autofree char *id = g_strdup_printf ("%s/%d", scopes[of], g_rand_int_range (self->random, 0, 8));
      gboolean gone = mode == GANTRY_CHANGE_DELTA && g_rand_int_range (self->random, 0, 3) == 0;
      GantryChangeItem *item = gantry_change_take (change, id, gone ? NULL : make_body (self));

      if (g_rand_int_range (self->random, 0, 10) == 0)
        item->rev = (GantryRev) { change->rev.major + g_rand_int_range (self->random, 0, 3), self->now };
      if (g_rand_int_range (self->random, 0, 10) == 0)
        item->at = self->now - 5000;
    }
  return change;
}

char *
test_describe (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (changes, i);

      if (gantry_rev_compare (change->rev, GANTRY_REV_NONE) == 0 && gantry_change_get_size (change) == 0)
        continue; /* a scope of which nothing is known */
      g_string_append_printf (text, "%s %s %d %" G_GINT64_FORMAT ".%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", change->topic,
                              change->scope, (int) change->mode, change->rev.major, change->rev.minor, change->at);
      for (guint j = 0; j < gantry_change_get_size (change); j++)
        {
          const GantryChangeItem *item = gantry_change_get_item (change, j);

          g_string_append_printf (text, "  %s %" G_GINT64_FORMAT ".%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", item->id,
                                  item->rev.major, item->rev.minor, item->at, item->body);
        }
    }
  return g_string_free (text, FALSE);
}

char *
test_describe_topic (GantryDocuments *documents, const char *topic)
{
  g_autoptr (GPtrArray) snapshot = gantry_documents_snapshot (documents, topic);

  return test_describe (snapshot);
}

char *
test_describe_objects (GantryDocuments *documents, const char *topic)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (documents, topic, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < objects->len; i++)
    g_string_append_printf (text, "%s=%s ", gantry_object_get_id (g_ptr_array_index (objects, i)),
                            gantry_object_get_body (g_ptr_array_index (objects, i)));
  return g_string_free (text, FALSE);
}

char *
test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("gantry-cache-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
test_remove_folder (char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
  g_free (folder);
}

guint
test_count_files (const char *folder, const char *with)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    count += strstr (name, with) != NULL;
  return count;
}

void
test_overwrite (const char *path, gsize offset, gconstpointer data, gsize size)
{
  int file = g_open (path, O_WRONLY | O_CREAT, 0600);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (pwrite (file, data, size, (off_t) offset), ==, (gssize) size);
  close (file);
}

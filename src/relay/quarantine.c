/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/quarantine.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define WHY ".why"

typedef struct
{
  char *name;
  gint64 bytes;
} Kept;

struct _GantryQuarantine
{
  char *folder;
  guint max_files;
  gint64 max_bytes;
  GQueue kept; /* of Kept, oldest first */
  guint serial;
  gint files;   /* atomic */
  gssize bytes; /* atomic */
};

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->name);
  g_free (kept);
}

static int
compare_kept (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (((const Kept *) a)->name, ((const Kept *) b)->name);
}

static void
add_kept (GantryQuarantine *self, const char *name, gint64 bytes)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->name = g_strdup (name);
  kept->bytes = bytes;
  g_queue_push_tail (&self->kept, kept);
  g_atomic_int_inc (&self->files);
  g_atomic_pointer_add (&self->bytes, bytes);
}

static void
drop_oldest (GantryQuarantine *self)
{
  Kept *kept = g_queue_pop_head (&self->kept);
  g_autofree char *path = g_build_filename (self->folder, kept->name, NULL);
  g_autofree char *why = g_strconcat (path, WHY, NULL);

  if (g_unlink (path) < 0 && errno != ENOENT)
    g_warning ("Cannot remove %s: %s", path, g_strerror (errno));
  g_unlink (why);
  g_atomic_int_add (&self->files, -1);
  g_atomic_pointer_add (&self->bytes, -kept->bytes);
  kept_free (kept);
}

static void
hold_bounds (GantryQuarantine *self, gint64 more)
{
  while (!g_queue_is_empty (&self->kept) &&
         (self->kept.length >= self->max_files || gantry_quarantine_get_bytes (self) + more > self->max_bytes))
    drop_oldest (self);
}

static void
read_folder (GantryQuarantine *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      GStatBuf status;

      if (!g_str_has_suffix (name, WHY) && g_stat (path, &status) == 0)
        add_kept (self, name, status.st_size);
    }
  g_queue_sort (&self->kept, compare_kept, NULL);
}

GantryQuarantine *
gantry_quarantine_new (const char *folder, guint max_files, gint64 max_bytes)
{
  GantryQuarantine *self = g_new0 (GantryQuarantine, 1);

  self->folder = g_strdup (folder);
  self->max_files = max_files;
  self->max_bytes = max_bytes;
  g_queue_init (&self->kept);
  read_folder (self);
  return self;
}

void
gantry_quarantine_free (GantryQuarantine *self)
{
  if (self == NULL)
    return;
  g_queue_clear_full (&self->kept, kept_free);
  g_free (self->folder);
  g_free (self);
}

/* Names sort by time, which is the order in which they go. */
static char *
make_name (GantryQuarantine *self, gint64 received, const char *suffix)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (received / 1000);
  g_autofree char *day = when != NULL ? g_date_time_format (when, "%Y%m%dT%H%M%S") : g_strdup ("0");

  return g_strdup_printf ("%s%03d-%06u.%s", day, (int) (received % 1000), self->serial++ % 1000000, suffix);
}

void
gantry_quarantine_keep (GantryQuarantine *self, GBytes *body, const char *suffix, gint64 received, const char *why)
{
  g_autofree char *name = make_name (self, received, suffix);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *why_path = g_strconcat (path, WHY, NULL);
  g_autofree char *line = g_strconcat (why, "\n", NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  if (size > (gsize) self->max_bytes || self->max_files == 0)
    return;
  hold_bounds (self, size);
  g_mkdir_with_parents (self->folder, 0700);
  if (!g_file_set_contents_full (path, data != NULL ? data : "", size, G_FILE_SET_CONTENTS_NONE, 0600, &error) ||
      !g_file_set_contents_full (why_path, line, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error))
    {
      g_warning ("A refused body is not kept: %s", error->message);
      g_unlink (path);
      return;
    }
  add_kept (self, name, size);
}

gint64
gantry_quarantine_get_files (GantryQuarantine *self)
{
  return g_atomic_int_get (&self->files);
}

gint64
gantry_quarantine_get_bytes (GantryQuarantine *self)
{
  return (gssize) g_atomic_pointer_get (&self->bytes);
}

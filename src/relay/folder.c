/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/folder.h"

#include <string.h>

#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE \
  "," G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC
#define BATCH 64

/* What a file was like. Times in the folder's own clock can be coarse: its size counts as well. */
typedef struct
{
  gint64 modified; /* ms */
  gint64 size;
} Look;

typedef struct
{
  Look seen;      /* as last looked at */
  gint64 since;   /* monotonic µs: it has been like that */
  gboolean whole; /* renamed into place: there is nothing to wait for */
  gboolean given;
  Look taken;     /* as it was given out, when it was */
} Item;

/* Callbacks of what was cancelled come when the folder may be gone: they touch nothing then. */
struct _GantryFolder
{
  GFile *folder;
  const char *const *suffixes;
  gsize max_size;
  const GantryFeedTimes *times;
  const GantryFolderFuncs *funcs;
  gpointer data;
  GCancellable *cancellable;
  GFileMonitor *monitor; /* (nullable) */
  GHashTable *items;     /* name → Item */
  GHashTable *renamed;   /* names that came by a rename since the last look */
  gboolean reached;
  gboolean told;
  gboolean looking;
  gboolean again;  /* something happened while looking */
  char *loading;   /* (nullable): name of the file that is being read */
  Look loaded;     /* what it was like before */
  guint look_id;
};

static void look (GantryFolder *self);
static void give_next (GantryFolder *self);

static gboolean
counts (GantryFolder *self, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (*name == '.')
    return FALSE;
  for (guint i = 0; self->suffixes[i] != NULL; i++)
    if (g_str_has_suffix (lower, self->suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_same (const Look *a, const Look *b)
{
  return a->modified == b->modified && a->size == b->size;
}

static Look
get_look (GFileInfo *info)
{
  return (Look) {
    .modified = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * 1000 +
                g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC) / 1000,
    .size = g_file_info_get_size (info),
  };
}

static void
tell_reached (GantryFolder *self, gboolean reached)
{
  if (self->told && self->reached == reached)
    return;
  self->told = TRUE;
  self->reached = reached;
  self->funcs->reached (reached, self->data);
}

static gboolean
look_cb (gpointer data)
{
  GantryFolder *self = data;

  self->look_id = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
look_in (GantryFolder *self, guint ms)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->look_id = g_timeout_add (ms, look_cb, self);
}

static void
note_item (GantryFolder *self, GFileInfo *info)
{
  const char *name = g_file_info_get_name (info);
  Look now = get_look (info);
  Item *item = g_hash_table_lookup (self->items, name);

  if (item == NULL)
    {
      item = g_new0 (Item, 1);
      item->since = g_get_monotonic_time ();
      item->seen = now;
      g_hash_table_insert (self->items, g_strdup (name), item);
    }
  else if (!is_same (&item->seen, &now))
    {
      item->since = g_get_monotonic_time ();
      item->seen = now;
      item->whole = FALSE;
    }
  if (g_hash_table_contains (self->renamed, name))
    item->whole = TRUE;
}

static gboolean
is_due (GantryFolder *self, const Item *item)
{
  if (item->given && is_same (&item->taken, &item->seen))
    return FALSE;
  return item->whole || g_get_monotonic_time () - item->since >= (gint64) self->times->settle * 1000;
}

/* It is not, or not any more, what it was when last looked at: it settles again. */
static void
unsettle (GantryFolder *self, const char *name)
{
  Item *item = g_hash_table_lookup (self->items, name);

  if (item == NULL)
    return;
  item->since = g_get_monotonic_time ();
  item->whole = FALSE;
}

/* When to look next: soon while something settles. */
static void
plan (GantryFolder *self)
{
  GHashTableIter iter;
  gpointer value;
  guint ms = self->times->look;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Item *item = value;

      if (!item->given || !is_same (&item->taken, &item->seen))
        ms = MIN (ms, MAX (self->times->settle / 2, 10));
    }
  look_in (self, self->again ? 0 : ms);
  self->again = FALSE;
}

static void
finish_look (GantryFolder *self)
{
  self->looking = FALSE;
  g_hash_table_remove_all (self->renamed);
  plan (self);
  give_next (self);
}

/* The folder went, or cannot be looked into. What was taken is kept: it is known when it comes back. */
static void
fail_look (GantryFolder *self, const char *why)
{
  if (self->reached || !self->told)
    g_message ("%s: %s", g_file_peek_path (self->folder), why);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  tell_reached (self, FALSE);
  self->looking = FALSE;
  look_in (self, self->times->look);
}

static void
files_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GantryFolder *self = data;
  g_autoptr (GError) error = NULL;
  GList *infos = g_file_enumerator_next_files_finish (G_FILE_ENUMERATOR (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      fail_look (self, error->message);
      return;
    }
  for (GList *l = infos; l != NULL; l = l->next)
    if (g_file_info_get_file_type (l->data) == G_FILE_TYPE_REGULAR && counts (self, g_file_info_get_name (l->data)))
      note_item (self, l->data);
  if (infos != NULL)
    g_file_enumerator_next_files_async (G_FILE_ENUMERATOR (object), BATCH, G_PRIORITY_DEFAULT, self->cancellable, files_cb, self);
  else
    finish_look (self);
  g_list_free_full (infos, g_object_unref);
}

static void
changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  GantryFolder *self = data;

  if (event == G_FILE_MONITOR_EVENT_RENAMED || event == G_FILE_MONITOR_EVENT_MOVED_IN)
    g_hash_table_add (self->renamed, g_file_get_basename (other != NULL ? other : file));
  if (self->looking)
    self->again = TRUE;
  else
    look_in (self, 0);
}

static void
watch (GantryFolder *self)
{
  g_autoptr (GError) error = NULL;

  if (self->monitor != NULL)
    return;
  self->monitor = g_file_monitor_directory (self->folder, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (self->monitor == NULL)
    g_info ("%s tells of no changes: %s", g_file_peek_path (self->folder), error->message);
  else
    g_signal_connect (self->monitor, "changed", G_CALLBACK (changed_cb), self);
}

static void
enumerate_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GantryFolder *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileEnumerator) enumerator = g_file_enumerate_children_finish (G_FILE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (enumerator == NULL)
    {
      fail_look (self, error->message);
      return;
    }
  tell_reached (self, TRUE);
  g_file_enumerator_next_files_async (enumerator, BATCH, G_PRIORITY_DEFAULT, self->cancellable, files_cb, self);
}

static void
look (GantryFolder *self)
{
  if (self->looking)
    {
      self->again = TRUE;
      return;
    }
  self->looking = TRUE;
  watch (self);
  g_file_enumerate_children_async (self->folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable,
                                   enumerate_cb, self);
}

static void
give (GantryFolder *self, const char *name, const Look *as, GBytes *bytes, const char *why)
{
  Item *item = g_hash_table_lookup (self->items, name);

  if (item != NULL)
    {
      item->given = TRUE;
      item->taken = *as;
    }
  self->funcs->file (name, bytes, why, as->modified, self->data);
}

/* What is longer than it was said to be is not read to its end: it may have none. Called by the thread that reads. */
static gboolean
is_wanted (const char *contents, goffset size, gpointer data)
{
  const GantryFolder *self = data;

  return size <= self->loaded.size;
}

static void
load_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GantryFolder *self = data;
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;
  gboolean good = g_file_load_partial_contents_finish (G_FILE (object), result, &contents, &length, NULL, &error);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  name = g_steal_pointer (&self->loading);
  if (good)
    bytes = g_bytes_new_take (contents, length);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_hash_table_remove (self->items, name);
  else if (good && length != (gsize) self->loaded.size) /* it was written to meanwhile */
    unsettle (self, name);
  else
    give (self, name, &self->loaded, bytes, good ? NULL : error->message);
  if (!self->looking)
    plan (self);
  give_next (self);
}

/* The next complete file, one at a time. */
static void
give_next (GantryFolder *self)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, self->items);
  while (self->loading == NULL && g_hash_table_iter_next (&iter, &name, &value))
    {
      const Item *item = value;
      Look as = item->seen;
      g_autoptr (GFile) file = NULL;

      if (!is_due (self, item))
        continue;
      if (as.size > (gint64) self->max_size)
        {
          g_autofree char *why = g_strdup_printf ("file of %" G_GINT64_FORMAT " bytes, at most %" G_GSIZE_FORMAT " are taken",
                                                  as.size, self->max_size);

          give (self, name, &as, NULL, why);
          continue;
        }
      file = g_file_get_child (self->folder, name);
      self->loading = g_strdup (name);
      self->loaded = as;
      g_file_load_partial_contents_async (file, self->cancellable, is_wanted, load_cb, self);
    }
}

void
gantry_folder_again (GantryFolder *self, const char *name)
{
  Item *item;

  g_return_if_fail (self != NULL && name != NULL);

  item = g_hash_table_lookup (self->items, name);
  if (item != NULL)
    item->given = FALSE;
  look_in (self, self->times->look);
}

GantryFolder *
gantry_folder_new (const char *path, const char *const *suffixes, gsize max_size, const GantryFeedTimes *times,
                   const GantryFolderFuncs *funcs, gpointer data)
{
  GantryFolder *self = g_new0 (GantryFolder, 1);

  self->folder = g_file_new_for_path (path);
  self->suffixes = suffixes;
  self->max_size = max_size;
  self->times = times;
  self->funcs = funcs;
  self->data = data;
  self->cancellable = g_cancellable_new ();
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  look (self);
  return self;
}

void
gantry_folder_free (GantryFolder *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->renamed);
  g_object_unref (self->cancellable);
  g_object_unref (self->folder);
  g_free (self->loading);
  g_free (self);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_ASIDE 3
#define ROOM      (1024 * 1024)

static const char *const aside_words[] = { ".damaged-", ".foreign-", ".newer-" };

static int
fail (const char *path, GError **error)
{
  int number = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", path, g_strerror (number));
  return -1;
}

int
gantry_cache_files_lock (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  int descriptor;

  if (g_mkdir_with_parents (folder, 0700) < 0)
    return fail (folder, error);
  descriptor = g_open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return fail (lock, error);
  if (flock (descriptor, LOCK_EX | LOCK_NB) == 0)
    return descriptor;
  if (errno == EWOULDBLOCK)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, "%s: is in use", path);
  else
    fail (lock, error);
  close (descriptor);
  return -1;
}

int
gantry_cache_files_lock_look (const char *path, gboolean alone)
{
  g_autofree char *look = g_strconcat (path, ".look", NULL);
  int descriptor = g_open (look, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  int result;

  if (descriptor < 0)
    return -1;
  do
    result = flock (descriptor, alone ? LOCK_EX | LOCK_NB : LOCK_SH);
  while (result < 0 && errno == EINTR);
  if (result == 0)
    return descriptor;
  close (descriptor);
  return -1;
}

char *
gantry_cache_files_get_mark (const char *path)
{
  struct stat status;

  if (stat (path, &status) < 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld", (guint64) status.st_ino,
                          (gint64) status.st_size, (gint64) status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

static gboolean
is_aside (const char *name, const char *base)
{
  if (!g_str_has_prefix (name, base) || g_str_has_suffix (name, "-wal"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (aside_words); i++)
    if (g_str_has_prefix (name + strlen (base), aside_words[i]))
      return TRUE;
  return FALSE;
}

/* By the time in the name, which is behind the last dash. */
static int
compare_asides (gconstpointer a, gconstpointer b)
{
  return strcmp (strrchr (*(char *const *) a, '-'), strrchr (*(char *const *) b, '-'));
}

static void
forget_old_asides (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_aside (name, base))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_asides);
  for (guint i = 0; i + MAX_ASIDE < names->len; i++)
    {
      g_autofree char *old = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *ahead = g_strconcat (old, "-wal", NULL);

      g_unlink (old);
      g_unlink (ahead);
    }
}

static char *
make_aside_name (const char *path, const char *word, gint64 now)
{
  for (;; now++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now / 1000);
      g_autofree char *stamp = time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%S") : g_strdup ("0");
      g_autofree char *name = g_strdup_printf ("%s.%s-%s.%03d", path, word, stamp, (int) (now % 1000));

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

/* What was written ahead goes along: it must not be taken for that of the new file. */
char *
gantry_cache_files_set_aside (const char *path, const char *word, gint64 now, GError **error)
{
  g_autofree char *aside = make_aside_name (path, word, now);
  g_autofree char *ahead = g_strconcat (path, "-wal", NULL);
  g_autofree char *aside_ahead = g_strconcat (aside, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);

  if (g_rename (ahead, aside_ahead) < 0 && errno != ENOENT && g_unlink (ahead) < 0)
    {
      fail (ahead, error);
      return NULL;
    }
  g_unlink (shared);
  if (g_rename (path, aside) < 0)
    {
      fail (path, error);
      return NULL;
    }
  forget_old_asides (path);
  return g_steal_pointer (&aside);
}

gboolean
gantry_cache_files_is_full (const char *path)
{
  g_autofree char *name = g_strconcat (path, ".room", NULL);
  g_autofree char *zeros = g_malloc0 (ROOM);
  int descriptor = g_open (name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  int number = descriptor < 0 ? errno : 0;
  gssize written = 0, n;

  while (descriptor >= 0 && written < ROOM && number == 0)
    {
      n = write (descriptor, zeros + written, (gsize) (ROOM - written));
      written += MAX (n, 0);
      number = n < 0 && errno != EINTR ? errno : 0;
    }
  if (descriptor >= 0)
    {
      close (descriptor);
      g_unlink (name);
    }
  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-tail.h"

#include "stream/frame.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*   Head | ring of RING bytes: … records from begin to end …
 *
 * begin and end only grow; a place in the ring is what is left of them modulo RING. A record is a RecordHead and the text of a
 * frame, or the name of a value. Its sum covers its place too, so that what an earlier round left there is none. The end is written after the record.
 *
 * Written and not mapped: somebody may cut the file while we run, and a page of a map that its file has no longer ends the
 * process with a signal. */

#define MAGIC "GTAIL01"
#define RING  (4 * 1024 * 1024)

typedef struct
{
  char magic[8];
  guint64 begin;
  guint64 end;
} Head;

typedef enum
{
  RECORD_CHANGE,
  RECORD_MENDING, /* a change that mends */
  RECORD_VALUE,
} RecordKind;

typedef struct
{
  guint64 sum;
  gint64 number; /* the time of the change: a snapshot has only those of its objects; or the value */
  guint32 size;  /* of the text */
  guint32 kind;
} RecordHead;

struct _GantryCacheTail
{
  char *path;
  GMutex mutex;   /* over all below */
  int descriptor; /* -1: there is no file */
  Head head;      /* as in the file */
};

static gboolean
write_at (int descriptor, gconstpointer data, gsize size, gsize at)
{
  const char *bytes = data;
  gssize written;

  for (; size > 0; size -= written, at += written, bytes += written)
    {
      do
        written = pwrite (descriptor, bytes, size, at);
      while (written < 0 && errno == EINTR);
      if (written <= 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_head (GantryCacheTail *self)
{
  return write_at (self->descriptor, &self->head, sizeof self->head, 0);
}

static gboolean
write_ring (GantryCacheTail *self, guint64 place, gconstpointer data, gsize size)
{
  gsize at = place % RING, first = MIN (size, RING - at);

  return write_at (self->descriptor, data, first, sizeof (Head) + at) &&
         write_at (self->descriptor, (const char *) data + first, size - first, sizeof (Head));
}

static void
copy_out (const char *ring, guint64 place, gpointer data, gsize size)
{
  gsize at = place % RING, first = MIN (size, RING - at);

  memcpy (data, ring + at, first);
  memcpy ((char *) data + first, ring, size - first);
}

static guint64
make_sum (const RecordHead *head, const char *text, guint64 place)
{
  guint64 sum = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ place ^ ((guint64) head->size << 32) ^ head->kind ^ (guint64) head->number;

  for (guint32 i = 0; i < head->size; i++)
    sum = (sum ^ (guchar) text[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return sum;
}

/* A full change as a snapshot of its scope, others as a put. */
static GBytes *
encode (const GantryChange *change)
{
  g_autoptr (GantryFrame) frame =
    gantry_frame_new (change->mode == GANTRY_CHANGE_FULL ? GANTRY_FRAME_SNAP : GANTRY_FRAME_PUT);
  GBytes *text;

  frame->topic = g_strdup (change->topic);
  frame->seq = 1;
  frame->epoch = 1;
  g_ptr_array_set_free_func (frame->changes, NULL);
  g_ptr_array_add (frame->changes, (gpointer) change); /* lent */
  text = gantry_frame_encode (frame);
  g_ptr_array_set_size (frame->changes, 0);
  return text;
}

/* Whole again when somebody has cut it. What was in it is on its way into the database as well. */
static gboolean
mend_file (GantryCacheTail *self)
{
  struct stat status;

  if (fstat (self->descriptor, &status) == 0 && status.st_size == sizeof (Head) + RING)
    return TRUE;
  self->head.begin = self->head.end;
  return ftruncate (self->descriptor, 0) == 0 && posix_fallocate (self->descriptor, 0, sizeof (Head) + RING) == 0 && write_head (self);
}

static guint64
add_record (GantryCacheTail *self, RecordHead *head, const char *text)
{
  guint64 end = self->head.end;
  gsize whole = sizeof *head + head->size;

  if (self->descriptor < 0 || !mend_file (self) || whole > RING - (end - self->head.begin))
    return 0;
  head->sum = make_sum (head, text, end);
  if (!write_ring (self, end, head, sizeof *head) || !write_ring (self, end + sizeof *head, text, head->size))
    return 0;
  self->head.end = end + whole;
  if (write_head (self))
    return self->head.end;
  self->head.end = end;
  return 0;
}

gboolean
gantry_cache_tail_is_attached (GantryCacheTail *self)
{
  gboolean attached;

  g_mutex_lock (&self->mutex);
  attached = self->descriptor >= 0;
  g_mutex_unlock (&self->mutex);
  return attached;
}

guint64
gantry_cache_tail_add (GantryCacheTail *self, const GantryChange *change)
{
  RecordHead head = { .number = change->at, .kind = change->mends ? RECORD_MENDING : RECORD_CHANGE };
  g_autoptr (GBytes) bytes = NULL;
  guint64 ticket;

  g_return_val_if_fail (self != NULL && change != NULL, 0);

  if (!gantry_cache_tail_is_attached (self))
    return 0;
  bytes = encode (change);
  if (g_bytes_get_size (bytes) > RING / 2)
    return 0;
  head.size = (guint32) g_bytes_get_size (bytes);
  g_mutex_lock (&self->mutex);
  ticket = add_record (self, &head, g_bytes_get_data (bytes, NULL));
  g_mutex_unlock (&self->mutex);
  return ticket;
}

guint64
gantry_cache_tail_note (GantryCacheTail *self, const char *name, gint64 value)
{
  RecordHead head = { .number = value, .kind = RECORD_VALUE };
  guint64 ticket;

  g_return_val_if_fail (self != NULL && name != NULL && strlen (name) <= RING / 2, 0);

  head.size = (guint32) strlen (name);
  g_mutex_lock (&self->mutex);
  ticket = add_record (self, &head, name);
  g_mutex_unlock (&self->mutex);
  return ticket;
}

void
gantry_cache_tail_done (GantryCacheTail *self, guint64 ticket)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  if (self->descriptor >= 0 && ticket > self->head.begin)
    {
      self->head.begin = MIN (ticket, self->head.end);
      write_head (self); /* what cannot be written is read once more: that changes nothing */
    }
  g_mutex_unlock (&self->mutex);
}

static gboolean
read_changes (const RecordHead *head, const char *text, GPtrArray *changes)
{
  g_autoptr (GantryFrame) frame = gantry_frame_decode (text, head->size, GANTRY_STREAM_MAX_FROM_RELAY, NULL);

  if (frame == NULL || (frame->type != GANTRY_FRAME_SNAP && frame->type != GANTRY_FRAME_PUT))
    return FALSE;
  g_ptr_array_set_free_func (frame->changes, NULL);
  for (guint i = 0; i < frame->changes->len; i++)
    {
      GantryChange *change = g_ptr_array_index (frame->changes, i);

      change->mends = head->kind == RECORD_MENDING;
      change->at = head->number;
      g_ptr_array_add (changes, change);
    }
  g_ptr_array_set_size (frame->changes, 0);
  return TRUE;
}

/* Adds what is in the record; its whole size, 0 when it is none. */
static gsize
read_record (const char *ring, guint64 place, guint64 end, GPtrArray *changes, GHashTable *values)
{
  g_autofree char *text = NULL;
  RecordHead head;

  if (end - place < sizeof head)
    return 0;
  copy_out (ring, place, &head, sizeof head);
  if (head.size > end - place - sizeof head)
    return 0;
  text = g_malloc (head.size + 1);
  copy_out (ring, place + sizeof head, text, head.size);
  text[head.size] = '\0';
  if (head.sum != make_sum (&head, text, place))
    return 0;
  if (head.kind == RECORD_VALUE)
    g_hash_table_replace (values, g_steal_pointer (&text), g_memdup2 (&head.number, sizeof head.number));
  else if (!read_changes (&head, text, changes))
    return 0;
  return sizeof head + head.size;
}

GPtrArray *
gantry_cache_tail_read (GantryCacheTail *self, GHashTable *values)
{
  g_autofree char *content = NULL;
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  Head head;
  gsize length, size;

  g_return_val_if_fail (self != NULL && values != NULL, changes);

  if (!g_file_get_contents (self->path, &content, &length, NULL) || length != sizeof head + RING)
    return changes;
  memcpy (&head, content, sizeof head);
  if (memcmp (head.magic, MAGIC, sizeof head.magic) != 0 || head.begin > head.end || head.end - head.begin > RING)
    return changes;
  for (guint64 place = head.begin; place < head.end; place += size)
    {
      size = read_record (content + sizeof head, place, head.end, changes, values);
      if (size == 0)
        break;
    }
  return changes;
}

/* -1: it cannot be had whole. Every block is there before it is written to, so that nothing is missing when the disk is full. */
static int
make_file (const char *path, const Head *head)
{
  int descriptor = g_open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  if (descriptor < 0)
    return -1;
  if (posix_fallocate (descriptor, 0, sizeof *head + RING) == 0 && write_at (descriptor, head, sizeof *head, 0))
    return descriptor;
  close (descriptor);
  g_unlink (path);
  return -1;
}

void
gantry_cache_tail_attach (GantryCacheTail *self)
{
  const Head head = { .magic = MAGIC };
  int descriptor;

  g_return_if_fail (self != NULL);

  if (self->descriptor >= 0)
    return; /* only this thread attaches */
  descriptor = make_file (self->path, &head);
  g_mutex_lock (&self->mutex);
  self->descriptor = descriptor;
  self->head = head;
  g_mutex_unlock (&self->mutex);
}

void
gantry_cache_tail_detach (GantryCacheTail *self)
{
  int descriptor;

  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  descriptor = self->descriptor;
  self->descriptor = -1;
  g_mutex_unlock (&self->mutex);
  if (descriptor < 0)
    return;
  if (self->head.begin == self->head.end)
    g_unlink (self->path);
  close (descriptor);
}

GantryCacheTail *
gantry_cache_tail_new (const char *path)
{
  GantryCacheTail *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (GantryCacheTail, 1);
  self->path = g_strconcat (path, ".tail", NULL);
  self->descriptor = -1;
  g_mutex_init (&self->mutex);
  return self;
}

void
gantry_cache_tail_free (GantryCacheTail *self)
{
  if (self == NULL)
    return;
  gantry_cache_tail_detach (self);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self);
}

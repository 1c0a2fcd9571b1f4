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
 * frame. Its sum covers its place too, so that what an earlier round left there is none. The end is written after the record.
 *
 * Written and not mapped: somebody may cut the file while we run, and a page of a map that its file has no longer ends the
 * process with a signal. */

#define MAGIC "GTAIL01"
#define RING  (1024 * 1024)

typedef struct
{
  char magic[8];
  guint64 begin;
  guint64 end;
} Head;

typedef struct
{
  guint64 sum;
  gint64 at;    /* of the change: a snapshot has only those of its objects */
  guint32 size; /* of the text */
  guint32 mends;
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
  guint64 sum = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ place ^ ((guint64) head->size << 32) ^ head->mends ^ (guint64) head->at;

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
add_text (GantryCacheTail *self, GBytes *bytes, const GantryChange *change)
{
  RecordHead head = { .size = (guint32) g_bytes_get_size (bytes), .mends = change->mends, .at = change->at };
  guint64 end = self->head.end;
  gsize whole = sizeof head + head.size;
  const char *text = g_bytes_get_data (bytes, NULL);

  if (!mend_file (self) || whole > RING - (end - self->head.begin))
    return 0;
  head.sum = make_sum (&head, text, end);
  if (!write_ring (self, end, &head, sizeof head) || !write_ring (self, end + sizeof head, text, head.size))
    return 0;
  self->head.end = end + whole;
  if (write_head (self))
    return self->head.end;
  self->head.end = end;
  return 0;
}

static gboolean
is_attached (GantryCacheTail *self)
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
  g_autoptr (GBytes) bytes = NULL;
  guint64 ticket = 0;

  g_return_val_if_fail (self != NULL && change != NULL, 0);

  if (!is_attached (self))
    return 0;
  bytes = encode (change);
  if (g_bytes_get_size (bytes) > RING / 2)
    return 0;
  g_mutex_lock (&self->mutex);
  if (self->descriptor >= 0)
    ticket = add_text (self, bytes, change);
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

/* Adds the changes of the record to the array; its whole size, 0 when it is none. */
static gsize
read_record (const char *ring, guint64 place, guint64 end, GPtrArray *changes)
{
  g_autoptr (GantryFrame) frame = NULL;
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
  frame = gantry_frame_decode (text, head.size, GANTRY_STREAM_MAX_FROM_RELAY, NULL);
  if (frame == NULL || (frame->type != GANTRY_FRAME_SNAP && frame->type != GANTRY_FRAME_PUT))
    return 0;
  g_ptr_array_set_free_func (frame->changes, NULL);
  for (guint i = 0; i < frame->changes->len; i++)
    {
      GantryChange *change = g_ptr_array_index (frame->changes, i);

      change->mends = head.mends != 0;
      change->at = head.at;
      g_ptr_array_add (changes, change);
    }
  g_ptr_array_set_size (frame->changes, 0);
  return sizeof head + head.size;
}

GPtrArray *
gantry_cache_tail_read (GantryCacheTail *self)
{
  g_autofree char *content = NULL;
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  Head head;
  gsize length, size;

  g_return_val_if_fail (self != NULL, changes);

  if (!g_file_get_contents (self->path, &content, &length, NULL) || length != sizeof head + RING)
    return changes;
  memcpy (&head, content, sizeof head);
  if (memcmp (head.magic, MAGIC, sizeof head.magic) != 0 || head.begin > head.end || head.end - head.begin > RING)
    return changes;
  for (guint64 place = head.begin; place < head.end; place += size)
    {
      size = read_record (content + sizeof head, place, head.end, changes);
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

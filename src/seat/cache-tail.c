/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/cache-tail.h"

#include "stream/frame.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/*   Head | ring of RING bytes: … records from begin to end …
 *
 * begin and end only grow; a place in the ring is what is left of them modulo RING. A record is a RecordHead and the text of a
 * frame. Its sum covers its place too, so that what an earlier round left there is none. The end is written after the record. */

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
  GMutex mutex; /* over the map */
  Head *map;    /* (nullable): nothing is mapped */
};

static char *
get_ring (Head *map)
{
  return (char *) (map + 1);
}

static void
copy_in (Head *map, guint64 place, gconstpointer data, gsize size)
{
  gsize at = place % RING, first = MIN (size, RING - at);

  memcpy (get_ring (map) + at, data, first);
  memcpy (get_ring (map), (const char *) data + first, size - first);
}

static void
copy_out (Head *map, guint64 place, gpointer data, gsize size)
{
  gsize at = place % RING, first = MIN (size, RING - at);

  memcpy (data, get_ring (map) + at, first);
  memcpy ((char *) data + first, get_ring (map), size - first);
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

static guint64
add_text (Head *map, GBytes *bytes, const GantryChange *change)
{
  RecordHead head = { .size = (guint32) g_bytes_get_size (bytes), .mends = change->mends, .at = change->at };
  gsize whole = sizeof head + head.size;
  const char *text = g_bytes_get_data (bytes, NULL);

  if (whole > RING - (map->end - map->begin))
    return 0;
  head.sum = make_sum (&head, text, map->end);
  copy_in (map, map->end, &head, sizeof head);
  copy_in (map, map->end + sizeof head, text, head.size);
  __atomic_store_n (&map->end, map->end + whole, __ATOMIC_RELEASE);
  return map->end;
}

guint64
gantry_cache_tail_add (GantryCacheTail *self, const GantryChange *change)
{
  g_autoptr (GBytes) bytes = NULL;
  guint64 ticket = 0;
  gboolean mapped;

  g_return_val_if_fail (self != NULL && change != NULL, 0);

  g_mutex_lock (&self->mutex);
  mapped = self->map != NULL;
  g_mutex_unlock (&self->mutex);
  if (!mapped)
    return 0;
  bytes = encode (change);
  if (g_bytes_get_size (bytes) > RING / 2)
    return 0;
  g_mutex_lock (&self->mutex);
  if (self->map != NULL)
    ticket = add_text (self->map, bytes, change);
  g_mutex_unlock (&self->mutex);
  return ticket;
}

void
gantry_cache_tail_done (GantryCacheTail *self, guint64 ticket)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  if (self->map != NULL && ticket > self->map->begin)
    self->map->begin = MIN (ticket, self->map->end);
  g_mutex_unlock (&self->mutex);
}

/* Adds the changes of the record to the array; its whole size, 0 when it is none. */
static gsize
read_record (Head *map, guint64 place, guint64 end, GPtrArray *changes)
{
  g_autoptr (GantryFrame) frame = NULL;
  g_autofree char *text = NULL;
  RecordHead head;

  if (end - place < sizeof head)
    return 0;
  copy_out (map, place, &head, sizeof head);
  if (head.size > end - place - sizeof head)
    return 0;
  text = g_malloc (head.size + 1);
  copy_out (map, place + sizeof head, text, head.size);
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
  Head *map;
  gsize length, size;

  g_return_val_if_fail (self != NULL, changes);

  if (!g_file_get_contents (self->path, &content, &length, NULL) || length != sizeof *map + RING)
    return changes;
  map = (gpointer) content;
  if (memcmp (map->magic, MAGIC, sizeof map->magic) != 0 || map->begin > map->end || map->end - map->begin > RING)
    return changes;
  for (guint64 place = map->begin; place < map->end; place += size)
    {
      size = read_record (map, place, map->end, changes);
      if (size == 0)
        break;
    }
  return changes;
}

/* (nullable) */
static Head *
make_map (const char *path)
{
  int descriptor = g_open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  Head *map = MAP_FAILED;

  if (descriptor < 0)
    return NULL;
  /* Every page is there before it is touched: nobody gets a signal when the disk is full. */
  if (posix_fallocate (descriptor, 0, sizeof *map + RING) == 0)
    map = mmap (NULL, sizeof *map + RING, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, descriptor, 0);
  close (descriptor);
  if (map == MAP_FAILED)
    {
      g_unlink (path);
      return NULL;
    }
  memcpy (map->magic, MAGIC, sizeof map->magic);
  return map;
}

void
gantry_cache_tail_attach (GantryCacheTail *self)
{
  Head *map;

  g_return_if_fail (self != NULL);

  if (self->map != NULL)
    return; /* only this thread maps */
  map = make_map (self->path);
  g_mutex_lock (&self->mutex);
  self->map = map;
  g_mutex_unlock (&self->mutex);
}

void
gantry_cache_tail_detach (GantryCacheTail *self)
{
  Head *map;

  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  map = g_steal_pointer (&self->map);
  g_mutex_unlock (&self->mutex);
  if (map == NULL)
    return;
  if (map->begin == map->end)
    g_unlink (self->path);
  munmap (map, sizeof *map + RING);
}

GantryCacheTail *
gantry_cache_tail_new (const char *path)
{
  GantryCacheTail *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (GantryCacheTail, 1);
  self->path = g_strconcat (path, ".tail", NULL);
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

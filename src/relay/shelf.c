/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/shelf.h"

#include <string.h>
#include <sys/mman.h>

#define BLOCK (256 * 1024) /* one whose put somebody still sends is kept whole: not too large */
#define LARGE (BLOCK / 8)  /* has a place of its own: leaves no large end of a block empty */

typedef struct
{
  gatomicrefcount count; /* of puts, and of the shelf while it fills */
  gsize used;
} Block;

struct _GantryShelf
{
  Block *block; /* (nullable): being filled */
};

/* Not from the heap: it would come to lie between other things there. */
static Block *
block_new (void)
{
  Block *block = mmap (NULL, BLOCK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (block == MAP_FAILED)
    g_error ("no memory for another %d bytes", BLOCK); /* as g_malloc() */
  g_atomic_ref_count_init (&block->count);
  block->used = sizeof *block;
  return block;
}

static void
block_unref (gpointer data)
{
  Block *block = data;

  if (g_atomic_ref_count_dec (&block->count))
    munmap (block, BLOCK);
}

GantryShelf *
gantry_shelf_new (void)
{
  return g_new0 (GantryShelf, 1);
}

void
gantry_shelf_free (GantryShelf *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->block, block_unref);
  g_free (self);
}

GBytes *
gantry_shelf_put (GantryShelf *self, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  char *place;

  g_return_val_if_fail (self != NULL, NULL);

  if (size == 0 || size > LARGE)
    return g_bytes_ref (bytes);
  if (self->block != NULL && self->block->used + size > BLOCK)
    g_clear_pointer (&self->block, block_unref);
  if (self->block == NULL)
    self->block = block_new ();
  place = (char *) self->block + self->block->used;
  self->block->used += size;
  memcpy (place, data, size);
  g_atomic_ref_count_inc (&self->block->count);
  return g_bytes_new_with_free_func (place, size, block_unref, self->block);
}

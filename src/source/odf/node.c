/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/node.h"

#include <string.h>

#define FIRST_BLOCK   (4 * 1024)
#define LARGEST_BLOCK (256 * 1024)

void
gantry_odf_arena_clear (GantryOdfArena *self)
{
  g_slist_free_full (self->blocks, g_free);
  *self = (GantryOdfArena) { 0 };
}

static void
add_block (GantryOdfArena *self, gsize size)
{
  self->block_size = CLAMP (self->block_size * 2, FIRST_BLOCK, LARGEST_BLOCK);
  self->left = MAX (self->block_size, size);
  self->at = g_malloc (self->left);
  self->blocks = g_slist_prepend (self->blocks, self->at);
}

static char *
take (GantryOdfArena *self, gsize size)
{
  char *at;

  size = (size + sizeof (gpointer) - 1) & ~(sizeof (gpointer) - 1);
  if (size > self->left)
    add_block (self, size);
  at = self->at;
  self->at += size;
  self->left -= size;
  return at;
}

gpointer
gantry_odf_arena_alloc (GantryOdfArena *self, gsize size)
{
  return memset (take (self, size), 0, size);
}

char *
gantry_odf_arena_dup (GantryOdfArena *self, const char *text, gsize length)
{
  char *copy = take (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

void
gantry_odf_node_append (GantryOdfNode *self, GantryOdfNode *child)
{
  if (self->last != NULL)
    self->last->next = child;
  else
    self->first = child;
  self->last = child;
}

const char *
gantry_odf_node_get (const GantryOdfNode *self, const char *attribute)
{
  if (self == NULL)
    return NULL;
  for (guint i = 0; i < self->n_attributes; i++)
    if (*self->attributes[i].name == *attribute && strcmp (self->attributes[i].name, attribute) == 0)
      return *self->attributes[i].value != '\0' ? self->attributes[i].value : NULL;
  return NULL;
}

static GantryOdfNode *
find_name (GantryOdfNode *node, const char *name)
{
  while (node != NULL && strcmp (node->name, name) != 0)
    node = node->next;
  return node;
}

GantryOdfNode *
gantry_odf_node_child (const GantryOdfNode *self, const char *name)
{
  return self != NULL ? find_name (self->first, name) : NULL;
}

GantryOdfNode *
gantry_odf_node_again (const GantryOdfNode *self)
{
  return find_name (self->next, self->name);
}

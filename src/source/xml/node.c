/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/xml/node.h"

#include <string.h>

#define FIRST_BLOCK   (4 * 1024)
#define LARGEST_BLOCK (256 * 1024)

void
gantry_xml_arena_clear (GantryXmlArena *self)
{
  g_slist_free_full (self->blocks, g_free);
  *self = (GantryXmlArena) { 0 };
}

static void
add_block (GantryXmlArena *self, gsize size)
{
  self->block_size = CLAMP (self->block_size * 2, FIRST_BLOCK, LARGEST_BLOCK);
  self->left = MAX (self->block_size, size);
  self->at = g_malloc (self->left);
  self->blocks = g_slist_prepend (self->blocks, self->at);
}

static char *
take (GantryXmlArena *self, gsize size)
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
gantry_xml_arena_alloc (GantryXmlArena *self, gsize size)
{
  return memset (take (self, size), 0, size);
}

char *
gantry_xml_arena_dup (GantryXmlArena *self, const char *text, gsize length)
{
  char *copy = take (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

void
gantry_xml_node_append (GantryXmlNode *self, GantryXmlNode *child)
{
  if (self->last != NULL)
    self->last->next = child;
  else
    self->first = child;
  self->last = child;
}

const char *
gantry_xml_node_get (const GantryXmlNode *self, const char *attribute)
{
  if (self == NULL)
    return NULL;
  for (guint i = 0; i < self->n_attributes; i++)
    if (*self->attributes[i].name == *attribute && strcmp (self->attributes[i].name, attribute) == 0)
      return *self->attributes[i].value != '\0' ? self->attributes[i].value : NULL;
  return NULL;
}

static GantryXmlNode *
find_name (GantryXmlNode *node, const char *name)
{
  while (node != NULL && strcmp (node->name, name) != 0)
    node = node->next;
  return node;
}

GantryXmlNode *
gantry_xml_node_child (const GantryXmlNode *self, const char *name)
{
  return self != NULL ? find_name (self->first, name) : NULL;
}

GantryXmlNode *
gantry_xml_node_again (const GantryXmlNode *self)
{
  return find_name (self->next, self->name);
}

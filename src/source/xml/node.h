/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is kept of a message while its documents are made: the elements and attributes that the
 * vocabulary knows, in one arena that lives as long as the parse. Names are the vocabulary's own
 * texts. */
typedef struct _GantryXmlNode GantryXmlNode;

typedef struct
{
  const char *name;
  const char *value;
} GantryXmlAttribute;

struct _GantryXmlNode
{
  const char *name;
  GantryXmlAttribute *attributes;
  guint n_attributes;
  const char *text; /* of an element without child elements, blanks around it taken off; "" */
  GantryXmlNode *first;
  GantryXmlNode *last;
  GantryXmlNode *next;
};

typedef struct
{
  GSList *blocks; /* (element-type char *) (owned) */
  char *at;
  gsize left;
  gsize block_size;
} GantryXmlArena;

void           gantry_xml_arena_clear (GantryXmlArena *self);
/* Zeroed, aligned for pointers. A GantryXmlArena of zeros is an empty one. */
gpointer       gantry_xml_arena_alloc (GantryXmlArena *self, gsize size);
char          *gantry_xml_arena_dup   (GantryXmlArena *self, const char *text, gsize length);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryXmlArena, gantry_xml_arena_clear)

void           gantry_xml_node_append (GantryXmlNode *self, GantryXmlNode *child);

/* NULL when absent or empty: the feed makes no difference. All take a NULL node as one without
 * anything. */
const char    *gantry_xml_node_get    (const GantryXmlNode *self, const char *attribute);
/* The first child of that name, and the next sibling of the same name. (nullable) */
GantryXmlNode *gantry_xml_node_child  (const GantryXmlNode *self, const char *name);
GantryXmlNode *gantry_xml_node_again  (const GantryXmlNode *self);

#define GANTRY_XML_FOREACH(child, parent, name) \
  for (const GantryXmlNode *child = gantry_xml_node_child ((parent), (name)); child != NULL; \
       child = gantry_xml_node_again (child))

G_END_DECLS

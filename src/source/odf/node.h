/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is kept of a message while its documents are made: the elements and attributes that the
 * vocabulary knows, in one arena that lives as long as the parse. Names are the vocabulary's own
 * texts. */
typedef struct _GantryOdfNode GantryOdfNode;

typedef struct
{
  const char *name;
  const char *value;
} GantryOdfAttribute;

struct _GantryOdfNode
{
  const char *name;
  GantryOdfAttribute *attributes;
  guint n_attributes;
  const char *text; /* of an element without child elements, blanks around it taken off; "" */
  GantryOdfNode *first;
  GantryOdfNode *last;
  GantryOdfNode *next;
};

typedef struct
{
  GSList *blocks; /* (element-type char *) (owned) */
  char *at;
  gsize left;
  gsize block_size;
} GantryOdfArena;

void           gantry_odf_arena_clear (GantryOdfArena *self);
/* Zeroed, aligned for pointers. A GantryOdfArena of zeros is an empty one. */
gpointer       gantry_odf_arena_alloc (GantryOdfArena *self, gsize size);
char          *gantry_odf_arena_dup   (GantryOdfArena *self, const char *text, gsize length);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryOdfArena, gantry_odf_arena_clear)

void           gantry_odf_node_append (GantryOdfNode *self, GantryOdfNode *child);

/* NULL when absent or empty: the feed makes no difference. All take a NULL node as one without
 * anything. */
const char    *gantry_odf_node_get    (const GantryOdfNode *self, const char *attribute);
/* The first child of that name, and the next sibling of the same name. (nullable) */
GantryOdfNode *gantry_odf_node_child  (const GantryOdfNode *self, const char *name);
GantryOdfNode *gantry_odf_node_again  (const GantryOdfNode *self);

#define GANTRY_ODF_FOREACH(child, parent, name) \
  for (const GantryOdfNode *child = gantry_odf_node_child ((parent), (name)); child != NULL; \
       child = gantry_odf_node_again (child))

G_END_DECLS

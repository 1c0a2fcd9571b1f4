/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/xml/node.h"
#include "source/odf/odf.h"
#include "source/body.h"

G_BEGIN_DECLS

/* What the making of documents from one message works on: the message so far, its content, and the
 * body that is being written. Lives on the stack of the parse. */
typedef struct
{
  GantryOdfMessage *message;        /* not owned */
  const GantryXmlNode *root;        /* not owned */
  const GantryXmlNode *competition; /* not owned; (nullable): the message withdraws what it said */
  GantryRev rev;
  char *suffix; /* "~subcode~subtype~language" without empty ones at the end; "" */
  GantryBodyWriter writer;
} GantryOdfBuilder;

typedef void (*GantryOdfBuild) (GantryOdfBuilder *self);

/* How an attribute of the feed becomes a member of a body. */
typedef enum
{
  GANTRY_ODF_FIELD_TEXT, /* as it stands */
  GANTRY_ODF_FIELD_INT,  /* a whole number; another value is passed over as odd */
  GANTRY_ODF_FIELD_FLAG, /* "Y": true */
} GantryOdfFieldKind;

typedef struct
{
  const char *attribute;
  const char *member;
  GantryOdfFieldKind kind;
} GantryOdfField;

void gantry_odf_builder_init  (GantryOdfBuilder *self, GantryOdfMessage *message,
                               const GantryXmlNode *root, gboolean by_time);
void gantry_odf_builder_clear (GantryOdfBuilder *self);

/* A new change of the message, with its rev and time; owned by the message. The scope gets no
 * suffix. */
GantryChange *gantry_odf_builder_add (GantryOdfBuilder *self, const char *topic, const char *scope,
                                      GantryChangeMode mode);
/* Puts the body that was written into the change as object id, which gets the message's suffix. */
void gantry_odf_builder_take    (GantryOdfBuilder *self, GantryChange *change, const char *id);
/* The same, the id as it is. */
void gantry_odf_builder_take_as (GantryOdfBuilder *self, GantryChange *change, const char *id);

/* "prefix/code~suffix" of the message's document; (transfer full). */
char       *gantry_odf_builder_name (GantryOdfBuilder *self, const char *prefix);
/* The attribute when it can be part of an id; else NULL, and counted. */
const char *gantry_odf_builder_code (GantryOdfBuilder *self, const GantryXmlNode *node,
                                     const char *attribute);
void        gantry_odf_builder_odd  (GantryOdfBuilder *self, const char *element, char mark,
                                     const char *name);

/* Writing members, in the order of the table; (nullable) node. */
void gantry_odf_builder_fields (GantryOdfBuilder *self, const GantryXmlNode *node,
                                const GantryOdfField *fields, guint n_fields);
#define GANTRY_ODF_WRITE_FIELDS(self, node, fields) \
  gantry_odf_builder_fields ((self), (node), (fields), G_N_ELEMENTS (fields))
void gantry_odf_builder_text   (GantryOdfBuilder *self, const char *member, const GantryXmlNode *node,
                                const char *attribute);
/* {language: text} of the children of that name: their attribute, or without it what stands in
 * them, markup taken out when plain. */
void gantry_odf_builder_names  (GantryOdfBuilder *self, const char *member,
                                const GantryXmlNode *parent, const char *element,
                                const char *attribute, gboolean plain);
/* What of ExtendedInfos is asked for, in whichever of them it stands: some senders repeat the
 * element. (nullable) */
const GantryXmlNode *gantry_odf_builder_info (GantryOdfBuilder *self, const char *element);

G_END_DECLS

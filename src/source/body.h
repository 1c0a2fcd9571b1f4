/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes the body of one document as compact JSON text, members in the order of the calls, leaving
 * out what is empty: texts, zero-length objects and arrays. The same as building it with json-glib
 * and model/json.h, without the tree. */
#define GANTRY_BODY_WRITER_DEPTH 24

typedef struct
{
  GString *text;
  /* where each open object or array began, its comma and name included, and what ends it */
  gsize marks[GANTRY_BODY_WRITER_DEPTH];
  char ends[GANTRY_BODY_WRITER_DEPTH];
  guint depth;
} GantryBodyWriter;

void  gantry_body_writer_init  (GantryBodyWriter *self);
void  gantry_body_writer_clear (GantryBodyWriter *self);

/* member: NULL for an element of an array, and for the body itself. */
void  gantry_body_writer_open_object (GantryBodyWriter *self, const char *member);
void  gantry_body_writer_open_array  (GantryBodyWriter *self, const char *member);
/* Ends what was opened last; taken back when nothing was put in. */
void  gantry_body_writer_close       (GantryBodyWriter *self);

/* (nullable) value */
void  gantry_body_writer_text        (GantryBodyWriter *self, const char *member, const char *value);
void  gantry_body_writer_int         (GantryBodyWriter *self, const char *member, gint64 value);
void  gantry_body_writer_true        (GantryBodyWriter *self, const char *member);

/* The text of the body, which must be closed; "{}" when nothing was put in. (transfer full) */
char *gantry_body_writer_take        (GantryBodyWriter *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes the body of one document as compact JSON text, members in the order of the calls, leaving
 * out what is empty: texts, zero-length objects and arrays. The same as building it with json-glib
 * and model/json.h, without the tree. */
#define GANTRY_ODF_WRITER_DEPTH 24

typedef struct
{
  GString *text;
  /* where each open object or array began, its comma and name included, and what ends it */
  gsize marks[GANTRY_ODF_WRITER_DEPTH];
  char ends[GANTRY_ODF_WRITER_DEPTH];
  guint depth;
} GantryOdfWriter;

void  gantry_odf_writer_init  (GantryOdfWriter *self);
void  gantry_odf_writer_clear (GantryOdfWriter *self);

/* member: NULL for an element of an array, and for the body itself. */
void  gantry_odf_writer_open_object (GantryOdfWriter *self, const char *member);
void  gantry_odf_writer_open_array  (GantryOdfWriter *self, const char *member);
/* Ends what was opened last; taken back when nothing was put in. */
void  gantry_odf_writer_close       (GantryOdfWriter *self);

/* (nullable) value */
void  gantry_odf_writer_text        (GantryOdfWriter *self, const char *member, const char *value);
void  gantry_odf_writer_int         (GantryOdfWriter *self, const char *member, gint64 value);
void  gantry_odf_writer_true        (GantryOdfWriter *self, const char *member);

/* The text of the body, which must be closed; "{}" when nothing was put in. (transfer full) */
char *gantry_odf_writer_take        (GantryOdfWriter *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A strict reader of JSON text (RFC 8259) from one end to the other, without a tree: frames are read as they stand and the
 * bodies in them are cut out byte for byte, so that every follower of a relay holds the same text; gantry_json_parse_object ()
 * makes a tree where one is needed. Never recurses.
 *
 * The first thing wrong sets 'error' and ends the reading: every later call returns FALSE and leaves its result alone. */
typedef struct
{
  const char *text;
  gsize length;
  gsize pos;
  guint depth;
  guint max_depth;
  gboolean fresh; /* just behind an opening bracket: no comma yet */
  char *member;   /* (owned) (nullable): last member name read, for messages */
  char *error;    /* (owned) (nullable) */
} GantryScan;

typedef enum
{
  GANTRY_SCAN_NOTHING, /* end of text, or no beginning of a value */
  GANTRY_SCAN_OBJECT,
  GANTRY_SCAN_ARRAY,
  GANTRY_SCAN_TEXT,
  GANTRY_SCAN_NUMBER,
  GANTRY_SCAN_WORD, /* true, false, null */
} GantryScanKind;

/* text stays with the caller and must be valid UTF-8. */
void           gantry_scan_init         (GantryScan *self, const char *text, gsize length, guint max_depth);
void           gantry_scan_clear        (GantryScan *self);
/* Always FALSE, so that a reader can return it. The place is added. */
gboolean       gantry_scan_fail         (GantryScan *self, const char *what);

/* What the next value is; nothing is read. */
GantryScanKind gantry_scan_peek         (GantryScan *self);
gboolean       gantry_scan_open_object  (GantryScan *self);
/* FALSE at the end of the object too, which is then closed: tell it from an error by 'error'. name: (transfer full) */
gboolean       gantry_scan_next_member  (GantryScan *self, char **name);
gboolean       gantry_scan_open_array   (GantryScan *self);
gboolean       gantry_scan_next_element (GantryScan *self);
/* Replaces *value, freeing what it was. A text with U+0000 in it is refused. */
gboolean       gantry_scan_text         (GantryScan *self, char **value);
/* A whole number that is not negative. */
gboolean       gantry_scan_int          (GantryScan *self, gint64 *value);
gboolean       gantry_scan_bool         (GantryScan *self, gboolean *value);
/* Passes over one value of any kind, checked as strictly as the others. */
gboolean       gantry_scan_skip         (GantryScan *self);
/* The same, and appends how many members or elements each object and array of it has (of guint), in the order in which they
 * open. */
gboolean       gantry_scan_count        (GantryScan *self, GArray *sizes);
/* The same, and hands out its text. Replaces *value. */
gboolean       gantry_scan_raw          (GantryScan *self, char **value);
/* Nothing but white space is left. */
gboolean       gantry_scan_end          (GantryScan *self);

G_END_DECLS

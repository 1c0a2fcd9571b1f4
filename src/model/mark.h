/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A mark: what was achieved, as an exact integer. Never a double. */
typedef enum
{
  GANTRY_MARK_NONE,     /* no number: text such as "x", "xo", "DNF", "12:00 PM" */
  GANTRY_MARK_TIME,     /* microseconds */
  GANTRY_MARK_DISTANCE, /* micrometres */
  GANTRY_MARK_POINTS,   /* millionths of a point */
} GantryMarkKind;

#define GANTRY_SECOND ((gint64) 1000000)
#define GANTRY_METRE  ((gint64) 1000000)
#define GANTRY_POINT  ((gint64) 1000000)

typedef struct
{
  GantryMarkKind kind;
  gint64 value;
  guint8 decimals; /* how many the source gave: the precision of the mark, 0 to 6 */
} GantryMark;

#define GANTRY_MARK_INIT_NONE ((GantryMark) { GANTRY_MARK_NONE, 0, 0 })

/* Reads "57.61", "1:57.30", "2:03:45", "+0:12.3", "-1.20": minutes and seconds below 60 wherever something stands before
 * them. FALSE for anything else, among it more than six decimals and more than 9999 hours. */
gboolean gantry_mark_parse_time   (const char *text, GantryMark *mark);

/* Reads a plain decimal ("8.95", "6810", "-0.3") as a mark of the given kind. */
gboolean gantry_mark_parse_number (const char *text, GantryMarkKind kind, GantryMark *mark);

G_END_DECLS

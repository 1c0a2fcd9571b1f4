/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/column.h"

G_BEGIN_DECLS

/* How long a changed value keeps its mark. */
#define GANTRY_CHANGE_SHOWN (6 * G_USEC_PER_SEC)

typedef enum
{
  GANTRY_CELL_STRIKE = 1 << 0,    /* who is out */
  GANTRY_CELL_GOOD = 1 << 1,      /* the best, inside a record */
  GANTRY_CELL_WARN = 1 << 2,      /* an IRM */
  GANTRY_CELL_DIM = 1 << 3,
  GANTRY_CELL_ESTIMATE = 1 << 4,  /* a projection: never looks like a fact */
  GANTRY_CELL_UNCHECKED = 1 << 5, /* not confirmed by the source yet */
  GANTRY_CELL_STRONG = 1 << 6,
  GANTRY_CELL_CURRENT = 1 << 7,   /* who is on now: an arrow before the text */
  GANTRY_CELL_RECORD = 1 << 8,    /* what stands below is a record: in its colour */
} GantryCellFlags;

/* What a cell shows. Texts may be NULL. */
typedef struct
{
  char *text;
  char *tail;    /* (nullable) after the text, quieter: a given name */
  char *sub;     /* (nullable) below it, small: the rank at a split, the wind */
  char *old;     /* (nullable) what stood there before a correction, struck through beside the text */
  char *spoken;  /* (nullable) what assistive technology says instead of text, tail and sub */
  GantryCellFlags flags;
  gint64 changed; /* monotonic µs, 0: never */
} GantryCellContent;

void gantry_cell_content_clear (GantryCellContent *content);
/* "50: 27.31, rank 2": what the accessibility tree calls a cell of this column; (transfer full). */
char *gantry_cell_content_dup_label (const GantryCellContent *content, const GantryColumnSpec *spec);
/* The same behind what the label says already. */
void gantry_cell_content_append_label (const GantryCellContent *content, const GantryColumnSpec *spec, GString *label);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryCellContent, gantry_cell_content_clear)

/* One painted cell of a GantryTable: no label inside, two cached layouts. */
#define GANTRY_TYPE_CELL (gantry_cell_get_type ())
G_DECLARE_FINAL_TYPE (GantryCell, gantry_cell, GANTRY, CELL, GtkWidget)

/* spec: must outlive the cell. */
GtkWidget               *gantry_cell_new          (const GantryColumnSpec *spec, gboolean header);
const GantryColumnSpec  *gantry_cell_get_spec     (GantryCell *self);
const GantryCellContent *gantry_cell_get_content  (GantryCell *self);
/* Takes the texts out of content. */
void                     gantry_cell_take_content (GantryCell *self, GantryCellContent *content);
/* Monotonic µs at which the mark of a change goes; 0: there is none. */
gint64                   gantry_cell_get_expiry   (GantryCell *self);
/* Drops the mark when its time is over. */
void                     gantry_cell_expire       (GantryCell *self, gint64 now);
/* Of one cell of a column: it asks for the room that the column's sample takes, whatever it shows itself. */
void                     gantry_cell_set_sampled  (GantryCell *self, gboolean sampled);
/* How much wider than the cell asked for its column is: so much may what it shows grow without a new layout of the table. */
void                     gantry_cell_set_spare    (GantryCell *self, int width, int height);
/* Of a header: points before or after it are not shown for lack of room. */
void                     gantry_cell_set_more     (GantryCell *self, gboolean before, gboolean after);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "stream/frame-words.h"
#include "model/scan.h"

G_BEGIN_DECLS

/* One element of "objects". */
typedef struct
{
  char *id;
  char *scope;
  char *body;
  GantryRev rev;
  gint64 at;
} GantryDraftElement;

/* What a frame's members said, until they are put together. */
typedef struct
{
  GantryScan scan;
  GantryFrame *frame;
  char *scope;
  gboolean full;
  GantryRev rev;
  GantryRev base;
  gint64 at;
  GArray *elements;   /* of GantryDraftElement */
  GPtrArray *gone;    /* (element-type utf8) */
  GHashTable *scopes; /* scope → GantryChange (not owned: the frame's) */
} GantryDraft;

void     gantry_draft_init             (GantryDraft *self, const char *text, gsize length);
void     gantry_draft_clear            (GantryDraft *self);

/* Single values, into a place of the caller's. */
gboolean gantry_draft_read_rev         (GantryScan *scan, GantryRev *rev);
gboolean gantry_draft_read_name        (GantryScan *scan, char **name);
gboolean gantry_draft_read_word        (GantryScan *scan, const char *const *words, guint n_words, int *which);

/* Members that hold many, into the draft. A number of elements beyond any use is refused. */
gboolean gantry_draft_read_objects     (GantryDraft *draft);
gboolean gantry_draft_read_gone        (GantryDraft *draft);
gboolean gantry_draft_read_scopes      (GantryDraft *draft);
gboolean gantry_draft_read_topics      (GantryDraft *draft);
gboolean gantry_draft_read_beat_topics (GantryDraft *draft);
gboolean gantry_draft_read_digests     (GantryDraft *draft);
gboolean gantry_draft_read_sources     (GantryDraft *draft);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryDraft, gantry_draft_clear)

G_END_DECLS

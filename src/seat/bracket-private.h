/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "seat/bracket.h"
#include "seat/ordered-model.h"

G_BEGIN_DECLS

typedef struct _GantryEvent GantryEvent;

struct _GantryBracketMatch
{
  GObject parent_instance;

  char *key;
  char *unit;
  char *number;
  char *bracket;
  char *status;
  char *time;
  char *result;
  GantryBracketSide sides[2];
  GantryBracketMatch *feeders[2]; /* not owned: of the same bracket */
  GantryBracketMatch *next;       /* not owned */
  guint round;
  double place;
  gint64 changed;
  guint placed : 1;    /* while places are given */
  guint different : 1; /* since it was last emitted */
};

struct _GantryBracket
{
  GObject parent_instance;

  char *status;
  GArray *rounds;      /* of GantryBracketRound */
  GHashTable *matches; /* key → GantryBracketMatch (owned) */
  GantryOrderedModel *order;
  guint built : 1;
};

GantryBracket      *gantry_bracket_new          (void);
/* Reads the documents of the event anew; TRUE when anything is another. */
gboolean            gantry_bracket_update       (GantryBracket *self, GantryEvent *event);

GantryBracketMatch *gantry_bracket_match_new    (const char *key);
/* Sets a text and notes a difference. */
void                gantry_bracket_match_set    (GantryBracketMatch *self, char **slot, const char *text);
void                gantry_bracket_match_emit   (GantryBracketMatch *self);

/* bracket-layout.c: gives each match its place. matches: in the order of rounds and then of the source; feeders are known. */
void                gantry_bracket_layout       (GPtrArray *matches);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One of the two sides of a match. Texts are never NULL. */
typedef struct
{
  char *code;   /* of the competitor, "" while nobody is known */
  char *name;
  char *noc;
  char *seed;
  char *result;
  char *irm;
  char *from;   /* what is to be said while nobody is known: the RSC of the match that feeds it; "" */
  char *word;   /* likewise in the words of the feed: "Winner QF 1", "BYE" */
  gboolean won;
  gboolean lost;
  gboolean from_loser; /* it is the loser of that match who comes here */
} GantryBracketSide;

/* A match of a bracket. Signal: "changed", once a flush when anything of it is another. */
#define GANTRY_TYPE_BRACKET_MATCH (gantry_bracket_match_get_type ())
G_DECLARE_FINAL_TYPE (GantryBracketMatch, gantry_bracket_match, GANTRY, BRACKET_MATCH, GObject)

const char              *gantry_bracket_match_get_key     (GantryBracketMatch *self);
const char              *gantry_bracket_match_get_unit    (GantryBracketMatch *self); /* RSC; "" when the feed names none */
const char              *gantry_bracket_match_get_number  (GantryBracketMatch *self); /* within the round: "2"; "" when it is the only one */
/* A match is a draw of its own in one bracket ("FNL": the way to gold, "BRN": bronze, "REP": repechage). */
const char              *gantry_bracket_match_get_bracket (GantryBracketMatch *self);
guint                    gantry_bracket_match_get_round   (GantryBracketMatch *self); /* 0: the first that is drawn */
/* Where it stands in its round, counted from the top, in halves of a place of the first round, so that a match stands midway
 * between those that feed it. */
double                   gantry_bracket_match_get_place   (GantryBracketMatch *self);
const char              *gantry_bracket_match_get_status  (GantryBracketMatch *self); /* of the schedule */
const char              *gantry_bracket_match_get_time    (GantryBracketMatch *self); /* "14:20", venue's; "" */
const char              *gantry_bracket_match_get_result  (GantryBracketMatch *self); /* of the match as a whole; "" */
const GantryBracketSide *gantry_bracket_match_get_side    (GantryBracketMatch *self, guint side); /* 0 and 1 */
/* Who comes from where: the match that feeds this side; (nullable) (transfer none). */
GantryBracketMatch      *gantry_bracket_match_get_feeder  (GantryBracketMatch *self, guint side);
/* Where the winner goes; (nullable) (transfer none). */
GantryBracketMatch      *gantry_bracket_match_get_next    (GantryBracketMatch *self);
gint64                   gantry_bracket_match_get_changed (GantryBracketMatch *self); /* monotonic µs, 0: never */

/* A round: what stands above a column of matches. */
typedef struct
{
  char *code;    /* "QFNL" */
  char *title;   /* of the source; "" when it has none */
  char *bracket; /* which it is of */
} GantryBracketRound;

/* All matches of the brackets of an event, by bracket, round and place. A GListModel of GantryBracketMatch. Signal: "changed". */
#define GANTRY_TYPE_BRACKET (gantry_bracket_get_type ())
G_DECLARE_FINAL_TYPE (GantryBracket, gantry_bracket, GANTRY, BRACKET, GObject)

const char               *gantry_bracket_get_status    (GantryBracket *self); /* of the data */
guint                     gantry_bracket_get_n_rounds  (GantryBracket *self);
const GantryBracketRound *gantry_bracket_get_round     (GantryBracket *self, guint index); /* (nullable) */
GantryBracketMatch       *gantry_bracket_find          (GantryBracket *self, const char *unit); /* (nullable) (transfer none) */

G_END_DECLS

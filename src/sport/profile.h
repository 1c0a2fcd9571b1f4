/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/mark.h"

G_BEGIN_DECLS

/* What a sport profile (data/sports/<DISCIPLINE>.json, docs/sport-profiles.md) says about one unit. Found by RSC: the
 * discipline's file, in it the first rule whose event and phase patterns fit; without a file the generic rule, which shows
 * everything that the feed carries. Immutable, reference counted, shared by all units it fits. */
typedef struct _GantryRule GantryRule;

typedef enum
{
  GANTRY_KIND_GENERIC,
  GANTRY_KIND_RACE,     /* splits at points, a time */
  GANTRY_KIND_ATTEMPTS, /* throws, horizontal jumps: attempts, the best counts */
  GANTRY_KIND_HEIGHTS,  /* high jump, pole vault: "xo" at a height */
  GANTRY_KIND_JUDGED,
  GANTRY_KIND_MATCH,
  GANTRY_KIND_MULTI,    /* several parts that add up */
} GantryKind;

/* How a kind is run: which of its views fits, and what may be worked out from it. NONE: the profile does not say. */
typedef enum
{
  GANTRY_FORM_NONE,
  /* race */
  GANTRY_FORM_MASS,     /* all start together, in one field */
  GANTRY_FORM_INTERVAL, /* one after the other, against the clock: live rank on approach */
  GANTRY_FORM_LANES,
  GANTRY_FORM_PURSUIT,  /* in the order and with the gaps of a part before: who is ahead leads */
  GANTRY_FORM_PAIRS,    /* two at a time, against the clock of all */
  GANTRY_FORM_HEAT,     /* a few at a time; places count */
  /* attempts */
  GANTRY_FORM_THROWS,   /* distances of throws and jumps */
  GANTRY_FORM_LIFTS,
  GANTRY_FORM_ENDS,     /* archery */
  GANTRY_FORM_SERIES,   /* shooting */
  /* judged */
  GANTRY_FORM_PROGRAM,  /* elements and components */
  GANTRY_FORM_PANEL,    /* difficulty, execution … of one performance */
  GANTRY_FORM_APPARATUS,
  GANTRY_FORM_DIVES,
  GANTRY_FORM_JUMPS,    /* a distance and its judges */
  GANTRY_FORM_RUNS,
  GANTRY_FORM_WAVES,
  /* match */
  GANTRY_FORM_PERIODS,
  GANTRY_FORM_SETS,
  GANTRY_FORM_MATCH_ENDS,
  GANTRY_FORM_ROUNDS,
  GANTRY_FORM_BOUT,     /* one contest with a clock, scores and penalties */
  /* multi */
  GANTRY_FORM_TWO_RUNS,
  GANTRY_FORM_COMBINED, /* decathlon, modern pentathlon */
  GANTRY_FORM_REGATTA,  /* races with places that count as points, some dropped */
  GANTRY_FORM_CARDS,    /* golf: rounds of holes */
} GantryForm;

/* How the parts of a row make its result. */
typedef enum
{
  GANTRY_COUNTS_NONE, /* the profile does not say */
  GANTRY_COUNTS_BEST, /* the best n of them: of one, itself; of more, their sum */
  GANTRY_COUNTS_SUM,
  GANTRY_COUNTS_LAST,
} GantryCounts;

/* What decides between equal results. */
typedef enum
{
  GANTRY_TIES_SHARED,    /* nothing: the rank is shared */
  GANTRY_TIES_NEXT_BEST, /* the next best part, and so on */
  GANTRY_TIES_FAILURES,  /* fewer failures at the last height, then on the whole */
  GANTRY_TIES_EARLIER,   /* whoever had it first */
} GantryTies;

typedef enum
{
  GANTRY_CLOCK_NONE,
  GANTRY_CLOCK_UP,
  GANTRY_CLOCK_DOWN,
} GantryMatchClock;

/* Where an extended value of the feed belongs. */
typedef enum
{
  GANTRY_PLACE_EXTRA,
  GANTRY_PLACE_SPLIT, /* cumulative value at a point */
  GANTRY_PLACE_PART,  /* an attempt, a height, a run, an end, a wave */
} GantryPlace;

/* Kinds of the feed's codes that a profile has words for. */
typedef enum
{
  GANTRY_WORD_POINT,    /* positions of splits and parts: "S", "F", "TOT" */
  GANTRY_WORD_PERIOD,   /* in the order in which they are played */
  GANTRY_WORD_ACTION,
  GANTRY_WORD_STAT,     /* statistics of a side and of a player, the most telling first */
  GANTRY_WORD_IRM,
  GANTRY_WORD_MARK,     /* qualification marks */
  GANTRY_WORD_RECORD,
  GANTRY_WORD_ENTRY,    /* what a competitor came with */
  GANTRY_WORD_INFO,     /* of the unit as a whole */
  GANTRY_WORD_POSITION, /* in a team, on the field, on a sheet */
  GANTRY_WORD_VALUE,    /* what a value is, where it is a code itself: "WHITE" */
  GANTRY_WORD_DETAIL,   /* what a value is made of, beside it: "BASE_TOT" */
  GANTRY_N_WORDS,
} GantryWordKind;

typedef struct
{
  char *code;
  char *title; /* msgid, short: above a column */
  char *name;  /* msgid, in full; the title when there is no longer one */
} GantryWord;

/* A value of the feed that the profile knows beside splits and parts. */
typedef enum
{
  GANTRY_OF_LINE,  /* an extended value of a competitor, or of a member of a team */
  GANTRY_OF_ENTRY, /* what a competitor came with */
  GANTRY_OF_STAT,
  GANTRY_OF_INFO,  /* of the unit */
} GantryValueOf;

typedef struct
{
  char *key;        /* what columns call it */
  char **from;      /* patterns "TYPE/CODE" */
  char *sub;        /* (nullable) code of the extension of the value that is meant */
  char **positions; /* (nullable) those that it may have, in order; NULL: it has none, or any */
  char *title;      /* msgid */
  char *name;       /* msgid */
  GantryValueOf of;
  GantryMarkKind mark; /* NONE: text */
  gboolean less_is_better;
} GantryRuleValue;

typedef struct
{
  char *id;     /* "rank", "lane", "bib", "noc", "name", "reaction", "splits", "parts", "result", "gap", "record", "qual", "wind", "pb", "sb", "entry_time" … or a value as "ext:TYPE/CODE", "ext:TYPE/CODE/POS", "sub:TYPE/CODE/SUB/POS", "entry:CODE", "stat:CODE", "stat:CODE/POS" */
  char *title;  /* (nullable) a translatable heading; NULL: the view's own word */
  char *name;   /* (nullable) a translatable longer one, for assistive technology */
  char *pos;    /* (nullable) which of several values under one heading: shown behind the title, by its word where there is one */
} GantryColumn;

#define GANTRY_TYPE_RULE (gantry_rule_get_type ())
GType          gantry_rule_get_type            (void);
GantryRule    *gantry_rule_ref                 (GantryRule *self);
void           gantry_rule_unref               (GantryRule *self);
GantryKind     gantry_rule_get_kind            (GantryRule *self);
GantryMarkKind gantry_rule_get_mark_kind       (GantryRule *self);
gboolean       gantry_rule_get_less_is_better  (GantryRule *self);
/* Decimals of a result when the source's own are not known: 2 for track, 3 for luge … */
guint          gantry_rule_get_decimals        (GantryRule *self);
gboolean       gantry_rule_get_has_lanes       (GantryRule *self);
/* Start order is a lane, a start number, a batting order …: the word for the column, untranslated msgid ("Lane"). */
const char    *gantry_rule_get_order_word      (GantryRule *self);
const char    *gantry_rule_get_discipline_name (GantryRule *self); /* msgid, "Athletics"; the code when there is no file */
GantryPlace    gantry_rule_place               (GantryRule *self, const char *type, const char *code, const char *pos);
/* Whether some member of the rule names this value: shows it, places it or hides it. What none does is shown by the generic rule,
 * behind the profile's own columns. */
gboolean       gantry_rule_claims              (GantryRule *self, const char *type, const char *code);
GantryForm     gantry_rule_get_form            (GantryRule *self);
/* Parts of a row make its result so; n: (out) (optional): how many count, 0 all of them. */
GantryCounts   gantry_rule_get_counts          (GantryRule *self, guint *n);
guint          gantry_rule_get_n_parts         (GantryRule *self); /* how many there are by the rules; 0: not known */
GantryTies     gantry_rule_get_ties            (GantryRule *self);
/* After so many parts only the best so many go on; FALSE: no such cut beyond 'done' parts. */
gboolean       gantry_rule_get_cut             (GantryRule *self, guint done, guint *after, guint *keep);
/* "ER/RUN": the value of the feed that a part of a row is, "ER/INTERMEDIATE" where the type may be any; (nullable) (transfer full) */
char          *gantry_rule_dup_part_name       (GantryRule *self);
/* "ER/GATE": likewise a value at a point of the course; (nullable) (transfer full) */
char          *gantry_rule_dup_split_name      (GantryRule *self);
/* How many of a heat go on by place, and how many of the phase by time; 0: the profile does not say. */
guint          gantry_rule_get_advance         (GantryRule *self, guint *by_time);
/* Units of the event add up: two runs, a combined event. */
gboolean       gantry_rule_has_total           (GantryRule *self);
gboolean       gantry_rule_ranks_by_total      (GantryRule *self); /* rows of later units stand in the order of the total */
guint          gantry_rule_get_n_legs          (GantryRule *self); /* of a relay; 0: none */
guint          gantry_rule_get_n_medals        (GantryRule *self); /* 3, or 4 where there are two bronzes */
/* Of a match: the score counts the periods won (sets) and not what was scored in them; how many win it, 0: not known. */
gboolean       gantry_rule_get_counts_periods  (GantryRule *self, guint *to_win);
GantryMatchClock gantry_rule_get_match_clock   (GantryRule *self);
guint          gantry_rule_get_minutes         (GantryRule *self, const char *period); /* 0: not known, or until it is over */
/* Values beside splits and parts; (nullable) (transfer none). */
guint                  gantry_rule_get_n_values (GantryRule *self);
const GantryRuleValue *gantry_rule_get_value    (GantryRule *self, guint index);
const GantryRuleValue *gantry_rule_find_value   (GantryRule *self, GantryValueOf of, const char *type, const char *code);
/* The profile's words, in its order; (nullable) (transfer none). IRMs and marks that every sport has are known without it. */
guint             gantry_rule_get_n_words      (GantryRule *self, GantryWordKind kind);
const GantryWord *gantry_rule_get_word         (GantryRule *self, GantryWordKind kind, guint index);
const GantryWord *gantry_rule_find_word        (GantryRule *self, GantryWordKind kind, const char *code);
/* Views of a unit, then of its event, in order; NULL-terminated. Of a unit: start-list, live, splits, result, match, actions,
 * line-up, stats; of an event: total, phase, pool, bracket, ranking, medallists, records. */
const char *const *gantry_rule_get_views       (GantryRule *self);
/* Columns of a view ("start-list", "live", "splits", "result", "total", "phase", "ranking", "pool", "line-up", "stats"); (array zero-terminated=1) (transfer none): ends with id NULL. */
const GantryColumn *gantry_rule_get_columns    (GantryRule *self, const char *view);
/* Record types from the highest: "WR", "OR", "AR", "NR" …; NULL-terminated. */
const char *const *gantry_rule_get_record_types (GantryRule *self);
/* IRMs after which a competitor is out; in every sport DNS DNF DSQ DQ and the like. */
gboolean       gantry_rule_is_out              (GantryRule *self, const char *irm);
/* Length of the race in metres when the event code tells it ("400MFR", "10000M", "20KMW"), else 0; and of a point name. */
gint64         gantry_rule_get_distance        (GantryRule *self, const char *rsc);
gint64         gantry_rule_get_point_distance  (GantryRule *self, const char *point_name);

#define GANTRY_TYPE_PROFILES (gantry_profiles_get_type ())
G_DECLARE_FINAL_TYPE (GantryProfiles, gantry_profiles, GANTRY, PROFILES, GObject)

/* dir: where the JSON files are; NULL: the search path, which is the folders of $GANTRY_SPORTS_DIR (a list, as in $PATH), then
 * gantry/sports of the user's data folder, then the installed ones; the first file of a discipline counts. Files are read when
 * first needed; a bad one is reported once with g_warning and passed over, and where there is no other its discipline is shown
 * by the generic rule. */
GantryProfiles *gantry_profiles_new            (const char *dir);
/* Never NULL; (transfer none), kept by the profiles. */
GantryRule     *gantry_profiles_get_rule       (GantryProfiles *self, const char *rsc);
/* Codes of the disciplines that there is a file for, in order of the alphabet. (transfer full) (array zero-terminated=1) */
char          **gantry_profiles_list_disciplines (GantryProfiles *self);
/* For each rule of the discipline that a code can reach one such code of a unit, in the order of the profile: made from the
 * patterns, not from any feed. Empty without a file. (transfer full) (element-type utf8) */
GPtrArray      *gantry_profiles_list_examples  (GantryProfiles *self, const char *discipline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryRule, gantry_rule_unref)

G_END_DECLS

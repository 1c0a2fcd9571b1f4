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

/* Where an extended value of the feed belongs. */
typedef enum
{
  GANTRY_PLACE_EXTRA,
  GANTRY_PLACE_SPLIT, /* cumulative value at a point */
  GANTRY_PLACE_PART,  /* an attempt, a height, a run */
} GantryPlace;

typedef struct
{
  char *id;     /* "rank", "lane", "bib", "noc", "name", "reaction", "splits", "parts", "result", "gap", "record", "qual", "wind", "pb", "sb", "entry_time" … or an extended value as "ext:TYPE/CODE" */
  char *title;  /* (nullable) a translatable heading for "ext:" columns; NULL: the view's own word */
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
/* Columns of a view ("start-list", "live", "splits", "result"); (array zero-terminated=1) (transfer none): ends with id NULL. */
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

/* dir: where the JSON files are; NULL: $GANTRY_SPORTS_DIR, else the installed ones. Files are read when first needed; a bad
 * one is reported once with g_warning and its discipline is shown by the generic rule. */
GantryProfiles *gantry_profiles_new            (const char *dir);
/* Never NULL; (transfer none), kept by the profiles. */
GantryRule     *gantry_profiles_get_rule       (GantryProfiles *self, const char *rsc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryRule, gantry_rule_unref)

G_END_DECLS

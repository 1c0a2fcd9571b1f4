/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"
#include "seat/bracket-private.h"
#include "seat/event.h"
#include "seat/ordered-model.h"
#include "seat/seat-private.h"
#include "seat/sheet-draft.h"

G_BEGIN_DECLS

/* Documents of the event → a draft each → sheets by id → in the order of their kinds. */
struct _GantryEvent
{
  GObject parent_instance;

  GantrySeat *seat; /* (owned) */
  GantryRule *rule; /* (owned) */
  char *rsc;
  char *topic;
  char *people_topic;
  char *schedule_topic;
  GPtrArray *unit_topics; /* of char: units that are watched for who starts in them */
  GHashTable *sheets; /* id of the object → GantrySheet (owned) */
  GHashTable *dirty;  /* set of ids */
  GantryOrderedModel *order;
  GantryBracket *bracket; /* (owned) */
  guint all_dirty : 1;
  guint bracket_dirty : 1;
};

/* Holds the unit's topic from now on and tells who starts in it, as far as that is there; (transfer full) (element-type
 * GantryObject). */
GPtrArray        *gantry_event_list_entries     (GantryEvent *self, const char *unit);

/* event-names.c: what things are called, in the seat's language where the feed has it. */

/* "ORTEGA Kay", corrected by the people where they are known. given: (out) (optional) (nullable): the quiet end of it.
 * (transfer full) */
char             *gantry_event_dup_name         (GantryEvent *self, const GantryJson *competitor, const char **given);
/* Of all members of a team, joined; "" for others. (transfer full) */
char             *gantry_event_dup_members      (GantryEvent *self, const GantryJson *competitor);
/* A unit or a phase as the schedule calls it, without the event's name; "" when it is not in there. (transfer full) */
char             *gantry_event_dup_scheduled    (GantryEvent *self, const char *rsc, const char *event);
/* A unit's name in any case: else the phase's word or code with the number of the unit. (transfer full) */
char             *gantry_event_dup_unit_name    (GantryEvent *self, const char *rsc, const char *event);
const GantryJson *gantry_event_get_scheduled    (GantryEvent *self, const char *rsc); /* (nullable) (transfer none) */
/* Units of a phase (or of the event), sorted; (transfer full) (element-type GantryObject) of the schedule. */
GPtrArray        *gantry_event_list_units       (GantryEvent *self, const char *phase);

/* A draft of one document each. */
GantrySheetDraft *gantry_event_draft_results    (GantryEvent *self, const char *kind, const char *key, const GantryJson *json);
GantrySheetDraft *gantry_event_draft_medallists (GantryEvent *self, const GantryJson *json);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "ctl/rehearse/play.h"
#include "sport/noc.h"

/* Records of an event: what stood before it is a little better than what is done; in some finals
 * against the clock it is broken, and so it is by whoever is better in a later unit. */

#define BROKEN 40 /* percent of the finals in which a record can be broken */

static gint64
find_mark (GantryAct *self)
{
  const GantryScore *score = NULL;

  return gantry_act_get_first (self, &score) != NULL ? gantry_act_read (self, score->text) : 0;
}

static gboolean
is_time (const GantryEvent *event)
{
  return g_str_equal (event->result_type, "TIME");
}

/* Of a match nobody has a mark; of a combined event parts are measured otherwise. */
static gboolean
has_record (GantryAct *self)
{
  return gantry_rule_get_record_types (self->rule)[0] != NULL && !gantry_act_is_match (self) &&
         gantry_act_has_column (self, "record") &&
         g_str_equal (self->contest->event->result_type, gantry_rule_to_result_type (self->rule)) &&
         find_mark (self) > 0;
}

static void
add_first (GantryMeet *meet, GantryAct *self)
{
  GantryEvent *event = self->contest->event;
  const GantryNation *nation = gantry_nations_get (meet->events->len % gantry_nations_get_count ());
  const GantryActor *actor = g_ptr_array_index (self->actors, 0);
  gboolean broken = self->final && is_time (event) && gantry_dice_chance (&self->dice, BROKEN);
  GantryRecordMark record = { .type = gantry_rule_get_record_types (self->rule)[0],
                              .noc = nation->noc,
                              .code = "2399001",
                              .country = "NED",
                              .place = "Terneuzen",
                              .date = "2021-06-12" };

  record.mark = gantry_act_find_record (self, find_mark (self), broken);
  record.result = gantry_act_text (meet, self, record.mark);
  record.team = actor->team != NULL ? gantry_noc_get_name (nation->noc) : NULL;
  record.family = nation->families[3];
  record.given = (event->women ? nation->women : nation->men)[3];
  gantry_meet_add_record (event, record);
}

void
gantry_act_add_record (GantryMeet *meet, GantryAct *self, GHashTable *standing)
{
  GantryEvent *event = self->contest->event;
  GantryRecordMark *stands;

  if (!has_record (self))
    return;
  if (event->records->len == 0)
    {
      add_first (meet, self);
      g_hash_table_insert (standing, (gpointer)event->rsc,
                           g_memdup2 (event->records->data, sizeof (GantryRecordMark)));
    }
  gantry_act_limit_bests (meet, self, g_array_index (event->records, GantryRecordMark, 0).mark);
  stands = g_hash_table_lookup (standing, event->rsc);
  if (is_time (event) ? find_mark (self) < stands->mark : find_mark (self) > stands->mark)
    self->record = stands->type;
}

void
gantry_act_send_broken (GantryMeet *meet, GantryAct *self, GHashTable *standing)
{
  GantryRecordMark *stands = g_hash_table_lookup (standing, self->contest->event->rsc);
  const GantryScore *score = NULL;
  const GantryActor *winner = gantry_act_get_first (self, &score);
  const GantryPerson *who;
  gint64 at = self->contest->start + self->duration + GANTRY_PLAY_UNCONFIRMED + 700;
  GantryRecordMark mark;
  g_autofree char *date = NULL;

  if (self->record == NULL)
    return;
  mark = *stands;
  date = gantry_conductor_dup_date (meet->conductor, at);
  who = g_ptr_array_index (winner->people, 0);
  mark.date = gantry_meet_keep (meet, "%s", date);
  mark.result = score->text;
  mark.mark = gantry_act_read (self, score->text);
  mark.noc = winner->noc;
  mark.team = winner->team;
  mark.code = winner->code;
  mark.family = who->family;
  mark.given = who->given;
  gantry_send_broken (meet, self->contest->event, at, stands, &mark, self->contest->rsc);
  *stands = mark;
}

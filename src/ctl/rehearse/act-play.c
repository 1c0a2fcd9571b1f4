/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "ctl/rehearse/play.h"

/* A unit from GETTING_READY to OFFICIAL, and what goes wrong in it on request. */

#define READY         12000 /* ms before the start */
#define FIRST_LIST    10500
#define SECOND_LIST   6500
#define THIRD_LIST    3000
#define CLOCK         5000 /* ms between two messages of the clock */
#define FINISHED      1200 /* after the end */
#define PROTESTED     11000
#define DECIDED       20000
#define AFTER_PROTEST 24000
#define CORRECTED     20000 /* after OFFICIAL */

gint64
gantry_act_official (GantryAct *self)
{
  return self->contest->start + self->duration +
         ((self->faults & GANTRY_FAULT_PROTEST) != 0 ? AFTER_PROTEST : GANTRY_PLAY_OFFICIAL);
}

static void
number_actors (GantryMeet *meet, GantryAct *self)
{
  for (guint i = 0; i < self->actors->len; i++)
    ((GantryActor *)g_ptr_array_index (self->actors, i))->order =
        gantry_meet_keep (meet, "%u", i + 1);
}

static void
reverse (GantryMeet *meet, GantryAct *self)
{
  for (guint i = 0; i < self->actors->len / 2; i++)
    {
      gpointer kept = self->actors->pdata[i];

      self->actors->pdata[i] = self->actors->pdata[self->actors->len - 1 - i];
      self->actors->pdata[self->actors->len - 1 - i] = kept;
    }
  number_actors (meet, self);
}

/* The list as it was before a reserve came in: the one who stood there is somebody nobody will see
 * again. */
static void
send_with_other (GantryMeet *meet, GantryAct *self, gint64 at)
{
  GantryActor *actor = g_ptr_array_index (self->actors, self->actors->len - 1);
  GantryActor kept = *actor;
  GantryPerson *other = actor->team != NULL
                            ? gantry_meet_invent_member (meet, &self->dice, self->contest->event,
                                                         actor->nation, actor->people->len)
                            : gantry_meet_invent (meet, &self->dice, self->contest->event);

  other->bib = ((GantryPerson *)g_ptr_array_index (actor->people, actor->people->len - 1))->bib;
  actor->people = g_ptr_array_copy (kept.people, NULL, NULL);
  actor->people->pdata[actor->people->len - 1] = other;
  if (actor->team == NULL)
    {
      actor->code = other->code;
      actor->noc = other->noc;
    }
  gantry_act_send_result (meet, self, at, "START_LIST", GANTRY_ACT_FIRST_LIST);
  g_ptr_array_unref (actor->people);
  *actor = kept;
}

/* The last of the list does not start; they did nothing. */
static void
withdraw (GantryAct *self)
{
  GantryActor *actor = g_ptr_array_index (self->actors, self->actors->len - 1);

  g_array_set_size (actor->deeds, 0);
  g_array_set_size (actor->scores, 0);
  actor->irm = "DNS";
  actor->irm_at = G_MININT64;
}

static void
play_lists (GantryMeet *meet, GantryAct *self)
{
  gint64 start = self->contest->start;
  gboolean late = (self->faults & GANTRY_FAULT_LATE_WITHDRAWAL) != 0;

  if ((self->faults & GANTRY_FAULT_RE_SEEDING) != 0)
    {
      reverse (meet, self);
      gantry_act_send_result (meet, self, start - FIRST_LIST, "START_LIST", GANTRY_ACT_FIRST_LIST);
      reverse (meet, self);
    }
  if (late && gantry_act_is_match (self))
    send_with_other (meet, self, start - SECOND_LIST);
  else
    gantry_act_send_result (meet, self, start - SECOND_LIST, "START_LIST", GANTRY_ACT_LIST);
  if (!late)
    return;
  if (!gantry_act_is_match (self))
    withdraw (self);
  gantry_act_send_result (meet, self, start - THIRD_LIST, "START_LIST", GANTRY_ACT_LIST);
}

static void
play_live (GantryMeet *meet, GantryAct *self)
{
  g_autoptr (GArray) moments = gantry_act_list_moments (self);

  for (guint i = 0; i < moments->len; i++)
    {
      gint64 at = self->contest->start + g_array_index (moments, gint64, i);

      gantry_act_send_result (meet, self, at, "LIVE", GANTRY_ACT_LIVE);
      if (self->actions->len > 0)
        gantry_act_send_actions (meet, self, at + 100, "LIVE");
    }
  for (gint64 clock = 0; gantry_act_is_match (self) && clock < self->duration; clock += CLOCK)
    gantry_act_send_clock (meet, self, self->contest->start + clock);
}

static void
play_protest (GantryMeet *meet, GantryAct *self)
{
  static const GantryTexts protest = { { "Protest", "Réclamation", "Protest" } };
  static const GantryTexts decision = { { "Decision of the jury", "Décision du jury",
                                          "Beslissing van de jury" } };
  static const GantryTexts refused = { { "The protest is denied: the result stands.",
                                         "La réclamation est rejetée : le résultat est maintenu.",
                                         "Het protest is afgewezen: de uitslag blijft staan." } };
  gint64 end = self->contest->start + self->duration;
  const char *who = ((GantryActor *)g_ptr_array_index (self->actors, self->actors->len - 1))->noc;
  GantryTexts lodged = { { gantry_meet_keep (meet, "Protest lodged by %s against the result.", who),
                           gantry_meet_keep (meet, "Réclamation déposée par %s contre le résultat.",
                                             who),
                           gantry_meet_keep (meet, "Protest van %s tegen de uitslag.", who) } };

  gantry_send_notice (meet, self->contest, end + PROTESTED, "1", TRUE, who, &protest, &lodged);
  gantry_act_send_result (meet, self, end + PROTESTED + 500, "PROTESTED", GANTRY_ACT_FINAL);
  gantry_send_notice (meet, self->contest, end + DECIDED, "2", FALSE, NULL, &decision, &refused);
}

/* Of a match a statistic; else whoever was second is out. */
static void
correct (GantryMeet *meet, GantryAct *self)
{
  g_autoptr (GArray) rows = gantry_act_list_rows (self, G_MAXINT64, FALSE);
  GantryActor *actor = g_array_index (rows, GantryActRow, MIN (1, rows->len - 1)).actor;

  if (!gantry_act_is_match (self))
    {
      self->contest->note = "Disqualified after the result was official; the places below move up.";
      actor->late_irm = "DSQ";
      return;
    }
  self->contest->note = "The scorer's sheet was corrected.";
  for (guint i = 0; i < actor->deeds->len; i++)
    {
      GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);

      if (deed->of != GANTRY_OF_STAT)
        continue;
      deed->value = gantry_meet_keep (meet, "%d", atoi (deed->value) + 1);
      return;
    }
}

/* What came out of the correction is the truth for all that follows. */
static void
keep_correction (GantryAct *self)
{
  for (guint i = 0; i < self->actors->len; i++)
    {
      GantryActor *actor = g_ptr_array_index (self->actors, i);

      if (actor->late_irm == NULL)
        continue;
      actor->irm = actor->late_irm;
      actor->irm_at = self->duration;
    }
}

static gint64
play_after (GantryMeet *meet, GantryAct *self)
{
  gint64 end = self->contest->start + self->duration, official = gantry_act_official (self);

  gantry_send_status (meet, self->contest, end + FINISHED, "FINISHED");
  if (gantry_act_is_match (self))
    gantry_act_send_clock (meet, self, end + FINISHED);
  gantry_act_send_result (meet, self, end + GANTRY_PLAY_UNCONFIRMED, "UNCONFIRMED",
                          GANTRY_ACT_FINAL);
  gantry_act_send_result (meet, self, end + GANTRY_PLAY_UNOFFICIAL, "UNOFFICIAL", GANTRY_ACT_FINAL);
  if ((self->faults & GANTRY_FAULT_PROTEST) != 0)
    play_protest (meet, self);
  gantry_act_send_result (meet, self, official, "OFFICIAL", GANTRY_ACT_FINAL);
  if (self->actions->len > 0)
    gantry_act_send_actions (meet, self, official + 100, "OFFICIAL");
  if ((self->faults & GANTRY_FAULT_CORRECTION) == 0)
    return official + 500;
  correct (meet, self);
  gantry_act_send_result (meet, self, official + CORRECTED, "OFFICIAL", GANTRY_ACT_CORRECTED);
  keep_correction (self);
  return official + CORRECTED + 500;
}

gint64
gantry_act_play (GantryMeet *meet, GantryAct *self)
{
  gint64 over;

  gantry_send_status (meet, self->contest, self->contest->start - READY, "GETTING_READY");
  play_lists (meet, self);
  gantry_send_status (meet, self->contest, self->contest->start, "RUNNING");
  play_live (meet, self);
  over = play_after (meet, self);
  self->contest->corrected_at = over;
  return over;
}

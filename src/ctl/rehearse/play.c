/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/play.h"

#define READY       9000 /* ms before the call */
#define START_LIST  8000
#define SECOND_LIST 4500
#define FINISHED    1200 /* after the end */
#define CLOCK       2000 /* between two messages of the running clock */

void
gantry_play_measure (GantryContest *contest)
{
  gint64 end = 0;

  for (guint i = 0; i < contest->starters->len; i++)
    {
      GantryStarter *starter = g_ptr_array_index (contest->starters, i);

      if (starter->n_splits > 0)
        end = MAX (end, starter->start + starter->splits[starter->n_splits - 1]);
      if (starter->tries->len > 0)
        end = MAX (end, g_array_index (starter->tries, GantryTry, starter->tries->len - 1).at);
      if (starter->irm != NULL)
        end = MAX (end, starter->irm_at);
    }
  contest->duration = end;
}

gint64
gantry_play_official (GantryContest *contest)
{
  return contest->start + contest->duration + GANTRY_PLAY_OFFICIAL;
}

static gboolean
has_second_list (GantryContest *contest)
{
  for (guint i = 0; i < contest->starters->len; i++)
    {
      GantryStarter *starter = g_ptr_array_index (contest->starters, i);

      if (starter->replaces != NULL || starter->irm_at == G_MININT64)
        return TRUE;
    }
  return FALSE;
}

static void
play_before (GantryMeet *meet, GantryContest *contest)
{
  gint64 ready = MAX (contest->call - READY, 2500);

  gantry_send_status (meet, contest, ready, "GETTING_READY");
  gantry_send_result (meet, contest, ready + READY - START_LIST, "START_LIST",
                      GANTRY_STAGE_FIRST_LIST);
  if (has_second_list (contest))
    gantry_send_result (meet, contest, ready + READY - SECOND_LIST, "START_LIST",
                        GANTRY_STAGE_START_LIST);
  gantry_send_status (meet, contest, contest->call, "RUNNING");
}

static gboolean
is_round_end (GArray *rounds, gint64 from, gint64 to)
{
  for (guint i = 0; i < rounds->len; i++)
    if (g_array_index (rounds, gint64, i) > from && g_array_index (rounds, gint64, i) <= to)
      return TRUE;
  return FALSE;
}

static void
play_live (GantryMeet *meet, GantryContest *contest)
{
  g_autoptr (GArray) moments = gantry_board_moments (contest);
  g_autoptr (GArray) rounds = gantry_board_rounds (contest);
  gint64 before = G_MININT64;

  for (guint i = 0; i < moments->len; i++)
    {
      gint64 moment = g_array_index (moments, gint64, i);

      gantry_send_result (meet, contest, contest->start + moment, "LIVE", GANTRY_STAGE_LIVE);
      if (is_round_end (rounds, before, moment))
        gantry_send_result (meet, contest, contest->start + moment + 600, "INTERMEDIATE",
                            GANTRY_STAGE_LIVE);
      before = moment;
    }
  for (gint64 clock = 0; contest->kind == GANTRY_CONTEST_RACE && clock < contest->duration;
       clock += CLOCK)
    gantry_send_current (meet, contest, contest->start + clock, TRUE);
}

static void
play_after (GantryMeet *meet, GantryContest *contest)
{
  gint64 end = contest->start + contest->duration;

  if (contest->kind == GANTRY_CONTEST_RACE)
    gantry_send_current (meet, contest, end + 400, FALSE);
  gantry_send_status (meet, contest, end + FINISHED, "FINISHED");
  gantry_send_result (meet, contest, end + GANTRY_PLAY_UNCONFIRMED, "UNCONFIRMED",
                      GANTRY_STAGE_FINAL);
  gantry_send_result (meet, contest, end + GANTRY_PLAY_UNOFFICIAL, "UNOFFICIAL",
                      GANTRY_STAGE_FINAL);
  gantry_send_result (meet, contest, end + GANTRY_PLAY_OFFICIAL, "OFFICIAL", GANTRY_STAGE_FINAL);
  if (contest->note != NULL)
    gantry_send_result (meet, contest, contest->corrected_at, "OFFICIAL", GANTRY_STAGE_CORRECTED);
}

void
gantry_play_contest (GantryMeet *meet, GantryContest *contest)
{
  gantry_play_measure (contest);
  play_before (meet, contest);
  play_live (meet, contest);
  play_after (meet, contest);
}

GArray *
gantry_play_listings (GantryMeet *meet, GantryContest *contest, GantryStage stage)
{
  g_autoptr (GPtrArray) lines = gantry_board_new (meet, contest, stage, contest->duration);
  GArray *listings = g_array_new (FALSE, TRUE, sizeof (GantryListing));

  for (guint i = 0; i < lines->len; i++)
    {
      const GantryLine *line = g_ptr_array_index (lines, i);
      GantryListing listing = { .who = line->who,
                                .rank = line->irm == NULL ? line->rank : 0,
                                .rank_equal = line->rank_equal,
                                .result = line->irm == NULL ? line->result : NULL,
                                .irm = line->irm };

      g_array_append_val (listings, listing);
    }
  return listings;
}

void
gantry_play_medals (GantryMeet *meet,
                    GantryEvent *event,
                    gint64 at,
                    const char *unit,
                    GArray *listings,
                    const char *note)
{
  static const char *const codes[] = { "ME_GOLD", "ME_SILVER", "ME_BRONZE" };
  GantryDecision *decision = g_new0 (GantryDecision, 1);

  decision->at = at;
  decision->event = event;
  decision->unit = unit;
  decision->medals = g_array_new (FALSE, TRUE, sizeof (GantryMedal));
  for (guint i = 0; i < listings->len; i++)
    {
      const GantryListing *listing = &g_array_index (listings, GantryListing, i);

      if (listing->rank >= 1 && listing->rank <= G_N_ELEMENTS (codes))
        {
          GantryMedal medal = { codes[listing->rank - 1], listing->who };

          g_array_append_val (decision->medals, medal);
        }
    }
  g_ptr_array_add (meet->decisions, decision);
  gantry_send_medallists (meet, decision, note);
  gantry_send_list (meet, event, at + 2400, "DT_RANKING", event->rsc, "OFFICIAL", listings, NULL);
}

void
gantry_play_protest (GantryMeet *meet, GantryContest *contest, gint64 at, const char *initiator)
{
  static const GantryTexts protest = { { "Protest", "Réclamation", "Protest" } };
  static const GantryTexts decision = { { "Jury decision", "Décision du jury",
                                          "Besluit van de jury" } };
  static const GantryTexts accepted = {
    { "The protest is accepted: a runner left the lane before the breakline.",
      "La réclamation est acceptée : une coureuse a quitté son couloir avant la ligne de "
      "rabattement.",
      "Het protest is toegewezen: een loopster verliet haar baan vóór de wissellijn." }
  };
  GantryTexts lodged;

  lodged.in[0] = gantry_meet_keep (meet, "Protest lodged by %s against the result.", initiator);
  lodged.in[1] =
      gantry_meet_keep (meet, "Réclamation déposée par %s contre le résultat.", initiator);
  lodged.in[2] = gantry_meet_keep (meet, "Protest van %s tegen de uitslag.", initiator);
  gantry_send_notice (meet, contest, at, "1", TRUE, initiator, &protest, &lodged);
  gantry_send_notice (meet, contest, contest->corrected_at - 3000, "2", FALSE, NULL, &decision,
                      &accepted);
}

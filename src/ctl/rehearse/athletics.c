/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/athletics.h"

#include <string.h>

#define LANES     8
#define FIRST_BIB 112

const GantryTexts gantry_athletics_final = { { "Final", "Finale", "Finale" } };

static GantryVenue *
add_venue (GantryMeet *meet)
{
  GantryVenue venue = { .discipline = "ATH",
                        .name = "Athletics",
                        .code = "STA",
                        .venue = "Dyke Stadium",
                        .location = "Stadium",
                        .source = "STAATH1",
                        .session = "ATH01",
                        .session_name = { { "Athletics, evening session",
                                            "Athlétisme, session du soir",
                                            "Atletiek, avondsessie" } },
                        .on = 1600 };

  return gantry_meet_add_venue (meet, venue);
}

GantryPerson *
gantry_athletics_invent (GantryMeet *meet, GantryDice *dice, GantryEvent *event)
{
  GantryPerson *person = gantry_meet_invent (meet, dice, event);

  person->bib = gantry_meet_keep (meet, "%u", FIRST_BIB + meet->people->len * 13 % 887);
  return person;
}

void
gantry_athletics_add_record (GantryMeet *meet,
                             GantryEvent *event,
                             const char *type,
                             const char *result,
                             gint64 mark,
                             const char *noc,
                             const char *family,
                             const char *given,
                             const char *date)
{
  GantryRecordMark record = { .type = type,
                              .result = result,
                              .mark = mark,
                              .noc = noc,
                              .family = family,
                              .given = given,
                              .code = gantry_meet_keep (meet, "R%.10s%s", event->rsc, type),
                              .country = "BEL",
                              .place = "Dendermonde",
                              .date = date };

  gantry_meet_add_record (event, record);
}

const char *
gantry_athletics_wind (GantryMeet *meet, gint64 tenths)
{
  return gantry_meet_keep (meet, "%c%d.%d", tenths < 0 ? '-' : '+', (int) (ABS (tenths) / 10),
                           (int) (ABS (tenths) % 10));
}

static void
set_bests (GantryMeet *meet, GantryDice *dice, GantryPerson *person, gint64 pb_ms)
{
  person->pb = gantry_meet_time (meet, pb_ms / 10 * 10, 2);
  person->sb = gantry_meet_time (meet, (pb_ms + gantry_dice_range (dice, 0, 12) * 10) / 10 * 10, 2);
}

/* 100 m: a false start first, then the race; quick enough that a whole unit is over in the first
 * minutes. */
static void
play_sprint (GantryMeet *meet, GantryVenue *venue)
{
  static const GantryTexts name = { { "Men's 100 m", "100 m hommes", "100 m heren" } };
  GantryEvent *event =
      gantry_meet_add_event (meet, venue, "ATHM100M--------------------------", name, "TIME");
  GantryContest *contest =
      gantry_meet_add_contest (meet, event, "FNL-000100--", gantry_athletics_final, 64000);
  g_autoptr (GArray) listings = NULL;
  GantryDice dice;

  gantry_dice_init (&dice, meet->seed, "100 m");
  gantry_athletics_add_record (meet, event, "WR", "9.63", 9630, "JAM", "Goldenwater-Reid", "Oshane",
                               "2019-08-30");
  gantry_athletics_add_record (meet, event, "OR", "9.71", 9710, "USA", "Harrowgate", "Ezekiel",
                               "2021-08-01");
  contest->call = contest->start - 20000;
  contest->medal = TRUE;
  contest->n_points = 1;
  contest->points[0] = "100";
  contest->decimals_reaction = 3;
  contest->wind = gantry_athletics_wind (meet, gantry_dice_range (&dice, -4, 14));
  for (guint lane = 1; lane <= LANES; lane++)
    {
      GantryPerson *runner = gantry_athletics_invent (meet, &dice, event);
      GantryStarter *starter =
          gantry_meet_add_starter (meet, contest, runner, gantry_meet_keep (meet, "%u", lane));
      gint64 pb =
          9850 + (gint64) ABS ((int) lane * 2 - 9) * 25 + gantry_dice_range (&dice, 0, 10) * 10;

      set_bests (meet, &dice, runner, pb);
      starter->n_splits = 1;
      starter->splits[0] = (pb + 40 + gantry_dice_spread (&dice, 11) * 10) / 10 * 10;
      starter->reaction = gantry_dice_range (&dice, 124, 178);
      if (lane == 7)
        {
          starter->irm = "DQ";
          starter->irm_at = -14000;
          starter->n_splits = 0;
          starter->reaction = 0;
        }
    }
  gantry_play_contest (meet, contest);
  listings = gantry_play_listings (meet, contest, GANTRY_STAGE_FINAL);
  gantry_play_medals (meet, event, gantry_play_official (contest) + 4000, contest->rsc, listings,
                      NULL);
}

/* 800 m: split times of the leader in the result, everybody's in the analysis. The second is
 * disqualified after the result was official: medals change hands. */
static void
invent_800 (GantryMeet *meet, GantryDice *dice, GantryContest *contest)
{
  static const gint64 shares[] = { 2380, 4890, 7440, 10000 };
  static const gint64 gaps[] = { 380, 620, 790 };

  for (guint lane = 1; lane <= LANES; lane++)
    {
      GantryPerson *runner = gantry_athletics_invent (meet, dice, contest->event);
      GantryStarter *starter =
          gantry_meet_add_starter (meet, contest, runner, gantry_meet_keep (meet, "%u", lane));
      gint64 pb = 116800 + gantry_dice_range (dice, 0, 300) * 10;
      gint64 time = (pb + 300 + gantry_dice_spread (dice, 130) * 10) / 10 * 10;
      gint64 pack = 119000;

      set_bests (meet, dice, runner, pb);
      starter->n_splits = G_N_ELEMENTS (shares);
      /* The field runs together until the last bend. */
      for (guint p = 0; p + 1 < starter->n_splits; p++)
        starter->splits[p] =
            (pack * shares[p] / 10000 + gantry_dice_range (dice, 0, gaps[p] / 10) * 10) / 10 * 10;
      starter->splits[3] = time;
    }
}

static GantryStarter *
find_by_rank (GantryMeet *meet, GantryContest *contest, guint index)
{
  g_autoptr (GPtrArray) lines =
      gantry_board_new (meet, contest, GANTRY_STAGE_FINAL, contest->duration);

  return ((GantryLine *) g_ptr_array_index (lines, index))->starter;
}

static void
play_800 (GantryMeet *meet, GantryVenue *venue)
{
  static const GantryTexts name = { { "Women's 800 m", "800 m dames", "800 m dames" } };
  static const char *const points[] = { "200", "400", "600", "Finish" };
  GantryEvent *event =
      gantry_meet_add_event (meet, venue, "ATHW800M--------------------------", name, "TIME");
  GantryContest *contest =
      gantry_meet_add_contest (meet, event, "FNL-000100--", gantry_athletics_final, 196000);
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;
  GantryStarter *replaced, *offender;
  GantryDice dice;

  gantry_dice_init (&dice, meet->seed, "800 m");
  gantry_athletics_add_record (meet, event, "WR", "1:53.61", 113610, "KEN", "Lomuria-Cheboi",
                               "Jemutai", "2018-07-20");
  gantry_athletics_add_record (meet, event, "OR", "1:54.72", 114720, "GBR", "Pennywhistle", "Seren",
                               "2021-08-03");
  contest->medal = TRUE;
  contest->finish_pos = "F";
  contest->n_points = G_N_ELEMENTS (points);
  for (guint p = 0; p < contest->n_points; p++)
    contest->points[p] = points[p];
  invent_800 (meet, &dice, contest);
  replaced = g_ptr_array_index (contest->starters, 4);
  replaced->replaces = gantry_athletics_invent (meet, &dice, event);
  set_bests (meet, &dice, replaced->replaces, 117900);
  gantry_play_measure (contest);
  offender = find_by_rank (meet, contest, 1);
  offender->late_irm = "DQ";
  contest->note = gantry_meet_keep (meet, "%s (%s) disqualified: lane infringement",
                                    offender->who->family, offender->who->noc);
  contest->corrected_at = gantry_play_official (contest) + 42000;

  gantry_play_contest (meet, contest);
  gantry_send_analysis (meet, contest,
                        contest->start + contest->duration + GANTRY_PLAY_UNOFFICIAL + 500,
                        "UNOFFICIAL");
  first = gantry_play_listings (meet, contest, GANTRY_STAGE_FINAL);
  gantry_play_medals (meet, event, gantry_play_official (contest) + 4000, contest->rsc, first,
                      NULL);
  gantry_play_protest (meet, contest, gantry_play_official (contest) + 14000,
                       find_by_rank (meet, contest, 3)->who->noc);
  second = gantry_play_listings (meet, contest, GANTRY_STAGE_CORRECTED);
  gantry_play_medals (meet, event, contest->corrected_at + 3000, contest->rsc, second,
                      contest->note);
}

/* One family name was entered wrongly; it is corrected while the long jump goes on. */
static void
misspell (GantryMeet *meet, GantryVenue *venue)
{
  for (guint i = 0; i < meet->events->len; i++)
    {
      GantryEvent *event = g_ptr_array_index (meet->events, i);
      GantryPerson *person;
      const char *last;

      if (event->venue != venue || event->rsc[4] != 'L')
        continue;
      person = g_ptr_array_index (event->entrants, 2);
      last = g_utf8_find_prev_char (person->family, person->family + strlen (person->family));
      person->wrong_family =
          gantry_meet_keep (meet, "%.*s", (int) (last - person->family), person->family);
      person->corrected_at = 118000;
      gantry_send_person (meet, venue, person, person->corrected_at);
    }
}

void
gantry_rehearse_athletics (GantryMeet *meet)
{
  GantryVenue *venue = add_venue (meet);

  gantry_athletics_long_jump (meet, venue);
  play_sprint (meet, venue);
  play_800 (meet, venue);
  gantry_athletics_high_jump (meet, venue);
  misspell (meet, venue);
  gantry_send_weather (meet, venue, 1900, "PCLOUD", 24, 52, "SW", 2, NULL);
  gantry_send_weather (meet, venue, 300000, "CLOUDY", 23, 56, "W", 3, NULL);
}

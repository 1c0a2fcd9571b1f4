/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/play.h"

#define LANES     8
#define N_HEATS   2
#define RECORD    114910 /* ms */
#define EVENT_RSC "SWMW200MFR------------------------"

static const char *const record_splits[] = { "26.58", "55.71", "1:25.42", "1:54.91", NULL };

/* Lanes by seed: the fastest in the middle. */
static const char *const seeded_lanes[LANES] = { "4", "5", "3", "6", "2", "7", "1", "8" };

static GantryVenue *
add_venue (GantryMeet *meet)
{
  GantryVenue venue = { .discipline = "SWM",
                        .name = "Swimming",
                        .code = "AQU",
                        .venue = "Harbour Aquatics Centre",
                        .location = "Competition Pool",
                        .source = "AQUSWM1",
                        .session = "SWM01",
                        .session_name = { { "Swimming, evening session",
                                            "Natation, session du soir", "Zwemmen, avondsessie" } },
                        .on = 1500 };

  return gantry_meet_add_venue (meet, venue);
}

static void
add_records (GantryMeet *meet, GantryEvent *event)
{
  GantryRecordMark world = { .type = "WR",
                             .result = "1:54.91",
                             .mark = RECORD,
                             .noc = "AUS",
                             .family = "Quambone-Ashdown",
                             .given = "Tahlia",
                             .code = "RSWM200WR",
                             .country = "CAN",
                             .place = "Rimouski",
                             .date = "2023-07-26",
                             .splits = record_splits };
  GantryRecordMark games = { .type = "OR",
                             .result = "1:55.38",
                             .mark = 115380,
                             .noc = "SWE",
                             .family = "Lövgrenius-Ek",
                             .given = "Ylva",
                             .code = "RSWM200OR",
                             .country = "ITA",
                             .place = "Gressoney",
                             .date = "2022-08-02" };

  gantry_meet_add_record (event, world);
  gantry_meet_add_record (event, games);
}

/* 200 m to a time: a fast first length, a slow third, and a personal taste. Hundredths. */
static void
swim (GantryDice *dice, GantryStarter *starter, gint64 total)
{
  /* Share of the whole at the walls, in 1/10000. */
  static const gint64 walls[] = { 2312, 4850, 7437, 10000 };
  gint64 taste = gantry_dice_spread (dice, 45);

  starter->n_splits = G_N_ELEMENTS (walls);
  for (guint p = 0; p < starter->n_splits; p++)
    {
      gboolean wall = p + 1 < starter->n_splits;
      gint64 share = walls[p] + (wall ? taste + gantry_dice_spread (dice, 14) : 0);

      starter->splits[p] = total * share / 10000 / 10 * 10;
    }
  starter->reaction = gantry_dice_range (dice, 62, 78) * 10;
}

static GantryContest *
add_heat (GantryMeet *meet, GantryEvent *event, const char *unit, GantryTexts name, gint64 start)
{
  static const char *const points[] = { "50", "100", "150", "200" };
  GantryContest *contest = gantry_meet_add_contest (meet, event, unit, name, start);

  contest->n_points = G_N_ELEMENTS (points);
  for (guint p = 0; p < contest->n_points; p++)
    contest->points[p] = points[p];
  contest->split_type = "PROGRESS";
  return contest;
}

static int
compare_lanes (gconstpointer a, gconstpointer b)
{
  const GantryStarter *one = *(GantryStarter *const *) a, *two = *(GantryStarter *const *) b;

  return one->order[0] - two->order[0];
}

static void
settle_lanes (GantryContest *contest)
{
  g_ptr_array_sort (contest->starters, compare_lanes);
  for (guint i = 0; i < contest->starters->len; i++)
    ((GantryStarter *) g_ptr_array_index (contest->starters, i))->start_sort = i + 1;
}

/* Heats are seeded by entry time, the last heat with the fastest. */
static void
invent_heat (GantryMeet *meet, GantryDice *dice, GantryContest *contest, guint heat)
{
  for (guint i = 0; i < LANES; i++)
    {
      GantryPerson *swimmer = gantry_meet_invent (meet, dice, contest->event);
      gint64 entry = 115600 + (gint64) (i * N_HEATS + (N_HEATS - 1 - heat)) * 520 +
                     gantry_dice_spread (dice, 20) * 10;
      GantryStarter *starter = gantry_meet_add_starter (meet, contest, swimmer, seeded_lanes[i]);

      swimmer->entry_time = gantry_meet_time (meet, entry / 10 * 10, 2);
      swimmer->pb =
          gantry_meet_time (meet, (entry - gantry_dice_range (dice, 0, 40) * 10) / 10 * 10, 2);
      swimmer->sb = swimmer->entry_time;
      swim (dice, starter, entry + 700 + gantry_dice_spread (dice, 90) * 10);
    }
  settle_lanes (contest);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const GantryStarter *one = *(GantryStarter *const *) a, *two = *(GantryStarter *const *) b;
  gint64 t1 = one->irm != NULL ? G_MAXINT64 : one->splits[one->n_splits - 1];
  gint64 t2 = two->irm != NULL ? G_MAXINT64 : two->splits[two->n_splits - 1];

  return t1 < t2 ? -1 : t1 > t2;
}

/* All of the heats by time: who swims the final. */
static GPtrArray *
rank_heats (GantryContest **heats, guint n)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint h = 0; h < n; h++)
    for (guint i = 0; i < heats[h]->starters->len; i++)
      g_ptr_array_add (all, g_ptr_array_index (heats[h]->starters, i));
  g_ptr_array_sort (all, compare_times);
  return all;
}

static GArray *
list_heats (GantryMeet *meet, GPtrArray *ranked, gboolean marks)
{
  GArray *listings = g_array_new (FALSE, TRUE, sizeof (GantryListing));

  for (guint i = 0; i < ranked->len; i++)
    {
      const GantryStarter *starter = g_ptr_array_index (ranked, i);
      GantryListing listing = { .who = starter->who, .irm = starter->irm };

      if (starter->irm == NULL)
        {
          const GantryStarter *before = i > 0 ? g_ptr_array_index (ranked, i - 1) : NULL;
          gboolean shared = before != NULL && before->splits[3] == starter->splits[3];

          listing.rank = shared ? g_array_index (listings, GantryListing, i - 1).rank : i + 1;
          listing.rank_equal = shared;
          listing.result = gantry_meet_time (meet, starter->splits[3], 2);
          listing.qual = !marks ? NULL : i < LANES ? "Q" : i < LANES + 2 ? "R" : NULL;
        }
      g_array_append_val (listings, listing);
    }
  return listings;
}

static void
send_phase (GantryMeet *meet, GantryContest **heats, guint n, gint64 at, const char *status)
{
  g_autoptr (GPtrArray) ranked = rank_heats (heats, n);
  g_autoptr (GArray) listings = list_heats (meet, ranked, n == N_HEATS);

  gantry_send_list (meet, heats[0]->event, at, "DT_PHASE_RESULT",
                    gantry_meet_keep (meet, "%.26s--------", heats[0]->rsc), status, listings,
                    heats[n - 1]->rsc);
}

static void
play_heats (GantryMeet *meet, GantryContest **heats)
{
  gint64 last;

  for (guint h = 0; h < N_HEATS; h++)
    gantry_play_contest (meet, heats[h]);
  send_phase (meet, heats, 1, gantry_play_official (heats[0]) + 1500, "INTERMEDIATE");
  last = heats[1]->start + heats[1]->duration;
  send_phase (meet, heats, N_HEATS, last + GANTRY_PLAY_UNCONFIRMED + 900, "UNCONFIRMED");
  send_phase (meet, heats, N_HEATS, last + GANTRY_PLAY_UNOFFICIAL + 900, "UNOFFICIAL");
  send_phase (meet, heats, N_HEATS, gantry_play_official (heats[1]) + 900, "OFFICIAL");
}

/* The final: the eight fastest, but one withdraws after the first start list and the reserve swims.
 * The winner beats the world record by a few hundredths. */
static void
invent_final (GantryMeet *meet, GantryDice *dice, GantryContest *final, GPtrArray *ranked)
{
  guint out = 6;

  for (guint i = 0; i < LANES; i++)
    {
      const GantryStarter *heat = g_ptr_array_index (ranked, i == out ? LANES : i);
      GantryStarter *starter = gantry_meet_add_starter (meet, final, heat->who, seeded_lanes[i]);
      gint64 time = heat->splits[3] - 900 + gantry_dice_spread (dice, 40) * 10;

      if (i == out)
        starter->replaces = ((GantryStarter *) g_ptr_array_index (ranked, i))->who;
      if (i == 0)
        time = RECORD - gantry_dice_range (dice, 3, 24) * 10;
      swim (dice, starter, MAX (time, RECORD + (i == 0 ? -1000 : 120)) / 10 * 10);
    }
  settle_lanes (final);
}

static void
play_final (GantryMeet *meet, GantryContest *final, GPtrArray *ranked)
{
  g_autoptr (GArray) listings = NULL;
  g_autoptr (GArray) heats = list_heats (meet, ranked, FALSE);
  g_autoptr (GPtrArray) lines = NULL;
  gint64 official;

  gantry_play_contest (meet, final);
  official = gantry_play_official (final);
  lines = gantry_board_new (meet, final, GANTRY_STAGE_FINAL, final->duration);
  gantry_send_records (meet, final->event,
                       final->start + final->duration + GANTRY_PLAY_UNCONFIRMED + 700,
                       g_ptr_array_index (lines, 0), final->rsc);
  listings = gantry_play_listings (meet, final, GANTRY_STAGE_FINAL);
  /* Behind the finalists, whoever swam the heats only. */
  for (guint i = 0; i < heats->len; i++)
    {
      GantryListing listing = g_array_index (heats, GantryListing, i);
      gboolean there = FALSE;

      for (guint j = 0; j < LANES && !there; j++)
        there = g_array_index (listings, GantryListing, j).who == listing.who;
      if (there)
        continue;
      listing.rank = listing.irm == NULL ? listings->len + 1 : 0;
      listing.rank_equal = FALSE;
      g_array_append_val (listings, listing);
    }
  gantry_play_medals (meet, final->event, official + 4000, final->rsc, listings, NULL);
}

void
gantry_rehearse_swimming (GantryMeet *meet)
{
  static const GantryTexts event_name = { { "Women's 200 m Freestyle", "200 m nage libre dames",
                                            "200 m vrije slag dames" } };
  static const GantryTexts heat_names[N_HEATS] = { { { "Heat 1", "Série 1", "Serie 1" } },
                                                   { { "Heat 2", "Série 2", "Serie 2" } } };
  static const GantryTexts final_name = { { "Final", "Finale", "Finale" } };
  static const gint64 heat_starts[N_HEATS] = { 10500, 166000 };
  static const char *const heat_units[N_HEATS] = { "HEAT000100--", "HEAT000200--" };
  GantryVenue *venue = add_venue (meet);
  GantryEvent *event = gantry_meet_add_event (meet, venue, EVENT_RSC, event_name, "TIME");
  GantryContest *heats[N_HEATS], *final;
  g_autoptr (GPtrArray) ranked = NULL;
  GantryStarter *absent;
  GantryDice dice;

  gantry_dice_init (&dice, meet->seed, "swimming");
  add_records (meet, event);
  for (guint h = 0; h < N_HEATS; h++)
    {
      heats[h] = add_heat (meet, event, heat_units[h], heat_names[h], heat_starts[h]);
      invent_heat (meet, &dice, heats[h], h);
    }
  absent =
      g_ptr_array_index (heats[1]->starters, 7); /* lane 8: withdrawn between two start lists */
  absent->irm = "DNS";
  absent->irm_at = G_MININT64;
  absent->n_splits = 0;
  absent->reaction = 0;
  ranked = rank_heats (heats, N_HEATS);
  final = add_heat (meet, event, "FNL-000100--", final_name, 370000);
  final->medal = TRUE;
  invent_final (meet, &dice, final, ranked);
  gantry_send_config (meet, final, 1200);
  play_heats (meet, heats);
  play_final (meet, final, ranked);
}

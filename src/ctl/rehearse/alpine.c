/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/play.h"

#define RACERS    14
#define INTERVAL  13000
#define EVENT_RSC "ALPMGS----------------------------"

typedef struct
{
  GantryPerson *who;
  gint64 level; /* ms of a run without luck */
} Racer;

static GantryVenue *
add_venue (GantryMeet *meet)
{
  GantryVenue venue = { .discipline = "ALP",
                        .name = "Alpine Skiing",
                        .code = "MTN",
                        .venue = "Northern Slopes",
                        .location = "Giant Slope",
                        .source = "MTNALP1",
                        .session = "ALP01",
                        .session_name = { { "Alpine Skiing, evening session",
                                            "Ski alpin, session du soir",
                                            "Alpineskiën, avondsessie" } },
                        .on = 1700 };

  return gantry_meet_add_venue (meet, venue);
}

static void
ski (GantryDice *dice, GantryStarter *starter, gint64 total)
{
  static const gint64 shares[] = { 3140, 5620, 8120, 10000 };

  starter->n_splits = G_N_ELEMENTS (shares);
  for (guint p = 0; p < starter->n_splits; p++)
    {
      gint64 luck = p + 1 < starter->n_splits ? gantry_dice_spread (dice, 16) * 10 : 0;

      starter->splits[p] = (total * shares[p] / 10000 + luck) / 10 * 10;
    }
}

/* Out between two points: what was reached stays. */
static void
fall (GantryStarter *starter, guint reached)
{
  starter->irm = "DNF";
  starter->irm_at = starter->start + (reached > 0 ? starter->splits[reached - 1] : 0) + 6500;
  starter->n_splits = reached;
}

static GantryContest *
add_run (GantryMeet *meet, GantryEvent *event, const char *unit, GantryTexts name, gint64 start)
{
  static const char *const points[] = { "1", "2", "3", "Finish" };
  GantryContest *contest = gantry_meet_add_contest (meet, event, unit, name, start);

  contest->interval = INTERVAL;
  contest->split_type = "PROGRESS";
  contest->finish_pos = "F";
  contest->n_points = G_N_ELEMENTS (points);
  for (guint p = 0; p < contest->n_points; p++)
    contest->points[p] = points[p];
  return contest;
}

static GantryStarter *
add_racer (GantryMeet *meet, GantryDice *dice, GantryContest *run, const Racer *racer)
{
  GantryStarter *starter = gantry_meet_add_starter (
      meet, run, racer->who, gantry_meet_keep (meet, "%u", run->starters->len + 1));

  starter->start = (gint64) (starter->start_sort - 1) * INTERVAL;
  ski (dice, starter, (racer->level + gantry_dice_spread (dice, 80) * 10) / 10 * 10);
  return starter;
}

static void
invent_first_run (GantryMeet *meet, GantryDice *dice, GantryContest *run, Racer *racers)
{
  for (guint i = 0; i < RACERS; i++)
    {
      GantryStarter *starter;

      racers[i].who = gantry_meet_invent (meet, dice, run->event);
      racers[i].who->bib = gantry_meet_keep (meet, "%u", i + 1);
      /* Early numbers are the better racers, and the piste wears out. */
      racers[i].level = 66400 + (gint64) i * 150 + gantry_dice_range (dice, 0, 60) * 10;
      starter = add_racer (meet, dice, run, &racers[i]);
      if (i == 4 || i == 11)
        fall (starter, i == 4 ? 2 : 1);
      if (i == 8)
        {
          /* Missed a gate: seen on the film after the finish. */
          starter->irm = "DSQ";
          starter->irm_at = starter->start + starter->splits[3] + 15000;
        }
    }
}

/* The second run in reverse order of the first, without who is out. */
static void
invent_second_run (GantryMeet *meet,
                   GantryDice *dice,
                   GantryContest *first,
                   GantryContest *second,
                   const Racer *racers)
{
  g_autoptr (GPtrArray) lines = gantry_board_new (meet, first, GANTRY_STAGE_FINAL, first->duration);

  for (guint i = lines->len; i > 0; i--)
    {
      const GantryLine *line = g_ptr_array_index (lines, i - 1);
      Racer racer = { line->who, 0 };
      GantryStarter *starter;

      if (line->irm != NULL)
        continue;
      for (guint r = 0; r < RACERS; r++)
        if (racers[r].who == line->who)
          racer.level = racers[r].level + 1200;
      starter = add_racer (meet, dice, second, &racer);
      if (second->starters->len == 7)
        fall (starter, 3);
    }
}

static gint64
run_time (GantryContest *run, GantryPerson *who, gint64 clock, const char **irm, gboolean *started)
{
  *irm = NULL;
  *started = FALSE;
  for (guint i = 0; i < run->starters->len; i++)
    {
      const GantryStarter *starter = g_ptr_array_index (run->starters, i);

      if (starter->who != who)
        continue;
      *started = TRUE;
      if (starter->irm != NULL && starter->irm_at <= clock)
        *irm = starter->irm;
      else if (starter->n_splits == run->n_points && starter->start + starter->splits[3] <= clock)
        return starter->splits[3];
    }
  return 0;
}

typedef struct
{
  GantryListing listing;
  gint64 group; /* both runs, one run, out */
  gint64 total;
} Sum;

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const Sum *one = a, *two = b;

  if (one->group != two->group)
    return one->group < two->group ? -1 : 1;
  return one->total < two->total ? -1 : one->total > two->total;
}

static guint
run_rank (GantryMeet *meet, GantryContest *run, GantryPerson *who, gint64 clock)
{
  g_autoptr (GPtrArray) lines = gantry_board_new (meet, run, GANTRY_STAGE_LIVE, clock);

  for (guint i = 0; i < lines->len; i++)
    {
      const GantryLine *line = g_ptr_array_index (lines, i);

      if (line->who == who)
        return line->rank;
    }
  return 0;
}

static Sum
add_up (GantryMeet *meet, GantryContest **runs, guint n_runs, GantryPerson *who, gint64 clock)
{
  Sum sum = { .listing = { .who = who } };
  guint done = 0;

  for (guint r = 0; r < n_runs; r++)
    {
      const char *irm;
      gboolean started;
      gint64 until = r + 1 < n_runs ? runs[r]->duration : clock;
      gint64 time = run_time (runs[r], who, until, &irm, &started);

      if (!started || (time == 0 && irm == NULL))
        continue;
      sum.listing.items[sum.listing.n_items].unit = runs[r]->rsc;
      sum.listing.items[sum.listing.n_items].irm = irm;
      if (time > 0)
        {
          sum.listing.items[sum.listing.n_items].result = gantry_meet_time (meet, time, 2);
          sum.listing.items[sum.listing.n_items].rank = run_rank (meet, runs[r], who, until);
        }
      sum.listing.n_items++;
      sum.total += time;
      done += time > 0;
      if (irm != NULL)
        sum.listing.irm = irm;
    }
  sum.group = sum.listing.irm != NULL ? 3 : done == n_runs ? 0 : 1;
  if (sum.listing.irm == NULL && sum.total > 0)
    sum.listing.result = gantry_meet_time (meet, sum.total, 2);
  return sum;
}

/* The runs added up as of a moment of the last one. */
static GArray *
list_sums (GantryMeet *meet, GantryContest **runs, guint n_runs, gint64 clock)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, TRUE, sizeof (Sum));
  GArray *listings = g_array_new (FALSE, TRUE, sizeof (GantryListing));
  gint64 best = 0;

  for (guint i = 0; i < runs[0]->starters->len; i++)
    {
      Sum sum = add_up (meet, runs, n_runs,
                        ((GantryStarter *) g_ptr_array_index (runs[0]->starters, i))->who, clock);

      g_array_append_val (sums, sum);
    }
  g_array_sort (sums, compare_sums);
  for (guint i = 0; i < sums->len; i++)
    {
      Sum *sum = &g_array_index (sums, Sum, i);
      const Sum *before = i > 0 ? &g_array_index (sums, Sum, i - 1) : NULL;

      if (sum->group == 0)
        {
          gboolean shared = before != NULL && before->total == sum->total;

          best = i == 0 ? sum->total : best;
          sum->listing.rank = shared ? before->listing.rank : i + 1;
          sum->listing.rank_equal = shared;
          if (sum->total > best)
            sum->listing.diff =
                gantry_meet_keep (meet, "+%s", gantry_meet_time (meet, sum->total - best, 2));
        }
      g_array_append_val (listings, sum->listing);
    }
  return listings;
}

static void
send_sums (GantryMeet *meet,
           GantryContest **runs,
           guint n_runs,
           gint64 clock,
           gint64 at,
           const char *status)
{
  g_autoptr (GArray) listings = list_sums (meet, runs, n_runs, clock);

  gantry_send_list (meet, runs[0]->event, at, "DT_CUMULATIVE_RESULT", runs[0]->event->rsc, status,
                    listings, runs[n_runs - 1]->rsc);
}

static void
play_sums (GantryMeet *meet, GantryContest **runs)
{
  g_autoptr (GArray) moments = gantry_board_moments (runs[1]);
  g_autoptr (GArray) listings = NULL;
  gint64 end = runs[1]->start + runs[1]->duration;
  guint known = 0;

  send_sums (meet, runs, 1, runs[0]->duration, gantry_play_official (runs[0]) + 1000,
             "INTERMEDIATE");
  /* While the second run goes on: after every finish. */
  for (guint i = 0; i < moments->len; i++)
    {
      gint64 clock = g_array_index (moments, gint64, i);
      guint now = 0;

      for (guint s = 0; s < runs[1]->starters->len; s++)
        {
          const GantryStarter *starter = g_ptr_array_index (runs[1]->starters, s);

          now += starter->n_splits == runs[1]->n_points &&
                 starter->start + starter->splits[3] <= clock;
          now += starter->irm != NULL && starter->irm_at <= clock;
        }
      if (now > known)
        send_sums (meet, runs, 2, clock, runs[1]->start + clock + 350, "LIVE");
      known = now;
    }
  send_sums (meet, runs, 2, runs[1]->duration, end + GANTRY_PLAY_UNCONFIRMED + 900, "UNCONFIRMED");
  send_sums (meet, runs, 2, runs[1]->duration, end + GANTRY_PLAY_UNOFFICIAL + 900, "UNOFFICIAL");
  send_sums (meet, runs, 2, runs[1]->duration, end + GANTRY_PLAY_OFFICIAL + 900, "OFFICIAL");
  listings = list_sums (meet, runs, 2, runs[1]->duration);
  gantry_play_medals (meet, runs[1]->event, end + GANTRY_PLAY_OFFICIAL + 4000, runs[1]->rsc,
                      listings, NULL);
}

void
gantry_rehearse_alpine (GantryMeet *meet)
{
  static const GantryTexts event_name = { { "Men's Giant Slalom", "Slalom géant hommes",
                                            "Reuzenslalom heren" } };
  static const GantryTexts run_names[] = { { { "Run 1", "Manche 1", "Manche 1" } },
                                           { { "Run 2", "Manche 2", "Manche 2" } } };
  GantryVenue *venue = add_venue (meet);
  GantryEvent *event = gantry_meet_add_event (meet, venue, EVENT_RSC, event_name, "TIME");
  GantryContest *runs[2];
  Racer racers[RACERS];
  GantryDice dice;

  gantry_dice_init (&dice, meet->seed, "alpine skiing");
  runs[0] = add_run (meet, event, "FNL-000100--", run_names[0], 26000);
  invent_first_run (meet, &dice, runs[0], racers);
  gantry_play_measure (runs[0]);
  runs[1] = add_run (meet, event, "FNL-000200--", run_names[1],
                     runs[0]->start + runs[0]->duration + 62000);
  runs[1]->medal = TRUE;
  invent_second_run (meet, &dice, runs[0], runs[1], racers);
  gantry_send_config (meet, runs[0], 1300);
  gantry_play_contest (meet, runs[0]);
  gantry_play_contest (meet, runs[1]);
  play_sums (meet, runs);
  gantry_send_weather (meet, venue, 2000, "SUN", -4, 61, "N", 1, "HARD");
}

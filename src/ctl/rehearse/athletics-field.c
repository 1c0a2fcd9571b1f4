/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/athletics.h"

#define JUMPERS  8
#define ATTEMPTS 6
#define HIGH     6

static void
jump (GantryMeet *meet,
      GantryDice *dice,
      GantryStarter *starter,
      guint attempt,
      gint64 at,
      gint64 level)
{
  GantryTry one = { .at = at, .point = attempt };
  gint64 wind = gantry_dice_spread (dice, 22);

  one.wind = gantry_athletics_wind (meet, wind);
  if (gantry_dice_chance (dice, 24))
    one.cm = 0;
  else if (attempt >= 4 && gantry_dice_chance (dice, 8))
    one.cm = -1;
  else
    one.cm = level - gantry_dice_range (dice, 0, 34) + wind / 4;
  g_array_append_val (starter->tries, one);
}

/* Long jump: three rounds in start order, three in reverse order of the rank after them. */
void
gantry_athletics_long_jump (GantryMeet *meet, GantryVenue *venue)
{
  static const GantryTexts name = { { "Women's Long Jump", "Saut en longueur dames",
                                      "Verspringen dames" } };
  GantryEvent *event =
      gantry_meet_add_event (meet, venue, "ATHWLJ----------------------------", name, "DISTANCE");
  GantryContest *contest =
      gantry_meet_add_contest (meet, event, "FNL-000100--", gantry_athletics_final, 12000);
  g_autoptr (GArray) listings = NULL;
  gint64 levels[JUMPERS], at = 3500;
  guint turns[JUMPERS];
  GantryDice dice;

  gantry_dice_init (&dice, meet->seed, "long jump");
  gantry_athletics_add_record (meet, event, "WR", "7.54", 754, "CZE", "Lipinová-Dvorná", "Růžena",
                               "1989-06-11");
  gantry_athletics_add_record (meet, event, "OR", "7.31", 731, "ITA", "Serravalle-Conti", "Ginevra",
                               "2004-08-27");
  contest->kind = GANTRY_CONTEST_ATTEMPTS;
  contest->medal = TRUE;
  contest->n_points = ATTEMPTS;
  for (guint i = 0; i < JUMPERS; i++)
    {
      GantryPerson *jumper = gantry_athletics_invent (meet, &dice, event);

      levels[i] = 668 + gantry_dice_range (&dice, 0, 38);
      turns[i] = i;
      jumper->pb = gantry_meet_metres (meet, levels[i] + gantry_dice_range (&dice, -3, 14));
      jumper->sb = gantry_meet_metres (meet, levels[i] - gantry_dice_range (&dice, 4, 12));
      gantry_meet_add_starter (meet, contest, jumper, gantry_meet_keep (meet, "%u", i + 1));
    }
  for (guint attempt = 0; attempt < ATTEMPTS; attempt++)
    {
      if (attempt == 3)
        {
          g_autoptr (GPtrArray) lines = gantry_board_new (meet, contest, GANTRY_STAGE_LIVE, at);

          for (guint i = 0; i < JUMPERS; i++)
            turns[i] =
                ((GantryLine *) g_ptr_array_index (lines, JUMPERS - 1 - i))->starter->start_sort -
                1;
        }
      for (guint i = 0; i < JUMPERS; i++, at += 6600 + gantry_dice_range (&dice, 0, 900))
        jump (meet, &dice, g_ptr_array_index (contest->starters, turns[i]), attempt, at,
              levels[turns[i]]);
    }
  gantry_play_contest (meet, contest);
  listings = gantry_play_listings (meet, contest, GANTRY_STAGE_FINAL);
  gantry_play_medals (meet, event, gantry_play_official (contest) + 4000, contest->rsc, listings,
                      NULL);
}

static const gint64 heights[] = { 210, 215, 219, 223, 226, 229, 232, 235, 238 };

/* Whether a height is cleared: hardly in doubt well below the jumper's level, hardly to be hoped
 * for above it. */
static gboolean
clears (GantryDice *dice, gint64 level, gint64 height)
{
  return gantry_dice_chance (dice, (guint) CLAMP (62 + (level - height) * 6, 4, 96));
}

/* One round of a height: everybody who is still in jumps until cleared or out. Returns the moment
 * after it. */
static gint64
play_height (GantryDice *dice,
             GantryContest *contest,
             guint height,
             const gint64 *levels,
             guint *fails,
             gboolean *out,
             gint64 at)
{
  gboolean done[HIGH] = { FALSE };

  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < HIGH; i++)
      {
        GantryStarter *starter = g_ptr_array_index (contest->starters, i);
        GantryTry one = { .at = at, .point = height };
        gboolean may_pass = round == 0 && fails[i] == 0 && levels[i] > heights[height] + 14;

        if (out[i] || done[i])
          continue;
        if (may_pass && gantry_dice_chance (dice, 45))
          one.cm = -1;
        else
          one.cm = clears (dice, levels[i], heights[height]) ? heights[height] : 0;
        g_array_append_val (starter->tries, one);
        done[i] = one.cm != 0;
        fails[i] = one.cm == 0 ? fails[i] + 1 : 0;
        out[i] = fails[i] == 3;
        at += one.cm == -1 ? 1200 : 4300 + gantry_dice_range (dice, 0, 900);
      }
  return at;
}

void
gantry_athletics_high_jump (GantryMeet *meet, GantryVenue *venue)
{
  static const GantryTexts name = { { "Men's High Jump", "Saut en hauteur hommes",
                                      "Hoogspringen heren" } };
  GantryEvent *event =
      gantry_meet_add_event (meet, venue, "ATHMHJ----------------------------", name, "DISTANCE");
  GantryContest *contest =
      gantry_meet_add_contest (meet, event, "FNL-000100--", gantry_athletics_final, 204000);
  g_autoptr (GArray) listings = NULL;
  gint64 levels[HIGH], at = 3000;
  guint fails[HIGH] = { 0 };
  gboolean out[HIGH] = { FALSE };
  GantryDice dice;

  gantry_dice_init (&dice, meet->seed, "high jump");
  gantry_athletics_add_record (meet, event, "WR", "2.46", 246, "POL", "Wężykowski", "Gniewko",
                               "1994-07-27");
  gantry_athletics_add_record (meet, event, "OR", "2.40", 240, "SUI", "Trübenegg", "Reto",
                               "1996-07-28");
  contest->kind = GANTRY_CONTEST_HEIGHTS;
  contest->medal = TRUE;
  contest->n_points = G_N_ELEMENTS (heights);
  for (guint h = 0; h < contest->n_points; h++)
    contest->points[h] = gantry_meet_metres (meet, heights[h]);
  for (guint i = 0; i < HIGH; i++)
    {
      GantryPerson *jumper = gantry_athletics_invent (meet, &dice, event);

      levels[i] = 218 + gantry_dice_range (&dice, 0, 12);
      jumper->pb = gantry_meet_metres (meet, levels[i] + gantry_dice_range (&dice, 2, 6));
      jumper->sb = gantry_meet_metres (meet, levels[i] + gantry_dice_range (&dice, -2, 1));
      gantry_meet_add_starter (meet, contest, jumper, gantry_meet_keep (meet, "%u", i + 1));
    }
  for (guint h = 0; h < contest->n_points; h++)
    at = play_height (&dice, contest, h, levels, fails, out, at);
  gantry_play_contest (meet, contest);
  listings = gantry_play_listings (meet, contest, GANTRY_STAGE_FINAL);
  gantry_play_medals (meet, event, gantry_play_official (contest) + 4000, contest->rsc, listings,
                      NULL);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "ctl/rehearse/figures.h"

/* Races: who starts when, the times at the points, and the legs of a relay. A race of two hours is
 * played in two minutes: its times are those of two hours, and come as much faster. */

#define LONGEST   110000 /* ms a race is played at most */
#define N_POINTS  4
#define PER_MILLE 1000
#define BEHIND    32 /* per mille that the last is slower than the first */

/* How long the best need in a sport that nothing is known of, by how the race is run; a race of all
 * together takes the longest. */
static const struct
{
  GantryForm form;
  gint64 length; /* ms */
} lengths[] = {
  { GANTRY_FORM_LANES, 96000 },
  { GANTRY_FORM_INTERVAL, 58000 },
  { GANTRY_FORM_PAIRS, 37000 },
  { GANTRY_FORM_HEAT, 43000 },
};

#define OTHER_LENGTH 1510000

static gint64
guess_length (GantryAct *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (lengths[i].form == gantry_rule_get_form (self->rule))
      return lengths[i].length;
  return OTHER_LENGTH;
}

static gint64
find_length (GantryAct *self)
{
  const char *rsc = self->contest->rsc;
  gint64 length = gantry_figures_find_length (rsc, gantry_rule_get_distance (self->rule, rsc));

  return length > 0 ? length : guess_length (self);
}

/* "ER/INTERMEDIATE"; of the two ways that feeds send it, the one without lanes where there are none. NULL: there are no splits. */
static char *
dup_split (GantryAct *self)
{
  g_autofree char *name = gantry_rule_dup_split_name (self->rule);
  gboolean either = g_strcmp0 (name, "ER/INTERMEDIATE") == 0;

  if (either && !gantry_rule_get_has_lanes (self->rule) &&
      gantry_rule_place (self->rule, "PROGRESS", "INTERMEDIATE", "1") == GANTRY_PLACE_SPLIT)
    return g_strdup ("PROGRESS/INTERMEDIATE");
  return g_steal_pointer (&name);
}

static void
name_points (GantryMeet *meet, GantryAct *self)
{
  gint64 distance = gantry_rule_get_distance (self->rule, self->contest->rsc);
  g_autofree char *split = dup_split (self);

  for (guint p = 0; split != NULL && p < N_POINTS; p++)
    {
      GantryActPoint point = { .pos =
                                   p + 1 < N_POINTS ? gantry_meet_keep (meet, "%u", p + 1) : "F" };

      point.name = point.pos;
      if (distance > 0)
        point.name = gantry_meet_keep (meet, "%d", (int)(distance * (p + 1) / N_POINTS));
      g_array_append_val (self->points, point);
    }
}

/* When somebody starts, ms as shown. */
static gint64
find_start (GantryAct *self, guint index)
{
  if (gantry_rule_get_form (self->rule) == GANTRY_FORM_INTERVAL)
    return (gint64)index * self->shown / 4;
  if (gantry_rule_get_form (self->rule) == GANTRY_FORM_PAIRS)
    return (gint64)(index / 2) * self->shown * 11 / 10;
  return 0;
}

gint64
gantry_act_find_handicap (GantryAct *self, guint index)
{
  return gantry_rule_get_form (self->rule) == GANTRY_FORM_PURSUIT
             ? (gint64)index * self->shown / 300
             : 0;
}

static void
run (GantryMeet *meet,
     GantryAct *self,
     GantryActor *actor,
     guint index,
     const gint64 *times,
     gint64 scale)
{
  g_autofree char *split = dup_split (self);
  const char *type = split != NULL ? gantry_meet_keep (meet, "%s", split) : NULL;
  gint64 start = find_start (self, index);

  for (guint p = 0; p < self->points->len; p++)
    {
      GantryDeed *deed = gantry_actor_add (actor, (start + times[p]) * PER_MILLE / scale, type,
                                           g_array_index (self->points, GantryActPoint, p).pos,
                                           gantry_act_text (meet, self, times[p]));

      deed->value2 = gantry_act_text (meet, self, times[p] - (p > 0 ? times[p - 1] : 0));
      deed->mark = times[p];
    }
  gantry_actor_score (actor, (start + times[N_POINTS - 1]) * PER_MILLE / scale, times[N_POINTS - 1],
                      gantry_act_text (meet, self, times[N_POINTS - 1]));
}

/* Every leg of a relay is its runner's. */
static void
run_legs (GantryMeet *meet, GantryAct *self, GantryActor *actor, gint64 total, gint64 at)
{
  guint n = actor->team != NULL ? actor->people->len : 0;

  for (guint leg = 0; n > 1 && gantry_act_has_column (self, "ext:ER/LEG_SPLIT/1") && leg < n; leg++)
    {
      gint64 time = total / n;
      GantryDeed *deed = gantry_actor_add (actor, at * (leg + 1) / n, "ER/LEG_SPLIT",
                                           gantry_meet_keep (meet, "%u", leg + 1),
                                           gantry_act_text (meet, self, time));

      deed->member = leg + 1;
    }
}

/* ms of the last decimal that is told: who has the same time has the same place. */
static gint64
find_step (GantryAct *self)
{
  guint decimals = MAX (gantry_rule_get_decimals (self->rule), 1);

  return decimals == 1 ? 100 : decimals == 2 ? 10 : 1;
}

static void
invent_times (GantryAct *self, guint index, gint64 *times)
{
  gint64 pace = PER_MILLE + gantry_dice_range (&self->dice, 0, BEHIND);
  gint64 at = gantry_act_find_handicap (self, index);

  for (guint p = 0; p < N_POINTS; p++)
    {
      at += self->shown * (pace + gantry_dice_spread (&self->dice, 12)) / N_POINTS / PER_MILLE;
      times[p] = at / find_step (self) * find_step (self);
    }
}

void
gantry_act_race (GantryMeet *meet, GantryAct *self)
{
  gint64 scale, last = 0;

  self->shown = find_length (self);
  name_points (meet, self);
  last = find_start (self, self->actors->len - 1) + self->shown * 11 / 10;
  scale = MAX (last * PER_MILLE / LONGEST, PER_MILLE);
  for (guint i = 0; i < self->actors->len; i++)
    {
      GantryActor *actor = g_ptr_array_index (self->actors, i);
      gint64 times[N_POINTS], end;

      invent_times (self, i, times);
      run (meet, self, actor, i, times, scale);
      end = (find_start (self, i) + times[N_POINTS - 1]) * PER_MILLE / scale;
      run_legs (meet, self, actor, times[N_POINTS - 1], end);
      self->duration = MAX (self->duration, end + 100);
    }
}

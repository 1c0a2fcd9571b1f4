/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "ctl/rehearse/figures.h"

#include <string.h>

/* What is done in parts, one competitor after the other: attempts, lifts, ends and series,
 * performances before judges, the parts of a combined event. */

#define ROUND_TRIP    84000 /* ms all of it takes at most */
#define MAX_PARTS     18
#define FAILED        G_MAXINT64
#define SUB_TRIES     3
#define NEXT          10000 /* weight of a result against the next best */
#define FIRST_LIFT    90
#define DEFAULT_TRIES 6
#define N_HEIGHTS     6
#define STEP_CM       4
#define MAX_FAILS     3
#define PAR           4  /* strokes of a hole */
#define BIRDIES       22 /* percent */
#define BOGEYS        17

static guint
count_parts (GantryAct *self)
{
  guint n = gantry_rule_get_n_parts (self->rule);
  g_autofree char *name = gantry_rule_dup_part_name (self->rule);

  if (name == NULL)
    return 1;
  if (n == 0)
    n = gantry_rule_get_kind (self->rule) == GANTRY_KIND_ATTEMPTS ? DEFAULT_TRIES : 3;
  return MIN (n, MAX_PARTS);
}

/* Marks of one part, the least and the most, by how the sport is done: points in whole ones, or in
 * units of the last decimal. */
static const struct
{
  GantryForm form;
  gint64 low, high;
  gboolean whole;
} ranges[] = {
  { GANTRY_FORM_SERIES, 92, 105, TRUE },   { GANTRY_FORM_ENDS, 50, 60, FALSE },
  { GANTRY_FORM_RUNS, 52, 94, TRUE },      { GANTRY_FORM_DIVES, 52, 94, TRUE },
  { GANTRY_FORM_PANEL, 52, 94, TRUE },     { GANTRY_FORM_PROGRAM, 52, 94, TRUE },
  { GANTRY_FORM_APPARATUS, 11, 15, TRUE },
};

static gint64
find_unit (GantryAct *self)
{
  gint64 unit = 1;

  for (guint i = 0; i < gantry_rule_get_decimals (self->rule); i++)
    unit *= 10;
  return unit;
}

static void
scale (GantryAct *self, const GantryFigure *figure, gint64 *low, gint64 *high)
{
  gint64 unit = 1;

  for (guint i = 0; i < figure->decimals; i++)
    unit *= 10;
  *low = figure->low * find_unit (self) / unit;
  *high = figure->high * find_unit (self) / unit;
}

static void
guess_range (GantryAct *self, gint64 *low, gint64 *high)
{
  GantryMarkKind kind = gantry_rule_get_mark_kind (self->rule);

  *low = kind == GANTRY_MARK_DISTANCE ? 610
         : kind == GANTRY_MARK_TIME   ? 52000
                                      : 7 * find_unit (self);
  *high = kind == GANTRY_MARK_DISTANCE ? 720
          : kind == GANTRY_MARK_TIME   ? 58000
                                       : 10 * find_unit (self);
  for (guint i = 0;
       kind != GANTRY_MARK_DISTANCE && kind != GANTRY_MARK_TIME && i < G_N_ELEMENTS (ranges); i++)
    if (ranges[i].form == gantry_rule_get_form (self->rule))
      {
        *low = ranges[i].low * (ranges[i].whole ? find_unit (self) : 1);
        *high = ranges[i].high * (ranges[i].whole ? find_unit (self) : 1);
      }
}

static void
find_range (GantryAct *self, gint64 *low, gint64 *high)
{
  const GantryFigure *figure = gantry_figures_find_part (self->contest->rsc);

  if (figure == NULL)
    guess_range (self, low, high);
  else if (gantry_rule_get_mark_kind (self->rule) == GANTRY_MARK_DISTANCE)
    {
      *low = figure->low;
      *high = figure->high;
    }
  else
    scale (self, figure, low, high);
}

gint64
gantry_act_find_most (GantryAct *self)
{
  guint counting = 0;
  GantryForm form = gantry_rule_get_form (self->rule);
  gint64 low, high;

  gantry_rule_get_counts (self->rule, &counting);
  if (form != GANTRY_FORM_ENDS && form != GANTRY_FORM_SERIES)
    return G_MAXINT64;
  find_range (self, &low, &high);
  return high * (counting > 0 ? counting : count_parts (self));
}

static int
compare_up (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *)a, two = *(const gint64 *)b;

  return one < two ? -1 : one > two;
}

/* The result of the parts so far; FAILED when none counts yet. */
static gint64
count_result (GantryAct *self, const gint64 *marks, guint n)
{
  gboolean less = gantry_rule_get_less_is_better (self->rule);
  gint64 sorted[MAX_PARTS], sum = 0;
  guint counting = 0, valid = 0;
  GantryCounts counts = gantry_rule_get_counts (self->rule, &counting);

  if (counts == GANTRY_COUNTS_NONE)
    counts = gantry_rule_get_mark_kind (self->rule) == GANTRY_MARK_DISTANCE ? GANTRY_COUNTS_BEST
                                                                            : GANTRY_COUNTS_SUM;
  for (guint i = 0; i < n; i++)
    if (marks[i] != FAILED)
      sorted[valid++] = less ? marks[i] : -marks[i];
  if (valid == 0)
    return FAILED;
  if (counts == GANTRY_COUNTS_LAST)
    return ABS (sorted[valid - 1]);
  qsort (sorted, valid, sizeof sorted[0], compare_up);
  if (counts == GANTRY_COUNTS_BEST)
    counting = MAX (counting, 1);
  for (guint i = 0; i < valid && (counting == 0 || i < counting); i++)
    sum += sorted[i];
  return ABS (sum);
}

/* Strokes: most holes are played in par. */
static gint64
play_hole (GantryAct *self, gint64 skill)
{
  gint64 luck = gantry_dice_range (&self->dice, 0, 99) - (skill - 50) / 6;

  return luck < BIRDIES ? PAR - 1 : luck >= 100 - BOGEYS ? PAR + 1 : PAR;
}

static gint64
throw_mark (GantryAct *self, gint64 skill)
{
  gint64 low, high, mark;

  if (gantry_rule_get_form (self->rule) == GANTRY_FORM_CARDS)
    return play_hole (self, skill);
  find_range (self, &low, &high);
  if (gantry_rule_get_mark_kind (self->rule) == GANTRY_MARK_DISTANCE &&
      gantry_dice_chance (&self->dice, 22))
    return FAILED;
  mark = low + (high - low) * skill / 100 +
         gantry_dice_spread (&self->dice, MAX ((high - low) / 5, 1));
  return CLAMP (mark, low, high);
}

/* Who goes on after so many parts: the best so many by now. */
static gboolean
is_cut (GantryAct *self, GArray *results, guint index, guint done)
{
  guint after, keep, better = 0;
  gboolean less = gantry_rule_get_less_is_better (self->rule);
  const gint64 *all = (const gint64 *)(gpointer)results->data;

  for (guint from = 0; from < done && gantry_rule_get_cut (self->rule, from + 1, &after, &keep);
       from = after)
    {
      if (after > done)
        return FALSE;
      better = 0;
      for (guint i = 0; i < results->len; i++)
        better += all[index] == FAILED   ? all[i] != FAILED || i < index
                  : all[i] == FAILED     ? 0
                  : all[i] == all[index] ? i < index
                  : less                 ? all[i] < all[index]
                                         : all[i] > all[index];
      if (better >= keep)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  gint64 marks[MAX_PARTS];
  guint n;
  gint64 skill;
  gboolean out;
} Try;

/* What rows are ordered by: the result, and where the sport says so the next best part behind it.
 */
static gint64
make_key (GantryAct *self, const Try *one, gint64 result)
{
  gint64 second = 0;
  gboolean best_seen = FALSE;

  if (gantry_rule_get_less_is_better (self->rule))
    return result;
  if (gantry_rule_get_ties (self->rule) != GANTRY_TIES_NEXT_BEST)
    return -result;
  for (guint i = 0; i < one->n; i++)
    if (one->marks[i] != FAILED && one->marks[i] == result && !best_seen)
      best_seen = TRUE;
    else if (one->marks[i] != FAILED)
      second = MAX (second, one->marks[i]);
  return -(result * NEXT + second);
}

static void
make_part (
    GantryMeet *meet, GantryAct *self, GantryActor *actor, Try *one, const char *name, gint64 at)
{
  gint64 mark =
      gantry_rule_get_form (self->rule) == GANTRY_FORM_REGATTA
          ? gantry_act_find_place (meet, self, actor, gantry_meet_keep (meet, "%u", one->n))
          : throw_mark (self, one->skill);
  gint64 result;
  const char *pos = gantry_meet_keep (meet, "%u", one->n + 1);

  one->marks[one->n++] = mark;
  if (name != NULL)
    gantry_actor_add (actor, at, name, pos,
                      mark == FAILED ? "x" : gantry_act_text (meet, self, mark));
  result = count_result (self, one->marks, one->n);
  if (result != FAILED)
    gantry_actor_score (actor, at, make_key (self, one, result),
                        gantry_act_text (meet, self, result));
}

/* Three attempts of one kind of lift, by one lifter. */
typedef struct
{
  const char *name; /* of the value: its attempts are extensions of it */
  gint64 first;     /* kg */
  gint64 at;        /* ms: of the first attempt */
  gint64 step;      /* ms to the next */
} Lift;

/* The best of the three. */
static gint64
make_lift (GantryMeet *meet, GantryAct *self, GantryActor *actor, const Lift *lift)
{
  GantryDeed *deed = gantry_actor_add (actor, lift->at, lift->name, NULL, NULL);
  gint64 weight = lift->first, best = 0;

  deed->sub = "ATTEMPT";
  for (guint t = 0; t < SUB_TRIES; t++)
    {
      gboolean good = t == 0 || gantry_dice_chance (&self->dice, 65);

      deed->subs[t] = gantry_meet_keep (meet, good ? "%d" : "%dx", (int)weight);
      deed->sub_at[t] = lift->at + lift->step * t;
      if (good)
        {
          best = weight;
          weight += gantry_dice_range (&self->dice, 2, 5);
        }
    }
  deed->value = gantry_meet_keep (meet, "%d", (int)best);
  deed->at = lift->at + lift->step * (SUB_TRIES - 1);
  return best;
}

static void
make_lifts (GantryMeet *meet, GantryAct *self)
{
  gint64 step = ROUND_TRIP / 2 / (SUB_TRIES * self->actors->len);

  for (guint i = 0; i < self->actors->len; i++)
    {
      GantryActor *actor = g_ptr_array_index (self->actors, i);
      Lift lift = { "ER/SNATCH", FIRST_LIFT + gantry_dice_range (&self->dice, 0, 30),
                    2000 + (gint64)i * SUB_TRIES * step, step };
      gint64 total = make_lift (meet, self, actor, &lift);

      lift.name = "ER/CLEAN";
      lift.first = lift.first * 5 / 4;
      lift.at += ROUND_TRIP / 2;
      total += make_lift (meet, self, actor, &lift);
      lift.at += step * (SUB_TRIES - 1);
      gantry_actor_score (actor, lift.at, -total, gantry_act_text (meet, self, total));
      self->duration = MAX (self->duration, lift.at + 100);
    }
}

static void
make_round (
    GantryMeet *meet, GantryAct *self, Try *tries, const char *name, guint round, gint64 step)
{
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->actors->len; i++)
    {
      gint64 result = count_result (self, tries[i].marks, tries[i].n);

      g_array_append_val (results, result);
    }
  for (guint i = 0; i < self->actors->len; i++)
    {
      gint64 at = 2000 + (gint64)(round * self->actors->len + i) * step;

      tries[i].out = tries[i].out || is_cut (self, results, i, round);
      if (tries[i].out)
        continue;
      make_part (meet, self, g_ptr_array_index (self->actors, i), &tries[i], name, at);
      self->duration = MAX (self->duration, at + 100);
    }
}

/* No valid mark at all. */
static void
mark_failures (GantryAct *self)
{
  for (guint i = 0; i < self->actors->len; i++)
    {
      GantryActor *actor = g_ptr_array_index (self->actors, i);

      if (actor->scores->len > 0)
        continue;
      actor->irm = "NM";
      actor->irm_at = self->duration;
    }
}

void
gantry_act_parts (GantryMeet *meet, GantryAct *self)
{
  g_autofree char *name = gantry_rule_dup_part_name (self->rule);
  g_autofree Try *tries = g_new0 (Try, self->actors->len);
  guint n = count_parts (self);

  self->shown = ROUND_TRIP;
  if (gantry_rule_get_form (self->rule) == GANTRY_FORM_LIFTS &&
      gantry_act_has_column (self, "ext:ER/SNATCH"))
    {
      make_lifts (meet, self);
      return;
    }
  for (guint i = 0; i < self->actors->len; i++)
    tries[i].skill = gantry_dice_range (&self->dice, 10, 90);
  for (guint round = 0; round < n; round++)
    make_round (meet, self, tries, name, round, MIN (ROUND_TRIP / (n * self->actors->len), 7000));
  mark_failures (self);
}

/* One competitor at one height: "o", "xo", "xxx", "-"; FALSE when it was the last one for them. */
static gboolean
make_height (GantryMeet *meet,
             GantryAct *self,
             GantryActor *actor,
             guint height,
             gint64 skill,
             gint64 at,
             guint *fails)
{
  char text[MAX_FAILS + 1] = "";
  guint n = 0;
  gboolean cleared = FALSE;

  if (height == 0 && gantry_dice_chance (&self->dice, 20))
    {
      gantry_actor_add (actor, at, "ER/INTERMEDIATE", gantry_meet_keep (meet, "%u", height + 1),
                        "-");
      return TRUE;
    }
  while (n < MAX_FAILS && !cleared)
    {
      cleared = gantry_dice_chance (&self->dice, (guint)MAX (skill - (gint64)height * 13, 5));
      text[n++] = cleared ? 'o' : 'x';
    }
  gantry_actor_add (actor, at, "ER/INTERMEDIATE", gantry_meet_keep (meet, "%u", height + 1),
                    gantry_meet_keep (meet, "%s", text));
  *fails += cleared ? n - 1 : 0;
  if (cleared)
    gantry_actor_score (actor, at, -(gint64)height * 10000 + (n - 1) * 100 + *fails,
                        g_array_index (self->points, GantryActPoint, height).name);
  return cleared;
}

/* cm; in a combined event they come less high. */
static gint64
find_first_height (GantryAct *self)
{
  gboolean women = self->contest->event->women, part = gantry_rule_has_total (self->rule);

  return women ? (part ? 165 : 181) : (part ? 191 : 211);
}

void
gantry_act_heights (GantryMeet *meet, GantryAct *self)
{
  g_autofree gboolean *out = g_new0 (gboolean, self->actors->len);
  g_autofree guint *fails = g_new0 (guint, self->actors->len);
  gint64 step = ROUND_TRIP / (N_HEIGHTS * self->actors->len);

  self->shown = ROUND_TRIP;
  for (guint h = 0; h < N_HEIGHTS; h++)
    {
      GantryActPoint point = { gantry_meet_keep (meet, "%u", h + 1),
                               gantry_meet_metres (meet, find_first_height (self) + h * STEP_CM) };

      g_array_append_val (self->points, point);
    }
  for (guint h = 0; h < N_HEIGHTS; h++)
    for (guint i = 0; i < self->actors->len; i++)
      {
        gint64 at = 2000 + (gint64)(h * self->actors->len + i) * step;

        if (out[i])
          continue;
        out[i] = !make_height (meet, self, g_ptr_array_index (self->actors, i), h,
                               95 - (gint64)i * 3, at, &fails[i]);
        self->duration = MAX (self->duration, at + 100);
      }
  mark_failures (self);
}

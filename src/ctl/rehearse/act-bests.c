/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "model/rsc.h"

#include <string.h>

/* The best marks somebody came with: near what is done here, a little better more often than not,
 * and the same in every unit of the event. */

#define PER_MILLE 1000

/* Marks of one kind: those of an event, of a combined event those of its part. */
static const char *
name_marks (GantryMeet *meet, GantryAct *self)
{
  g_autofree char *phase = gantry_rsc_to_phase (self->contest->rsc);

  return gantry_rule_has_total (self->rule)
             ? gantry_meet_keep (meet, "%s", phase)
             : gantry_meet_keep (meet, "event, %u", gantry_rule_get_decimals (self->rule));
}

/* Whoever has none here is about as good as the others. */
static gint64
find_mark (GantryAct *self, const GantryActor *actor)
{
  const GantryScore *score = gantry_actor_get_score (actor);

  for (guint i = 0; score == NULL && i < self->actors->len; i++)
    score = gantry_actor_get_score (g_ptr_array_index (self->actors, i));
  return score != NULL ? gantry_act_read (self, score->text) : 0;
}

static gboolean
is_better_less (GantryAct *self)
{
  return gantry_rule_get_less_is_better (self->rule) ||
         g_str_equal (gantry_rule_to_result_type (self->rule), "TIME");
}

/* The least difference that the text of a mark tells. */
static gint64
find_step (GantryAct *self)
{
  guint decimals = MAX (gantry_rule_get_decimals (self->rule), 1);

  if (!g_str_equal (gantry_rule_to_result_type (self->rule), "TIME"))
    return 1;
  return decimals == 1 ? 100 : decimals == 2 ? 10 : 1;
}

/* by: per mille; better: positive. */
static gint64
improve (GantryAct *self, gint64 mark, gint64 by)
{
  gint64 most = gantry_act_find_most (self);
  gint64 step = find_step (self);

  mark += mark * (is_better_less (self) ? -by : by) / PER_MILLE;
  return MIN (mark, most) / step * step;
}

const char *
gantry_act_find_best (GantryMeet *meet, GantryAct *self, GantryActor *actor, const char *which)
{
  GantryActor *known = actor->origin != NULL ? actor->origin : actor;
  const char *marks = name_marks (meet, self);

  if (g_strcmp0 (known->best_of, marks) != 0)
    {
      gint64 mark =
          improve (self, find_mark (self, actor), gantry_dice_range (&self->dice, -3, 11));

      known->best_of = marks;
      known->pb = gantry_act_text (meet, self, mark);
      known->sb = gantry_act_text (meet, self,
                                   improve (self, mark, -gantry_dice_range (&self->dice, 0, 9)));
    }
  return g_str_equal (which, "pb") ? known->pb : known->sb;
}

static gboolean
is_better (GantryAct *self, gint64 one, gint64 two)
{
  return is_better_less (self) ? one < two : one > two;
}

static void
set_entry (GantryActor *actor, const char *code, const char *value)
{
  for (guint i = 0; i < actor->entries->len; i++)
    {
      GantryDeed *entry = &g_array_index (actor->entries, GantryDeed, i);

      if (strcmp (entry->code, code) == 0)
        entry->value = value;
    }
}

static void
renew (GantryMeet *meet, GantryAct *self, GantryActor *actor)
{
  set_entry (actor, "PB", gantry_act_find_best (meet, self, actor, "pb"));
  set_entry (actor, "SB", gantry_act_find_best (meet, self, actor, "sb"));
  set_entry (actor, "ENTRY_TIME", gantry_act_find_best (meet, self, actor, "entry_time"));
}

void
gantry_act_renew_bests (GantryMeet *meet, GantryAct *self)
{
  for (guint i = 0; i < self->actors->len; i++)
    {
      GantryActor *actor = g_ptr_array_index (self->actors, i);

      if (actor->origin != NULL)
        actor->origin->best_of = NULL;
      renew (meet, self, actor);
    }
}

void
gantry_act_limit_bests (GantryMeet *meet, GantryAct *self, gint64 record)
{
  for (guint i = 0; i < self->actors->len; i++)
    {
      GantryActor *actor = g_ptr_array_index (self->actors, i), *known = actor->origin;
      gint64 mark;

      if (known == NULL || known->pb == NULL ||
          !is_better (self, gantry_act_read (self, known->pb), record))
        continue;
      mark = improve (self, record, -gantry_dice_range (&self->dice, 2, 8));
      known->pb = gantry_act_text (meet, self, mark);
      known->sb = gantry_act_text (meet, self,
                                   improve (self, mark, -gantry_dice_range (&self->dice, 0, 9)));
      renew (meet, self, actor);
    }
}

gint64
gantry_act_find_record (GantryAct *self, gint64 best, gboolean broken)
{
  gint64 mark = improve (self, best, broken ? -1 : gantry_dice_range (&self->dice, 3, 12));
  gint64 step = is_better_less (self) != broken ? -find_step (self) : find_step (self);

  return mark == best && best < gantry_act_find_most (self) ? best + step : mark;
}

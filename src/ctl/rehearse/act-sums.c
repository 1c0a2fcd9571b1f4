/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act-ask.h"

#include <string.h>

/* Results that are made up of values: what judges gave less what they took, a jump, the sprints of
 * a bunch race. */

#define PHASE_AT 22
#define LAP      20 /* points of a lap gained */

/* What is no part of the sum of a performance. */
static gboolean
counts (const GantryRuleValue *value)
{
  static const char *const others[] = {
    "best", "points", "net", "team", "inner", "shootoff", NULL
  };

  return value != NULL && value->of == GANTRY_OF_LINE && value->mark == GANTRY_MARK_POINTS &&
         !g_strv_contains (others, value->key);
}

/* The sum of what judges gave, less what they took; n: of how many. */
static gint64
add_values (GantryAct *self, const GantryActor *actor, guint *n)
{
  guint decimals = gantry_rule_get_decimals (self->rule);
  gboolean less = gantry_rule_get_less_is_better (self->rule);
  gint64 sum = 0;

  for (guint i = 0; i < actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);
      gboolean taken =
          strstr (deed->code, "PENALTY") != NULL || strstr (deed->code, "DEDUCTION") != NULL;

      if (!counts (gantry_rule_find_value (self->rule, GANTRY_OF_LINE, deed->type, deed->code)) ||
          (deed->pos != NULL && strcmp (deed->pos, "TOT") != 0))
        continue;
      sum += (taken && !less ? -1 : 1) * gantry_ask_read (deed->value, decimals);
      ++*n;
    }
  return sum;
}

/* A jump: sixty points at the critical point, and what a metre is worth beyond it. */
static gint64
add_jump (const GantryActor *actor)
{
  gint64 distance = gantry_ask_sum (actor, "DISTANCE", 0, 0, 1),
         critical = distance > 1100 ? 1250 : 980;
  gint64 judges =
      gantry_ask_find (actor, "JUDGES") != NULL ? gantry_ask_sum (actor, "JUDGES", 0, 0, 1) : 530;

  return 600 + (distance - critical) * (critical > 1000 ? 18 : 20) / 10 + judges +
         gantry_ask_sum (actor, "WIND", 0, 0, 1);
}

static gint64
add_sprints (const GantryActor *actor)
{
  return gantry_ask_sum (actor, "SPRINT", 1, 16, 0) + gantry_ask_sum (actor, "LAPS", 0, 0, 0) * LAP;
}

static void
set_score (GantryMeet *meet, GantryAct *self, GantryScore *score, gint64 sum)
{
  score->key = gantry_rule_get_less_is_better (self->rule) ? sum : -sum;
  score->text = gantry_act_text (meet, self, sum);
}

void
gantry_act_add_up (GantryMeet *meet, GantryAct *self, GantryActor *actor)
{
  GantryKind kind = gantry_rule_get_kind (self->rule);
  GantryScore *score = gantry_actor_get_score (actor);
  g_autofree char *part = gantry_rule_dup_part_name (self->rule);
  guint n = 0;
  gint64 sum;

  if (score == NULL || (kind != GANTRY_KIND_JUDGED && kind != GANTRY_KIND_MULTI) ||
      gantry_rule_get_mark_kind (self->rule) != GANTRY_MARK_POINTS)
    return;
  if (gantry_rule_get_form (self->rule) == GANTRY_FORM_JUMPS &&
      gantry_ask_find (actor, "DISTANCE") != NULL)
    set_score (meet, self, score, add_jump (actor));
  else if (gantry_ask_find (actor, "SPRINT") != NULL)
    set_score (meet, self, score, add_sprints (actor));
  else if (gantry_ask_find (actor, "TRICK") != NULL && gantry_ask_find (actor, "BEST_RUN") != NULL)
    for (guint i = 0; i < actor->scores->len; i++)
      {
        score = &g_array_index (actor->scores, GantryScore, i);
        set_score (meet, self, score, -score->key + gantry_ask_sum (actor, "BEST_RUN", 0, 0, 2));
      }
  else if (part == NULL)
    {
      sum = add_values (self, actor, &n);
      if (n >= 2)
        set_score (meet, self, score, sum);
    }
}

/* Parts of a combined event that were units before, by the phase. */
static const struct
{
  const char *phase;
  const char *code;
} units[] = {
  { "LR", "LASER_RUN" },
  { "SWM", "SWIMMING" },
};

static GantryDeed *
find_line (GantryActor *actor, const char *code)
{
  return (GantryDeed *)gantry_ask_find (actor, code);
}

void
gantry_act_take_parts (GantryMeet *meet, GantryAct *self, GPtrArray *acts)
{
  for (guint i = 0; i < self->actors->len; i++)
    {
      GantryActor *actor = g_ptr_array_index (self->actors, i);
      GantryDeed *points = find_line (actor, "PTS");
      gboolean taken = FALSE;

      for (guint u = 0; u < acts->len * G_N_ELEMENTS (units); u++)
        {
          const GantryAct *act = g_ptr_array_index (acts, u / G_N_ELEMENTS (units));
          const GantryActor *own = gantry_act_find_actor (act, actor->code);
          const GantryDeed *given = own != NULL ? gantry_ask_find (own, "PTS") : NULL;
          GantryDeed *value = find_line (actor, units[u % G_N_ELEMENTS (units)].code);

          if (given != NULL && value != NULL &&
              g_str_has_prefix (act->contest->rsc + PHASE_AT,
                                units[u % G_N_ELEMENTS (units)].phase))
            {
              value->value = given->value;
              taken = TRUE;
            }
        }
      if (!taken)
        continue;
      gantry_act_add_up (meet, self, actor);
      if (points != NULL && gantry_actor_get_score (actor) != NULL)
        points->value = gantry_actor_get_score (actor)->text;
    }
}

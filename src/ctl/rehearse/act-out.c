/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"

#include <string.h>

/* Somebody does not start, does not finish, or is disqualified: in most units one, in a large field two, under the
 * marks of the sport itself where it has its own. */

#define FEWEST   5  /* so that three are left for the medals */
#define LARGE    10
#define CHANCE   70 /* percent */
#define MAX_OUTS 16

typedef enum
{
  BEFORE,
  MIDWAY,
  AFTER,
} When;

/* When a sport gives them; others come with the result. */
static const struct
{
  const char *irm;
  When when;
} moments[] = {
  { "DNS", BEFORE }, { "WD", BEFORE },  { "NS", BEFORE },  { "DNC", BEFORE }, { "WDR", BEFORE },
  { "NPS", BEFORE }, { "DNF", MIDWAY }, { "RT", MIDWAY },  { "RET", MIDWAY }, { "EL", MIDWAY },
  { "LAP", MIDWAY }, { "OVL", MIDWAY }, { "OTL", MIDWAY }, { "CAP", MIDWAY }, { "LOT", MIDWAY },
};

static When
find_moment (const char *irm)
{
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    if (g_str_equal (moments[i].irm, irm))
      return moments[i].when;
  return AFTER;
}

static gboolean
has_own_word (GantryRule *rule, const char *irm)
{
  for (guint i = 0; i < gantry_rule_get_n_words (rule, GANTRY_WORD_IRM); i++)
    if (g_str_equal (gantry_rule_get_word (rule, GANTRY_WORD_IRM, i)->code, irm))
      return TRUE;
  return FALSE;
}

/* The marks of every sport, where it has none of its own for the same, and its own. */
static guint
list_outs (GantryRule *rule, const char **outs)
{
  guint n = 0;

  if (!has_own_word (rule, "NS"))
    outs[n++] = "DNS";
  if (gantry_rule_get_kind (rule) == GANTRY_KIND_RACE)
    outs[n++] = "DNF";
  if (!has_own_word (rule, "EL") && !has_own_word (rule, "PEN"))
    outs[n++] = "DSQ";
  for (guint i = 0; i < gantry_rule_get_n_words (rule, GANTRY_WORD_IRM) && n < MAX_OUTS; i++)
    {
      const char *irm = gantry_rule_get_word (rule, GANTRY_WORD_IRM, i)->code;

      /* Without a mark is only who has none. */
      if (gantry_rule_is_out (rule, irm) && !g_str_equal (irm, "NM") && !g_str_equal (irm, "NH"))
        outs[n++] = irm;
    }
  return n;
}

static gint64
find_middle (const GantryActor *actor)
{
  return actor->deeds->len > 1
             ? g_array_index (actor->deeds, GantryDeed, actor->deeds->len / 2).at
             : 0;
}

static void
put_out (GantryAct *self, GantryActor *actor, const char *irm)
{
  actor->irm = irm;
  actor->irm_at = self->duration;
  switch (find_moment (irm))
    {
    case BEFORE:
      g_array_set_size (actor->deeds, 0);
      g_array_set_size (actor->scores, 0);
      actor->irm_at = G_MININT64;
      break;
    case MIDWAY:
      if (find_middle (actor) > 0)
        actor->irm_at = find_middle (actor);
      break;
    case AFTER:
    default:
      break;
    }
}

void
gantry_act_leave_out (GantryAct *self)
{
  const char *outs[MAX_OUTS];
  guint n = list_outs (self->rule, outs);
  guint left = self->actors->len >= LARGE ? 2 : 1;

  if (gantry_act_is_match (self) || self->actors->len < FEWEST)
    return;
  for (; left > 0; left--)
    {
      gboolean happens = gantry_dice_chance (&self->dice, CHANCE);
      guint who = (guint)gantry_dice_range (&self->dice, 0, self->actors->len - 1);
      guint what = (guint)gantry_dice_range (&self->dice, 0, n - 1);
      GantryActor *actor = g_ptr_array_index (self->actors, who);

      if (happens && actor->irm == NULL)
        put_out (self, actor, outs[what]);
    }
}

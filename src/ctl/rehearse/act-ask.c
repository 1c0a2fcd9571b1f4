/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act-ask.h"

#include <string.h>

/* Questions that several files ask of a competitor. */

#define SEC    1000 /* ms */
#define SKILLS 200  /* of the best against the worst */
#define LUCK   230  /* of one occasion */

/* Chance of its own for everybody and everything: what is asked first changes nothing. */
static gint64
draw (GantryMeet *meet,
      GantryAct *self,
      const GantryActor *actor,
      const char *what,
      gint64 low,
      gint64 high)
{
  GantryDice dice;
  g_autofree char *purpose = g_strconcat (self->contest->rsc, " ", actor->code, " ", what, NULL);

  gantry_dice_init (&dice, meet->seed, purpose);
  return gantry_dice_range (&dice, low, high);
}

gint64
gantry_ask_draw (const GantryAsk *ask, const char *what, gint64 low, gint64 high)
{
  return draw (ask->meet, ask->act, ask->actor, what, low, high);
}

gint64
gantry_act_find_place (GantryMeet *meet,
                       GantryAct *self,
                       const GantryActor *actor,
                       const char *occasion)
{
  gint64 own =
      draw (meet, self, actor, "skill", 0, SKILLS) + draw (meet, self, actor, occasion, 0, LUCK);
  gint64 place = 1;
  gboolean before = TRUE;

  for (guint i = 0; i < self->actors->len; i++)
    {
      const GantryActor *other = g_ptr_array_index (self->actors, i);
      gint64 theirs = draw (meet, self, other, "skill", 0, SKILLS) +
                      draw (meet, self, other, occasion, 0, LUCK);

      if (other == actor)
        before = FALSE;
      else
        place += theirs < own || (theirs == own && before);
    }
  return place;
}

gint64
gantry_act_read (GantryAct *self, const char *text)
{
  GantryMarkKind kind = gantry_rule_get_mark_kind (self->rule);
  gint64 whole = 0, unit = kind == GANTRY_MARK_DISTANCE ? 100 : 1;
  gboolean time = g_str_equal (gantry_rule_to_result_type (self->rule), "TIME");
  const char *from = text;

  for (const char *colon; time && (colon = strchr (from, ':')) != NULL; from = colon + 1)
    whole = (whole + atoi (from)) * 60;
  for (guint i = 0;
       !time && kind != GANTRY_MARK_DISTANCE && i < gantry_rule_get_decimals (self->rule); i++)
    unit *= 10;
  if (time)
    unit = SEC;
  return whole * unit + (gint64)(g_ascii_strtod (from, NULL) * (double)unit + 0.5);
}

gint64
gantry_ask_read (const char *text, guint decimals)
{
  double value = g_ascii_strtod (text, NULL);

  for (guint i = 0; i < decimals; i++)
    value *= 10;
  return (gint64)(value < 0 ? value - 0.5 : value + 0.5);
}

/* The sum of a value at the positions from first to last, in units of the last decimal. */
gint64
gantry_ask_sum (const GantryActor *actor, const char *code, int first, int last, guint decimals)
{
  gint64 sum = 0;

  for (guint i = 0; i < actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);
      int pos = deed->pos != NULL ? atoi (deed->pos) : 0;

      if (strcmp (deed->code, code) == 0 && pos >= first && pos <= last && deed->value != NULL)
        sum += gantry_ask_read (deed->value, decimals);
    }
  return sum;
}

const GantryDeed *
gantry_ask_find (const GantryActor *actor, const char *code)
{
  const GantryDeed *found = NULL;

  for (guint i = 0; i < actor->deeds->len; i++)
    if (strcmp (g_array_index (actor->deeds, GantryDeed, i).code, code) == 0)
      found = &g_array_index (actor->deeds, GantryDeed, i);
  return found;
}

gboolean
gantry_ask_is_of (const GantryAsk *ask, const char *discipline)
{
  return g_str_has_prefix (ask->act->contest->rsc, discipline);
}

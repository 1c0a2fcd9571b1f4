/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "sport/noc.h"

#include <string.h>

/* Who takes part: individuals, or teams of a size. */

#define EVENT_AT 4

/* Members of a team in sports whose profile does not tell by its legs. */
static const struct
{
  const char *discipline;
  guint n;
} sizes[] = {
  { "FBL", 14 }, { "BKB", 12 }, { "BK3", 4 },  { "HBL", 14 }, { "HOC", 16 },
  { "IHO", 16 }, { "RU7", 12 }, { "VVO", 12 }, { "VBV", 2 },  { "WPO", 13 },
  { "CUR", 4 },  { "BOB", 2 },  { "SWA", 2 },  { "SAL", 2 },
};

static guint
find_size (GantryRule *rule, const char *rsc)
{
  if (gantry_rule_get_n_legs (rule) > 0)
    return gantry_rule_get_n_legs (rule);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_str_has_prefix (rsc, sizes[i].discipline))
      return sizes[i].n;
  if (strstr (rsc + EVENT_AT, "TEAM") != NULL)
    return 3;
  return gantry_rule_get_n_words (rule, GANTRY_WORD_POSITION) > 0 ? 11 : 0;
}

static GantryActor *
new_actor (GantryMeet *meet)
{
  const GantryActor none = { .bib = "", .order = "", .people = g_ptr_array_new () };
  GantryActor *actor = gantry_actor_copy (meet, &none);

  actor->origin = NULL;
  g_ptr_array_unref (none.people);
  return actor;
}

static GantryActor *
invent_individual (GantryMeet *meet, GantryDice *dice, GantryEvent *event)
{
  GantryActor *actor = new_actor (meet);
  GantryPerson *who = gantry_meet_invent (meet, dice, event);

  actor->code = who->code;
  actor->noc = who->noc;
  g_ptr_array_add (actor->people, who);
  return actor;
}

static GantryActor *
invent_team (GantryMeet *meet, GantryDice *dice, GantryEvent *event, guint nation, guint size)
{
  GantryActor *actor = new_actor (meet);

  actor->nation = nation;
  for (guint i = 0; i < size; i++)
    {
      GantryPerson *who = gantry_meet_invent_member (meet, dice, event, nation, i);

      who->bib = gantry_meet_keep (meet, "%u", i + 1);
      g_ptr_array_add (actor->people, who);
    }
  actor->noc = ((GantryPerson *)g_ptr_array_index (actor->people, 0))->noc;
  actor->team = gantry_noc_get_name (actor->noc);
  actor->code = gantry_meet_keep (meet, "%.11s%s01", event->rsc, actor->noc);
  return actor;
}

GPtrArray *
gantry_field_new (GantryMeet *meet, GantryEvent *event, GantryRule *rule, guint n)
{
  GPtrArray *field = g_ptr_array_new_with_free_func ((GDestroyNotify)gantry_actor_free);
  guint size = find_size (rule, event->rsc);
  guint nation;
  GantryDice dice;

  gantry_dice_init (&dice, meet->seed, gantry_meet_keep (meet, "field %s", event->rsc));
  nation = (guint)gantry_dice_range (&dice, 0, gantry_nations_get_count () - 1);
  for (guint i = 0; i < n; i++)
    {
      GantryActor *actor = size > 1 ? invent_team (meet, &dice, event, nation + i * 5, size)
                                    : invent_individual (meet, &dice, event);

      if (size <= 1 || gantry_rule_get_kind (rule) != GANTRY_KIND_MATCH)
        actor->bib = gantry_meet_keep (meet, "%u", i + 1);
      if (size <= 1)
        ((GantryPerson *)g_ptr_array_index (actor->people, 0))->bib = actor->bib;
      g_ptr_array_add (field, actor);
    }
  return field;
}

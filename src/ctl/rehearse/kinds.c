/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/kinds.h"

#include "ctl/rehearse/play.h"
#include "model/rsc.h"

#include <string.h>

/* Disciplines from their profiles: for each rule of a profile a unit, for those that add up a
 * second one, for the first kind of match of a discipline a pool and a bracket. Every discipline
 * has a venue of its own, and all are busy at once. */

#define PHASE_AT 22
#define FIRST    16000 /* ms: the first start of a venue, and a little more for each */
#define APART    700
#define BETWEEN  14000 /* ms from the end of a unit to the start of the next */
#define OFFICIAL 1500  /* ms from the last result to what is made of it */

/* What is rehearsed of a discipline. */
typedef struct
{
  GantryMeet *meet;
  GantryProfiles *profiles;
  GantryVenue *venue;
  GHashTable *events;   /* RSC → GantryEvent, of the meet */
  GHashTable *fields;   /* RSC → GPtrArray of GantryActor, of all */
  GPtrArray *all;       /* the fields, in order */
  GHashTable *sums;     /* RSC of an event → GPtrArray of GantryAct that add up so far */
  GHashTable *units;    /* set of RSC: played already */
  GHashTable *standing; /* RSC of an event → GantryRecordMark, owned: the record as it stands */
  GPtrArray *acts;      /* of GantryAct: all, until the end */
  gint64 next;          /* ms: when a unit may start */
  GantryFaults faults;  /* of the next unit */
  gboolean matched;     /* there was a bracket */
  gboolean heated;      /* there were heats */
  GPtrArray *examples;  /* of char *, not owned: codes of units, one a rule */
  gboolean half;        /* the next unit is the first of two that add up: no medals yet */
} Part;

static GantryVenue *
add_venue (GantryMeet *meet, const char *discipline, const char *name, guint index)
{
  static const char *const places[] = { "Harbour",   "Meadow",   "Hilltop", "Riverside",
                                        "Northgate", "Old Mill", "Seawall", "Birchwood" };
  static const char *const kinds[] = { "Arena", "Park", "Centre", "Grounds" };
  GantryDice dice;
  GantryVenue venue = { .discipline = discipline, .name = name };

  gantry_dice_init (&dice, meet->seed, gantry_meet_keep (meet, "venue %s", discipline));
  venue.code = gantry_meet_keep (meet, "V%02u", index + 1);
  venue.venue = gantry_meet_keep (meet, "%s %s",
                                  places[gantry_dice_range (&dice, 0, G_N_ELEMENTS (places) - 1)],
                                  kinds[gantry_dice_range (&dice, 0, G_N_ELEMENTS (kinds) - 1)]);
  venue.location = venue.venue;
  venue.source = gantry_meet_keep (meet, "%s%s1", venue.code, discipline);
  venue.session = gantry_meet_keep (meet, "%s01", discipline);
  venue.session_name = (GantryTexts){ { gantry_meet_keep (meet, "%s, session 1", name),
                                        gantry_meet_keep (meet, "%s, session 1", name),
                                        gantry_meet_keep (meet, "%s, sessie 1", name) } };
  venue.on = 2000 + index * 40;
  return gantry_meet_add_venue (meet, venue);
}

#define MATCH_SIZE 4 /* of a pool, and of a bracket */
#define OTHER_SIZE 8

static guint
find_size (GantryRule *rule)
{
  static const struct
  {
    GantryForm form;
    guint n;
  } sizes[] = {
    { GANTRY_FORM_MASS, 12 },     { GANTRY_FORM_PURSUIT, 12 }, { GANTRY_FORM_INTERVAL, 10 },
    { GANTRY_FORM_TWO_RUNS, 10 }, { GANTRY_FORM_HEAT, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (gantry_rule_get_form (rule) == sizes[i].form)
      return sizes[i].n;
  return gantry_rule_get_kind (rule) == GANTRY_KIND_MATCH ? MATCH_SIZE : OTHER_SIZE;
}

static const char *
make_unit (Part *part, const char *rsc, const char *phase, guint number)
{
  return gantry_meet_keep (part->meet, "%.22s%s%04u00--", rsc, phase, number);
}

/* size: of its field. */
static GantryEvent *
ensure_event (Part *part, const char *rsc, GantryRule *rule, guint size)
{
  g_autofree char *code = gantry_rsc_to_event (rsc);
  GantryEvent *event = g_hash_table_lookup (part->events, code);
  GPtrArray *field;

  if (event != NULL)
    return event;
  /* A combined event is decided by points, whatever its parts are measured in. */
  event = gantry_meet_add_event (part->meet, part->venue, gantry_meet_keep (part->meet, "%s", code),
                                 gantry_rehearse_name_event (part->meet, part->venue, rsc),
                                 gantry_rule_to_result_type (gantry_profiles_get_rule (
                                     part->profiles, make_unit (part, rsc, "FNL-", 1))));
  field = gantry_field_new (part->meet, event, rule, size);
  g_hash_table_insert (part->events, (gpointer)event->rsc, event);
  g_hash_table_insert (part->fields, (gpointer)event->rsc, field);
  g_ptr_array_add (part->all, field);
  return event;
}

static GPtrArray *
pick (GPtrArray *field, gpointer one, gpointer two)
{
  GPtrArray *actors = g_ptr_array_new ();

  for (guint i = 0; one == NULL && i < field->len; i++)
    g_ptr_array_add (actors, field->pdata[i]);
  if (one != NULL)
    {
      g_ptr_array_add (actors, one);
      g_ptr_array_add (actors, two);
    }
  return actors;
}

/* A unit of a combined event whose parts were units of their own. */
static gboolean
is_sum (Part *part, GantryAct *act)
{
  return gantry_rule_get_form (act->rule) == GANTRY_FORM_COMBINED &&
         gantry_rule_get_n_parts (act->rule) == 0 &&
         g_hash_table_lookup (part->sums, act->contest->event->rsc) != NULL;
}

/* Plays a unit of the event after the one before. The act is kept until the end of the part.
 * actors: of the field. */
static GantryAct *
play_with (Part *part, const char *rsc, GPtrArray *actors)
{
  GantryRule *rule = gantry_profiles_get_rule (part->profiles, rsc);
  GantryEvent *event = ensure_event (part, rsc, rule, find_size (rule));
  GantryAct *act;

  act = gantry_act_new (part->meet, event, rule, rsc, part->next, actors);
  if (is_sum (part, act))
    gantry_act_take_totals (part->meet, act, g_hash_table_lookup (part->sums, event->rsc));
  else if (gantry_rule_get_form (rule) == GANTRY_FORM_COMBINED &&
           g_hash_table_lookup (part->sums, event->rsc) != NULL)
    gantry_act_take_parts (part->meet, act, g_hash_table_lookup (part->sums, event->rsc));
  else if (!gantry_rule_has_total (rule) || (act->final && !part->half))
    gantry_act_leave_out (act);
  act->contest->medal = act->final && !part->half;
  act->faults = part->faults;
  part->faults = GANTRY_FAULT_NONE;
  g_hash_table_add (part->units, (gpointer)act->contest->rsc);
  g_ptr_array_add (part->acts, act);
  gantry_act_add_record (part->meet, act, part->standing);
  gantry_act_send_broken (part->meet, act, part->standing);
  part->next = gantry_act_play (part->meet, act) + BETWEEN;
  return act;
}

/* All of the field; a match is of two. */
static GantryAct *
play_unit (Part *part, const char *rsc, gpointer one, gpointer two)
{
  GantryRule *rule = gantry_profiles_get_rule (part->profiles, rsc);
  GantryEvent *event = ensure_event (part, rsc, rule, find_size (rule));
  GPtrArray *field = g_hash_table_lookup (part->fields, event->rsc);
  g_autoptr (GPtrArray) actors = NULL;

  if (gantry_rule_get_kind (rule) == GANTRY_KIND_MATCH && one == NULL)
    {
      one = field->pdata[0];
      two = field->pdata[1];
    }
  actors = pick (field, one, two);
  return play_with (part, rsc, actors);
}

static gboolean
is_free_match (Part *part, const char *rsc)
{
  return !g_hash_table_contains (part->units, rsc) &&
         gantry_rule_get_kind (gantry_profiles_get_rule (part->profiles, rsc)) == GANTRY_KIND_MATCH;
}

/* The sums after one more unit. */
static void
add_to_sums (Part *part, GantryAct *act)
{
  const char *event = act->contest->event->rsc;
  GPtrArray *acts = g_hash_table_lookup (part->sums, event);

  if (acts == NULL)
    {
      acts = g_ptr_array_new ();
      g_hash_table_insert (part->sums, (gpointer)event, acts);
    }
  g_ptr_array_add (acts, act);
  gantry_act_send_list (part->meet, acts, part->next - BETWEEN + OFFICIAL, "DT_CUMULATIVE_RESULT",
                        "INTERMEDIATE");
}

/* Whoever has won a match, and who has lost it. */
static void
add_places (GPtrArray *places, GantryAct *act)
{
  GantryActor *winner = gantry_act_get_winner (act);

  for (guint i = 0; i < 2; i++)
    if (act->actors->pdata[i] == winner)
      {
        g_ptr_array_add (places, winner);
        g_ptr_array_add (places, act->actors->pdata[1 - i]);
      }
}

static void
finish_event (Part *part, GPtrArray *acts)
{
  GantryAct *last = g_ptr_array_index (acts, acts->len - 1);
  gint64 at = part->next - BETWEEN + OFFICIAL;

  if (!last->final)
    return;
  if (gantry_act_is_match (last))
    {
      g_autoptr (GPtrArray) places = g_ptr_array_new ();

      add_places (places, last);
      gantry_act_send_places (part->meet, last, places, at);
      return;
    }
  gantry_act_send_list (part->meet, acts, at + 300, "DT_RANKING", "OFFICIAL");
  gantry_act_send_medallists (part->meet, acts, at + 600);
}

/* Two matches of four in a group. */
static void
play_pool (Part *part, const char *rsc)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new ();
  g_autofree char *event = gantry_rsc_to_event (rsc);
  GPtrArray *field = g_hash_table_lookup (part->fields, event);

  for (guint i = 0; field->len >= 4 && i < 2; i++)
    {
      const char *unit = make_unit (part, rsc, "GPA-", i + 1);

      if (!is_free_match (part, unit))
        return;
      g_ptr_array_add (acts, play_unit (part, unit, field->pdata[i], field->pdata[i + 2]));
      gantry_act_send_pool (part->meet, field, acts, acts->len, part->next - BETWEEN + OFFICIAL);
    }
}

/* The actor of the field who won, or who lost: what they did in the match stays there. */
static gpointer
find_side (GPtrArray *field, GantryAct *act, gboolean winner)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  add_places (places, act);
  for (guint i = 0; places->len == 2 && i < field->len; i++)
    if (g_str_equal (((GantryActor *)field->pdata[i])->code,
                     ((GantryActor *)places->pdata[winner ? 0 : 1])->code))
      return field->pdata[i];
  return field->pdata[winner ? 0 : 2];
}

static gboolean
is_free_bracket (Part *part, GPtrArray *field, const char *const *units)
{
  for (guint i = 0; units[i] != NULL; i++)
    if (!is_free_match (part, units[i]))
      return FALSE;
  return field->len >= 4;
}

/* Who is first to fourth. Where nobody fights for bronze, both losers of the semi-finals have it.
 */
static void
finish_bracket (Part *part, GPtrArray *semis, GantryAct *bronze, GantryAct *final)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  GantryAct *acts[] = { semis->pdata[0], semis->pdata[1], bronze, final };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i] != NULL)
      gantry_act_send_bracket (part->meet, semis, bronze, final,
                               gantry_act_official (acts[i]) + OFFICIAL);
  add_places (places, final);
  if (bronze != NULL)
    add_places (places, bronze);
  for (guint i = 0; bronze == NULL && i < semis->len; i++)
    {
      g_autoptr (GPtrArray) sides = g_ptr_array_new ();

      add_places (sides, semis->pdata[i]);
      g_ptr_array_add (places, sides->pdata[1]);
    }
  gantry_act_send_places (part->meet, final, places, part->next - BETWEEN + OFFICIAL);
}

/* Two semi-finals, the match for bronze where there is one, and the final. */
static void
play_bracket (Part *part, const char *rsc)
{
  g_autoptr (GPtrArray) semis = g_ptr_array_new ();
  g_autofree char *event = gantry_rsc_to_event (rsc);
  GPtrArray *field = g_hash_table_lookup (part->fields, event);
  const char *units[] = { make_unit (part, rsc, "SFNL", 1), make_unit (part, rsc, "SFNL", 2),
                          make_unit (part, rsc, "FNL-", 1), make_unit (part, rsc, "BRN-", 1),
                          NULL };
  GantryAct *bronze = NULL;

  if (!is_free_match (part, units[3])) /* then it is called a small final */
    units[3] = make_unit (part, rsc, "FNL-", 2);
  if (gantry_rule_get_n_medals (gantry_profiles_get_rule (part->profiles, rsc)) > 3)
    units[3] = NULL;
  if (!is_free_bracket (part, field, units))
    return;
  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (semis, play_unit (part, units[i], field->pdata[i], field->pdata[3 - i]));
  if (units[3] != NULL)
    bronze = play_unit (part, units[3], find_side (field, semis->pdata[0], FALSE),
                        find_side (field, semis->pdata[1], FALSE));
  finish_bracket (part, semis, bronze,
                  play_unit (part, units[2], find_side (field, semis->pdata[0], TRUE),
                             find_side (field, semis->pdata[1], TRUE)));
}

/* Runs add up; what comes after the parts of a combined event adds nothing to them. */
static gboolean
adds_up (Part *part, const char *rsc)
{
  GantryRule *rule = gantry_profiles_get_rule (part->profiles, rsc);
  g_autofree char *event = gantry_rsc_to_event (rsc);

  return gantry_rule_has_total (rule) && gantry_rule_get_kind (rule) != GANTRY_KIND_MATCH &&
         (gantry_rule_get_form (rule) != GANTRY_FORM_COMBINED ||
          g_hash_table_lookup (part->sums, event) == NULL);
}

/* The second run of a final that adds up; NULL when there is none. */
static const char *
find_second (Part *part, const char *rsc)
{
  const char *second = make_unit (part, rsc, "FNL-", 2);

  if (!adds_up (part, rsc) || !g_str_has_prefix (rsc + PHASE_AT, "FNL-") ||
      g_hash_table_contains (part->units, second) ||
      gantry_profiles_get_rule (part->profiles, second) !=
          gantry_profiles_get_rule (part->profiles, rsc))
    return NULL;
  return second;
}

static void
play_runs (Part *part, const char *rsc)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new ();
  const char *second = find_second (part, rsc);
  gboolean sums = adds_up (part, rsc);

  part->half = second != NULL;
  g_ptr_array_add (acts, play_unit (part, rsc, NULL, NULL));
  part->half = FALSE;
  if (sums)
    add_to_sums (part, g_ptr_array_index (acts, 0));
  if (second != NULL)
    {
      g_ptr_array_add (acts, play_unit (part, second, NULL, NULL));
      add_to_sums (part, g_ptr_array_index (acts, 1));
    }
  finish_event (part, acts);
}

/* A final of a race of one field, the only unit that its event is an example with, and heats of the
 * same rule. */
static gboolean
has_heats (Part *part, const char *rsc)
{
  GantryRule *rule = gantry_profiles_get_rule (part->profiles, rsc);
  GantryForm form = gantry_rule_get_form (rule);
  guint n = 0;

  for (guint i = 0; i < part->examples->len; i++)
    n += strncmp (g_ptr_array_index (part->examples, i), rsc, PHASE_AT) == 0;
  return !part->heated && n == 1 && gantry_rule_get_kind (rule) == GANTRY_KIND_RACE &&
         (form == GANTRY_FORM_LANES || form == GANTRY_FORM_HEAT) && !gantry_rule_has_total (rule) &&
         g_str_has_prefix (rsc + PHASE_AT, "FNL-") &&
         gantry_profiles_get_rule (part->profiles, make_unit (part, rsc, "HEAT", 1)) == rule;
}

/* Those of the field who go on from a heat. */
static void
add_through (GPtrArray *through, GPtrArray *field, GantryAct *heat)
{
  g_autoptr (GArray) rows = gantry_act_list_rows (heat, G_MAXINT64, FALSE);

  for (guint i = 0; i < rows->len; i++)
    for (guint f = 0; f < field->len; f++)
      if (gantry_act_find_qual (heat, &g_array_index (rows, GantryActRow, i)) != NULL &&
          g_str_equal (((GantryActor *)field->pdata[f])->code,
                       g_array_index (rows, GantryActRow, i).actor->code))
        g_ptr_array_add (through, field->pdata[f]);
}

/* Two heats, what they give together, and the final of those who came through. */
static void
play_heats (Part *part, const char *rsc)
{
  GantryRule *rule = gantry_profiles_get_rule (part->profiles, rsc);
  GantryEvent *event = ensure_event (part, rsc, rule, 2 * find_size (rule));
  GPtrArray *field = g_hash_table_lookup (part->fields, event->rsc);
  g_autoptr (GPtrArray) heats = g_ptr_array_new (), through = g_ptr_array_new (),
                        last = g_ptr_array_new ();

  part->heated = TRUE;
  for (guint h = 0; h < 2; h++)
    {
      g_autoptr (GPtrArray) starters = g_ptr_array_new ();

      for (guint i = h; i < field->len; i += 2)
        g_ptr_array_add (starters, field->pdata[i]);
      g_ptr_array_add (heats, play_with (part, make_unit (part, rsc, "HEAT", h + 1), starters));
      add_through (through, field, heats->pdata[h]);
    }
  gantry_act_send_phase (part->meet, heats, part->next - BETWEEN + OFFICIAL);
  g_ptr_array_add (last, play_with (part, rsc, through));
  finish_event (part, last);
}

static void
play_example (Part *part, const char *rsc)
{
  GantryRule *rule = gantry_profiles_get_rule (part->profiles, rsc);

  if (gantry_rule_get_kind (rule) == GANTRY_KIND_MATCH && !part->matched)
    {
      part->matched = TRUE;
      ensure_event (part, rsc, rule, find_size (rule));
      if (gantry_rule_get_form (rule) == GANTRY_FORM_PERIODS)
        play_pool (part, rsc);
      play_bracket (part, rsc);
    }
  if (!g_hash_table_contains (part->units, rsc) && has_heats (part, rsc))
    play_heats (part, rsc);
  else if (!g_hash_table_contains (part->units, rsc))
    play_runs (part, rsc);
}

static void
part_clear (Part *part)
{
  g_hash_table_unref (part->events);
  g_hash_table_unref (part->fields);
  g_hash_table_unref (part->sums);
  g_hash_table_unref (part->units);
  g_hash_table_unref (part->standing);
  g_ptr_array_unref (part->all);
  g_ptr_array_unref (part->acts);
}

void
gantry_rehearse_discipline (GantryMeet *meet,
                            GantryProfiles *profiles,
                            const char *discipline,
                            GantryFaults faults,
                            guint index)
{
  g_autoptr (GPtrArray) examples = gantry_profiles_list_examples (profiles, discipline);
  const char *code = gantry_meet_keep (meet, "%s", discipline);
  Part part = { .meet = meet,
                .profiles = profiles,
                .examples = examples,
                .faults = faults,
                .next = FIRST + (gint64)index * APART };

  g_return_if_fail (examples->len > 0);

  part.venue = add_venue (meet, code,
                          gantry_rule_get_discipline_name (
                              gantry_profiles_get_rule (profiles, g_ptr_array_index (examples, 0))),
                          index);
  part.events = g_hash_table_new (g_str_hash, g_str_equal);
  part.fields = g_hash_table_new (g_str_hash, g_str_equal);
  part.sums =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  part.units = g_hash_table_new (g_str_hash, g_str_equal);
  part.standing = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  part.all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  part.acts = g_ptr_array_new_with_free_func ((GDestroyNotify)gantry_act_free);
  g_hash_table_remove_all (meet->used_names);
  for (guint i = 0; i < examples->len; i++)
    play_example (&part, g_ptr_array_index (examples, i));
  gantry_act_send_teams (meet, part.venue, part.all, 320 + (gint64)index * 40);
  part_clear (&part);
}

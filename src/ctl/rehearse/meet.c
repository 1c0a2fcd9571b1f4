/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/meet.h"

#include "sport/format.h"

#include <string.h>

#define COMPETITION      "REHEARSAL"
#define FIRST_CODE       2400100
#define EVENT_LENGTH     22
#define NO_PHASE_OR_UNIT "------------"

const char *const gantry_meet_languages[GANTRY_N_LANGUAGES] = { "ENG", "FRA", "DUT" };

static void
event_free (gpointer data)
{
  GantryEvent *event = data;

  g_ptr_array_unref (event->entrants);
  g_array_unref (event->records);
  g_free (event);
}

static void
starter_free (gpointer data)
{
  GantryStarter *starter = data;

  g_array_unref (starter->tries);
  g_free (starter);
}

static void
contest_free (gpointer data)
{
  GantryContest *contest = data;

  g_ptr_array_unref (contest->starters);
  g_free (contest);
}

static void
decision_free (gpointer data)
{
  GantryDecision *decision = data;

  g_array_unref (decision->medals);
  g_free (decision);
}

GantryMeet *
gantry_meet_new (guint64 seed, GDateTime *start)
{
  GantryMeet *self = g_new0 (GantryMeet, 1);

  self->conductor = gantry_conductor_new (COMPETITION, start);
  self->seed = seed;
  self->arena = g_string_chunk_new (4096);
  self->venues = g_ptr_array_new_with_free_func (g_free);
  self->people = g_ptr_array_new_with_free_func (g_free);
  self->events = g_ptr_array_new_with_free_func (event_free);
  self->contests = g_ptr_array_new_with_free_func (contest_free);
  self->decisions = g_ptr_array_new_with_free_func (decision_free);
  self->used_names = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
gantry_meet_free (GantryMeet *self)
{
  if (self == NULL)
    return;
  gantry_conductor_free (self->conductor);
  g_ptr_array_unref (self->venues);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->contests);
  g_ptr_array_unref (self->decisions);
  g_hash_table_unref (self->used_names);
  g_string_chunk_free (self->arena);
  g_free (self);
}

const char *
gantry_meet_keep (GantryMeet *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return g_string_chunk_insert_const (self->arena, text);
}

GantryVenue *
gantry_meet_add_venue (GantryMeet *self, GantryVenue venue)
{
  GantryVenue *kept = g_memdup2 (&venue, sizeof venue);

  g_ptr_array_add (self->venues, kept);
  return kept;
}

GantryEvent *
gantry_meet_add_event (GantryMeet *self,
                       GantryVenue *venue,
                       const char *rsc,
                       GantryTexts name,
                       const char *result_type)
{
  GantryEvent *event = g_new0 (GantryEvent, 1);

  g_assert (strlen (rsc) == 34);

  event->venue = venue;
  event->rsc = rsc;
  event->name = name;
  event->women = rsc[3] == 'W';
  event->result_type = result_type;
  gantry_dice_init (&event->names, self->seed, rsc);
  event->entrants = g_ptr_array_new ();
  event->records = g_array_new (FALSE, TRUE, sizeof (GantryRecordMark));
  g_ptr_array_add (self->events, event);
  return event;
}

GantryContest *
gantry_meet_add_contest (GantryMeet *self,
                         GantryEvent *event,
                         const char *phase_and_unit,
                         GantryTexts part,
                         gint64 start)
{
  GantryContest *contest = g_new0 (GantryContest, 1);

  g_assert (strlen (phase_and_unit) == strlen (NO_PHASE_OR_UNIT));

  contest->event = event;
  contest->rsc = gantry_meet_keep (self, "%.*s%s", EVENT_LENGTH, event->rsc, phase_and_unit);
  for (guint i = 0; i < GANTRY_N_LANGUAGES; i++)
    contest->name.in[i] = gantry_meet_keep (self, "%s %s", event->name.in[i], part.in[i]);
  contest->call = contest->start = start;
  contest->decimals_reaction = 2;
  contest->starters = g_ptr_array_new_with_free_func (starter_free);
  g_ptr_array_add (self->contests, contest);
  contest->order = self->contests->len;
  return contest;
}

static const char *
invent_birth (GantryMeet *self, GantryDice *dice)
{
  int year = (int) gantry_dice_range (dice, 1994, 2006);
  int month = (int) gantry_dice_range (dice, 1, 12);
  int day = (int) gantry_dice_range (dice, 1, 28);

  return gantry_meet_keep (self, "%04d-%02d-%02d", year, month, day);
}

/* A name that nobody in this competition has yet, from a nation that is not in the event twice if
 * possible. */
static const GantryNation *
invent_name (GantryMeet *self, GantryEvent *event, const char **family, const char **given)
{
  for (guint attempt = 0;; attempt++)
    {
      const GantryNation *nation = gantry_nations_get (
          (guint) gantry_dice_range (&event->names, 0, gantry_nations_get_count () - 1));
      guint f = (guint) gantry_dice_range (&event->names, 0, GANTRY_NATION_NAMES - 1);
      guint g = (guint) gantry_dice_range (&event->names, 0, GANTRY_NATION_NAMES - 1);
      gboolean again = FALSE;
      const char *key;

      *family = event->women && nation->women_families[0] != NULL ? nation->women_families[f]
                                                                  : nation->families[f];
      *given = event->women ? nation->women[g] : nation->men[g];
      key = gantry_meet_keep (self, "%s", *family);
      for (guint i = 0; i < event->entrants->len && !again; i++)
        again = attempt < 40 &&
                g_str_equal (((GantryPerson *) event->entrants->pdata[i])->noc, nation->noc);
      if (!again && (attempt > 200 || g_hash_table_add (self->used_names, (gpointer) key)))
        return nation;
    }
}

static GantryPerson *
add_person (GantryMeet *self, GantryDice *dice, GantryEvent *event, const GantryNation *nation)
{
  GantryPerson *person = g_new0 (GantryPerson, 1);

  person->code = gantry_meet_keep (self, "%u", FIRST_CODE + self->people->len * 7);
  person->noc = nation->noc;
  person->town = nation->town;
  person->woman = event->women;
  person->birth = invent_birth (self, dice);
  person->height = (int) (event->women ? 171 : 183) + (int) gantry_dice_spread (dice, 11);
  person->weight = person->height - (event->women ? 111 : 106) + (int) gantry_dice_spread (dice, 6);
  person->bib = person->pb = person->sb = person->entry_time = "";
  person->event = event->rsc;
  g_ptr_array_add (self->people, person);
  g_ptr_array_add (event->entrants, person);
  return person;
}

GantryPerson *
gantry_meet_invent (GantryMeet *self, GantryDice *dice, GantryEvent *event)
{
  const char *family, *given;
  const GantryNation *nation = invent_name (self, event, &family, &given);
  GantryPerson *person = add_person (self, dice, event, nation);

  person->family = family;
  person->given = given;
  return person;
}

GantryPerson *
gantry_meet_invent_member (GantryMeet *self, GantryDice *dice, GantryEvent *event, guint index, guint n)
{
  const GantryNation *nation = gantry_nations_get (index % gantry_nations_get_count ());
  const char *const *families =
      event->women && nation->women_families[0] != NULL ? nation->women_families : nation->families;
  guint first = n % GANTRY_NATION_NAMES, round = n / GANTRY_NATION_NAMES % GANTRY_NATION_NAMES;
  GantryPerson *person = add_person (self, dice, event, nation);

  /* More than a nation has names for: two of them together. */
  person->family = round == 0 ? families[first]
                              : gantry_meet_keep (self, "%s-%s", families[first],
                                                  families[(first + round) % GANTRY_NATION_NAMES]);
  person->given = (event->women ? nation->women : nation->men)[(n + round) % GANTRY_NATION_NAMES];
  return person;
}

GantryStarter *
gantry_meet_add_starter (GantryMeet *self,
                         GantryContest *contest,
                         GantryPerson *who,
                         const char *order)
{
  GantryStarter *starter = g_new0 (GantryStarter, 1);

  starter->who = who;
  starter->order = order;
  starter->tries = g_array_new (FALSE, TRUE, sizeof (GantryTry));
  g_ptr_array_add (contest->starters, starter);
  starter->start_sort = contest->starters->len;
  return starter;
}

void
gantry_meet_add_record (GantryEvent *event, GantryRecordMark record)
{
  g_array_append_val (event->records, record);
}

const char *
gantry_person_family_at (GantryPerson *person, gint64 at)
{
  return person->wrong_family != NULL && at < person->corrected_at ? person->wrong_family
                                                                   : person->family;
}

const char *
gantry_meet_time (GantryMeet *self, gint64 ms, guint decimals)
{
  GantryMark mark = { GANTRY_MARK_TIME, ms * (GANTRY_SECOND / 1000), decimals };
  g_autofree char *text = gantry_format_mark (mark, ".");

  return gantry_meet_keep (self, "%s", text);
}

const char *
gantry_meet_metres (GantryMeet *self, gint64 cm)
{
  return gantry_meet_keep (self, "%d.%02d", (int) (cm / 100), (int) (cm % 100));
}

const char *
gantry_meet_decimals (GantryMeet *self, gint64 value, guint decimals)
{
  gint64 unit = 1;

  for (guint i = 0; i < decimals; i++)
    unit *= 10;
  if (decimals == 0)
    return gantry_meet_keep (self, "%" G_GINT64_FORMAT, value);
  return gantry_meet_keep (self, "%s%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT, value < 0 ? "-" : "",
                           ABS (value) / unit, (int) decimals, ABS (value) % unit);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/search.h"

#include "model/json.h"
#include "model/rsc.h"
#include "seat/hit-private.h"
#include "seat/people-index.h"
#include "seat/seat-private.h"
#include "seat/text-fold.h"
#include "sport/noc.h"

#include <string.h>

/* How good a hit is: the group first, in it how closely it fits. Less is better. */
enum
{
  GROUP_HERE = 0,       /* in the unit that is shown */
  GROUP_NATION = 100,
  GROUP_OPEN = 200,     /* in another open unit */
  GROUP_PEOPLE = 300,
  GROUP_UNITS = 400,
};

enum
{
  FIT_BIB,
  FIT_LANE,
  FIT_BIB_BEGIN,
  FIT_FAMILY,
  FIT_WORDS,
  NO_FIT,
};

#define MIN_LENGTH   3  /* of a text that is looked for in names of nations, codes, numbers of units */
#define EVENT_LENGTH 22 /* of an RSC, up to the phase */

typedef struct
{
  GantryHit *hit;
  int score;
  char *sort; /* between equal scores */
} Candidate;

typedef struct
{
  char *name;
  char **words;
} UnitWords;

struct _GantrySearch
{
  GantrySeat *seat; /* not owned */
  GantryPeopleIndex *people;
  GHashTable *units; /* RSC → UnitWords: a name is folded once */
};

typedef struct
{
  GantrySearch *search;
  const char *text; /* stripped */
  char **words;
  const char *unit;
  GArray *candidates; /* of Candidate */
  GHashTable *seen;   /* set of competitor codes */
} Query;

static void
candidate_clear (gpointer data)
{
  Candidate *candidate = data;

  g_clear_object (&candidate->hit);
  g_free (candidate->sort);
}

static void
take_hit (Query *query, GantryHit *hit, int score, const char *sort)
{
  Candidate candidate = { hit, score, g_utf8_collate_key (sort, -1) };

  g_array_append_val (query->candidates, candidate);
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static int
fit_number (const char *text, const char *bib, const char *lane)
{
  if (strcmp (bib, text) == 0)
    return FIT_BIB;
  if (strcmp (lane, text) == 0)
    return FIT_LANE;
  return g_str_has_prefix (bib, text) ? FIT_BIB_BEGIN : NO_FIT;
}

/* The family name is the first of the words. */
static int
fit_words (Query *query, char **words)
{
  if (!gantry_text_matches (query->words, words))
    return NO_FIT;
  return g_str_has_prefix (words[0], query->words[0]) ? FIT_FAMILY : FIT_WORDS;
}

static char *
join (const char *a, const char *b)
{
  return *a != '\0' && *b != '\0' ? g_strconcat (a, " · ", b, NULL) : g_strconcat (a, b, NULL);
}

static void
look_at_row (Query *query, GantryUnit *unit, GantryRow *row, gboolean here)
{
  const char *name = gantry_row_get_name (row), *noc = gantry_row_get_noc (row);
  const char *bib = gantry_row_get_bib (row), *order = gantry_row_get_order (row);
  g_autofree char *text = g_strjoin (" ", name, noc, NULL);
  g_auto (GStrv) words = NULL;
  int fit;

  if (is_number (query->text))
    fit = fit_number (query->text, bib, order);
  else
    {
      words = gantry_text_fold (text);
      fit = fit_words (query, words);
    }
  if (fit == NO_FIT || !g_hash_table_add (query->seen, g_strdup (gantry_row_get_code (row))))
    return;
  take_hit (query,
            gantry_hit_new (gantry_row_is_team (row) ? "team" : "athlete", name,
                            join (noc, here ? (*bib != '\0' ? bib : order) : gantry_unit_get_title (unit)),
                            gantry_unit_get_rsc (unit), gantry_row_get_code (row)),
            (here ? GROUP_HERE : GROUP_OPEN) + fit, name);
}

static void
look_at_unit (Query *query, GantryUnit *unit, gboolean here)
{
  GListModel *rows = gantry_unit_get_rows (unit);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);

      look_at_row (query, unit, row, here);
    }
}

/* The one that is shown goes first: whoever is in it is found there. */
static void
look_at_open_units (Query *query)
{
  g_autoptr (GPtrArray) units = gantry_seat_list_units (query->search->seat);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < units->len; i++)
      {
        GantryUnit *unit = g_ptr_array_index (units, i);
        gboolean here = g_strcmp0 (gantry_unit_get_rsc (unit), query->unit) == 0;

        if (here == (pass == 0))
          look_at_unit (query, unit, here);
      }
}

static void
look_at_people (Query *query)
{
  g_autoptr (GPtrArray) people = gantry_people_index_list (query->search->people);

  for (guint i = 0; i < people->len; i++)
    {
      GantryPerson *person = g_ptr_array_index (people, i);
      int fit = is_number (query->text) ? fit_number (query->text, person->bib, "")
                                        : fit_words (query, person->words);

      if (fit == NO_FIT || !g_hash_table_add (query->seen, g_strdup (person->code)))
        continue;
      take_hit (query,
                gantry_hit_new (person->team ? "team" : "athlete", person->name,
                                join (person->noc, person->topic + strlen ("people/")), "", person->code),
                GROUP_PEOPLE + fit, person->name);
    }
}

static const char *
find_first_of_nation (Query *query, const char *noc)
{
  g_autoptr (GPtrArray) units = gantry_seat_list_units (query->search->seat);

  for (guint i = 0; query->unit != NULL && i < units->len; i++)
    {
      GantryUnit *unit = g_ptr_array_index (units, i);
      GListModel *rows = gantry_unit_get_rows (unit);

      if (strcmp (gantry_unit_get_rsc (unit), query->unit) != 0)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (rows); j++)
        {
          g_autoptr (GantryRow) row = g_list_model_get_item (rows, j);

          if (strcmp (gantry_row_get_noc (row), noc) == 0)
            return gantry_row_get_code (row); /* the unit keeps it */
        }
    }
  return "";
}

static void
look_at_nations (Query *query)
{
  for (guint i = 0; i < gantry_noc_get_count () && !is_number (query->text); i++)
    {
      const char *noc = gantry_noc_get_code (i), *name = gantry_noc_get_local_name (noc);
      gboolean exact = g_ascii_strcasecmp (query->text, noc) == 0;
      g_autofree char *names = NULL;
      g_auto (GStrv) words = NULL;
      const char *code;

      if (!exact)
        {
          if (strlen (query->text) < MIN_LENGTH)
            continue;
          names = g_strjoin (" ", name, gantry_noc_get_name (noc), NULL); /* who sits here may know either */
          words = gantry_text_fold (names);
          if (!gantry_text_matches (query->words, words))
            continue;
        }
      code = find_first_of_nation (query, noc);
      take_hit (query, gantry_hit_new ("nation", noc, g_strdup (name), *code != '\0' ? query->unit : "", code),
                GROUP_NATION + (exact ? 0 : 1), noc);
    }
}

static char **
get_unit_words (GantrySearch *self, const char *rsc, const char *name)
{
  UnitWords *known = g_hash_table_lookup (self->units, rsc);

  if (known != NULL && strcmp (known->name, name) == 0)
    return known->words;
  known = g_new0 (UnitWords, 1);
  known->name = g_strdup (name);
  known->words = gantry_text_fold (name);
  g_hash_table_replace (self->units, g_strdup (rsc), known);
  return known->words;
}

static void
look_at_schedule (Query *query)
{
  GListModel *schedule = G_LIST_MODEL (gantry_seat_get_schedule (query->search->seat));

  if (is_number (query->text) && strlen (query->text) < MIN_LENGTH)
    return; /* a lane or a bib, not "400 m" */
  for (guint i = 0; i < g_list_model_get_n_items (schedule); i++)
    {
      g_autoptr (GantryScheduleUnit) unit = g_list_model_get_item (schedule, i);
      const char *rsc = gantry_schedule_unit_get_rsc (unit), *name = gantry_schedule_unit_get_name (unit);
      gboolean exact = g_ascii_strncasecmp (rsc, query->text, strlen (query->text)) == 0 && strlen (query->text) >= MIN_LENGTH;
      char **words = get_unit_words (query->search, rsc, name);
      g_autofree char *sort = NULL;
      int fit;

      if (!exact && !gantry_text_matches (query->words, words))
        continue;
      fit = exact || gantry_text_has_numbers (query->words, words) ? 0 : 2;
      fit += gantry_schedule_status_is_live (gantry_schedule_unit_get_status (unit)) ? 0 : 1;
      sort = g_strdup_printf ("%08u", i);
      take_hit (query,
                gantry_hit_new ("unit", name,
                                join (gantry_schedule_unit_get_date (unit), gantry_schedule_unit_get_time (unit)), rsc, ""),
                GROUP_UNITS + fit, sort);
    }
}

/* Of an event's units the one that is on, else the next, else the last. */
static const char *
find_unit_of_event (GListModel *schedule, const char *event)
{
  const char *found = "";
  int best = 0;

  for (guint i = 0; i < g_list_model_get_n_items (schedule); i++)
    {
      g_autoptr (GantryScheduleUnit) unit = g_list_model_get_item (schedule, i);
      const char *rsc = gantry_schedule_unit_get_rsc (unit);
      GantryScheduleStatus status = gantry_schedule_unit_get_status (unit);
      int worth = gantry_schedule_status_is_live (status) ? 3 : gantry_schedule_status_is_over (status) ? 1 : 2;

      if (strncmp (rsc, event, EVENT_LENGTH) != 0 || worth < best || (worth == best && worth != 1))
        continue;
      best = worth;
      found = rsc; /* the schedule keeps it */
    }
  return found;
}

/* Where somebody is to be seen who is in no open unit: only for those that are really shown. */
static void
complete_hit (GantrySearch *self, GantryHit *hit)
{
  g_autoptr (GPtrArray) people = NULL;

  if (*gantry_hit_get_unit (hit) != '\0' || *gantry_hit_get_code (hit) == '\0')
    return;
  people = gantry_people_index_list (self->people);
  for (guint i = 0; i < people->len; i++)
    {
      GantryPerson *person = g_ptr_array_index (people, i);
      const GantryJson *events;

      if (strcmp (person->code, gantry_hit_get_code (hit)) != 0)
        continue;
      events = gantry_json_get_array (gantry_object_get_json (person->object), "events");
      for (guint j = 0; j < gantry_json_get_length (events) && *gantry_hit_get_unit (hit) == '\0'; j++)
        gantry_hit_set_unit (hit, find_unit_of_event (G_LIST_MODEL (gantry_seat_get_schedule (self->seat)),
                                                      gantry_json_get_text (gantry_json_get_element (events, j), "event")));
      return;
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  return x->score != y->score ? (x->score > y->score) - (x->score < y->score) : strcmp (x->sort, y->sort);
}

static void
unit_words_free (gpointer data)
{
  UnitWords *words = data;

  g_free (words->name);
  g_strfreev (words->words);
  g_free (words);
}

GantrySearch *
gantry_search_new (GantrySeat *seat)
{
  GantrySearch *self = g_new0 (GantrySearch, 1);

  self->seat = seat;
  self->people = gantry_people_index_new (gantry_seat_get_documents (seat));
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unit_words_free);
  return self;
}

void
gantry_search_free (GantrySearch *self)
{
  gantry_people_index_free (self->people);
  g_hash_table_unref (self->units);
  g_free (self);
}

void
gantry_search_touch (GantrySearch *self, const char *topic, const char *id)
{
  gantry_people_index_touch (self->people, topic, id);
}

void
gantry_search_forget_topic (GantrySearch *self, const char *topic)
{
  gantry_people_index_forget_topic (self->people, topic);
}

GListModel *
gantry_search_run (GantrySearch *self, const char *text, const char *unit, guint limit)
{
  GListStore *hits = g_list_store_new (GANTRY_TYPE_HIT);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_auto (GStrv) words = gantry_text_fold (stripped);
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Query query = { self, stripped, words, unit, candidates, seen };

  if (words[0] == NULL)
    return G_LIST_MODEL (hits);
  g_array_set_clear_func (candidates, candidate_clear);
  look_at_open_units (&query);
  look_at_nations (&query);
  look_at_people (&query);
  look_at_schedule (&query);
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && i < limit; i++)
    {
      GantryHit *hit = g_array_index (candidates, Candidate, i).hit;

      complete_hit (self, hit);
      g_list_store_append (hits, hit);
    }
  return G_LIST_MODEL (hits);
}

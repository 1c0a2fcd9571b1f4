/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/bracket-private.h"

#include "model/json.h"
#include "model/rsc.h"
#include "seat/event-private.h"

#include <string.h>

#define TIME_LENGTH 5 /* "20:04" */

/* All matches that a feed's message can make us keep. */
#define MAX_MATCHES 1024

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryBracket, gantry_bracket, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* One reading of the documents. */
typedef struct
{
  GantryBracket *bracket;
  GantryEvent *event;
  GPtrArray *matches; /* in the order of brackets, rounds and the source (not owned) */
  GArray *rounds;     /* of GantryBracketRound */
  GHashTable *keys;   /* set of keys (not owned) */
} Reading;

GANTRY_DEFINE_ORDERED_LIST (GANTRY_BRACKET, GANTRY_TYPE_BRACKET_MATCH)

static void
round_clear (gpointer data)
{
  GantryBracketRound *round = data;

  g_free (round->code);
  g_free (round->title);
  g_free (round->bracket);
}

static void
gantry_bracket_finalize (GObject *object)
{
  GantryBracket *self = GANTRY_BRACKET (object);

  g_free (self->status);
  g_array_unref (self->rounds);
  g_hash_table_unref (self->matches);
  g_object_unref (self->order);
  G_OBJECT_CLASS (gantry_bracket_parent_class)->finalize (object);
}

static void
gantry_bracket_class_init (GantryBracketClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_bracket_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static GArray *
rounds_new (void)
{
  GArray *rounds = g_array_new (FALSE, TRUE, sizeof (GantryBracketRound));

  g_array_set_clear_func (rounds, round_clear);
  return rounds;
}

static void
gantry_bracket_init (GantryBracket *self)
{
  self->status = g_strdup ("");
  self->rounds = rounds_new ();
  self->matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->order = gantry_ordered_model_new (GANTRY_TYPE_BRACKET_MATCH);
  gantry_ordered_model_forward (self->order, G_LIST_MODEL (self));
}

GantryBracket *
gantry_bracket_new (void)
{
  return g_object_new (GANTRY_TYPE_BRACKET, NULL);
}

static void
set_flag (GantryBracketMatch *match, gboolean *slot, gboolean value)
{
  match->different |= *slot != value;
  *slot = value;
}

static void
read_side (const Reading *reading, GantryBracketMatch *match, guint index, const GantryJson *place)
{
  GantryBracketSide *side = &match->sides[index];
  const char *wlt = gantry_json_get_text (place, "wlt"), *code = gantry_json_get_text (place, "code");
  gboolean known = *gantry_json_get_text (place, "noc") != '\0' || *gantry_json_get_text (place, "type") != '\0';
  g_autofree char *name = known ? gantry_event_dup_name (reading->event, place, NULL) : g_strdup ("");

  gantry_bracket_match_set (match, &side->code, known ? code : "");
  gantry_bracket_match_set (match, &side->name, name);
  gantry_bracket_match_set (match, &side->noc, gantry_json_get_text (place, "noc"));
  gantry_bracket_match_set (match, &side->seed, gantry_json_get_text (place, "seed"));
  gantry_bracket_match_set (match, &side->result, gantry_json_get_text (place, "result"));
  gantry_bracket_match_set (match, &side->irm, gantry_json_get_text (place, "irm"));
  gantry_bracket_match_set (match, &side->from, gantry_json_get_text (place, "previous_unit"));
  gantry_bracket_match_set (match, &side->word, known ? "" : *code != '\0' ? code : gantry_json_get_text (place, "previous_value"));
  set_flag (match, &side->won, strcmp (wlt, "W") == 0);
  set_flag (match, &side->lost, strcmp (wlt, "L") == 0);
  set_flag (match, &side->from_loser, strcmp (gantry_json_get_text (place, "previous_wlt"), "L") == 0);
}

/* "20:04" of the venue. */
static char *
dup_time (const GantryJson *json, const GantryJson *scheduled)
{
  const char *start = gantry_json_get_text (scheduled, "start");
  const char *time = strchr (start, 'T');

  if (gantry_json_get_bool (scheduled, "hide_start"))
    return g_strdup ("");
  if (time != NULL && strlen (time) > TIME_LENGTH)
    return g_strndup (time + 1, TIME_LENGTH);
  return g_strndup (gantry_json_get_text (json, "time"), TIME_LENGTH);
}

static guint
get_side_index (const GantryJson *place, guint i)
{
  const char *pos = gantry_json_get_text (place, "pos");

  return strcmp (pos, "1") == 0 ? 0 : strcmp (pos, "2") == 0 ? 1 : i;
}

static void
read_match (const Reading *reading, GantryBracketMatch *match, const GantryJson *json, const char *bracket, guint round)
{
  const GantryJson *places = gantry_json_get_array (json, "places");
  const char *unit = gantry_json_get_text (json, "unit");
  const GantryJson *scheduled = gantry_event_get_scheduled (reading->event, unit);
  g_autofree char *time = dup_time (json, scheduled);

  gantry_bracket_match_set (match, &match->unit, unit);
  gantry_bracket_match_set (match, &match->bracket, bracket);
  gantry_bracket_match_set (match, &match->status, gantry_json_get_text (scheduled, "status"));
  gantry_bracket_match_set (match, &match->time, time);
  gantry_bracket_match_set (match, &match->result, gantry_json_get_text (json, "result"));
  match->different |= match->round != round;
  match->round = round;
  for (guint i = 0; i < 2; i++)
    {
      const GantryJson *place = NULL;

      for (guint j = 0; j < gantry_json_get_length (places); j++)
        if (get_side_index (gantry_json_get_element (places, j), j) == i)
          place = gantry_json_get_element (places, j);
      read_side (reading, match, i, place);
    }
}

static GantryBracketMatch *
ensure_match (const Reading *reading, const char *bracket, const char *round, const GantryJson *json)
{
  const char *unit = gantry_json_get_text (json, "unit");
  g_autofree char *key = *unit != '\0' ? g_strconcat (bracket, "/", unit, NULL)
                                       : g_strconcat (bracket, "/", round, "/", gantry_json_get_text (json, "code"), NULL);
  GantryBracketMatch *match = g_hash_table_lookup (reading->bracket->matches, key);

  if (g_hash_table_contains (reading->keys, key) || g_hash_table_size (reading->keys) >= MAX_MATCHES)
    return NULL;
  if (match == NULL)
    {
      match = gantry_bracket_match_new (key);
      g_hash_table_insert (reading->bracket->matches, g_strdup (key), match);
    }
  g_hash_table_add (reading->keys, match->key);
  return match;
}

/* As the schedule calls the phase of the round's first match. */
static char *
dup_round_title (const Reading *reading, const GantryJson *matches)
{
  const char *unit = gantry_json_get_text (gantry_json_get_element (matches, 0), "unit");
  g_autofree char *phase = gantry_rsc_to_phase (unit);

  return gantry_event_dup_scheduled (reading->event, phase, "");
}

static void
read_round (const Reading *reading, const char *bracket, const GantryJson *json)
{
  const GantryJson *matches = gantry_json_get_array (json, "matches");
  const char *code = gantry_json_get_text (json, "code");
  GantryBracketRound round = { g_strndup (code, strcspn (code, "-")), dup_round_title (reading, matches), g_strdup (bracket) };

  for (guint i = 0; i < gantry_json_get_length (matches); i++)
    {
      const GantryJson *element = gantry_json_get_element (matches, i);
      GantryBracketMatch *match = ensure_match (reading, bracket, code, element);

      if (match == NULL)
        continue;
      read_match (reading, match, element, bracket, reading->rounds->len);
      gantry_bracket_match_set (match, &match->number, gantry_json_get_length (matches) > 1 ? gantry_json_get_text (element, "code") : "");
      g_ptr_array_add (reading->matches, match);
    }
  g_array_append_val (reading->rounds, round);
}

static void
read_document (const Reading *reading, const GantryJson *json)
{
  const GantryJson *brackets = gantry_json_get_array (json, "brackets");

  for (guint i = 0; i < gantry_json_get_length (brackets); i++)
    {
      const GantryJson *bracket = gantry_json_get_element (brackets, i);
      const GantryJson *items = gantry_json_get_array (bracket, "items");

      for (guint j = 0; j < gantry_json_get_length (items); j++)
        read_round (reading, gantry_json_get_text (bracket, "code"), gantry_json_get_element (items, j));
    }
}

static GantryBracketMatch *
find_unit (const Reading *reading, const char *bracket, const char *unit)
{
  GantryBracketMatch *found = NULL;

  for (guint i = 0; i < reading->matches->len && *unit != '\0'; i++)
    {
      GantryBracketMatch *match = g_ptr_array_index (reading->matches, i);

      if (strcmp (match->unit, unit) != 0)
        continue;
      if (strcmp (match->bracket, bracket) == 0)
        return match;
      found = match;
    }
  return found;
}

/* Who feeds whom; the winner's way goes before a loser's. */
static void
join (const Reading *reading)
{
  for (guint i = 0; i < reading->matches->len; i++)
    ((GantryBracketMatch *) g_ptr_array_index (reading->matches, i))->next = NULL;
  for (guint i = 0; i < reading->matches->len; i++)
    {
      GantryBracketMatch *match = g_ptr_array_index (reading->matches, i);

      for (guint side = 0; side < 2; side++)
        {
          GantryBracketMatch *feeder = find_unit (reading, match->bracket, match->sides[side].from);

          if (feeder == match)
            feeder = NULL;
          match->different |= match->feeders[side] != feeder;
          match->feeders[side] = feeder;
          if (feeder != NULL && !match->sides[side].from_loser)
            feeder->next = match;
        }
    }
}

/* Each draw by itself, from its own top. */
static void
lay_out (const Reading *reading)
{
  g_autoptr (GPtrArray) part = g_ptr_array_new ();

  for (guint i = 0; i < reading->matches->len; i++)
    {
      GantryBracketMatch *match = g_ptr_array_index (reading->matches, i);
      GantryBracketMatch *following = i + 1 < reading->matches->len ? g_ptr_array_index (reading->matches, i + 1) : NULL;

      g_ptr_array_add (part, match);
      if (following != NULL && strcmp (following->bracket, match->bracket) == 0)
        continue;
      gantry_bracket_layout (part);
      g_ptr_array_set_size (part, 0);
    }
}

static gboolean
are_rounds_equal (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const GantryBracketRound *x = &g_array_index (a, GantryBracketRound, i), *y = &g_array_index (b, GantryBracketRound, i);

      if (strcmp (x->code, y->code) != 0 || strcmp (x->bracket, y->bracket) != 0 || strcmp (x->title, y->title) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
drop_matches (GantryBracket *self, GHashTable *keys)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->matches);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GantryBracketMatch *match = value;

      if (g_hash_table_contains (keys, key))
        continue;
      match->feeders[0] = match->feeders[1] = match->next = NULL; /* somebody may hold it a while longer */
      g_hash_table_iter_remove (&iter);
    }
}

/* TRUE when a match is another one. */
static gboolean
emit_matches (const Reading *reading, gint64 now)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < reading->matches->len; i++)
    {
      GantryBracketMatch *match = g_ptr_array_index (reading->matches, i);

      if (!match->different)
        continue;
      changed = TRUE;
      match->changed = reading->bracket->built ? now : 0;
      gantry_bracket_match_emit (match);
    }
  return changed;
}

static const char *
read_documents (const Reading *reading)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_seat_get_documents (reading->event->seat),
                                                                 reading->event->topic, "bracket/");
  const char *status = "";

  for (guint i = 0; i < objects->len; i++)
    {
      const GantryJson *json = gantry_object_get_json (g_ptr_array_index (objects, i));

      if (strchr (gantry_object_get_id (g_ptr_array_index (objects, i)), '~') != NULL)
        continue;
      status = gantry_json_get_text (json, "status");
      read_document (reading, json);
    }
  return status;
}

gboolean
gantry_bracket_update (GantryBracket *self, GantryEvent *event)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new ();
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { .bracket = self, .event = event, .matches = matches, .keys = keys };
  gboolean changed, rounds;
  const char *status;

  reading.rounds = rounds_new ();
  status = read_documents (&reading);
  changed = strcmp (self->status, status) != 0;
  if (changed)
    {
      g_free (self->status);
      self->status = g_strdup (status);
    }
  join (&reading);
  lay_out (&reading);
  rounds = !are_rounds_equal (self->rounds, reading.rounds);
  g_array_unref (self->rounds);
  self->rounds = reading.rounds;
  changed |= gantry_ordered_model_set (self->order, matches) || rounds;
  changed |= emit_matches (&reading, gantry_seat_get_now (event->seat));
  drop_matches (self, keys);
  self->built |= matches->len > 0;
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
  return changed;
}

const char *
gantry_bracket_get_status (GantryBracket *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET (self), NULL);

  return self->status;
}

guint
gantry_bracket_get_n_rounds (GantryBracket *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET (self), 0);

  return self->rounds->len;
}

const GantryBracketRound *
gantry_bracket_get_round (GantryBracket *self, guint index)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET (self), NULL);

  return index < self->rounds->len ? &g_array_index (self->rounds, GantryBracketRound, index) : NULL;
}

GantryBracketMatch *
gantry_bracket_find (GantryBracket *self, const char *unit)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET (self) && unit != NULL, NULL);

  for (guint i = 0; i < gantry_ordered_model_get_size (self->order); i++)
    {
      GantryBracketMatch *match = gantry_ordered_model_peek (self->order, i);

      if (strcmp (match->unit, unit) == 0)
        return match;
    }
  return NULL;
}

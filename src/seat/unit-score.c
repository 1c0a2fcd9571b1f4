/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/json.h"

#include <string.h>

/* How the score of a match came about: from its actions, which have a time, else from its periods. */

static void
clear_step (gpointer data)
{
  g_free (((GantryScoreStep *) data)->period);
}

static GArray *
new_steps (void)
{
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (GantryScoreStep));

  g_array_set_clear_func (steps, clear_step);
  return steps;
}

static int
compare_actions (gconstpointer a, gconstpointer b)
{
  gint64 x = gantry_json_get_int (gantry_object_get_json (*(GantryObject *const *) a), "order");
  gint64 y = gantry_json_get_int (gantry_object_get_json (*(GantryObject *const *) b), "order");

  return (x > y) - (x < y);
}

/* "46'", "45'+2'", "05:27": µs of the match's clock; FALSE for anything else. */
static gboolean
read_when (const char *text, gint64 *when)
{
  char *end = NULL;
  gint64 minutes, added = 0;
  GantryMark mark;

  if (strchr (text, '\'') == NULL && strchr (text, '+') == NULL)
    {
      *when = gantry_mark_parse_time (text, &mark) && strchr (text, ':') != NULL ? mark.value : -1;
      return *when >= 0;
    }
  minutes = g_ascii_strtoll (text, &end, 10);
  if (end == text || minutes < 0 || minutes > 1000)
    return FALSE;
  end += strspn (end, "' +");
  if (*end != '\0')
    added = CLAMP (g_ascii_strtoll (end, NULL, 10), 0, 1000);
  *when = (minutes + added) * 60 * GANTRY_SECOND;
  return TRUE;
}

typedef struct
{
  GArray *steps;
  GantryRule *rule; /* (nullable): of a clock that shows what is left; NULL where it shows what was played */
  const char *period;
  gint64 base;  /* of the period, where the clock begins anew in each */
  gint64 full;  /* what a clock that shows what is left began with */
  gint64 last;
} Reading;

/* Of each period by itself: does the clock of the actions run backwards? The feed decides, not the sport: the clock in the hall
 * may show what is left while the actions say what was played. */
static gboolean
counts_down (GPtrArray *actions)
{
  const char *period = "";
  gint64 before = -1;
  int down = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      const GantryJson *action = gantry_object_get_json (g_ptr_array_index (actions, i));
      gboolean same = strcmp (gantry_json_get_text (action, "period"), period) == 0;
      gint64 when;

      if (!read_when (gantry_json_get_text (action, "when"), &when))
        continue;
      if (same)
        down += (when < before) - (when > before);
      period = gantry_json_get_text (action, "period");
      before = when;
    }
  return down > 0;
}

/* A period of a clock that shows what is left is over when nothing is: the next one begins there. Of the others, one that goes
 * back at the start of a period began anew. */
static gint64
to_match_time (Reading *reading, const char *period, gint64 when)
{
  gboolean another = strcmp (period, reading->period) != 0;

  if (another && reading->rule != NULL)
    {
      reading->base += reading->full;
      reading->full = MAX (when, gantry_rule_get_minutes (reading->rule, period) * 60 * GANTRY_SECOND);
    }
  if (reading->rule != NULL)
    when = MAX (reading->full - when, 0);
  else if (another && when + reading->base < reading->last)
    reading->base = reading->last;
  reading->period = period;
  reading->last = MAX (reading->last, reading->base + when);
  return reading->last;
}

static void
read_action (Reading *reading, const GantryJson *action)
{
  const char *period = gantry_json_get_text (action, "period");
  const char *home = gantry_json_get_text (action, "score_home"), *away = gantry_json_get_text (action, "score_away");
  gint64 when;
  GantryScoreStep step;

  if (!read_when (gantry_json_get_text (action, "when"), &when))
    return;
  when = to_match_time (reading, period, when);
  if (!g_ascii_string_to_signed (home, 10, 0, G_MAXINT32, &step.home, NULL) ||
      !g_ascii_string_to_signed (away, 10, 0, G_MAXINT32, &step.away, NULL))
    return;
  step.period = g_strdup (period);
  step.when = when;
  g_array_append_val (reading->steps, step);
}

static GArray *
read_actions (GantryUnit *self, gint64 *until)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_unit_get_documents (self, self->unit_topic), self->unit_topic, "action/");
  Reading reading = { .steps = new_steps (), .period = "" };

  g_ptr_array_sort (objects, compare_actions);
  if (counts_down (objects))
    reading.rule = self->rule;
  for (guint i = 0; i < objects->len; i++)
    read_action (&reading, gantry_object_get_json (g_ptr_array_index (objects, i)));
  *until = reading.last;
  return reading.steps;
}

/* "TOT" and the like repeat what the others have. */
static GArray *
read_periods (GantryUnit *self)
{
  const GantryJson *periods = gantry_json_get_array (gantry_unit_get_json (self, "head"), "periods");
  GArray *steps = new_steps ();

  for (guint i = 0; i < gantry_json_get_length (periods); i++)
    {
      const GantryJson *period = gantry_json_get_element (periods, i);
      GantryScoreStep step = { .when = -1 };

      if (strcmp (gantry_json_get_text (period, "code"), "TOT") == 0 ||
          !g_ascii_string_to_signed (gantry_json_get_text (period, "home"), 10, 0, G_MAXINT32, &step.home, NULL) ||
          !g_ascii_string_to_signed (gantry_json_get_text (period, "away"), 10, 0, G_MAXINT32, &step.away, NULL))
        continue;
      step.period = g_strdup (gantry_json_get_text (period, "code"));
      g_array_append_val (steps, step);
    }
  return steps;
}

GArray *
gantry_unit_list_score (GantryUnit *self, gint64 *until)
{
  g_autoptr (GArray) steps = NULL;
  gint64 last = 0;

  g_return_val_if_fail (GANTRY_IS_UNIT (self), NULL);

  steps = read_actions (self, &last);
  if (until != NULL)
    *until = last;
  if (steps->len == 0)
    return read_periods (self);
  return g_steal_pointer (&steps);
}

/* The head names the sides; a head that does not leaves them in the order of the start list. */
GantryRow *
gantry_unit_get_side (GantryUnit *self, gboolean home)
{
  const char *code;
  GantryRow *row;

  g_return_val_if_fail (GANTRY_IS_UNIT (self), NULL);

  code = gantry_json_get_text (gantry_unit_get_json (self, "head"), home ? "home" : "away");
  row = *code != '\0' ? g_hash_table_lookup (self->rows, code) : NULL;
  if (row != NULL || gantry_ordered_model_get_size (self->start_list) != 2)
    return row;
  return gantry_ordered_model_peek (self->start_list, home ? 0 : 1);
}

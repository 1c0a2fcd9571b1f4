/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/seat-private.h"

#include "model/ext.h"
#include "model/json.h"
#include "model/rsc.h"
#include "seat/unit.h"

#include <string.h>

/* Calibration: when did what the picture shows now happen, by the venue's clock? Looked for in what the gate's log has of the
 * unit, held back or not. Where the feed runs a clock, a start is when that was at zero, and what a mark tells is so much later;
 * otherwise it is when the message that tells of it was made. */

#define ONE_START  60000 /* ms within which several signs of a start are of the same one */
#define MAX_LATE   10000 /* ms that a message may come after what it tells of */

typedef struct
{
  const GantryMoment *moment;
  const char *schedule_id;
  GantryRule *rule;
  gint64 status;   /* when the last step of each kind is due; 0: there is none */
  gint64 schedule;
  gint64 clock;    /* source time at which the running clock was at zero */
  gint64 first;    /* when the first competitor's value is due ... */
  gint64 mark;     /* ... and what it is, ms; -1: no time */
  GHashTable *codes; /* set of ids of lines that got theirs within the log */
} Search;

GQuark
gantry_seat_error_quark (void)
{
  return g_quark_from_static_string ("gantry-seat-error");
}

void
gantry_moment_free (GantryMoment *moment)
{
  if (moment == NULL)
    return;
  g_free (moment->pos);
  g_free (moment->name);
  g_free (moment);
}

static GantryMoment *
moment_new (GantryMomentKind kind, const char *pos, const char *name)
{
  GantryMoment *moment = g_new0 (GantryMoment, 1);

  moment->kind = kind;
  moment->pos = g_strdup (pos);
  moment->name = g_strdup (name);
  return moment;
}

GPtrArray *
gantry_seat_list_moments (GantrySeat *self, const char *rsc)
{
  GPtrArray *moments = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_moment_free);
  GantryUnit *unit;

  g_return_val_if_fail (GANTRY_IS_SEAT (self) && rsc != NULL, moments);

  unit = g_hash_table_lookup (self->units, rsc);
  g_ptr_array_add (moments, moment_new (GANTRY_MOMENT_START, "", ""));
  for (guint i = 0; unit != NULL && i < gantry_unit_get_n_points (unit); i++)
    {
      const GantryPoint *point = gantry_unit_get_point (unit, i);

      if (strcmp (point->pos, "S") != 0 && strcmp (point->pos, "F") != 0)
        g_ptr_array_add (moments, moment_new (GANTRY_MOMENT_POINT, point->pos, point->name));
    }
  g_ptr_array_add (moments, moment_new (GANTRY_MOMENT_FINISH, "", ""));
  return moments;
}

static const GantryJson *
get_json (GantryObject *object)
{
  return object != NULL ? gantry_object_get_json (object) : NULL;
}

static gboolean
is_race (Search *search)
{
  GantryKind kind = gantry_rule_get_kind (search->rule);

  return kind == GANTRY_KIND_RACE || kind == GANTRY_KIND_GENERIC;
}

static gboolean
result_is_on (const GantryJson *head)
{
  GantryResultStatus status = gantry_result_status_parse (gantry_json_get_text (head, "status"));

  return status == GANTRY_RESULT_LIVE || status == GANTRY_RESULT_INTERMEDIATE;
}

static gboolean
result_is_over (const GantryJson *head)
{
  return gantry_result_status_parse (gantry_json_get_text (head, "status")) >= GANTRY_RESULT_UNCONFIRMED;
}

static gboolean
schedule_is_running (const GantryJson *unit)
{
  return gantry_schedule_status_parse (gantry_json_get_text (unit, "status")) == GANTRY_SCHEDULE_RUNNING;
}

static gboolean
schedule_is_over (const GantryJson *unit)
{
  return gantry_schedule_status_parse (gantry_json_get_text (unit, "status")) == GANTRY_SCHEDULE_FINISHED;
}

/* Text of the value that the moment is about; "" where there is none. */
static const char *
get_value (Search *search, const GantryJson *line)
{
  const GantryJson *array = gantry_json_get_array (line, "ext");

  if (search->moment->kind == GANTRY_MOMENT_FINISH)
    return gantry_json_get_text (line, "result");
  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *ext = gantry_json_get_element (array, i);
      const char *pos = gantry_json_get_text (ext, "pos"), *value = gantry_json_get_text (ext, "value");

      if (*value != '\0' && strcmp (pos, search->moment->pos) == 0 &&
          gantry_rule_place (search->rule, gantry_json_get_text (ext, "type"), gantry_json_get_text (ext, "code"), pos) !=
            GANTRY_PLACE_EXTRA)
        return value;
    }
  return "";
}

static void
look_at_line (Search *search, GantryObject *before, GantryObject *after, gint64 due)
{
  const char *value = get_value (search, get_json (after));
  GantryMark mark;

  if (*value == '\0' || *get_value (search, get_json (before)) != '\0')
    return;
  g_hash_table_add (search->codes, g_strdup (gantry_object_get_id (after)));
  if (search->first != 0 && search->first <= due)
    return;
  search->first = due;
  search->mark = gantry_mark_parse_time (value, &mark) ? mark.value / 1000 : -1;
}

static void
look_at_clock (Search *search, GantryObject *now)
{
  const GantryJson *clock = gantry_json_get_object (get_json (now), "clock");
  GantryMark mark;

  if (is_race (search) && gantry_json_get_bool (clock, "running") &&
      gantry_mark_parse_time (gantry_json_get_text (clock, "time"), &mark) && mark.value >= 0)
    search->clock = gantry_object_get_at (now) - mark.value / 1000;
}

static void
look_at_head (Search *search, GantryObject *before, GantryObject *after, gint64 due)
{
  gboolean (*is) (const GantryJson *) = search->moment->kind == GANTRY_MOMENT_START ? result_is_on : result_is_over;

  if (is (get_json (after)) && !is (get_json (before)))
    search->status = due;
}

static void
look_at_unit (GantryObject *before, GantryObject *after, gint64 due, gpointer data)
{
  Search *search = data;
  const char *id;

  if (after == NULL)
    return;
  id = gantry_object_get_id (after);
  if (strcmp (id, "head") == 0)
    look_at_head (search, before, after, due);
  else if (strcmp (id, "now") == 0)
    look_at_clock (search, after);
  else if (g_str_has_prefix (id, "line/") && strchr (id, '~') == NULL && search->moment->kind != GANTRY_MOMENT_START)
    look_at_line (search, before, after, due);
}

static void
look_at_schedule (GantryObject *before, GantryObject *after, gint64 due, gpointer data)
{
  Search *search = data;
  gboolean (*is) (const GantryJson *) = search->moment->kind == GANTRY_MOMENT_START ? schedule_is_running : schedule_is_over;

  if (after != NULL && strcmp (gantry_object_get_id (after), search->schedule_id) == 0 && is (get_json (after)) &&
      !is (get_json (before)))
    search->schedule = due;
}

/* Of several signs of the same the earliest. */
static gint64
choose_step (Search *search)
{
  gint64 last = MAX (search->status, search->schedule);
  gint64 first = MIN (search->status, search->schedule);

  return first != 0 && last - first <= ONE_START ? first : last;
}

/* Somebody had it before the log begins, so that the first one in it is not the first of all. */
static gboolean
is_too_old (GantrySeat *self, const char *topic, Search *search)
{
  g_autoptr (GPtrArray) lines = gantry_documents_list_objects (self->arrived, topic, "line/");

  for (guint i = 0; i < lines->len; i++)
    {
      GantryObject *line = g_ptr_array_index (lines, i);

      if (*get_value (search, get_json (line)) != '\0' && !g_hash_table_contains (search->codes, gantry_object_get_id (line)))
        return TRUE;
    }
  return FALSE;
}

static gint64
find_of_competitor (GantrySeat *self, const char *topic, Search *search)
{
  gint64 exact = search->clock + search->mark;

  if (search->first == 0 || is_too_old (self, topic, search))
    return 0;
  if (search->clock != 0 && search->mark >= 0 && exact <= search->first && search->first - exact <= MAX_LATE)
    return exact;
  return search->first;
}

static gint64
find_moment (GantrySeat *self, const char *rsc, const GantryMoment *moment)
{
  g_autofree char *discipline = gantry_rsc_dup_discipline (rsc);
  g_autofree char *unit_topic = g_strconcat ("unit/", rsc, NULL);
  g_autofree char *schedule_topic = g_strconcat ("schedule/", discipline, NULL);
  g_autofree char *schedule_id = g_strconcat ("unit/", rsc, NULL);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { .moment = moment, .schedule_id = schedule_id, .mark = -1, .codes = codes };

  search.rule = gantry_profiles_get_rule (self->profiles, rsc);
  gantry_gate_each (self->gate, unit_topic, look_at_unit, &search);
  gantry_gate_each (self->gate, schedule_topic, look_at_schedule, &search);
  if (moment->kind == GANTRY_MOMENT_START)
    return search.clock != 0 ? search.clock : choose_step (&search);
  if (moment->kind == GANTRY_MOMENT_FINISH && !is_race (&search))
    return choose_step (&search);
  return find_of_competitor (self, unit_topic, &search);
}

gboolean
gantry_seat_calibrate (GantrySeat *self, const char *rsc, const GantryMoment *moment, GError **error)
{
  gint64 now, at;

  g_return_val_if_fail (GANTRY_IS_SEAT (self) && rsc != NULL && moment != NULL, FALSE);

  gantry_seat_advance (self);
  now = gantry_gate_get_source_time (self->gate);
  if (now == 0)
    {
      g_set_error_literal (error, GANTRY_SEAT_ERROR, GANTRY_SEAT_ERROR_NO_CLOCK, "no relay has told the venue's time");
      return FALSE;
    }
  at = find_moment (self, rsc, moment);
  if (at <= 0 || now - at > GANTRY_GATE_MAX_DELAY)
    {
      g_set_error_literal (error, GANTRY_SEAT_ERROR, GANTRY_SEAT_ERROR_NOT_YET, "nothing of the kind within the last 300 s");
      return FALSE;
    }
  gantry_seat_set_delay (self, MAX (now - at, 0));
  return TRUE;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/schedule-private.h"

#include "model/json.h"
#include "model/rsc.h"
#include "seat/language.h"

#include <stdio.h>
#include <string.h>

typedef enum
{
  TEXT_DISCIPLINE,
  TEXT_NAME,
  TEXT_STATUS,
  TEXT_VENUE,
  TEXT_SESSION,
  TEXT_START_TEXT,
  TEXT_SESSION_NAME,
  TEXT_TIME,
  TEXT_DATE,
  N_TEXTS,
} Text;

struct _GantryScheduleUnit
{
  GObject parent_instance;

  char *rsc;
  char *texts[N_TEXTS]; /* never NULL */
  gint64 start_ms;
  gint64 order;
  gint64 changed;
  char *seen_status; /* of the newest that was shown; NULL: nothing was */
  char *seen_start;
  GantryRev seen_rev;
  guint dirty; /* bits of Text */
  guint medal : 1;
};

enum
{
  PROP_0,
  PROP_RSC,
  PROP_DISCIPLINE,
  PROP_NAME,
  PROP_STATUS,
  PROP_VENUE,
  PROP_SESSION,
  PROP_START_TEXT,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (GantryScheduleUnit, gantry_schedule_unit, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];

/* Texts in the order of the enumeration; those after the last property show through start-text. */
static const guint prop_of_text[N_TEXTS] = {
  PROP_DISCIPLINE, PROP_NAME, PROP_STATUS, PROP_VENUE, PROP_SESSION, PROP_START_TEXT, PROP_SESSION, PROP_START_TEXT, PROP_START_TEXT,
};

static void
set_text (GantryScheduleUnit *self, Text which, const char *value)
{
  if (strcmp (self->texts[which], value) == 0)
    return;
  g_free (self->texts[which]);
  self->texts[which] = g_strdup (value);
  self->dirty |= 1u << which;
}

/* The venue's wall clock as if it were UTC: whatever stands after the seconds is left out. */
static gint64
read_wall_clock (const char *text)
{
  int year, month, day, hour, minute, second;
  g_autoptr (GDateTime) time = NULL;

  if (sscanf (text, "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) != 6)
    return 0;
  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  return time != NULL ? g_date_time_to_unix (time) * 1000 : 0;
}

static void
update_start (GantryScheduleUnit *self, const GantryJson *unit, const char *language)
{
  const char *start = gantry_json_get_text (unit, "start");
  const char *actual = gantry_json_get_text (unit, "actual_start");
  gboolean hidden = gantry_json_get_bool (unit, "hide_start") && *actual == '\0';
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (*actual != '\0')
    start = actual;
  self->start_ms = read_wall_clock (start);
  date = g_strndup (self->start_ms != 0 ? start : "", 10);
  time = g_strndup (self->start_ms != 0 && !hidden ? start + 11 : "", 5);
  set_text (self, TEXT_DATE, date);
  set_text (self, TEXT_TIME, time);
  set_text (self, TEXT_START_TEXT, gantry_language_pick (gantry_json_get_object (unit, "start_texts"), language));
}

static const char *
first_text (const GantryJson *object, const char *a, const char *b)
{
  const char *text = gantry_json_get_text (object, a);

  return *text != '\0' ? text : gantry_json_get_text (object, b);
}

/* "0" is none in the feed's schema; real ones also say "Y". */
static gboolean
is_medal (const GantryJson *unit)
{
  const char *medal = gantry_json_get_text (unit, "medal");

  return *medal != '\0' && strcmp (medal, "0") != 0 && strcmp (medal, "N") != 0;
}

static void
gantry_schedule_unit_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryScheduleUnit *self = GANTRY_SCHEDULE_UNIT (object);

  if (prop_id == PROP_RSC)
    {
      g_value_set_string (value, self->rsc);
      return;
    }
  for (guint i = 0; i <= TEXT_START_TEXT; i++)
    if (prop_of_text[i] == prop_id)
      {
        g_value_set_string (value, self->texts[i]);
        return;
      }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gantry_schedule_unit_finalize (GObject *object)
{
  GantryScheduleUnit *self = GANTRY_SCHEDULE_UNIT (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self->rsc);
  g_free (self->seen_status);
  g_free (self->seen_start);
  G_OBJECT_CLASS (gantry_schedule_unit_parent_class)->finalize (object);
}

static GParamSpec *
text_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, "", G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
gantry_schedule_unit_class_init (GantryScheduleUnitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gantry_schedule_unit_get_property;
  object_class->finalize = gantry_schedule_unit_finalize;

  props[PROP_RSC] = text_property ("rsc");
  props[PROP_DISCIPLINE] = text_property ("discipline");
  props[PROP_NAME] = text_property ("name");
  props[PROP_STATUS] = text_property ("status");
  props[PROP_VENUE] = text_property ("venue");
  props[PROP_SESSION] = text_property ("session");
  props[PROP_START_TEXT] = text_property ("start-text");
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gantry_schedule_unit_init (GantryScheduleUnit *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    self->texts[i] = g_strdup ("");
}

GantryScheduleUnit *
gantry_schedule_unit_new (const char *rsc)
{
  GantryScheduleUnit *self = g_object_new (GANTRY_TYPE_SCHEDULE_UNIT, NULL);

  self->rsc = g_strdup (rsc);
  g_free (self->texts[TEXT_DISCIPLINE]);
  self->texts[TEXT_DISCIPLINE] = gantry_rsc_dup_discipline (rsc);
  return self;
}

void
gantry_schedule_unit_update (GantryScheduleUnit *self, const GantryScheduleSource *source)
{
  const GantryJson *unit = gantry_object_get_json (source->object);
  const GantryJson *session = source->session != NULL ? gantry_object_get_json (source->session) : NULL;
  const guint news = 1u << TEXT_STATUS | 1u << TEXT_TIME | 1u << TEXT_DATE | 1u << TEXT_START_TEXT;
  guint before = self->dirty;

  self->dirty = 0;
  set_text (self, TEXT_STATUS, gantry_json_get_text (unit, "status"));
  update_start (self, unit, source->language);
  if (source->now != 0 && (self->dirty & news) != 0)
    self->changed = source->now;
  set_text (self, TEXT_NAME, gantry_language_pick (gantry_json_get_object (unit, "names"), source->language));
  if (*self->texts[TEXT_NAME] == '\0')
    set_text (self, TEXT_NAME, self->rsc);
  set_text (self, TEXT_VENUE, first_text (unit, "venue_name", "venue"));
  set_text (self, TEXT_SESSION, gantry_json_get_text (unit, "session"));
  set_text (self, TEXT_SESSION_NAME, gantry_language_pick (gantry_json_get_object (session, "names"), source->language));
  self->order = gantry_json_get_int (unit, "order");
  self->medal = is_medal (unit);
  self->dirty |= before;
}

void
gantry_schedule_step_clear (GantryScheduleStep *self)
{
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->from_time, g_free);
  g_clear_pointer (&self->to_time, g_free);
}

/* Into a state that breaks the plan, another time in such a state, or out of one that nobody would expect it to leave. */
static gboolean
is_step (GantryScheduleStatus from, GantryScheduleStatus to, gboolean other_time)
{
  switch (to)
    {
    case GANTRY_SCHEDULE_INTERRUPTED:
    case GANTRY_SCHEDULE_CANCELLED:
      return from != to;
    case GANTRY_SCHEDULE_DELAYED:
    case GANTRY_SCHEDULE_POSTPONED:
    case GANTRY_SCHEDULE_RESCHEDULED:
      return from != to || other_time;
    case GANTRY_SCHEDULE_FINISHED:
      return from == GANTRY_SCHEDULE_CANCELLED || from == GANTRY_SCHEDULE_POSTPONED;
    case GANTRY_SCHEDULE_UNKNOWN:
    case GANTRY_SCHEDULE_UNSCHEDULED:
    case GANTRY_SCHEDULE_SCHEDULED:
    case GANTRY_SCHEDULE_GETTING_READY:
    case GANTRY_SCHEDULE_RUNNING:
    case GANTRY_SCHEDULE_BREAK:
    default:
      return from == GANTRY_SCHEDULE_INTERRUPTED || from == GANTRY_SCHEDULE_CANCELLED || from == GANTRY_SCHEDULE_POSTPONED;
    }
}

gboolean
gantry_schedule_unit_look (GantryScheduleUnit *self, GantryObject *object, GantryScheduleStep *step)
{
  const GantryJson *unit = gantry_object_get_json (object);
  const char *status = gantry_json_get_text (unit, "status");
  g_autofree char *start = g_strndup (gantry_json_get_text (unit, "start"), strlen ("2026-07-29T20:04"));
  gboolean found;

  if (self->seen_status != NULL && gantry_rev_compare (gantry_object_get_rev (object), self->seen_rev) < 0)
    return FALSE;
  found = self->seen_status != NULL && is_step (gantry_schedule_status_parse (self->seen_status),
                                                gantry_schedule_status_parse (status), strcmp (self->seen_start, start) != 0);
  if (found)
    {
      step->from = g_strdup (self->seen_status);
      step->from_time = g_strdup (self->seen_start);
      step->to = g_strdup (status);
      step->to_time = g_strdup (start);
    }
  g_free (self->seen_status);
  g_free (self->seen_start);
  self->seen_status = g_strdup (status);
  self->seen_start = g_steal_pointer (&start);
  self->seen_rev = gantry_object_get_rev (object);
  return found;
}

void
gantry_schedule_unit_emit (GantryScheduleUnit *self)
{
  guint dirty = self->dirty;

  self->dirty = 0;
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < N_TEXTS; i++)
    if ((dirty & (1u << i)) != 0)
      g_object_notify_by_pspec (G_OBJECT (self), props[prop_of_text[i]]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* By start; those without one behind all. */
int
gantry_schedule_unit_compare (GantryScheduleUnit *a, GantryScheduleUnit *b)
{
  if ((a->start_ms == 0) != (b->start_ms == 0))
    return a->start_ms == 0 ? 1 : -1;
  if (a->start_ms != b->start_ms)
    return a->start_ms < b->start_ms ? -1 : 1;
  if (a->order != b->order)
    return a->order < b->order ? -1 : 1;
  return strcmp (a->rsc, b->rsc);
}

const char *
gantry_schedule_unit_get_rsc (GantryScheduleUnit *self)
{
  return self->rsc;
}

const char *
gantry_schedule_unit_get_discipline (GantryScheduleUnit *self)
{
  return self->texts[TEXT_DISCIPLINE];
}

const char *
gantry_schedule_unit_get_name (GantryScheduleUnit *self)
{
  return self->texts[TEXT_NAME];
}

const char *
gantry_schedule_unit_get_status_text (GantryScheduleUnit *self)
{
  return self->texts[TEXT_STATUS];
}

GantryScheduleStatus
gantry_schedule_unit_get_status (GantryScheduleUnit *self)
{
  return gantry_schedule_status_parse (self->texts[TEXT_STATUS]);
}

const char *
gantry_schedule_unit_get_venue (GantryScheduleUnit *self)
{
  return self->texts[TEXT_VENUE];
}

const char *
gantry_schedule_unit_get_session (GantryScheduleUnit *self)
{
  return self->texts[TEXT_SESSION];
}

const char *
gantry_schedule_unit_get_session_name (GantryScheduleUnit *self)
{
  return self->texts[TEXT_SESSION_NAME];
}

const char *
gantry_schedule_unit_get_time (GantryScheduleUnit *self)
{
  return self->texts[TEXT_TIME];
}

const char *
gantry_schedule_unit_get_date (GantryScheduleUnit *self)
{
  return self->texts[TEXT_DATE];
}

const char *
gantry_schedule_unit_get_start_text (GantryScheduleUnit *self)
{
  return self->texts[TEXT_START_TEXT];
}

gint64
gantry_schedule_unit_get_start_ms (GantryScheduleUnit *self)
{
  return self->start_ms;
}

gboolean
gantry_schedule_unit_is_medal (GantryScheduleUnit *self)
{
  return self->medal;
}

gint64
gantry_schedule_unit_get_changed (GantryScheduleUnit *self)
{
  return self->changed;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/ext.h"
#include "model/json.h"
#include "seat/language.h"
#include "seat/short-name.h"

#include <string.h>

/* What stands above the table: names, statuses, venue, wind, notes; from the unit's own head and from the schedule. */

static gboolean
set_text (GantryUnit *self, char **slot, const char *value, const char *property)
{
  if (strcmp (*slot, value) == 0)
    return FALSE;
  g_free (*slot);
  *slot = g_strdup (value);
  if (property != NULL)
    gantry_unit_notify_text (self, property);
  return TRUE;
}

static const GantryJson *
get_scheduled (GantryUnit *self)
{
  g_autofree char *id = g_strconcat ("unit/", self->rsc, NULL);
  GantryObject *object = gantry_documents_lookup (gantry_unit_get_documents (self, self->schedule_topic), self->schedule_topic, id);

  return object != NULL ? gantry_object_get_json (object) : NULL;
}

static const char *
first_of (const char *a, const char *b)
{
  return *a != '\0' ? a : b;
}

/* The head has one language, the schedule may have the seat's. */
static gboolean
update_names (GantryUnit *self, const GantryJson *head, const GantryJson *scheduled)
{
  const char *language = gantry_seat_get_language (self->seat);
  const GantryJson *names = gantry_json_get_object (scheduled, "names");
  const char *event = gantry_json_get_text (head, "event");
  const char *subevent = gantry_json_get_text (head, "subevent");
  const char *title = event, *subtitle = gantry_short_name (subevent, event);
  gboolean changed;

  if (*title == '\0')
    {
      title = subtitle;
      subtitle = "";
    }
  if (*title == '\0' || (!g_str_has_prefix (language, "en") && gantry_language_has (names, language)))
    {
      title = gantry_language_pick (names, language);
      subtitle = "";
    }
  if (*title == '\0')
    title = self->rsc;
  changed = set_text (self, &self->title, title, "title");
  changed |= set_text (self, &self->subtitle, subtitle, "subtitle");
  return changed;
}

static gboolean
update_venue (GantryUnit *self, const GantryJson *head, const GantryJson *scheduled)
{
  const char *venue = first_of (gantry_json_get_text (head, "venue_name"), gantry_json_get_text (scheduled, "venue_name"));
  const char *location = first_of (gantry_json_get_text (head, "location_name"),
                                   gantry_json_get_text (scheduled, "location_name"));
  const char *code = first_of (gantry_json_get_text (head, "venue"), gantry_json_get_text (scheduled, "venue"));
  gboolean moved = set_text (self, &self->venue_code, code, NULL);
  g_autofree char *text = NULL;

  if (*venue == '\0')
    venue = code;
  if (*location == '\0' || strcmp (location, venue) == 0 || g_str_has_prefix (location, venue))
    text = g_strdup (*location != '\0' ? location : venue);
  else
    text = *venue != '\0' ? g_strdup_printf ("%s, %s", venue, location) : g_strdup (location);
  return set_text (self, &self->venue, text, "venue") || moved;
}

static int
compare_at (gconstpointer a, gconstpointer b)
{
  gint64 x = gantry_object_get_at (*(GantryObject *const *) a);
  gint64 y = gantry_object_get_at (*(GantryObject *const *) b);

  return (x > y) - (x < y);
}

static gboolean
update_notes (GantryUnit *self)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_unit_get_documents (self, self->unit_topic), self->unit_topic,
                                                                 "note/");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) notes = NULL;

  g_ptr_array_sort (objects, compare_at);
  for (guint i = 0; i < objects->len; i++)
    g_strv_builder_add (builder, gantry_json_get_text (gantry_object_get_json (g_ptr_array_index (objects, i)), "text"));
  notes = g_strv_builder_end (builder);
  if (g_strv_equal ((const char *const *) notes, (const char *const *) self->notes))
    return FALSE;
  g_strfreev (self->notes);
  self->notes = g_steal_pointer (&notes);
  return TRUE;
}

gboolean
gantry_unit_update_head (GantryUnit *self)
{
  const GantryJson *head = gantry_unit_get_json (self, "head");
  const GantryJson *scheduled = get_scheduled (self);
  const char *start = gantry_json_get_text (scheduled, "actual_start");
  const char *wind = gantry_ext_get_value (gantry_json_get_array (head, "infos"), NULL, "WIND_SPEED", NULL);
  gboolean changed;

  start = first_of (start, first_of (gantry_json_get_text (head, "start"), gantry_json_get_text (scheduled, "start")));
  changed = update_names (self, head, scheduled);
  changed |= set_text (self, &self->schedule_status, self->past == NULL ? gantry_json_get_text (scheduled, "status") : "",
                       "schedule-status"); /* that of now would say nothing of then */
  changed |= set_text (self, &self->result_status, gantry_json_get_text (head, "status"), "result-status");
  changed |= set_text (self, &self->start, start, NULL);
  changed |= set_text (self, &self->wind, wind, "wind");
  changed |= update_venue (self, head, scheduled);
  changed |= update_notes (self);
  changed |= gantry_unit_update_infos (self);
  set_text (self, &self->source, gantry_json_get_text (head, "source"), NULL);
  return changed;
}

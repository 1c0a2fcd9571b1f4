/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/health.h"

#include "model/json-writer.h"

static JsonArray *
describe_sources (const GantryHealth *self)
{
  static const char *const words[] = {
    [GANTRY_SOURCE_ON] = "on",
    [GANTRY_SOURCE_OFF] = "off",
    [GANTRY_SOURCE_LOST] = "lost",
  };
  g_autoptr (GantryFrame) beat = gantry_frame_new (GANTRY_FRAME_BEAT);
  JsonArray *sources = json_array_new ();

  gantry_sources_report (self->sources, beat, self->now);
  for (guint i = 0; i < beat->sources->len; i++)
    {
      const GantrySourceBeat *source = &g_array_index (beat->sources, GantrySourceBeat, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", source->id);
      json_object_set_string_member (object, "state", words[source->state]);
      json_object_set_int_member (object, "heard", source->heard);
      json_object_set_int_member (object, "limit", source->limit);
      json_array_add_object_element (sources, object);
    }
  return sources;
}

char *
gantry_health_to_text (const GantryHealth *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "status", self->stopping ? "stopping" : self->storing ? "ok" : "not storing");
  json_object_set_string_member (object, "version", GANTRY_VERSION);
  json_object_set_int_member (object, "uptime", (self->now - self->started) / 1000);
  json_object_set_int_member (object, "topics", self->topics);
  json_object_set_int_member (object, "seats", self->seats);
  json_object_set_array_member (object, "sources", describe_sources (self));
  text = gantry_json_to_text (object);
  return g_strconcat (text, "\n", NULL);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/c123/c123.h"

#include "source/c123/reading.h"
#include "source/code.h"
#include "source/xml/text.h"

#include <string.h>

#define SHOWN_MAX 40 /* characters of a bad value in an error */

static gboolean
refuse (const char *what, const char *value, const char *why, GError **error)
{
  g_autofree char *shown = gantry_xml_text_quote (value != NULL ? value : "", SHOWN_MAX);

  g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_HEADER, "%s \"%s\" %s", what, shown, why);
  return FALSE;
}

static void
name_message (GantryC123Reading *self, const char *type, const char *code)
{
  GantryMessage *message = self->message;

  message->type = g_strdup (type);
  message->code = g_strdup (code);
  message->key = g_strjoin ("\x1f", "c123", message->source, type, code, NULL);
}

static gboolean
build (GantryC123Reading *self, GError **error)
{
  const GantryXmlNode *results = gantry_xml_node_child (self->root, "Results");
  const GantryXmlNode *schedule = gantry_xml_node_child (self->root, "Schedule");

  if (results != NULL)
    {
      const char *race = gantry_xml_node_get (results, "RaceId");

      if (!gantry_code_is_usable (race))
        return refuse ("RaceId", race, "of Results makes no name", error);
      name_message (self, "C123_RESULTS", race);
      gantry_c123_build_results (self, results);
    }
  else if (gantry_xml_node_child (self->root, "OnCourse") != NULL)
    {
      name_message (self, "C123_ONCOURSE", "");
      gantry_c123_build_course (self);
    }
  else if (schedule != NULL)
    {
      name_message (self, "C123_SCHEDULE", "");
      gantry_c123_build_schedule (self, schedule);
    }
  else
    return refuse ("element", self->root->first != NULL ? self->root->first->name : "", "is none that is known", error);
  return TRUE;
}

GantryMessage *
gantry_c123_read (const GantryEnvelope *envelope, const char *data, gsize length, GError **error)
{
  g_auto (GantryXmlArena) arena = { 0 };
  g_autoptr (GantryMessage) self = gantry_message_new ();
  GantryC123Reading reading = { .message = self };
  gboolean built;

  reading.root = gantry_xml_read (data, length, &gantry_c123_format, &arena, self->oddities, error);
  if (reading.root == NULL)
    return NULL;
  if (strcmp (reading.root->name, "Canoe123") != 0)
    {
      refuse ("root element", reading.root->name, "is not Canoe123", error);
      return NULL;
    }
  if (envelope->at <= 0)
    {
      refuse ("time", "", "of day has not been said yet", error);
      return NULL;
    }
  self->source = g_strdup (envelope->origin != NULL ? envelope->origin : "");
  self->at = envelope->at;
  self->rev = (GantryRev) { envelope->at, MAX (envelope->serial, 0) };
  self->mode = GANTRY_MESSAGE_FULL;
  gantry_maker_init (&reading.maker, self);
  built = build (&reading, error);
  gantry_maker_clear (&reading.maker);
  return built ? g_steal_pointer (&self) : NULL;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/lenex/lenex.h"

#include "source/lenex/reading.h"
#include "source/timing.h"
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

static gboolean
read_head (GantryLenexReading *self, const GantryEnvelope *envelope, GError **error)
{
  const char *version = gantry_xml_node_get (self->root, "version");
  const char *created = gantry_xml_node_get (self->root, "created");

  if (strcmp (self->root->name, "LENEX") != 0)
    return refuse ("root element", self->root->name, "is not LENEX", error);
  if (version == NULL || !g_str_has_prefix (version, "3."))
    return refuse ("version", version, "is not 3", error);
  self->message->at = envelope->at;
  if (created != NULL && !gantry_timing_parse_wall (created, &self->message->at))
    return refuse ("created", created, "is no time", error);
  if (self->message->at <= 0)
    return refuse ("created", "", "is not there, nor a time of the file: it cannot be told which of two is newer", error);
  return TRUE;
}

/* What the file is mostly about, for the metrics. */
static const char *
find_type (GantryLenexReading *self)
{
  gboolean results = FALSE, seeded = FALSE;

  for (guint i = 0; i < self->swims->len; i++)
    {
      const GantryLenexSwim *swim = g_ptr_array_index (self->swims, i);

      results = results || swim->result;
      seeded = seeded || gantry_xml_node_get (swim->node, "heatid") != NULL;
    }
  if (self->swims->len > 0)
    return results ? "LENEX_RESULT" : seeded ? "LENEX_START" : "LENEX_ENTRY";
  return gantry_xml_node_child (self->root, "RECORDLISTS") != NULL ? "LENEX_RECORD" : "LENEX_MEET";
}

static void
build (GantryLenexReading *self)
{
  gantry_maker_init (&self->maker, self->message);
  self->maker.rev.major = GANTRY_LENEX_STAND_NOW;
  gantry_lenex_index_meet (self);
  self->message->type = g_strdup (find_type (self));
  gantry_lenex_build_schedule (self);
  gantry_lenex_build_heats (self);
  gantry_lenex_build_people (self);
  gantry_lenex_build_rankings (self);
  gantry_lenex_build_records (self);
  gantry_maker_clear (&self->maker);
  g_hash_table_unref (self->results);
  g_hash_table_unref (self->athletes);
  g_hash_table_unref (self->heats);
  g_ptr_array_unref (self->in_order);
  g_hash_table_unref (self->events);
  g_ptr_array_unref (self->swims);
}

GantryMessage *
gantry_lenex_read (const GantryEnvelope *envelope, const char *data, gsize length, GError **error)
{
  static const GantryXmlFormat format = { &gantry_lenex_vocabulary, GANTRY_LENEX_MAX_SIZE, GANTRY_XML_GUARD_STRICT };
  g_auto (GantryXmlArena) arena = { 0 };
  g_autoptr (GantryMessage) self = gantry_message_new ();
  GantryLenexReading reading = { .message = self };

  reading.root = gantry_xml_read (data, length, &format, &arena, self->oddities, error);
  if (reading.root == NULL || !read_head (&reading, envelope, error) || !gantry_lenex_check (reading.root, NULL, error))
    return NULL;
  reading.meet = gantry_xml_node_child (gantry_xml_node_child (reading.root, "MEETS"), "MEET");
  self->code = g_strdup (gantry_xml_node_get (reading.meet, "name") != NULL ? gantry_xml_node_get (reading.meet, "name") : "");
  self->source = g_strdup (envelope->origin != NULL ? envelope->origin : "");
  self->key = g_strdup ("lenex");
  self->mode = GANTRY_MESSAGE_PARTS;
  self->rev = (GantryRev) { 1, self->at };
  build (&reading);
  return g_steal_pointer (&self);
}

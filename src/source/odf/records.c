/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include "model/rsc.h"
#include "source/odf/competitor.h"
#include "source/odf/rows.h"

#include <string.h>

/* A list of records goes to the topics of the events that it has records of, one scope a document
 * in each. A list of a discipline that drops an event, or that is withdrawn, cannot say so to
 * topics that it does not name: what it said of that event stays until it names the event again.
 * Nothing but the list itself knows which events it had. */

static const GantryOdfField TYPE[] = {
  { "RecordType", "type", GANTRY_ODF_FIELD_TEXT },
  { "Order", "order", GANTRY_ODF_FIELD_INT },
  { "Subcode", "subcode", GANTRY_ODF_FIELD_TEXT },
  { "Shared", "shared", GANTRY_ODF_FIELD_FLAG },
  { "NotEstablished", "not_established", GANTRY_ODF_FIELD_FLAG },
  { "NotEstablishedLabel", "label", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField DATA[] = {
  { "Order", "order", GANTRY_ODF_FIELD_INT },
  { "Result", "result", GANTRY_ODF_FIELD_TEXT },
  { "ResultType", "result_type", GANTRY_ODF_FIELD_TEXT },
  { "Unit", "unit", GANTRY_ODF_FIELD_TEXT },
  { "Country", "country", GANTRY_ODF_FIELD_TEXT },
  { "Place", "place", GANTRY_ODF_FIELD_TEXT },
  { "Date", "date", GANTRY_ODF_FIELD_TEXT },
  { "Time", "time", GANTRY_ODF_FIELD_TEXT },
  { "Competition", "competition", GANTRY_ODF_FIELD_TEXT },
  { "Equalled", "equalled", GANTRY_ODF_FIELD_FLAG },
  { "Unconfirmed", "unconfirmed", GANTRY_ODF_FIELD_FLAG },
  { "Historical", "historical", GANTRY_ODF_FIELD_FLAG },
  { "Current", "current", GANTRY_ODF_FIELD_FLAG },
  { "Reinstated", "reinstated", GANTRY_ODF_FIELD_FLAG },
};

static void
write_data (GantryOdfBuilder *self, const GantryXmlNode *data)
{
  const GantryXmlNode *competitor = gantry_xml_node_child (data, "Competitor");

  gantry_body_writer_open_object (&self->writer, NULL);
  GANTRY_ODF_WRITE_FIELDS (self, data, DATA);
  gantry_odf_competitor_write (self, competitor);
  gantry_odf_competitor_write_names (self, competitor);
  gantry_odf_write_ext (self, "ext", data, NULL, "Extension");
  gantry_odf_competitor_write_members (self, competitor, FALSE);
  gantry_body_writer_close (&self->writer);
}

static void
write_type (GantryOdfBuilder *self,
            const GantryXmlNode *record,
            const GantryXmlNode *type,
            const char *code)
{
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_body_writer_text (&self->writer, "event", code);
  gantry_odf_builder_text (self, "name", gantry_xml_node_child (record, "Description"), "Name");
  GANTRY_ODF_WRITE_FIELDS (self, type, TYPE);
  gantry_body_writer_open_array (&self->writer, "data");
  GANTRY_XML_FOREACH (data, type, "RecordData")
    write_data (self, data);
  gantry_body_writer_close (&self->writer);
  gantry_body_writer_close (&self->writer);
}

/* record/<document>/<type>, with the record's own code when it is one of a part of the event (100 m
 * in a decathlon), and with its subcode when it has one: an event can have several records of a
 * type. */
static char *
make_id (GantryOdfBuilder *self, const char *event, const char *code, const GantryXmlNode *type)
{
  const char *subcode = gantry_xml_node_get (type, "Subcode");
  gboolean of_part = strcmp (code, event) != 0;

  return g_strconcat ("record/", self->message->code, "/", gantry_xml_node_get (type, "RecordType"),
                      of_part ? "/" : "", of_part ? code : "", subcode != NULL ? "/" : "",
                      subcode != NULL ? subcode : "", NULL);
}

static GantryChange *
ensure_change (GantryOdfBuilder *self, GHashTable *changes, const char *event)
{
  GantryChange *change = g_hash_table_lookup (changes, event);

  if (change == NULL)
    {
      g_autofree char *topic = g_strconcat ("event/", event, NULL);
      g_autofree char *scope = gantry_odf_builder_name (self, "records");

      change = gantry_odf_builder_add (self, topic, scope, GANTRY_CHANGE_FULL);
      g_hash_table_insert (changes, g_strdup (event), change);
    }
  return change;
}

static void
take_record (GantryOdfBuilder *self, GHashTable *changes, const GantryXmlNode *record)
{
  const char *code = gantry_xml_node_get (record, "Code") != NULL
                         ? gantry_odf_builder_code (self, record, "Code")
                         : self->message->code;
  g_autofree char *event = code != NULL ? gantry_rsc_to_event (code) : NULL;
  GantryChange *change;

  if (event == NULL)
    return;
  change = ensure_change (self, changes, event);
  GANTRY_XML_FOREACH (type, record, "RecordType")
    {
      g_autofree char *id = NULL;

      if (gantry_odf_builder_code (self, type, "RecordType") == NULL)
        continue;
      id = make_id (self, event, code, type);
      write_type (self, record, type, code);
      gantry_odf_builder_take (self, change, id);
    }
}

void
gantry_odf_build_records (GantryOdfBuilder *self)
{
  g_autoptr (GHashTable) changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *event = gantry_rsc_to_event (self->message->code);
  GantryRscLevel level = gantry_rsc_get_level (self->message->code);

  if (self->competition == NULL || level >= GANTRY_RSC_LEVEL_EVENT)
    ensure_change (self, changes, event);
  GANTRY_XML_FOREACH (record, self->competition, "Record")
    take_record (self, changes, record);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include "source/odf/plain.h"

static const GantryOdfField DECISION[] = {
  { "ItemNum", "number", GANTRY_ODF_FIELD_TEXT },
  { "IssuedTime", "issued", GANTRY_ODF_FIELD_TEXT },
  { "AffectsSCH", "affects_schedule", GANTRY_ODF_FIELD_FLAG },
  { "AffectsRES", "affects_result", GANTRY_ODF_FIELD_FLAG },
  { "AffectsOTH", "affects_other", GANTRY_ODF_FIELD_FLAG },
  { "Unit", "unit", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField PROTEST[] = {
  { "Unit", "unit", GANTRY_ODF_FIELD_TEXT },
  { "Initiator", "initiator", GANTRY_ODF_FIELD_TEXT },
  { "Respondent", "respondent", GANTRY_ODF_FIELD_TEXT },
  { "Rule", "rule", GANTRY_ODF_FIELD_TEXT },
  { "DecisionTime", "decided", GANTRY_ODF_FIELD_TEXT },
};

static void
write_text (GantryOdfBuilder *self,
            const char *member,
            const GantryXmlNode *parent,
            const char *element)
{
  const GantryXmlNode *node = gantry_xml_node_child (parent, element);
  g_autofree char *text = node != NULL ? gantry_odf_plain (node->text, TRUE) : NULL;

  gantry_body_writer_text (&self->writer, member, text);
}

/* Who signed, as attributes in new messages and as text in old ones; several go in one line. */
static void
write_signed_by (GantryOdfBuilder *self, const GantryXmlNode *parent)
{
  g_autoptr (GString) names = g_string_new (NULL);

  GANTRY_XML_FOREACH (person, parent, "SignedBy")
    {
      const char *family = gantry_xml_node_get (person, "FamilyName");
      const char *given = gantry_xml_node_get (person, "GivenName");
      const char *name = family != NULL ? family : person->text;

      if (*name == '\0')
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      if (given != NULL)
        g_string_append_printf (names, "%s ", given);
      g_string_append (names, name);
    }
  gantry_body_writer_text (&self->writer, "signed_by", names->str);
}

static void
write_decision (GantryOdfBuilder *self, const GantryXmlNode *decision)
{
  GANTRY_ODF_WRITE_FIELDS (self, decision, DECISION);
  write_text (self, "title", decision, "Subtitle");
  write_text (self, "summary", decision, "Summary");
  write_text (self, "details", decision, "Details");
  write_text (self, "issued_by", decision, "IssuedBy");
  write_signed_by (self, decision);
}

static void
write_protest (GantryOdfBuilder *self, const GantryXmlNode *protest)
{
  gboolean is_long = gantry_xml_node_child (protest, "DecisionLong") != NULL;

  GANTRY_ODF_WRITE_FIELDS (self, protest, PROTEST);
  write_text (self, "subject", protest, "Type");
  write_text (self, "title", protest, "Description");
  if (is_long)
    write_text (self, "summary", protest, "DecisionShort");
  write_text (self, "details", protest, "Details");
  write_text (self, "facts", protest, "FactsFound");
  write_text (self, "conclusion", protest, "Conclusion");
  write_text (self, "decision", protest, is_long ? "DecisionLong" : "DecisionShort");
  write_signed_by (self, protest);
}

static void
write_bulletin (GantryOdfBuilder *self)
{
  const GantryXmlNode *communication = gantry_xml_node_child (self->competition, "Communication");
  const GantryXmlNode *decision = gantry_xml_node_child (communication, "Decision");
  const GantryXmlNode *protest = gantry_xml_node_child (communication, "Protest");
  const char *status = gantry_xml_node_get (protest, "Status");

  gantry_body_writer_text (&self->writer, "code", self->message->code);
  if (decision != NULL || protest != NULL)
    gantry_body_writer_text (&self->writer, "kind", decision != NULL ? "decision" : "protest");
  gantry_odf_builder_text (self, "published", communication, "PublishTime");
  gantry_body_writer_text (&self->writer, "status", status != NULL ? status : self->message->status);
  gantry_body_writer_text (&self->writer, "language", self->message->language);
  if (decision != NULL)
    write_decision (self, decision);
  else if (protest != NULL)
    write_protest (self, protest);
}

void
gantry_odf_build_bulletin (GantryOdfBuilder *self)
{
  const GantryOdfMessage *message = self->message;
  g_autofree char *name = g_strjoin ("/", message->type, message->code, message->subcode,
                                     message->subtype, message->language, NULL);
  GantryChange *change = gantry_odf_builder_add (self, "bulletins", name, GANTRY_CHANGE_FULL);

  if (self->competition == NULL)
    return;
  gantry_body_writer_open_object (&self->writer, NULL);
  write_bulletin (self);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take_as (self, change, name);
}

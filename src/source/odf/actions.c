/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include "source/odf/competitor.h"
#include "source/odf/rows.h"

static const GantryOdfField ACTION[] = {
  { "Period", "period", GANTRY_ODF_FIELD_TEXT },
  { "Action", "action", GANTRY_ODF_FIELD_TEXT },
  { "ActionAdd", "detail", GANTRY_ODF_FIELD_TEXT },
  { "ActionDesc", "text", GANTRY_ODF_FIELD_TEXT },
  { "Comment", "comment", GANTRY_ODF_FIELD_TEXT },
  { "When", "when", GANTRY_ODF_FIELD_TEXT },
  { "Result", "result", GANTRY_ODF_FIELD_TEXT },
  { "ScoreH", "score_home", GANTRY_ODF_FIELD_TEXT },
  { "ScoreA", "score_away", GANTRY_ODF_FIELD_TEXT },
  { "LeadH", "lead_home", GANTRY_ODF_FIELD_TEXT },
  { "LeadA", "lead_away", GANTRY_ODF_FIELD_TEXT },
  { "SO_H", "shootout_home", GANTRY_ODF_FIELD_TEXT },
  { "SO_A", "shootout_away", GANTRY_ODF_FIELD_TEXT },
  { "Rally", "rally", GANTRY_ODF_FIELD_TEXT },
  { "Win", "win", GANTRY_ODF_FIELD_TEXT },
  { "Speed", "speed", GANTRY_ODF_FIELD_TEXT },
  { "Loc", "place", GANTRY_ODF_FIELD_TEXT },
  { "X", "x", GANTRY_ODF_FIELD_TEXT },
  { "Y", "y", GANTRY_ODF_FIELD_TEXT },
  { "Z", "z", GANTRY_ODF_FIELD_TEXT },
  { "Line", "line", GANTRY_ODF_FIELD_TEXT },
  { "TimeStamp", "time", GANTRY_ODF_FIELD_TEXT },
  { "PId", "parent", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField MEMBER[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Bib", "bib", GANTRY_ODF_FIELD_TEXT },
  { "Role", "role", GANTRY_ODF_FIELD_TEXT },
};

static void
write_competitor (GantryOdfBuilder *self, const GantryXmlNode *competitor)
{
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_odf_competitor_write (self, competitor);
  gantry_odf_builder_text (self, "role", competitor, "Role");
  gantry_body_writer_open_array (&self->writer, "members");
  GANTRY_XML_FOREACH (athlete, gantry_xml_node_child (competitor, "Composition"), "Athlete")
    {
      gantry_body_writer_open_object (&self->writer, NULL);
      GANTRY_ODF_WRITE_FIELDS (self, athlete, MEMBER);
      gantry_body_writer_close (&self->writer);
    }
  gantry_body_writer_close (&self->writer);
  gantry_body_writer_close (&self->writer);
}

/* key: the id; an id that comes again got the number of its place. */
static void
take_action (GantryOdfBuilder *self,
             GantryChange *change,
             const GantryXmlNode *action,
             const char *key,
             guint order)
{
  g_autofree char *id = g_strconcat ("action/", key, NULL);

  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_odf_builder_text (self, "id", action, "Id");
  gantry_body_writer_int (&self->writer, "order", order);
  GANTRY_ODF_WRITE_FIELDS (self, action, ACTION);
  gantry_odf_write_ext (self, "ext", action, NULL, "ExtendedAction");
  gantry_body_writer_open_array (&self->writer, "competitors");
  GANTRY_XML_FOREACH (competitor, action, "Competitor")
    write_competitor (self, competitor);
  gantry_body_writer_close (&self->writer);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take (self, change, id);
}

/* All actions so far, or those of one period when the message has a subcode: then they are a scope
 * of their own. */
void
gantry_odf_build_play_by_play (GantryOdfBuilder *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *topic = g_strconcat ("unit/", self->message->code, NULL);
  g_autofree char *scope = g_strconcat ("actions", self->suffix, NULL);
  GantryChange *change = gantry_odf_builder_add (self, topic, scope, GANTRY_CHANGE_FULL);
  guint order = 0;

  GANTRY_XML_FOREACH (actions, self->competition, "Actions")
    GANTRY_XML_FOREACH (action, actions, "Action")
      {
        const char *code = gantry_odf_builder_code (self, action, "Id");
        gboolean fresh = code != NULL && g_hash_table_add (seen, (gpointer) code);
        g_autofree char *numbered = g_strdup_printf ("%s#%u", code != NULL ? code : "", ++order);

        take_action (self, change, action, fresh ? code : numbered, order);
      }
}

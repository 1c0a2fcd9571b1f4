/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

/* "set/code"; a code that comes again is one of another type or discipline, and called after these
 * as well. */
static char *
make_id (GantryOdfBuilder *self, const char *set, const GantryXmlNode *code, GHashTable *seen)
{
  const char *type = gantry_xml_node_get (code, "Type");
  const char *discipline = gantry_xml_node_get (code, "Discipline");
  const char *value = gantry_odf_builder_code (self, code, "Code");
  const char *language = self->message->language;

  if (value == NULL)
    return NULL;
  if (g_hash_table_add (seen, (gpointer) value))
    type = discipline = NULL;
  return g_strconcat (set, "/", value, type != NULL ? "/" : "", type != NULL ? type : "",
                      discipline != NULL ? "/" : "", discipline != NULL ? discipline : "",
                      *language != '\0' ? "~" : "", language, NULL);
}

static void
take_code (GantryOdfBuilder *self, GantryChange *change, const GantryXmlNode *code, const char *id)
{
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_odf_builder_text (self, "code", code, "Code");
  gantry_odf_builder_text (self, "type", code, "Type");
  gantry_odf_builder_text (self, "discipline", code, "Discipline");
  gantry_odf_builder_names (self, "names", code, "Language", "Description", FALSE);
  gantry_odf_builder_names (self, "long_names", code, "Language", "LongDescription", FALSE);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take_as (self, change, id);
}

/* The set is named by the subtype; a subcode makes it another one. */
void
gantry_odf_build_codes (GantryOdfBuilder *self)
{
  const GantryOdfMessage *message = self->message;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *set =
      g_strconcat (message->subtype, *message->subcode != '\0' ? "." : "", message->subcode, NULL);
  g_autofree char *scope =
      g_strconcat (set, *message->language != '\0' ? "~" : "", message->language, NULL);
  GantryChange *change = gantry_odf_builder_add (self, "codes", scope, GANTRY_CHANGE_FULL);

  GANTRY_XML_FOREACH (code, self->competition, "CodeSet")
    {
      g_autofree char *id = make_id (self, set, code, seen);

      if (id != NULL)
        take_code (self, change, code, id);
    }
}

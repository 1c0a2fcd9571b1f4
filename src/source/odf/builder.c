/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/builder.h"

#include "source/odf/header.h"
#include "source/oddities.h"
#include "source/odf/plain.h"

#include <string.h>

#define LANGUAGES_MAX 32 /* of one text */

/* A message without a Language is in English (foundation principles, 3.3.2): one document, said or not. */
static char *
make_suffix (const GantryOdfMessage *message)
{
  const char *language = strcmp (message->language, "ENG") != 0 ? message->language : "";
  char *suffix = g_strdup_printf ("~%s~%s~%s", message->subcode, message->subtype, language);
  gsize length = strlen (suffix);

  while (length > 0 && suffix[length - 1] == '~')
    suffix[--length] = '\0';
  return suffix;
}

static GantryRev
make_rev (const GantryOdfMessage *message, gboolean by_time)
{
  if (by_time)
    return (GantryRev) { message->at, message->version };
  return (GantryRev) { message->version * 2 + (message->withdrawn ? 1 : 0), message->at };
}

void
gantry_odf_builder_init (GantryOdfBuilder *self,
                         GantryOdfMessage *message,
                         const GantryXmlNode *root,
                         gboolean by_time)
{
  *self = (GantryOdfBuilder) {
    .message = message,
    .root = root,
    .competition = gantry_xml_node_child (root, "Competition"),
    .rev = make_rev (message, by_time),
    .suffix = make_suffix (message),
  };
  gantry_body_writer_init (&self->writer);
}

void
gantry_odf_builder_clear (GantryOdfBuilder *self)
{
  g_clear_pointer (&self->suffix, g_free);
  gantry_body_writer_clear (&self->writer);
}

GantryChange *
gantry_odf_builder_add (GantryOdfBuilder *self,
                        const char *topic,
                        const char *scope,
                        GantryChangeMode mode)
{
  GantryChange *change = gantry_change_new (topic, scope, mode, self->rev, self->message->at);

  g_ptr_array_add (self->message->changes, change);
  return change;
}

/* Every object of a test says so: nobody may take one for the real thing. */
static char *
add_test (char *body)
{
  gsize length = strlen (body) - strlen ("}");
  char *marked = g_strdup_printf ("%.*s%s\"test\":true}", (int) length, body, length > strlen ("{") ? "," : "");

  g_free (body);
  return marked;
}

void
gantry_odf_builder_take_as (GantryOdfBuilder *self, GantryChange *change, const char *id)
{
  char *body = gantry_body_writer_take (&self->writer);

  gantry_change_take (change, id, self->message->test ? add_test (body) : body);
}

void
gantry_odf_builder_take (GantryOdfBuilder *self, GantryChange *change, const char *id)
{
  g_autofree char *full = *self->suffix != '\0' ? g_strconcat (id, self->suffix, NULL) : NULL;

  gantry_odf_builder_take_as (self, change, full != NULL ? full : id);
}

char *
gantry_odf_builder_name (GantryOdfBuilder *self, const char *prefix)
{
  return g_strconcat (prefix, "/", self->message->code, self->suffix, NULL);
}

void
gantry_odf_builder_odd (GantryOdfBuilder *self, const char *element, char mark, const char *name)
{
  gantry_oddities_add (self->message->oddities, element, mark, name);
}

const char *
gantry_odf_builder_code (GantryOdfBuilder *self, const GantryXmlNode *node, const char *attribute)
{
  const char *code = gantry_xml_node_get (node, attribute);

  if (code != NULL && strlen (code) <= GANTRY_ODF_MAX_CODE)
    return code;
  if (node != NULL)
    gantry_odf_builder_odd (self, node->name, code == NULL ? '!' : '@', attribute);
  return NULL;
}

static void
write_int (GantryOdfBuilder *self,
           const GantryXmlNode *node,
           const GantryOdfField *field,
           const char *value)
{
  gint64 number;

  if (g_ascii_string_to_signed (value, 10, G_MININT32, G_MAXINT32, &number, NULL))
    gantry_body_writer_int (&self->writer, field->member, number);
  else
    gantry_odf_builder_odd (self, node->name, '@', field->attribute);
}

void
gantry_odf_builder_fields (GantryOdfBuilder *self,
                           const GantryXmlNode *node,
                           const GantryOdfField *fields,
                           guint n_fields)
{
  if (node == NULL || node->n_attributes == 0)
    return;
  for (guint i = 0; i < n_fields; i++)
    {
      const char *value = gantry_xml_node_get (node, fields[i].attribute);

      if (value == NULL)
        continue;
      if (fields[i].kind == GANTRY_ODF_FIELD_TEXT)
        gantry_body_writer_text (&self->writer, fields[i].member, value);
      else if (fields[i].kind == GANTRY_ODF_FIELD_INT)
        write_int (self, node, &fields[i], value);
      else if (strcmp (value, "Y") == 0)
        gantry_body_writer_true (&self->writer, fields[i].member);
    }
}

void
gantry_odf_builder_text (GantryOdfBuilder *self,
                         const char *member,
                         const GantryXmlNode *node,
                         const char *attribute)
{
  gantry_body_writer_text (&self->writer, member, gantry_xml_node_get (node, attribute));
}

static gboolean
is_listed (const char *const *languages, guint n, const char *language)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (languages[i], language) == 0)
      return TRUE;
  return FALSE;
}

void
gantry_odf_builder_names (GantryOdfBuilder *self,
                          const char *member,
                          const GantryXmlNode *parent,
                          const char *element,
                          const char *attribute,
                          gboolean plain)
{
  const char *written[LANGUAGES_MAX];
  guint n = 0;

  gantry_body_writer_open_object (&self->writer, member);
  GANTRY_XML_FOREACH (name, parent, element)
    {
      const char *language = gantry_xml_node_get (name, "Language");
      const char *value = gantry_xml_node_get (name, attribute);
      g_autofree char *text = gantry_odf_plain (value != NULL ? value : name->text, plain);

      if (language == NULL)
        language = "ENG"; /* the feed's own rule */
      if (n == LANGUAGES_MAX || is_listed (written, n, language))
        gantry_odf_builder_odd (self, element, '@', "Language");
      else if (*text != '\0')
        {
          written[n++] = language;
          gantry_body_writer_text (&self->writer, language, text);
        }
    }
  gantry_body_writer_close (&self->writer);
}

const GantryXmlNode *
gantry_odf_builder_info (GantryOdfBuilder *self, const char *element)
{
  GANTRY_XML_FOREACH (infos, self->competition, "ExtendedInfos")
    {
      const GantryXmlNode *found = gantry_xml_node_child (infos, element);

      if (found != NULL)
        return found;
    }
  return NULL;
}

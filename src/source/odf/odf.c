/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/odf.h"

#include "source/oddities.h"
#include "source/odf/header.h"
#include "source/odf/types.h"
#include "source/odf/vocabulary.h"
#include "source/xml/guard.h"
#include "source/xml/reader.h"
#include "source/xml/text.h"

/* One message on its way, each step a file of this folder or of xml beside it:
 *
 *   bytes → text: UTF-8 → guard: limits → reader: root element → header → types: what is it
 *                                           reader: the rest → build functions: changes
 */

#define KEY_SEPARATOR "\x1f"
#define SILENCE_MAX   86400 /* seconds: what a source announces beyond a day is no announcement */

void
gantry_odf_message_free (GantryOdfMessage *self)
{
  if (self == NULL)
    return;
  g_free (self->competition);
  g_free (self->code);
  g_free (self->subcode);
  g_free (self->type);
  g_free (self->subtype);
  g_free (self->language);
  g_free (self->source);
  g_free (self->status);
  g_free (self->date);
  g_free (self->logical_date);
  g_ptr_array_unref (self->changes);
  g_hash_table_unref (self->oddities);
  g_free (self);
}

char *
gantry_odf_message_dup_key (const GantryOdfMessage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strjoin (KEY_SEPARATOR, self->competition, self->code, self->subcode, self->type,
                    self->subtype, *self->language != '\0' ? self->language : "ENG", NULL);
}

static GantryOdfMessage *
message_new (void)
{
  GantryOdfMessage *self = g_new0 (GantryOdfMessage, 1);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  self->oddities = gantry_oddities_new ();
  return self;
}

static gint64
read_seconds (GantryOdfMessage *self, const GantryXmlNode *config, const char *attribute)
{
  const char *value = gantry_xml_node_get (config, attribute);
  guint64 seconds = 0;

  if (value != NULL && !g_ascii_string_to_unsigned (value, 10, 0, SILENCE_MAX, &seconds, NULL))
    gantry_oddities_add (self->oddities, "Config", '@', attribute);
  return seconds;
}

/* A source that starts announces how long its silences can be. */
static void
read_silence (GantryOdfMessage *self, const GantryXmlNode *root)
{
  const GantryXmlNode *competition = gantry_xml_node_child (root, "Competition");
  const GantryXmlNode *config = gantry_xml_node_child (competition, "Config");

  if (config == NULL)
    config = gantry_xml_node_child (gantry_xml_node_child (competition, "Configs"), "Config");
  if (gantry_xml_node_get (config, "KADelay") != NULL)
    self->silence =
        (read_seconds (self, config, "KADelay") + read_seconds (self, config, "DelayOffSet")) *
        1000;
}

static void
classify (GantryOdfMessage *self, const GantryOdfType *type)
{
  self->class = type->class;
  self->control = type->control;
  self->partial = g_str_has_suffix (self->type, "_UPDATE");
}

static void
drop_empty_updates (GantryOdfMessage *self)
{
  for (guint i = self->changes->len; i > 0; i--)
    {
      const GantryChange *change = g_ptr_array_index (self->changes, i - 1);

      if (change->mode == GANTRY_CHANGE_PARTIAL && gantry_change_get_size (change) == 0)
        g_ptr_array_remove_index (self->changes, i - 1);
    }
}

static void
build (GantryOdfMessage *self, const GantryOdfType *type, const GantryXmlNode *root)
{
  GantryOdfBuilder builder;

  if (gantry_xml_node_child (root, "Competition") == NULL &&
      self->class == GANTRY_CLASS_DOCUMENT)
    {
      if (self->partial) /* there is nothing that it could withdraw */
        gantry_oddities_add (self->oddities, "OdfBody", '!', "Competition");
      else
        self->withdrawn = TRUE;
    }
  if (self->control == GANTRY_CONTROL_ON)
    read_silence (self, root);
  if (type->build == NULL)
    return;
  gantry_odf_builder_init (&builder, self, root, type->by_time);
  type->build (&builder);
  gantry_odf_builder_clear (&builder);
  drop_empty_updates (self);
}

static gboolean
read_message (GantryOdfMessage *self, const GantryXmlText *text, GError **error)
{
  g_auto (GantryXmlArena) arena = { 0 };
  g_autoptr (GantryXmlReader) reader =
      gantry_xml_reader_new (text->text, text->length, &gantry_odf_vocabulary, &arena,
                             self->oddities);
  GantryXmlNode *root = gantry_xml_reader_read_root (reader, error);
  const GantryOdfType *type;
  gboolean wanted;

  if (root == NULL || !gantry_odf_header_read (root, self, error))
    return FALSE;
  type = gantry_odf_type_find (self->type);
  classify (self, type);
  wanted = type->class == GANTRY_CLASS_DOCUMENT || type->class == GANTRY_CLASS_CONTROL;
  if (!gantry_xml_reader_read_content (reader, root, wanted, error))
    return FALSE;
  build (self, type, root);
  return TRUE;
}

GantryOdfMessage *
gantry_odf_parse (const char *data, gsize length, GError **error)
{
  g_autoptr (GantryOdfMessage) self = NULL;
  g_auto (GantryXmlText) text = { 0 };

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!gantry_xml_text_decode (&text, data, length, GANTRY_ODF_MAX_SIZE, error) ||
      !gantry_xml_guard (text.text, text.length, GANTRY_XML_GUARD_STRICT, error))
    return NULL;
  self = message_new ();
  if (!read_message (self, &text, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* The revision of a full message: that of its full changes, which are all the same. */
static GantryRev
find_rev (const GantryOdfMessage *self)
{
  GantryRev rev = GANTRY_REV_NONE;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (self->changes, i);

      if (change->mode == GANTRY_CHANGE_FULL)
        rev = gantry_rev_max (rev, change->rev);
    }
  if (gantry_rev_compare (rev, GANTRY_REV_NONE) > 0)
    return rev;
  return (GantryRev) { 2 * self->version + (self->withdrawn ? 1 : 0), self->at };
}

GantryMessage *
gantry_odf_read (const GantryEnvelope *envelope, const char *data, gsize length, GError **error)
{
  g_autoptr (GantryOdfMessage) odf = gantry_odf_parse (data, length, error);
  GantryMessage *self;

  if (odf == NULL)
    return NULL;
  self = g_new0 (GantryMessage, 1);
  self->key = gantry_odf_message_dup_key (odf);
  self->type = g_strdup (odf->type);
  self->code = g_strdup (odf->code);
  self->source = g_strdup (odf->source);
  self->at = odf->at;
  self->class = odf->class;
  self->control = odf->control;
  self->silence = odf->silence;
  self->mode = odf->class == GANTRY_CLASS_CONTROL ? GANTRY_MESSAGE_CONTROL
               : odf->partial                     ? GANTRY_MESSAGE_PARTIAL
                                                  : GANTRY_MESSAGE_FULL;
  self->rev = find_rev (odf);
  self->changes = g_ptr_array_ref (odf->changes);
  self->oddities = g_hash_table_ref (odf->oddities);
  return self;
}

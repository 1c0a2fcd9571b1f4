/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/xml/document.h"

#include "source/xml/reader.h"
#include "source/xml/text.h"

GantryXmlNode *
gantry_xml_read (const char *data,
                 gsize length,
                 const GantryXmlFormat *format,
                 GantryXmlArena *arena,
                 GHashTable *oddities,
                 GError **error)
{
  g_auto (GantryXmlText) text = { 0 };
  g_autoptr (GantryXmlReader) reader = NULL;
  GantryXmlNode *root;

  if (!gantry_xml_text_decode (&text, data, length, format->max_size, error) ||
      !gantry_xml_guard (text.text, text.length, format->guard, error))
    return NULL;
  reader = gantry_xml_reader_new (text.text, text.length, format->vocabulary, arena, oddities);
  root = gantry_xml_reader_read_root (reader, error);
  if (root == NULL || !gantry_xml_reader_read_content (reader, root, TRUE, error))
    return NULL;
  return root;
}

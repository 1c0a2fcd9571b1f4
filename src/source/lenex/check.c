/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/lenex/reading.h"

#include "source/error.h"
#include "source/timing.h"
#include "source/xml/text.h"

#include <string.h>

/* A file is refused where a time or a length is none. Ranks of a heat are counted from its times and events are called by their
 * lengths: one that was passed over would put others before its swimmer, or make a relay of no distance. */

#define SHOWN_MAX 40 /* characters of a bad value in an error */

static gboolean
is_time (const char *text)
{
  gint64 ms;

  return strcmp (text, "NT") == 0 || gantry_timing_parse (text, &ms);
}

static gboolean
is_count (const char *text)
{
  return g_ascii_string_to_unsigned (text, 10, 0, GANTRY_LENEX_COUNT_MAX, NULL, NULL);
}

static const struct
{
  const char *attribute;
  gboolean (*is_good) (const char *text);
  const char *kind;
} VALUES[] = {
  { "swimtime", is_time, "time" },
  { "entrytime", is_time, "time" },
  { "distance", is_count, "length" },
  { "relaycount", is_count, "number" },
};

/* What a person finds the place by. */
static const char *
find_id (const GantryXmlNode *node, const char *above)
{
  static const char *const ids[] = { "resultid", "heatid", "eventid", "athleteid", "clubid" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (gantry_xml_node_get (node, ids[i]) != NULL)
      return gantry_xml_node_get (node, ids[i]);
  return above;
}

gboolean
gantry_lenex_check (const GantryXmlNode *node, const char *above, GError **error)
{
  const char *id = find_id (node, above);

  for (guint i = 0; i < G_N_ELEMENTS (VALUES); i++)
    {
      const char *text = gantry_xml_node_get (node, VALUES[i].attribute);

      if (text != NULL && !VALUES[i].is_good (text))
        {
          g_autofree char *shown = gantry_xml_text_quote (text, SHOWN_MAX);
          g_autofree char *where = gantry_xml_text_quote (id != NULL ? id : "", SHOWN_MAX);

          g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_HEADER, "%s of id \"%s\": %s \"%s\" is no %s", node->name, where,
                       VALUES[i].attribute, shown, VALUES[i].kind);
          return FALSE;
        }
    }
  for (const GantryXmlNode *child = node->first; child != NULL; child = child->next)
    if (!gantry_lenex_check (child, id, error))
      return FALSE;
  return TRUE;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/iof/reading.h"

#include "source/error.h"
#include "source/timing.h"
#include "source/xml/text.h"

#include <string.h>

/* A list is refused where a time of somebody's race is none: without it a winner has no result, and at a control it would say
 * that the control was missed. */

#define SHOWN_MAX 40 /* characters of a bad value in an error */

static gboolean
is_of_a_race (const GantryXmlNode *node)
{
  return strcmp (node->name, "Result") == 0 || strcmp (node->name, "OverallResult") == 0 || strcmp (node->name, "SplitTime") == 0;
}

static gboolean
check_time (const GantryXmlNode *node, const char *child, const char *who, GError **error)
{
  const char *text = gantry_iof_text (node, child);
  g_autofree char *shown = NULL, *name = NULL;
  gint64 ms;

  if (text == NULL || gantry_timing_parse (text, &ms))
    return TRUE;
  shown = gantry_xml_text_quote (text, SHOWN_MAX);
  name = gantry_xml_text_quote (who != NULL ? who : "", SHOWN_MAX);
  g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_HEADER, "%s of \"%s\": %s \"%s\" is no time", node->name, name, child, shown);
  return FALSE;
}

/* A person's own id or name, else a class's: what is found in the file. */
static const char *
find_who (const GantryXmlNode *node, const char *above)
{
  const GantryXmlNode *person = gantry_xml_node_child (node, "Person");
  const char *id = gantry_iof_text (person, "Id");
  const char *family = gantry_iof_text (gantry_xml_node_child (person, "Name"), "Family");

  if (family == NULL)
    family = gantry_iof_text (gantry_xml_node_child (person, "PersonName"), "Family");
  return id != NULL ? id : family != NULL ? family : above;
}

gboolean
gantry_iof_check (const GantryXmlNode *node, const char *above, GError **error)
{
  const char *who = find_who (node, above);

  if (is_of_a_race (node) && (!check_time (node, "Time", who, error) || !check_time (node, "TimeBehind", who, error)))
    return FALSE;
  for (const GantryXmlNode *child = node->first; child != NULL; child = child->next)
    if (!gantry_iof_check (child, who, error))
      return FALSE;
  return TRUE;
}

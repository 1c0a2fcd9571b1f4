/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/export.h"
#include "ctl/reader.h"
#include "ctl/verb.h"
#include "model/json-writer.h"
#include "model/rsc.h"

#include <stdio.h>

#define VERB "export"

static const char description[] = "Prints everything that the relay holds as one JSON object "
                                  "(docs/export.md): units with their rows, splits and statuses,\n"
                                  "phases, sums, rankings, medals, records, participants and more.";

static gboolean
want_topic (const char *topic, gpointer data)
{
  return gantry_export_reads_topic (*(const GantryExportPlan *) data, topic);
}

static int
put_out (JsonObject *export, gboolean pretty)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), export);
  g_autofree char *text = gantry_json_node_to_text (node, pretty);

  if (puts (text) < 0 || fflush (stdout) != 0)
    return gantry_ctl_fail (VERB, "standard output: %s", g_strerror (errno));
  return GANTRY_EXIT_DONE;
}

static int
run_export (const char *url, GantryExportPlan plan, gboolean pretty)
{
  g_autoptr (GantryReader) reader = NULL;
  g_autoptr (GantryProfiles) profiles = NULL;
  g_autoptr (JsonObject) export = NULL;
  g_autoptr (GError) error = NULL;

  reader = gantry_reader_new (url != NULL ? url : GANTRY_CTL_DEFAULT_RELAY, &error);
  if (reader == NULL)
    return gantry_ctl_usage (VERB, "%s", error->message);
  if (!gantry_reader_load (reader, want_topic, &plan, &error))
    return gantry_ctl_fail (VERB, "%s", error->message);
  profiles = gantry_profiles_new (NULL);
  export = gantry_export_documents (gantry_reader_get_documents (reader), profiles, plan);
  return put_out (export, pretty);
}

int
gantry_ctl_export (char **arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *url = NULL;
  g_autofree char *parts = NULL;
  g_autofree char *unit = NULL;
  g_autoptr (GError) error = NULL;
  gboolean pretty = FALSE;
  GantryExportPlan plan = { .parts = GANTRY_EXPORT_ALL };
  const GOptionEntry entries[] = {
    { "relay", 0, 0, G_OPTION_ARG_STRING, &url, "Base of the relay (" GANTRY_CTL_DEFAULT_RELAY ")",
      "URL" },
    { "parts", 0, 0, G_OPTION_ARG_STRING, &parts, "Some members only, \"units,medals\"", "LIST" },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, "One unit only, and what goes with it", "RSC" },
    { "pretty", 0, 0, G_OPTION_ARG_NONE, &pretty, "With line breaks", NULL },
    { NULL }
  };

  if (!gantry_ctl_parse (VERB, "", description, entries, &rest))
    return GANTRY_EXIT_USAGE;
  if (rest[0] != NULL)
    return gantry_ctl_usage (VERB, "\"%s\" is one word too many", rest[0]);
  if (parts != NULL && (plan.parts = gantry_export_parse_parts (parts, &error)) == 0)
    return gantry_ctl_usage (VERB, "%s", error->message);
  if (unit != NULL && !gantry_rsc_is_valid (unit))
    return gantry_ctl_usage (VERB, "\"%s\" is not the code of a unit", unit);
  plan.unit = unit;
  return run_export (url, plan, pretty);
}

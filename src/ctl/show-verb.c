/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/print.h"
#include "ctl/reader.h"
#include "ctl/verb.h"

#define VERB "show"

static const char description[] =
    "Prints what the relay has of TOPIC: \"games\", \"schedule/SWM\", \"unit/<RSC>\", "
    "\"event/<RSC>\", \"people/SWM\", \"medals\",\n"
    "\"weather/<venue>\", \"bulletins\". Without TOPIC it lists the topics that there are.";

static gboolean
want_topic (const char *topic, gpointer data)
{
  return g_strcmp0 (topic, data) == 0;
}

static void
list_topics (GHashTable *topics, GantryPrintFormat format)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (topics), (GCompareFunc) g_strcmp0);

  for (GList *l = names; l != NULL; l = l->next)
    {
      gsize objects = GPOINTER_TO_SIZE (g_hash_table_lookup (topics, l->data));

      if (format == GANTRY_PRINT_TEXT)
        g_print ("%-42s %6" G_GSIZE_FORMAT "\n", (const char *) l->data, objects);
      else
        g_print ("{\"topic\":\"%s\",\"objects\":%" G_GSIZE_FORMAT "}\n", (const char *) l->data,
                 objects);
    }
}

static int
show (const char *url, const char *format_word, char **arguments)
{
  g_autoptr (GantryReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GantryPrintFormat format;
  const char *topic = arguments[0];

  if (topic != NULL && arguments[1] != NULL)
    return gantry_ctl_usage (VERB, "one TOPIC at a time");
  if (!gantry_print_parse_format (format_word, &format))
    return gantry_ctl_usage (VERB, "--format is text or json, not \"%s\"", format_word);
  reader = gantry_reader_new (url != NULL ? url : GANTRY_CTL_DEFAULT_RELAY, &error);
  if (reader == NULL)
    return gantry_ctl_usage (VERB, "%s", error->message);
  if (!gantry_reader_load (reader, want_topic, (gpointer) topic, &error))
    return gantry_ctl_fail (VERB, "%s", error->message);
  if (topic == NULL)
    {
      list_topics (gantry_reader_get_topics (reader), format);
      return GANTRY_EXIT_DONE;
    }
  if (!g_hash_table_contains (gantry_reader_get_topics (reader), topic))
    return gantry_ctl_fail (VERB, "the relay has no topic \"%s\"", topic);
  text = gantry_print_topic (gantry_reader_get_documents (reader), topic, format);
  g_print ("%s%s", text, format == GANTRY_PRINT_JSON ? "\n" : "");
  return GANTRY_EXIT_DONE;
}

int
gantry_ctl_show (char **arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *url = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = { { "relay", 0, 0, G_OPTION_ARG_STRING, &url,
                                     "Base of the relay (" GANTRY_CTL_DEFAULT_RELAY ")", "URL" },
                                   { "format", 0, 0, G_OPTION_ARG_STRING, &format,
                                     "For people or for programs", "text|json" },
                                   { NULL } };

  if (!gantry_ctl_parse (VERB, "[TOPIC]", description, entries, &rest))
    return GANTRY_EXIT_USAGE;
  return show (url, format, rest);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/print.h"
#include "ctl/reader.h"
#include "ctl/verb.h"

#include <glib-unix.h>
#include <stdio.h>

#define VERB "watch"

static const char description[] = "Prints a line for every object of the topics that changes: "
                                  "source time, topic, object, and what is other now. What is\n"
                                  "there at the start is not printed. Ends with Ctrl-C, or after "
                                  "--count lines. A lost connection is made again.";

typedef struct
{
  GMainLoop *loop;
  GantryPrintFormat format;
  gint64 count; /* lines to go; negative: no end */
} Watch;

static void
put_line (Watch *watch,
          const char *topic,
          GantryObject *object,
          GantryObject *old,
          gboolean gone,
          gint64 at)
{
  g_autofree char *line = NULL;

  if (watch->count == 0)
    return;
  line = gantry_print_change (topic, object, old, gone, at, watch->format);
  if (puts (line) < 0 || fflush (stdout) != 0)
    watch->count = 1; /* nobody reads any more */
  if (watch->count > 0 && --watch->count == 0)
    g_main_loop_quit (watch->loop);
}

static void
changed_cb (GantryReader *reader,
            const GantryChange *change,
            const GantryOutcome *outcome,
            GHashTable *old,
            Watch *watch)
{
  /* The first snapshot of a scope is what was there before. */
  if (change->mode == GANTRY_CHANGE_FULL &&
      gantry_rev_compare (outcome->base, GANTRY_REV_NONE) == 0)
    return;
  for (guint i = 0; i < outcome->changed->len; i++)
    {
      GantryObject *object = g_ptr_array_index (outcome->changed, i);

      put_line (watch, change->topic, object,
                g_hash_table_lookup (old, gantry_object_get_id (object)), FALSE, change->at);
    }
  for (guint i = 0; i < outcome->gone->len; i++)
    put_line (watch, change->topic, g_ptr_array_index (outcome->gone, i), NULL, TRUE, change->at);
}

static void
lost_cb (GantryReader *reader, gpointer data)
{
  g_printerr ("gantryctl watch: connection lost, trying again\n");
}

static void
back_cb (GantryReader *reader, gpointer data)
{
  g_printerr ("gantryctl watch: connected again\n");
}

static gboolean
interrupt_cb (gpointer data)
{
  Watch *watch = data;

  g_main_loop_quit (watch->loop);
  return G_SOURCE_CONTINUE;
}

static int
follow (GantryReader *reader, char **topics, Watch *watch)
{
  g_autoptr (GError) error = NULL;
  guint interrupt, terminate;

  g_signal_connect (reader, "changed", G_CALLBACK (changed_cb), watch);
  if (!gantry_reader_load (reader, NULL, NULL, &error))
    return gantry_ctl_fail (VERB, "%s", error->message);
  g_signal_connect (reader, "lost", G_CALLBACK (lost_cb), NULL);
  g_signal_connect (reader, "back", G_CALLBACK (back_cb), NULL);
  for (guint i = 0; topics[i] != NULL; i++)
    gantry_reader_open (reader, topics[i]);
  watch->loop = g_main_loop_new (NULL, FALSE);
  interrupt = g_unix_signal_add (SIGINT, interrupt_cb, watch);
  terminate = g_unix_signal_add (SIGTERM, interrupt_cb, watch);
  g_main_loop_run (watch->loop);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  g_signal_handlers_disconnect_by_data (reader, watch);
  g_clear_pointer (&watch->loop, g_main_loop_unref);
  return GANTRY_EXIT_DONE;
}

static int
watch_topics (const char *url, const char *format_word, gint64 count, char **arguments)
{
  g_autoptr (GantryReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { .count = count };

  if (arguments[0] == NULL)
    return gantry_ctl_usage (VERB, "at least one TOPIC is needed; \"gantryctl show\" lists them");
  if (count == 0 || count < -1)
    return gantry_ctl_usage (VERB, "--count is a number of lines, 1 or more");
  if (!gantry_print_parse_format (format_word, &watch.format))
    return gantry_ctl_usage (VERB, "--format is text or json, not \"%s\"", format_word);
  reader = gantry_reader_new (url != NULL ? url : GANTRY_CTL_DEFAULT_RELAY, &error);
  if (reader == NULL)
    return gantry_ctl_usage (VERB, "%s", error->message);
  return follow (reader, arguments, &watch);
}

int
gantry_ctl_watch (char **arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *url = NULL;
  g_autofree char *format = NULL;
  gint64 count = -1;
  const GOptionEntry entries[] = {
    { "relay", 0, 0, G_OPTION_ARG_STRING, &url, "Base of the relay (" GANTRY_CTL_DEFAULT_RELAY ")",
      "URL" },
    { "count", 0, 0, G_OPTION_ARG_INT64, &count, "End after so many lines", "N" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "For people or for programs", "text|json" },
    { NULL }
  };

  if (!gantry_ctl_parse (VERB, "TOPIC…", description, entries, &rest))
    return GANTRY_EXIT_USAGE;
  return watch_topics (url, format, count, rest);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "probe-seat.h"

#include <gio/gunixinputstream.h>
#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

/* Many seats in one process, for the tests that make faults: seat-probe [--seats N] [--relay URL]… [--cache PATH] [--delay MS] [--tell]
 *
 * Every line on stdin is a command and is answered by one line of JSON:
 *   report           {"rss": kB, "seats": [what each is and has counted]}
 *   digests          {"seats": [{topic: digest}]}
 *   notices          {"seats": [[text]]}
 *   states           {"seats": [{"states": [[µs, state]], "relays": [[µs, up]]}]}
 *   shown            {"seats": [{"topics": {topic: "digest major" of what is shown}, "state", "cache", "rebuilt"}]}
 *   clocks           {"seats": [{"at": µs, "source_time": ms, "clocks": {RSC: µs}}]}
 *   trace TOPIC SCOPE  note from now on when the scope has another floor
 *   traces           {"seats": [[[µs, major]]]}
 * It ends with its stdin. Times are of the monotonic clock. */

typedef struct
{
  GMainLoop *loop;
  GPtrArray *seats; /* of ProbeSeat */
  GDataInputStream *commands;
} Probe;

static gint64
read_resident (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %ld", &pages);
  return pages * (sysconf (_SC_PAGESIZE) / 1024);
}

static void
put_report (ProbeSeat *seat, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  probe_seat_report (seat, builder);
  json_builder_end_object (builder);
}

static void
print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  puts (text);
  fflush (stdout);
}

static void
answer (Probe *probe, void (*put) (ProbeSeat *, JsonBuilder *))
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  malloc_trim (0);
  json_builder_set_member_name (builder, "rss");
  json_builder_add_int_value (builder, read_resident ());
  json_builder_set_member_name (builder, "at");
  json_builder_add_int_value (builder, g_get_monotonic_time ());
  json_builder_set_member_name (builder, "seats");
  json_builder_begin_array (builder);
  for (guint i = 0; put != NULL && i < probe->seats->len; i++)
    put (g_ptr_array_index (probe->seats, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  print_json (builder);
}

static void
start_trace (Probe *probe, const char *arguments)
{
  g_auto (GStrv) words = g_strsplit (arguments, " ", 2);

  for (guint i = 0; g_strv_length (words) == 2 && i < probe->seats->len; i++)
    probe_seat_trace (g_ptr_array_index (probe->seats, i), words[0], words[1]);
  answer (probe, NULL);
}

static void
obey (Probe *probe, const char *line)
{
  if (g_str_equal (line, "report"))
    answer (probe, put_report);
  else if (g_str_equal (line, "digests"))
    answer (probe, probe_seat_put_digests);
  else if (g_str_equal (line, "notices"))
    answer (probe, probe_seat_put_notices);
  else if (g_str_equal (line, "states"))
    answer (probe, probe_seat_put_states);
  else if (g_str_equal (line, "shown"))
    answer (probe, probe_seat_put_shown);
  else if (g_str_equal (line, "clocks"))
    answer (probe, probe_seat_put_clocks);
  else if (g_str_equal (line, "traces"))
    answer (probe, probe_seat_put_trace);
  else if (g_str_has_prefix (line, "trace "))
    start_trace (probe, line + strlen ("trace "));
  else
    g_error ("no such command: %s", line);
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Probe *probe = data;
  g_autofree char *line = g_data_input_stream_read_line_finish (probe->commands, result, NULL, NULL);

  if (line == NULL)
    {
      g_main_loop_quit (probe->loop);
      return;
    }
  obey (probe, line);
  g_data_input_stream_read_line_async (probe->commands, G_PRIORITY_DEFAULT, NULL, line_cb, probe);
}

static void
run (const ProbeOptions *options, int seats)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  Probe probe = { g_main_loop_new (NULL, FALSE), g_ptr_array_new_with_free_func ((GDestroyNotify) probe_seat_free),
                  g_data_input_stream_new (input) };

  for (int i = 0; i < seats; i++)
    g_ptr_array_add (probe.seats, probe_seat_new (profiles, options, i));
  g_data_input_stream_read_line_async (probe.commands, G_PRIORITY_DEFAULT, NULL, line_cb, &probe);
  g_main_loop_run (probe.loop);
  g_ptr_array_unref (probe.seats);
  g_object_unref (probe.commands);
  g_main_loop_unref (probe.loop);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("- many seats for tests that make faults");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) urls = NULL;
  g_autofree char *cache = NULL;
  gint64 delay = -1;
  gboolean tell = FALSE, forget = FALSE;
  int seats = 1;
  const GOptionEntry entries[] = {
    { "seats", 0, 0, G_OPTION_ARG_INT, &seats, "How many", "N" },
    { "relay", 0, 0, G_OPTION_ARG_STRING_ARRAY, &urls, "Base of a relay; for a second one given again", "URL" },
    { "cache", 0, 0, G_OPTION_ARG_FILENAME, &cache, "File of the first seat's cache, less its number", "PATH" },
    { "delay", 0, 0, G_OPTION_ARG_INT64, &delay, "Set at the start", "MS" },
    { "tell", 0, 0, G_OPTION_ARG_NONE, &tell, "Print whenever something else is shown", NULL },
    { "forget", 0, 0, G_OPTION_ARG_NONE, &forget, "Keep no account of notices", NULL },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("seat-probe: %s\n", error->message);
      return 2;
    }
  run (&(ProbeOptions){ urls, cache, delay, tell, forget }, seats);
  return 0;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/replay.h"
#include "ctl/verb.h"

#include <glib-unix.h>
#include <math.h>
#include <unistd.h>

#define VERB "replay"

static const char description[] =
    "Reads RECORDING (JSON lines, plain or gzip) and sends each message to the relay, waiting for "
    "its 200. What is not\n"
    "answered, or answered with 5xx, is sent again until it succeeds; a message answered with 4xx "
    "is reported with its line\n"
    "and passed over. Lines are counted from 0. Ctrl-C ends the replay and says how far it came.";

typedef struct
{
  char *to;
  char *speed;
  char *key_file;
  gint64 from;
  gint64 until;
  double retry;
  gboolean refused_ok;
  gboolean quiet;
} Options;

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  GantryReplay *replay;
  GantryRecording *recording;
  GantrySender *sender;
  GError *error;
  gboolean on_terminal;
  gboolean stopped; /* by Ctrl-C */
  gboolean told_trouble;
} Run;

static char *
dup_clock (gint64 ms)
{
  gint64 seconds = ms / 1000;

  return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                          (int) (seconds % 60));
}

static gboolean
progress_cb (gpointer user_data)
{
  Run *run = user_data;
  const GantryReplayCount *count = gantry_replay_get_count (run->replay);
  const char *trouble = gantry_sender_get_trouble (run->sender);
  g_autofree char *clock = dup_clock (count->t);

  if (run->on_terminal)
    g_printerr ("\r\033[Kline %" G_GUINT64_FORMAT "  %s  %u %%  %" G_GUINT64_FORMAT
                " taken  %" G_GUINT64_FORMAT " refused%s%s",
                count->last_line, clock, gantry_recording_get_permille (run->recording) / 10,
                count->sent, count->refused, trouble != NULL ? "  sending again: " : "",
                trouble != NULL ? trouble : "");
  else if (trouble != NULL && !run->told_trouble)
    g_printerr ("gantryctl replay: %s; sending again until it succeeds\n", trouble);
  run->told_trouble = trouble != NULL;
  return G_SOURCE_CONTINUE;
}

static void
refused_cb (GantryReplay *replay, guint64 line, const char *answer, gpointer user_data)
{
  Run *run = user_data;

  g_printerr ("%sline %" G_GUINT64_FORMAT " refused: %s\n", run->on_terminal ? "\r\033[K" : "",
              line, answer);
}

static gboolean
interrupt_cb (gpointer user_data)
{
  Run *run = user_data;

  run->stopped = TRUE;
  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_CONTINUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  gantry_replay_run_finish (GANTRY_REPLAY (source), result, &run->error);
  g_main_loop_quit (run->loop);
}

static gboolean
read_plan (const Options *options, GantryReplayPlan *plan)
{
  plan->speed = 1;
  plan->from = options->from;
  plan->until = options->until < 0 ? G_MAXUINT64 : (guint64) options->until;
  if (options->from < 0 || (options->until >= 0 && options->until < options->from))
    {
      gantry_ctl_usage (VERB,
                        "--from and --until are line numbers from 0, the first not after the last");
      return FALSE;
    }
  if (options->speed != NULL)
    {
      char *end;

      plan->speed = g_ascii_strtod (options->speed, &end);
      if (g_str_equal (options->speed, "max"))
        plan->speed = 0;
      else if (end == options->speed || *end != '\0' || !isfinite (plan->speed) || plan->speed <= 0)
        {
          gantry_ctl_usage (VERB, "--speed is a number above 0 or \"max\", not \"%s\"",
                            options->speed);
          return FALSE;
        }
    }
  if (!isfinite (options->retry) || options->retry <= 0 || options->retry > 3600)
    {
      gantry_ctl_usage (VERB, "--retry is a number of seconds, at most 3600");
      return FALSE;
    }
  return TRUE;
}

static int
sum_up (Run *run, gboolean refused_ok)
{
  const GantryReplayCount *count = gantry_replay_get_count (run->replay);
  double seconds = count->elapsed / 1e6;

  g_printerr ("%s%" G_GUINT64_FORMAT " messages taken, %" G_GUINT64_FORMAT
              " refused, %" G_GUINT64_FORMAT " sent again, in %.1f s (%.0f/s)",
              run->on_terminal ? "\r\033[K" : "", count->sent, count->refused,
              gantry_sender_get_resent (run->sender), seconds,
              seconds > 0 ? count->sent / seconds : 0.0);
  if (run->stopped)
    g_printerr ("; stopped after line %" G_GUINT64_FORMAT, count->last_line);
  g_printerr ("\n");
  if (run->error != NULL && !run->stopped)
    return gantry_ctl_fail (VERB, "%s", run->error->message);
  return count->refused > 0 && !refused_ok ? GANTRY_EXIT_FAILED : GANTRY_EXIT_DONE;
}

static int
play (Run *run, const Options *options, GantryReplayPlan plan)
{
  guint interrupt, terminate, progress = 0;
  int status;

  run->loop = g_main_loop_new (NULL, FALSE);
  run->cancellable = g_cancellable_new ();
  run->replay = gantry_replay_new (run->recording, run->sender, plan);
  run->on_terminal = isatty (STDERR_FILENO) && !options->quiet;
  g_signal_connect (run->replay, "refused", G_CALLBACK (refused_cb), run);
  if (!options->quiet)
    progress = g_timeout_add (1000, progress_cb, run);
  interrupt = g_unix_signal_add (SIGINT, interrupt_cb, run);
  terminate = g_unix_signal_add (SIGTERM, interrupt_cb, run);
  gantry_replay_run_async (run->replay, run->cancellable, done_cb, run);
  g_main_loop_run (run->loop);
  status = sum_up (run, options->refused_ok);
  if (progress != 0)
    g_source_remove (progress);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  g_clear_pointer (&run->loop, g_main_loop_unref);
  g_clear_object (&run->cancellable);
  g_clear_object (&run->replay);
  g_clear_error (&run->error);
  return status;
}

static int
prepare_and_play (Options *options, char **arguments)
{
  g_autoptr (GantryRecording) recording = NULL;
  g_autoptr (GantrySender) sender = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  GantryReplayPlan plan;
  Run run = { NULL };

  if (g_strv_length (arguments) != 1)
    return gantry_ctl_usage (VERB, "one RECORDING is needed");
  if (!read_plan (options, &plan))
    return GANTRY_EXIT_USAGE;
  if (options->key_file != NULL)
    {
      if (!g_file_get_contents (options->key_file, &key, NULL, &error))
        return gantry_ctl_fail (VERB, "%s", error->message);
      g_strstrip (key);
    }
  recording = gantry_recording_open (arguments[0], &error);
  if (recording == NULL)
    return gantry_ctl_fail (VERB, "%s", error->message);
  sender = gantry_sender_new (options->to != NULL ? options->to : GANTRY_CTL_DEFAULT_RELAY, key,
                              (guint) (options->retry * 1000), &error);
  if (sender == NULL)
    return gantry_ctl_usage (VERB, "%s", error->message);
  run.recording = recording;
  run.sender = sender;
  return play (&run, options, plan);
}

int
gantry_ctl_replay (char **arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  Options options = { .until = -1, .retry = 5 };
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to,
      "Base of the relay (" GANTRY_CTL_DEFAULT_RELAY ")", "URL" },
    { "speed", 0, 0, G_OPTION_ARG_STRING, &options.speed,
      "How fast: 1 is true time, \"max\" as fast as it is taken", "N|max" },
    { "from", 0, 0, G_OPTION_ARG_INT64, &options.from, "First line to send", "LINE" },
    { "until", 0, 0, G_OPTION_ARG_INT64, &options.until, "Last line to send", "LINE" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &options.key_file, "File with the key for X-API-KEY",
      "FILE" },
    { "retry", 0, 0, G_OPTION_ARG_DOUBLE, &options.retry,
      "Seconds before a message is sent again (5)", "SECONDS" },
    { "refused-ok", 0, 0, G_OPTION_ARG_NONE, &options.refused_ok, "Refused messages are no failure",
      NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, "No progress", NULL },
    { NULL }
  };
  int status = GANTRY_EXIT_USAGE;

  if (gantry_ctl_parse (VERB, "RECORDING", description, entries, &rest))
    status = prepare_and_play (&options, rest);
  g_free (options.to);
  g_free (options.speed);
  g_free (options.key_file);
  return status;
}

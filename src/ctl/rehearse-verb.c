/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/recording.h"
#include "ctl/rehearse/faults.h"
#include "ctl/rehearse/rehearsal.h"
#include "ctl/verb.h"

#include <stdio.h>
#include <unistd.h>

#define VERB "rehearse"

static const char description[] =
    "Writes the recording of a competition that never was: swimming, athletics (track and field) "
    "and alpine skiing with\n"
    "invented athletes, about ten minutes at true speed; or with --discipline a day of any "
    "disciplines that there is a sport\n"
    "profile for, at a venue each, all at once, long races and matches shortened. \"gantryctl "
    "replay\" plays it. The same seed\n"
    "gives the same bytes.\n"
    "Faults: " GANTRY_FAULT_NAMES ", or all.";

typedef struct
{
  gint64 seed;
  char *out;
  char *sports;
  char *start;
  char *disciplines;
  char *faults;
} Options;

static gboolean
write_out (GBytes *bytes, const char *path, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (path != NULL && !g_str_equal (path, "-"))
    return g_file_set_contents (path, data, size, error);
  if (fwrite (data, 1, size, stdout) != size || fflush (stdout) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "standard output: %s",
                   g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

static int
rehearse (const Options *options, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) packed = NULL;
  guint n = 0;
  GantryRehearsalPlan plan = { (guint64)options->seed, options->sports, options->start,
                               options->disciplines, options->faults };

  if (arguments[0] != NULL)
    return gantry_ctl_usage (VERB, "\"%s\" is one word too many", arguments[0]);
  if (options->out == NULL && isatty (STDOUT_FILENO))
    return gantry_ctl_usage (
        VERB, "--output FILE is needed: the recording is packed and not for a terminal");
  text = gantry_rehearsal_write (plan, &n, &error);
  if (text == NULL)
    return gantry_ctl_usage (VERB, "%s", error->message);
  packed = gantry_gzip_pack (text);
  if (!write_out (packed, options->out, &error))
    return gantry_ctl_fail (VERB, "%s", error->message);
  if (options->out != NULL)
    g_printerr ("%u messages, %" G_GSIZE_FORMAT " bytes\n", n, g_bytes_get_size (packed));
  return GANTRY_EXIT_DONE;
}

int
gantry_ctl_rehearse (char **arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  Options options = { .seed = 1 };
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options.seed, "Which competition (1)", "N" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out,
      "File to write; standard output when left out", "FILE" },
    { "out", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &options.out, "The same", "FILE" },
    { "sports", 0, 0, G_OPTION_ARG_STRING, &options.sports, "Some only, of swm,ath,alp", "LIST" },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.start,
      "When it begins, local time with its offset", "ISO" },
    { "discipline", 0, 0, G_OPTION_ARG_STRING, &options.disciplines,
      "Any disciplines, by their codes (JUD,FBL), or all", "LIST" },
    { "fault", 0, 0, G_OPTION_ARG_STRING, &options.faults, "What is to go wrong: see below",
      "LIST" },
    { NULL }
  };
  int status = GANTRY_EXIT_USAGE;

  if (gantry_ctl_parse (VERB, "", description, entries, &rest))
    status = rehearse (&options, rest);
  g_free (options.out);
  g_free (options.sports);
  g_free (options.start);
  g_free (options.disciplines);
  g_free (options.faults);
  return status;
}

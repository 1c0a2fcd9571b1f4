/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GANTRY_CTL_DEFAULT_RELAY "http://127.0.0.1:7350"

/* What a run of gantryctl ends with. */
typedef enum
{
  GANTRY_EXIT_DONE = 0,
  GANTRY_EXIT_FAILED = 1, /* what was asked could not be done: said on stderr */
  GANTRY_EXIT_USAGE = 2,  /* not understood */
} GantryExit;

/* A verb of gantryctl. 'run' gets the arguments after the verb (NULL-terminated, may be changed) and
 * returns a GantryExit. */
typedef struct
{
  const char *name;
  const char *summary;
  int (*run) (char **arguments);
} GantryVerb;

int  gantry_ctl_run      (int argc, char **argv);

int  gantry_ctl_replay   (char **arguments);
int  gantry_ctl_show     (char **arguments);
int  gantry_ctl_watch    (char **arguments);
int  gantry_ctl_export   (char **arguments);
int  gantry_ctl_rehearse (char **arguments);

/* Reads the options of a verb and leaves in *arguments only what is none. FALSE: said on stderr what is
 * wrong. 'synopsis' is what follows the options in the first line of --help; --help itself prints and
 * exits. */
gboolean gantry_ctl_parse (const char *verb, const char *synopsis, const char *description, const GOptionEntry *entries,
                           char ***arguments);
/* One line on stderr: "gantryctl VERB: message"; returns GANTRY_EXIT_USAGE and GANTRY_EXIT_FAILED. */
int      gantry_ctl_usage (const char *verb, const char *format, ...) G_GNUC_PRINTF (2, 3);
int      gantry_ctl_fail  (const char *verb, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS

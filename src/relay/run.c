/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/run.h"

#include "relay/relay.h"

#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>

typedef struct
{
  GMainLoop *loop;
  GantryRelay *relay;
} Program;

static void
stopped_cb (gpointer data)
{
  g_main_loop_quit (((Program *) data)->loop);
}

static gboolean
signal_cb (gpointer data)
{
  Program *program = data;

  g_info ("Stopping");
  gantry_relay_stop (program->relay, stopped_cb, program);
  return G_SOURCE_CONTINUE;
}

/* A seat is a file descriptor; and a limit of the file system is an error to be told, not an end. */
static void
prepare_process (void)
{
  struct rlimit files;

  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  if (getrlimit (RLIMIT_NOFILE, &files) == 0)
    {
      files.rlim_cur = files.rlim_max;
      setrlimit (RLIMIT_NOFILE, &files);
    }
}

static int
serve (const GantryRelayOptions *options)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryRelay) relay = gantry_relay_new (options, &error);
  Program program = { loop, relay };

  if (relay == NULL)
    {
      g_printerr ("gantry-relay: %s\n", error->message);
      return 1;
    }
  g_unix_signal_add (SIGTERM, signal_cb, &program);
  g_unix_signal_add (SIGINT, signal_cb, &program);
  printf ("listening on %s\n", gantry_relay_get_url (relay));
  fflush (stdout);
  g_main_loop_run (loop);
  return 0;
}

int
gantry_relay_run (char **arguments)
{
  g_autoptr (GantryRelayOptions) options = gantry_relay_options_new ();
  g_auto (GStrv) own = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;

  prepare_process ();
  if (!gantry_relay_options_parse (options, &own, &error))
    {
      g_printerr ("gantry-relay: %s\n", error->message);
      return 2;
    }
  if (options->version)
    {
      printf ("gantry-relay %s\n", GANTRY_VERSION);
      return 0;
    }
  if (!gantry_relay_options_load_key (options, &error))
    {
      g_printerr ("gantry-relay: %s\n", error->message);
      return 2;
    }
  return serve (options);
}

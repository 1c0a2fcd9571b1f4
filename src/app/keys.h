/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Every key of the desk and the action it stands for; the help overlay (ui/help-overlay.ui) shows the same. */
typedef struct
{
  const char *action;    /* detailed: "win.view::live" */
  const char *keys[4];   /* as gtk_accelerator_parse() reads them, NULL-terminated */
  gboolean plain;        /* a key that types: not while somebody is typing */
} GantryKey;

/* n: how many there are. */
const GantryKey *gantry_keys_get     (guint *n);
/* Those with a modifier or a function key, for the whole application. */
void             gantry_keys_install (GtkApplication *application);
/* The plain ones, for a window: they reach it when what has the focus did not want them. */
void             gantry_keys_attach  (GtkWidget *window);
/* Those of actions with this beginning, for what is in a popover: while one is open, no key reaches the window behind it. */
void             gantry_keys_attach_inside (GtkWidget *content, const char *beginning);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "relay/feed.h"

G_BEGIN_DECLS

/* A TCP connection to a system that sends by itself, kept up: tried at once, then with pauses, for ever; given up when it is
 * silent. Main thread. */
typedef struct _GantryLine GantryLine;

typedef struct
{
  void (*bytes) (const char *data, gsize length, gpointer data_);
  /* FALSE: the connection ended, or was never made. */
  void (*reached) (gboolean reached, gpointer data_);
} GantryLineFuncs;

/* where: "host:port" or "host". times, funcs: (transfer none), must outlive the line. */
GantryLine *gantry_line_new   (const char *where, guint16 default_port, const GantryFeedTimes *times, const GantryLineFuncs *funcs,
                               gpointer data);
void        gantry_line_free  (GantryLine *self);
/* No more is read until it is taken back: what was read waits to be done with. */
void        gantry_line_hold  (GantryLine *self, gboolean hold);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryLine, gantry_line_free)

G_END_DECLS

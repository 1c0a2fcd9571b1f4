/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A stream of which no more is read at a time than the main loop can be kept for: whoever reads until nothing is there (a
 * WebSocket does) is told so after a few milliseconds, and woken again when others have had their turn. */
#define GANTRY_TYPE_PACED_STREAM (gantry_paced_stream_get_type ())
G_DECLARE_FINAL_TYPE (GantryPacedStream, gantry_paced_stream, GANTRY, PACED_STREAM, GIOStream)

/* base: with pollable streams; closed with this one. first: (nullable): read from it already, and to be read first. */
GIOStream *gantry_paced_stream_new (GIOStream *base, GBytes *first);

G_END_DECLS

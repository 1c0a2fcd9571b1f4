/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where GSK_RENDERER says "cairo", GTK is told not to prepare GL, which nothing would be drawn with: that is a third of the time
 * and half of the memory of an empty window. Call first of all, before there are threads or GTK. */
void gantry_look_spare_gl (void);

/* Keeps theme, contrast and text size of the display as the settings say. Call once, after GTK is there; settings live as long
 * as the process. */
void gantry_look_follow (GSettings *settings);

G_END_DECLS

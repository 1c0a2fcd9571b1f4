/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Keeps theme, contrast and text size of the display as the settings say. Call once, after GTK is there; settings live as long
 * as the process. */
void gantry_look_follow (GSettings *settings);

G_END_DECLS

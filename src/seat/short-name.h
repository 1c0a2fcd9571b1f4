/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Women's 400 m Heat 1" of the event "Women's 400 m" is "Heat 1". The whole name when it does not begin with the event's.
 * (transfer none): lies in name. */
const char *gantry_short_name (const char *name, const char *event);

G_END_DECLS

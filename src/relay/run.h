/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The program: arguments (with its name, NULL-terminated) in, exit status out. 0 after SIGTERM or SIGINT, 1 when it cannot
 * run, 2 when it was called wrongly. */
int gantry_relay_run (char **arguments);

G_END_DECLS

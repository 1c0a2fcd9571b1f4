/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "seat/seat.h"

G_BEGIN_DECLS

/* gantry: options, settings, the seat and its windows.
 *
 *   gantry [--relay URL]… [--unit RSC] [--lang xx] [--version]
 *
 * What an option says counts for this run and is not remembered; a run with options is an instance of its own. */
#define GANTRY_TYPE_APPLICATION (gantry_application_get_type ())
G_DECLARE_FINAL_TYPE (GantryApplication, gantry_application, GANTRY, APPLICATION, AdwApplication)

GantryApplication *gantry_application_new      (void);
/* (nullable) before startup. */
GantrySeat        *gantry_application_get_seat (GantryApplication *self);
/* FALSE, with a message on standard error, when the settings schema is not installed: GSettings would abort. */
gboolean           gantry_application_check    (void);

G_END_DECLS

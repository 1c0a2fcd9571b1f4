/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/words.h"

G_BEGIN_DECLS

/* A word with a caption in a frame: "Schedule RUNNING". In the accessibility tree one group named "Schedule: Running".
 * Properties: "caption" (string, construct). */
#define GANTRY_TYPE_STATUS_PILL (gantry_status_pill_get_type ())
G_DECLARE_FINAL_TYPE (GantryStatusPill, gantry_status_pill, GANTRY, STATUS_PILL, GtkWidget)

/* Hidden while the word is empty. */
void        gantry_status_pill_set_word (GantryStatusPill *self, const char *word, GantryTone tone);
const char *gantry_status_pill_get_word (GantryStatusPill *self);

G_END_DECLS

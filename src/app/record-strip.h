/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "seat/unit.h"

G_BEGIN_DECLS

/* The unit's records in one line, the highest first, and the leader's pace against the first that has an answer. */
#define GANTRY_TYPE_RECORD_STRIP (gantry_record_strip_get_type ())
G_DECLARE_FINAL_TYPE (GantryRecordStrip, gantry_record_strip, GANTRY, RECORD_STRIP, GtkWidget)

/* unit: (nullable). A projection is not shown of what is stale. Hidden when there is nothing to say. */
void  gantry_record_strip_show        (GantryRecordStrip *self, GantryUnit *unit, const char *decimal_point, gboolean stale);

/* "3:55.38 TITMUS AUS · 2023"; (transfer full). */
char *gantry_record_dup_text          (const GantryRecord *record, const char *decimal_point);

G_END_DECLS

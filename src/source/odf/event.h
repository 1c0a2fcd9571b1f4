/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/odf/builder.h"

G_BEGIN_DECLS

/* A document of an event's topic that is the only object of its scope and called like it:
 * "prefix/<RSC>". Open writes its code and status; close puts it into the change, or nothing when
 * the message withdraws. */
GantryChange *gantry_odf_event_open  (GantryOdfBuilder *self, const char *prefix);
void          gantry_odf_event_close (GantryOdfBuilder *self, GantryChange *change);

G_END_DECLS

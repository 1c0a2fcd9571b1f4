/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "relay/hub.h"

G_BEGIN_DECLS

/* GET /stream: makes a seat of the hub of the request, or answers 400 or 503 with a line that says why. */
void gantry_upgrade (GantryHub *hub, SoupServerMessage *msg);

G_END_DECLS

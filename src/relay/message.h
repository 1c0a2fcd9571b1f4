/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/message.h"

G_BEGIN_DECLS

/* What the relay wants to know of a message beside what it says. */

/* What its documents hang on, sorted and without doubles: "topic, scope" for a full change, "topic, scope, id" for an object
 * of a partial one, joined by 0x1f. A newer message of the key that covers all of it makes this one superfluous. The topic
 * "games", which every message touches, does not count. (transfer full) */
GPtrArray        *gantry_message_get_cover (const GantryMessage *message);
/* Whether every element of a is in b; both sorted. */
gboolean          gantry_cover_is_within   (GPtrArray *a, GPtrArray *b);
/* Whether the stream can carry what it became; otherwise why not. */
gboolean          gantry_message_check     (const GantryMessage *message, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "source/message.h"

G_BEGIN_DECLS

/* Lenex 3, the exchange format of swimming meets: one file in, changes of documents out (docs/sources.md). Stateless and
 * deterministic, any thread. */
#define GANTRY_LENEX_MAX_SIZE (32 * 1024 * 1024) /* of the XML */

/* The envelope's time is that of the file, for one that does not say when it was made. */
GantryMessage *gantry_lenex_read      (const GantryEnvelope *envelope, const char *data, gsize length, GError **error);

/* A .lxf is a zip archive with one .lef in it. */
gboolean       gantry_lenex_is_packed (GBytes *raw);
GBytes        *gantry_lenex_unpack    (GBytes *raw, GError **error);

G_END_DECLS

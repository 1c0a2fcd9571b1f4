/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/message.h"

G_BEGIN_DECLS

/* IOF XML, the data standard of orienteering, versions 3.0 and 2.0.3: one file in, changes of documents out (docs/sources.md).
 * Stateless and deterministic, any thread. */
#define GANTRY_IOF_MAX_SIZE (32 * 1024 * 1024)

/* The envelope's time is that of the file, for one that does not say when it was made. */
GantryMessage *gantry_iof_read (const GantryEnvelope *envelope, const char *data, gsize length, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/message.h"

G_BEGIN_DECLS

/* Canoe123, the timing system of canoe slalom: what a stream (stream.h) has put together, one root element Canoe123 with what is
 * to be told and what explains it, in; changes of documents out (docs/sources.md). Stateless and deterministic, any thread.
 * The envelope says when: the messages have a time of day at best. */
#define GANTRY_C123_MAX_SIZE (8 * 1024 * 1024)

GantryMessage *gantry_c123_read (const GantryEnvelope *envelope, const char *data, gsize length, GError **error);

G_END_DECLS

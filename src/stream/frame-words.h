/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "stream/frame.h"

G_BEGIN_DECLS

/* The words of the wire, in the order of their enumerations. */
#define GANTRY_FRAME_MAX_TOPIC 256 /* bytes of a topic's name */

extern const char *const gantry_frame_words[GANTRY_FRAME_BYE + 1];
extern const char *const gantry_outcome_words[GANTRY_OUTCOME_DENIED + 1];
extern const char *const gantry_source_words[GANTRY_SOURCE_LOST + 1];

G_END_DECLS

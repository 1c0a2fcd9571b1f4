/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/message.h"

/* What the tests of the smaller formats share. */

/* A file beside the tests; (transfer full). */
GBytes        *test_load_file  (const char *name);
GantryMessage *test_read_file  (const GantryEnvelope *envelope, const char *name);
/* The reason, in one line of which 'part' is a part, for which text is refused. */
void           test_refused    (const GantryEnvelope *envelope, const char *text, GantrySourceError code, const char *part);
/* Body of an object of a topic in the message's changes; NULL when there is none. (transfer none) */
const char    *test_body       (const GantryMessage *message, const char *topic, const char *id);
/* The only topic of the message that starts so; fails when there are several. (transfer none) */
const char    *test_topic      (const GantryMessage *message, const char *prefix);
/* That the body of an object has this in it, as text. */
void           test_has        (const GantryMessage *message, const char *topic, const char *id, const char *part);
void           test_has_not    (const GantryMessage *message, const char *topic, const char *id, const char *part);

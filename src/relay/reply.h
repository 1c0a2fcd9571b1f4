/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Answers with one line of text; control characters in it become spaces. */
void gantry_reply_line (SoupServerMessage *msg, guint status, const char *line);
/* (transfer full) text */
void gantry_reply_take (SoupServerMessage *msg, const char *content_type, char *text);
/* Answers a request whose body is too much to be read, and ends its connection: what still comes is thrown away for a
 * moment, so that the answer is seen. Safe in a signal handler of the message. */
void gantry_reply_cut  (SoupServerMessage *msg, guint status, const char *line);

G_END_DECLS

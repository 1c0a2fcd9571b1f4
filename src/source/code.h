/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Codes for what comes without codes of the Games. */

/* A name as (part of) a code of at most 'width' characters of A-Z, 0-9, '.' and '-'. A name that has only those comes out as it
 * is; of another as much as there is room for, then '.' and a digest of all of it: two names never become the same code.
 * width: at least 8. (transfer full) */
char *gantry_code_fit (const char *name, gsize width);

/* A digest of a text: so many characters of A-Z and 0-9, at most 12. (transfer full) */
char *gantry_code_digest (const char *text, guint length);

/* The 34 characters of a unit, its parts fitted and filled. gender: M, W, X or O. (transfer full) */
char *gantry_code_unit (const char *discipline, char gender, const char *event, const char *phase, const char *unit);

/* The same of the event alone. (transfer full) */
char *gantry_code_event (const char *discipline, char gender, const char *event);

/* A code for a person or team that has none, from what is known of them: 'N' and a digest of the texts, NULL-terminated; empty
 * ones count. (transfer full) */
char *gantry_code_person (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* The code when it can be part of an id: not empty, of at most 128 bytes and without control characters. */
gboolean gantry_code_is_usable (const char *code);

/* What tells rows apart: the code, or with "#2", "#3" … what has come before. seen: set of what came, owns its keys.
 * (transfer full) */
char *gantry_code_once (GHashTable *seen, const char *code);

G_END_DECLS

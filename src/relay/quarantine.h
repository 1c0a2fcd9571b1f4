/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder of refused bodies as they came, each with a ".why" beside it: the reason in one line. Bounded by number and bytes,
 * oldest out. One thread at a time; the two getters any thread. */
typedef struct _GantryQuarantine GantryQuarantine;

GantryQuarantine *gantry_quarantine_new       (const char *folder, guint max_files, gint64 max_bytes);
void              gantry_quarantine_free      (GantryQuarantine *self);
/* suffix: what the body is, "xml" or "xml.gz". Failure is logged and the body not kept: it changes nothing else. */
void              gantry_quarantine_keep      (GantryQuarantine *self, GBytes *body, const char *suffix, gint64 received, const char *why);
gint64            gantry_quarantine_get_files (GantryQuarantine *self);
gint64            gantry_quarantine_get_bytes (GantryQuarantine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryQuarantine, gantry_quarantine_free)

G_END_DECLS

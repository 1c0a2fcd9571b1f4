/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "relay/options.h"

G_BEGIN_DECLS

/* One relay: intake, journal, documents and stream put together behind one HTTP server. Main thread.
 *
 *   POST /odf, PUT /iof → intake ┐
 *   --source: lines, folders → feeds ┴→ pipeline (worker: read, store) → state, sources → hub → seats, then the answer */
typedef struct _GantryRelay GantryRelay;

typedef void (*GantryRelayStopFunc) (gpointer data);

/* Opens the store, comes back to where it was, listens. options: (transfer none), must outlive the relay. */
GantryRelay   *gantry_relay_new          (const GantryRelayOptions *options, GError **error);
/* At once: what is not stored yet is, but not answered. */
void           gantry_relay_free         (GantryRelay *self);
/* Takes nothing more, finishes and answers what it has, says bye to the seats, then calls func; free it then. */
void           gantry_relay_stop         (GantryRelay *self, GantryRelayStopFunc func, gpointer data);
/* "http://127.0.0.1:7350", with the port that was found. */
const char    *gantry_relay_get_url      (GantryRelay *self);
GantryMetrics *gantry_relay_get_metrics  (GantryRelay *self); /* (transfer none) */
GantryDocuments *gantry_relay_get_documents (GantryRelay *self); /* (transfer none) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryRelay, gantry_relay_free)

G_END_DECLS

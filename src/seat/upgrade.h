/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Connects to a ws or wss address and asks for a WebSocket (RFC 6455, 4.1), on a stream that is paced: libsoup's own way there
 * gives one that is read until nothing is left, however long that takes. Proxies are those of the system; a name and a password
 * in the address are sent as Basic authorization. protocol: the only one that is asked for; the answer may name another or none,
 * which is the caller's to judge. */
void                     gantry_upgrade_async  (GUri *uri, const char *protocol, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer data);
/* (transfer full) */
SoupWebsocketConnection *gantry_upgrade_finish (GAsyncResult *result, GError **error);

G_END_DECLS

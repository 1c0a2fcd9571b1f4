/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The server's end of one WebSocket (RFC 6455), after the handshake. Made for fan-out: a frame is put into its final bytes
 * once and those bytes go to every socket, unchanged and not copied; nothing is queued here but the frame that is on its way,
 * so the owner decides what a slow peer gets. Messages from the peer are bounded as a whole, fragments included. (libsoup's
 * own connection copies and queues each frame without bound, and its 3.2 does not bound the sum of fragments.)
 *
 * Main thread. An event may drop the last reference. */
#define GANTRY_TYPE_WEBSOCKET (gantry_websocket_get_type ())
G_DECLARE_FINAL_TYPE (GantryWebsocket, gantry_websocket, GANTRY, WEBSOCKET, GObject)

typedef enum
{
  GANTRY_WEBSOCKET_NORMAL = 1000,
  GANTRY_WEBSOCKET_GOING_AWAY = 1001,
  GANTRY_WEBSOCKET_PROTOCOL_ERROR = 1002,
  GANTRY_WEBSOCKET_UNSUPPORTED = 1003,
  GANTRY_WEBSOCKET_BAD_DATA = 1007,
  GANTRY_WEBSOCKET_POLICY = 1008,
  GANTRY_WEBSOCKET_TOO_BIG = 1009,
} GantryWebsocketCode;

typedef struct
{
  /* One text message; its bytes are not checked to be UTF-8. */
  void (*message) (const char *text, gsize length, gpointer data);
  /* gantry_websocket_can_send() has become TRUE. */
  void (*ready) (gpointer data);
  /* The peer broke the protocol; nothing more is read. The owner closes. */
  void (*broken) (GantryWebsocketCode code, const char *why, gpointer data);
  /* The connection is gone: the last event. */
  void (*closed) (gpointer data);
} GantryWebsocketEvents;

/* payload as the bytes of one unfragmented text frame, to be sent as often as wanted. (transfer full) */
GBytes          *gantry_websocket_pack     (GBytes *payload);

/* What it was made from; (transfer full). */
GBytes          *gantry_websocket_unpack   (GBytes *wire);

/* socket: below the stream, to end one direction at closing; (nullable). events and data must stay until
 * gantry_websocket_detach() or the last reference. */
GantryWebsocket *gantry_websocket_new      (GIOStream *stream, GSocket *socket, gsize max_message,
                                            const GantryWebsocketEvents *events, gpointer data);
/* No more events. */
void             gantry_websocket_detach   (GantryWebsocket *self);
gboolean         gantry_websocket_can_send (GantryWebsocket *self);
/* wire: from gantry_websocket_pack(). Only while gantry_websocket_can_send(). */
void             gantry_websocket_send     (GantryWebsocket *self, GBytes *wire);
/* Sends a last frame (nullable) and the closing handshake behind what is on its way, waits a moment for the peer's, and
 * reports "closed". Further calls do nothing. */
void             gantry_websocket_close    (GantryWebsocket *self, GantryWebsocketCode code, GBytes *last);
/* Ms since bytes last went out or nothing was waiting to. */
gint64           gantry_websocket_get_stalled (GantryWebsocket *self);
/* The kernel gave the peer up (TCP_USER_TIMEOUT): what was sent was not confirmed, or not taken, for too long. */
gboolean         gantry_websocket_get_timed_out (GantryWebsocket *self);

G_END_DECLS

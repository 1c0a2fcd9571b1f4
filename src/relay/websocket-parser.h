/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "relay/websocket.h"

G_BEGIN_DECLS

/* Understands what a client sends on a WebSocket: bytes in, messages and controls out. A message is bounded as a whole,
 * fragments included; no more than that and one control frame is ever held. */
typedef struct
{
  GByteArray *in;      /* read, not yet understood */
  GByteArray *message; /* payload of the fragments so far */
  gsize max_message;
  gsize done;          /* bytes of 'in' that the last event was made of */
  gboolean in_message; /* a first fragment has come, the last one not yet */
  gboolean complete;   /* 'message' was handed out */
} GantryWebsocketParser;

typedef enum
{
  GANTRY_WEBSOCKET_NOTHING, /* more bytes are needed */
  GANTRY_WEBSOCKET_MESSAGE, /* a whole text message */
  GANTRY_WEBSOCKET_PING,
  GANTRY_WEBSOCKET_CLOSE,
  GANTRY_WEBSOCKET_BROKEN,  /* not the protocol, or beyond the bounds: nothing after this can be understood */
} GantryWebsocketEvent;

/* What came. payload: (transfer none), until the next call. */
typedef struct
{
  GantryWebsocketEvent event;
  const guint8 *payload;
  gsize size;
  GantryWebsocketCode code; /* BROKEN */
  const char *why;          /* BROKEN */
} GantryWebsocketItem;

void gantry_websocket_parser_init  (GantryWebsocketParser *self, gsize max_message);
void gantry_websocket_parser_clear (GantryWebsocketParser *self);
void gantry_websocket_parser_feed  (GantryWebsocketParser *self, const guint8 *bytes, gsize size);
void gantry_websocket_parser_next  (GantryWebsocketParser *self, GantryWebsocketItem *item);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/websocket-parser.h"

#include <string.h>

#define MAX_CONTROL     125
#define OP_CONTINUATION 0x0
#define OP_TEXT         0x1
#define OP_BINARY       0x2
#define OP_CLOSE        0x8
#define OP_PING         0x9
#define OP_PONG         0xa

/* The beginning of a frame. */
typedef struct
{
  gboolean final;
  guint8 opcode;
  guint8 mask[4];
  gsize length; /* of itself, bytes */
  guint64 size; /* of the payload */
} Head;

void
gantry_websocket_parser_init (GantryWebsocketParser *self, gsize max_message)
{
  *self = (GantryWebsocketParser) { .max_message = max_message };
  self->in = g_byte_array_new ();
  self->message = g_byte_array_new ();
}

void
gantry_websocket_parser_clear (GantryWebsocketParser *self)
{
  g_clear_pointer (&self->in, g_byte_array_unref);
  g_clear_pointer (&self->message, g_byte_array_unref);
}

void
gantry_websocket_parser_feed (GantryWebsocketParser *self, const guint8 *bytes, gsize size)
{
  g_byte_array_append (self->in, bytes, size);
}

/* Makes room of what the last event was made of. */
static void
forget_last (GantryWebsocketParser *self)
{
  if (self->done > 0)
    g_byte_array_remove_range (self->in, 0, self->done);
  self->done = 0;
  if (self->complete)
    g_byte_array_set_size (self->message, 0);
  self->complete = FALSE;
}

static void
break_off (GantryWebsocketItem *item, GantryWebsocketCode code, const char *why)
{
  item->event = GANTRY_WEBSOCKET_BROKEN;
  item->code = code;
  item->why = why;
}

/* What is wrong with the first two bytes of a frame; NULL when nothing. */
static const char *
check_start (GantryWebsocketParser *self, guint8 first, guint8 second)
{
  guint8 opcode = first & 0x0f;

  if ((first & 0x70) != 0)
    return "reserved bits in a WebSocket frame";
  if ((second & 0x80) == 0)
    return "a WebSocket frame that is not masked";
  if (opcode > OP_BINARY && (opcode < OP_CLOSE || opcode > OP_PONG))
    return "a WebSocket frame of unknown type";
  if (opcode >= OP_CLOSE && ((first & 0x80) == 0 || (second & 0x7f) > MAX_CONTROL))
    return "a WebSocket control frame in parts or too long";
  if (opcode == OP_CONTINUATION && !self->in_message)
    return "a WebSocket continuation of nothing";
  if (opcode == OP_TEXT && self->in_message)
    return "a WebSocket message inside of another";
  return NULL;
}

/* FALSE while there are not enough bytes. */
static gboolean
read_head (GByteArray *in, Head *head)
{
  guint8 length;
  guint extra;

  if (in->len < 2)
    return FALSE;
  length = in->data[1] & 0x7f;
  extra = length == 127 ? 8 : length == 126 ? 2 : 0;
  head->length = 2 + extra + 4;
  if (in->len < head->length)
    return FALSE;
  head->final = (in->data[0] & 0x80) != 0;
  head->opcode = in->data[0] & 0x0f;
  head->size = extra == 0 ? length : 0;
  for (guint i = 0; i < extra; i++)
    head->size = head->size << 8 | in->data[2 + i];
  memcpy (head->mask, in->data + 2 + extra, 4);
  return TRUE;
}

/* One whole frame with its payload unmasked. A fragment or a pong is no event of its own. */
static void
take_frame (GantryWebsocketParser *self, const Head *head, guint8 *payload, GantryWebsocketItem *item)
{
  item->payload = payload;
  item->size = head->size;
  if (head->opcode == OP_CLOSE)
    item->event = GANTRY_WEBSOCKET_CLOSE;
  if (head->opcode == OP_PING)
    item->event = GANTRY_WEBSOCKET_PING;
  if (head->opcode > OP_BINARY)
    return;
  g_byte_array_append (self->message, payload, head->size);
  self->in_message = !head->final;
  if (!head->final)
    return;
  self->complete = TRUE;
  item->event = GANTRY_WEBSOCKET_MESSAGE;
  item->payload = self->message->data;
  item->size = self->message->len;
}

/* FALSE when there is no whole frame, or none that can be taken: then the item says so. */
static gboolean
parse_frame (GantryWebsocketParser *self, GantryWebsocketItem *item)
{
  const char *wrong = self->in->len >= 2 ? check_start (self, self->in->data[0], self->in->data[1]) : NULL;
  Head head;
  guint8 *payload;

  if (wrong != NULL)
    break_off (item, GANTRY_WEBSOCKET_PROTOCOL_ERROR, wrong);
  if (wrong != NULL || !read_head (self->in, &head))
    return FALSE;
  if (head.opcode == OP_BINARY)
    break_off (item, GANTRY_WEBSOCKET_UNSUPPORTED, "a binary WebSocket message, only text is taken");
  else if (head.opcode < OP_CLOSE && head.size > self->max_message - self->message->len)
    break_off (item, GANTRY_WEBSOCKET_TOO_BIG, "a message larger than a seat may send");
  if (item->event == GANTRY_WEBSOCKET_BROKEN || self->in->len - head.length < head.size)
    return FALSE;
  payload = self->in->data + head.length;
  for (gsize i = 0; i < head.size; i++)
    payload[i] ^= head.mask[i % 4];
  self->done = head.length + head.size;
  take_frame (self, &head, payload, item);
  return TRUE;
}

void
gantry_websocket_parser_next (GantryWebsocketParser *self, GantryWebsocketItem *item)
{
  *item = (GantryWebsocketItem) { .event = GANTRY_WEBSOCKET_NOTHING };
  forget_last (self);
  while (parse_frame (self, item) && item->event == GANTRY_WEBSOCKET_NOTHING)
    forget_last (self);
}

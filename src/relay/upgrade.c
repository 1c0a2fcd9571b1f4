/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/upgrade.h"

#include "relay/reply.h"
#include "stream/frame.h"

#include <string.h>

static gboolean
offers_protocol (SoupServerMessage *msg)
{
  const char *header = soup_message_headers_get_list (soup_server_message_get_request_headers (msg), "Sec-WebSocket-Protocol");
  GSList *names = header != NULL ? soup_header_parse_list (header) : NULL;
  gboolean found = g_slist_find_custom (names, GANTRY_STREAM_PROTOCOL, (GCompareFunc) strcmp) != NULL;

  soup_header_free_list (names);
  return found;
}

/* The answer is out: from here on it is a WebSocket. */
static void
switched_cb (SoupServerMessage *msg, gpointer data)
{
  GantryHub *hub = data;
  GSocket *socket = soup_server_message_get_socket (msg);
  g_autoptr (GSocket) held = socket != NULL ? g_object_ref (socket) : NULL;
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (msg);

  if (stream != NULL)
    gantry_hub_accept (hub, stream, held);
}

void
gantry_upgrade (GantryHub *hub, SoupServerMessage *msg)
{
  char *protocols[] = { (char *) GANTRY_STREAM_PROTOCOL, NULL };
  g_autoptr (GError) error = NULL;

  if (!soup_websocket_server_check_handshake (msg, NULL, NULL, NULL, &error))
    gantry_reply_line (msg, SOUP_STATUS_BAD_REQUEST, error->message);
  else if (!offers_protocol (msg))
    gantry_reply_line (msg, SOUP_STATUS_BAD_REQUEST, "Sec-WebSocket-Protocol: “" GANTRY_STREAM_PROTOCOL "” is not offered");
  else if (gantry_hub_is_full (hub))
    gantry_reply_line (msg, SOUP_STATUS_SERVICE_UNAVAILABLE, "no seat is free");
  else if (soup_websocket_server_process_handshake (msg, NULL, protocols, NULL, NULL))
    g_signal_connect (msg, "wrote-informational", G_CALLBACK (switched_cb), hub);
}

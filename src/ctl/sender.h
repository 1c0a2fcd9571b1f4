/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ctl/recording.h"

G_BEGIN_DECLS

/* Sends messages to a receiver as an ODF sender does: one POST a message, gzip, on a connection that is
 * kept; a message that is not answered, or answered with an error of the receiver's own (5xx, 408,
 * 429), is sent again at regular intervals until it succeeds; any other answer is final. One message at
 * a time. */
#define GANTRY_TYPE_SENDER (gantry_sender_get_type ())
G_DECLARE_FINAL_TYPE (GantrySender, gantry_sender, GANTRY, SENDER, GObject)

#define GANTRY_SENDER_ERROR (gantry_sender_error_quark ())
GQuark gantry_sender_error_quark (void);

typedef enum
{
  GANTRY_SENDER_ERROR_REFUSED, /* the receiver will not take this message: its answer */
  GANTRY_SENDER_ERROR_NO_USE,  /* it will not take any: wrong key, no such place */
} GantrySenderError;

/* base: "http://127.0.0.1:7350"; NULL with an error when it is no http or https address. key:
 * X-API-KEY; (nullable). retry: ms between attempts. */
GantrySender *gantry_sender_new          (const char *base, const char *key, guint retry,
                                          GError **error);

void          gantry_sender_send_async   (GantrySender *self,
                                          const GantryRecordedMessage *message,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean      gantry_sender_send_finish  (GantrySender *self, GAsyncResult *result, GError **error);

/* How often a message was sent again. */
guint64       gantry_sender_get_resent   (GantrySender *self);
/* Why the last attempt failed, while it is being repeated; (nullable). */
const char   *gantry_sender_get_trouble  (GantrySender *self);

G_END_DECLS

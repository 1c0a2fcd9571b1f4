/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "source/message.h"

G_BEGIN_DECLS

/* The Olympic Data Feed: one message in, changes of documents out. Stateless and deterministic: what a message becomes
 * depends on that message alone, so that two relays make the same objects of it (docs/documents.md). Any thread. */

#define GANTRY_ODF_MAX_SIZE      (10 * 1024 * 1024) /* of a message, unpacked (foundation principles, 8) */

/* A message that was read. Texts are never NULL. */
typedef struct
{
  char *competition;
  char *code;
  char *subcode;
  char *type;
  char *subtype;
  char *language;
  char *source;
  char *status;   /* ResultStatus */
  gint64 version; /* 1 … 2^31 - 1 */
  gint64 at;      /* Date and Time, ms, as if UTC */
  char *date;
  char *logical_date;
  gboolean test;      /* FeedFlag T */
  gboolean partial;   /* an _UPDATE: no version check, every one counts */
  gboolean withdrawn; /* no Competition element in a message that should have one */
  GantryClass class;
  GantryControl control;
  gint64 silence;     /* DT_LOCAL_ON: KADelay + DelayOffSet, ms; 0 when not announced */
  GPtrArray *changes; /* (element-type GantryChange) (owned) */
  GHashTable *oddities; /* name → count as GUINT_TO_POINTER: unknown elements and attributes ("Result@Foo"), bad values passed over */
} GantryOdfMessage;

/* data: the message, already unpacked. NULL with an error that says what is wrong and where, in one line. */
GantryOdfMessage *gantry_odf_parse        (const char *data, gsize length, GError **error);
void              gantry_odf_message_free (GantryOdfMessage *self);
/* The same as a message of any format. The source is that of the message itself. */
GantryMessage    *gantry_odf_read         (const GantryEnvelope *envelope, const char *data, gsize length, GError **error);
/* The six-part replacement key as one text (unit separator 0x1f between the parts): competition, code, subcode, type,
 * subtype, language (ENG when the message has none). (transfer full) */
char             *gantry_odf_message_dup_key (const GantryOdfMessage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryOdfMessage, gantry_odf_message_free)

G_END_DECLS

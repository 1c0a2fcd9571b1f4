/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/change.h"

G_BEGIN_DECLS

/* The Olympic Data Feed: one message in, changes of documents out. Stateless and deterministic: what a message becomes
 * depends on that message alone, so that two relays make the same objects of it (docs/documents.md). Any thread. */

#define GANTRY_ODF_MAX_SIZE      (10 * 1024 * 1024) /* of a message, unpacked (foundation principles, 8) */
#define GANTRY_ODF_MAX_DEPTH     64
#define GANTRY_ODF_MAX_ATTRIBUTE (64 * 1024)

#define GANTRY_ODF_ERROR (gantry_odf_error_quark ())
GQuark gantry_odf_error_quark (void);

typedef enum
{
  GANTRY_ODF_ERROR_TOO_LARGE,
  GANTRY_ODF_ERROR_NOT_XML,   /* not well-formed, wrong encoding, cut short: line and column in the message */
  GANTRY_ODF_ERROR_FORBIDDEN, /* document type declaration, entities, too deep, too long an attribute */
  GANTRY_ODF_ERROR_HEADER,    /* not OdfBody, or a header attribute missing or out of range: which one */
} GantryOdfError;

typedef enum
{
  GANTRY_ODF_CLASS_DOCUMENT, /* has sporting content that becomes documents */
  GANTRY_ODF_CLASS_CONTROL,  /* drives the state of its source */
  GANTRY_ODF_CLASS_OTHER,    /* a type we know by name whose content is not shown (DT_PDF, DT_IMAGE …): kept, counted */
  GANTRY_ODF_CLASS_UNKNOWN,  /* not a type of the schema: kept, counted, passed over */
} GantryOdfClass;

typedef enum
{
  GANTRY_ODF_CONTROL_NONE,
  GANTRY_ODF_CONTROL_ON,         /* DT_LOCAL_ON */
  GANTRY_ODF_CONTROL_OFF,        /* DT_LOCAL_OFF */
  GANTRY_ODF_CONTROL_KEEP_ALIVE, /* DT_KA, DT_PING */
  GANTRY_ODF_CONTROL_MORNING,    /* DT_GLOBAL_GM */
  GANTRY_ODF_CONTROL_NIGHT,      /* DT_GLOBAL_GN: every source is off */
} GantryOdfControl;

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
  GantryOdfClass class;
  GantryOdfControl control;
  gint64 silence;     /* DT_LOCAL_ON: KADelay + DelayOffSet, ms; 0 when not announced */
  GPtrArray *changes; /* (element-type GantryChange) (owned) */
  GHashTable *oddities; /* name → count as GUINT_TO_POINTER: unknown elements and attributes ("Result@Foo"), bad values passed over */
} GantryOdfMessage;

/* data: the message, already unpacked. NULL with an error that says what is wrong and where, in one line. */
GantryOdfMessage *gantry_odf_parse        (const char *data, gsize length, GError **error);
void              gantry_odf_message_free (GantryOdfMessage *self);
/* The six-part replacement key as one text (unit separator 0x1f between the parts): competition, code, subcode, type,
 * subtype, language (ENG when the message has none). (transfer full) */
char             *gantry_odf_message_dup_key (const GantryOdfMessage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryOdfMessage, gantry_odf_message_free)

G_END_DECLS

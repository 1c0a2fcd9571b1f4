/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/change.h"
#include "source/error.h"

G_BEGIN_DECLS

/* What a relay takes, whatever it came from: one message of a feed, one file of a folder. */
typedef enum
{
  GANTRY_FORMAT_ODF,   /* Olympic Data Feed, a message */
  GANTRY_FORMAT_C123,  /* Canoe123, what belongs together of a stream (c123/stream.h) */
  GANTRY_FORMAT_LENEX, /* Lenex 3, a file */
  GANTRY_FORMAT_IOF,   /* IOF XML 3 and 2.0.3, a file */
  GANTRY_N_FORMATS
} GantryFormat;

/* "odf", "c123" …: the word of the command line, the journal and the metrics. */
const char  *gantry_format_to_string    (GantryFormat format);
gboolean     gantry_format_parse        (const char *text, GantryFormat *format);
/* Bytes of a body, unpacked. */
gsize        gantry_format_get_max_size (GantryFormat format);

/* What a body does not say of itself; kept with it, so that it is read again to the same end. */
typedef struct
{
  GantryFormat format;
  char *origin;  /* (owned): id of the source it came through; "" for ODF, whose messages name theirs */
  gint64 at;     /* source time where the body has none, ms; 0: unknown */
  gint64 serial; /* tells bodies of one 'at' apart, in their order */
} GantryEnvelope;

void gantry_envelope_clear (GantryEnvelope *self);
void gantry_envelope_copy  (GantryEnvelope *self, const GantryEnvelope *from);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryEnvelope, gantry_envelope_clear)

typedef enum
{
  GANTRY_CLASS_DOCUMENT, /* has sporting content that becomes documents */
  GANTRY_CLASS_CONTROL,  /* drives the state of its source */
  GANTRY_CLASS_OTHER,    /* a type we know by name whose content is not shown (DT_PDF, DT_IMAGE …): kept, counted */
  GANTRY_CLASS_UNKNOWN,  /* not a type of the format: kept, counted, passed over */
} GantryClass;

typedef enum
{
  GANTRY_CONTROL_NONE,
  GANTRY_CONTROL_ON,         /* the source sends from now on */
  GANTRY_CONTROL_OFF,        /* and no more */
  GANTRY_CONTROL_KEEP_ALIVE,
  GANTRY_CONTROL_MORNING,
  GANTRY_CONTROL_NIGHT,      /* every source is off */
} GantryControl;

/* How a message stands to others of its key. */
typedef enum
{
  GANTRY_MESSAGE_FULL,    /* the newest replaces the others: what it has no more is gone */
  GANTRY_MESSAGE_PARTIAL, /* every one counts */
  GANTRY_MESSAGE_CONTROL, /* says something about its source */
  GANTRY_MESSAGE_PARTS,   /* each of its documents stands for itself, by its own rev; what it does not name stays */
} GantryMessageMode;

/* A message that was read. Stateless and deterministic: what a body becomes depends on it and its envelope alone, so that two
 * relays make the same objects of it (docs/documents.md). Texts are never NULL. */
typedef struct
{
  char *type;   /* "DT_RESULT", "C123_RESULTS", "LENEX", "IOF_RESULT" … */
  char *code;   /* what it is about, for people */
  char *key;    /* of replacement */
  char *source; /* id */
  gint64 at;    /* source time, ms, as if UTC */
  GantryClass class;
  GantryControl control;
  gint64 silence; /* with CONTROL_ON: how long its silences can be, ms; 0 when not announced */
  GantryMessageMode mode;
  GantryRev rev;
  GPtrArray *changes;   /* (element-type GantryChange) (owned) */
  GHashTable *oddities; /* name → count as GUINT_TO_POINTER: what was passed over ("Result@Foo") */
} GantryMessage;

/* A body without its packing, when the format has one (a Lenex file in an archive); else the same. NULL with an error. */
GBytes        *gantry_message_unpack (GantryFormat format, GBytes *raw, GError **error);
/* data: unpacked. NULL with an error that says what is wrong and where, in one line. Any thread. */
GantryMessage *gantry_message_read (const GantryEnvelope *envelope, const char *data, gsize length, GError **error);
/* An empty one, for the formats to fill. */
GantryMessage *gantry_message_new  (void);
void           gantry_message_free (GantryMessage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryMessage, gantry_message_free)

G_END_DECLS

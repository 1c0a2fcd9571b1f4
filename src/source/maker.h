/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/body.h"
#include "source/message.h"

G_BEGIN_DECLS

/* Makes the changes of a message, one body after the other. Lives on the stack of a format's reading. */
typedef struct
{
  GantryMessage *message; /* not owned */
  GantryRev rev;          /* of the changes that are added: that of the message, unless it is set to another */
  GantryBodyWriter writer;
} GantryMaker;

/* message: with its rev and time. */
void          gantry_maker_init  (GantryMaker *self, GantryMessage *message);
void          gantry_maker_clear (GantryMaker *self);

/* A new change of the message; owned by it. */
GantryChange *gantry_maker_add   (GantryMaker *self, const char *topic, const char *scope, GantryChangeMode mode);
/* Begins a body; then write its members, then take it. */
void          gantry_maker_open  (GantryMaker *self);
void          gantry_maker_text  (GantryMaker *self, const char *member, const char *value);
/* Puts what was written into the change as that object. */
void          gantry_maker_take  (GantryMaker *self, GantryChange *change, const char *id);

/* One element of an array of ext (docs/documents.md); nothing when there is neither value nor irm. Leave it open to add to it. */
void          gantry_maker_ext      (GantryMaker *self, const char *type, const char *code, const char *pos, const char *value);
void          gantry_maker_open_ext (GantryMaker *self, const char *type, const char *code, const char *pos, const char *value);
void          gantry_maker_close    (GantryMaker *self);
/* {"ENG": text} */
void          gantry_maker_name     (GantryMaker *self, const char *member, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryMaker, gantry_maker_clear)

G_END_DECLS

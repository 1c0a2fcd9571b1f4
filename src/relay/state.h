/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"
#include "source/message.h"

G_BEGIN_DECLS

/* What all messages so far amount to: the documents, and of every replacement key what its newest message spoke of, so that
 * documents which a newer one has no more are emptied. A message itself says only what it has. Main thread. */
typedef struct _GantryState GantryState;

/* A change that did something; outcome->verdict is TAKEN. */
typedef void (*GantryStateFunc) (const GantryChange *change, const GantryOutcome *outcome, gpointer data);

/* func: called for each change that was taken; (nullable). */
GantryState     *gantry_state_new           (GantryStateFunc func, gpointer data);
void             gantry_state_free          (GantryState *self);
void             gantry_state_set_func      (GantryState *self, GantryStateFunc func, gpointer data);
/* FALSE when it changed nothing: a repeat, or overtaken. */
gboolean         gantry_state_apply         (GantryState *self, const GantryMessage *message);
GantryDocuments *gantry_state_get_documents (GantryState *self); /* (transfer none) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryState, gantry_state_free)

G_END_DECLS

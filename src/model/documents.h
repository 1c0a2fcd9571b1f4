/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/change.h"
#include "model/digest.h"
#include "model/object.h"

G_BEGIN_DECLS

/* All topics that somebody keeps (a relay: everything; a seat: what it has open), and the one place where a change is
 * applied (docs/documents.md, "Revisions, scopes, time"). No I/O, no signals; one thread. */
#define GANTRY_TYPE_DOCUMENTS (gantry_documents_get_type ())
G_DECLARE_FINAL_TYPE (GantryDocuments, gantry_documents, GANTRY, DOCUMENTS, GObject)

typedef enum
{
  GANTRY_VERDICT_TAKEN,
  GANTRY_VERDICT_STALE,      /* not newer than what is known: a repeat, or overtaken. Nothing changed */
  GANTRY_VERDICT_OTHER_BASE, /* a DELTA against a state that is not ours. Nothing changed: fetch a snapshot */
} GantryVerdict;

/* What applying a change did. 'base' is the scope's floor before. TAKEN with nothing changed and nothing gone is
 * possible: a newer message that says the same. */
typedef struct
{
  GantryVerdict verdict;
  GantryRev base;
  GPtrArray *changed; /* (element-type GantryObject) (owned): new or with another body, in the order of the
                       * change; in a PARTIAL change also those that only have a newer rev */
  GPtrArray *before;  /* (element-type GantryObject) (owned): of each of 'changed' what was there; NULL for a new one */
  GPtrArray *gone;    /* (element-type GantryObject) (owned): as they were */
} GantryOutcome;

void             gantry_outcome_clear            (GantryOutcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryOutcome, gantry_outcome_clear)

GantryDocuments *gantry_documents_new            (void);

/* *outcome need not be initialised; clear it afterwards. */
void             gantry_documents_apply          (GantryDocuments *self, const GantryChange *change, GantryOutcome *outcome);

/* Names of all topics, sorted; (transfer container): free the array with g_ptr_array_unref(). */
GPtrArray       *gantry_documents_list_topics    (GantryDocuments *self);
/* Objects of a topic sorted by id, all or those whose id starts with prefix; (transfer full) (element-type GantryObject). */
GPtrArray       *gantry_documents_list_objects   (GantryDocuments *self, const char *topic, const char *prefix);
guint            gantry_documents_count_objects  (GantryDocuments *self, const char *topic);
/* (nullable) (transfer none) */
GantryObject    *gantry_documents_lookup         (GantryDocuments *self, const char *topic, const char *id);

/* The scopes of a topic as full changes from which another GantryDocuments gets the same state: what a snapshot
 * carries. (transfer full) (element-type GantryChange) */
GPtrArray       *gantry_documents_snapshot       (GantryDocuments *self, const char *topic);
/* GANTRY_REV_NONE for a scope that was never seen. */
GantryRev        gantry_documents_get_floor      (GantryDocuments *self, const char *topic, const char *scope);
/* The rev that counts for an object: the higher of its own and its scope's floor. */
GantryRev        gantry_documents_get_rev        (GantryDocuments *self, const char *topic, const char *id);
/* Of the revs of a topic's scopes and objects, whatever order they came in (docs/stream.md, "Digests"): two that hold the same
 * revs have the same. Worked out when somebody asks after a change, then kept. Zero for a topic that holds nothing. */
GantryDigest     gantry_documents_get_digest     (GantryDocuments *self, const char *topic);
void             gantry_documents_forget_topic   (GantryDocuments *self, const char *topic);

/* For documents that are not fed with changes but driven by somebody who knows what belongs there at a time: a delay, a step
 * back. No revision is looked at. */
void             gantry_documents_put_object     (GantryDocuments *self, const char *topic, GantryObject *object);
void             gantry_documents_remove_object  (GantryDocuments *self, const char *topic, const char *id);
void             gantry_documents_set_floor      (GantryDocuments *self, const char *topic, const char *scope, GantryRev floor);

G_END_DECLS

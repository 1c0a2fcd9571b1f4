/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/changes.h"
#include "seat/seat.h"

G_BEGIN_DECLS

/* What a notice is made from; what is NULL is "". */
typedef struct
{
  GantryNoticeKind kind;
  GantryNoticePriority priority;
  const char *unit;
  const char *title;
  const char *code;
  const char *name;
  const char *what;
  const char *from;
  const char *to;
  const char *from_time;
  const char *to_time;
  const char *why;
  gint64 at;
  gboolean read; /* it is no news: nobody need acknowledge it */
} GantryNoticeParts;

GantryNotice  *gantry_notice_new                (const GantryNoticeParts *parts);
gboolean       gantry_notice_is_same            (GantryNotice *self, const GantryNoticeParts *parts);
/* TRUE when it is another one now. */
gboolean       gantry_notice_set_read           (GantryNotice *self);
void           gantry_notice_set_why            (GantryNotice *self, const char *why);
/* Unread first, then newest first, then the one that came last. */
int            gantry_notice_compare            (GantryNotice *a, GantryNotice *b);

/* seat: not owned, it owns the changes. */
GantryChanges *gantry_changes_new               (GantrySeat *seat);
void           gantry_changes_detach            (GantryChanges *self);
/* Shows with the next gantry_changes_publish(). One that is there already is not made twice. */
void           gantry_changes_add               (GantryChanges *self, const GantryNoticeParts *parts);
/* A note of a unit that came without what it explains: it goes to the notices of the same moment that have none; FALSE when
 * there are none. */
gboolean       gantry_changes_explain           (GantryChanges *self, const char *unit, gint64 at, const char *why);
void           gantry_changes_publish           (GantryChanges *self);
/* All of it, as if nothing had ever been shown. */
void           gantry_changes_forget            (GantryChanges *self);
/* Of a unit (NULL: of all), of a competitor in it (NULL: of all). */
void           gantry_changes_acknowledge_where (GantryChanges *self, const char *unit, const char *code);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What somebody should know who has already looked. Texts are the feed's, never NULL. "what" says which field or point. */
typedef enum
{
  GANTRY_NOTICE_WITHDRAWN,    /* before the start; what: "order", from: lane; to: "" or the feed's mark ("DNS") */
  GANTRY_NOTICE_REPLACED,     /* of the newcomer; from and to: both names; what: "order" */
  GANTRY_NOTICE_ENTERED,      /* new in a start list that was shown; to: lane */
  GANTRY_NOTICE_ORDER,        /* another lane or place in the start order. Of more than three competitors it is one notice
                               * without a competitor: from and to are then the lists, "1 NAME, 2 NAME …" */
  GANTRY_NOTICE_DISQUALIFIED, /* from: result (or rank) that stood; to: "DSQ" */
  GANTRY_NOTICE_RESULT,       /* what: "result", "irm", "rank", "qual"; without a competitor: ranks of many */
  GANTRY_NOTICE_SPLIT,        /* what: name of the point ("200") */
  GANTRY_NOTICE_NAME,         /* once for a person, whatever units he is in */
  GANTRY_NOTICE_SCHEDULE,     /* from and to: statuses of the schedule; from-time and to-time: the start as planned */
  GANTRY_NOTICE_STATUS,       /* from and to: statuses of the data; to "": the result was withdrawn. Steps that are expected are
                               * listed as read */
  GANTRY_NOTICE_PROTEST,      /* to: status of the protest ("LODGED"), "" when it was taken back; name: who protests */
  GANTRY_NOTICE_RECORD,       /* what: record types; to: the result; to "": taken back */
  GANTRY_NOTICE_NOTE,         /* a note of the feed's (why) that nothing visible came with */
} GantryNoticeKind;

typedef enum
{
  GANTRY_NOTICE_LOW,
  GANTRY_NOTICE_NORMAL,
  GANTRY_NOTICE_HIGH,
} GantryNoticePriority;

/* One change. Nothing of it ever becomes different but these, which are properties: "unread" (bool), and "why" (string),
 * because the feed's note may come a moment after what it explains. */
#define GANTRY_TYPE_NOTICE (gantry_notice_get_type ())
G_DECLARE_FINAL_TYPE (GantryNotice, gantry_notice, GANTRY, NOTICE, GObject)

GantryNoticeKind     gantry_notice_get_kind      (GantryNotice *self);
GantryNoticePriority gantry_notice_get_priority  (GantryNotice *self);
const char          *gantry_notice_get_unit      (GantryNotice *self); /* RSC */
const char          *gantry_notice_get_title     (GantryNotice *self); /* of the unit, with its own part */
const char          *gantry_notice_get_code      (GantryNotice *self); /* competitor; "" when it is the unit's */
const char          *gantry_notice_get_name      (GantryNotice *self);
const char          *gantry_notice_get_what      (GantryNotice *self);
const char          *gantry_notice_get_from      (GantryNotice *self);
const char          *gantry_notice_get_to        (GantryNotice *self);
/* "2026-07-29T20:04", the venue's time; "" when not known or not the kind for it */
const char          *gantry_notice_get_from_time (GantryNotice *self);
const char          *gantry_notice_get_to_time   (GantryNotice *self);
const char          *gantry_notice_get_why       (GantryNotice *self); /* the feed's note; "" without one */
gint64               gantry_notice_get_at        (GantryNotice *self); /* source time, ms */
gboolean             gantry_notice_is_unread     (GantryNotice *self);

/* A GListModel of GantryNotice: unread first, then newest first; at most 500, the oldest that were read go first. Property
 * "unread" (uint): how many. Made from what boards show when they are flushed: what a delay holds back makes no notice yet.
 * Units that nobody holds are seen only in the schedule. */
#define GANTRY_TYPE_CHANGES (gantry_changes_get_type ())
G_DECLARE_FINAL_TYPE (GantryChanges, gantry_changes, GANTRY, CHANGES, GObject)

guint                gantry_changes_get_unread   (GantryChanges *self);
/* Read: it moves behind the unread ones, and the old values it stands for go from the rows. */
void                 gantry_changes_acknowledge  (GantryChanges *self, GantryNotice *notice);
void                 gantry_changes_acknowledge_all (GantryChanges *self);
/* Nothing later than this source time (ms) is listed: what is in the list is kept and comes back with its time, for somebody
 * who moves back in time. G_MAXINT64, the default: everything. */
void                 gantry_changes_set_horizon  (GantryChanges *self, gint64 at);

G_END_DECLS

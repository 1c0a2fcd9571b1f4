/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/object.h"
#include "seat/schedule.h"
#include "seat/seat-private.h"

G_BEGIN_DECLS

typedef struct
{
  GantryObject *object;  /* unit/<RSC> */
  GantryObject *session; /* (nullable) */
  const char *language;
  gint64 now;            /* 0: the first build */
} GantryScheduleSource;

/* A step of status or time that somebody should know of. Clear it. */
typedef struct
{
  char *from;
  char *to;
  char *from_time; /* "2026-07-29T20:04" */
  char *to_time;
} GantryScheduleStep;

void                gantry_schedule_step_clear   (GantryScheduleStep *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryScheduleStep, gantry_schedule_step_clear)

/* Holds the object against the newest that was shown of the unit and remembers it; TRUE when that is a step. What is older
 * (somebody moved back in time) is none. */
gboolean            gantry_schedule_unit_look    (GantryScheduleUnit *self, GantryObject *object, GantryScheduleStep *step);
GantryScheduleUnit *gantry_schedule_unit_new     (const char *rsc);
void                gantry_schedule_unit_update  (GantryScheduleUnit *self, const GantryScheduleSource *source);
void                gantry_schedule_unit_emit    (GantryScheduleUnit *self);
int                 gantry_schedule_unit_compare (GantryScheduleUnit *a, GantryScheduleUnit *b);

/* seat: not owned, it owns the schedule. */
GantrySchedule     *gantry_schedule_new          (GantrySeat *seat);
/* Follows a schedule topic that came into being. */
/* What was shown was something else's: what comes now is no change. */
void            gantry_schedule_forget     (GantrySchedule *self);
void                gantry_schedule_add_topic    (GantrySchedule *self, const char *topic);
void                gantry_schedule_detach       (GantrySchedule *self);

G_END_DECLS

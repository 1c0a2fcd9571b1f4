/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Work of the main thread that comes in bursts, done in its order and a slice at a time, so that a window is painted in between.
 * As long as there is little of it, it is done at once. */
typedef struct _GantryWork GantryWork;

typedef enum
{
  GANTRY_WORK_DONE,  /* with this item */
  GANTRY_WORK_AGAIN, /* there is more of it */
  GANTRY_WORK_WAIT,  /* it is not ready: gantry_work_wake() will say so */
} GantryWorkResult;

/* May push, clear and free. */
typedef GantryWorkResult (*GantryWorkFunc) (gpointer item, gpointer data);

GantryWork *gantry_work_new       (GantryWorkFunc func, GDestroyNotify item_free, gpointer data);
void        gantry_work_free      (GantryWork *self);
/* item: (transfer full) */
void        gantry_work_push      (GantryWork *self, gpointer item);
void        gantry_work_wake      (GantryWork *self);
/* Forgets what was not done. */
void        gantry_work_clear     (GantryWork *self);
guint       gantry_work_get_length (GantryWork *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryWork, gantry_work_free)

G_END_DECLS

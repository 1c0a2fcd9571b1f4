/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/work.h"

#define SLICE    5000 /* µs */
#define PRIORITY 150  /* behind painting (120), before what only wants to be done some time (200) */
#define LATEST   30   /* ms after which a slice no longer waits for painting */

/* A slice begins with the first item after the main loop has come round, and is over when its time is used up; what is left then
 * waits for the next one. */
struct _GantryWork
{
  GQueue items;
  GantryWorkFunc func;
  GDestroyNotify item_free;
  gpointer data;
  gint64 spent; /* µs of this slice */
  guint next_id;
  guint latest_id;
  gboolean busy;
  gboolean waiting;
  gboolean cleared; /* by the function itself */
  gboolean freed;   /* likewise */
};

/* The item is out of the queue meanwhile, so that the function may clear that. */
static void
do_first (GantryWork *self)
{
  gpointer item = g_queue_pop_head (&self->items);
  GantryWorkResult result = self->func (item, self->data);

  if (self->cleared || result == GANTRY_WORK_DONE)
    {
      self->item_free (item);
      return;
    }
  self->waiting = result == GANTRY_WORK_WAIT;
  g_queue_push_head (&self->items, item);
}

static void
remove_sources (GantryWork *self)
{
  g_clear_handle_id (&self->next_id, g_source_remove);
  g_clear_handle_id (&self->latest_id, g_source_remove);
}

static void schedule (GantryWork *self); /* a slice asks for the next one */

static void
run (GantryWork *self)
{
  gint64 begun = g_get_monotonic_time (), before = self->spent;

  self->busy = TRUE;
  self->cleared = FALSE;
  self->waiting = FALSE;
  while (!self->cleared && !self->waiting && self->spent < SLICE && !g_queue_is_empty (&self->items))
    {
      do_first (self);
      self->spent = before + g_get_monotonic_time () - begun;
    }
  self->busy = FALSE;
  if (self->freed)
    gantry_work_free (self);
  else
    schedule (self);
}

static void
begin_slice (GantryWork *self)
{
  remove_sources (self);
  self->spent = 0;
  if (!g_queue_is_empty (&self->items) && !self->waiting)
    run (self);
}

static gboolean
slice_cb (gpointer data)
{
  begin_slice (data);
  return G_SOURCE_CONTINUE; /* gone already */
}

static void
schedule (GantryWork *self)
{
  if (self->next_id != 0)
    return;
  self->next_id = g_idle_add_full (PRIORITY, slice_cb, self, NULL);
  self->latest_id = g_timeout_add (LATEST, slice_cb, self);
}

GantryWork *
gantry_work_new (GantryWorkFunc func, GDestroyNotify item_free, gpointer data)
{
  GantryWork *self = g_new0 (GantryWork, 1);

  g_queue_init (&self->items);
  self->func = func;
  self->item_free = item_free;
  self->data = data;
  return self;
}

void
gantry_work_free (GantryWork *self)
{
  if (self == NULL)
    return;
  remove_sources (self);
  gantry_work_clear (self);
  self->freed = TRUE;
  if (!self->busy)
    g_free (self);
}

void
gantry_work_push (GantryWork *self, gpointer item)
{
  gboolean first;

  g_return_if_fail (self != NULL && item != NULL);

  first = g_queue_is_empty (&self->items);
  g_queue_push_tail (&self->items, item);
  if (first && !self->busy && self->spent < SLICE)
    run (self);
}

void
gantry_work_wake (GantryWork *self)
{
  g_return_if_fail (self != NULL);

  if (!self->waiting)
    return;
  self->waiting = FALSE;
  if (!self->busy && self->spent < SLICE)
    run (self);
}

void
gantry_work_clear (GantryWork *self)
{
  g_return_if_fail (self != NULL);

  g_queue_clear_full (&self->items, self->item_free);
  self->waiting = FALSE;
  self->cleared = TRUE;
}

guint
gantry_work_get_length (GantryWork *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_queue_get_length (&self->items);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/first-frame.h"

/* Nobody notices this much; a relay that does not answer must not keep the desk away for longer. */
#define PATIENCE_MS 100

/* Belongs to the window; ends when the window is shown or goes. */
typedef struct
{
  GantryWindow *window; /* whose data this is */
  GantrySeat *seat;     /* (owned) */
  gulong dirty_id;
  gulong map_id;
  guint flush_id;
  guint timeout_id;
} FirstFrame;

static void
first_frame_free (gpointer data)
{
  FirstFrame *self = data;

  g_clear_signal_handler (&self->dirty_id, self->seat);
  g_clear_signal_handler (&self->map_id, self->window);
  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_object_unref (self->seat);
  g_free (self);
}

static void
end (FirstFrame *self)
{
  g_object_set_data (G_OBJECT (self->window), "gantry-first-frame", NULL);
}

static void
present (FirstFrame *self)
{
  GtkWindow *window = GTK_WINDOW (self->window);

  end (self);
  gtk_window_present (window);
}

/* There is no frame clock yet that would flush. */
static gboolean
flush_cb (gpointer data)
{
  FirstFrame *self = data;

  self->flush_id = 0;
  gantry_seat_flush (self->seat);
  if (gantry_window_has_table (self->window))
    present (self);

  return G_SOURCE_REMOVE;
}

/* What has arrived with this is taken in first: the people of a table, its records. */
static void
dirty_cb (FirstFrame *self)
{
  if (self->flush_id == 0)
    self->flush_id = g_idle_add (flush_cb, self);
}

static gboolean
timeout_cb (gpointer data)
{
  FirstFrame *self = data;

  self->timeout_id = 0;
  present (self);

  return G_SOURCE_REMOVE;
}

void
gantry_first_frame_present (GantryWindow *window, GantrySeat *seat)
{
  FirstFrame *self;

  g_return_if_fail (GANTRY_IS_WINDOW (window));
  g_return_if_fail (GANTRY_IS_SEAT (seat));

  self = g_new0 (FirstFrame, 1);
  self->window = window;
  self->seat = g_object_ref (seat);
  self->dirty_id = g_signal_connect_swapped (seat, "dirty", G_CALLBACK (dirty_cb), self);
  self->map_id = g_signal_connect_swapped (window, "map", G_CALLBACK (end), self);
  self->timeout_id = g_timeout_add (PATIENCE_MS, timeout_cb, self);
  g_object_set_data_full (G_OBJECT (window), "gantry-first-frame", self, first_frame_free);
  dirty_cb (self);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/frame-flush.h"

#include <stdio.h>

typedef struct
{
  GtkWidget *widget; /* whose data this is */
  GantrySeat *seat;  /* (owned) */
  guint tick_id;
  gulong dirty_id;
  GdkFrameClock *clock; /* (owned) (nullable): when there is a trace */
  gulong after_paint_id;
  FILE *trace;      /* (owned) (nullable) */
  GHashTable *revs; /* (owned) (nullable): "topic scope" → rev */
  gboolean flushed; /* since the last paint */
} Flush;

static const char *const traced_scopes[] = { "result", "now" };

static void
trace_scope (Flush *self, const char *topic, const char *scope, gint64 time)
{
  GantryRev rev = gantry_documents_get_floor (gantry_seat_get_documents (self->seat), topic, scope);
  g_autofree char *key = g_strdup_printf ("%s %s", topic, scope);
  g_autofree char *text = gantry_rev_to_string (rev);

  if (gantry_rev_compare (rev, GANTRY_REV_NONE) == 0 ||
      g_strcmp0 (g_hash_table_lookup (self->revs, key), text) == 0)
    return;

  fprintf (self->trace, "%" G_GINT64_FORMAT " %s %s\n", time, key, text);
  g_hash_table_replace (self->revs, g_steal_pointer (&key), g_steal_pointer (&text));
}

static void
after_paint_cb (GdkFrameClock *clock, Flush *self)
{
  gint64 time = g_get_monotonic_time ();
  g_autoptr (GPtrArray) topics = NULL;

  fprintf (self->trace, "paint %" G_GINT64_FORMAT "\n", time);
  if (self->flushed)
    {
      topics = gantry_documents_list_topics (gantry_seat_get_documents (self->seat));
      for (guint i = 0; i < topics->len; i++)
        if (g_str_has_prefix (g_ptr_array_index (topics, i), "unit/"))
          for (guint j = 0; j < G_N_ELEMENTS (traced_scopes); j++)
            trace_scope (self, g_ptr_array_index (topics, i), traced_scopes[j], time);
      self->flushed = FALSE;
    }
  fflush (self->trace);
}

static void
trace_clock (Flush *self, GdkFrameClock *clock)
{
  if (self->trace == NULL || self->clock != NULL)
    return;

  self->clock = g_object_ref (clock);
  self->after_paint_id = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Flush *self = data;

  self->tick_id = 0;
  gantry_seat_flush (self->seat);
  self->flushed = TRUE;
  trace_clock (self, clock);

  return G_SOURCE_REMOVE;
}

static void
dirty_cb (Flush *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
}

static void
flush_free (gpointer data)
{
  Flush *self = data;

  g_clear_signal_handler (&self->dirty_id, self->seat);
  if (self->clock != NULL)
    g_clear_signal_handler (&self->after_paint_id, self->clock);
  g_clear_object (&self->clock);
  g_clear_object (&self->seat);
  g_clear_pointer (&self->trace, fclose);
  g_clear_pointer (&self->revs, g_hash_table_unref);
  g_free (self);
}

/* The tick callback and the frame clock end when the widget is unrealized, before its data goes. */
static void
destroy_cb (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), "gantry-frame-flush", NULL);
}

void
gantry_frame_flush_attach (GtkWidget *widget, GantrySeat *seat)
{
  const char *path = g_getenv ("GANTRY_TRACE_FILE");
  Flush *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GANTRY_IS_SEAT (seat));

  self = g_new0 (Flush, 1);
  self->widget = widget;
  self->seat = g_object_ref (seat);
  if (path != NULL && *path != '\0')
    self->trace = fopen (path, "ae");
  if (self->trace != NULL)
    self->revs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->dirty_id = g_signal_connect_swapped (seat, "dirty", G_CALLBACK (dirty_cb), self);
  g_object_set_data_full (G_OBJECT (widget), "gantry-frame-flush", self, flush_free);
  g_signal_connect (widget, "destroy", G_CALLBACK (destroy_cb), NULL);
  dirty_cb (self);
}

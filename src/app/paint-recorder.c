/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/paint-recorder.h"

#include "app/table-row.h"

#include <stdio.h>

typedef struct
{
  GtkWidget *window;    /* whose data this is */
  GantrySeat *seat;     /* (owned) */
  GdkFrameClock *clock; /* (owned) (nullable): while the window is realized */
  gulong after_paint_id;
  FILE *file;        /* (owned) */
  GHashTable *texts; /* widget (not owned, only compared) → "where\ttext" of the frame before */
  GHashTable *times; /* topic → source time as text */
} Recorder;

static char *
create_line (const char *where, const char *id, const char *text)
{
  /* Everything that is not ASCII stays: it is UTF-8 and has no control characters. */
  static const char kept[] =
      "\200\201\202\203\204\205\206\207\210\211\212\213\214\215\216\217\220\221\222\223\224\225\226\227"
      "\230\231\232\233\234\235\236\237\240\241\242\243\244\245\246\247\250\251\252\253\254\255\256\257"
      "\260\261\262\263\264\265\266\267\270\271\272\273\274\275\276\277\300\301\302\303\304\305\306\307"
      "\310\311\312\313\314\315\316\317\320\321\322\323\324\325\326\327\330\331\332\333\334\335\336\337"
      "\340\341\342\343\344\345\346\347\350\351\352\353\354\355\356\357\360\361\362\363\364\365\366\367"
      "\370\371\372\373\374\375\376\377\"";
  g_autofree char *escaped = g_strescape (text, kept);

  return g_strdup_printf ("%s/%s\t%s", where, id != NULL ? id : "", escaped);
}

/* What a widget itself shows; NULL for those that only hold others. */
static char *
create_text (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  const char *type = G_OBJECT_TYPE_NAME (widget);

  if (GTK_IS_LABEL (widget))
    return create_line (type, id, gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_INSCRIPTION (widget))
    {
      const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));

      return create_line (type, id, text != NULL ? text : "");
    }
  if (GANTRY_IS_CELL (widget))
    {
      GtkWidget *row = gtk_widget_get_parent (widget);
      GObject *item =
          GANTRY_IS_TABLE_ROW (row) ? gantry_table_row_get_item (GANTRY_TABLE_ROW (row)) : NULL;
      g_autofree char *label = gantry_cell_content_dup_label (
          gantry_cell_get_content (GANTRY_CELL (widget)), gantry_cell_get_spec (GANTRY_CELL (widget)));

      return create_line ("cell", GANTRY_IS_ROW (item) ? gantry_row_get_code (GANTRY_ROW (item)) : "",
                          label);
    }

  return NULL;
}

static void
collect (Recorder *self, GtkWidget *widget, GHashTable *now)
{
  char *text;

  if (!gtk_widget_get_mapped (widget))
    return;

  text = create_text (widget);
  if (text != NULL)
    g_hash_table_insert (now, widget, text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (self, child, now);
}

static void
write_differences (Recorder *self, GHashTable *from, GHashTable *to, char sign)
{
  GHashTableIter iter;
  gpointer widget;
  gpointer text;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &widget, &text))
    if (g_strcmp0 (g_hash_table_lookup (to, widget), text) != 0)
      fprintf (self->file, "%c\t%s\n", sign, (const char *)text);
}

static void
write_times (Recorder *self)
{
  GantryDocuments *documents = gantry_seat_get_documents (self->seat);
  g_autoptr (GPtrArray) topics = gantry_documents_list_topics (documents);

  for (guint i = 0; i < topics->len; i++)
    {
      const char *topic = g_ptr_array_index (topics, i);
      g_autoptr (GPtrArray) objects = gantry_documents_list_objects (documents, topic, NULL);
      g_autofree char *text = NULL;
      gint64 newest = 0;

      for (guint j = 0; j < objects->len; j++)
        newest = MAX (newest, gantry_object_get_at (g_ptr_array_index (objects, j)));
      text = g_strdup_printf ("%" G_GINT64_FORMAT, newest);
      if (g_strcmp0 (g_hash_table_lookup (self->times, topic), text) == 0)
        continue;
      fprintf (self->file, "at\t%s\t%s\n", topic, text);
      g_hash_table_replace (self->times, g_strdup (topic), g_steal_pointer (&text));
    }
}

static void
after_paint_cb (GdkFrameClock *clock, Recorder *self)
{
  g_autoptr (GHashTable) now = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gint64 delay = 0;

  g_object_get (self->seat, "delay", &delay, NULL);
  fprintf (self->file,
           "frame\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT
           "\t%" G_GINT64_FORMAT "\n",
           g_get_monotonic_time (), g_get_real_time () / 1000,
           gantry_seat_get_source_time (self->seat), delay);
  collect (self, self->window, now);
  write_differences (self, self->texts, now, '-');
  write_differences (self, now, self->texts, '+');
  write_times (self);
  fflush (self->file);
  g_hash_table_unref (self->texts);
  self->texts = g_steal_pointer (&now);
}

static void
unrealize_cb (GtkWidget *window, Recorder *self)
{
  if (self->clock != NULL)
    g_clear_signal_handler (&self->after_paint_id, self->clock);
  g_clear_object (&self->clock);
}

static void
realize_cb (GtkWidget *window, Recorder *self)
{
  unrealize_cb (window, self);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (window));
  self->after_paint_id =
      g_signal_connect (self->clock, "after-paint", G_CALLBACK (after_paint_cb), self);
}

static void
recorder_free (gpointer data)
{
  Recorder *self = data;

  unrealize_cb (self->window, self);
  g_clear_object (&self->seat);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->times);
  fclose (self->file);
  g_free (self);
}

static void
destroy_cb (GtkWidget *window, Recorder *self)
{
  g_signal_handlers_disconnect_by_data (window, self);
  g_object_set_data (G_OBJECT (window), "gantry-paint-recorder", NULL);
}

void
gantry_paint_recorder_attach (GtkWidget *window, GantrySeat *seat)
{
  const char *path = g_getenv ("GANTRY_PAINT_FILE");
  FILE *file;
  Recorder *self;

  g_return_if_fail (GTK_IS_WIDGET (window));
  g_return_if_fail (GANTRY_IS_SEAT (seat));

  if (path == NULL || *path == '\0')
    return;
  file = fopen (path, "ae");
  if (file == NULL)
    {
      g_warning ("“%s” cannot be written: nothing is recorded", path);
      return;
    }

  self = g_new0 (Recorder, 1);
  self->window = window;
  self->seat = g_object_ref (seat);
  self->file = file;
  self->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_object_set_data_full (G_OBJECT (window), "gantry-paint-recorder", self, recorder_free);
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), self);
  g_signal_connect (window, "unrealize", G_CALLBACK (unrealize_cb), self);
  g_signal_connect (window, "destroy", G_CALLBACK (destroy_cb), self);
  if (gtk_widget_get_realized (window))
    realize_cb (window, self);
}

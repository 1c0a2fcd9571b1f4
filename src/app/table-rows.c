/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/table-private.h"

#define LATE_MS       250
#define LATE_ROWS     8 /* with the pause after them: a field of 150 in a second */
#define LATE_AGAIN_MS 50
#define ORDER_MS      1000 /* at the latest, however fast a race goes */

static gboolean
expire_cb (gpointer data)
{
  GantryTable *self = data;
  gint64 now = g_get_monotonic_time ();
  gboolean left = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->specs->len; j++)
      {
        GantryCell *cell = gantry_table_row_get_cell (g_ptr_array_index (self->rows, i), j);

        gantry_cell_expire (cell, now);
        left |= gantry_cell_get_expiry (cell) != 0;
      }

  if (left)
    return G_SOURCE_CONTINUE;

  self->expire_id = 0;
  return G_SOURCE_REMOVE;
}

void
gantry_table_fill_row (GantryTable *self, GantryTableRow *row)
{
  GObject *item = gantry_table_row_get_item (row);
  const char *row_class = self->row_class != NULL ? self->row_class (item, self->data) : NULL;

  if (self->fill == NULL)
    return;

  gantry_table_row_set_style (row, row_class);
  for (guint i = 0; i < self->specs->len; i++)
    {
      g_auto (GantryCellContent) content = { NULL };
      GantryCell *cell = gantry_table_row_get_cell (row, i);

      self->fill (item, g_ptr_array_index (self->specs, i), &content, self->data);
      gantry_cell_take_content (cell, &content);
      if (self->expire_id == 0 && gantry_cell_get_expiry (cell) != 0)
        self->expire_id = g_timeout_add (500, expire_cb, self);
    }
  gantry_table_row_update_label (row);
}

/* The order of the children is what assistive technology reads; where they are painted follows from self->rows. Moving them has the
 * window laid out, with which GTK finds what the pointer is over now. */
static void
order_children (GantryTable *self)
{
  GtkWidget *previous = self->header;

  self->disordered_at = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_prev_sibling (row) != previous)
        gtk_widget_insert_after (row, GTK_WIDGET (self), previous);
      previous = row;
    }
}

/* A few at a time: all of a large field at once would cost the screen a frame. Each in its turn: what changes all the time may not
 * keep the rest waiting. TRUE when there are more. */
static gboolean
fill_some (GantryTable *self)
{
  guint filled = 0;

  while (filled < LATE_ROWS && !g_queue_is_empty (&self->late_order))
    {
      gpointer row = g_queue_pop_head (&self->late_order);

      if (!g_hash_table_remove (self->late, row))
        continue;
      gantry_table_fill_row (self, row);
      filled++;
    }

  return g_hash_table_size (self->late) > 0;
}

/* When nothing has moved for a moment, or it has waited long enough. */
static gboolean
is_order_due (GantryTable *self)
{
  gint64 now = g_get_monotonic_time ();

  return self->disordered_at != 0 && (now - self->moved_at >= LATE_MS * G_TIME_SPAN_MILLISECOND ||
                                      now - self->disordered_at >= ORDER_MS * G_TIME_SPAN_MILLISECOND);
}

static gboolean
late_cb (gpointer data)
{
  GantryTable *self = data;

  self->late_id = 0;
  if (is_order_due (self))
    order_children (self);
  if (fill_some (self) || self->disordered_at != 0)
    self->late_id = g_timeout_add (LATE_AGAIN_MS, late_cb, self);

  return G_SOURCE_REMOVE;
}

static void
wait_a_moment (GantryTable *self)
{
  if (self->late_id == 0)
    self->late_id = g_timeout_add (LATE_MS, late_cb, self);
}

/* Most rows of a large field are out of sight: they wait a moment, so that many changes are one. */
static void
item_changed_cb (GObject *item, GantryTableRow *row)
{
  GantryTable *self = GANTRY_TABLE (gtk_widget_get_parent (GTK_WIDGET (row)));

  if (gtk_widget_get_child_visible (GTK_WIDGET (row)) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      g_hash_table_remove (self->late, row);
      gantry_table_fill_row (self, row);
      return;
    }

  if (g_hash_table_add (self->late, row))
    g_queue_push_tail (&self->late_order, row);
  wait_a_moment (self);
}

static GtkWidget *
create_row (GantryTable *self, GObject *item)
{
  GtkWidget *row = gantry_table_row_new (self->specs, item);

  gtk_widget_set_parent (row, GTK_WIDGET (self));
  if (g_signal_lookup ("changed", G_OBJECT_TYPE (item)) != 0)
    g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), row, 0);
  g_hash_table_insert (self->by_item, item, row);
  self->unmeasured = TRUE;
  gantry_table_fill_row (self, GANTRY_TABLE_ROW (row));
  gantry_table_row_set_selected (GANTRY_TABLE_ROW (row), item == self->selected);

  return row;
}

static void
remove_row (GantryTable *self, GtkWidget *row)
{
  GObject *item = gantry_table_row_get_item (GANTRY_TABLE_ROW (row));

  if (row == self->sampled)
    self->sampled = NULL;
  g_hash_table_remove (self->by_item, item);
  g_hash_table_remove (self->late, row);
  g_signal_handlers_disconnect_by_func (item, item_changed_cb, row);
  gtk_widget_unparent (row);
}

void
gantry_table_remove_all_rows (GantryTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    remove_row (self, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

void
gantry_table_set_selected (GantryTable *self, GObject *item, gboolean grab)
{
  GtkWidget *row;

  if (self->selected == item)
    return;

  row = self->selected != NULL ? g_hash_table_lookup (self->by_item, self->selected) : NULL;
  if (row != NULL)
    gantry_table_row_set_selected (GANTRY_TABLE_ROW (row), FALSE);
  g_set_object (&self->selected, item);
  row = item != NULL ? g_hash_table_lookup (self->by_item, item) : NULL;
  if (row != NULL)
    {
      gantry_table_row_set_selected (GANTRY_TABLE_ROW (row), TRUE);
      if (grab)
        gtk_widget_grab_focus (row);
    }
  self->reveal = row != NULL;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, gantry_table_signals[GANTRY_TABLE_SELECTED], 0);
}

/* One row is enough, and any: columns keep the width that the samples gave them. */
static void
choose_sampled (GantryTable *self)
{
  if (self->sampled != NULL || self->rows->len == 0)
    return;

  self->sampled = g_ptr_array_index (self->rows, 0);
  for (guint i = 0; i < self->specs->len; i++)
    gantry_cell_set_sampled (gantry_table_row_get_cell (GANTRY_TABLE_ROW (self->sampled), i), TRUE);
}

/* Brings rows in line with the model: those of items that went go, new ones come, the rest stays. A mere change of order, which
 * a race makes with every time, changes the size of nothing: the window is not laid out for it, which moving children would do. */
void
gantry_table_sync_rows (GantryTable *self)
{
  guint n = self->model != NULL && self->specs != NULL ? g_list_model_get_n_items (self->model) : 0;
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);
  gboolean other = n != before->len;
  GHashTableIter iter;
  gpointer row;

  self->rows = g_ptr_array_sized_new (n);
  for (guint i = 0; i < before->len; i++)
    g_hash_table_add (gone, g_ptr_array_index (before, i));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);

      row = g_hash_table_lookup (self->by_item, item);
      other |= row == NULL;
      if (row == NULL)
        row = create_row (self, item);
      g_hash_table_remove (gone, row);
      g_ptr_array_add (self->rows, row);
    }

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    remove_row (self, row);
  choose_sampled (self);

  if (self->selected != NULL && g_hash_table_lookup (self->by_item, self->selected) == NULL)
    gantry_table_set_selected (self, NULL, FALSE);
  if (other || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      order_children (self);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      return;
    }

  self->moved_at = g_get_monotonic_time ();
  if (self->disordered_at == 0)
    self->disordered_at = self->moved_at;
  wait_a_moment (self);
  gantry_table_move_rows (self);
}

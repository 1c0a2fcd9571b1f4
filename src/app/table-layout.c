/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/table-private.h"

#include <string.h>

void
gantry_table_value_changed_cb (GantryTable *self)
{
  g_assert (GANTRY_IS_TABLE (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
configure (GantryTable *self, GtkOrientation orientation, int upper, int page, int step)
{
  GtkAdjustment *adjustment = self->adjustment[orientation];
  double value;

  if (adjustment == NULL)
    return;

  value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, upper - page));
  g_signal_handlers_block_by_func (adjustment, gantry_table_value_changed_cb, self);
  gtk_adjustment_configure (adjustment, value, 0, MAX (upper, page), step, page * 0.9, page);
  g_signal_handlers_unblock_by_func (adjustment, gantry_table_value_changed_cb, self);
}

static void
measure_column (GtkWidget *row, guint column, int *natural)
{
  GantryCell *cell = gantry_table_row_get_cell (GANTRY_TABLE_ROW (row), column);
  int nat;

  gtk_widget_measure (GTK_WIDGET (cell), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &nat, NULL, NULL);
  *natural = MAX (*natural, nat);
}

/* Columns are as wide as their widest cell ever was, and rows as high as the highest, so most cells may grow before the table must
 * be laid out again. */
static void
give_spare (GantryTable *self, GtkWidget *row, guint column)
{
  GtkWidget *cell = GTK_WIDGET (gantry_table_row_get_cell (GANTRY_TABLE_ROW (row), column));
  int width;
  int height;

  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  gantry_cell_set_spare (GANTRY_CELL (cell), self->naturals[column] - width,
                         self->cell_height - height);
}

static void
measure_row (GantryTable *self, GtkWidget *row)
{
  int height;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  self->row_height = MAX (self->row_height, height);
  for (guint j = 0; j < self->specs->len; j++)
    {
      GtkWidget *cell = GTK_WIDGET (gantry_table_row_get_cell (GANTRY_TABLE_ROW (row), j));

      measure_column (row, j, &self->naturals[j]);
      gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
      self->cell_height = MAX (self->cell_height, height);
    }
}

static void
measure_content (GantryTable *self)
{
  if (!self->unmeasured)
    return;
  self->unmeasured = FALSE;
  self->header_height = 0;
  if (self->header == NULL)
    return;

  gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, -1, NULL, &self->header_height, NULL,
                      NULL);
  for (guint j = 0; j < self->specs->len; j++)
    measure_column (self->header, j, &self->naturals[j]);
  for (guint i = 0; i < self->rows->len; i++)
    measure_row (self, g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->specs->len; j++)
      give_spare (self, g_ptr_array_index (self->rows, i), j);
}

/* What GTK remembers of a cell that found room without asking is of before: it goes too. */
void
gantry_table_forget_heights (GantryTable *self)
{
  self->cell_height = self->row_height = 0;
  self->unmeasured = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->specs->len; j++)
      gtk_widget_queue_resize (GTK_WIDGET (
          gantry_table_row_get_cell (GANTRY_TABLE_ROW (g_ptr_array_index (self->rows, i)), j)));
}

void
gantry_table_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  GantryTable *self = GANTRY_TABLE (widget);

  measure_content (self);
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      /* Of one row, which those that have just gone left the height of. */
      *minimum = self->header_height + (self->rows->len > 0 ? self->row_height : 0);
      *natural = self->header_height + self->row_height * (int)self->rows->len;
      if (self->whole)
        *minimum = *natural;
      return;
    }

  for (guint i = 0; self->specs != NULL && i < self->specs->len; i++)
    *natural += self->naturals[i];
}

static int
get_frozen_width (GantryTable *self)
{
  int frozen = 0;

  for (guint i = 0; i < self->specs->len; i++)
    if (((GantryColumnSpec *)g_ptr_array_index (self->specs, i))->frozen && self->places[i].visible)
      frozen = self->places[i].x + self->places[i].width;

  return frozen;
}

/* Arrows at the first and last point shown when there are more. */
static void
show_more (GantryTable *self)
{
  int first = -1;
  int last = -1;
  gboolean before = FALSE;
  gboolean after = FALSE;

  for (guint i = 0; i < self->specs->len; i++)
    {
      const GantryColumnSpec *spec = g_ptr_array_index (self->specs, i);

      gantry_cell_set_more (gantry_table_row_get_cell (GANTRY_TABLE_ROW (self->header), i), FALSE,
                            FALSE);
      if (spec->point < 0)
        continue;
      if (self->places[i].visible)
        {
          first = first < 0 ? (int)i : first;
          last = i;
        }
      before |= !self->places[i].visible && first < 0;
      after |= !self->places[i].visible && first >= 0;
    }

  if (first >= 0 && before)
    gantry_cell_set_more (gantry_table_row_get_cell (GANTRY_TABLE_ROW (self->header), first), TRUE,
                          FALSE);
  if (last >= 0 && after && !(before && first == last))
    gantry_cell_set_more (gantry_table_row_get_cell (GANTRY_TABLE_ROW (self->header), last), FALSE,
                          TRUE);
}

static void
reveal_selected (GantryTable *self, int page)
{
  GtkAdjustment *adjustment = self->adjustment[GTK_ORIENTATION_VERTICAL];
  guint index;

  if (!self->reveal || self->selected == NULL || adjustment == NULL)
    return;

  self->reveal = FALSE;
  if (g_ptr_array_find (self->rows, g_hash_table_lookup (self->by_item, self->selected), &index))
    {
      double top = (double)index * self->row_height;

      g_signal_handlers_block_by_func (adjustment, gantry_table_value_changed_cb, self);
      gtk_adjustment_clamp_page (adjustment, top,
                                 MIN (top + self->row_height, top + page - self->header_height));
      g_signal_handlers_unblock_by_func (adjustment, gantry_table_value_changed_cb, self);
    }
}

/* Returns the width of all columns. */
static int
place_columns (GantryTable *self, int width)
{
  gsize size = sizeof *self->places * self->specs->len;
  g_autofree GantryColumnPlace *before = g_memdup2 (self->places, size);
  int total = gantry_column_layout (self->specs, self->naturals, width, self->fit,
                                    self->focus_point, self->places);

  if (self->places_version == 0 || (size > 0 && memcmp (before, self->places, size) != 0))
    self->places_version++;

  return total;
}

static void
place_row (GantryTable *self, GtkWidget *row, int y, int width, int height, int scroll)
{
  GtkAllocation place = { 0, y, width, height };

  gantry_table_row_set_places (GANTRY_TABLE_ROW (row), self->places, self->places_version,
                               get_frozen_width (self), scroll);
  gantry_table_row_allocate (GANTRY_TABLE_ROW (row), &place);
}

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GantryTable *self = GANTRY_TABLE (widget);
  g_autoptr (GPtrArray) grown = g_steal_pointer (&self->grown);

  self->grown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < grown->len; i++)
    gtk_widget_queue_resize (g_ptr_array_index (grown, i));

  return G_SOURCE_REMOVE;
}

/* Rows that come into sight get what they show. */
static void
fill_shown (GantryTable *self, int height, int scroll)
{
  for (guint i = 0; i < self->rows->len && g_hash_table_size (self->late) > 0; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      int y = self->header_height + (int)i * self->row_height - scroll;

      if (y + self->row_height > 0 && y < height && g_hash_table_remove (self->late, row))
        gantry_table_fill_row (self, GANTRY_TABLE_ROW (row));
    }
}

static int
get_scroll (GantryTable *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustment[orientation];

  return adjustment != NULL ? (int)gtk_adjustment_get_value (adjustment) : 0;
}

/* A row that comes into sight and wants wider columns gets them with the next frame: asked for in the midst of an allocation, it
 * would leave the window without one, and so unpainted. */
static void
place_rows (GantryTable *self, int width, int height)
{
  int scroll_x = get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
  int scroll_y = get_scroll (self, GTK_ORIENTATION_VERTICAL);
  guint grown = self->grown->len;

  self->allocating = TRUE;
  fill_shown (self, height, scroll_y);
  place_row (self, self->header, 0, width, self->header_height, scroll_x);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      int y = self->header_height + (int)i * self->row_height - scroll_y;
      gboolean shown = y + self->row_height > 0 && y < height;

      gtk_widget_set_child_visible (row, shown);
      if (shown)
        place_row (self, row, y, width, self->row_height, scroll_x);
    }
  self->allocating = FALSE;
  if (grown == 0 && self->grown->len > 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
}

void
gantry_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GantryTable *self = GANTRY_TABLE (widget);
  int total;

  if (self->header == NULL)
    {
      configure (self, GTK_ORIENTATION_HORIZONTAL, 0, width, 1);
      configure (self, GTK_ORIENTATION_VERTICAL, 0, height, 1);
      return;
    }

  measure_content (self);
  total = place_columns (self, width);
  show_more (self);
  configure (self, GTK_ORIENTATION_HORIZONTAL, total, width, 40);
  configure (self, GTK_ORIENTATION_VERTICAL, (int)self->rows->len * self->row_height,
             height - self->header_height, self->row_height);
  reveal_selected (self, height);
  place_rows (self, width, height);
}

/* A layout that is asked of GTK is one of the window: every widget is looked at, and the screen is asked how large it is, which waits
 * for an answer. Rows that only change places are placed here. */
void
gantry_table_move_rows (GantryTable *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->header == NULL || self->unmeasured || width <= 0 || height <= 0)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  else
    place_rows (self, width, height);
}

void
gantry_table_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GantryTable *self = GANTRY_TABLE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->header == NULL)
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, self->header_height, width,
                                                         MAX (0, height - self->header_height)));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->rows, i), snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->header, snapshot);
}

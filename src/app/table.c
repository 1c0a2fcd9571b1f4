/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/table.h"
#include "app/table-row.h"

/* Rows are widgets of painted cells, one for each item and kept while the item stays: a new order only moves them.
 *
 *   model (items) → rows (one GantryTableRow an item) → cells (filled by the fill function)
 *
 * Column widths only grow while the columns stay the same, so that a table does not breathe with each value. */
struct _GantryTable
{
  GtkWidget parent_instance;

  GListModel *model;    /* (owned) (nullable) */
  GPtrArray *specs;     /* (owned) (nullable) */
  GtkWidget *header;    /* (nullable) child */
  GPtrArray *rows;      /* (element-type GantryTableRow) children in the order of the model */
  GHashTable *by_item;  /* item → row */
  int *naturals;        /* (owned) one a column */
  GantryColumnPlace *places; /* (owned) */
  GObject *selected;    /* (owned) (nullable) */

  GantryTableFill fill;
  GantryTableStyle row_class;
  gpointer data;

  GtkAdjustment *adjustment[2]; /* (owned) (nullable) by orientation */
  GtkScrollablePolicy policy[2];
  gulong items_changed_id;
  guint expire_id;
  int focus_point;
  int row_height;
  int header_height;
  gboolean fit : 1;
  gboolean reveal : 1; /* the selected row is to be scrolled into view */
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryTable, gantry_table, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

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

static void
fill_row (GantryTable    *self,
          GantryTableRow *row)
{
  GObject *item = gantry_table_row_get_item (row);
  const char *row_class = self->row_class != NULL ? self->row_class (item, self->data) : NULL;
  const char *classes[] = { "data", row_class, NULL };

  if (self->fill == NULL)
    return;

  gtk_widget_set_css_classes (GTK_WIDGET (row), classes);
  for (guint i = 0; i < self->specs->len; i++)
    {
      g_auto(GantryCellContent) content = { NULL };
      GantryCell *cell = gantry_table_row_get_cell (row, i);

      self->fill (item, g_ptr_array_index (self->specs, i), &content, self->data);
      gantry_cell_take_content (cell, &content);
      if (self->expire_id == 0 && gantry_cell_get_expiry (cell) != 0)
        self->expire_id = g_timeout_add (500, expire_cb, self);
    }
  gantry_table_row_update_label (row);
}

static void
item_changed_cb (GObject        *item,
                 GantryTableRow *row)
{
  GtkWidget *table = gtk_widget_get_parent (GTK_WIDGET (row));

  g_assert (GANTRY_IS_TABLE (table));
  fill_row (GANTRY_TABLE (table), row);
}

static GtkWidget *
create_row (GantryTable *self,
            GObject     *item)
{
  GtkWidget *row = gantry_table_row_new (self->specs, item);

  gtk_widget_set_parent (row, GTK_WIDGET (self));
  if (g_signal_lookup ("changed", G_OBJECT_TYPE (item)) != 0)
    g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), row, 0);
  g_hash_table_insert (self->by_item, item, row);
  fill_row (self, GANTRY_TABLE_ROW (row));
  gantry_table_row_set_selected (GANTRY_TABLE_ROW (row), item == self->selected);

  return row;
}

static void
remove_row (GantryTable *self,
            GtkWidget   *row)
{
  GObject *item = gantry_table_row_get_item (GANTRY_TABLE_ROW (row));

  g_hash_table_remove (self->by_item, item);
  g_signal_handlers_disconnect_by_func (item, item_changed_cb, row);
  gtk_widget_unparent (row);
}

static void
remove_all_rows (GantryTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    remove_row (self, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
set_selected (GantryTable *self,
              GObject     *item,
              gboolean     grab)
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
  g_signal_emit (self, signals[SELECTED], 0);
}

/* Brings rows in line with the model: those of items that went go, new ones come, the rest stays. */
static void
sync_rows (GantryTable *self)
{
  guint n = self->model != NULL && self->specs != NULL ? g_list_model_get_n_items (self->model) : 0;
  g_autoptr(GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->rows);
  GtkWidget *previous = self->header;
  GHashTableIter iter;
  gpointer row;

  self->rows = g_ptr_array_sized_new (n);
  for (guint i = 0; i < before->len; i++)
    g_hash_table_add (gone, g_ptr_array_index (before, i));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (self->model, i);

      row = g_hash_table_lookup (self->by_item, item);
      if (row == NULL)
        row = create_row (self, item);
      g_hash_table_remove (gone, row);
      g_ptr_array_add (self->rows, row);
      if (gtk_widget_get_prev_sibling (row) != previous)
        gtk_widget_insert_after (row, GTK_WIDGET (self), previous);
      previous = row;
    }

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    remove_row (self, row);

  if (self->selected != NULL && g_hash_table_lookup (self->by_item, self->selected) == NULL)
    set_selected (self, NULL, FALSE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
items_changed_cb (GantryTable *self)
{
  g_assert (GANTRY_IS_TABLE (self));
  sync_rows (self);
}

static void
value_changed_cb (GantryTable *self)
{
  g_assert (GANTRY_IS_TABLE (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (GantryTable    *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  GtkAdjustment **mine = &self->adjustment[orientation];

  if (adjustment != NULL && adjustment == *mine)
    return;

  if (*mine != NULL)
    g_signal_handlers_disconnect_by_func (*mine, value_changed_cb, self);
  g_clear_object (mine);
  *mine = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (*mine, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static int
configure (GantryTable    *self,
           GtkOrientation  orientation,
           int             upper,
           int             page,
           int             step)
{
  GtkAdjustment *adjustment = self->adjustment[orientation];
  double value;

  if (adjustment == NULL)
    return 0;

  value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, upper - page));
  g_signal_handlers_block_by_func (adjustment, value_changed_cb, self);
  gtk_adjustment_configure (adjustment, value, 0, MAX (upper, page), step, page * 0.9, page);
  g_signal_handlers_unblock_by_func (adjustment, value_changed_cb, self);

  return (int) value;
}

static void
measure_column (GtkWidget *row,
                guint      column,
                int       *natural)
{
  GantryCell *cell = gantry_table_row_get_cell (GANTRY_TABLE_ROW (row), column);
  int nat;

  gtk_widget_measure (GTK_WIDGET (cell), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &nat, NULL, NULL);
  *natural = MAX (*natural, nat);
}

static void
measure_content (GantryTable *self)
{
  int height;

  self->row_height = self->header_height = 0;
  if (self->header == NULL)
    return;

  gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, -1, NULL, &self->header_height, NULL, NULL);
  for (guint j = 0; j < self->specs->len; j++)
    measure_column (self->header, j, &self->naturals[j]);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
      self->row_height = MAX (self->row_height, height);
      for (guint j = 0; j < self->specs->len; j++)
        measure_column (row, j, &self->naturals[j]);
    }
}

static void
gantry_table_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  GantryTable *self = GANTRY_TABLE (widget);

  measure_content (self);
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = self->header_height + self->row_height;
      *natural = self->header_height + self->row_height * (int) self->rows->len;
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
    if (((GantryColumnSpec *) g_ptr_array_index (self->specs, i))->frozen && self->places[i].visible)
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

      gantry_cell_set_more (gantry_table_row_get_cell (GANTRY_TABLE_ROW (self->header), i), FALSE, FALSE);
      if (spec->point < 0)
        continue;
      if (self->places[i].visible)
        {
          first = first < 0 ? (int) i : first;
          last = i;
        }
      before |= !self->places[i].visible && first < 0;
      after |= !self->places[i].visible && first >= 0;
    }

  if (first >= 0 && before)
    gantry_cell_set_more (gantry_table_row_get_cell (GANTRY_TABLE_ROW (self->header), first), TRUE, FALSE);
  if (last >= 0 && after && !(before && first == last))
    gantry_cell_set_more (gantry_table_row_get_cell (GANTRY_TABLE_ROW (self->header), last), FALSE, TRUE);
}

static void
reveal_selected (GantryTable *self,
                 int          page)
{
  GtkAdjustment *adjustment = self->adjustment[GTK_ORIENTATION_VERTICAL];
  guint index;

  if (!self->reveal || self->selected == NULL || adjustment == NULL)
    return;

  self->reveal = FALSE;
  if (g_ptr_array_find (self->rows, g_hash_table_lookup (self->by_item, self->selected), &index))
    {
      double top = (double) index * self->row_height;

      g_signal_handlers_block_by_func (adjustment, value_changed_cb, self);
      gtk_adjustment_clamp_page (adjustment, top, MIN (top + self->row_height, top + page - self->header_height));
      g_signal_handlers_unblock_by_func (adjustment, value_changed_cb, self);
    }
}

static void
place_row (GantryTable *self,
           GtkWidget   *row,
           int          y,
           int          width,
           int          height,
           int          scroll)
{
  GtkAllocation place = { 0, y, width, height };

  gantry_table_row_set_places (GANTRY_TABLE_ROW (row), self->places, get_frozen_width (self), scroll);
  gtk_widget_size_allocate (row, &place, -1);
}

static void
gantry_table_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  GantryTable *self = GANTRY_TABLE (widget);
  int total;
  int scroll_x;
  int scroll_y;

  if (self->header == NULL)
    {
      configure (self, GTK_ORIENTATION_HORIZONTAL, 0, width, 1);
      configure (self, GTK_ORIENTATION_VERTICAL, 0, height, 1);
      return;
    }

  measure_content (self);
  total = gantry_column_layout (self->specs, self->naturals, width, self->fit, self->focus_point, self->places);
  show_more (self);
  scroll_x = configure (self, GTK_ORIENTATION_HORIZONTAL, total, width, 40);
  configure (self, GTK_ORIENTATION_VERTICAL, (int) self->rows->len * self->row_height,
             height - self->header_height, self->row_height);
  reveal_selected (self, height);
  scroll_y = self->adjustment[GTK_ORIENTATION_VERTICAL] != NULL
             ? (int) gtk_adjustment_get_value (self->adjustment[GTK_ORIENTATION_VERTICAL]) : 0;

  place_row (self, self->header, 0, width, self->header_height, scroll_x);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      int y = self->header_height + (int) i * self->row_height - scroll_y;
      gboolean shown = y + self->row_height > 0 && y < height;

      gtk_widget_set_child_visible (row, shown);
      if (shown)
        place_row (self, row, y, width, self->row_height, scroll_x);
    }
}

static void
gantry_table_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  GantryTable *self = GANTRY_TABLE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->header == NULL)
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, self->header_height, width, MAX (0, height - self->header_height)));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->rows, i), snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->header, snapshot);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GantryTable     *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = at != NULL ? gtk_widget_get_ancestor (at, GANTRY_TYPE_TABLE_ROW) : NULL;
  GObject *item = row != NULL ? gantry_table_row_get_item (GANTRY_TABLE_ROW (row)) : NULL;

  if (item == NULL)
    return;

  set_selected (self, item, FALSE);
  gtk_widget_grab_focus (row);
  if (n_press == 2)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
gantry_table_grab_focus (GtkWidget *widget)
{
  GantryTable *self = GANTRY_TABLE (widget);
  GtkWidget *row = NULL;

  if (self->selected != NULL)
    row = g_hash_table_lookup (self->by_item, self->selected);
  if (row == NULL && self->rows->len > 0)
    row = g_ptr_array_index (self->rows, 0);

  return row != NULL && gtk_widget_grab_focus (row);
}

static gboolean
gantry_table_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  GantryTable *self = GANTRY_TABLE (widget);

  /* One stop for Tab; arrows are bindings. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gantry_table_grab_focus (GTK_WIDGET (self));
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  gantry_table_step (GANTRY_TABLE (widget), g_variant_get_int32 (args));

  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  if (GANTRY_TABLE (widget)->selected == NULL)
    return FALSE;

  g_signal_emit (widget, signals[ACTIVATED], 0);

  return TRUE;
}

static void
gantry_table_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  GantryTable *self = GANTRY_TABLE (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustment[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustment[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policy[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policy[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_table_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  GantryTable *self = GANTRY_TABLE (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policy[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policy[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_table_dispose (GObject *object)
{
  GantryTable *self = GANTRY_TABLE (object);

  g_clear_handle_id (&self->expire_id, g_source_remove);
  if (self->model != NULL)
    g_clear_signal_handler (&self->items_changed_id, self->model);
  g_clear_object (&self->model);
  g_clear_object (&self->selected);
  remove_all_rows (self);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_object (&self->adjustment[GTK_ORIENTATION_HORIZONTAL]);
  g_clear_object (&self->adjustment[GTK_ORIENTATION_VERTICAL]);

  G_OBJECT_CLASS (gantry_table_parent_class)->dispose (object);
}

static void
gantry_table_finalize (GObject *object)
{
  GantryTable *self = GANTRY_TABLE (object);

  g_clear_pointer (&self->specs, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->by_item);
  g_free (self->naturals);
  g_free (self->places);

  G_OBJECT_CLASS (gantry_table_parent_class)->finalize (object);
}

static void
add_step_binding (GtkWidgetClass *widget_class,
                  guint           keyval,
                  int             by)
{
  gtk_widget_class_add_binding (widget_class, keyval, 0, step_cb, "i", by);
}

static void
gantry_table_class_init (GantryTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gantry_table_get_property;
  object_class->set_property = gantry_table_set_property;
  object_class->dispose = gantry_table_dispose;
  object_class->finalize = gantry_table_finalize;

  widget_class->measure = gantry_table_measure;
  widget_class->size_allocate = gantry_table_size_allocate;
  widget_class->snapshot = gantry_table_snapshot;
  widget_class->grab_focus = gantry_table_grab_focus;
  widget_class->focus = gantry_table_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[SELECTED] = g_signal_new ("selected", GANTRY_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", GANTRY_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  add_step_binding (widget_class, GDK_KEY_Up, -1);
  add_step_binding (widget_class, GDK_KEY_Down, 1);
  add_step_binding (widget_class, GDK_KEY_Page_Up, -10);
  add_step_binding (widget_class, GDK_KEY_Page_Down, 10);
  add_step_binding (widget_class, GDK_KEY_Home, G_MININT16);
  add_step_binding (widget_class, GDK_KEY_End, G_MAXINT16);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);

  gtk_widget_class_set_css_name (widget_class, "table");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
gantry_table_init (GantryTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->rows = g_ptr_array_new ();
  self->by_item = g_hash_table_new (NULL, NULL);
  self->focus_point = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
gantry_table_new (void)
{
  return g_object_new (GANTRY_TYPE_TABLE, NULL);
}

void
gantry_table_set_fill (GantryTable      *self,
                       GantryTableFill   fill,
                       GantryTableStyle  row_class,
                       gpointer          data)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  self->fill = fill;
  self->row_class = row_class;
  self->data = data;
  gantry_table_refresh (self);
}

void
gantry_table_take_columns (GantryTable *self,
                           GPtrArray   *specs)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));
  g_return_if_fail (specs != NULL);

  if (gantry_column_specs_equal (self->specs, specs))
    {
      g_ptr_array_unref (specs);
      return;
    }

  remove_all_rows (self);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->specs, g_ptr_array_unref);
  g_clear_pointer (&self->naturals, g_free);
  g_clear_pointer (&self->places, g_free);
  self->specs = specs;
  self->naturals = g_new0 (int, specs->len);
  self->places = g_new0 (GantryColumnPlace, specs->len);
  self->header = gantry_table_row_new (specs, NULL);
  gtk_widget_insert_after (self->header, GTK_WIDGET (self), NULL);
  sync_rows (self);
}

GPtrArray *
gantry_table_get_columns (GantryTable *self)
{
  g_return_val_if_fail (GANTRY_IS_TABLE (self), NULL);

  return self->specs;
}

GListModel *
gantry_table_get_model (GantryTable *self)
{
  g_return_val_if_fail (GANTRY_IS_TABLE (self), NULL);

  return self->model;
}

void
gantry_table_set_model (GantryTable *self,
                        GListModel  *model)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  if (self->model == model)
    return;

  if (self->model != NULL)
    g_clear_signal_handler (&self->items_changed_id, self->model);
  g_set_object (&self->model, model);
  if (model != NULL)
    self->items_changed_id = g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                                                      G_CONNECT_SWAPPED);
  sync_rows (self);
}

void
gantry_table_set_fit (GantryTable *self,
                      gboolean     fit)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  self->fit = fit;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gantry_table_set_focus_point (GantryTable *self,
                              int          point)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  if (self->focus_point == point)
    return;

  self->focus_point = point;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
gantry_table_refresh (GantryTable *self)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  for (guint i = 0; i < self->rows->len; i++)
    fill_row (self, g_ptr_array_index (self->rows, i));
}

GObject *
gantry_table_get_selected (GantryTable *self)
{
  g_return_val_if_fail (GANTRY_IS_TABLE (self), NULL);

  return self->selected;
}

void
gantry_table_select (GantryTable *self,
                     GObject     *item)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  set_selected (self, item, FALSE);
}

void
gantry_table_step (GantryTable *self,
                   int          by)
{
  guint index = 0;
  int next;

  g_return_if_fail (GANTRY_IS_TABLE (self));

  if (self->rows->len == 0)
    return;

  if (self->selected != NULL
      && g_ptr_array_find (self->rows, g_hash_table_lookup (self->by_item, self->selected), &index))
    next = CLAMP ((int) index + by, 0, (int) self->rows->len - 1);
  else
    next = by < 0 ? (int) self->rows->len - 1 : 0;

  set_selected (self, gantry_table_row_get_item (g_ptr_array_index (self->rows, next)), TRUE);
}

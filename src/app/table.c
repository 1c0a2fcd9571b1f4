/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/table-private.h"

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

guint gantry_table_signals[GANTRY_TABLE_N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryTable,
                               gantry_table,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
items_changed_cb (GantryTable *self)
{
  g_assert (GANTRY_IS_TABLE (self));
  gantry_table_sync_rows (self);
}

static void
set_adjustment (GantryTable *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **mine = &self->adjustment[orientation];

  if (adjustment != NULL && adjustment == *mine)
    return;

  if (*mine != NULL)
    g_signal_handlers_disconnect_by_func (*mine, gantry_table_value_changed_cb, self);
  g_clear_object (mine);
  *mine =
      g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (*mine, "value-changed", G_CALLBACK (gantry_table_value_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GantryTable *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = at != NULL ? gtk_widget_get_ancestor (at, GANTRY_TYPE_TABLE_ROW) : NULL;
  GObject *item = row != NULL ? gantry_table_row_get_item (GANTRY_TABLE_ROW (row)) : NULL;

  if (item == NULL)
    return;

  gantry_table_set_selected (self, item, FALSE);
  gtk_widget_grab_focus (row);
  if (n_press == 2)
    g_signal_emit (self, gantry_table_signals[GANTRY_TABLE_ACTIVATED], 0);
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
gantry_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GantryTable *self = GANTRY_TABLE (widget);

  /* One stop for Tab; arrows are bindings. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gantry_table_grab_focus (GTK_WIDGET (self));
}

static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gantry_table_step (GANTRY_TABLE (widget), g_variant_get_int32 (args));

  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (GANTRY_TABLE (widget)->selected == NULL)
    return FALSE;

  g_signal_emit (widget, gantry_table_signals[GANTRY_TABLE_ACTIVATED], 0);

  return TRUE;
}

static void
gantry_table_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (gantry_table_parent_class)->css_changed (widget, change);
  gantry_table_forget_heights (GANTRY_TABLE (widget));
}

static void
gantry_table_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (gantry_table_parent_class)->system_setting_changed (widget, setting);
  gantry_table_forget_heights (GANTRY_TABLE (widget));
}

static void
gantry_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
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
gantry_table_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
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
  g_clear_handle_id (&self->late_id, g_source_remove);
  if (self->model != NULL)
    g_clear_signal_handler (&self->items_changed_id, self->model);
  g_clear_object (&self->model);
  g_clear_object (&self->selected);
  gantry_table_remove_all_rows (self);
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
  g_ptr_array_unref (self->grown);
  g_hash_table_unref (self->by_item);
  g_hash_table_unref (self->late);
  g_queue_clear (&self->late_order);
  g_free (self->naturals);
  g_free (self->places);

  G_OBJECT_CLASS (gantry_table_parent_class)->finalize (object);
}

static void
add_step_binding (GtkWidgetClass *widget_class, guint keyval, int by)
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
  widget_class->css_changed = gantry_table_css_changed;
  widget_class->system_setting_changed = gantry_table_system_setting_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gantry_table_signals[GANTRY_TABLE_SELECTED] = g_signal_new (
      "selected", GANTRY_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gantry_table_signals[GANTRY_TABLE_ACTIVATED] = g_signal_new (
      "activated", GANTRY_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

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
  self->grown = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_item = g_hash_table_new (NULL, NULL);
  self->late = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->late_order);
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
gantry_table_set_fill (GantryTable *self,
                       GantryTableFill fill,
                       GantryTableStyle row_class,
                       gpointer data)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  self->fill = fill;
  self->row_class = row_class;
  self->data = data;
  gantry_table_refresh (self);
}

void
gantry_table_take_columns (GantryTable *self, GPtrArray *specs)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));
  g_return_if_fail (specs != NULL);

  if (gantry_column_specs_equal (self->specs, specs))
    {
      g_ptr_array_unref (specs);
      return;
    }

  gantry_table_remove_all_rows (self);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->specs, g_ptr_array_unref);
  g_clear_pointer (&self->naturals, g_free);
  g_clear_pointer (&self->places, g_free);
  self->specs = specs;
  self->naturals = g_new0 (int, specs->len);
  self->places = g_new0 (GantryColumnPlace, specs->len);
  gantry_table_forget_heights (self);
  self->header = gantry_table_row_new (specs, NULL);
  gtk_widget_insert_after (self->header, GTK_WIDGET (self), NULL);
  gantry_table_sync_rows (self);
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
gantry_table_set_model (GantryTable *self, GListModel *model)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  if (self->model == model)
    return;

  if (self->model != NULL)
    g_clear_signal_handler (&self->items_changed_id, self->model);
  g_set_object (&self->model, model);
  gantry_table_forget_heights (self);
  if (model != NULL)
    self->items_changed_id = g_signal_connect_object (
        model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  gantry_table_sync_rows (self);
}

void
gantry_table_set_fit (GantryTable *self, gboolean fit)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  if (!self->fit == !fit)
    return;

  self->fit = fit;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gantry_table_set_focus_point (GantryTable *self, int point)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  if (self->focus_point == point)
    return;

  self->focus_point = point;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
gantry_table_set_whole (GantryTable *self, gboolean whole)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  if (!self->whole == !whole)
    return;

  self->whole = whole;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gantry_table_measure_again (GantryTable *self)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  self->unmeasured = TRUE;
}

void
gantry_table_queue_measure (GantryTable *self, GantryCell *cell)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));
  g_return_if_fail (GANTRY_IS_CELL (cell));

  self->unmeasured = TRUE;
  if (self->allocating)
    g_ptr_array_add (self->grown, g_object_ref (cell));
  else if (gtk_widget_get_child_visible (GTK_WIDGET (self)))
    gtk_widget_queue_resize (GTK_WIDGET (cell));
}

void
gantry_table_refresh (GantryTable *self)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  for (guint i = 0; i < self->rows->len; i++)
    gantry_table_fill_row (self, g_ptr_array_index (self->rows, i));
}

GObject *
gantry_table_get_selected (GantryTable *self)
{
  g_return_val_if_fail (GANTRY_IS_TABLE (self), NULL);

  return self->selected;
}

void
gantry_table_select (GantryTable *self, GObject *item)
{
  g_return_if_fail (GANTRY_IS_TABLE (self));

  gantry_table_set_selected (self, item, FALSE);
}

void
gantry_table_step (GantryTable *self, int by)
{
  guint index = 0;
  int next;

  g_return_if_fail (GANTRY_IS_TABLE (self));

  if (self->rows->len == 0)
    return;

  if (self->selected != NULL &&
      g_ptr_array_find (self->rows, g_hash_table_lookup (self->by_item, self->selected), &index))
    next = CLAMP ((int)index + by, 0, (int)self->rows->len - 1);
  else
    next = by < 0 ? (int)self->rows->len - 1 : 0;

  gantry_table_set_selected (self, gantry_table_row_get_item (g_ptr_array_index (self->rows, next)),
                             TRUE);
}

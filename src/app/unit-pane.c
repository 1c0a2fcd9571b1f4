/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/unit-pane-private.h"

#include "app/tip.h"
#include "app/unit-columns.h"
#include "app/unit-views.h"
#include "app/view-button.h"
#include "app/wrap-layout.h"
#include "sport/format.h"

#include <glib/gi18n.h>

enum
{
  SELECTED,
  TITLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GantryUnitPane, gantry_unit_pane, GTK_TYPE_WIDGET)

static const char *
get_columns_view (GantryUnitPane *self)
{
  static const char *const own[] = { "start-list", "live", "splits", NULL };

  return g_strv_contains (own, self->view) ? self->view : "live";
}

/* The farthest point that anybody has reached. */
static int
get_reached (GantryUnitPane *self)
{
  GListModel *rows = gantry_unit_get_rows (self->unit);
  int reached = -1;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);

      reached = MAX (reached, gantry_row_get_reached (row));
    }

  return reached;
}

static void
show_table (GantryUnitPane *self)
{
  gboolean start_list = g_str_equal (self->view, "start-list");

  gantry_table_take_columns (self->table,
                             gantry_unit_columns_new (self->unit, get_columns_view (self)));
  gantry_table_set_model (self->table, start_list ? gantry_unit_get_start_list (self->unit)
                                                  : gantry_unit_get_rows (self->unit));
  gantry_table_set_fit (self->table, !g_str_equal (self->view, "splits"));
  gantry_table_set_focus_point (self->table, get_reached (self));
}

static void
show_selected (GantryUnitPane *self)
{
  GantryUnitView *view = gantry_unit_views_get (self->views);
  GObject *row = gantry_table_get_selected (self->table);

  if (view != NULL)
    gantry_unit_view_select (view, row != NULL ? gantry_row_get_code (GANTRY_ROW (row)) : NULL);
}

static void
show_view (GantryUnitPane *self)
{
  gboolean has_rows = g_list_model_get_n_items (gantry_unit_get_rows (self->unit)) > 0;
  gboolean other;

  gtk_widget_set_visible (self->bracket_button,
                          gantry_unit_views_offers ("bracket", self->seat, self->unit));
  if (g_str_equal (self->view, "detail"))
    show_table (self); /* whose selection is stepped through */
  other = gantry_unit_views_show (self->views, self->view, self->seat, self->unit,
                                  self->cells.decimal_point);
  /* Gaps are in the table. */
  gtk_widget_set_visible (GTK_WIDGET (self->reference_button), !other);
  if (other)
    {
      show_selected (self);
      return;
    }
  if (g_str_equal (self->view, "records"))
    {
      if (self->records_view == NULL)
        {
          self->records_view = g_object_new (GANTRY_TYPE_RECORDS_VIEW, NULL);
          gtk_stack_add_named (self->views, GTK_WIDGET (self->records_view), "records");
        }
      gantry_records_view_show (self->records_view, self->unit, self->cells.decimal_point);
      gtk_stack_set_visible_child_name (self->views, "records");
      return;
    }

  show_table (self);
  gtk_stack_set_visible_child_name (self->views, has_rows ? "table" : "waiting");
}

static void
select_wanted (GantryUnitPane *self)
{
  GantryRow *row;

  if (self->wanted == NULL)
    return;

  row = gantry_unit_find_row (self->unit, self->wanted);
  if (row == NULL)
    return;

  g_clear_pointer (&self->wanted, g_free);
  gantry_table_select (self->table, G_OBJECT (row));
}

static void
show_stack (GantryUnitPane *self)
{
  /* Without a name the title is the code: then nothing of it has come. */
  gboolean known =
      self->unit != NULL &&
      (g_strcmp0 (gantry_unit_get_title (self->unit), gantry_unit_get_rsc (self->unit)) != 0 ||
       g_list_model_get_n_items (gantry_unit_get_rows (self->unit)) > 0);

  gtk_stack_set_visible_child_name (self->stack, known ? "unit" : "empty");
}

static void
changed_cb (GantryUnitPane *self, GantryUnitChange change)
{
  gantry_unit_pane_apply_reference (self);
  if (change & GANTRY_UNIT_CHANGE_HEAD)
    {
      gantry_unit_pane_show_head (self);
      g_signal_emit (self, signals[TITLE], 0);
    }
  if (change & (GANTRY_UNIT_CHANGE_HEAD | GANTRY_UNIT_CHANGE_POINTS | GANTRY_UNIT_CHANGE_ROWS |
                GANTRY_UNIT_CHANGE_ORDER | GANTRY_UNIT_CHANGE_RECORDS))
    {
      show_view (self);
      show_stack (self);
      gantry_record_strip_show (self->record_strip, self->unit, self->cells.decimal_point,
                                self->cells.stale);
      select_wanted (self);
    }
  gantry_unit_pane_show_insight (self);
  if (change & (GANTRY_UNIT_CHANGE_HEAD | GANTRY_UNIT_CHANGE_CLOCK))
    gantry_clock_label_update (self->clock);
}

static void
table_selected_cb (GantryUnitPane *self)
{
  gantry_unit_pane_show_insight (self);
  show_selected (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* The board goes from the widgets. */
static void
hide_unit (GantryUnitPane *self)
{
  if (self->unit == NULL)
    return;

  g_clear_signal_handler (&self->changed_id, self->unit);
  gantry_unit_views_close (self->views);
  gantry_table_set_model (self->table, NULL);
  gantry_clock_label_set_unit (self->clock, NULL, self->cells.decimal_point);
  gantry_conditions_line_show (self->conditions, self->seat, NULL, self->cells.decimal_point);
  self->cells.unit = NULL;
  g_clear_object (&self->unit);
  gantry_unit_pane_show_insight (self);
}

static void
close_unit (GantryUnitPane *self)
{
  hide_unit (self);
  gantry_unit_pane_leave_past (self);
  g_clear_object (&self->live);
  g_clear_pointer (&self->wanted, g_free);
}

static void
gantry_unit_pane_dispose (GObject *object)
{
  GantryUnitPane *self = GANTRY_UNIT_PANE (object);
  GtkWidget *child;

  if (self->stack != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->table, self);
      close_unit (self);
    }
  self->stack = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (gantry_unit_pane_parent_class)->dispose (object);
}

static void
gantry_unit_pane_finalize (GObject *object)
{
  GantryUnitPane *self = GANTRY_UNIT_PANE (object);

  g_free (self->view);
  g_free (self->reference);
  g_free (self->wanted);

  G_OBJECT_CLASS (gantry_unit_pane_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, stack);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, empty);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, content);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, title);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, late);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, late_label);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, state_bar);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, clock);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, conditions);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, schedule_pill);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, data_pill);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, mark_pill);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, start_list_button);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, start_list_label);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, live_button);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, live_label);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, splits_button);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, splits_label);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, bracket_button);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, reference_button);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, reference_label);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, record_strip);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, needed_box);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, chart_pane);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, notes);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, note);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, all_notes);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, views);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, table_scroller);
  gtk_widget_class_bind_template_child (widget_class, GantryUnitPane, table);
}

static void
gantry_unit_pane_class_init (GantryUnitPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_unit_pane_dispose;
  object_class->finalize = gantry_unit_pane_finalize;

  signals[SELECTED] = g_signal_new ("selected", GANTRY_TYPE_UNIT_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[TITLE] = g_signal_new ("title", GANTRY_TYPE_UNIT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  g_type_ensure (GANTRY_TYPE_CHART_PANE);
  g_type_ensure (GANTRY_TYPE_CLOCK_LABEL);
  g_type_ensure (GANTRY_TYPE_CONDITIONS_LINE);
  g_type_ensure (GANTRY_TYPE_NEEDED_BOX);
  g_type_ensure (GANTRY_TYPE_RECORD_STRIP);
  g_type_ensure (GANTRY_TYPE_STATE_BAR);
  g_type_ensure (GANTRY_TYPE_STATUS_PILL);
  g_type_ensure (GANTRY_TYPE_TABLE);
  g_type_ensure (GANTRY_TYPE_VIEW_BUTTON);
  g_type_ensure (GANTRY_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/unit-pane.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_children (widget_class);
}

static void
gantry_unit_pane_init (GantryUnitPane *self)
{
  self->view = g_strdup ("live");
  self->cells.decimal_point = ".";
  gtk_widget_init_template (GTK_WIDGET (self));

  gantry_table_set_fill (self->table, gantry_unit_cells_fill, gantry_unit_cells_style,
                         &self->cells);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Competitors"), -1);
  gantry_unit_pane_init_insight (self);
  gantry_tip_set (self->back_button, _("See what was: by changes, with Shift by points, with Alt by "
                                       "ten seconds"));
  g_signal_connect_object (self->table, "selected", G_CALLBACK (table_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

void
gantry_unit_pane_set_seat (GantryUnitPane *self, GantrySeat *seat)
{
  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));
  g_return_if_fail (self->seat == NULL);

  self->seat = g_object_ref (seat);
  self->cells.decimal_point = gantry_format_decimal_point (gantry_seat_get_language (seat));
}

void
gantry_unit_pane_show_unit (GantryUnitPane *self, GantryUnit *unit)
{
  GantryRow *selected = gantry_unit_pane_get_selected (self);

  if (self->wanted == NULL && selected != NULL && unit != NULL)
    self->wanted = g_strdup (gantry_row_get_code (selected));
  hide_unit (self);
  if (unit != NULL)
    {
      self->unit = g_object_ref (unit);
      self->cells.unit = self->unit;
      self->changed_id = g_signal_connect_object (self->unit, "changed", G_CALLBACK (changed_cb),
                                                  self, G_CONNECT_SWAPPED);
      gantry_clock_label_set_unit (self->clock, self->unit, self->cells.decimal_point);
      changed_cb (self,
                  GANTRY_UNIT_CHANGE_HEAD | GANTRY_UNIT_CHANGE_ROWS | GANTRY_UNIT_CHANGE_CLOCK);
    }
  show_stack (self);
  g_signal_emit (self, signals[TITLE], 0);
  g_signal_emit (self, signals[SELECTED], 0);
}

void
gantry_unit_pane_open (GantryUnitPane *self, const char *rsc)
{
  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));
  g_return_if_fail (self->seat != NULL);

  if (g_strcmp0 (rsc, gantry_unit_pane_get_rsc (self)) == 0)
    {
      gantry_unit_pane_go_now (self);
      return;
    }

  close_unit (self);
  if (rsc != NULL && *rsc != '\0')
    self->live = gantry_seat_get_unit (self->seat, rsc);
  gantry_unit_pane_show_unit (self, self->live);
}

const char *
gantry_unit_pane_get_rsc (GantryUnitPane *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT_PANE (self), NULL);

  return self->unit != NULL ? gantry_unit_get_rsc (self->unit) : NULL;
}

GantryUnit *
gantry_unit_pane_get_unit (GantryUnitPane *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT_PANE (self), NULL);

  return self->unit;
}

void
gantry_unit_pane_set_view (GantryUnitPane *self, const char *view)
{
  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));
  g_return_if_fail (view != NULL);

  g_free (self->view);
  self->view = g_strdup (view);
  self->cells.start_list = g_str_equal (view, "start-list");
  if (self->unit != NULL)
    show_view (self);
}

GantryRow *
gantry_unit_pane_get_selected (GantryUnitPane *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT_PANE (self), NULL);

  return (GantryRow *)gantry_table_get_selected (self->table);
}

void
gantry_unit_pane_select (GantryUnitPane *self, const char *code)
{
  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));

  g_free (self->wanted);
  self->wanted = code != NULL && *code != '\0' ? g_strdup (code) : NULL;
  if (self->wanted == NULL)
    gantry_table_select (self->table, NULL);
  else if (self->unit != NULL)
    select_wanted (self);
}

void
gantry_unit_pane_turn (GantryUnitPane *self, int by)
{
  GantryUnitView *view;

  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));

  view = gantry_unit_views_get (self->views);
  if (view != NULL)
    gantry_unit_view_step (view, by);
}

void
gantry_unit_pane_step (GantryUnitPane *self, int by)
{
  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));

  gantry_table_step (self->table, by);
}

void
gantry_unit_pane_set_why (GantryUnitPane *self, const char *title, const char *why)
{
  g_return_if_fail (GANTRY_IS_UNIT_PANE (self));

  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, why);
}

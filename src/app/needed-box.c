/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/needed-box.h"

#include "app/needed-words.h"
#include "app/steady-text.h"

#include <glib/gi18n.h>

#define LINES      3
#define PERFORMERS 2
#define REFRESH    200 /* ms, while a clock runs in it */

struct _GantryNeededBox
{
  GtkWidget parent_instance;

  GantrySteadyText *lines[LINES];
  GantryUnit *unit;    /* (owned) (nullable) */
  GantryRow *selected; /* (owned) (nullable) */
  const char *decimal_point;
  gboolean stale;
  guint room; /* lines that it has had or will have, and keeps: nobody can read a table below that moves up and down */
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (GantryNeededBox, gantry_needed_box, GTK_TYPE_WIDGET)

static const char *
get_caption (GantryNeededBox *self, GantryRow *row)
{
  if (gantry_row_is_current (row) || (gantry_row_get_reached (row) >= 0 && row != self->selected))
    /* Translators: before the name of who performs at this moment. */
    return C_("needed", "On now");
  if (row == self->selected)
    /* Translators: before the name of whom the commentator has chosen in the table. */
    return C_("needed", "Chosen");

  /* Translators: before the name of who starts next. */
  return C_("needed", "Next");
}

static GPtrArray *
list_rows (GantryNeededBox *self)
{
  GPtrArray *rows = gantry_unit_list_performers (self->unit, PERFORMERS);

  if (self->selected != NULL && !g_ptr_array_find (rows, self->selected, NULL))
    g_ptr_array_add (rows, self->selected);

  return rows;
}

static gboolean
set_line (GantryNeededBox *self, guint index, const char *markup)
{
  GantrySteadyText *line = self->lines[index];

  gantry_steady_text_set_markup (line, markup != NULL ? markup : "");
  gtk_widget_set_visible (GTK_WIDGET (line), markup != NULL || index < self->room);
  gtk_accessible_update_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_HIDDEN, markup == NULL,
                               -1);

  return markup != NULL;
}

/* TRUE when a clock runs in what it shows. */
static gboolean
update (GantryNeededBox *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  gboolean approaching = FALSE, waiting = FALSE;
  guint used = 0;

  if (self->unit != NULL && !self->stale)
    {
      rows = list_rows (self);
      waiting = gantry_unit_awaits_times (self->unit);
    }
  for (guint i = 0; rows != NULL && i < rows->len && used < LINES; i++)
    {
      GantryRow *row = g_ptr_array_index (rows, i);
      g_autofree char *markup = gantry_needed_dup_markup (self->unit, row, get_caption (self, row),
                                                          self->decimal_point);
      GantryApproach approach;

      approaching |= gantry_unit_get_approach (self->unit, row, &approach);
      used += markup != NULL && set_line (self, used, markup);
    }
  self->room = used > 0 || waiting ? MAX (self->room, used) : 0;
  if (used == 0 && waiting)
    /* Translators: of a race that goes on: nobody is known to be on the way to a point until the next split comes. */
    used += set_line (self, used, _("Waiting for the next split"));
  gtk_widget_set_visible (GTK_WIDGET (self), used > 0);
  while (used < LINES)
    set_line (self, used++, NULL);

  return approaching;
}

static gboolean
refresh_cb (gpointer data)
{
  GantryNeededBox *self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && update (self))
    return G_SOURCE_CONTINUE;

  self->refresh_id = 0;

  return G_SOURCE_REMOVE;
}

static void
gantry_needed_box_dispose (GObject *object)
{
  GantryNeededBox *self = GANTRY_NEEDED_BOX (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  for (guint i = 0; i < LINES; i++)
    if (self->lines[i] != NULL)
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->lines[i])));
  g_clear_object (&self->unit);
  g_clear_object (&self->selected);

  G_OBJECT_CLASS (gantry_needed_box_parent_class)->dispose (object);
}

static void
gantry_needed_box_class_init (GantryNeededBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gantry_needed_box_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "needed");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gantry_needed_box_init (GantryNeededBox *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->decimal_point = ".";
  for (guint i = 0; i < LINES; i++)
    {
      self->lines[i] = GANTRY_STEADY_TEXT (gantry_steady_text_new ());
      gantry_steady_text_set_wrap (self->lines[i], TRUE);
      gtk_widget_set_visible (GTK_WIDGET (self->lines[i]), FALSE);
      gtk_widget_set_parent (GTK_WIDGET (self->lines[i]), GTK_WIDGET (self));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is needed"), -1);
}

void
gantry_needed_box_show (GantryNeededBox *self,
                        GantryUnit *unit,
                        GantryRow *selected,
                        const char *decimal_point,
                        gboolean stale)
{
  g_return_if_fail (GANTRY_IS_NEEDED_BOX (self));
  g_return_if_fail (unit == NULL || GANTRY_IS_UNIT (unit));
  g_return_if_fail (decimal_point != NULL);

  /* While a clock runs in it, what comes is seen at its next beat. */
  if (self->refresh_id != 0 && self->unit == unit && self->selected == selected &&
      !self->stale == !stale)
    return;

  if (self->unit != unit || self->selected != selected)
    self->room = 0;
  g_set_object (&self->unit, unit);
  g_set_object (&self->selected, selected);
  self->decimal_point = decimal_point;
  self->stale = stale;
  if (update (self) && self->refresh_id == 0)
    self->refresh_id = g_timeout_add (REFRESH, refresh_cb, self);
}

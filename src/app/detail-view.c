/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/detail-view.h"

#include "app/sheet-view.h"
#include "seat/detail.h"
#include "sport/format.h"

#include <glib/gi18n.h>

struct _GantryDetailView
{
  GtkWidget parent_instance;

  GtkLabel *name;
  GtkLabel *line;
  GtkLabel *result;
  GantrySheetView *sheet_view;

  GantryDetail *detail; /* (owned) (nullable): while a unit is shown */
  char *code;           /* (owned) (nullable): who is selected */
  const char *decimal_point; /* static */
};

static void unit_view_init (GantryUnitViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryDetailView, gantry_detail_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_UNIT_VIEW, unit_view_init))

/* "SUI · rank 2": what tells who this is. */
static char *
create_line (GantryRow *row)
{
  const char *noc = gantry_row_get_noc (row);
  const char *rank = gantry_row_get_rank (row);
  g_autofree char *flag = gantry_format_flag (noc);
  GString *text = g_string_new (flag);

  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", noc);
  if (*rank != '\0')
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, _("rank %s"), rank);
    }

  return g_string_free (text, FALSE);
}

static void
changed_cb (GantryDetailView *self)
{
  GantryRow *row = gantry_detail_get_row (self->detail);
  const char *mark = "";
  g_autofree char *line = row != NULL ? create_line (row) : g_strdup ("");
  g_autofree char *result = NULL;

  if (row != NULL)
    mark = *gantry_row_get_irm (row) != '\0' ? gantry_row_get_irm (row)
                                             : gantry_row_get_result (row);
  result = gantry_format_official (mark, self->decimal_point);
  gtk_label_set_label (self->name, row != NULL ? gantry_row_get_name (row) : "");
  gtk_label_set_label (self->line, line);
  gtk_label_set_label (self->result, result);
  gantry_sheet_view_set_sheet (self->sheet_view, gantry_detail_get_sheet (self->detail),
                               C_("view", "Detail"), self->decimal_point);
}

static void
close_detail (GantryDetailView *self)
{
  if (self->detail != NULL)
    g_signal_handlers_disconnect_by_data (self->detail, self);
  gantry_sheet_view_set_sheet (self->sheet_view, NULL, "", NULL);
  g_clear_object (&self->detail);
}

static void
gantry_detail_view_show (GantryUnitView *view,
                         GantrySeat *seat,
                         GantryUnit *unit,
                         const char *decimal_point)
{
  GantryDetailView *self = GANTRY_DETAIL_VIEW (view);
  const char *rsc = unit != NULL ? gantry_unit_get_rsc (unit) : NULL;

  if (self->detail != NULL && g_strcmp0 (rsc, gantry_detail_get_rsc (self->detail)) == 0)
    {
      changed_cb (self); /* the rank of the row may be another one */
      return;
    }

  close_detail (self);
  if (unit == NULL)
    return;

  self->decimal_point = decimal_point;
  self->detail = gantry_detail_new (seat, rsc);
  gantry_detail_set_code (self->detail, self->code);
  g_signal_connect_object (self->detail, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

static void
gantry_detail_view_select (GantryUnitView *view, const char *code)
{
  GantryDetailView *self = GANTRY_DETAIL_VIEW (view);

  g_free (self->code);
  self->code = g_strdup (code);
  if (self->detail != NULL)
    gantry_detail_set_code (self->detail, code);
}

static void
unit_view_init (GantryUnitViewInterface *iface)
{
  iface->show = gantry_detail_view_show;
  iface->select = gantry_detail_view_select;
}

static void
gantry_detail_view_dispose (GObject *object)
{
  GantryDetailView *self = GANTRY_DETAIL_VIEW (object);
  GtkWidget *child;

  if (self->sheet_view != NULL)
    close_detail (self);
  self->sheet_view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_detail_view_parent_class)->dispose (object);
}

static void
gantry_detail_view_finalize (GObject *object)
{
  g_free (GANTRY_DETAIL_VIEW (object)->code);

  G_OBJECT_CLASS (gantry_detail_view_parent_class)->finalize (object);
}

static void
gantry_detail_view_class_init (GantryDetailViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_detail_view_dispose;
  object_class->finalize = gantry_detail_view_finalize;

  g_type_ensure (GANTRY_TYPE_SHEET_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/detail-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryDetailView, name);
  gtk_widget_class_bind_template_child (widget_class, GantryDetailView, line);
  gtk_widget_class_bind_template_child (widget_class, GantryDetailView, result);
  gtk_widget_class_bind_template_child (widget_class, GantryDetailView, sheet_view);
}

static void
gantry_detail_view_init (GantryDetailView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->decimal_point = ".";
  gantry_sheet_view_set_empty (self->sheet_view,
                               _("The feed has no more of this competitor than the table shows."));
}

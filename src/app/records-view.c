/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/records-view.h"

#include "app/table.h"
#include "sport/format.h"

#include <glib/gi18n.h>

/* Rows are strings: the index of the record in the unit. */
struct _GantryRecordsView
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GantryTable *table;
  GantryUnit *unit;          /* (owned) (nullable) */
  GtkStringList *indexes;    /* (owned) */
  const char *decimal_point; /* static */
};

G_DEFINE_FINAL_TYPE (GantryRecordsView, gantry_records_view, GTK_TYPE_WIDGET)

static void
fill_cb (GObject *item, const GantryColumnSpec *spec, GantryCellContent *content, gpointer data)
{
  GantryRecordsView *self = data;
  guint index =
      g_ascii_strtoull (gtk_string_object_get_string (GTK_STRING_OBJECT (item)), NULL, 10);
  const GantryRecord *record =
      self->unit != NULL ? gantry_unit_get_record (self->unit, index) : NULL;

  if (record == NULL)
    return;

  if (g_str_equal (spec->id, "type"))
    {
      content->text = g_strdup (record->type);
    }
  else if (g_str_equal (spec->id, "result"))
    {
      content->text = gantry_format_official (record->result, self->decimal_point);
      if (record->old != NULL)
        content->old = gantry_format_official (record->old->result, self->decimal_point);
      if (record->unconfirmed)
        content->flags |= GANTRY_CELL_UNCHECKED;
    }
  else if (g_str_equal (spec->id, "holder"))
    {
      content->text = g_strdup (record->holder);
      if (record->old != NULL && !g_str_equal (record->old->holder, record->holder))
        content->old = g_strdup (record->old->holder);
    }
  else if (g_str_equal (spec->id, "noc"))
    {
      g_autofree char *flag = gantry_format_flag (record->noc);

      content->text = g_strconcat (flag, *flag != '\0' ? " " : "", record->noc, NULL);
      content->spoken = g_strdup (record->noc);
    }
  else if (g_str_equal (spec->id, "year"))
    {
      content->text = g_strdup (record->year);
      if (record->old != NULL && !g_str_equal (record->old->year, record->year))
        content->old = g_strdup (record->old->year);
    }
  else if (g_str_equal (spec->id, "place"))
    {
      content->text = g_strdup (record->place);
    }
  else if (record->broken_now)
    {
      content->text = g_strdup (C_("record", "broken here"));
      content->flags |= GANTRY_CELL_GOOD | GANTRY_CELL_STRONG;
    }
}

static void
add_column (
    GPtrArray *specs, const char *id, const char *title, const char *style, GantryAlign align)
{
  g_ptr_array_add (specs, gantry_column_spec_new (id, title, title, style, align));
}

static void
set_columns (GantryRecordsView *self)
{
  GPtrArray *specs = gantry_column_specs_new ();

  add_column (specs, "type", C_("column", "Record"), "strong", GANTRY_ALIGN_START);
  add_column (specs, "result", C_("column", "Result"), "result", GANTRY_ALIGN_END);
  add_column (specs, "noc", C_("column", "Nation"), "noc", GANTRY_ALIGN_START);
  add_column (specs, "holder", C_("column", "Holder"), "name", GANTRY_ALIGN_START);
  add_column (specs, "year", C_("column", "Year"), "number", GANTRY_ALIGN_END);
  add_column (specs, "place", C_("column", "Place"), "quiet", GANTRY_ALIGN_START);
  add_column (specs, "now", C_("column", "Now"), "number", GANTRY_ALIGN_START);
  ((GantryColumnSpec *)g_ptr_array_index (specs, 5))->expand = TRUE;
  gantry_table_take_columns (self->table, specs);
}

static void
gantry_records_view_dispose (GObject *object)
{
  GantryRecordsView *self = GANTRY_RECORDS_VIEW (object);
  GtkWidget *child;

  g_clear_object (&self->unit);
  g_clear_object (&self->indexes);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_records_view_parent_class)->dispose (object);
}

static void
gantry_records_view_class_init (GantryRecordsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_records_view_dispose;

  g_type_ensure (GANTRY_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/records-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryRecordsView, stack);
  gtk_widget_class_bind_template_child (widget_class, GantryRecordsView, table);
}

static void
gantry_records_view_init (GantryRecordsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->decimal_point = ".";
  self->indexes = gtk_string_list_new (NULL);
  set_columns (self);
  gantry_table_set_fill (self->table, fill_cb, NULL, self);
  gantry_table_set_model (self->table, G_LIST_MODEL (self->indexes));
}

void
gantry_records_view_show (GantryRecordsView *self, GantryUnit *unit, const char *decimal_point)
{
  guint have;
  guint n;

  g_return_if_fail (GANTRY_IS_RECORDS_VIEW (self));

  g_set_object (&self->unit, unit);
  self->decimal_point = decimal_point;
  n = unit != NULL ? gantry_unit_get_n_records (unit) : 0;
  have = g_list_model_get_n_items (G_LIST_MODEL (self->indexes));
  if (have > n)
    gtk_string_list_splice (self->indexes, n, have - n, NULL);
  for (guint i = have; i < n; i++)
    gtk_string_list_take (self->indexes, g_strdup_printf ("%u", i));

  gantry_table_refresh (self->table);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "table" : "empty");
}

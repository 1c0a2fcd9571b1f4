/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/ledger-page.h"

#include "app/ledger-words.h"
#include "app/table.h"
#include "app/words.h"
#include "sport/format.h"

#include <glib/gi18n.h>

/* A table keeps all its rows: the sums count the older outages too. */
#define MAX_SHOWN 200

struct _GantryLedgerPage
{
  GtkWidget parent_instance;

  GtkLabel *summary;
  GtkStack *stack;
  GantryTable *table;

  GantryLedger *ledger; /* (owned) (nullable) */
  const char *decimal_point;
};

G_DEFINE_FINAL_TYPE (GantryLedgerPage, gantry_ledger_page, GTK_TYPE_WIDGET)

static char *
count (guint64 number)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, number);
}

static void
fill_healing (GantryOutage *outage, GantryCellContent *content)
{
  const char *healing = gantry_outage_to_healing (outage);

  if (gantry_outage_is_covered (outage))
    /* Translators: how an outage ended, and that another relay was there all the time. */
    content->text = g_strdup_printf (_("%s; the other relay was there"), healing);
  else
    content->text = g_strdup (healing);
  if (gantry_outage_is_open (outage))
    content->flags |= GANTRY_CELL_WARN;
}

static void
fill_lost (GantryOutage *outage, GantryCellContent *content)
{
  content->text = count (gantry_outage_get_lost (outage));
  if (gantry_outage_get_lost (outage) > 0)
    content->flags |= GANTRY_CELL_WARN | GANTRY_CELL_STRONG;
}

static void
fill_cb (GObject *item, const GantryColumnSpec *spec, GantryCellContent *content, gpointer data)
{
  GantryLedgerPage *self = data;
  GantryOutage *outage = GANTRY_OUTAGE (item);

  if (g_str_equal (spec->id, "from"))
    content->text = gantry_outage_dup_from (outage);
  else if (g_str_equal (spec->id, "length"))
    content->text = gantry_outage_dup_length (outage, self->decimal_point);
  else if (g_str_equal (spec->id, "kind"))
    content->text = g_strdup (gantry_outage_to_word (outage));
  else if (g_str_equal (spec->id, "who"))
    {
      content->text = g_strdup (*gantry_outage_get_topic (outage) != '\0'
                                    ? gantry_outage_get_topic (outage)
                                    : gantry_outage_get_who (outage));
      content->tail = gantry_word_why (gantry_outage_get_why (outage));
    }
  else if (g_str_equal (spec->id, "healing"))
    fill_healing (outage, content);
  else if (g_str_equal (spec->id, "recovered"))
    content->text = count (gantry_outage_get_recovered (outage));
  else if (g_str_equal (spec->id, "conflated"))
    content->text = count (gantry_outage_get_conflated (outage));
  else if (g_str_equal (spec->id, "skipped"))
    content->text = gantry_outage_dup_skipped (outage);
  else if (g_str_equal (spec->id, "lost"))
    fill_lost (outage, content);
}

static void
add_column (GPtrArray *specs, const char *id, const char *title, const char *style, GantryAlign align)
{
  GantryColumnSpec *spec = gantry_column_spec_new (id, title, title, style, align);

  spec->expand = g_str_equal (id, "who");
  g_ptr_array_add (specs, spec);
}

/* A silence is noticed long after it began, which never becomes another time. */
static int
compare_outages (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 one = gantry_outage_get_from ((GantryOutage *)a);
  gint64 other = gantry_outage_get_from ((GantryOutage *)b);

  return one > other ? -1 : one < other;
}

static void
set_columns (GantryLedgerPage *self)
{
  GPtrArray *specs = gantry_column_specs_new ();

  /* Translators: columns of the list of outages. */
  add_column (specs, "from", C_("ledger", "Since"), "number", GANTRY_ALIGN_START);
  add_column (specs, "length", C_("ledger", "How long"), "strong", GANTRY_ALIGN_END);
  add_column (specs, "kind", C_("ledger", "What"), "strong", GANTRY_ALIGN_START);
  add_column (specs, "who", C_("ledger", "Of what"), "quiet", GANTRY_ALIGN_START);
  add_column (specs, "healing", C_("ledger", "How it healed"), "number", GANTRY_ALIGN_START);
  add_column (specs, "recovered", C_("ledger", "Recovered"), "number", GANTRY_ALIGN_END);
  add_column (specs, "conflated", C_("ledger", "Made one"), "number", GANTRY_ALIGN_END);
  add_column (specs, "skipped", C_("ledger", "Jumped over"), "number", GANTRY_ALIGN_END);
  add_column (specs, "lost", C_("ledger", "Lost"), "strong", GANTRY_ALIGN_END);
  gantry_table_take_columns (self->table, specs);
}

static void
changed_cb (GantryLedgerPage *self)
{
  g_autofree char *summary = gantry_ledger_dup_summary (self->ledger);
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->ledger)) > 0;

  gtk_label_set_label (self->summary, summary);
  gtk_stack_set_visible_child_name (self->stack, any ? "table" : "empty");
}

static void
gantry_ledger_page_map (GtkWidget *widget)
{
  GantryLedgerPage *self = GANTRY_LEDGER_PAGE (widget);

  if (self->ledger != NULL)
    changed_cb (self);
  GTK_WIDGET_CLASS (gantry_ledger_page_parent_class)->map (widget);
}

static void
gantry_ledger_page_dispose (GObject *object)
{
  GantryLedgerPage *self = GANTRY_LEDGER_PAGE (object);
  GtkWidget *child;

  if (self->ledger != NULL)
    g_signal_handlers_disconnect_by_data (self->ledger, self);
  g_clear_object (&self->ledger);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_ledger_page_parent_class)->dispose (object);
}

static void
gantry_ledger_page_class_init (GantryLedgerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_ledger_page_dispose;

  widget_class->map = gantry_ledger_page_map;

  g_type_ensure (GANTRY_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/ledger-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryLedgerPage, summary);
  gtk_widget_class_bind_template_child (widget_class, GantryLedgerPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GantryLedgerPage, table);
}

static void
gantry_ledger_page_init (GantryLedgerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->decimal_point = ".";
  set_columns (self);
  gantry_table_set_fill (self->table, fill_cb, NULL, self);
  gantry_table_set_fit (self->table, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Outages"), -1);
}

void
gantry_ledger_page_set_seat (GantryLedgerPage *self, GantrySeat *seat)
{
  g_autoptr (GtkSliceListModel) shown = NULL;
  GtkSortListModel *sorted;

  g_return_if_fail (GANTRY_IS_LEDGER_PAGE (self));
  g_return_if_fail (self->ledger == NULL);

  self->ledger = g_object_ref (gantry_seat_get_ledger (seat));
  self->decimal_point = gantry_format_decimal_point (gantry_seat_get_language (seat));
  sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (g_object_ref (self->ledger)),
      GTK_SORTER (gtk_custom_sorter_new (compare_outages, NULL, NULL)));
  shown = gtk_slice_list_model_new (G_LIST_MODEL (sorted), 0, MAX_SHOWN);
  gantry_table_set_model (self->table, G_LIST_MODEL (shown));
  g_signal_connect_object (self->ledger, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ledger, "notify", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

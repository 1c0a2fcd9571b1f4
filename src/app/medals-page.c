/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/medals-page.h"

#include "app/page-chips.h"
#include "app/table.h"
#include "sport/format.h"
#include "sport/noc.h"

#include <glib/gi18n.h>

struct _GantryMedalsPage
{
  GtkWidget parent_instance;

  GtkLabel *progress;
  GantryPageChips *chips;
  GtkStack *stack;
  AdwStatusPage *empty;
  GantryTable *table;
  GantryMedals *medals; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (GantryMedalsPage, gantry_medals_page, GTK_TYPE_WIDGET)

/* Keys of the chips. */
#define BY_GOLD  "gold"
#define BY_TOTAL "total"

static gboolean
is_by_total (GantryMedalsPage *self)
{
  return g_strcmp0 (gantry_page_chips_get_chosen (self->chips), BY_TOTAL) == 0;
}

static void
fill_rank (int rank, gboolean equal, GantryCellContent *content)
{
  if (rank <= 0)
    return;

  content->text = g_strdup_printf ("%d", rank);
  if (equal)
    content->tail = g_strdup ("=");
}

static char *
count (int number)
{
  return number != 0 ? g_strdup_printf ("%d", number) : g_strdup ("–");
}

/* What the feed calls a nation; some send nothing, or the code again. */
static const char *
get_name (GantryMedalLine *line)
{
  const char *name = gantry_medal_line_get_name (line);
  const char *noc = gantry_medal_line_get_noc (line);

  return *name != '\0' && !g_str_equal (name, noc) ? name : gantry_noc_get_local_name (noc);
}

static void
fill_cb (GObject *item, const GantryColumnSpec *spec, GantryCellContent *content, gpointer data)
{
  GantryMedalLine *line = GANTRY_MEDAL_LINE (item);

  if (g_str_equal (spec->id, "by-gold"))
    fill_rank (gantry_medal_line_get_rank (line), gantry_medal_line_get_rank_equal (line), content);
  else if (g_str_equal (spec->id, "by-total"))
    fill_rank (gantry_medal_line_get_rank_total (line),
               gantry_medal_line_get_rank_total_equal (line), content);
  else if (g_str_equal (spec->id, "noc"))
    {
      g_autofree char *flag = gantry_format_flag (gantry_medal_line_get_noc (line));

      content->text =
          g_strconcat (flag, *flag != '\0' ? " " : "", gantry_medal_line_get_noc (line), NULL);
      content->spoken = g_strdup (gantry_medal_line_get_noc (line));
    }
  else if (g_str_equal (spec->id, "name"))
    content->text = g_strdup (get_name (line));
  else if (g_str_equal (spec->id, "gold"))
    content->text = count (gantry_medal_line_get_gold (line));
  else if (g_str_equal (spec->id, "silver"))
    content->text = count (gantry_medal_line_get_silver (line));
  else if (g_str_equal (spec->id, "bronze"))
    content->text = count (gantry_medal_line_get_bronze (line));
  else if (g_str_equal (spec->id, "total"))
    content->text = count (gantry_medal_line_get_total (line));
}

static void
add_column (GPtrArray *specs,
            const char *id,
            const char *title,
            const char *name,
            const char *style,
            GantryAlign align)
{
  GantryColumnSpec *spec = gantry_column_spec_new (id, title, name, style, align);

  g_ptr_array_add (specs, spec);
}

static gboolean
has_names (GantryMedalsPage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->medals)); i++)
    {
      g_autoptr (GantryMedalLine) line = g_list_model_get_item (G_LIST_MODEL (self->medals), i);

      if (*get_name (line) != '\0')
        return TRUE;
    }

  return FALSE;
}

static void
set_columns (GantryMedalsPage *self)
{
  GPtrArray *specs = gantry_column_specs_new ();
  gboolean by_total = is_by_total (self);

  add_column (specs, by_total ? "by-total" : "by-gold", C_("column", "Rk"), C_("column", "Rank"),
              "rank", GANTRY_ALIGN_CENTER);
  add_column (specs, "noc", C_("column", "Nation"), C_("column", "Nation"), "noc",
              GANTRY_ALIGN_START);
  if (has_names (self))
    add_column (specs, "name", C_("column", "Name"), C_("column", "Name"), "name",
                GANTRY_ALIGN_START);
  add_column (specs, "gold", C_("column", "Gold"), C_("column", "Gold"), "strong",
              GANTRY_ALIGN_END);
  add_column (specs, "silver", C_("column", "Silver"), C_("column", "Silver"), "strong",
              GANTRY_ALIGN_END);
  add_column (specs, "bronze", C_("column", "Bronze"), C_("column", "Bronze"), "strong",
              GANTRY_ALIGN_END);
  add_column (specs, "total", C_("column", "Total"), C_("column", "Total"), "result",
              GANTRY_ALIGN_END);
  if (by_total)
    add_column (specs, "by-gold", C_("column", "By gold"), C_("column", "Rank by gold"), "quiet",
                GANTRY_ALIGN_END);
  else
    add_column (specs, "by-total", C_("column", "By total"), C_("column", "Rank by total"), "quiet",
                GANTRY_ALIGN_END);
  ((GantryColumnSpec *)g_ptr_array_index (specs, has_names (self) ? 2 : 1))->expand = TRUE;
  gantry_table_take_columns (self->table, specs);
}

static void
changed_cb (GantryMedalsPage *self)
{
  g_autofree char *text = NULL;
  int finished = 0;
  int total = 0;

  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->medals)) > 0 ? "table" : "empty");
  gantry_medals_get_progress (self->medals, &finished, &total);
  if (total > 0)
    /* Translators: %d are how many events are over, and how many there are. */
    text = g_strdup_printf (_("%d of %d events"), finished, total);
  gtk_label_set_label (self->progress, text != NULL ? text : "");
  set_columns (self);
  gantry_table_refresh (self->table);
}

/* The same lines in the other order. */
static void
chosen_cb (GantryMedalsPage *self)
{
  if (self->medals == NULL)
    return;

  set_columns (self);
  gantry_table_set_model (self->table, is_by_total (self)
                                           ? gantry_medals_get_by_total (self->medals)
                                           : G_LIST_MODEL (self->medals));
}

static void
show_chips (GantryMedalsPage *self)
{
  static const char *const keys[] = { BY_GOLD, BY_TOTAL, NULL };
  /* Translators: how the medal table is ordered. */
  const char *const titles[] = { C_("medals", "By gold"), C_("medals", "By total"), NULL };

  gantry_page_chips_choose (self->chips, BY_GOLD);
  gantry_page_chips_set_pages (self->chips, keys, titles);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("medals", "Order"), -1);
}

static void
gantry_medals_page_dispose (GObject *object)
{
  GantryMedalsPage *self = GANTRY_MEDALS_PAGE (object);
  GtkWidget *child;

  if (self->medals != NULL)
    g_signal_handlers_disconnect_by_data (self->medals, self);
  g_clear_object (&self->medals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_medals_page_parent_class)->dispose (object);
}

static void
gantry_medals_page_class_init (GantryMedalsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_medals_page_dispose;

  g_type_ensure (GANTRY_TYPE_PAGE_CHIPS);
  g_type_ensure (GANTRY_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/medals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryMedalsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GantryMedalsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, GantryMedalsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GantryMedalsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, GantryMedalsPage, table);
}

static void
gantry_medals_page_init (GantryMedalsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gantry_table_set_fill (self->table, fill_cb, NULL, self);
  adw_status_page_set_title (self->empty, _("No medals yet"));
  show_chips (self);
  g_signal_connect_object (self->chips, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

void
gantry_medals_page_set_seat (GantryMedalsPage *self, GantrySeat *seat)
{
  g_return_if_fail (GANTRY_IS_MEDALS_PAGE (self));
  g_return_if_fail (self->medals == NULL);

  g_set_object (&self->medals, gantry_seat_get_medals (seat));
  gantry_table_set_model (self->table, G_LIST_MODEL (self->medals));
  g_signal_connect_object (self->medals, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->medals, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

void
gantry_medals_page_set_why (GantryMedalsPage *self, const char *why)
{
  g_return_if_fail (GANTRY_IS_MEDALS_PAGE (self));

  adw_status_page_set_description (self->empty, why);
}

void
gantry_medals_page_turn (GantryMedalsPage *self, int by)
{
  g_return_if_fail (GANTRY_IS_MEDALS_PAGE (self));

  gantry_page_chips_step (self->chips, by);
}

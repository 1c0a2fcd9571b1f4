/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/athlete-panel.h"

#include "app/label-lines.h"
#include "sport/format.h"

#include <glib/gi18n.h>

struct _GantryAthletePanel
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *name;
  GtkLabel *line;
  GtkGrid *facts;
  GtkLabel *members_heading;
  GtkLabel *members;
  GtkLabel *points_heading;
  GtkGrid *points;

  GantryUnit *unit; /* (owned) (nullable) */
  GantryRow *row;   /* (owned) (nullable) */
  gulong changed_id;
  const char *decimal_point; /* static */
};

G_DEFINE_FINAL_TYPE (GantryAthletePanel, gantry_athlete_panel, GTK_TYPE_WIDGET)

/* Cells of a grid are kept and only written to: a new split does not build the panel again. */
static void
set_cell (GtkGrid *grid, int column, int row, const char *text, const char *style)
{
  GtkWidget *label = gtk_grid_get_child_at (grid, column, row);

  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_label_set_wrap (GTK_LABEL (label), column > 0);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_add_css_class (label, style);
      gtk_grid_attach (grid, label, column, row, 1, 1);
    }
  gtk_label_set_label (GTK_LABEL (label), text);
}

static void
cut_rows (GtkGrid *grid, int from)
{
  while (gtk_grid_get_child_at (grid, 0, from) != NULL)
    gtk_grid_remove_row (grid, from);
}

/* What the source calls it, in the words of the sport where there are any. */
static char *
create_fact_name (GantryRule *rule, const char *code)
{
  const GantryWord *word = gantry_rule_find_word (rule, GANTRY_WORD_ENTRY, code);
  const GantryRuleValue *value = gantry_rule_find_value (rule, GANTRY_OF_ENTRY, "EUE", code);
  g_autofree char *name = g_strdup (code);

  if (word != NULL)
    return g_strdup (_(word->name));
  if (value != NULL && value->title != NULL)
    return g_strdup (_(value->name != NULL ? value->name : value->title));
  if (g_strcmp0 (_(code), code) != 0)
    return g_strdup (_(code));

  return g_strdelimit (g_steal_pointer (&name), "_", ' ');
}

static char *
create_fact_value (GantryRule *rule, const char *code, const char *text, const char *decimal_point)
{
  GantryWordKind kind = g_str_equal (code, "POSITION") ? GANTRY_WORD_POSITION : GANTRY_WORD_VALUE;
  const GantryWord *word = gantry_rule_find_word (rule, kind, text);

  return word != NULL ? g_strdup (_(word->name)) : gantry_format_official (text, decimal_point);
}

static void
show_facts (GantryAthletePanel *self)
{
  g_auto (GStrv) facts = gantry_row_dup_facts (self->row);
  int n = 0;

  for (guint i = 0; facts != NULL && facts[i] != NULL && facts[i + 1] != NULL; i += 2)
    {
      GantryRule *rule = gantry_unit_get_rule (self->unit);
      g_autofree char *name = create_fact_name (rule, facts[i]);
      g_autofree char *value =
          create_fact_value (rule, facts[i], facts[i + 1], self->decimal_point);

      /* The nation stands below the name already. */
      if (g_str_equal (facts[i + 1], gantry_row_get_noc (self->row)))
        continue;
      set_cell (self->facts, 0, n, name, "dim");
      set_cell (self->facts, 1, n, value, "value");
      n++;
    }
  cut_rows (self->facts, n);
}

static char *
create_second (GantryAthletePanel *self, const GantryCellValue *value)
{
  if (gantry_unit_points_are_parts (self->unit))
    return gantry_format_official (value->wind, self->decimal_point);
  if (*value->rank == '\0')
    return g_strdup ("");

  /* Translators: a rank at a split, in the athlete panel. */
  return g_strdup_printf (C_("split", "rank %s"), value->rank);
}

static void
show_points (GantryAthletePanel *self)
{
  int n = 0;

  for (guint i = 0; i < gantry_unit_get_n_points (self->unit); i++)
    {
      const GantryCellValue *value = gantry_row_get_value (self->row, i);
      g_autofree char *text = NULL;
      g_autofree char *second = NULL;

      if (value == NULL || value->text == NULL || *value->text == '\0')
        continue;
      text = gantry_format_official (value->text, self->decimal_point);
      second = create_second (self, value);
      set_cell (self->points, 0, n, gantry_unit_get_point (self->unit, i)->name, "dim");
      set_cell (self->points, 1, n, text, "value");
      set_cell (self->points, 2, n, second, "dim");
      n++;
    }
  cut_rows (self->points, n);
  gtk_widget_set_visible (GTK_WIDGET (self->points_heading), n > 0);
  gtk_label_set_label (self->points_heading, gantry_unit_points_are_parts (self->unit)
                                                 ? C_("heading", "ATTEMPTS")
                                                 : C_("heading", "SPLITS"));
}

static char *
create_line (GantryAthletePanel *self)
{
  const char *noc = gantry_row_get_noc (self->row);
  const char *order = gantry_row_get_order (self->row);
  const char *bib = gantry_row_get_bib (self->row);
  g_autofree char *flag = gantry_format_flag (noc);
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "%s%s%s", flag, *flag != '\0' ? " " : "", noc);
  if (*order != '\0')
    g_string_append_printf (line, " · %s %s",
                            _(gantry_rule_get_order_word (gantry_unit_get_rule (self->unit))),
                            order);
  if (*bib != '\0')
    g_string_append_printf (line, " · %s %s", C_("column", "Bib"), bib);
  if (*gantry_row_get_irm (self->row) != '\0')
    g_string_append_printf (line, " · %s", gantry_row_get_irm (self->row));

  return g_string_free (line, FALSE);
}

static void
refresh (GantryAthletePanel *self)
{
  g_autofree char *line = NULL;
  g_autofree char *members = NULL;

  gtk_stack_set_visible_child_name (self->stack,
                                    self->row != NULL && self->unit != NULL ? "athlete" : "empty");
  if (self->row == NULL || self->unit == NULL)
    return;

  line = create_line (self);
  members = g_strjoinv ("\n", (char **)gantry_row_get_members (self->row));
  gantry_label_lines_set (self->name, gantry_row_get_name (self->row));
  gtk_label_set_label (self->line, line);
  gtk_label_set_label (self->members, members);
  gtk_widget_set_visible (GTK_WIDGET (self->members), *members != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->members_heading), *members != '\0');
  show_facts (self);
  show_points (self);
}

static void
gantry_athlete_panel_dispose (GObject *object)
{
  GantryAthletePanel *self = GANTRY_ATHLETE_PANEL (object);
  GtkWidget *child;

  if (self->row != NULL)
    g_clear_signal_handler (&self->changed_id, self->row);
  g_clear_object (&self->row);
  g_clear_object (&self->unit);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_athlete_panel_parent_class)->dispose (object);
}

static void
gantry_athlete_panel_class_init (GantryAthletePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_athlete_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/athlete-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryAthletePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, GantryAthletePanel, name);
  gtk_widget_class_bind_template_child (widget_class, GantryAthletePanel, line);
  gtk_widget_class_bind_template_child (widget_class, GantryAthletePanel, facts);
  gtk_widget_class_bind_template_child (widget_class, GantryAthletePanel, members_heading);
  gtk_widget_class_bind_template_child (widget_class, GantryAthletePanel, members);
  gtk_widget_class_bind_template_child (widget_class, GantryAthletePanel, points_heading);
  gtk_widget_class_bind_template_child (widget_class, GantryAthletePanel, points);
}

static void
gantry_athlete_panel_init (GantryAthletePanel *self)
{
  self->decimal_point = ".";
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gantry_athlete_panel_show (GantryAthletePanel *self,
                           GantryUnit *unit,
                           GantryRow *row,
                           const char *decimal_point)
{
  g_return_if_fail (GANTRY_IS_ATHLETE_PANEL (self));

  self->decimal_point = decimal_point;
  g_set_object (&self->unit, unit);
  if (self->row != row)
    {
      if (self->row != NULL)
        g_clear_signal_handler (&self->changed_id, self->row);
      g_set_object (&self->row, row);
      if (row != NULL)
        self->changed_id =
            g_signal_connect_object (row, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
    }
  refresh (self);
}

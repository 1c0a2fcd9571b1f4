/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/conditions-line.h"

#include "app/tip.h"
#include "seat/weather.h"
#include "sport/format.h"

#include <glib/gi18n.h>

struct _GantryConditionsLine
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GantryUnit *unit;       /* (owned) (nullable) */
  GantryWeather *weather; /* (owned) (nullable): of the venue */
  char *venue;            /* (owned) (nullable): the one that the weather is of */
  const char *decimal_point;
};

G_DEFINE_FINAL_TYPE (GantryConditionsLine, gantry_conditions_line, GTK_TYPE_WIDGET)

/* In the order in which they are said; the words stand before the value, NULL: none is needed. */
static const struct
{
  const char *column;
  const char *word;
} measured[] = {
  { "sky", NULL },
  /* Translators: before the temperature of the air. */
  { "air", NC_("weather", "air") },
  /* Translators: before the wind's speed. */
  { "wind", NC_("weather", "wind") },
  { "gusts", NC_("weather", "gusts") },
  { "snow", NC_("weather", "snow") },
  { "ice", NC_("weather", "ice") },
  { "water", NC_("weather", "water") },
  { "rain", NC_("weather", "rain") },
  { "humidity", NC_("weather", "humidity") },
};

static void
append (GString *text, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* "snow packed, −7 °C": the word, then what is measured. */
static char *
create_value (const GantrySheetCell *cell, const char *word, const char *point)
{
  g_autofree char *value = cell->flags & GANTRY_SHEET_WORD ? g_strdup (_(cell->text))
                                                           : gantry_format_official (cell->text, point);
  g_autofree char *below = gantry_format_official (cell->sub, point);
  GString *text = g_string_new (word);

  g_string_append_printf (text, "%s%s", text->len > 0 && *value != '\0' ? " " : "", value);
  g_string_append_printf (text, "%s%s", *cell->tail != '\0' ? " " : "", cell->tail);
  if (below != NULL && *below != '\0')
    g_string_append_printf (text, ", %s", below);

  return g_string_free (text, FALSE);
}

/* The venue as a whole comes first; other points of it are on the page of the weather. */
static void
append_weather (GantryConditionsLine *self, GString *text)
{
  g_autoptr (GantrySheetRow) row = NULL;
  const GantrySheetCell *time;

  if (self->weather != NULL)
    row = g_list_model_get_item (G_LIST_MODEL (gantry_weather_get_sheet (self->weather)), 0);
  if (row == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (measured); i++)
    {
      const GantrySheetCell *cell = gantry_sheet_row_get_cell (row, measured[i].column);
      const char *word = measured[i].word != NULL
                             ? g_dpgettext2 (NULL, "weather", measured[i].word)
                             : NULL;
      g_autofree char *part = cell != NULL ? create_value (cell, word, self->decimal_point) : NULL;

      if (part != NULL)
        append (text, part);
    }
  time = gantry_sheet_row_get_cell (row, "time");
  if (time != NULL && *time->text != '\0' && text->len > 0)
    {
      /* Translators: when the weather was measured; %s is a time of day. */
      g_autofree char *at = g_strdup_printf (_("at %s"), time->text);

      g_string_append_printf (text, " (%s)", at);
    }
}

/* "Golden score" by itself says that there is one. */
static void
append_info (GantryConditionsLine *self, const GantryUnitInfo *info, GString *text)
{
  g_auto (GStrv) parts = g_strsplit (info->code, "/", 2);
  const GantryWord *word =
      gantry_rule_find_word (gantry_unit_get_rule (self->unit), GANTRY_WORD_INFO, parts[0]);
  g_autofree char *name = g_strdup (word != NULL ? _(word->title) : parts[0]);
  g_autofree char *value = gantry_format_official (info->value, self->decimal_point);
  g_autofree char *part = NULL;

  if (word == NULL)
    g_strdelimit (name, "_", ' ');
  if (g_str_equal (info->value, "Y") && word != NULL)
    part = g_strdup (name);
  else if (parts[1] != NULL)
    part = g_strdup_printf ("%s %s %s", name, parts[1], value);
  else
    part = g_strdup_printf ("%s %s", name, value);
  append (text, part);
}

static void
update (GantryConditionsLine *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->unit != NULL)
    {
      append_weather (self, text);
      for (guint i = 0; i < gantry_unit_get_n_infos (self->unit); i++)
        append_info (self, gantry_unit_get_info (self->unit, i), text);
    }
  gtk_label_set_label (self->label, text->str);
  gantry_tip_set (GTK_WIDGET (self->label), text->str);
  gtk_widget_set_visible (GTK_WIDGET (self), text->len > 0);
}

static void
close_weather (GantryConditionsLine *self)
{
  if (self->weather != NULL)
    g_signal_handlers_disconnect_by_data (self->weather, self);
  g_clear_object (&self->weather);
  g_clear_pointer (&self->venue, g_free);
}

static void
open_weather (GantryConditionsLine *self, GantrySeat *seat, const char *venue)
{
  if (g_strcmp0 (venue, self->venue) == 0)
    return;

  close_weather (self);
  if (venue == NULL)
    return;

  self->venue = g_strdup (venue);
  self->weather = gantry_weather_new (seat, venue);
  g_signal_connect_object (self->weather, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
gantry_conditions_line_dispose (GObject *object)
{
  GantryConditionsLine *self = GANTRY_CONDITIONS_LINE (object);

  close_weather (self);
  g_clear_object (&self->unit);
  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->label)));

  G_OBJECT_CLASS (gantry_conditions_line_parent_class)->dispose (object);
}

static void
gantry_conditions_line_class_init (GantryConditionsLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gantry_conditions_line_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "conditions");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gantry_conditions_line_init (GantryConditionsLine *self)
{
  self->decimal_point = ".";
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Conditions"), -1);
}

void
gantry_conditions_line_show (GantryConditionsLine *self,
                             GantrySeat *seat,
                             GantryUnit *unit,
                             const char *decimal_point)
{
  const char *venue = NULL;

  g_return_if_fail (GANTRY_IS_CONDITIONS_LINE (self));
  g_return_if_fail (unit == NULL || (GANTRY_IS_SEAT (seat) && GANTRY_IS_UNIT (unit)));
  g_return_if_fail (decimal_point != NULL);

  g_set_object (&self->unit, unit);
  self->decimal_point = decimal_point;
  if (unit != NULL && !gantry_unit_is_past (unit) && *gantry_unit_get_venue_code (unit) != '\0')
    venue = gantry_unit_get_venue_code (unit);
  open_weather (self, seat, venue);
  update (self);
}

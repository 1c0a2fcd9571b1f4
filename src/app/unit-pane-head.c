/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/unit-pane-private.h"

#include "app/tip.h"
#include "app/unit-mark.h"
#include "app/unit-views.h"
#include "app/words.h"
#include "sport/format.h"

#include <glib/gi18n.h>

/* A title of so many characters is never cut short in favour of what stands beside it. */
#define TITLE_CHARS 24

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
show_subtitle (GantryUnitPane *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *wind = gantry_unit_get_wind (self->unit);

  /* What tells this unit from others comes first: the end is what a narrow window cuts off. */
  append_part (text, gantry_unit_get_subtitle (self->unit));
  if (*wind != '\0')
    {
      g_autofree char *value = gantry_format_official (wind, self->cells.decimal_point);
      /* Translators: the wind in a race, in metres a second. */
      g_autofree char *part = g_strdup_printf (_("wind %s m/s"), value);

      append_part (text, part);
    }
  append_part (text, _(gantry_rule_get_discipline_name (gantry_unit_get_rule (self->unit))));
  append_part (text, gantry_unit_get_venue (self->unit));
  gtk_label_set_label (self->subtitle, text->str);
}

static void
create_notes_list (GantryUnitPane *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->notes_list = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->notes_list, 0);
  gtk_label_set_wrap (self->notes_list, TRUE);
  gtk_label_set_max_width_chars (self->notes_list, 80);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->notes_list));
  gtk_menu_button_set_popover (self->all_notes, popover);
}

static void
show_notes (GantryUnitPane *self)
{
  const char *const *notes = gantry_unit_get_notes (self->unit);
  guint n = notes != NULL ? g_strv_length ((char **)notes) : 0;
  g_autofree char *all = n > 0 ? g_strjoinv ("\n", (char **)notes) : NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->notes, n > 0);
  if (n == 0)
    return;

  label = g_strdup_printf (g_dngettext (NULL, "%u note", "All %u notes", n), n);
  gtk_label_set_label (self->note, notes[n - 1]);
  if (self->notes_list == NULL)
    create_notes_list (self);
  gtk_label_set_label (self->notes_list, all);
  gtk_menu_button_set_label (self->all_notes, label);
  gtk_widget_set_visible (GTK_WIDGET (self->all_notes), n > 1);
}

static void
show_button_label (GtkWidget *button, GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
gantry_unit_pane_show_head (GantryUnitPane *self)
{
  const char *schedule = gantry_unit_get_schedule_status (self->unit);
  const char *data = gantry_unit_get_result_status (self->unit);
  const char *title = gantry_unit_get_title (self->unit);
  gboolean is_short = g_utf8_strlen (title, -1) <= TITLE_CHARS;

  gtk_label_set_label (self->title, title);
  gtk_label_set_ellipsize (self->title, is_short ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->title, is_short ? -1 : TITLE_CHARS);
  gantry_tip_set (GTK_WIDGET (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_subtitle (self);
  gantry_conditions_line_show (self->conditions, self->seat, self->unit, self->cells.decimal_point);
  gantry_status_pill_set_word (self->schedule_pill, gantry_word_schedule_status (schedule),
                               gantry_tone_schedule_status (schedule));
  gantry_status_pill_set_word (self->data_pill, gantry_word_result_status (data),
                               gantry_tone_result_status (data));
  gantry_unit_mark_show (self->mark_pill, self->unit);
  show_notes (self);
  show_button_label (self->start_list_button, self->start_list_label,
                     gantry_unit_views_get_title ("start-list", self->unit));
  show_button_label (self->live_button, self->live_label,
                     gantry_unit_views_get_title ("live", self->unit));
  show_button_label (self->splits_button, self->splits_label,
                     gantry_unit_views_get_title ("splits", self->unit));
}

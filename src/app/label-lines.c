/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/label-lines.h"

/* Pango turns the alignment of a paragraph around when its text runs against the window. */
static gboolean
runs_against (GtkLabel *label)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL;
  PangoDirection text = pango_layout_get_direction (gtk_label_get_layout (label), 0);

  return text == (rtl ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);
}

void
gantry_label_lines_set (GtkLabel *label, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (label, text);
  gtk_label_set_justify (label, runs_against (label) ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
}

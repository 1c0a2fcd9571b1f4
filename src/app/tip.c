/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/tip.h"

void
gantry_tip_set (GtkWidget *widget, const char *text)
{
  gboolean hide;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (text, gtk_widget_get_tooltip_text (widget)) == 0)
    return;

  hide = gtk_widget_get_visible (widget) && !gtk_widget_get_mapped (widget);
  if (hide)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (hide)
    gtk_widget_set_visible (widget, TRUE);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/cell-private.h"

#include <math.h>

#define MARK_HEIGHT 2

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
get_color (GantryCell *self, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  const char *name = NULL;

  if (self->content.flags & GANTRY_CELL_WARN)
    name = "gantry_warn";
  else if (self->content.flags & GANTRY_CELL_GOOD)
    name = "gantry_good";
  else if (self->content.flags & (GANTRY_CELL_DIM | GANTRY_CELL_ESTIMATE | GANTRY_CELL_STRIKE))
    name = "gantry_faint";

  gtk_style_context_get_color (context, color);
  if (name != NULL)
    gtk_style_context_lookup_color (context, name, color);
}

static float
get_x (GantryCell *self, PangoLayout *layout)
{
  GantryAlign align = self->spec->align;
  int room = gtk_widget_get_width (GTK_WIDGET (self));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (align == GANTRY_ALIGN_CENTER)
    return MAX (0, floorf ((room - width) / 2.f));
  if ((align == GANTRY_ALIGN_END) ==
      (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL))
    return MAX (0, room - width);

  return 0;
}

static void
draw_layout (
    GantryCell *self, GtkSnapshot *snapshot, PangoLayout *layout, float y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (get_x (self, layout), y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_mark (GantryCell *self, GtkSnapshot *snapshot)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color = { 0.35, 0.66, 1, 1 };
  GtkBorder pad;

  gtk_style_context_get_padding (context, &pad);
  gtk_style_context_lookup_color (context, "gantry_mark", &color);
  gtk_snapshot_append_color (
      snapshot, &color,
      &GRAPHENE_RECT_INIT (
          -pad.left / 2.f, gtk_widget_get_height (GTK_WIDGET (self)) + pad.bottom - MARK_HEIGHT,
          gtk_widget_get_width (GTK_WIDGET (self)) + pad.left / 2.f + pad.right, MARK_HEIGHT));
}

/* "‹" before the first or "›" after the last of the points that are shown. */
static void
draw_more (GantryCell *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autoptr (PangoLayout) layout = NULL;
  GtkBorder pad;
  float x;
  int width;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->more_before != rtl ? "‹" : "›");
  gtk_style_context_get_padding (gtk_widget_get_style_context (GTK_WIDGET (self)), &pad);
  pango_layout_get_pixel_size (layout, &width, NULL);
  x = self->more_before != rtl ? 2 - pad.left
                               : gtk_widget_get_width (GTK_WIDGET (self)) + pad.right - width - 2;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, 0));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

void
gantry_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GantryCell *self = GANTRY_CELL (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color;
  GdkRGBA quiet;
  int height;
  int sub_height;
  gboolean below;
  float y;

  gantry_cell_fit (self);
  gantry_cell_get_heights (self, &height, &sub_height);
  get_color (self, &color);

  /* What has nothing below it stands in the middle, in line with the cells of its row. */
  below = self->sub != NULL && !is_empty (self->content.sub);
  y = floorf ((gtk_widget_get_height (widget) - height - (below ? sub_height : 0)) / 2.f);
  draw_layout (self, snapshot, self->main, y, &color);
  if (below)
    {
      quiet = color;
      gtk_style_context_lookup_color (
          context, self->content.flags & GANTRY_CELL_RECORD ? "gantry_record" : "gantry_dim",
          &quiet);
      draw_layout (self, snapshot, self->sub, y + height, &quiet);
    }
  if (self->marked)
    draw_mark (self, snapshot);
  if (self->more_before || self->more_after)
    draw_more (self, snapshot, &color);
}

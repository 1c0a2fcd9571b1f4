/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/sheet-page.h"

#include "app/page-chips.h"
#include "app/sheet-view.h"
#include "sport/format.h"

typedef struct
{
  GtkLabel *title;
  GtkLabel *detail;
  GtkWidget *chips_scroll;
  GantryPageChips *chips;
  GantrySheetView *sheet_view;

  GantrySeat *seat; /* (owned) (nullable) */
  gboolean open;
} GantrySheetPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GantrySheetPage, gantry_sheet_page, GTK_TYPE_WIDGET)

static GantrySheetPagePrivate *
get_private (GantrySheetPage *self)
{
  return gantry_sheet_page_get_instance_private (self);
}

static void
close_page (GantrySheetPage *self)
{
  GantrySheetPagePrivate *priv = get_private (self);

  if (!priv->open)
    return;

  priv->open = FALSE;
  gantry_sheet_page_set_sheet (self, NULL);
  GANTRY_SHEET_PAGE_GET_CLASS (self)->close (self);
}

static void
gantry_sheet_page_map (GtkWidget *widget)
{
  GantrySheetPage *self = GANTRY_SHEET_PAGE (widget);
  GantrySheetPagePrivate *priv = get_private (self);

  if (!priv->open && priv->seat != NULL)
    {
      priv->open = TRUE;
      GANTRY_SHEET_PAGE_GET_CLASS (self)->open (self, priv->seat);
    }

  GTK_WIDGET_CLASS (gantry_sheet_page_parent_class)->map (widget);
}

static void
gantry_sheet_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gantry_sheet_page_parent_class)->unmap (widget);

  close_page (GANTRY_SHEET_PAGE (widget));
}

static void
chosen_cb (GantrySheetPage *self)
{
  if (GANTRY_SHEET_PAGE_GET_CLASS (self)->chosen != NULL)
    GANTRY_SHEET_PAGE_GET_CLASS (self)->chosen (self);
}

static void
gantry_sheet_page_dispose (GObject *object)
{
  GantrySheetPage *self = GANTRY_SHEET_PAGE (object);
  GantrySheetPagePrivate *priv = get_private (self);
  GtkWidget *child;

  close_page (self);
  g_clear_object (&priv->seat);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_sheet_page_parent_class)->dispose (object);
}

static void
gantry_sheet_page_class_init (GantrySheetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gantry_sheet_page_dispose;
  widget_class->map = gantry_sheet_page_map;
  widget_class->unmap = gantry_sheet_page_unmap;

  g_type_ensure (GANTRY_TYPE_PAGE_CHIPS);
  g_type_ensure (GANTRY_TYPE_SHEET_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/sheet-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, GantrySheetPage, title);
  gtk_widget_class_bind_template_child_private (widget_class, GantrySheetPage, detail);
  gtk_widget_class_bind_template_child_private (widget_class, GantrySheetPage, chips_scroll);
  gtk_widget_class_bind_template_child_private (widget_class, GantrySheetPage, chips);
  gtk_widget_class_bind_template_child_private (widget_class, GantrySheetPage, sheet_view);
}

static void
gantry_sheet_page_init (GantrySheetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (get_private (self)->chips_scroll, FALSE);
  g_signal_connect_object (get_private (self)->chips, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

void
gantry_sheet_page_set_texts (GantrySheetPage *self, const char *title, const char *empty)
{
  g_return_if_fail (GANTRY_IS_SHEET_PAGE (self));

  gtk_label_set_label (get_private (self)->title, title);
  gantry_sheet_view_set_empty (get_private (self)->sheet_view, empty);
}

void
gantry_sheet_page_set_detail (GantrySheetPage *self, const char *detail)
{
  g_return_if_fail (GANTRY_IS_SHEET_PAGE (self));

  gtk_label_set_label (get_private (self)->detail, detail);
}

void
gantry_sheet_page_set_seat (GantrySheetPage *self, GantrySeat *seat)
{
  g_return_if_fail (GANTRY_IS_SHEET_PAGE (self));
  g_return_if_fail (get_private (self)->seat == NULL);

  get_private (self)->seat = g_object_ref (seat);
}

GantrySeat *
gantry_sheet_page_get_seat (GantrySheetPage *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET_PAGE (self), NULL);

  return get_private (self)->seat;
}

void
gantry_sheet_page_set_sheet (GantrySheetPage *self, GantrySheet *sheet)
{
  GantrySheetPagePrivate *priv = get_private (self);
  const char *point;

  g_return_if_fail (GANTRY_IS_SHEET_PAGE (self));

  point = priv->seat != NULL
              ? gantry_format_decimal_point (gantry_seat_get_language (priv->seat))
              : ".";
  gantry_sheet_view_set_sheet (priv->sheet_view, sheet, gtk_label_get_label (priv->title), point);
}

void
gantry_sheet_page_set_chips (GantrySheetPage *self,
                             const char *const *keys,
                             const char *const *titles)
{
  g_return_if_fail (GANTRY_IS_SHEET_PAGE (self));

  gtk_widget_set_visible (get_private (self)->chips_scroll, keys[0] != NULL);
  gantry_page_chips_set_pages (get_private (self)->chips, keys, titles);
}

const char *
gantry_sheet_page_get_chip (GantrySheetPage *self)
{
  g_return_val_if_fail (GANTRY_IS_SHEET_PAGE (self), NULL);

  return gantry_page_chips_get_chosen (get_private (self)->chips);
}

void
gantry_sheet_page_set_chip (GantrySheetPage *self, const char *key)
{
  g_return_if_fail (GANTRY_IS_SHEET_PAGE (self));

  gantry_page_chips_choose (get_private (self)->chips, key);
}

void
gantry_sheet_page_turn (GantrySheetPage *self, int by)
{
  g_return_if_fail (GANTRY_IS_SHEET_PAGE (self));

  gantry_page_chips_step (get_private (self)->chips, by);
}

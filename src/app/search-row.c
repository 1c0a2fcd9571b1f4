/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/search-row.h"

#include <glib/gi18n.h>

struct _GantrySearchRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *kind;
  GtkLabel *title;
  GtkLabel *detail;
  GantryHit *hit; /* (owned) */
};

G_DEFINE_FINAL_TYPE (GantrySearchRow, gantry_search_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_kind_word (const char *kind)
{
  if (g_str_equal (kind, "athlete"))
    return C_("search hit", "Athlete");
  if (g_str_equal (kind, "team"))
    return C_("search hit", "Team");
  if (g_str_equal (kind, "nation"))
    return C_("search hit", "Nation");

  /* Translators: a unit of the competition: a heat, a final, a match. */
  return C_("search hit", "Event");
}

static void
gantry_search_row_dispose (GObject *object)
{
  g_clear_object (&GANTRY_SEARCH_ROW (object)->hit);

  G_OBJECT_CLASS (gantry_search_row_parent_class)->dispose (object);
}

static void
gantry_search_row_class_init (GantrySearchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_search_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GantrySearchRow, kind);
  gtk_widget_class_bind_template_child (widget_class, GantrySearchRow, title);
  gtk_widget_class_bind_template_child (widget_class, GantrySearchRow, detail);
}

static void
gantry_search_row_init (GantrySearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gantry_search_row_new (GantryHit *hit)
{
  g_autofree char *label = NULL;
  GantrySearchRow *self;

  g_return_val_if_fail (GANTRY_IS_HIT (hit), NULL);

  self = g_object_new (GANTRY_TYPE_SEARCH_ROW, NULL);
  self->hit = g_object_ref (hit);
  gtk_label_set_label (self->kind, get_kind_word (gantry_hit_get_kind (hit)));
  gtk_label_set_label (self->title, gantry_hit_get_title (hit));
  gtk_label_set_label (self->detail, gantry_hit_get_detail (hit));
  label = g_strdup_printf ("%s: %s, %s", get_kind_word (gantry_hit_get_kind (hit)),
                           gantry_hit_get_title (hit), gantry_hit_get_detail (hit));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

GantryHit *
gantry_search_row_get_hit (GantrySearchRow *self)
{
  g_return_val_if_fail (GANTRY_IS_SEARCH_ROW (self), NULL);

  return self->hit;
}

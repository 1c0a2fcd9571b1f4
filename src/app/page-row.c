/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/page-row.h"

struct _GantryPageRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *key;
  GtkLabel *title;
  GtkLabel *count;
  char *page; /* (owned) */
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_KEY,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GantryPageRow, gantry_page_row, GTK_TYPE_LIST_BOX_ROW)

static void
gantry_page_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryPageRow *self = GANTRY_PAGE_ROW (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_string (value, self->page);
      break;
    case PROP_KEY:
      g_value_set_string (value, gtk_label_get_label (self->key));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_page_row_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  GantryPageRow *self = GANTRY_PAGE_ROW (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_free (self->page);
      self->page = g_value_dup_string (value);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", self->page);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.page");
      break;
    case PROP_KEY:
      gtk_label_set_label (self->key, g_value_get_string (value));
      break;
    case PROP_TITLE:
      gtk_label_set_label (self->title, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_page_row_finalize (GObject *object)
{
  g_free (GANTRY_PAGE_ROW (object)->page);

  G_OBJECT_CLASS (gantry_page_row_parent_class)->finalize (object);
}

static void
gantry_page_row_class_init (GantryPageRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gantry_page_row_get_property;
  object_class->set_property = gantry_page_row_set_property;
  object_class->finalize = gantry_page_row_finalize;

  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL, flags);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/page-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryPageRow, key);
  gtk_widget_class_bind_template_child (widget_class, GantryPageRow, title);
  gtk_widget_class_bind_template_child (widget_class, GantryPageRow, count);
}

static void
gantry_page_row_init (GantryPageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
gantry_page_row_get_page (GantryPageRow *self)
{
  g_return_val_if_fail (GANTRY_IS_PAGE_ROW (self), NULL);

  return self->page;
}

void
gantry_page_row_set_count (GantryPageRow *self, const char *count, GantryTone tone)
{
  const char *title;
  g_autofree char *label = NULL;

  g_return_if_fail (GANTRY_IS_PAGE_ROW (self));
  g_return_if_fail (count != NULL);

  if (g_str_equal (gtk_label_get_label (self->count), count))
    return;

  title = gtk_label_get_label (self->title);
  label = *count != '\0' ? g_strdup_printf ("%s, %s", title, count) : g_strdup (title);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_css_classes (GTK_WIDGET (self->count),
                              (const char *[]){ "status", gantry_tone_to_class (tone), NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
gantry_page_row_set_open (GantryPageRow *self, gboolean open)
{
  g_return_if_fail (GANTRY_IS_PAGE_ROW (self));

  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
}

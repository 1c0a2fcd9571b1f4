/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/view-button.h"

struct _GantryViewButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkLabel *label;
  GtkLabel *hint;
  char *view; /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_TITLE,
  PROP_KEY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GantryViewButton, gantry_view_button, GTK_TYPE_WIDGET)

static void
gantry_view_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryViewButton *self = GANTRY_VIEW_BUTTON (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    case PROP_KEY:
      g_value_set_string (value, gtk_label_get_label (self->hint));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_view (GantryViewButton *self, const char *view)
{
  g_free (self->view);
  self->view = g_strdup (view);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", view);
}

static void
gantry_view_button_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  GantryViewButton *self = GANTRY_VIEW_BUTTON (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      set_view (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      gantry_view_button_set_title (self, g_value_get_string (value));
      break;
    case PROP_KEY:
      gtk_label_set_label (self->hint, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_view_button_dispose (GObject *object)
{
  g_clear_pointer (&GANTRY_VIEW_BUTTON (object)->button, gtk_widget_unparent);

  G_OBJECT_CLASS (gantry_view_button_parent_class)->dispose (object);
}

static void
gantry_view_button_finalize (GObject *object)
{
  g_free (GANTRY_VIEW_BUTTON (object)->view);

  G_OBJECT_CLASS (gantry_view_button_parent_class)->finalize (object);
}

static void
gantry_view_button_class_init (GantryViewButtonClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gantry_view_button_get_property;
  object_class->set_property = gantry_view_button_set_property;
  object_class->dispose = gantry_view_button_dispose;
  object_class->finalize = gantry_view_button_finalize;

  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/view-button.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryViewButton, button);
  gtk_widget_class_bind_template_child (widget_class, GantryViewButton, label);
  gtk_widget_class_bind_template_child (widget_class, GantryViewButton, hint);
}

static void
gantry_view_button_init (GantryViewButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
gantry_view_button_get_view (GantryViewButton *self)
{
  g_return_val_if_fail (GANTRY_IS_VIEW_BUTTON (self), NULL);

  return self->view;
}

void
gantry_view_button_set_title (GantryViewButton *self, const char *title)
{
  g_return_if_fail (GANTRY_IS_VIEW_BUTTON (self));
  g_return_if_fail (title != NULL);

  gtk_label_set_label (self->label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

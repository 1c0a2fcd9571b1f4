/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/status-pill.h"

struct _GantryStatusPill
{
  GtkWidget parent_instance;

  GtkLabel *caption;
  GtkLabel *word;
  char *text; /* (owned): as given, before it is put into capitals */
};

enum
{
  PROP_0,
  PROP_CAPTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GantryStatusPill, gantry_status_pill, GTK_TYPE_WIDGET)

static void
gantry_status_pill_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryStatusPill *self = GANTRY_STATUS_PILL (object);

  switch (prop_id)
    {
    case PROP_CAPTION:
      g_value_set_string (value, gtk_label_get_label (self->caption));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_status_pill_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  GantryStatusPill *self = GANTRY_STATUS_PILL (object);

  switch (prop_id)
    {
    case PROP_CAPTION:
      gtk_label_set_label (self->caption, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_status_pill_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_status_pill_parent_class)->dispose (object);
}

static void
gantry_status_pill_finalize (GObject *object)
{
  g_free (GANTRY_STATUS_PILL (object)->text);

  G_OBJECT_CLASS (gantry_status_pill_parent_class)->finalize (object);
}

static void
gantry_status_pill_class_init (GantryStatusPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gantry_status_pill_get_property;
  object_class->set_property = gantry_status_pill_set_property;
  object_class->dispose = gantry_status_pill_dispose;
  object_class->finalize = gantry_status_pill_finalize;

  properties[PROP_CAPTION] =
      g_param_spec_string ("caption", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/status-pill.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryStatusPill, caption);
  gtk_widget_class_bind_template_child (widget_class, GantryStatusPill, word);
}

static void
gantry_status_pill_init (GantryStatusPill *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
gantry_status_pill_set_word (GantryStatusPill *self, const char *word, GantryTone tone)
{
  g_autofree char *label = NULL;
  g_autofree char *capitals = NULL;
  const char *classes[] = { "pill", gantry_tone_to_class (tone), NULL };

  g_return_if_fail (GANTRY_IS_STATUS_PILL (self));

  if (tone == GANTRY_TONE_NONE)
    classes[1] = NULL;
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  if (g_strcmp0 (self->text, word) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (word);
  capitals = word != NULL ? g_utf8_strup (word, -1) : NULL;
  gtk_label_set_label (self->word, capitals);
  gtk_widget_set_visible (GTK_WIDGET (self), word != NULL && *word != '\0');
  label = g_strdup_printf ("%s: %s", gtk_label_get_label (self->caption), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

const char *
gantry_status_pill_get_word (GantryStatusPill *self)
{
  g_return_val_if_fail (GANTRY_IS_STATUS_PILL (self), NULL);

  return self->text;
}

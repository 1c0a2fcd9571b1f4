/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/change-row.h"

#include "app/notice-words.h"

#include <glib/gi18n.h>

struct _GantryChangeRow
{
  GtkWidget parent_instance;

  GtkLabel *sign;
  GtkInscription *time;
  GtkLabel *kind;
  GtkLabel *value;
  GtkLabel *detail;
  GtkWidget *acknowledge;

  GantryNotice *notice; /* (owned) (nullable) */
  GantryRule *rule;     /* (owned) (nullable) */
  const char *decimal_point;
  gulong notify_id;
};

enum
{
  ACKNOWLEDGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GantryChangeRow, gantry_change_row, GTK_TYPE_WIDGET)

static void
append (GString *text, PangoAttrList *attrs, PangoAttribute *attr, const char *part)
{
  attr->start_index = text->len;
  g_string_append (text, part);
  attr->end_index = text->len;
  pango_attr_list_insert (attrs, attr);
}

/* A list of a whole field is read in two lines, a value in one. */
static const char *
get_arrow (GantryChangeRow *self, gboolean list)
{
  if (list)
    return "\n→ ";

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? " ← " : " → ";
}

static void
show_value (GantryChangeRow *self)
{
  g_autofree char *what = gantry_notice_dup_what (self->notice, self->rule);
  g_autofree char *from = gantry_notice_dup_from (self->notice, self->decimal_point);
  g_autofree char *to = gantry_notice_dup_to (self->notice, self->decimal_point);
  GantryNoticeKind kind = gantry_notice_get_kind (self->notice);
  const char *name = kind != GANTRY_NOTICE_REPLACED && kind != GANTRY_NOTICE_NAME
                         ? gantry_notice_get_name (self->notice)
                         : "";
  gboolean list =
      kind == GANTRY_NOTICE_ORDER && *gantry_notice_get_code (self->notice) == '\0';
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();

  append (text, attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD), name);
  if (*what != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", what);
  if (*from != '\0')
    {
      g_string_append (text, text->len > 0 ? "  " : "");
      append (text, attrs, pango_attr_strikethrough_new (TRUE), from);
    }
  if (*to != '\0')
    {
      g_string_append (text, *from != '\0' ? get_arrow (self, list) : text->len > 0 ? "  " : "");
      append (text, attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD), to);
    }
  gtk_label_set_label (self->value, text->str);
  gtk_label_set_attributes (self->value, attrs);
  gtk_widget_set_visible (GTK_WIDGET (self->value), text->len > 0);
}

static void
show_detail (GantryChangeRow *self)
{
  const char *title = gantry_notice_get_title (self->notice);
  const char *why = gantry_notice_get_why (self->notice);
  g_autofree char *both = NULL;

  if (*title != '\0' && *why != '\0')
    /* Translators: the name of an event, and the reason that the source gives for a change. */
    both = g_strdup_printf (_("%s · “%s”"), title, why);
  gtk_label_set_label (self->detail, both != NULL ? both : *why != '\0' ? why : title);
}

static void
show (GantryChangeRow *self)
{
  gboolean unread = gantry_notice_is_unread (self->notice);
  const char *word = gantry_notice_to_word (self->notice);
  const char *classes[] = {
    "status", gantry_tone_to_class (gantry_notice_to_tone (self->notice)), NULL
  };
  g_autofree char *capitals = g_utf8_strup (word, -1);
  g_autofree char *time = gantry_notice_dup_time (self->notice);
  g_autofree char *spoken =
      gantry_notice_dup_spoken (self->notice, self->rule, self->decimal_point);

  gtk_label_set_label (self->sign, unread ? "●" : "");
  gtk_inscription_set_text (self->time, time);
  gtk_label_set_label (self->kind, capitals);
  gtk_widget_set_css_classes (GTK_WIDGET (self->kind), classes);
  show_value (self);
  show_detail (self);
  gtk_widget_set_opacity (self->acknowledge, unread ? 1 : 0);
  gtk_widget_set_sensitive (self->acknowledge, unread);
  if (unread)
    gtk_widget_add_css_class (GTK_WIDGET (self), "unread");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unread");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
acknowledge_cb (GantryChangeRow *self)
{
  g_signal_emit (self, signals[ACKNOWLEDGE], 0);
}

static void
gantry_change_row_dispose (GObject *object)
{
  GantryChangeRow *self = GANTRY_CHANGE_ROW (object);
  GtkWidget *child;

  gantry_change_row_set_notice (self, NULL, NULL, ".");
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_change_row_parent_class)->dispose (object);
}

static void
gantry_change_row_class_init (GantryChangeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_change_row_dispose;

  signals[ACKNOWLEDGE] = g_signal_new ("acknowledge", GANTRY_TYPE_CHANGE_ROW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/change-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryChangeRow, sign);
  gtk_widget_class_bind_template_child (widget_class, GantryChangeRow, time);
  gtk_widget_class_bind_template_child (widget_class, GantryChangeRow, kind);
  gtk_widget_class_bind_template_child (widget_class, GantryChangeRow, value);
  gtk_widget_class_bind_template_child (widget_class, GantryChangeRow, detail);
  gtk_widget_class_bind_template_child (widget_class, GantryChangeRow, acknowledge);
}

static void
gantry_change_row_init (GantryChangeRow *self)
{
  self->decimal_point = ".";
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->acknowledge, "clicked", G_CALLBACK (acknowledge_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
gantry_change_row_new (void)
{
  return g_object_new (GANTRY_TYPE_CHANGE_ROW, NULL);
}

void
gantry_change_row_set_notice (GantryChangeRow *self,
                              GantryNotice *notice,
                              GantryRule *rule,
                              const char *decimal_point)
{
  g_return_if_fail (GANTRY_IS_CHANGE_ROW (self));

  if (self->notice != NULL)
    g_clear_signal_handler (&self->notify_id, self->notice);
  g_set_object (&self->notice, notice);
  g_clear_pointer (&self->rule, gantry_rule_unref);
  self->decimal_point = decimal_point;
  if (notice == NULL)
    return;

  self->rule = gantry_rule_ref (rule);
  self->notify_id =
      g_signal_connect_object (notice, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

GantryNotice *
gantry_change_row_get_notice (GantryChangeRow *self)
{
  g_return_val_if_fail (GANTRY_IS_CHANGE_ROW (self), NULL);

  return self->notice;
}

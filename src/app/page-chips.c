/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/page-chips.h"

struct _GantryPageChips
{
  GtkWidget parent_instance;

  GPtrArray *keys;    /* of char * */
  GPtrArray *buttons; /* of GtkToggleButton, children, one a key */
  char *chosen;       /* (owned) (nullable) */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GantryPageChips, gantry_page_chips, GTK_TYPE_WIDGET)

static const char *
key_of (GantryPageChips *self, gpointer button)
{
  guint index = 0;

  return g_ptr_array_find (self->buttons, button, &index) ? g_ptr_array_index (self->keys, index)
                                                          : NULL;
}

static void
show_chosen (GantryPageChips *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (
        g_ptr_array_index (self->buttons, i),
        g_strcmp0 (g_ptr_array_index (self->keys, i), self->chosen) == 0);
}

/* A press on the one that is chosen leaves it so. */
static void
clicked_cb (GtkToggleButton *button, GantryPageChips *self)
{
  gantry_page_chips_choose (self, key_of (self, button));
  show_chosen (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
create_button (GantryPageChips *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

static void
gantry_page_chips_dispose (GObject *object)
{
  GantryPageChips *self = GANTRY_PAGE_CHIPS (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_page_chips_parent_class)->dispose (object);
}

static void
gantry_page_chips_finalize (GObject *object)
{
  GantryPageChips *self = GANTRY_PAGE_CHIPS (object);

  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->buttons);
  g_free (self->chosen);

  G_OBJECT_CLASS (gantry_page_chips_parent_class)->finalize (object);
}

static void
gantry_page_chips_class_init (GantryPageChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_page_chips_dispose;
  object_class->finalize = gantry_page_chips_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", GANTRY_TYPE_PAGE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gantry_page_chips_init (GantryPageChips *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->buttons = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "views");
}

void
gantry_page_chips_set_pages (GantryPageChips *self,
                             const char *const *keys,
                             const char *const *titles)
{
  guint n = g_strv_length ((char **)keys);

  g_return_if_fail (GANTRY_IS_PAGE_CHIPS (self));
  g_return_if_fail (n == g_strv_length ((char **)titles));

  while (self->buttons->len > n)
    {
      gtk_widget_unparent (g_ptr_array_index (self->buttons, self->buttons->len - 1));
      g_ptr_array_set_size (self->buttons, self->buttons->len - 1);
    }
  while (self->buttons->len < n)
    g_ptr_array_add (self->buttons, create_button (self));

  g_ptr_array_set_size (self->keys, 0);
  for (guint i = 0; i < n; i++)
    {
      GtkButton *button = g_ptr_array_index (self->buttons, i);

      g_ptr_array_add (self->keys, g_strdup (keys[i]));
      if (g_strcmp0 (gtk_button_get_label (button), titles[i]) != 0)
        gtk_button_set_label (button, titles[i]);
    }
  show_chosen (self);
}

const char *
gantry_page_chips_get_chosen (GantryPageChips *self)
{
  g_return_val_if_fail (GANTRY_IS_PAGE_CHIPS (self), NULL);

  return self->chosen;
}

void
gantry_page_chips_choose (GantryPageChips *self, const char *key)
{
  char *chosen;

  g_return_if_fail (GANTRY_IS_PAGE_CHIPS (self));

  chosen = g_strdup (key); /* it may be our own */
  g_free (self->chosen);
  self->chosen = chosen;
  show_chosen (self);
}

void
gantry_page_chips_step (GantryPageChips *self, int by)
{
  int n;
  int at = by > 0 ? -1 : 0;

  g_return_if_fail (GANTRY_IS_PAGE_CHIPS (self));

  n = self->keys->len;
  if (n == 0)
    return;

  for (int i = 0; i < n; i++)
    if (g_strcmp0 (g_ptr_array_index (self->keys, i), self->chosen) == 0)
      at = i;
  gantry_page_chips_choose (self, g_ptr_array_index (self->keys, (at + by % n + n) % n));
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/search-box.h"

#include "app/search-row.h"

#define MAX_HITS 12

struct _GantrySearchBox
{
  GtkWidget parent_instance;

  GtkSearchEntry *entry;
  GtkPopover *popover;
  GtkListBox *list;
  GtkWidget *nothing;

  GantrySeat *seat; /* (owned) (nullable) */
  char *rsc;        /* (owned) (nullable) */
};

enum
{
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GantrySearchBox, gantry_search_box, GTK_TYPE_WIDGET)

static GtkWidget *
create_row_cb (gpointer item, gpointer data)
{
  return gantry_search_row_new (item);
}

static void
find (GantrySearchBox *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GListModel) hits = NULL;
  guint n;

  if (self->seat == NULL || *text == '\0')
    {
      gtk_popover_popdown (self->popover);
      return;
    }

  hits = gantry_seat_search (self->seat, text, self->rsc, MAX_HITS);
  n = g_list_model_get_n_items (hits);
  gtk_list_box_bind_model (self->list, hits, create_row_cb, self, NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->nothing, n == 0);
  gtk_popover_popup (self->popover);
}

static void
open_row (GantrySearchBox *self, GtkListBoxRow *row)
{
  g_autofree char *unit = NULL;
  g_autofree char *code = NULL;
  GantryHit *hit;

  if (row == NULL)
    return;

  hit = gantry_search_row_get_hit (GANTRY_SEARCH_ROW (row));
  unit = g_strdup (gantry_hit_get_unit (hit));
  code = g_strdup (gantry_hit_get_code (hit));
  /* Known, but in no event yet: there is nowhere to go, and what was typed stays. */
  if (*unit == '\0')
    return;

  gantry_search_box_stop (self);
  g_signal_emit (self, signals[OPEN], 0, unit, code);
}

static void
step (GantrySearchBox *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;

  row = gtk_list_box_get_row_at_index (self->list, MAX (index, 0));
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static void
activate_cb (GantrySearchBox *self)
{
  /* What was typed last may not have been looked for yet. */
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    find (self);
  open_row (self, gtk_list_box_get_selected_row (self->list));
}

static gboolean
key_pressed_cb (GantrySearchBox *self, guint keyval, guint keycode, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gantry_search_box_stop (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (GantrySearchBox *self)
{
  gtk_popover_popdown (self->popover);
}

static void
row_activated_cb (GantrySearchBox *self, GtkListBoxRow *row)
{
  open_row (self, row);
}

static void
gantry_search_box_dispose (GObject *object)
{
  GantrySearchBox *self = GANTRY_SEARCH_BOX (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (gantry_search_box_parent_class)->dispose (object);
}

static void
gantry_search_box_finalize (GObject *object)
{
  g_free (GANTRY_SEARCH_BOX (object)->rsc);

  G_OBJECT_CLASS (gantry_search_box_parent_class)->finalize (object);
}

static void
gantry_search_box_class_init (GantrySearchBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_search_box_dispose;
  object_class->finalize = gantry_search_box_finalize;

  signals[OPEN] = g_signal_new ("open", GANTRY_TYPE_SEARCH_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/search-box.ui");
  gtk_widget_class_bind_template_child (widget_class, GantrySearchBox, entry);
  gtk_widget_class_bind_template_child (widget_class, GantrySearchBox, popover);
  gtk_widget_class_bind_template_child (widget_class, GantrySearchBox, list);
  gtk_widget_class_bind_template_child (widget_class, GantrySearchBox, nothing);
}

static void
gantry_search_box_init (GantrySearchBox *self)
{
  GtkEventController *keys;
  GtkEventController *focus;

  gtk_widget_init_template (GTK_WIDGET (self));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (find), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

void
gantry_search_box_set_seat (GantrySearchBox *self, GantrySeat *seat)
{
  g_return_if_fail (GANTRY_IS_SEARCH_BOX (self));

  g_set_object (&self->seat, seat);
}

void
gantry_search_box_set_unit (GantrySearchBox *self, const char *rsc)
{
  g_return_if_fail (GANTRY_IS_SEARCH_BOX (self));

  g_free (self->rsc);
  self->rsc = g_strdup (rsc);
}

void
gantry_search_box_start (GantrySearchBox *self)
{
  g_return_if_fail (GANTRY_IS_SEARCH_BOX (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
gantry_search_box_stop (GantrySearchBox *self)
{
  GtkRoot *root;

  g_return_if_fail (GANTRY_IS_SEARCH_BOX (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_popover_popdown (self->popover);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/changes-page.h"

#include "app/change-row.h"
#include "sport/format.h"

#include <glib/gi18n.h>

/* seat's changes (notices) → selection → list view */
struct _GantryChangesPage
{
  GtkWidget parent_instance;

  GtkLabel *count;
  GtkWidget *acknowledge_all;
  GtkStack *stack;
  GtkListView *list;

  GantrySeat *seat;              /* (owned) (nullable) */
  GtkSingleSelection *selection; /* (owned) */
  const char *decimal_point;     /* static */
};

G_DEFINE_FINAL_TYPE (GantryChangesPage, gantry_changes_page, GTK_TYPE_WIDGET)

static void
select_at (GantryChangesPage *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_single_selection_set_selected (self->selection, n > 0 ? MIN (position, n - 1)
                                                            : GTK_INVALID_LIST_POSITION);
}

/* It moves behind the unread ones: the keyboard stays where it was, on the next. */
static void
acknowledge (GantryChangesPage *self, GantryNotice *notice)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  gantry_changes_acknowledge (gantry_seat_get_changes (self->seat), notice);
  if (position != GTK_INVALID_LIST_POSITION)
    select_at (self, position);
}

static void
row_acknowledge_cb (GantryChangesPage *self, GantryChangeRow *row)
{
  g_autoptr (GantryNotice) notice = g_object_ref (gantry_change_row_get_notice (row));

  acknowledge (self, notice);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, GantryChangesPage *self)
{
  GtkWidget *row = gantry_change_row_new ();

  g_signal_connect_object (row, "acknowledge", G_CALLBACK (row_acknowledge_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, GantryChangesPage *self)
{
  GantryNotice *notice = gtk_list_item_get_item (item);
  GantryRule *rule = gantry_profiles_get_rule (gantry_seat_get_profiles (self->seat),
                                               gantry_notice_get_unit (notice));

  gantry_change_row_set_notice (GANTRY_CHANGE_ROW (gtk_list_item_get_child (item)), notice, rule,
                                self->decimal_point);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gantry_change_row_set_notice (GANTRY_CHANGE_ROW (gtk_list_item_get_child (item)), NULL, NULL,
                                ".");
}

static void
activate_cb (GantryChangesPage *self, guint position)
{
  g_autoptr (GantryNotice) notice =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (notice != NULL && *gantry_notice_get_unit (notice) != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-competitor", "(ss)",
                                gantry_notice_get_unit (notice), gantry_notice_get_code (notice));
}

static void
changed_cb (GantryChangesPage *self)
{
  GantryChanges *changes = gantry_seat_get_changes (self->seat);
  guint all = g_list_model_get_n_items (G_LIST_MODEL (changes));
  guint unread = gantry_changes_get_unread (changes);
  g_autofree char *text = NULL;

  /* Translators: changes on the page: how many are unread, of how many. */
  text = g_strdup_printf (g_dngettext (NULL, "%u unread of %u", "%u unread of %u", unread), unread,
                          all);
  gtk_label_set_label (self->count, all > 0 ? text : "");
  gtk_widget_set_visible (self->acknowledge_all, unread > 0);
  gtk_stack_set_visible_child_name (self->stack, all > 0 ? "list" : "empty");
}

static void
gantry_changes_page_dispose (GObject *object)
{
  GantryChangesPage *self = GANTRY_CHANGES_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (gantry_changes_page_parent_class)->dispose (object);
}

static void
gantry_changes_page_class_init (GantryChangesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_changes_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/changes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryChangesPage, count);
  gtk_widget_class_bind_template_child (widget_class, GantryChangesPage, acknowledge_all);
  gtk_widget_class_bind_template_child (widget_class, GantryChangesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GantryChangesPage, list);
}

static void
gantry_changes_page_init (GantryChangesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->decimal_point = ".";
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}

void
gantry_changes_page_set_seat (GantryChangesPage *self, GantrySeat *seat)
{
  GantryChanges *changes;

  g_return_if_fail (GANTRY_IS_CHANGES_PAGE (self));
  g_return_if_fail (self->seat == NULL);

  self->seat = g_object_ref (seat);
  self->decimal_point = gantry_format_decimal_point (gantry_seat_get_language (seat));
  changes = gantry_seat_get_changes (seat);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (changes));
  g_signal_connect_object (changes, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (changes, "notify::unread", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

void
gantry_changes_page_start (GantryChangesPage *self)
{
  g_return_if_fail (GANTRY_IS_CHANGES_PAGE (self));

  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    select_at (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

void
gantry_changes_page_acknowledge (GantryChangesPage *self)
{
  g_autoptr (GantryNotice) notice = NULL;

  g_return_if_fail (GANTRY_IS_CHANGES_PAGE (self));

  notice = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                  gtk_single_selection_get_selected (self->selection));
  if (notice == NULL || !gantry_notice_is_unread (notice))
    {
      g_clear_object (&notice);
      notice = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);
    }
  if (notice != NULL && gantry_notice_is_unread (notice))
    acknowledge (self, notice);
}

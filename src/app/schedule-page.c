/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/schedule-page.h"

#include "app/schedule-row.h"

#include <glib/gi18n.h>

/* seat's schedule (units) → entries (headings and units, only what the filter lets through) →
 * selection → list view */
struct _GantrySchedulePage
{
  GtkWidget parent_instance;

  GtkLabel *count;
  GtkDropDown *discipline;
  GtkEditable *filter;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkListView *list;

  GantrySeat *seat;     /* (owned) (nullable) */
  GListStore *entries;  /* (owned) */
  GtkStringList *names; /* (owned): "All disciplines", then their names */
  GPtrArray *codes;     /* of char*: the codes of names, shifted by one */
  char *why;            /* (owned) (nullable) */
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (GantrySchedulePage, gantry_schedule_page, GTK_TYPE_WIDGET)

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gantry_schedule_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GantryScheduleEntry *entry = gtk_list_item_get_item (item);
  gboolean unit = gantry_schedule_entry_get_kind (entry) == GANTRY_SCHEDULE_ENTRY_UNIT;

  gtk_list_item_set_activatable (item, unit);
  gtk_list_item_set_selectable (item, unit);
  gantry_schedule_row_set_entry (GANTRY_SCHEDULE_ROW (gtk_list_item_get_child (item)), entry);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gantry_schedule_row_set_entry (GANTRY_SCHEDULE_ROW (gtk_list_item_get_child (item)), NULL);
}

static GantryScheduleEntry *
get_entry (GantrySchedulePage *self, guint index)
{
  g_autoptr (GantryScheduleEntry) entry =
      g_list_model_get_item (G_LIST_MODEL (self->entries), index);

  return entry;
}

/* One splice of what is between the first and the last difference, so that the list keeps its
 * place. */
static void
take_entries (GantrySchedulePage *self, GPtrArray *entries)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint head = 0;
  guint tail = 0;

  while (head < old && head < entries->len &&
         gantry_schedule_entry_is_same (get_entry (self, head), g_ptr_array_index (entries, head)))
    head++;
  while (tail < old - head && tail < entries->len - head &&
         gantry_schedule_entry_is_same (get_entry (self, old - 1 - tail),
                                        g_ptr_array_index (entries, entries->len - 1 - tail)))
    tail++;

  if (old - head - tail > 0 || entries->len - head - tail > 0)
    g_list_store_splice (self->entries, head, old - head - tail, entries->pdata + head,
                         entries->len - head - tail);
}

static void
refresh (GantrySchedulePage *self)
{
  GListModel *schedule = G_LIST_MODEL (gantry_seat_get_schedule (self->seat));
  guint chosen = gtk_drop_down_get_selected (self->discipline);
  const char *code =
      chosen > 0 && chosen <= self->codes->len ? g_ptr_array_index (self->codes, chosen - 1) : NULL;
  g_autoptr (GPtrArray) entries =
      gantry_schedule_entries_new (schedule, code, gtk_editable_get_text (self->filter));
  g_autofree char *text = NULL;
  guint all = g_list_model_get_n_items (schedule);
  guint shown = 0;

  for (guint i = 0; i < entries->len; i++)
    shown += gantry_schedule_entry_get_kind (g_ptr_array_index (entries, i)) ==
             GANTRY_SCHEDULE_ENTRY_UNIT;
  take_entries (self, entries);

  /* Translators: how many units (heats, matches, …) of the schedule are shown, of how many. */
  text = shown < all ? g_strdup_printf (_("%u of %u units"), shown, all)
                     : g_strdup_printf (g_dngettext (NULL, "%u unit", "%u units", all), all);
  gtk_label_set_label (self->count, all > 0 ? text : "");
  adw_status_page_set_title (self->empty, all > 0 ? _("Nothing fits") : _("No schedule yet"));
  adw_status_page_set_description (
      self->empty,
      all > 0 ? _("No unit has this in its name, session, venue or time.") : self->why);
  gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "list" : "empty");
}

static void
update_disciplines (GantrySchedulePage *self)
{
  GListModel *schedule = G_LIST_MODEL (gantry_seat_get_schedule (self->seat));
  GantryProfiles *profiles = gantry_seat_get_profiles (self->seat);

  for (guint i = 0; i < g_list_model_get_n_items (schedule); i++)
    {
      g_autoptr (GantryScheduleUnit) unit = g_list_model_get_item (schedule, i);
      const char *code = gantry_schedule_unit_get_discipline (unit);
      g_autofree char *name = NULL;
      const char *word;

      if (g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, NULL))
        continue;
      word = gantry_rule_get_discipline_name (
          gantry_profiles_get_rule (profiles, gantry_schedule_unit_get_rsc (unit)));
      name =
          g_str_equal (word, code) ? g_strdup (code) : g_strdup_printf ("%s · %s", code, _(word));
      g_ptr_array_add (self->codes, g_strdup (code));
      gtk_string_list_append (self->names, name);
    }
}

static gboolean
refresh_idle_cb (gpointer data)
{
  GantrySchedulePage *self = data;

  self->idle_id = 0;
  update_disciplines (self);
  refresh (self);

  return G_SOURCE_REMOVE;
}

/* A schedule of a thousand units changes often and is seldom looked at. */
static void
schedule_changed_cb (GantrySchedulePage *self)
{
  if (self->idle_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE + 10, refresh_idle_cb, self, NULL);
}

static void
filter_changed_cb (GantrySchedulePage *self)
{
  if (self->seat != NULL)
    refresh (self);
}

static void
activate_cb (GantrySchedulePage *self, guint position)
{
  GantryScheduleUnit *unit = gantry_schedule_entry_get_unit (get_entry (self, position));

  if (unit != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s",
                                gantry_schedule_unit_get_rsc (unit));
}

/* Enter in the filter opens the first that is left. */
static void
filter_activate_cb (GantrySchedulePage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    if (gantry_schedule_entry_get_unit (get_entry (self, i)) != NULL)
      {
        activate_cb (self, i);
        return;
      }
}

static void
gantry_schedule_page_map (GtkWidget *widget)
{
  GantrySchedulePage *self = GANTRY_SCHEDULE_PAGE (widget);

  if (self->seat != NULL)
    {
      update_disciplines (self);
      refresh (self);
    }
  GTK_WIDGET_CLASS (gantry_schedule_page_parent_class)->map (widget);
}

static void
gantry_schedule_page_dispose (GObject *object)
{
  GantrySchedulePage *self = GANTRY_SCHEDULE_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->entries);
  g_clear_object (&self->names);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (gantry_schedule_page_parent_class)->dispose (object);
}

static void
gantry_schedule_page_finalize (GObject *object)
{
  GantrySchedulePage *self = GANTRY_SCHEDULE_PAGE (object);

  g_ptr_array_unref (self->codes);
  g_free (self->why);

  G_OBJECT_CLASS (gantry_schedule_page_parent_class)->finalize (object);
}

static void
gantry_schedule_page_class_init (GantrySchedulePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_schedule_page_dispose;
  object_class->finalize = gantry_schedule_page_finalize;

  widget_class->map = gantry_schedule_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/schedule-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GantrySchedulePage, count);
  gtk_widget_class_bind_template_child (widget_class, GantrySchedulePage, discipline);
  gtk_widget_class_bind_template_child (widget_class, GantrySchedulePage, filter);
  gtk_widget_class_bind_template_child (widget_class, GantrySchedulePage, stack);
  gtk_widget_class_bind_template_child (widget_class, GantrySchedulePage, empty);
  gtk_widget_class_bind_template_child (widget_class, GantrySchedulePage, list);
}

static void
gantry_schedule_page_init (GantrySchedulePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->names = gtk_string_list_new (NULL);
  gtk_string_list_append (self->names, _("All disciplines"));
  gtk_drop_down_set_model (self->discipline, G_LIST_MODEL (self->names));
  self->entries = g_list_store_new (GANTRY_TYPE_SCHEDULE_ENTRY);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->discipline, "notify::selected", G_CALLBACK (filter_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "activate", G_CALLBACK (filter_activate_cb), self,
                           G_CONNECT_SWAPPED);
}

void
gantry_schedule_page_set_seat (GantrySchedulePage *self, GantrySeat *seat)
{
  GantrySchedule *schedule;

  g_return_if_fail (GANTRY_IS_SCHEDULE_PAGE (self));
  g_return_if_fail (self->seat == NULL);

  self->seat = g_object_ref (seat);
  schedule = gantry_seat_get_schedule (seat);
  g_signal_connect_object (schedule, "items-changed", G_CALLBACK (schedule_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (schedule, "changed", G_CALLBACK (schedule_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
gantry_schedule_page_set_why (GantrySchedulePage *self, const char *why)
{
  g_return_if_fail (GANTRY_IS_SCHEDULE_PAGE (self));

  if (g_strcmp0 (self->why, why) == 0)
    return;

  g_free (self->why);
  self->why = g_strdup (why);
  if (self->seat != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
scroll_to_next (GantrySchedulePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint i = 0; i < n; i++)
    {
      GantryScheduleUnit *unit = gantry_schedule_entry_get_unit (get_entry (self, i));

      if (unit == NULL || gantry_schedule_status_is_over (gantry_schedule_unit_get_status (unit)))
        continue;
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.select-item", "(ubb)", i, FALSE,
                                  FALSE);
      break;
    }
}

static gboolean
start_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;
  scroll_to_next (data);
  return G_SOURCE_REMOVE;
}

/* A list that has no height yet and is told to scroll far stays empty (GTK 4.8): it is told once it has one. */
void
gantry_schedule_page_start (GantrySchedulePage *self)
{
  g_return_if_fail (GANTRY_IS_SCHEDULE_PAGE (self));

  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), start_cb, self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

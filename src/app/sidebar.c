/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/sidebar.h"

#include "app/page-row.h"
#include "app/sidebar-row.h"

#include <glib/gi18n.h>

/* Enough to see what comes; the rest is in the schedule. */
#define MAX_LIVE 12
#define MAX_NEXT 6

/* units (what is on, what comes) above pages (of the Games), each of which scrolls when there is no room for both */
struct _GantrySidebar
{
  GtkWidget parent_instance;

  GtkWidget *units_scroll;
  GtkWidget *units;
  GtkWidget *pages_scroll;
  GtkWidget *pages;
  GtkLabel *live_empty;
  GtkLabel *live_more;
  GtkLabel *next_empty;
  GtkListBox *live;
  GtkListBox *next;
  GtkWidget *games;
  GantryPageRow *schedule_row;
  GantryPageRow *changes_row;
  GantryPageRow *ledger_row;

  GantrySeat *seat; /* (owned) (nullable) */
  char *rsc;        /* (owned) (nullable): of the unit that is open */
};

G_DEFINE_FINAL_TYPE (GantrySidebar, gantry_sidebar, GTK_TYPE_WIDGET)

static void
update_row (GantrySidebar *self, GtkWidget *row)
{
  const char *rsc =
      gantry_schedule_unit_get_rsc (gantry_sidebar_row_get_unit (GANTRY_SIDEBAR_ROW (row)));

  gantry_sidebar_row_set_now (GANTRY_SIDEBAR_ROW (row), gantry_seat_get_source_time (self->seat));
  gantry_sidebar_row_set_open (GANTRY_SIDEBAR_ROW (row), g_strcmp0 (rsc, self->rsc) == 0);
}

static GtkWidget *
create_live_row_cb (gpointer item, gpointer data)
{
  GtkWidget *row = gantry_sidebar_row_new (item, FALSE);

  update_row (data, row);

  return row;
}

static GtkWidget *
create_next_row_cb (gpointer item, gpointer data)
{
  GtkWidget *row = gantry_sidebar_row_new (item, TRUE);

  update_row (data, row);

  return row;
}

static void
bind (GantrySidebar *self,
      GtkListBox *list,
      GListModel *model,
      guint max,
      GtkListBoxCreateWidgetFunc create)
{
  g_autoptr (GtkSliceListModel) slice = gtk_slice_list_model_new (g_object_ref (model), 0, max);

  gtk_list_box_bind_model (list, G_LIST_MODEL (slice), create, self, NULL);
}

static void
update_rows (GantrySidebar *self, GtkListBox *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GANTRY_IS_SIDEBAR_ROW (row))
      update_row (self, row);
}

/* On a full day more is on than there is room for: nobody may take the list for all of it. */
static void
show_more (GantrySidebar *self, guint n_live)
{
  guint more = n_live > MAX_LIVE ? n_live - MAX_LIVE : 0;
  g_autofree char *text =
      /* Translators: units that are live beside those in the list above; F2 is the key of the schedule. */
      g_strdup_printf (g_dngettext (NULL, "%u more is live: F2", "%u more are live: F2", more), more);

  gtk_label_set_label (self->live_more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->live_more), more > 0);
}

static void
counts_changed_cb (GantrySidebar *self)
{
  GantrySchedule *schedule = gantry_seat_get_schedule (self->seat);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (schedule));
  guint n_live = g_list_model_get_n_items (gantry_schedule_get_live (schedule));
  gboolean live = n_live > 0;
  gboolean next = g_list_model_get_n_items (gantry_schedule_get_next (schedule)) > 0;
  g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");

  gtk_widget_set_visible (GTK_WIDGET (self->live_empty), !live);
  gtk_widget_set_visible (GTK_WIDGET (self->next_empty), !next);
  gtk_widget_set_visible (GTK_WIDGET (self->live), live);
  show_more (self, n_live);
  gtk_widget_set_visible (GTK_WIDGET (self->next), next);
  gantry_page_row_set_count (self->schedule_row, count, GANTRY_TONE_NONE);
}

static void
unread_cb (GantrySidebar *self)
{
  guint unread = gantry_changes_get_unread (gantry_seat_get_changes (self->seat));
  /* Translators: how many changes nobody has acknowledged yet. */
  g_autofree char *text =
      g_strdup_printf (g_dngettext (NULL, "%u unread", "%u unread", unread), unread);

  gantry_page_row_set_count (self->changes_row, unread > 0 ? text : "", GANTRY_TONE_WARN);
}

static void
outages_cb (GantrySidebar *self)
{
  guint open = gantry_ledger_get_open (gantry_seat_get_ledger (self->seat));
  /* Translators: outages that have not ended. */
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u now", "%u now", open), open);

  gantry_page_row_set_count (self->ledger_row, open > 0 ? text : "", GANTRY_TONE_WARN);
}

static void
gantry_sidebar_dispose (GObject *object)
{
  GantrySidebar *self = GANTRY_SIDEBAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (gantry_sidebar_parent_class)->dispose (object);
}

static void
gantry_sidebar_finalize (GObject *object)
{
  g_free (GANTRY_SIDEBAR (object)->rsc);

  G_OBJECT_CLASS (gantry_sidebar_parent_class)->finalize (object);
}

static void
gantry_sidebar_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  GantrySidebar *self = GANTRY_SIDEBAR (widget);
  int units[2];
  int pages[2];

  gtk_widget_measure (self->units_scroll, orientation, for_size, &units[0], &units[1], NULL, NULL);
  gtk_widget_measure (self->pages_scroll, orientation, for_size, &pages[0], &pages[1], NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (units[0], pages[0]);
      *natural = MAX (units[1], pages[1]);
    }
  else
    {
      *minimum = units[0] + pages[0];
      *natural = units[1] + pages[1];
    }
}

static int
measure_height (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

/* One directly below the other. However much is on, the pages stay in sight, with at most half of the room: at large text both
 * scroll. */
static void
gantry_sidebar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GantrySidebar *self = GANTRY_SIDEBAR (widget);
  int pages = measure_height (self->pages, width);
  int units = MIN (measure_height (self->units, width), MAX (height - pages, height / 2));

  gtk_widget_size_allocate (self->units_scroll, &(GtkAllocation){ 0, 0, width, units }, -1);
  gtk_widget_size_allocate (self->pages_scroll,
                            &(GtkAllocation){ 0, units, width, height - units }, -1);
}

static void
gantry_sidebar_class_init (GantrySidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_sidebar_dispose;
  object_class->finalize = gantry_sidebar_finalize;
  widget_class->measure = gantry_sidebar_measure;
  widget_class->size_allocate = gantry_sidebar_size_allocate;

  g_type_ensure (GANTRY_TYPE_PAGE_ROW);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, units_scroll);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, units);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, pages_scroll);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, pages);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, live_empty);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, live_more);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, next_empty);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, live);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, next);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, games);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, schedule_row);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, changes_row);
  gtk_widget_class_bind_template_child (widget_class, GantrySidebar, ledger_row);
}

static void
gantry_sidebar_init (GantrySidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gantry_sidebar_set_seat (GantrySidebar *self, GantrySeat *seat)
{
  GantrySchedule *schedule;
  GListModel *lists[3];

  g_return_if_fail (GANTRY_IS_SIDEBAR (self));
  g_return_if_fail (self->seat == NULL);

  self->seat = g_object_ref (seat);
  schedule = gantry_seat_get_schedule (seat);
  lists[0] = gantry_schedule_get_live (schedule);
  lists[1] = gantry_schedule_get_next (schedule);
  lists[2] = G_LIST_MODEL (schedule);
  bind (self, self->live, lists[0], MAX_LIVE, create_live_row_cb);
  bind (self, self->next, lists[1], MAX_NEXT, create_next_row_cb);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_signal_connect_object (lists[i], "items-changed", G_CALLBACK (counts_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (gantry_seat_get_changes (seat), "notify::unread",
                           G_CALLBACK (unread_cb), self, G_CONNECT_SWAPPED);
  counts_changed_cb (self);
  unread_cb (self);
  g_signal_connect_object (gantry_seat_get_ledger (seat), "notify::open", G_CALLBACK (outages_cb),
                           self, G_CONNECT_SWAPPED);
  outages_cb (self);
}

void
gantry_sidebar_set_open (GantrySidebar *self, const char *page, const char *rsc)
{
  g_return_if_fail (GANTRY_IS_SIDEBAR (self));

  g_free (self->rsc);
  self->rsc = g_str_equal (page, "unit") ? g_strdup (rsc) : NULL;
  for (GtkWidget *row = gtk_widget_get_first_child (self->games); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gantry_page_row_set_open (GANTRY_PAGE_ROW (row),
                              g_str_equal (page, gantry_page_row_get_page (GANTRY_PAGE_ROW (row))));

  update_rows (self, self->live);
  update_rows (self, self->next);
}

void
gantry_sidebar_tick (GantrySidebar *self)
{
  g_return_if_fail (GANTRY_IS_SIDEBAR (self));

  if (self->seat == NULL)
    return;

  if (gantry_schedule_pass_time (gantry_seat_get_schedule (self->seat)))
    counts_changed_cb (self);
  update_rows (self, self->live);
  update_rows (self, self->next);
}

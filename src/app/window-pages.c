/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/window-private.h"

#include "app/records-page.h"
#include "app/weather-page.h"

/* Pages cost the start of the window something and are not what it opens with: each is made when it is first shown. */

static GtkWidget *
create_schedule (GantryWindow *self)
{
  self->schedule_page = g_object_new (GANTRY_TYPE_SCHEDULE_PAGE, NULL);
  gantry_schedule_page_set_seat (self->schedule_page, self->seat);

  return GTK_WIDGET (self->schedule_page);
}

static GtkWidget *
create_medals (GantryWindow *self)
{
  self->medals_page = g_object_new (GANTRY_TYPE_MEDALS_PAGE, NULL);
  gantry_medals_page_set_seat (self->medals_page, self->seat);

  return GTK_WIDGET (self->medals_page);
}

static GtkWidget *
create_changes (GantryWindow *self)
{
  self->changes_page = g_object_new (GANTRY_TYPE_CHANGES_PAGE, NULL);
  gantry_changes_page_set_seat (self->changes_page, self->seat);

  return GTK_WIDGET (self->changes_page);
}

static GtkWidget *
create_ledger (GantryWindow *self)
{
  self->ledger_page = g_object_new (GANTRY_TYPE_LEDGER_PAGE, NULL);
  gantry_ledger_page_set_seat (self->ledger_page, self->seat);

  return GTK_WIDGET (self->ledger_page);
}

static GtkWidget *
create_records (GantryWindow *self)
{
  GtkWidget *page = g_object_new (GANTRY_TYPE_RECORDS_PAGE, NULL);

  gantry_sheet_page_set_seat (GANTRY_SHEET_PAGE (page), self->seat);
  gantry_records_page_set_unit (GANTRY_RECORDS_PAGE (page),
                                gantry_unit_pane_get_rsc (self->unit_pane));

  return page;
}

static GtkWidget *
create_weather (GantryWindow *self)
{
  GtkWidget *page = g_object_new (GANTRY_TYPE_WEATHER_PAGE, NULL);

  gantry_sheet_page_set_seat (GANTRY_SHEET_PAGE (page), self->seat);

  return page;
}

static void
start_schedule (GantryWindow *self)
{
  gantry_schedule_page_start (self->schedule_page);
}

static void
start_changes (GantryWindow *self)
{
  gantry_changes_page_start (self->changes_page);
}

static const struct
{
  const char *name;
  GtkWidget *(*create) (GantryWindow *self);
  void (*start) (GantryWindow *self); /* (nullable): puts the keyboard where it is wanted */
} pages[] = {
  { "unit", NULL, NULL },
  { "schedule", create_schedule, start_schedule },
  { "medals", create_medals, NULL },
  { "changes", create_changes, start_changes },
  { "ledger", create_ledger, NULL },
  { "records", create_records, NULL },
  { "weather", create_weather, NULL },
};

void
gantry_window_show_page (GantryWindow *self, const char *page)
{
  guint i = 0;

  g_return_if_fail (GANTRY_IS_WINDOW (self));

  while (i < G_N_ELEMENTS (pages) && !g_str_equal (pages[i].name, page))
    i++;
  if (i == G_N_ELEMENTS (pages))
    return;

  if (gtk_stack_get_child_by_name (self->pages, page) == NULL)
    gtk_stack_add_named (self->pages, pages[i].create (self), page);
  gtk_stack_set_visible_child_name (self->pages, page);
  gantry_window_remember (self, "last-page", page);
  gantry_window_set_action_state (self, "page", g_variant_new_string (page));
  gantry_sidebar_set_open (self->sidebar, page, gantry_unit_pane_get_rsc (self->unit_pane));
  gantry_window_show_flaps (self);
  if (pages[i].start != NULL)
    pages[i].start (self);
}

void
gantry_window_turn (GantryWindow *self, int by)
{
  GtkWidget *page;

  g_return_if_fail (GANTRY_IS_WINDOW (self));

  page = gtk_stack_get_visible_child (self->pages);
  if (GANTRY_IS_UNIT_PANE (page))
    gantry_unit_pane_turn (GANTRY_UNIT_PANE (page), by);
  else if (GANTRY_IS_SHEET_PAGE (page))
    gantry_sheet_page_turn (GANTRY_SHEET_PAGE (page), by);
  else if (GANTRY_IS_MEDALS_PAGE (page))
    gantry_medals_page_turn (GANTRY_MEDALS_PAGE (page), by);
}

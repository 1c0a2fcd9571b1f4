/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/change-row.h"
#include "app/changes-page.h"
#include "app/page-row.h"
#include "app/sidebar.h"
#include "app/status-pill.h"
#include "app/unit-pane.h"

/* What was corrected: its line on the page of changes, the old value in the table, the mark in the header; and all of it gone
 * when it is acknowledged. */

#define HEAD(status)                                                                               \
  "{'code':'" SWIM_UNIT "','status':'" status "','event':'400 m','subevent':'400 m Final','infos':" \
  "[{'type':'UI','code':'INTERMEDIATE','pos':'1','value':'50'},{'type':'UI','code':'INTERMEDIATE'," \
  "'pos':'2','value':'100'}]}"
#define ENTRY                                                                                      \
  "{'code':'1','type':'A','noc':'NOR','start_order':'4','start_sort':4,'family':'PELORIN','given':" \
  "'Ada'}"
#define LINE(split, result)                                                                        \
  "{'code':'1','sort':1,'rank':'1','result':'" result "','ext':[{'type':'ER','code':'INTERMEDIATE','pos':" \
  "'1','value':'" split "','rank':'1'}]}"

typedef struct
{
  GantrySeat *seat;
  GtkWidget *window;
  GantryUnitPane *pane;
  GantryChangesPage *page;
  GantrySidebar *sidebar;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  app_test_load_style ();
  f->seat = app_test_seat_new ();
  f->pane = g_object_new (GANTRY_TYPE_UNIT_PANE, NULL);
  f->page = g_object_new (GANTRY_TYPE_CHANGES_PAGE, "hexpand", TRUE, NULL);
  f->sidebar = g_object_new (GANTRY_TYPE_SIDEBAR, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->sidebar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->pane));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->page));
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1800, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gantry_unit_pane_set_seat (f->pane, f->seat);
  gantry_unit_pane_open (f->pane, SWIM_UNIT);
  gantry_changes_page_set_seat (f->page, f->seat);
  gantry_sidebar_set_seat (f->sidebar, f->seat);
  gtk_window_present (GTK_WINDOW (f->window));
  gantry_seat_flush (f->seat);
  app_test_put (f->seat, "unit/" SWIM_UNIT, "result", 20, "head", HEAD ("OFFICIAL"), "entry/1", ENTRY, "line/1",
                LINE ("27.31", "3:56.42"), NULL);
  gantry_seat_flush (f->seat);
  gantry_seat_acknowledge (f->seat);
  app_test_iterate ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  app_test_iterate ();
  g_object_unref (f->seat);
}

static void
correct (Fixture *f)
{
  app_test_put (f->seat, "unit/" SWIM_UNIT, "result", 30, "head", HEAD ("OFFICIAL"), "entry/1", ENTRY, "line/1",
                LINE ("27.21", "3:55.02"), NULL);
  app_test_put (f->seat, "unit/" SWIM_UNIT, "notes", 30, "note/a", "{'text':'Touchpad of lane 4'}", NULL);
  gantry_seat_flush (f->seat);
  app_test_iterate ();
}

static char *
row_text (Fixture *f)
{
  return app_test_row_text (GANTRY_TABLE (app_test_find (GTK_WIDGET (f->pane), GANTRY_TYPE_TABLE)), 0);
}

static GtkWidget *
find_changes_row (Fixture *f)
{
  return app_test_find_id (GTK_WIDGET (f->sidebar), "changes_row");
}

static void
test_old_values (Fixture *f, gconstpointer data)
{
  g_autofree char *before = row_text (f);
  g_autofree char *corrected = NULL;
  g_autofree char *seen = NULL;

  g_assert_null (strstr (before, "was"));
  correct (f);
  corrected = row_text (f);
  g_assert_nonnull (strstr (corrected, "50: 27.21, rank 1, was 27.31"));
  g_assert_nonnull (strstr (corrected, "Result: 3:55.02, was 3:56.42"));
  gantry_unit_acknowledge (gantry_unit_pane_get_unit (f->pane), "1");
  app_test_iterate ();
  seen = row_text (f);
  g_assert_nonnull (strstr (seen, "Result: 3:55.02"));
  g_assert_null (strstr (seen, "was"));
}

/* The header says that an official result is another one than it was, and why. */
static void
test_mark (Fixture *f, gconstpointer data)
{
  GtkWidget *pill = app_test_find_id (GTK_WIDGET (f->pane), "mark_pill");

  g_assert_false (gtk_widget_get_visible (pill));
  correct (f);
  g_assert_true (gtk_widget_get_visible (pill));
  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, "Result: Corrected");
  /* Where there is room, no status is shortened. */
  app_test_wait_frames (f->window, 3);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (app_test_find_id (pill, "word")))));
  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Touchpad of lane 4");
}

static void
test_page (Fixture *f, gconstpointer data)
{
  GtkLabel *count = GTK_LABEL (app_test_find_id (GTK_WIDGET (f->page), "count"));
  GtkWidget *row;

  correct (f);
  g_assert_cmpstr (gtk_label_get_label (count), ==, "2 unread of 5");
  gtk_test_accessible_assert_property (find_changes_row (f), GTK_ACCESSIBLE_PROPERTY_LABEL, "Changes, 2 unread");
  row = app_test_find (GTK_WIDGET (f->page), GANTRY_TYPE_CHANGE_ROW);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_has_css_class (row, "unread"));

  gantry_changes_page_acknowledge (f->page);
  g_assert_cmpuint (gantry_changes_get_unread (gantry_seat_get_changes (f->seat)), ==, 1);
  gantry_changes_page_acknowledge (f->page);
  gantry_changes_page_acknowledge (f->page);
  g_assert_cmpuint (gantry_changes_get_unread (gantry_seat_get_changes (f->seat)), ==, 0);
  g_assert_cmpstr (gtk_label_get_label (count), ==, "0 unread of 5");
  gtk_test_accessible_assert_property (find_changes_row (f), GTK_ACCESSIBLE_PROPERTY_LABEL, "Changes");
  g_assert_false (gtk_widget_get_visible (app_test_find_id (GTK_WIDGET (f->page), "acknowledge_all")));
}

/* The button of a line acknowledges it and no other. */
static void
test_button (Fixture *f, gconstpointer data)
{
  GtkWidget *row;
  g_autoptr (GantryNotice) notice = NULL;

  correct (f);
  row = app_test_find (GTK_WIDGET (f->page), GANTRY_TYPE_CHANGE_ROW);
  notice = g_object_ref (gantry_change_row_get_notice (GANTRY_CHANGE_ROW (row)));
  g_signal_emit_by_name (app_test_find_id (row, "acknowledge"), "clicked");
  app_test_iterate ();
  g_assert_false (gantry_notice_is_unread (notice));
  g_assert_cmpuint (gantry_changes_get_unread (gantry_seat_get_changes (f->seat)), ==, 1);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!app_test_init_gtk ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  add ("/app/changes/old-values", test_old_values);
  add ("/app/changes/mark", test_mark);
  add ("/app/changes/page", test_page);
  add ("/app/changes/button", test_button);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/athlete-panel.h"
#include "app/clock-label.h"
#include "app/label-lines.h"
#include "app/look.h"
#include "app/medals-page.h"
#include "app/record-strip.h"
#include "app/records-view.h"
#include "app/schedule-page.h"
#include "app/schedule-row.h"
#include "app/sidebar-row.h"
#include "app/sidebar.h"
#include "app/state-pill.h"
#include "app/status-pill.h"
#include "app/steady-text.h"
#include "app/texts.h"
#include "app/tip.h"
#include "app/trouble-bar.h"

#define MOMENT (G_GINT64_CONSTANT (1943186602) * 1000) /* Wednesday, 30 July 2031, 14:03:22 */

static const char *
label_of (GtkWidget *root, const char *id)
{
  GtkWidget *label = app_test_find_id (root, id);

  return GANTRY_IS_STEADY_TEXT (label) ? gantry_steady_text_get_text (GANTRY_STEADY_TEXT (label))
                                       : gtk_label_get_label (GTK_LABEL (label));
}

static void
test_status_pill (void)
{
  GtkWidget *pill =
      g_object_ref_sink (g_object_new (GANTRY_TYPE_STATUS_PILL, "caption", "Data", NULL));

  g_assert_false (gtk_widget_get_visible (pill));
  gantry_status_pill_set_word (GANTRY_STATUS_PILL (pill), "Official", GANTRY_TONE_GOOD);
  g_assert_true (gtk_widget_get_visible (pill));
  g_assert_cmpstr (label_of (pill, "word"), ==, "OFFICIAL");
  g_assert_cmpstr (label_of (pill, "caption"), ==, "Data");
  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, "Data: Official");
  g_assert_true (gtk_widget_has_css_class (pill, "good"));
  gantry_status_pill_set_word (GANTRY_STATUS_PILL (pill), "", GANTRY_TONE_NONE);
  g_assert_false (gtk_widget_get_visible (pill));
  g_object_unref (pill);
}

/* Every state has its own sign and word: colour is never the only difference. */
static void
test_state_pill (void)
{
  GtkWidget *pill = g_object_ref_sink (g_object_new (GANTRY_TYPE_STATE_PILL, NULL));
  GantryStatePill *self = GANTRY_STATE_PILL (pill);

  gantry_state_pill_set (self, &(GantryStanding){ GANTRY_SEAT_STATE_LIVE, 100 }, FALSE, ".");
  g_assert_cmpstr (label_of (pill, "word"), ==, "LIVE");
  g_assert_cmpstr (label_of (pill, "detail"), ==, "0.1 s");
  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, "Connection: Live");
  gantry_state_pill_set (self, &(GantryStanding){ GANTRY_SEAT_STATE_LATE, 3000 }, FALSE, ".");
  g_assert_cmpstr (label_of (pill, "word"), ==, "LATE");
  gantry_state_pill_set (self, &(GantryStanding){ GANTRY_SEAT_STATE_STALE, 37000, MOMENT }, FALSE,
                         ".");
  g_assert_cmpstr (label_of (pill, "word"), ==, "STALE");
  g_assert_cmpstr (label_of (pill, "detail"), ==, "as of 14:03:22 · 37 s");
  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, "Connection: Stale");
  gantry_state_pill_set (self, &(GantryStanding){ GANTRY_SEAT_STATE_CACHED, 0, MOMENT }, FALSE, ".");
  g_assert_cmpstr (label_of (pill, "word"), ==, "CACHED");
  g_assert_cmpstr (label_of (pill, "detail"), ==, "copy of Wed 30 July · 14:03:22");
  gantry_state_pill_set (self, &(GantryStanding){ GANTRY_SEAT_STATE_CONNECTING }, FALSE, ".");
  g_assert_cmpstr (label_of (pill, "word"), ==, "CONNECTING");
  /* A relay that has nothing at all is not quietly live. */
  gantry_state_pill_set (self, &(GantryStanding){ GANTRY_SEAT_STATE_LIVE, 100 }, TRUE, ".");
  g_assert_cmpstr (label_of (pill, "detail"), ==, "no data yet");
  g_object_unref (pill);
}

/* Only where nothing is drawn with GL, and what somebody has asked GTK for stays. */
static void
test_spare_gl (void)
{
  gboolean is_new = gtk_check_version (4, 16, 0) == NULL;
  const char *name = is_new ? "GDK_DISABLE" : "GDK_DEBUG";
  const char *word = is_new ? "gl" : "gl-disable";
  g_autofree char *renderer = g_strdup (g_getenv ("GSK_RENDERER"));
  g_autofree char *before = g_strdup (g_getenv (name));
  g_autofree char *both = g_strconcat ("settings,", word, NULL);

  g_setenv (name, "settings", TRUE);
  g_setenv ("GSK_RENDERER", "gl", TRUE);
  gantry_look_spare_gl ();
  g_assert_cmpstr (g_getenv (name), ==, "settings");
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  gantry_look_spare_gl ();
  g_assert_cmpstr (g_getenv (name), ==, both);
  g_unsetenv (name);
  gantry_look_spare_gl ();
  g_assert_cmpstr (g_getenv (name), ==, word);

  g_unsetenv (name);
  if (before != NULL)
    g_setenv (name, before, TRUE);
  g_unsetenv ("GSK_RENDERER");
  if (renderer != NULL)
    g_setenv ("GSK_RENDERER", renderer, TRUE);
}

/* A tip that is set before its widget is on a screen is there when it comes to one. */
static void
test_tip (void)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());

  gantry_tip_set (button, "Menu");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Menu");
  g_assert_true (gtk_widget_get_visible (button));
  gtk_widget_set_visible (button, FALSE);
  gantry_tip_set (button, "Others");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Others");
  g_assert_false (gtk_widget_get_visible (button));
  gantry_tip_set (button, "");
  g_assert_null (gtk_widget_get_tooltip_text (button));
  g_assert_false (gtk_widget_get_has_tooltip (button));
  g_object_unref (button);
}

static void
test_relays (void)
{
  GtkWidget *pill = g_object_ref_sink (g_object_new (GANTRY_TYPE_STATE_PILL, NULL));
  GtkWidget *relays = app_test_find_id (pill, "relays");

  gantry_state_pill_set_relays (GANTRY_STATE_PILL (pill), 1, 1, "a: there");
  g_assert_false (gtk_widget_get_visible (relays));
  gantry_state_pill_set_relays (GANTRY_STATE_PILL (pill), 2, 2, "a: there\nb: there");
  g_assert_true (gtk_widget_get_visible (relays));
  g_assert_cmpstr (label_of (pill, "relays"), ==, "2 relays");
  gantry_state_pill_set_relays (GANTRY_STATE_PILL (pill), 1, 2, "a: there\nb: gone");
  g_assert_cmpstr (label_of (pill, "relays"), ==, "1 of 2 relays");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (pill), ==, "a: there\nb: gone");
  g_object_unref (pill);
}

static void
test_state_bar (void)
{
  GtkWidget *bar = g_object_ref_sink (g_object_new (GANTRY_TYPE_STATE_BAR, NULL));
  GantryStateBar *self = GANTRY_STATE_BAR (bar);

  gantry_state_bar_set (self, &(GantryStanding){ GANTRY_SEAT_STATE_LIVE, 100 }, ".");
  g_assert_false (gtk_widget_get_visible (bar));
  gantry_state_bar_set (self, &(GantryStanding){ GANTRY_SEAT_STATE_STALE, 37000, MOMENT }, ".");
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_cmpstr (label_of (bar, "detail"), ==, "as of 14:03:22 · 37 s");
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, "State: Stale");
  gantry_state_bar_set (self, &(GantryStanding){ GANTRY_SEAT_STATE_CACHED, 0, MOMENT }, ".");
  g_assert_true (gtk_widget_has_css_class (bar, "copy"));
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, "State: Cached");
  gantry_state_bar_set (self, &(GantryStanding){ GANTRY_SEAT_STATE_LATE, 3000 }, ".");
  g_assert_false (gtk_widget_get_visible (bar));
  g_object_unref (bar);
}

static void
assert_trouble (GantryCacheState state, GantryCacheRebuilt rebuilt, const char *part)
{
  g_autofree char *text = gantry_trouble_dup_text (state, rebuilt, "/tmp/x.aside");

  if (part == NULL)
    g_assert_null (text);
  else
    g_assert_nonnull (strstr (text, part));
}

static void
test_trouble (void)
{
  assert_trouble (GANTRY_CACHE_STATE_READY, GANTRY_CACHE_REBUILT_NO, NULL);
  assert_trouble (GANTRY_CACHE_STATE_OPENING, GANTRY_CACHE_REBUILT_NO, NULL);
  assert_trouble (GANTRY_CACHE_STATE_FULL, GANTRY_CACHE_REBUILT_NO, "disk is full");
  assert_trouble (GANTRY_CACHE_STATE_LOCKED, GANTRY_CACHE_REBUILT_DAMAGED, "Another Gantry");
  assert_trouble (GANTRY_CACHE_STATE_FAILED, GANTRY_CACHE_REBUILT_NO, "cannot be written");
  assert_trouble (GANTRY_CACHE_STATE_READY, GANTRY_CACHE_REBUILT_DAMAGED, "damaged");
  assert_trouble (GANTRY_CACHE_STATE_READY, GANTRY_CACHE_REBUILT_NEWER, "/tmp/x.aside");
  assert_trouble (GANTRY_CACHE_STATE_READY, GANTRY_CACHE_REBUILT_FOREIGN, "another program");
}

static void
test_records (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, SWIM_UNIT);
  GtkWidget *strip = g_object_ref_sink (g_object_new (GANTRY_TYPE_RECORD_STRIP, NULL));
  GtkWidget *view = g_object_ref_sink (g_object_new (GANTRY_TYPE_RECORDS_VIEW, NULL));
  GantryTable *table = GANTRY_TABLE (app_test_find (view, GANTRY_TYPE_TABLE));
  g_autofree char *row = NULL;
  g_autofree char *broken = NULL;

  gantry_seat_flush (seat);
  gantry_record_strip_show (GANTRY_RECORD_STRIP (strip), unit, ".", FALSE);
  g_assert_true (gtk_widget_get_visible (strip));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (app_test_find_id (strip, "records"))), ==,
                   "WR 3:55.38 SILTANEN Dee FIN · 2029");
  /* 56.42 at 100 m of 400 against an even pace of 58.845: an estimate, and said to be one. */
  g_assert_cmpstr (label_of (strip, "pace"), ==, "leader at 100: ≈ 2.43 inside WR, even pace");
  gantry_record_strip_show (GANTRY_RECORD_STRIP (strip), unit, ".", TRUE);
  g_assert_cmpstr (label_of (strip, "pace"), ==, "");

  gantry_records_view_show (GANTRY_RECORDS_VIEW (view), unit, ",");
  row = app_test_row_text (table, 0);
  g_assert_cmpstr (
      row, ==,
      "Record: WR|Result: 3:55,38|Nation: FIN|Holder: SILTANEN Dee|Year: 2029|Place:|Now:");
  /* Broken here: what it was stays, struck through, beside what it is. */
  app_test_put (seat, "event/" SWIM_EVENT, "records/" SWIM_EVENT, 9, "record/" SWIM_EVENT "/WR",
                "{'type':'WR','data':[{'result':'3:55.01','family':'PELORIN','given':'Ada','noc':'NOR','date':'2031-07-18','unit':'" SWIM_UNIT
                "','current':true},{'result':'3:55.38','family':'SILTANEN','given':'Dee','noc':'FIN','date':'2029-07-23',"
                "'historical':true}]}",
                NULL);
  gantry_seat_flush (seat);
  gantry_record_strip_show (GANTRY_RECORD_STRIP (strip), unit, ".", FALSE);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (app_test_find_id (strip, "records"))), ==,
                   "WR 3:55.01 PELORIN Ada NOR · 2031 · was 3:55.38 SILTANEN Dee FIN · 2029");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (app_test_find_id (strip, "records"))), "<s>3:55.38"));
  gantry_records_view_show (GANTRY_RECORDS_VIEW (view), unit, ",");
  broken = app_test_row_text (table, 0);
  g_assert_nonnull (strstr (broken, "Result: 3:55,01, was 3:55,38|"));
  g_assert_nonnull (strstr (broken, "Holder: PELORIN Ada, was SILTANEN Dee|"));

  gantry_records_view_show (GANTRY_RECORDS_VIEW (view), NULL, ",");
  g_assert_cmpuint (g_list_model_get_n_items (gantry_table_get_model (table)), ==, 0);
  gantry_record_strip_show (GANTRY_RECORD_STRIP (strip), NULL, ".", FALSE);
  g_assert_false (gtk_widget_get_visible (strip));
  g_object_unref (strip);
  g_object_unref (view);
}

static void
test_athlete (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, SWIM_UNIT);
  GtkWidget *panel = g_object_ref_sink (g_object_new (GANTRY_TYPE_ATHLETE_PANEL, NULL));
  GtkGrid *grid;

  gantry_seat_flush (seat);
  gantry_athlete_panel_show (GANTRY_ATHLETE_PANEL (panel), unit, gantry_unit_find_row (unit, "1"),
                             ",");
  g_assert_cmpstr (label_of (panel, "name"), ==, "PELORIN Ada");
  g_assert_nonnull (strstr (label_of (panel, "line"), "NOR · Lane 4"));
  grid = GTK_GRID (app_test_find_id (panel, "facts"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_grid_get_child_at (grid, 0, 0))), ==,
                   "Personal best");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_grid_get_child_at (grid, 1, 0))), ==,
                   "4:01,10");
  grid = GTK_GRID (app_test_find_id (panel, "points"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_grid_get_child_at (grid, 1, 1))), ==,
                   "56,42");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_grid_get_child_at (grid, 2, 1))), ==,
                   "rank 1");

  /* Another one with less: what is left over is gone. */
  gantry_athlete_panel_show (GANTRY_ATHLETE_PANEL (panel), unit, gantry_unit_find_row (unit, "2"),
                             ",");
  g_assert_null (gtk_grid_get_child_at (grid, 1, 1));
  gantry_athlete_panel_show (GANTRY_ATHLETE_PANEL (panel), NULL, NULL, ",");
  g_object_unref (panel);
}

static int
width_of (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

/* The table beside it must not move when an event with another name comes up. */
static void
test_sidebar_width (void)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  g_autoptr (GantrySeat) seat = gantry_seat_new (profiles);
  GtkWidget *sidebar = g_object_ref_sink (g_object_new (GANTRY_TYPE_SIDEBAR, NULL));
  GtkListBox *live = GTK_LIST_BOX (app_test_find_id (sidebar, "live"));
  int width;

  app_test_load_style ();
  gantry_sidebar_set_seat (GANTRY_SIDEBAR (sidebar), seat);
  width = width_of (sidebar);
  g_assert_cmpint (width, >, 100);
  app_test_put (seat, "schedule/SWM", "schedule", 1, "unit/" SWIM_UNIT,
                "{'status':'SCHEDULED_BREAK','names':{'ENG':'Mixed 4x100 m Freestyle Medley Relay for Teams of Regions - "
                "Quarterfinal Repechage Heat 12'}}",
                "unit/" JUMP_UNIT, "{'status':'GETTING_READY','names':{'ENG':'Run - A'}}", NULL);
  gantry_seat_flush (seat);
  app_test_iterate ();
  g_assert_nonnull (gtk_list_box_get_row_at_index (live, 1));
  g_assert_cmpint (width_of (sidebar), ==, width);
  g_object_unref (sidebar);
}

/* Half a minute into the minute of the seat is no reason to promise a minute too many. */
static void
test_sidebar_time_left (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  GtkWidget *sidebar = g_object_ref_sink (g_object_new (GANTRY_TYPE_SIDEBAR, NULL));
  GantrySidebarRow *row;
  gint64 start;

  gantry_sidebar_set_seat (GANTRY_SIDEBAR (sidebar), seat);
  row = GANTRY_SIDEBAR_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (app_test_find_id (sidebar, "next")), 0));
  start = gantry_schedule_unit_get_start_ms (gantry_sidebar_row_get_unit (row));
  gantry_sidebar_row_set_now (row, start - 120000);
  g_assert_cmpstr (label_of (GTK_WIDGET (row), "status"), ==, "IN 2 MIN");
  gantry_sidebar_row_set_now (row, start - 119999);
  g_assert_cmpstr (label_of (GTK_WIDGET (row), "status"), ==, "IN 1 MIN");
  gantry_sidebar_row_set_now (row, start - 1);
  g_assert_cmpstr (label_of (GTK_WIDGET (row), "status"), ==, "IN < 1 MIN");
  gantry_sidebar_row_set_now (row, start);
  g_assert_cmpstr (label_of (GTK_WIDGET (row), "status"), ==, "NOW");
  /* Nor is what is long due, and has not begun. */
  gantry_sidebar_row_set_now (row, start + 59999);
  g_assert_cmpstr (label_of (GTK_WIDGET (row), "status"), ==, "NOW");
  gantry_sidebar_row_set_now (row, start + 60000);
  g_assert_cmpstr (label_of (GTK_WIDGET (row), "status"), ==, "1 MIN LATE");
  gantry_sidebar_row_set_now (row, start + 185 * 60000);
  g_assert_cmpstr (label_of (GTK_WIDGET (row), "status"), ==, "3 H 5 MIN LATE");
  g_object_unref (sidebar);
}

/* A list of what is live that has no room for all of it says so. */
static void
test_sidebar_many_live (void)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  g_autoptr (GantrySeat) seat = gantry_seat_new (profiles);
  GtkWidget *sidebar = g_object_ref_sink (g_object_new (GANTRY_TYPE_SIDEBAR, NULL));
  GtkWidget *more = app_test_find_id (sidebar, "live_more");

  gantry_sidebar_set_seat (GANTRY_SIDEBAR (sidebar), seat);
  g_assert_false (gtk_widget_get_visible (more));
  for (guint i = 1; i <= 14; i++)
    {
      g_autofree char *id = g_strdup_printf ("unit/SWMW400MFR------------HEAT%04u00--", i);

      app_test_put (seat, "schedule/SWM", id, 1, id, "{'status':'RUNNING','names':{'ENG':'Heat'}}", NULL);
    }
  gantry_seat_flush (seat);
  app_test_iterate ();
  g_assert_true (gtk_widget_get_visible (more));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (more)), ==, "2 more are live: F2");
  g_object_unref (sidebar);
}

/* All of it where there is room, one below the other; else the pages of the Games stay in sight and what is on scrolls. */
static void
test_sidebar_pages (void)
{
  const int heights[] = { 1600, 700 };
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  g_autoptr (GantrySeat) seat = gantry_seat_new (profiles);
  GtkWidget *sidebar = g_object_ref_sink (g_object_new (GANTRY_TYPE_SIDEBAR, NULL));
  GtkWidget *games = app_test_find_id (sidebar, "games"), *next = app_test_find_id (sidebar, "next_empty");
  graphene_rect_t pages, above;

  app_test_load_style ();
  gantry_sidebar_set_seat (GANTRY_SIDEBAR (sidebar), seat);
  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("unit/SWMW400MFR------------HEAT%04u00--", i);

      app_test_put (seat, "schedule/SWM", id, 1, id, "{'status':'RUNNING','names':{'ENG':'Heat - One'}}", NULL);
    }
  gantry_seat_flush (seat);
  app_test_iterate ();
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      int width = width_of (sidebar), minimum;

      gtk_widget_measure (sidebar, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <, 400);
      gtk_widget_allocate (sidebar, width, heights[i], -1, NULL);
      g_assert_true (gtk_widget_compute_bounds (games, sidebar, &pages));
      g_assert_true (gtk_widget_compute_bounds (next, sidebar, &above));
      g_assert_cmpfloat (pages.origin.y + pages.size.height, <=, (float)heights[i]);
      if (i == 0)
        g_assert_cmpfloat (pages.origin.y, <, above.origin.y + above.size.height + 60);
    }
  g_object_unref (sidebar);
}

/* All lines of a name begin where the window begins, whatever it is written in. */
static void
test_label_lines (void)
{
  GtkLabel *label = g_object_ref_sink (GTK_LABEL (gtk_label_new (NULL)));

  gtk_widget_set_direction (GTK_WIDGET (label), GTK_TEXT_DIR_RTL);
  gantry_label_lines_set (label, "Wickramasinghe Arachchige");
  g_assert_cmpstr (gtk_label_get_label (label), ==, "Wickramasinghe Arachchige");
  g_assert_cmpint (gtk_label_get_justify (label), ==, GTK_JUSTIFY_RIGHT);
  gantry_label_lines_set (label, "\u05d0\u05d1");
  g_assert_cmpint (gtk_label_get_justify (label), ==, GTK_JUSTIFY_LEFT);
  gtk_widget_set_direction (GTK_WIDGET (label), GTK_TEXT_DIR_LTR);
  gantry_label_lines_set (label, "Ilmar");
  g_assert_cmpint (gtk_label_get_justify (label), ==, GTK_JUSTIFY_LEFT);
  g_object_unref (label);
}

static void
test_sidebar (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  GtkWidget *sidebar = g_object_ref_sink (g_object_new (GANTRY_TYPE_SIDEBAR, NULL));
  GtkListBox *live = GTK_LIST_BOX (app_test_find_id (sidebar, "live"));
  GtkListBox *next = GTK_LIST_BOX (app_test_find_id (sidebar, "next"));
  GtkListBoxRow *row;

  gantry_sidebar_set_seat (GANTRY_SIDEBAR (sidebar), seat);
  gantry_sidebar_set_open (GANTRY_SIDEBAR (sidebar), "unit", SWIM_UNIT);
  row = gtk_list_box_get_row_at_index (live, 0);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "SWM, Women’s 400 m Freestyle Final, Running");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "open"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (live, 1));
  g_assert_null (gtk_list_box_get_row_at_index (live, 2));
  row = gtk_list_box_get_row_at_index (next, 0);
  g_assert_cmpstr (
      gantry_schedule_unit_get_rsc (gantry_sidebar_row_get_unit (GANTRY_SIDEBAR_ROW (row))), ==,
      HIGH_UNIT);
  gantry_sidebar_row_set_now (
      GANTRY_SIDEBAR_ROW (row),
      gantry_schedule_unit_get_start_ms (gantry_sidebar_row_get_unit (GANTRY_SIDEBAR_ROW (row))) -
          7 * 60000);
  g_assert_cmpstr (label_of (GTK_WIDGET (row), "status"), ==, "IN 7 MIN");
  g_assert_cmpstr (label_of (GTK_WIDGET (row), "code"), ==, "10:00");
  g_object_unref (sidebar);
}

static void
test_medals (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  GtkWidget *page = g_object_ref_sink (g_object_new (GANTRY_TYPE_MEDALS_PAGE, NULL));
  GantryTable *table = GANTRY_TABLE (app_test_find (page, GANTRY_TYPE_TABLE));
  g_autofree char *row = NULL;

  gantry_medals_page_set_seat (GANTRY_MEDALS_PAGE (page), seat);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (app_test_find_id (page, "stack"))),
                   ==, "empty");
  app_test_put (seat, "medals", "standings", 1, "standings",
                "{'finished':3,'total':9,'lines':[{'noc':'NOR','name':'Norway','rank':1,'rank_"
                "total':2,'sort':1,"
                "'numbers':{'TOT':{'gold':2,'bronze':1,'total':3}}},"
                "{'noc':'ISL','rank':2,'sort':2,'numbers':{'TOT':{'gold':1,'total':1}}},"
                "{'noc':'SRI','name':'SRI','rank':3,'sort':3,'numbers':{'TOT':{'bronze':1,'total':1}}}]}",
                NULL);
  gantry_seat_flush (seat);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (app_test_find_id (page, "stack"))),
                   ==, "table");
  g_assert_cmpstr (label_of (page, "progress"), ==, "3 of 9 events");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, "Medals");
  row = app_test_row_text (table, 0);
  g_assert_cmpstr (
      row, ==,
      "Rank: 1|Nation: NOR|Name: Norway|Gold: 2|Silver: –|Bronze: 1|Total: 3|Rank by total: 2");
  /* A feed that names no nation, or calls it by its code again. */
  g_clear_pointer (&row, g_free);
  row = app_test_row_text (table, 1);
  g_assert_nonnull (strstr (row, "Name: Iceland|"));
  g_clear_pointer (&row, g_free);
  row = app_test_row_text (table, 2);
  g_assert_nonnull (strstr (row, "Name: Sri Lanka|"));
  g_object_unref (page);
}

static guint
count_rows (GtkWidget *root)
{
  guint n = GANTRY_IS_SCHEDULE_ROW (root) && gtk_widget_get_mapped (root) && gtk_widget_get_height (root) > 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* What comes next is far down: the page begins there, and is full. */
static void
test_long_schedule (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (GANTRY_TYPE_SCHEDULE_PAGE, NULL);

  for (guint i = 1; i <= 300; i++)
    {
      g_autofree char *rsc = g_strdup_printf ("SWMW100MFR------------HEAT%04u00--", i);
      g_autofree char *scope = g_strdup_printf ("schedule~%u", i);
      g_autofree char *id = g_strconcat ("unit/", rsc, NULL);
      g_autofree char *body = g_strdup_printf ("{'code':'%s','status':'%s','start':'2031-07-17T%02u:%02u:00','names':{'ENG':'Heat %u'}}",
                                               rsc, i < 280 ? "FINISHED" : "SCHEDULED", 9 + i / 60, i % 60, i);

      app_test_put (seat, "schedule/SWM", scope, 2, id, body, NULL);
    }
  gantry_seat_flush (seat);
  gantry_schedule_page_set_seat (GANTRY_SCHEDULE_PAGE (page), seat);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  gantry_schedule_page_start (GANTRY_SCHEDULE_PAGE (page));
  app_test_wait_frames (page, 10);
  g_assert_cmpuint (count_rows (page), >, 10);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_texts (void)
{
  gantry_texts_set_language ("fr-CA");
  g_assert_cmpstr (gantry_texts_get_language (), ==, "fr");
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "fr");
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_LTR);
  gantry_texts_set_language ("ar");
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_RTL);
  gantry_texts_set_language ("");
  g_assert_cmpstr (gantry_texts_get_language (), ==, "en");
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpstr (gantry_texts_get_name ("nl"), ==, "Nederlands");
}

/* The clock shows what the feed says and is gone when there is none. */
static void
test_clock (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, SWIM_UNIT);
  GtkWidget *clock = g_object_ref_sink (g_object_new (GANTRY_TYPE_CLOCK_LABEL, NULL));
  GtkWidget *text = gtk_widget_get_first_child (clock);

  gantry_seat_flush (seat);
  gantry_clock_label_set_unit (GANTRY_CLOCK_LABEL (clock), unit, ",");
  g_assert_false (gtk_widget_get_visible (clock));
  app_test_put (seat, "unit/" SWIM_UNIT, "now", 11, "now",
                "{'clock':{'time':'1:02.5','running':false}}", NULL);
  gantry_seat_flush (seat);
  gantry_clock_label_update (GANTRY_CLOCK_LABEL (clock));
  g_assert_true (gtk_widget_get_visible (clock));
  g_assert_cmpstr (gtk_inscription_get_text (GTK_INSCRIPTION (text)), ==, "1:02,5");
  gantry_clock_label_set_unit (GANTRY_CLOCK_LABEL (clock), NULL, ",");
  g_assert_false (gtk_widget_get_visible (clock));
  g_object_unref (clock);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!app_test_init_gtk ())
    {
      g_print ("1..0 # SKIP there is no display\\n");
      return 0;
    }

  g_test_add_func ("/app/widgets/status-pill", test_status_pill);
  g_test_add_func ("/app/widgets/state-pill", test_state_pill);
  g_test_add_func ("/app/widgets/spare-gl", test_spare_gl);
  g_test_add_func ("/app/widgets/tip", test_tip);
  g_test_add_func ("/app/widgets/relays", test_relays);
  g_test_add_func ("/app/widgets/state-bar", test_state_bar);
  g_test_add_func ("/app/widgets/trouble", test_trouble);
  g_test_add_func ("/app/widgets/records", test_records);
  g_test_add_func ("/app/widgets/athlete", test_athlete);
  g_test_add_func ("/app/widgets/sidebar", test_sidebar);
  g_test_add_func ("/app/widgets/label-lines", test_label_lines);
  g_test_add_func ("/app/widgets/sidebar-pages", test_sidebar_pages);
  g_test_add_func ("/app/widgets/sidebar-width", test_sidebar_width);
  g_test_add_func ("/app/widgets/sidebar-time-left", test_sidebar_time_left);
  g_test_add_func ("/app/widgets/sidebar-many-live", test_sidebar_many_live);
  g_test_add_func ("/app/widgets/medals", test_medals);
  g_test_add_func ("/app/widgets/long-schedule", test_long_schedule);
  g_test_add_func ("/app/widgets/texts", test_texts);
  g_test_add_func ("/app/widgets/clock", test_clock);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/chart-pane.h"
#include "app/chart.h"
#include "app/steady-text.h"
#include "app/table.h"
#include "app/unit-pane.h"

#define TRIAL_UNIT "ORIMMIDDLE------------FNL-000100--"

typedef struct
{
  GantrySeat *seat;
  GtkWidget *window;
  GtkWidget *pane;
} Fixture;

static void
set_up (Fixture *f, gconstpointer rsc)
{
  f->seat = app_test_seat_new ();
  f->pane = g_object_new (GANTRY_TYPE_UNIT_PANE, NULL);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (f->window), f->pane);
  gantry_unit_pane_set_seat (GANTRY_UNIT_PANE (f->pane), f->seat);
  gantry_unit_pane_open (GANTRY_UNIT_PANE (f->pane), rsc);
  gantry_seat_flush (f->seat);
  gantry_unit_pane_set_chart (GANTRY_UNIT_PANE (f->pane), TRUE);
}

static void
tear_down (Fixture *f, gconstpointer rsc)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  app_test_iterate ();
  g_object_unref (f->seat);
}

static GantryTable *
get_table (Fixture *f)
{
  return GANTRY_TABLE (gtk_widget_get_first_child (app_test_find (f->pane, GANTRY_TYPE_CHART)));
}

static void
assert_row (Fixture *f, guint row, const char *expected)
{
  g_autofree char *text = app_test_row_text (get_table (f), row);

  g_assert_cmpstr (text, ==, expected);
}

/* A screen reader finds the chart as a table that follows the data and the reference. */
static void
test_table (Fixture *f, gconstpointer data)
{
  GtkWidget *chart = app_test_find (f->pane, GANTRY_TYPE_CHART);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Gap at each point: Leader");
  assert_row (f, 0, "Name: PELORIN Ada|50: –|100: –");
  assert_row (f, 1, "Name: QUARRIER Bo|50: −0.11|100:");
  gantry_unit_pane_set_reference (GANTRY_UNIT_PANE (f->pane), "athlete:2");
  assert_row (f, 0, "Name: PELORIN Ada|50: +0.11|100:");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Gap at each point: QUARRIER Bo");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_table (f)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Gap at each point: QUARRIER Bo");
}

static void
test_kinds (Fixture *f, gconstpointer data)
{
  gantry_unit_pane_set_chart_kind (GANTRY_UNIT_PANE (f->pane), GANTRY_CHART_RANK);
  g_assert_cmpint (gantry_unit_pane_get_chart_kind (GANTRY_UNIT_PANE (f->pane)), ==, GANTRY_CHART_RANK);
  assert_row (f, 0, "Name: PELORIN Ada|50: 2|100: 1");
  /* one that the unit has not is its first */
  gantry_unit_pane_set_chart_kind (GANTRY_UNIT_PANE (f->pane), GANTRY_CHART_SCORE);
  g_assert_cmpint (gantry_unit_pane_get_chart_kind (GANTRY_UNIT_PANE (f->pane)), ==, GANTRY_CHART_GAP);
}

/* Drawn in both directions, at a size that has room for nothing, with data and without: nothing complains. */
static void
test_draws (Fixture *f, gconstpointer data)
{
  static const char *const references[] = { "leader", "ahead", "record:WR", "best" };

  gtk_window_present (GTK_WINDOW (f->window));
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      gantry_unit_pane_set_reference (GANTRY_UNIT_PANE (f->pane), references[i]);
      gtk_widget_set_direction (app_test_find (f->pane, GANTRY_TYPE_CHART),
                                i % 2 == 0 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      app_test_wait_frames (f->pane, 2);
    }
  gantry_unit_pane_open (GANTRY_UNIT_PANE (f->pane), JUMP_UNIT);
  gantry_seat_flush (f->seat);
  app_test_wait_frames (f->pane, 2);
  gantry_unit_pane_open (GANTRY_UNIT_PANE (f->pane), HIGH_UNIT);
  gantry_seat_flush (f->seat);
  app_test_wait_frames (f->pane, 2);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1, 1);
  app_test_wait_frames (f->pane, 2);
}

/* Hidden it is not made. */
static void
test_hidden (Fixture *f, gconstpointer data)
{
  gantry_unit_pane_set_chart (GANTRY_UNIT_PANE (f->pane), FALSE);
  gantry_unit_pane_set_reference (GANTRY_UNIT_PANE (f->pane), "athlete:2");
  assert_row (f, 0, "Name: PELORIN Ada|50: –|100: –");
  gantry_unit_pane_set_chart (GANTRY_UNIT_PANE (f->pane), TRUE);
  assert_row (f, 0, "Name: PELORIN Ada|50: +0.11|100:");
}

/* The needed box follows who is chosen; stale, it says nothing. */
static void
test_needed (Fixture *f, gconstpointer data)
{
  const GantryStanding stale = { .state = GANTRY_SEAT_STATE_STALE };
  GtkWidget *box = app_test_find_id (f->pane, "needed_box");

  g_assert_false (gtk_widget_get_visible (box));
  gantry_unit_pane_select (GANTRY_UNIT_PANE (f->pane), "1");
  g_assert_true (gtk_widget_get_visible (box));
  g_assert_nonnull (g_strstr_len (gantry_steady_text_get_text (GANTRY_STEADY_TEXT (gtk_widget_get_first_child (box))), -1, "3:55.37"));
  gantry_unit_pane_set_standing (GANTRY_UNIT_PANE (f->pane), &stale);
  g_assert_false (gtk_widget_get_visible (box));
}

static void
assert_line (GtkWidget *line, const char *expected)
{
  const char *text = gantry_steady_text_get_text (GANTRY_STEADY_TEXT (line));

  g_assert_true (gtk_widget_get_visible (line));
  if (*expected == '\0')
    g_assert_cmpstr (text, ==, "");
  g_assert_true (g_str_has_prefix (text, expected));
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL, text);
}

/* Who starts next has a line below who is on; when nobody does any more the table does not move up, and nothing is read out. */
static void
test_needed_room (Fixture *f, gconstpointer rsc)
{
  GtkWidget *box = app_test_find_id (f->pane, "needed_box");
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *second = gtk_widget_get_next_sibling (first);

  app_test_put (f->seat, "unit/" TRIAL_UNIT, "result", 2, "head", "{'status':'LIVE'}", "entry/1",
                "{'family':'ARNO','start_sort':1}", "line/1", "{'sort':1,'rank':'1','result':'32:40'}",
                "entry/2", "{'family':'BELL','start_sort':2}", "entry/4",
                "{'family':'DORN','start_sort':4}", NULL);
  app_test_put (f->seat, "unit/" TRIAL_UNIT, "now", 2, "now", "{'rows':[{'code':'2','current':true}]}",
                NULL);
  gantry_seat_flush (f->seat);
  assert_line (first, "On now  BELL");
  assert_line (second, "Next  DORN");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_next_sibling (second)));

  app_test_put (f->seat, "unit/" TRIAL_UNIT, "result", 3, "head", "{'status':'LIVE'}", "entry/1",
                "{'family':'ARNO','start_sort':1}", "line/1", "{'sort':1,'rank':'1','result':'32:40'}",
                "entry/2", "{'family':'BELL','start_sort':2}", "entry/4",
                "{'family':'DORN','start_sort':4}", "line/4", "{'sort':4,'irm':'DNS'}", NULL);
  gantry_seat_flush (f->seat);
  assert_line (first, "On now  BELL");
  assert_line (second, "");
  gtk_test_accessible_assert_state (second, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);

  /* whom the commentator chooses is another question */
  gantry_unit_pane_select (GANTRY_UNIT_PANE (f->pane), "2");
  g_assert_false (gtk_widget_get_visible (second));
}

/* Between two of whom something is to be said a race that goes on keeps the room for it, and says what is waited for. */
static void
test_needed_waits (Fixture *f, gconstpointer rsc)
{
  GtkWidget *box = app_test_find_id (f->pane, "needed_box");
  GtkWidget *first = gtk_widget_get_first_child (box);

  app_test_put (f->seat, "unit/" TRIAL_UNIT, "result", 2, "head",
                "{'status':'LIVE','infos':[{'type':'UI','code':'INTERMEDIATE','pos':'1','value':'R1'}]}", "entry/1",
                "{'family':'ARNO','start_sort':1}", "line/1", "{'sort':1,'rank':'1','result':'32:40'}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_true (gtk_widget_get_visible (box));
  assert_line (first, "Waiting for the next split");

  app_test_put (f->seat, "unit/" TRIAL_UNIT, "result", 3, "head",
                "{'status':'OFFICIAL','infos':[{'type':'UI','code':'INTERMEDIATE','pos':'1','value':'R1'}]}", "entry/1",
                "{'family':'ARNO','start_sort':1}", "line/1", "{'sort':1,'rank':'1','result':'32:40'}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_false (gtk_widget_get_visible (box));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!app_test_init_gtk ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

#define ADD(name, test) g_test_add ("/app/chart/" name, Fixture, SWIM_UNIT, set_up, test, tear_down)
  ADD ("table", test_table);
  ADD ("kinds", test_kinds);
  ADD ("draws", test_draws);
  ADD ("hidden", test_hidden);
  ADD ("needed", test_needed);
  g_test_add ("/app/chart/needed-room", Fixture, TRIAL_UNIT, set_up, test_needed_room, tear_down);
  g_test_add ("/app/chart/needed-waits", Fixture, TRIAL_UNIT, set_up, test_needed_waits, tear_down);

  return g_test_run ();
}

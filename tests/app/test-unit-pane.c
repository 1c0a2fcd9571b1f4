/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/status-pill.h"
#include "app/unit-pane.h"

typedef struct
{
  GantrySeat *seat;
  GtkWidget *pane;
  GantryTable *table;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = app_test_seat_new ();
  f->pane = g_object_ref_sink (g_object_new (GANTRY_TYPE_UNIT_PANE, NULL));
  f->table = GANTRY_TABLE (app_test_find_id (f->pane, "table"));
  gantry_unit_pane_set_seat (GANTRY_UNIT_PANE (f->pane), f->seat);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->pane);
  g_object_unref (f->seat);
}

static void
open_unit (Fixture *f, const char *rsc)
{
  gantry_unit_pane_open (GANTRY_UNIT_PANE (f->pane), rsc);
  gantry_seat_flush (f->seat);
}

static const char *
label_of (Fixture *f, const char *id)
{
  return gtk_label_get_label (GTK_LABEL (app_test_find_id (f->pane, id)));
}

static const char *
stack_of (Fixture *f, const char *id)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (app_test_find_id (f->pane, id)));
}

static const char *
pill_of (Fixture *f, const char *id)
{
  return gantry_status_pill_get_word (GANTRY_STATUS_PILL (app_test_find_id (f->pane, id)));
}

static void
assert_row (Fixture *f, guint row, const char *expected)
{
  g_autofree char *text = app_test_row_text (f->table, row);

  g_assert_cmpstr (text, ==, expected);
}

/* Both statuses, side by side, each with its own words. */
static void
test_head (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (stack_of (f, "stack"), ==, "empty");
  open_unit (f, SWIM_UNIT);
  g_assert_cmpstr (stack_of (f, "stack"), ==, "unit");
  g_assert_cmpstr (label_of (f, "title"), ==, "Women’s 400 m Freestyle");
  g_assert_cmpstr (label_of (f, "subtitle"), ==, "Final · Swimming · Lido");
  g_assert_cmpstr (pill_of (f, "schedule_pill"), ==, "Running");
  g_assert_cmpstr (pill_of (f, "data_pill"), ==, "Live, not official");
  g_assert_cmpstr (label_of (f, "live_label"), ==, "Live");
  gtk_test_accessible_assert_property (app_test_find_id (f->pane, "data_pill"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Data: Live, not official");
}

/* The weather at the venue and what the source says of the unit, in words where the profile or the desk has some. */
static void
test_conditions (Fixture *f, gconstpointer data)
{
  GtkWidget *line = app_test_find_id (f->pane, "conditions");
  GtkWidget *label = gtk_widget_get_first_child (line);

  open_unit (f, HIGH_UNIT);
  g_assert_false (gtk_widget_get_visible (line));
  app_test_put (f->seat, "weather/STA", "weather", 1, "conditions",
                "{'at':'2031-07-18T19:50:00+02:00','conditions':[{'code':'GEN','humidity':'71','wind_direction':'NW',"
                "'values':[{'kind':'condition','code':'SKY','value':'CLOUD'},{'kind':'temperature','code':'AIR','value':'-4.5',"
                "'unit':'C'},{'kind':'wind','code':'SPEED','value':'3.2','unit':'MPS'}]}]}",
                NULL);
  app_test_put (f->seat, "unit/" HIGH_UNIT, "result", 9, "head",
                "{'status':'LIVE','venue':'STA','infos':[{'type':'UI','code':'LIGHT_LEVEL','value':'2'}]}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_true (gtk_widget_get_visible (line));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==,
                   "cloudy · air −4.5 °C · wind 3.2 m/s NW · humidity 71 % (at 19:50) · LIGHT LEVEL 2");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (label), ==, gtk_label_get_label (GTK_LABEL (label)));
  open_unit (f, SWIM_UNIT);
  g_assert_false (gtk_widget_get_visible (line));
}

/* From the start list over the race to the official result. */
static void
test_views (Fixture *f, gconstpointer data)
{
  open_unit (f, SWIM_UNIT);
  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "start-list");
  assert_row (f, 0, "Lane: 4|Nation: NOR|Name: PELORIN Ada|Personal best: 4:01.10");
  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "splits");
  assert_row (f, 1, "Rank:|Lane: 5|Nation: SUI|Name: QUARRIER Bo|50: 27.20, rank 1|100:|Result:");
  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "records");
  g_assert_cmpstr (stack_of (f, "views"), ==, "records");
  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "live");
  g_assert_cmpstr (stack_of (f, "views"), ==, "table");

  app_test_finish (f->seat);
  g_assert_cmpstr (pill_of (f, "data_pill"), ==, "Official");
  g_assert_cmpstr (label_of (f, "live_label"), ==, "Result");
  g_assert_cmpstr (label_of (f, "note"), ==, "Lane 7 did not start");
  g_assert_true (gtk_widget_get_visible (app_test_find_id (f->pane, "notes")));
  assert_row (f, 0,
              "Rank: 1|Lane: 5|Nation: SUI|Name: QUARRIER Bo|50:|100:|Result: 3:55.01, WR|Gap: "
              "leader|vs WR: −0.37|Qualified: Q");
  assert_row (
      f, 2,
      "Rank:|Lane: 7|Nation: NED|Name: ROMBOUT Cee|50:|100:|Result: DNS|Gap:|vs WR:|Qualified:");
}

/* Selected by code, also when the data comes later; the selection follows the competitor, not the
 * place. */
static void
test_select (Fixture *f, gconstpointer data)
{
  GantryUnitPane *pane = GANTRY_UNIT_PANE (f->pane);

  open_unit (f, HIGH_UNIT);
  gantry_unit_pane_select (pane, "8");
  g_assert_null (gantry_unit_pane_get_selected (pane));
  app_test_put (f->seat, "unit/" HIGH_UNIT, "result", 5, "head",
                "{'code':'" HIGH_UNIT "','status':'START_LIST','event':'Women\u2019s High Jump'}",
                "entry/8",
                "{'code':'8','type':'A','noc':'ISL','start_order':'1','start_sort':1,'family':'"
                "SIGUR','given':'Fay'}",
                NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_row_get_family (gantry_unit_pane_get_selected (pane)), ==, "SIGUR");

  open_unit (f, SWIM_UNIT);
  g_assert_null (gantry_unit_pane_get_selected (pane));
  gantry_unit_pane_step (pane, 1);
  g_assert_cmpstr (gantry_row_get_code (gantry_unit_pane_get_selected (pane)), ==, "1");
  app_test_finish (f->seat);
  g_assert_cmpstr (gantry_row_get_code (gantry_unit_pane_get_selected (pane)), ==, "1");
  gantry_unit_pane_select (pane, NULL);
  g_assert_null (gantry_unit_pane_get_selected (pane));
}

/* A unit that is only in the schedule says that it waits, not that it is empty. */
static void
test_waiting (Fixture *f, gconstpointer data)
{
  open_unit (f, HIGH_UNIT);
  g_assert_cmpstr (stack_of (f, "stack"), ==, "unit");
  g_assert_cmpstr (stack_of (f, "views"), ==, "waiting");
  open_unit (f, "SWMM400MFR------------FNL-000900--");
  g_assert_cmpstr (stack_of (f, "stack"), ==, "empty");
  gantry_unit_pane_set_why (GANTRY_UNIT_PANE (f->pane), "Title", "Reason");
  g_assert_cmpstr (
      adw_status_page_get_description (ADW_STATUS_PAGE (app_test_find_id (f->pane, "empty"))), ==,
      "Reason");
}

static void
set_standing (Fixture *f, GantrySeatState state, gint64 age)
{
  gantry_unit_pane_set_standing (GANTRY_UNIT_PANE (f->pane), &(GantryStanding){ state, age });
}

/* While it is late, an age stands in the header, and the pane goes on. */
static void
test_late (Fixture *f, gconstpointer data)
{
  open_unit (f, SWIM_UNIT);
  set_standing (f, GANTRY_SEAT_STATE_LATE, 3000);
  g_assert_true (gtk_widget_get_visible (app_test_find_id (f->pane, "late")));
  g_assert_cmpstr (label_of (f, "late_label"), ==, "late: 3.0 s");
  g_assert_cmpstr (label_of (f, "pace"), !=, "");
  gtk_test_accessible_assert_property (f->pane, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Late");
  set_standing (f, GANTRY_SEAT_STATE_LIVE, 100);
  g_assert_false (gtk_widget_get_visible (app_test_find_id (f->pane, "late")));
}

/* A copy of an earlier run has another frame, and projects nothing either. */
static void
test_cached (Fixture *f, gconstpointer data)
{
  open_unit (f, SWIM_UNIT);
  set_standing (f, GANTRY_SEAT_STATE_CACHED, 0);
  g_assert_true (gtk_widget_has_css_class (app_test_find_id (f->pane, "content"), "copy"));
  g_assert_false (gtk_widget_has_css_class (app_test_find_id (f->pane, "content"), "stale"));
  g_assert_cmpstr (label_of (f, "pace"), ==, "");
}

/* What is stale is hatched and projects nothing. */
static void
test_stale (Fixture *f, gconstpointer data)
{
  open_unit (f, SWIM_UNIT);
  set_standing (f, GANTRY_SEAT_STATE_STALE, 37000);
  g_assert_true (gtk_widget_get_visible (app_test_find_id (f->pane, "state_bar")));
  g_assert_true (gtk_widget_has_css_class (app_test_find_id (f->pane, "content"), "stale"));
  g_assert_cmpstr (label_of (f, "pace"), ==, "");
  assert_row (f, 0,
              "Rank: 1 at 100|Lane: 4|Nation: NOR|Name: PELORIN Ada|50: 27.31, rank 2|"
              "100: 56.42, rank 1 ▲1, not confirmed|Result:|Gap: leader|vs WR:");
  set_standing (f, GANTRY_SEAT_STATE_LIVE, 100);
  g_assert_false (gtk_widget_get_visible (app_test_find_id (f->pane, "state_bar")));
  g_assert_false (gtk_widget_has_css_class (app_test_find_id (f->pane, "content"), "stale"));
}

/* How many borders there are in what is painted; none of several colours, each of which costs forty times as much. */
static guint
count_borders (GskRenderNode *node)
{
  guint n = 0;

  switch ((int)gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_borders (gsk_container_node_get_child (node, i));
      return n;
    case GSK_TRANSFORM_NODE:
      return count_borders (gsk_transform_node_get_child (node));
    case GSK_CLIP_NODE:
      return count_borders (gsk_clip_node_get_child (node));
    case GSK_BORDER_NODE:
      for (guint side = 1; side < 4; side++)
        g_assert_true (gdk_rgba_equal (&gsk_border_node_get_colors (node)[0],
                                       &gsk_border_node_get_colors (node)[side]));
      return 1;
    default:
      return 0;
    }
}

static void
test_borders (Fixture *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) painted = gtk_widget_paintable_new (f->pane);
  GskRenderNode *node;

  app_test_load_style ();
  open_unit (f, SWIM_UNIT);
  gtk_widget_set_visible (app_test_find_id (f->pane, "needed_box"), TRUE);
  gtk_window_set_child (GTK_WINDOW (window), f->pane);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait_frames (f->pane, 3);

  gdk_paintable_snapshot (painted, snapshot, 1200, 700);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpuint (count_borders (node), >, g_list_model_get_n_items (gantry_table_get_model (f->table)));
  gsk_render_node_unref (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
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

  add ("/app/unit-pane/head", test_head);
  add ("/app/unit-pane/conditions", test_conditions);
  add ("/app/unit-pane/views", test_views);
  add ("/app/unit-pane/select", test_select);
  add ("/app/unit-pane/waiting", test_waiting);
  add ("/app/unit-pane/stale", test_stale);
  add ("/app/unit-pane/late", test_late);
  add ("/app/unit-pane/cached", test_cached);
  add ("/app/unit-pane/borders", test_borders); /* styled from here on */

  return g_test_run ();
}

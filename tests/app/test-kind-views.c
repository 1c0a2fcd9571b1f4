/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/sheet-view.h"
#include "app/unit-pane.h"

/* Views by the kind of a sport: a match, and all of one competitor. */

#define MATCH "FBLWTEAM11------------GPB-000100--"

typedef struct
{
  GantrySeat *seat;
  GtkWidget *pane;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = app_test_seat_new ();
  f->pane = g_object_ref_sink (g_object_new (GANTRY_TYPE_UNIT_PANE, NULL));
  gantry_unit_pane_set_seat (GANTRY_UNIT_PANE (f->pane), f->seat);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->pane);
  g_object_unref (f->seat);
}

static void
put_match (Fixture *f, gint64 rev, const char *away)
{
  g_autofree char *head = g_strdup_printf (
      "{'status':'LIVE','event':'Women\u2019s "
      "Football','home':'H','away':'G','periods':[{'code':'H1','home_period':'1','away_period':'0'}"
      ",{'code':'H2','home_period':'0','away_period':'%s'}]}",
      away);
  g_autofree char *line = g_strdup_printf ("{'code':'G','sort':2,'result':'%s'}", away);

  app_test_put (f->seat, "unit/" MATCH, "result", rev, "head", head, "entry/H",
                "{'code':'H','type':'T','noc':'ISL','name':'Iceland','start_sort':1,'members':[{'"
                "code':'1','order':1,'bib':'7','family':'\u00deorgeirsd\u00f3ttir','given':'Una'}]}",
                "line/H", "{'code':'H','sort':1,'result':'1','stats':[{'code':'CRN','value':'4'}]}",
                "entry/G", "{'code':'G','type':'T','noc':'THA','name':'Thailand','start_sort':2}",
                "line/G", line, NULL);
  app_test_put (f->seat, "unit/" MATCH, "actions", rev, "action/1",
                "{'id':'1','order':1,'period':'H1','action':'GOAL','when':'12','score_home':'1','"
                "score_away':'0','competitors':[{'code':'H','noc':'ISL','members':[{'code':'1','"
                "family':'\u00deorgeirsd\u00f3ttir','given':'Una'}]}]}",
                NULL);
  gantry_seat_flush (f->seat);
}

static GantryTable *
table_in (Fixture *f, const char *id)
{
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (app_test_find_id (f->pane, "views")));

  return GANTRY_TABLE (app_test_find (app_test_find_id (page, id), GANTRY_TYPE_TABLE));
}

static void
assert_row (GantryTable *table, guint row, const char *expected)
{
  g_autofree char *text = app_test_row_text (table, row);

  g_assert_cmpstr (text, ==, expected);
}

static const char *
label_of (Fixture *f, const char *id)
{
  return gtk_label_get_label (GTK_LABEL (app_test_find_id (f->pane, id)));
}

/* The keys of a race are those of a match, under other names; the score stands above each. */
static void
test_match (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  gantry_unit_pane_open (GANTRY_UNIT_PANE (f->pane), MATCH);
  put_match (f, 1, "0");
  g_assert_cmpstr (label_of (f, "start_list_label"), ==, "Line-ups");
  g_assert_cmpstr (label_of (f, "live_label"), ==, "Match");
  g_assert_cmpstr (label_of (f, "splits_label"), ==, "Statistics");
  assert_row (table_in (f, "score_view"), 0,
              "Nation: ISL|Name: Iceland|First half: 1|Second half: 0|Result: 1");
  assert_row (table_in (f, "score_view"), 1,
              "Nation: THA|Name: Thailand|First half: 0|Second half: 0|Result: 0");
  assert_row (table_in (f, "part_view"), 0,
              "Time: 12|Period: First half|Action: Goal|Nation: ISL|Name: "
              "\u00deORGEIRSD\u00d3TTIR Una|Score: 1\u20130");

  /* A goal changes cells of a row that stays. */
  row = gtk_widget_get_last_child (GTK_WIDGET (table_in (f, "score_view")));
  put_match (f, 2, "1");
  g_assert_true (row == gtk_widget_get_last_child (GTK_WIDGET (table_in (f, "score_view"))));
  assert_row (table_in (f, "score_view"), 1,
              "Nation: THA|Name: Thailand|First half: 0|Second half: 1|Result: 1");

  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "splits");
  assert_row (table_in (f, "part_view"), 0, "Statistic: Corners|Iceland: 4");
  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "start-list");
  assert_row (table_in (f, "part_view"), 0,
              "Nation: ISL|Bib: 7|Name: \u00deORGEIRSD\u00d3TTIR Una");
}

/* Whoever is selected, with a value a row; the next one with the key that steps through the table. */
static void
test_detail (Fixture *f, gconstpointer data)
{
  gantry_unit_pane_open (GANTRY_UNIT_PANE (f->pane), SWIM_UNIT);
  gantry_seat_flush (f->seat);
  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "detail");
  g_assert_cmpstr (label_of (f, "name"), ==, "PELORIN Ada");
  assert_row (table_in (f, "sheet_view"), 0, "At: 50|Value: 27.31|Rank there: 2");
  assert_row (table_in (f, "sheet_view"), 1, "At: 100|Value: 56.42, not confirmed|Rank there: 1");
  gantry_unit_pane_select (GANTRY_UNIT_PANE (f->pane), "2");
  g_assert_cmpstr (label_of (f, "name"), ==, "QUARRIER Bo");
  assert_row (table_in (f, "sheet_view"), 0, "At: 50|Value: 27.20|Rank there: 1");
  gantry_unit_pane_step (GANTRY_UNIT_PANE (f->pane), 1);
  g_assert_cmpstr (label_of (f, "name"), ==, "ROMBOUT Cee");
  g_assert_cmpstr (label_of (f, "result"), ==, "DNS");
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

  add ("/app/kind-views/match", test_match);
  add ("/app/kind-views/detail", test_detail);

  return g_test_run ();
}

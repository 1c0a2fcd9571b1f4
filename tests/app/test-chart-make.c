/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/chart-make.h"
#include "app/needed-words.h"
#include "app/reference-menu.h"
#include "app/reference-words.h"

#define LIFT_UNIT "WLFM73KG--------------FNL-000100--"
#define SURF_UNIT "SRFWMAIN--------------FNL-000100--"
#define GAME_UNIT "IHOMTEAM6-------------FNL-000100--"

typedef struct
{
  GantrySeat *seat;
  GantryUnit *unit;
} Fixture;

static void
set_up (Fixture *f, gconstpointer rsc)
{
  f->seat = app_test_seat_new ();
  f->unit = gantry_seat_get_unit (f->seat, rsc);
  gantry_seat_flush (f->seat);
}

static void
tear_down (Fixture *f, gconstpointer rsc)
{
  g_object_unref (f->unit);
  g_object_unref (f->seat);
}

/* "PELORIN 0:– 1:–|QUARRIER 0:−0.11|": series with the texts of their dots; '≈' and the like are in the texts. */
static char *
describe (GantryUnit *unit, GantryChartKind kind, const char *selected)
{
  GantryChartRequest request = { unit, selected, ".", FALSE };
  g_autoptr (GantryChartData) data = gantry_chart_make (kind, &request);
  GString *text = g_string_new (NULL);

  if (data->why != NULL)
    g_string_append (text, "nothing");
  for (guint i = 0; i < data->series->len; i++)
    {
      const GantryChartSeries *series = g_ptr_array_index (data->series, i);

      g_string_append_printf (text, "%s%s", series->label, series->strong ? "*" : "");
      for (guint j = 0; j < series->dots->len; j++)
        {
          const GantryChartDot *dot = &g_array_index (series->dots, GantryChartDot, j);

          g_string_append_printf (text, " %" G_GINT64_FORMAT ":%s%s",
                                  data->time_axis ? dot->x / G_USEC_PER_SEC : dot->x, dot->text,
                                  dot->kind == GANTRY_DOT_FAIL    ? "!"
                                  : dot->kind == GANTRY_DOT_GUESS ? "~"
                                                                  : "");
        }
      g_string_append_c (text, '|');
    }

  return g_string_free (text, FALSE);
}

#define assert_chart(unit, kind, selected, expected)                                               \
  G_STMT_START                                                                                     \
    {                                                                                              \
      g_autofree char *text_ = describe (unit, kind, selected);                                    \
      g_assert_cmpstr (text_, ==, expected);                                                       \
    }                                                                                              \
  G_STMT_END

/* Who is out is not there; the reference is level with itself. */
static void
test_gap (Fixture *f, gconstpointer data)
{
  assert_chart (f->unit, GANTRY_CHART_GAP, NULL, "PELORIN 0:– 1:–|QUARRIER 0:−0.11|");
  g_object_set (f->unit, "reference", "athlete:2", NULL);
  assert_chart (f->unit, GANTRY_CHART_GAP, "1", "PELORIN* 0:+0.11|QUARRIER 0:–|");
}

/* A record without times on the way is an even pace, and marked so at each point; stale, it is gone. */
static void
test_gap_guess (Fixture *f, gconstpointer data)
{
  GantryChartRequest request = { f->unit, NULL, ".", TRUE };
  g_autoptr (GantryChartData) stale = NULL;

  g_object_set (f->unit, "reference", "record:WR", NULL);
  assert_chart (f->unit, GANTRY_CHART_GAP, NULL,
                "PELORIN 0:≈ −2.11~ 1:≈ −2.43~|QUARRIER 0:≈ −2.22~|");
  stale = gantry_chart_make (GANTRY_CHART_GAP, &request);
  g_assert_nonnull (stale->why);
}

static void
test_rank (Fixture *f, gconstpointer data)
{
  assert_chart (f->unit, GANTRY_CHART_RANK, NULL, "PELORIN 0:2 1:1|QUARRIER 0:1|");
}

static void
test_marks (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (gantry_chart_get_kinds (f->unit)[0], ==, GANTRY_CHART_MARKS);
  assert_chart (f->unit, GANTRY_CHART_MARKS, "5", "TORRALBA* 0:X! 1:8.31|");
}

static guint
count_lines (GantryUnit *unit)
{
  GantryChartRequest request = { unit, NULL, ".", FALSE };
  g_autoptr (GantryChartData) data = gantry_chart_make (GANTRY_CHART_MARKS, &request);

  g_assert_null (data->why);
  return data->lines->len;
}

/* The leader's jump is a mark among the others; his two waves together are none. */
static void
test_line (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryUnit) jump = gantry_seat_get_unit (f->seat, JUMP_UNIT);

  app_test_put (f->seat, "unit/" SURF_UNIT, "result", 10, "head", "{'code':'" SURF_UNIT "','status':'LIVE'}", "entry/7",
                "{'code':'7','type':'A','noc':'FRA','family':'Ilmar','start_sort':1}", "line/7",
                "{'code':'7','sort':1,'rank':'1','result':'15.90','result_type':'POINTS','ext':["
                "{'type':'ER','code':'WAVE','pos':'1','value':'7.80'},{'type':'ER','code':'WAVE','pos':'2','value':'8.10'}]}",
                NULL);
  gantry_seat_flush (f->seat);
  assert_chart (f->unit, GANTRY_CHART_MARKS, NULL, "Ilmar 0:7.80 1:8.10|");
  g_assert_cmpuint (count_lines (f->unit), ==, 0);
  g_assert_cmpuint (count_lines (jump), ==, 1);
}

static void
test_nothing (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (gantry_chart_get_kinds (f->unit)[0], ==, GANTRY_CHART_RANK);
  assert_chart (f->unit, GANTRY_CHART_RANK, NULL, "nothing");
}

static void
put_game (GantrySeat *seat)
{
  app_test_put (seat, "unit/" GAME_UNIT, "result", 10, "head",
                "{'code':'" GAME_UNIT "','status':'LIVE','home':'A','away':'B','periods':["
                "{'code':'P1','home':'1','away':'0'},{'code':'P2','home':'1','away':'2'}]}",
                "entry/A", "{'code':'A','type':'T','noc':'NOR','name':'Norway','start_sort':1}",
                "entry/B", "{'code':'B','type':'T','noc':'SUI','name':'Switzerland','start_sort':2}",
                "line/A", "{'code':'A','sort':1,'result':'1','result_type':'POINTS'}", "line/B",
                "{'code':'B','sort':2,'result':'2','result_type':'POINTS'}", NULL);
  gantry_seat_flush (seat);
}

/* From the periods, then over time once there are actions with times; a clock that begins anew goes on. */
static void
test_score (Fixture *f, gconstpointer data)
{
  put_game (f->seat);
  assert_chart (f->unit, GANTRY_CHART_SCORE, NULL, "NOR 0:1 1:1|SUI 0:0 1:2|");
  app_test_put (f->seat, "unit/" GAME_UNIT, "actions", 11, "action/1",
                "{'id':'1','order':1,'period':'P1','when':'05:00','score_home':'1','score_away':'0'}",
                "action/2", "{'id':'2','order':2,'period':'P1','when':'20:00','action':'ENDP'}",
                "action/3",
                "{'id':'3','order':3,'period':'P2','when':'01:00','score_home':'1','score_away':'1'}",
                NULL);
  gantry_seat_flush (f->seat);
  assert_chart (f->unit, GANTRY_CHART_SCORE, "A",
                "NOR* 0:0 300:1 1260:1|SUI 0:0 300:0 1260:1|");
}

/* Of a field of 150 ten are labelled, the chosen one too, and the rest is there. */
static void
test_large_field (Fixture *f, gconstpointer data)
{
  GantryChartRequest request = { f->unit, "140", ".", FALSE };
  GantryChange *change = gantry_change_new ("unit/" SWIM_UNIT, "result", GANTRY_CHANGE_FULL,
                                            (GantryRev){ 20, 0 }, 20000);
  g_autoptr (GantryChartData) chart = NULL;
  guint labelled = 0;

  for (guint i = 1; i <= 150; i++)
    {
      g_autofree char *entry = g_strdup_printf ("entry/%u", i);
      g_autofree char *line = g_strdup_printf ("line/%u", i);

      gantry_change_take (change, entry, g_strdup_printf ("{\"code\":\"%u\",\"family\":\"N%u\"}", i, i));
      gantry_change_take (change, line,
                          g_strdup_printf ("{\"sort\":%u,\"ext\":[{\"type\":\"ER\",\"code\":\"INTERMEDIATE\","
                                           "\"pos\":\"1\",\"value\":\"30.%02u\"}]}",
                                           i, i % 100));
    }
  gantry_seat_apply (f->seat, change);
  gantry_change_free (change);
  gantry_seat_flush (f->seat);
  chart = gantry_chart_make (GANTRY_CHART_GAP, &request);
  g_assert_cmpuint (chart->series->len, ==, 150);
  for (guint i = 0; i < chart->series->len; i++)
    labelled += !((GantryChartSeries *)g_ptr_array_index (chart->series, i))->faint;
  g_assert_cmpuint (labelled, ==, GANTRY_CHART_LABELLED + 1);
}

static void
test_needed (Fixture *f, gconstpointer data)
{
  g_autofree char *one = gantry_needed_dup_markup (f->unit, gantry_unit_find_row (f->unit, "1"), "Chosen", ",");
  g_autofree char *out = gantry_needed_dup_markup (f->unit, gantry_unit_find_row (f->unit, "3"), "Chosen", ",");

  g_assert_cmpstr (one, ==,
                   "Chosen  <b>PELORIN Ada</b>   WR\302\240<b>3:55,37</b> (2:58,95 from 100)   "
                   "own best\302\240<b>4:01,09</b> (3:04,67 from 100)");
  g_assert_null (out);
}

static void
test_reference_words (Fixture *f, gconstpointer data)
{
  static const char *const expected[][3] = {
    { "leader", "Gap", "Leader" },
    { "ahead", "Ahead", "The one ahead" },
    { "cut", "Cut", "Cut line" },
    { "record:WR", "vs WR", "Record WR" },
    { "best", "vs best", "Own best" },
    { "athlete:1", "vs PELORIN", "PELORIN Ada" },
    { "athlete:99", "vs 99", "99" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GantryReference) reference = gantry_reference_parse (expected[i][0]);
      g_autofree char *title = gantry_reference_dup_title (reference, f->unit);
      g_autofree char *label = gantry_reference_dup_label (reference, f->unit);

      g_assert_cmpstr (title, ==, expected[i][1]);
      g_assert_cmpstr (label, ==, expected[i][2]);
    }
}

static void
append_items (GMenuModel *menu, GString *text)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL;

      if (section != NULL)
        append_items (section, text);
      else if (g_menu_model_get_item_attribute (menu, i, "label", "s", &label))
        g_string_append_printf (text, "%s|", label);
    }
}

/* Only what the unit has: no cut line where nobody knows one. */
static void
test_reference_menu (Fixture *f, gconstpointer data)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_object_set (f->unit, "reference", "athlete:1", NULL);
  menu = gantry_reference_menu_new (f->unit, gantry_unit_find_row (f->unit, "2"));
  append_items (G_MENU_MODEL (menu), text);
  g_assert_cmpstr (text->str, ==, "Leader|The one ahead|Record WR|Own best|QUARRIER Bo|PELORIN Ada|");
}

/* Lifts are no points of a way, and are drawn all the same; what failed stands at the edge. */
static void
test_lifts (Fixture *f, gconstpointer data)
{
  app_test_put (f->seat, "unit/" LIFT_UNIT, "result", 1, "head", "{'status':'LIVE'}", "entry/1",
                "{'code':'1','type':'A','family':'Arno','given':'Lex'}", "line/1",
                "{'code':'1','sort':1,'rank':'1','result':'113','ext':[{'type':'ER','code':'SNATCH','value':'113',"
                "'sub':[{'code':'ATTEMPT','pos':'1','value':'110'},{'code':'ATTEMPT','pos':'2','value':'113'},"
                "{'code':'ATTEMPT','pos':'3','value':'117x'}]}]}",
                NULL);
  gantry_seat_flush (f->seat);
  assert_chart (f->unit, GANTRY_CHART_MARKS, NULL, "Arno 0:110 1:113 2:117x!|");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, rsc, test) g_test_add ("/app/chart-make/" name, Fixture, rsc, set_up, test, tear_down)
  ADD ("gap", SWIM_UNIT, test_gap);
  ADD ("gap-guess", SWIM_UNIT, test_gap_guess);
  ADD ("rank", SWIM_UNIT, test_rank);
  ADD ("marks", JUMP_UNIT, test_marks);
  ADD ("line", SURF_UNIT, test_line);
  ADD ("lifts", LIFT_UNIT, test_lifts);
  ADD ("nothing", HIGH_UNIT, test_nothing);
  ADD ("score", GAME_UNIT, test_score);
  ADD ("large-field", SWIM_UNIT, test_large_field);
  ADD ("needed", SWIM_UNIT, test_needed);
  ADD ("reference-words", SWIM_UNIT, test_reference_words);
  ADD ("reference-menu", SWIM_UNIT, test_reference_menu);

  return g_test_run ();
}

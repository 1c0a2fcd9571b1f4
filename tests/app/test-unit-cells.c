/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/unit-cells.h"
#include "app/unit-columns.h"

/* Columns as "id" or, for points, "id@title", joined by spaces. */
static char *
columns_text (GantryUnit *unit, const char *view)
{
  g_autoptr (GPtrArray) specs = gantry_unit_columns_new (unit, view);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < specs->len; i++)
    {
      const GantryColumnSpec *spec = g_ptr_array_index (specs, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", spec->id);
      if (spec->point >= 0)
        g_string_append_printf (text, "@%s", spec->title);
      g_assert_cmpstr (spec->name, !=, "");
    }

  return g_string_free (text, FALSE);
}

static void
assert_columns (GantryUnit *unit, const char *view, const char *expected)
{
  g_autofree char *text = columns_text (unit, view);

  g_assert_cmpstr (text, ==, expected);
}

/* What assistive technology reads of each cell of a row, joined by "|". */
static char *
row_text (GantryUnit *unit, const char *view, const char *code, const char *decimal_point)
{
  g_autoptr (GPtrArray) specs = gantry_unit_columns_new (unit, view);
  GantryUnitCells cells = { unit, decimal_point, FALSE, FALSE };
  GantryRow *row = gantry_unit_find_row (unit, code);
  GString *text = g_string_new (NULL);

  g_assert_nonnull (row);
  for (guint i = 0; i < specs->len; i++)
    {
      g_auto (GantryCellContent) content = { NULL };
      g_autofree char *label = NULL;

      gantry_unit_cells_fill (G_OBJECT (row), g_ptr_array_index (specs, i), &content, &cells);
      label = gantry_cell_content_dup_label (&content, g_ptr_array_index (specs, i));
      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", label);
    }

  return g_string_free (text, FALSE);
}

static void
assert_row (GantryUnit *unit,
            const char *view,
            const char *code,
            const char *decimal_point,
            const char *expected)
{
  g_autofree char *text = row_text (unit, view, code, decimal_point);

  g_assert_cmpstr (text, ==, expected);
}

/* A column that nobody has anything for is not there. */
static void
test_columns (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, SWIM_UNIT);

  gantry_seat_flush (seat);
  assert_columns (unit, "start-list", "lane noc name pb");
  assert_columns (unit, "live", "rank lane noc name splits@50 splits@100 result gap record");
  assert_columns (unit, "splits", "rank lane noc name splits@50 splits@100 result");
}

/* Of a decided unit the live view also has what the result has. */
static void
test_columns_decided (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, SWIM_UNIT);

  gantry_seat_flush (seat);
  g_assert_false (gantry_unit_is_decided (unit));
  app_test_finish (seat);
  g_assert_true (gantry_unit_is_decided (unit));
  assert_columns (unit, "live", "rank lane noc name splits@50 splits@100 result gap record qual");
}

/* A rank that the source has not given is said to be that of a point; what is unchecked or
 * estimated says so. */
static void
test_live (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, SWIM_UNIT);

  gantry_seat_flush (seat);
  assert_row (unit, "splits", "1", ".",
              "Rank: 1 at 100|Lane: 4|Nation: NOR|Name: PELORIN Ada|50: 27.31, rank 2|100: 56.42, "
              "rank 1 ▲1, not confirmed|Result:");
  assert_row (unit, "splits", "2", ",",
              "Rank:|Lane: 5|Nation: SUI|Name: QUARRIER Bo|50: 27,20, rank 1|100:|Result:");
  assert_row (unit, "splits", "3", ".",
              "Rank:|Lane: 7|Nation: NED|Name: ROMBOUT Cee|50:|100:|Result: DNS");
}

static void
test_official (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, SWIM_UNIT);

  gantry_seat_flush (seat);
  app_test_finish (seat);
  assert_row (unit, "live", "2", ".",
              "Rank: 1|Lane: 5|Nation: SUI|Name: QUARRIER Bo|50:|100:|Result: 3:55.01, WR|Gap: "
              "leader|vs WR: −0.37|Qualified: Q");
  assert_row (unit, "live", "1", ",",
              "Rank: 2|Lane: 4|Nation: NOR|Name: PELORIN Ada|50:|100:|Result: 3:56,42|Gap: "
              "+1,41|vs WR: +1,04|Qualified:");
}

/* Who is out is struck through where they were, but not the reason. */
static void
test_out (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, SWIM_UNIT);
  g_autoptr (GPtrArray) specs = app_test_columns ("name", "result", NULL);
  GantryUnitCells cells = { unit, ".", FALSE, FALSE };
  g_auto (GantryCellContent) name = { NULL };
  g_auto (GantryCellContent) result = { NULL };
  GObject *row;

  gantry_seat_flush (seat);
  row = G_OBJECT (gantry_unit_find_row (unit, "3"));
  gantry_unit_cells_fill (row, g_ptr_array_index (specs, 0), &name, &cells);
  gantry_unit_cells_fill (row, g_ptr_array_index (specs, 1), &result, &cells);
  g_assert_cmpint (name.flags, ==, GANTRY_CELL_STRIKE);
  g_assert_cmpint (result.flags, ==, GANTRY_CELL_WARN);
  g_assert_cmpstr (gantry_unit_cells_style (row, &cells), ==, "out");
  g_assert_null (gantry_unit_cells_style (G_OBJECT (gantry_unit_find_row (unit, "1")), &cells));
}

/* The best attempt is marked, the wind stands below, a foul is quiet. */
static void
test_attempts (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, JUMP_UNIT);
  g_autoptr (GPtrArray) specs = NULL;
  GantryUnitCells cells = { unit, ".", FALSE, FALSE };
  g_auto (GantryCellContent) foul = { NULL };
  g_auto (GantryCellContent) best = { NULL };
  GObject *row;

  gantry_seat_flush (seat);
  specs = gantry_unit_columns_new (unit, "live");
  row = G_OBJECT (gantry_unit_find_row (unit, "5"));
  for (guint i = 0; i < specs->len; i++)
    {
      const GantryColumnSpec *spec = g_ptr_array_index (specs, i);

      if (spec->point >= 0)
        gantry_unit_cells_fill (row, spec, spec->point == 0 ? &foul : &best, &cells);
    }
  g_assert_cmpstr (foul.text, ==, "X");
  g_assert_cmpint (foul.flags, ==, GANTRY_CELL_DIM);
  g_assert_cmpstr (best.text, ==, "8.31");
  g_assert_cmpstr (best.sub, ==, "+0.4");
  g_assert_cmpint (best.flags, ==, GANTRY_CELL_STRONG | GANTRY_CELL_GOOD);
}

/* A projection is never shown of what is stale, and never looks like a fact. */
static void
test_estimate (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, SWIM_UNIT);
  g_autoptr (GPtrArray) specs = app_test_columns ("record", NULL);
  GantryUnitCells cells = { unit, ".", FALSE, FALSE };
  g_auto (GantryCellContent) fresh = { NULL };
  g_auto (GantryCellContent) stale = { NULL };
  GObject *row;

  gantry_seat_flush (seat);
  row = G_OBJECT (gantry_unit_find_row (unit, "1"));
  gantry_unit_cells_fill (row, g_ptr_array_index (specs, 0), &fresh, &cells);
  g_assert_true (g_str_has_prefix (fresh.text, "≈ "));
  g_assert_cmpint (fresh.flags, ==, GANTRY_CELL_ESTIMATE);
  cells.stale = TRUE;
  gantry_unit_cells_fill (row, g_ptr_array_index (specs, 0), &stale, &cells);
  g_assert_null (stale.text);
}

/* A value that is a code of the feed is shown as the word for it, and one without a word as it is. */
static void
test_words_for_values (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, "SRFWMAIN--------------FNL-000100--");
  g_autofree char *known = NULL;
  g_autofree char *unknown = NULL;

  app_test_put (seat, "unit/SRFWMAIN--------------FNL-000100--", "result", 1, "head", "{'status':'START_LIST'}", "entry/1",
                "{'code':'1','type':'A','family':'Arno','given':'Lex','entry':[{'type':'EUE','code':'COLOUR','value':'RED'}]}",
                "entry/2",
                "{'code':'2','type':'A','family':'Bell','given':'Ada','entry':[{'type':'EUE','code':'COLOUR','value':'PINK'}]}", NULL);
  gantry_seat_flush (seat);
  known = row_text (unit, "start-list", "1", ".");
  unknown = row_text (unit, "start-list", "2", ".");
  g_assert_nonnull (strstr (known, ": Red"));
  g_assert_nonnull (strstr (unknown, ": PINK"));
}

static char *
members_of (GantryUnit *unit, const char *view)
{
  g_autoptr (GPtrArray) specs = gantry_unit_columns_new (unit, view);
  GantryUnitCells cells = { .unit = unit, .decimal_point = ".", .start_list = g_str_equal (view, "start-list") };
  char *sub = NULL;

  for (guint i = 0; i < specs->len; i++)
    {
      const GantryColumnSpec *spec = g_ptr_array_index (specs, i);
      g_auto (GantryCellContent) content = { NULL };

      if (!g_str_equal (spec->id, "name"))
        continue;
      g_assert_true (spec->two_lines);
      gantry_unit_cells_fill (G_OBJECT (gantry_unit_find_row (unit, "N")), spec, &content, &cells);
      g_assert_cmpstr (content.spoken, ==, "Norway");
      sub = g_steal_pointer (&content.sub);
    }

  return sub;
}

/* Below a relay team stands who swims, once it goes on whoever has the leg that is on. */
static void
test_relay (void)
{
  g_autoptr (GantrySeat) seat = app_test_seat_new ();
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, "SWMW4X100MFR----------FNL-000100--");
  g_autofree char *all = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  static const char *const lines[] = { "{'code':'N','sort':1}",
                                       "{'code':'N','sort':1,'ext':[{'type':'UI','code':'INTERMEDIATE','pos':'1','value':'54.10'}]}" };
  char **texts[] = { &first, &second };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      app_test_put (seat, "unit/SWMW4X100MFR----------FNL-000100--", "result", 1 + i, "head",
                    "{'status':'LIVE','infos':[{'type':'UI','code':'INTERMEDIATE','pos':'1','value':'100'},"
                    "{'type':'UI','code':'INTERMEDIATE','pos':'2','value':'200'},"
                    "{'type':'UI','code':'INTERMEDIATE','pos':'3','value':'300'},"
                    "{'type':'UI','code':'INTERMEDIATE','pos':'4','value':'400'}]}",
                    "entry/N",
                    "{'code':'N','type':'T','name':'Norway','members':[{'code':'1','family':'Arno','given':'Lea'},"
                    "{'code':'2','family':'Bell','given':'Ada'}]}",
                    "line/N", lines[i], NULL);
      gantry_seat_flush (seat);
      *texts[i] = members_of (unit, "live");
    }
  all = members_of (unit, "start-list");
  g_assert_cmpstr (all, ==, "ARNO Lea · BELL Ada");
  g_assert_cmpstr (first, ==, "leg 1: ARNO Lea");
  g_assert_cmpstr (second, ==, "leg 2: BELL Ada");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/unit-cells/columns", test_columns);
  g_test_add_func ("/app/unit-cells/columns-decided", test_columns_decided);
  g_test_add_func ("/app/unit-cells/live", test_live);
  g_test_add_func ("/app/unit-cells/official", test_official);
  g_test_add_func ("/app/unit-cells/out", test_out);
  g_test_add_func ("/app/unit-cells/attempts", test_attempts);
  g_test_add_func ("/app/unit-cells/estimate", test_estimate);
  g_test_add_func ("/app/unit-cells/relay", test_relay);
  g_test_add_func ("/app/unit-cells/words-for-values", test_words_for_values);

  return g_test_run ();
}

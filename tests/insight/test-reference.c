/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "standings-helper.h"

#include "insight/reference.h"
#include "sport/format.h"

static void
test_text (void)
{
  static const char *const good[] = { "leader", "ahead", "cut", "best", "record:WR", "athlete:1068183", "athlete:A:B" };
  static const char *const bad[] = { "", "lead", "leader:1", "record", "record:", "athlete", "ahead:", ":" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GantryReference) reference = gantry_reference_parse (good[i]);
      g_autoptr (GantryReference) copy = NULL;
      g_autofree char *text = NULL;

      g_assert_nonnull (reference);
      copy = gantry_reference_copy (reference);
      text = gantry_reference_dup_text (copy);
      g_assert_cmpstr (text, ==, good[i]);
      g_assert_true (gantry_reference_equal (reference, copy));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (gantry_reference_parse (bad[i]));
}

#define assert_reference(unit, name, code, point, text) \
  G_STMT_START \
    { \
      g_autoptr (GantryReference) reference_ = gantry_reference_parse (name); \
      assert_mark (gantry_reference_get_mark (reference_, &(unit)->standings, gantry_standings_find (&(unit)->standings, code), point), text); \
    } \
  G_STMT_END

static void
test_marks (void)
{
  static const GantryMark record_points[] = { { GANTRY_MARK_TIME, 9 * GANTRY_SECOND, 1 }, { GANTRY_MARK_NONE, 0, 0 } };
  static const GantryStandard record = { "WR", { GANTRY_MARK_TIME, 28 * GANTRY_SECOND, 1 }, record_points };
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 2, "a 10.0 20.5 = 30.0 best 29.0", "b 9.8 20.1 = 30.4", "c 10.2 .", "d 9.1 19.0 out", NULL);

  unit->standings.records = &record;
  unit->standings.n_records = 1;
  assert_reference (unit, "leader", "b", 0, "+10.0"); /* of the leader, not the best there */
  assert_reference (unit, "leader", "a", GANTRY_POINT_RESULT, "+30.0");
  assert_reference (unit, "ahead", "c", 0, "+10.0");
  assert_reference (unit, "ahead", "b", 0, "");
  assert_reference (unit, "record:WR", "a", 0, "+9.0");
  assert_reference (unit, "record:WR", "a", 1, "");
  assert_reference (unit, "record:WR", "a", GANTRY_POINT_RESULT, "+28.0");
  assert_reference (unit, "record:OR", "a", 0, "");
  assert_reference (unit, "best", "a", GANTRY_POINT_RESULT, "+29.0");
  assert_reference (unit, "best", "a", 0, "");
  assert_reference (unit, "athlete:c", "a", 0, "+10.2");
  assert_reference (unit, "athlete:zzz", "a", 0, "");
}

/* The number of places counts until the source has marked who goes on. */
static void
test_cut (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 0, "a = 30.0", "b = 31.0", "c = 32.0", NULL);

  assert_reference (unit, "cut", "a", GANTRY_POINT_RESULT, "");
  unit->standings.places = 2;
  assert_reference (unit, "cut", "a", GANTRY_POINT_RESULT, "+31.0");
  test_unit_get (unit, "a")->qualified = TRUE;
  assert_reference (unit, "cut", "a", GANTRY_POINT_RESULT, "+30.0");
}

/* An even pace is a guess, never a mark, and only where the record's own is not known. */
static void
test_guess (void)
{
  static const gint64 distances[] = { 100, 200 };
  static const GantryMark record_points[] = { { GANTRY_MARK_TIME, 9 * GANTRY_SECOND, 1 }, { GANTRY_MARK_NONE, 0, 0 } };
  static const GantryStandard record = { "WR", { GANTRY_MARK_TIME, 30 * GANTRY_SECOND, 1 }, record_points };
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 2, "a 10.0 20.5 best 36.0", NULL);
  g_autoptr (GantryReference) wr = gantry_reference_parse ("record:WR");
  g_autoptr (GantryReference) best = gantry_reference_parse ("best");
  g_autoptr (GantryReference) leader = gantry_reference_parse ("leader");

  unit->standings.records = &record;
  unit->standings.n_records = 1;
  unit->standings.distances = distances;
  unit->standings.distance = 300;
  assert_mark (gantry_reference_guess (wr, &unit->standings, 0, 0), "");
  assert_mark (gantry_reference_guess (wr, &unit->standings, 0, 1), "+20.0");
  assert_mark (gantry_reference_guess (best, &unit->standings, 0, 0), "+12.0");
  assert_mark (gantry_reference_guess (leader, &unit->standings, 0, 0), "");
  unit->standings.distance = 0;
  assert_mark (gantry_reference_guess (wr, &unit->standings, 0, 1), "");
}

static guint
leader_of (TestUnit *unit)
{
  g_autoptr (GantryReference) leader = gantry_reference_parse ("leader");

  return gantry_reference_get_entrant (leader, &unit->standings);
}

/* Some sources keep the order of lanes until the end: whoever is in front is found where anybody is furthest. One after the other
 * against the clock, the order of the source is all there is. */
static void
test_front (void)
{
  static const guint ranks[][2] = { { 2, 0 }, { 1, 0 }, { 3, 0 } };
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 2, "a 10.2 .", "b 10.2 .", "c 10.4 .", NULL);

  g_assert_cmpuint (leader_of (unit), ==, 0);
  unit->standings.beside = TRUE;
  g_assert_cmpuint (leader_of (unit), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    ((GantryEntrant *) unit->standings.entrants)[i].ranks = ranks[i];
  g_assert_cmpuint (leader_of (unit), ==, 1); /* by the photograph */
  test_unit_points (unit, "c")[1] = test_mark (GANTRY_KIND_RACE, "20.9");
  g_assert_cmpuint (leader_of (unit), ==, 2);
  test_unit_get (unit, "c")->out = TRUE;
  g_assert_cmpuint (leader_of (unit), ==, 1);
  test_unit_get (unit, "a")->result = test_mark (GANTRY_KIND_RACE, "20.1");
  g_assert_cmpuint (leader_of (unit), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/reference/text", test_text);
  g_test_add_func ("/insight/reference/marks", test_marks);
  g_test_add_func ("/insight/reference/cut", test_cut);
  g_test_add_func ("/insight/reference/guess", test_guess);
  g_test_add_func ("/insight/reference/front", test_front);
  return g_test_run ();
}

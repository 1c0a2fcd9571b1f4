/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "standings-helper.h"

#include "insight/gap.h"
#include "sport/format.h"

#define MINUS "\342\210\222"

typedef GantryFact (*Measure) (const GantryStandings *standings, const GantryReference *reference, guint entrant);

static GantryFact
measure (Measure function, TestUnit *unit, const char *name, const char *code)
{
  g_autoptr (GantryReference) reference = gantry_reference_parse (name);

  return function (&unit->standings, reference, gantry_standings_find (&unit->standings, code));
}

#define assert_fact(fact, text, at) \
  G_STMT_START \
    { \
      GantryFact fact_ = fact; \
      assert_mark (fact_.mark, text); \
      g_assert_cmpint (fact_.point, ==, at); \
    } \
  G_STMT_END

static void
test_latest (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 3, "a 10.0 20.0 30.0 = 40.0", "b 10.4 20.2 30.6 = 40.5", "c 9.9 . .", "d . . .", "e 9.0 19.0 . out", NULL);

  assert_fact (measure (gantry_gap_latest, unit, "leader", "b"), "+0.5", GANTRY_POINT_RESULT);
  assert_fact (measure (gantry_gap_latest, unit, "leader", "a"), "", GANTRY_POINT_RESULT); /* leads */
  assert_fact (measure (gantry_gap_latest, unit, "leader", "c"), MINUS "0.1", 0); /* ahead of where the leader was */
  assert_fact (measure (gantry_gap_latest, unit, "athlete:b", "c"), MINUS "0.5", 0);
  assert_fact (measure (gantry_gap_latest, unit, "leader", "d"), "", GANTRY_POINT_RESULT);
  assert_fact (measure (gantry_gap_latest, unit, "leader", "e"), "", GANTRY_POINT_RESULT);
  assert_fact (measure (gantry_gap_latest, unit, "athlete:a", "a"), "", GANTRY_POINT_RESULT);
}

/* Of two that are level one is the leader, by the order of the source, and the other is level. */
static void
test_level (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 1, "a 10.0", "b 10.0", "c 10.3", NULL);

  assert_fact (measure (gantry_gap_latest, unit, "leader", "a"), "", GANTRY_POINT_RESULT); /* leads */
  assert_fact (measure (gantry_gap_latest, unit, "leader", "b"), "=", 0);
  assert_fact (measure (gantry_gap_latest, unit, "ahead", "b"), "", GANTRY_POINT_RESULT);
}

/* Attempts are no points on one way: a second attempt is not behind the leader's second one. */
static void
test_attempts (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_ATTEMPTS, 2, "a 8.00 8.20 = 8.20", "b 7.90 . = 7.90", "c . .", NULL);

  assert_fact (measure (gantry_gap_latest, unit, "leader", "b"), MINUS "0.30", GANTRY_POINT_RESULT);
  test_unit_get (unit, "b")->result = GANTRY_MARK_INIT_NONE;
  assert_fact (measure (gantry_gap_latest, unit, "leader", "b"), "", GANTRY_POINT_RESULT);
}

static void
test_sections (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 3, "a 10.0 20.0 30.0 = 40.0", "b 10.4 20.2 . = 40.5", NULL);
  g_autoptr (GantryReference) leader = gantry_reference_parse ("athlete:a");

  assert_mark (gantry_section_time (&unit->standings, 0, 0), "+10.0");
  assert_mark (gantry_section_time (&unit->standings, 1, 1), "+9.8");
  assert_mark (gantry_section_time (&unit->standings, 1, 2), "");
  assert_mark (gantry_section_time (&unit->standings, 0, GANTRY_POINT_RESULT), "+10.0");
  assert_mark (gantry_section_time (&unit->standings, 1, GANTRY_POINT_RESULT), "");
  assert_fact (gantry_section_gap (&unit->standings, leader, 1, 0), "+0.4", 0);
  assert_fact (gantry_section_gap (&unit->standings, leader, 1, 1), MINUS "0.2", 1);
  assert_fact (gantry_section_gap (&unit->standings, leader, 1, 2), "", 2);
}

static void
test_trend (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 3, "a 10.0 20.0 30.0 = 30.0", "b 10.4 20.2 30.9 = 30.9", "c 11.0 . .", "d 10.1 . 30.7", NULL);

  /* the finish is a point as well: it is not compared with itself */
  assert_fact (measure (gantry_gap_trend, unit, "leader", "b"), "+0.7", GANTRY_POINT_RESULT);
  assert_fact (measure (gantry_gap_trend, unit, "leader", "c"), "", 0);
  assert_fact (measure (gantry_gap_trend, unit, "leader", "d"), "+0.6", 2);
}

static void
test_telescope (void)
{
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 4, "a . . . .", "b . . . .", "c . . . .", NULL);

      for (guint e = 0; e < 3; e++)
        for (guint p = 0; p < 4; p++)
          if (g_test_rand_int_range (0, 4) > 0)
            test_unit_points (unit, unit->standings.entrants[e].code)[p] =
              (GantryMark) { GANTRY_MARK_TIME, g_test_rand_int_range (1, 100000) * GANTRY_SECOND / 100, 2 };
      for (int p = 0; p < 4; p++)
        {
          g_autoptr (GantryReference) to_b = gantry_reference_parse ("athlete:b");
          g_autoptr (GantryReference) to_c = gantry_reference_parse ("athlete:c");
          GantryFact ab = gantry_gap_at (&unit->standings, to_b, 0, p);
          GantryFact bc = gantry_gap_at (&unit->standings, to_c, 1, p);
          GantryFact ac = gantry_gap_at (&unit->standings, to_c, 0, p);

          if (ab.mark.kind != GANTRY_MARK_NONE && bc.mark.kind != GANTRY_MARK_NONE)
            g_assert_cmpint (ab.mark.value + bc.mark.value, ==, ac.mark.value);
        }
    }
}

static GantryFact
shown (TestUnit *unit, const char *name, const char *code, const char *feed)
{
  g_autoptr (GantryReference) reference = gantry_reference_parse (name);

  return gantry_gap_shown (&unit->standings, reference, gantry_standings_find (&unit->standings, code),
                           test_mark (GANTRY_KIND_RACE, feed), NULL);
}

/* What the source says of a gap stands; what it says of ranks takes away a gap that says otherwise. */
static void
test_feed_wins (void)
{
  g_autoptr (TestUnit) unit = test_unit_new (GANTRY_KIND_RACE, 0, "a = 30.0 rank 1", "b = 30.4 rank 2", "c = 30.2 rank 3", NULL);

  assert_fact (shown (unit, "leader", "b", "+0.5"), "+0.5", GANTRY_POINT_RESULT);
  assert_fact (shown (unit, "leader", "b", ""), "", GANTRY_POINT_RESULT); /* it is not the times that decide here */
  assert_fact (shown (unit, "athlete:b", "c", ""), "", GANTRY_POINT_RESULT); /* ahead by the time, behind by the rank */
  assert_fact (shown (unit, "athlete:b", "c", "+0.5"), "", GANTRY_POINT_RESULT); /* the source's is to the leader */
  assert_fact (shown (unit, "ahead", "b", ""), "", GANTRY_POINT_RESULT);
  test_unit_get (unit, "b")->rank = 3;
  test_unit_get (unit, "c")->rank = 2;
  assert_fact (shown (unit, "leader", "b", ""), "+0.4", GANTRY_POINT_RESULT);
  assert_fact (shown (unit, "athlete:b", "c", ""), MINUS "0.2", GANTRY_POINT_RESULT);
  /* the winner is another one than the best time: nobody has a gap to him that we know */
  test_unit_get (unit, "a")->rank = 2;
  test_unit_get (unit, "b")->rank = 1;
  test_unit_get (unit, "c")->rank = 3;
  assert_fact (shown (unit, "leader", "c", ""), "", GANTRY_POINT_RESULT);
  assert_fact (shown (unit, "leader", "c", "+0.1"), "+0.1", GANTRY_POINT_RESULT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/gap/latest", test_latest);
  g_test_add_func ("/insight/gap/level", test_level);
  g_test_add_func ("/insight/gap/attempts", test_attempts);
  g_test_add_func ("/insight/gap/sections", test_sections);
  g_test_add_func ("/insight/gap/trend", test_trend);
  g_test_add_func ("/insight/gap/telescope", test_telescope);
  g_test_add_func ("/insight/gap/feed-wins", test_feed_wins);
  return g_test_run ();
}

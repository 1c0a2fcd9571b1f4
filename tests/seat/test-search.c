/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"
#include "seat/text-fold.h"

#define OTHER_UNIT "SWMM200MBK------------FNL-000100--"

typedef struct
{
  TestClock clock;
  GantrySeat *seat;
  GantryUnit *unit;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = test_seat_new (&f->clock);
  f->unit = gantry_seat_get_unit (f->seat, SWIM_UNIT);
  gantry_seat_get_schedule (f->seat);
  test_put_full (f->seat, SCHEDULE_SWIM, "schedule", 1, "unit/" SWIM_UNIT,
                 "{'status':'RUNNING','start':'2026-07-29T20:04:00+02:00','names':{'ENG':'400 m Freestyle Final'}}",
                 "unit/" OTHER_UNIT,
                 "{'status':'SCHEDULED','start':'2026-07-29T20:20:00+02:00','names':{'ENG':'200 m Backstroke Final'}}", NULL);
  test_put_full (f->seat, PEOPLE_SWIM, "athletes", 1, "athlete/11", "{'family':'Müller','given':'Zoé','noc':'SUI'}", "athlete/12",
                 "{'family':'Ørsted','given':'Kaja','noc':'DEN'}", "athlete/13", "{'family':'Čapek','given':'Muriel','noc':'CZE'}",
                 "athlete/14", "{'family':'Müllner','given':'Ivo','noc':'AUT','events':[{'event':'SWMM200MBK','bib':'41'}]}", NULL);
  test_put_full (f->seat, SWIM_TOPIC, "result", 2, "entry/11",
                 "{'family':'Müller','given':'Zoé','noc':'SUI','start_order':'4','bib':'120'}", "entry/12",
                 "{'family':'Ørsted','given':'Kaja','noc':'DEN','start_order':'12','bib':'4'}", NULL);
  gantry_seat_flush (f->seat);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->unit);
  g_assert_finalize_object (f->seat);
}

static char *
search_text (Fixture *f, const char *text)
{
  g_autoptr (GListModel) hits = gantry_seat_search (f->seat, text, SWIM_UNIT, 20);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (GantryHit) hit = g_list_model_get_item (hits, i);

      g_string_append_printf (found, "%s:%s|", gantry_hit_get_kind (hit), gantry_hit_get_title (hit));
    }
  return g_string_free (found, FALSE);
}

#define assert_finds(fixture, text, expected) \
  G_STMT_START \
    { \
      g_autofree char *found_ = search_text (fixture, text); \
      g_assert_cmpstr (found_, ==, expected); \
    } \
  G_STMT_END

/* Without case, without accents, in any order, from the beginning of words; who is in this unit first. */
static void
test_names (Fixture *f, gconstpointer data)
{
  assert_finds (f, "muller", "athlete:MÜLLER Zoé|");
  assert_finds (f, "MÜLLER", "athlete:MÜLLER Zoé|");
  assert_finds (f, "mul", "athlete:MÜLLER Zoé|athlete:MÜLLNER Ivo|");
  assert_finds (f, "mu", "athlete:MÜLLER Zoé|athlete:MÜLLNER Ivo|athlete:ČAPEK Muriel|"); /* family names first */
  assert_finds (f, "zoe muller", "athlete:MÜLLER Zoé|");
  assert_finds (f, "orsted", "athlete:ØRSTED Kaja|");
  assert_finds (f, "capek", "athlete:ČAPEK Muriel|");
  assert_finds (f, "ller", "");
  assert_finds (f, "zzz", "");
  assert_finds (f, "", "");
  assert_finds (f, "  ", "");
  assert_finds (f, "\"';--%", "");
}

/* Digits are a bib, then a lane; then bibs that begin so. */
static void
test_numbers (Fixture *f, gconstpointer data)
{
  assert_finds (f, "4", "athlete:ØRSTED Kaja|athlete:MÜLLER Zoé|athlete:MÜLLNER Ivo|");
  assert_finds (f, "12", "athlete:ØRSTED Kaja|athlete:MÜLLER Zoé|");
  assert_finds (f, "41", "athlete:MÜLLNER Ivo|");
  assert_finds (f, "400", "unit:400 m Freestyle Final|");
}

static void
test_nations (Fixture *f, gconstpointer data)
{
  g_autoptr (GListModel) hits = gantry_seat_search (f->seat, "sui", SWIM_UNIT, 20);
  g_autoptr (GantryHit) nation = g_list_model_get_item (hits, 1);

  assert_finds (f, "sui", "athlete:MÜLLER Zoé|nation:SUI|");
  g_assert_cmpstr (gantry_hit_get_detail (nation), ==, "Switzerland");
  g_assert_cmpstr (gantry_hit_get_unit (nation), ==, SWIM_UNIT);
  g_assert_cmpstr (gantry_hit_get_code (nation), ==, "11");
  assert_finds (f, "switz", "nation:SUI|");
  assert_finds (f, "aut", "nation:AUT|nation:ANA|athlete:MÜLLNER Ivo|");
}

static void
test_units (Fixture *f, gconstpointer data)
{
  g_autoptr (GListModel) hits = gantry_seat_search (f->seat, "backstroke fin", NULL, 20);
  g_autoptr (GantryHit) hit = g_list_model_get_item (hits, 0);

  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 1);
  g_assert_cmpstr (gantry_hit_get_unit (hit), ==, OTHER_UNIT);
  g_assert_cmpstr (gantry_hit_get_code (hit), ==, "");
  g_assert_cmpstr (gantry_hit_get_detail (hit), ==, "2026-07-29 · 20:20");
  assert_finds (f, "final", "unit:400 m Freestyle Final|unit:200 m Backstroke Final|"); /* what is on, first */
  assert_finds (f, "swmm200", "unit:200 m Backstroke Final|");
}

/* A number means itself before it means the beginning of a longer one, also when that one is on. */
static void
test_heats (Fixture *f, gconstpointer data)
{
  test_put_full (f->seat, SCHEDULE_SWIM, "schedule", 2, "unit/SWMW200MFR------------HEAT000100--",
                 "{'status':'RUNNING','start':'2026-07-29T10:00:00+02:00','names':{'ENG':'200 m Freestyle Heat 1'}}",
                 "unit/SWMW200MFR------------HEAT000200--",
                 "{'status':'SCHEDULED','start':'2026-07-29T10:05:00+02:00','names':{'ENG':'200 m Freestyle Heat 2'}}",
                 "unit/SWMW100MFR------------HEAT001200--",
                 "{'status':'SCHEDULED','start':'2026-07-29T11:00:00+02:00','names':{'ENG':'100 m Freestyle Heat 12'}}", NULL);
  gantry_seat_flush (f->seat);
  assert_finds (f, "heat 2", "unit:200 m Freestyle Heat 2|unit:200 m Freestyle Heat 1|");
  assert_finds (f, "heat 1", "unit:200 m Freestyle Heat 1|unit:100 m Freestyle Heat 12|");
  assert_finds (f, "he", "unit:200 m Freestyle Heat 1|unit:200 m Freestyle Heat 2|unit:100 m Freestyle Heat 12|");
}

/* Somebody who is in no open unit is shown in one of his events. */
static void
test_where (Fixture *f, gconstpointer data)
{
  g_autoptr (GListModel) hits = NULL;
  g_autoptr (GantryHit) here = NULL, elsewhere = NULL;

  test_put_partial (f->seat, PEOPLE_SWIM, "athletes", 3, "athlete/14",
                    "{'family':'Müllner','given':'Ivo','noc':'AUT','events':[{'event':'SWMM200MBK------------------------'}]}", NULL);
  hits = gantry_seat_search (f->seat, "mull", SWIM_UNIT, 20);
  here = g_list_model_get_item (hits, 0);
  elsewhere = g_list_model_get_item (hits, 1);
  g_assert_cmpstr (gantry_hit_get_unit (here), ==, SWIM_UNIT);
  g_assert_cmpstr (gantry_hit_get_code (here), ==, "11");
  g_assert_cmpstr (gantry_hit_get_unit (elsewhere), ==, OTHER_UNIT);
  g_assert_cmpstr (gantry_hit_get_code (elsewhere), ==, "14");
}

static void
test_index_follows (Fixture *f, gconstpointer data)
{
  assert_finds (f, "capek", "athlete:ČAPEK Muriel|");
  test_put_partial (f->seat, PEOPLE_SWIM, "athletes", 3, "athlete/13", "{'family':'Novy','given':'Muriel','noc':'CZE'}", NULL);
  assert_finds (f, "capek", "");
  assert_finds (f, "novy", "athlete:NOVY Muriel|");
  test_put_full (f->seat, PEOPLE_SWIM, "athletes", 5, NULL);
  assert_finds (f, "novy", "");
  assert_finds (f, "muller", "athlete:MÜLLER Zoé|"); /* still in the race */
}

static void
test_limit (Fixture *f, gconstpointer data)
{
  g_autoptr (GListModel) hits = gantry_seat_search (f->seat, "mu", SWIM_UNIT, 2);

  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 2);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* A thousand people: the answer is there before the next frame. */
static void
test_quick (Fixture *f, gconstpointer data)
{
  GantryChange *change = gantry_change_new (PEOPLE_SWIM, "athletes", GANTRY_CHANGE_FULL, (GantryRev) { 9, 0 }, 9000);
  gint64 times[21];

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *id = g_strdup_printf ("athlete/%d", 1000 + i);

      gantry_change_take (change, id, g_strdup_printf ("{\"family\":\"Fam%c%c\",\"given\":\"Né%d\",\"noc\":\"SUI\"}",
                                                       'a' + i % 26, 'a' + i / 26 % 26, i));
    }
  gantry_seat_apply (f->seat, change);
  gantry_change_free (change);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GListModel) hits = gantry_seat_search (f->seat, "fam ne9", SWIM_UNIT, 10);

      times[i] = g_get_monotonic_time () - start;
      g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 10);
    }
  qsort (times, G_N_ELEMENTS (times), sizeof *times, compare_times);
  g_test_message ("1,000 people: %" G_GINT64_FORMAT " µs", times[G_N_ELEMENTS (times) / 2]);
  g_assert_cmpint (times[G_N_ELEMENTS (times) / 2], <, 50000); /* an order of magnitude for a slow machine */
}

static void
test_fold (void)
{
  g_auto (GStrv) text = gantry_text_fold ("Łuczyńska-O'Brien Élodie STRASSE");
  g_auto (GStrv) query = gantry_text_fold ("lucz elod");
  g_auto (GStrv) other = gantry_text_fold ("obri x");
  g_auto (GStrv) nothing = gantry_text_fold ("");

  g_assert_true (gantry_text_matches (query, text));
  g_assert_false (gantry_text_matches (other, text));
  g_assert_false (gantry_text_matches (nothing, text));
}

#define ADD(name, func) g_test_add ("/seat/search/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("names", test_names);
  ADD ("numbers", test_numbers);
  ADD ("nations", test_nations);
  ADD ("units", test_units);
  ADD ("heats", test_heats);
  ADD ("where", test_where);
  ADD ("index-follows", test_index_follows);
  ADD ("limit", test_limit);
  ADD ("quick", test_quick);
  g_test_add_func ("/seat/search/fold", test_fold);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/ledger-page.h"
#include "app/ledger-words.h"
#include "seat/ledger-private.h"

#define WALL (G_GINT64_CONSTANT (1943186602) * 1000) /* 14:03:22 UTC */
#define S    G_USEC_PER_SEC

typedef struct
{
  GantrySeat *seat;
  GantryLedger *ledger;
  GtkWidget *page;
  GantryTable *table;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = app_test_seat_new ();
  f->ledger = gantry_seat_get_ledger (f->seat);
  f->page = g_object_ref_sink (g_object_new (GANTRY_TYPE_LEDGER_PAGE, NULL));
  f->table = GANTRY_TABLE (app_test_find (f->page, GANTRY_TYPE_TABLE));
  gantry_ledger_page_set_seat (GANTRY_LEDGER_PAGE (f->page), f->seat);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->page);
  g_object_unref (f->seat);
}

static const char *
label_of (Fixture *f, const char *id)
{
  return gtk_label_get_label (GTK_LABEL (app_test_find_id (f->page, id)));
}

static const char *
stack_of (Fixture *f)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (app_test_find_id (f->page, "stack")));
}

static void
assert_row (Fixture *f, guint row, const char *expected)
{
  g_autofree char *text = app_test_row_text (f->table, row);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (stack_of (f), ==, "empty");
  g_assert_cmpstr (label_of (f, "summary"), ==, "");
}

/* While it lasts, it says so; what came afterwards is counted, and what did not as well. */
static void
test_outage (Fixture *f, gconstpointer data)
{
  GantryOutage *outage = gantry_ledger_begin (f->ledger, GANTRY_OUTAGE_RELAY, "http://relay:1", NULL, "timed out", 10 * S, 12 * S,
                                              WALL + 2000);

  g_assert_cmpstr (stack_of (f), ==, "table");
  assert_row (f, 0, "Since: 14:03:22|How long: 2.0 s|What: Relay|Of what: http://relay:1 timed out|How it healed: goes on|"
                    "Recovered: 0|Made one: 0|Jumped over: 0|Lost: 0");
  g_assert_nonnull (strstr (label_of (f, "summary"), "1 outage, 1 goes on"));
  gantry_ledger_tick (f->ledger, 85 * S);
  assert_row (f, 0, "Since: 14:03:22|How long: 1 min 15 s|What: Relay|Of what: http://relay:1 timed out|How it healed: goes on|"
                    "Recovered: 0|Made one: 0|Jumped over: 0|Lost: 0");
  gantry_ledger_add (f->ledger, outage, &(GantryRecovery){ .recovered = 42, .healing = GANTRY_HEALED_REPLAYED });
  gantry_ledger_end (f->ledger, outage, 86 * S, WALL + 76000);
  assert_row (f, 0, "Since: 14:03:22|How long: 1 min 16 s|What: Relay|Of what: http://relay:1 timed out|"
                    "How it healed: everything sent again|Recovered: 42|Made one: 0|Jumped over: 0|Lost: 0");
  g_assert_cmpstr (label_of (f, "summary"), ==, "1 outage · messages: 42 recovered, 0 made one, 0 jumped over, 0 lost");
}

/* What nobody can know is not said as if it were known; what was lost is not hidden. */
static void
test_honest (Fixture *f, gconstpointer data)
{
  GantryOutage *hole = gantry_ledger_begin (f->ledger, GANTRY_OUTAGE_RELAY, "http://relay:1", NULL, NULL, 10 * S, 10 * S, WALL);
  GantryOutage *mismatch;

  gantry_ledger_add (f->ledger, hole,
                     &(GantryRecovery){ .skipped = 3, .uncertain = TRUE, .healing = GANTRY_HEALED_SNAPSHOT });
  gantry_ledger_end (f->ledger, hole, 11 * S, WALL + 1000);
  mismatch = gantry_ledger_begin (f->ledger, GANTRY_OUTAGE_MISMATCH, "http://relay:1", "unit/X", NULL, 20 * S, 20 * S, WALL + 10000);
  gantry_ledger_add (f->ledger, mismatch, &(GantryRecovery){ .lost = 2, .healing = GANTRY_HEALED_SNAPSHOT });
  gantry_ledger_end (f->ledger, mismatch, 21 * S, WALL + 11000);

  assert_row (f, 0, "Since: 14:03:32|How long: 1.0 s|What: Difference|Of what: unit/X|How it healed: state as it is now|"
                    "Recovered: 0|Made one: 0|Jumped over: 0|Lost: 2");
  assert_row (f, 1, "Since: 14:03:22|How long: 1.0 s|What: Relay|Of what: http://relay:1|How it healed: state as it is now|"
                    "Recovered: 0|Made one: 0|Jumped over: at least 3|Lost: 0");
  g_assert_cmpstr (label_of (f, "summary"), ==, "2 outages · messages: 0 recovered, 0 made one, 3 jumped over, 2 lost");
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
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  add ("/app/ledger/empty", test_empty);
  add ("/app/ledger/outage", test_outage);
  add ("/app/ledger/honest", test_honest);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fake-relay.h"
#include "seat-helper.h"
#include "seat/ledger-private.h"

#define SECOND G_USEC_PER_SEC
#define TOPIC  "unit/XYZMSOMETHING---------FNL-000100--"
#define OTHER  "unit/XYZMSOMETHING---------FNL-000200--"

/* The ledger alone, then what lines write into it. */

static GantryOutage *
get (GantryLedger *ledger, guint position)
{
  g_autoptr (GantryOutage) outage = g_list_model_get_item (G_LIST_MODEL (ledger), position);

  return outage; /* the ledger keeps it */
}

static void
test_outage (void)
{
  g_autoptr (GantryLedger) ledger = gantry_ledger_new ();
  GString *events = test_watch_model (G_LIST_MODEL (ledger));
  GantryOutage *outage =
    gantry_ledger_begin (ledger, GANTRY_OUTAGE_RELAY, "http://a", NULL, "reset", 10 * SECOND, 12 * SECOND, 100000);
  guint *changes = test_watch_changed (outage);

  g_object_ref (outage);
  g_assert_cmpstr (events->str, ==, "0-0+1");
  g_assert_true (gantry_outage_is_open (outage));
  g_assert_cmpint (gantry_outage_get_from (outage), ==, 98000);
  g_assert_cmpint (gantry_outage_get_length (outage), ==, 2000);
  g_assert_cmpint (gantry_outage_get_healing (outage), ==, GANTRY_HEALED_NOT_YET);
  g_assert_true (gantry_ledger_find (ledger, GANTRY_OUTAGE_RELAY, "http://a", NULL) == outage);
  g_assert_null (gantry_ledger_find (ledger, GANTRY_OUTAGE_RELAY, "http://b", NULL));
  gantry_ledger_tick (ledger, 12 * SECOND + 1);
  g_assert_cmpuint (*changes, ==, 0);
  gantry_ledger_tick (ledger, 15 * SECOND);
  g_assert_cmpuint (*changes, ==, 1);
  g_assert_cmpint (gantry_outage_get_length (outage), ==, 5000);
  gantry_ledger_add (ledger, outage, &(GantryRecovery) { .recovered = 7, .healing = GANTRY_HEALED_REPLAYED });
  gantry_ledger_add (ledger, outage, &(GantryRecovery) { .skipped = 3, .healing = GANTRY_HEALED_SNAPSHOT });
  gantry_ledger_add (ledger, outage, &(GantryRecovery) { .recovered = 1, .conflated = 2, .healing = GANTRY_HEALED_REPLAYED });
  gantry_ledger_end (ledger, outage, 16 * SECOND, 104000);
  gantry_ledger_end (ledger, outage, 17 * SECOND, 105000); /* it is over already */
  g_assert_false (gantry_outage_is_open (outage));
  g_assert_cmpint (gantry_outage_get_until (outage), ==, 104000);
  g_assert_cmpint (gantry_outage_get_length (outage), ==, 6000);
  g_assert_cmpint (gantry_outage_get_healing (outage), ==, GANTRY_HEALED_SNAPSHOT); /* the worst of it */
  g_assert_cmpuint (gantry_outage_get_recovered (outage), ==, 8);
  g_assert_cmpuint (gantry_outage_get_conflated (outage), ==, 2);
  g_assert_cmpuint (gantry_outage_get_skipped (outage), ==, 3);
  g_assert_cmpuint (gantry_outage_get_lost (outage), ==, 0);
  g_assert_cmpuint (gantry_ledger_get_open (ledger), ==, 0);
  g_object_unref (outage);
}

/* What lasts is never forgotten, nor are the sums. */
static void
test_many (void)
{
  g_autoptr (GantryLedger) ledger = gantry_ledger_new ();
  GantryOutage *first = gantry_ledger_begin (ledger, GANTRY_OUTAGE_SOURCE, "POOL1", NULL, NULL, 0, 0, 1);
  guint64 lost, recovered;

  for (int i = 1; i <= 1500; i++)
    {
      GantryOutage *outage = gantry_ledger_begin (ledger, GANTRY_OUTAGE_HOLE, "http://a", TOPIC, NULL, i, i, i);

      gantry_ledger_add (ledger, outage, &(GantryRecovery) { .recovered = 2, .lost = 1 });
      gantry_ledger_end (ledger, outage, i, i);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ledger)), ==, 1000);
  g_assert_true (get (ledger, 999) == first);
  g_assert_cmpint (gantry_outage_get_from (get (ledger, 0)), ==, 1500);
  gantry_ledger_get_sums (ledger, &recovered, NULL, NULL, &lost);
  g_assert_cmpuint (recovered, ==, 3000);
  g_assert_cmpuint (lost, ==, 1500);
  gantry_ledger_give_up (ledger, NULL, 5, 5);
  g_assert_cmpint (gantry_outage_get_healing (first), ==, GANTRY_HEALED_GIVEN_UP);
}

/* Covered is what was covered all the time. */
static void
test_covered (void)
{
  g_autoptr (GantryLedger) ledger = gantry_ledger_new ();
  GantryOutage *outage = gantry_ledger_begin (ledger, GANTRY_OUTAGE_RELAY, "http://a", NULL, NULL, 0, 0, 1);

  g_assert_false (gantry_outage_is_covered (outage));
  gantry_ledger_set_covered (ledger, outage, TRUE);
  g_assert_true (gantry_outage_is_covered (outage));
  gantry_ledger_set_covered (ledger, outage, FALSE);
  gantry_ledger_set_covered (ledger, outage, TRUE);
  g_assert_false (gantry_outage_is_covered (outage));
}

typedef struct
{
  TestClock clock;
  GantrySeat *seat;
  GantryLedger *ledger;
  FakeRelay *relay;
} Fixture;

static void
say_opened (FakeRelay *relay, const char *topic, int epoch, int seq, const char *outcome)
{
  fake_relay_say (relay, "{'t':'opened','topic':'%s','epoch':%d,'seq':%d,%s}", topic, epoch, seq, outcome);
}

static void
say_snap (FakeRelay *relay, const char *topic, int epoch, int seq, int rev)
{
  fake_relay_say (relay,
                  "{'t':'snap','topic':'%s','epoch':%d,'seq':%d,'scopes':{'result':{'rev':'%d.0'}},'objects':["
                  "{'id':'line/1','scope':'result','rev':'%d.0','at':1000,'body':{'rank':'%d'}}]}",
                  topic, epoch, seq, rev, rev, rev);
}

static void
say_put (FakeRelay *relay, const char *topic, int seq, int base)
{
  fake_relay_say (relay,
                  "{'t':'put','topic':'%s','seq':%d,'scope':'result','full':true,'base':'%d.0','rev':'%d.0','at':2000,"
                  "'objects':[{'id':'line/1','body':{'rank':'%d'}}],'gone':[]}",
                  topic, seq, base, base + 1, base + 1);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = test_seat_new (&f->clock);
  f->ledger = gantry_seat_get_ledger (f->seat);
  f->relay = fake_relay_new (NULL);
  gantry_seat_hold_topic (f->seat, TOPIC);
  gantry_seat_hold_topic (f->seat, OTHER);
  gantry_seat_add_relay (f->seat, f->relay->url);
  wait_for (fake_relay_heard (f->relay, "'open'", TOPIC, NULL) && fake_relay_heard (f->relay, "'open'", OTHER, NULL));
  say_opened (f->relay, TOPIC, 7, 3, "'outcome':'snapshot'");
  say_snap (f->relay, TOPIC, 7, 3, 10);
  say_opened (f->relay, OTHER, 7, 0, "'outcome':'snapshot'");
  say_snap (f->relay, OTHER, 7, 0, 10);
  wait_for (gantry_documents_lookup (f->seat->arrived, OTHER, "line/1") != NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->seat);
  fake_relay_free (f->relay);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The line breaks and is back. */
static void
lose (Fixture *f)
{
  guint connections = f->relay->connections;

  fake_relay_cut (f->relay);
  wait_for (gantry_ledger_get_open (f->ledger) == 1);
  wait_for (f->relay->connections > connections && fake_relay_heard (f->relay, "'open'", TOPIC, "'epoch'", NULL) &&
            fake_relay_heard (f->relay, "'open'", OTHER, "'epoch'", NULL));
}

static void
test_no_outage (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->ledger)), ==, 0);
}

static void
test_replayed (Fixture *f, gconstpointer data)
{
  GantryOutage *outage;

  lose (f);
  outage = get (f->ledger, 0);
  g_assert_cmpint (gantry_outage_get_kind (outage), ==, GANTRY_OUTAGE_RELAY);
  g_assert_cmpstr (gantry_outage_get_who (outage), ==, f->relay->url);
  g_assert_cmpstr (gantry_outage_get_why (outage), !=, "");
  g_assert_false (gantry_outage_is_covered (outage));
  say_opened (f->relay, TOPIC, 7, 5, "'outcome':'replayed','count':2");
  say_put (f->relay, TOPIC, 4, 10);
  say_opened (f->relay, OTHER, 7, 0, "'outcome':'replayed','count':0");
  say_put (f->relay, TOPIC, 5, 11);
  wait_for (!gantry_outage_is_open (outage));
  g_assert_cmpint (gantry_outage_get_healing (outage), ==, GANTRY_HEALED_REPLAYED);
  g_assert_cmpuint (gantry_outage_get_recovered (outage), ==, 2);
  g_assert_cmpuint (gantry_outage_get_skipped (outage), ==, 0);
  g_assert_cmpuint (gantry_outage_get_lost (outage), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->ledger)), ==, 1);
}

/* Of one topic the history is gone, in the other nothing was missing: the worst counts, and how many it were is known. */
static void
test_history_lost (Fixture *f, gconstpointer data)
{
  GantryOutage *outage;

  lose (f);
  outage = get (f->ledger, 0);
  say_opened (f->relay, OTHER, 7, 0, "'outcome':'replayed','count':0");
  say_opened (f->relay, TOPIC, 7, 40, "'outcome':'history-lost'");
  say_snap (f->relay, TOPIC, 7, 40, 30);
  wait_for (!gantry_outage_is_open (outage));
  g_assert_cmpint (gantry_outage_get_healing (outage), ==, GANTRY_HEALED_SNAPSHOT);
  g_assert_cmpuint (gantry_outage_get_skipped (outage), ==, 37);
  g_assert_false (gantry_outage_is_uncertain (outage));
}

/* A relay that counts anew cannot say how many were skipped, and nothing is claimed. */
static void
test_other_epoch (Fixture *f, gconstpointer data)
{
  GantryOutage *outage;

  lose (f);
  outage = get (f->ledger, 0);
  say_opened (f->relay, OTHER, 8, 1, "'outcome':'history-lost'");
  say_snap (f->relay, OTHER, 8, 1, 30);
  say_opened (f->relay, TOPIC, 8, 2, "'outcome':'history-lost'");
  say_snap (f->relay, TOPIC, 8, 2, 30);
  wait_for (!gantry_outage_is_open (outage));
  g_assert_true (gantry_outage_is_uncertain (outage));
  g_assert_cmpuint (gantry_outage_get_skipped (outage), ==, 0);
}

static void
test_conflated (Fixture *f, gconstpointer data)
{
  GantryOutage *outage;

  lose (f);
  outage = get (f->ledger, 0);
  say_opened (f->relay, OTHER, 7, 0, "'outcome':'replayed','count':0");
  say_opened (f->relay, TOPIC, 7, 9, "'outcome':'replayed','count':6");
  fake_relay_say (f->relay,
                  "{'t':'put','topic':'" TOPIC "','from':4,'seq':9,'scope':'result','full':true,'base':'10.0','rev':'16.0',"
                  "'at':2000,'objects':[{'id':'line/1','body':{'rank':'6'}}],'gone':[]}");
  wait_for (!gantry_outage_is_open (outage));
  g_assert_cmpuint (gantry_outage_get_recovered (outage), ==, 1);
  g_assert_cmpuint (gantry_outage_get_conflated (outage), ==, 5);
}

/* Nothing is heard, but the connection stands. */
static void
test_silence (Fixture *f, gconstpointer data)
{
  GantryOutage *outage;

  f->clock.now += 2500 * 1000;
  wait_for (gantry_ledger_get_open (f->ledger) == 1);
  outage = get (f->ledger, 0);
  g_assert_cmpint (gantry_outage_get_length (outage), ==, 2500);
  f->clock.now += SECOND;
  fake_relay_say (f->relay, "{'t':'beat','time':5,'topics':{},'sources':[]}");
  wait_for (!gantry_outage_is_open (outage));
  g_assert_cmpint (gantry_outage_get_healing (outage), ==, GANTRY_HEALED_BACK);
  g_assert_cmpint (gantry_outage_get_length (outage), ==, 3500);
}

static void
test_hole (Fixture *f, gconstpointer data)
{
  GantryOutage *outage;

  say_put (f->relay, TOPIC, 5, 11);
  wait_for (gantry_ledger_get_open (f->ledger) == 1);
  outage = get (f->ledger, 0);
  g_assert_cmpint (gantry_outage_get_kind (outage), ==, GANTRY_OUTAGE_HOLE);
  g_assert_cmpstr (gantry_outage_get_topic (outage), ==, TOPIC);
  say_opened (f->relay, TOPIC, 7, 5, "'outcome':'replayed','count':2");
  say_put (f->relay, TOPIC, 4, 10);
  say_put (f->relay, TOPIC, 5, 11);
  wait_for (!gantry_outage_is_open (outage));
  g_assert_cmpuint (gantry_outage_get_recovered (outage), ==, 2);
}

static void
say_source (Fixture *f, const char *state, int heard)
{
  fake_relay_say (f->relay,
                  "{'t':'beat','time':5,'topics':{},'sources':[{'id':'POOL1','state':'%s','heard':%d,'at':50000,'limit':25000}]}",
                  state, heard);
}

static void
test_source (Fixture *f, gconstpointer data)
{
  GantryOutage *outage;

  say_source (f, "on", 100);
  say_source (f, "lost", 30000);
  wait_for (gantry_ledger_get_open (f->ledger) == 1);
  outage = get (f->ledger, 0);
  g_assert_cmpint (gantry_outage_get_kind (outage), ==, GANTRY_OUTAGE_SOURCE);
  g_assert_cmpstr (gantry_outage_get_who (outage), ==, "POOL1");
  g_assert_cmpint (gantry_outage_get_length (outage), ==, 30000);
  say_source (f, "lost", 31000);
  say_source (f, "on", 10);
  wait_for (!gantry_outage_is_open (outage));
  g_assert_cmpint (gantry_outage_get_healing (outage), ==, GANTRY_HEALED_BACK);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->ledger)), ==, 1);
}

/* A second relay is there all the time. */
static void
test_two_relays (Fixture *f, gconstpointer data)
{
  FakeRelay *second = fake_relay_new (NULL);
  GantryRelayInfo info;

  gantry_seat_add_relay (f->seat, second->url);
  wait_for (fake_relay_heard (second, "'open'", TOPIC, NULL) && f->seat->relays_up == 2);
  f->relay->mute = TRUE;
  fake_relay_cut (f->relay);
  wait_for (gantry_ledger_get_open (f->ledger) == 1 && f->seat->relays_up == 1);
  g_assert_true (gantry_outage_is_covered (get (f->ledger, 0)));
  g_assert_true (gantry_seat_get_relay (f->seat, 0, &info));
  g_assert_cmpint (info.state, ==, GANTRY_RELAY_DOWN);
  g_assert_cmpuint (info.losses, ==, 1);
  g_assert_cmpstr (info.why, !=, "");
  g_assert_true (gantry_seat_get_relay (f->seat, 1, &info));
  g_assert_cmpint (info.state, ==, GANTRY_RELAY_UP);
  g_assert_cmpstr (info.url, ==, second->url);
  g_assert_false (gantry_seat_get_relay (f->seat, 2, &info));
  gantry_seat_remove_relays (f->seat);
  g_assert_cmpint (gantry_outage_get_healing (get (f->ledger, 0)), ==, GANTRY_HEALED_GIVEN_UP);
  g_assert_cmpuint (gantry_ledger_get_open (f->ledger), ==, 0);
  fake_relay_free (second);
}

#define ADD(name, func) g_test_add ("/seat/ledger/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seat/ledger/outage", test_outage);
  g_test_add_func ("/seat/ledger/many", test_many);
  g_test_add_func ("/seat/ledger/covered", test_covered);
  ADD ("no-outage", test_no_outage);
  ADD ("replayed", test_replayed);
  ADD ("history-lost", test_history_lost);
  ADD ("other-epoch", test_other_epoch);
  ADD ("conflated", test_conflated);
  ADD ("silence", test_silence);
  ADD ("hole", test_hole);
  ADD ("source", test_source);
  ADD ("two-relays", test_two_relays);
  return g_test_run ();
}

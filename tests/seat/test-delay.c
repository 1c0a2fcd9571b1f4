/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"

#define SECOND G_USEC_PER_SEC

/* The delay in the seat's path: by a venue's clock that the test runs, far from the seat's own. */

#define VENUE G_GINT64_CONSTANT (1700000000000) /* ms source time when the seat's clock begins */

typedef struct
{
  TestClock clock;
  gint64 begin;
  GantrySeat *seat;
  guint delays; /* notified */
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = test_seat_new (&f->clock);
  f->begin = f->clock.now;
  gantry_seat_hold_topic (f->seat, SWIM_TOPIC);
  g_signal_connect_swapped (f->seat, "notify::delay", G_CALLBACK (count_cb), &f->delays);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->seat);
}

/* The venue's source is heard: it is so many seconds there. */
static void
hear (Fixture *f, double second)
{
  f->clock.now = f->begin + (gint64) (second * SECOND);
  gantry_source_times_take (f->seat->times, "POOL1", TRUE, VENUE + (gint64) (second * 1000), f->clock.now);
  gantry_seat_advance (f->seat);
}

/* Time passes, nothing is heard. */
static void
pass (Fixture *f, double second)
{
  f->clock.now = f->begin + (gint64) (second * SECOND);
  gantry_seat_advance (f->seat);
}

static void
put_of (Fixture *f, const char *topic, const char *scope, int version, double second, const char *id, const char *body)
{
  gint64 at = VENUE + (gint64) (second * 1000);
  g_autoptr (GantryChange) change = gantry_change_new (topic, scope, GANTRY_CHANGE_PARTIAL, (GantryRev) { version, at }, at);
  char *text = g_strdelimit (g_strdup (body), "'", '"');

  gantry_change_take (change, id, text);
  gantry_seat_apply (f->seat, change);
}

static void
put (Fixture *f, int version, double second, const char *id, const char *body)
{
  put_of (f, SWIM_TOPIC, "result", version, second, id, body);
}

static const char *
get_body (Fixture *f, const char *id)
{
  GantryObject *object = gantry_documents_lookup (gantry_seat_get_documents (f->seat), SWIM_TOPIC, id);

  return object != NULL ? gantry_object_get_body (object) : "";
}

static void
test_steps (Fixture *f, gconstpointer data)
{
  gantry_seat_set_delay (f->seat, 12340);
  g_assert_cmpint (gantry_seat_get_delay (f->seat), ==, 12300);
  gantry_seat_step_delay (f->seat, 100);
  gantry_seat_step_delay (f->seat, -1000);
  g_assert_cmpint (gantry_seat_get_delay (f->seat), ==, 11400);
  gantry_seat_step_delay (f->seat, -20000);
  g_assert_cmpint (gantry_seat_get_delay (f->seat), ==, 0);
  gantry_seat_set_delay (f->seat, 0);
  gantry_seat_step_delay (f->seat, 400000);
  g_assert_cmpint (gantry_seat_get_delay (f->seat), ==, GANTRY_SEAT_MAX_DELAY);
  g_assert_cmpuint (f->delays, ==, 5);
}

static void
test_shows_later (Fixture *f, gconstpointer data)
{
  guint held;

  gantry_seat_set_delay (f->seat, 35000);
  hear (f, 100);
  g_assert_cmpint (gantry_seat_get_source_time (f->seat), ==, VENUE + 65000);
  put (f, 1, 60, "line/1", "{'rank':'1'}");
  put (f, 2, 99.5, "line/1", "{'rank':'2'}");
  g_assert_cmpstr (get_body (f, "line/1"), ==, "{\"rank\":\"1\"}");
  gantry_seat_advance (f->seat);
  g_object_get (f->seat, "held", &held, NULL);
  g_assert_cmpuint (held, ==, 1);
  g_assert_cmpuint (gantry_seat_get_held (f->seat, SWIM_TOPIC, NULL), ==, 1);
  pass (f, 134.4);
  g_assert_cmpstr (get_body (f, "line/1"), ==, "{\"rank\":\"1\"}");
  pass (f, 134.5);
  g_assert_cmpstr (get_body (f, "line/1"), ==, "{\"rank\":\"2\"}");
  gantry_seat_set_delay (f->seat, 40000); /* back in time */
  g_assert_cmpstr (get_body (f, "line/1"), ==, "{\"rank\":\"1\"}");
  gantry_seat_set_delay (f->seat, 0);
  g_assert_cmpstr (get_body (f, "line/1"), ==, "{\"rank\":\"2\"}");
}

/* By itself: what is due is shown without anything being heard. */
static void
test_timer (Fixture *f, gconstpointer data)
{
  gantry_seat_set_clock_func (f->seat, NULL, NULL);
  gantry_source_times_take (f->seat->times, "POOL1", TRUE, VENUE, g_get_monotonic_time ());
  gantry_seat_set_delay (f->seat, 100);
  put (f, 2, 0.05, "line/2", "{'rank':'2'}");
  put (f, 1, 0, "line/1", "{'rank':'1'}");
  g_assert_cmpstr (get_body (f, "line/1"), ==, "");
  while (*get_body (f, "line/1") == '\0')
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gantry_seat_get_source_time (f->seat), >=, VENUE);
}

/* What nobody saw yet is not in the list of changes, and goes from it when somebody moves back. */
static void
test_changes (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryUnit) unit = NULL;
  GListModel *changes = G_LIST_MODEL (gantry_seat_get_changes (f->seat));

  hear (f, 100);
  put (f, 1, 10, "head", "{'status':'OFFICIAL'}");
  put (f, 1, 10, "entry/1", "{'code':'1','family':'PELORIN'}");
  put (f, 2, 10, "line/1", "{'code':'1','rank':'1','result':'57.61'}");
  unit = gantry_seat_get_unit (f->seat, SWIM_UNIT);
  gantry_seat_set_delay (f->seat, 20000);
  put (f, 3, 90, "line/1", "{'code':'1','rank':'1','result':'57.60'}");
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 0);
  assert_rows (unit, "=", "57.61|");
  pass (f, 110);
  gantry_seat_flush (f->seat);
  assert_rows (unit, "=", "57.60|");
  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 1);
  gantry_seat_set_delay (f->seat, 30000);
  gantry_seat_flush (f->seat);
  assert_rows (unit, "=", "57.61|");
  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 0);
  gantry_seat_set_delay (f->seat, 0);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 1); /* and not twice */
}

static void
test_clock (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (f->seat, SWIM_UNIT);
  gboolean running;

  hear (f, 100);
  put (f, 1, 10, "head", "{'status':'LIVE','source':'POOL1'}");
  put_of (f, SWIM_TOPIC, "now", 1, 90, "now", "{'clock':{'time':'30.0','running':true}}");
  gantry_seat_flush (f->seat);
  g_assert_cmpint (gantry_unit_get_clock (unit, &running), ==, 40 * SECOND);
  gantry_seat_set_delay (f->seat, 5000);
  g_assert_cmpint (gantry_unit_get_clock (unit, &running), ==, 35 * SECOND);
  pass (f, 101.3);
  g_assert_cmpint (gantry_unit_get_clock (unit, &running), ==, 36300 * 1000);
  gantry_seat_set_delay (f->seat, 15000); /* the clock is not known to have run yet */
  gantry_seat_flush (f->seat);
  g_assert_cmpint (gantry_unit_get_clock (unit, &running), ==, -1);
}

/* Whatever arrives late, twice, in another order, with any delay: no object that is shown is younger than the delay allows, and
 * what arrived in time in the order of its making is exactly what is shown. The seat joins late now and then. */
typedef struct
{
  double arrives; /* s */
  GantryChange *change;
} Message;

static int
compare_messages (gconstpointer a, gconstpointer b)
{
  const Message *one = a, *other = b;

  return (one->arrives > other->arrives) - (one->arrives < other->arrives);
}

static void
message_clear (gpointer data)
{
  gantry_change_free (((Message *) data)->change);
}

/* Each scope's messages arrive in their order, each up to 8 s late. */
static GArray *
make_messages (GRand *random)
{
  GArray *messages = g_array_new (FALSE, FALSE, sizeof (Message));
  double arrived[4] = { 0 };

  g_array_set_clear_func (messages, message_clear);
  for (int i = 0; i < 400; i++)
    {
      double second = i * 0.25, late = g_rand_double_range (random, 0, 8);
      int of = g_rand_int_range (random, 0, 4);
      gint64 at = VENUE + (gint64) (second * 1000);
      g_autofree char *scope = g_strdup_printf ("scope%d", of);
      gboolean full = g_rand_int_range (random, 0, 3) == 0;
      Message message = { 0 };

      message.change = gantry_change_new (SWIM_TOPIC, scope, full ? GANTRY_CHANGE_FULL : GANTRY_CHANGE_PARTIAL,
                                          (GantryRev) { i + 1, at }, at);
      for (int j = g_rand_int_range (random, 0, 4); j > 0; j--)
        {
          g_autofree char *id = g_strdup_printf ("line/%d%d", of, g_rand_int_range (random, 0, 5));

          gantry_change_take (message.change, id, g_strdup_printf ("{\"rank\":\"%d\"}", i));
        }
      arrived[of] = MAX (arrived[of], second + late);
      message.arrives = arrived[of];
      g_array_append_val (messages, message);
    }
  return messages;
}

/* Made of the messages that were made by then. */
static char *
describe_expected (GArray *messages, gint64 cursor)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GPtrArray) objects = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < messages->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      if (g_array_index (messages, Message, i).change->at <= cursor)
        gantry_documents_apply (documents, g_array_index (messages, Message, i).change, &outcome);
    }
  objects = gantry_documents_list_objects (documents, SWIM_TOPIC, NULL);
  for (guint i = 0; i < objects->len; i++)
    g_string_append_printf (text, "%s=%s ", gantry_object_get_id (g_ptr_array_index (objects, i)),
                            gantry_object_get_body (g_ptr_array_index (objects, i)));
  return g_string_free (text, FALSE);
}

static char *
describe_shown (Fixture *f, gint64 cursor)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_seat_get_documents (f->seat), SWIM_TOPIC, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < objects->len; i++)
    {
      g_assert_cmpint (gantry_object_get_at (g_ptr_array_index (objects, i)), <=, cursor);
      g_string_append_printf (text, "%s=%s ", gantry_object_get_id (g_ptr_array_index (objects, i)),
                              gantry_object_get_body (g_ptr_array_index (objects, i)));
    }
  return g_string_free (text, FALSE);
}

/* As a relay that has what arrived so far would: everything that is kept goes, and a snapshot comes. */
static void
join_late (Fixture *f)
{
  g_autoptr (GPtrArray) snapshot = gantry_documents_snapshot (f->seat->arrived, SWIM_TOPIC);

  gantry_seat_release_topic (f->seat, SWIM_TOPIC);
  gantry_seat_hold_topic (f->seat, SWIM_TOPIC);
  for (guint i = 0; i < snapshot->len; i++)
    gantry_seat_apply (f->seat, g_ptr_array_index (snapshot, i));
}

static void
run_random (Fixture *f, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GArray) messages = make_messages (random);
  g_autoptr (GArray) arrivals = g_array_copy (messages);
  gint64 joined = G_MININT64;
  guint next = 0;

  g_array_set_clear_func (arrivals, NULL);
  g_array_sort (arrivals, compare_messages);
  gantry_seat_set_delay (f->seat, 10000);
  for (double second = 1; second < 130; second += g_rand_double_range (random, 0.01, 0.5))
    {
      g_autofree char *shown = NULL;
      g_autofree char *expected = NULL;
      gint64 cursor;

      if (g_rand_int_range (random, 0, 4) == 0)
        hear (f, second);
      else
        pass (f, second);
      for (; next < arrivals->len && g_array_index (arrivals, Message, next).arrives <= second; next++)
        gantry_seat_apply (f->seat, g_array_index (arrivals, Message, next).change);
      if (g_rand_int_range (random, 0, 40) == 0)
        gantry_seat_set_delay (f->seat, 8000 + 100 * g_rand_int_range (random, 0, 300));
      if (g_rand_int_range (random, 0, 80) == 0)
        {
          join_late (f);
          joined = VENUE + (gint64) (second * 1000);
        }
      gantry_seat_advance (f->seat);
      cursor = gantry_seat_get_source_time (f->seat);
      if (cursor == 0)
        continue;
      shown = describe_shown (f, cursor); /* nothing from the future, ever */
      expected = describe_expected (messages, cursor);
      if (cursor >= joined) /* what was before a late join cannot be known in all its steps */
        g_assert_cmpstr (shown, ==, expected);
    }
}

static void
test_random (Fixture *f, gconstpointer data)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      hear (f, 0.5);
      run_random (f, seed);
      tear_down (f, NULL);
      set_up (f, NULL);
    }
}

static void
test_held_only_by_snapshot (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryChange) change = gantry_change_new (SWIM_TOPIC, "result", GANTRY_CHANGE_FULL, (GantryRev) { 4, VENUE + 95000 }, 0);
  GantryChangeItem *item;
  gint64 complete_in;

  hear (f, 100);
  gantry_seat_set_delay (f->seat, 35000);
  item = gantry_change_take (change, "line/1", g_strdup ("{}"));
  item->rev = (GantryRev) { 2, VENUE + 50000 };
  item->at = VENUE + 50000;
  item = gantry_change_take (change, "line/2", g_strdup ("{}"));
  item->rev = (GantryRev) { 4, VENUE + 95000 };
  item->at = VENUE + 95000;
  gantry_seat_apply (f->seat, change);
  g_assert_cmpstr (get_body (f, "line/1"), ==, "{}");
  g_assert_cmpstr (get_body (f, "line/2"), ==, "");
  g_assert_cmpuint (gantry_seat_get_held (f->seat, NULL, &complete_in), >, 0);
  g_assert_cmpint (complete_in, ==, 30000);
}

#define ADD(name, func) g_test_add ("/seat/delay/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("steps", test_steps);
  ADD ("shows-later", test_shows_later);
  ADD ("timer", test_timer);
  ADD ("changes", test_changes);
  ADD ("clock", test_clock);
  ADD ("held-only-by-snapshot", test_held_only_by_snapshot);
  ADD ("random", test_random);
  return g_test_run ();
}

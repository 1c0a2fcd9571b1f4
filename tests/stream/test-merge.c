/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "stream/frame.h"

#define TOPIC "unit/ATHM100M--------------FNL-000100--"

/* Through the wire. */
static void
take_frame (GantryDocuments *documents, const GantryFrame *frame)
{
  g_autoptr (GBytes) bytes = gantry_frame_encode (frame);
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryFrame) back = gantry_frame_decode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                                      GANTRY_STREAM_MAX_FROM_RELAY, &error);
  g_auto (GantryOutcome) outcome = { 0 };

  g_assert_no_error (error);
  g_assert_cmpint (back->from, ==, frame->from);
  g_assert_cmpint (back->more, ==, frame->more);
  gantry_documents_apply (documents, g_ptr_array_index (back->changes, 0), &outcome);
  g_assert_cmpint (outcome.verdict, !=, GANTRY_VERDICT_OTHER_BASE);
}

/* A message of any kind, as a venue might send it. */
static GantryChange *
make_change (gint64 i)
{
  const char *const scopes[] = { "result", "now", "notes" };
  gboolean partial = g_test_rand_int_range (0, 4) == 0;
  GantryChange *change = gantry_change_new (TOPIC, scopes[g_test_rand_int_range (0, 3)],
                                            partial ? GANTRY_CHANGE_PARTIAL : GANTRY_CHANGE_FULL,
                                            (GantryRev) { i + g_test_rand_int_range (-3, 4) + 10, i }, i * 1000);

  for (int id = 0; id < 6; id++)
    if (g_test_rand_int_range (0, 3) > 0)
      {
        char *name = g_strdup_printf ("%s/%d", change->scope, id);

        gantry_change_take (change, name, g_strdup_printf ("{\"v\":%d}", g_test_rand_int_range (0, 3)));
        g_free (name);
      }
  return change;
}

/* What a relay publishes of so many messages. */
static GPtrArray *
make_puts (GantryDocuments *relay, gint64 *clock, guint n)
{
  GPtrArray *puts = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_frame_free);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GantryChange) change = make_change (++*clock);
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (relay, change, &outcome);
      if (outcome.verdict == GANTRY_VERDICT_TAKEN)
        g_ptr_array_add (puts, gantry_frame_new_put (change, &outcome, *clock));
    }
  return puts;
}

static char *
describe (GantryDocuments *documents)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (documents, TOPIC, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);
      const char *id = gantry_object_get_id (object);
      g_autofree char *rev = gantry_rev_to_string (gantry_documents_get_rev (documents, TOPIC, id));

      g_string_append_printf (text, "%s %s %s\n", id, rev, gantry_object_get_body (object));
    }
  return g_string_free (text, FALSE);
}

/* The times too, but where a body went and came back within what was made one: for that seat it never changed. */
static void
assert_times (GantryDocuments *relay, GantryDocuments *seat)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (relay, TOPIC, NULL);
  guint same = 0;

  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);
      gint64 at = gantry_object_get_at (gantry_documents_lookup (seat, TOPIC, gantry_object_get_id (object)));

      g_assert_cmpint (at, <=, gantry_object_get_at (object));
      same += at == gantry_object_get_at (object);
    }
  g_assert_true (objects->len < 10 || same > 0);
}

static void
assert_same (GantryDocuments *a, GantryDocuments *b)
{
  g_autofree char *left = describe (a);
  g_autofree char *right = describe (b);

  g_assert_cmpstr (left, ==, right);
  g_assert_true (gantry_digest_equal (gantry_documents_get_digest (a, TOPIC), gantry_documents_get_digest (b, TOPIC)));
}

/* Whatever was made one ends in the same documents, objects and revs, as the puts one by one; some seats take both. */
static void
test_same_end (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GantryDocuments) relay = gantry_documents_new ();
      g_autoptr (GantryDocuments) seat = gantry_documents_new ();
      g_autoptr (GantryDocuments) both = gantry_documents_new ();
      gint64 clock = 0;

      for (guint run = 0; run < 5; run++)
        {
          g_autoptr (GPtrArray) puts = make_puts (relay, &clock, g_test_rand_int_range (1, 20));
          g_autoptr (GPtrArray) merged = puts->len > 0 ? gantry_frame_merge_puts (puts) : NULL;
          gint64 first, last;

          if (merged == NULL)
            continue;
          first = ((GantryFrame *) g_ptr_array_index (puts, 0))->seq;
          last = ((GantryFrame *) g_ptr_array_index (puts, puts->len - 1))->seq;
          g_assert_cmpuint (merged->len, <=, MIN (puts->len, 3));
          for (guint i = 0; i < puts->len; i++)
            take_frame (both, g_ptr_array_index (puts, i));
          for (guint i = 0; i < merged->len; i++)
            {
              const GantryFrame *frame = g_ptr_array_index (merged, i);

              g_assert_cmpint (frame->from, ==, first);
              g_assert_cmpint (frame->seq, ==, last);
              g_assert_cmpint (frame->more, ==, i + 1 < merged->len);
              take_frame (seat, frame);
              take_frame (both, frame);
            }
          assert_same (relay, seat);
          assert_times (relay, seat);
          assert_same (relay, both);
        }
    }
}

static void
test_latest_wins (void)
{
  g_autoptr (GantryDocuments) relay = gantry_documents_new ();
  g_autoptr (GPtrArray) puts = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_frame_free);
  g_autoptr (GPtrArray) merged = NULL;
  const GantryChange *change;

  for (gint64 i = 1; i <= 50; i++)
    {
      g_autoptr (GantryChange) full = gantry_change_new (TOPIC, "result", GANTRY_CHANGE_FULL, (GantryRev) { i, 0 }, i * 100);
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_change_take (full, "line/1", g_strdup_printf ("{\"result\":\"%d\"}", (int) i));
      if (i <= 10)
        gantry_change_take (full, "line/2", g_strdup ("{\"result\":\"still\"}"));
      gantry_documents_apply (relay, full, &outcome);
      if (i > 1)
        g_ptr_array_add (puts, gantry_frame_new_put (full, &outcome, i));
    }
  merged = gantry_frame_merge_puts (puts);
  g_assert_cmpuint (merged->len, ==, 1);
  change = g_ptr_array_index (((GantryFrame *) g_ptr_array_index (merged, 0))->changes, 0);
  g_assert_cmpint (change->mode, ==, GANTRY_CHANGE_DELTA);
  g_assert_cmpint (change->base.major, ==, 1);
  g_assert_cmpint (change->rev.major, ==, 50);
  g_assert_cmpuint (gantry_change_get_size (change), ==, 2);
  g_assert_cmpstr (gantry_change_get_item (change, 0)->body, ==, "{\"result\":\"50\"}");
  g_assert_null (gantry_change_get_item (change, 1)->body);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stream/merge/same-end", test_same_end);
  g_test_add_func ("/stream/merge/latest-wins", test_latest_wins);
  return g_test_run ();
}

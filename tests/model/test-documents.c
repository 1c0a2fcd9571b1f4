/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/documents.h"

#include <stdarg.h>

#define TOPIC "unit/ATHW400M--------------FNL-000100--"

/* A change from pairs of id and body, NULL-terminated; "-" as a body: gone. */
static GantryChange *
make_change (const char *scope, GantryChangeMode mode, gint64 major, ...) G_GNUC_NULL_TERMINATED;

static GantryChange *
make_change (const char *scope, GantryChangeMode mode, gint64 major, ...)
{
  GantryChange *change = gantry_change_new (TOPIC, scope, mode, (GantryRev) { major, 0 }, major * 1000);
  va_list args;
  const char *id;

  va_start (args, major);
  while ((id = va_arg (args, const char *)) != NULL)
    {
      const char *body = va_arg (args, const char *);

      gantry_change_take (change, id, g_str_equal (body, "-") ? NULL : g_strdup (body));
    }
  va_end (args);
  return change;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (gantry_object_get_id (*(GantryObject *const *) a), gantry_object_get_id (*(GantryObject *const *) b));
}

/* Applies, frees the change and says what happened: "taken +a +b -c". */
static char *
apply (GantryDocuments *documents, GantryChange *change)
{
  const char *const verdicts[] = { "taken", "stale", "other-base" };
  g_auto (GantryOutcome) outcome = { 0 };
  GString *text;

  gantry_documents_apply (documents, change, &outcome);
  text = g_string_new (verdicts[outcome.verdict]);
  g_ptr_array_sort (outcome.gone, compare_ids);
  for (guint i = 0; i < outcome.changed->len; i++)
    g_string_append_printf (text, " +%s", gantry_object_get_id (g_ptr_array_index (outcome.changed, i)));
  for (guint i = 0; i < outcome.gone->len; i++)
    g_string_append_printf (text, " -%s", gantry_object_get_id (g_ptr_array_index (outcome.gone, i)));
  gantry_change_free (change);
  return g_string_free (text, FALSE);
}

#define assert_apply(documents, change, expected) \
  G_STMT_START \
  { \
    g_autofree char *said = apply (documents, change); \
    g_assert_cmpstr (said, ==, expected); \
  } \
  G_STMT_END

/* Everything that two receivers of the same messages must agree on. */
static char *
describe (GantryDocuments *documents, const char *topic)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (documents, topic, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);
      g_autofree char *rev = gantry_rev_to_string (gantry_documents_get_rev (documents, topic, gantry_object_get_id (object)));

      g_string_append_printf (text, "%s %s %s %s\n", gantry_object_get_id (object), gantry_object_get_scope (object), rev,
                              gantry_object_get_body (object));
    }
  return g_string_free (text, FALSE);
}

static const char *
get_body (GantryDocuments *documents, const char *id)
{
  GantryObject *object = gantry_documents_lookup (documents, TOPIC, id);

  return object != NULL ? gantry_object_get_body (object) : NULL;
}

static void
test_full (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();

  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 2, "a", "1", "b", "2", NULL), "taken +a +b");
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 4, "a", "1", "c", "3", NULL), "taken +c -b");
  g_assert_cmpstr (get_body (documents, "a"), ==, "1");
  g_assert_null (get_body (documents, "b"));
  g_assert_cmpuint (gantry_documents_count_objects (documents, TOPIC), ==, 2);
  /* "a" kept its body and the time it got it, but is now of the new rev */
  g_assert_cmpint (gantry_documents_get_rev (documents, TOPIC, "a").major, ==, 4);
  g_assert_cmpint (gantry_object_get_at (gantry_documents_lookup (documents, TOPIC, "a")), ==, 2000);
  g_assert_cmpint (gantry_documents_get_floor (documents, TOPIC, "result").major, ==, 4);
}

static void
test_repeats_and_late (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();

  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 6, "a", "1", NULL), "taken +a");
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 6, "a", "other", NULL), "stale");
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 4, "a", "old", "b", "2", NULL), "stale");
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_PARTIAL, 4, "b", "2", NULL), "stale");
  g_assert_cmpstr (get_body (documents, "a"), ==, "1");
  g_assert_null (get_body (documents, "b"));
}

/* A withdrawal is the same version, twice the number plus one, without content: nothing older comes back. */
static void
test_withdrawal (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();

  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 6, "a", "1", "b", "2", NULL), "taken +a +b");
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 7, NULL), "taken -a -b");
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 6, "a", "1", "b", "2", NULL), "stale");
  g_assert_cmpuint (gantry_documents_count_objects (documents, TOPIC), ==, 0);
  g_assert_cmpint (gantry_documents_get_floor (documents, TOPIC, "result").major, ==, 7);
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 8, "a", "9", NULL), "taken +a");
}

static void
test_partial (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();

  assert_apply (documents, make_change ("schedule", GANTRY_CHANGE_FULL, 10, "a", "1", "b", "2", NULL), "taken +a +b");
  assert_apply (documents, make_change ("schedule", GANTRY_CHANGE_PARTIAL, 30, "a", "new", NULL), "taken +a");
  g_assert_cmpstr (get_body (documents, "b"), ==, "2");
  /* a full message that was overtaken by the update takes the rest, and does not remove what the update put there */
  assert_apply (documents, make_change ("schedule", GANTRY_CHANGE_FULL, 20, "c", "3", NULL), "taken +c -b");
  g_assert_cmpstr (get_body (documents, "a"), ==, "new");
  assert_apply (documents, make_change ("schedule", GANTRY_CHANGE_FULL, 25, "a", "older", NULL), "taken -c");
  g_assert_cmpstr (get_body (documents, "a"), ==, "new");
  /* the same body with a newer rev is news for whoever follows */
  assert_apply (documents, make_change ("schedule", GANTRY_CHANGE_PARTIAL, 40, "a", "new", NULL), "taken +a");
  g_assert_cmpint (gantry_documents_get_rev (documents, TOPIC, "a").major, ==, 40);
  assert_apply (documents, make_change ("schedule", GANTRY_CHANGE_PARTIAL, 40, "a", "again", NULL), "stale");
  assert_apply (documents, make_change ("schedule", GANTRY_CHANGE_PARTIAL, 50, "a", "-", NULL), "stale -a");
}

static void
test_scopes_are_apart (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();

  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 20, "line/1", "r", NULL), "taken +line/1");
  assert_apply (documents, make_change ("now", GANTRY_CHANGE_FULL, 3, "now", "n", NULL), "taken +now");
  assert_apply (documents, make_change ("now", GANTRY_CHANGE_FULL, 4, NULL), "taken -now");
  g_assert_cmpstr (get_body (documents, "line/1"), ==, "r");
  g_assert_cmpint (gantry_documents_get_floor (documents, TOPIC, "now").major, ==, 4);
  g_assert_cmpint (gantry_documents_get_floor (documents, TOPIC, "actions").major, ==, 0);
  g_assert_cmpint (gantry_documents_get_rev (documents, TOPIC, "no such").major, ==, 0);
}

static GantryChange *
make_delta (gint64 base, gint64 major, const char *id, const char *body)
{
  GantryChange *change = make_change ("result", GANTRY_CHANGE_DELTA, major, id, body, NULL);

  change->base.major = base;
  return change;
}

static void
test_delta (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();

  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 2, "a", "1", "b", "2", "c", "3", NULL), "taken +a +b +c");
  assert_apply (documents, make_delta (2, 4, "a", "new"), "taken +a");
  assert_apply (documents, make_delta (2, 4, "a", "new"), "stale");
  g_assert_cmpint (gantry_documents_get_rev (documents, TOPIC, "c").major, ==, 4);
  assert_apply (documents, make_delta (4, 6, "b", "-"), "taken -b");
  assert_apply (documents, make_delta (8, 10, "a", "lost"), "other-base");
  g_assert_cmpstr (get_body (documents, "a"), ==, "new");
  g_assert_cmpint (gantry_documents_get_floor (documents, TOPIC, "result").major, ==, 6);
}

static void
apply_all (GantryDocuments *documents, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (documents, g_ptr_array_index (changes, i), &outcome);
    }
}

/* A history with every kind of change in three scopes, each rev once. */
static GPtrArray *
make_history (guint n)
{
  const char *const scopes[] = { "result", "now", "schedule" };
  GPtrArray *history = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);

  for (guint i = 1; i <= n; i++)
    {
      const char *scope = scopes[g_test_rand_int_range (0, 3)];
      gboolean partial = g_test_rand_bit ();
      GantryChange *change = gantry_change_new (TOPIC, scope, partial ? GANTRY_CHANGE_PARTIAL : GANTRY_CHANGE_FULL,
                                                (GantryRev) { i / 4, i }, i * 1000);
      int n_items = g_test_rand_int_range (0, 6);

      for (int j = 0; j < n_items; j++)
        {
          g_autofree char *id = g_strdup_printf ("%s/%d", scope, g_test_rand_int_range (0, 4) + j * 4);

          gantry_change_take (change, id, g_strdup_printf ("%d", g_test_rand_int_range (0, 3)));
        }
      g_ptr_array_add (history, change);
    }
  return history;
}

static void
shuffle (GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint j = g_test_rand_int_range (0, i);
      gpointer other = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = other;
    }
}

/* Any order of the same changes, any of them repeated, ends in the same state. */
static void
test_order (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GPtrArray) history = make_history (round / 2 + 2);
      g_autoptr (GantryDocuments) straight = gantry_documents_new ();
      g_autofree char *expected = NULL;

      apply_all (straight, history);
      expected = describe (straight, TOPIC);
      for (guint permutation = 0; permutation < 20; permutation++)
        {
          g_autoptr (GantryDocuments) other = gantry_documents_new ();
          g_autofree char *state = NULL;

          shuffle (history);
          apply_all (other, history);
          if (permutation % 4 == 0)
            {
              shuffle (history);
              apply_all (other, history);
            }
          state = describe (other, TOPIC);
          g_assert_cmpstr (state, ==, expected);
        }
    }
}

/* What a snapshot carries makes the same state elsewhere, floors and all, and changes go on from there alike. */
static void
test_snapshot (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GPtrArray) history = make_history (30);
      g_autoptr (GPtrArray) rest = g_ptr_array_new ();
      g_autoptr (GPtrArray) snapshot = NULL;
      g_autoptr (GantryDocuments) relay = gantry_documents_new ();
      g_autoptr (GantryDocuments) seat = gantry_documents_new ();
      g_autofree char *there = NULL;
      g_autofree char *here = NULL;

      shuffle (history);
      for (guint i = 15; i < history->len; i++)
        g_ptr_array_add (rest, g_ptr_array_index (history, i));
      for (guint i = 0; i < 15; i++)
        {
          g_auto (GantryOutcome) outcome = { 0 };

          gantry_documents_apply (relay, g_ptr_array_index (history, i), &outcome);
        }
      snapshot = gantry_documents_snapshot (relay, TOPIC);
      if (round % 2 == 0) /* what comes before the snapshot is kept */
        apply_all (seat, rest);
      apply_all (seat, snapshot);
      apply_all (seat, rest);
      apply_all (relay, rest);
      there = describe (relay, TOPIC);
      here = describe (seat, TOPIC);
      g_assert_cmpstr (here, ==, there);
    }
}

/* A seat that lost something on the way takes the snapshot as one that mends, and is as the relay is; what is newer than the
 * snapshot stays. */
static void
test_mend (void)
{
  g_autoptr (GantryDocuments) relay = gantry_documents_new ();
  g_autoptr (GantryDocuments) seat = gantry_documents_new ();
  g_autoptr (GPtrArray) snapshot = NULL;
  GantryChange *change;

  assert_apply (relay, make_change ("result", GANTRY_CHANGE_FULL, 6, "a", "1", "b", "2", NULL), "taken +a +b");
  assert_apply (seat, make_change ("result", GANTRY_CHANGE_FULL, 6, "b", "wrong", "c", "3", NULL), "taken +b +c");
  assert_apply (seat, make_change ("result", GANTRY_CHANGE_PARTIAL, 8, "d", "newer", NULL), "taken +d");
  g_assert_false (gantry_digest_equal (gantry_documents_get_digest (relay, TOPIC), gantry_documents_get_digest (seat, TOPIC)));
  snapshot = gantry_documents_snapshot (relay, TOPIC);
  change = g_ptr_array_steal_index (snapshot, 0);
  change->mends = TRUE;
  assert_apply (seat, change, "taken +a +b -c");
  g_assert_cmpstr (get_body (seat, "b"), ==, "2");
  g_assert_cmpstr (get_body (seat, "d"), ==, "newer");
  assert_apply (relay, make_change ("result", GANTRY_CHANGE_PARTIAL, 8, "d", "newer", NULL), "taken +d");
  g_assert_true (gantry_digest_equal (gantry_documents_get_digest (relay, TOPIC), gantry_documents_get_digest (seat, TOPIC)));
  change = make_change ("result", GANTRY_CHANGE_FULL, 6, "a", "1", "b", "2", NULL);
  change->mends = TRUE;
  assert_apply (seat, change, "taken"); /* nothing to mend */
  change = make_change ("result", GANTRY_CHANGE_FULL, 4, "a", "old", NULL);
  change->mends = TRUE;
  assert_apply (seat, change, "stale");
}

/* The digest says the same as a look at every rev: after any of the ways in which documents change. */
static void
test_digest (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GantryObject) object = gantry_object_new ("x", "free", (GantryRev) { 9, 0 }, 0, "{}");
  GantryDigest digests[6];

  digests[0] = gantry_documents_get_digest (documents, TOPIC);
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 2, "a", "1", NULL), "taken +a");
  digests[1] = gantry_documents_get_digest (documents, TOPIC);
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 4, "a", "1", NULL), "taken"); /* only the floor */
  digests[2] = gantry_documents_get_digest (documents, TOPIC);
  gantry_documents_put_object (documents, TOPIC, object);
  digests[3] = gantry_documents_get_digest (documents, TOPIC);
  gantry_documents_set_floor (documents, TOPIC, "free", (GantryRev) { 11, 0 });
  digests[4] = gantry_documents_get_digest (documents, TOPIC);
  gantry_documents_forget_topic (documents, TOPIC);
  digests[5] = gantry_documents_get_digest (documents, TOPIC);
  for (guint i = 0; i < 5; i++)
    for (guint j = i + 1; j < 6; j++)
      g_assert_cmpint (gantry_digest_equal (digests[i], digests[j]), ==, i == 0 && j == 5);
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 4, "a", "1", NULL), "taken +a");
  g_assert_true (gantry_digest_equal (digests[2], gantry_documents_get_digest (documents, TOPIC)));
  gantry_documents_put_object (documents, TOPIC, object);
  gantry_documents_remove_object (documents, TOPIC, "x");
  g_assert_true (gantry_digest_equal (digests[2], gantry_documents_get_digest (documents, TOPIC)));
}

/* The difference that an outcome tells, sent as a delta, keeps a follower at the same state. */
static void
test_follow (void)
{
  g_autoptr (GPtrArray) history = make_history (200);
  g_autoptr (GantryDocuments) relay = gantry_documents_new ();
  g_autoptr (GantryDocuments) seat = gantry_documents_new ();

  for (guint i = 0; i < history->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (history, i);
      g_auto (GantryOutcome) outcome = { 0 };
      g_auto (GantryOutcome) echo = { 0 };
      g_autoptr (GantryChange) put = NULL;
      g_autofree char *there = NULL;
      g_autofree char *here = NULL;

      gantry_documents_apply (relay, change, &outcome);
      if (outcome.verdict != GANTRY_VERDICT_TAKEN)
        continue;
      put = gantry_change_new (TOPIC, change->scope,
                               change->mode == GANTRY_CHANGE_FULL ? GANTRY_CHANGE_DELTA : GANTRY_CHANGE_PARTIAL,
                               change->rev, change->at);
      put->base = outcome.base;
      for (guint j = 0; j < outcome.changed->len; j++)
        {
          GantryObject *object = g_ptr_array_index (outcome.changed, j);

          gantry_change_take (put, gantry_object_get_id (object), g_strdup (gantry_object_get_body (object)));
        }
      for (guint j = 0; j < outcome.gone->len; j++)
        gantry_change_take (put, gantry_object_get_id (g_ptr_array_index (outcome.gone, j)), NULL);
      gantry_documents_apply (seat, put, &echo);
      g_assert_cmpint (echo.verdict, ==, GANTRY_VERDICT_TAKEN);
      there = describe (relay, TOPIC);
      here = describe (seat, TOPIC);
      g_assert_cmpstr (here, ==, there);
      g_assert_true (gantry_digest_equal (gantry_documents_get_digest (relay, TOPIC), gantry_documents_get_digest (seat, TOPIC)));
    }
}

/* What was there before a change stands beside what is there now. */
static void
test_before (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GantryChange) change = make_change ("result", GANTRY_CHANGE_FULL, 4, "a", "1", "b", "new", "c", "new", NULL);
  g_auto (GantryOutcome) outcome = { 0 };

  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 2, "a", "1", "b", "2", NULL), "taken +a +b");
  gantry_documents_apply (documents, change, &outcome);
  g_assert_cmpuint (outcome.changed->len, ==, 2);
  g_assert_cmpuint (outcome.before->len, ==, 2);
  g_assert_cmpstr (gantry_object_get_body (g_ptr_array_index (outcome.before, 0)), ==, "2");
  g_assert_null (g_ptr_array_index (outcome.before, 1));
}

/* A change that takes an object of another scope away takes it from that scope. */
static void
test_foreign_object_gone (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GPtrArray) snapshot = NULL;
  GantryChange *change = make_change ("now", GANTRY_CHANGE_DELTA, 9, "a", "-", NULL);

  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 2, "a", "1", "b", "2", NULL), "taken +a +b");
  assert_apply (documents, change, "taken -a");
  snapshot = gantry_documents_snapshot (documents, TOPIC);
  g_assert_cmpuint (snapshot->len, ==, 2);
  g_assert_cmpuint (gantry_change_get_size (g_ptr_array_index (snapshot, 1)), ==, 1);
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 4, NULL), "taken -b");
}

/* Documents that somebody drives take what they are told, whatever its rev. */
static void
test_driven (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GantryObject) newer = gantry_object_new ("a", "result", (GantryRev) { 8, 0 }, 8000, "8");
  g_autoptr (GantryObject) older = gantry_object_new ("a", "result", (GantryRev) { 2, 0 }, 2000, "2");
  g_autoptr (GantryObject) moved = gantry_object_new ("a", "now", (GantryRev) { 1, 0 }, 1000, "1");

  gantry_documents_remove_object (documents, TOPIC, "a");
  gantry_documents_put_object (documents, TOPIC, newer);
  gantry_documents_set_floor (documents, TOPIC, "result", (GantryRev) { 8, 0 });
  gantry_documents_put_object (documents, TOPIC, older);
  g_assert_cmpstr (get_body (documents, "a"), ==, "2");
  gantry_documents_set_floor (documents, TOPIC, "result", (GantryRev) { 2, 0 });
  g_assert_cmpint (gantry_documents_get_floor (documents, TOPIC, "result").major, ==, 2);
  gantry_documents_put_object (documents, TOPIC, moved);
  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 4, NULL), "taken");
  g_assert_cmpstr (get_body (documents, "a"), ==, "1");
  gantry_documents_remove_object (documents, TOPIC, "a");
  g_assert_cmpuint (gantry_documents_count_objects (documents, TOPIC), ==, 0);
}

static void
test_lists (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_auto (GantryOutcome) outcome = { 0 };
  g_autoptr (GantryChange) other = gantry_change_new ("medals", "standings", GANTRY_CHANGE_FULL, (GantryRev) { 1, 1 }, 5);

  assert_apply (documents, make_change ("result", GANTRY_CHANGE_FULL, 2, "line/2", "b", "head", "h", "line/1", "a", NULL),
                "taken +line/2 +head +line/1");
  gantry_documents_apply (documents, other, &outcome);
  topics = gantry_documents_list_topics (documents);
  g_assert_cmpuint (topics->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (topics, 0), ==, "medals");
  lines = gantry_documents_list_objects (documents, TOPIC, "line/");
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (gantry_object_get_id (g_ptr_array_index (lines, 0)), ==, "line/1");
  none = gantry_documents_list_objects (documents, "no such", NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (gantry_documents_count_objects (documents, "no such"), ==, 0);
  gantry_documents_forget_topic (documents, TOPIC);
  g_assert_cmpuint (gantry_documents_count_objects (documents, TOPIC), ==, 0);
  /* objects outlive the topic for whoever holds them */
  g_assert_cmpstr (gantry_object_get_body (g_ptr_array_index (lines, 1)), ==, "b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/documents/full", test_full);
  g_test_add_func ("/model/documents/repeats-and-late", test_repeats_and_late);
  g_test_add_func ("/model/documents/withdrawal", test_withdrawal);
  g_test_add_func ("/model/documents/partial", test_partial);
  g_test_add_func ("/model/documents/scopes", test_scopes_are_apart);
  g_test_add_func ("/model/documents/delta", test_delta);
  g_test_add_func ("/model/documents/order", test_order);
  g_test_add_func ("/model/documents/snapshot", test_snapshot);
  g_test_add_func ("/model/documents/mend", test_mend);
  g_test_add_func ("/model/documents/digest", test_digest);
  g_test_add_func ("/model/documents/follow", test_follow);
  g_test_add_func ("/model/documents/before", test_before);
  g_test_add_func ("/model/documents/foreign-object-gone", test_foreign_object_gone);
  g_test_add_func ("/model/documents/driven", test_driven);
  g_test_add_func ("/model/documents/lists", test_lists);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-export.h"
#include "odf-helper.h"

#include "model/json-writer.h"

#include <string.h>

/* Whole recordings: every message parsed and applied, then everything held against what the recording says must come
 * out, at the end and at the moments it names; and what each of its faults must do. */

#define EXPECTED_MAX (64 * 1024 * 1024)
#define CANONICAL_EVERY 97 /* messages between two whose bodies are held against json-glib's writing */

typedef struct
{
  GantryDocuments *documents;
  GantryJson *expected; /* (owned) */
  GArray *verdicts;     /* of char: 's' taken, 'd' dropped, 'w' withdrawn, 'k' kept aside */
  GArray *times;        /* of double */
  GHashTable *heard;    /* source → Source */
  GPtrArray *alarms;    /* (element-type utf8): source, at each silence too long */
  guint agree;
  guint differ;
  guint done;           /* messages */
} Feed;

typedef struct
{
  gboolean on;
  double last;
  double silence; /* 0: none announced */
} Source;

static Feed *
feed_new (GantryJson *expected)
{
  Feed *self = g_new0 (Feed, 1);

  self->documents = gantry_documents_new ();
  self->expected = expected;
  self->verdicts = g_array_new (FALSE, FALSE, sizeof (char));
  self->times = g_array_new (FALSE, FALSE, sizeof (double));
  self->heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->alarms = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
feed_free (Feed *self)
{
  g_object_unref (self->documents);
  gantry_json_unref (self->expected);
  g_array_unref (self->verdicts);
  g_array_unref (self->times);
  g_hash_table_unref (self->heard);
  g_ptr_array_unref (self->alarms);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Feed, feed_free)

static void
compare (Feed *self, const GantryJson *want, JsonNode *have, const char *where)
{
  g_autoptr (JsonNode) node = gantry_json_to_node (want);

  odf_compare (node, have, where, &self->agree, &self->differ);
  if (have != NULL)
    json_node_unref (have);
}

/* Silence while a source is on, longer than it announced. */
static void
listen_to (Feed *self, const GantryOdfMessage *message, double t)
{
  Source *source = g_hash_table_lookup (self->heard, message->source);

  if (message->class == GANTRY_CLASS_UNKNOWN)
    return;
  if (source != NULL && source->on && source->silence > 0 && t - source->last > source->silence)
    g_ptr_array_add (self->alarms, g_strdup (message->source));
  if (source == NULL && message->control == GANTRY_CONTROL_ON)
    {
      source = g_new0 (Source, 1);
      g_hash_table_insert (self->heard, g_strdup (message->source), source);
    }
  if (source == NULL)
    return;
  source->last = t;
  if (message->control == GANTRY_CONTROL_ON)
    {
      source->on = TRUE;
      source->silence = message->silence / 1000.0;
    }
  else if (message->control == GANTRY_CONTROL_OFF)
    source->on = FALSE;
}

static void
check_canonical (const GantryOdfMessage *message)
{
  for (guint i = 0; i < message->changes->len; i++)
    {
      GantryChange *change = g_ptr_array_index (message->changes, i);

      for (guint j = 0; j < gantry_change_get_size (change); j++)
        {
          const char *body = gantry_change_get_item (change, j)->body;
          g_autoptr (GantryJson) object = gantry_json_parse_object (body, -1, G_MAXSSIZE, 32, NULL);
          g_autoptr (JsonNode) node = NULL;
          g_autofree char *again = NULL;

          g_assert_nonnull (object);
          node = gantry_json_to_node (object);
          again = gantry_json_node_to_text (node, FALSE);
          g_assert_cmpstr (body, ==, again);
        }
    }
}

static void
take_message (Feed *self, const char *body, double t)
{
  g_autoptr (GantryOdfMessage) message = odf_parse (body);
  GantryVerdict verdict = odf_apply (self->documents, message);
  char letter = verdict == GANTRY_VERDICT_TAKEN ? 's' : 'd';

  if (message->class == GANTRY_CLASS_UNKNOWN)
    letter = 'k';
  else if (message->withdrawn && letter == 's')
    letter = 'w';
  if (self->done++ % CANONICAL_EVERY == 0)
    check_canonical (message);
  listen_to (self, message, t);
  g_array_append_val (self->verdicts, letter);
  g_array_append_val (self->times, t);
}

static void
check_snapshot (Feed *self, const GantryJson *snapshot)
{
  g_autofree char *where = g_strdup_printf ("after %d (%s)", (int) gantry_json_get_int (snapshot, "after"),
                                            gantry_json_get_text (snapshot, "why"));

  compare (self, snapshot, odf_export_snapshot (self->documents, snapshot), where);
}

static void
check_snapshots (Feed *self, gint64 index)
{
  const GantryJson *snapshots = gantry_json_get_array (self->expected, "snapshots");

  for (guint i = 0; i < gantry_json_get_length (snapshots); i++)
    if (gantry_json_get_int (gantry_json_get_element (snapshots, i), "after") == index)
      check_snapshot (self, gantry_json_get_element (snapshots, i));
}

static void
replay (Feed *self, const char *path)
{
  g_autoptr (GDataInputStream) lines = odf_open_recording (path);
  gint64 index = 0;
  char *line;

  while ((line = odf_read_line (lines)) != NULL)
    {
      g_autoptr (GantryJson) record = gantry_json_parse_object (line, -1, G_MAXSSIZE, 4, NULL);

      g_assert_nonnull (record);
      take_message (self, gantry_json_get_text (record, "body"), g_ascii_strtod (gantry_json_get_value (gantry_json_get_member (record, "t")), NULL));
      check_snapshots (self, index++);
      g_free (line);
    }
}

static void
check_part (Feed *self, const char *part, OdfExport export)
{
  const GantryJson *want = gantry_json_get_object (self->expected, part);
  guint before = self->agree;

  if (want == NULL)
    return;
  for (guint i = 0; i < gantry_json_get_n_items (want); i++)
    {
      const GantryJson *one = gantry_json_get_item (want, i);
      const char *code = gantry_json_get_name (one);
      g_autofree char *where = g_strdup_printf ("%s/%s", part, code);

      compare (self, one, export (self->documents, code, one), where);
    }
  g_test_message ("%s: %u agree", part, self->agree - before);
}

static void
check_medals (Feed *self)
{
  const GantryJson *want = gantry_json_get_member (self->expected, "medals");

  if (gantry_json_get_length (gantry_json_get_array (self->expected, "medals")) > 0)
    compare (self, want, odf_export_medals (self->documents), "medals");
}

static void
check_end (Feed *self)
{
  check_part (self, "units", odf_export_unit);
  check_part (self, "phases", odf_export_phase);
  check_part (self, "cumulative", odf_export_cumulative);
  check_part (self, "rankings", odf_export_ranking);
  check_part (self, "medallists", odf_export_medallists);
  check_part (self, "pools", odf_export_pool);
  check_part (self, "brackets", odf_export_bracket);
  check_part (self, "records", odf_export_records);
  check_part (self, "participants", odf_export_participant);
  check_part (self, "teams", odf_export_team);
  check_medals (self);
}

/* What each fault does to its message. */
static const struct
{
  const char *fault;
  char verdict;
} FAULTS[] = {
  { "duplicate", 'd' },
  { "duplicate_stale", 'd' },
  { "late_lower_version", 'd' },
  { "late_lower_current", 'd' },
  { "late_lower_actions", 'd' },
  { "version_gap", 's' },
  { "unknown_type", 'k' },
  { "unknown_attributes", 's' },
  { "schema_oddities", 's' },
  { "name_correction", 's' },
  { "update_with_lower_version", 's' },
  { "source_change", 's' },
  { "withdrawal", 'w' },
  { "dsq_after_official", 's' },
  { "phase_level_schedule", 's' },
  { "late_dns", 's' },
  { "late_replacement", 's' },
  { "old_document_code", 's' },
  { "out_of_order", 's' },
  { "unscheduled_unit", 's' },
};

static char
verdict_at (Feed *self, gint64 index)
{
  g_assert_cmpint (index, <, self->verdicts->len);
  return g_array_index (self->verdicts, char, index);
}

static gint64
index_at (const GantryJson *indexes, guint i)
{
  return g_ascii_strtoll (gantry_json_get_value (gantry_json_get_item (indexes, i)), NULL, 10);
}

static void
check_withdrawn_result (Feed *self, const GantryJson *fault)
{
  const GantryJson *indexes = gantry_json_get_array (fault, "indexes");

  g_assert_cmpint (verdict_at (self, index_at (indexes, 0)), ==, 's');
  g_assert_cmpint (verdict_at (self, index_at (indexes, 1)), ==, 'w');
  g_assert_cmpint (verdict_at (self, index_at (indexes, 2)), ==, 's');
}

static guint
check_fault (Feed *self, const GantryJson *fault)
{
  const char *name = gantry_json_get_text (fault, "fault");

  if (strcmp (name, "withdrawn_result") == 0)
    check_withdrawn_result (self, fault);
  for (guint i = 0; i < G_N_ELEMENTS (FAULTS); i++)
    if (strcmp (name, FAULTS[i].fault) == 0)
      {
        if (verdict_at (self, gantry_json_get_int (fault, "index")) != FAULTS[i].verdict)
          g_error ("fault %s at %d: %c", name, (int) gantry_json_get_int (fault, "index"),
                   verdict_at (self, gantry_json_get_int (fault, "index")));
      }
  return strcmp (name, "missed_keep_alive") == 0 ? 1 : 0;
}

static void
check_faults (Feed *self)
{
  const GantryJson *faults = gantry_json_get_array (self->expected, "faults");
  guint silences = 0;

  for (guint i = 0; i < gantry_json_get_length (faults); i++)
    silences += check_fault (self, gantry_json_get_element (faults, i));
  g_assert_cmpuint (self->alarms->len, ==, silences);
}

static void
test_feed (gconstpointer data)
{
  const char *name = data;
  g_autofree char *recording = odf_shared_path (name, "messages.jsonl.gz");
  g_autofree char *expected = recording != NULL ? odf_shared_path (name, "expected.json") : NULL;
  g_autofree char *text = NULL;
  g_autoptr (Feed) feed = NULL;
  gint64 start = g_get_monotonic_time ();
  gsize length;

  if (expected == NULL)
    return;
  g_assert_true (g_file_get_contents (expected, &text, &length, NULL));
  feed = feed_new (gantry_json_parse_object (text, length, EXPECTED_MAX, 32, NULL));
  g_assert_nonnull (feed->expected);
  replay (feed, recording);
  check_end (feed);
  check_faults (feed);
  g_test_message ("%s: %u messages, %u values agree, %u differ, %.1f s", name, feed->done, feed->agree, feed->differ,
                  (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpuint (feed->differ, ==, 0);
  g_assert_cmpuint (feed->agree, >, 100);
}

static GPtrArray *
read_bodies (const char *path)
{
  g_autoptr (GDataInputStream) lines = odf_open_recording (path);
  GPtrArray *bodies = g_ptr_array_new_with_free_func (g_free);
  char *line;

  while ((line = odf_read_line (lines)) != NULL)
    {
      g_autoptr (GantryJson) record = gantry_json_parse_object (line, -1, G_MAXSSIZE, 4, NULL);

      g_ptr_array_add (bodies, g_strdup (gantry_json_get_text (record, "body")));
      g_free (line);
    }
  return bodies;
}

static void
take_all (GantryDocuments *documents, GPtrArray *bodies)
{
  for (guint i = 0; i < bodies->len; i++)
    odf_take (documents, g_strdup (g_ptr_array_index (bodies, i)));
}

/* Order means nothing: shuffled and twice the same recording ends in the same state. */
static void
test_any_order (gconstpointer data)
{
  g_autofree char *path = odf_shared_path (data, "messages.jsonl.gz");
  g_autoptr (GPtrArray) bodies = path != NULL ? read_bodies (path) : NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GantryDocuments) forth = gantry_documents_new ();
  g_autofree char *expected = NULL;

  if (bodies == NULL)
    return;
  take_all (forth, bodies);
  expected = odf_fingerprint (forth);
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (GantryDocuments) documents = gantry_documents_new ();
      g_autofree char *state = NULL;

      for (guint i = bodies->len - 1; i > 0; i--)
        {
          guint j = g_rand_int_range (random, 0, i + 1);
          gpointer kept = bodies->pdata[i];

          bodies->pdata[i] = bodies->pdata[j];
          bodies->pdata[j] = kept;
        }
      take_all (documents, bodies);
      take_all (documents, bodies);
      state = odf_fingerprint (documents);
      g_assert_cmpstr (state, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  static const char *const FEEDS[] = { "athletics", "swimming", "orienteering", "winter", "football", "judo" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (FEEDS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/odf/feeds/%s", FEEDS[i]);

      g_test_add_data_func (path, FEEDS[i], test_feed);
    }
  g_test_add_data_func ("/odf/feeds/any-order/judo", "judo", test_any_order);
  g_test_add_data_func ("/odf/feeds/any-order/football", "football", test_any_order);
  return g_test_run ();
}

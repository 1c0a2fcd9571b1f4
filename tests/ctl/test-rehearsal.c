/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ctl/export.h"
#include "ctl/rehearse/rehearsal.h"
#include "model/json-writer.h"
#include "model/mark.h"
#include "source/odf/odf.h"

#define N_SEEDS 3
#define MAX_LINE  (1024 * 1024)
#define MAX_DEPTH 16
#define FINAL     "SWMW200MFR------------FNL-000100--"
#define HEAT_TWO  "SWMW200MFR------------HEAT000200--"
#define SPRINT    "ATHM100M--------------FNL-000100--"
#define EIGHT     "ATHW800M--------------FNL-000100--"
#define LONG_JUMP "ATHWLJ----------------FNL-000100--"
#define HIGH_JUMP "ATHMHJ----------------FNL-000100--"
#define RUN_ONE   "ALPMGS----------------FNL-000100--"
#define RUN_TWO   "ALPMGS----------------FNL-000200--"
#define SLALOM    "ALPMGS----------------------------"

/* What a relay would make of a rehearsal. */
typedef struct
{
  GantryDocuments *documents;
  GantryJson *export;
  guint n_messages;
  double last_t;
  double first_running;
  GHashTable *
      statuses; /* unit → "GETTING_READY START_LIST RUNNING LIVE …", each once in order of coming */
} Played;

static void
played_clear (Played *played)
{
  g_object_unref (played->documents);
  gantry_json_unref (played->export);
  g_hash_table_unref (played->statuses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Played, played_clear)

static void
note_status (Played *played, const char *unit, const char *status)
{
  const char *known = g_hash_table_lookup (played->statuses, unit);
  g_auto (GStrv) words = g_strsplit (known != NULL ? known : "", " ", -1);

  if (*status == '\0' || g_strv_contains ((const char *const *) words, status))
    return;
  g_hash_table_insert (
      played->statuses, g_strdup (unit),
      g_strjoin (known != NULL ? " " : "", known != NULL ? known : "", status, NULL));
}

/* Statuses of both kinds as they come along. */
static void
note_statuses (Played *played, const GantryOdfMessage *message, double t)
{
  if (g_str_equal (message->type, "DT_RESULT"))
    note_status (played, message->code, message->status);
  if (!g_str_equal (message->type, "DT_SCHEDULE_UPDATE"))
    return;
  for (guint c = 0; c < message->changes->len; c++)
    {
      GantryChange *change = g_ptr_array_index (message->changes, c);

      for (guint i = 0; i < gantry_change_get_size (change); i++)
        {
          GantryChangeItem *item = gantry_change_get_item (change, i);
          g_autoptr (GantryJson) body =
              gantry_json_parse_object (item->body, -1, MAX_LINE, 16, NULL);
          const char *status = gantry_json_get_text (body, "status");

          note_status (played, gantry_json_get_text (body, "code"), status);
          if (g_str_equal (status, "RUNNING") && played->first_running < 0)
            played->first_running = t;
        }
    }
}

static void
take_line (Played *played, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryJson) line = gantry_json_parse_object (text, -1, MAX_LINE, 4, &error);
  const char *body = gantry_json_get_text (line, "body");
  g_autoptr (GantryOdfMessage) message = gantry_odf_parse (body, strlen (body), &error);
  double t = g_ascii_strtod (gantry_json_get_value (gantry_json_get_member (line, "t")), NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  g_assert_cmpint (message->class, !=, GANTRY_CLASS_UNKNOWN);
  g_assert_true (message->test);
  g_assert_cmpfloat (t, >=, played->last_t);
  note_statuses (played, message, t);
  for (guint i = 0; i < message->changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (played->documents, g_ptr_array_index (message->changes, i), &outcome);
      g_assert_cmpint (outcome.verdict, !=, GANTRY_VERDICT_OTHER_BASE);
    }
  played->last_t = t;
  played->n_messages++;
}

static void
play (Played *played, guint64 seed, const char *sports)
{
  GantryRehearsalPlan plan = { seed, sports, NULL };
  g_autoptr (GError) error = NULL;
  guint n = 0;
  g_autoptr (GBytes) bytes = gantry_rehearsal_write (plan, &n, &error);
  g_autoptr (JsonObject) export = NULL;
  g_autofree char *text = NULL;
  g_autofree char *exported = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  GantryExportPlan everything = { GANTRY_EXPORT_ALL, NULL };

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  *played = (Played){ .documents = gantry_documents_new (), .first_running = -1 };
  played->statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (played, lines[i]);
  g_assert_cmpuint (played->n_messages, ==, n);
  export = gantry_export_documents (played->documents, profiles, everything);
  exported = gantry_json_to_text (export);
  played->export = gantry_json_parse_object (exported, -1, G_MAXSSIZE, MAX_DEPTH, &error);
  g_assert_no_error (error);
}

static const GantryJson *
get_rows (Played *played, const char *unit)
{
  return gantry_json_get_array (
      gantry_json_get_object (gantry_json_get_object (played->export, "units"), unit), "rows");
}

/* The row that has an IRM, the only one. */
static const GantryJson *
find_out (Played *played, const char *unit, const char *irm)
{
  const GantryJson *rows = get_rows (played, unit);
  const GantryJson *found = NULL;

  for (guint i = 0; i < gantry_json_get_length (rows); i++)
    {
      const GantryJson *row = gantry_json_get_element (rows, i);

      if (!g_str_equal (gantry_json_get_text (row, "irm"), irm))
        continue;
      g_assert_null (found);
      found = row;
    }
  g_assert_nonnull (found);
  return found;
}

/* Family name → code: nobody else may have it. */
static void
note_name (GHashTable *names, const GantryJson *person)
{
  const char *family = gantry_json_get_text (person, "family");
  const char *code = gantry_json_get_text (person, "code");
  const char *other = g_hash_table_lookup (names, family);

  g_test_message ("%s", family);
  g_assert_true (other == NULL || g_str_equal (other, code));
  g_hash_table_insert (names, (gpointer) family, (gpointer) code);
}

static void
note_holders (GHashTable *names, const GantryJson *record)
{
  const GantryJson *data = gantry_json_get_array (record, "data");

  for (guint i = 0; i < gantry_json_get_length (data); i++)
    note_name (names, gantry_json_get_element (data, i));
}

/* Two people of one name would make a table of this competition hard to read aloud; the holder of a record is one of them. */
static void
test_names (void)
{
  for (guint64 seed = 0; seed < N_SEEDS; seed++)
    {
      g_auto (Played) played = { NULL };
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GPtrArray) topics = NULL;

      play (&played, seed * 77 + 1, NULL);
      topics = gantry_documents_list_topics (played.documents);
      for (guint t = 0; t < topics->len; t++)
        {
          const char *topic = g_ptr_array_index (topics, t);
          gboolean people = g_str_has_prefix (topic, "people/");
          g_autoptr (GPtrArray) objects =
              gantry_documents_list_objects (played.documents, topic, people ? "athlete/" : "record/");

          for (guint i = 0; i < objects->len; i++)
            (people ? note_name : note_holders) (names, gantry_object_get_json (g_ptr_array_index (objects, i)));
        }
      g_assert_cmpuint (g_hash_table_size (names), >, 60);
    }
}

/* Skiers and sprinters meet when there is snow above a town where it is warm already. */
static void
test_season (void)
{
  GantryRehearsalPlan plan = { 1, NULL, NULL };
  g_autoptr (GBytes) bytes = gantry_rehearsal_write (plan, NULL, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *date = strstr (text, "Date=\\\"");

  g_assert_nonnull (date);
  g_assert_true (g_str_has_prefix (date, "Date=\\\"2026-04-"));
}

static void
test_same_bytes (void)
{
  GantryRehearsalPlan plan = { 7, NULL, NULL }, other = { 8, NULL, NULL };
  g_autoptr (GBytes) one = gantry_rehearsal_write (plan, NULL, NULL);
  g_autoptr (GBytes) two = gantry_rehearsal_write (plan, NULL, NULL);
  g_autoptr (GBytes) three = gantry_rehearsal_write (other, NULL, NULL);

  g_assert_true (g_bytes_equal (one, two));
  g_assert_false (g_bytes_equal (one, three));
}

/* Whatever the dice say: read without an oddity, over in ten minutes, busy from the start. */
static void
test_many_seeds (void)
{
  for (guint64 seed = 0; seed < N_SEEDS; seed++)
    {
      g_auto (Played) played = { NULL };
      const GantryJson *units;

      play (&played, seed * 1001, NULL);
      g_assert_cmpfloat (played.last_t, >, 360);
      g_assert_cmpfloat (played.last_t, <, 640);
      g_assert_cmpfloat (played.first_running, >, 0);
      g_assert_cmpfloat (played.first_running, <, 15);
      units = gantry_json_get_object (played.export, "units");
      g_assert_cmpuint (gantry_json_get_n_items (units), ==, 9);
      for (guint i = 0; i < gantry_json_get_n_items (units); i++)
        {
          const GantryJson *unit = gantry_json_get_item (units, i);

          g_assert_cmpstr (gantry_json_get_text (unit, "schedule_status"), ==, "FINISHED");
          g_assert_cmpstr (gantry_json_get_text (unit, "result_status"), ==, "OFFICIAL");
        }
    }
}

static void
test_statuses (void)
{
  g_auto (Played) played = { NULL };
  const char *const races[] = { FINAL, HEAT_TWO, SPRINT, EIGHT, RUN_ONE, RUN_TWO };
  const char *const fields[] = { LONG_JUMP, HIGH_JUMP };

  play (&played, 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (races); i++)
    g_assert_cmpstr (
        g_hash_table_lookup (played.statuses, races[i]), ==,
        "GETTING_READY START_LIST RUNNING LIVE FINISHED UNCONFIRMED UNOFFICIAL OFFICIAL");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpstr (g_hash_table_lookup (played.statuses, fields[i]), ==,
                     "GETTING_READY START_LIST RUNNING LIVE INTERMEDIATE FINISHED UNCONFIRMED "
                     "UNOFFICIAL OFFICIAL");
}

static gint64
read_time (const char *text)
{
  GantryMark mark;

  g_assert_true (gantry_mark_parse_time (text, &mark));
  return mark.value;
}

/* Sorted by result, splits rising, sections that add up, ranks that follow. */
static void
assert_race (Played *played, const char *unit)
{
  const GantryJson *rows = get_rows (played, unit);
  gint64 before = 0;

  for (guint i = 0; i < gantry_json_get_length (rows); i++)
    {
      const GantryJson *row = gantry_json_get_element (rows, i);
      const GantryJson *splits = gantry_json_get_array (row, "splits");
      guint n = gantry_json_get_length (splits);
      gint64 at = 0;

      for (guint s = 0; s < n; s++)
        {
          gint64 value =
              read_time (gantry_json_get_text (gantry_json_get_element (splits, s), "value"));

          g_assert_cmpint (
              value - at, ==,
              read_time (gantry_json_get_text (gantry_json_get_element (splits, s), "value2")));
          g_assert_cmpint (value, >, at);
          at = value;
        }
      if (*gantry_json_get_text (row, "irm") != '\0')
        continue;
      g_assert_cmpint (read_time (gantry_json_get_text (row, "result")), >=, before);
      before = read_time (gantry_json_get_text (row, "result"));
      if (n > 0)
        g_assert_cmpint (at, ==, before);
      g_assert_cmpstr (gantry_json_get_text (row, "rank"), !=, "");
    }
}

static void
test_races (void)
{
  for (guint64 seed = 1; seed <= 2; seed++)
    {
      g_auto (Played) played = { NULL };

      play (&played, seed, NULL);
      assert_race (&played, FINAL);
      assert_race (&played, HEAT_TWO);
      assert_race (&played, SPRINT);
      assert_race (&played, EIGHT);
      assert_race (&played, RUN_ONE);
      assert_race (&played, RUN_TWO);
    }
}

/* A world record that the list says as well; a swimmer who did not start; who qualified. */
static void
test_swimming (void)
{
  g_auto (Played) played = { NULL };
  const GantryJson *winner, *record, *phase;
  const GantryJson *listed;
  guint qualified = 0;

  play (&played, 3, "swm");
  winner = gantry_json_get_element (get_rows (&played, FINAL), 0);
  record = gantry_json_get_object (gantry_json_get_object (played.export, "records"),
                                   "SWMW200MFR------------------------");
  record = gantry_json_get_object (record, "WR");
  g_assert_cmpstr (gantry_json_get_text (record, "result"), ==,
                   gantry_json_get_text (winner, "result"));
  g_assert_cmpstr (gantry_json_get_text (record, "code"), ==,
                   gantry_json_get_text (winner, "code"));
  g_assert_true (gantry_json_get_bool (record, "unconfirmed"));
  g_assert_cmpstr (
      gantry_json_get_text (gantry_json_get_element (gantry_json_get_array (winner, "records"), 0),
                            "type"),
      ==, "WR");

  g_assert_cmpstr (gantry_json_get_text (find_out (&played, HEAT_TWO, "DNS"), "start_order"), ==,
                   "8");
  phase = gantry_json_get_object (gantry_json_get_object (played.export, "phases"),
                                  "SWMW200MFR------------HEAT--------");
  listed = gantry_json_get_array (phase, "rows");
  g_assert_cmpuint (gantry_json_get_length (listed), ==, 16);
  for (guint i = 0; i < 16; i++)
    qualified +=
        g_str_equal (gantry_json_get_text (gantry_json_get_element (listed, i), "qual"), "Q");
  g_assert_cmpuint (qualified, ==, 8);
  g_assert_cmpuint (gantry_json_get_n_items (gantry_json_get_object (played.export, "units")),
                    ==, 3);
}

/* A false start; a disqualification after the result was official, which moves the medals; a name
 * put right. */
static void
test_athletics (void)
{
  g_auto (Played) played = { NULL };
  const GantryJson *units, *eight, *medals;
  const GantryJson *rows;
  const char *second;

  play (&played, 4, "ath");
  find_out (&played, SPRINT, "DQ");
  find_out (&played, EIGHT, "DQ");
  units = gantry_json_get_object (played.export, "units");
  eight = gantry_json_get_object (units, EIGHT);
  rows = gantry_json_get_array (eight, "rows");
  g_assert_cmpint (gantry_json_get_int (eight, "notes"), ==, 1);
  second = gantry_json_get_text (gantry_json_get_element (rows, 1), "code");
  medals = gantry_json_get_object (played.export, "medallists");
  g_assert_cmpstr (gantry_json_get_text (
                       gantry_json_get_element (
                           gantry_json_get_array (medals, "ATHW800M--------------------------"), 1),
                       "code"),
                   ==, second);
  g_assert_cmpuint (
      gantry_json_get_n_items (gantry_json_get_object (played.export, "bulletins")), ==, 6);
  g_assert_cmpuint (gantry_json_get_length (gantry_json_get_array (
                        gantry_json_get_element (get_rows (&played, LONG_JUMP), 0), "parts")),
                    ==, 6);
  g_assert_nonnull (
      gantry_json_get_array (gantry_json_get_element (get_rows (&played, HIGH_JUMP), 0), "parts"));
  g_assert_true (
      gantry_json_get_member (gantry_json_get_object (played.export, "weather"), "STA"));
}

/* Two runs that add up, three who are out in the first, one in the second. */
static void
test_alpine (void)
{
  g_auto (Played) played = { NULL };
  const GantryJson *sum;
  const GantryJson *rows;
  guint out = 0;

  play (&played, 5, "alp");
  sum =
      gantry_json_get_object (gantry_json_get_object (played.export, "cumulative"), SLALOM);
  rows = gantry_json_get_array (sum, "rows");
  g_assert_cmpuint (gantry_json_get_length (rows), ==, 14);
  for (guint i = 0; i < 14; i++)
    {
      const GantryJson *row = gantry_json_get_element (rows, i);
      const GantryJson *items = gantry_json_get_array (row, "items");

      out += *gantry_json_get_text (row, "irm") != '\0';
      if (*gantry_json_get_text (row, "irm") != '\0')
        continue;
      g_assert_cmpuint (gantry_json_get_length (items), ==, 2);
      g_assert_cmpint (
          read_time (gantry_json_get_text (row, "result")), ==,
          read_time (gantry_json_get_text (gantry_json_get_element (items, 0), "result")) +
              read_time (gantry_json_get_text (gantry_json_get_element (items, 1), "result")));
    }
  g_assert_cmpuint (out, ==, 4);
  g_assert_cmpuint (gantry_json_get_length (get_rows (&played, RUN_TWO)), ==, 11);
  find_out (&played, RUN_ONE, "DSQ");
}

/* A sport that is left out changes nothing of the others. */
static void
test_sports_are_independent (void)
{
  g_auto (Played) all = { NULL };
  g_auto (Played) alone = { NULL };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  play (&all, 9, NULL);
  play (&alone, 9, "alp");
  one = g_strdup (
      gantry_json_get_text (gantry_json_get_element (get_rows (&all, RUN_TWO), 0), "result"));
  two = g_strdup (
      gantry_json_get_text (gantry_json_get_element (get_rows (&alone, RUN_TWO), 0), "result"));
  g_assert_cmpstr (one, ==, two);
}

static void
test_not_understood (void)
{
  const GantryRehearsalPlan bad[] = { { 1, "chess", NULL },
                                      { 1, "swm,,ath", NULL },
                                      { 1, NULL, "tomorrow" },
                                      { 1, NULL, "2026-07-18" } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gantry_rehearsal_write (bad[i], NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

static void
test_start (void)
{
  GantryRehearsalPlan plan = { 1, "alp", "2030-01-02T10:00:00-05:00" };
  g_autoptr (GBytes) bytes = gantry_rehearsal_write (plan, NULL, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (text, "Date=\\\"2030-01-02\\\" Time=\\\"100000100\\\""));
  g_assert_nonnull (strstr (text, "2030-01-02T10:00:26-05:00"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/rehearsal/same-bytes", test_same_bytes);
  g_test_add_func ("/ctl/rehearsal/names", test_names);
  g_test_add_func ("/ctl/rehearsal/season", test_season);
  g_test_add_func ("/ctl/rehearsal/many-seeds", test_many_seeds);
  g_test_add_func ("/ctl/rehearsal/statuses", test_statuses);
  g_test_add_func ("/ctl/rehearsal/races", test_races);
  g_test_add_func ("/ctl/rehearsal/swimming", test_swimming);
  g_test_add_func ("/ctl/rehearsal/athletics", test_athletics);
  g_test_add_func ("/ctl/rehearsal/alpine", test_alpine);
  g_test_add_func ("/ctl/rehearsal/sports-are-independent", test_sports_are_independent);
  g_test_add_func ("/ctl/rehearsal/not-understood", test_not_understood);
  g_test_add_func ("/ctl/rehearsal/start", test_start);

  return g_test_run ();
}

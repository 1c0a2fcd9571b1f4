/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-helper.h"

#include <string.h>

/* The rules of the feed about identity, versions and replacement, each through the documents as a relay keeps them. */

#define TOPIC "unit/" UNIT
#define ROW(code, rank, result) \
  "<Result Rank=\"" rank "\" Result=\"" result "\" SortOrder=\"" rank "\"><Competitor Code=\"" code "\" Type=\"A\"/></Result>"

typedef struct
{
  GantryDocuments *documents;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->documents = gantry_documents_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->documents);
}

static GantryVerdict
result (Fixture *fixture, int version, int ms, const char *header, const char *rows)
{
  return odf_take (fixture->documents, odf_content ("DT_RESULT", UNIT, version, ms, header, rows));
}

static GantryVerdict
withdraw (Fixture *fixture, const char *type, const char *code, int version, int ms)
{
  return odf_take (fixture->documents, odf_message (type, code, version, ms, "", ""));
}

static void
assert_member (Fixture *fixture, const char *topic, const char *id, const char *member, const char *expected)
{
  g_autofree char *value = odf_member (fixture->documents, topic, id, member);

  g_assert_cmpstr (value, ==, expected);
}

static void
assert_absent (Fixture *fixture, const char *topic, const char *id)
{
  g_assert_null (gantry_documents_lookup (fixture->documents, topic, id));
}

static void
test_newer_replaces (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (result (fixture, 1, 0, "ResultStatus=\"LIVE\"", ROW ("1", "1", "50.10") ROW ("2", "2", "50.20")), ==,
                   GANTRY_VERDICT_TAKEN);
  g_assert_cmpint (result (fixture, 2, 10, "ResultStatus=\"OFFICIAL\"", ROW ("2", "1", "50.05")), ==,
                   GANTRY_VERDICT_TAKEN);
  assert_member (fixture, TOPIC, "head", "status", "OFFICIAL");
  assert_member (fixture, TOPIC, "line/2", "result", "50.05");
  assert_absent (fixture, TOPIC, "line/1");
  assert_absent (fixture, TOPIC, "entry/1");
}

/* What a newer full message does not carry is removed, not unchanged; empty is absent. */
static void
test_missing_is_removed (Fixture *fixture, gconstpointer unused)
{
  result (fixture, 1, 0, "", "<Result Rank=\"1\" Result=\"50.10\" Diff=\"+0.1\"><Competitor Code=\"1\"/></Result>");
  result (fixture, 2, 0, "", "<Result Rank=\"\" Result=\"50.10\"><Competitor Code=\"1\" Bib=\"\"/></Result>");
  g_assert_cmpstr (odf_look (fixture->documents, TOPIC, "line/1"), ==, "{\"code\":\"1\",\"result\":\"50.10\"}");
  g_assert_cmpstr (odf_look (fixture->documents, TOPIC, "entry/1"), ==, "{\"code\":\"1\"}");
}

static void
test_gap_is_legal (Fixture *fixture, gconstpointer unused)
{
  result (fixture, 1, 0, "", ROW ("1", "1", "50.10"));
  g_assert_cmpint (result (fixture, 9, 10, "", ROW ("1", "1", "50.00")), ==, GANTRY_VERDICT_TAKEN);
  assert_member (fixture, TOPIC, "line/1", "result", "50.00");
}

static void
test_lower_is_late (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  result (fixture, 3, 30, "", ROW ("1", "1", "50.00"));
  before = odf_fingerprint (fixture->documents);
  g_assert_cmpint (result (fixture, 2, 20, "", ROW ("1", "1", "51.00") ROW ("9", "2", "52.00")), ==, GANTRY_VERDICT_STALE);
  g_assert_cmpint (result (fixture, 3, 30, "", ROW ("1", "1", "50.00")), ==, GANTRY_VERDICT_STALE);
  after = odf_fingerprint (fixture->documents);
  g_assert_cmpstr (before, ==, after);
}

/* Even when the lower version was made later: the version counts, the time only parts equal ones. */
static void
test_version_before_time (Fixture *fixture, gconstpointer unused)
{
  result (fixture, 3, 10, "", ROW ("1", "1", "50.00"));
  g_assert_cmpint (result (fixture, 2, 99, "", ROW ("1", "1", "51.00")), ==, GANTRY_VERDICT_STALE);
}

static void
test_order_does_not_matter (Fixture *fixture, gconstpointer unused)
{
  static const int ORDERS[][4] = { { 1, 2, 3, 4 }, { 4, 3, 2, 1 }, { 2, 4, 1, 3 }, { 3, 1, 4, 2 } };
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ORDERS); i++)
    {
      g_autofree char *state = NULL;

      for (guint j = 0; j < 4; j++)
        {
          g_autofree char *rows = g_strdup_printf (ROW ("1", "1", "50.%d"), ORDERS[i][j]);

          result (fixture, ORDERS[i][j], ORDERS[i][j], "", rows);
        }
      state = odf_fingerprint (fixture->documents);
      if (first == NULL)
        first = g_steal_pointer (&state);
      else
        g_assert_cmpstr (first, ==, state);
      gantry_documents_forget_topic (fixture->documents, TOPIC);
    }
}

/* The six parts of the key: another subcode, subtype or language is another document beside; another source is not. */
static void
test_key (Fixture *fixture, gconstpointer unused)
{
  result (fixture, 5, 0, "", ROW ("1", "1", "50.00"));
  g_assert_cmpint (result (fixture, 1, 0, "DocumentSubcode=\"X\"", ROW ("1", "1", "51.00")), ==, GANTRY_VERDICT_TAKEN);
  g_assert_cmpint (result (fixture, 1, 0, "DocumentSubtype=\"Y\"", ROW ("1", "1", "52.00")), ==, GANTRY_VERDICT_TAKEN);
  g_assert_cmpint (result (fixture, 1, 0, "Language=\"FRA\"", ROW ("1", "1", "53.00")), ==, GANTRY_VERDICT_TAKEN);
  assert_member (fixture, TOPIC, "line/1", "result", "50.00");
  assert_member (fixture, TOPIC, "line/1~X", "result", "51.00");
  assert_member (fixture, TOPIC, "line/1~~Y", "result", "52.00");
  assert_member (fixture, TOPIC, "line/1~~~FRA", "result", "53.00");
  assert_member (fixture, TOPIC, "head~~~FRA", "code", UNIT);
}

/* Absent means English: a sender that begins to say so does not open a second document. */
static void
test_english_is_the_default (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (result (fixture, 1, 0, "", ROW ("1", "1", "50.10")), ==, GANTRY_VERDICT_TAKEN);
  g_assert_cmpint (result (fixture, 2, 10, "Language=\"ENG\"", ROW ("1", "1", "50.05")), ==, GANTRY_VERDICT_TAKEN);
  assert_member (fixture, TOPIC, "line/1", "result", "50.05");
  assert_absent (fixture, TOPIC, "line/1~~~ENG");
}

static void
test_source_is_no_part_of_it (Fixture *fixture, gconstpointer unused)
{
  char *text = odf_content ("DT_RESULT", UNIT, 2, 10, "", ROW ("1", "1", "50.00"));

  result (fixture, 1, 0, "", ROW ("1", "1", "51.00"));
  memcpy (strstr (text, "VENUE1"), "VENUE2", strlen ("VENUE2"));
  g_assert_cmpint (odf_take (fixture->documents, text), ==, GANTRY_VERDICT_TAKEN);
  assert_member (fixture, TOPIC, "line/1", "result", "50.00");
  assert_member (fixture, TOPIC, "head", "source", "VENUE2");
}

static void
test_withdrawal (Fixture *fixture, gconstpointer unused)
{
  result (fixture, 3, 0, "", ROW ("1", "1", "50.00"));
  g_assert_cmpint (withdraw (fixture, "DT_RESULT", UNIT, 3, 50), ==, GANTRY_VERDICT_TAKEN);
  assert_absent (fixture, TOPIC, "head");
  assert_absent (fixture, TOPIC, "line/1");
  g_assert_cmpuint (gantry_documents_count_objects (fixture->documents, TOPIC), ==, 0);
  g_assert_cmpint (result (fixture, 3, 0, "", ROW ("1", "1", "50.00")), ==, GANTRY_VERDICT_STALE);
  g_assert_cmpint (result (fixture, 2, 0, "", ROW ("1", "1", "50.00")), ==, GANTRY_VERDICT_STALE);
  g_assert_cmpuint (gantry_documents_count_objects (fixture->documents, TOPIC), ==, 0);
  g_assert_cmpint (result (fixture, 4, 60, "", ROW ("1", "1", "49.00")), ==, GANTRY_VERDICT_TAKEN);
  assert_member (fixture, TOPIC, "line/1", "result", "49.00");
}

/* The withdrawal of an older version has come too late. */
static void
test_late_withdrawal (Fixture *fixture, gconstpointer unused)
{
  result (fixture, 4, 10, "", ROW ("1", "1", "50.00"));
  g_assert_cmpint (withdraw (fixture, "DT_RESULT", UNIT, 3, 50), ==, GANTRY_VERDICT_STALE);
  assert_member (fixture, TOPIC, "line/1", "result", "50.00");
}

/* A withdrawal that comes first leaves its tombstone. */
static void
test_early_withdrawal (Fixture *fixture, gconstpointer unused)
{
  withdraw (fixture, "DT_RESULT", UNIT, 3, 50);
  g_assert_cmpint (result (fixture, 3, 0, "", ROW ("1", "1", "50.00")), ==, GANTRY_VERDICT_STALE);
  g_assert_cmpuint (gantry_documents_count_objects (fixture->documents, TOPIC), ==, 0);
}

static void
assert_withdrawn_empty (const char *type, const char *code, guint changes)
{
  g_autofree char *text = odf_message (type, code, 7, 0, "", "");
  g_autoptr (GantryOdfMessage) message = odf_parse (text);

  g_assert_true (message->withdrawn);
  g_assert_cmpuint (message->changes->len, ==, changes);
  for (guint i = 0; i < message->changes->len; i++)
    {
      GantryChange *change = g_ptr_array_index (message->changes, i);

      g_assert_cmpint (change->mode, ==, GANTRY_CHANGE_FULL);
      g_assert_cmpuint (gantry_change_get_size (change), ==, 0);
    }
}

/* Every type of document that can be withdrawn empties the scope that it filled. */
static void
test_withdrawal_of_all (Fixture *fixture, gconstpointer unused)
{
  static const char *const TYPES[] = {
    "DT_RESULT", "DT_RESULT_ANALYSIS", "DT_CURRENT", "DT_PLAY_BY_PLAY", "DT_CONFIG", "DT_PHASE_RESULT",
    "DT_CUMULATIVE_RESULT", "DT_POOL_STANDING", "DT_BRACKETS", "DT_RANKING", "DT_STATS", "DT_RECORD", "DT_MEDALLISTS",
    "DT_MEDALLISTS_DISCIPLINE", "DT_MEDALLISTS_DAY", "DT_MEDALS", "DT_COMMUNICATION", "DT_ENTRIES", "DT_CODES",
    "DT_SCHEDULE", "DT_PARTIC", "DT_PARTIC_TEAMS", "DT_PARTIC_HORSES", "DT_PARTIC_NAME", "DT_WEATHER", "DT_VEN_COND",
  };

  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    {
      assert_withdrawn_empty (TYPES[i], UNIT, 1);
      assert_withdrawn_empty (TYPES[i], ATH, 1);
      assert_withdrawn_empty (TYPES[i], "GL0000000", 1);
    }
}

static void
test_correction_keeps_notes (Fixture *fixture, gconstpointer unused)
{
  const char *note = "<Competition>" ROW ("1", "1", "50.00") "</Competition><Note>First note</Note>";
  const char *two = "<Competition>" ROW ("1", "2", "50.00") "</Competition><Note> Second\nnote </Note><Note>Third</Note>";

  odf_take (fixture->documents, odf_message ("DT_RESULT", UNIT, 1, 0, "ResultStatus=\"OFFICIAL\"", note));
  odf_take (fixture->documents, odf_message ("DT_RESULT", UNIT, 2, 10, "ResultStatus=\"OFFICIAL\"", two));
  result (fixture, 3, 20, "ResultStatus=\"OFFICIAL\"", ROW ("1", "3", "50.00"));
  {
    g_autoptr (GPtrArray) notes = gantry_documents_list_objects (fixture->documents, TOPIC, "note/");
    g_autoptr (GString) texts = g_string_new (NULL);

    for (guint i = 0; i < notes->len; i++)
      g_string_append (texts, gantry_object_get_body (g_ptr_array_index (notes, i)));
    g_assert_cmpuint (notes->len, ==, 3);
    g_assert_nonnull (strstr (texts->str, "\"First note\""));
    g_assert_nonnull (strstr (texts->str, "\"Second\\nnote\""));
  }
  assert_member (fixture, TOPIC, "line/1", "rank", "3");
  g_assert_cmpint (odf_take (fixture->documents, odf_message ("DT_RESULT", UNIT, 1, 0, "", note)), ==, GANTRY_VERDICT_STALE);
}

/* The picture of now is a layer of its own: never merged into the result, and its versions count for themselves. */
static void
test_current_is_apart (Fixture *fixture, gconstpointer unused)
{
  result (fixture, 8, 0, "ResultStatus=\"LIVE\"", ROW ("1", "1", "50.00"));
  odf_take (fixture->documents,
            odf_content ("DT_CURRENT", UNIT, 2, 10, "ResultStatus=\"LIVE\"",
                         "<Clock Running=\"Y\" Time=\"0:31\"/><Result Rank=\"2\" SortOrder=\"2\"><Competitor Code=\"1\"/></Result>"));
  g_assert_cmpint (odf_take (fixture->documents, odf_content ("DT_CURRENT", UNIT, 1, 5, "", "<Clock Time=\"0:29\"/>")), ==,
                   GANTRY_VERDICT_STALE);
  assert_member (fixture, TOPIC, "line/1", "rank", "1");
  assert_member (fixture, TOPIC, "now", "clock", "{\"time\":\"0:31\",\"running\":true}");
  result (fixture, 9, 20, "ResultStatus=\"OFFICIAL\"", ROW ("1", "1", "49.90"));
  assert_member (fixture, TOPIC, "now", "clock", "{\"time\":\"0:31\",\"running\":true}");
}

#define PERSON(code, family) "<Participant Code=\"" code "\" FamilyName=\"" family "\"/>"
#define PEOPLE "people/ATH"

/* Updates carry only those who changed, each complete; they know no versions: time decides. */
static void
test_people_updates (Fixture *fixture, gconstpointer unused)
{
  odf_take (fixture->documents,
            odf_content ("DT_PARTIC", ATH, 4, 0, "",
                         "<Participant Code=\"1\" FamilyName=\"Alder\" GivenName=\"Ann\"/>" PERSON ("2", "Birch")));
  g_assert_cmpint (odf_take (fixture->documents, odf_content ("DT_PARTIC_UPDATE", ATH, 1, 100, "", PERSON ("1", "Aldar"))),
                   ==, GANTRY_VERDICT_TAKEN);
  g_assert_cmpstr (odf_look (fixture->documents, PEOPLE, "athlete/1"), ==, "{\"code\":\"1\",\"family\":\"Aldar\"}");
  assert_member (fixture, PEOPLE, "athlete/2", "family", "Birch");
  g_assert_cmpint (odf_take (fixture->documents, odf_content ("DT_PARTIC_UPDATE", ATH, 9, 50, "", PERSON ("1", "Elder"))),
                   ==, GANTRY_VERDICT_STALE);
  assert_member (fixture, PEOPLE, "athlete/1", "family", "Aldar");
  odf_take (fixture->documents, odf_content ("DT_PARTIC_UPDATE", ATH, 2, 200, "", PERSON ("3", "Cedar")));
  assert_member (fixture, PEOPLE, "athlete/3", "family", "Cedar");
}

/* An update of before the whole list is void; one of after it stays. */
static void
test_people_list (Fixture *fixture, gconstpointer unused)
{
  odf_take (fixture->documents, odf_content ("DT_PARTIC_UPDATE", ATH, 1, 300, "", PERSON ("1", "After")));
  odf_take (fixture->documents, odf_content ("DT_PARTIC_UPDATE", ATH, 1, 100, "", PERSON ("2", "Before")));
  odf_take (fixture->documents, odf_content ("DT_PARTIC", ATH, 1, 200, "", PERSON ("1", "List") PERSON ("3", "List")));
  assert_member (fixture, PEOPLE, "athlete/1", "family", "After");
  assert_absent (fixture, PEOPLE, "athlete/2");
  assert_member (fixture, PEOPLE, "athlete/3", "family", "List");
}

/* Names are joined by id: a correction changes people, not the results that were sent. */
static void
test_name_correction (Fixture *fixture, gconstpointer unused)
{
  result (fixture, 1, 0, "",
          "<Result><Competitor Code=\"1\" Type=\"A\"><Composition><Athlete Code=\"1\" Order=\"1\">"
          "<Description FamilyName=\"Alder\"/></Athlete></Composition></Competitor></Result>");
  odf_take (fixture->documents, odf_content ("DT_PARTIC_UPDATE", ATH, 1, 100, "", PERSON ("1", "Aldar")));
  assert_member (fixture, TOPIC, "entry/1", "family", "Alder");
  assert_member (fixture, PEOPLE, "athlete/1", "family", "Aldar");
}

#define ITEM(status) "<Unit Code=\"" UNIT "\" ScheduleStatus=\"" status "\"/>"
#define OTHER_ITEM "<Unit Code=\"ATHM400M--------------FNL-000100--\" ScheduleStatus=\"SCHEDULED\"/>"
#define SCHEDULE "schedule/ATH"

static void
test_schedule_updates (Fixture *fixture, gconstpointer unused)
{
  odf_take (fixture->documents, odf_content ("DT_SCHEDULE", ATH, 1, 0, "", ITEM ("SCHEDULED") OTHER_ITEM));
  odf_take (fixture->documents, odf_content ("DT_SCHEDULE_UPDATE", ATH, 7, 100, "", ITEM ("RUNNING")));
  odf_take (fixture->documents, odf_content ("DT_SCHEDULE_UPDATE", ATH, 2, 200, "", ITEM ("FINISHED")));
  assert_member (fixture, SCHEDULE, "unit/" UNIT, "status", "FINISHED");
  g_assert_cmpint (odf_take (fixture->documents, odf_content ("DT_SCHEDULE_UPDATE", ATH, 8, 150, "", ITEM ("DELAYED"))), ==,
                   GANTRY_VERDICT_STALE);
  assert_member (fixture, SCHEDULE, "unit/" UNIT, "status", "FINISHED");
  assert_member (fixture, SCHEDULE, "unit/ATHM400M--------------FNL-000100--", "status", "SCHEDULED");
}

static void
check_reset (Fixture *fixture, const char *header)
{
  odf_take (fixture->documents, odf_content ("DT_SCHEDULE", ATH, 1, 0, "", ITEM ("SCHEDULED") OTHER_ITEM));
  odf_take (fixture->documents, odf_content ("DT_SCHEDULE_UPDATE", ATH, 1, 100, "", ITEM ("DELAYED")));
  odf_take (fixture->documents, odf_content ("DT_SCHEDULE", ATH, 2, 200, header, ITEM ("SCHEDULED")));
  assert_member (fixture, SCHEDULE, "unit/" UNIT, "status", "SCHEDULED");
  assert_absent (fixture, SCHEDULE, "unit/ATHM400M--------------FNL-000100--");
  g_assert_cmpint (odf_take (fixture->documents, odf_content ("DT_SCHEDULE_UPDATE", ATH, 9, 150, "", ITEM ("POSTPONED"))), ==,
                   GANTRY_VERDICT_STALE);
  odf_take (fixture->documents, odf_content ("DT_SCHEDULE_UPDATE", ATH, 3, 250, "", ITEM ("RUNNING")));
  assert_member (fixture, SCHEDULE, "unit/" UNIT, "status", "RUNNING");
}

/* A new schedule resets that of the discipline and makes earlier updates void; so does a synchronisation. */
static void
test_schedule_reset (Fixture *fixture, gconstpointer unused)
{
  check_reset (fixture, "");
  gantry_documents_forget_topic (fixture->documents, SCHEDULE);
  check_reset (fixture, "DocumentSubtype=\"SYNC\"");
}

/* A client of points in time may drop every LIVE message and is still right at each stable one. */
static void
test_without_live (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GantryDocuments) some = gantry_documents_new ();
  g_autofree char *all_state = NULL;
  g_autofree char *some_state = NULL;

  for (int version = 1; version <= 6; version++)
    {
      gboolean live = version % 3 != 0;
      g_autofree char *rows = g_strdup_printf (ROW ("%d", "1", "50.%d"), version, version);
      g_autofree char *text = odf_content ("DT_RESULT", UNIT, version, version,
                                           live ? "ResultStatus=\"LIVE\"" : "ResultStatus=\"INTERMEDIATE\"", rows);

      odf_take (fixture->documents, g_strdup (text));
      if (!live)
        odf_take (some, g_strdup (text));
    }
  all_state = odf_fingerprint (fixture->documents);
  some_state = odf_fingerprint (some);
  g_assert_cmpstr (all_state, ==, some_state);
}

static void
test_revisions (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *good = odf_content ("DT_RESULT", UNIT, 21, 345, "", "");
  g_autofree char *gone = odf_message ("DT_RESULT", UNIT, 21, 400, "", "");
  g_autofree char *list = odf_content ("DT_PARTIC", ATH, 3, 7, "", "");
  g_autoptr (GantryOdfMessage) taken = odf_parse (good);
  g_autoptr (GantryOdfMessage) withdrawn = odf_parse (gone);
  g_autoptr (GantryOdfMessage) people = odf_parse (list);
  GantryChange *change = odf_find_change (taken, TOPIC, "result");

  g_assert_cmpint (change->rev.major, ==, 42);
  g_assert_cmpint (change->rev.minor, ==, odf_time (345));
  g_assert_cmpint (change->at, ==, odf_time (345));
  change = odf_find_change (withdrawn, TOPIC, "result");
  g_assert_cmpint (change->rev.major, ==, 43);
  g_assert_cmpint (change->rev.minor, ==, odf_time (400));
  change = odf_find_change (people, PEOPLE, "athletes");
  g_assert_cmpint (change->rev.major, ==, odf_time (7));
  g_assert_cmpint (change->rev.minor, ==, 3);
}

/* A message that cannot be read leaves no trace: the next one is taken as if nothing had been. */
static void
test_refused_changes_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *broken = odf_content ("DT_RESULT", UNIT, 9, 0, "", ROW ("1", "1", "1.00") "<Result>");

  result (fixture, 1, 0, "", ROW ("1", "1", "50.00"));
  odf_assert_refused (broken, -1, GANTRY_SOURCE_ERROR_NOT_XML, "");
  g_assert_cmpint (result (fixture, 2, 0, "", ROW ("1", "1", "49.00")), ==, GANTRY_VERDICT_TAKEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/odf/rules/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("newer-replaces", test_newer_replaces);
  ADD ("missing-is-removed", test_missing_is_removed);
  ADD ("gap-is-legal", test_gap_is_legal);
  ADD ("lower-is-late", test_lower_is_late);
  ADD ("version-before-time", test_version_before_time);
  ADD ("order-does-not-matter", test_order_does_not_matter);
  ADD ("key", test_key);
  ADD ("english-is-the-default", test_english_is_the_default);
  ADD ("source-is-no-part-of-it", test_source_is_no_part_of_it);
  ADD ("withdrawal", test_withdrawal);
  ADD ("late-withdrawal", test_late_withdrawal);
  ADD ("early-withdrawal", test_early_withdrawal);
  ADD ("withdrawal-of-all", test_withdrawal_of_all);
  ADD ("correction-keeps-notes", test_correction_keeps_notes);
  ADD ("current-is-apart", test_current_is_apart);
  ADD ("people-updates", test_people_updates);
  ADD ("people-list", test_people_list);
  ADD ("name-correction", test_name_correction);
  ADD ("schedule-updates", test_schedule_updates);
  ADD ("schedule-reset", test_schedule_reset);
  ADD ("without-live", test_without_live);
  ADD ("revisions", test_revisions);
  ADD ("refused-changes-nothing", test_refused_changes_nothing);
  return g_test_run ();
}

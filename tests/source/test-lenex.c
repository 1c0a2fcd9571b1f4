/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "source-helper.h"
#include "source/lenex/lenex.h"
#include "source/lenex/reading.h"

#include "model/documents.h"
#include "model/rsc.h"

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <string.h>

#define HEAT   "unit/SWMW100MFR------------HEAT101-----"
#define SECOND "unit/SWMW100MFR------------HEAT102-----"
#define FINAL  "unit/SWMW50MBF-------------FNL-201-----"
#define TEAMS  "unit/SWMX4X50MMD-----------TIM-301-----"

static const GantryEnvelope envelope = { .format = GANTRY_FORMAT_LENEX, .origin = (char *) "lenex:open" };

static void
test_start (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "lenex/start.lef");

  g_assert_cmpstr (message->type, ==, "LENEX_START");
  g_assert_cmpint (message->at, ==, G_GINT64_CONSTANT (1777708800000)); /* 08:00 */
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  test_has (message, HEAT, "head", "\"status\":\"START_LIST\"");
  test_has (message, HEAT, "head", "\"event\":\"Women's 100m Freestyle\"");
  test_has (message, HEAT, "entry/501", "\"start_order\":\"4\",\"start_sort\":2,\"type\":\"A\",\"noc\":\"SUI\",\"family\":\"Amsel\"");
  test_has (message, HEAT, "entry/501", "{\"type\":\"EUE\",\"code\":\"ENTRY_TIME\",\"value\":\"1:00.10\"}");
  test_has (message, HEAT, "entry/502", "\"start_sort\":1,\"type\":\"A\",\"noc\":\"NED\",\"family\":\"van Birke\",\"given\":\"Una\",\"gender\":\"W\"");
  test_has_not (message, HEAT, "entry/502", "ENTRY_TIME");
  test_has (message, SECOND, "entry/503", "\"club\":\"Else & Co\"");
  test_has (message, FINAL, "head", "{\"type\":\"UI\",\"code\":\"CLASSES\",\"value\":\"5,6,7\"}");
  test_has (message, FINAL, "entry/504", "\"class\":\"S6\"");
  test_has (message, "schedule/SWM", HEAT, "\"start\":\"2026-05-02T09:31:00\"");
  test_has (message, "schedule/SWM", HEAT, "\"session\":\"1\",\"names\":{\"ENG\":\"Women's 100m Freestyle Heat 1\"}");
  test_has (message, "schedule/SWM", FINAL, "\"names\":{\"ENG\":\"Women's 50m Butterfly S5-S7 Final\"}");
  test_has (message, "schedule/SWM", "session/1", "\"names\":{\"ENG\":\"Saturday morning\"}");
  g_assert_true (gantry_rsc_is_valid (strchr (TEAMS, '/') + 1));
}

static void
test_results (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "lenex/results.lef");

  test_has (message, HEAT, "head", "\"status\":\"OFFICIAL\"");
  test_has (message, HEAT, "head", "{\"type\":\"UI\",\"code\":\"INTERMEDIATE\",\"pos\":\"50\",\"value\":\"50\"}");
  test_has (message, HEAT, "line/501", "\"rank\":\"1\",\"rank_equal\":true,\"result\":\"59.20\",\"result_type\":\"TIME\",\"points\":\"700\"");
  test_has (message, HEAT, "line/501", "{\"type\":\"ER\",\"code\":\"REACT_TIME\",\"value\":\"0.69\"}");
  test_has (message, HEAT, "line/501", "{\"type\":\"PROGRESS\",\"code\":\"INTERMEDIATE\",\"pos\":\"50\",\"value\":\"28.95\"}");
  test_has (message, HEAT, "line/501", "New Nowhere Record?");
  test_has (message, HEAT, "line/502", "\"rank\":\"1\",\"rank_equal\":true");
  test_has (message, HEAT, "line/502", "\"value\":\"-0.02\"");
  g_assert_null (test_body (message, SECOND, "head")); /* nobody in it: what is known of it stays */
  test_has (message, FINAL, "head", "\"status\":\"UNOFFICIAL\"");
  test_has (message, FINAL, "line/504", "\"rank\":\"1\",\"result\":\"41.25\"");
  test_has (message, "people/SWM", "entries/SWMW100MFR------------HEAT--------~10~RESULT", "{\"code\":\"503\",\"sort\":1,\"status\":\"WDR\"");
}

static void
test_rankings (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "lenex/results.lef");
  const char *topic = "event/SWMW100MFR------------------------";
  const char *open = test_body (message, topic, "phase/SWMW100MFR------------HEAT--------");

  g_assert_nonnull (open);
  g_assert_nonnull (strstr (open, "{\"code\":\"501\",\"type\":\"A\""));
  g_assert_true (strstr (open, "\"501\"") < strstr (open, "\"503\"")); /* by order, not as they stand */
  g_assert_nonnull (strstr (open, "\"irm\":\"WDR\""));
  test_has (message, topic, "phase/SWMW100MFR------------HEAT--------~10~2", "\"event\":\"Women's 100m Freestyle (Junior)\"");
}

static void
test_relay (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "lenex/results.lef");
  const GantryChange *change = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < message->changes->len; i++)
    if (strcmp (((GantryChange *) g_ptr_array_index (message->changes, i))->topic, TEAMS) == 0)
      change = g_ptr_array_index (message->changes, i);
  g_assert_nonnull (change);
  for (guint i = 0; i < gantry_change_get_size (change); i++)
    g_string_append (all, gantry_change_get_item (change, i)->body);
  g_assert_nonnull (strstr (all->str, "\"type\":\"T\",\"noc\":\"SUI\",\"name\":\"Swim Nowhere 1\""));
  g_assert_nonnull (strstr (all->str, "{\"code\":\"503\",\"order\":2,\"noc\":\"SUI\",\"family\":\"Cedar\""));
  g_assert_nonnull (strstr (all->str, "\"result\":\"1:58.01\""));
  g_assert_nonnull (strstr (all->str, "\"members\":[{\"code\":\"501\",\"ext\":[{\"type\":\"ER\",\"code\":\"REACT_TIME\",\"value\":\"0.70\"}]}]"));
}

static void
test_entries (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "lenex/entries.lef");
  const char *id = "entries/SWMW100MFR------------HEAT--------~10";

  g_assert_cmpstr (message->type, ==, "LENEX_ENTRY");
  test_has (message, "people/SWM", id, "{\"code\":\"503\",\"sort\":3,\"status\":\"WDR\"");
  test_has (message, "people/SWM", id, "\"value\":\"1:00.10\"");
  test_has (message, "people/SWM", "athlete/501", "\"events\":[{\"event\":\"SWMW100MFR------------------------\"}]");
  test_has (message, "schedule/SWM", "phase/SWMW100MFR------------HEAT--------", "\"names\":{\"ENG\":\"Women's 100m Freestyle\"}");
}

static void
test_records (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "lenex/records.lef");
  const char *free = "event/SWMW100MFR------------------------";

  g_assert_cmpstr (message->type, ==, "LENEX_RECORD");
  test_has (message, free, "record/WR.F.LCM/WR", "\"type\":\"WR\",\"order\":1,\"list\":\"World Records\"");
  test_has (message, free, "record/WR.F.LCM/WR", "\"result\":\"51.71\",\"result_type\":\"TIME\",\"country\":\"HUN\",\"place\":\"Elsewhere\","
                                                 "\"date\":\"2017-07-23\",\"competition\":\"Worlds\",\"type\":\"A\",\"noc\":\"SWE\",\"family\":\"Eiche\"");
  test_has (message, free, "record/WR.F.LCM/WR", "\"order\":2"); /* two hold it */
  test_has (message, free, "record/WR.F.LCM/WR", "\"pos\":\"50\",\"value\":\"25.00\"");
  test_has (message, "event/SWMW4X100MFR----------------------", "record/WR.F.LCM/WR", "\"name\":\"Australia\",\"members\":[{\"noc\":\"AUS\",\"family\":\"Erle\"");
  test_has (message, "event/SWMW100MFR-A15-17-----------------", "record/NOW.JR 15-17.F.LCM/NOW.JR 15-17", "\"not_established\":true");
  test_has (message, "event/SWMW100MBK-A15-17-----------------", "record/NOW.JR 15-17.F.LCM#2/NOW.JR 15-17", "58.00");
  test_has (message, "event/SWMW50MBF-SCM-S6------------------", "record/IPC S6.F.SCM/IPC S6", "\"unconfirmed\":true");
}

static void
apply (GantryDocuments *documents, const GantryMessage *message)
{
  for (guint i = 0; i < message->changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (documents, g_ptr_array_index (message->changes, i), &outcome);
    }
}

static gboolean
has (GantryDocuments *documents, const char *topic, const char *id, const char *part)
{
  GantryObject *object = gantry_documents_lookup (documents, topic, id);

  return object != NULL && strstr (gantry_object_get_body (object), part) != NULL;
}

/* Whatever comes in which order: results stand above the start list of a heat that has been swum, and a newer start list of one
 * that has not is taken. */
static void
test_order (void)
{
  g_autoptr (GBytes) bytes = test_load_file ("lenex/start.lef");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GRegex) created = g_regex_new ("created=\"[^\"]*\"", 0, 0, NULL);
  g_autoptr (GRegex) swum = g_regex_new ("heatid=\"101\" number=\"1\" order=\"1\" daytime=\"09:31\" status=\"SEEDED\"", 0, 0, NULL);
  g_autofree char *later = g_regex_replace (created, text, -1, 0, "created=\"2026-05-02T14:00:00\"", 0, NULL);
  g_autofree char *again = g_regex_replace (swum, later, -1, 0, "heatid=\"101\" number=\"1\" status=\"OFFICIAL\"", 0, NULL);
  g_autoptr (GantryMessage) start = test_read_file (&envelope, "lenex/start.lef");
  g_autoptr (GantryMessage) results = test_read_file (&envelope, "lenex/results.lef");
  g_autoptr (GantryMessage) reprint = gantry_message_read (&envelope, again, strlen (again), NULL);
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autoptr (GantryDocuments) backwards = gantry_documents_new ();
  GantryDocuments *both[] = { documents, backwards };

  apply (documents, start);
  apply (documents, results);
  apply (documents, reprint);
  apply (backwards, reprint);
  apply (backwards, results);
  apply (backwards, start);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (has (both[i], HEAT, "line/501", "59.20"));
      g_assert_true (has (both[i], SECOND, "entry/503", "Cedar"));
      g_assert_cmpint (gantry_object_get_rev (gantry_documents_lookup (both[i], SECOND, "head")).minor, ==, reprint->at);
    }
}

static GBytes *
pack (const char *first, const char *first_name, const char *second_name, guint copies)
{
  struct archive *archive = archive_write_new ();
  gsize room = strlen (first) * 2 + 64 * 1024;
  g_autofree char *buffer = g_malloc (room);
  size_t used = 0;

  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, buffer, room, &used);
  for (guint i = 0; i < copies; i++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, i == 0 ? first_name : second_name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, i == 0 ? strlen (first) : 1);
      archive_write_header (archive, entry);
      archive_write_data (archive, i == 0 ? first : "x", i == 0 ? strlen (first) : 1);
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new (buffer, used);
}

static void
assert_unpacks (GBytes *packed, const char *text)
{
  g_autoptr (GBytes) raw = packed;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) got = gantry_message_unpack (GANTRY_FORMAT_LENEX, raw, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (got, NULL), g_bytes_get_size (got), text, strlen (text));
}

static void
assert_damaged (GBytes *packed, GantrySourceError code, const char *part)
{
  g_autoptr (GBytes) raw = packed;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) got = gantry_message_unpack (GANTRY_FORMAT_LENEX, raw, &error);

  g_assert_null (got);
  g_assert_error (error, GANTRY_SOURCE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_archive (void)
{
  g_autoptr (GBytes) good = pack ("<LENEX/>", "MEET.LEF", "readme.txt", 2);

  assert_unpacks (g_bytes_new ("<LENEX/>", 8), "<LENEX/>"); /* is no archive */
  assert_unpacks (g_bytes_ref (good), "<LENEX/>");
  assert_damaged (pack ("<LENEX/>", "a.txt", "b.txt", 2), GANTRY_SOURCE_ERROR_PACKING, "no .lef");
  assert_damaged (pack ("<LENEX/>", "a.lef", "b.lef", 2), GANTRY_SOURCE_ERROR_PACKING, "more than one");
  assert_damaged (pack ("<LENEX/>", "a.lef", "b.txt", 20), GANTRY_SOURCE_ERROR_PACKING, "more than 16");
  assert_damaged (g_bytes_new_from_bytes (good, 0, 20), GANTRY_SOURCE_ERROR_PACKING, "archive");
  assert_damaged (g_bytes_new ("PK\3\4 and then nothing of the kind", 33), GANTRY_SOURCE_ERROR_PACKING, "archive");
}

/* A small archive of something enormous is not unpacked to its end. */
static void
test_bomb (void)
{
  g_autofree char *filling = g_strnfill (GANTRY_LENEX_MAX_SIZE + 1, ' ');

  assert_damaged (pack (filling, "a.lef", "", 1), GANTRY_SOURCE_ERROR_TOO_LARGE, "33554432");
}

/* The good file with one value in another's place is refused as a whole. */
static void
assert_bad (const char *good, const char *bad, const char *part)
{
  g_autoptr (GBytes) bytes = test_load_file ("lenex/results.lef");
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpuint (g_string_replace (text, good, bad, 1), ==, 1);
  test_refused (&envelope, text->str, GANTRY_SOURCE_ERROR_HEADER, part);
}

/* Times decide on ranks that are counted, lengths on what an event is called: what is none of them is not passed over. */
static void
test_bad_values (void)
{
  assert_bad ("swimtime=\"00:00:59.20\"", "swimtime=\"NaN\"", "RESULT of id \"1\": swimtime \"NaN\" is no time");
  assert_bad ("swimtime=\"00:00:59.20\"", "swimtime=\"-00:00:59.20\"", "is no time");
  assert_bad ("swimtime=\"00:00:59.20\"", "swimtime=\"99999999999999999999:00:59.20\"", "is no time");
  assert_bad ("swimtime=\"00:00:28.95\"", "swimtime=\"1e9\"", "SPLIT of id \"1\"");
  assert_bad ("distance=\"100\"", "distance=\"99999999999\"", "SWIMSTYLE of id \"10\": distance \"99999999999\" is no length");
  assert_bad ("distance=\"100\"", "distance=\"-1\"", "is no length");
  assert_bad ("relaycount=\"4\"", "relaycount=\"4000000000\"", "relaycount \"4000000000\" is no number");
}

static void
test_refusals (void)
{
  test_refused (&envelope, "<LENEX version=\"3.0\"/>", GANTRY_SOURCE_ERROR_HEADER, "created");
  test_refused (&envelope, "<LENEX version=\"2.0\" created=\"2026-05-02\"/>", GANTRY_SOURCE_ERROR_HEADER, "version \"2.0\"");
  test_refused (&envelope, "<LENEX version=\"3.0\" created=\"today\"/>", GANTRY_SOURCE_ERROR_HEADER, "today");
  test_refused (&envelope, "<ResultList/>", GANTRY_SOURCE_ERROR_HEADER, "ResultList");
  test_refused (&envelope, "<LENEX version=\"3.0\"", GANTRY_SOURCE_ERROR_NOT_XML, "line 1");
  test_refused (&envelope, "<!DOCTYPE LENEX SYSTEM 'x'><LENEX/>", GANTRY_SOURCE_ERROR_FORBIDDEN, "document type");
  g_assert_true (gantry_xml_vocabulary_is_sorted (&gantry_lenex_vocabulary));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lenex/start", test_start);
  g_test_add_func ("/lenex/results", test_results);
  g_test_add_func ("/lenex/rankings", test_rankings);
  g_test_add_func ("/lenex/relay", test_relay);
  g_test_add_func ("/lenex/entries", test_entries);
  g_test_add_func ("/lenex/records", test_records);
  g_test_add_func ("/lenex/order", test_order);
  g_test_add_func ("/lenex/archive", test_archive);
  g_test_add_func ("/lenex/bomb", test_bomb);
  g_test_add_func ("/lenex/bad-values", test_bad_values);
  g_test_add_func ("/lenex/refusals", test_refusals);
  return g_test_run ();
}

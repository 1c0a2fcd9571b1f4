/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "source-helper.h"
#include "source/c123/reading.h"
#include "source/c123/stream.h"

#include "model/rsc.h"

#include <string.h>

#define NOON   G_GINT64_CONSTANT (1777723200000) /* 2026-05-02 12:00 */
#define TEN    (NOON - 2 * 3600000)
#define RACE   "unit/CSLWK1-ST-6-----------BR2-000100--"

static const GantryEnvelope envelope = { .format = GANTRY_FORMAT_C123, .origin = (char *) "c123:hut", .at = TEN, .serial = 3 };

static void
test_results (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "c123/results.xml");

  g_assert_cmpstr (message->type, ==, "C123_RESULTS");
  g_assert_cmpint (message->rev.major, ==, TEN);
  g_assert_cmpint (message->rev.minor, ==, 3);
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  g_assert_cmpstr (test_topic (message, "unit/"), ==, RACE);
  test_has (message, RACE, "head", "\"status\":\"LIVE\"");
  test_has (message, RACE, "head", "\"event\":\"K1w - middle\"");
  test_has (message, RACE, "head", "{\"type\":\"UI\",\"code\":\"GATE\",\"pos\":\"3\",\"value\":\"UPSTREAM\"}");
  test_has (message, RACE, "entry/501.K1W_ST", "\"bib\":\"7\",\"noc\":\"SUI\",\"start_order\":\"7\",\"start_sort\":7,"
                                               "\"family\":\"AMSEL\",\"given\":\"Ida\",\"club\":\"Paddlers & Sons\"");
  test_has (message, RACE, "line/501.K1W_ST", "\"sort\":1,\"rank\":\"1\",\"result\":\"93.27\",\"result_type\":\"TIME\",\"qual\":\"Q\"");
  test_has (message, RACE, "line/501.K1W_ST", "{\"type\":\"ER\",\"code\":\"TIME\",\"value\":\"91.27\"}");
  test_has (message, RACE, "line/501.K1W_ST", "{\"type\":\"ER\",\"code\":\"GATE\",\"pos\":\"2\",\"value\":\"2\"}");
  test_has (message, RACE, "line/501.K1W_ST", "{\"type\":\"ER\",\"code\":\"PENALTY\",\"value\":\"2\"}");
  test_has_not (message, RACE, "line/501.K1W_ST", "COUNTING");
  test_has (message, RACE, "line/503.K1W_ST", "\"irm\":\"DNF\"");
  test_has_not (message, RACE, "line/504.K1W_ST", "ext");
}

/* The first run counts: what the second had at the gates does not add up to the list's penalty, and both are told apart. */
static void
test_better_run (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "c123/results.xml");

  test_has (message, RACE, "line/502.K1W_ST", "\"result\":\"95.42\"");
  test_has (message, RACE, "line/502.K1W_ST", "\"diff\":\"+2.15\"");
  test_has (message, RACE, "line/502.K1W_ST", "{\"type\":\"ER\",\"code\":\"PENALTY\",\"value\":\"52\"}");
  test_has (message, RACE, "line/502.K1W_ST", "{\"type\":\"ER\",\"code\":\"PENALTY_COUNTING\",\"value\":\"0\"}");
}

static void
test_course (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "c123/course.xml");

  g_assert_cmpstr (message->type, ==, "C123_ONCOURSE");
  test_has (message, RACE, "now", "\"clock\":{\"time\":\"0:12\",\"running\":true}");
  test_has (message, RACE, "now", "{\"code\":\"503.K1W_ST\",\"rank\":\"2\",\"result\":\"14\",\"diff\":\"-1.20\",\"current\":true");
  test_has (message, RACE, "now", "{\"type\":\"PROGRESS\",\"code\":\"LIVE\",\"pos\":\"2\",\"value\":\"14\",\"rank\":\"2\",\"diff\":\"-1.20\"}");
  test_has (message, RACE, "now", "{\"code\":\"504.K1W_ST\",\"current\":true");
  g_assert_cmpuint (message->changes->len, ==, 1);
}

static void
test_schedule (void)
{
  g_autoptr (GantryMessage) message = test_read_file (&envelope, "c123/schedule.xml");
  const GantryChange *change = g_ptr_array_index (message->changes, 0);

  test_has (message, "schedule/CSL", RACE, "\"status\":\"RUNNING\",\"order\":102,\"names\":{\"ENG\":\"K1w - 2nd run\"}");
  test_has (message, "schedule/CSL", "unit/CSLWK1-ST-6-----------BR1-000100--", "FINISHED");
  g_assert_cmpuint (gantry_change_get_size (change), ==, 3);
  g_assert_true (gantry_rsc_is_valid (gantry_change_get_item (change, 2)->id + strlen ("unit/")));
  g_assert_null (strstr (gantry_change_get_item (change, 2)->body, "status")); /* 4: nobody says what it means */
}

static void
test_units (void)
{
  static const char *const races[] = { "K1M_ST_BR1_6", "K1M_ST_BR1_7", "K1M_ST_BR2_6", "K1W_ST_BR1_6", "C2X_ST_BR1_6", "FR_HO_BR1_6",
                                       "FR_HO", "", "Open Cross", "open cross", "K1M_ST_LONGRUN_6", "_BR1_", "K1M__BR1_6" };
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (races); i++)
    {
      char *unit = gantry_c123_unit (races[i]);

      g_assert_true (gantry_rsc_is_valid (unit));
      g_assert_true (g_hash_table_add (units, unit));
    }
}

static void
test_refusals (void)
{
  static const GantryEnvelope undated = { .format = GANTRY_FORMAT_C123, .origin = (char *) "c123:hut" };

  test_refused (&envelope, "Nat=\"\" /></Row></Results></Canoe123>", GANTRY_SOURCE_ERROR_NOT_XML, "line 1");
  test_refused (&envelope, "<Canoe123><Results RaceId=\"A\"><Row", GANTRY_SOURCE_ERROR_NOT_XML, "line 1");
  test_refused (&envelope, "<Canoe124/>", GANTRY_SOURCE_ERROR_HEADER, "Canoe124");
  test_refused (&envelope, "<Canoe123><TVS/></Canoe123>", GANTRY_SOURCE_ERROR_HEADER, "TVS");
  test_refused (&envelope, "<Canoe123><Results/></Canoe123>", GANTRY_SOURCE_ERROR_HEADER, "RaceId");
  test_refused (&undated, "<Canoe123><OnCourse/></Canoe123>", GANTRY_SOURCE_ERROR_HEADER, "time");
  g_assert_true (gantry_xml_vocabulary_is_sorted (&gantry_c123_vocabulary));
}

/* What a stream gave: bodies and broken pieces as text, ticks as their time. */
typedef struct
{
  GPtrArray *bodies;
  GPtrArray *broken;
  GPtrArray *others;
  GArray *times;
  gint64 last;   /* 'at' and serial of the last body */
  gint64 serial;
} Got;

static void
piece_cb (const GantryC123Piece *piece, gpointer data)
{
  Got *got = data;
  GPtrArray *into = piece->kind == GANTRY_C123_BODY ? got->bodies : piece->kind == GANTRY_C123_BROKEN ? got->broken : got->others;

  if (piece->kind == GANTRY_C123_TIME)
    {
      g_array_append_val (got->times, piece->at);
      return;
    }
  g_ptr_array_add (into, g_strndup (g_bytes_get_data (piece->bytes, NULL), g_bytes_get_size (piece->bytes)));
  if (piece->kind != GANTRY_C123_BODY)
    return;
  g_assert_true (piece->at > got->last || (piece->at == got->last && piece->serial > got->serial));
  got->last = piece->at;
  got->serial = piece->serial;
}

static void
got_init (Got *got)
{
  *got = (Got) {
    .bodies = g_ptr_array_new_with_free_func (g_free),
    .broken = g_ptr_array_new_with_free_func (g_free),
    .others = g_ptr_array_new_with_free_func (g_free),
    .times = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
}

static void
got_clear (Got *got)
{
  g_ptr_array_unref (got->bodies);
  g_ptr_array_unref (got->broken);
  g_ptr_array_unref (got->others);
  g_array_unref (got->times);
}

static char *
load_session (gsize *length)
{
  g_autoptr (GBytes) bytes = test_load_file ("c123/session.txt");

  *length = g_bytes_get_size (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), *length);
}

static const char *
body (const Got *got, guint index)
{
  g_assert_cmpuint (index, <, got->bodies->len);
  return g_ptr_array_index (got->bodies, index);
}

/* Cut anywhere, the same comes out. */
static void
test_pieces (void)
{
  static const gsize sizes[] = { 1, 7, 100, 1000000 };
  gsize length;
  g_autofree char *text = load_session (&length);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      Got got;
      g_autoptr (GantryC123Stream) stream = NULL;

      got_init (&got);
      stream = gantry_c123_stream_new (piece_cb, &got);
      for (gsize at = 0; at < length; at += sizes[s])
        gantry_c123_stream_feed (stream, text + at, MIN (sizes[s], length - at), NOON);
      g_assert_cmpuint (got.broken->len, ==, 0);
      g_assert_cmpuint (got.bodies->len, ==, 7);
      g_assert_cmpuint (got.times->len, ==, 3);
      g_assert_cmpint (g_array_index (got.times, gint64, 0), ==, TEN + 1000);
      g_assert_nonnull (strstr (body (&got, 0), "<Schedule>"));
      g_assert_nonnull (strstr (body (&got, 1), "<OnCourse/>"));
      g_assert_nonnull (strstr (body (&got, 2), "<RaceConfig"));
      g_assert_nonnull (strstr (body (&got, 2), "504.K1W_ST"));
      g_assert_nonnull (strstr (body (&got, 5), "503.K1W_ST")); /* one picture of both boats */
      g_assert_nonnull (strstr (body (&got, 5), "504.K1W_ST"));
      g_assert_cmpint (got.last, ==, TEN + 3000);
      got_clear (&got);
    }
}

/* A boat that moves up is not at two places; one that left is gone. */
static void
test_boats (void)
{
  static const char format[] = "<Canoe123><OnCourse Total=\"%d\" Position=\"%d\"><Participant Id=\"%s\" RaceId=\"R\"/></OnCourse></Canoe123>|";
  const struct
  {
    int total, place;
    const char *id;
    const char *expected;
  } steps[] = {
    { 2, 1, "a", "a" }, { 2, 2, "b", "ab" }, { 1, 1, "b", "b" }, { 2, 1, "b", "b" }, { 2, 2, "c", "bc" }, { 2, 1, "c", "c" },
  };
  Got got;
  g_autoptr (GantryC123Stream) stream = NULL;

  got_init (&got);
  stream = gantry_c123_stream_new (piece_cb, &got);
  gantry_c123_stream_feed (stream, "<Canoe123><TimeOfDay>10:00:00</TimeOfDay></Canoe123>", 52, NOON);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *text = g_strdup_printf (format, steps[i].total, steps[i].place, steps[i].id);
      g_autoptr (GString) ids = g_string_new (NULL);
      const char *at;

      gantry_c123_stream_feed (stream, text, strlen (text), NOON);
      at = body (&got, i);
      while ((at = strstr (at, "Id=\"")) != NULL)
        {
          at += strlen ("Id=\"");
          if (*at != 'R')
            g_string_append_c (ids, *at);
        }
      g_assert_cmpstr (ids->str, ==, steps[i].expected);
    }
  got_clear (&got);
}

/* What was cut is given out as broken, as it came; what is whole beside it is taken. */
static void
test_broken (void)
{
  static const char text[] =
    "7\" Time=\"1.0\"/></Row></Results></Canoe123>|"
    "<Canoe123><TimeOfDay>10:00:00</TimeOfDay></Canoe123>|"
    "<Canoe123><Results RaceId=\"A\"><Row Number=\"1\"><Part"
    "<Canoe123><OnCourse Total=\"0\" Position=\"0\"/></Canoe123>|"
    "icipant/></Row></Results></Canoe123>|"
    "<Canoe123><Results RaceId=\"A\"></Canoe123>|"
    "<Canoe123><Foo/></Canoe123>|<Canoe123/><Canoe123><Results RaceId=\"B\"/></Canoe123>|<Canoe123><Resu";
  Got got;
  g_autoptr (GantryC123Stream) stream = NULL;

  got_init (&got);
  stream = gantry_c123_stream_new (piece_cb, &got);
  for (gsize i = 0; i < strlen (text); i++)
    gantry_c123_stream_feed (stream, text + i, 1, NOON);
  g_assert_cmpuint (got.bodies->len, ==, 2);
  g_assert_nonnull (strstr (body (&got, 0), "<OnCourse/>"));
  g_assert_nonnull (strstr (body (&got, 1), "\"B\""));
  g_assert_cmpuint (got.others->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (got.others, 0), ==, "Canoe123/Foo");
  g_assert_cmpuint (got.broken->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (got.broken, 0), ==, "7\" Time=\"1.0\"/></Row></Results></Canoe123>");
  g_assert_cmpstr (g_ptr_array_index (got.broken, 1), ==, "<Canoe123><Results RaceId=\"A\"><Row Number=\"1\"><Part");
  gantry_c123_stream_reset (stream);
  g_assert_cmpuint (got.broken->len, ==, 6);
  g_assert_cmpstr (g_ptr_array_index (got.broken, 5), ==, "<Canoe123><Resu");
  got_clear (&got);
}

/* The day is the one on which the time of day is nearest; a clock that goes back does not take numbers twice. */
static void
test_time (void)
{
  static const char before[] = "<Canoe123><TimeOfDay>23:59:59</TimeOfDay></Canoe123><Canoe123><OnCourse Total=\"0\"/></Canoe123>";
  static const char after[] = "<Canoe123><TimeOfDay>00:00:01</TimeOfDay></Canoe123><Canoe123><OnCourse Total=\"0\"/></Canoe123>";
  const gint64 midnight = NOON + 12 * 3600000;
  Got got;
  g_autoptr (GantryC123Stream) stream = NULL;

  got_init (&got);
  stream = gantry_c123_stream_new (piece_cb, &got);
  gantry_c123_stream_feed (stream, before, strlen (before), midnight + 5000);
  g_assert_cmpint (got.last, ==, midnight - 1000);
  gantry_c123_stream_feed (stream, after, strlen (after), midnight - 5000);
  g_assert_cmpint (got.last, ==, midnight + 1000);
  gantry_c123_stream_feed (stream, before, strlen (before), midnight);
  g_assert_cmpint (got.last, ==, midnight + 1000);
  g_assert_cmpint (got.serial, ==, 2);
  gantry_c123_stream_feed (stream, "<Canoe123><TimeOfDay>25:00:00</TimeOfDay></Canoe123>", 52, NOON);
  g_assert_cmpuint (got.others->len, ==, 1);
  got_clear (&got);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/c123/results", test_results);
  g_test_add_func ("/c123/better-run", test_better_run);
  g_test_add_func ("/c123/course", test_course);
  g_test_add_func ("/c123/schedule", test_schedule);
  g_test_add_func ("/c123/units", test_units);
  g_test_add_func ("/c123/refusals", test_refusals);
  g_test_add_func ("/c123/pieces", test_pieces);
  g_test_add_func ("/c123/boats", test_boats);
  g_test_add_func ("/c123/broken", test_broken);
  g_test_add_func ("/c123/time", test_time);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "stream/frame.h"

#define UNIT "unit/ATHM100M--------------FNL-000100--"

static GantryFrame *
decode (const char *text, GError **error)
{
  return gantry_frame_decode (text, strlen (text), GANTRY_STREAM_MAX_FROM_RELAY, error);
}

static char *
encode (const GantryFrame *frame)
{
  g_autoptr (GBytes) bytes = gantry_frame_encode (frame);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Through the wire: what comes back must also be written the same again. */
static GantryFrame *
travel (const GantryFrame *frame)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = encode (frame);
  g_autofree char *again = NULL;
  GantryFrame *back = decode (text, &error);

  g_assert_no_error (error);
  again = encode (back);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpint (back->type, ==, frame->type);
  g_assert_cmpstr (back->topic, ==, frame->topic);
  return back;
}

static void
assert_refused (const char *text, const char *because)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (decode (text, &error));
  g_assert_error (error, GANTRY_STREAM_ERROR, GANTRY_STREAM_ERROR_BAD_FRAME);
  if (strstr (error->message, because) == NULL)
    g_test_message ("%s: %s", text, error->message);
  g_assert_nonnull (strstr (error->message, because));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_from_seat (void)
{
  g_autoptr (GantryFrame) hello = gantry_frame_new (GANTRY_FRAME_HELLO);
  g_autoptr (GantryFrame) open = gantry_frame_new (GANTRY_FRAME_OPEN);
  g_autoptr (GantryFrame) close = gantry_frame_new (GANTRY_FRAME_CLOSE);
  g_autoptr (GantryFrame) list = gantry_frame_new (GANTRY_FRAME_LIST);
  g_autofree char *text = NULL;
  GantryFrame *back;

  hello->text = g_strdup ("gantry \"0.1\"\t\\é");
  back = travel (hello);
  g_assert_cmpstr (back->text, ==, hello->text);
  gantry_frame_free (back);

  open->topic = g_strdup (UNIT);
  back = travel (open);
  g_assert_false (back->resume);
  gantry_frame_free (back);
  open->resume = TRUE;
  open->epoch = 1754000000000;
  open->seq = 12;
  back = travel (open);
  g_assert_true (back->resume);
  g_assert_cmpint (back->epoch, ==, 1754000000000);
  g_assert_cmpint (back->seq, ==, 12);
  gantry_frame_free (back);

  close->topic = g_strdup ("medals");
  gantry_frame_free (travel (close));
  gantry_frame_free (travel (list));
  text = encode (list);
  g_assert_cmpstr (text, ==, "{\"t\":\"list\"}");
}

static void
test_welcome (void)
{
  g_autoptr (GantryFrame) welcome = gantry_frame_new (GANTRY_FRAME_WELCOME);
  g_autoptr (GantryFrame) bye = gantry_frame_new (GANTRY_FRAME_BYE);
  GantryFrame *back;

  welcome->text = g_strdup ("relay-1");
  welcome->version = g_strdup ("0.1.0");
  welcome->time = 1754000000123;
  welcome->beat = GANTRY_STREAM_BEAT;
  gantry_frame_free (travel (welcome)); /* one that sends no digests */
  welcome->digest = GANTRY_STREAM_DIGEST;
  back = travel (welcome);
  g_assert_cmpint (back->digest, ==, 10000);
  g_assert_cmpstr (back->text, ==, "relay-1");
  g_assert_cmpstr (back->version, ==, "0.1.0");
  g_assert_cmpint (back->time, ==, 1754000000123);
  g_assert_cmpint (back->beat, ==, 1000);
  gantry_frame_free (back);

  bye->text = g_strdup ("too slow");
  back = travel (bye);
  g_assert_cmpstr (back->text, ==, "too slow");
  gantry_frame_free (back);
}

static void
test_topics (void)
{
  g_autoptr (GantryFrame) topics = gantry_frame_new (GANTRY_FRAME_TOPICS);
  g_autoptr (GantryFrame) back = NULL;

  gantry_frame_free (travel (topics));
  gantry_frame_add_topic (topics, "medals", 3, 1);
  gantry_frame_add_topic (topics, UNIT, 17, 25);
  topics->more = TRUE;
  back = travel (topics);
  g_assert_true (back->more);
  g_assert_cmpuint (back->topics->len, ==, 2);
  g_assert_cmpstr (g_array_index (back->topics, GantryTopicInfo, 1).topic, ==, UNIT);
  g_assert_cmpint (g_array_index (back->topics, GantryTopicInfo, 1).seq, ==, 17);
  g_assert_cmpint (g_array_index (back->topics, GantryTopicInfo, 1).objects, ==, 25);
}

static void
test_digest (void)
{
  g_autoptr (GantryFrame) frame = gantry_frame_new (GANTRY_FRAME_DIGEST);
  g_autoptr (GantryFrame) back = NULL;
  const GantryTopicInfo *info;

  gantry_frame_free (travel (frame));
  gantry_frame_add_digest (frame, "medals", 0, (GantryDigest) { 0, 0 });
  gantry_frame_add_digest (frame, UNIT, 17, (GantryDigest) { 0xfedcba9876543210, 0x0123456789abcdef });
  back = travel (frame);
  info = &g_array_index (back->topics, GantryTopicInfo, 1);
  g_assert_cmpstr (info->topic, ==, UNIT);
  g_assert_cmpint (info->seq, ==, 17);
  g_assert_cmpuint (info->digest.high, ==, 0xfedcba9876543210);
  g_assert_cmpuint (info->digest.low, ==, 0x0123456789abcdef);
  assert_refused ("{\"t\":\"digest\"}", "“topics” is missing");
  assert_refused ("{\"t\":\"digest\",\"topics\":{\"a\":7}}", "not an object");
  assert_refused ("{\"t\":\"digest\",\"topics\":{\"a\":{\"seq\":1}}}", "“digest”");
  assert_refused ("{\"t\":\"digest\",\"topics\":{\"a\":{\"seq\":1,\"digest\":\"0123\"}}}", "32 hexadecimal");
  assert_refused ("{\"t\":\"digest\",\"topics\":{\"a\":{\"digest\":\"0123456789abcdef0123456789abcdef\"}}}", "“seq”");
}

/* A frame that somebody made without its arrays. */
static void
test_free (void)
{
  GantryFrame *frame = g_new0 (GantryFrame, 1);

  frame->text = g_strdup ("nothing else");
  gantry_frame_free (frame);
  gantry_frame_free (NULL);
}

static void
test_opened (void)
{
  for (GantryOpenOutcome outcome = GANTRY_OUTCOME_SNAPSHOT; outcome <= GANTRY_OUTCOME_DENIED; outcome++)
    {
      g_autoptr (GantryFrame) opened = gantry_frame_new (GANTRY_FRAME_OPENED);
      g_autoptr (GantryFrame) back = NULL;

      opened->topic = g_strdup (UNIT);
      opened->epoch = 5;
      opened->seq = 9;
      opened->outcome = outcome;
      opened->count = outcome == GANTRY_OUTCOME_REPLAYED ? 4 : 0;
      opened->text = outcome == GANTRY_OUTCOME_DENIED ? g_strdup ("no such right") : NULL;
      back = travel (opened);
      g_assert_cmpint (back->outcome, ==, outcome);
      g_assert_cmpint (back->count, ==, opened->count);
      g_assert_cmpstr (back->text, ==, opened->text);
      g_assert_cmpint (back->epoch, ==, 5);
      g_assert_cmpint (back->seq, ==, 9);
    }
}

static void
test_beat (void)
{
  g_autoptr (GantryFrame) beat = gantry_frame_new (GANTRY_FRAME_BEAT);
  g_autoptr (GantryFrame) back = NULL;
  const GantrySourceBeat *source;

  beat->time = 1754000000123;
  gantry_frame_add_topic (beat, "medals", 3, 0);
  gantry_frame_add_source (beat, "STAATH1", GANTRY_SOURCE_ON, 120, 1754003600000, 25000);
  gantry_frame_add_source (beat, "AQUSWM1", GANTRY_SOURCE_LOST, 60000, 0, 0);
  back = travel (beat);
  g_assert_cmpint (back->time, ==, beat->time);
  g_assert_cmpint (g_array_index (back->topics, GantryTopicInfo, 0).seq, ==, 3);
  g_assert_cmpuint (back->sources->len, ==, 2);
  source = &g_array_index (back->sources, GantrySourceBeat, 0);
  g_assert_cmpstr (source->id, ==, "STAATH1");
  g_assert_cmpint (source->state, ==, GANTRY_SOURCE_ON);
  g_assert_cmpint (source->heard, ==, 120);
  g_assert_cmpint (source->at, ==, 1754003600000);
  g_assert_cmpint (source->limit, ==, 25000);
  g_assert_cmpint (g_array_index (back->sources, GantrySourceBeat, 1).state, ==, GANTRY_SOURCE_LOST);
}

static GantryDocuments *
make_documents (void)
{
  GantryDocuments *documents = gantry_documents_new ();
  g_autoptr (GantryChange) result = gantry_change_new (UNIT, "result", GANTRY_CHANGE_FULL, (GantryRev) { 4, 1000 }, 1000);
  g_autoptr (GantryChange) note = gantry_change_new (UNIT, "notes", GANTRY_CHANGE_PARTIAL, (GantryRev) { 4, 1000 }, 1000);
  g_auto (GantryOutcome) first = { 0 }, second = { 0 };

  gantry_change_take (result, "head", g_strdup ("{\"status\":\"LIVE\",\"name\":\"say \\\"go\\\"\"}"));
  gantry_change_take (result, "line/1", g_strdup ("{\"rank\":\"1\"}"));
  gantry_documents_apply (documents, result, &first);
  gantry_change_take (note, "note/ab", g_strdup ("{\"text\":\"é\"}"));
  gantry_documents_apply (documents, note, &second);
  return documents;
}

static void
assert_same (GantryDocuments *a, GantryDocuments *b)
{
  g_autoptr (GPtrArray) left = gantry_documents_list_objects (a, UNIT, NULL);
  g_autoptr (GPtrArray) right = gantry_documents_list_objects (b, UNIT, NULL);

  g_assert_cmpuint (left->len, ==, right->len);
  for (guint i = 0; i < left->len; i++)
    {
      GantryObject *x = g_ptr_array_index (left, i), *y = g_ptr_array_index (right, i);
      const char *id = gantry_object_get_id (x);

      g_assert_cmpstr (id, ==, gantry_object_get_id (y));
      g_assert_cmpstr (gantry_object_get_body (x), ==, gantry_object_get_body (y));
      g_assert_cmpint (gantry_object_get_at (x), ==, gantry_object_get_at (y));
      g_assert_cmpint (gantry_rev_compare (gantry_documents_get_rev (a, UNIT, id),
                                           gantry_documents_get_rev (b, UNIT, id)), ==, 0);
    }
}

/* A snapshot, then puts of both kinds, carry one GantryDocuments' state into another. */
static void
test_state (void)
{
  g_autoptr (GantryDocuments) relay = make_documents ();
  g_autoptr (GantryDocuments) seat = gantry_documents_new ();
  g_autoptr (GantryFrame) snap = gantry_frame_new (GANTRY_FRAME_SNAP);
  g_autoptr (GantryFrame) arrived = NULL;
  GantryChange *changes[2];

  snap->topic = g_strdup (UNIT);
  snap->epoch = 77;
  snap->seq = 2;
  snap->more = TRUE;
  g_ptr_array_unref (snap->changes);
  snap->changes = gantry_documents_snapshot (relay, UNIT);
  arrived = travel (snap);
  g_assert_cmpint (arrived->epoch, ==, 77);
  g_assert_cmpint (arrived->seq, ==, 2);
  g_assert_true (arrived->more);
  g_assert_cmpuint (arrived->changes->len, ==, 2);
  for (guint i = 0; i < arrived->changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (seat, g_ptr_array_index (arrived->changes, i), &outcome);
    }
  assert_same (relay, seat);

  changes[0] = gantry_change_new (UNIT, "result", GANTRY_CHANGE_FULL, (GantryRev) { 6, 2000 }, 2000);
  gantry_change_take (changes[0], "head", g_strdup ("{\"status\":\"OFFICIAL\"}"));
  changes[1] = gantry_change_new (UNIT, "notes", GANTRY_CHANGE_PARTIAL, (GantryRev) { 6, 2000 }, 2000);
  gantry_change_take (changes[1], "note/cd", g_strdup ("{\"text\":\"corrected\"}"));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GantryChange) change = changes[i];
      g_auto (GantryOutcome) there = { 0 }, here = { 0 };
      g_autoptr (GantryFrame) put = NULL;
      g_autoptr (GantryFrame) got = NULL;

      gantry_documents_apply (relay, change, &there);
      put = gantry_frame_new_put (change, &there, 3 + i);
      got = travel (put);
      g_assert_cmpint (got->seq, ==, 3 + i);
      g_assert_cmpuint (got->changes->len, ==, 1);
      gantry_documents_apply (seat, g_ptr_array_index (got->changes, 0), &here);
      g_assert_cmpint (here.verdict, ==, GANTRY_VERDICT_TAKEN);
      assert_same (relay, seat);
    }
  g_assert_null (gantry_documents_lookup (seat, UNIT, "line/1"));
}

/* The text of a body comes over as it is, whatever stands in it. */
static void
test_body_is_kept (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryFrame) frame =
      decode ("{\"objects\":[{\"id\":\"x\",\"extra\":[1],\"body\":{ \"a\" : [ 1.50, \"\\u00e9\" ] }}],\"at\":1,\"rev\":\"2.0\","
              "\"scope\":\"s\",\"seq\":1,\"topic\":\"medals\",\"new\":{\"x\":[]},\"t\":\"put\"}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gantry_change_get_item (g_ptr_array_index (frame->changes, 0), 0)->body, ==,
                   "{ \"a\" : [ 1.50, \"\\u00e9\" ] }");
}

static void
test_put_of_many (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryFrame) frame =
      decode ("{\"t\":\"put\",\"topic\":\"medals\",\"from\":3,\"seq\":9,\"scope\":\"s\",\"full\":true,\"base\":\"1.0\","
              "\"rev\":\"7.0\",\"at\":70,\"objects\":[{\"id\":\"a\",\"rev\":\"5.0\",\"at\":50,\"body\":{}},"
              "{\"id\":\"b\",\"body\":{}}],\"gone\":[],\"more\":true}", &error);
  const GantryChange *change;

  g_assert_no_error (error);
  gantry_frame_free (travel (frame));
  g_assert_cmpint (frame->from, ==, 3);
  g_assert_true (frame->more);
  change = g_ptr_array_index (frame->changes, 0);
  g_assert_cmpint (gantry_change_get_item (change, 0)->rev.major, ==, 5);
  g_assert_cmpint (gantry_change_get_item (change, 0)->at, ==, 50);
  g_assert_cmpint (gantry_change_get_item (change, 1)->rev.major, ==, 0);
  assert_refused ("{\"t\":\"put\",\"topic\":\"m\",\"from\":0,\"seq\":9,\"scope\":\"s\",\"rev\":\"7.0\",\"at\":1}",
                  "“from”");
  assert_refused ("{\"t\":\"put\",\"topic\":\"m\",\"from\":10,\"seq\":9,\"scope\":\"s\",\"rev\":\"7.0\",\"at\":1}",
                  "behind");
}

static void
test_unknown (void)
{
  g_autoptr (GantryFrame) frame = decode ("{\"t\":\"invented\",\"topic\":5,\"seq\":-1,\"objects\":{}}", NULL);

  g_assert_nonnull (frame);
  g_assert_cmpint (frame->type, ==, GANTRY_FRAME_UNKNOWN);
  assert_refused ("{\"t\":\"invented\",\"topic\":}", "not JSON");
  assert_refused ("{\"t\":\"invented\"} x", "more than one value");
}

static void
test_deep (void)
{
  const gsize size = 80 * 1024;
  g_autofree char *brackets = g_strnfill (size, '[');
  g_autofree char *inside = g_strconcat ("{\"t\":\"x\",\"a\":", brackets, NULL);
  g_autofree char *hidden = g_strconcat ("{\"t\":\"put\",\"x\":'\"',\"a\":", brackets, NULL);
  g_autofree char *body = g_strconcat ("{\"t\":\"put\",\"objects\":[{\"body\":{\"a\":", brackets, NULL);

  assert_refused (brackets, "not an object");
  assert_refused (inside, "too deep");
  assert_refused (hidden, "not JSON");
  assert_refused (body, "too deep");
}

static void
test_size_and_encoding (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *filling = g_strnfill (GANTRY_STREAM_MAX_FROM_SEAT, 'x');
  g_autofree char *large = g_strconcat ("{\"t\":\"hello\",\"client\":\"", filling, "\"}", NULL);
  g_autoptr (GantryFrame) fits = decode (large, NULL);

  g_assert_nonnull (fits);
  g_assert_null (gantry_frame_decode (large, strlen (large), GANTRY_STREAM_MAX_FROM_SEAT, &error));
  g_assert_error (error, GANTRY_STREAM_ERROR, GANTRY_STREAM_ERROR_BAD_FRAME);
  g_clear_error (&error);
  g_assert_null (gantry_frame_decode ("{\"t\":\0\"list\"}", 13, 100, &error));
  g_clear_error (&error);
  g_assert_null (gantry_frame_decode (NULL, 0, 100, &error));
  g_clear_error (&error);
  assert_refused ("{\"t\":\"hello\",\"client\":\"\xff\xfe\"}", "not UTF-8 at byte 23");
  assert_refused ("{\"t\":\"hello\",\"client\":\"\xed\xa0\x80\"}", "not UTF-8");
  assert_refused ("{\"t\":\"hello\",\"client\":\"\\u0000\"}", "U+0000");
}

static void
test_members (void)
{
  static const struct
  {
    const char *text;
    const char *because;
  } bad[] = {
    { "[]", "not an object" },
    { "1", "not an object" },
    { "{}", "no “t”" },
    { "{\"t\":1}", "“t”: not text" },
    { "{\"t\":null}", "“t”: not text" },
    { "{\"t\":\"hello\"}", "“client” is missing" },
    { "{\"t\":\"hello\",\"client\":[]}", "“client”: not text" },
    { "{\"t\":\"open\"}", "“topic” is missing" },
    { "{\"t\":\"open\",\"topic\":\"\"}", "“topic”: a name that is empty" },
    { "{\"t\":\"open\",\"topic\":\"a\\nb\"}", "control character" },
    { "{\"t\":\"open\",\"topic\":\"a\",\"topic\":\"b\"}", "given twice" },
    { "{\"t\":\"open\",\"topic\":\"a\",\"epoch\":1}", "go together" },
    { "{\"t\":\"open\",\"topic\":\"a\",\"seq\":1}", "go together" },
    { "{\"t\":\"open\",\"topic\":\"a\",\"epoch\":1,\"seq\":-1}", "“seq”: not a whole number" },
    { "{\"t\":\"open\",\"topic\":\"a\",\"epoch\":1,\"seq\":1.5}", "“seq”: not a whole number" },
    { "{\"t\":\"open\",\"topic\":\"a\",\"epoch\":99999999999999999999,\"seq\":1}", "“epoch”: not a whole number" },
    { "{\"t\":\"welcome\",\"relay\":\"r\",\"version\":\"1\",\"time\":1,\"beat\":0}", "“beat”: not a period" },
    { "{\"t\":\"opened\",\"topic\":\"a\",\"epoch\":1,\"seq\":1,\"outcome\":\"maybe\"}", "“outcome”: not one of its words" },
    { "{\"t\":\"topics\",\"topics\":{}}", "“topics”: not an array" },
    { "{\"t\":\"topics\",\"topics\":[{}]}", "without “topic”" },
    { "{\"t\":\"topics\",\"topics\":[1]}", "not an object" },
    { "{\"t\":\"beat\",\"time\":1,\"topics\":[]}", "“topics”: not an object" },
    { "{\"t\":\"beat\",\"time\":1,\"topics\":{\"a\":-1}}", "not a whole number" },
    { "{\"t\":\"beat\",\"time\":1,\"topics\":{},\"sources\":[{\"id\":\"a\",\"state\":\"up\"}]}", "not one of its words" },
    { "{\"t\":\"beat\",\"time\":1,\"topics\":{},\"sources\":[{\"state\":\"on\"}]}", "without “id”" },
    { "{\"t\":\"snap\",\"topic\":\"a\",\"epoch\":1,\"seq\":1,\"scopes\":{}}", "“objects” is missing" },
    { "{\"t\":\"snap\",\"topic\":\"a\",\"epoch\":1,\"seq\":1,\"scopes\":{\"s\":{}},\"objects\":[]}", "without “rev”" },
    { "{\"t\":\"snap\",\"topic\":\"a\",\"epoch\":1,\"seq\":1,\"scopes\":{\"s\":{\"rev\":\"1.0\"},\"s\":{\"rev\":\"1.0\"}},"
      "\"objects\":[]}", "a scope twice" },
    { "{\"t\":\"snap\",\"topic\":\"a\",\"epoch\":1,\"seq\":1,\"scopes\":{},\"objects\":[{\"id\":\"x\",\"scope\":\"s\","
      "\"body\":{}}]}", "of no scope" },
    { "{\"t\":\"put\",\"topic\":\"a\",\"seq\":1,\"scope\":\"s\",\"rev\":\"1\",\"at\":1}", "“rev”: not a revision" },
    { "{\"t\":\"put\",\"topic\":\"a\",\"seq\":1,\"scope\":\"s\",\"rev\":\"-1.0\",\"at\":1}", "“rev”: not a revision" },
    { "{\"t\":\"put\",\"topic\":\"a\",\"seq\":1,\"scope\":\"s\",\"rev\":\"1.0\",\"at\":-5}", "“at”: not a whole number" },
    { "{\"t\":\"put\",\"topic\":\"a\",\"seq\":1,\"scope\":\"s\",\"rev\":\"1.0\",\"at\":1,\"full\":\"yes\"}", "“full”" },
    { "{\"t\":\"put\",\"topic\":\"a\",\"seq\":1,\"scope\":\"s\",\"rev\":\"1.0\",\"at\":1,\"gone\":[\"x\"]}", "not full" },
    { "{\"t\":\"put\",\"topic\":\"a\",\"seq\":1,\"scope\":\"s\",\"rev\":\"1.0\",\"at\":1,\"full\":true,\"gone\":[1]}", "not text" },
    { "{\"t\":\"put\",\"topic\":\"a\",\"seq\":1,\"scope\":\"s\",\"rev\":\"1.0\",\"at\":1,\"objects\":[{\"id\":\"x\"}]}", "“body”" },
    { "{\"t\":\"put\",\"topic\":\"a\",\"seq\":1,\"scope\":\"s\",\"rev\":\"1.0\",\"at\":1,\"objects\":[{\"id\":\"x\","
      "\"body\":\"{}\"}]}", "“body”: not an object" },
    { "{\"t\":\"bye\"}", "“why” is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (bad[i].text, bad[i].because);
}

/* As many elements as a frame of the greatest size has room for: refused by number, not by running out of memory. */
static void
test_huge_arrays (void)
{
  g_autoptr (GString) text = g_string_new ("{\"t\":\"put\",\"topic\":\"a\",\"seq\":1,\"scope\":\"s\",\"rev\":\"1.0\",\"at\":1,"
                                           "\"full\":true,\"base\":\"0.0\",\"gone\":[\"x\"");
  g_autoptr (GString) beat = g_string_new ("{\"t\":\"beat\",\"time\":1,\"topics\":{},\"sources\":[{\"id\":\"x\"}");

  while (text->len < GANTRY_STREAM_MAX_FROM_RELAY - 16)
    g_string_append (text, ",\"x\"");
  g_string_append (text, "]}");
  assert_refused (text->str, "too many objects");
  while (beat->len < 1024 * 1024)
    g_string_append (beat, ",{\"id\":\"x\"}");
  g_string_append (beat, "]}");
  assert_refused (beat->str, "too many sources");
}

/* Every cut of a good frame, and every byte of it changed, is either read or refused in one line. */
static void
test_noise (void)
{
  static const char good[] = "{\"t\":\"snap\",\"topic\":\"a\",\"epoch\":1,\"seq\":1,\"scopes\":{\"s\":{\"rev\":\"1.0\"}},"
                             "\"objects\":[{\"id\":\"é\",\"scope\":\"s\",\"rev\":\"1.2\",\"at\":3,\"body\":{\"a\":[1,\"\\u00e9\"]}}]}";
  const gsize size = strlen (good);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gantry_frame_decode (good, i, GANTRY_STREAM_MAX_FROM_RELAY, &error));
      g_assert_error (error, GANTRY_STREAM_ERROR, GANTRY_STREAM_ERROR_BAD_FRAME);
      for (guint byte = 0; byte < 256; byte++)
        {
          g_autofree char *noisy = g_memdup2 (good, size);
          g_autoptr (GError) why = NULL;
          g_autoptr (GantryFrame) frame = NULL;

          noisy[i] = byte;
          frame = gantry_frame_decode (noisy, size, GANTRY_STREAM_MAX_FROM_RELAY, &why);
          g_assert_true ((frame == NULL) == (why != NULL));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stream/frame/from-seat", test_from_seat);
  g_test_add_func ("/stream/frame/welcome", test_welcome);
  g_test_add_func ("/stream/frame/topics", test_topics);
  g_test_add_func ("/stream/frame/digest", test_digest);
  g_test_add_func ("/stream/frame/free", test_free);
  g_test_add_func ("/stream/frame/opened", test_opened);
  g_test_add_func ("/stream/frame/beat", test_beat);
  g_test_add_func ("/stream/frame/state", test_state);
  g_test_add_func ("/stream/frame/body-is-kept", test_body_is_kept);
  g_test_add_func ("/stream/frame/put-of-many", test_put_of_many);
  g_test_add_func ("/stream/frame/unknown", test_unknown);
  g_test_add_func ("/stream/frame/deep", test_deep);
  g_test_add_func ("/stream/frame/size-and-encoding", test_size_and_encoding);
  g_test_add_func ("/stream/frame/members", test_members);
  g_test_add_func ("/stream/frame/huge-arrays", test_huge_arrays);
  g_test_add_func ("/stream/frame/noise", test_noise);
  return g_test_run ();
}

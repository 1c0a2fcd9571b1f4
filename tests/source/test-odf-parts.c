/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-helper.h"

#include "model/json-writer.h"
#include "source/xml/node.h"
#include "source/odf/plain.h"
#include "source/odf/types.h"
#include "source/odf/vocabulary.h"
#include "source/body.h"

#include <string.h>

/* The parts that the reading of messages is made of. */

static void
assert_written (GantryBodyWriter *writer, const char *expected)
{
  g_autofree char *body = gantry_body_writer_take (writer);

  g_assert_cmpstr (body, ==, expected);
}

static void
test_writer_leaves_out (void)
{
  GantryBodyWriter writer;

  gantry_body_writer_init (&writer);
  gantry_body_writer_open_object (&writer, NULL);
  gantry_body_writer_text (&writer, "empty", "");
  gantry_body_writer_text (&writer, "null", NULL);
  gantry_body_writer_open_object (&writer, "object");
  gantry_body_writer_open_array (&writer, "array");
  gantry_body_writer_open_object (&writer, NULL);
  gantry_body_writer_close (&writer);
  gantry_body_writer_close (&writer);
  gantry_body_writer_close (&writer);
  gantry_body_writer_text (&writer, "a", "b");
  gantry_body_writer_open_array (&writer, "none");
  gantry_body_writer_close (&writer);
  gantry_body_writer_int (&writer, "n", -7);
  gantry_body_writer_true (&writer, "yes");
  gantry_body_writer_close (&writer);
  assert_written (&writer, "{\"a\":\"b\",\"n\":-7,\"yes\":true}");
  gantry_body_writer_open_object (&writer, NULL);
  gantry_body_writer_close (&writer);
  assert_written (&writer, "{}");
  gantry_body_writer_clear (&writer);
}

static void
test_writer_nests (void)
{
  GantryBodyWriter writer;

  gantry_body_writer_init (&writer);
  gantry_body_writer_open_object (&writer, NULL);
  gantry_body_writer_open_array (&writer, "rows");
  for (guint i = 0; i < 3; i++)
    {
      gantry_body_writer_open_object (&writer, NULL);
      if (i != 1)
        gantry_body_writer_int (&writer, "i", i);
      gantry_body_writer_close (&writer);
    }
  gantry_body_writer_text (&writer, NULL, "word");
  gantry_body_writer_close (&writer);
  gantry_body_writer_close (&writer);
  assert_written (&writer, "{\"rows\":[{\"i\":0},{\"i\":2},\"word\"]}");
  gantry_body_writer_clear (&writer);
}

/* Every character comes back as it went in, and is written as json-glib writes it. */
static void
test_writer_escapes (void)
{
  GantryBodyWriter writer;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *body = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GantryJson) object = NULL;
  g_autoptr (GantryJson) second = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 1; i < 0x250; i++)
    g_string_append_unichar (all, i);
  g_string_append (all, "{[:,]}\\\" \xf0\x9f\x8f\x85 \xe2\x80\xa8");
  gantry_body_writer_init (&writer);
  gantry_body_writer_open_object (&writer, NULL);
  gantry_body_writer_open_object (&writer, "a \"quoted\" \\ member {");
  gantry_body_writer_text (&writer, "all", all->str);
  gantry_body_writer_close (&writer);
  gantry_body_writer_close (&writer);
  body = gantry_body_writer_take (&writer);
  gantry_body_writer_clear (&writer);
  object = gantry_json_parse_object (body, -1, G_MAXSSIZE, 8, NULL);
  g_assert_nonnull (object);
  g_assert_cmpstr (gantry_json_get_text (gantry_json_get_object (object, "a \"quoted\" \\ member {"), "all"), ==, all->str);
  node = gantry_json_to_node (object);
  again = gantry_json_node_to_text (node, FALSE);
  second = gantry_json_parse_object (again, -1, G_MAXSSIZE, 8, NULL);
  g_assert_cmpstr (gantry_json_get_text (gantry_json_get_object (second, "a \"quoted\" \\ member {"), "all"), ==, all->str);
}

static void
test_plain (void)
{
  static const char *const PAIRS[][2] = {
    { "", "" },
    { "no markup", "no markup" },
    { "<p>One</p><p>Two</p>", "One\nTwo" },
    { "a<br/>b<BR>c", "a\nb\nc" },
    { "<b>bold</b> and <a href=\"x>y\">link</a>", "bold and y\">link" },
    { "  many \n\t blanks  ", "many blanks" },
    { "Tom &amp; Ann &lt;3 &quot;x&quot; &#233;&#xe9;", "Tom & Ann <3 \"x\" éé" },
    { "a&nbsp;b", "a b" },
    { "&unknown; &; & &#0; &#xD800; &#99999999999;", "&unknown; &; & &#0; &#xD800; &#99999999999;" },
    { "1 < 2 > 1", "1 < 2 > 1" },
    { "a <3 b", "a <3 b" },
    { "<!-- gone -->here", "here" },
    { "<!-- a > b -->here", "here" },
    { "<script>alert('x')</script>text<style>p{}</style>", "text" },
    { "<p", "<p" },
    { "<", "<" },
    { "<script>", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (PAIRS); i++)
    {
      g_autofree char *plain = gantry_odf_plain (PAIRS[i][0], TRUE);

      g_assert_cmpstr (plain, ==, PAIRS[i][1]);
    }
}

/* Text full of what might begin a tag takes no longer than any other. */
static void
test_plain_quickly (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *plain = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 300000; i++)
    g_string_append (text, "<a <!-- &");
  plain = gantry_odf_plain (text->str, TRUE);
  g_assert_cmpuint (strlen (plain), >, 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static void
test_arena (void)
{
  g_auto (GantryXmlArena) arena = { 0 };
  char *texts[200];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint64 *number = gantry_xml_arena_alloc (&arena, sizeof *number);
      g_autofree char *text = g_strnfill (i * i, 'a' + i % 26);

      g_assert_cmpuint (*number, ==, 0);
      g_assert_cmpuint (GPOINTER_TO_SIZE (number) % sizeof (gpointer), ==, 0);
      *number = G_MAXUINT64;
      texts[i] = gantry_xml_arena_dup (&arena, text, i * i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpuint (strlen (texts[i]), ==, i * i);
      g_assert_cmpuint (strspn (texts[i], (char[]) { 'a' + i % 26, '\0' }), ==, i * i);
    }
}

static void
test_vocabulary (void)
{
  const GantryXmlElement *result = gantry_xml_vocabulary_find (&gantry_odf_vocabulary, "Result");

  g_assert_true (gantry_xml_vocabulary_is_sorted (&gantry_odf_vocabulary));
  g_assert_nonnull (result);
  g_assert_cmpstr (gantry_xml_vocabulary_attribute (result, "Rank"), ==, "Rank");
  g_assert_null (gantry_xml_vocabulary_attribute (result, "Ran"));
  g_assert_null (gantry_xml_vocabulary_attribute (result, "Zzz"));
  g_assert_null (gantry_xml_vocabulary_find (&gantry_odf_vocabulary, "result"));
  g_assert_null (gantry_xml_vocabulary_find (&gantry_odf_vocabulary, ""));
  g_assert_nonnull (gantry_xml_vocabulary_find (&gantry_odf_vocabulary, "Action"));
  g_assert_nonnull (gantry_xml_vocabulary_find (&gantry_odf_vocabulary, "Wind"));
}

/* All types of the schema, by what is done with them. */
static const char *const DOCUMENTS[] = {
  "DT_RESULT", "DT_RESULT_ANALYSIS", "DT_CURRENT", "DT_PHASE_RESULT", "DT_CUMULATIVE_RESULT", "DT_POOL_STANDING",
  "DT_BRACKETS", "DT_PLAY_BY_PLAY", "DT_STATS", "DT_RANKING", "DT_MEDALLISTS", "DT_MEDALLISTS_DISCIPLINE",
  "DT_MEDALLISTS_DAY", "DT_MEDALS", "DT_COMMUNICATION", "DT_CONFIG", "DT_WEATHER", "DT_VEN_COND", "DT_RECORD",
  "DT_SCHEDULE", "DT_SCHEDULE_UPDATE", "DT_PARTIC", "DT_PARTIC_UPDATE", "DT_PARTIC_TEAMS", "DT_PARTIC_TEAMS_UPDATE",
  "DT_PARTIC_HORSES", "DT_PARTIC_HORSES_UPDATE", "DT_PARTIC_NAME", "DT_ENTRIES", "DT_CODES",
};
static const char *const CONTROLS[] = { "DT_KA", "DT_PING", "DT_LOCAL_ON", "DT_LOCAL_OFF", "DT_GLOBAL_GM", "DT_GLOBAL_GN" };
static const char *const OTHERS[] = {
  "DT_PDF", "DT_PRESENTER", "DT_IMAGE", "DT_PRESSPHOTOFINISH_LK", "DT_NOTIFICATION", "DT_PIC", "DT_AUDIO", "DT_ESL",
  "DT_SCHED_RES_NOC", "DT_BCK", "DT_BCK_IMP", "DT_TRS", "DT_TRS_IMP", "DT_ALERT", "DT_NEWS", "DT_NEWS_IMP", "DT_BIO_PAR",
  "DT_BIO_PAR_IMP", "DT_BIO_TEA", "DT_BIO_TEA_IMP", "DT_BIO_NOC", "DT_BIO_NOC_IMP", "DT_BIO_HOR", "DT_BIO_HOR_IMP",
  "DT_IDK_COMMAND", "DT_WEA_ALERT", "DT_TV_TRACKING", "DT_FED_RANKING", "DT_FLAGBEARERS", "DT_CEREMONY_ACTIVITY_LIST",
  "DT_CEREMONY_NOC_LIST", "DT_ACHIEVEMENT",
};

static void
assert_class (const char *const *names, guint n, GantryClass class)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = odf_content (names[i], UNIT, 1, 0, "", "");
      g_autoptr (GantryOdfMessage) message = odf_parse (text);

      g_assert_cmpint (message->class, ==, class);
      g_assert_cmpint (message->partial, ==, g_str_has_suffix (names[i], "_UPDATE"));
      g_assert_false (message->withdrawn);
    }
}

static void
test_types (void)
{
  guint n;

  assert_class (DOCUMENTS, G_N_ELEMENTS (DOCUMENTS), GANTRY_CLASS_DOCUMENT);
  assert_class (CONTROLS, G_N_ELEMENTS (CONTROLS), GANTRY_CLASS_CONTROL);
  assert_class (OTHERS, G_N_ELEMENTS (OTHERS), GANTRY_CLASS_OTHER);
  gantry_odf_type_list (&n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (DOCUMENTS) + G_N_ELEMENTS (CONTROLS) + G_N_ELEMENTS (OTHERS));
}

/* A type that nobody knows is no error, and what is in it is nobody's business. */
static void
test_unknown_type (void)
{
  g_autofree char *text = odf_content ("DT_CLOCK", UNIT, 1, 0, "", "<Whatever X=\"1\"><Result/></Whatever>");
  g_autofree char *update = odf_content ("DT_NEXT_UPDATE", UNIT, 1, 0, "", "");
  g_autoptr (GantryOdfMessage) message = odf_parse (text);
  g_autoptr (GantryOdfMessage) partial = odf_parse (update);

  g_assert_cmpint (message->class, ==, GANTRY_CLASS_UNKNOWN);
  g_assert_cmpuint (message->changes->len, ==, 0);
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  g_assert_cmpint (partial->class, ==, GANTRY_CLASS_UNKNOWN);
}

/* But it must be XML to the end. */
static void
test_unknown_type_malformed (void)
{
  g_autofree char *text = odf_content ("DT_CLOCK", UNIT, 1, 0, "", "<Whatever>");

  odf_assert_refused (text, -1, GANTRY_SOURCE_ERROR_NOT_XML, "Whatever");
}

static void
assert_control (const char *type, const char *body, GantryControl control, gint64 silence)
{
  g_autofree char *text = odf_message (type, ATH, 1, 0, "", body);
  g_autoptr (GantryOdfMessage) message = odf_parse (text);

  g_assert_cmpint (message->control, ==, control);
  g_assert_cmpint (message->silence, ==, silence);
  g_assert_cmpint (message->class, ==, control == GANTRY_CONTROL_NONE ? GANTRY_CLASS_DOCUMENT : GANTRY_CLASS_CONTROL);
}

static void
test_controls (void)
{
  assert_control ("DT_KA", "<Competition/>", GANTRY_CONTROL_KEEP_ALIVE, 0);
  assert_control ("DT_KA", "", GANTRY_CONTROL_KEEP_ALIVE, 0);
  assert_control ("DT_PING", "", GANTRY_CONTROL_KEEP_ALIVE, 0);
  assert_control ("DT_LOCAL_OFF", "<Competition/>", GANTRY_CONTROL_OFF, 0);
  assert_control ("DT_GLOBAL_GM", "<Competition/>", GANTRY_CONTROL_MORNING, 0);
  assert_control ("DT_GLOBAL_GN", "<Competition/>", GANTRY_CONTROL_NIGHT, 0);
  assert_control ("DT_RESULT", "<Competition/>", GANTRY_CONTROL_NONE, 0);
  assert_control ("DT_LOCAL_ON", "<Competition/>", GANTRY_CONTROL_ON, 0);
  assert_control ("DT_LOCAL_ON", "", GANTRY_CONTROL_ON, 0);
}

static void
test_silence (void)
{
#define ON(config) "<Competition>" config "</Competition>"
  assert_control ("DT_LOCAL_ON", ON ("<Config KADelay=\"20\" DelayOffSet=\"5\"/>"), GANTRY_CONTROL_ON, 25000);
  assert_control ("DT_LOCAL_ON", ON ("<Configs><Config KADelay=\"60\" DelayOffSet=\"10\"/></Configs>"),
                  GANTRY_CONTROL_ON, 70000);
  assert_control ("DT_LOCAL_ON", ON ("<Config KADelay=\"20\"/>"), GANTRY_CONTROL_ON, 20000);
  assert_control ("DT_LOCAL_ON", ON ("<Config DelayOffSet=\"5\"/>"), GANTRY_CONTROL_ON, 0);
  assert_control ("DT_LOCAL_ON", ON ("<Config KADelay=\"soon\" DelayOffSet=\"-1\"/>"), GANTRY_CONTROL_ON, 0);
  assert_control ("DT_LOCAL_ON", ON ("<Config KADelay=\"99999999999999999999\" DelayOffSet=\"5\"/>"),
                  GANTRY_CONTROL_ON, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odf/writer/leaves-out", test_writer_leaves_out);
  g_test_add_func ("/odf/writer/nests", test_writer_nests);
  g_test_add_func ("/odf/writer/escapes", test_writer_escapes);
  g_test_add_func ("/odf/plain/markup", test_plain);
  g_test_add_func ("/odf/plain/quickly", test_plain_quickly);
  g_test_add_func ("/odf/arena", test_arena);
  g_test_add_func ("/odf/vocabulary", test_vocabulary);
  g_test_add_func ("/odf/types/all", test_types);
  g_test_add_func ("/odf/types/unknown", test_unknown_type);
  g_test_add_func ("/odf/types/unknown-malformed", test_unknown_type_malformed);
  g_test_add_func ("/odf/types/controls", test_controls);
  g_test_add_func ("/odf/types/silence", test_silence);
  return g_test_run ();
}

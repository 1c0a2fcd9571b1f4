/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ctl/rehearse/conductor.h"
#include "ctl/rehearse/dice.h"
#include "ctl/rehearse/xml.h"

#define UNIT "SWMW200MFR------------FNL-000100--"

static void
test_xml (void)
{
  GantryXml *xml = gantry_xml_new ();
  g_autofree char *text = NULL;

  gantry_xml_begin (xml, "Result");
  gantry_xml_attribute (xml, "Rank", "1");
  gantry_xml_attribute (xml, "IRM", "");
  gantry_xml_attribute (xml, "Diff", NULL);
  gantry_xml_number (xml, "SortOrder", -3);
  gantry_xml_yes (xml, "Unchecked", TRUE);
  gantry_xml_yes (xml, "RankEqual", FALSE);
  gantry_xml_leaf (xml, "Leaf", "A", "\"<&>'", "B", "", NULL);
  gantry_xml_begin (xml, "Text");
  gantry_xml_text (xml, "a < b & \"c\"");
  gantry_xml_end (xml);
  gantry_xml_end (xml);
  text = gantry_xml_finish (xml);
  g_assert_cmpstr (
      text, ==,
      "<Result Rank=\"1\" SortOrder=\"-3\" Unchecked=\"Y\"><Leaf A=\"&quot;&lt;&amp;&gt;'\"/>"
      "<Text>a &lt; b &amp; &quot;c&quot;</Text></Result>");
}

static void
test_dice (void)
{
  GantryDice one, same, other, seed;
  gint64 sum = 0;
  gboolean differs_by_purpose = FALSE, differs_by_seed = FALSE;

  gantry_dice_init (&one, 1, "swimming");
  gantry_dice_init (&same, 1, "swimming");
  gantry_dice_init (&other, 1, "alpine");
  gantry_dice_init (&seed, 2, "swimming");
  for (guint i = 0; i < 1000; i++)
    {
      gint64 thrown = gantry_dice_range (&one, -5, 5);

      g_assert_cmpint (thrown, >=, -5);
      g_assert_cmpint (thrown, <=, 5);
      g_assert_cmpint (thrown, ==, gantry_dice_range (&same, -5, 5));
      differs_by_purpose |= thrown != gantry_dice_range (&other, -5, 5);
      differs_by_seed |= thrown != gantry_dice_range (&seed, -5, 5);
      sum += gantry_dice_spread (&one, 100);
      gantry_dice_spread (&same, 100);
    }
  g_assert_true (differs_by_purpose && differs_by_seed);
  g_assert_cmpint (ABS (sum), <, 5000);
  g_assert_cmpint (gantry_dice_range (&one, 7, 7), ==, 7);
  g_assert_true (gantry_dice_chance (&one, 100));
  g_assert_false (gantry_dice_chance (&one, 0));
}

static GantryConductor *
new_conductor (void)
{
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 ("2026-07-18T23:59:50+02:00", NULL);

  return gantry_conductor_new ("TEST", start);
}

static char **
write_lines (GantryConductor *conductor)
{
  g_autoptr (GBytes) bytes = gantry_conductor_write (conductor);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_true (g_str_has_suffix (text, "\n"));
  text[strlen (text) - 1] = '\0';
  return g_strsplit (text, "\n", -1);
}

static void
send (GantryConductor *conductor, gint64 at, const char *type, const char *language)
{
  GantryHeader header = {
    .at = at, .type = type, .code = UNIT, .language = language, .source = "SRC1", .status = "LIVE"
  };

  gantry_conductor_send (conductor, &header, g_strdup ("<X/>"));
}

/* Handed in in any order; numbered in order of time within a key, the language being part of it. */
static void
test_order_and_versions (void)
{
  g_autoptr (GantryConductor) conductor = new_conductor ();
  g_auto (GStrv) lines = NULL;

  send (conductor, 2500, "DT_RESULT", NULL);
  send (conductor, 1000, "DT_RESULT", NULL);
  send (conductor, 1000, "DT_CURRENT", NULL);
  send (conductor, 3000, "DT_RESULT", "FRA");
  lines = write_lines (conductor);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "{\"t\":1.000,\"kind\":\"odf\",\"body\":\"<?xml "));
  g_assert_nonnull (strstr (lines[0], "DocumentType=\\\"DT_RESULT\\\" Version=\\\"1\\\""));
  g_assert_nonnull (strstr (lines[1], "DocumentType=\\\"DT_CURRENT\\\" Version=\\\"1\\\""));
  g_assert_nonnull (strstr (lines[2], "DocumentType=\\\"DT_RESULT\\\" Version=\\\"2\\\""));
  g_assert_nonnull (strstr (lines[3], "DocumentType=\\\"DT_RESULT\\\" Version=\\\"1\\\""));
  g_assert_nonnull (strstr (lines[3], "Language=\\\"FRA\\\""));
}

/* Local time of the venue, over midnight. */
static void
test_time (void)
{
  g_autoptr (GantryConductor) conductor = new_conductor ();
  g_auto (GStrv) lines = NULL;
  g_autofree char *stamp = gantry_conductor_dup_stamp (conductor, 12345);

  g_assert_cmpstr (stamp, ==, "2026-07-19T00:00:02+02:00");
  send (conductor, 12345, "DT_RESULT", NULL);
  lines = write_lines (conductor);
  g_assert_nonnull (strstr (lines[0], "Date=\\\"2026-07-19\\\" Time=\\\"000002345\\\""));
}

static void
test_note (void)
{
  g_autoptr (GantryConductor) conductor = new_conductor ();
  GantryHeader header = {
    .at = 0, .type = "DT_RESULT", .code = UNIT, .source = "SRC1", .note = "A & B"
  };
  g_auto (GStrv) lines = NULL;

  gantry_conductor_send (conductor, &header, NULL);
  lines = write_lines (conductor);
  g_assert_nonnull (strstr (lines[0], "</Competition><Note>A &amp; B</Note></OdfBody>\"}"));
}

/* On, alive every twenty seconds, off. */
static void
test_keep_alive (void)
{
  g_autoptr (GantryConductor) conductor = new_conductor ();
  g_auto (GStrv) lines = NULL;

  gantry_conductor_turn_on (conductor, "SWM", "AQU", "AQUSWM1", 1000, 65000);
  g_assert_cmpuint (gantry_conductor_get_count (conductor), ==, 5);
  lines = write_lines (conductor);
  g_assert_nonnull (strstr (lines[0], "DT_LOCAL_ON"));
  g_assert_nonnull (strstr (lines[0], "SWM-----------------------AQU-----"));
  g_assert_nonnull (strstr (lines[0], "<Config KADelay=\\\"20\\\" DelayOffSet=\\\"5\\\"/>"));
  for (guint i = 1; i < 4; i++)
    g_assert_nonnull (strstr (lines[i], "DT_KA"));
  g_assert_true (g_str_has_prefix (lines[3], "{\"t\":61.000,"));
  g_assert_nonnull (strstr (lines[4], "DT_LOCAL_OFF"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/rehearse/xml", test_xml);
  g_test_add_func ("/ctl/rehearse/dice", test_dice);
  g_test_add_func ("/ctl/rehearse/order-and-versions", test_order_and_versions);
  g_test_add_func ("/ctl/rehearse/time", test_time);
  g_test_add_func ("/ctl/rehearse/note", test_note);
  g_test_add_func ("/ctl/rehearse/keep-alive", test_keep_alive);

  return g_test_run ();
}

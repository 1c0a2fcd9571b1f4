/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-helper.h"

#include <string.h>

/* The header: what must be in it, in which forms, and what follows from it. */

static const char *const NAMES[] = { "CompetitionCode", "DocumentCode", "DocumentType", "Version",
                                     "FeedFlag",        "Date",         "Time",         "LogicalDate" };
static const char *const VALUES[] = { "TEST", UNIT, "DT_RESULT", "7", "P", "2031-05-01", "100000250", "2031-05-01" };

/* A message with one attribute of the header changed (value NULL: left out), and more beside. */
static char *
make (const char *name, const char *value, const char *more)
{
  g_autoptr (GString) text = g_string_new ("<OdfBody");

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      const char *with = strcmp (NAMES[i], name) == 0 ? value : VALUES[i];

      if (with != NULL)
        g_string_append_printf (text, " %s=\"%s\"", NAMES[i], with);
    }
  g_string_append_printf (text, " %s><Competition/></OdfBody>", more);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GantryOdfMessage *
parse_with (const char *name, const char *value)
{
  g_autofree char *text = make (name, value, "");

  return odf_parse (text);
}

static void
refuse_with (const char *name, const char *value)
{
  g_autofree char *text = make (name, value, "");

  odf_assert_refused (text, -1, GANTRY_SOURCE_ERROR_HEADER, name);
}

static void
test_required (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      refuse_with (NAMES[i], NULL);
      refuse_with (NAMES[i], "");
    }
}

static void
test_root (void)
{
  odf_assert_refused ("<Other/>", -1, GANTRY_SOURCE_ERROR_HEADER, "Other");
  odf_assert_refused ("<Result/>", -1, GANTRY_SOURCE_ERROR_HEADER, "Result");
  odf_assert_refused ("<OdfBody/>", -1, GANTRY_SOURCE_ERROR_HEADER, "CompetitionCode");
}

static void
test_fields (void)
{
  g_autofree char *text = make ("", NULL, "DocumentSubcode=\"A\" DocumentSubtype=\"B\" Language=\"FRA\" Source=\"S1\" "
                                          "ResultStatus=\"LIVE\"");
  g_autoptr (GantryOdfMessage) message = odf_parse (text);
  g_autofree char *key = gantry_odf_message_dup_key (message);

  g_assert_cmpstr (message->competition, ==, "TEST");
  g_assert_cmpstr (message->code, ==, UNIT);
  g_assert_cmpstr (message->subcode, ==, "A");
  g_assert_cmpstr (message->type, ==, "DT_RESULT");
  g_assert_cmpstr (message->subtype, ==, "B");
  g_assert_cmpstr (message->language, ==, "FRA");
  g_assert_cmpstr (message->source, ==, "S1");
  g_assert_cmpstr (message->status, ==, "LIVE");
  g_assert_cmpstr (message->date, ==, "2031-05-01");
  g_assert_cmpstr (message->logical_date, ==, "2031-05-01");
  g_assert_cmpint (message->version, ==, 7);
  g_assert_cmpint (message->at, ==, odf_time (250));
  g_assert_false (message->test);
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  g_assert_cmpstr (key, ==, "TEST\x1f" UNIT "\x1f" "A\x1f" "DT_RESULT\x1f" "B\x1f" "FRA");
}

static void
test_absent (void)
{
  g_autoptr (GantryOdfMessage) message = parse_with ("", NULL);
  g_autofree char *key = gantry_odf_message_dup_key (message);

  g_assert_cmpstr (message->subcode, ==, "");
  g_assert_cmpstr (message->subtype, ==, "");
  g_assert_cmpstr (message->language, ==, "");
  g_assert_cmpstr (message->source, ==, "");
  g_assert_cmpstr (message->status, ==, "");
  g_assert_cmpstr (key, ==, "TEST\x1f" UNIT "\x1f\x1f" "DT_RESULT\x1f\x1f" "ENG");
}

static void
test_version (void)
{
  static const char *const BAD[] = { "0", "-1", "+1", " 1", "1.0", "six", "2147483648", "99999999999999999999999" };
  g_autoptr (GantryOdfMessage) largest = parse_with ("Version", "2147483647");
  g_autoptr (GantryOdfMessage) zeros = parse_with ("Version", "0012");

  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    refuse_with ("Version", BAD[i]);
  g_assert_cmpint (largest->version, ==, G_MAXINT32);
  g_assert_cmpint (zeros->version, ==, 12);
}

static void
test_flag (void)
{
  g_autoptr (GantryOdfMessage) test = parse_with ("FeedFlag", "T");

  g_assert_true (test->test);
  g_assert_cmpuint (test->changes->len, >, 0);
  for (guint i = 0; i < test->changes->len; i++)
    {
      GantryChange *change = g_ptr_array_index (test->changes, i);

      for (guint j = 0; j < change->items->len; j++)
        g_assert_nonnull (strstr (g_array_index (change->items, GantryChangeItem, j).body, "\"test\":true}"));
    }
  refuse_with ("FeedFlag", "X");
}

static void
test_time (void)
{
  static const char *const BAD[] = { "10:00",     "1000",      "10000025",    "1000002500", "240000000", "106000000",
                                     "10:00:00.", "10:00:0.5", "10-00-00",    "10:00:00.1234", "aabbccddd", "10:00:00,5" };
  static const struct
  {
    const char *text;
    int ms;
  } GOOD[] = { { "100000250", 250 }, { "10:00:01", 1000 }, { "10:00:01.5", 1500 }, { "10:00:01.250", 1250 } };

  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    refuse_with ("Time", BAD[i]);
  for (guint i = 0; i < G_N_ELEMENTS (GOOD); i++)
    {
      g_autoptr (GantryOdfMessage) message = parse_with ("Time", GOOD[i].text);

      g_assert_cmpint (message->at, ==, odf_time (GOOD[i].ms));
    }
}

static void
test_date (void)
{
  static const char *const BAD[] = { "2031-02-30", "2031-13-01", "31-05-01", "2031/05/01", "20310501", "1969-12-31" };
  g_autoptr (GantryOdfMessage) leap = parse_with ("Date", "2032-02-29");
  g_autoptr (GantryOdfMessage) odd = parse_with ("LogicalDate", "tomorrow");

  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    refuse_with ("Date", BAD[i]);
  g_assert_cmpstr (leap->date, ==, "2032-02-29");
  g_assert_cmpuint (odf_oddity (odd, "OdfBody@LogicalDate"), ==, 1);
}

/* Codes of before 2018 have 9 characters; some documents are about an athlete or a running number. */
static void
test_codes (void)
{
  g_autofree char *longest = g_strnfill (128, 'A');
  g_autofree char *too_long = g_strnfill (129, 'A');
  g_autoptr (GantryOdfMessage) old = parse_with ("DocumentCode", "GL0000000");
  g_autoptr (GantryOdfMessage) other = parse_with ("DocumentCode", longest);

  g_assert_cmpstr (old->code, ==, "GL0000000");
  g_assert_cmpstr (other->code, ==, longest);
  refuse_with ("DocumentCode", too_long);
  refuse_with ("DocumentCode", "A&#10;B");
  refuse_with ("CompetitionCode", "A&#9;B");
}

static void
test_oddities (void)
{
  g_autofree char *text = make ("", NULL, "Serial=\"59\" StartListMod=\"1\" xmlns:xsi=\"urn:x\" xsi:type=\"y\"");
  g_autoptr (GantryOdfMessage) message = odf_parse (text);

  g_assert_cmpuint (odf_oddity (message, "OdfBody@Serial"), ==, 1);
  g_assert_cmpuint (odf_oddity (message, "OdfBody@StartListMod"), ==, 1);
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 2);
}

/* However many odd names there are, the table stays small, and the counts are right. */
static void
test_many_oddities (void)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GantryOdfMessage) message = NULL;
  g_autofree char *name = g_strnfill (500, 'z');
  GHashTableIter iter;
  gpointer key, value;
  guint sum = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (content, "<Odd%s%u/>", name, i % 2 == 0 ? i : 0);
  g_string_append_printf (content, "<Result Rank=\"1\" %s=\"2\"/>", name);
  text = odf_content ("DT_RESULT", UNIT, 1, 0, "", content->str);
  message = odf_parse (text);
  g_hash_table_iter_init (&iter, message->oddities);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_assert_cmpuint (strlen (key), <, 100);
      sum += GPOINTER_TO_UINT (value);
    }
  g_assert_cmpuint (sum, ==, 1002); /* with a Result that has no Competitor */
  g_assert_cmpuint (g_hash_table_size (message->oddities), <=, 65);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odf/header/required", test_required);
  g_test_add_func ("/odf/header/root", test_root);
  g_test_add_func ("/odf/header/fields", test_fields);
  g_test_add_func ("/odf/header/absent", test_absent);
  g_test_add_func ("/odf/header/version", test_version);
  g_test_add_func ("/odf/header/flag", test_flag);
  g_test_add_func ("/odf/header/time", test_time);
  g_test_add_func ("/odf/header/date", test_date);
  g_test_add_func ("/odf/header/codes", test_codes);
  g_test_add_func ("/odf/header/oddities", test_oddities);
  g_test_add_func ("/odf/header/many-oddities", test_many_oddities);
  return g_test_run ();
}

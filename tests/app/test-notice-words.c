/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/notice-words.h"
#include "seat/changes-private.h"

#define SWIM_UNIT "SWMW400MFR------------FNL-000100--"
#define AT        (G_GINT64_CONSTANT (1943186602) * 1000)

static GantryRule *rule;

static void
assert_said (const GantryNoticeParts *parts, const char *expected)
{
  g_autoptr (GantryNotice) notice = gantry_notice_new (parts);
  g_autofree char *text = gantry_notice_dup_spoken (notice, rule, ",");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_sentences (void)
{
  assert_said (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_WITHDRAWN, .name = "ROMBOUT Cee", .title = "400 m, Final",
                                     .what = "order", .from = "7", .to = "DNS", .at = AT, .why = "Ill" },
               "Withdrawn, 14:03:22, 400 m, Final, ROMBOUT Cee, Lane, from 7 to DNS, Ill, unread");
  assert_said (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_WITHDRAWN, .name = "ROMBOUT Cee", .what = "order", .from = "7",
                                     .read = TRUE },
               "Withdrawn, ROMBOUT Cee, Lane, was 7");
  assert_said (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_REPLACED, .name = "PELORIN Ada", .from = "ROMBOUT Cee",
                                     .to = "PELORIN Ada", .read = TRUE },
               "Replaced, from ROMBOUT Cee to PELORIN Ada");
  assert_said (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_SPLIT, .name = "PELORIN Ada", .what = "150", .from = "1:26.90",
                                     .to = "1:26.70", .read = TRUE },
               "Corrected, PELORIN Ada, 150, from 1:26,90 to 1:26,70");
  assert_said (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_RESULT, .name = "PELORIN Ada", .what = "irm", .from = "DNF",
                                     .read = TRUE },
               "Corrected, PELORIN Ada, Irregularity, was DNF");
  assert_said (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_DISQUALIFIED, .name = "PELORIN Ada", .from = "4:00.10", .to = "DSQ",
                                     .read = TRUE },
               "Disqualified, PELORIN Ada, Result, from 4:00,10 to DSQ");
}

/* Statuses are said in words; what was taken back says so. */
static void
test_statuses (void)
{
  assert_said (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_STATUS, .from = "UNOFFICIAL", .to = "OFFICIAL", .read = TRUE },
               "Status, from Unofficial to Official");
  assert_said (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_STATUS, .from = "OFFICIAL", .read = TRUE },
               "Status, from Official to taken back");
  assert_said (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_PROTEST, .name = "Norway", .to = "LODGED", .read = TRUE },
               "Protest, Norway, Lodged");
  assert_said (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_SCHEDULE, .from = "SCHEDULED", .to = "DELAYED",
                                     .from_time = "2031-07-29T20:04", .to_time = "2031-07-29T20:30", .read = TRUE },
               "Schedule, from Scheduled 20:04 to Delayed 20:30");
  assert_said (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_SCHEDULE, .from = "SCHEDULED", .to = "POSTPONED",
                                     .from_time = "2031-07-29T20:04", .to_time = "2031-07-30T10:00", .read = TRUE },
               "Schedule, from Scheduled Tue 29 July 20:04 to Postponed Wed 30 July 10:00");
}

static void
test_tones (void)
{
  g_autoptr (GantryNotice) official =
      gantry_notice_new (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_STATUS, .to = "OFFICIAL" });
  g_autoptr (GantryNotice) gone = gantry_notice_new (&(GantryNoticeParts){ .kind = GANTRY_NOTICE_STATUS, .from = "OFFICIAL" });

  g_assert_cmpint (gantry_notice_to_tone (official), ==, GANTRY_TONE_GOOD);
  g_assert_cmpint (gantry_notice_to_tone (gone), ==, GANTRY_TONE_BAD);
}

/* Every kind has a word. */
static void
test_every_kind (void)
{
  for (int kind = GANTRY_NOTICE_WITHDRAWN; kind <= GANTRY_NOTICE_NOTE; kind++)
    {
      g_autoptr (GantryNotice) notice = gantry_notice_new (&(GantryNoticeParts){ .kind = kind });

      g_assert_cmpstr (gantry_notice_to_word (notice), !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GantryProfiles) profiles = NULL;

  g_test_init (&argc, &argv, NULL);
  profiles = gantry_profiles_new (NULL);
  rule = gantry_profiles_get_rule (profiles, SWIM_UNIT);
  g_test_add_func ("/app/notice-words/sentences", test_sentences);
  g_test_add_func ("/app/notice-words/statuses", test_statuses);
  g_test_add_func ("/app/notice-words/tones", test_tones);
  g_test_add_func ("/app/notice-words/every-kind", test_every_kind);

  return g_test_run ();
}

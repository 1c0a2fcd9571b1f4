/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "helper.h"
#include "relay/sources.h"

#define ANNOUNCED "<Competition><Config KADelay=\"20\" DelayOffSet=\"5\"/></Competition>"

/* 'ms' is the source's clock, 'heard' the relay's. */
static void
hear (GantrySources *sources, const char *type, const char *source, int ms, gint64 heard, const char *content)
{
  g_autofree char *text = test_control (type, 1, ms, source, content);
  g_autoptr (GantryMessage) message = test_parse (text);

  gantry_sources_hear (sources, message, heard);
}

static GantryFrame *
report (GantrySources *sources, gint64 now)
{
  GantryFrame *beat = gantry_frame_new (GANTRY_FRAME_BEAT);

  gantry_sources_report (sources, beat, now);
  return beat;
}

static void
assert_source (GantrySources *sources, gint64 now, guint index, GantrySourceState state, gint64 heard)
{
  g_autoptr (GantryFrame) beat = report (sources, now);
  const GantrySourceBeat *source;

  g_assert_cmpuint (index, <, beat->sources->len);
  source = &g_array_index (beat->sources, GantrySourceBeat, index);
  g_assert_cmpint (source->state, ==, state);
  g_assert_cmpint (source->heard, ==, heard);
}

static void
test_lost_and_back (void)
{
  g_autoptr (GantrySources) sources = gantry_sources_new ();

  hear (sources, "DT_LOCAL_ON", "VENUE1", 0, 1000, ANNOUNCED);
  assert_source (sources, 1000, 0, GANTRY_SOURCE_ON, 0);
  assert_source (sources, 26000, 0, GANTRY_SOURCE_ON, 25000);
  assert_source (sources, 26001, 0, GANTRY_SOURCE_LOST, 25001);
  hear (sources, "DT_KA", "VENUE1", 40000, 41000, "");
  assert_source (sources, 41000, 0, GANTRY_SOURCE_ON, 0);
  assert_source (sources, 66001, 0, GANTRY_SOURCE_LOST, 25001);
  hear (sources, "DT_LOCAL_OFF", "VENUE1", 70000, 71000, "");
  assert_source (sources, 999999, 0, GANTRY_SOURCE_OFF, 928999);
}

/* Whatever comes from a source means that it is there. */
static void
test_any_message (void)
{
  g_autoptr (GantrySources) sources = gantry_sources_new ();
  g_autofree char *text = test_result (1, 20000, "LIVE", "1001", "1002");
  g_autoptr (GantryMessage) result = test_parse (text);

  hear (sources, "DT_LOCAL_ON", "VENUE1", 0, 0, ANNOUNCED);
  gantry_sources_hear (sources, result, 20000);
  assert_source (sources, 45000, 0, GANTRY_SOURCE_ON, 25000);
  assert_source (sources, 45001, 0, GANTRY_SOURCE_LOST, 25001);
}

/* What never said on is off; what says that it lives is on, without a limit as long as it announced none. */
static void
test_without_announcement (void)
{
  g_autoptr (GantrySources) sources = gantry_sources_new ();

  hear (sources, "DT_INVENTED", "CENTRAL", 0, 0, "");
  assert_source (sources, 1000000, 0, GANTRY_SOURCE_OFF, 1000000);
  hear (sources, "DT_KA", "CENTRAL", 1000, 1000, "");
  assert_source (sources, 1000000, 0, GANTRY_SOURCE_ON, 999000);
}

static void
test_good_night (void)
{
  g_autoptr (GantrySources) sources = gantry_sources_new ();

  hear (sources, "DT_LOCAL_ON", "VENUE1", 0, 0, ANNOUNCED);
  hear (sources, "DT_LOCAL_ON", "VENUE2", 0, 0, ANNOUNCED);
  hear (sources, "DT_GLOBAL_GN", "CENTRAL", 10000, 10000, "");
  for (guint i = 0; i < 3; i++)
    assert_source (sources, 100000, i, GANTRY_SOURCE_OFF, i == 0 ? 90000 : 100000);
  hear (sources, "DT_KA", "VENUE1", 9000, 11000, ""); /* late: from before the night */
  assert_source (sources, 100000, 1, GANTRY_SOURCE_OFF, 89000);
  hear (sources, "DT_LOCAL_ON", "VENUE1", 20000, 20000, ANNOUNCED);
  assert_source (sources, 20000, 1, GANTRY_SOURCE_ON, 0);
}

/* Sent again from the beginning: old controls do not switch what newer ones said. */
static void
test_sent_again (void)
{
  g_autoptr (GantrySources) sources = gantry_sources_new ();

  hear (sources, "DT_LOCAL_ON", "VENUE1", 0, 0, ANNOUNCED);
  hear (sources, "DT_LOCAL_OFF", "VENUE1", 5000, 5000, "");
  hear (sources, "DT_LOCAL_ON", "VENUE1", 0, 6000, ANNOUNCED);
  assert_source (sources, 6000, 0, GANTRY_SOURCE_OFF, 0);
}

/* 'at' plus 'heard' is the source's clock now, also after a message that was late. */
static void
test_clock (void)
{
  g_autoptr (GantrySources) sources = gantry_sources_new ();
  gint64 first;

  hear (sources, "DT_KA", "VENUE1", 10000, 500, "");
  {
    g_autoptr (GantryFrame) beat = report (sources, 700);
    const GantrySourceBeat *source = &g_array_index (beat->sources, GantrySourceBeat, 0);

    first = source->at;
    g_assert_cmpint (first % 60000, ==, 10000);
    g_assert_cmpint (source->heard, ==, 200);
  }
  hear (sources, "DT_KA", "VENUE1", 4000, 1500, "");
  {
    g_autoptr (GantryFrame) beat = report (sources, 1600);
    const GantrySourceBeat *source = &g_array_index (beat->sources, GantrySourceBeat, 0);

    g_assert_cmpint (source->at + source->heard, ==, first + 1100);
  }
}

static void
test_many (void)
{
  g_autoptr (GantrySources) sources = gantry_sources_new ();
  g_autoptr (GantryFrame) beat = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("S%u", i);

      hear (sources, "DT_KA", name, 0, 0, "");
    }
  g_assert_cmpuint (gantry_sources_count (sources), ==, 4096);
  beat = report (sources, 0);
  g_assert_cmpuint (beat->sources->len, ==, 4096);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relay/sources/lost-and-back", test_lost_and_back);
  g_test_add_func ("/relay/sources/any-message", test_any_message);
  g_test_add_func ("/relay/sources/without-announcement", test_without_announcement);
  g_test_add_func ("/relay/sources/good-night", test_good_night);
  g_test_add_func ("/relay/sources/sent-again", test_sent_again);
  g_test_add_func ("/relay/sources/clock", test_clock);
  g_test_add_func ("/relay/sources/many", test_many);
  return g_test_run ();
}

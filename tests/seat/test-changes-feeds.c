/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"

#include "feed-helper.h"
#include "model/json.h"

#include <string.h>

/* Whole recordings, message by message through the adapter into a seat that holds every unit and is flushed after each: what
 * the recording has of late changes must be told, once, and nothing else. Skipped where the recordings are not there. */

static const char *const kind_names[] = {
  "withdrawn", "replaced", "entered", "order", "disqualified", "result", "split", "name", "schedule", "status", "protest", "record", "note",
};

/* "dns UNIT CODE" … of what the recording says was put in, for those things that a unit that is held must tell. */
static void
expect_fault (GHashTable *expected, const GantryJson *fault)
{
  const char *kind = gantry_json_get_text (fault, "fault"), *unit = gantry_json_get_text (fault, "unit");
  const GantryJson *codes = gantry_json_get_array (fault, "codes");

  for (guint i = 0; strcmp (kind, "late_dns") == 0 && i < gantry_json_get_length (codes); i++)
    g_hash_table_add (expected, g_strdup_printf ("withdrawn %s %s", unit, gantry_json_get_value (gantry_json_get_item (codes, i))));
  if (strcmp (kind, "late_replacement") == 0)
    g_hash_table_add (expected, g_strdup_printf ("replaced %s %s", unit, gantry_json_get_text (fault, "into")));
  if (strcmp (kind, "withdrawn_result") == 0)
    g_hash_table_add (expected, g_strdup_printf ("status %s ", unit));
  if (strcmp (kind, "dsq_after_official") == 0)
    for (guint i = 0; i < gantry_json_get_length (gantry_json_get_array (fault, "notes")); i++)
      g_hash_table_add (expected, g_strdup_printf ("disqualified %s %u", unit, i));
}

static GHashTable *
list_expected (const GantryJson *feed)
{
  GHashTable *expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GantryJson *faults = gantry_json_get_array (feed, "faults");

  for (guint i = 0; i < gantry_json_get_length (faults); i++)
    expect_fault (expected, gantry_json_get_element (faults, i));
  return expected;
}

/* As in the list of what is expected; a disqualified one after a note is told by unit and number. */
static char *
name_notice (GantryNotice *notice, GHashTable *counts)
{
  const char *kind = kind_names[gantry_notice_get_kind (notice)], *unit = gantry_notice_get_unit (notice);
  guint n;

  if (gantry_notice_get_kind (notice) != GANTRY_NOTICE_DISQUALIFIED)
    return g_strdup_printf ("%s %s %s", kind, unit, gantry_notice_get_code (notice));
  n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, unit));
  g_hash_table_replace (counts, g_strdup (unit), GUINT_TO_POINTER (n + 1));
  return g_strdup_printf ("%s %s %u", kind, unit, n);
}

/* What a recording has beside the faults and may be told: the steps of the training that ends cancelled (and of a match that is
 * interrupted), protests, corrected names, records; and who was disqualified in the course of a race that he had finished. */
static gboolean
may_be_told (GantryNotice *notice)
{
  switch (gantry_notice_get_kind (notice))
    {
    case GANTRY_NOTICE_SCHEDULE:
    case GANTRY_NOTICE_PROTEST:
    case GANTRY_NOTICE_NAME:
    case GANTRY_NOTICE_RECORD:
      return TRUE;
    case GANTRY_NOTICE_DISQUALIFIED:
    case GANTRY_NOTICE_RESULT:
      return *gantry_notice_get_why (notice) == '\0' && strcmp (gantry_notice_get_what (notice), "irm") == 0;
    case GANTRY_NOTICE_WITHDRAWN:
    case GANTRY_NOTICE_REPLACED:
    case GANTRY_NOTICE_ENTERED:
    case GANTRY_NOTICE_ORDER:
    case GANTRY_NOTICE_SPLIT:
    case GANTRY_NOTICE_STATUS:
    case GANTRY_NOTICE_NOTE:
    default:
      return FALSE;
    }
}

static char *
describe (GantryNotice *notice)
{
  return g_strdup_printf ("%s %s %s %s “%s” → “%s” %s %" G_GINT64_FORMAT, kind_names[gantry_notice_get_kind (notice)],
                          gantry_notice_get_unit (notice), gantry_notice_get_code (notice), gantry_notice_get_what (notice),
                          gantry_notice_get_from (notice), gantry_notice_get_to (notice), gantry_notice_get_to_time (notice),
                          gantry_notice_get_at (notice));
}

/* Listed, but no news. */
static gboolean
is_step_on (GantryNotice *notice)
{
  return gantry_notice_get_kind (notice) == GANTRY_NOTICE_STATUS && !gantry_notice_is_unread (notice);
}

static void
compare_notices (GListModel *changes, GHashTable *expected)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) faults = g_string_new (NULL);
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (GantryNotice) notice = g_list_model_get_item (changes, i);
      g_autofree char *text = describe (notice);
      g_autofree char *key = may_be_told (notice) || is_step_on (notice) ? NULL : name_notice (notice, counts);

      if (!g_hash_table_add (told, g_strdup (text)))
        g_string_append_printf (faults, "\ntwice: %s", text);
      if (key != NULL && !g_hash_table_remove (expected, key))
        g_string_append_printf (faults, "\nnot expected: %s", text);
    }
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_string_append_printf (faults, "\nmissing: %s", (char *) name);
  g_assert_cmpstr (faults->str, ==, "");
}

/* What the feed's own faults say of one name: told once, where somebody was shown by the wrong one. */
static guint
count_kind (GListModel *changes, GantryNoticeKind kind)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (GantryNotice) notice = g_list_model_get_item (changes, i);

      n += gantry_notice_get_kind (notice) == kind;
    }
  return n;
}

typedef struct
{
  const char *name;
  guint names; /* corrected when somebody was shown by the wrong one: elsewhere it is before he starts */
} Feed;

/* Every message twice, as from a sender that did not hear the answer. */
static void
test_feed (gconstpointer data)
{
  const Feed *feed = data;
  g_autofree char *recording = test_feed_find (feed->name, "messages.jsonl.gz");
  g_autoptr (GantryJson) json = NULL;
  g_autoptr (GHashTable) expected = NULL;
  g_autoptr (GPtrArray) held = NULL;
  TestClock clock;
  GantrySeat *seat;
  GListModel *changes;

  if (recording == NULL)
    {
      g_test_skip ("the recordings are not there");
      return;
    }
  json = test_feed_read_expected (feed->name);
  expected = list_expected (json);
  seat = test_seat_new (&clock);
  gantry_seat_get_schedule (seat);
  held = test_feed_hold_units (seat, gantry_json_get_object (json, "units"));
  changes = G_LIST_MODEL (gantry_seat_get_changes (seat));
  test_feed_play (seat, recording, 2, NULL, NULL);
  compare_notices (changes, expected);
  g_assert_cmpuint (count_kind (changes, GANTRY_NOTICE_NAME), ==, feed->names);
  g_clear_pointer (&held, g_ptr_array_unref);
  g_assert_finalize_object (seat);
}

/* A final from its start list to the medals, among the whole recording: nobody need be told of anything. */
static void
test_final (void)
{
  const char *rsc = "SWMW400MFR------------FNL-000100--";
  g_autofree char *recording = test_feed_find ("swimming", "messages.jsonl.gz");
  g_autoptr (GantryUnit) unit = NULL;
  TestClock clock;
  GantrySeat *seat;

  if (recording == NULL)
    {
      g_test_skip ("the recordings are not there");
      return;
    }
  seat = test_seat_new (&clock);
  unit = gantry_seat_get_unit (seat, rsc);
  test_feed_play (seat, recording, 1, NULL, NULL);
  g_assert_cmpstr (gantry_unit_get_result_status (unit), ==, "OFFICIAL");
  g_assert_cmpuint (g_list_model_get_n_items (gantry_unit_get_rows (unit)), >, 0);
  g_assert_cmpuint (gantry_changes_get_unread (gantry_seat_get_changes (seat)), ==, 0);
  for (guint i = 0; i < g_list_model_get_n_items (gantry_unit_get_rows (unit)); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (gantry_unit_get_rows (unit), i);

      g_assert_false (gantry_row_has_old_values (row));
    }
  g_clear_object (&unit);
  g_assert_finalize_object (seat);
}

int
main (int argc, char **argv)
{
  static const Feed feeds[] = {
    { "athletics", 1 }, { "swimming", 1 }, { "orienteering", 0 }, { "winter", 0 }, { "judo", 1 }, { "football", 1 },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seat/changes-feeds/final", test_final);
  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autofree char *name = g_strconcat ("/seat/changes-feeds/", feeds[i].name, NULL);

      g_test_add_data_func (name, &feeds[i], test_feed);
    }
  return g_test_run ();
}

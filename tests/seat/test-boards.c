/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"

#include "model/json.h"
#include "model/rsc.h"
#include "source/odf/odf.h"
#include "sport/format.h"

#include <string.h>

/* Whole recordings, message by message through the adapter into a seat; then the board of every unit is held against what
 * the recording says must be seen. Skipped where the recordings are not there. */

#define MAX_LINE     (16 * 1024 * 1024)
#define MAX_EXPECTED (64 * 1024 * 1024)

static char *
find_file (const char *feed, const char *name)
{
  const char *shared = g_getenv ("GANTRY_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "feeds", feed, name, NULL);

  return shared != NULL && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

/* A seat holds what boards ask for; here all topics stay, whoever is looking. */
static void
take_message (GantrySeat *seat, GHashTable *held, const char *line)
{
  g_autoptr (GantryJson) object = gantry_json_parse_object (line, -1, MAX_LINE, 8, NULL);
  const char *body = gantry_json_get_text (object, "body");
  g_autoptr (GantryOdfMessage) message = gantry_odf_parse (body, strlen (body), NULL);

  for (guint i = 0; message != NULL && i < message->changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (message->changes, i);

      if (g_hash_table_add (held, g_strdup (change->topic)))
        gantry_seat_hold_topic (seat, change->topic);
      gantry_seat_apply (seat, change);
    }
}

static GInputStream *
open_recording (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) packed = G_INPUT_STREAM (g_file_read (file, NULL, &error));
  g_autoptr (GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) plain = NULL;

  g_assert_no_error (error);
  plain = g_converter_input_stream_new (packed, unpacker);
  return G_INPUT_STREAM (g_data_input_stream_new (plain));
}

static void
play (GantrySeat *seat, const char *path)
{
  g_autoptr (GInputStream) stream = open_recording (path);
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *line;

  while ((line = g_data_input_stream_read_line (G_DATA_INPUT_STREAM (stream), NULL, NULL, NULL)) != NULL)
    {
      take_message (seat, held, line);
      g_free (line);
    }
  gantry_seat_flush (seat);
}

static void
compare (GString *faults, const char *unit, const char *code, const char *what, const char *have, const char *want)
{
  if (strcmp (have, want) != 0)
    g_string_append_printf (faults, "\n%s %s %s: “%s”, not “%s”", unit, code, what, have, want);
}

static guint
find_point (GantryUnit *unit, const char *pos)
{
  for (guint i = 0; i < gantry_unit_get_n_points (unit); i++)
    if (strcmp (gantry_unit_get_point (unit, i)->pos, pos) == 0)
      return i;
  return G_MAXUINT;
}

static void
compare_values (GString *faults, GantryUnit *unit, GantryRow *row, const GantryJson *expected)
{
  for (guint i = 0; i < gantry_json_get_length (expected); i++)
    {
      const GantryJson *want = gantry_json_get_element (expected, i);
      const char *pos = gantry_json_get_text (want, "pos"), *point = gantry_json_get_text (want, "point");
      const GantryCellValue *value = gantry_row_get_value (row, find_point (unit, pos));

      if (value == NULL)
        {
          compare (faults, gantry_unit_get_rsc (unit), gantry_row_get_code (row), pos, "no such point", "");
          continue;
        }
      compare (faults, gantry_unit_get_rsc (unit), gantry_row_get_code (row), pos, value->text,
               gantry_json_get_text (want, "value"));
      if (*gantry_json_get_text (want, "rank") != '\0')
        compare (faults, gantry_unit_get_rsc (unit), gantry_row_get_code (row), pos, value->rank,
                 gantry_json_get_text (want, "rank"));
      compare (faults, gantry_unit_get_rsc (unit), gantry_row_get_code (row), "wind", value->wind,
               gantry_json_get_text (want, "wind"));
      if (*point != '\0')
        compare (faults, gantry_unit_get_rsc (unit), gantry_row_get_code (row), "point",
                 gantry_unit_get_point (unit, find_point (unit, pos))->name, point);
    }
}

/* The mark of the unit's result, else that of the phase's. */
static const char *
find_mark (GantryUnit *unit, const GantryJson *want, const GantryJson *phases)
{
  g_autofree char *phase = gantry_rsc_to_phase (gantry_unit_get_rsc (unit));
  const GantryJson *lines = gantry_json_get_array (gantry_json_get_object (phases, phase), "rows");
  const char *code = gantry_json_get_text (want, "code"), *mark = gantry_json_get_text (want, "qual");

  for (guint i = 0; *mark == '\0' && i < gantry_json_get_length (lines); i++)
    if (strcmp (gantry_json_get_text (gantry_json_get_element (lines, i), "code"), code) == 0)
      return gantry_json_get_text (gantry_json_get_element (lines, i), "qual");
  return mark;
}

static void
compare_row (GString *faults, GantryUnit *unit, GantryRow *row, const GantryJson *want, const GantryJson *phases)
{
  const char *rsc = gantry_unit_get_rsc (unit), *code = gantry_row_get_code (row);
  const char *team = gantry_json_get_text (want, "name");
  g_autofree char *person = gantry_format_name (gantry_json_get_text (want, "family"), gantry_json_get_text (want, "given"));

  compare (faults, rsc, code, "code", code, gantry_json_get_text (want, "code"));
  compare (faults, rsc, code, "name", gantry_row_get_name (row), *team != '\0' ? team : person);
  compare (faults, rsc, code, "noc", gantry_row_get_noc (row), gantry_json_get_text (want, "noc"));
  compare (faults, rsc, code, "bib", gantry_row_get_bib (row), gantry_json_get_text (want, "bib"));
  compare (faults, rsc, code, "order", gantry_row_get_order (row), gantry_json_get_text (want, "start_order"));
  compare (faults, rsc, code, "rank",
           gantry_row_ranks_by_total (row) ? gantry_row_get_extra (row, "RUN_RANK", NULL) : gantry_row_get_rank (row),
           gantry_json_get_text (want, "rank"));
  compare (faults, rsc, code, "result", gantry_row_get_result (row), gantry_json_get_text (want, "result"));
  compare (faults, rsc, code, "irm", gantry_row_get_irm (row), gantry_json_get_text (want, "irm"));
  compare (faults, rsc, code, "qual", gantry_row_get_qual (row), find_mark (unit, want, phases));
  compare_values (faults, unit, row, gantry_json_get_array (want, "splits"));
  if (gantry_unit_points_are_parts (unit))
    compare_values (faults, unit, row, gantry_json_get_array (want, "parts"));
}

/* The rows of a last run stand in the order of the sum, and rank by it. */
static void
compare_totals (GString *faults, GantryUnit *unit, const GantryJson *cumulative)
{
  const char *rsc = gantry_unit_get_rsc (unit);
  g_autofree char *phase = gantry_rsc_to_phase (rsc);
  g_autofree char *event = gantry_rsc_to_event (rsc);
  const GantryJson *sum = gantry_json_get_object (cumulative, gantry_json_get_member (cumulative, phase) != NULL ? phase : event);
  const GantryJson *lines = gantry_json_get_array (sum, "rows");
  guint place = 0;

  for (guint i = 0; i < gantry_json_get_length (lines); i++)
    {
      const GantryJson *line = gantry_json_get_element (lines, i);
      const char *code = gantry_json_get_text (line, "code");
      GantryRow *row = gantry_unit_find_row (unit, code);
      g_autoptr (GantryRow) here = NULL;

      if (row == NULL || !gantry_row_ranks_by_total (row))
        continue;
      here = g_list_model_get_item (gantry_unit_get_rows (unit), place++);
      compare (faults, rsc, code, "place by total", gantry_row_get_code (here), code);
      compare (faults, rsc, code, "rank by total", gantry_row_get_rank (row), gantry_json_get_text (line, "rank"));
      compare (faults, rsc, code, "total", gantry_row_get_extra (row, "CUMULATIVE_RESULT", NULL),
               gantry_json_get_text (line, "result"));
    }
  if (place == 0)
    compare (faults, rsc, "", "sum", "none", "one");
}

static guint
compare_unit (GString *faults, GantrySeat *seat, const char *rsc, const GantryJson *expected_all)
{
  g_autoptr (GantryUnit) unit = gantry_seat_get_unit (seat, rsc);
  const GantryJson *want = gantry_json_get_object (gantry_json_get_object (expected_all, "units"), rsc);
  const GantryJson *expected = gantry_json_get_array (want, "rows");
  GListModel *rows = gantry_unit_get_rows (unit);
  guint n = g_list_model_get_n_items (rows);
  g_autoptr (GantryRow) first = g_list_model_get_item (rows, 0);
  gboolean by_total = first != NULL && gantry_row_ranks_by_total (first);
  g_autofree char *have = g_strdup_printf ("%u rows", n);
  g_autofree char *must = g_strdup_printf ("%u rows", gantry_json_get_length (expected));

  compare (faults, rsc, "", "size", have, must);
  compare (faults, rsc, "", "result status", gantry_unit_get_result_status (unit), gantry_json_get_text (want, "result_status"));
  compare (faults, rsc, "", "schedule status", gantry_unit_get_schedule_status (unit),
           gantry_json_get_text (want, "schedule_status"));
  for (guint i = 0; i < n && i < gantry_json_get_length (expected); i++)
    {
      const GantryJson *line = gantry_json_get_element (expected, i);
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);

      compare_row (faults, unit, by_total ? gantry_unit_find_row (unit, gantry_json_get_text (line, "code")) : row, line,
                   gantry_json_get_object (expected_all, "phases"));
    }
  if (by_total)
    compare_totals (faults, unit, gantry_json_get_object (expected_all, "cumulative"));
  return n;
}

static void
test_feed (gconstpointer data)
{
  const char *feed = data;
  g_autofree char *recording = find_file (feed, "messages.jsonl.gz");
  g_autofree char *expected_path = find_file (feed, "expected.json");
  g_autofree char *text = NULL;
  g_autoptr (GantryJson) expected = NULL;
  g_autoptr (GString) faults = g_string_new (NULL);
  TestClock clock;
  GantrySeat *seat;
  const GantryJson *units;
  guint rows = 0;

  if (recording == NULL || expected_path == NULL)
    {
      g_test_skip ("the recordings are not there");
      return;
    }
  g_assert_true (g_file_get_contents (expected_path, &text, NULL, NULL));
  expected = gantry_json_parse_object (text, -1, MAX_EXPECTED, 16, NULL);
  g_assert_nonnull (expected);
  seat = test_seat_new (&clock);
  play (seat, recording);
  units = gantry_json_get_object (expected, "units");
  for (guint i = 0; i < gantry_json_get_n_items (units); i++)
    rows += compare_unit (faults, seat, gantry_json_get_name (gantry_json_get_item (units, i)), expected);
  g_test_message ("%s: %u units, %u rows", feed, gantry_json_get_n_items (units), rows);
  g_assert_cmpstr (faults->str, ==, "");
  g_assert_cmpuint (rows, >, 0);
  g_object_unref (seat);
}

int
main (int argc, char **argv)
{
  const char *const feeds[] = { "athletics", "swimming", "orienteering", "winter", "judo", "football" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autofree char *name = g_strconcat ("/seat/boards/", feeds[i], NULL);

      g_test_add_data_func (name, feeds[i], test_feed);
    }
  return g_test_run ();
}

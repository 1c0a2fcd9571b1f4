/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"

#include "feed-helper.h"
#include "model/json-writer.h"

#include <stdio.h>
#include <string.h>

/* list-rows RECORDING: plays it into a seat and prints what the boards of all units then show, as JSON by RSC. */

static JsonObject *
make_row (GantryRow *row)
{
  const char *const texts[][2] = {
    { "code", gantry_row_get_code (row) },
    { "noc", gantry_row_get_noc (row) },
    { "bib", gantry_row_get_bib (row) },
    { "rank", gantry_row_get_rank (row) },
    { "result", gantry_row_get_result (row) },
    { "irm", gantry_row_get_irm (row) },
    { "qual", gantry_row_get_qual (row) },
    { "records", gantry_row_get_records (row) },
    { "total", gantry_row_get_extra (row, "CUMULATIVE_RESULT", NULL) },
    { "total_rank", gantry_row_get_extra (row, "CUMULATIVE_RANK", NULL) },
    { "run_rank", gantry_row_get_extra (row, "RUN_RANK", NULL) },
    { "points", gantry_row_get_extra (row, "PTS", NULL) },
  };
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gantry_json_set_text (object, texts[i][0], texts[i][1]);
  gantry_json_set_bool (object, "rank_equal", gantry_row_get_rank_equal (row));
  gantry_json_set_bool (object, "out", gantry_row_is_out (row));
  return object;
}

static JsonArray *
make_unit (GantryUnit *unit)
{
  GListModel *rows = gantry_unit_get_rows (unit);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);

      json_array_add_object_element (array, make_row (row));
    }
  return array;
}

int
main (int argc, char **argv)
{
  TestClock clock = { 0 };
  g_autoptr (GantrySeat) seat = test_seat_new (&clock);
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JsonObject) units = json_object_new ();
  g_autofree char *text = NULL;

  if (argc != 2)
    return 2;
  test_feed_play (seat, argv[1], 1, NULL, NULL);
  topics = gantry_documents_list_topics (gantry_seat_get_documents (seat));
  for (guint i = 0; i < topics->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (topics, i), "unit/"))
      g_ptr_array_add (held, gantry_seat_get_unit (seat, (char *) g_ptr_array_index (topics, i) + strlen ("unit/")));
  gantry_seat_flush (seat);
  for (guint i = 0; i < held->len; i++)
    {
      GantryUnit *unit = g_ptr_array_index (held, i);

      json_object_set_array_member (units, gantry_unit_get_rsc (unit), make_unit (unit));
    }
  text = gantry_json_to_text (units);
  puts (text);
  return 0;
}

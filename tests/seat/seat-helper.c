/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"

#include "sport/format.h"

gint64
test_clock_read (gpointer clock)
{
  return ((TestClock *) clock)->now;
}

GantrySeat *
test_seat_new (TestClock *clock)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  GantrySeat *seat = gantry_seat_new (profiles);

  clock->now = 1000 * G_USEC_PER_SEC;
  gantry_seat_set_clock_func (seat, test_clock_read, clock);
  return seat;
}

static void
put (GantrySeat *seat, GantryChange *change, va_list args)
{
  const char *id;

  while ((id = va_arg (args, const char *)) != NULL)
    {
      char *body = g_strdup (va_arg (args, const char *));

      gantry_change_take (change, id, g_strdelimit (body, "'", '"'));
    }
  gantry_seat_apply (seat, change);
  gantry_change_free (change);
}

void
test_put_full (GantrySeat *seat, const char *topic, const char *scope, gint64 major, ...)
{
  va_list args;

  va_start (args, major);
  put (seat, gantry_change_new (topic, scope, GANTRY_CHANGE_FULL, (GantryRev) { major, 0 }, major * 1000), args);
  va_end (args);
}

void
test_put_partial (GantrySeat *seat, const char *topic, const char *scope, gint64 major, ...)
{
  va_list args;

  va_start (args, major);
  put (seat, gantry_change_new (topic, scope, GANTRY_CHANGE_PARTIAL, (GantryRev) { major, 0 }, major * 1000), args);
  va_end (args);
}

static void
append_field (GString *text, GantryRow *row, char field)
{
  GantryMark pace = gantry_row_get_record_gap (row).mark;
  gboolean linear = pace.kind == GANTRY_MARK_NONE && gantry_row_get_record_guess (row).mark.kind != GANTRY_MARK_NONE;
  g_autofree char *gap = gantry_format_gap (gantry_row_get_gap (row).mark, ".");
  g_autofree char *record_gap = gantry_format_gap (linear ? gantry_row_get_record_guess (row).mark : pace, ".");
  const char *value = field == 'r'   ? gantry_row_get_rank (row)
                      : field == 'o' ? gantry_row_get_order (row)
                      : field == 'b' ? gantry_row_get_bib (row)
                      : field == 'n' ? gantry_row_get_name (row)
                      : field == 'N' ? gantry_row_get_noc (row)
                      : field == '=' ? gantry_row_get_result (row)
                      : field == 'i' ? gantry_row_get_irm (row)
                      : field == 'q' ? gantry_row_get_qual (row)
                      : field == 'w' ? gantry_row_get_records (row)
                      : field == 'g' ? gap
                                     : record_gap;

  g_string_append_printf (text, "%s%s", *value != '\0' ? value : "_", field == 'R' && linear ? "~" : "");
}

char *
test_rows_text (GListModel *rows, const char *fields)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);

      for (const char *field = fields; *field != '\0'; field++)
        {
          append_field (text, row, *field);
          g_string_append_c (text, field[1] != '\0' ? ' ' : '|');
        }
    }
  return g_string_free (text, FALSE);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GString *text)
{
  g_string_append_printf (text, "%s%u-%u+%u", text->len > 0 ? " " : "", position, removed, added);
}

static void
free_text (gpointer text, GClosure *closure)
{
  g_string_free (text, TRUE);
}

GString *
test_watch_model (GListModel *model)
{
  GString *text = g_string_new (NULL);

  g_signal_connect_data (model, "items-changed", G_CALLBACK (items_changed_cb), text, free_text, 0);
  return text;
}

static void
changed_cb (guint *count)
{
  (*count)++;
}

static void
free_count (gpointer count, GClosure *closure)
{
  g_free (count);
}

guint *
test_watch_changed (gpointer object)
{
  guint *count = g_new0 (guint, 1);

  g_signal_connect_data (object, "changed", G_CALLBACK (changed_cb), count, free_count, G_CONNECT_SWAPPED);
  return count;
}

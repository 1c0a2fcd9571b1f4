/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/seat-private.h"

#include <string.h>

/* Boards that views make for themselves while they show something: the seat only flushes them, after the units. */

void
gantry_seat_add_board (GantrySeat *self, GantryBoard *board)
{
  g_return_if_fail (GANTRY_IS_SEAT (self) && GANTRY_IS_BOARD (board));

  g_ptr_array_add (self->others, board);
}

void
gantry_seat_remove_board (GantrySeat *self, GantryBoard *board)
{
  g_return_if_fail (GANTRY_IS_SEAT (self) && GANTRY_IS_BOARD (board));

  g_ptr_array_remove (self->others, board);
}

static int
compare_topics (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

gboolean
gantry_seat_watch_known (GantrySeat *self, GPtrArray *topics, const char *prefix, const char *rest, guint max, GantryBoard *board)
{
  g_autoptr (GPtrArray) known = gantry_seat_list_topics (self);
  guint before = topics->len;

  for (guint i = 0; i < known->len && topics->len < max; i++)
    {
      const char *topic = g_ptr_array_index (known, i);

      if (!g_str_has_prefix (topic, prefix) || (rest != NULL && strcmp (topic + strlen (prefix), rest) != 0) ||
          g_ptr_array_find_with_equal_func (topics, topic, g_str_equal, NULL))
        continue;
      g_ptr_array_add (topics, g_strdup (topic));
      gantry_seat_watch (self, topic, board);
    }
  g_ptr_array_sort (topics, compare_topics);
  return topics->len > before;
}

void
gantry_seat_unwatch_all (GantrySeat *self, GPtrArray *topics, GantryBoard *board)
{
  for (guint i = 0; i < topics->len; i++)
    gantry_seat_unwatch (self, g_ptr_array_index (topics, i), board);
}

/* A handler may let go of one. */
static GPtrArray *
hold_boards (GantrySeat *self)
{
  GPtrArray *boards = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->others->len; i++)
    g_ptr_array_add (boards, g_object_ref (g_ptr_array_index (self->others, i)));
  return boards;
}

void
gantry_seat_flush_boards (GantrySeat *self)
{
  g_autoptr (GPtrArray) boards = hold_boards (self);

  for (guint i = 0; i < boards->len; i++)
    gantry_board_flush (g_ptr_array_index (boards, i));
}

void
gantry_seat_touch_boards (GantrySeat *self)
{
  for (guint i = 0; i < self->others->len; i++)
    gantry_board_touch_all (g_ptr_array_index (self->others, i));
}

void
gantry_seat_acknowledge_boards (GantrySeat *self, const char *rsc)
{
  g_autoptr (GPtrArray) boards = hold_boards (self);

  for (guint i = 0; i < boards->len; i++)
    gantry_board_acknowledge (g_ptr_array_index (boards, i), rsc);
}

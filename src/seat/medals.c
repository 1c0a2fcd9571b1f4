/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/medals-private.h"

#include "model/json.h"
#include "seat/ordered-model.h"

#include <string.h>

#define TOPIC     "medals"
#define STANDINGS "standings"

/* `standings` of the topic medals → lines by NOC → in the order of the source. */
struct _GantryMedals
{
  GObject parent_instance;

  GantrySeat *seat;  /* not owned; NULL after detach */
  GHashTable *lines; /* NOC → GantryMedalLine (owned) */
  GantryOrderedModel *order;
  GantryOrderedModel *by_total;
  int finished;
  int total;
  guint dirty : 1;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static void board_init (GantryBoardInterface *iface);
static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryMedals, gantry_medals, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_BOARD, board_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint signals[N_SIGNALS];

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  GantryMedalLine *x = *(GantryMedalLine *const *) a, *y = *(GantryMedalLine *const *) b;
  gint64 m = gantry_medal_line_get_sort (x), n = gantry_medal_line_get_sort (y);

  if (m == n)
    return strcmp (gantry_medal_line_get_noc (x), gantry_medal_line_get_noc (y));
  return m < n ? -1 : 1;
}

/* A source that does not order by total orders by gold alone. */
static int
compare_totals (gconstpointer a, gconstpointer b)
{
  GantryMedalLine *x = *(GantryMedalLine *const *) a, *y = *(GantryMedalLine *const *) b;
  gint64 m = gantry_medal_line_get_sort_total (x), n = gantry_medal_line_get_sort_total (y);

  if (m == n)
    return compare_lines (a, b);
  return m < n ? -1 : 1;
}

static GantryMedalLine *
ensure_line (GantryMedals *self, const char *noc)
{
  GantryMedalLine *line = g_hash_table_lookup (self->lines, noc);

  if (line == NULL)
    {
      line = gantry_medal_line_new (noc);
      g_hash_table_insert (self->lines, g_strdup (noc), line);
    }
  return line;
}

static gboolean
update_lines (GantryMedals *self, const GantryJson *array)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean changed = FALSE;
  GHashTableIter iter;
  gpointer line;

  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *json = gantry_json_get_element (array, i);
      const char *noc = gantry_json_get_text (json, "noc");

      if (*noc == '\0')
        continue;
      line = ensure_line (self, noc);
      changed |= gantry_medal_line_update (line, json);
      if (g_hash_table_add (seen, line))
        g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort (lines, compare_lines);
  changed |= gantry_ordered_model_set (self->order, lines);
  g_ptr_array_sort (lines, compare_totals);
  changed |= gantry_ordered_model_set (self->by_total, lines);
  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    if (!g_hash_table_contains (seen, line))
      g_hash_table_iter_remove (&iter);
  return changed;
}

static void
gantry_medals_touch (GantryBoard *board, const char *topic, const char *id)
{
  if (strcmp (id, STANDINGS) == 0)
    GANTRY_MEDALS (board)->dirty = TRUE;
}

static void
gantry_medals_touch_all (GantryBoard *board)
{
  GANTRY_MEDALS (board)->dirty = TRUE;
}

static void
gantry_medals_flush (GantryBoard *board)
{
  GantryMedals *self = GANTRY_MEDALS (board);
  GantryObject *object;
  const GantryJson *standings;
  int finished = self->finished, total = self->total;

  if (!self->dirty)
    return;
  self->dirty = FALSE;
  object = gantry_documents_lookup (gantry_seat_get_documents (self->seat), TOPIC, STANDINGS);
  standings = object != NULL ? gantry_object_get_json (object) : NULL;
  self->finished = (int) CLAMP (gantry_json_get_int (standings, "finished"), 0, G_MAXINT);
  self->total = (int) CLAMP (gantry_json_get_int (standings, "total"), 0, G_MAXINT);
  if (update_lines (self, gantry_json_get_array (standings, "lines")) || finished != self->finished || total != self->total)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
board_init (GantryBoardInterface *iface)
{
  iface->touch = gantry_medals_touch;
  iface->touch_all = gantry_medals_touch_all;
  iface->flush = gantry_medals_flush;
}

GANTRY_DEFINE_ORDERED_LIST (GANTRY_MEDALS, GANTRY_TYPE_MEDAL_LINE)

static void
gantry_medals_finalize (GObject *object)
{
  GantryMedals *self = GANTRY_MEDALS (object);

  g_hash_table_unref (self->lines);
  g_object_unref (self->order);
  g_object_unref (self->by_total);
  G_OBJECT_CLASS (gantry_medals_parent_class)->finalize (object);
}

static void
gantry_medals_class_init (GantryMedalsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_medals_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
gantry_medals_init (GantryMedals *self)
{
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->order = gantry_ordered_model_new (GANTRY_TYPE_MEDAL_LINE);
  self->by_total = gantry_ordered_model_new (GANTRY_TYPE_MEDAL_LINE);
  gantry_ordered_model_forward (self->order, G_LIST_MODEL (self));
}

GantryMedals *
gantry_medals_new (GantrySeat *seat)
{
  GantryMedals *self = g_object_new (GANTRY_TYPE_MEDALS, NULL);

  self->seat = seat;
  gantry_seat_watch (seat, TOPIC, GANTRY_BOARD (self));
  self->dirty = TRUE;
  return self;
}

void
gantry_medals_detach (GantryMedals *self)
{
  gantry_seat_unwatch (self->seat, TOPIC, GANTRY_BOARD (self));
  self->seat = NULL;
}

void
gantry_medals_get_progress (GantryMedals *self, int *finished, int *total)
{
  g_return_if_fail (GANTRY_IS_MEDALS (self));

  if (finished != NULL)
    *finished = self->finished;
  if (total != NULL)
    *total = self->total;
}

GListModel *
gantry_medals_get_by_total (GantryMedals *self)
{
  g_return_val_if_fail (GANTRY_IS_MEDALS (self), NULL);

  return G_LIST_MODEL (self->by_total);
}

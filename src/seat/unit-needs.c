/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "insight/need.h"

/* What a row needs: places by the sums where the event adds up, records and own best by this unit alone. */

static gboolean
is_of_unit_alone (const GantryNeed *need)
{
  return need->aim == GANTRY_AIM_RECORD || need->aim == GANTRY_AIM_BEST;
}

static gboolean
may_say (GantryUnit *self)
{
  GantrySeatState state = gantry_seat_get_topic_state (self->seat, self->unit_topic, NULL);

  return !gantry_unit_is_over (self) && state != GANTRY_SEAT_STATE_STALE && state != GANTRY_SEAT_STATE_CACHED;
}

GArray *
gantry_unit_list_needs (GantryUnit *self, GantryRow *row)
{
  const GantryStandings *sums, *standings;
  g_autoptr (GArray) needs = NULL;
  g_autoptr (GArray) own = NULL;
  guint index;

  g_return_val_if_fail (GANTRY_IS_UNIT (self) && GANTRY_IS_ROW (row), NULL);

  sums = gantry_unit_get_sums (self);
  standings = gantry_unit_get_standings (self);
  index = gantry_standings_find (standings, gantry_row_get_code (row));
  if (index == G_MAXUINT || !may_say (self))
    return g_array_new (FALSE, TRUE, sizeof (GantryNeed));
  if (sums == NULL)
    return gantry_needs (standings, index);
  needs = gantry_needs (sums, index);
  own = gantry_needs (standings, index);
  for (guint i = 0; i < own->len; i++)
    if (is_of_unit_alone (&g_array_index (own, GantryNeed, i)))
      g_array_append_val (needs, g_array_index (own, GantryNeed, i));
  return g_steal_pointer (&needs);
}

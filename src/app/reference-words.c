/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/reference-words.h"

#include <glib/gi18n.h>

static const char *
get_athlete (const GantryReference *self, GantryUnit *unit, gboolean in_full)
{
  GantryRow *row = gantry_unit_find_row (unit, self->key);

  if (row == NULL)
    return self->key;
  if (in_full || gantry_row_is_team (row) || *gantry_row_get_family (row) == '\0')
    return gantry_row_get_name (row);

  return gantry_row_get_family (row);
}

char *
gantry_reference_dup_title (const GantryReference *self, GantryUnit *unit)
{
  g_return_val_if_fail (self != NULL && GANTRY_IS_UNIT (unit), NULL);

  switch (self->kind)
    {
    case GANTRY_REFERENCE_AHEAD:
      /* Translators: above a narrow column: the gap to the one directly ahead. */
      return g_strdup (C_("column", "Ahead"));
    case GANTRY_REFERENCE_CUT:
      /* Translators: above a narrow column: the gap to the last place that goes on to the next
       * round. */
      return g_strdup (C_("column", "Cut"));
    case GANTRY_REFERENCE_RECORD:
      return g_strdup_printf (_("vs %s"), self->key);
    case GANTRY_REFERENCE_BEST:
      /* Translators: above a narrow column: the difference to each one's own best. */
      return g_strdup (C_("column", "vs best"));
    case GANTRY_REFERENCE_ATHLETE:
      return g_strdup_printf (_("vs %s"), get_athlete (self, unit, FALSE));
    case GANTRY_REFERENCE_LEADER:
    default:
      return g_strdup (C_("column", "Gap"));
    }
}

char *
gantry_reference_dup_name (const GantryReference *self, GantryUnit *unit)
{
  g_return_val_if_fail (self != NULL && GANTRY_IS_UNIT (unit), NULL);

  switch (self->kind)
    {
    case GANTRY_REFERENCE_AHEAD:
      return g_strdup (C_("column", "Gap to the one ahead"));
    case GANTRY_REFERENCE_CUT:
      return g_strdup (C_("column", "Gap to the cut line"));
    case GANTRY_REFERENCE_RECORD:
      return g_strdup_printf (_("Gap to the record %s"), self->key);
    case GANTRY_REFERENCE_BEST:
      return g_strdup (C_("column", "Gap to the own best"));
    case GANTRY_REFERENCE_ATHLETE:
      return g_strdup_printf (_("Gap to %s"), get_athlete (self, unit, TRUE));
    case GANTRY_REFERENCE_LEADER:
    default:
      return g_strdup (C_("column", "Gap"));
    }
}

char *
gantry_reference_dup_label (const GantryReference *self, GantryUnit *unit)
{
  g_return_val_if_fail (self != NULL && GANTRY_IS_UNIT (unit), NULL);

  switch (self->kind)
    {
    case GANTRY_REFERENCE_AHEAD:
      return g_strdup (C_("reference", "The one ahead"));
    case GANTRY_REFERENCE_CUT:
      return g_strdup (C_("reference", "Cut line"));
    case GANTRY_REFERENCE_RECORD:
      return g_strdup_printf (C_("reference", "Record %s"), self->key);
    case GANTRY_REFERENCE_BEST:
      return g_strdup (C_("reference", "Own best"));
    case GANTRY_REFERENCE_ATHLETE:
      return g_strdup (get_athlete (self, unit, TRUE));
    case GANTRY_REFERENCE_LEADER:
    default:
      return g_strdup (C_("reference", "Leader"));
    }
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/row-private.h"

#include <string.h>

/* What stood in a field or at a point before it was corrected, until somebody has seen that. */

static const GantryRowText text_of_field[GANTRY_N_FIELDS] = {
  [GANTRY_FIELD_NAME] = GANTRY_TEXT_NAME,     [GANTRY_FIELD_ORDER] = GANTRY_TEXT_ORDER, [GANTRY_FIELD_RANK] = GANTRY_TEXT_RANK,
  [GANTRY_FIELD_RESULT] = GANTRY_TEXT_RESULT, [GANTRY_FIELD_IRM] = GANTRY_TEXT_IRM,     [GANTRY_FIELD_QUAL] = GANTRY_TEXT_QUAL,
};

static void
keep (GantryRow *self, char **slot, const char *text)
{
  if (*slot != NULL || *text == '\0')
    return;
  *slot = g_strdup (text);
  self->different = TRUE;
}

/* Not shown where the same stands there again, as when somebody moves back in time. */
static const char *
show (const char *kept, const char *text)
{
  return kept != NULL && strcmp (kept, text) != 0 ? kept : NULL;
}

static gboolean
clear (char **slot)
{
  gboolean had = *slot != NULL;

  g_clear_pointer (slot, g_free);
  return had;
}

void
gantry_row_keep_old_value (GantryRow *self, GantryField field, const char *text)
{
  keep (self, &self->kept[field], text);
}

void
gantry_row_keep_old_text (GantryRow *self, guint point, const char *text)
{
  if (point < self->values->len)
    keep (self, &g_array_index (self->values, GantryCellValue, point).kept, text);
}

/* Only a value in the place of another is a correction: that a later part has taken over is none. */
void
gantry_row_keep_old_total (GantryRow *self, const char *rank, const char *result)
{
  if (*rank != '\0' && self->total.rank != NULL && strcmp (rank, self->total.rank) != 0)
    keep (self, &self->kept_total_rank, self->total.rank);
  if (*result != '\0' && self->total.result != NULL && strcmp (result, self->total.result) != 0)
    keep (self, &self->kept_total_result, self->total.result);
}

void
gantry_row_clear_kept (GantryRow *self)
{
  gboolean any = clear (&self->kept_total_rank);

  any |= clear (&self->kept_total_result);
  for (guint i = 0; i < GANTRY_N_FIELDS; i++)
    any |= clear (&self->kept[i]);
  for (guint i = 0; i < self->values->len; i++)
    any |= clear (&g_array_index (self->values, GantryCellValue, i).kept);
  self->different |= any;
}

void
gantry_row_acknowledge (GantryRow *self)
{
  g_return_if_fail (GANTRY_IS_ROW (self));

  gantry_row_clear_kept (self);
  gantry_row_emit (self);
}

const char *
gantry_row_get_old_value (GantryRow *self, GantryField field)
{
  g_return_val_if_fail ((guint) field < GANTRY_N_FIELDS, NULL);

  if (field == GANTRY_FIELD_RANK && self->by_total)
    return show (self->kept_total_rank, gantry_row_get_rank (self));
  return show (self->kept[field], self->texts[text_of_field[field]]);
}

const char *
gantry_row_get_old_text (GantryRow *self, guint point)
{
  const GantryCellValue *value = gantry_row_get_value (self, point);

  return value != NULL ? show (value->kept, value->text) : NULL;
}

const char *
gantry_row_get_old_column (GantryRow *self, const char *id)
{
  const GantryRowTotal *total = &self->total;

  g_return_val_if_fail (GANTRY_IS_ROW (self) && id != NULL, NULL);

  if (strcmp (id, "ext:CUMULATIVE/CUMULATIVE_RANK") == 0)
    return show (self->kept_total_rank, total->rank != NULL ? total->rank : "");
  if (strcmp (id, "ext:CUMULATIVE/CUMULATIVE_RESULT") == 0)
    return show (self->kept_total_result, total->result != NULL ? total->result : "");
  return NULL;
}

gboolean
gantry_row_has_old_values (GantryRow *self)
{
  for (guint i = 0; i < GANTRY_N_FIELDS; i++)
    if (gantry_row_get_old_value (self, (GantryField) i) != NULL)
      return TRUE;
  for (guint i = 0; i < self->values->len; i++)
    if (gantry_row_get_old_text (self, i) != NULL)
      return TRUE;
  return gantry_row_get_old_column (self, "ext:CUMULATIVE/CUMULATIVE_RANK") != NULL ||
         gantry_row_get_old_column (self, "ext:CUMULATIVE/CUMULATIVE_RESULT") != NULL;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-notices.h"

#include "model/status.h"

#include <string.h>

/* Steps of the status of the data that are no progress. */

static guint
level_of (const char *status)
{
  switch (gantry_result_status_parse (status))
    {
    case GANTRY_RESULT_START_LIST:
      return 1;
    case GANTRY_RESULT_UNOFFICIAL:
    case GANTRY_RESULT_PROTESTED:
      return 3;
    case GANTRY_RESULT_OFFICIAL:
      return 4;
    case GANTRY_RESULT_UNKNOWN:
      return *status != '\0' ? 2 : 0;
    case GANTRY_RESULT_LIVE:
    case GANTRY_RESULT_INTERMEDIATE:
    case GANTRY_RESULT_UNCONFIRMED:
    case GANTRY_RESULT_PARTIAL:
    case GANTRY_RESULT_PROVISIONAL:
    default:
      return 2;
    }
}

/* Steps back, and everything about a protest: what nobody expects. A step on is listed too, but asks for nothing. */
static gboolean
is_news (const char *from, const char *to)
{
  gboolean protest = gantry_result_status_parse (from) == GANTRY_RESULT_PROTESTED ||
                     gantry_result_status_parse (to) == GANTRY_RESULT_PROTESTED;

  return protest || level_of (to) < level_of (from);
}

void
gantry_unit_add_status_step (GantryUnit *self, gboolean newer)
{
  GantryUnitMemory *memory = self->memory;
  GantryDocuments *documents = gantry_unit_get_documents (self, self->unit_topic);
  GantryObject *head = gantry_documents_lookup (documents, self->unit_topic, "head");
  GantryNoticeParts parts = { .kind = GANTRY_NOTICE_STATUS, .what = "status", .from = memory->status, .to = self->result_status };

  if (head == NULL)
    {
      if (!newer || memory->withdrawn || *memory->status == '\0' || g_hash_table_size (self->rows) > 0)
        return;
      memory->withdrawn = TRUE;
      parts.title = memory->title;
      parts.at = gantry_unit_get_results_time (self);
      gantry_unit_add_notice (self, &parts);
      return;
    }
  if (gantry_rev_compare (gantry_object_get_rev (head), memory->head_rev) < 0)
    return;
  memory->withdrawn = FALSE;
  g_free (memory->title);
  memory->title = gantry_unit_dup_full_title (self);
  memory->head_rev = gantry_object_get_rev (head);
  parts.at = gantry_object_get_at (head);
  if (strcmp (memory->status, self->result_status) == 0)
    return;
  parts.read = !is_news (memory->status, self->result_status);
  if (memory->built && (!parts.read || level_of (self->result_status) > level_of (memory->status)))
    gantry_unit_add_notice (self, &parts);
  g_free (memory->status);
  memory->status = g_strdup (self->result_status);
}

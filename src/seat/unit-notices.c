/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-notices.h"

#include "model/json.h"
#include "model/status.h"
#include "seat/gate.h"

#include <string.h>

/* What became different in one flush → notices. Many of one kind that have one cause become one. */

#define FEW 3

char *
gantry_unit_dup_full_title (GantryUnit *self)
{
  if (*self->subtitle == '\0')
    return g_strdup (self->title);
  return g_strdup_printf ("%s, %s", self->title, self->subtitle);
}

static const GantryNoticePriority priority_of[] = {
  [GANTRY_NOTICE_WITHDRAWN] = GANTRY_NOTICE_HIGH, [GANTRY_NOTICE_REPLACED] = GANTRY_NOTICE_HIGH,
  [GANTRY_NOTICE_ENTERED] = GANTRY_NOTICE_NORMAL, [GANTRY_NOTICE_ORDER] = GANTRY_NOTICE_HIGH,
  [GANTRY_NOTICE_DISQUALIFIED] = GANTRY_NOTICE_HIGH, [GANTRY_NOTICE_RESULT] = GANTRY_NOTICE_HIGH,
  [GANTRY_NOTICE_SPLIT] = GANTRY_NOTICE_NORMAL, [GANTRY_NOTICE_NAME] = GANTRY_NOTICE_NORMAL,
  [GANTRY_NOTICE_SCHEDULE] = GANTRY_NOTICE_NORMAL, [GANTRY_NOTICE_STATUS] = GANTRY_NOTICE_HIGH,
  [GANTRY_NOTICE_PROTEST] = GANTRY_NOTICE_HIGH, [GANTRY_NOTICE_RECORD] = GANTRY_NOTICE_NORMAL,
  [GANTRY_NOTICE_NOTE] = GANTRY_NOTICE_LOW,
};

static GPtrArray *
list_notes (GantryUnit *self)
{
  return gantry_documents_list_objects (gantry_unit_get_documents (self, self->unit_topic), self->unit_topic, "note/");
}

static const char *
text_of_note (GantryObject *note)
{
  return gantry_json_get_text (gantry_object_get_json (note), "text");
}

/* The notes that came with what became different then, and those that came just now; NULL when none did. */
static char *
find_why (GantryUnit *self, gint64 at)
{
  g_autoptr (GPtrArray) notes = list_notes (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      GantryObject *note = g_ptr_array_index (notes, i);
      gboolean seen = g_hash_table_contains (self->memory->notes, gantry_object_get_id (note));

      if (gantry_object_get_at (note) != at && seen)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", text_of_note (note));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

void
gantry_unit_add_notice (GantryUnit *self, GantryNoticeParts *parts)
{
  g_autofree char *title = gantry_unit_dup_full_title (self);
  g_autofree char *why = parts->why == NULL ? find_why (self, parts->at) : NULL;

  parts->priority = priority_of[parts->kind];
  parts->unit = self->rsc;
  if (parts->title == NULL)
    parts->title = title;
  if (why != NULL)
    parts->why = why;
  gantry_changes_add (gantry_seat_get_changes (self->seat), parts);
}

static void
add_difference (GantryUnit *self, const GantryDifference *difference)
{
  GantryNoticeParts parts = {
    .kind = difference->kind,
    .code = difference->code,
    .name = difference->name,
    .what = difference->what,
    .from = difference->from,
    .to = difference->to,
    .at = difference->at,
  };

  gantry_unit_add_notice (self, &parts);
}

static gint64
number_of (const char *text)
{
  return g_ascii_strtoll (text, NULL, 10);
}

static int
compare_from (gconstpointer a, gconstpointer b)
{
  gint64 x = number_of ((*(const GantryDifference *const *) a)->from), y = number_of ((*(const GantryDifference *const *) b)->from);

  return (x > y) - (x < y);
}

static int
compare_to (gconstpointer a, gconstpointer b)
{
  gint64 x = number_of ((*(const GantryDifference *const *) a)->to), y = number_of ((*(const GantryDifference *const *) b)->to);

  return (x > y) - (x < y);
}

static char *
list_order (GPtrArray *differences, gboolean from)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_ptr_array_sort (differences, from ? compare_from : compare_to);
  for (guint i = 0; i < differences->len; i++)
    {
      const GantryDifference *difference = g_ptr_array_index (differences, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", from ? difference->from : difference->to, difference->name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Many places in the start order: one notice with both orders. Many ranks: one that says only that. */
static void
add_many (GantryUnit *self, GPtrArray *differences)
{
  const GantryDifference *first = g_ptr_array_index (differences, 0);
  GantryNoticeParts parts = { .kind = first->kind, .what = first->what, .at = first->at };
  gboolean order = first->kind == GANTRY_NOTICE_ORDER;
  g_autofree char *from = order ? list_order (differences, TRUE) : NULL;
  g_autofree char *to = order ? list_order (differences, FALSE) : NULL;

  parts.from = from;
  parts.to = to;
  gantry_unit_add_notice (self, &parts);
}

static void
add_group (GantryUnit *self, GPtrArray *differences)
{
  if (differences->len > FEW)
    {
      add_many (self, differences);
      return;
    }
  for (guint i = 0; i < differences->len; i++)
    add_difference (self, g_ptr_array_index (differences, i));
}

/* What only follows from something else is not told beside it. */
static void
add_differences (GantryUnit *self)
{
  GArray *differences = self->memory->differences;
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();
  g_autoptr (GPtrArray) follows = g_ptr_array_new ();
  gboolean causes = FALSE;

  for (guint i = 0; i < differences->len; i++)
    {
      GantryDifference *difference = &g_array_index (differences, GantryDifference, i);

      if (difference->kind == GANTRY_NOTICE_ORDER)
        g_ptr_array_add (orders, difference);
      else if (difference->follows)
        g_ptr_array_add (follows, difference);
      else
        {
          causes |= difference->kind == GANTRY_NOTICE_RESULT || difference->kind == GANTRY_NOTICE_DISQUALIFIED ||
                    difference->kind == GANTRY_NOTICE_WITHDRAWN;
          add_difference (self, difference);
        }
    }
  add_group (self, orders);
  if (!causes && self->memory->departed->len == 0)
    add_group (self, follows);
}

static GantryRowMemory *
find_memory (GantryUnit *self, const char *code)
{
  return g_hash_table_lookup (self->memory->rows, code);
}

/* When the message was made that left something out. */
gint64
gantry_unit_get_results_time (GantryUnit *self)
{
  GantryDocuments *documents = gantry_unit_get_documents (self, self->unit_topic);
  GantryObject *head = gantry_documents_lookup (documents, self->unit_topic, "head");
  gint64 made = gantry_gate_rev_time (gantry_documents_get_floor (documents, self->unit_topic, "result"));

  return head != NULL ? MAX (gantry_object_get_at (head), made) : made;
}

/* Who came into the place that somebody left: same lane, else same place in the order; taken out of the list. */
static GantryRow *
take_successor (GantryUnit *self, const GantryRowMemory *left)
{
  GPtrArray *arrived = self->memory->arrived;

  for (guint i = 0; i < arrived->len; i++)
    {
      GantryRow *row = g_hash_table_lookup (self->rows, g_ptr_array_index (arrived, i));
      const char *order = left->texts[GANTRY_TEXT_ORDER];

      if (row == NULL || (*order != '\0' ? strcmp (gantry_row_get_order (row), order) != 0
                                         : gantry_row_get_start_sort (row) != left->start_sort))
        continue;
      g_ptr_array_remove_index (arrived, i);
      return row;
    }
  return NULL;
}

static void
add_departed (GantryUnit *self, const char *code)
{
  GantryRowMemory *left = find_memory (self, code);
  GantryRow *successor;
  GantryNoticeParts parts = { .kind = GANTRY_NOTICE_WITHDRAWN, .code = code, .what = "order", .at = gantry_unit_get_results_time (self) };

  if (left == NULL || left->gone)
    return;
  left->gone = TRUE;
  successor = take_successor (self, left);
  parts.name = left->texts[GANTRY_TEXT_NAME];
  parts.from = left->texts[GANTRY_TEXT_ORDER];
  if (successor != NULL)
    {
      parts.kind = GANTRY_NOTICE_REPLACED;
      parts.code = gantry_row_get_code (successor);
      parts.name = gantry_row_get_name (successor);
      parts.from = left->texts[GANTRY_TEXT_NAME];
      parts.to = parts.name;
      parts.at = gantry_object_get_at (successor->entry != NULL ? successor->entry : successor->line);
    }
  gantry_unit_add_notice (self, &parts);
}

/* Newcomers count only in a start list: later ones are those that the feed had left out. */
static void
add_arrived (GantryUnit *self)
{
  GPtrArray *arrived = self->memory->arrived;

  if (gantry_result_status_parse (self->result_status) != GANTRY_RESULT_START_LIST)
    return;
  for (guint i = 0; i < arrived->len; i++)
    {
      GantryRow *row = g_hash_table_lookup (self->rows, g_ptr_array_index (arrived, i));
      GantryNoticeParts parts = { .kind = GANTRY_NOTICE_ENTERED, .what = "order" };

      if (row == NULL || row->entry == NULL)
        continue;
      parts.code = gantry_row_get_code (row);
      parts.name = gantry_row_get_name (row);
      parts.to = gantry_row_get_order (row);
      parts.at = gantry_object_get_at (row->entry);
      gantry_unit_add_notice (self, &parts);
    }
}

/* Notes that are there when the unit is first seen are no news. */
static void
add_notes (GantryUnit *self)
{
  GantryUnitMemory *memory = self->memory;
  GantryChanges *changes = gantry_seat_get_changes (self->seat);
  g_autoptr (GPtrArray) notes = list_notes (self);

  for (guint i = 0; i < notes->len; i++)
    {
      GantryObject *note = g_ptr_array_index (notes, i);
      const char *text = text_of_note (note);
      gint64 at = gantry_object_get_at (note);
      GantryNoticeParts parts = { .kind = GANTRY_NOTICE_NOTE, .why = text, .at = at, .read = !memory->built };

      if (g_hash_table_add (memory->notes, g_strdup (gantry_object_get_id (note))) &&
          !gantry_changes_explain (changes, self->rsc, at, text))
        gantry_unit_add_notice (self, &parts);
    }
}

static gboolean
is_correction (const GantryDifference *difference)
{
  return difference->kind == GANTRY_NOTICE_DISQUALIFIED || difference->kind == GANTRY_NOTICE_RESULT ||
         difference->kind == GANTRY_NOTICE_SPLIT;
}

static gboolean
update_correction (GantryUnit *self)
{
  GantryResultStatus status = gantry_result_status_parse (self->result_status);
  gboolean official = status == GANTRY_RESULT_OFFICIAL || status == GANTRY_RESULT_PROTESTED;
  guint n = g_strv_length (self->notes);
  const char *why = n > 0 ? self->notes[n - 1] : self->corrected ? "" : NULL;

  if (!official)
    why = NULL;
  if (g_strcmp0 (why, self->correction) == 0)
    return FALSE;
  g_free (self->correction);
  self->correction = g_strdup (why);
  return TRUE;
}

gboolean
gantry_unit_make_notices (GantryUnit *self, gboolean head)
{
  GantryUnitMemory *memory = self->memory;
  GantryRev floor = gantry_documents_get_floor (gantry_unit_get_documents (self, self->unit_topic), self->unit_topic, "result");
  gboolean newer = gantry_rev_compare (floor, memory->floor) > 0;
  gboolean whole = gantry_unit_get_json (self, "head") == NULL;
  gboolean changed = FALSE;

  if (memory->built)
    {
      for (guint i = 0; newer && !whole && i < memory->departed->len; i++)
        add_departed (self, g_ptr_array_index (memory->departed, i));
      add_arrived (self);
      add_differences (self);
      for (guint i = 0; i < memory->differences->len; i++)
        self->corrected |= gantry_result_status_parse (memory->status) == GANTRY_RESULT_OFFICIAL &&
                           is_correction (&g_array_index (memory->differences, GantryDifference, i));
    }
  gantry_unit_add_status_step (self, newer);
  if (head)
    {
      add_notes (self);
      changed = gantry_unit_update_protests (self);
    }
  changed |= update_correction (self);
  memory->built |= g_hash_table_size (self->rows) > 0;
  memory->floor = gantry_rev_max (floor, memory->floor);
  gantry_unit_memory_end_flush (memory);
  return changed;
}

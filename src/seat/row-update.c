/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/row-private.h"

#include "model/json.h"
#include "sport/format.h"

#include <string.h>

/* Documents → row: what differs is set, noted as dirty and, when it is news, stamped. */

static const int field_of_text[GANTRY_N_TEXTS] = {
  [GANTRY_TEXT_FAMILY] = -1,
  [GANTRY_TEXT_GIVEN] = -1,
  [GANTRY_TEXT_NAME] = GANTRY_FIELD_NAME,
  [GANTRY_TEXT_NOC] = -1,
  [GANTRY_TEXT_BIB] = -1,
  [GANTRY_TEXT_ORDER] = GANTRY_FIELD_ORDER,
  [GANTRY_TEXT_RANK] = GANTRY_FIELD_RANK,
  [GANTRY_TEXT_RESULT] = GANTRY_FIELD_RESULT,
  [GANTRY_TEXT_IRM] = GANTRY_FIELD_IRM,
  [GANTRY_TEXT_QUAL] = GANTRY_FIELD_QUAL,
  [GANTRY_TEXT_RECORDS] = -1,
};

static void
set_text (GantryRow *self, GantryRowText which, const char *value, gint64 now)
{
  if (strcmp (self->texts[which], value) == 0)
    return;
  g_free (self->texts[which]);
  self->texts[which] = g_strdup (value);
  self->dirty |= 1u << which;
  self->different = TRUE;
  if (now != 0 && field_of_text[which] >= 0)
    self->changed[field_of_text[which]] = now;
}

/* TRUE when the body is another one. */
static gboolean
set_object (GantryObject **slot, GantryObject *object)
{
  gboolean same;

  if (*slot == object)
    return FALSE;
  same = *slot != NULL && object != NULL && strcmp (gantry_object_get_body (*slot), gantry_object_get_body (object)) == 0;
  g_clear_pointer (slot, gantry_object_unref);
  *slot = object != NULL ? gantry_object_ref (object) : NULL;
  return !same;
}

static const GantryJson *
get_json (GantryObject *object)
{
  return object != NULL ? gantry_object_get_json (object) : NULL;
}

static char *
make_name (const GantryJson *names)
{
  const char *team = gantry_json_get_text (names, "name");

  if (*team != '\0')
    return g_strdup (team);
  return gantry_format_name (gantry_json_get_text (names, "family"), gantry_json_get_text (names, "given"));
}

/* The corrected names of people/<DIS> where they are known, else those of the message. A name that differs only because the
 * people came later than the start list is no change. */
static void
update_names (GantryRow *self, const GantryJson *entry, const GantryRowSource *source)
{
  gboolean first_person = self->person == NULL;
  GantryObject *person = source->people (self->team ? "team" : "athlete", self->code, source->people_data);
  const GantryJson *names = entry;
  gint64 now = source->now;
  g_autofree char *name = NULL;

  set_object (&self->person, person);
  if (person != NULL)
    {
      g_autofree char *corrected = make_name (get_json (person));

      if (*corrected != '\0')
        names = get_json (person);
      if (first_person)
        now = 0;
    }
  name = make_name (names);
  set_text (self, GANTRY_TEXT_FAMILY, gantry_json_get_text (names, "family"), now);
  set_text (self, GANTRY_TEXT_GIVEN, gantry_json_get_text (names, "given"), now);
  set_text (self, GANTRY_TEXT_NAME, name, now);
}

static void
update_horse (GantryRow *self, const GantryRowSource *source)
{
  const char *code = gantry_row_get_horse_code (self);
  GantryObject *horse = *code != '\0' ? source->people ("horse", code, source->people_data) : NULL;

  self->different |= horse != self->horse;
  set_object (&self->horse, horse);
}

static void
update_members (GantryRow *self, const GantryJson *entry, const GantryRowSource *source)
{
  const GantryJson *array = gantry_json_get_array (entry, "members");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) members = NULL;

  g_ptr_array_set_size (self->member_codes, 0);
  for (guint i = 0; self->team && i < gantry_json_get_length (array); i++)
    {
      const GantryJson *member = gantry_json_get_element (array, i);
      const char *code = gantry_json_get_text (member, "code");
      GantryObject *person = source->people ("athlete", code, source->people_data);
      g_autofree char *corrected = person != NULL ? make_name (get_json (person)) : g_strdup ("");
      g_autofree char *name = *corrected != '\0' ? g_steal_pointer (&corrected) : make_name (member);

      g_ptr_array_add (self->member_codes, g_strdup (code));
      g_strv_builder_add (builder, name);
    }
  members = g_strv_builder_end (builder);
  if (!g_strv_equal ((const char *const *) members, (const char *const *) self->members))
    {
      g_strfreev (self->members);
      self->members = g_steal_pointer (&members);
      self->different = TRUE;
    }
}

static void
update_entry (GantryRow *self, const GantryRowSource *source)
{
  const GantryJson *entry = get_json (source->entry);
  gint64 start_sort = gantry_json_get_int (entry, "start_sort");
  const char *noc;

  if (set_object (&self->entry, source->entry))
    self->different = TRUE; /* entry values are read from it when asked for */
  self->team = strcmp (gantry_json_get_text (entry, "type"), "T") == 0;
  update_names (self, entry, source);
  update_members (self, entry, source);
  update_horse (self, source);
  noc = gantry_json_get_text (entry, "noc");
  if (*noc == '\0' && self->person != NULL)
    noc = gantry_json_get_text (get_json (self->person), "noc");
  set_text (self, GANTRY_TEXT_NOC, noc, source->now);
  set_text (self, GANTRY_TEXT_BIB, gantry_json_get_text (entry, "bib"), source->now);
  set_text (self, GANTRY_TEXT_ORDER, gantry_json_get_text (entry, "start_order"), source->now);
  if (start_sort != self->start_sort)
    self->different = TRUE;
  self->start_sort = start_sort;
  if (g_strcmp0 (self->date, source->date) != 0)
    {
      g_free (self->date);
      self->date = g_strdup (source->date);
    }
}

static char *
join_records (const GantryJson *line)
{
  const GantryJson *records = gantry_json_get_array (line, "records");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < gantry_json_get_length (records); i++)
    {
      const GantryJson *record = gantry_json_get_element (records, i);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (gantry_json_get_bool (record, "equalled"))
        g_string_append_c (text, '=');
      g_string_append (text, gantry_json_get_text (record, "type"));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update_flags (GantryRow *self, const GantryJson *line, const GantryRowSource *source)
{
  gboolean out = gantry_rule_is_out (source->rule, self->texts[GANTRY_TEXT_IRM]);
  gboolean unchecked = gantry_json_get_bool (line, "unchecked");
  gboolean rank_equal = gantry_json_get_bool (line, "rank_equal");

  if (out != self->out || unchecked != self->unchecked || rank_equal != self->rank_equal)
    self->different = TRUE;
  if (out != self->out)
    self->out_differs = TRUE;
  self->out = out;
  self->unchecked = unchecked;
  self->rank_equal = rank_equal;
}

static void
update_line (GantryRow *self, const GantryRowSource *source)
{
  const GantryJson *line = get_json (source->line);
  g_autofree char *records = join_records (line);
  gint64 now = source->now;

  set_object (&self->line, source->line);
  set_object (&self->analysis, source->analysis);
  set_text (self, GANTRY_TEXT_RANK, gantry_json_get_text (line, "rank"), now);
  set_text (self, GANTRY_TEXT_RESULT, gantry_json_get_text (line, "result"), now);
  set_text (self, GANTRY_TEXT_IRM, gantry_json_get_text (line, "irm"), now);
  set_text (self, GANTRY_TEXT_QUAL, gantry_json_get_text (line, "qual"), now);
  set_text (self, GANTRY_TEXT_RECORDS, records, now);
  update_flags (self, line, source);
  self->sort = gantry_json_get_int (line, "sort");
  self->mark = gantry_row_read_mark (source->rule, gantry_json_get_text (line, "result_type"),
                                     self->texts[GANTRY_TEXT_RESULT]);
  gantry_row_update_values (self, line, source);
}

void
gantry_row_update (GantryRow *self, const GantryRowSource *source)
{
  update_entry (self, source);
  update_line (self, source);
}

static gboolean
same_mark (GantryMark a, GantryMark b)
{
  return a.kind == b.kind && a.value == b.value && a.decimals == b.decimals;
}

static gboolean
same_fact (GantryFact a, GantryFact b)
{
  return same_mark (a.mark, b.mark) && a.point == b.point;
}

static gboolean
same_projection (GantryProjection a, GantryProjection b)
{
  return same_mark (a.mark, b.mark) && a.point == b.point && a.basis == b.basis;
}

void
gantry_row_set_gap (GantryRow *self, GantryFact gap, GantryProjection guess, GantryFact trend)
{
  if (same_fact (self->gap, gap) && same_projection (self->gap_guess, guess) && same_fact (self->trend, trend))
    return;
  self->gap = gap;
  self->gap_guess = guess;
  self->trend = trend;
  self->different = TRUE;
}

void
gantry_row_set_is_reference (GantryRow *self, gboolean is_reference)
{
  self->different |= self->is_reference != is_reference;
  self->is_reference = is_reference;
}

void
gantry_row_set_record_pace (GantryRow *self, GantryPace pace)
{
  if (same_fact (self->record_pace.known, pace.known) && same_projection (self->record_pace.even, pace.even))
    return;
  self->record_pace = pace;
  self->different = TRUE;
}

void
gantry_row_set_before (GantryRow *self, GantryMark before)
{
  self->before = before; /* shows only in what is worked out from it */
}

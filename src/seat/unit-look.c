/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-memory.h"

#include "model/status.h"

#include <string.h>

/* One row held against what was shown of it. */
typedef struct
{
  GantryUnitMemory *memory;
  GantryRowMemory *before;
  GantryRow *row;
  const GantryRowSource *source;
  gboolean settled;   /* what was shown was meant to stand */
  gboolean at_start;  /* it was, or still is, a start list */
  gboolean restarted; /* a start list again, after there was more: results begin anew */
  gboolean out_now;   /* a mark came that explains whatever else became different */
} Look;

static gboolean
is_start_list (const char *status)
{
  return *status == '\0' || gantry_result_status_parse (status) == GANTRY_RESULT_START_LIST;
}

static GantryRev
rev_of (GantryObject *object)
{
  return object != NULL ? gantry_object_get_rev (object) : GANTRY_REV_NONE;
}

static gint64
at_of (GantryObject *object)
{
  return object != NULL ? gantry_object_get_at (object) : 0;
}

/* Anything of it is older than what was remembered, or the line is not there (any more). */
static gboolean
is_older (const Look *look)
{
  const GantryRow *row = look->row;
  const GantryRowMemory *before = look->before;

  return gantry_rev_compare (rev_of (row->entry), before->entry_rev) < 0 ||
         gantry_rev_compare (rev_of (row->line), before->line_rev) < 0 ||
         (row->analysis != NULL && gantry_rev_compare (rev_of (row->analysis), before->analysis_rev) < 0) ||
         (row->person != NULL && gantry_rev_compare (rev_of (row->person), before->person_rev) < 0);
}

static GantryDifference *
add_difference (const Look *look, GantryNoticeKind kind, const char *what, const char *from, const char *to, gint64 at)
{
  GantryDifference difference = {
    .kind = kind,
    .code = g_strdup (look->row->code),
    .name = g_strdup (look->row->texts[GANTRY_TEXT_NAME]),
    .what = g_strdup (what),
    .from = g_strdup (from),
    .to = g_strdup (to),
    .at = at,
  };
  GArray *differences = look->memory->differences;

  g_array_append_val (differences, difference);
  return &g_array_index (differences, GantryDifference, differences->len - 1);
}

static gboolean
is_one_of (const char *text, const char *const *list)
{
  return g_strv_contains (list, text);
}

/* Withdrawn before the start, or disqualified when there was something to take away. */
static gboolean
look_at_mark (Look *look)
{
  static const char *const absent[] = { "DNS", "WDR", "WD", NULL };
  static const char *const taken[] = { "DSQ", "DQ", "DQB", "DQIC", "PEN", NULL };
  static const char *const unfinished[] = { "DNS", "DNF", "RET", "LAP", "OTL", NULL };
  char **before = look->before->texts, **now = look->row->texts;
  const char *irm = now[GANTRY_TEXT_IRM], *had = before[GANTRY_TEXT_IRM], *result = before[GANTRY_TEXT_RESULT];
  gint64 at = at_of (look->row->line);
  gboolean stood = *result != '\0' && look->settled && look->row->out && !is_one_of (irm, unfinished);

  if (strcmp (irm, had) == 0)
    return FALSE;
  look->out_now = *irm != '\0';
  if (look->at_start && is_one_of (irm, absent))
    {
      add_difference (look, GANTRY_NOTICE_WITHDRAWN, "order", now[GANTRY_TEXT_ORDER], irm, at);
      return FALSE;
    }
  if (stood || (is_one_of (irm, taken) && (look->settled || *result != '\0')))
    add_difference (look, GANTRY_NOTICE_DISQUALIFIED, "irm", *result != '\0' ? result : before[GANTRY_TEXT_RANK], irm, at);
  else if (look->settled || *had != '\0')
    add_difference (look, GANTRY_NOTICE_RESULT, "irm", *had != '\0' ? had : result, irm, at);
  else
    return FALSE;
  return TRUE;
}

static void
keep (const Look *look, GantryField field, GantryRowText text)
{
  gantry_row_keep_old_value (look->row, field, look->before->texts[text]);
}

/* FALSE when nothing stood there, or the same. */
static gboolean
was_replaced (const Look *look, GantryRowText text)
{
  const char *before = look->before->texts[text];

  return *before != '\0' && strcmp (before, look->row->texts[text]) != 0;
}

/* A race's time that was shown as good is no live progress when it changes; elsewhere a result grows until it is settled. */
static void
look_at_result (Look *look)
{
  gboolean marked = look_at_mark (look);
  gboolean stood = look->settled || (gantry_rule_get_kind (look->source->rule) == GANTRY_KIND_RACE && !look->before->unchecked);
  char **before = look->before->texts, **now = look->row->texts;
  gint64 at = at_of (look->row->line);

  if (marked)
    keep (look, GANTRY_FIELD_IRM, GANTRY_TEXT_IRM);
  if ((marked || stood) && was_replaced (look, GANTRY_TEXT_RESULT))
    {
      keep (look, GANTRY_FIELD_RESULT, GANTRY_TEXT_RESULT);
      if (!marked)
        add_difference (look, GANTRY_NOTICE_RESULT, "result", before[GANTRY_TEXT_RESULT], now[GANTRY_TEXT_RESULT], at);
    }
  if (!look->settled)
    return;
  if (was_replaced (look, GANTRY_TEXT_RANK))
    {
      keep (look, GANTRY_FIELD_RANK, GANTRY_TEXT_RANK);
      add_difference (look, GANTRY_NOTICE_RESULT, "rank", before[GANTRY_TEXT_RANK], now[GANTRY_TEXT_RANK], at)->follows = TRUE;
    }
  if (was_replaced (look, GANTRY_TEXT_QUAL))
    {
      keep (look, GANTRY_FIELD_QUAL, GANTRY_TEXT_QUAL);
      add_difference (look, GANTRY_NOTICE_RESULT, "qual", before[GANTRY_TEXT_QUAL], now[GANTRY_TEXT_QUAL], at)->follows = TRUE;
    }
}

static gboolean
is_record (const char *type)
{
  static const char *const bests[] = { "", "PB", "=PB", "SB", "=SB", NULL };

  return !g_strv_contains (bests, type);
}

/* Which types are in one list and not in the other, joined; "" when none. Somebody's own best is no record. */
static char *
missing_types (const char *in, const char *from)
{
  g_auto (GStrv) types = g_strsplit (in, " ", -1);
  g_auto (GStrv) others = g_strsplit (from, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; types[i] != NULL; i++)
    if (is_record (types[i]) && !g_strv_contains ((const char *const *) others, types[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", types[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
look_at_records (const Look *look)
{
  const char *before = look->before->texts[GANTRY_TEXT_RECORDS], *now = look->row->texts[GANTRY_TEXT_RECORDS];
  g_autofree char *came = missing_types (now, before);
  g_autofree char *went = missing_types (before, now);
  const char *result = look->row->texts[GANTRY_TEXT_RESULT], *had = look->before->texts[GANTRY_TEXT_RESULT];

  if (*came != '\0')
    add_difference (look, GANTRY_NOTICE_RECORD, came, "", *result != '\0' ? result : came, at_of (look->row->line));
  if (*went != '\0')
    add_difference (look, GANTRY_NOTICE_RECORD, went, *had != '\0' ? had : went, "", at_of (look->row->line));
}

static gint64
at_of_value (const Look *look)
{
  return MAX (at_of (look->row->line), at_of (look->row->analysis));
}

static gboolean
is_from_leader (const Look *look, guint point)
{
  const GantryPointLeader *leader = point < look->source->leaders->len
                                      ? &g_array_index (look->source->leaders, GantryPointLeader, point) : NULL;

  return leader != NULL && leader->code != NULL;
}

/* Whether a value was meant to stand, and the new one does not just go on from it ("x" → "xo"). */
static gboolean
is_correction (const Look *look, const char *before, const char *now)
{
  GantryKind kind = gantry_rule_get_kind (look->source->rule);

  if (look->settled)
    return TRUE;
  if (*now == '\0' || *before == '?')
    return FALSE;
  return kind == GANTRY_KIND_RACE || ((kind == GANTRY_KIND_ATTEMPTS || kind == GANTRY_KIND_HEIGHTS) &&
                                      !g_str_has_prefix (now, before) && strcmp (before, "-") != 0);
}

static void
look_at_point (const Look *look, guint point)
{
  const GantryPoint *at = &g_array_index (look->source->points, GantryPoint, point);
  const GantryCellValue *value = &g_array_index (look->row->values, GantryCellValue, point);
  const char *before = g_hash_table_lookup (look->before->values, at->pos);
  const char *text;

  if (before == NULL || *before == '\0' || is_from_leader (look, point))
    return;
  text = *before == '?' ? before + 1 : before;
  if (*text == '\0' || strcmp (text, value->text) == 0 || !is_correction (look, before, value->text))
    return;
  gantry_row_keep_old_text (look->row, point, text);
  if (!look->out_now)
    add_difference (look, GANTRY_NOTICE_SPLIT, at->name, text, value->text, at_of_value (look));
}

static void
look_at_order (const Look *look)
{
  const char *before = look->before->texts[GANTRY_TEXT_ORDER], *now = look->row->texts[GANTRY_TEXT_ORDER];
  g_autofree char *sort_before = NULL;
  g_autofree char *sort_now = NULL;

  if (!look->at_start)
    return;
  if (strcmp (before, now) != 0)
    {
      keep (look, GANTRY_FIELD_ORDER, GANTRY_TEXT_ORDER);
      add_difference (look, GANTRY_NOTICE_ORDER, "order", before, now, at_of (look->row->entry));
      return;
    }
  if (*now != '\0' || look->before->start_sort == look->row->start_sort)
    return;
  sort_before = g_strdup_printf ("%" G_GINT64_FORMAT, look->before->start_sort);
  sort_now = g_strdup_printf ("%" G_GINT64_FORMAT, look->row->start_sort);
  add_difference (look, GANTRY_NOTICE_ORDER, "order", sort_before, sort_now, at_of (look->row->entry));
}

/* A name that is another one only because the people came after the start list is not corrected. */
static void
look_at_names (const Look *look)
{
  const char *before = look->before->texts[GANTRY_TEXT_NAME], *now = look->row->texts[GANTRY_TEXT_NAME];
  gint64 at = look->row->person != NULL ? at_of (look->row->person) : at_of (look->row->entry);

  if (*before != '\0' && strcmp (before, now) != 0 && look->before->by_person == (look->row->person != NULL))
    {
      keep (look, GANTRY_FIELD_NAME, GANTRY_TEXT_NAME);
      add_difference (look, GANTRY_NOTICE_NAME, "name", before, now, at);
    }
}

static GantryObject *
find_person (const Look *look, const char *code)
{
  return look->source->people ("athlete", code, look->source->people_data);
}

static void
look_at_member (const Look *look, const char *code, const char *name)
{
  const char *before = g_hash_table_lookup (look->before->members, code);
  GantryObject *person = find_person (look, code);
  GantryDifference *difference;

  if (before == NULL || (*before == '?') != (person == NULL))
    return;
  if (*before == '?')
    before++;
  if (*before == '\0' || strcmp (before, name) == 0)
    return;
  difference = add_difference (look, GANTRY_NOTICE_NAME, "name", before, name, at_of (person != NULL ? person : look->row->entry));
  g_free (difference->code);
  g_free (difference->name);
  difference->code = g_strdup (code);
  difference->name = g_strdup (name);
}

static void
remember_values (const Look *look)
{
  GHashTable *values = look->before->values;

  for (guint i = 0; i < look->row->values->len && i < look->source->points->len; i++)
    {
      const GantryCellValue *value = &g_array_index (look->row->values, GantryCellValue, i);
      const char *pos = g_array_index (look->source->points, GantryPoint, i).pos;
      const char *before = g_hash_table_lookup (values, pos);
      gboolean unchecked = value->unchecked || look->row->unchecked;

      if (*value->text == '\0')
        g_hash_table_remove (values, pos);
      else if (before == NULL || (*before == '?') != unchecked || strcmp (before + unchecked, value->text) != 0)
        g_hash_table_replace (values, g_strdup (pos), g_strconcat (unchecked ? "?" : "", value->text, NULL));
    }
}

static void
remember_members (const Look *look)
{
  GantryRow *row = look->row;

  for (guint i = 0; i < row->member_codes->len && row->members[i] != NULL; i++)
    {
      const char *code = g_ptr_array_index (row->member_codes, i);
      const char *mark = find_person (look, code) != NULL ? "" : "?";

      const char *before = g_hash_table_lookup (look->before->members, code);

      if (before == NULL || (*before == '?') != (*mark == '?') || strcmp (before + strlen (mark), row->members[i]) != 0)
        g_hash_table_replace (look->before->members, g_strdup (code), g_strconcat (mark, row->members[i], NULL));
    }
}

static void
remember (const Look *look)
{
  GantryRowMemory *memory = look->before;
  const GantryRow *row = look->row;

  for (guint i = 0; i < GANTRY_N_TEXTS; i++)
    if (strcmp (memory->texts[i], row->texts[i]) != 0)
      {
        g_free (memory->texts[i]);
        memory->texts[i] = g_strdup (row->texts[i]);
      }
  memory->entry_rev = rev_of (row->entry);
  memory->line_rev = rev_of (row->line);
  memory->analysis_rev = gantry_rev_max (memory->analysis_rev, rev_of (row->analysis));
  memory->person_rev = gantry_rev_max (memory->person_rev, rev_of (row->person));
  memory->start_sort = row->start_sort;
  memory->by_person = row->person != NULL;
  memory->unchecked = row->unchecked;
  memory->gone = FALSE;
  remember_values (look);
  remember_members (look);
}

static void
compare (Look *look)
{
  GantryRow *row = look->row;

  look_at_names (look);
  for (guint i = 0; i < row->member_codes->len && row->members[i] != NULL; i++)
    look_at_member (look, g_ptr_array_index (row->member_codes, i), row->members[i]);
  look_at_order (look);
  if (look->restarted)
    return;
  look_at_result (look);
  look_at_records (look);
  for (guint i = 0; i < row->values->len && i < look->source->points->len; i++)
    look_at_point (look, i);
}

void
gantry_unit_memory_look (GantryUnitMemory *self, GantryRow *row, const GantryRowSource *source, const char *status)
{
  Look look = { .memory = self, .row = row, .source = source };

  look.before = g_hash_table_lookup (self->rows, row->code);
  look.settled = gantry_unit_memory_is_settled (self);
  look.at_start = is_start_list (self->status) || is_start_list (status);
  look.restarted = !is_start_list (self->status) && is_start_list (status);
  if (look.before == NULL)
    {
      look.before = gantry_row_memory_new ();
      g_hash_table_insert (self->rows, g_strdup (row->code), look.before);
      g_ptr_array_add (self->arrived, g_strdup (row->code));
    }
  else if (is_older (&look))
    return;
  else if (look.before->gone)
    g_ptr_array_add (self->arrived, g_strdup (row->code));
  else if (self->built)
    compare (&look);
  remember (&look);
}

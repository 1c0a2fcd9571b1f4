/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/ext.h"
#include "model/json.h"
#include "model/rsc.h"
#include "sport/format.h"

#include <string.h>

/* The records that stand for a unit: of each type the one of the event's own document, else of the discipline's list. */

static void
clear_shown (GantryRecord *shown)
{
  g_free (shown->type);
  g_free (shown->result);
  g_free (shown->holder);
  g_free (shown->noc);
  g_free (shown->year);
  g_free (shown->place);
}

void
gantry_unit_clear_record (gpointer data)
{
  GantryUnitRecord *record = data;

  if (record->shown.old != NULL)
    clear_shown (record->shown.old);
  g_free (record->shown.old);
  clear_shown (&record->shown);
  g_clear_pointer (&record->body, gantry_json_unref);
}

static GantryRecord *
copy_shown (const GantryRecord *shown)
{
  GantryRecord *copy = g_new0 (GantryRecord, 1);

  *copy = (GantryRecord) {
    .type = g_strdup (shown->type),
    .result = g_strdup (shown->result),
    .mark = shown->mark,
    .holder = g_strdup (shown->holder),
    .noc = g_strdup (shown->noc),
    .year = g_strdup (shown->year),
    .place = g_strdup (shown->place),
    .unconfirmed = shown->unconfirmed,
  };
  return copy;
}

typedef struct
{
  GantryJson *json;
  const char *type;
  guint rank; /* of the type in the profile */
  gint64 order;
  gboolean own; /* of the event's document */
} Candidate;

static guint
rank_of_type (GantryRule *rule, const char *type)
{
  const char *const *types = gantry_rule_get_record_types (rule);
  guint i;

  for (i = 0; types[i] != NULL; i++)
    if (strcmp (types[i], type) == 0)
      return i;
  return i;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;
  int order = (x->rank > y->rank) - (x->rank < y->rank);

  if (order == 0 && strcmp (x->type, y->type) != 0)
    {
      order = (x->order > y->order) - (x->order < y->order);
      return order != 0 ? order : strcmp (x->type, y->type);
    }
  return order != 0 ? order : y->own - x->own;
}

static GArray *
list_candidates (GantryUnit *self, GPtrArray *objects)
{
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_autofree char *event = gantry_rsc_to_event (self->rsc);
  g_autofree char *own = g_strconcat ("record/", event, "/", NULL);

  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);
      GantryJson *json = gantry_object_get_json (object);
      Candidate candidate = { json, gantry_json_get_text (json, "type") };

      candidate.rank = rank_of_type (self->rule, candidate.type);
      candidate.order = gantry_json_get_int (json, "order");
      candidate.own = g_str_has_prefix (gantry_object_get_id (object), own);
      if (*candidate.type != '\0')
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* The one that stands: marked so, else the first that is not history. */
static const GantryJson *
find_standing (const GantryJson *record)
{
  const GantryJson *data = gantry_json_get_array (record, "data");
  const GantryJson *found = NULL;

  for (guint i = 0; i < gantry_json_get_length (data); i++)
    {
      const GantryJson *one = gantry_json_get_element (data, i);

      if (gantry_json_get_bool (one, "current"))
        return one;
      if (found == NULL && !gantry_json_get_bool (one, "historical"))
        found = one;
    }
  return found;
}

static gboolean
is_set_here (GantryUnit *self, const GantryJson *data)
{
  return strcmp (gantry_json_get_text (data, "unit"), self->rsc) == 0;
}

/* A record that was set here is not what those here are compared with: the one before it is, where the feed still has it. */
static const GantryJson *
find_reference (GantryUnit *self, const GantryJson *record, const GantryJson *standing)
{
  const GantryJson *data = gantry_json_get_array (record, "data");

  if (!is_set_here (self, standing))
    return standing;
  for (guint i = 0; i < gantry_json_get_length (data); i++)
    {
      const GantryJson *one = gantry_json_get_element (data, i);

      if (gantry_json_get_bool (one, "historical") && !is_set_here (self, one))
        return one;
    }
  return standing;
}

static GantryMark
read_mark (GantryUnit *self, const GantryJson *data)
{
  return gantry_row_read_mark (self->rule, gantry_json_get_text (data, "result_type"), gantry_json_get_text (data, "result"));
}

static char *
make_holder (const GantryJson *data)
{
  const char *name = gantry_json_get_text (data, "name");

  if (*name != '\0')
    return g_strdup (name);
  return gantry_format_name (gantry_json_get_text (data, "family"), gantry_json_get_text (data, "given"));
}

static gboolean
is_broken_now (GantryUnit *self, const char *type)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      g_auto (GStrv) records = g_strsplit (gantry_row_get_records (row), " ", -1);

      if (g_strv_contains ((const char *const *) records, type))
        return TRUE;
    }
  return FALSE;
}

static GantryRecord
read_shown (GantryUnit *self, const char *type, const char *result, const GantryJson *data)
{
  return (GantryRecord) {
    .type = g_strdup (type),
    .result = g_strdup (result),
    .mark = read_mark (self, data),
    .holder = make_holder (data),
    .noc = g_strdup (gantry_json_get_text (data, "noc")),
    .year = g_strndup (gantry_json_get_text (data, "date"), 4),
    .place = g_strdup (gantry_json_get_text (data, "place")),
    .unconfirmed = gantry_json_get_bool (data, "unconfirmed"),
  };
}

/* What this seat had for a type until now. */
static const GantryUnitRecord *
find_known (GantryUnit *self, const char *type)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const GantryUnitRecord *known = &g_array_index (self->records, GantryUnitRecord, i);

      if (strcmp (known->shown.type, type) == 0)
        return known;
    }
  return NULL;
}

/* The record that a new one of this unit replaced: as the feed has it, else as the seat remembers it. */
static void
add_old (GantryUnit *self, GantryUnitRecord *record, const GantryJson *standing, const GantryJson *reference)
{
  const GantryUnitRecord *known = find_known (self, record->shown.type);

  if (reference != standing)
    {
      record->shown.old = g_new0 (GantryRecord, 1);
      *record->shown.old = read_shown (self, record->shown.type, gantry_json_get_text (reference, "result"), reference);
      return;
    }
  if (known == NULL || (known->set_here && known->shown.old == NULL))
    return;
  record->shown.old = copy_shown (known->set_here ? known->shown.old : &known->shown);
  record->reference = known->reference;
  g_clear_pointer (&record->body, gantry_json_unref);
  record->body = known->body != NULL ? gantry_json_ref (known->body) : NULL;
  record->data = known->data;
}

static gboolean
read_record (GantryUnit *self, const Candidate *candidate, GantryUnitRecord *record)
{
  const GantryJson *data = find_standing (candidate->json);
  const GantryJson *reference = find_reference (self, candidate->json, data);
  const char *text = gantry_json_get_text (data, "result");

  if (*text == '\0' || gantry_json_get_bool (candidate->json, "not_established")) /* a standard is no record */
    text = gantry_json_get_text (candidate->json, "label");
  if (*text == '\0')
    return FALSE;
  record->body = gantry_json_ref (candidate->json);
  record->data = reference;
  record->reference = read_mark (self, reference);
  record->shown = read_shown (self, candidate->type, text, data);
  record->shown.broken_now = is_broken_now (self, candidate->type);
  record->set_here = is_set_here (self, data);
  if (record->set_here)
    add_old (self, record, data, reference);
  return TRUE;
}

static gboolean
same_shown (const GantryRecord *x, const GantryRecord *y)
{
  return strcmp (x->type, y->type) == 0 && strcmp (x->result, y->result) == 0 && strcmp (x->holder, y->holder) == 0 &&
         strcmp (x->noc, y->noc) == 0 && strcmp (x->year, y->year) == 0 && strcmp (x->place, y->place) == 0 &&
         x->unconfirmed == y->unconfirmed && x->broken_now == y->broken_now && (x->old != NULL) == (y->old != NULL) &&
         (x->old == NULL || same_shown (x->old, y->old));
}

static gboolean
same_records (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!same_shown (&g_array_index (a, GantryUnitRecord, i).shown, &g_array_index (b, GantryUnitRecord, i).shown))
      return FALSE;
  return TRUE;
}

/* Where people of classes of their own compete, the event's records are not theirs. */
static gboolean
has_classes (GantryUnit *self)
{
  const GantryJson *infos = gantry_json_get_array (gantry_unit_get_json (self, "head"), "infos");

  return *gantry_ext_get_value (infos, "UI", "CLASSES", NULL) != '\0';
}

gboolean
gantry_unit_update_records (GantryUnit *self)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_unit_get_documents (self, self->event_topic), self->event_topic,
                                                                 "record/");
  g_autoptr (GArray) candidates = list_candidates (self, objects);
  g_autoptr (GArray) records = g_array_new (FALSE, TRUE, sizeof (GantryUnitRecord));
  const char *last = "";
  gboolean same;

  g_array_set_clear_func (records, gantry_unit_clear_record);
  for (guint i = 0; i < candidates->len && !has_classes (self); i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      GantryUnitRecord record = { 0 };

      if (strcmp (candidate->type, last) == 0 || !read_record (self, candidate, &record))
        continue;
      g_array_append_val (records, record);
      last = candidate->type;
    }
  same = same_records (records, self->records);
  g_array_unref (self->records);
  self->records = g_steal_pointer (&records);
  return !same;
}

GantryMark
gantry_unit_get_record_split (GantryUnit *self, guint record, const char *pos)
{
  const GantryJson *ext = gantry_json_get_array (g_array_index (self->records, GantryUnitRecord, record).data, "ext");

  return gantry_row_read_mark (self->rule, "", gantry_ext_get_value (ext, NULL, "INTERMEDIATE", pos));
}

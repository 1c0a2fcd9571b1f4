/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/gate.h"

#define DEFAULT_LIMIT (128 * 1024 * 1024)
#define NEVER         G_MININT64
#define ALWAYS        G_MAXINT64

typedef struct
{
  char *name;
  GHashTable *dues; /* scope → gint64: when the last of the scope is due */
  guint held;
  gint64 whole; /* from when on all that snapshots brought is shown */
} Topic;

/* One object or one scope's floor becomes another. Object before and after: NULL where there is none. */
typedef struct
{
  Topic *topic; /* (unowned) */
  gint64 due;
  gint64 number; /* rises in the order of arrival */
  gsize size;
  char *id;             /* (owned): of the object; of a floor the scope's name */
  GantryObject *before; /* (owned) (nullable) */
  GantryObject *after;  /* (owned) (nullable) */
  GantryRev floor_before;
  GantryRev floor_after;
  gboolean is_floor;
} Entry;

typedef struct
{
  Topic *topic;
  char *id; /* (owned) */
} Touch;

/* The log is ordered by due, then by number. 'next' parts it: what is before it is shown, what is behind it is not.
 * The shown documents are a base and, on it, what the log has before 'next'. The base holds nothing that is younger than
 * 'horizon': while the cursor is not before that, the log can take back everything that has to go. */
struct _GantryGate
{
  GantryDocuments *shown;
  GHashTable *topics; /* name → Topic */
  GSequence *log;     /* of Entry */
  GSequenceIter *next;
  GArray *touched; /* of Touch */
  gsize bytes;
  gsize max_bytes;
  gint64 delay;
  gint64 source_now;
  gint64 limit; /* the cursor: what is due by then is shown */
  gint64 horizon;
  gint64 last_number;
  gint64 first_number; /* of what was taken out of the base */
  guint unthinned;     /* added since the log was thinned */
  guint64 thinned;
  GantryGateFunc func;
  gpointer data;
};

static void
topic_free (gpointer data)
{
  Topic *topic = data;

  g_free (topic->name);
  g_hash_table_unref (topic->dues);
  g_free (topic);
}

static Topic *
ensure_topic (GantryGate *self, const char *name)
{
  Topic *topic = g_hash_table_lookup (self->topics, name);

  if (topic == NULL)
    {
      topic = g_new0 (Topic, 1);
      topic->name = g_strdup (name);
      topic->dues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      topic->whole = NEVER;
      g_hash_table_insert (self->topics, topic->name, topic);
    }
  return topic;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->before, gantry_object_unref);
  g_clear_pointer (&entry->after, gantry_object_unref);
  g_free (entry->id);
  g_free (entry);
}

/* About what it keeps: the object before is the one after of an earlier entry. */
static gsize
measure (const Entry *entry)
{
  return sizeof *entry + 128 + strlen (entry->id) + (entry->after != NULL ? strlen (gantry_object_get_body (entry->after)) : 0);
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *one = a, *other = b;

  if (one->due != other->due)
    return one->due < other->due ? -1 : 1;
  return one->number < other->number ? -1 : one->number > other->number;
}

static void
touch_clear (gpointer data)
{
  g_free (((Touch *) data)->id);
}

static void
touch (GantryGate *self, Topic *topic, const char *id)
{
  Touch touched = { topic, g_strdup (id) };

  if (self->func != NULL)
    g_array_append_val (self->touched, touched);
  else
    touch_clear (&touched);
}

static void
report (GantryGate *self)
{
  g_autoptr (GArray) touched = g_steal_pointer (&self->touched);

  self->touched = g_array_new (FALSE, FALSE, sizeof (Touch));
  g_array_set_clear_func (self->touched, touch_clear);
  for (guint i = 0; i < touched->len; i++)
    self->func (g_array_index (touched, Touch, i).topic->name, g_array_index (touched, Touch, i).id, self->data);
}

static void
show (GantryGate *self, const Entry *entry, gboolean forward)
{
  const char *topic = entry->topic->name;
  GantryObject *object = forward ? entry->after : entry->before;

  entry->topic->held += forward ? -1 : 1;
  if (entry->is_floor)
    {
      gantry_documents_set_floor (self->shown, topic, entry->id, forward ? entry->floor_after : entry->floor_before);
      return;
    }
  if (object != NULL)
    gantry_documents_put_object (self->shown, topic, object);
  else
    gantry_documents_remove_object (self->shown, topic, entry->id);
  touch (self, entry->topic, entry->id);
}

static Entry *
get_entry (GSequenceIter *iter)
{
  return g_sequence_iter_is_end (iter) ? NULL : g_sequence_get (iter);
}

/* Everything behind 'next' is held; an entry that is due goes before it. */
static void
insert (GantryGate *self, Entry *entry)
{
  GSequenceIter *iter = g_sequence_insert_sorted (self->log, entry, compare_entries, NULL);

  entry->size = measure (entry);
  self->bytes += entry->size;
  self->unthinned++;
  entry->topic->held++;
  if (entry->due <= self->limit)
    show (self, entry, TRUE);
  else if (g_sequence_iter_next (iter) == self->next)
    self->next = iter;
}

static void
drop (GantryGate *self, GSequenceIter *iter)
{
  Entry *entry = g_sequence_get (iter);

  if (iter == self->next)
    self->next = g_sequence_iter_next (iter);
  self->bytes -= entry->size;
  g_sequence_remove (iter);
}

/* Of what the log does not know to take back: objects that are too young. They wait as what a snapshot brings. */
static void
hide_young (GantryGate *self, Topic *topic)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (self->shown, topic->name, NULL);

  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);
      Entry *entry;

      if (gantry_object_get_at (object) <= MAX (self->limit, 0))
        continue;
      gantry_documents_remove_object (self->shown, topic->name, gantry_object_get_id (object));
      touch (self, topic, gantry_object_get_id (object));
      entry = g_new0 (Entry, 1);
      entry->topic = topic;
      entry->due = gantry_object_get_at (object);
      entry->number = --self->first_number;
      entry->id = g_strdup (gantry_object_get_id (object));
      entry->after = gantry_object_ref (object);
      topic->whole = MAX (topic->whole, entry->due);
      insert (self, entry);
    }
}

static void
fall_behind_horizon (GantryGate *self)
{
  GHashTableIter iter;
  gpointer topic;

  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, NULL, &topic))
    hide_young (self, topic);
  self->horizon = self->limit;
}

static void
forget_oldest (GantryGate *self, gint64 until)
{
  GSequenceIter *begin = g_sequence_get_begin_iter (self->log);

  while (begin != self->next)
    {
      Entry *entry = g_sequence_get (begin);

      if (entry->due >= until && self->bytes <= self->max_bytes)
        return;
      self->horizon = MAX (self->horizon, entry->due);
      drop (self, begin);
      begin = g_sequence_get_begin_iter (self->log);
    }
}

/* Of an object that changes several times before 'end', only the last is kept. */
static void
thin_until (GantryGate *self, GSequenceIter *end)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GSequenceIter *iter = self->next;

  for (; iter != end; iter = g_sequence_iter_next (iter))
    {
      Entry *entry = g_sequence_get (iter), *earlier;
      char *key = g_strdup_printf ("%p %d %s", (void *) entry->topic, entry->is_floor, entry->id);
      GSequenceIter *found = g_hash_table_lookup (last, key);

      if (found != NULL)
        {
          earlier = g_sequence_get (found);
          g_clear_pointer (&entry->before, gantry_object_unref);
          entry->before = g_steal_pointer (&earlier->before);
          entry->floor_before = earlier->floor_before;
          entry->topic->held--;
          self->thinned++;
          drop (self, found);
        }
      g_hash_table_replace (last, key, iter);
    }
}

/* More waits than may be kept. Nothing may be shown early, and what comes last must be right: the steps between go. */
static void
thin (GantryGate *self)
{
  int first = g_sequence_iter_get_position (self->next);
  int length = g_sequence_get_length (self->log);

  if (self->bytes <= self->max_bytes || self->unthinned < (guint) (length - first) / 4)
    return;
  thin_until (self, g_sequence_get_iter_at_pos (self->log, first + (length - first) / 2));
  if (self->bytes > self->max_bytes)
    thin_until (self, g_sequence_get_end_iter (self->log));
  self->unthinned = 0;
}

static void
tidy (GantryGate *self)
{
  gint64 until = self->source_now > 0 ? self->source_now - GANTRY_GATE_MAX_DELAY : NEVER;

  forget_oldest (self, until);
  thin (self);
}

static void
move (GantryGate *self)
{
  Entry *entry;

  if (self->delay == 0)
    self->limit = ALWAYS;
  else
    self->limit = self->source_now > 0 ? self->source_now - self->delay : NEVER;
  for (; (entry = get_entry (self->next)) != NULL && entry->due <= self->limit; self->next = g_sequence_iter_next (self->next))
    show (self, entry, TRUE);
  while (!g_sequence_iter_is_begin (self->next))
    {
      GSequenceIter *iter = g_sequence_iter_prev (self->next);

      entry = g_sequence_get (iter);
      if (entry->due <= self->limit)
        break;
      show (self, entry, FALSE);
      self->next = iter;
    }
  if (self->limit < self->horizon)
    fall_behind_horizon (self);
  tidy (self);
  report (self);
}

static gint64 *
ensure_due (Topic *topic, const char *scope)
{
  gint64 *due = g_hash_table_lookup (topic->dues, scope);

  if (due == NULL)
    {
      due = g_new (gint64, 1);
      *due = NEVER;
      g_hash_table_insert (topic->dues, g_strdup (scope), due);
    }
  return due;
}

/* entry->due is its own source time. other: the scope that the object was in, where it is another. */
static void
enter (GantryGate *self, const Entry *draft, const char *scope, const char *other)
{
  Entry *entry = g_memdup2 (draft, sizeof *draft);
  gint64 *due = ensure_due (entry->topic, scope);

  entry->number = ++self->last_number;
  *due = MAX (*due, entry->due);
  if (other != NULL && strcmp (other, scope) != 0)
    {
      gint64 *other_due = ensure_due (entry->topic, other);

      *due = MAX (*due, *other_due);
      *other_due = *due;
    }
  entry->due = *due;
  insert (self, entry);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const Entry *) a)->due, other = ((const Entry *) b)->due;

  return one < other ? -1 : one > other;
}

static void
add_draft (GArray *drafts, Topic *topic, gint64 at, GantryObject *before, GantryObject *after)
{
  Entry entry = { .topic = topic, .due = at > 0 ? at : NEVER };

  entry.id = g_strdup (gantry_object_get_id (after != NULL ? after : before));
  entry.before = before != NULL ? gantry_object_ref (before) : NULL;
  entry.after = after != NULL ? gantry_object_ref (after) : NULL;
  g_array_append_val (drafts, entry);
}

/* What went: of what the same change had brought, or of the others. An object does not go before it came. */
static void
add_gone (GArray *drafts, Topic *topic, const GantryOutcome *outcome, gint64 at, gboolean brought)
{
  for (guint i = 0; i < outcome->gone->len; i++)
    {
      GantryObject *object = g_ptr_array_index (outcome->gone, i);

      if (g_ptr_array_find (outcome->changed, object, NULL) == brought)
        add_draft (drafts, topic, brought ? MAX (at, gantry_object_get_at (object)) : at, object, NULL);
    }
}

/* The entries of a change, in the order of their source times. */
static GArray *
make_drafts (Topic *topic, const GantryChange *change, const GantryOutcome *outcome, gint64 at)
{
  GArray *drafts = g_array_new (FALSE, FALSE, sizeof (Entry));

  add_gone (drafts, topic, outcome, at, FALSE);
  for (guint i = 0; i < outcome->changed->len; i++)
    {
      GantryObject *object = g_ptr_array_index (outcome->changed, i);

      add_draft (drafts, topic, gantry_object_get_at (object), g_ptr_array_index (outcome->before, i), object);
    }
  add_gone (drafts, topic, outcome, at, TRUE);
  if (change->mode != GANTRY_CHANGE_PARTIAL && gantry_rev_compare (change->rev, outcome->base) > 0)
    {
      Entry floor = { .topic = topic, .due = at > 0 ? at : NEVER, .id = g_strdup (change->scope), .is_floor = TRUE,
                      .floor_before = outcome->base, .floor_after = change->rev };

      g_array_append_val (drafts, floor);
    }
  g_array_sort (drafts, compare_times);
  return drafts;
}

void
gantry_gate_log (GantryGate *self, const GantryChange *change, const GantryOutcome *outcome)
{
  g_autoptr (GArray) drafts = NULL;
  gboolean snapshot;
  Topic *topic;

  g_return_if_fail (self != NULL && change != NULL && outcome != NULL);

  if (outcome->verdict == GANTRY_VERDICT_OTHER_BASE || (outcome->verdict == GANTRY_VERDICT_STALE && outcome->gone->len == 0))
    return;
  snapshot = change->mode == GANTRY_CHANGE_FULL && change->at == 0;
  topic = ensure_topic (self, change->topic);
  drafts = make_drafts (topic, change, outcome, snapshot ? gantry_gate_rev_time (change->rev) : change->at);
  for (guint i = 0; i < drafts->len; i++)
    {
      const Entry *draft = &g_array_index (drafts, Entry, i);

      enter (self, draft, change->scope, draft->before != NULL ? gantry_object_get_scope (draft->before) : NULL);
      if (snapshot && !draft->is_floor)
        topic->whole = MAX (topic->whole, *ensure_due (topic, change->scope));
    }
  tidy (self);
  report (self);
}

void
gantry_gate_forget_topic (GantryGate *self, const char *name)
{
  GSequenceIter *iter, *following;
  Topic *topic;

  g_return_if_fail (self != NULL && name != NULL);

  topic = g_hash_table_lookup (self->topics, name);
  if (topic == NULL)
    return;
  for (iter = g_sequence_get_begin_iter (self->log); !g_sequence_iter_is_end (iter); iter = following)
    {
      following = g_sequence_iter_next (iter);
      if (((Entry *) g_sequence_get (iter))->topic == topic)
        drop (self, iter);
    }
  gantry_documents_forget_topic (self->shown, name);
  g_hash_table_remove (self->topics, name);
}

void
gantry_gate_set_delay (GantryGate *self, gint64 delay)
{
  g_return_if_fail (self != NULL);

  delay = CLAMP (delay, 0, GANTRY_GATE_MAX_DELAY);
  delay = (delay + GANTRY_GATE_STEP / 2) / GANTRY_GATE_STEP * GANTRY_GATE_STEP;
  if (delay == self->delay)
    return;
  self->delay = delay;
  move (self);
}

gint64
gantry_gate_get_delay (GantryGate *self)
{
  return self->delay;
}

void
gantry_gate_advance (GantryGate *self, gint64 source_now)
{
  g_return_if_fail (self != NULL);

  if (source_now <= 0 || source_now == self->source_now)
    return;
  self->source_now = source_now;
  move (self);
}

gint64
gantry_gate_get_source_time (GantryGate *self)
{
  return self->source_now;
}

gint64
gantry_gate_get_cursor (GantryGate *self)
{
  return self->source_now > 0 ? self->source_now - self->delay : 0;
}

static void
add_held (GantryGate *self, const Topic *topic, GantryGateHeld *held)
{
  held->objects += topic->held;
  if (topic->held == 0 || topic->whole <= self->limit || held->complete_in < 0)
    return;
  if (self->limit == NEVER)
    held->complete_in = -1;
  else
    held->complete_in = MAX (held->complete_in, topic->whole - self->limit);
}

GantryGateHeld
gantry_gate_get_held (GantryGate *self, const char *name)
{
  GantryGateHeld held = { 0 };
  GHashTableIter iter;
  gpointer topic;

  g_return_val_if_fail (self != NULL, held);

  if (name != NULL)
    {
      topic = g_hash_table_lookup (self->topics, name);
      if (topic != NULL)
        add_held (self, topic, &held);
      return held;
    }
  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, NULL, &topic))
    add_held (self, topic, &held);
  return held;
}

gint64
gantry_gate_get_next_due (GantryGate *self)
{
  Entry *entry = get_entry (self->next);

  return entry != NULL ? entry->due : G_MAXINT64;
}

guint64
gantry_gate_get_thinned (GantryGate *self)
{
  return self->thinned;
}

gint64
gantry_gate_rev_time (GantryRev rev)
{
  return MAX (rev.major, rev.minor);
}

GantryDocuments *
gantry_gate_get_shown (GantryGate *self)
{
  return self->shown;
}

void
gantry_gate_set_func (GantryGate *self, GantryGateFunc func, gpointer data)
{
  g_return_if_fail (self != NULL);

  self->func = func;
  self->data = data;
}

void
gantry_gate_set_limit (GantryGate *self, gsize bytes)
{
  g_return_if_fail (self != NULL);

  self->max_bytes = bytes;
  tidy (self);
}

GantryGate *
gantry_gate_new (void)
{
  GantryGate *self = g_new0 (GantryGate, 1);

  self->shown = gantry_documents_new ();
  self->topics = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, topic_free);
  self->log = g_sequence_new (entry_free);
  self->next = g_sequence_get_end_iter (self->log);
  self->touched = g_array_new (FALSE, FALSE, sizeof (Touch));
  g_array_set_clear_func (self->touched, touch_clear);
  self->max_bytes = DEFAULT_LIMIT;
  self->limit = ALWAYS;
  self->horizon = NEVER;
  return self;
}

void
gantry_gate_free (GantryGate *self)
{
  if (self == NULL)
    return;
  g_sequence_free (self->log);
  g_hash_table_unref (self->topics);
  g_array_unref (self->touched);
  g_object_unref (self->shown);
  g_free (self);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/documents.h"

#include <string.h>

typedef struct
{
  char *name;
  GantryRev floor;
  GHashTable *ids; /* (element-type utf8): set, keys owned by the objects in Topic.objects */
} Scope;

typedef struct
{
  GHashTable *scopes;  /* name → Scope */
  GHashTable *objects; /* id → GantryObject; the key is the object's own id */
  GantryDigest digest;
  gboolean digested; /* nothing has changed since */
} Topic;

struct _GantryDocuments
{
  GObject parent_instance;

  GHashTable *topics; /* name → Topic */
};

G_DEFINE_FINAL_TYPE (GantryDocuments, gantry_documents, G_TYPE_OBJECT)

static void
scope_free (gpointer data)
{
  Scope *scope = data;

  g_free (scope->name);
  g_hash_table_unref (scope->ids);
  g_free (scope);
}

static void
topic_free (gpointer data)
{
  Topic *topic = data;

  g_hash_table_unref (topic->scopes);
  g_hash_table_unref (topic->objects);
  g_free (topic);
}

static Topic *
ensure_topic (GantryDocuments *self, const char *name)
{
  Topic *topic = g_hash_table_lookup (self->topics, name);

  if (topic == NULL)
    {
      topic = g_new0 (Topic, 1);
      topic->scopes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, scope_free);
      topic->objects = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) gantry_object_unref);
      g_hash_table_insert (self->topics, g_strdup (name), topic);
    }
  return topic;
}

static Scope *
ensure_scope (Topic *topic, const char *name)
{
  Scope *scope = g_hash_table_lookup (topic->scopes, name);

  if (scope == NULL)
    {
      scope = g_new0 (Scope, 1);
      scope->name = g_strdup (name);
      scope->ids = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (topic->scopes, scope->name, scope);
    }
  return scope;
}

static GantryRev
effective_rev (Topic *topic, GantryObject *object)
{
  Scope *scope = g_hash_table_lookup (topic->scopes, gantry_object_get_scope (object));

  return gantry_rev_max (gantry_object_get_rev (object), scope != NULL ? scope->floor : GANTRY_REV_NONE);
}

/* The scope is the object's own: a change can name an object of another scope. */
static void
remove_object (Topic *topic, GantryObject *object)
{
  Scope *scope = g_hash_table_lookup (topic->scopes, gantry_object_get_scope (object));

  g_hash_table_remove (scope->ids, gantry_object_get_id (object));
  g_hash_table_remove (topic->objects, gantry_object_get_id (object));
}

static void
lose_object (Topic *topic, GantryObject *object, GantryOutcome *outcome)
{
  g_ptr_array_add (outcome->gone, gantry_object_ref (object));
  remove_object (topic, object);
}

static void
put_object (Topic *topic, Scope *scope, GantryObject *object)
{
  const char *id = gantry_object_get_id (object);
  GantryObject *old = g_hash_table_lookup (topic->objects, id);

  if (old != NULL && strcmp (gantry_object_get_scope (old), scope->name) != 0)
    {
      Scope *other = g_hash_table_lookup (topic->scopes, gantry_object_get_scope (old));

      g_hash_table_remove (other->ids, id);
    }
  g_hash_table_remove (scope->ids, id);
  g_hash_table_replace (topic->objects, (char *) id, gantry_object_ref (object));
  g_hash_table_add (scope->ids, (char *) id);
}

/* An item wins over what is there when its rev is higher than the object's rev that counts (before this change). In a change
 * that mends, one that is as high wins too if it says something else. */
static void
apply_item (Topic *topic, Scope *scope, const GantryChange *change, const GantryChangeItem *item, GantryOutcome *outcome)
{
  GantryObject *old = g_hash_table_lookup (topic->objects, item->id);
  GantryRev rev = gantry_rev_compare (item->rev, GANTRY_REV_NONE) > 0 ? item->rev : change->rev;
  gint64 at = item->at != 0 ? item->at : change->at;
  g_autoptr (GantryObject) object = NULL;
  gboolean same;

  if (old != NULL && gantry_rev_compare (rev, effective_rev (topic, old)) < (change->mends ? 0 : 1))
    return;
  if (item->body == NULL)
    {
      if (old != NULL)
        lose_object (topic, old, outcome);
      return;
    }
  same = old != NULL && strcmp (gantry_object_get_body (old), item->body) == 0;
  if (same && gantry_rev_compare (rev, effective_rev (topic, old)) == 0)
    return;
  object = gantry_object_new (item->id, change->scope, rev, same ? gantry_object_get_at (old) : at, item->body);
  if (!same || change->mode == GANTRY_CHANGE_PARTIAL) /* whoever follows must learn the new rev */
    {
      g_ptr_array_add (outcome->changed, gantry_object_ref (object));
      g_ptr_array_add (outcome->before, old != NULL ? gantry_object_ref (old) : NULL);
    }
  put_object (topic, scope, object);
}

/* What a full change does not name goes, unless an update newer than the change put it there. */
static void
remove_unnamed (Topic *topic, Scope *scope, const GantryChange *change, GantryOutcome *outcome)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) leaving = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < gantry_change_get_size (change); i++)
    g_hash_table_add (named, gantry_change_get_item (change, i)->id);
  g_hash_table_iter_init (&iter, scope->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      GantryObject *object = g_hash_table_lookup (topic->objects, id);

      if (!g_hash_table_contains (named, id) &&
          gantry_rev_compare (gantry_object_get_rev (object), change->rev) <= 0)
        g_ptr_array_add (leaving, object);
    }
  for (guint i = 0; i < leaving->len; i++)
    lose_object (topic, g_ptr_array_index (leaving, i), outcome);
}

static void
apply_items (Topic *topic, Scope *scope, const GantryChange *change, GantryOutcome *outcome)
{
  for (guint i = 0; i < gantry_change_get_size (change); i++)
    {
      const GantryChangeItem *item = gantry_change_get_item (change, i);
      GantryRev rev = gantry_rev_compare (item->rev, GANTRY_REV_NONE) > 0 ? item->rev : change->rev;

      if (gantry_rev_compare (rev, scope->floor) > (change->mends ? -1 : 0))
        apply_item (topic, scope, change, item, outcome);
    }
}

static void
unref_if_any (gpointer object)
{
  if (object != NULL)
    gantry_object_unref (object);
}

static GantryVerdict
judge (Scope *scope, const GantryChange *change)
{
  if (change->mode == GANTRY_CHANGE_PARTIAL)
    return GANTRY_VERDICT_TAKEN;
  if (gantry_rev_compare (change->rev, scope->floor) < (change->mends ? 0 : 1))
    return GANTRY_VERDICT_STALE;
  if (change->mode == GANTRY_CHANGE_DELTA && gantry_rev_compare (change->base, scope->floor) != 0)
    return GANTRY_VERDICT_OTHER_BASE;
  return GANTRY_VERDICT_TAKEN;
}

void
gantry_documents_apply (GantryDocuments *self, const GantryChange *change, GantryOutcome *outcome)
{
  Topic *topic;
  Scope *scope;
  guint before;

  g_return_if_fail (GANTRY_IS_DOCUMENTS (self));
  g_return_if_fail (change != NULL && outcome != NULL);

  topic = ensure_topic (self, change->topic);
  scope = ensure_scope (topic, change->scope);
  *outcome = (GantryOutcome) {
    .verdict = judge (scope, change),
    .base = scope->floor,
    .changed = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_object_unref),
    .before = g_ptr_array_new_with_free_func (unref_if_any),
    .gone = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_object_unref),
  };
  if (outcome->verdict == GANTRY_VERDICT_OTHER_BASE)
    return;
  topic->digested = FALSE;
  before = outcome->changed->len;
  if (outcome->verdict == GANTRY_VERDICT_TAKEN && change->mode == GANTRY_CHANGE_FULL)
    remove_unnamed (topic, scope, change, outcome);
  if (outcome->verdict == GANTRY_VERDICT_TAKEN || change->mode == GANTRY_CHANGE_FULL)
    apply_items (topic, scope, change, outcome);
  if (outcome->verdict == GANTRY_VERDICT_TAKEN && change->mode != GANTRY_CHANGE_PARTIAL)
    scope->floor = change->rev;
  else if (outcome->changed->len > before)
    outcome->verdict = GANTRY_VERDICT_TAKEN;
  else
    outcome->verdict = GANTRY_VERDICT_STALE;
}

void
gantry_outcome_clear (GantryOutcome *outcome)
{
  g_clear_pointer (&outcome->changed, g_ptr_array_unref);
  g_clear_pointer (&outcome->before, g_ptr_array_unref);
  g_clear_pointer (&outcome->gone, g_ptr_array_unref);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_objects (gconstpointer a, gconstpointer b)
{
  return strcmp (gantry_object_get_id (*(GantryObject *const *) a), gantry_object_get_id (*(GantryObject *const *) b));
}

GPtrArray *
gantry_documents_list_topics (GantryDocuments *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (GANTRY_IS_DOCUMENTS (self), names);

  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  return names;
}

GPtrArray *
gantry_documents_list_objects (GantryDocuments *self, const char *name, const char *prefix)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_object_unref);
  Topic *topic;
  GHashTableIter iter;
  gpointer object;

  g_return_val_if_fail (GANTRY_IS_DOCUMENTS (self) && name != NULL, objects);

  topic = g_hash_table_lookup (self->topics, name);
  if (topic == NULL)
    return objects;
  g_hash_table_iter_init (&iter, topic->objects);
  while (g_hash_table_iter_next (&iter, NULL, &object))
    if (prefix == NULL || g_str_has_prefix (gantry_object_get_id (object), prefix))
      g_ptr_array_add (objects, gantry_object_ref (object));
  g_ptr_array_sort (objects, compare_objects);
  return objects;
}

guint
gantry_documents_count_objects (GantryDocuments *self, const char *name)
{
  Topic *topic;

  g_return_val_if_fail (GANTRY_IS_DOCUMENTS (self) && name != NULL, 0);

  topic = g_hash_table_lookup (self->topics, name);
  return topic != NULL ? g_hash_table_size (topic->objects) : 0;
}

GantryObject *
gantry_documents_lookup (GantryDocuments *self, const char *name, const char *id)
{
  Topic *topic;

  g_return_val_if_fail (GANTRY_IS_DOCUMENTS (self) && name != NULL && id != NULL, NULL);

  topic = g_hash_table_lookup (self->topics, name);
  return topic != NULL ? g_hash_table_lookup (topic->objects, id) : NULL;
}

static GantryChange *
snapshot_scope (const char *name, Topic *topic, Scope *scope)
{
  GantryChange *change = gantry_change_new (name, scope->name, GANTRY_CHANGE_FULL, scope->floor, 0);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, scope->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, compare_names);
  for (guint i = 0; i < ids->len; i++)
    {
      GantryObject *object = g_hash_table_lookup (topic->objects, g_ptr_array_index (ids, i));
      GantryChangeItem *item = gantry_change_take (change, gantry_object_get_id (object),
                                                   g_strdup (gantry_object_get_body (object)));

      item->rev = gantry_object_get_rev (object);
      item->at = gantry_object_get_at (object);
      if (gantry_rev_compare (item->rev, scope->floor) < 0)
        item->rev = scope->floor;
    }
  return change;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(GantryChange *const *) a)->scope, (*(GantryChange *const *) b)->scope);
}

GPtrArray *
gantry_documents_snapshot (GantryDocuments *self, const char *name)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  Topic *topic;
  GHashTableIter iter;
  gpointer scope;

  g_return_val_if_fail (GANTRY_IS_DOCUMENTS (self) && name != NULL, changes);

  topic = g_hash_table_lookup (self->topics, name);
  if (topic == NULL)
    return changes;
  g_hash_table_iter_init (&iter, topic->scopes);
  while (g_hash_table_iter_next (&iter, NULL, &scope))
    g_ptr_array_add (changes, snapshot_scope (name, topic, scope));
  g_ptr_array_sort (changes, compare_changes);
  return changes;
}

GantryRev
gantry_documents_get_floor (GantryDocuments *self, const char *name, const char *scope_name)
{
  Topic *topic;
  Scope *scope;

  g_return_val_if_fail (GANTRY_IS_DOCUMENTS (self) && name != NULL && scope_name != NULL, GANTRY_REV_NONE);

  topic = g_hash_table_lookup (self->topics, name);
  scope = topic != NULL ? g_hash_table_lookup (topic->scopes, scope_name) : NULL;
  return scope != NULL ? scope->floor : GANTRY_REV_NONE;
}

GantryRev
gantry_documents_get_rev (GantryDocuments *self, const char *name, const char *id)
{
  Topic *topic;
  GantryObject *object;

  g_return_val_if_fail (GANTRY_IS_DOCUMENTS (self) && name != NULL && id != NULL, GANTRY_REV_NONE);

  topic = g_hash_table_lookup (self->topics, name);
  object = topic != NULL ? g_hash_table_lookup (topic->objects, id) : NULL;
  return object != NULL ? effective_rev (topic, object) : GANTRY_REV_NONE;
}

static GantryDigest
make_digest (Topic *topic)
{
  GantryDigest digest = { 0, 0 };
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, topic->scopes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Scope *scope = value;

      if (gantry_rev_compare (scope->floor, GANTRY_REV_NONE) > 0) /* of one that has none nothing is known */
        gantry_digest_add (&digest, 's', scope->name, scope->floor);
    }
  g_hash_table_iter_init (&iter, topic->objects);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    gantry_digest_add (&digest, 'o', gantry_object_get_id (value), effective_rev (topic, value));
  return digest;
}

GantryDigest
gantry_documents_get_digest (GantryDocuments *self, const char *name)
{
  Topic *topic;

  g_return_val_if_fail (GANTRY_IS_DOCUMENTS (self) && name != NULL, ((GantryDigest) { 0, 0 }));

  topic = g_hash_table_lookup (self->topics, name);
  if (topic == NULL)
    return (GantryDigest) { 0, 0 };
  if (!topic->digested)
    topic->digest = make_digest (topic);
  topic->digested = TRUE;
  return topic->digest;
}

void
gantry_documents_forget_topic (GantryDocuments *self, const char *name)
{
  g_return_if_fail (GANTRY_IS_DOCUMENTS (self) && name != NULL);

  g_hash_table_remove (self->topics, name);
}

void
gantry_documents_put_object (GantryDocuments *self, const char *name, GantryObject *object)
{
  Topic *topic;

  g_return_if_fail (GANTRY_IS_DOCUMENTS (self) && name != NULL && object != NULL);

  topic = ensure_topic (self, name);
  topic->digested = FALSE;
  put_object (topic, ensure_scope (topic, gantry_object_get_scope (object)), object);
}

void
gantry_documents_remove_object (GantryDocuments *self, const char *name, const char *id)
{
  Topic *topic;
  GantryObject *object;

  g_return_if_fail (GANTRY_IS_DOCUMENTS (self) && name != NULL && id != NULL);

  topic = g_hash_table_lookup (self->topics, name);
  object = topic != NULL ? g_hash_table_lookup (topic->objects, id) : NULL;
  if (object == NULL)
    return;
  topic->digested = FALSE;
  remove_object (topic, object);
}

void
gantry_documents_set_floor (GantryDocuments *self, const char *name, const char *scope_name, GantryRev floor)
{
  Topic *topic;

  g_return_if_fail (GANTRY_IS_DOCUMENTS (self) && name != NULL && scope_name != NULL);

  topic = ensure_topic (self, name);
  topic->digested = FALSE;
  ensure_scope (topic, scope_name)->floor = floor;
}

static void
gantry_documents_finalize (GObject *object)
{
  GantryDocuments *self = GANTRY_DOCUMENTS (object);

  g_hash_table_unref (self->topics);
  G_OBJECT_CLASS (gantry_documents_parent_class)->finalize (object);
}

static void
gantry_documents_class_init (GantryDocumentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_documents_finalize;
}

static void
gantry_documents_init (GantryDocuments *self)
{
  self->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, topic_free);
}

GantryDocuments *
gantry_documents_new (void)
{
  return g_object_new (GANTRY_TYPE_DOCUMENTS, NULL);
}

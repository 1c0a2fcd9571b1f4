/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/people-index.h"

#include "model/json.h"
#include "seat/text-fold.h"
#include "sport/format.h"

#include <string.h>

#define SLICE 1000 /* µs at a time that reading may take while nothing else is to do */

struct _GantryPeopleIndex
{
  GantryDocuments *documents; /* not owned */
  GHashTable *people;         /* "topic\nid" → GantryPerson */
  GHashTable *dirty;          /* set of "topic\nid" */
  guint idle_id;
};

static void
person_free (gpointer data)
{
  GantryPerson *person = data;

  g_free (person->topic);
  g_free (person->code);
  g_free (person->name);
  g_free (person->noc);
  g_free (person->bib);
  g_strfreev (person->words);
  gantry_object_unref (person->object);
  g_free (person);
}

static char *
find_bib (const GantryJson *json)
{
  const GantryJson *events = gantry_json_get_array (json, "events");

  for (guint i = 0; i < gantry_json_get_length (events); i++)
    {
      const char *bib = gantry_json_get_text (gantry_json_get_element (events, i), "bib");

      if (*bib != '\0')
        return g_strdup (bib);
    }
  return g_strdup ("");
}

static char *
make_name (const GantryJson *json)
{
  const char *name = gantry_json_get_text (json, "name");

  if (*name != '\0')
    return g_strdup (name);
  return gantry_format_name (gantry_json_get_text (json, "family"), gantry_json_get_text (json, "given"));
}

static GantryPerson *
read_person (const char *topic, const char *id, GantryObject *object)
{
  GantryPerson *person = g_new0 (GantryPerson, 1);
  const GantryJson *json = gantry_object_get_json (object);
  g_autofree char *text = NULL;

  person->topic = g_strdup (topic);
  person->team = g_str_has_prefix (id, "team/");
  person->code = g_strdup (strchr (id, '/') + 1);
  person->name = make_name (json);
  person->noc = g_strdup (gantry_json_get_text (json, "noc"));
  person->bib = find_bib (json);
  person->object = gantry_object_ref (object);
  text = g_strjoin (" ", person->name, person->noc, gantry_json_get_text (json, "local_family"),
                    gantry_json_get_text (json, "local_given"), NULL);
  person->words = gantry_text_fold (text);
  return person;
}

static void
read_one (GantryPeopleIndex *self, const char *key)
{
  const char *end = strchr (key, '\n');
  g_autofree char *topic = g_strndup (key, (gsize) (end - key));
  GantryObject *object = gantry_documents_lookup (self->documents, topic, end + 1);

  if (object == NULL)
    g_hash_table_remove (self->people, key);
  else
    g_hash_table_replace (self->people, g_strdup (key), read_person (topic, end + 1, object));
}

/* TRUE when all is read. */
static gboolean
read_dirty (GantryPeopleIndex *self, gint64 until)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (until != 0 && g_get_monotonic_time () > until)
        return FALSE;
      read_one (self, key);
      g_hash_table_iter_remove (&iter);
    }
  return TRUE;
}

static gboolean
idle_cb (gpointer data)
{
  GantryPeopleIndex *self = data;

  if (!read_dirty (self, g_get_monotonic_time () + SLICE))
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

GantryPeopleIndex *
gantry_people_index_new (GantryDocuments *documents)
{
  GantryPeopleIndex *self = g_new0 (GantryPeopleIndex, 1);

  self->documents = documents;
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, person_free);
  self->dirty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
gantry_people_index_free (GantryPeopleIndex *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->dirty);
  g_free (self);
}

void
gantry_people_index_touch (GantryPeopleIndex *self, const char *topic, const char *id)
{
  if (!g_str_has_prefix (topic, "people/") || (!g_str_has_prefix (id, "athlete/") && !g_str_has_prefix (id, "team/")))
    return;
  g_hash_table_add (self->dirty, g_strconcat (topic, "\n", id, NULL));
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static gboolean
is_of_topic (gpointer key, gpointer value, gpointer topic)
{
  gsize length = strlen (topic);

  return strncmp (key, topic, length) == 0 && ((const char *) key)[length] == '\n';
}

void
gantry_people_index_forget_topic (GantryPeopleIndex *self, const char *topic)
{
  g_hash_table_foreach_remove (self->people, is_of_topic, (gpointer) topic);
  g_hash_table_foreach_remove (self->dirty, is_of_topic, (gpointer) topic);
}

GPtrArray *
gantry_people_index_list (GantryPeopleIndex *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer person;

  read_dirty (self, 0);
  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, NULL, &person))
    g_ptr_array_add (list, person);
  return list;
}

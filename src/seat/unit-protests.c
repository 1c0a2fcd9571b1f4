/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/json.h"
#include "model/status.h"
#include "seat/changes-private.h"

#include <string.h>

/* Protests of a unit: bulletins, one a protest and a language; and the status of the data. */

static gboolean
concerns (GantryUnit *self, JsonObject *bulletin)
{
  const char *unit = gantry_json_get_text (bulletin, "unit");

  if (*unit == '\0')
    unit = gantry_json_get_text (bulletin, "code");
  return strcmp (gantry_json_get_text (bulletin, "kind"), "protest") == 0 && strcmp (unit, self->rsc) == 0;
}

/* What the languages of one protest have in common; (transfer full). */
static char *
make_key (const char *id)
{
  const char *language = strrchr (id, '/');

  return language != NULL ? g_strndup (id, language - id) : g_strdup (id);
}

/* The seat's language before English before others. */
static guint
rank_of (GantryUnit *self, JsonObject *bulletin)
{
  const char *language = gantry_json_get_text (bulletin, "language");

  if (g_ascii_strncasecmp (language, gantry_seat_get_language (self->seat), 2) == 0)
    return 2;
  return *language == '\0' || strcmp (language, "ENG") == 0;
}

static GHashTable *
list_protests (GantryUnit *self)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_seat_get_documents (self->seat), "bulletins", NULL);
  GHashTable *protests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gantry_object_unref);

  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);
      JsonObject *bulletin = gantry_object_get_json (object);
      g_autofree char *key = make_key (gantry_object_get_id (object));
      GantryObject *other = g_hash_table_lookup (protests, key);

      if (concerns (self, bulletin) &&
          (other == NULL || rank_of (self, bulletin) > rank_of (self, gantry_object_get_json (other))))
        g_hash_table_replace (protests, g_steal_pointer (&key), gantry_object_ref (object));
    }
  return protests;
}

static const char *
get_status (JsonObject *protest)
{
  const char *status = gantry_json_get_text (protest, "status");

  return *status != '\0' ? status : "LODGED";
}

static const char *
get_why (JsonObject *protest)
{
  static const char *const members[] = { "decision", "details", "summary", "title", "subject" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (*gantry_json_get_text (protest, members[i]) != '\0')
      return gantry_json_get_text (protest, members[i]);
  return "";
}

static void
add_notice (GantryUnit *self, JsonObject *protest, const char *from, const char *to, gint64 at)
{
  g_autofree char *title = gantry_unit_dup_full_title (self);
  GantryNoticeParts parts = {
    .kind = GANTRY_NOTICE_PROTEST,
    .priority = GANTRY_NOTICE_HIGH,
    .unit = self->rsc,
    .title = title,
    .name = gantry_json_get_text (protest, "initiator"),
    .what = "protest",
    .from = from,
    .to = to,
    .why = get_why (protest),
    .at = at,
  };

  gantry_changes_add (gantry_seat_get_changes (self->seat), &parts);
}

/* Protests that are there when the unit is first seen are no news. */
static void
look_at (GantryUnit *self, const char *key, GantryObject *object)
{
  GHashTable *memories = self->memory->protests;
  GantryProtestMemory *memory = g_hash_table_lookup (memories, key);
  JsonObject *protest = gantry_object_get_json (object);
  const char *status = get_status (protest);

  if (memory == NULL)
    {
      memory = g_new0 (GantryProtestMemory, 1);
      memory->status = g_strdup ("");
      g_hash_table_insert (memories, g_strdup (key), memory);
    }
  else if (gantry_rev_compare (gantry_object_get_rev (object), memory->rev) < 0)
    return;
  memory->rev = gantry_object_get_rev (object);
  if (strcmp (memory->status, status) == 0)
    return;
  if (self->memory->built)
    add_notice (self, protest, memory->status, status, gantry_object_get_at (object));
  g_free (memory->status);
  memory->status = g_strdup (status);
}

/* All its languages were withdrawn. */
static gboolean
is_withdrawn (GantryUnit *self, const char *key, const GantryProtestMemory *memory)
{
  static const char *const languages[] = { "ENG", "FRA" };
  GantryDocuments *documents = gantry_seat_get_documents (self->seat);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *scope = g_strdup_printf ("%s/%s", key, languages[i]);

      if (gantry_rev_compare (gantry_documents_get_floor (documents, "bulletins", scope), memory->rev) > 0)
        return TRUE;
    }
  return FALSE;
}

static void
look_at_withdrawn (GantryUnit *self, GHashTable *protests)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->memory->protests);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GantryProtestMemory *memory = value;

      if (*memory->status == '\0' || g_hash_table_contains (protests, key) || !is_withdrawn (self, key, memory))
        continue;
      add_notice (self, NULL, memory->status, "", gantry_seat_get_source_time (self->seat));
      *memory->status = '\0';
    }
}

/* Lodged, and nobody has decided. */
static const char *
find_open (GHashTable *protests)
{
  GHashTableIter iter;
  gpointer object;

  g_hash_table_iter_init (&iter, protests);
  while (g_hash_table_iter_next (&iter, NULL, &object))
    {
      JsonObject *protest = gantry_object_get_json (object);

      if (strcmp (get_status (protest), "LODGED") == 0 && *gantry_json_get_text (protest, "decision") == '\0')
        return get_why (protest);
    }
  return NULL;
}

gboolean
gantry_unit_update_protests (GantryUnit *self)
{
  g_autoptr (GHashTable) protests = list_protests (self);
  const char *why = find_open (protests);
  GHashTableIter iter;
  gpointer key, object;

  g_hash_table_iter_init (&iter, protests);
  while (g_hash_table_iter_next (&iter, &key, &object))
    look_at (self, key, object);
  look_at_withdrawn (self, protests);
  if (why == NULL && gantry_result_status_parse (self->result_status) == GANTRY_RESULT_PROTESTED)
    why = "";
  if (g_strcmp0 (why, self->protest) == 0)
    return FALSE;
  g_free (self->protest);
  self->protest = g_strdup (why);
  return TRUE;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/json.h"
#include "model/status.h"
#include "seat/changes-private.h"

#include <string.h>

/* Protests of a unit: bulletins, one a protest and a language; what was decided on them; and the status of the data. */

#define DECIDED "DECIDED" /* by a bulletin of its own, which does not say how in a word */

static gboolean
concerns (GantryUnit *self, const GantryJson *bulletin, const char *kind)
{
  const char *unit = gantry_json_get_text (bulletin, "unit");

  if (*unit == '\0')
    unit = gantry_json_get_text (bulletin, "code");
  return strcmp (gantry_json_get_text (bulletin, "kind"), kind) == 0 && strcmp (unit, self->rsc) == 0;
}

/* What the languages of one bulletin have in common; (transfer full). */
static char *
make_key (const char *id)
{
  const char *language = strrchr (id, '/');

  return language != NULL ? g_strndup (id, language - id) : g_strdup (id);
}

/* The seat's language before English before others. */
static guint
rank_of (GantryUnit *self, const GantryJson *bulletin)
{
  const char *language = gantry_json_get_text (bulletin, "language");

  if (g_ascii_strncasecmp (language, gantry_seat_get_language (self->seat), 2) == 0)
    return 2;
  return *language == '\0' || strcmp (language, "ENG") == 0;
}

/* Key → GantryObject, of the language that suits best. */
static GHashTable *
list_bulletins (GantryUnit *self, const char *kind)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_seat_get_documents (self->seat), "bulletins", NULL);
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gantry_object_unref);

  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);
      const GantryJson *bulletin = gantry_object_get_json (object);
      g_autofree char *key = make_key (gantry_object_get_id (object));
      GantryObject *other = g_hash_table_lookup (found, key);

      if (concerns (self, bulletin, kind) &&
          (other == NULL || rank_of (self, bulletin) > rank_of (self, gantry_object_get_json (other))))
        g_hash_table_replace (found, g_steal_pointer (&key), gantry_object_ref (object));
    }
  return found;
}

static const char *
get_status (const GantryJson *protest)
{
  const char *status = gantry_json_get_text (protest, "status");

  return *status != '\0' ? status : "LODGED";
}

static const char *
get_why (const GantryJson *protest)
{
  static const char *const members[] = { "decision", "details", "summary", "title", "subject" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (*gantry_json_get_text (protest, members[i]) != '\0')
      return gantry_json_get_text (protest, members[i]);
  return "";
}

/* As it says itself: a text that is sent once more was not published later. ms */
static gint64
get_time (GantryObject *bulletin)
{
  const char *text = gantry_json_get_text (gantry_object_get_json (bulletin), "published");
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, zone);

  return time != NULL ? g_date_time_to_unix (time) * 1000 : gantry_object_get_at (bulletin);
}

static int
compare_times (gconstpointer a, gconstpointer b, gpointer table)
{
  gint64 one = get_time (g_hash_table_lookup (table, *(const char *const *) a));
  gint64 other = get_time (g_hash_table_lookup (table, *(const char *const *) b));

  return one != other ? (one > other) - (one < other) : strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Keys, in the order of their times. (transfer container) */
static GPtrArray *
sort_keys (GHashTable *bulletins)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, bulletins);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort_with_data (keys, compare_times, bulletins);
  return keys;
}

static gboolean
is_lodged (const GantryJson *protest)
{
  return strcmp (get_status (protest), "LODGED") == 0 && *gantry_json_get_text (protest, "decision") == '\0';
}

/* A jury may answer with a change of the protest itself or with a decision, which names the unit and not the protest. So that
 * nothing is called decided that is not, a decision is taken for the answer to one protest, the first that was lodged before it
 * and has none. Key of a protest → decision. */
static GHashTable *
find_decisions (GHashTable *protests, GHashTable *decisions)
{
  GHashTable *answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) asked = sort_keys (protests);
  g_autoptr (GPtrArray) given = sort_keys (decisions);
  guint next = 0;

  for (guint i = 0; i < asked->len; i++)
    {
      GantryObject *protest = g_hash_table_lookup (protests, g_ptr_array_index (asked, i));

      if (!is_lodged (gantry_object_get_json (protest)))
        continue;
      while (next < given->len &&
             get_time (g_hash_table_lookup (decisions, g_ptr_array_index (given, next))) <= get_time (protest))
        next++;
      if (next < given->len)
        g_hash_table_insert (answers, g_ptr_array_index (asked, i),
                             g_hash_table_lookup (decisions, g_ptr_array_index (given, next++)));
    }
  return answers;
}

static void
add_notice (GantryUnit *self, const GantryJson *protest, const char *from, const char *to, const char *why, gint64 at)
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
    .why = why,
    .at = at,
  };

  gantry_changes_add (gantry_seat_get_changes (self->seat), &parts);
}

/* Protests that are there when the unit is first seen are no news. decision: (nullable) */
static void
look_at (GantryUnit *self, const char *key, GantryObject *object, GantryObject *decision)
{
  GHashTable *memories = self->memory->protests;
  GantryProtestMemory *memory = g_hash_table_lookup (memories, key);
  const GantryJson *protest = gantry_object_get_json (object);
  const char *status = decision != NULL ? DECIDED : get_status (protest);
  GantryObject *news = decision != NULL ? decision : object;

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
    add_notice (self, protest, memory->status, status, get_why (gantry_object_get_json (news)), gantry_object_get_at (news));
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
      add_notice (self, NULL, memory->status, "", NULL, gantry_seat_get_source_time (self->seat));
      *memory->status = '\0';
    }
}

/* Lodged, and nobody has decided. */
static const char *
find_open (GHashTable *protests, GHashTable *answers)
{
  GHashTableIter iter;
  gpointer key, object;

  g_hash_table_iter_init (&iter, protests);
  while (g_hash_table_iter_next (&iter, &key, &object))
    if (is_lodged (gantry_object_get_json (object)) && !g_hash_table_contains (answers, key))
      return get_why (gantry_object_get_json (object));
  return NULL;
}

gboolean
gantry_unit_update_protests (GantryUnit *self)
{
  g_autoptr (GHashTable) protests = list_bulletins (self, "protest");
  g_autoptr (GHashTable) decisions = list_bulletins (self, "decision");
  g_autoptr (GHashTable) answers = find_decisions (protests, decisions);
  const char *why = find_open (protests, answers);
  GHashTableIter iter;
  gpointer key, object;

  g_hash_table_iter_init (&iter, protests);
  while (g_hash_table_iter_next (&iter, &key, &object))
    look_at (self, key, object, g_hash_table_lookup (answers, key));
  look_at_withdrawn (self, protests);
  if (why == NULL && gantry_result_status_parse (self->result_status) == GANTRY_RESULT_PROTESTED)
    why = "";
  if (g_strcmp0 (why, self->protest) == 0)
    return FALSE;
  g_free (self->protest);
  self->protest = g_strdup (why);
  return TRUE;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/schedule-entry.h"

#include "app/words.h"

struct _GantryScheduleEntry
{
  GObject parent_instance;

  GantryScheduleEntryKind kind;
  char *text;               /* (owned) (nullable) */
  GantryScheduleUnit *unit; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (GantryScheduleEntry, gantry_schedule_entry, G_TYPE_OBJECT)

static void
gantry_schedule_entry_finalize (GObject *object)
{
  GantryScheduleEntry *self = GANTRY_SCHEDULE_ENTRY (object);

  g_free (self->text);
  g_clear_object (&self->unit);

  G_OBJECT_CLASS (gantry_schedule_entry_parent_class)->finalize (object);
}

static void
gantry_schedule_entry_class_init (GantryScheduleEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_schedule_entry_finalize;
}

static void
gantry_schedule_entry_init (GantryScheduleEntry *self)
{
}

static gboolean
fits (GantryScheduleUnit *unit, const char *discipline, char **words)
{
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (discipline != NULL && g_strcmp0 (gantry_schedule_unit_get_discipline (unit), discipline) != 0)
    return FALSE;
  if (words == NULL || *words == NULL)
    return TRUE;

  all = g_strjoin (
      " ", gantry_schedule_unit_get_name (unit), gantry_schedule_unit_get_discipline (unit),
      gantry_schedule_unit_get_session_name (unit), gantry_schedule_unit_get_venue (unit),
      gantry_schedule_unit_get_time (unit), gantry_schedule_unit_get_rsc (unit), NULL);
  folded = g_utf8_casefold (all, -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static char *
create_session_heading (GantryScheduleUnit *unit)
{
  const char *name = gantry_schedule_unit_get_session_name (unit);
  const char *venue = gantry_schedule_unit_get_venue (unit);
  GString *text = g_string_new (gantry_schedule_unit_get_discipline (unit));

  if (*name != '\0')
    g_string_append_printf (text, " · %s", name);
  else if (*gantry_schedule_unit_get_session (unit) != '\0')
    g_string_append_printf (text, " · %s", gantry_schedule_unit_get_session (unit));
  if (*venue != '\0')
    g_string_append_printf (text, " · %s", venue);

  return g_string_free (text, FALSE);
}

/* Appends the sessions of a day, each an array whose first entry is its heading. */
static void
flush_day (GPtrArray *entries, GPtrArray *sessions, GHashTable *by_key)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      GPtrArray *session = g_ptr_array_index (sessions, i);

      for (guint j = 0; j < session->len; j++)
        g_ptr_array_add (entries, g_object_ref (g_ptr_array_index (session, j)));
    }
  g_ptr_array_set_size (sessions, 0);
  g_hash_table_remove_all (by_key);
}

static void
add_unit (GPtrArray *sessions, GHashTable *by_key, GantryScheduleUnit *unit)
{
  g_autofree char *key = g_strconcat (gantry_schedule_unit_get_discipline (unit), "/",
                                      gantry_schedule_unit_get_session (unit), NULL);
  GPtrArray *session = g_hash_table_lookup (by_key, key);

  if (session == NULL)
    {
      g_autofree char *heading = create_session_heading (unit);

      session = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (session,
                       gantry_schedule_entry_new_heading (GANTRY_SCHEDULE_ENTRY_SESSION, heading));
      g_ptr_array_add (sessions, session);
      g_hash_table_insert (by_key, g_steal_pointer (&key), session);
    }
  g_ptr_array_add (session, gantry_schedule_entry_new_unit (unit));
}

GantryScheduleEntry *
gantry_schedule_entry_new_heading (GantryScheduleEntryKind kind, const char *text)
{
  GantryScheduleEntry *self = g_object_new (GANTRY_TYPE_SCHEDULE_ENTRY, NULL);

  self->kind = kind;
  self->text = g_strdup (text);

  return self;
}

GantryScheduleEntry *
gantry_schedule_entry_new_unit (GantryScheduleUnit *unit)
{
  GantryScheduleEntry *self;

  g_return_val_if_fail (GANTRY_IS_SCHEDULE_UNIT (unit), NULL);

  self = g_object_new (GANTRY_TYPE_SCHEDULE_ENTRY, NULL);
  self->kind = GANTRY_SCHEDULE_ENTRY_UNIT;
  self->unit = g_object_ref (unit);

  return self;
}

GantryScheduleEntryKind
gantry_schedule_entry_get_kind (GantryScheduleEntry *self)
{
  g_return_val_if_fail (GANTRY_IS_SCHEDULE_ENTRY (self), GANTRY_SCHEDULE_ENTRY_DAY);

  return self->kind;
}

const char *
gantry_schedule_entry_get_text (GantryScheduleEntry *self)
{
  g_return_val_if_fail (GANTRY_IS_SCHEDULE_ENTRY (self), NULL);

  return self->text;
}

GantryScheduleUnit *
gantry_schedule_entry_get_unit (GantryScheduleEntry *self)
{
  g_return_val_if_fail (GANTRY_IS_SCHEDULE_ENTRY (self), NULL);

  return self->unit;
}

gboolean
gantry_schedule_entry_is_same (GantryScheduleEntry *self, GantryScheduleEntry *other)
{
  g_return_val_if_fail (GANTRY_IS_SCHEDULE_ENTRY (self), FALSE);
  g_return_val_if_fail (GANTRY_IS_SCHEDULE_ENTRY (other), FALSE);

  return self->kind == other->kind && self->unit == other->unit &&
         g_strcmp0 (self->text, other->text) == 0;
}

GPtrArray *
gantry_schedule_entries_new (GListModel *schedule, const char *discipline, const char *text)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sessions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_auto (GStrv) words = folded != NULL ? g_strsplit_set (folded, " \t", -1) : NULL;
  g_autofree char *day = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (schedule); i++)
    {
      g_autoptr (GantryScheduleUnit) unit = g_list_model_get_item (schedule, i);
      const char *date = gantry_schedule_unit_get_date (unit);

      if (!fits (unit, discipline, words))
        continue;
      if (g_strcmp0 (day, date) != 0)
        {
          g_autofree char *heading = gantry_word_date (date);

          flush_day (entries, sessions, by_key);
          g_free (day);
          day = g_strdup (date);
          g_ptr_array_add (entries,
                           gantry_schedule_entry_new_heading (GANTRY_SCHEDULE_ENTRY_DAY, heading));
        }
      add_unit (sessions, by_key, unit);
    }
  flush_day (entries, sessions, by_key);

  return entries;
}

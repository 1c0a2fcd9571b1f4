/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/row-private.h"

#include "model/json.h"

#include <stdio.h>
#include <string.h>

#define N_(text) text

/* Entry values that have a word of their own, in the order in which they are shown; others are shown by their code. */
static const char *const entry_words[][2] = {
  { "PB", N_("Personal best") },
  { "SB", N_("Season best") },
  { "ENTRY_TIME", N_("Entry time") },
  { "RANK_WLD", N_("World ranking") },
  { "CLUB", N_("Club") },
  { "START_TIME", N_("Start time") },
};

static void
add (GStrvBuilder *facts, const char *label, const char *value)
{
  if (*value == '\0')
    return;
  g_strv_builder_add (facts, label);
  g_strv_builder_add (facts, value);
}

static void
add_measure (GStrvBuilder *facts, const char *label, const char *value, const char *unit)
{
  g_autofree char *text = NULL;

  if (*value != '\0' && strspn (value, "0123456789") == strlen (value))
    text = g_strdup_printf ("%s %s", value, unit);
  add (facts, label, text != NULL ? text : value);
}

static gboolean
read_date (const char *text, GDate *date)
{
  int year, month, day, used = 0;

  g_date_clear (date, 1);
  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || used != 10 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static void
add_age (GStrvBuilder *facts, const char *birth, const char *day)
{
  GDate born, on;
  int age;
  g_autofree char *text = NULL;

  if (!read_date (birth, &born) || !read_date (day, &on))
    return;
  age = g_date_get_year (&on) - g_date_get_year (&born);
  if (g_date_get_month (&on) < g_date_get_month (&born) ||
      (g_date_get_month (&on) == g_date_get_month (&born) && g_date_get_day (&on) < g_date_get_day (&born)))
    age--;
  text = g_strdup_printf ("%d", age);
  if (age >= 0)
    add (facts, N_("Age"), text);
}

static gboolean
has_word (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (entry_words); i++)
    if (strcmp (entry_words[i][0], code) == 0)
      return TRUE;
  return FALSE;
}

static void
add_entry (GantryRow *self, GStrvBuilder *facts)
{
  const GantryJson *entry = self->entry != NULL ? gantry_object_get_json (self->entry) : NULL;
  const GantryJson *values = gantry_json_get_array (entry, "entry");

  for (guint i = 0; i < G_N_ELEMENTS (entry_words); i++)
    add (facts, entry_words[i][1], gantry_row_get_entry (self, entry_words[i][0]));
  for (guint i = 0; i < gantry_json_get_length (values); i++)
    {
      const GantryJson *ext = gantry_json_get_element (values, i);
      const char *code = gantry_json_get_text (ext, "code");

      if (*code != '\0' && !has_word (code))
        add (facts, code, gantry_json_get_text (ext, "value"));
    }
}

char **
gantry_row_dup_facts (GantryRow *self)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  const GantryJson *person = self->person != NULL ? gantry_object_get_json (self->person) : NULL;
  const GantryJson *entry = self->entry != NULL ? gantry_object_get_json (self->entry) : NULL;
  const char *birth = gantry_json_get_text (person, "birth");

  if (*birth == '\0')
    birth = gantry_json_get_text (entry, "birth");
  add (facts, N_("Nation"), gantry_row_get_noc (self));
  add (facts, N_("Born"), birth);
  add_age (facts, birth, self->date != NULL ? self->date : "");
  add_measure (facts, N_("Height"), gantry_json_get_text (person, "height"), "cm");
  add_measure (facts, N_("Weight"), gantry_json_get_text (person, "weight"), "kg");
  add_entry (self, facts);
  add (facts, N_("Birthplace"), gantry_json_get_text (person, "birth_place"));
  add (facts, N_("Residence"), gantry_json_get_text (person, "residence"));
  add (facts, N_("Nationality"), gantry_json_get_text (person, "nationality"));
  add (facts, N_("Class"), gantry_json_get_text (entry, "class"));
  add (facts, N_("Horse"), gantry_row_get_horse (self));
  return g_strv_builder_end (facts);
}

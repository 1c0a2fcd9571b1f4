/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/person-names.h"

#include "model/json.h"
#include "sport/format.h"

#include <string.h>

static gboolean
is_team (const GantryJson *competitor)
{
  return strcmp (gantry_json_get_text (competitor, "type"), "T") == 0;
}

static gboolean
has_name (const GantryJson *names)
{
  return *gantry_json_get_text (names, "name") != '\0' || *gantry_json_get_text (names, "family") != '\0' ||
         *gantry_json_get_text (names, "given") != '\0';
}

static const GantryJson *
find_names (GantryDocuments *documents, const char *people_topic, const GantryJson *competitor)
{
  g_autofree char *id = g_strconcat (is_team (competitor) ? "team/" : "athlete/", gantry_json_get_text (competitor, "code"), NULL);
  GantryObject *object = gantry_documents_lookup (documents, people_topic, id);
  const GantryJson *person = object != NULL ? gantry_object_get_json (object) : NULL;

  return has_name (person) ? person : competitor;
}

char *
gantry_person_names_dup (GantryDocuments *documents, const char *people_topic, const GantryJson *competitor, const char **given)
{
  const GantryJson *names = find_names (documents, people_topic, competitor);
  const char *team = gantry_json_get_text (names, "name");

  if (given != NULL)
    *given = *team == '\0' && *gantry_json_get_text (names, "family") != '\0' ? gantry_json_get_text (names, "given") : "";
  if (*team != '\0')
    return g_strdup (team);
  return gantry_format_name (gantry_json_get_text (names, "family"), gantry_json_get_text (names, "given"));
}

char *
gantry_person_names_members (GantryDocuments *documents, const char *people_topic, const GantryJson *competitor)
{
  const GantryJson *members = gantry_json_get_array (competitor, "members");
  GString *text = g_string_new (NULL);

  if (!is_team (competitor))
    return g_string_free (text, FALSE);
  for (guint i = 0; i < gantry_json_get_length (members); i++)
    {
      g_autofree char *name = gantry_person_names_dup (documents, people_topic, gantry_json_get_element (members, i), NULL);

      if (*name != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
    }
  return g_string_free (text, FALSE);
}

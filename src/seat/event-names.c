/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/event-private.h"

#include "model/json.h"
#include "model/rsc.h"
#include "seat/language.h"
#include "seat/short-name.h"
#include "sport/format.h"

#include <string.h>

#define PHASE_LENGTH 26 /* of a code up to the end of its phase */

static JsonObject *
lookup (GantryEvent *self, const char *topic, const char *kind, const char *code)
{
  g_autofree char *id = g_strconcat (kind, code, NULL);
  GantryObject *object = gantry_documents_lookup (gantry_seat_get_documents (self->seat), topic, id);

  return object != NULL ? gantry_object_get_json (object) : NULL;
}

static gboolean
has_name (JsonObject *names)
{
  return *gantry_json_get_text (names, "name") != '\0' || *gantry_json_get_text (names, "family") != '\0' ||
         *gantry_json_get_text (names, "given") != '\0';
}

static JsonObject *
find_names (GantryEvent *self, JsonObject *competitor)
{
  gboolean team = strcmp (gantry_json_get_text (competitor, "type"), "T") == 0;
  JsonObject *person = lookup (self, self->people_topic, team ? "team/" : "athlete/", gantry_json_get_text (competitor, "code"));

  return has_name (person) ? person : competitor;
}

char *
gantry_event_dup_name (GantryEvent *self, JsonObject *competitor, const char **given)
{
  JsonObject *names = find_names (self, competitor);
  const char *team = gantry_json_get_text (names, "name");

  if (given != NULL)
    *given = *team == '\0' && *gantry_json_get_text (names, "family") != '\0' ? gantry_json_get_text (names, "given") : "";
  if (*team != '\0')
    return g_strdup (team);
  return gantry_format_name (gantry_json_get_text (names, "family"), gantry_json_get_text (names, "given"));
}

char *
gantry_event_dup_members (GantryEvent *self, JsonObject *competitor)
{
  JsonArray *members = gantry_json_get_array (competitor, "members");
  GString *text = g_string_new (NULL);

  if (strcmp (gantry_json_get_text (competitor, "type"), "T") != 0)
    return g_string_free (text, FALSE);
  for (guint i = 0; i < gantry_json_get_length (members); i++)
    {
      JsonObject *member = gantry_json_get_element (members, i);
      JsonObject *person = lookup (self, self->people_topic, "athlete/", gantry_json_get_text (member, "code"));
      JsonObject *names = has_name (person) ? person : member;
      g_autofree char *name = gantry_format_name (gantry_json_get_text (names, "family"), gantry_json_get_text (names, "given"));

      if (*name != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
    }
  return g_string_free (text, FALSE);
}

JsonObject *
gantry_event_get_scheduled (GantryEvent *self, const char *rsc)
{
  JsonObject *unit = lookup (self, self->schedule_topic, "unit/", rsc);

  return unit != NULL ? unit : lookup (self, self->schedule_topic, "phase/", rsc);
}

char *
gantry_event_dup_scheduled (GantryEvent *self, const char *rsc, const char *event)
{
  JsonObject *names = gantry_json_get_object (gantry_event_get_scheduled (self, rsc), "names");

  return g_strdup (gantry_short_name (gantry_language_pick (names, gantry_seat_get_language (self->seat)), event));
}

/* "000300--" is the third; "" where the code says no number. */
static char *
dup_number (const char *rsc)
{
  const char *unit = strlen (rsc) == GANTRY_RSC_LENGTH ? rsc + PHASE_LENGTH : "";
  char digits[5] = "";

  g_strlcpy (digits, unit, sizeof digits);
  if (strspn (digits, "0123456789") != 4 || g_ascii_strtoull (digits, NULL, 10) == 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GUINT64_FORMAT, g_ascii_strtoull (digits, NULL, 10));
}

char *
gantry_event_dup_unit_name (GantryEvent *self, const char *rsc, const char *event)
{
  g_autofree char *scheduled = gantry_event_dup_scheduled (self, rsc, event);
  g_autofree char *phase = NULL;
  g_autofree char *number = NULL;

  if (*scheduled != '\0')
    return g_steal_pointer (&scheduled);
  phase = gantry_rsc_dup_phase (rsc);
  number = dup_number (rsc);
  if (*phase == '\0')
    return g_strdup (rsc);
  return g_strconcat (phase, *number != '\0' ? " " : "", number, NULL);
}

GPtrArray *
gantry_event_list_units (GantryEvent *self, const char *phase)
{
  g_autofree char *prefix = g_strconcat ("unit/", phase, NULL);
  gsize length = strlen (prefix);

  while (length > 0 && prefix[length - 1] == '-')
    prefix[--length] = '\0';
  return gantry_documents_list_objects (gantry_seat_get_documents (self->seat), self->schedule_topic, prefix);
}

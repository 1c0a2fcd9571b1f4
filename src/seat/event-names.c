/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/event-private.h"

#include "model/json.h"
#include "model/rsc.h"
#include "seat/language.h"
#include "seat/person-names.h"
#include "seat/short-name.h"

#include <string.h>

#define PHASE_LENGTH 26 /* of a code up to the end of its phase */

static const GantryJson *
lookup (GantryEvent *self, const char *topic, const char *kind, const char *code)
{
  g_autofree char *id = g_strconcat (kind, code, NULL);
  GantryObject *object = gantry_documents_lookup (gantry_seat_get_documents (self->seat), topic, id);

  return object != NULL ? gantry_object_get_json (object) : NULL;
}

char *
gantry_event_dup_name (GantryEvent *self, const GantryJson *competitor, const char **given)
{
  return gantry_person_names_dup (gantry_seat_get_documents (self->seat), self->people_topic, competitor, given);
}

char *
gantry_event_dup_members (GantryEvent *self, const GantryJson *competitor)
{
  return gantry_person_names_members (gantry_seat_get_documents (self->seat), self->people_topic, competitor);
}

const GantryJson *
gantry_event_get_scheduled (GantryEvent *self, const char *rsc)
{
  const GantryJson *unit = lookup (self, self->schedule_topic, "unit/", rsc);

  return unit != NULL ? unit : lookup (self, self->schedule_topic, "phase/", rsc);
}

char *
gantry_event_dup_scheduled (GantryEvent *self, const char *rsc, const char *event)
{
  const GantryJson *names = gantry_json_get_object (gantry_event_get_scheduled (self, rsc), "names");

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

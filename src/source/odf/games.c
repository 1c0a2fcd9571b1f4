/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include <string.h>

/* The minutes east of an ISO 8601 time: "…T11:00:00+08:00" has 480, "…Z" none. FALSE when it tells
 * no offset. */
static gboolean
parse_offset (const char *time, int *minutes)
{
  const char *clock = time != NULL ? strchr (time, 'T') : NULL;
  const char *sign = clock != NULL ? strpbrk (clock, "+-Z") : NULL;
  int hour, minute;

  if (sign == NULL)
    return FALSE;
  *minutes = 0;
  if (*sign == 'Z')
    return TRUE;
  if (strlen (sign) != 6 || sign[3] != ':' || strspn (sign + 1, "0123456789:") != 5)
    return FALSE;
  hour = g_ascii_digit_value (sign[1]) * 10 + g_ascii_digit_value (sign[2]);
  minute = g_ascii_digit_value (sign[4]) * 10 + g_ascii_digit_value (sign[5]);
  if (hour < 0 || minute < 0 || hour > 14 || minute > 59)
    return FALSE;
  *minutes = (hour * 60 + minute) * (*sign == '-' ? -1 : 1);
  return TRUE;
}

static gboolean
find_offset (const GantryXmlNode *competition, const char *element, int *minutes)
{
  GANTRY_XML_FOREACH (item, competition, element)
    if (parse_offset (gantry_xml_node_get (item, "StartDate"), minutes))
      return TRUE;
  return FALSE;
}

/* Which competition this is, and how far its clocks are from UTC once a schedule told. A message
 * that does not tell must not take away what another told: its rev has major 0, lower than any that
 * knows. */
void
gantry_odf_build_games (GantryOdfBuilder *self)
{
  GantryChange *change;
  int minutes;
  gboolean known;

  if (self->competition == NULL)
    return;
  known = find_offset (self->competition, "Unit", &minutes) ||
          find_offset (self->competition, "Session", &minutes);
  change = gantry_odf_builder_add (self, "games", "competition", GANTRY_CHANGE_PARTIAL);
  if (known)
    change->rev = (GantryRev) { self->message->at, self->message->version };
  else
    change->rev = (GantryRev) { 0, self->message->at };
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_body_writer_text (&self->writer, "code", self->message->competition);
  if (known)
    gantry_body_writer_int (&self->writer, "utc_offset", minutes);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take_as (self, change, "competition");
}

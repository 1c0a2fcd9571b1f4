/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/c123/reading.h"

#include "source/code.h"

#include <string.h>

#define DISCIPLINE  "CSL"
#define GATES_MAX   99
#define CELL        3 /* characters of a gate in results */

static gboolean
is_plain (const char *text, gsize max)
{
  gsize length = strlen (text);

  return length > 0 && length <= max && strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == length;
}

/* "K1M": letters, the number of people, M, W or X. The gender moves out of the text. */
static char
take_gender (char *boat)
{
  gsize length = strlen (boat);
  char gender = length >= 3 && g_ascii_isalpha (boat[0]) && g_ascii_isdigit (boat[length - 2]) ? boat[length - 1] : 'O';

  if (gender != 'M' && gender != 'W' && gender != 'X')
    return 'O';
  boat[length - 1] = '\0';
  return gender;
}

char *
gantry_c123_unit (const char *race)
{
  g_auto (GStrv) parts = g_strsplit (race, "_", -1);
  guint n = g_strv_length (parts);
  g_autofree char *event = NULL;
  g_autofree char *run = NULL;
  char gender;

  for (guint i = 0; i < n; i++)
    if (!is_plain (parts[i], 16))
      n = 0;
  if (n < 3 || !is_plain (parts[n - 2], 4))
    return gantry_code_unit (DISCIPLINE, 'O', race, "FNL", "000100");
  /* The run goes out of the middle; what is left tells the event, with the last part, which is not the same on two days. */
  run = g_strdup (parts[n - 2]);
  g_free (parts[n - 2]);
  parts[n - 2] = parts[n - 1];
  parts[n - 1] = NULL;
  gender = take_gender (parts[0]);
  event = g_strjoinv ("-", parts);
  return gantry_code_unit (DISCIPLINE, gender, event, run, "000100");
}

const GantryXmlNode *
gantry_c123_find_race (const GantryC123Reading *self, const char *race)
{
  GANTRY_XML_FOREACH (schedule, self->root, "Schedule")
    GANTRY_XML_FOREACH (found, schedule, "Race")
      if (g_strcmp0 (gantry_xml_node_get (found, "RaceId"), race) == 0)
        return found;
  return NULL;
}

char *
gantry_c123_trim (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static void
write_gate (GantryC123Reading *self, guint gate, const char *value, guint *passed, guint *sum)
{
  g_autofree char *pos = g_strdup_printf ("%u", gate);
  guint64 seconds;

  if (*value == '\0')
    return;
  gantry_maker_ext (&self->maker, "ER", "GATE", pos, value);
  (*passed)++;
  if (g_ascii_string_to_unsigned (value, 10, 0, 999, &seconds, NULL))
    *sum += seconds;
}

gboolean
gantry_c123_write_gates (GantryC123Reading *self, const char *gates, guint *passed, guint *sum)
{
  *passed = *sum = 0;
  if (gates == NULL)
    return FALSE;
  if (strchr (gates, ',') != NULL)
    {
      g_auto (GStrv) values = g_strsplit (gates, ",", GATES_MAX);

      for (guint i = 0; values[i] != NULL; i++)
        write_gate (self, i + 1, g_strstrip (values[i]), passed, sum);
    }
  else
    for (gsize at = 0; at < strlen (gates) && at / CELL < GATES_MAX; at += CELL)
      {
        g_autofree char *value = g_strndup (gates + at, CELL);

        write_gate (self, at / CELL + 1, g_strstrip (value), passed, sum);
      }
  return *passed > 0;
}

/* What the system says of a race as the schedule's status: 0, 3 and 5 are known. */
static const char *
map_status (const char *status)
{
  if (g_strcmp0 (status, "0") == 0)
    return "SCHEDULED";
  if (g_strcmp0 (status, "3") == 0)
    return "RUNNING";
  return g_strcmp0 (status, "5") == 0 ? "FINISHED" : "";
}

static void
take_race (GantryC123Reading *self, GantryChange *change, GHashTable *seen, const GantryXmlNode *race)
{
  GantryMaker *maker = &self->maker;
  const char *id = gantry_xml_node_get (race, "RaceId");
  const GantryXmlNode *start = gantry_xml_node_child (race, "StartTime");
  g_autofree char *unit = NULL;
  g_autofree char *name = NULL;
  guint64 order;

  if (!gantry_code_is_usable (id))
    return;
  unit = gantry_c123_unit (id);
  if (!g_hash_table_add (seen, g_strdup (unit)))
    return;
  name = g_strconcat ("unit/", unit, NULL);
  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", unit);
  gantry_maker_text (maker, "status", map_status (gantry_xml_node_get (race, "RaceStatus")));
  gantry_maker_text (maker, "start", start != NULL ? start->text : NULL);
  if (g_ascii_string_to_unsigned (gantry_xml_node_get (race, "Order") != NULL ? gantry_xml_node_get (race, "Order") : "", 10, 0,
                                  G_MAXINT32, &order, NULL))
    gantry_body_writer_int (&maker->writer, "order", order);
  gantry_maker_name (maker, "names", gantry_xml_node_get (race, "Race"));
  gantry_maker_take (maker, change, name);
}

void
gantry_c123_build_schedule (GantryC123Reading *self, const GantryXmlNode *schedule)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *scope = g_strconcat ("schedule~", self->message->source, NULL);
  GantryChange *change = gantry_maker_add (&self->maker, "schedule/" DISCIPLINE, scope, GANTRY_CHANGE_FULL);

  GANTRY_XML_FOREACH (race, schedule, "Race")
    take_race (self, change, seen, race);
}

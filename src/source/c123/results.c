/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/c123/reading.h"

#include "source/code.h"
#include "source/timing.h"

#include <string.h>

/* The whole list of a race. In a race of two runs of which the better counts, Total, Rank, Behind and Pen are those of what
 * counts, Time and Gates those of this run (docs/sources.md). */

static const GantryXmlNode *
find_total (const GantryXmlNode *row)
{
  GANTRY_XML_FOREACH (result, row, "Result")
    if (g_strcmp0 (gantry_xml_node_get (result, "Type"), "T") == 0)
      return result;
  return gantry_xml_node_child (row, "Result");
}

static gint64
read_number (const char *text, gint64 otherwise)
{
  gint64 number;

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &number, NULL) ? number : otherwise;
}

static gboolean
has_run (const GantryXmlNode *results)
{
  GANTRY_XML_FOREACH (row, results, "Row")
    {
      const GantryXmlNode *total = find_total (row);

      if (gantry_xml_node_get (total, "Total") != NULL || gantry_xml_node_get (total, "Time") != NULL ||
          gantry_xml_node_get (total, "Rank") != NULL)
        return TRUE;
    }
  return FALSE;
}

/* That a jury confirmed a list is not in the protocol: what has ended is unofficial. */
static const char *
find_status (const GantryC123Reading *self, const GantryXmlNode *results)
{
  const GantryXmlNode *race = gantry_c123_find_race (self, gantry_xml_node_get (results, "RaceId"));
  const char *status = gantry_xml_node_get (race, "RaceStatus");

  if (g_strcmp0 (status, "5") == 0)
    return "UNOFFICIAL";
  if (g_strcmp0 (status, "3") == 0 || g_strcmp0 (gantry_xml_node_get (results, "Current"), "Y") == 0)
    return has_run (results) ? "LIVE" : "START_LIST";
  return has_run (results) ? "UNCONFIRMED" : "START_LIST";
}

/* Which gates are upstream; of the race that is on, which the configuration is of. */
static void
write_infos (GantryC123Reading *self, const GantryXmlNode *results)
{
  const GantryXmlNode *config = gantry_xml_node_child (self->root, "RaceConfig");
  const char *gates = gantry_xml_node_get (config, "GateConfig");

  if (config == NULL || g_strcmp0 (gantry_xml_node_get (results, "Current"), "Y") != 0)
    return;
  gantry_body_writer_open_array (&self->maker.writer, "infos");
  gantry_maker_ext (&self->maker, "UI", "GATES_TOTAL", NULL, gantry_xml_node_get (config, "NrGates"));
  for (guint i = 0; gates != NULL && gates[i] != '\0' && i < 99; i++)
    {
      g_autofree char *pos = g_strdup_printf ("%u", i + 1);

      gantry_maker_ext (&self->maker, "UI", "GATE", pos, gates[i] == 'R' ? "UPSTREAM" : "DOWNSTREAM");
    }
  gantry_maker_close (&self->maker);
}

static void
take_head (GantryC123Reading *self, GantryChange *change, const GantryXmlNode *results, const char *unit)
{
  GantryMaker *maker = &self->maker;

  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", unit);
  gantry_maker_text (maker, "status", find_status (self, results));
  gantry_maker_text (maker, "discipline", "Canoe Slalom");
  gantry_maker_text (maker, "event", gantry_xml_node_get (results, "MainTitle"));
  gantry_maker_text (maker, "subevent", gantry_xml_node_get (results, "SubTitle"));
  write_infos (self, results);
  gantry_maker_text (maker, "source", self->message->source);
  gantry_maker_take (maker, change, "head");
}

static void
take_entry (GantryC123Reading *self, GantryChange *change, const GantryXmlNode *who, const char *code, guint sort)
{
  GantryMaker *maker = &self->maker;
  g_autofree char *bib = gantry_c123_trim (gantry_xml_node_get (who, "Bib"));
  g_autofree char *id = g_strconcat ("entry/", code, NULL);
  const char *family = gantry_xml_node_get (who, "FamilyName");
  const char *order = gantry_xml_node_get (who, "StartOrder");

  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", code);
  gantry_maker_text (maker, "type", "A");
  gantry_maker_text (maker, "bib", bib);
  gantry_maker_text (maker, "noc", gantry_xml_node_get (who, "Nat"));
  gantry_maker_text (maker, "start_order", order);
  gantry_body_writer_int (&maker->writer, "start_sort", read_number (order, sort));
  gantry_maker_text (maker, "family", family != NULL ? family : gantry_xml_node_get (who, "Name"));
  gantry_maker_text (maker, "given", family != NULL ? gantry_xml_node_get (who, "GivenName") : NULL);
  gantry_maker_text (maker, "club", gantry_xml_node_get (who, "Club"));
  gantry_body_writer_open_array (&maker->writer, "entry");
  gantry_maker_ext (maker, "EUE", "CLUB", NULL, gantry_xml_node_get (who, "Club"));
  gantry_maker_ext (maker, "EUE", "START_TIME", NULL, gantry_xml_node_get (who, "StartTime"));
  gantry_maker_close (maker);
  gantry_maker_take (maker, change, id);
}

/* The sum at the gates is the penalty of this run. Where the list's own differs it is that of the run that counts. */
static void
write_penalties (GantryC123Reading *self, const GantryXmlNode *total)
{
  GantryMaker *maker = &self->maker;
  const char *given = gantry_xml_node_get (total, "Pen");
  g_autofree char *of_run = NULL;
  guint passed, sum;

  if (!gantry_c123_write_gates (self, gantry_xml_node_get (total, "Gates"), &passed, &sum))
    {
      if (gantry_xml_node_get (total, "Time") != NULL)
        gantry_maker_ext (maker, "ER", "PENALTY", NULL, given);
      return;
    }
  of_run = g_strdup_printf ("%u", sum);
  gantry_maker_ext (maker, "ER", "PENALTY", NULL, of_run);
  if (given != NULL && strcmp (given, of_run) != 0)
    gantry_maker_ext (maker, "ER", "PENALTY_COUNTING", NULL, given);
}

static void
take_line (GantryC123Reading *self, GantryChange *change, const GantryXmlNode *total, const char *code, guint sort)
{
  GantryMaker *maker = &self->maker;
  g_autofree char *id = g_strconcat ("line/", code, NULL);
  g_autofree char *result = gantry_c123_trim (gantry_xml_node_get (total, "Total"));
  g_autofree char *time = gantry_c123_trim (gantry_xml_node_get (total, "Time"));

  gantry_maker_open (maker);
  gantry_maker_text (maker, "code", code);
  gantry_body_writer_int (&maker->writer, "sort", read_number (gantry_xml_node_get (total, "RankOrder"), sort));
  gantry_maker_text (maker, "rank", gantry_xml_node_get (total, "Rank"));
  gantry_maker_text (maker, "result", result);
  gantry_maker_text (maker, "result_type", *result != '\0' ? "TIME" : NULL);
  gantry_maker_text (maker, "irm", gantry_xml_node_get (total, "IRM"));
  gantry_maker_text (maker, "qual", gantry_xml_node_get (total, "Q"));
  gantry_maker_text (maker, "diff", gantry_xml_node_get (total, "Behind"));
  gantry_body_writer_open_array (&maker->writer, "ext");
  gantry_maker_ext (maker, "ER", "TIME", NULL, time);
  write_penalties (self, total);
  gantry_maker_close (maker);
  gantry_maker_take (maker, change, id);
}

static void
take_row (GantryC123Reading *self, GantryChange *change, GHashTable *seen, const GantryXmlNode *row, guint sort)
{
  const GantryXmlNode *who = gantry_xml_node_child (row, "Participant");
  const char *id = gantry_xml_node_get (who, "Id");
  const char *name = gantry_xml_node_get (who, "Name");
  const char *bib = gantry_xml_node_get (who, "Bib");
  g_autofree char *plain = gantry_code_is_usable (id)
                             ? g_strdup (id)
                             : gantry_code_person (name != NULL ? name : "", bib != NULL ? bib : "", NULL);
  g_autofree char *code = gantry_code_once (seen, plain);

  take_entry (self, change, who, code, sort);
  take_line (self, change, find_total (row), code, sort);
}

void
gantry_c123_build_results (GantryC123Reading *self, const GantryXmlNode *results)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *unit = gantry_c123_unit (gantry_xml_node_get (results, "RaceId"));
  g_autofree char *topic = g_strconcat ("unit/", unit, NULL);
  GantryChange *change = gantry_maker_add (&self->maker, topic, "result", GANTRY_CHANGE_FULL);
  guint sort = 0;

  take_head (self, change, results, unit);
  GANTRY_XML_FOREACH (row, results, "Row")
    take_row (self, change, seen, row, ++sort);
}

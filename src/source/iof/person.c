/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/iof/reading.h"

#include "source/code.h"
#include "source/oddities.h"
#include "source/timing.h"

#include <string.h>

#define RANK_MAX 99999

const char *
gantry_iof_text (const GantryXmlNode *node, const char *child)
{
  const GantryXmlNode *found = gantry_xml_node_child (node, child);

  return found != NULL && *found->text != '\0' ? found->text : NULL;
}

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
is_noc (const char *text)
{
  return text != NULL && strlen (text) == 3 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]) && g_ascii_isupper (text[2]);
}

/* A nation as the file has it, when it is a code of three letters. */
static const char *
read_nation (const GantryXmlNode *node, const char *child)
{
  const GantryXmlNode *nation = gantry_xml_node_child (node, child);
  const char *code = gantry_xml_node_get (nation, "code");

  if (code == NULL)
    code = gantry_xml_node_get (nation, "value");
  if (code == NULL)
    code = gantry_xml_node_get (gantry_xml_node_child (nation, "CountryId"), "value");
  return is_noc (code) ? code : NULL;
}

static void
read_organisation (GantryIofPerson *self, const GantryXmlNode *node)
{
  const GantryXmlNode *organisation = gantry_xml_node_child (node, "Organisation");
  const char *noc;

  if (organisation == NULL)
    organisation = gantry_xml_node_child (node, "Club");
  self->club = gantry_iof_text (organisation, "Name");
  if (self->club == NULL)
    self->club = gantry_iof_text (organisation, "ShortName");
  noc = read_nation (organisation, "Country");
  if (noc == NULL)
    noc = read_nation (organisation, "CountryId");
  if (noc != NULL)
    self->noc = noc;
}

void
gantry_iof_person_read (GantryIofPerson *self, const GantryIofReading *reading, const GantryXmlNode *node)
{
  const GantryXmlNode *person = gantry_xml_node_child (node, "Person");
  const GantryXmlNode *name = gantry_xml_node_child (person, reading->old ? "PersonName" : "Name");
  const GantryXmlNode *birth = gantry_xml_node_child (person, "BirthDate");
  const char *id = gantry_iof_text (person, reading->old ? "PersonId" : "Id");

  *self = (GantryIofPerson) {
    .family = gantry_iof_text (name, "Family"),
    .given = gantry_iof_text (name, "Given"),
    .gender = gantry_xml_node_get (person, "sex"),
    .birth = reading->old ? gantry_iof_text (birth, "Date") : birth != NULL ? birth->text : NULL,
    .noc = read_nation (person, "Nationality"),
  };
  if (self->gender != NULL && strcmp (self->gender, "F") == 0)
    self->gender = "W";
  read_organisation (self, node);
  self->code = gantry_code_is_usable (id)
                 ? g_strdup (id)
                 : gantry_code_person (text_or_empty (self->family), text_or_empty (self->given), text_or_empty (self->club), NULL);
}

void
gantry_iof_person_clear (GantryIofPerson *self)
{
  g_clear_pointer (&self->code, g_free);
}

void
gantry_iof_person_write (const GantryIofPerson *self, GantryIofReading *reading)
{
  gantry_maker_text (&reading->maker, "noc", self->noc);
  gantry_maker_text (&reading->maker, "family", self->family);
  gantry_maker_text (&reading->maker, "given", self->given);
  gantry_maker_text (&reading->maker, "gender", self->gender);
  gantry_maker_text (&reading->maker, "birth", self->birth);
}

const char *
gantry_iof_moment (const GantryIofReading *reading, const GantryXmlNode *node, const char *child)
{
  if (reading->old)
    return gantry_iof_text (gantry_xml_node_child (node, child), "Clock");
  return gantry_iof_text (node, child);
}

char *
gantry_iof_clock (const char *moment)
{
  const char *clock = moment != NULL ? strchr (moment, 'T') : NULL;

  if (moment == NULL)
    return NULL;
  clock = clock != NULL ? clock + 1 : moment;
  return g_strndup (clock, strspn (clock, "0123456789:"));
}

char *
gantry_iof_time (const GantryXmlNode *node, const char *child)
{
  const char *text = gantry_iof_text (node, child);
  const char *point = text != NULL ? strchr (text, '.') : NULL;
  gint64 ms;

  if (text == NULL || !gantry_timing_parse (text, &ms))
    return NULL;
  /* Tenths and finer are written where the file has any; many write ".0" after every second. */
  if (point == NULL || strspn (point + 1, "0") == strlen (point + 1))
    return gantry_timing_write (ms, 0);
  return gantry_timing_write (ms, MIN (strlen (point + 1), 3));
}

const char *
gantry_iof_rank (const GantryIofReading *reading, const GantryXmlNode *node, const char *child)
{
  const char *text = gantry_iof_text (node, child);

  if (text == NULL || g_ascii_string_to_unsigned (text, 10, 1, RANK_MAX, NULL, NULL))
    return text;
  gantry_oddities_add (reading->message->oddities, node->name, '/', child);
  return NULL;
}

/* ResultStatus of 3.0, CompetitorStatus of 2.0.3, and the mark that sport and feeds use. */
static const struct
{
  const char *status;
  const char *irm;
} STATUSES[] = {
  { "Active", "" },      { "Cancelled", "CAN" },     { "DidNotEnter", "DNE" },        { "DidNotFinish", "DNF" },
  { "DidNotStart", "DNS" }, { "Disqualified", "DSQ" }, { "Finished", "" },            { "Inactive", "" },
  { "MisPunch", "MP" },  { "MissingPunch", "MP" },   { "Moved", "MOV" },              { "MovedUp", "MUP" },
  { "NotCompeting", "NC" }, { "OK", "" },            { "OverTime", "OTL" },           { "SportWithdr", "SPW" },
  { "SportingWithdrawal", "SPW" },
};

static const char *
read_status (const GantryIofReading *reading, const GantryXmlNode *result)
{
  const char *status = reading->old ? gantry_xml_node_get (gantry_xml_node_child (result, "CompetitorStatus"), "value")
                                    : gantry_iof_text (result, "Status");

  return status != NULL ? status : "OK";
}

/* A status that is not of the standard is shown as it is. */
const char *
gantry_iof_irm (const GantryIofReading *reading, const GantryXmlNode *result)
{
  const char *status = read_status (reading, result);

  for (guint i = 0; i < G_N_ELEMENTS (STATUSES); i++)
    if (strcmp (STATUSES[i].status, status) == 0)
      return STATUSES[i].irm;
  return status;
}

gboolean
gantry_iof_is_unchecked (const GantryIofReading *reading, const GantryXmlNode *result)
{
  return strcmp (read_status (reading, result), "Finished") == 0;
}

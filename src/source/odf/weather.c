/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include "model/rsc.h"
#include "source/odf/rows.h"

#include <string.h>

#define VENUE_AT 26 /* in messages about a venue its code stands in the place of the unit */

/* The measured things, in the order of the body. */
static const char *const KINDS[] = { "Condition", "Temperature", "Wind", "Precipitation",
                                     "Pressure" };
static const char *const KIND_NAMES[] = { "condition", "temperature", "wind", "precipitation",
                                          "pressure" };

static const GantryOdfField VALUE[] = {
  { "Code", "code", GANTRY_ODF_FIELD_TEXT },
  { "Type", "type", GANTRY_ODF_FIELD_TEXT },
  { "Value", "value", GANTRY_ODF_FIELD_TEXT },
  { "Unit", "unit", GANTRY_ODF_FIELD_TEXT },
};

static const GantryOdfField CONDITIONS[] = {
  { "Humidity", "humidity", GANTRY_ODF_FIELD_TEXT },
  { "Wind_Direction", "wind_direction", GANTRY_ODF_FIELD_TEXT },
  { "Wind_Degree", "wind_degree", GANTRY_ODF_FIELD_TEXT },
  { "Prec_Type", "precipitation_type", GANTRY_ODF_FIELD_TEXT },
  { "Prec_Probability", "precipitation_probability", GANTRY_ODF_FIELD_TEXT },
  { "Lightning", "lightning", GANTRY_ODF_FIELD_TEXT },
  { "Sunrise", "sunrise", GANTRY_ODF_FIELD_TEXT },
  { "Sunset", "sunset", GANTRY_ODF_FIELD_TEXT },
};

static void
write_values (GantryOdfBuilder *self, const GantryXmlNode *conditions)
{
  gantry_body_writer_open_array (&self->writer, "values");
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    GANTRY_XML_FOREACH (value, conditions, KINDS[i])
      {
        gantry_body_writer_open_object (&self->writer, NULL);
        gantry_body_writer_text (&self->writer, "kind", KIND_NAMES[i]);
        GANTRY_ODF_WRITE_FIELDS (self, value, VALUE);
        gantry_body_writer_close (&self->writer);
      }
  gantry_body_writer_close (&self->writer);
}

/* The Conditions of a moment; several moments in one message are told apart by their time. */
static void
write_moment (GantryOdfBuilder *self, const GantryXmlNode *moment, const char *when)
{
  GANTRY_XML_FOREACH (conditions, moment, "Conditions")
    {
      gantry_body_writer_open_object (&self->writer, NULL);
      gantry_odf_builder_text (self, "code", conditions, "Code");
      gantry_body_writer_text (&self->writer, "at", when);
      write_values (self, conditions);
      GANTRY_ODF_WRITE_FIELDS (self, conditions, CONDITIONS);
      gantry_odf_write_boxed (self, "ext", conditions, NULL, "ExtendedConditions",
                              "ExtendedCondition");
      gantry_body_writer_close (&self->writer);
    }
}

static void
write_venue_moment (GantryOdfBuilder *self, const GantryXmlNode *moment)
{
  const char *date = gantry_xml_node_get (moment, "Date");
  const char *time = gantry_xml_node_get (moment, "Time");
  g_autofree char *when =
      date != NULL && time != NULL ? g_strconcat (date, "T", time, NULL) : g_strdup (date);

  write_moment (self, moment, when);
}

static const char *
get_venue (const GantryOdfBuilder *self)
{
  return gantry_xml_node_get (gantry_xml_node_child (self->competition, "Venue"), "Code");
}

/* "weather/<venue>" when the message names one, else with the code of whatever it is about. */
static char *
make_topic (const GantryOdfBuilder *self)
{
  const char *code = self->message->code;
  g_autofree char *phase = gantry_rsc_to_phase (code);
  g_autofree char *venue = NULL;

  if (get_venue (self) != NULL)
    return g_strconcat ("weather/", get_venue (self), NULL);
  if (gantry_rsc_get_level (code) != GANTRY_RSC_LEVEL_UNIT ||
      gantry_rsc_get_level (phase) > GANTRY_RSC_LEVEL_GENDER)
    return g_strconcat ("weather/", code, NULL);
  venue = g_strndup (code + VENUE_AT, strcspn (code + VENUE_AT, "-"));
  return g_strconcat ("weather/", venue, NULL);
}

/* Several disciplines at one venue send its weather, each counting for itself, and so do the two
 * types of message: what is newest by time counts (types.c). */
void
gantry_odf_build_weather (GantryOdfBuilder *self)
{
  const GantryXmlNode *weather = gantry_xml_node_child (self->competition, "Weather");
  g_autofree char *topic = make_topic (self);
  GantryChange *change = gantry_odf_builder_add (self, topic, "conditions", GANTRY_CHANGE_FULL);

  if (self->competition == NULL)
    return;
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_odf_builder_text (self, "at", weather, "Date");
  gantry_body_writer_open_array (&self->writer, "conditions");
  GANTRY_XML_FOREACH (moment, self->competition, "Weather")
    write_moment (self, moment, moment != weather ? gantry_xml_node_get (moment, "Date") : NULL);
  GANTRY_XML_FOREACH (moment, gantry_xml_node_child (self->competition, "Venue"), "DateTime")
    write_venue_moment (self, moment);
  gantry_body_writer_close (&self->writer);
  gantry_body_writer_close (&self->writer);
  gantry_odf_builder_take_as (self, change, "conditions");
}

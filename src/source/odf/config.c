/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/build.h"

#include "model/rsc.h"
#include "source/odf/rows.h"

/* A config names what it is for in Unit, older ones in Phase or Event. */
static const char *
get_place (const GantryXmlNode *config)
{
  static const char *const PLACES[] = { "Unit", "Phase", "Event" };
  const char *place = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (PLACES) && place == NULL; i++)
    place = gantry_xml_node_get (config, PLACES[i]);
  return place;
}

static void
write_configs (GantryOdfBuilder *self)
{
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_body_writer_open_array (&self->writer, "configs");
  GANTRY_XML_FOREACH (configs, self->competition, "Configs")
    GANTRY_XML_FOREACH (config, configs, "Config")
      gantry_odf_write_ext_of (self, get_place (config), config, "ExtendedConfig");
  GANTRY_XML_FOREACH (config, self->competition, "Config")
    gantry_odf_write_ext_of (self, get_place (config), config, "ExtendedConfig");
  gantry_body_writer_close (&self->writer);
  gantry_body_writer_close (&self->writer);
}

/* Of a unit in its topic, of what is above in that of the event; the object is called
 * as its scope. */
void
gantry_odf_build_config (GantryOdfBuilder *self)
{
  gboolean of_unit = gantry_rsc_get_level (self->message->code) == GANTRY_RSC_LEVEL_UNIT;
  g_autofree char *event = gantry_rsc_to_event (self->message->code);
  g_autofree char *topic = of_unit ? g_strconcat ("unit/", self->message->code, NULL)
                                   : g_strconcat ("event/", event, NULL);
  g_autofree char *name = of_unit ? g_strconcat ("config", self->suffix, NULL)
                                  : gantry_odf_builder_name (self, "config");
  GantryChange *change = gantry_odf_builder_add (self, topic, name, GANTRY_CHANGE_FULL);

  if (self->competition == NULL)
    return;
  write_configs (self);
  gantry_odf_builder_take_as (self, change, name);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/iof/reading.h"

#include "source/code.h"

/* Lists of people add to what is known of them; nobody goes because another list does not name him. */

static void
write_class (GantryIofReading *self, const GantryXmlNode *class)
{
  const char *id = gantry_iof_class_id (class);
  g_autofree char *event = id != NULL ? gantry_code_event ("ORI", 'O', id) : NULL;

  if (event == NULL)
    return;
  gantry_body_writer_open_object (&self->maker.writer, NULL);
  gantry_maker_text (&self->maker, "event", event);
  gantry_maker_close (&self->maker);
}

static void
take_person (GantryIofReading *self, GantryChange *change, GHashTable *seen, const GantryXmlNode *node)
{
  g_auto (GantryIofPerson) person = { 0 };
  g_autofree char *id = NULL;

  gantry_iof_person_read (&person, self, node);
  if (!g_hash_table_add (seen, g_strdup (person.code)))
    return;
  id = g_strconcat ("athlete/", person.code, NULL);
  gantry_maker_open (&self->maker);
  gantry_maker_text (&self->maker, "code", person.code);
  gantry_iof_person_write (&person, self);
  gantry_maker_text (&self->maker, "club", person.club);
  gantry_body_writer_open_array (&self->maker.writer, "events");
  GANTRY_XML_FOREACH (class, node, "Class")
    write_class (self, class);
  GANTRY_XML_FOREACH (class, node, "EntryClass")
    write_class (self, class);
  gantry_maker_close (&self->maker);
  gantry_maker_take (&self->maker, change, id);
}

void
gantry_iof_build_people (GantryIofReading *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GantryChange *change = gantry_maker_add (&self->maker, "people/ORI", "athletes", GANTRY_CHANGE_PARTIAL);

  GANTRY_XML_FOREACH (entry, self->root, "PersonEntry")
    take_person (self, change, seen, entry);
  GANTRY_XML_FOREACH (competitor, self->root, "Competitor")
    take_person (self, change, seen, competitor);
  GANTRY_XML_FOREACH (club, self->root, "ClubEntry")
    GANTRY_XML_FOREACH (entry, club, "Entry")
      take_person (self, change, seen, entry);
  if (gantry_change_get_size (change) == 0)
    g_ptr_array_remove (self->message->changes, change);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/maker.h"

void
gantry_maker_init (GantryMaker *self, GantryMessage *message)
{
  self->message = message;
  self->rev = message->rev;
  gantry_body_writer_init (&self->writer);
}

void
gantry_maker_clear (GantryMaker *self)
{
  if (self->writer.text != NULL)
    gantry_body_writer_clear (&self->writer);
}

GantryChange *
gantry_maker_add (GantryMaker *self, const char *topic, const char *scope, GantryChangeMode mode)
{
  GantryChange *change = gantry_change_new (topic, scope, mode, self->rev, self->message->at);

  g_ptr_array_add (self->message->changes, change);
  return change;
}

void
gantry_maker_open (GantryMaker *self)
{
  gantry_body_writer_open_object (&self->writer, NULL);
}

void
gantry_maker_text (GantryMaker *self, const char *member, const char *value)
{
  gantry_body_writer_text (&self->writer, member, value);
}

void
gantry_maker_take (GantryMaker *self, GantryChange *change, const char *id)
{
  gantry_body_writer_close (&self->writer);
  gantry_change_take (change, id, gantry_body_writer_take (&self->writer));
}

void
gantry_maker_open_ext (GantryMaker *self, const char *type, const char *code, const char *pos, const char *value)
{
  gantry_body_writer_open_object (&self->writer, NULL);
  gantry_body_writer_text (&self->writer, "type", type);
  gantry_body_writer_text (&self->writer, "code", code);
  gantry_body_writer_text (&self->writer, "pos", pos);
  gantry_body_writer_text (&self->writer, "value", value);
}

void
gantry_maker_ext (GantryMaker *self, const char *type, const char *code, const char *pos, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  gantry_maker_open_ext (self, type, code, pos, value);
  gantry_body_writer_close (&self->writer);
}

void
gantry_maker_close (GantryMaker *self)
{
  gantry_body_writer_close (&self->writer);
}

void
gantry_maker_name (GantryMaker *self, const char *member, const char *text)
{
  gantry_body_writer_open_object (&self->writer, member);
  gantry_body_writer_text (&self->writer, "ENG", text);
  gantry_body_writer_close (&self->writer);
}

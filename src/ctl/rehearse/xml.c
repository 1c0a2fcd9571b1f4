/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/xml.h"

struct _GantryXml
{
  GString *text;
  GPtrArray *open; /* (element-type utf8): elements begun, borrowed literals */
  gboolean in_tag;
};

static void
close_tag (GantryXml *self)
{
  if (self->in_tag)
    g_string_append_c (self->text, '>');
  self->in_tag = FALSE;
}

static void
append_escaped (GString *text, const char *value)
{
  for (const char *c = value; *c != '\0'; c++)
    switch (*c)
      {
      case '&':
        g_string_append (text, "&amp;");
        break;
      case '<':
        g_string_append (text, "&lt;");
        break;
      case '>':
        g_string_append (text, "&gt;");
        break;
      case '"':
        g_string_append (text, "&quot;");
        break;
      default:
        g_string_append_c (text, *c);
      }
}

GantryXml *
gantry_xml_new (void)
{
  GantryXml *self = g_new0 (GantryXml, 1);

  self->text = g_string_new (NULL);
  self->open = g_ptr_array_new ();
  return self;
}

void
gantry_xml_free (GantryXml *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->open);
  g_free (self);
}

void
gantry_xml_begin (GantryXml *self, const char *element)
{
  close_tag (self);
  g_string_append_c (self->text, '<');
  g_string_append (self->text, element);
  g_ptr_array_add (self->open, (gpointer) element);
  self->in_tag = TRUE;
}

void
gantry_xml_attribute (GantryXml *self, const char *name, const char *value)
{
  g_return_if_fail (self->in_tag);

  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (self->text, " %s=\"", name);
  append_escaped (self->text, value);
  g_string_append_c (self->text, '"');
}

void
gantry_xml_number (GantryXml *self, const char *name, gint64 value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  gantry_xml_attribute (self, name, text);
}

void
gantry_xml_yes (GantryXml *self, const char *name, gboolean value)
{
  gantry_xml_attribute (self, name, value ? "Y" : NULL);
}

void
gantry_xml_text (GantryXml *self, const char *text)
{
  close_tag (self);
  append_escaped (self->text, text);
}

void
gantry_xml_end (GantryXml *self)
{
  const char *element;

  g_return_if_fail (self->open->len > 0);

  element = g_ptr_array_steal_index (self->open, self->open->len - 1);
  if (self->in_tag)
    g_string_append (self->text, "/>");
  else
    g_string_append_printf (self->text, "</%s>", element);
  self->in_tag = FALSE;
}

void
gantry_xml_leaf (GantryXml *self, const char *element, ...)
{
  const char *name;
  va_list args;

  gantry_xml_begin (self, element);
  va_start (args, element);
  while ((name = va_arg (args, const char *)) != NULL)
    gantry_xml_attribute (self, name, va_arg (args, const char *));
  va_end (args);
  gantry_xml_end (self);
}

char *
gantry_xml_finish (GantryXml *self)
{
  char *text;

  g_return_val_if_fail (self->open->len == 0, NULL);

  text = g_string_free (g_steal_pointer (&self->text), FALSE);
  g_ptr_array_unref (self->open);
  g_free (self);
  return text;
}

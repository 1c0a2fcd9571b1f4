/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/body.h"

#include <string.h>

#define FIRST_SIZE 1024

void
gantry_body_writer_init (GantryBodyWriter *self)
{
  self->text = g_string_sized_new (FIRST_SIZE);
  self->depth = 0;
}

void
gantry_body_writer_clear (GantryBodyWriter *self)
{
  g_string_free (self->text, TRUE);
  self->text = NULL;
}

/* As json-glib escapes: the short forms where JSON has them. */
static void
append_escape (GString *text, char c)
{
  static const char SPECIAL[] = "\"\\\b\f\n\r\t";
  static const char LETTER[] = "\"\\bfnrt";
  const char *found = strchr (SPECIAL, c);

  if (found == NULL)
    {
      g_string_append_printf (text, "\\u%04x", (guint) (guchar) c);
      return;
    }
  g_string_append_c (text, '\\');
  g_string_append_c (text, LETTER[found - SPECIAL]);
}

static void
append_escaped (GString *text, const char *value)
{
  const char *from = value;

  for (const char *c = value; *c != '\0'; c++)
    {
      if ((guchar) *c >= 0x20 && *c != '"' && *c != '\\')
        continue;
      g_string_append_len (text, from, c - from);
      append_escape (text, *c);
      from = c + 1;
    }
  g_string_append (text, from);
}

static void
append_quoted (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  append_escaped (text, value);
  g_string_append_c (text, '"');
}

static gboolean
is_fresh (const GantryBodyWriter *self)
{
  char last = self->text->len > 0 ? self->text->str[self->text->len - 1] : '{';

  return last == '{' || last == '[';
}

static void
append_name (GantryBodyWriter *self, const char *member)
{
  if (!is_fresh (self))
    g_string_append_c (self->text, ',');
  if (member == NULL)
    return;
  append_quoted (self->text, member);
  g_string_append_c (self->text, ':');
}

static void
open_bracket (GantryBodyWriter *self, const char *member, char bracket)
{
  g_assert (self->depth < GANTRY_BODY_WRITER_DEPTH);

  self->ends[self->depth] = bracket == '{' ? '}' : ']';
  self->marks[self->depth++] = self->text->len;
  append_name (self, member);
  g_string_append_c (self->text, bracket);
}

void
gantry_body_writer_open_object (GantryBodyWriter *self, const char *member)
{
  open_bracket (self, member, '{');
}

void
gantry_body_writer_open_array (GantryBodyWriter *self, const char *member)
{
  open_bracket (self, member, '[');
}

void
gantry_body_writer_close (GantryBodyWriter *self)
{
  g_assert (self->depth > 0);

  self->depth--;
  if (is_fresh (self))
    g_string_truncate (self->text, self->marks[self->depth]);
  else
    g_string_append_c (self->text, self->ends[self->depth]);
}

void
gantry_body_writer_text (GantryBodyWriter *self, const char *member, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  append_name (self, member);
  append_quoted (self->text, value);
}

void
gantry_body_writer_int (GantryBodyWriter *self, const char *member, gint64 value)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  append_name (self, member);
  g_string_append (self->text, digits);
}

void
gantry_body_writer_true (GantryBodyWriter *self, const char *member)
{
  append_name (self, member);
  g_string_append (self->text, "true");
}

char *
gantry_body_writer_take (GantryBodyWriter *self)
{
  char *body;

  g_assert (self->depth == 0);

  body = g_strdup (self->text->len > 0 ? self->text->str : "{}");
  g_string_truncate (self->text, 0);
  return body;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/scan.h"

#include <string.h>

void
gantry_scan_init (GantryScan *self, const char *text, gsize length, guint max_depth)
{
  *self = (GantryScan) { .text = text, .length = length, .max_depth = max_depth };
}

void
gantry_scan_clear (GantryScan *self)
{
  g_clear_pointer (&self->member, g_free);
  g_clear_pointer (&self->error, g_free);
}

gboolean
gantry_scan_fail (GantryScan *self, const char *what)
{
  if (self->error == NULL && self->member != NULL)
    self->error = g_strdup_printf ("“%s”: %s, at byte %" G_GSIZE_FORMAT, self->member, what, self->pos);
  else if (self->error == NULL)
    self->error = g_strdup_printf ("%s, at byte %" G_GSIZE_FORMAT, what, self->pos);
  return FALSE;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void
skip_space (GantryScan *self)
{
  while (self->pos < self->length && is_space (self->text[self->pos]))
    self->pos++;
}

/* The character at the place where reading stands; NUL at the end (there is none in valid UTF-8 text of ours). */
static char
look (GantryScan *self)
{
  return self->pos < self->length ? self->text[self->pos] : '\0';
}

static gboolean
eat (GantryScan *self, char c)
{
  if (self->error != NULL || look (self) != c)
    return FALSE;
  self->pos++;
  return TRUE;
}

GantryScanKind
gantry_scan_peek (GantryScan *self)
{
  if (self->error != NULL)
    return GANTRY_SCAN_NOTHING;
  skip_space (self);
  switch (look (self))
    {
    case '{':
      return GANTRY_SCAN_OBJECT;
    case '[':
      return GANTRY_SCAN_ARRAY;
    case '"':
      return GANTRY_SCAN_TEXT;
    case 't':
    case 'f':
    case 'n':
      return GANTRY_SCAN_WORD;
    case '-':
      return GANTRY_SCAN_NUMBER;
    default:
      return g_ascii_isdigit (look (self)) ? GANTRY_SCAN_NUMBER : GANTRY_SCAN_NOTHING;
    }
}

static gboolean
open_bracket (GantryScan *self, GantryScanKind kind, const char *otherwise)
{
  if (self->error != NULL)
    return FALSE;
  if (gantry_scan_peek (self) != kind)
    return gantry_scan_fail (self, otherwise);
  if (++self->depth > self->max_depth)
    return gantry_scan_fail (self, "nested too deep");
  self->pos++;
  self->fresh = TRUE;
  return TRUE;
}

/* To the next thing inside of a bracket: over a comma where one is due. FALSE when the bracket closes here. */
static gboolean
next_inside (GantryScan *self, char closing)
{
  if (self->error != NULL)
    return FALSE;
  skip_space (self);
  if (eat (self, closing))
    {
      self->depth--;
      self->fresh = FALSE;
      return FALSE;
    }
  if (!self->fresh && !eat (self, ','))
    return gantry_scan_fail (self, "not JSON: a comma or a closing bracket is missing");
  self->fresh = FALSE;
  skip_space (self);
  return TRUE;
}

/* Four hexadecimal digits of a \u escape; -1 when they are not. */
static int
read_hex (GantryScan *self)
{
  int value = 0;

  for (guint i = 0; i < 4; i++, self->pos++)
    {
      if (!g_ascii_isxdigit (look (self)))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (look (self));
    }
  return value;
}

static gboolean
read_unicode (GantryScan *self, GString *into)
{
  int high = read_hex (self), low;
  gunichar c = high;

  if (high == 0)
    return gantry_scan_fail (self, "a text with U+0000");
  if (high < 0 || (high >= 0xdc00 && high <= 0xdfff))
    return gantry_scan_fail (self, "not JSON: bad \\u escape");
  if (high >= 0xd800 && high <= 0xdbff)
    {
      if (!eat (self, '\\') || !eat (self, 'u'))
        return gantry_scan_fail (self, "not JSON: half a surrogate pair");
      low = read_hex (self);
      if (low < 0xdc00 || low > 0xdfff)
        return gantry_scan_fail (self, "not JSON: half a surrogate pair");
      c = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
  if (into != NULL)
    g_string_append_unichar (into, c);
  return TRUE;
}

static gboolean
read_escape (GantryScan *self, GString *into)
{
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char *which;

  self->pos++;
  if (eat (self, 'u'))
    return read_unicode (self, into);
  which = look (self) != '\0' ? strchr (names, look (self)) : NULL;
  if (which == NULL)
    return gantry_scan_fail (self, "not JSON: bad escape");
  self->pos++;
  if (into != NULL)
    g_string_append_c (into, values[which - names]);
  return TRUE;
}

/* One string; what it says goes to 'into' when given. */
static gboolean
read_string (GantryScan *self, GString *into)
{
  gsize from;

  if (!eat (self, '"'))
    return gantry_scan_fail (self, "not text");
  for (;;)
    {
      from = self->pos;
      while (self->pos < self->length && self->text[self->pos] != '"' && self->text[self->pos] != '\\' &&
             (guchar) self->text[self->pos] >= 0x20)
        self->pos++;
      if (into != NULL)
        g_string_append_len (into, self->text + from, self->pos - from);
      if (eat (self, '"'))
        return TRUE;
      if (look (self) != '\\')
        return gantry_scan_fail (self, "not JSON: a text is not closed");
      if (!read_escape (self, into))
        return FALSE;
    }
}

static gboolean
read_digits (GantryScan *self)
{
  gsize from = self->pos;

  while (g_ascii_isdigit (look (self)))
    self->pos++;
  return self->pos > from;
}

static gboolean
read_number (GantryScan *self)
{
  eat (self, '-');
  if (!eat (self, '0') && !read_digits (self))
    return gantry_scan_fail (self, "not JSON: bad number");
  if (eat (self, '.') && !read_digits (self))
    return gantry_scan_fail (self, "not JSON: bad number");
  if (eat (self, 'e') || eat (self, 'E'))
    {
      if (!eat (self, '+'))
        eat (self, '-');
      if (!read_digits (self))
        return gantry_scan_fail (self, "not JSON: bad number");
    }
  return TRUE;
}

static gboolean
read_word (GantryScan *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (self->length - self->pos >= strlen (words[i]) &&
        strncmp (self->text + self->pos, words[i], strlen (words[i])) == 0)
      {
        self->pos += strlen (words[i]);
        return TRUE;
      }
  return gantry_scan_fail (self, "not JSON: unknown word");
}

gboolean
gantry_scan_open_object (GantryScan *self)
{
  return open_bracket (self, GANTRY_SCAN_OBJECT, "not an object");
}

gboolean
gantry_scan_next_member (GantryScan *self, char **name)
{
  g_autoptr (GString) text = NULL;

  if (!next_inside (self, '}'))
    return FALSE;
  text = g_string_new (NULL);
  if (look (self) != '"')
    return gantry_scan_fail (self, "not JSON: no member name");
  if (!read_string (self, text))
    return FALSE;
  skip_space (self);
  if (!eat (self, ':'))
    return gantry_scan_fail (self, "not JSON: no colon after a member name");
  g_free (self->member);
  self->member = g_strndup (text->str, 40);
  if (!g_utf8_validate (self->member, -1, NULL)) /* cut inside a character */
    g_clear_pointer (&self->member, g_free);
  g_free (*name);
  *name = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

gboolean
gantry_scan_open_array (GantryScan *self)
{
  return open_bracket (self, GANTRY_SCAN_ARRAY, "not an array");
}

gboolean
gantry_scan_next_element (GantryScan *self)
{
  return next_inside (self, ']');
}

gboolean
gantry_scan_text (GantryScan *self, char **value)
{
  g_autoptr (GString) text = NULL;

  if (self->error != NULL)
    return FALSE;
  text = g_string_new (NULL);
  skip_space (self);
  if (!read_string (self, text))
    return FALSE;
  g_free (*value);
  *value = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

gboolean
gantry_scan_int (GantryScan *self, gint64 *value)
{
  char digits[24] = "";
  gsize from;
  gint64 number;

  if (self->error != NULL)
    return FALSE;
  if (gantry_scan_peek (self) != GANTRY_SCAN_NUMBER)
    return gantry_scan_fail (self, "not a number");
  from = self->pos;
  if (!read_number (self))
    return FALSE;
  if (self->pos - from < sizeof digits)
    memcpy (digits, self->text + from, self->pos - from);
  if (!g_ascii_string_to_signed (digits, 10, 0, G_MAXINT64, &number, NULL))
    return gantry_scan_fail (self, "not a whole number of zero or more");
  *value = number;
  return TRUE;
}

gboolean
gantry_scan_bool (GantryScan *self, gboolean *value)
{
  if (self->error != NULL)
    return FALSE;
  skip_space (self);
  if (look (self) != 't' && look (self) != 'f')
    return gantry_scan_fail (self, "neither true nor false");
  *value = look (self) == 't';
  return read_word (self);
}

static gboolean
skip_scalar (GantryScan *self)
{
  switch (gantry_scan_peek (self))
    {
    case GANTRY_SCAN_TEXT:
      return read_string (self, NULL);
    case GANTRY_SCAN_NUMBER:
      return read_number (self);
    case GANTRY_SCAN_WORD:
      return read_word (self);
    case GANTRY_SCAN_OBJECT:
    case GANTRY_SCAN_ARRAY:
    case GANTRY_SCAN_NOTHING:
    default:
      return gantry_scan_fail (self, "not JSON: no value");
    }
}

typedef struct
{
  char end;
  guint place; /* in the sizes, when these are wanted */
} Bracket;

static gboolean
open_next (GantryScan *self, GArray *open, GArray *sizes)
{
  GantryScanKind kind = gantry_scan_peek (self);
  Bracket bracket = { kind == GANTRY_SCAN_OBJECT ? '}' : ']', sizes != NULL ? sizes->len : 0 };
  guint none = 0;

  if (kind != GANTRY_SCAN_OBJECT && kind != GANTRY_SCAN_ARRAY)
    return skip_scalar (self);
  g_array_append_val (open, bracket);
  if (sizes != NULL)
    g_array_append_val (sizes, none);
  return open_bracket (self, kind, "");
}

static gboolean
skip_name (GantryScan *self)
{
  if (look (self) != '"')
    return gantry_scan_fail (self, "not JSON: no member name");
  if (!read_string (self, NULL))
    return FALSE;
  skip_space (self);
  return eat (self, ':') ? TRUE : gantry_scan_fail (self, "not JSON: no colon after a member name");
}

/* One step inside of brackets: to the end of the next scalar, into the next bracket, or out of this one. */
static gboolean
skip_step (GantryScan *self, GArray *open, GArray *sizes)
{
  const Bracket *bracket = &g_array_index (open, Bracket, open->len - 1);

  if (!next_inside (self, bracket->end))
    {
      g_array_set_size (open, open->len - 1);
      return self->error == NULL;
    }
  if (sizes != NULL)
    g_array_index (sizes, guint, bracket->place)++;
  if (bracket->end == '}' && !skip_name (self))
    return FALSE;
  return open_next (self, open, sizes);
}

gboolean
gantry_scan_count (GantryScan *self, GArray *sizes)
{
  g_autoptr (GArray) open = NULL; /* of Bracket: still open, innermost last */

  if (self->error != NULL)
    return FALSE;
  open = g_array_new (FALSE, FALSE, sizeof (Bracket));
  if (!open_next (self, open, sizes))
    return FALSE;
  while (open->len > 0)
    if (!skip_step (self, open, sizes))
      return FALSE;
  return TRUE;
}

gboolean
gantry_scan_skip (GantryScan *self)
{
  return gantry_scan_count (self, NULL);
}

gboolean
gantry_scan_raw (GantryScan *self, char **value)
{
  gsize from;

  if (self->error != NULL)
    return FALSE;
  skip_space (self);
  from = self->pos;
  if (!gantry_scan_skip (self))
    return FALSE;
  g_free (*value);
  *value = g_strndup (self->text + from, self->pos - from);
  return TRUE;
}

gboolean
gantry_scan_end (GantryScan *self)
{
  if (self->error != NULL)
    return FALSE;
  skip_space (self);
  return self->pos == self->length ? TRUE : gantry_scan_fail (self, "not JSON: more than one value");
}

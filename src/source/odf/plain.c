/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/plain.h"

#include <string.h>

#define ENTITY_MAX 12   /* "&#1114111;" and a little */
#define TAG_MAX    1024 /* longer ones are shown: looking further would take time squared */

typedef struct
{
  const char *name;
  const char *text;
} Entity;

static const Entity ENTITIES[] = {
  { "amp", "&" },    { "lt", "<" },     { "gt", ">" },     { "quot", "\"" },  { "apos", "'" },
  { "nbsp", " " },   { "ndash", "–" },  { "mdash", "—" },  { "lsquo", "‘" },  { "rsquo", "’" },
  { "ldquo", "“" },  { "rdquo", "”" },  { "hellip", "…" }, { "eacute", "é" }, { "egrave", "è" },
};

static const char *const BLOCKS[] = { "p",  "br",    "div", "li", "ul", "ol",
                                      "tr", "table", "h1",  "h2", "h3", "h4" };
static const char *const HIDDEN[] = { "script", "style" };

static void
append_blank (GString *plain, char blank)
{
  char *last = plain->len > 0 ? &plain->str[plain->len - 1] : NULL;

  if (last == NULL)
    return;
  if (*last != ' ' && *last != '\n')
    g_string_append_c (plain, blank);
  else if (blank == '\n')
    *last = '\n';
}

static gboolean
append_number (GString *plain, const char *digits)
{
  guint64 number;
  gboolean hex = *digits == 'x' || *digits == 'X';

  if (!g_ascii_string_to_unsigned (digits + (hex ? 1 : 0), hex ? 16 : 10, 0x20, 0x10ffff, &number,
                                   NULL) ||
      !g_unichar_validate (number))
    return FALSE;
  g_string_append_unichar (plain, number);
  return TRUE;
}

/* Behind the entity that begins at text; text itself when it is none. */
static const char *
append_entity (GString *plain, const char *text)
{
  const char *end = memchr (text, ';', strnlen (text, ENTITY_MAX));
  g_autofree char *name = end != NULL ? g_strndup (text + 1, end - text - 1) : NULL;

  if (name == NULL)
    return text;
  if (*name == '#')
    return append_number (plain, name + 1) ? end + 1 : text;
  for (guint i = 0; i < G_N_ELEMENTS (ENTITIES); i++)
    if (strcmp (name, ENTITIES[i].name) == 0)
      {
        g_string_append (plain, ENTITIES[i].text);
        return end + 1;
      }
  return text;
}

static gboolean
is_named (const char *tag, gsize length, const char *const *names, guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (tag, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Behind the tag or comment that begins at text, and behind all of a script; text itself when it is
 * none. */
static const char *
append_tag (GString *plain, const char *text)
{
  const char *name = text + 1 + (text[1] == '/');
  gsize window = strnlen (name, TAG_MAX), length = 0;
  const char *end;

  if (!g_ascii_isalpha (*name) && *name != '!')
    return text;
  end = g_str_has_prefix (name, "!--") ? g_strstr_len (name, window, "-->")
                                       : memchr (name, '>', window);
  if (end == NULL)
    return text;
  end = strchr (end, '>') + 1;
  while (g_ascii_isalnum (name[length]))
    length++;
  if (is_named (name, length, BLOCKS, G_N_ELEMENTS (BLOCKS)))
    append_blank (plain, '\n');
  else if (name == text + 1 && end[-2] != '/' &&
           is_named (name, length, HIDDEN, G_N_ELEMENTS (HIDDEN)))
    {
      const char *close = strstr (end, "</");

      end = close != NULL ? close : end + strlen (end);
    }
  return end;
}

static char *
strip (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));

  while (*text != '\0')
    {
      const char *next = text;

      if (*text == '<')
        next = append_tag (plain, text);
      else if (*text == '&')
        next = append_entity (plain, text);
      else if (g_ascii_isspace (*text))
        {
          append_blank (plain, ' ');
          next = text + 1;
        }
      if (next == text)
        g_string_append_c (plain, *next++);
      text = next;
    }
  return g_strstrip (g_string_free (plain, FALSE));
}

char *
gantry_odf_plain (const char *text, gboolean markup)
{
  return markup ? strip (text) : g_strdup (text);
}

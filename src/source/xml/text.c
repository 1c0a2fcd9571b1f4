/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/xml/text.h"

#include "source/error.h"

#include <string.h>

#define DECLARATION_MAX 256 /* how far the encoding of an XML declaration is looked for */
#define NAME_MAX_SHOWN  40

/* The feed is UTF-8 by its papers; senders outside the Games are known to use these. UTF-16 needs
 * its byte order mark. */
static const char *const CONVERTED[] = { "US-ASCII", "ASCII", "ISO-8859-1", "ISO-8859-15",
                                         "WINDOWS-1252" };

char *
gantry_xml_text_locate (const char *text, const char *at)
{
  guint line = 1;
  const char *start = text;

  for (const char *c = text; c < at; c++)
    if (*c == '\n')
      {
        line++;
        start = c + 1;
      }
  return g_strdup_printf ("line %u, column %u", line, (guint) (at - start) + 1);
}

char *
gantry_xml_text_quote (const char *text, glong max_characters)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) quote = g_string_new (NULL);
  const char *c = valid;

  for (; *c != '\0' && max_characters > 0; c = g_utf8_next_char (c), max_characters--)
    g_string_append_unichar (quote,
                             g_unichar_iscntrl (g_utf8_get_char (c)) ? ' ' : g_utf8_get_char (c));
  if (*c != '\0')
    g_string_append (quote, "…");
  return g_strchomp (g_string_free (g_steal_pointer (&quote), FALSE));
}

/* The encoding that the XML declaration names; "UTF-8" when it names none. (transfer full) */
static char *
find_declared (const char *text, gsize length)
{
  g_autofree char *head = g_strndup (text, MIN (length, DECLARATION_MAX));
  char *end, *at, *close;
  char quote;

  if (!g_str_has_prefix (head, "<?xml") || (end = strstr (head, "?>")) == NULL)
    return g_strdup ("UTF-8");
  *end = '\0';
  at = strstr (head, "encoding");
  if (at == NULL)
    return g_strdup ("UTF-8");
  at += strlen ("encoding");
  at += strspn (at, " \t\r\n=");
  quote = *at;
  if ((quote != '"' && quote != '\'') || (close = strchr (at + 1, quote)) == NULL)
    return g_strdup ("UTF-8"); /* the parser will say what is wrong with it */
  return g_strndup (at + 1, close - at - 1);
}

static gboolean
is_taken (const char *encoding)
{
  for (guint i = 0; i < G_N_ELEMENTS (CONVERTED); i++)
    if (g_ascii_strcasecmp (encoding, CONVERTED[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
convert (GantryXmlText *self, const char *encoding, GError **error)
{
  g_autoptr (GError) inner = NULL;
  gsize read = 0, written = 0;

  self->converted =
      g_convert (self->text, self->length, "UTF-8", encoding, &read, &written, &inner);
  if (self->converted == NULL)
    {
      g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_NOT_XML,
                   "the message says %s, its bytes are not that (byte %" G_GSIZE_FORMAT ")",
                   encoding, read);
      return FALSE;
    }
  self->text = self->converted;
  self->length = written;
  return TRUE;
}

static gboolean
refuse_encoding (const char *encoding, const char *why, GError **error)
{
  g_autofree char *shown = gantry_xml_text_quote (encoding, NAME_MAX_SHOWN);

  g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_NOT_XML, "encoding %s: %s", shown, why);
  return FALSE;
}

static gboolean
decode_declared (GantryXmlText *self, GError **error)
{
  g_autofree char *encoding = find_declared (self->text, self->length);

  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "UTF8") == 0)
    return TRUE;
  if (g_ascii_strncasecmp (encoding, "UTF-16", strlen ("UTF-16")) == 0)
    return refuse_encoding (encoding, "declared, but the bytes are not (no byte order mark)",
                            error);
  if (!is_taken (encoding))
    return refuse_encoding (encoding, "not one that is taken; messages are UTF-8", error);
  return convert (self, encoding, error);
}

static gboolean
check_utf8 (const GantryXmlText *self, GError **error)
{
  const char *bad;
  g_autofree char *where = NULL;

  if (g_utf8_validate_len (self->text, self->length, &bad))
    return TRUE;
  where = gantry_xml_text_locate (self->text, bad);
  g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_NOT_XML, "%s at %s",
               *bad == '\0' ? "NUL byte" : "not UTF-8", where);
  return FALSE;
}

static gboolean
check_size (gsize length, gsize max_size, GError **error)
{
  if (length == 0)
    {
      g_set_error_literal (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_NOT_XML,
                           "the message is empty");
      return FALSE;
    }
  if (length > max_size)
    {
      g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_TOO_LARGE,
                   "message of %" G_GSIZE_FORMAT " bytes, at most %" G_GSIZE_FORMAT " are taken",
                   length, max_size);
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_bytes (const GantryXmlText *self, const char *bytes, gsize n_bytes)
{
  return self->length >= n_bytes && memcmp (self->text, bytes, n_bytes) == 0;
}

gboolean
gantry_xml_text_decode (GantryXmlText *self,
                        const char *data,
                        gsize length,
                        gsize max_size,
                        GError **error)
{
  gboolean done;

  *self = (GantryXmlText) { .text = data, .length = length };
  if (!check_size (length, max_size, error))
    return FALSE;
  if (has_bytes (self, "\xff\xfe", 2) || has_bytes (self, "\xfe\xff", 2))
    done = convert (self, "UTF-16", error);
  else if (has_bytes (self, "\xef\xbb\xbf", 3))
    {
      self->text += 3;
      self->length -= 3;
      done = TRUE;
    }
  else
    done = decode_declared (self, error);
  if (done && check_size (self->length, max_size, error) && check_utf8 (self, error))
    return TRUE;
  gantry_xml_text_clear (self);
  return FALSE;
}

void
gantry_xml_text_clear (GantryXmlText *self)
{
  g_clear_pointer (&self->converted, g_free);
  self->text = "";
  self->length = 0;
}

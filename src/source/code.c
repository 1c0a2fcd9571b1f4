/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/code.h"

#include <string.h>

#define DIGEST_LENGTH 6  /* characters of 32 */
#define PERSON_LENGTH 12 /* hexadecimal digits */
#define CODE_MAX      128

char *
gantry_code_digest (const char *text, guint length)
{
  static const char letters[] = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autoptr (GString) digest = g_string_new (NULL);
  guint64 number;

  g_return_val_if_fail (length <= 12, NULL);

  hex[16] = '\0';
  number = g_ascii_strtoull (hex, NULL, 16);
  for (guint i = 0; i < length; i++, number /= 32)
    g_string_append_c (digest, letters[number % 32]);
  return g_strdup (digest->str);
}

static gboolean
is_plain (char c)
{
  return g_ascii_isupper (c) || g_ascii_isdigit (c) || c == '-';
}

char *
gantry_code_fit (const char *name, gsize width)
{
  GString *code = g_string_new (NULL);
  g_autofree char *digest = gantry_code_digest (name, DIGEST_LENGTH);
  gboolean whole = strlen (name) <= width && *name != '\0' && !g_str_has_suffix (name, "-");

  g_return_val_if_fail (width >= DIGEST_LENGTH + 2, NULL);

  for (const char *c = name; *c != '\0'; c++)
    {
      whole = whole && is_plain (*c);
      if (g_ascii_isalnum (*c))
        g_string_append_c (code, g_ascii_toupper (*c));
    }
  if (whole)
    g_string_assign (code, name);
  else
    {
      g_string_truncate (code, MIN (code->len, width - DIGEST_LENGTH - 1));
      g_string_append_c (code, '.');
      g_string_append (code, digest);
    }
  return g_string_free (code, FALSE);
}

static void
append_filled (GString *rsc, const char *part, gsize width)
{
  gsize length = MIN (strlen (part), width);

  g_string_append_len (rsc, part, length);
  for (; length < width; length++)
    g_string_append_c (rsc, '-');
}

char *
gantry_code_event (const char *discipline, char gender, const char *event)
{
  GString *rsc = g_string_new (NULL);
  g_autofree char *event_code = gantry_code_fit (event, 18);

  append_filled (rsc, discipline, 3);
  g_string_append_c (rsc, gender);
  append_filled (rsc, event_code, 30);
  return g_string_free (rsc, FALSE);
}

char *
gantry_code_unit (const char *discipline, char gender, const char *event, const char *phase, const char *unit)
{
  GString *rsc = g_string_new (NULL);
  g_autofree char *event_code = gantry_code_fit (event, 18);
  g_autofree char *unit_code = gantry_code_fit (unit, 8);

  append_filled (rsc, discipline, 3);
  g_string_append_c (rsc, gender);
  append_filled (rsc, event_code, 18);
  append_filled (rsc, phase, 4);
  append_filled (rsc, unit_code, 8);
  return g_string_free (rsc, FALSE);
}

char *
gantry_code_person (const char *first, ...)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  va_list texts;

  va_start (texts, first);
  for (const char *text = first; text != NULL; text = va_arg (texts, const char *))
    g_checksum_update (checksum, (const guchar *) text, strlen (text) + 1);
  va_end (texts);
  return g_strdup_printf ("N%.*s", PERSON_LENGTH, g_checksum_get_string (checksum));
}

gboolean
gantry_code_is_usable (const char *code)
{
  gsize length = code != NULL ? strlen (code) : 0;

  if (length == 0 || length > CODE_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (code[i]))
      return FALSE;
  return TRUE;
}

char *
gantry_code_once (GHashTable *seen, const char *code)
{
  char *once = g_strdup (code);

  for (guint n = 2; g_hash_table_contains (seen, once); n++)
    {
      g_free (once);
      once = g_strdup_printf ("%s#%u", code, n);
    }
  g_hash_table_add (seen, g_strdup (once));
  return once;
}

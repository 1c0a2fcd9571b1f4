/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/digest.h"

#include <string.h>

/* FNV-1a, from two beginnings, each stirred (MurmurHash3's end) so that the sum does not lean on low bits. */
#define FNV_PRIME  G_GUINT64_CONSTANT (0x100000001b3)
#define FNV_HIGH   G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_LOW    G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static void
hash_bytes (GantryDigest *self, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      self->high = (self->high ^ (guint8) bytes[i]) * FNV_PRIME;
      self->low = (self->low ^ (guint8) bytes[i]) * FNV_PRIME;
    }
}

static guint64
stir (guint64 value)
{
  value = (value ^ value >> 33) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  value = (value ^ value >> 33) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return value ^ value >> 33;
}

/* Decimal digits of a number that is not negative, written to the end of the room; where they begin. */
static char *
write_number (char *end, gint64 value)
{
  guint64 rest = value;

  do
    *--end = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  return end;
}

void
gantry_digest_add (GantryDigest *self, char kind, const char *name, GantryRev rev)
{
  GantryDigest hash = { FNV_HIGH, FNV_LOW };
  char text[48];
  char *end = text + sizeof text;
  char *from;

  g_return_if_fail (self != NULL && name != NULL);

  from = write_number (end, rev.minor);
  *--from = '.';
  from = write_number (from, rev.major);
  hash_bytes (&hash, &kind, 1);
  hash_bytes (&hash, name, strlen (name) + 1); /* with its end, 0 */
  hash_bytes (&hash, from, end - from);
  self->high += stir (hash.high);
  self->low += stir (hash.low);
}

gboolean
gantry_digest_equal (GantryDigest a, GantryDigest b)
{
  return a.high == b.high && a.low == b.low;
}

void
gantry_digest_to_string (GantryDigest self, char *text)
{
  g_snprintf (text, GANTRY_DIGEST_LENGTH + 1, "%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", self.high, self.low);
}

gboolean
gantry_digest_parse (const char *text, GantryDigest *self)
{
  guint64 half[2] = { 0, 0 };

  g_return_val_if_fail (text != NULL && self != NULL, FALSE);

  for (guint i = 0; i < GANTRY_DIGEST_LENGTH; i++)
    {
      if (!g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
        return FALSE;
      half[i / 16] = half[i / 16] << 4 | (guint64) g_ascii_xdigit_value (text[i]);
    }
  if (text[GANTRY_DIGEST_LENGTH] != '\0')
    return FALSE;
  *self = (GantryDigest) { half[0], half[1] };
  return TRUE;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/mark.h"

#define MAX_DECIMALS 6
#define MAX_WHOLE    G_GINT64_CONSTANT (99999999999)
#define MAX_TIME     (9999 * 3600 * GANTRY_SECOND)

/* Digits with an optional fraction, to millionths; moves *text behind them. */
static gboolean
read_decimal (const char **text, gint64 *millionths, guint8 *decimals, gboolean *fraction)
{
  const char *c = *text;
  gint64 value = 0;
  guint n = 0;

  if (!g_ascii_isdigit (*c))
    return FALSE;
  for (; g_ascii_isdigit (*c); c++)
    {
      value = value * 10 + (*c - '0');
      if (value > MAX_WHOLE)
        return FALSE;
    }
  *fraction = *c == '.';
  if (*fraction)
    for (c++; g_ascii_isdigit (*c); c++)
      {
        if (++n > MAX_DECIMALS)
          return FALSE;
        value = value * 10 + (*c - '0');
      }
  if (*fraction && n == 0)
    return FALSE;
  *decimals = n;
  for (; n < MAX_DECIMALS; n++)
    value *= 10;
  *millionths = value;
  *text = c;
  return TRUE;
}

static gboolean
read_sign (const char **text)
{
  gboolean negative = **text == '-';

  if (**text == '-' || **text == '+')
    (*text)++;
  return negative;
}

gboolean
gantry_mark_parse_time (const char *text, GantryMark *mark)
{
  gint64 total = 0, part;
  gboolean negative, fraction;
  guint8 decimals;
  guint parts = 0;

  g_return_val_if_fail (mark != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  negative = read_sign (&text);
  for (;;)
    {
      if (!read_decimal (&text, &part, &decimals, &fraction) || ++parts > 3)
        return FALSE;
      if (parts > 1 && part >= 60 * GANTRY_SECOND)
        return FALSE;
      total = total * 60 + part;
      if (total > MAX_TIME)
        return FALSE;
      if (*text != ':' || fraction)
        break;
      text++;
    }
  if (*text != '\0')
    return FALSE;
  *mark = (GantryMark) { GANTRY_MARK_TIME, negative ? -total : total, decimals };
  return TRUE;
}

gboolean
gantry_mark_parse_number (const char *text, GantryMarkKind kind, GantryMark *mark)
{
  gint64 value;
  gboolean negative, fraction;
  guint8 decimals;

  g_return_val_if_fail (mark != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  negative = read_sign (&text);
  if (!read_decimal (&text, &value, &decimals, &fraction) || *text != '\0')
    return FALSE;
  *mark = (GantryMark) { kind, negative ? -value : value, decimals };
  return TRUE;
}

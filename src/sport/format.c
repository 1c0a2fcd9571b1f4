/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/format.h"

#include <string.h>

#define MINUS "\342\210\222" /* U+2212 */

static const gint64 power_of_ten[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

const char *
gantry_format_decimal_point (const char *language)
{
  static const char *const comma[] = {
    "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "id", "is", "it", "kk", "lt", "lv", "nb", "nl", "nn",
    "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi", NULL,
  };
  g_autofree char *base = language != NULL ? g_strndup (language, strcspn (language, "_-.@")) : NULL;

  return base != NULL && g_strv_contains (comma, base) ? "," : ".";
}

/* Nearest multiple of what the decimals can show; halves up. The value is not negative. */
static guint64
round_up (guint64 value, guint decimals)
{
  guint64 unit = (guint64) power_of_ten[6 - decimals];

  return (value + unit / 2) / unit * unit;
}

static guint64
magnitude (gint64 value)
{
  return value < 0 ? (guint64) 0 - (guint64) value : (guint64) value;
}

static void
append_fraction (GString *text, guint64 millionths, guint decimals, const char *point)
{
  if (decimals > 0)
    g_string_append_printf (text, "%s%0*" G_GUINT64_FORMAT, point, (int) decimals,
                            (guint64) (millionths / (guint64) power_of_ten[6 - decimals]));
}

static void
append_time (GString *text, guint64 microseconds, guint decimals, const char *point)
{
  guint64 seconds = microseconds / GANTRY_SECOND;
  guint64 hours = seconds / 3600, minutes = seconds / 60 % 60;

  if (hours > 0)
    g_string_append_printf (text, "%" G_GUINT64_FORMAT ":%02u:%02u", hours, (guint) minutes, (guint) (seconds % 60));
  else if (minutes > 0)
    g_string_append_printf (text, "%u:%02u", (guint) minutes, (guint) (seconds % 60));
  else
    g_string_append_printf (text, "%u", (guint) seconds);
  append_fraction (text, microseconds % GANTRY_SECOND, decimals, point);
}

static void
append_mark (GString *text, GantryMark mark, const char *point)
{
  guint decimals = MIN (mark.decimals, 6);
  guint64 value = round_up (magnitude (mark.value), decimals);

  if (mark.kind == GANTRY_MARK_TIME)
    append_time (text, value, decimals, point);
  else
    {
      g_string_append_printf (text, "%" G_GUINT64_FORMAT, value / GANTRY_METRE);
      append_fraction (text, value % GANTRY_METRE, decimals, point);
    }
}

/* What is too small for its decimals is zero and has no sign. */
static gboolean
shows_as_zero (GantryMark mark)
{
  return round_up (magnitude (mark.value), MIN (mark.decimals, 6)) == 0;
}

char *
gantry_format_mark (GantryMark mark, const char *point)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (point != NULL, NULL);

  if (mark.kind == GANTRY_MARK_NONE)
    return g_strdup ("");
  if (mark.value < 0 && !shows_as_zero (mark))
    g_string_append (text, MINUS);
  append_mark (text, mark, point);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gantry_format_gap (GantryMark gap, const char *point)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (point != NULL, NULL);

  if (gap.kind == GANTRY_MARK_NONE)
    return g_strdup ("");
  if (shows_as_zero (gap))
    return g_strdup ("=");
  g_string_append (text, gap.value < 0 ? MINUS : "+");
  append_mark (text, gap, point);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gantry_format_clock (gint64 microseconds, guint decimals, const char *point)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (point != NULL, NULL);

  if (microseconds < 0)
    g_string_append (text, MINUS);
  append_time (text, magnitude (microseconds), MIN (decimals, 6), point); /* a clock shows what is full, it never rounds up */
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A sign, digits and colons, one decimal point between digits; returns the point or NULL. */
static const char *
find_decimal_point (const char *text)
{
  const char *dot = NULL;
  const char *c = text;

  if (*c == '+' || *c == '-')
    c++;
  for (; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c) || (*c == ':' && dot == NULL))
        continue;
      if (*c != '.' || dot != NULL || c == text || !g_ascii_isdigit (c[-1]) || !g_ascii_isdigit (c[1]))
        return NULL;
      dot = c;
    }
  return dot;
}

char *
gantry_format_official (const char *text, const char *point)
{
  const char *dot;

  g_return_val_if_fail (point != NULL, NULL);

  if (text == NULL)
    return g_strdup ("");
  dot = find_decimal_point (text);
  if (dot == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s%s", (int) (dot - text), text, point, dot + 1);
}

char *
gantry_format_age (gint64 milliseconds, const char *point)
{
  gint64 ms = MAX (milliseconds, 0);

  g_return_val_if_fail (point != NULL, NULL);

  if (ms < 9950)
    return g_strdup_printf ("%d%s%d s", (int) ((ms + 50) / 1000), point, (int) ((ms + 50) / 100 % 10));
  if (ms < 120 * 1000)
    return g_strdup_printf ("%d s", (int) (ms / 1000));
  if (ms < 120 * 60 * 1000)
    return g_strdup_printf ("%d min", (int) (ms / 60000));
  return g_strdup_printf ("%" G_GINT64_FORMAT " h", ms / 3600000);
}

char *
gantry_format_name (const char *family, const char *given)
{
  g_autofree char *upper = g_utf8_strup (family != NULL ? family : "", -1);

  if (given == NULL || *given == '\0')
    return g_steal_pointer (&upper);
  if (*upper == '\0')
    return g_strdup (given);
  return g_strconcat (upper, " ", given, NULL);
}

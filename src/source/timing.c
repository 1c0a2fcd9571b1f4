/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/timing.h"

#include <string.h>

#define MAX_PART G_GINT64_CONSTANT (100000000) /* hours, minutes or seconds: three years of seconds */

/* Digits at *at; -1 when there are none, or too many of them. */
static gint64
read_number (const char **at)
{
  gint64 number = 0;
  const char *from = *at;

  for (; g_ascii_isdigit (**at); (*at)++)
    if ((number = number * 10 + g_ascii_digit_value (**at)) > MAX_PART)
      return -1;
  return *at > from ? number : -1;
}

/* ms of the digits behind a point; what is finer is cut. */
static gint64
read_fraction (const char **at)
{
  gint64 ms = 0;
  guint digits = 0;

  for (; g_ascii_isdigit (**at); (*at)++, digits++)
    if (digits < 3)
      ms = ms * 10 + g_ascii_digit_value (**at);
  for (guint i = digits; i < 3; i++)
    ms *= 10;
  return digits > 0 ? ms : -1;
}

gboolean
gantry_timing_parse (const char *text, gint64 *ms)
{
  gint64 seconds = 0, fraction = 0;

  for (guint part = 0; part < 3; part++)
    {
      gint64 number = read_number (&text);

      if (number < 0 || (part > 0 && number > 59))
        return FALSE;
      seconds = seconds * 60 + number;
      if (*text != ':')
        break;
      text++;
    }
  if (*text == '.' || *text == ',')
    {
      text++;
      fraction = read_fraction (&text);
    }
  if (*text != '\0' || fraction < 0)
    return FALSE;
  *ms = seconds * 1000 + fraction;
  return TRUE;
}

char *
gantry_timing_write (gint64 ms, guint decimals)
{
  GString *text = g_string_new (NULL);
  gint64 seconds = ms / 1000;
  int fraction = ms % 1000;

  g_return_val_if_fail (ms >= 0 && decimals <= 3, NULL);

  if (seconds >= 3600)
    g_string_append_printf (text, "%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
  else if (seconds >= 60)
    g_string_append_printf (text, "%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
  else
    g_string_append_printf (text, decimals == 0 ? "0:%02d" : "%d", (int) seconds);
  for (guint i = 3; i > decimals; i--)
    fraction /= 10;
  if (decimals > 0)
    g_string_append_printf (text, ".%0*d", (int) decimals, fraction);
  return g_string_free (text, FALSE);
}

/* The offset at the end of a time of day, "Z", "+02:00", or nothing. */
static gboolean
is_offset (const char *text)
{
  return *text == '\0' || strcmp (text, "Z") == 0 || ((*text == '+' || *text == '-') && strlen (text) <= 6);
}

gboolean
gantry_timing_parse_wall (const char *text, gint64 *ms)
{
  g_autoptr (GDateTime) time = NULL;
  gint64 year, month, day, hour = 0, minute = 0, second = 0, fraction = 0;

  if (text == NULL || (year = read_number (&text)) < 1970 || year > 9999 || *text++ != '-' ||
      (month = read_number (&text)) < 1 || month > 12 || *text++ != '-' || (day = read_number (&text)) < 1 || day > 31)
    return FALSE;
  if (*text == 'T')
    {
      text++;
      if ((hour = read_number (&text)) < 0 || hour > 23 || *text++ != ':' || (minute = read_number (&text)) < 0 || minute > 59)
        return FALSE;
      if (*text == ':' && (text++, (second = read_number (&text)) < 0 || second > 60))
        return FALSE;
      if (*text == '.' && (text++, (fraction = read_fraction (&text)) < 0))
        return FALSE;
    }
  if (!is_offset (text) || (time = g_date_time_new_utc (year, month, day, hour, minute, MIN (second, 59))) == NULL)
    return FALSE;
  *ms = g_date_time_to_unix (time) * 1000 + fraction;
  return TRUE;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/lenex/reading.h"

#include "source/code.h"
#include "source/timing.h"

#include <string.h>

static const struct
{
  const char *stroke;
  const char *code;
  const char *relay_code;
  const char *name;
} STROKES[] = {
  { "FREE", "FR", "FR", "Freestyle" },     { "BACK", "BK", "BK", "Backstroke" }, { "BREAST", "BR", "BR", "Breaststroke" },
  { "FLY", "BF", "BF", "Butterfly" },      { "MEDLEY", "IM", "MD", "Medley" },   { "IMRELAY", "IM", "IM", "Individual Medley" },
  { "SURFACE", "SF", "SF", "Surface" },    { "APNEA", "AP", "AP", "Apnea" },     { "IMMERSION", "IS", "IS", "Immersion" },
  { "BIFINS", "BI", "BI", "Bi-Fins" },
};

static guint
read_count (const GantryXmlNode *style, const char *attribute, guint otherwise)
{
  const char *text = gantry_xml_node_get (style, attribute);
  guint64 count;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, GANTRY_LENEX_COUNT_MAX, &count, NULL) ? count : otherwise;
}

static int
find_stroke (const GantryXmlNode *style)
{
  const char *stroke = gantry_xml_node_get (style, "stroke");

  for (guint i = 0; i < G_N_ELEMENTS (STROKES); i++)
    if (g_strcmp0 (STROKES[i].stroke, stroke) == 0)
      return i;
  return -1;
}

char
gantry_lenex_gender (const char *gender)
{
  if (g_strcmp0 (gender, "M") == 0)
    return 'M';
  if (g_strcmp0 (gender, "F") == 0)
    return 'W';
  return g_strcmp0 (gender, "X") == 0 ? 'X' : 'O';
}

/* "5,6,7" as "5-7", "9" as it is: what a person would write. (transfer full) */
static char *
shorten_classes (const char *handicap)
{
  g_auto (GStrv) classes = g_strsplit (handicap, ",", -1);
  guint n = g_strv_length (classes);
  guint64 first = 0, last = 0;

  if (n < 2 || !g_ascii_string_to_unsigned (classes[0], 10, 0, 999, &first, NULL) ||
      !g_ascii_string_to_unsigned (classes[n - 1], 10, 0, 999, &last, NULL) || last - first + 1 != n)
    return g_strdup (handicap);
  return g_strdup_printf ("%u-%u", (guint) first, (guint) last);
}

char *
gantry_lenex_style_event (const GantryXmlNode *style, const char *gender, const char *course, const char *handicap, const char *ages)
{
  g_autoptr (GString) event = g_string_new (NULL);
  guint relay = read_count (style, "relaycount", 1);
  int stroke = find_stroke (style);
  const char *technique = gantry_xml_node_get (style, "technique");

  if (relay > 1)
    g_string_append_printf (event, "%uX", relay);
  g_string_append_printf (event, "%uM", read_count (style, "distance", 0));
  if (stroke >= 0)
    g_string_append (event, relay > 1 ? STROKES[stroke].relay_code : STROKES[stroke].code);
  else
    g_string_append (event, gantry_xml_node_get (style, "name") != NULL ? gantry_xml_node_get (style, "name") : "");
  if (technique != NULL)
    g_string_append_printf (event, "-%s", technique);
  /* At the Games pools are 50 m long, and so is one whose length is not said. */
  if (course != NULL && strcmp (course, "LCM") != 0)
    g_string_append_printf (event, "-%s", course);
  if (handicap != NULL && *handicap != '\0')
    {
      g_autofree char *classes = shorten_classes (handicap);

      g_string_append_printf (event, "-S%s", classes);
    }
  if (ages != NULL)
    g_string_append_printf (event, "-A%s", ages);
  return gantry_code_event ("SWM", gantry_lenex_gender (gender), event->str);
}

char *
gantry_lenex_style_name (const GantryXmlNode *style, const char *gender)
{
  const char *whose = g_strcmp0 (gender, "M") == 0 ? "Men's " : g_strcmp0 (gender, "F") == 0 ? "Women's " : g_strcmp0 (gender, "X") == 0 ? "Mixed " : "";
  const char *name = gantry_xml_node_get (style, "name");
  guint relay = read_count (style, "relaycount", 1), distance = read_count (style, "distance", 0);
  int stroke = find_stroke (style);

  if (name != NULL && stroke < 0)
    return g_strconcat (whose, name, NULL);
  if (relay > 1)
    return g_strdup_printf ("%s%u x %um %s%s", whose, relay, distance, stroke >= 0 ? STROKES[stroke].name : "", " Relay");
  return g_strdup_printf ("%s%um %s", whose, distance, stroke < 0 ? "" : strcmp (STROKES[stroke].code, "IM") == 0 ? "Individual Medley" : STROKES[stroke].name);
}

char *
gantry_lenex_time (const char *text, gint64 *ms)
{
  *ms = 0;
  if (text == NULL || !gantry_timing_parse (text, ms) || *ms == 0)
    {
      *ms = 0;
      return g_strdup ("");
    }
  return gantry_timing_write (*ms, 2);
}

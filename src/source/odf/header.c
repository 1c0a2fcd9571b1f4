/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/header.h"

#include "source/xml/text.h"
#include "source/oddities.h"

#include <string.h>

#define SHOWN_MAX 40 /* characters of a bad value in an error */

typedef struct
{
  const char *attribute;
  gsize offset; /* of the text in GantryOdfMessage */
  gboolean required;
} HeaderText;

#define MEMBER(name) G_STRUCT_OFFSET (GantryOdfMessage, name)

/* Source is required since 2020 only, and nothing here hangs on it. */
static const HeaderText TEXTS[] = {
  { "CompetitionCode", MEMBER (competition), TRUE },
  { "DocumentCode", MEMBER (code), TRUE },
  { "DocumentSubcode", MEMBER (subcode), FALSE },
  { "DocumentType", MEMBER (type), TRUE },
  { "DocumentSubtype", MEMBER (subtype), FALSE },
  { "Language", MEMBER (language), FALSE },
  { "Source", MEMBER (source), FALSE },
  { "ResultStatus", MEMBER (status), FALSE },
  { "Date", MEMBER (date), TRUE },
  { "LogicalDate", MEMBER (logical_date), TRUE },
};

static gboolean
refuse (const char *attribute, const char *value, const char *why, GError **error)
{
  g_autofree char *shown = gantry_xml_text_quote (value, SHOWN_MAX);

  g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_HEADER, "%s \"%s\" %s", attribute, shown,
               why);
  return FALSE;
}

static gboolean
refuse_missing (const char *attribute, GError **error)
{
  g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_HEADER, "header without %s", attribute);
  return FALSE;
}

/* Codes become names of topics and ids of objects, and stand in log lines: no line breaks, no
 * endless ones. */
static gboolean
read_text (const GantryXmlNode *root,
           const HeaderText *text,
           GantryOdfMessage *message,
           GError **error)
{
  const char *value = gantry_xml_node_get (root, text->attribute);

  if (value == NULL && text->required)
    return refuse_missing (text->attribute, error);
  if (value != NULL && strlen (value) > GANTRY_ODF_MAX_CODE)
    return refuse (text->attribute, value, "is longer than 128 bytes", error);
  if (value != NULL && strpbrk (value, "\r\n\t") != NULL)
    return refuse (text->attribute, value, "has a line break or a tabulator in it", error);
  G_STRUCT_MEMBER (char *, message, text->offset) = g_strdup (value != NULL ? value : "");
  return TRUE;
}

static gboolean
read_version (const GantryXmlNode *root, GantryOdfMessage *message, GError **error)
{
  const char *value = gantry_xml_node_get (root, "Version");
  guint64 number;

  if (value == NULL)
    return refuse_missing ("Version", error);
  if (strspn (value, "0123456789") != strlen (value) ||
      !g_ascii_string_to_unsigned (value, 10, 1, G_MAXINT32, &number, NULL))
    return refuse ("Version", value, "is not a whole number from 1 to 2147483647", error);
  message->version = number;
  return TRUE;
}

static gboolean
read_flag (const GantryXmlNode *root, GantryOdfMessage *message, GError **error)
{
  const char *value = gantry_xml_node_get (root, "FeedFlag");

  if (value == NULL)
    return refuse_missing ("FeedFlag", error);
  if (strcmp (value, "P") != 0 && strcmp (value, "T") != 0)
    return refuse ("FeedFlag", value, "is neither P nor T", error);
  message->test = *value == 'T';
  return TRUE;
}

/* n digits as a number; -1 when there are others among them. */
static int
read_digits (const char *text, gsize n)
{
  int number = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + g_ascii_digit_value (text[i]);
    }
  return number;
}

/* YYYY-MM-DD at midnight; NULL when it is none. */
static GDateTime *
parse_date (const char *text)
{
  int year, month, day;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return NULL;
  year = read_digits (text, 4);
  month = read_digits (text + 5, 2);
  day = read_digits (text + 8, 2);
  if (year < 1970 || month < 1 || day < 1)
    return NULL;
  return g_date_time_new_utc (year, month, day, 0, 0, 0);
}

/* ms of a part of a second of up to three digits: "5" is 500. -1 when it is none. */
static int
parse_fraction (const char *text)
{
  gsize n = strlen (text);
  int number = n >= 1 && n <= 3 ? read_digits (text, n) : -1;

  for (; number >= 0 && n < 3; n++)
    number *= 10;
  return number;
}

/* hhmmssfff as the schema has it, hh:mm:ss or hh:mm:ss.fff as others write it: ms of the day, -1
 * when it is none. */
static int
parse_time (const char *text)
{
  gsize length = strlen (text);
  int hour, minute, second, fraction;
  gboolean colons = length >= 8 && text[2] == ':' && text[5] == ':';

  if (!colons && length != 9)
    return -1;
  hour = read_digits (text, 2);
  minute = read_digits (text + (colons ? 3 : 2), 2);
  second = read_digits (text + (colons ? 6 : 4), 2);
  if (!colons)
    fraction = parse_fraction (text + 6);
  else if (length == 8)
    fraction = 0;
  else
    fraction = text[8] == '.' ? parse_fraction (text + 9) : -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 ||
      fraction < 0)
    return -1;
  return ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
}

static gboolean
read_time (const GantryXmlNode *root, GantryOdfMessage *message, GError **error)
{
  const char *value = gantry_xml_node_get (root, "Time");
  g_autoptr (GDateTime) day = parse_date (message->date);
  int time;

  if (value == NULL)
    return refuse_missing ("Time", error);
  if (day == NULL)
    return refuse ("Date", message->date, "is not a date YYYY-MM-DD", error);
  time = parse_time (value);
  if (time < 0)
    return refuse ("Time", value, "is neither hhmmssfff nor hh:mm:ss.fff", error);
  message->at = g_date_time_to_unix (day) * 1000 + time;
  return TRUE;
}

/* Nothing is decided by the logical date: a bad one is odd, no more. */
static void
check_logical_date (GantryOdfMessage *message)
{
  g_autoptr (GDateTime) day = parse_date (message->logical_date);

  if (day == NULL)
    gantry_oddities_add (message->oddities, "OdfBody", '@', "LogicalDate");
}

gboolean
gantry_odf_header_read (const GantryXmlNode *root, GantryOdfMessage *message, GError **error)
{
  if (strcmp (root->name, "OdfBody") != 0)
    return refuse ("root element", root->name, "is not OdfBody", error);
  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    if (!read_text (root, &TEXTS[i], message, error))
      return FALSE;
  if (!read_version (root, message, error) || !read_flag (root, message, error) ||
      !read_time (root, message, error))
    return FALSE;
  check_logical_date (message);
  return TRUE;
}

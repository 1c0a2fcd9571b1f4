/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/xml/guard.h"

#include "source/error.h"
#include "source/xml/text.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *end;
  const char *at;
  GantryXmlGuard guard;
  guint depth;
  guint elements;
} Scan;

static gboolean
refuse (const Scan *scan, const char *at, GantrySourceError code, const char *what, GError **error)
{
  g_autofree char *where = gantry_xml_text_locate (scan->text, at);

  g_set_error (error, GANTRY_SOURCE_ERROR, code, "%s at %s", what, where);
  return FALSE;
}

static gboolean
looking_at (const Scan *scan, const char *token)
{
  gsize length = strlen (token);

  return (gsize) (scan->end - scan->at) >= length && memcmp (scan->at, token, length) == 0;
}

/* Moves behind the next 'token'; to the end when there is none. */
static void
skip_past (Scan *scan, const char *token)
{
  const char *found = memmem (scan->at, scan->end - scan->at, token, strlen (token));

  scan->at = found != NULL ? found + strlen (token) : scan->end;
}

/* From behind a start tag's '<' to behind its '>'. */
static gboolean
scan_attributes (Scan *scan, GError **error)
{
  const char *tag = scan->at;
  guint attributes = 0;

  for (; scan->at < scan->end && *scan->at != '>'; scan->at++)
    {
      const char *close;

      if (*scan->at != '"' && *scan->at != '\'')
        continue;
      close = memchr (scan->at + 1, *scan->at, scan->end - scan->at - 1);
      if (close == NULL)
        close = scan->end - 1;
      if (close - scan->at - 1 > GANTRY_XML_MAX_ATTRIBUTE)
        return refuse (scan, scan->at, GANTRY_SOURCE_ERROR_FORBIDDEN,
                       "attribute longer than 65536 bytes", error);
      if (++attributes > GANTRY_XML_MAX_ATTRIBUTES)
        return refuse (scan, tag, GANTRY_SOURCE_ERROR_FORBIDDEN,
                       "more than 128 attributes in one element", error);
      scan->at = close;
    }
  if (scan->at < scan->end)
    scan->at++;
  return TRUE;
}

static gboolean
scan_start_tag (Scan *scan, GError **error)
{
  const char *tag = scan->at++;

  if (++scan->depth > GANTRY_XML_MAX_DEPTH)
    return refuse (scan, tag, GANTRY_SOURCE_ERROR_FORBIDDEN, "elements nested deeper than 64", error);
  if (++scan->elements > GANTRY_XML_MAX_ELEMENTS)
    return refuse (scan, tag, GANTRY_SOURCE_ERROR_TOO_LARGE, "more than 500000 elements", error);
  if (!scan_attributes (scan, error))
    return FALSE;
  if (scan->at - tag >= 3 && scan->at[-2] == '/')
    scan->depth--;
  return TRUE;
}

/* <!DOCTYPE name SYSTEM "file">: before the first element, without an internal subset. */
static gboolean
scan_declaration (Scan *scan, GError **error)
{
  const char *open = scan->at;
  const char *close = memchr (open, '>', scan->end - open);

  if (scan->guard != GANTRY_XML_GUARD_DOCTYPE || scan->elements > 0 || close == NULL ||
      !looking_at (scan, "<!DOCTYPE") || memchr (open, '[', close - open) != NULL ||
      memchr (open + 1, '<', close - open - 1) != NULL)
    return refuse (scan, open, GANTRY_SOURCE_ERROR_FORBIDDEN, "document type declaration", error);
  scan->guard = GANTRY_XML_GUARD_STRICT; /* one is enough */
  scan->at = close + 1;
  return TRUE;
}

static gboolean
scan_markup (Scan *scan, GError **error)
{
  if (looking_at (scan, "<!--"))
    {
      scan->at += strlen ("<!--");
      skip_past (scan, "-->");
    }
  else if (looking_at (scan, "<![CDATA["))
    skip_past (scan, "]]>");
  else if (looking_at (scan, "<?"))
    skip_past (scan, "?>");
  else if (looking_at (scan, "<!"))
    return scan_declaration (scan, error);
  else if (looking_at (scan, "</"))
    {
      skip_past (scan, ">");
      scan->depth -= scan->depth > 0;
    }
  else
    return scan_start_tag (scan, error);
  return TRUE;
}

gboolean
gantry_xml_guard (const char *text, gsize length, GantryXmlGuard guard, GError **error)
{
  Scan scan = { .text = text, .end = text + length, .at = text, .guard = guard };

  while ((scan.at = memchr (scan.at, '<', scan.end - scan.at)) != NULL)
    if (!scan_markup (&scan, error))
      return FALSE;
  return TRUE;
}

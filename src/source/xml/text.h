/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of a message as UTF-8 without byte order mark, checked: a size of at most max_size, an
 * encoding that is known and that the bytes keep to, no NUL. text points into the message, or into
 * 'converted' when it came in another encoding. */
typedef struct
{
  const char *text;
  gsize length;
  char *converted; /* (owned) (nullable) */
} GantryXmlText;

gboolean gantry_xml_text_decode (GantryXmlText *self, const char *data, gsize length, gsize max_size,
                                 GError **error);
void     gantry_xml_text_clear  (GantryXmlText *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GantryXmlText, gantry_xml_text_clear)

/* Where 'at' stands: "line 3, column 14", both from 1, columns in bytes. (transfer full) */
char    *gantry_xml_text_locate (const char *text, const char *at);

/* Words of somebody else's as part of a one-line error: valid, without control characters, and cut
 * to so many characters, with an ellipsis then. (transfer full) */
char    *gantry_xml_text_quote  (const char *text, glong max_characters);

G_END_DECLS

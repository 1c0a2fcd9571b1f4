/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The elements of a format, each with its attributes, whatever it stands in. What is not in it is
 * counted as an oddity and passed over. */
typedef struct
{
  const char *name;
  const char *const *attributes; /* sorted, NULL-terminated. NULL: known, and passed over with all that is in it */
} GantryXmlElement;

typedef struct
{
  const GantryXmlElement *elements; /* sorted by name */
  gsize n_elements;
} GantryXmlVocabulary;

/* (nullable) */
const GantryXmlElement *gantry_xml_vocabulary_find      (const GantryXmlVocabulary *self, const char *element);
/* The vocabulary's own text of that name. (nullable) */
const char             *gantry_xml_vocabulary_attribute (const GantryXmlElement *element, const char *attribute);
/* Whether the tables are sorted, as looking up needs them; for the tests. */
gboolean                gantry_xml_vocabulary_is_sorted (const GantryXmlVocabulary *self);

/* How the tables are written. */
#define GANTRY_XML_LIST(...) ((const char *const[]) { __VA_ARGS__, NULL })
#define GANTRY_XML_NONE      ((const char *const[]) { NULL })

G_END_DECLS

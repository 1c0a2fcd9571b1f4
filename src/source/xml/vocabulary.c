/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/xml/vocabulary.h"

#include <stdlib.h>
#include <string.h>

static int
compare_element (gconstpointer name, gconstpointer element)
{
  return strcmp (name, ((const GantryXmlElement *) element)->name);
}

const GantryXmlElement *
gantry_xml_vocabulary_find (const GantryXmlVocabulary *self, const char *element)
{
  return bsearch (element, self->elements, self->n_elements, sizeof self->elements[0],
                  compare_element);
}

const char *
gantry_xml_vocabulary_attribute (const GantryXmlElement *element, const char *attribute)
{
  for (const char *const *name = element->attributes; name != NULL && *name != NULL; name++)
    {
      int order = strcmp (attribute, *name);

      if (order <= 0)
        return order == 0 ? *name : NULL;
    }
  return NULL;
}

gboolean
gantry_xml_vocabulary_is_sorted (const GantryXmlVocabulary *self)
{
  for (gsize i = 0; i < self->n_elements; i++)
    {
      const char *const *names = self->elements[i].attributes;

      if (i > 0 && strcmp (self->elements[i - 1].name, self->elements[i].name) >= 0)
        return FALSE;
      for (guint j = 1; names != NULL && names[0] != NULL && names[j] != NULL; j++)
        if (strcmp (names[j - 1], names[j]) >= 0)
          return FALSE;
    }
  return TRUE;
}

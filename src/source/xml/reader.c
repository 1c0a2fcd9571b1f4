/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/xml/reader.h"

#include "source/error.h"
#include "source/oddities.h"
#include "source/xml/guard.h"
#include "source/xml/text.h"

#include <libxml/xmlreader.h>
#include <string.h>

#define CACHE_SIZE      256 /* a power of two */
#define MESSAGE_MAX     200 /* characters of libxml2's own words in an error */
#define PARSER_OPTIONS \
  (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE)

/* libxml2 keeps every name of a document once, so a pair of pointers stands for an element and its
 * attribute. */
typedef struct
{
  const xmlChar *element;
  const xmlChar *attribute;
  const char *name; /* (nullable): not in the vocabulary */
} CachedAttribute;

typedef struct
{
  const xmlChar *name;
  const GantryXmlElement *element; /* (nullable): not in the vocabulary */
} CachedElement;

struct _GantryXmlReader
{
  xmlTextReader *xml;
  const GantryXmlVocabulary *vocabulary;
  GantryXmlArena *arena;
  GHashTable *oddities;
  GString *text; /* of the element that is open, as far as it was read */
  GError *failure;
  CachedElement elements[CACHE_SIZE];
  CachedAttribute attributes[CACHE_SIZE];
};

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorArgument;
#else
typedef xmlErrorPtr ErrorArgument;
#endif

static void
set_failure (GantryXmlReader *self, GantrySourceError code, int line, int column, const char *message)
{
  g_autofree char *words =
      gantry_xml_text_quote (message != NULL ? message : "not well-formed", MESSAGE_MAX);

  self->failure = g_error_new (GANTRY_SOURCE_ERROR, code, "not XML at line %d, column %d: %s", line,
                               column, words);
}

/* Errors that are not fatal (an undeclared namespace prefix) do not make a message unreadable. */
static void
error_cb (void *data, ErrorArgument error)
{
  GantryXmlReader *self = data;
  gboolean entity =
      error->code == XML_ERR_UNDECLARED_ENTITY || error->code == XML_WAR_UNDECLARED_ENTITY;

  if (self->failure != NULL || (error->level != XML_ERR_FATAL && !entity))
    return;
  set_failure (self, entity ? GANTRY_SOURCE_ERROR_FORBIDDEN : GANTRY_SOURCE_ERROR_NOT_XML, error->line,
               error->int2, error->message);
}

static gboolean
fail (GantryXmlReader *self, GError **error)
{
  if (self->failure == NULL)
    set_failure (self, GANTRY_SOURCE_ERROR_NOT_XML, xmlTextReaderGetParserLineNumber (self->xml),
                 xmlTextReaderGetParserColumnNumber (self->xml), NULL);
  g_propagate_error (error, g_steal_pointer (&self->failure));
  return FALSE;
}

static guint
hash_pointer (const void *pointer)
{
  return (GPOINTER_TO_SIZE (pointer) * 0x9e3779b97f4a7c15u) >> 40;
}

static const GantryXmlElement *
find_element (GantryXmlReader *self, const xmlChar *name)
{
  CachedElement *cached = &self->elements[hash_pointer (name) % CACHE_SIZE];

  if (cached->name != name)
    *cached = (CachedElement) { name, gantry_xml_vocabulary_find (self->vocabulary, (const char *) name) };
  return cached->element;
}

static const char *
find_attribute (GantryXmlReader *self,
                const GantryXmlElement *element,
                const xmlNode *node,
                const xmlAttr *attribute)
{
  guint slot = (hash_pointer (node->name) ^ hash_pointer (attribute->name)) % CACHE_SIZE;
  CachedAttribute *cached = &self->attributes[slot];

  if (cached->element != node->name || cached->attribute != attribute->name)
    *cached = (CachedAttribute) { node->name, attribute->name,
                                 gantry_xml_vocabulary_attribute (element,
                                                                  (const char *) attribute->name) };
  return cached->name;
}

static const char *
copy_value (GantryXmlReader *self, const xmlAttr *attribute)
{
  const xmlNode *value = attribute->children;
  xmlChar *joined;
  const char *copy;

  if (value == NULL)
    return "";
  if (value->next == NULL && value->type == XML_TEXT_NODE)
    return gantry_xml_arena_dup (self->arena, (const char *) value->content,
                                 strlen ((const char *) value->content));
  joined = xmlNodeListGetString (attribute->doc, value, 1);
  if (joined == NULL)
    return "";
  copy = gantry_xml_arena_dup (self->arena, (const char *) joined, strlen ((const char *) joined));
  xmlFree (joined);
  return copy;
}

/* Attributes of another namespace (xsi:schemaLocation) are none of ours and nothing odd. */
static void
copy_attributes (GantryXmlReader *self,
                 GantryXmlNode *node,
                 const GantryXmlElement *element,
                 const xmlNode *xml)
{
  guint n = 0;

  for (const xmlAttr *attribute = xml->properties; attribute != NULL; attribute = attribute->next)
    n++;
  if (n == 0)
    return;
  node->attributes = gantry_xml_arena_alloc (self->arena, n * sizeof (GantryXmlAttribute));
  for (const xmlAttr *attribute = xml->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *name =
          attribute->ns == NULL ? find_attribute (self, element, xml, attribute) : NULL;

      if (name != NULL)
        node->attributes[node->n_attributes++] =
            (GantryXmlAttribute) { name, copy_value (self, attribute) };
      else if (attribute->ns == NULL)
        gantry_oddities_add (self->oddities, element->name, '@', (const char *) attribute->name);
    }
}

static GantryXmlNode *
copy_element (GantryXmlReader *self, const GantryXmlElement *element, const xmlNode *xml)
{
  GantryXmlNode *node = gantry_xml_arena_alloc (self->arena, sizeof (GantryXmlNode));

  node->name = element->name;
  node->text = "";
  copy_attributes (self, node, element, xml);
  return node;
}

static GantryXmlNode *
copy_root (GantryXmlReader *self, const xmlNode *xml)
{
  const GantryXmlElement *element = find_element (self, xml->name);
  GantryXmlNode *node;

  if (element != NULL)
    return copy_element (self, element, xml);
  node = gantry_xml_arena_alloc (self->arena, sizeof (GantryXmlNode));
  node->name =
      gantry_xml_arena_dup (self->arena, (const char *) xml->name, strlen ((const char *) xml->name));
  node->text = "";
  return node;
}

GantryXmlNode *
gantry_xml_reader_read_root (GantryXmlReader *self, GError **error)
{
  if (self->xml == NULL)
    {
      g_set_error_literal (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_NOT_XML,
                           "the parser took no message");
      return NULL;
    }
  while (xmlTextReaderRead (self->xml) == 1)
    if (xmlTextReaderNodeType (self->xml) == XML_READER_TYPE_ELEMENT)
      return copy_root (self, xmlTextReaderCurrentNode (self->xml));
  fail (self, error);
  return NULL;
}

static void
close_element (GantryXmlReader *self, GantryXmlNode *node)
{
  if (node->first == NULL && self->text->len > 0)
    {
      const char *from = self->text->str;
      gsize length;

      while (g_ascii_isspace (*from))
        from++;
      length = strlen (from);
      while (length > 0 && g_ascii_isspace (from[length - 1]))
        length--;
      if (length > 0)
        node->text = gantry_xml_arena_dup (self->arena, from, length);
    }
  g_string_truncate (self->text, 0);
}

/* TRUE when the reader shall go into the element. */
static gboolean
open_element (GantryXmlReader *self, GantryXmlNode **open, guint *depth)
{
  const xmlNode *xml = xmlTextReaderCurrentNode (self->xml);
  const GantryXmlElement *element = find_element (self, xml->name);
  GantryXmlNode *node;

  g_string_truncate (self->text, 0);
  if (element == NULL)
    {
      gantry_oddities_add (self->oddities, open[*depth]->name, '/', (const char *) xml->name);
      return FALSE;
    }
  if (element->attributes == NULL)
    return FALSE;
  node = copy_element (self, element, xml);
  gantry_xml_node_append (open[*depth], node);
  if (!xmlTextReaderIsEmptyElement (self->xml))
    open[++*depth] = node;
  return TRUE;
}

static gboolean
read_below (GantryXmlReader *self, GantryXmlNode *root)
{
  GantryXmlNode *open[GANTRY_XML_MAX_DEPTH + 1] = { root };
  guint depth = 0;
  gboolean inside = TRUE;
  int more;

  for (more = xmlTextReaderRead (self->xml); more == 1;
       more = inside ? xmlTextReaderRead (self->xml) : xmlTextReaderNext (self->xml))
    {
      const xmlNode *xml = xmlTextReaderCurrentNode (self->xml);

      inside = TRUE;
      if (xml->type == XML_TEXT_NODE || xml->type == XML_CDATA_SECTION_NODE)
        g_string_append (self->text, (const char *) xml->content);
      else if (xml->type == XML_ENTITY_REF_NODE)
        return FALSE;
      else if (xml->type == XML_ELEMENT_NODE &&
               xmlTextReaderNodeType (self->xml) == XML_READER_TYPE_END_ELEMENT)
        {
          close_element (self, open[depth]);
          depth -= depth > 0;
        }
      else if (xml->type == XML_ELEMENT_NODE && depth < GANTRY_XML_MAX_DEPTH)
        inside = open_element (self, open, &depth);
    }
  return more == 0;
}

gboolean
gantry_xml_reader_read_content (GantryXmlReader *self,
                                GantryXmlNode *root,
                                gboolean keep,
                                GError **error)
{
  gboolean done;

  if (keep)
    done = read_below (self, root);
  else
    {
      int more;

      do
        more = xmlTextReaderRead (self->xml);
      while (more == 1);
      done = more == 0;
    }
  return (done && self->failure == NULL) || fail (self, error);
}

static gpointer
init_parser (gpointer unused)
{
  xmlInitParser ();
  return NULL;
}

GantryXmlReader *
gantry_xml_reader_new (const char *text,
                       gsize length,
                       const GantryXmlVocabulary *vocabulary,
                       GantryXmlArena *arena,
                       GHashTable *oddities)
{
  static GOnce once = G_ONCE_INIT;
  GantryXmlReader *self;

  g_return_val_if_fail (text != NULL && length <= G_MAXINT, NULL);
  g_return_val_if_fail (vocabulary != NULL, NULL);

  g_once (&once, init_parser, NULL);
  self = g_new0 (GantryXmlReader, 1);
  self->vocabulary = vocabulary;
  self->arena = arena;
  self->oddities = oddities;
  self->text = g_string_new (NULL);
  self->xml = xmlReaderForMemory (text, length, NULL, "UTF-8", PARSER_OPTIONS);
  if (self->xml != NULL)
    xmlTextReaderSetStructuredErrorHandler (self->xml, error_cb, self);
  return self;
}

void
gantry_xml_reader_free (GantryXmlReader *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->xml, xmlFreeTextReader);
  g_string_free (self->text, TRUE);
  g_clear_error (&self->failure);
  g_free (self);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/json.h"

#include <string.h>

/* The text is walked over twice. The first time it is checked and what each bracket holds is counted; with that the block is
 * made: the values, those of one bracket side by side, and behind them the texts, each with its NUL. The second time it is
 * known to be good. */

struct _GantryJson
{
  const char *name; /* of a member, else "" */
  union
  {
    const char *text;        /* of a text, number or word */
    const GantryJson *items; /* of an object or array */
  };
  guint n_items;
  GantryScanKind kind;
};

typedef struct
{
  const char *at;    /* in the text that is read */
  const guint *size; /* of the bracket that opens next */
  GantryJson *free;  /* values that are not used yet */
  char *end;         /* of the texts that were written */
} Builder;

G_DEFINE_QUARK (gantry-json-error-quark, gantry_json_error)

static void
pass_over (Builder *self, const char *characters)
{
  while (*self->at != '\0' && strchr (characters, *self->at) != NULL)
    self->at++;
}

static gunichar
take_hex (Builder *self)
{
  gunichar c = 0;

  for (guint i = 0; i < 4; i++, self->at++)
    c = c * 16 + g_ascii_xdigit_value (*self->at);
  return c;
}

static void
take_escape (Builder *self)
{
  static const char names[] = "bfnrt", values[] = "\b\f\n\r\t";
  const char *which = strchr (names, *self->at);
  gunichar c = (guchar) *self->at++;

  if (which != NULL)
    c = values[which - names];
  else if (c == 'u')
    c = take_hex (self);
  if (c >= 0xd800 && c <= 0xdbff) /* a pair follows */
    {
      self->at += strlen ("\\u");
      c = 0x10000 + ((c - 0xd800) << 10) + (take_hex (self) - 0xdc00);
    }
  self->end += g_unichar_to_utf8 (c, self->end);
}

/* What is written is never longer than what is read: the quotes have room for the NUL. */
static const char *
take_text (Builder *self)
{
  const char *text = self->end;

  self->at++;
  while (*self->at != '"')
    {
      gsize plain = strcspn (self->at, "\"\\");

      memcpy (self->end, self->at, plain);
      self->end += plain;
      self->at += plain;
      if (*self->at == '\\')
        {
          self->at++;
          take_escape (self);
        }
    }
  self->at++;
  *self->end++ = '\0';
  return text;
}

/* A number or a word; the bracket or comma behind it has room for the NUL. */
static const char *
take_scalar (Builder *self)
{
  const char *text = self->end;
  gsize length = strcspn (self->at, ",]} \t\r\n");

  memcpy (self->end, self->at, length);
  self->at += length;
  self->end += length;
  *self->end++ = '\0';
  return text;
}

/* One value, and all that is in it: no deeper than the text was checked for. */
static void
build (Builder *self, GantryJson *value)
{
  gboolean is_object = *self->at == '{';

  if (!is_object && *self->at != '[')
    {
      value->kind = *self->at == '"' ? GANTRY_SCAN_TEXT : g_ascii_isalpha (*self->at) ? GANTRY_SCAN_WORD : GANTRY_SCAN_NUMBER;
      value->text = value->kind == GANTRY_SCAN_TEXT ? take_text (self) : take_scalar (self);
      return;
    }
  value->kind = is_object ? GANTRY_SCAN_OBJECT : GANTRY_SCAN_ARRAY;
  value->n_items = *self->size++;
  value->items = self->free;
  self->free += value->n_items;
  self->at++;
  for (guint i = 0; i < value->n_items; i++)
    {
      GantryJson *item = (GantryJson *) value->items + i;

      pass_over (self, ", \t\r\n");
      item->name = is_object ? take_text (self) : "";
      if (is_object)
        pass_over (self, ": \t\r\n");
      build (self, item);
    }
  pass_over (self, " \t\r\n");
  self->at++;
}

static GantryJson *
build_object (const char *text, gsize length, const GArray *sizes)
{
  Builder builder = { .at = text, .size = (const guint *) (gpointer) sizes->data };
  GantryJson *object;
  gsize n = 1;

  for (guint i = 0; i < sizes->len; i++)
    n += g_array_index (sizes, guint, i);
  object = g_atomic_rc_box_alloc (n * sizeof (GantryJson) + length + 1);
  memset (object, 0, n * sizeof (GantryJson));
  object->name = "";
  builder.free = object + 1;
  builder.end = (char *) (object + n);
  pass_over (&builder, " \t\r\n");
  build (&builder, object);
  return object;
}

static gboolean
check_text (const char *text, gsize length, gsize max_size, GError **error)
{
  const char *bad;

  if (length > max_size)
    {
      g_set_error (error, GANTRY_JSON_ERROR, GANTRY_JSON_ERROR_TOO_LARGE,
                   "JSON of %" G_GSIZE_FORMAT " bytes, at most %" G_GSIZE_FORMAT " are taken", length, max_size);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, &bad))
    {
      g_set_error (error, GANTRY_JSON_ERROR, GANTRY_JSON_ERROR_NOT_UTF8,
                   "JSON is not UTF-8 at byte %" G_GSIZE_FORMAT, (gsize) (bad - text));
      return FALSE;
    }
  return TRUE;
}

GantryJson *
gantry_json_parse_object (const char *text, gssize length, gsize max_size, guint max_depth, GError **error)
{
  g_autoptr (GArray) sizes = NULL;
  GantryScan scan;
  GantryJson *object = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (length < 0)
    length = strlen (text);
  if (!check_text (text, length, max_size, error))
    return NULL;
  sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  gantry_scan_init (&scan, text, length, max_depth);
  if (gantry_scan_peek (&scan) != GANTRY_SCAN_OBJECT)
    g_set_error_literal (error, GANTRY_JSON_ERROR, GANTRY_JSON_ERROR_NOT_AN_OBJECT, "not a JSON object");
  else if (gantry_scan_count (&scan, sizes) && gantry_scan_end (&scan))
    object = build_object (text, length, sizes);
  else
    g_set_error_literal (error, GANTRY_JSON_ERROR,
                         scan.depth > max_depth ? GANTRY_JSON_ERROR_TOO_DEEP : GANTRY_JSON_ERROR_SYNTAX, scan.error);
  gantry_scan_clear (&scan);
  return object;
}

GantryJson *
gantry_json_ref (GantryJson *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gantry_json_unref (GantryJson *self)
{
  g_atomic_rc_box_release (self);
}

static gboolean
is_kind (const GantryJson *self, GantryScanKind kind)
{
  return self != NULL && self->kind == kind;
}

const GantryJson *
gantry_json_get_member (const GantryJson *object, const char *member)
{
  for (guint i = is_kind (object, GANTRY_SCAN_OBJECT) ? object->n_items : 0; i > 0; i--)
    if (strcmp (object->items[i - 1].name, member) == 0)
      return &object->items[i - 1];
  return NULL;
}

const char *
gantry_json_get_text (const GantryJson *object, const char *member)
{
  const GantryJson *value = gantry_json_get_member (object, member);

  return is_kind (value, GANTRY_SCAN_TEXT) ? value->text : "";
}

gint64
gantry_json_get_int (const GantryJson *object, const char *member)
{
  const GantryJson *value = gantry_json_get_member (object, member);
  gint64 number = 0;

  if (is_kind (value, GANTRY_SCAN_TEXT) || is_kind (value, GANTRY_SCAN_NUMBER))
    g_ascii_string_to_signed (value->text, 10, G_MININT64, G_MAXINT64, &number, NULL);
  return number;
}

gboolean
gantry_json_get_bool (const GantryJson *object, const char *member)
{
  const GantryJson *value = gantry_json_get_member (object, member);

  return is_kind (value, GANTRY_SCAN_WORD) && *value->text == 't';
}

const GantryJson *
gantry_json_get_array (const GantryJson *object, const char *member)
{
  const GantryJson *value = gantry_json_get_member (object, member);

  return is_kind (value, GANTRY_SCAN_ARRAY) ? value : NULL;
}

const GantryJson *
gantry_json_get_object (const GantryJson *object, const char *member)
{
  const GantryJson *value = gantry_json_get_member (object, member);

  return is_kind (value, GANTRY_SCAN_OBJECT) ? value : NULL;
}

guint
gantry_json_get_length (const GantryJson *array)
{
  return is_kind (array, GANTRY_SCAN_ARRAY) ? array->n_items : 0;
}

const GantryJson *
gantry_json_get_element (const GantryJson *array, guint index)
{
  return index < gantry_json_get_length (array) && array->items[index].kind == GANTRY_SCAN_OBJECT ? &array->items[index] : NULL;
}

guint
gantry_json_get_n_items (const GantryJson *self)
{
  return self != NULL ? self->n_items : 0;
}

const GantryJson *
gantry_json_get_item (const GantryJson *self, guint index)
{
  return index < gantry_json_get_n_items (self) ? &self->items[index] : NULL;
}

GantryScanKind
gantry_json_get_kind (const GantryJson *self)
{
  return self != NULL ? self->kind : GANTRY_SCAN_NOTHING;
}

const char *
gantry_json_get_name (const GantryJson *self)
{
  return self->name;
}

const char *
gantry_json_get_value (const GantryJson *self)
{
  return self != NULL && self->kind != GANTRY_SCAN_OBJECT && self->kind != GANTRY_SCAN_ARRAY ? self->text : "";
}

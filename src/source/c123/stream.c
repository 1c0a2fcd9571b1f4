/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/c123/stream.h"

#include "source/c123/c123.h"
#include "source/c123/reading.h"
#include "source/oddities.h"
#include "source/timing.h"

#include <string.h>

#define OPEN         "<Canoe123"
#define CLOSE        "</Canoe123>"
#define MAX_BUFFER   (4 * 1024 * 1024) /* of one message */
#define MAX_WAITING  64                /* bodies without a time */
#define MAX_BOATS    32
#define DAY          (24 * 3600 * G_GINT64_CONSTANT (1000))

/* A boat on the course, at its place in what the system goes through. */
typedef struct
{
  char *who;  /* race and id */
  char *text; /* the message's inside */
} Boat;

struct _GantryC123Stream
{
  GantryC123Func func;
  gpointer data;
  GString *buffer;
  gsize seen; /* so much of it has no end of a message in it, and but one beginning, at its start */
  gint64 at;     /* of the last time of day; 0: none yet */
  gint64 serial; /* of the last body within it */
  GQueue waiting; /* of GBytes: bodies before the first time of day */
  char *schedule; /* (owned) (nullable): the inside of the last of its kind */
  char *config;   /* likewise */
  GPtrArray *boats; /* of Boat, by place; (nullable) elements */
};

static void
boat_free (gpointer data)
{
  Boat *boat = data;

  if (boat == NULL)
    return;
  g_free (boat->who);
  g_free (boat->text);
  g_free (boat);
}

static void
give (GantryC123Stream *self, GantryC123Kind kind, GBytes *bytes)
{
  const GantryC123Piece piece = { kind, bytes, self->at, self->serial };

  self->func (&piece, self->data);
}

static void
give_broken (GantryC123Stream *self, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = NULL;

  while (length > 0 && (g_ascii_isspace (*text) || *text == '|'))
    text++, length--;
  while (length > 0 && (g_ascii_isspace (text[length - 1]) || text[length - 1] == '|'))
    length--;
  if (length == 0)
    return;
  bytes = g_bytes_new (text, length);
  give (self, GANTRY_C123_BROKEN, bytes);
}

static void
give_other (GantryC123Stream *self, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name) + 1);

  give (self, GANTRY_C123_OTHER, bytes);
}

static void
give_dated (GantryC123Stream *self, GBytes *body)
{
  self->serial++;
  give (self, GANTRY_C123_BODY, body);
}

/* inside: (transfer full) */
static void
give_body (GantryC123Stream *self, GString *inside)
{
  g_autoptr (GBytes) body = NULL;

  g_string_prepend (inside, OPEN ">");
  g_string_append (inside, CLOSE);
  body = g_string_free_to_bytes (inside);
  if (self->at != 0)
    {
      give_dated (self, body);
      return;
    }
  g_queue_push_tail (&self->waiting, g_bytes_ref (body));
  if (self->waiting.length > MAX_WAITING) /* the next of its kind says the same */
    g_bytes_unref (g_queue_pop_head (&self->waiting));
}

static void
take_time (GantryC123Stream *self, const GantryXmlNode *node, gint64 now)
{
  gint64 time, at;

  if (!gantry_timing_parse (node->text, &time) || time >= DAY)
    {
      give_other (self, "TimeOfDay");
      return;
    }
  at = now - now % DAY + time;
  if (at - now > DAY / 2)
    at -= DAY;
  else if (now - at > DAY / 2)
    at += DAY;
  if (at > self->at) /* a clock that is set back goes on numbering */
    {
      self->at = at;
      self->serial = 0;
    }
  give (self, GANTRY_C123_TIME, NULL);
  while (!g_queue_is_empty (&self->waiting))
    {
      g_autoptr (GBytes) body = g_queue_pop_head (&self->waiting);

      give_dated (self, body);
    }
}

static void
take_results (GantryC123Stream *self, const char *inside)
{
  GString *body = g_string_new (NULL);

  if (self->config != NULL)
    g_string_append (body, self->config);
  if (self->schedule != NULL)
    g_string_append (body, self->schedule);
  g_string_append (body, inside);
  give_body (self, body);
}

static guint
read_count (const GantryXmlNode *node, const char *attribute)
{
  const char *text = gantry_xml_node_get (node, attribute);
  guint64 count = 0;

  if (text != NULL)
    g_ascii_string_to_unsigned (text, 10, 0, MAX_BOATS, &count, NULL);
  return count;
}

/* The boat goes to its place. Nobody is at two places, and there are no more places than the system says. */
static void
place_boat (GantryC123Stream *self, const GantryXmlNode *node, const char *inside)
{
  const GantryXmlNode *who = gantry_xml_node_child (node, "Participant");
  guint total = read_count (node, "Total"), place = read_count (node, "Position");
  Boat *boat = NULL;

  if (who != NULL && place > 0)
    {
      boat = g_new0 (Boat, 1);
      boat->who = g_strjoin ("\x1f", gantry_xml_node_get (who, "RaceId"), gantry_xml_node_get (who, "Id"), NULL);
      boat->text = g_strdup (inside);
    }
  g_ptr_array_set_size (self->boats, total);
  for (guint i = 0; i < total; i++)
    {
      Boat *other = g_ptr_array_index (self->boats, i);

      if (i + 1 == place || (boat != NULL && other != NULL && strcmp (other->who, boat->who) == 0))
        g_clear_pointer (&g_ptr_array_index (self->boats, i), boat_free);
    }
  if (boat != NULL && place <= total)
    g_ptr_array_index (self->boats, place - 1) = boat;
  else
    boat_free (boat);
}

static void
take_course (GantryC123Stream *self, const GantryXmlNode *node, const char *inside)
{
  GString *body = g_string_new (NULL);

  place_boat (self, node, inside);
  for (guint i = 0; i < self->boats->len; i++)
    {
      const Boat *boat = g_ptr_array_index (self->boats, i);

      if (boat != NULL)
        g_string_append (body, boat->text);
    }
  if (body->len == 0)
    g_string_append (body, "<OnCourse/>");
  give_body (self, body);
}

static void
take_content (GantryC123Stream *self, const GantryXmlNode *node, const char *inside, gint64 now)
{
  if (strcmp (node->name, "TimeOfDay") == 0)
    take_time (self, node, now);
  else if (strcmp (node->name, "Results") == 0)
    take_results (self, inside);
  else if (strcmp (node->name, "OnCourse") == 0)
    take_course (self, node, inside);
  else if (strcmp (node->name, "Schedule") == 0)
    {
      g_free (self->schedule);
      self->schedule = g_strdup (inside);
      give_body (self, g_string_new (inside));
    }
  else
    {
      if (strcmp (node->name, "RaceConfig") == 0)
        {
          g_free (self->config);
          self->config = g_strdup (inside);
        }
      give_other (self, node->name);
    }
}

/* The name of an element that the format does not have, when there is one. (transfer none) */
static const char *
find_odd (GHashTable *oddities)
{
  GHashTableIter iter;
  gpointer name = (gpointer) "Canoe123";

  g_hash_table_iter_init (&iter, oddities);
  g_hash_table_iter_next (&iter, &name, NULL);
  return name;
}

/* text: from its '<' to behind its end. */
static void
take_message (GantryC123Stream *self, const char *text, gsize length, gint64 now)
{
  g_auto (GantryXmlArena) arena = { 0 };
  g_autoptr (GHashTable) oddities = gantry_oddities_new ();
  const GantryXmlNode *root = gantry_xml_read (text, length, &gantry_c123_format, &arena, oddities, NULL);
  const char *open = memchr (text, '>', length);
  g_autofree char *inside = NULL;

  if (root == NULL)
    {
      give_broken (self, text, length);
      return;
    }
  if (root->first == NULL || root->first->next != NULL || open[-1] == '/')
    {
      give_other (self, root->first == NULL ? find_odd (oddities) : root->first->name);
      return;
    }
  inside = g_strndup (open + 1, text + length - strlen (CLOSE) - open - 1);
  take_content (self, root->first, inside, now);
}

static const char *
find (const char *from, const char *end, const char *token)
{
  return memmem (from, end - from, token, strlen (token));
}

/* Whole messages out of the buffer; what is left waits for more. */
static void
scan (GantryC123Stream *self, gint64 now)
{
  const char *at = self->buffer->str, *end = at + self->buffer->len;
  const char *from = at + MAX (self->seen, strlen (CLOSE)) - strlen (CLOSE);
  const char *open, *close, *again;

  while ((close = find (from, end, CLOSE)) != NULL)
    {
      const char *next = close + strlen (CLOSE);

      open = find (at, close, OPEN);
      while (open != NULL && (again = find (open + strlen (OPEN), close, OPEN)) != NULL)
        {
          give_broken (self, at, again - at);
          at = open = again;
        }
      if (open == NULL)
        give_broken (self, at, next - at);
      else
        {
          give_broken (self, at, open - at);
          take_message (self, open, next - open, now);
        }
      at = from = next;
    }
  if (at > self->buffer->str)
    self->seen = 0;
  g_string_erase (self->buffer, 0, at - self->buffer->str);
}

/* Of a beginning that has been overtaken by another there is nothing to come. */
static void
drop_overtaken (GantryC123Stream *self)
{
  const char *start = self->buffer->str, *end = start + self->buffer->len;
  const char *last = NULL;

  for (const char *at = start + MAX (self->seen, strlen (OPEN)) - strlen (OPEN); (at = find (at, end, OPEN)) != NULL;
       at += strlen (OPEN))
    last = at;
  if (self->buffer->len > MAX_BUFFER && (last == NULL || last == start))
    last = end;
  if (last != NULL && last > start)
    {
      give_broken (self, start, last - start);
      g_string_erase (self->buffer, 0, last - start);
    }
  self->seen = self->buffer->len;
}

void
gantry_c123_stream_feed (GantryC123Stream *self, const char *data, gsize length, gint64 now)
{
  g_return_if_fail (self != NULL && data != NULL);

  g_string_append_len (self->buffer, data, length);
  scan (self, now);
  drop_overtaken (self);
}

void
gantry_c123_stream_reset (GantryC123Stream *self)
{
  g_return_if_fail (self != NULL);

  give_broken (self, self->buffer->str, self->buffer->len);
  g_string_truncate (self->buffer, 0);
  self->seen = 0;
  g_ptr_array_set_size (self->boats, 0);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) g_bytes_unref);
}

GantryC123Stream *
gantry_c123_stream_new (GantryC123Func func, gpointer data)
{
  GantryC123Stream *self = g_new0 (GantryC123Stream, 1);

  self->func = func;
  self->data = data;
  self->buffer = g_string_new (NULL);
  self->boats = g_ptr_array_new_with_free_func (boat_free);
  g_queue_init (&self->waiting);
  return self;
}

void
gantry_c123_stream_free (GantryC123Stream *self)
{
  if (self == NULL)
    return;
  g_string_free (self->buffer, TRUE);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) g_bytes_unref);
  g_ptr_array_unref (self->boats);
  g_free (self->schedule);
  g_free (self->config);
  g_free (self);
}

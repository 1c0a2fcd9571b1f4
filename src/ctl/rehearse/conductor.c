/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/conductor.h"

#include "ctl/rehearse/xml.h"
#include "model/json-writer.h"

#include <string.h>

#define KEEP_ALIVE        20000 /* ms between two */
#define KEEP_ALIVE_TEXT   "20"
#define KEEP_ALIVE_OFFSET "5"
#define SILENCE           60000 /* ms, well beyond what was announced */
#define SILENT_AFTER      30000 /* ms that a venue is on before */
#define LOST_EVERY        17    /* of a key's versions one in so many is lost, or late */

enum
{
  TYPE,
  CODE,
  SUBCODE,
  SUBTYPE,
  LANGUAGE,
  STATUS,
  SOURCE,
  NOTE,
  N_TEXTS
};

typedef struct
{
  gint64 at;
  guint sequence; /* of handing in: the order among messages of one moment */
  guint version;
  char *texts[N_TEXTS];
  char *inner;
} Message;

struct _GantryConductor
{
  char *competition;
  GDateTime *start;
  GPtrArray *messages;
  GantryFaults faults;
};

static void
message_free (gpointer data)
{
  Message *message = data;

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (message->texts[i]);
  g_free (message->inner);
  g_free (message);
}

static int
compare_messages (gconstpointer a, gconstpointer b)
{
  const Message *one = *(Message *const *) a, *two = *(Message *const *) b;

  if (one->at != two->at)
    return one->at < two->at ? -1 : 1;
  return one->sequence < two->sequence ? -1 : one->sequence > two->sequence;
}

/* Versions rise by one within a replacement key, in order of time. */
static void
number_messages (GantryConductor *self)
{
  g_autoptr (GHashTable) versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->messages->len; i++)
    {
      Message *message = g_ptr_array_index (self->messages, i);
      g_autofree char *key =
          g_strjoin ("~", message->texts[TYPE], message->texts[CODE], message->texts[SUBCODE],
                     message->texts[SUBTYPE], message->texts[LANGUAGE], NULL);

      message->version = GPOINTER_TO_UINT (g_hash_table_lookup (versions, key)) + 1;
      g_hash_table_insert (versions, g_steal_pointer (&key), GUINT_TO_POINTER (message->version));
    }
}

static GDateTime *
dup_moment (GantryConductor *self, gint64 at)
{
  return g_date_time_add (self->start, at * 1000);
}

static void
write_header (GantryConductor *self, const Message *message, GantryXml *xml)
{
  g_autoptr (GDateTime) moment = dup_moment (self, message->at);
  g_autofree char *date = g_date_time_format (moment, "%Y-%m-%d");
  g_autofree char *clock = g_date_time_format (moment, "%H%M%S");
  g_autofree char *time =
      g_strdup_printf ("%s%03d", clock, g_date_time_get_microsecond (moment) / 1000);

  gantry_xml_attribute (xml, "CompetitionCode", self->competition);
  gantry_xml_attribute (xml, "DocumentCode", message->texts[CODE]);
  gantry_xml_attribute (xml, "DocumentSubcode", message->texts[SUBCODE]);
  gantry_xml_attribute (xml, "DocumentType", message->texts[TYPE]);
  gantry_xml_attribute (xml, "DocumentSubtype", message->texts[SUBTYPE]);
  gantry_xml_number (xml, "Version", message->version);
  gantry_xml_attribute (xml, "ResultStatus", message->texts[STATUS]);
  gantry_xml_attribute (xml, "Language", message->texts[LANGUAGE]);
  gantry_xml_attribute (xml, "FeedFlag", "T");
  gantry_xml_attribute (xml, "Date", date);
  gantry_xml_attribute (xml, "Time", time);
  gantry_xml_attribute (xml, "LogicalDate", date);
  gantry_xml_attribute (xml, "Source", message->texts[SOURCE]);
}

/* The message as it goes over the wire. */
static char *
dup_body (GantryConductor *self, const Message *message)
{
  GantryXml *xml = gantry_xml_new ();
  g_autofree char *note = NULL;
  g_autofree char *root = NULL;

  gantry_xml_begin (xml, "OdfBody");
  write_header (self, message, xml);
  gantry_xml_end (xml);
  root = gantry_xml_finish (xml);
  root[strlen (root) - 2] = '\0'; /* "/>": children follow */
  if (*message->texts[NOTE] != '\0')
    {
      xml = gantry_xml_new ();
      gantry_xml_begin (xml, "Note");
      gantry_xml_text (xml, message->texts[NOTE]);
      gantry_xml_end (xml);
      note = gantry_xml_finish (xml);
    }
  return g_strconcat ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", root,
                      "><Competition Gen=\"GEN-1.0\" Sport=\"SPORT-1.0\" Codes=\"CODES-1.0\">",
                      message->inner, "</Competition>", note != NULL ? note : "", "</OdfBody>",
                      NULL);
}

GantryConductor *
gantry_conductor_new (const char *competition, GDateTime *start)
{
  GantryConductor *self = g_new0 (GantryConductor, 1);

  self->competition = g_strdup (competition);
  self->start = g_date_time_ref (start);
  self->messages = g_ptr_array_new_with_free_func (message_free);
  return self;
}

void
gantry_conductor_free (GantryConductor *self)
{
  if (self == NULL)
    return;
  g_free (self->competition);
  g_date_time_unref (self->start);
  g_ptr_array_unref (self->messages);
  g_free (self);
}

void
gantry_conductor_send (GantryConductor *self, const GantryHeader *header, char *inner)
{
  const char *texts[N_TEXTS] = { header->type,     header->code,   header->subcode, header->subtype,
                                 header->language, header->status, header->source,  header->note };
  Message *message = g_new0 (Message, 1);

  g_assert (header->at >= 0 && header->type != NULL && header->code != NULL &&
            header->source != NULL);

  message->at = header->at;
  message->sequence = self->messages->len;
  for (guint i = 0; i < N_TEXTS; i++)
    message->texts[i] = g_strdup (texts[i] != NULL ? texts[i] : "");
  message->inner = inner != NULL ? inner : g_strdup ("");
  g_ptr_array_add (self->messages, message);
}

void
gantry_conductor_turn_on (GantryConductor *self,
                          const char *discipline,
                          const char *venue,
                          const char *source,
                          gint64 from,
                          gint64 until)
{
  g_autofree char *code = g_strdup_printf ("%s-----------------------%s-----", discipline, venue);
  GantryHeader header = { .at = from, .type = "DT_LOCAL_ON", .code = code, .source = source };
  GantryXml *xml = gantry_xml_new ();

  gantry_xml_leaf (xml, "Config", "KADelay", KEEP_ALIVE_TEXT, "DelayOffSet", KEEP_ALIVE_OFFSET,
                   NULL);
  gantry_conductor_send (self, &header, gantry_xml_finish (xml));
  header.type = "DT_KA";
  for (header.at = from + KEEP_ALIVE; header.at < until; header.at += KEEP_ALIVE)
    gantry_conductor_send (self, &header, NULL);
  header.type = "DT_LOCAL_OFF";
  header.at = until;
  gantry_conductor_send (self, &header, NULL);
}

char *
gantry_conductor_dup_stamp (GantryConductor *self, gint64 at)
{
  g_autoptr (GDateTime) moment = dup_moment (self, at);

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S%:z");
}

char *
gantry_conductor_dup_date (GantryConductor *self, gint64 at)
{
  g_autoptr (GDateTime) moment = dup_moment (self, at);

  return g_date_time_format (moment, "%Y-%m-%d");
}

guint
gantry_conductor_get_count (GantryConductor *self)
{
  return self->messages->len;
}

void
gantry_conductor_disturb (GantryConductor *self, GantryFaults faults)
{
  self->faults = faults;
}

static gboolean
has_type (const Message *message, const char *type)
{
  return strcmp (message->texts[TYPE], type) == 0;
}

/* A venue's system is not heard of for a while, and then goes on as if nothing had been. */
static void
silence (GantryConductor *self)
{
  const Message *on = NULL;

  for (guint i = 0; i < self->messages->len && on == NULL; i++)
    if (has_type (g_ptr_array_index (self->messages, i), "DT_LOCAL_ON"))
      on = g_ptr_array_index (self->messages, i);
  for (guint i = self->messages->len; on != NULL && i > 0; i--)
    {
      Message *message = g_ptr_array_index (self->messages, i - 1);

      if (strcmp (message->texts[SOURCE], on->texts[SOURCE]) == 0 && message->at > on->at + SILENT_AFTER &&
          message->at < on->at + SILENT_AFTER + SILENCE && !has_type (message, "DT_LOCAL_OFF"))
        g_ptr_array_remove_index (self->messages, i - 1);
    }
}

static gboolean
is_live (const Message *message)
{
  return has_type (message, "DT_RESULT") && strcmp (message->texts[STATUS], "LIVE") == 0;
}

/* Versions that are never seen. */
static void
lose (GantryConductor *self)
{
  for (guint i = self->messages->len; i > 0; i--)
    {
      const Message *message = g_ptr_array_index (self->messages, i - 1);

      if (is_live (message) && message->version % LOST_EVERY == 3)
        g_ptr_array_remove_index (self->messages, i - 1);
    }
}

/* A version comes at the moment of the next one of its key, and that one at its own. */
static void
swap_with_next (GantryConductor *self, guint index)
{
  Message *message = g_ptr_array_index (self->messages, index);

  for (guint i = index + 1; i < self->messages->len; i++)
    {
      Message *next = g_ptr_array_index (self->messages, i);
      gint64 at = message->at;

      if (!is_live (next) || strcmp (next->texts[CODE], message->texts[CODE]) != 0)
        continue;
      message->at = next->at;
      next->at = at;
      self->messages->pdata[index] = next;
      self->messages->pdata[i] = message;
      return;
    }
}

static void
confuse (GantryConductor *self)
{
  for (guint i = 0; i < self->messages->len; i++)
    {
      const Message *message = g_ptr_array_index (self->messages, i);

      if (is_live (message) && message->version % LOST_EVERY == 5)
        swap_with_next (self, i);
    }
}

GBytes *
gantry_conductor_write (GantryConductor *self)
{
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (self->messages, compare_messages);
  number_messages (self);
  if ((self->faults & GANTRY_FAULT_SILENCE) != 0)
    silence (self);
  if ((self->faults & GANTRY_FAULT_VERSION_GAP) != 0)
    lose (self);
  if ((self->faults & GANTRY_FAULT_OUT_OF_ORDER) != 0)
    confuse (self);
  for (guint i = 0; i < self->messages->len; i++)
    {
      const Message *message = g_ptr_array_index (self->messages, i);
      g_autofree char *body = dup_body (self, message);
      g_autofree char *quoted = gantry_json_quote (body);

      g_string_append_printf (text,
                              "{\"t\":%" G_GINT64_FORMAT ".%03d,\"kind\":\"odf\",\"body\":%s}\n",
                              message->at / 1000, (int) (message->at % 1000), quoted);
    }
  return g_string_free_to_bytes (text);
}

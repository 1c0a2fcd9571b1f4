/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-stream"

#include "config.h"

#include "stream/frame-words.h"

const char *const gantry_frame_words[] = {
  [GANTRY_FRAME_UNKNOWN] = "unknown", [GANTRY_FRAME_HELLO] = "hello",     [GANTRY_FRAME_OPEN] = "open",
  [GANTRY_FRAME_CLOSE] = "close",     [GANTRY_FRAME_LIST] = "list",       [GANTRY_FRAME_WELCOME] = "welcome",
  [GANTRY_FRAME_TOPICS] = "topics",   [GANTRY_FRAME_OPENED] = "opened",   [GANTRY_FRAME_SNAP] = "snap",
  [GANTRY_FRAME_PUT] = "put",         [GANTRY_FRAME_BEAT] = "beat",       [GANTRY_FRAME_DIGEST] = "digest",
  [GANTRY_FRAME_BYE] = "bye",
};

const char *const gantry_outcome_words[] = {
  [GANTRY_OUTCOME_SNAPSHOT] = "snapshot",
  [GANTRY_OUTCOME_REPLAYED] = "replayed",
  [GANTRY_OUTCOME_HISTORY_LOST] = "history-lost",
  [GANTRY_OUTCOME_DENIED] = "denied",
};

const char *const gantry_source_words[] = {
  [GANTRY_SOURCE_ON] = "on",
  [GANTRY_SOURCE_OFF] = "off",
  [GANTRY_SOURCE_LOST] = "lost",
};

static void
append_quoted (GString *out, const char *text)
{
  const char *from = text;

  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    if ((guchar) *text < 0x20 || *text == '"' || *text == '\\')
      {
        g_string_append_len (out, from, text - from);
        if ((guchar) *text < 0x20)
          g_string_append_printf (out, "\\u%04x", (guint) *text);
        else
          g_string_append_printf (out, "\\%c", *text);
        from = text + 1;
      }
  g_string_append_len (out, from, text - from);
  g_string_append_c (out, '"');
}

/* ,"name": */
static void
append_name (GString *out, const char *name)
{
  g_string_append (out, ",\"");
  g_string_append (out, name);
  g_string_append (out, "\":");
}

static void
append_text (GString *out, const char *name, const char *value)
{
  append_name (out, name);
  append_quoted (out, value != NULL ? value : "");
}

static void
append_int (GString *out, const char *name, gint64 value)
{
  char digits[24];

  append_name (out, name);
  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  g_string_append (out, digits);
}

static void
append_rev (GString *out, const char *name, GantryRev rev)
{
  char text[48];

  append_name (out, name);
  g_snprintf (text, sizeof text, "\"%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT "\"", rev.major, rev.minor);
  g_string_append (out, text);
}

/* Every append writes a comma before what it appends; the first one inside of a bracket is taken away at its end. */
static void
open_bracket (GString *out, char bracket)
{
  g_string_append_c (out, bracket);
}

static void
close_bracket (GString *out, gsize from, char bracket)
{
  if (out->len > from && out->str[from] == ',')
    g_string_erase (out, from, 1);
  g_string_append_c (out, bracket);
}

static void
append_snap_object (GString *out, const GantryChange *change, const GantryChangeItem *item)
{
  gboolean own = gantry_rev_compare (item->rev, GANTRY_REV_NONE) > 0;

  g_string_append (out, ",{\"id\":");
  append_quoted (out, item->id);
  append_text (out, "scope", change->scope);
  append_rev (out, "rev", own ? item->rev : change->rev);
  append_int (out, "at", item->at != 0 ? item->at : change->at);
  append_name (out, "body");
  g_string_append (out, item->body != NULL ? item->body : "{}");
  g_string_append_c (out, '}');
}

static void
append_snap (GString *out, const GantryFrame *self)
{
  gsize from;

  append_name (out, "scopes");
  open_bracket (out, '{');
  from = out->len;
  for (guint i = 0; i < self->changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (self->changes, i);
      gsize inside;

      g_string_append_c (out, ',');
      append_quoted (out, change->scope);
      g_string_append (out, ":{");
      inside = out->len;
      append_rev (out, "rev", change->rev);
      close_bracket (out, inside, '}');
    }
  close_bracket (out, from, '}');
  append_name (out, "objects");
  open_bracket (out, '[');
  from = out->len;
  for (guint i = 0; i < self->changes->len; i++)
    {
      const GantryChange *change = g_ptr_array_index (self->changes, i);

      for (guint j = 0; j < gantry_change_get_size (change); j++)
        append_snap_object (out, change, gantry_change_get_item (change, j));
    }
  close_bracket (out, from, ']');
}

/* In a put made of several an object can be older or newer than the whole. */
static void
append_own_time (GString *out, const GantryChange *change, const GantryChangeItem *item)
{
  if (gantry_rev_compare (item->rev, GANTRY_REV_NONE) > 0 && gantry_rev_compare (item->rev, change->rev) != 0)
    append_rev (out, "rev", item->rev);
  if (item->at != 0 && item->at != change->at)
    append_int (out, "at", item->at);
}

static void
append_put_objects (GString *out, const GantryChange *change)
{
  gsize from;

  append_name (out, "objects");
  open_bracket (out, '[');
  from = out->len;
  for (guint i = 0; i < gantry_change_get_size (change); i++)
    {
      const GantryChangeItem *item = gantry_change_get_item (change, i);

      if (item->body == NULL)
        continue;
      g_string_append (out, ",{\"id\":");
      append_quoted (out, item->id);
      append_own_time (out, change, item);
      append_name (out, "body");
      g_string_append (out, item->body);
      g_string_append_c (out, '}');
    }
  close_bracket (out, from, ']');
}

static void
append_put_gone (GString *out, const GantryChange *change)
{
  gsize from;

  append_name (out, "gone");
  open_bracket (out, '[');
  from = out->len;
  for (guint i = 0; i < gantry_change_get_size (change); i++)
    if (gantry_change_get_item (change, i)->body == NULL)
      {
        g_string_append_c (out, ',');
        append_quoted (out, gantry_change_get_item (change, i)->id);
      }
  close_bracket (out, from, ']');
}

static void
append_put (GString *out, const GantryFrame *self)
{
  const GantryChange *change;

  g_return_if_fail (self->changes->len == 1);

  change = g_ptr_array_index (self->changes, 0);
  append_text (out, "scope", change->scope);
  if (change->mode != GANTRY_CHANGE_PARTIAL)
    {
      g_string_append (out, ",\"full\":true");
      append_rev (out, "base", change->base);
    }
  append_rev (out, "rev", change->rev);
  append_int (out, "at", change->at);
  append_put_objects (out, change);
  if (change->mode != GANTRY_CHANGE_PARTIAL)
    append_put_gone (out, change);
}

static void
append_topics (GString *out, const GantryFrame *self)
{
  gsize from;

  append_name (out, "topics");
  open_bracket (out, '[');
  from = out->len;
  for (guint i = 0; i < self->topics->len; i++)
    {
      const GantryTopicInfo *info = &g_array_index (self->topics, GantryTopicInfo, i);

      g_string_append (out, ",{\"topic\":");
      append_quoted (out, info->topic);
      append_int (out, "seq", info->seq);
      append_int (out, "objects", info->objects);
      g_string_append_c (out, '}');
    }
  close_bracket (out, from, ']');
}

static void
append_beat_topics (GString *out, const GantryFrame *self)
{
  gsize from;

  append_name (out, "topics");
  open_bracket (out, '{');
  from = out->len;
  for (guint i = 0; i < self->topics->len; i++)
    {
      const GantryTopicInfo *info = &g_array_index (self->topics, GantryTopicInfo, i);

      g_string_append_c (out, ',');
      append_quoted (out, info->topic);
      g_string_append_printf (out, ":%" G_GINT64_FORMAT, info->seq);
    }
  close_bracket (out, from, '}');
}

static void
append_digests (GString *out, const GantryFrame *self)
{
  gsize from;

  append_name (out, "topics");
  open_bracket (out, '{');
  from = out->len;
  for (guint i = 0; i < self->topics->len; i++)
    {
      const GantryTopicInfo *info = &g_array_index (self->topics, GantryTopicInfo, i);
      char digest[GANTRY_DIGEST_LENGTH + 1];

      gantry_digest_to_string (info->digest, digest);
      g_string_append_c (out, ',');
      append_quoted (out, info->topic);
      g_string_append_printf (out, ":{\"seq\":%" G_GINT64_FORMAT ",\"digest\":\"%s\"}", info->seq, digest);
    }
  close_bracket (out, from, '}');
}

static void
append_beat_sources (GString *out, const GantryFrame *self)
{
  gsize from;

  append_name (out, "sources");
  open_bracket (out, '[');
  from = out->len;
  for (guint i = 0; i < self->sources->len; i++)
    {
      const GantrySourceBeat *beat = &g_array_index (self->sources, GantrySourceBeat, i);

      g_string_append (out, ",{\"id\":");
      append_quoted (out, beat->id);
      append_text (out, "state", gantry_source_words[beat->state]);
      append_int (out, "heard", beat->heard);
      append_int (out, "at", beat->at);
      append_int (out, "limit", beat->limit);
      g_string_append_c (out, '}');
    }
  close_bracket (out, from, ']');
}

static void
append_opened (GString *out, const GantryFrame *self)
{
  append_int (out, "epoch", self->epoch);
  append_int (out, "seq", self->seq);
  append_text (out, "outcome", gantry_outcome_words[self->outcome]);
  if (self->outcome == GANTRY_OUTCOME_REPLAYED)
    append_int (out, "count", self->count);
  if (self->outcome == GANTRY_OUTCOME_DENIED)
    append_text (out, "why", self->text);
}

static void
append_from_seat (GString *out, const GantryFrame *self)
{
  if (self->type == GANTRY_FRAME_HELLO)
    append_text (out, "client", self->text);
  if (self->type == GANTRY_FRAME_OPEN && self->resume)
    {
      append_int (out, "epoch", self->epoch);
      append_int (out, "seq", self->seq);
    }
}

static void
append_from_relay (GString *out, const GantryFrame *self)
{
  switch (self->type)
    {
    case GANTRY_FRAME_WELCOME:
      append_text (out, "relay", self->text);
      append_text (out, "version", self->version);
      append_int (out, "time", self->time);
      append_int (out, "beat", self->beat);
      if (self->digest > 0)
        append_int (out, "digest", self->digest);
      break;
    case GANTRY_FRAME_TOPICS:
      append_topics (out, self);
      if (self->more)
        g_string_append (out, ",\"more\":true");
      break;
    case GANTRY_FRAME_OPENED:
      append_opened (out, self);
      break;
    case GANTRY_FRAME_SNAP:
      append_int (out, "epoch", self->epoch);
      append_int (out, "seq", self->seq);
      append_snap (out, self);
      if (self->more)
        g_string_append (out, ",\"more\":true");
      break;
    case GANTRY_FRAME_PUT:
      if (self->from > 0)
        append_int (out, "from", self->from);
      append_int (out, "seq", self->seq);
      append_put (out, self);
      if (self->more)
        g_string_append (out, ",\"more\":true");
      break;
    case GANTRY_FRAME_BEAT:
      append_int (out, "time", self->time);
      append_beat_topics (out, self);
      append_beat_sources (out, self);
      break;
    case GANTRY_FRAME_DIGEST:
      append_digests (out, self);
      break;
    case GANTRY_FRAME_BYE:
      append_text (out, "why", self->text);
      break;
    case GANTRY_FRAME_UNKNOWN:
    case GANTRY_FRAME_HELLO:
    case GANTRY_FRAME_OPEN:
    case GANTRY_FRAME_CLOSE:
    case GANTRY_FRAME_LIST:
    default:
      break;
    }
}

GBytes *
gantry_frame_encode (const GantryFrame *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_sized_new (256);
  g_string_append (out, "{\"t\":");
  append_quoted (out, gantry_frame_words[self->type]);
  if (self->topic != NULL)
    append_text (out, "topic", self->topic);
  append_from_seat (out, self);
  append_from_relay (out, self);
  g_string_append_c (out, '}');
  return g_string_free_to_bytes (out);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-stream"

#include "config.h"

#include "stream/frame-draft.h"

#include <string.h>

/* How many of each a frame may hold: what is made of them takes several times their bytes. */
#define MAX_OBJECTS 262144
#define MAX_SCOPES  65536
#define MAX_TOPICS  65536
#define MAX_SOURCES 4096

static void
element_clear (gpointer data)
{
  GantryDraftElement *element = data;

  g_free (element->id);
  g_free (element->scope);
  g_free (element->body);
}

void
gantry_draft_init (GantryDraft *self, const char *text, gsize length)
{
  *self = (GantryDraft) { .frame = gantry_frame_new (GANTRY_FRAME_UNKNOWN) };
  gantry_scan_init (&self->scan, text, length, GANTRY_STREAM_MAX_DEPTH);
  self->elements = g_array_new (FALSE, TRUE, sizeof (GantryDraftElement));
  g_array_set_clear_func (self->elements, element_clear);
  self->gone = g_ptr_array_new_with_free_func (g_free);
  self->scopes = g_hash_table_new (g_str_hash, g_str_equal);
}

void
gantry_draft_clear (GantryDraft *self)
{
  gantry_scan_clear (&self->scan);
  g_clear_pointer (&self->frame, gantry_frame_free);
  g_free (self->scope);
  g_array_unref (self->elements);
  g_ptr_array_unref (self->gone);
  g_hash_table_unref (self->scopes);
}

gboolean
gantry_draft_read_rev (GantryScan *scan, GantryRev *rev)
{
  g_autofree char *text = NULL;

  if (!gantry_scan_text (scan, &text))
    return FALSE;
  return gantry_rev_parse (text, rev) ? TRUE : gantry_scan_fail (scan, "not a revision “major.minor”");
}

gboolean
gantry_draft_read_name (GantryScan *scan, char **name)
{
  if (!gantry_scan_text (scan, name))
    return FALSE;
  if (**name == '\0' || strlen (*name) > GANTRY_FRAME_MAX_TOPIC)
    return gantry_scan_fail (scan, "a name that is empty or longer than 256 bytes");
  for (const char *c = *name; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return gantry_scan_fail (scan, "a name with a control character");
  return TRUE;
}

/* Which of the words the next text is. */
gboolean
gantry_draft_read_word (GantryScan *scan, const char *const *words, guint n_words, int *which)
{
  g_autofree char *text = NULL;

  if (!gantry_scan_text (scan, &text))
    return FALSE;
  for (guint i = 0; i < n_words; i++)
    if (strcmp (text, words[i]) == 0)
      {
        *which = i;
        return TRUE;
      }
  return gantry_scan_fail (scan, "not one of its words");
}

static gboolean
read_element_member (GantryScan *scan, const char *name, GantryDraftElement *element)
{
  if (strcmp (name, "id") == 0)
    return gantry_scan_text (scan, &element->id);
  if (strcmp (name, "scope") == 0)
    return gantry_scan_text (scan, &element->scope);
  if (strcmp (name, "rev") == 0)
    return gantry_draft_read_rev (scan, &element->rev);
  if (strcmp (name, "at") == 0)
    return gantry_scan_int (scan, &element->at);
  if (strcmp (name, "body") != 0)
    return gantry_scan_skip (scan);
  if (gantry_scan_peek (scan) != GANTRY_SCAN_OBJECT)
    return gantry_scan_fail (scan, "not an object");
  return gantry_scan_raw (scan, &element->body);
}

static gboolean
read_element (GantryDraft *draft)
{
  g_autofree char *name = NULL;
  GantryDraftElement *element;

  if (draft->elements->len >= MAX_OBJECTS)
    return gantry_scan_fail (&draft->scan, "too many objects");
  if (!gantry_scan_open_object (&draft->scan))
    return FALSE;
  g_array_set_size (draft->elements, draft->elements->len + 1);
  element = &g_array_index (draft->elements, GantryDraftElement, draft->elements->len - 1);
  while (gantry_scan_next_member (&draft->scan, &name))
    if (!read_element_member (&draft->scan, name, element))
      return FALSE;
  if (draft->scan.error == NULL && (element->id == NULL || *element->id == '\0' || element->body == NULL))
    return gantry_scan_fail (&draft->scan, "an object without “id” or “body”");
  return draft->scan.error == NULL;
}

gboolean
gantry_draft_read_objects (GantryDraft *draft)
{
  g_array_set_size (draft->elements, 0);
  if (!gantry_scan_open_array (&draft->scan))
    return FALSE;
  while (gantry_scan_next_element (&draft->scan))
    if (!read_element (draft))
      return FALSE;
  return draft->scan.error == NULL;
}

gboolean
gantry_draft_read_gone (GantryDraft *draft)
{
  g_ptr_array_set_size (draft->gone, 0);
  if (!gantry_scan_open_array (&draft->scan))
    return FALSE;
  while (gantry_scan_next_element (&draft->scan))
    {
      char *id = NULL;

      if (draft->gone->len >= MAX_OBJECTS)
        return gantry_scan_fail (&draft->scan, "too many objects");
      if (!gantry_scan_text (&draft->scan, &id))
        return FALSE;
      g_ptr_array_add (draft->gone, id);
    }
  return draft->scan.error == NULL;
}

static gboolean
read_scope_rev (GantryDraft *draft, const char *scope)
{
  g_autofree char *name = NULL;
  gboolean found = FALSE;
  GantryRev rev = GANTRY_REV_NONE;
  GantryChange *change;

  if (!gantry_scan_open_object (&draft->scan))
    return FALSE;
  while (gantry_scan_next_member (&draft->scan, &name))
    {
      if (strcmp (name, "rev") != 0 ? !gantry_scan_skip (&draft->scan) : !gantry_draft_read_rev (&draft->scan, &rev))
        return FALSE;
      found = found || strcmp (name, "rev") == 0;
    }
  if (draft->scan.error == NULL && !found)
    return gantry_scan_fail (&draft->scan, "a scope without “rev”");
  if (draft->scan.error != NULL)
    return FALSE;
  if (g_hash_table_contains (draft->scopes, scope))
    return gantry_scan_fail (&draft->scan, "a scope twice");
  if (draft->frame->changes->len >= MAX_SCOPES)
    return gantry_scan_fail (&draft->scan, "too many scopes");
  change = gantry_change_new ("", scope, GANTRY_CHANGE_FULL, rev, 0);
  g_ptr_array_add (draft->frame->changes, change);
  g_hash_table_insert (draft->scopes, change->scope, change);
  return TRUE;
}

gboolean
gantry_draft_read_scopes (GantryDraft *draft)
{
  g_autofree char *scope = NULL;

  if (!gantry_scan_open_object (&draft->scan))
    return FALSE;
  while (gantry_scan_next_member (&draft->scan, &scope))
    if (!read_scope_rev (draft, scope))
      return FALSE;
  return draft->scan.error == NULL;
}

static gboolean
read_topic_info (GantryDraft *draft)
{
  g_autofree char *name = NULL;
  g_autofree char *topic = NULL;
  gint64 seq = 0, objects = 0;
  gboolean good = TRUE;

  if (!gantry_scan_open_object (&draft->scan))
    return FALSE;
  while (good && gantry_scan_next_member (&draft->scan, &name))
    {
      if (strcmp (name, "topic") == 0)
        good = gantry_draft_read_name (&draft->scan, &topic);
      else if (strcmp (name, "seq") == 0)
        good = gantry_scan_int (&draft->scan, &seq);
      else if (strcmp (name, "objects") == 0)
        good = gantry_scan_int (&draft->scan, &objects);
      else
        good = gantry_scan_skip (&draft->scan);
    }
  if (draft->scan.error != NULL)
    return FALSE;
  if (topic == NULL)
    return gantry_scan_fail (&draft->scan, "an element without “topic”");
  if (draft->frame->topics->len >= MAX_TOPICS)
    return gantry_scan_fail (&draft->scan, "too many topics");
  gantry_frame_add_topic (draft->frame, topic, seq, objects);
  return TRUE;
}

gboolean
gantry_draft_read_topics (GantryDraft *draft)
{
  if (!gantry_scan_open_array (&draft->scan))
    return FALSE;
  while (gantry_scan_next_element (&draft->scan))
    if (!read_topic_info (draft))
      return FALSE;
  return draft->scan.error == NULL;
}

gboolean
gantry_draft_read_beat_topics (GantryDraft *draft)
{
  g_autofree char *topic = NULL;
  gint64 seq;

  if (!gantry_scan_open_object (&draft->scan))
    return FALSE;
  while (gantry_scan_next_member (&draft->scan, &topic))
    {
      if (!gantry_scan_int (&draft->scan, &seq))
        return FALSE;
      if (draft->frame->topics->len >= MAX_TOPICS)
        return gantry_scan_fail (&draft->scan, "too many topics");
      gantry_frame_add_topic (draft->frame, topic, seq, 0);
    }
  return draft->scan.error == NULL;
}

static gboolean
read_digest (GantryDraft *draft, const char *topic)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  GantryDigest digest;
  gint64 seq = -1;
  gboolean good = TRUE;

  if (!gantry_scan_open_object (&draft->scan))
    return FALSE;
  while (good && gantry_scan_next_member (&draft->scan, &name))
    {
      if (strcmp (name, "seq") == 0)
        good = gantry_scan_int (&draft->scan, &seq);
      else if (strcmp (name, "digest") == 0)
        good = gantry_scan_text (&draft->scan, &text);
      else
        good = gantry_scan_skip (&draft->scan);
    }
  if (draft->scan.error != NULL)
    return FALSE;
  if (seq < 0 || text == NULL || !gantry_digest_parse (text, &digest))
    return gantry_scan_fail (&draft->scan, "a topic without “seq” or a “digest” of 32 hexadecimal digits");
  if (draft->frame->topics->len >= MAX_TOPICS)
    return gantry_scan_fail (&draft->scan, "too many topics");
  gantry_frame_add_digest (draft->frame, topic, seq, digest);
  return TRUE;
}

gboolean
gantry_draft_read_digests (GantryDraft *draft)
{
  g_autofree char *topic = NULL;

  if (!gantry_scan_open_object (&draft->scan))
    return FALSE;
  while (gantry_scan_next_member (&draft->scan, &topic))
    if (!read_digest (draft, topic))
      return FALSE;
  return draft->scan.error == NULL;
}

static gboolean
read_source_member (GantryScan *scan, const char *name, GantrySourceBeat *source)
{
  int which = 0;

  if (strcmp (name, "id") == 0)
    return gantry_scan_text (scan, &source->id);
  if (strcmp (name, "heard") == 0)
    return gantry_scan_int (scan, &source->heard);
  if (strcmp (name, "at") == 0)
    return gantry_scan_int (scan, &source->at);
  if (strcmp (name, "limit") == 0)
    return gantry_scan_int (scan, &source->limit);
  if (strcmp (name, "state") != 0)
    return gantry_scan_skip (scan);
  if (!gantry_draft_read_word (scan, gantry_source_words, G_N_ELEMENTS (gantry_source_words), &which))
    return FALSE;
  source->state = which;
  return TRUE;
}

static gboolean
read_source (GantryDraft *draft)
{
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  GantrySourceBeat source = { .state = GANTRY_SOURCE_OFF };
  gboolean good = TRUE;

  if (!gantry_scan_open_object (&draft->scan))
    return FALSE;
  while (good && gantry_scan_next_member (&draft->scan, &name))
    good = read_source_member (&draft->scan, name, &source);
  id = source.id;
  if (draft->scan.error != NULL)
    return FALSE;
  if (id == NULL)
    return gantry_scan_fail (&draft->scan, "a source without “id”");
  if (draft->frame->sources->len >= MAX_SOURCES)
    return gantry_scan_fail (&draft->scan, "too many sources");
  gantry_frame_add_source (draft->frame, id, source.state, source.heard, source.at, source.limit);
  return TRUE;
}

gboolean
gantry_draft_read_sources (GantryDraft *draft)
{
  if (!gantry_scan_open_array (&draft->scan))
    return FALSE;
  while (gantry_scan_next_element (&draft->scan))
    if (!read_source (draft))
      return FALSE;
  return draft->scan.error == NULL;
}

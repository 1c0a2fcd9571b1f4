/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-stream"

#include "config.h"

#include "stream/frame-words.h"
#include "stream/scan.h"

#include <string.h>

/* How many of each a frame may hold: what is made of them takes several times their bytes. */
#define MAX_OBJECTS 262144
#define MAX_SCOPES  65536
#define MAX_TOPICS  65536
#define MAX_SOURCES 4096

/* One element of "objects". */
typedef struct
{
  char *id;
  char *scope;
  char *body;
  GantryRev rev;
  gint64 at;
} Element;

/* What a frame's members said, until they are put together. */
typedef struct
{
  GantryScan scan;
  GantryFrame *frame;
  char *scope;
  gboolean full;
  GantryRev rev;
  GantryRev base;
  gint64 at;
  GArray *elements;   /* of Element */
  GPtrArray *gone;    /* (element-type utf8) */
  GHashTable *scopes; /* scope → GantryChange (not owned: the frame's) */
} Draft;

typedef gboolean (*ReadFunc) (Draft *draft);

typedef struct
{
  const char *name;
  ReadFunc read;
  gboolean optional;
} Member;

static void
element_clear (gpointer data)
{
  Element *element = data;

  g_free (element->id);
  g_free (element->scope);
  g_free (element->body);
}

static void
draft_init (Draft *self, const char *text, gsize length)
{
  *self = (Draft) { .frame = gantry_frame_new (GANTRY_FRAME_UNKNOWN) };
  gantry_scan_init (&self->scan, text, length, GANTRY_STREAM_MAX_DEPTH);
  self->elements = g_array_new (FALSE, TRUE, sizeof (Element));
  g_array_set_clear_func (self->elements, element_clear);
  self->gone = g_ptr_array_new_with_free_func (g_free);
  self->scopes = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
draft_clear (Draft *self)
{
  gantry_scan_clear (&self->scan);
  g_clear_pointer (&self->frame, gantry_frame_free);
  g_free (self->scope);
  g_array_unref (self->elements);
  g_ptr_array_unref (self->gone);
  g_hash_table_unref (self->scopes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static gboolean
read_rev_into (GantryScan *scan, GantryRev *rev)
{
  g_autofree char *text = NULL;

  if (!gantry_scan_text (scan, &text))
    return FALSE;
  return gantry_rev_parse (text, rev) ? TRUE : gantry_scan_fail (scan, "not a revision “major.minor”");
}

static gboolean
read_name_into (GantryScan *scan, char **name)
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
static gboolean
read_word_into (GantryScan *scan, const char *const *words, guint n_words, int *which)
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
read_topic (Draft *draft)
{
  return read_name_into (&draft->scan, &draft->frame->topic);
}

static gboolean
read_epoch (Draft *draft)
{
  return gantry_scan_int (&draft->scan, &draft->frame->epoch);
}

static gboolean
read_resume_epoch (Draft *draft)
{
  draft->frame->resume = TRUE;
  return read_epoch (draft);
}

static gboolean
read_seq (Draft *draft)
{
  return gantry_scan_int (&draft->scan, &draft->frame->seq);
}

static gboolean
read_count (Draft *draft)
{
  return gantry_scan_int (&draft->scan, &draft->frame->count);
}

static gboolean
read_time (Draft *draft)
{
  return gantry_scan_int (&draft->scan, &draft->frame->time);
}

static gboolean
read_period (Draft *draft)
{
  if (!gantry_scan_int (&draft->scan, &draft->frame->beat))
    return FALSE;
  if (draft->frame->beat < 10 || draft->frame->beat > 60 * 1000)
    return gantry_scan_fail (&draft->scan, "not a period of 10 ms to 60 s");
  return TRUE;
}

static gboolean
read_text (Draft *draft)
{
  return gantry_scan_text (&draft->scan, &draft->frame->text);
}

static gboolean
read_version (Draft *draft)
{
  return gantry_scan_text (&draft->scan, &draft->frame->version);
}

static gboolean
read_more (Draft *draft)
{
  return gantry_scan_bool (&draft->scan, &draft->frame->more);
}

static gboolean
read_outcome (Draft *draft)
{
  int which = 0;

  if (!read_word_into (&draft->scan, gantry_outcome_words, G_N_ELEMENTS (gantry_outcome_words), &which))
    return FALSE;
  draft->frame->outcome = which;
  return TRUE;
}

static gboolean
read_scope (Draft *draft)
{
  return read_name_into (&draft->scan, &draft->scope);
}

static gboolean
read_full (Draft *draft)
{
  return gantry_scan_bool (&draft->scan, &draft->full);
}

static gboolean
read_rev (Draft *draft)
{
  return read_rev_into (&draft->scan, &draft->rev);
}

static gboolean
read_base (Draft *draft)
{
  return read_rev_into (&draft->scan, &draft->base);
}

static gboolean
read_at (Draft *draft)
{
  return gantry_scan_int (&draft->scan, &draft->at);
}

static gboolean
read_element_member (GantryScan *scan, const char *name, Element *element)
{
  if (strcmp (name, "id") == 0)
    return gantry_scan_text (scan, &element->id);
  if (strcmp (name, "scope") == 0)
    return gantry_scan_text (scan, &element->scope);
  if (strcmp (name, "rev") == 0)
    return read_rev_into (scan, &element->rev);
  if (strcmp (name, "at") == 0)
    return gantry_scan_int (scan, &element->at);
  if (strcmp (name, "body") != 0)
    return gantry_scan_skip (scan);
  if (gantry_scan_peek (scan) != GANTRY_SCAN_OBJECT)
    return gantry_scan_fail (scan, "not an object");
  return gantry_scan_raw (scan, &element->body);
}

static gboolean
read_element (Draft *draft)
{
  g_autofree char *name = NULL;
  Element *element;

  if (draft->elements->len >= MAX_OBJECTS)
    return gantry_scan_fail (&draft->scan, "too many objects");
  if (!gantry_scan_open_object (&draft->scan))
    return FALSE;
  g_array_set_size (draft->elements, draft->elements->len + 1);
  element = &g_array_index (draft->elements, Element, draft->elements->len - 1);
  while (gantry_scan_next_member (&draft->scan, &name))
    if (!read_element_member (&draft->scan, name, element))
      return FALSE;
  if (draft->scan.error == NULL && (element->id == NULL || *element->id == '\0' || element->body == NULL))
    return gantry_scan_fail (&draft->scan, "an object without “id” or “body”");
  return draft->scan.error == NULL;
}

static gboolean
read_objects (Draft *draft)
{
  g_array_set_size (draft->elements, 0);
  if (!gantry_scan_open_array (&draft->scan))
    return FALSE;
  while (gantry_scan_next_element (&draft->scan))
    if (!read_element (draft))
      return FALSE;
  return draft->scan.error == NULL;
}

static gboolean
read_gone (Draft *draft)
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
read_scope_rev (Draft *draft, const char *scope)
{
  g_autofree char *name = NULL;
  gboolean found = FALSE;
  GantryRev rev = GANTRY_REV_NONE;
  GantryChange *change;

  if (!gantry_scan_open_object (&draft->scan))
    return FALSE;
  while (gantry_scan_next_member (&draft->scan, &name))
    {
      if (strcmp (name, "rev") != 0 ? !gantry_scan_skip (&draft->scan) : !read_rev_into (&draft->scan, &rev))
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

static gboolean
read_scopes (Draft *draft)
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
read_topic_info (Draft *draft)
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
        good = read_name_into (&draft->scan, &topic);
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

static gboolean
read_topics (Draft *draft)
{
  if (!gantry_scan_open_array (&draft->scan))
    return FALSE;
  while (gantry_scan_next_element (&draft->scan))
    if (!read_topic_info (draft))
      return FALSE;
  return draft->scan.error == NULL;
}

static gboolean
read_beat_topics (Draft *draft)
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
  if (!read_word_into (scan, gantry_source_words, G_N_ELEMENTS (gantry_source_words), &which))
    return FALSE;
  source->state = which;
  return TRUE;
}

static gboolean
read_source (Draft *draft)
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

static gboolean
read_sources (Draft *draft)
{
  if (!gantry_scan_open_array (&draft->scan))
    return FALSE;
  while (gantry_scan_next_element (&draft->scan))
    if (!read_source (draft))
      return FALSE;
  return draft->scan.error == NULL;
}

#define END { NULL, NULL, FALSE }

static const Member hello_members[] = { { "client", read_text, FALSE }, END };
static const Member open_members[] = {
  { "topic", read_topic, FALSE }, { "epoch", read_resume_epoch, TRUE }, { "seq", read_seq, TRUE }, END
};
static const Member close_members[] = { { "topic", read_topic, FALSE }, END };
static const Member list_members[] = { END };
static const Member welcome_members[] = {
  { "relay", read_text, FALSE }, { "version", read_version, FALSE }, { "time", read_time, FALSE },
  { "beat", read_period, FALSE }, END
};
static const Member topics_members[] = { { "topics", read_topics, FALSE }, { "more", read_more, TRUE }, END };
static const Member opened_members[] = {
  { "topic", read_topic, FALSE }, { "epoch", read_epoch, FALSE }, { "seq", read_seq, FALSE },
  { "outcome", read_outcome, FALSE }, { "count", read_count, TRUE }, { "why", read_text, TRUE }, END
};
static const Member snap_members[] = {
  { "topic", read_topic, FALSE }, { "epoch", read_epoch, FALSE }, { "seq", read_seq, FALSE },
  { "scopes", read_scopes, FALSE }, { "objects", read_objects, FALSE }, { "more", read_more, TRUE }, END
};
static const Member put_members[] = {
  { "topic", read_topic, FALSE }, { "seq", read_seq, FALSE }, { "scope", read_scope, FALSE },
  { "rev", read_rev, FALSE }, { "at", read_at, FALSE }, { "full", read_full, TRUE }, { "base", read_base, TRUE },
  { "objects", read_objects, TRUE }, { "gone", read_gone, TRUE }, END
};
static const Member beat_members[] = {
  { "time", read_time, FALSE }, { "topics", read_beat_topics, FALSE }, { "sources", read_sources, TRUE }, END
};
static const Member bye_members[] = { { "why", read_text, FALSE }, END };

static const Member *const members_of[] = {
  [GANTRY_FRAME_UNKNOWN] = list_members,  [GANTRY_FRAME_HELLO] = hello_members,
  [GANTRY_FRAME_OPEN] = open_members,     [GANTRY_FRAME_CLOSE] = close_members,
  [GANTRY_FRAME_LIST] = list_members,     [GANTRY_FRAME_WELCOME] = welcome_members,
  [GANTRY_FRAME_TOPICS] = topics_members, [GANTRY_FRAME_OPENED] = opened_members,
  [GANTRY_FRAME_SNAP] = snap_members,     [GANTRY_FRAME_PUT] = put_members,
  [GANTRY_FRAME_BEAT] = beat_members,     [GANTRY_FRAME_BYE] = bye_members,
};

/* The type, from a first look at the outermost members: what the others must be depends on it. */
static gboolean
find_type (Draft *draft)
{
  GantryScan scan;
  g_autofree char *name = NULL;
  g_autofree char *type = NULL;

  gantry_scan_init (&scan, draft->scan.text, draft->scan.length, GANTRY_STREAM_MAX_DEPTH);
  if (gantry_scan_open_object (&scan))
    while (type == NULL && gantry_scan_next_member (&scan, &name))
      if (strcmp (name, "t") == 0 ? !gantry_scan_text (&scan, &type) : !gantry_scan_skip (&scan))
        break;
  if (scan.error == NULL && type == NULL)
    gantry_scan_fail (&scan, "no “t”");
  draft->scan.error = g_steal_pointer (&scan.error);
  gantry_scan_clear (&scan);
  for (guint i = GANTRY_FRAME_UNKNOWN + 1; type != NULL && i < G_N_ELEMENTS (gantry_frame_words); i++)
    if (strcmp (type, gantry_frame_words[i]) == 0)
      draft->frame->type = i;
  return draft->scan.error == NULL;
}

static gboolean
check_members (Draft *draft, const Member *members, guint seen)
{
  for (guint i = 0; members[i].name != NULL; i++)
    if (!members[i].optional && (seen & (1u << i)) == 0)
      {
        draft->scan.error = g_strdup_printf ("“%s” is missing", members[i].name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_members (Draft *draft)
{
  const Member *members = members_of[draft->frame->type];
  g_autofree char *name = NULL;
  guint seen = 0, i;

  if (!gantry_scan_open_object (&draft->scan))
    return FALSE;
  while (gantry_scan_next_member (&draft->scan, &name))
    {
      for (i = 0; members[i].name != NULL && strcmp (members[i].name, name) != 0; i++)
        ;
      if (members[i].name != NULL && (seen & (1u << i)) != 0)
        return gantry_scan_fail (&draft->scan, "given twice");
      if (members[i].name == NULL ? !gantry_scan_skip (&draft->scan) : !members[i].read (draft))
        return FALSE;
      if (members[i].name != NULL)
        seen |= 1u << i;
    }
  return gantry_scan_end (&draft->scan) && check_members (draft, members, seen);
}

static gboolean
finish_snap (Draft *draft)
{
  for (guint i = 0; i < draft->elements->len; i++)
    {
      Element *element = &g_array_index (draft->elements, Element, i);
      GantryChange *change = element->scope != NULL ? g_hash_table_lookup (draft->scopes, element->scope) : NULL;
      GantryChangeItem *item;

      if (change == NULL)
        {
          draft->scan.error = g_strdup_printf ("“objects”: “%.40s” is of no scope of this snapshot", element->id);
          return FALSE;
        }
      item = gantry_change_take (change, element->id, g_steal_pointer (&element->body));
      item->rev = element->rev;
      item->at = element->at;
    }
  for (guint i = 0; i < draft->frame->changes->len; i++)
    {
      GantryChange *change = g_ptr_array_index (draft->frame->changes, i);

      g_free (change->topic);
      change->topic = g_strdup (draft->frame->topic);
    }
  return TRUE;
}

static gboolean
finish_put (Draft *draft)
{
  GantryChange *change = gantry_change_new (draft->frame->topic, draft->scope,
                                            draft->full ? GANTRY_CHANGE_DELTA : GANTRY_CHANGE_PARTIAL, draft->rev, draft->at);

  g_ptr_array_add (draft->frame->changes, change);
  if (!draft->full && draft->gone->len > 0)
    {
      draft->scan.error = g_strdup ("“gone” in a put that is not full");
      return FALSE;
    }
  change->base = draft->base;
  for (guint i = 0; i < draft->elements->len; i++)
    {
      Element *element = &g_array_index (draft->elements, Element, i);

      gantry_change_take (change, element->id, g_steal_pointer (&element->body));
    }
  for (guint i = 0; i < draft->gone->len; i++)
    gantry_change_take (change, g_ptr_array_index (draft->gone, i), NULL);
  return TRUE;
}

/* A place to go on from is an epoch and a number, or neither. */
static gboolean
finish_open (Draft *draft)
{
  GantryFrame *frame = draft->frame;

  if (frame->resume != (frame->seq >= 0))
    {
      draft->scan.error = g_strdup ("“epoch” and “seq” go together");
      return FALSE;
    }
  frame->seq = MAX (frame->seq, 0);
  return TRUE;
}

static gboolean
decode (Draft *draft)
{
  const char *bad;

  if (!g_utf8_validate_len (draft->scan.text, draft->scan.length, &bad))
    {
      draft->scan.error = g_strdup_printf ("not UTF-8 at byte %" G_GSIZE_FORMAT, (gsize) (bad - draft->scan.text));
      return FALSE;
    }
  if (!find_type (draft))
    return FALSE;
  if (draft->frame->type == GANTRY_FRAME_OPEN)
    draft->frame->seq = -1; /* until given */
  if (!read_members (draft))
    return FALSE;
  if (draft->frame->type == GANTRY_FRAME_OPEN)
    return finish_open (draft);
  if (draft->frame->type == GANTRY_FRAME_SNAP)
    return finish_snap (draft);
  if (draft->frame->type == GANTRY_FRAME_PUT)
    return finish_put (draft);
  return TRUE;
}

GantryFrame *
gantry_frame_decode (const char *text, gsize length, gsize max_size, GError **error)
{
  g_auto (Draft) draft = { 0 };

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  draft_init (&draft, text, length);
  if (length > max_size)
    draft.scan.error = g_strdup_printf ("%" G_GSIZE_FORMAT " bytes, at most %" G_GSIZE_FORMAT " are taken", length, max_size);
  else if (decode (&draft))
    return g_steal_pointer (&draft.frame);
  if (draft.frame->type != GANTRY_FRAME_UNKNOWN)
    g_set_error (error, GANTRY_STREAM_ERROR, GANTRY_STREAM_ERROR_BAD_FRAME, "bad “%s” frame: %s",
                 gantry_frame_words[draft.frame->type], draft.scan.error);
  else
    g_set_error (error, GANTRY_STREAM_ERROR, GANTRY_STREAM_ERROR_BAD_FRAME, "bad frame: %s", draft.scan.error);
  return NULL;
}

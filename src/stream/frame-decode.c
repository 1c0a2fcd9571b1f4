/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-stream"

#include "config.h"

#include "stream/frame-draft.h"

#include <string.h>

typedef gboolean (*ReadFunc) (GantryDraft *draft);

typedef struct
{
  const char *name;
  ReadFunc read;
  gboolean optional;
} Member;

static gboolean
read_topic (GantryDraft *draft)
{
  return gantry_draft_read_name (&draft->scan, &draft->frame->topic);
}

static gboolean
read_epoch (GantryDraft *draft)
{
  return gantry_scan_int (&draft->scan, &draft->frame->epoch);
}

static gboolean
read_resume_epoch (GantryDraft *draft)
{
  draft->frame->resume = TRUE;
  return read_epoch (draft);
}

static gboolean
read_seq (GantryDraft *draft)
{
  return gantry_scan_int (&draft->scan, &draft->frame->seq);
}

static gboolean
read_from (GantryDraft *draft)
{
  if (!gantry_scan_int (&draft->scan, &draft->frame->from))
    return FALSE;
  return draft->frame->from > 0 ? TRUE : gantry_scan_fail (&draft->scan, "not the number of a put");
}

static gboolean
read_count (GantryDraft *draft)
{
  return gantry_scan_int (&draft->scan, &draft->frame->count);
}

static gboolean
read_time (GantryDraft *draft)
{
  return gantry_scan_int (&draft->scan, &draft->frame->time);
}

static gboolean
read_period (GantryDraft *draft)
{
  if (!gantry_scan_int (&draft->scan, &draft->frame->beat))
    return FALSE;
  if (draft->frame->beat < 10 || draft->frame->beat > 60 * 1000)
    return gantry_scan_fail (&draft->scan, "not a period of 10 ms to 60 s");
  return TRUE;
}

static gboolean
read_digest_period (GantryDraft *draft)
{
  return gantry_scan_int (&draft->scan, &draft->frame->digest);
}

static gboolean
read_text (GantryDraft *draft)
{
  return gantry_scan_text (&draft->scan, &draft->frame->text);
}

static gboolean
read_version (GantryDraft *draft)
{
  return gantry_scan_text (&draft->scan, &draft->frame->version);
}

static gboolean
read_more (GantryDraft *draft)
{
  return gantry_scan_bool (&draft->scan, &draft->frame->more);
}

static gboolean
read_outcome (GantryDraft *draft)
{
  int which = 0;

  if (!gantry_draft_read_word (&draft->scan, gantry_outcome_words, G_N_ELEMENTS (gantry_outcome_words), &which))
    return FALSE;
  draft->frame->outcome = which;
  return TRUE;
}

static gboolean
read_scope (GantryDraft *draft)
{
  return gantry_draft_read_name (&draft->scan, &draft->scope);
}

static gboolean
read_full (GantryDraft *draft)
{
  return gantry_scan_bool (&draft->scan, &draft->full);
}

static gboolean
read_rev (GantryDraft *draft)
{
  return gantry_draft_read_rev (&draft->scan, &draft->rev);
}

static gboolean
read_base (GantryDraft *draft)
{
  return gantry_draft_read_rev (&draft->scan, &draft->base);
}

static gboolean
read_at (GantryDraft *draft)
{
  return gantry_scan_int (&draft->scan, &draft->at);
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
  { "beat", read_period, FALSE }, { "digest", read_digest_period, TRUE }, END
};
static const Member topics_members[] = { { "topics", gantry_draft_read_topics, FALSE }, { "more", read_more, TRUE }, END };
static const Member opened_members[] = {
  { "topic", read_topic, FALSE }, { "epoch", read_epoch, FALSE }, { "seq", read_seq, FALSE },
  { "outcome", read_outcome, FALSE }, { "count", read_count, TRUE }, { "why", read_text, TRUE }, END
};
static const Member snap_members[] = {
  { "topic", read_topic, FALSE }, { "epoch", read_epoch, FALSE }, { "seq", read_seq, FALSE },
  { "scopes", gantry_draft_read_scopes, FALSE }, { "objects", gantry_draft_read_objects, FALSE },
  { "more", read_more, TRUE }, END
};
static const Member put_members[] = {
  { "topic", read_topic, FALSE }, { "seq", read_seq, FALSE }, { "scope", read_scope, FALSE },
  { "rev", read_rev, FALSE }, { "at", read_at, FALSE }, { "full", read_full, TRUE }, { "base", read_base, TRUE },
  { "objects", gantry_draft_read_objects, TRUE }, { "gone", gantry_draft_read_gone, TRUE },
  { "from", read_from, TRUE }, { "more", read_more, TRUE }, END
};
static const Member beat_members[] = {
  { "time", read_time, FALSE }, { "topics", gantry_draft_read_beat_topics, FALSE },
  { "sources", gantry_draft_read_sources, TRUE }, END
};
static const Member digest_members[] = { { "topics", gantry_draft_read_digests, FALSE }, END };
static const Member bye_members[] = { { "why", read_text, FALSE }, END };

static const Member *const members_of[] = {
  [GANTRY_FRAME_UNKNOWN] = list_members,  [GANTRY_FRAME_HELLO] = hello_members,
  [GANTRY_FRAME_OPEN] = open_members,     [GANTRY_FRAME_CLOSE] = close_members,
  [GANTRY_FRAME_LIST] = list_members,     [GANTRY_FRAME_WELCOME] = welcome_members,
  [GANTRY_FRAME_TOPICS] = topics_members, [GANTRY_FRAME_OPENED] = opened_members,
  [GANTRY_FRAME_SNAP] = snap_members,     [GANTRY_FRAME_PUT] = put_members,
  [GANTRY_FRAME_BEAT] = beat_members,     [GANTRY_FRAME_DIGEST] = digest_members,
  [GANTRY_FRAME_BYE] = bye_members,
};

/* The type, from a first look at the outermost members: what the others must be depends on it. */
static gboolean
find_type (GantryDraft *draft)
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
check_members (GantryDraft *draft, const Member *members, guint seen)
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
read_members (GantryDraft *draft)
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
finish_snap (GantryDraft *draft)
{
  for (guint i = 0; i < draft->elements->len; i++)
    {
      GantryDraftElement *element = &g_array_index (draft->elements, GantryDraftElement, i);
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
finish_put (GantryDraft *draft)
{
  GantryChange *change = gantry_change_new (draft->frame->topic, draft->scope,
                                            draft->full ? GANTRY_CHANGE_DELTA : GANTRY_CHANGE_PARTIAL, draft->rev, draft->at);

  g_ptr_array_add (draft->frame->changes, change);
  if (!draft->full && draft->gone->len > 0)
    {
      draft->scan.error = g_strdup ("“gone” in a put that is not full");
      return FALSE;
    }
  if (draft->frame->from > draft->frame->seq)
    {
      draft->scan.error = g_strdup ("“from” is behind “seq”");
      return FALSE;
    }
  change->base = draft->base;
  for (guint i = 0; i < draft->elements->len; i++)
    {
      GantryDraftElement *element = &g_array_index (draft->elements, GantryDraftElement, i);
      GantryChangeItem *item;

      item = gantry_change_take (change, element->id, g_steal_pointer (&element->body));
      item->rev = element->rev;
      item->at = element->at;
    }
  for (guint i = 0; i < draft->gone->len; i++)
    gantry_change_take (change, g_ptr_array_index (draft->gone, i), NULL);
  return TRUE;
}

/* A place to go on from is an epoch and a number, or neither. */
static gboolean
finish_open (GantryDraft *draft)
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
decode (GantryDraft *draft)
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
  g_auto (GantryDraft) draft = { 0 };

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  gantry_draft_init (&draft, text, length);
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

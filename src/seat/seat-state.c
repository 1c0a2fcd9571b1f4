/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/seat-private.h"

#include "model/json.h"
#include "seat/link.h"

#include <string.h>

/* How old what the seat shows is: all of it worked out from the links' last words when somebody asks. */

#define LATE_BEATS  2
#define STALE_BEATS 6

/* By the time 'delay' ms ago: what has happened since is not shown yet. Better is lower in the enumeration but for CONNECTING,
 * which is before everything, and CACHED, which no link is. */
static GantrySeatState
judge_link (GantrySeat *self, GantryLink *link, const char *topic, gint64 delay, gint64 *age)
{
  gint64 now = gantry_seat_get_now (self) - delay * 1000;
  gint64 word = gantry_link_get_last_word (link);
  gint64 gap = gantry_link_get_gap_since (link, topic);
  gint64 period = gantry_link_get_beat (link);

  if (word == 0)
    return GANTRY_SEAT_STATE_CONNECTING;
  *age = MAX (now - word, 0) / 1000;
  if (*age > STALE_BEATS * period)
    return GANTRY_SEAT_STATE_STALE;
  if (gap != 0 && now - gap > LATE_BEATS * period * 1000)
    return GANTRY_SEAT_STATE_STALE;
  if (*age <= LATE_BEATS * period)
    return GANTRY_SEAT_STATE_LIVE;
  return gantry_link_is_up (link) ? GANTRY_SEAT_STATE_LATE : GANTRY_SEAT_STATE_STALE;
}

/* The best of the links: one good line is enough. */
static GantrySeatState
judge (GantrySeat *self, const char *topic, gint64 delay, gint64 *age)
{
  GantrySeatState best = GANTRY_SEAT_STATE_CONNECTING;
  gint64 as_of, copied;

  *age = 0;
  for (guint i = 0; i < self->links->len; i++)
    {
      gint64 link_age = 0;
      GantrySeatState state = judge_link (self, g_ptr_array_index (self->links, i), topic, delay, &link_age);

      if (state == GANTRY_SEAT_STATE_CONNECTING)
        continue;
      if (best == GANTRY_SEAT_STATE_CONNECTING || state < best || (state == best && link_age < *age))
        {
          best = state;
          *age = link_age;
        }
    }
  if (best == GANTRY_SEAT_STATE_CONNECTING && gantry_seat_cache_get_copy (self, topic, &as_of, &copied))
    return GANTRY_SEAT_STATE_CACHED;
  return best;
}

/* The beat of the link that was heard last. */
static GantryLink *
find_freshest (GantrySeat *self)
{
  GantryLink *best = NULL;

  for (guint i = 0; i < self->links->len; i++)
    {
      GantryLink *link = g_ptr_array_index (self->links, i);

      if (gantry_link_get_sources (link) != NULL &&
          (best == NULL || gantry_link_get_last_word (link) > gantry_link_get_last_word (best)))
        best = link;
    }
  return best;
}

static const GantrySourceBeat *
find_source (GantryLink *link, const char *id)
{
  GArray *sources = link != NULL ? gantry_link_get_sources (link) : NULL;

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    if (strcmp (g_array_index (sources, GantrySourceBeat, i).id, id) == 0)
      return &g_array_index (sources, GantrySourceBeat, i);
  return NULL;
}

/* Nothing that should be sending is: at least one source is lost, none is on. */
static gboolean
all_lost (GantryLink *link)
{
  GArray *sources = link != NULL ? gantry_link_get_sources (link) : NULL;
  gboolean lost = FALSE;

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      GantrySourceState state = g_array_index (sources, GantrySourceBeat, i).state;

      if (state == GANTRY_SOURCE_ON)
        return FALSE;
      lost |= state == GANTRY_SOURCE_LOST;
    }
  return lost;
}

/* ms since one of them was heard last. */
static gint64
get_silence (GantryLink *link)
{
  GArray *sources = gantry_link_get_sources (link);
  gint64 silence = G_MAXINT64;

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    if (g_array_index (sources, GantrySourceBeat, i).state == GANTRY_SOURCE_LOST)
      silence = MIN (silence, g_array_index (sources, GantrySourceBeat, i).heard);
  return silence != G_MAXINT64 ? silence : 0;
}

static gboolean
is_heard (GantrySeatState state)
{
  return state != GANTRY_SEAT_STATE_CONNECTING && state != GANTRY_SEAT_STATE_CACHED;
}

static GantrySeatState
judge_seat (GantrySeat *self, gint64 *age)
{
  GantrySeatState state = judge (self, NULL, 0, age);
  GantryLink *link = find_freshest (self);

  if (!is_heard (state) || !all_lost (link))
    return state;
  *age += get_silence (link);
  return GANTRY_SEAT_STATE_STALE;
}

GantrySeatState
gantry_seat_get_state (GantrySeat *self)
{
  gint64 age;

  g_return_val_if_fail (GANTRY_IS_SEAT (self), GANTRY_SEAT_STATE_CONNECTING);

  return judge_seat (self, &age);
}

gint64
gantry_seat_get_age (GantrySeat *self)
{
  gint64 age;

  g_return_val_if_fail (GANTRY_IS_SEAT (self), 0);

  judge (self, NULL, 0, &age);
  return age;
}

/* Which source feeds a topic: a unit's head says it. (nullable) */
static const GantrySourceBeat *
find_source_of_topic (GantrySeat *self, const char *topic)
{
  GantryObject *head = gantry_documents_lookup (self->arrived, topic, "head");
  const char *id = head != NULL ? gantry_json_get_text (gantry_object_get_json (head), "source") : "";

  return *id != '\0' ? find_source (find_freshest (self), id) : NULL;
}

/* What the delay has not come to yet does not count. */
static GantrySeatState
judge_topic (GantrySeat *self, const char *topic, gint64 *age)
{
  gint64 delay = gantry_seat_get_delay (self), silence;
  GantrySeatState state = judge (self, topic, delay, age);
  const GantrySourceBeat *source = is_heard (state) ? find_source_of_topic (self, topic) : NULL;

  if (source == NULL || source->state != GANTRY_SOURCE_LOST)
    return state;
  silence = gantry_seat_get_age (self) + source->heard - delay;
  if (delay > 0 && silence <= source->limit)
    return state;
  *age = MAX (silence, 0);
  return GANTRY_SEAT_STATE_STALE;
}

GantrySeatState
gantry_seat_get_topic_state (GantrySeat *self, const char *topic, gint64 *age)
{
  GantrySeatState state;
  gint64 topic_age;

  g_return_val_if_fail (GANTRY_IS_SEAT (self) && topic != NULL, GANTRY_SEAT_STATE_CONNECTING);

  state = judge_topic (self, topic, &topic_age);
  if (age != NULL)
    *age = topic_age;
  return state;
}

void
gantry_seat_get_standing (GantrySeat *self, const char *topic, GantryStanding *standing)
{
  gint64 delay, shown;

  g_return_if_fail (GANTRY_IS_SEAT (self) && standing != NULL);

  *standing = (GantryStanding) { 0 };
  delay = gantry_seat_get_delay (self);
  shown = gantry_seat_get_source_time (self);
  standing->delayed = delay > 0;
  if (topic != NULL)
    standing->state = judge_topic (self, topic, &standing->age);
  else
    standing->state = judge_seat (self, &standing->age);
  if (standing->state == GANTRY_SEAT_STATE_CACHED)
    gantry_seat_cache_get_copy (self, topic, &standing->as_of, &standing->copied);
  else if (shown > 0 && standing->state == GANTRY_SEAT_STATE_LIVE)
    standing->as_of = shown;
  else if (shown > 0 && is_heard (standing->state))
    standing->as_of = shown - (topic != NULL ? standing->age : MAX (standing->age - delay, 0));
}

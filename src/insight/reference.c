/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-insight"

#include "config.h"

#include "insight/reference.h"

#include "insight/pace.h"

#include <string.h>

static const char *const names[] = { "leader", "ahead", "cut", "record", "best", "athlete" };

static gboolean
takes_key (GantryReferenceKind kind)
{
  return kind == GANTRY_REFERENCE_RECORD || kind == GANTRY_REFERENCE_ATHLETE;
}

GantryReference *
gantry_reference_new (GantryReferenceKind kind, const char *key)
{
  GantryReference *self;

  g_return_val_if_fail (takes_key (kind) == (key != NULL && *key != '\0'), NULL);

  self = g_new0 (GantryReference, 1);
  self->kind = kind;
  self->key = g_strdup (key);
  return self;
}

GantryReference *
gantry_reference_parse (const char *text)
{
  const char *key;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  length = strcspn (text, ":");
  key = text[length] == ':' ? text + length + 1 : "";
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && strncmp (names[i], text, length) == 0)
      {
        if (takes_key (i) ? *key == '\0' : text[length] != '\0')
          return NULL;
        return gantry_reference_new (i, takes_key (i) ? key : NULL);
      }
  return NULL;
}

char *
gantry_reference_dup_text (const GantryReference *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return takes_key (self->kind) ? g_strconcat (names[self->kind], ":", self->key, NULL) : g_strdup (names[self->kind]);
}

GantryReference *
gantry_reference_copy (const GantryReference *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gantry_reference_new (self->kind, self->key);
}

gboolean
gantry_reference_equal (const GantryReference *a, const GantryReference *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && g_strcmp0 (a->key, b->key) == 0;
}

void
gantry_reference_free (GantryReference *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self);
}

/* The next better mark: the worst of those that are better. */
static GantryMark
find_ahead (const GantryStandings *standings, guint entrant, int point)
{
  GantryMark own = gantry_standings_get_mark (standings, entrant, point);
  GantryMark ahead = GANTRY_MARK_INIT_NONE;

  for (guint i = 0; own.kind != GANTRY_MARK_NONE && i < standings->n_entrants; i++)
    {
      GantryMark mark = gantry_standings_get_mark (standings, i, point);

      if (i == entrant || standings->entrants[i].out || mark.kind != own.kind || !gantry_standings_is_better (standings, mark, own))
        continue;
      if (ahead.kind == GANTRY_MARK_NONE || gantry_standings_is_better (standings, ahead, mark))
        ahead = mark;
    }
  return ahead;
}

/* The last place that goes on: by the source's own marks once it has given them, else by the number of places. */
static GantryMark
find_cut (const GantryStandings *standings, int point)
{
  guint qualified = 0;

  for (guint i = 0; i < standings->n_entrants; i++)
    qualified += standings->entrants[i].qualified && !standings->entrants[i].out;
  if (qualified == 0)
    qualified = standings->places;
  return qualified > 0 ? gantry_standings_get_nth (standings, qualified, point, G_MAXUINT) : GANTRY_MARK_INIT_NONE;
}

static GantryMark
find_record_mark (const GantryStandings *standings, const char *type, int point)
{
  guint record = gantry_standings_find_record (standings, type);

  if (record == G_MAXUINT)
    return GANTRY_MARK_INIT_NONE;
  if (point == GANTRY_POINT_RESULT)
    return standings->records[record].result;
  return standings->records[record].points != NULL ? standings->records[record].points[point] : GANTRY_MARK_INIT_NONE;
}

/* Whoever the source ranks first there, else whose mark is the best. */
static guint
find_first_at (const GantryStandings *standings, int point)
{
  GantryMark best = gantry_standings_get_nth (standings, 1, point, G_MAXUINT);
  guint first = G_MAXUINT;

  for (guint i = 0; best.kind != GANTRY_MARK_NONE && i < standings->n_entrants; i++)
    {
      GantryMark mark = gantry_standings_get_mark (standings, i, point);

      if (standings->entrants[i].out || mark.kind == GANTRY_MARK_NONE)
        continue;
      if (gantry_standings_get_source_rank (standings, i, point) == 1)
        return i;
      if (first == G_MAXUINT && !gantry_standings_is_better (standings, best, mark))
        first = i;
    }
  return first;
}

/* The order of the source is that of lanes or bibs with some, until the end: where all perform at the same time, the front is
 * at the last point that anybody came to. */
static guint
find_front (const GantryStandings *standings)
{
  guint first = find_first_at (standings, GANTRY_POINT_RESULT);

  for (int point = (int) standings->n_points - 1; first == G_MAXUINT && point >= 0; point--)
    first = find_first_at (standings, point);
  return first;
}

static guint
find_leader (const GantryStandings *standings)
{
  if (standings->beside && gantry_standings_has_splits (standings) && !standings->sums)
    return find_front (standings);
  for (guint i = 0; i < standings->n_entrants; i++)
    if (!standings->entrants[i].out && (standings->entrants[i].result.kind != GANTRY_MARK_NONE ||
                                        gantry_standings_get_reached (standings, i) >= 0))
      return i;
  return G_MAXUINT;
}

guint
gantry_reference_get_entrant (const GantryReference *self, const GantryStandings *standings)
{
  g_return_val_if_fail (self != NULL && standings != NULL, G_MAXUINT);

  if (self->kind == GANTRY_REFERENCE_LEADER)
    return find_leader (standings);
  return self->kind == GANTRY_REFERENCE_ATHLETE ? gantry_standings_find (standings, self->key) : G_MAXUINT;
}

static GantryMark
get_mark_of (const GantryStandings *standings, guint other, int point)
{
  return other != G_MAXUINT ? gantry_standings_get_mark (standings, other, point) : GANTRY_MARK_INIT_NONE;
}

GantryMark
gantry_reference_get_mark (const GantryReference *self, const GantryStandings *standings, guint entrant, int point)
{
  g_return_val_if_fail (self != NULL && standings != NULL && entrant < standings->n_entrants, GANTRY_MARK_INIT_NONE);
  g_return_val_if_fail (point < (int) standings->n_points, GANTRY_MARK_INIT_NONE);

  switch (self->kind)
    {
    case GANTRY_REFERENCE_AHEAD:
      return find_ahead (standings, entrant, point);
    case GANTRY_REFERENCE_CUT:
      return find_cut (standings, point);
    case GANTRY_REFERENCE_RECORD:
      return find_record_mark (standings, self->key, point);
    case GANTRY_REFERENCE_BEST:
      return point == GANTRY_POINT_RESULT ? standings->entrants[entrant].best : GANTRY_MARK_INIT_NONE;
    case GANTRY_REFERENCE_LEADER:
    case GANTRY_REFERENCE_ATHLETE:
      return get_mark_of (standings, gantry_reference_get_entrant (self, standings), point);
    default:
      g_return_val_if_reached (GANTRY_MARK_INIT_NONE);
    }
}

GantryMark
gantry_reference_guess (const GantryReference *self, const GantryStandings *standings, guint entrant, int point)
{
  GantryMark whole;

  g_return_val_if_fail (self != NULL && standings != NULL && entrant < standings->n_entrants, GANTRY_MARK_INIT_NONE);
  g_return_val_if_fail (point < (int) standings->n_points, GANTRY_MARK_INIT_NONE);

  if ((self->kind != GANTRY_REFERENCE_RECORD && self->kind != GANTRY_REFERENCE_BEST) || point == GANTRY_POINT_RESULT ||
      standings->distances == NULL || gantry_reference_get_mark (self, standings, entrant, point).kind != GANTRY_MARK_NONE)
    return GANTRY_MARK_INIT_NONE;
  whole = gantry_reference_get_mark (self, standings, entrant, GANTRY_POINT_RESULT);
  return gantry_pace_even_split (whole, standings->distances[point], standings->distance);
}

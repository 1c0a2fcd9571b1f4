/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"

#include <string.h>

#define PHASE_AT   22
#define LIVE_EVERY 2500 /* ms at least between two results while it goes on */

void
gantry_actor_free (GantryActor *self)
{
  g_ptr_array_unref (self->people);
  g_array_unref (self->entries);
  g_array_unref (self->deeds);
  g_array_unref (self->scores);
  g_free (self);
}

GantryActor *
gantry_actor_copy (GantryMeet *meet, const GantryActor *actor)
{
  GantryActor *copy = g_new0 (GantryActor, 1);

  copy->code = actor->code;
  copy->team = actor->team;
  copy->noc = actor->noc;
  copy->bib = actor->bib;
  copy->order = actor->order;
  copy->horse = actor->horse;
  copy->nation = actor->nation;
  copy->people = g_ptr_array_ref (actor->people);
  copy->origin = (GantryActor *)actor;
  copy->entries = g_array_new (FALSE, TRUE, sizeof (GantryDeed));
  copy->deeds = g_array_new (FALSE, TRUE, sizeof (GantryDeed));
  copy->scores = g_array_new (FALSE, TRUE, sizeof (GantryScore));
  return copy;
}

GantryDeed *
gantry_actor_add (
    GantryActor *self, gint64 at, const char *name, const char *pos, const char *value)
{
  const char *slash = strchr (name, '/');
  g_autofree char *type = g_strndup (name, slash - name);
  GantryDeed deed = { .at = at, .pos = pos, .value = value };

  deed.type = g_intern_string (type);
  deed.code = g_intern_string (slash + 1);
  g_array_append_val (self->deeds, deed);
  return &g_array_index (self->deeds, GantryDeed, self->deeds->len - 1);
}

void
gantry_actor_score (GantryActor *self, gint64 at, gint64 key, const char *text)
{
  GantryScore score = { at, key, text };

  g_array_append_val (self->scores, score);
}

const char *
gantry_act_text (GantryMeet *meet, GantryAct *self, gint64 mark)
{
  guint decimals = gantry_rule_get_decimals (self->rule);
  gint64 unit = 1;

  if (gantry_rule_get_mark_kind (self->rule) == GANTRY_MARK_TIME ||
      gantry_rule_get_kind (self->rule) == GANTRY_KIND_GENERIC)
    return gantry_meet_time (meet, mark, MAX (decimals, 1));
  if (gantry_rule_get_mark_kind (self->rule) == GANTRY_MARK_DISTANCE)
    return gantry_meet_metres (meet, mark);
  for (guint i = 0; i < decimals; i++)
    unit *= 10;
  if (decimals == 0)
    return gantry_meet_keep (meet, "%d", (int)mark);
  return gantry_meet_keep (meet, "%s%d.%0*d", mark < 0 ? "-" : "", (int)(ABS (mark) / unit),
                           (int)decimals, (int)(ABS (mark) % unit));
}

const char *
gantry_rule_to_result_type (GantryRule *rule)
{
  GantryMarkKind kind = gantry_rule_get_mark_kind (rule);

  /* What is known of nothing is raced. */
  if (gantry_rule_get_kind (rule) == GANTRY_KIND_GENERIC)
    kind = GANTRY_MARK_TIME;
  return kind == GANTRY_MARK_TIME ? "TIME" : kind == GANTRY_MARK_DISTANCE ? "DISTANCE" : "POINTS";
}

gboolean
gantry_act_is_match (GantryAct *self)
{
  return gantry_rule_get_kind (self->rule) == GANTRY_KIND_MATCH;
}

static GantryTexts
name_phase (GantryMeet *meet, const char *rsc)
{
  static const struct
  {
    const char *phase;
    gboolean one; /* the first of it needs no number */
    GantryTexts texts;
  } known[] = {
    { "FNL-", TRUE, { { "Final", "Finale", "Finale" } } },
    { "SFNL", FALSE, { { "Semi-final", "Demi-finale", "Halve finale" } } },
    { "QFNL", FALSE, { { "Quarter-final", "Quart de finale", "Kwartfinale" } } },
    { "8FNL", FALSE, { { "Round of 16", "Huitième de finale", "Achtste finale" } } },
    { "R32-", FALSE, { { "Round of 32", "Seizième de finale", "Zestiende finale" } } },
    { "BRN-",
      TRUE,
      { { "Bronze medal match", "Match pour la médaille de bronze", "Bronzen finale" } } },
    { "HEAT", FALSE, { { "Heat", "Série", "Serie" } } },
    { "QUAL", TRUE, { { "Qualification", "Qualification", "Kwalificatie" } } },
    { "GPA-", FALSE, { { "Group A", "Groupe A", "Groep A" } } },
    { "HJ--", TRUE, { { "High Jump", "Saut en hauteur", "Hoogspringen" } } },
    { "LJ--", TRUE, { { "Long Jump", "Saut en longueur", "Verspringen" } } },
    { "100-", TRUE, { { "100 m", "100 m", "100 m" } } },
    { "800-", TRUE, { { "800 m", "800 m", "800 m" } } },
    { "LR--", TRUE, { { "Laser Run", "Laser-run", "Laserrun" } } },
    { "SWM-", TRUE, { { "Swimming", "Natation", "Zwemmen" } } },
  };
  int number = (int)g_ascii_strtoll (rsc + PHASE_AT + 4, NULL, 10) / 100;
  GantryTexts texts = { { "Round", "Manche", "Ronde" } };
  gboolean one = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (rsc + PHASE_AT, known[i].phase))
      {
        texts = known[i].texts;
        one = known[i].one;
      }
  for (guint i = 0; (!one || number > 1) && i < GANTRY_N_LANGUAGES; i++)
    texts.in[i] = gantry_meet_keep (meet, "%s %d", texts.in[i], MAX (number, 1));
  return texts;
}

static void
play_kind (GantryMeet *meet, GantryAct *self)
{
  switch (gantry_rule_get_kind (self->rule))
    {
    case GANTRY_KIND_RACE:
    case GANTRY_KIND_GENERIC:
      gantry_act_race (meet, self);
      break;
    case GANTRY_KIND_HEIGHTS:
      gantry_act_heights (meet, self);
      break;
    case GANTRY_KIND_MATCH:
      gantry_act_match (meet, self);
      break;
    case GANTRY_KIND_ATTEMPTS:
    case GANTRY_KIND_JUDGED:
    case GANTRY_KIND_MULTI:
    default:
      gantry_act_parts (meet, self);
    }
}

GantryAct *
gantry_act_new (GantryMeet *meet,
                GantryEvent *event,
                GantryRule *rule,
                const char *rsc,
                gint64 start,
                GPtrArray *actors)
{
  GantryAct *self = g_new0 (GantryAct, 1);

  self->rule = rule;
  self->contest =
      gantry_meet_add_contest (meet, event, rsc + PHASE_AT, name_phase (meet, rsc), start);
  gantry_dice_init (&self->dice, meet->seed, rsc);
  self->actors = g_ptr_array_new_with_free_func ((GDestroyNotify)gantry_actor_free);
  for (guint i = 0; i < actors->len; i++)
    {
      GantryActor *actor = gantry_actor_copy (meet, g_ptr_array_index (actors, i));

      actor->order = gantry_meet_keep (meet, "%u", i + 1);
      g_ptr_array_add (self->actors, actor);
    }
  self->points = g_array_new (FALSE, TRUE, sizeof (GantryActPoint));
  self->periods = g_array_new (FALSE, TRUE, sizeof (GantryActPeriod));
  self->actions = g_array_new (FALSE, TRUE, sizeof (GantryActAction));
  self->final =
      g_str_has_prefix (rsc + PHASE_AT, "FNL-") || g_str_has_prefix (rsc + PHASE_AT, "BRN-");
  play_kind (meet, self);
  gantry_act_fill_columns (meet, self);
  self->contest->duration = self->duration;
  return self;
}

void
gantry_act_free (GantryAct *self)
{
  g_ptr_array_unref (self->actors);
  g_array_unref (self->points);
  g_array_unref (self->periods);
  g_array_unref (self->actions);
  g_free (self);
}

/* The last score that is known. */
static const GantryScore *
find_score (const GantryActor *actor, gint64 clock)
{
  const GantryScore *found = NULL;

  for (guint i = 0; i < actor->scores->len; i++)
    if (g_array_index (actor->scores, GantryScore, i).at <= clock)
      found = &g_array_index (actor->scores, GantryScore, i);
  return found;
}

/* Where all run together who is ahead stands before the others; against the clock nobody knows it before the finish. */
static void
find_passed (GantryAct *self, GantryActRow *row, gint64 clock)
{
  GantryForm form = gantry_rule_get_form (self->rule);

  if (form == GANTRY_FORM_INTERVAL || form == GANTRY_FORM_PAIRS)
    return;
  for (guint i = 0; i < row->actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (row->actor->deeds, GantryDeed, i);

      if (deed->mark == 0 || deed->at > clock)
        continue;
      row->passed++;
      row->at_last = MAX (row->at_last, deed->mark);
    }
}

static int
place (const GantryActRow *row)
{
  return row->irm != NULL ? 2 : row->score == NULL;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const GantryActRow *one = a, *two = b;

  if (place (one) != place (two))
    return place (one) - place (two);
  if (place (one) == 0 && one->score->key != two->score->key)
    return one->score->key < two->score->key ? -1 : 1;
  if (place (one) == 1 && one->passed != two->passed)
    return one->passed > two->passed ? -1 : 1;
  if (place (one) == 1 && one->at_last != two->at_last)
    return one->at_last < two->at_last ? -1 : 1;
  return atoi (one->actor->order) - atoi (two->actor->order);
}

static void
rank_rows (GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GantryActRow *row = &g_array_index (rows, GantryActRow, i);
      GantryActRow *before = i > 0 ? &g_array_index (rows, GantryActRow, i - 1) : NULL;

      if (place (row) != 0)
        break;
      row->rank = i + 1;
      if (before != NULL && before->score->key == row->score->key)
        {
          row->rank = before->rank;
          row->equal = before->equal = TRUE;
        }
    }
}

GArray *
gantry_act_list_rows (GantryAct *self, gint64 clock, gboolean corrected)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (GantryActRow));

  for (guint i = 0; i < self->actors->len; i++)
    {
      GantryActor *actor = g_ptr_array_index (self->actors, i);
      GantryActRow row = { .actor = actor, .score = find_score (actor, clock) };

      if (actor->irm != NULL && actor->irm_at <= clock)
        row.irm = actor->irm;
      else if (corrected)
        row.irm = actor->late_irm;
      find_passed (self, &row, clock);
      g_array_append_val (rows, row);
    }
  /* Sides of a match keep their places. */
  if (gantry_act_is_match (self))
    return rows;
  g_array_sort (rows, compare_rows);
  rank_rows (rows);
  return rows;
}

guint
gantry_act_get_rank (GantryAct *self, const GantryActor *actor, gboolean *equal)
{
  g_autoptr (GArray) rows = gantry_act_list_rows (self, G_MAXINT64, FALSE);

  for (guint i = 0; i < rows->len; i++)
    {
      const GantryActRow *row = &g_array_index (rows, GantryActRow, i);

      if (row->actor == actor)
        {
          *equal = row->equal;
          return row->rank;
        }
    }
  return 0;
}

GantryScore *
gantry_actor_get_score (const GantryActor *self)
{
  return self->scores->len > 0 ? &g_array_index (self->scores, GantryScore, self->scores->len - 1)
                               : NULL;
}

GantryActor *
gantry_act_get_first (GantryAct *self, const GantryScore **score)
{
  g_autoptr (GArray) rows = gantry_act_list_rows (self, G_MAXINT64, FALSE);
  const GantryActRow *first = &g_array_index (rows, GantryActRow, 0);

  if (rows->len == 0 || first->rank != 1)
    return NULL;
  *score = first->score;
  return first->actor;
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *)a, two = *(const gint64 *)b;

  return one < two ? -1 : one > two;
}

static void
note_moment (GArray *moments, gint64 at)
{
  if (at > 0)
    g_array_append_val (moments, at);
}

static void
note_actor (GArray *moments, const GantryActor *actor)
{
  for (guint i = 0; i < actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);

      note_moment (moments, deed->at);
      for (guint s = 0; s < G_N_ELEMENTS (deed->subs); s++)
        note_moment (moments, deed->sub_at[s]);
    }
  for (guint i = 0; i < actor->scores->len; i++)
    note_moment (moments, g_array_index (actor->scores, GantryScore, i).at);
}

GArray *
gantry_act_list_moments (GantryAct *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 last = G_MININT64;

  for (guint i = 0; i < self->actors->len; i++)
    note_actor (all, g_ptr_array_index (self->actors, i));
  for (guint i = 0; i < self->actions->len; i++)
    note_moment (all, g_array_index (self->actions, GantryActAction, i).at);
  g_array_sort (all, compare_moments);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 at = g_array_index (all, gint64, i);

      if (at >= self->duration || (last != G_MININT64 && at < last))
        continue;
      /* What comes close behind it is told with it. */
      last = at + LIVE_EVERY;
      at = MIN (at + LIVE_EVERY - 1, self->duration - 1);
      g_array_append_val (moments, at);
    }
  return moments;
}

int
gantry_act_get_score (GantryAct *self, int side, gint64 clock)
{
  const GantryScore *score = find_score (g_ptr_array_index (self->actors, side), clock);

  return score != NULL ? atoi (score->text) : 0;
}

GantryActor *
gantry_act_get_winner (GantryAct *self)
{
  int home = gantry_act_get_score (self, 0, G_MAXINT64),
      away = gantry_act_get_score (self, 1, G_MAXINT64);

  return home == away ? NULL : g_ptr_array_index (self->actors, home > away ? 0 : 1);
}

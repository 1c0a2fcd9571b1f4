/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/bracket-private.h"

#include <string.h>

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GantryBracketMatch, gantry_bracket_match, G_TYPE_OBJECT)

static void
side_init (GantryBracketSide *side)
{
  char **texts[] = { &side->code, &side->name, &side->noc, &side->seed, &side->result, &side->irm, &side->from, &side->word };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
}

static void
side_clear (GantryBracketSide *side)
{
  char *texts[] = { side->code, side->name, side->noc, side->seed, side->result, side->irm, side->from, side->word };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

static void
gantry_bracket_match_finalize (GObject *object)
{
  GantryBracketMatch *self = GANTRY_BRACKET_MATCH (object);

  g_free (self->key);
  g_free (self->unit);
  g_free (self->number);
  g_free (self->bracket);
  g_free (self->status);
  g_free (self->time);
  g_free (self->result);
  side_clear (&self->sides[0]);
  side_clear (&self->sides[1]);
  G_OBJECT_CLASS (gantry_bracket_match_parent_class)->finalize (object);
}

static void
gantry_bracket_match_class_init (GantryBracketMatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_bracket_match_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
gantry_bracket_match_init (GantryBracketMatch *self)
{
  self->unit = g_strdup ("");
  self->number = g_strdup ("");
  self->bracket = g_strdup ("");
  self->status = g_strdup ("");
  self->time = g_strdup ("");
  self->result = g_strdup ("");
  side_init (&self->sides[0]);
  side_init (&self->sides[1]);
}

GantryBracketMatch *
gantry_bracket_match_new (const char *key)
{
  GantryBracketMatch *self = g_object_new (GANTRY_TYPE_BRACKET_MATCH, NULL);

  self->key = g_strdup (key);
  return self;
}

void
gantry_bracket_match_set (GantryBracketMatch *self, char **slot, const char *text)
{
  if (strcmp (*slot, text) == 0)
    return;
  g_free (*slot);
  *slot = g_strdup (text);
  self->different = TRUE;
}

void
gantry_bracket_match_emit (GantryBracketMatch *self)
{
  self->different = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
gantry_bracket_match_get_key (GantryBracketMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self), NULL);

  return self->key;
}

const char *
gantry_bracket_match_get_unit (GantryBracketMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self), NULL);

  return self->unit;
}

const char *
gantry_bracket_match_get_number (GantryBracketMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self), NULL);

  return self->number;
}

const char *
gantry_bracket_match_get_bracket (GantryBracketMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self), NULL);

  return self->bracket;
}

guint
gantry_bracket_match_get_round (GantryBracketMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self), 0);

  return self->round;
}

double
gantry_bracket_match_get_place (GantryBracketMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self), 0);

  return self->place;
}

const char *
gantry_bracket_match_get_status (GantryBracketMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self), NULL);

  return self->status;
}

const char *
gantry_bracket_match_get_time (GantryBracketMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self), NULL);

  return self->time;
}

const char *
gantry_bracket_match_get_result (GantryBracketMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self), NULL);

  return self->result;
}

const GantryBracketSide *
gantry_bracket_match_get_side (GantryBracketMatch *self, guint side)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self) && side < 2, NULL);

  return &self->sides[side];
}

GantryBracketMatch *
gantry_bracket_match_get_feeder (GantryBracketMatch *self, guint side)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self) && side < 2, NULL);

  return self->feeders[side];
}

GantryBracketMatch *
gantry_bracket_match_get_next (GantryBracketMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self), NULL);

  return self->next;
}

gint64
gantry_bracket_match_get_changed (GantryBracketMatch *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (self), 0);

  return self->changed;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/bracket-words.h"

#include "app/words.h"
#include "model/status.h"

#include <glib/gi18n.h>

char *
gantry_bracket_words_match (GantryBracketMatch *match, GPtrArray *titles)
{
  const char *number;
  const char *title;
  guint round;

  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (match), NULL);

  round = gantry_bracket_match_get_round (match);
  title = round < titles->len ? g_ptr_array_index (titles, round) : "";
  number = gantry_bracket_match_get_number (match);

  if (*title == '\0' || *number == '\0')
    return g_strconcat (title, number, NULL);

  /* Translators: a match of a round: "Semi-finals, match 2". */
  return g_strdup_printf (_("%s, match %s"), title, number);
}

char *
gantry_bracket_words_side (GantryBracketMatch *match, guint side, GPtrArray *titles)
{
  const GantryBracketSide *who;
  GantryBracketMatch *feeder;
  g_autofree char *from = NULL;

  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (match), NULL);

  who = gantry_bracket_match_get_side (match, side);
  feeder = gantry_bracket_match_get_feeder (match, side);
  if (*who->name != '\0')
    return g_strdup (who->name);
  if (*who->word != '\0' || feeder == NULL)
    return g_strdup (*who->noc != '\0' ? who->noc : who->word);

  from = gantry_bracket_words_match (feeder, titles);
  if (who->from_loser)
    /* Translators: who comes to this match of a bracket; %s is another match: "Semi-finals, match 2". */
    return g_strdup_printf (_("Loser of %s"), from);

  /* Translators: who comes to this match of a bracket; %s is another match: "Semi-finals, match 2". */
  return g_strdup_printf (_("Winner of %s"), from);
}

static gboolean
is_over (GantryBracketMatch *match)
{
  return gantry_schedule_status_is_over (
             gantry_schedule_status_parse (gantry_bracket_match_get_status (match))) ||
         gantry_bracket_match_get_side (match, 0)->won ||
         gantry_bracket_match_get_side (match, 1)->won;
}

char *
gantry_bracket_words_caption (GantryBracketMatch *match)
{
  const char *status;
  const char *number;
  const char *time;
  const char *state = "";

  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (match), NULL);

  status = gantry_bracket_match_get_status (match);
  number = gantry_bracket_match_get_number (match);
  time = gantry_bracket_match_get_time (match);
  if (gantry_schedule_status_parse (status) != GANTRY_SCHEDULE_SCHEDULED && !is_over (match))
    state = gantry_word_schedule_status (status);
  if (*state == '\0' && !is_over (match))
    state = time;

  return g_strconcat (number, *number != '\0' && *state != '\0' ? " · " : "", state, NULL);
}

static void
append_side (GString *text, GantryBracketMatch *match, guint side, GPtrArray *titles)
{
  const GantryBracketSide *who = gantry_bracket_match_get_side (match, side);
  g_autofree char *name = gantry_bracket_words_side (match, side, titles);

  if (*name == '\0')
    return;

  g_string_append_printf (text, "%s%s", side == 0 ? ": " : "; ", name);
  if (*who->name != '\0' && *who->noc != '\0')
    g_string_append_printf (text, " %s", who->noc);
  if (*who->irm != '\0' || *who->result != '\0')
    g_string_append_printf (text, " %s", *who->irm != '\0' ? who->irm : who->result);
  if (who->won)
    /* Translators: said of the side that has won a match. */
    g_string_append (text, _(", won"));
}

char *
gantry_bracket_words_whole (GantryBracketMatch *match, GPtrArray *titles)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *own = NULL;
  g_autofree char *caption = NULL;
  GantryBracketMatch *next;

  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (match), NULL);

  own = gantry_bracket_words_match (match, titles);
  caption = gantry_bracket_words_caption (match);
  text = g_string_new (own);
  append_side (text, match, 0, titles);
  append_side (text, match, 1, titles);
  if (strchr (caption, ' ') != NULL)
    g_string_append_printf (text, "; %s", strrchr (caption, ' ') + 1);
  next = gantry_bracket_match_get_next (match);
  if (next != NULL && !is_over (match))
    {
      g_autofree char *to = gantry_bracket_words_match (next, titles);

      /* Translators: where the winner of a match goes on; %s is a match: "Final". */
      g_string_append_printf (text, _("; the winner goes to %s"), to);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

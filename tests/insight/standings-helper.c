/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "standings-helper.h"

#include <string.h>

GantryMark
test_mark (GantryKind kind, const char *text)
{
  GantryMark mark = GANTRY_MARK_INIT_NONE;

  if (kind == GANTRY_KIND_RACE)
    gantry_mark_parse_time (text, &mark);
  else
    gantry_mark_parse_number (text, kind == GANTRY_KIND_ATTEMPTS || kind == GANTRY_KIND_HEIGHTS ? GANTRY_MARK_DISTANCE : GANTRY_MARK_POINTS,
                              &mark);
  return mark;
}

static gpointer
own (TestUnit *self, gpointer data)
{
  g_ptr_array_add (self->owned, data);
  return data;
}

static void
read_word (GantryEntrant *entrant, GantryKind kind, char **words, guint *i)
{
  const char *word = words[*i];

  if (strcmp (word, "out") == 0)
    entrant->out = TRUE;
  else if (strcmp (word, "q") == 0)
    entrant->qualified = TRUE;
  else if (strcmp (word, "rank") == 0)
    entrant->rank = (guint) g_ascii_strtoull (words[++*i], NULL, 10);
  else if (strcmp (word, "=") == 0)
    entrant->result = test_mark (kind, words[++*i]);
  else if (strcmp (word, "before") == 0)
    entrant->before = test_mark (kind, words[++*i]);
  else if (strcmp (word, "gained") == 0)
    entrant->gained = test_mark (kind, words[++*i]);
  else if (strcmp (word, "best") == 0)
    entrant->best = test_mark (kind, words[++*i]);
  else
    g_assert_not_reached ();
}

static void
add_line (TestUnit *self, const char *line)
{
  GantryKind kind = self->standings.kind;
  guint n_points = self->standings.n_points;
  char **words = g_strsplit (line, " ", -1);
  GantryMark *marks = own (self, g_new0 (GantryMark, n_points + 1));
  const char **texts = own (self, g_new0 (const char *, n_points + 1));
  GantryEntrant entrant = { .code = own (self, g_strdup (words[0])), .points = marks, .texts = texts };

  for (guint i = 1; i <= n_points; i++)
    {
      gboolean empty = strcmp (words[i], ".") == 0;

      texts[i - 1] = own (self, g_strdup (empty ? "" : words[i]));
      if (!empty && kind != GANTRY_KIND_HEIGHTS)
        marks[i - 1] = test_mark (kind, words[i]);
    }
  for (guint i = n_points + 1; words[i] != NULL; i++)
    read_word (&entrant, kind, words, &i);
  g_array_append_val (self->entrants, entrant);
  g_strfreev (words);
}

TestUnit *
test_unit_new (GantryKind kind, guint n_points, const char *first, ...)
{
  TestUnit *self = g_new0 (TestUnit, 1);
  va_list args;

  self->entrants = g_array_new (FALSE, TRUE, sizeof (GantryEntrant));
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->standings.kind = kind;
  self->standings.n_points = n_points;
  self->standings.decimals = kind == GANTRY_KIND_RACE ? 1 : 2;
  self->standings.less_is_better = kind == GANTRY_KIND_RACE;
  self->standings.improves = kind == GANTRY_KIND_ATTEMPTS;
  va_start (args, first);
  for (const char *line = first; line != NULL; line = va_arg (args, const char *))
    add_line (self, line);
  va_end (args);
  self->standings.entrants = (const GantryEntrant *) (gpointer) self->entrants->data;
  self->standings.n_entrants = self->entrants->len;
  return self;
}

void
test_unit_free (TestUnit *self)
{
  g_array_unref (self->entrants);
  g_ptr_array_unref (self->owned);
  g_free (self);
}

GantryEntrant *
test_unit_get (TestUnit *self, const char *code)
{
  guint index = gantry_standings_find (&self->standings, code);

  g_assert_cmpuint (index, !=, G_MAXUINT);
  return &g_array_index (self->entrants, GantryEntrant, index);
}

GantryMark *
test_unit_points (TestUnit *self, const char *code)
{
  return (GantryMark *) test_unit_get (self, code)->points;
}

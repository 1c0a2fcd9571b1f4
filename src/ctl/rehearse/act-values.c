/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "ctl/rehearse/figures.h"

#include <string.h>

/* What the columns of a profile name beside results, splits and parts. How a value looks is told by
 * its mark; some codes that many sports share have texts of their own. */

static const char *const views[] = { "start-list", "live", "splits", "result", NULL };

static const struct
{
  const char *code;
  const char *texts[4]; /* by the order of the start list */
} known[] = {
  { "COLOUR", { "WHITE", "BLUE", "RED", "YELLOW" } },
  { "SERVE", { "Y", NULL, NULL, NULL } },
  { "PRIORITY", { "Y", NULL, NULL, NULL } },
  { "DECISION", { "WP", "WP", "WP", "WP" } },
  { "POINTS", { "40", "15", "30", "0" } },
  { "COMMENT", { "Best of the year", NULL, NULL, NULL } },
  { "TEE_TIME", { "08:30", "08:41", "08:52", "09:03" } },
  { "GROUP", { "1", "1", "2", "2" } },
  { "PAIR", { "1", "1", "2", "2" } },
  { "LANE", { "I", "O", "I", "O" } },
  { "CLUB", { "Windhover", "Northgate", "Saltmarsh", "Old Mill" } },
  { "THRU", { "18", "18", "18", "18" } },
  { "DIVE_CODE", { "107B", "407C", "5253B", "205B" } },
  { "DD", { "3.1", "3.4", "3.2", "3.0" } },
  { "FALSE_START", { "1", NULL, NULL, NULL } },
  { "WARNINGS", { "1", NULL, NULL, NULL } },
  { "RANK_WLD", { "4", "11", "7", "23" } },
};

static gboolean
find_known (const char *code, guint index, const char **text)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].code, code) == 0)
      {
        *text = known[i].texts[index % G_N_ELEMENTS (known[i].texts)];
        return TRUE;
      }
  return FALSE;
}

gboolean
gantry_act_has_column (GantryAct *self, const char *id)
{
  for (guint v = 0; views[v] != NULL; v++)
    for (const GantryColumn *column = gantry_rule_get_columns (self->rule, views[v]);
         column != NULL && column->id != NULL; column++)
      if (g_str_equal (column->id, id))
        return TRUE;
  return FALSE;
}

/* A text by the figures of the sport; NULL when it has none. */
static const char *
invent_in_range (GantryMeet *meet, GantryAct *self, const char *code)
{
  const GantryFigure *figure = gantry_figures_find_value (self->contest->rsc, code);
  gint64 step, n;

  if (figure == NULL)
    return NULL;
  step = MAX (figure->step, 1);
  n = gantry_dice_range (&self->dice, 0, (figure->high - figure->low) / step);
  return gantry_meet_decimals (meet, figure->low + n * step, figure->decimals);
}

/* The sum of the numbered values before it; NULL when there are none. */
static const char *
count_total (GantryMeet *meet, const GantryActor *actor, const char *code)
{
  int sum = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);

      if (strcmp (deed->code, code) != 0 || deed->pos == NULL || !g_ascii_isdigit (*deed->pos))
        continue;
      sum += atoi (deed->value);
      any = TRUE;
    }
  return any ? gantry_meet_keep (meet, "%d", sum) : NULL;
}

/* What only the winner of a match has. */
static gboolean
is_for_winner (const char *code)
{
  return strcmp (code, "DECISION") == 0;
}

static const char *
invent_points (GantryMeet *meet, GantryAct *self)
{
  guint decimals = gantry_rule_get_decimals (self->rule);
  gint64 unit = 1;

  for (guint i = 0; i < decimals && i < 3; i++)
    unit *= 10;
  if (decimals == 0)
    return gantry_meet_keep (meet, "%d", (int)gantry_dice_range (&self->dice, 1, 9));
  return gantry_meet_keep (meet, "%d.%0*d", (int)gantry_dice_range (&self->dice, 6, 68),
                           (int)MIN (decimals, 3),
                           (int)gantry_dice_range (&self->dice, 0, unit - 1));
}

/* A text for a value by what the profile says of it. */
static const char *
invent_value (
    GantryMeet *meet, GantryAct *self, const GantryRuleValue *value, const char *code, guint index)
{
  const char *text;

  if (find_known (code, index, &text))
    return text;
  text = invent_in_range (meet, self, code);
  if (text != NULL)
    return text;
  switch (value != NULL ? value->mark : GANTRY_MARK_NONE)
    {
    case GANTRY_MARK_TIME:
      return gantry_meet_time (meet, gantry_dice_range (&self->dice, 1000, 95000), 2);
    case GANTRY_MARK_DISTANCE:
      return gantry_meet_metres (meet, gantry_dice_range (&self->dice, 9000, 14050));
    case GANTRY_MARK_POINTS:
      return invent_points (meet, self);
    case GANTRY_MARK_NONE:
    default:
      return gantry_meet_keep (meet, "%d", (int)gantry_dice_range (&self->dice, 0, 4));
    }
}

static void
add_entry (GArray *entries, const char *code, const char *value)
{
  GantryDeed entry = { .of = GANTRY_OF_ENTRY, .type = "EUE", .value = value };

  for (guint i = 0; i < entries->len; i++)
    if (strcmp (g_array_index (entries, GantryDeed, i).code, code) == 0)
      return;
  entry.code = g_intern_string (code);
  if (value != NULL)
    g_array_append_val (entries, entry);
}

static gboolean
has_deed (const GantryActor *actor, const char *name, const char *pos)
{
  for (guint i = 0; i < actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);
      g_autofree char *own = g_strconcat (deed->type, "/", deed->code, NULL);

      if (strcmp (own, name) == 0 && (pos == NULL || g_strcmp0 (pos, deed->pos) == 0))
        return TRUE;
    }
  return FALSE;
}

static gint64
find_last (GantryAct *self, const GantryActor *actor)
{
  return actor->scores->len > 0
             ? g_array_index (actor->scores, GantryScore, actor->scores->len - 1).at
             : self->duration - 1;
}

/* "ext:ER/SHOOTING/2" */
static void
fill_ext (GantryMeet *meet,
          GantryAct *self,
          GantryActor *actor,
          guint index,
          const char *id,
          gboolean late)
{
  g_auto (GStrv) words = g_strsplit (id + strlen ("ext:"), "/", 3);
  guint n = g_strv_length (words);
  g_autofree char *name = NULL;
  const char *pos, *value;

  if (n < 2 || strcmp (words[0], "CUMULATIVE") == 0 || strcmp (words[0], "RUN") == 0 ||
      gantry_act_is_late (self, words[1]) != late)
    return;
  name = g_strdup_printf ("%s/%s", strcmp (words[0], "*") == 0 ? "ER" : words[0], words[1]);
  pos = n > 2 ? gantry_meet_keep (meet, "%s", words[2]) : NULL;
  if (has_deed (actor, name, pos) || (gantry_act_is_match (self) && is_for_winner (words[1]) &&
                                      gantry_act_get_winner (self) != actor))
    return;
  if (!gantry_act_derive (meet, self, actor, index, words[1], pos, &value))
    {
      value = g_strcmp0 (pos, "TOT") == 0 ? count_total (meet, actor, words[1]) : NULL;
      if (value == NULL)
        value = invent_value (
            meet, self, gantry_rule_find_value (self->rule, GANTRY_OF_LINE, words[0], words[1]),
            words[1], index);
    }
  if (value != NULL)
    gantry_actor_add (actor, find_last (self, actor), name, pos, value);
}

static void
fill_entry (GantryMeet *meet, GantryAct *self, GantryActor *actor, guint index, const char *code)
{
  g_auto (GStrv) words = g_strsplit (code, "/", 2);
  const char *text;

  if (!gantry_act_derive (meet, self, actor, index, words[0], NULL, &text))
    text = invent_value (meet, self,
                         gantry_rule_find_value (self->rule, GANTRY_OF_ENTRY, "EUE", words[0]),
                         words[0], index);
  add_entry (actor->entries, words[0], text);
}

/* What follows from the results: values, and the best marks that somebody came with. */
static void
fill_late (GantryMeet *meet, GantryAct *self, GantryActor *actor, guint index, const char *id)
{
  if (g_str_has_prefix (id, "ext:"))
    fill_ext (meet, self, actor, index, id, TRUE);
  else if (g_str_equal (id, "pb"))
    add_entry (actor->entries, "PB", gantry_act_find_best (meet, self, actor, id));
  else if (g_str_equal (id, "sb"))
    add_entry (actor->entries, "SB", gantry_act_find_best (meet, self, actor, id));
  else if (g_str_equal (id, "entry_time"))
    add_entry (actor->entries, "ENTRY_TIME", gantry_act_find_best (meet, self, actor, id));
}

static void
fill_column (GantryMeet *meet, GantryAct *self, GantryActor *actor, guint index, const char *id)
{
  static const char *const horses[] = { "Quicksilver Q", "Donnerhall's Echo", "Bellefleur",
                                        "Tamarind" };

  if (g_str_has_prefix (id, "ext:"))
    fill_ext (meet, self, actor, index, id, FALSE);
  else if (g_str_has_prefix (id, "entry:"))
    fill_entry (meet, self, actor, index, id + strlen ("entry:"));
  else if (g_str_equal (id, "reaction") && !has_deed (actor, "ER/REACT_TIME", NULL))
    gantry_actor_add (actor, 1500, "ER/REACT_TIME", NULL,
                      gantry_meet_time (meet, gantry_dice_range (&self->dice, 130, 210), 3));
  else if (g_str_equal (id, "wind") && !has_deed (actor, "ER/WIND_SPEED", NULL))
    gantry_actor_add (actor, find_last (self, actor), "ER/WIND_SPEED", NULL,
                      gantry_meet_keep (meet, "%s0.%d", index % 2 == 0 ? "+" : "-",
                                        (int)gantry_dice_range (&self->dice, 1, 9)));
  else if (g_str_equal (id, "horse"))
    actor->horse = horses[index % G_N_ELEMENTS (horses)];
}

typedef void (*Fill) (
    GantryMeet *meet, GantryAct *self, GantryActor *actor, guint index, const char *id);

static void
fill_columns (GantryMeet *meet, GantryAct *self, Fill fill)
{
  for (guint v = 0; views[v] != NULL; v++)
    for (const GantryColumn *column = gantry_rule_get_columns (self->rule, views[v]);
         column != NULL && column->id != NULL; column++)
      for (guint i = 0; i < self->actors->len; i++)
        fill (meet, self, g_ptr_array_index (self->actors, i), i, column->id);
}

void
gantry_act_fill_columns (GantryMeet *meet, GantryAct *self)
{
  fill_columns (meet, self, fill_column);
  for (guint i = 0; i < self->actors->len; i++)
    gantry_act_add_up (meet, self, g_ptr_array_index (self->actors, i));
  fill_columns (meet, self, fill_late);
}

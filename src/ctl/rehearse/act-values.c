/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"

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
  { "IPP", { "1", "1", "1", "1" } },
  { "WAZ", { "1", "1", "1", "1" } },
  { "S3", { "1", "1", "1", "1" } },
  { "YUK", { "1", "1", "1", "1" } },
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

/* Values whose size is known: the least and the most, in units of the last decimal. */
static const struct
{
  const char *code;
  gint64 low, high;
  guint decimals;
} ranges[] = {
  { "BODY_WEIGHT", 5800, 6390, 2 },
  { "TEAM_POINTS", 1, 10, 0 },
  { "DEDUCTION", 0, 200, 2 },
  { "MAX_SPEED", 9800, 13900, 2 },
  { "SPEED", 880, 960, 1 },
  { "SHOOTING", 0, 2, 0 },
  { "JUDGES", 480, 580, 1 },
  { "GATE", 0, 2, 0 },
  { "10S", 2, 5, 0 },
  { "XS", 0, 3, 0 },
  { "INNER_10", 12, 38, 0 },
};

#define PAR 72

static const char *
format_decimals (GantryMeet *meet, gint64 value, guint decimals)
{
  gint64 unit = decimals == 2 ? 100 : 10;

  if (decimals == 0)
    return gantry_meet_keep (meet, "%d", (int)value);
  return gantry_meet_keep (meet, "%d.%0*d", (int)(value / unit), (int)decimals,
                           (int)(value % unit));
}

static const char *
invent_in_range (GantryMeet *meet, GantryAct *self, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (strcmp (ranges[i].code, code) == 0)
      {
        gint64 value = gantry_dice_range (&self->dice, ranges[i].low, ranges[i].high);

        return format_decimals (meet, value, ranges[i].decimals);
      }
  /* What a combined event gives for a part. */
  if (strcmp (code, "PTS") == 0 && gantry_rule_has_total (self->rule))
    return gantry_meet_keep (meet, "%d", (int)gantry_dice_range (&self->dice, 720, 1090));
  return NULL;
}

/* Strokes above or below the course's. */
static const char *
count_to_par (GantryMeet *meet, const GantryActor *actor)
{
  int strokes =
      actor->scores->len > 0
          ? atoi (g_array_index (actor->scores, GantryScore, actor->scores->len - 1).text) - PAR
          : 0;

  return strokes == 0 ? "E" : gantry_meet_keep (meet, "%+d", strokes);
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
  return strcmp (code, "IPP") == 0 || strcmp (code, "DECISION") == 0;
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
  if (strcmp (code, "START_BEHIND") == 0)
    return gantry_meet_keep (meet, "+0:%02u.%u", index * 7 % 60, index % 10);
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

/* The best marks somebody came with. */
static const char *
invent_best (GantryMeet *meet, GantryAct *self)
{
  gint64 mark = 7200;

  if (gantry_rule_get_mark_kind (self->rule) == GANTRY_MARK_TIME)
    mark = self->shown * (1000 + gantry_dice_range (&self->dice, 0, 50)) / 1000 / 10 * 10;
  else if (gantry_rule_get_mark_kind (self->rule) == GANTRY_MARK_DISTANCE)
    mark = gantry_rule_get_kind (self->rule) == GANTRY_KIND_HEIGHTS
               ? gantry_dice_range (&self->dice, 188, 206)
               : gantry_dice_range (&self->dice, 650, 740);
  else if (gantry_rule_get_decimals (self->rule) == 0)
    mark = gantry_dice_range (&self->dice, 180, 260);
  else
    mark = gantry_dice_range (&self->dice, 7200, 9900);
  return gantry_act_text (meet, self, mark);
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
fill_ext (GantryMeet *meet, GantryAct *self, GantryActor *actor, guint index, const char *id)
{
  g_auto (GStrv) words = g_strsplit (id + strlen ("ext:"), "/", 3);
  guint n = g_strv_length (words);
  g_autofree char *name = NULL;
  const char *pos, *value;

  if (n < 2 || strcmp (words[0], "CUMULATIVE") == 0 || strcmp (words[0], "RUN") == 0)
    return;
  name = g_strdup_printf ("%s/%s", strcmp (words[0], "*") == 0 ? "ER" : words[0], words[1]);
  pos = n > 2 ? gantry_meet_keep (meet, "%s", words[2]) : NULL;
  if (has_deed (actor, name, pos) || (gantry_act_is_match (self) && is_for_winner (words[1]) &&
                                      gantry_act_get_winner (self) != actor))
    return;
  value = g_strcmp0 (pos, "TOT") == 0 ? count_total (meet, actor, words[1]) : NULL;
  if (strcmp (words[1], "TO_PAR") == 0)
    value = count_to_par (meet, actor);
  if (value == NULL)
    value = invent_value (meet, self,
                          gantry_rule_find_value (self->rule, GANTRY_OF_LINE, words[0], words[1]),
                          words[1], index);
  if (value != NULL)
    gantry_actor_add (actor, find_last (self, actor), name, pos, value);
}

static void
fill_entry (GantryMeet *meet, GantryAct *self, GantryActor *actor, guint index, const char *code)
{
  g_auto (GStrv) words = g_strsplit (code, "/", 2);

  add_entry (actor->entries, words[0],
             invent_value (meet, self,
                           gantry_rule_find_value (self->rule, GANTRY_OF_ENTRY, "EUE", words[0]),
                           words[0], index));
}

static void
fill_column (GantryMeet *meet, GantryAct *self, GantryActor *actor, guint index, const char *id)
{
  static const char *const horses[] = { "Quicksilver Q", "Donnerhall's Echo", "Bellefleur",
                                        "Tamarind" };

  if (g_str_has_prefix (id, "ext:"))
    fill_ext (meet, self, actor, index, id);
  else if (g_str_has_prefix (id, "entry:"))
    fill_entry (meet, self, actor, index, id + strlen ("entry:"));
  else if (g_str_equal (id, "pb"))
    add_entry (actor->entries, "PB", invent_best (meet, self));
  else if (g_str_equal (id, "sb"))
    add_entry (actor->entries, "SB", invent_best (meet, self));
  else if (g_str_equal (id, "entry_time"))
    add_entry (actor->entries, "ENTRY_TIME", invent_best (meet, self));
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

/* What is no part of the sum of a performance. */
static gboolean
counts (const GantryRuleValue *value)
{
  static const char *const others[] = {
    "best", "points", "net", "team", "inner", "shootoff", NULL
  };

  return value != NULL && value->of == GANTRY_OF_LINE && value->mark == GANTRY_MARK_POINTS &&
         !g_strv_contains (others, value->key);
}

static gint64
read_mark (GantryAct *self, const char *text)
{
  double mark = g_ascii_strtod (text, NULL);

  for (guint i = 0; i < gantry_rule_get_decimals (self->rule); i++)
    mark *= 10;
  return (gint64)(mark + 0.5);
}

/* One performance before judges is the sum of what they gave, less what they took. */
static void
add_up (GantryMeet *meet, GantryAct *self, GantryActor *actor)
{
  GantryScore *score = actor->scores->len > 0
                           ? &g_array_index (actor->scores, GantryScore, actor->scores->len - 1)
                           : NULL;
  gboolean less = gantry_rule_get_less_is_better (self->rule);
  gint64 sum = 0;
  guint n = 0;

  for (guint i = 0; i < actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);
      const GantryRuleValue *value =
          gantry_rule_find_value (self->rule, GANTRY_OF_LINE, deed->type, deed->code);
      gboolean taken =
          strstr (deed->code, "PENALTY") != NULL || strstr (deed->code, "DEDUCTION") != NULL;

      if (!counts (value) || (deed->pos != NULL && strcmp (deed->pos, "TOT") != 0))
        continue;
      sum += (taken && !less ? -1 : 1) * read_mark (self, deed->value);
      n++;
    }
  if (score == NULL || n < 2)
    return;
  score->key = less ? sum : -sum;
  score->text = gantry_act_text (meet, self, sum);
}

static gboolean
is_one_performance (GantryAct *self)
{
  GantryKind kind = gantry_rule_get_kind (self->rule);
  g_autofree char *part = gantry_rule_dup_part_name (self->rule);

  return (kind == GANTRY_KIND_JUDGED || kind == GANTRY_KIND_MULTI) && part == NULL &&
         gantry_rule_get_mark_kind (self->rule) == GANTRY_MARK_POINTS;
}

void
gantry_act_fill_columns (GantryMeet *meet, GantryAct *self)
{
  for (guint v = 0; views[v] != NULL; v++)
    for (const GantryColumn *column = gantry_rule_get_columns (self->rule, views[v]);
         column != NULL && column->id != NULL; column++)
      for (guint i = 0; i < self->actors->len; i++)
        fill_column (meet, self, g_ptr_array_index (self->actors, i), i, column->id);
  for (guint i = 0; is_one_performance (self) && i < self->actors->len; i++)
    add_up (meet, self, g_ptr_array_index (self->actors, i));
}

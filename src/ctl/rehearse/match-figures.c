/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/figures.h"

#include <string.h>

/* Figures of matches: how their periods are scored, what else happens, and what is counted. */

#define EVENT_AT 4

static const struct
{
  const char *discipline;
  const char *event; /* (nullable) what its code begins with */
  GantryScoring scoring;
} scorings[] = {
  { "ALP", NULL, { GANTRY_SCORING_ONE, 1, 1 } },
  { "ARC", NULL, { GANTRY_SCORING_LEVEL, 0, 2 } },
  { "BDM", NULL, { GANTRY_SCORING_SET, 11, 21 } },
  { "BK3", NULL, { GANTRY_SCORING_FREE, 13, 20 } },
  { "BKB", NULL, { GANTRY_SCORING_FREE, 14, 25 } },
  { "BKG", NULL, { GANTRY_SCORING_SHARED, 5, 9 } },
  { "BOX", NULL, { GANTRY_SCORING_CARD, 9, 10 } },
  { "CTR", NULL, { GANTRY_SCORING_ONE, 1, 1 } },
  { "CUR", NULL, { GANTRY_SCORING_ONE, 0, 2 } },
  { "FBL", NULL, { GANTRY_SCORING_FREE, 0, 2 } },
  { "FEN", "TEAM", { GANTRY_SCORING_FREE, 11, 15 } },
  { "FEN", NULL, { GANTRY_SCORING_FREE, 2, 5 } },
  { "HBL", NULL, { GANTRY_SCORING_FREE, 11, 16 } },
  { "HOC", NULL, { GANTRY_SCORING_FREE, 0, 1 } },
  { "IHO", NULL, { GANTRY_SCORING_FREE, 0, 2 } },
  { "JUD", NULL, { GANTRY_SCORING_BOUT, 1, 2 } },
  { "RU7", NULL, { GANTRY_SCORING_FREE, 0, 15 } },
  { "TEN", NULL, { GANTRY_SCORING_SET, 1, 6 } },
  { "TKW", NULL, { GANTRY_SCORING_SET, 2, 12 } },
  { "TTE", NULL, { GANTRY_SCORING_SET, 4, 11 } },
  { "VBV", NULL, { GANTRY_SCORING_SET, 12, 21, 15 } },
  { "VVO", NULL, { GANTRY_SCORING_SET, 15, 25, 15 } },
  { "WPO", NULL, { GANTRY_SCORING_FREE, 1, 4 } },
};

static const GantryScoring usual = { GANTRY_SCORING_FREE, 0, 3 };

const GantryScoring *
gantry_figures_find_scoring (const char *rsc)
{
  for (guint i = 0; i < G_N_ELEMENTS (scorings); i++)
    if (g_str_has_prefix (rsc, scorings[i].discipline) &&
        (scorings[i].event == NULL || g_str_has_prefix (rsc + EVENT_AT, scorings[i].event)))
      return &scorings[i].scoring;
  return &usual;
}

static const struct
{
  const char *discipline;
  GantryGoal goals[5];
} goals[] = {
  { "BKB", { { "P2I", 2, 38 }, { "P2O", 2, 12 }, { "P3", 3, 22 }, { "FT", 1, 28 } } },
  { "BK3", { { "P1", 1, 62 }, { "P2", 2, 22 }, { "FT", 1, 16 } } },
  { "RU7", { { "TRY", 5, 100 }, { "CONV", 2, 65, "TRY" } } },
};

const GantryGoal *
gantry_figures_list_goals (const char *rsc)
{
  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    if (g_str_has_prefix (rsc, goals[i].discipline))
      return goals[i].goals;
  return NULL;
}

static const struct
{
  const char *discipline;
  const char *codes[8];
} others[] = {
  { "BK3", { "FOUL", "REB", "TO", "BLC", "SUBST", "TOUT" } },
  { "BKB", { "FOUL", "REB", "TO", "ST", "BLC", "SUBST", "TOUT" } },
  { "FBL", { "CRN", "FOUL", "OFF", "YC", "SUBST", "SAVE", "MISS" } },
  { "HBL", { "TMS", "YC", "TO", "ST", "GKS", "TOUT" } },
  { "HOC", { "PC", "GC", "SUBST" } },
  { "IHO", { "PTY", "TOUT" } },
  { "RU7", { "SUBST" } },
  { "TEN", { NULL } },
  { "VBV", { "DIG", "TOUT" } },
  { "VVO", { "DIG", "RCP", "SUBST", "TOUT" } },
  { "WPO", { "ST", "CRN", "GKS", "EXC_WT", "TOUT" } },
};

const char *const *
gantry_figures_list_others (const char *rsc)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_has_prefix (rsc, others[i].discipline))
      return others[i].codes;
  return NULL;
}

static const struct
{
  const char *discipline;
  const char *code;
  GantryStatFigure stat;
} stats[] = {
  { "ARC", "10S", { GANTRY_STAT_SUM, { 5, 10, 0 } } },
  { "ARC", "XS", { GANTRY_STAT_SUM, { 1, 4, 0 } } },
  { "ARC", "AVG", { GANTRY_STAT_EACH, { 88, 97, 1 } } },
  { "BDM", "MAX_ROW", { GANTRY_STAT_SUM, { 3, 8, 0 } } },
  { "BDM", "GAME_PTS", { GANTRY_STAT_SUM, { 2, 4, 0 } } },
  { "BK3", "REB", { GANTRY_STAT_SUM, { 12, 21, 0 } } },
  { "BK3", "TO", { GANTRY_STAT_SUM, { 4, 10, 0 } } },
  { "BK3", "BLC", { GANTRY_STAT_SUM, { 1, 4, 0 } } },
  { "BK3", "FOUL", { GANTRY_STAT_SUM, { 4, 9, 0 } } },
  { "BKB", "OREB", { GANTRY_STAT_SUM, { 6, 13, 0 } } },
  { "BKB", "DREB", { GANTRY_STAT_SUM, { 21, 30, 0 } } },
  { "BKB", "ASSIST", { GANTRY_STAT_SUM, { 13, 24, 0 } } },
  { "BKB", "TO", { GANTRY_STAT_SUM, { 9, 17, 0 } } },
  { "BKB", "ST", { GANTRY_STAT_SUM, { 4, 10, 0 } } },
  { "BKB", "BLC", { GANTRY_STAT_SUM, { 2, 6, 0 } } },
  { "BKB", "FOUL", { GANTRY_STAT_SUM, { 13, 21, 0 } } },
  { "BKB", "EFF", { GANTRY_STAT_SUM, { 62, 104, 0 } } },
  { "BKB", "MINS", { GANTRY_STAT_SUM, { 200, 200, 0 } } },
  { "CUR", "", { GANTRY_STAT_EACH, { 71, 94, 0 } } },
  { "FBL", "SHOT", { GANTRY_STAT_SUM, { 8, 17, 0 } } },
  { "FBL", "CRN", { GANTRY_STAT_SUM, { 3, 9, 0 } } },
  { "FBL", "FRK", { GANTRY_STAT_SUM, { 8, 15, 0 } } },
  { "FBL", "FOC", { GANTRY_STAT_SUM, { 7, 15, 0 } } },
  { "FBL", "OFF", { GANTRY_STAT_SUM, { 0, 4, 0 } } },
  { "FBL", "MINS", { GANTRY_STAT_PLAYER, { 90, 90, 0 } } },
  { "FBL", "SUB_TIME", { GANTRY_STAT_PLAYER, { 0, 0, 0 } } },
  { "FBL", "YC_MINS", { GANTRY_STAT_PLAYER, { 0, 0, 0 } } },
  { "HBL", "SHOT", { GANTRY_STAT_SUM, { 40, 52, 0 } } },
  { "HBL", "PTY", { GANTRY_STAT_SUM, { 2, 6, 0 } } },
  { "HBL", "SVS", { GANTRY_STAT_SUM, { 8, 16, 0 } } },
  { "HBL", "TO", { GANTRY_STAT_SUM, { 8, 14, 0 } } },
  { "HBL", "ST", { GANTRY_STAT_SUM, { 2, 6, 0 } } },
  { "HBL", "BLC", { GANTRY_STAT_SUM, { 1, 5, 0 } } },
  { "HBL", "MINS", { GANTRY_STAT_SUM, { 420, 420, 0 } } },
  { "HOC", "SHOT", { GANTRY_STAT_SUM, { 8, 17, 0 } } },
  { "HOC", "PC", { GANTRY_STAT_SUM, { 3, 8, 0 } } },
  { "HOC", "PS", { GANTRY_STAT_SUM, { 0, 1, 0 } } },
  { "HOC", "CE", { GANTRY_STAT_SUM, { 14, 27, 0 } } },
  { "IHO", "SOG", { GANTRY_STAT_SUM, { 21, 37, 0 } } },
  { "IHO", "FO", { GANTRY_STAT_SUM, { 22, 34, 0 } } },
  { "IHO", "PLUS_MINUS", { GANTRY_STAT_PLAYER, { -2, 2, 0 } } },
  { "IHO", "TPP", { GANTRY_STAT_SUM, { 3, 9, 0 } } },
  { "IHO", "SHIFTS", { GANTRY_STAT_PLAYER, { 15, 27, 0 } } },
  { "IHO", "MINS", { GANTRY_STAT_PLAYER, { 9, 22, 0 } } },
  { "RU7", "TACKLE", { GANTRY_STAT_SUM, { 13, 26, 0 } } },
  { "RU7", "LINE_BREAK", { GANTRY_STAT_SUM, { 3, 9, 0 } } },
  { "TEN", "ACE", { GANTRY_STAT_SUM, { 2, 9, 0 } } },
  { "TEN", "DF", { GANTRY_STAT_SUM, { 1, 6, 0 } } },
  { "TEN", "SRV1_PCT", { GANTRY_STAT_EACH, { 54, 73, 0 } } },
  { "TEN", "SRV1_WON", { GANTRY_STAT_SUM, { 27, 41, 0 } } },
  { "TEN", "SRV2_WON", { GANTRY_STAT_SUM, { 9, 17, 0 } } },
  { "TEN", "BP_WON", { GANTRY_STAT_SUM, { 2, 5, 0 } } },
  { "TEN", "WINNERS", { GANTRY_STAT_SUM, { 15, 34, 0 } } },
  { "TEN", "UE", { GANTRY_STAT_SUM, { 14, 32, 0 } } },
  { "TTE", "MAX_ROW", { GANTRY_STAT_SUM, { 3, 7, 0 } } },
  { "VBV", "DIG", { GANTRY_STAT_SUM, { 9, 21, 0 } } },
  { "VVO", "DIG", { GANTRY_STAT_SUM, { 31, 66, 0 } } },
  { "VVO", "RCP", { GANTRY_STAT_SUM, { 28, 52, 0 } } },
  { "WPO", "SHOT", { GANTRY_STAT_SUM, { 23, 33, 0 } } },
  { "WPO", "EXT", { GANTRY_STAT_SUM, { 4, 10, 0 } } },
  { "WPO", "PTY", { GANTRY_STAT_SUM, { 0, 2, 0 } } },
  { "WPO", "SVS", { GANTRY_STAT_SUM, { 6, 13, 0 } } },
  { "WPO", "EXC", { GANTRY_STAT_SUM, { 5, 11, 0 } } },
  { "WPO", "ST", { GANTRY_STAT_SUM, { 3, 9, 0 } } },
  { "WPO", "BLC", { GANTRY_STAT_SUM, { 2, 6, 0 } } },
  { "WPO", "TO", { GANTRY_STAT_SUM, { 8, 15, 0 } } },
};

const GantryStatFigure *
gantry_figures_find_stat (const char *rsc, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (stats); i++)
    if (g_str_has_prefix (rsc, stats[i].discipline) &&
        (*stats[i].code == '\0' || g_str_equal (stats[i].code, code)))
      return &stats[i].stat;
  return NULL;
}

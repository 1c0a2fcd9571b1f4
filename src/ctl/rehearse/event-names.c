/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/kinds.h"

#include "model/rsc.h"

#include <string.h>

/* What the events are called whose codes the patterns of the profiles give. */

static const struct
{
  const char *discipline; /* (nullable): in all of them */
  const char *event;
  GantryTexts name;
} names[] = {
  { NULL, "TEAM", { { "Team", "par équipes", "team" } } },
  { NULL, "RELAY", { { "Relay", "Relais", "Estafette" } } },
  { NULL, "RY", { { "Relay", "Relais", "Estafette" } } },
  { NULL, "4X", { { "Relay", "Relais", "Estafette" } } },
  { NULL, "MS", { { "Mass Start", "Départ en masse", "Massastart" } } },
  { NULL, "PU", { { "Pursuit", "Poursuite", "Achtervolging" } } },
  { NULL, "TEAMPU", { { "Team Pursuit", "Poursuite par équipes", "Ploegenachtervolging" } } },
  { NULL, "TEAMSP", { { "Team Sprint", "Sprint par équipes", "Teamsprint" } } },
  { NULL, "SPRINT", { { "Sprint", "Sprint", "Sprint" } } },
  { NULL, "BA", { { "Big Air", "Big air", "Big air" } } },
  { NULL, "SS", { { "Slopestyle", "Slopestyle", "Slopestyle" } } },
  { "ALP", "GS", { { "Giant Slalom", "Slalom géant", "Reuzenslalom" } } },
  { "ALP", "PL", { { "Parallel", "Parallèle", "Parallel" } } },
  { "ATH", "HEPT", { { "Heptathlon", "Heptathlon", "Zevenkamp" } } },
  { "ATH", "HJ", { { "High Jump", "Saut en hauteur", "Hoogspringen" } } },
  { "ATH", "LJ", { { "Long Jump", "Saut en longueur", "Verspringen" } } },
  { "ATH", "KMW", { { "Race Walk", "Marche", "Snelwandelen" } } },
  { "CLB", "SPD", { { "Speed", "Vitesse", "Snelklimmen" } } },
  { "CRD", "TT", { { "Time Trial", "Contre-la-montre", "Tijdrit" } } },
  { "CSL", "KX", { { "Kayak Cross", "Kayak cross", "Kajakcross" } } },
  { "CTR", "KEI", { { "Keirin", "Keirin", "Keirin" } } },
  { "CTR", "MAD", { { "Madison", "Américaine", "Koppelkoers" } } },
  { "CTR", "OM", { { "Omnium", "Omnium", "Omnium" } } },
  { "CTR", "SP", { { "Sprint", "Vitesse", "Sprint" } } },
  { "CTR", "TP", { { "Team Pursuit", "Poursuite par équipes", "Ploegenachtervolging" } } },
  { "EQU", "DRS", { { "Dressage", "Dressage", "Dressuur" } } },
  { "EQU", "EV", { { "Eventing", "Concours complet", "Eventing" } } },
  { "EQU", "JP", { { "Jumping", "Saut d’obstacles", "Springen" } } },
  { "FRS", "MO", { { "Moguls", "Bosses", "Moguls" } } },
  { "FRS", "SX", { { "Ski Cross", "Skicross", "Skicross" } } },
  { "GAR", "AA", { { "All-around", "Concours général", "Meerkamp" } } },
  { "SBD", "PGS", { { "Parallel Giant Slalom", "Slalom géant parallèle", "Parallelle reuzenslalom" } } },
  { "SBD", "SBX", { { "Snowboard Cross", "Snowboardcross", "Snowboardcross" } } },
  { "SHO", "AR", { { "Air Rifle", "Carabine à air", "Luchtgeweer" } } },
  { "SHO", "TR", { { "Trap", "Fosse", "Trap" } } },
  { "SKB", "STR", { { "Street", "Street", "Street" } } },
};

static const GantryTexts genders[] = { { { "Women's", "femmes", "vrouwen" } },
                                       { { "Men's", "hommes", "mannen" } },
                                       { { "Mixed", "mixte", "gemengd" } } };

/* "MAIN" and the like: the discipline has one event, or no name for it. */
static gboolean
is_plain (const char *code)
{
  return g_str_equal (code, "MAIN") || g_str_equal (code, "OPEN") || g_str_equal (code, "INDIV");
}

/* "800M" is 800 m. */
static gboolean
is_distance (const char *code)
{
  gsize digits = strspn (code, "0123456789");

  return digits > 0 && g_str_equal (code + digits, "M");
}

static GantryTexts
name_code (GantryMeet *meet, const char *rsc, const char *code)
{
  const char *plain = is_distance (code) ? gantry_meet_keep (meet, "%d m", atoi (code))
                                         : gantry_meet_keep (meet, "%s", code);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].event, code) &&
        (names[i].discipline == NULL || g_str_has_prefix (rsc, names[i].discipline)))
      return names[i].name;
  return (GantryTexts){ { plain, plain, plain } };
}

GantryTexts
gantry_rehearse_name_event (GantryMeet *meet, const GantryVenue *venue, const char *rsc)
{
  const GantryTexts *gender = &genders[rsc[3] == 'W' ? 0 : rsc[3] == 'M' ? 1 : 2];
  g_autofree char *code = gantry_rsc_dup_event (rsc);
  GantryTexts what = { { venue->name, venue->name, venue->name } };

  if (!is_plain (code))
    {
      what = name_code (meet, rsc, code);
      for (guint i = 0; i < GANTRY_N_LANGUAGES; i++)
        what.in[i] = gantry_meet_keep (meet, "%s %s", venue->name, what.in[i]);
    }
  return (GantryTexts){ { gantry_meet_keep (meet, "%s %s", gender->in[0], what.in[0]),
                          gantry_meet_keep (meet, "%s %s", what.in[1], gender->in[1]),
                          gantry_meet_keep (meet, "%s %s", what.in[2], gender->in[2]) } };
}

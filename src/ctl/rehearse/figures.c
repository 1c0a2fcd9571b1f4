/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/figures.h"

#include <string.h>

#define PHASE_AT 22
#define MM_PER_M 1000
#define SECONDS  1000
#define MINUTES  (60 * SECONDS)
#define HOURS    (60 * MINUTES)

/* "ATH?HEPT/HJ": the beginning of a code up to its event, any gender, and that of its phase. */
static gboolean
fits (const char *pattern, const char *rsc)
{
  const char *phase = strchr (pattern, '/');
  gsize length = phase != NULL ? (gsize)(phase - pattern) : strlen (pattern);

  for (gsize i = 0; i < length; i++)
    if (pattern[i] != '?' && pattern[i] != rsc[i])
      return FALSE;
  return phase == NULL || g_str_has_prefix (rsc + PHASE_AT, phase + 1);
}

/* How fast the best are over a distance, in mm/s, up to so many metres; the narrowest comes first.
 */
static const struct
{
  const char *of;
  gint64 up_to;
  gint64 speed;
} speeds[] = {
  { "ATH?KM", G_MAXINT64, 3800 }, { "ATH?4X", 400, 9500 },
  { "ATH?4X", G_MAXINT64, 8000 }, { "ATH", 60, 8450 },
  { "ATH", 200, 9050 },           { "ATH", 400, 8100 },
  { "ATH", 800, 6850 },           { "ATH", 1500, 6350 },
  { "ATH", 5000, 5800 },          { "ATH", G_MAXINT64, 5400 },
  { "SWM", 100, 1850 },           { "SWM", 400, 1680 },
  { "SWM", G_MAXINT64, 1590 },    { "OWS", G_MAXINT64, 1360 },
  { "MPN", G_MAXINT64, 1530 },    { "CRD", G_MAXINT64, 12500 },
  { "CTR", G_MAXINT64, 16000 },   { "MTB", G_MAXINT64, 6000 },
  { "ROW", G_MAXINT64, 4700 },    { "CSP", 200, 5050 },
  { "CSP", 500, 4600 },           { "CSP", G_MAXINT64, 4350 },
  { "SSK", 500, 13300 },          { "SSK", G_MAXINT64, 13000 },
  { "STK", G_MAXINT64, 11500 },   { "CCS", G_MAXINT64, 6800 },
  { "BTH", G_MAXINT64, 5800 },    { "TRI", G_MAXINT64, 7000 },
  { "CLB", G_MAXINT64, 2380 },
};

/* How long they need where no distance is told. */
static const struct
{
  const char *of;
  gint64 length; /* ms */
} lengths[] = {
  { "ALP", 58 * SECONDS },
  { "ATH?4X", 201 * SECONDS },
  { "ATH?KM", 88 * MINUTES },
  { "BMX", 34500 },
  { "BOB", 61400 },
  { "BTH?4X", 71 * MINUTES },
  { "BTH?MS", 36 * MINUTES },
  { "BTH?PU", 31 * MINUTES },
  { "BTH", 21 * MINUTES },
  { "CCS?4X", 53 * MINUTES },
  { "CCS?MS", 70 * MINUTES },
  { "CCS?SPRINT", 195 * SECONDS },
  { "CCS?TEAMSP", 22 * MINUTES },
  { "CCS", 25 * MINUTES },
  { "CRD?TT", 39 * MINUTES },
  { "CRD", 4 * HOURS },
  { "CSL?KX", 62 * SECONDS },
  { "CSL", 97 * SECONDS },
  { "CTR?KEI", 10700 },
  { "CTR?SP", 10300 },
  { "CTR", 65 * SECONDS },
  { "FRS", 72 * SECONDS },
  { "LUG?RELAY", 165 * SECONDS },
  { "MPN", 11 * MINUTES },
  { "MTB", 78 * MINUTES },
  { "NCB?4X", 52 * MINUTES },
  { "NCB", 26 * MINUTES },
  { "ORI?RELAY", 92 * MINUTES },
  { "ORI", 36 * MINUTES },
  { "OWS", 123 * MINUTES },
  { "SBD?PGS", 38 * SECONDS },
  { "SBD", 76 * SECONDS },
  { "SKN", 61900 },
  { "SMT?RELAY", 32 * MINUTES },
  { "SMT", 185 * SECONDS },
  { "SSK?MS", 515 * SECONDS },
  { "SSK?TEAMPU", 175 * SECONDS },
  { "STK?RY", 244 * SECONDS },
  { "TRI?RELAY", 85 * MINUTES },
  { "TRI", 115 * MINUTES },
};

gint64
gantry_figures_find_length (const char *rsc, gint64 distance)
{
  for (guint i = 0; distance > 0 && i < G_N_ELEMENTS (speeds); i++)
    if (fits (speeds[i].of, rsc) && distance <= speeds[i].up_to)
      return distance * MM_PER_M * SECONDS / speeds[i].speed;
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (fits (lengths[i].of, rsc))
      return lengths[i].length;
  return 0;
}

static const struct
{
  const char *of;
  GantryFigure figure;
} parts[] = {
  { "ATH?HEPT/LJ", { 565, 668, 2 } }, { "GAR", { 116, 151, 1 } },      { "GRY", { 280, 352, 1 } },
  { "GTR", { 515, 572, 1 } },         { "SHO?AR", { 1010, 1062, 1 } }, { "SHO?TR", { 21, 25, 0 } },
  { "SHO/FNL", { 992, 1058, 1 } },    { "SHO", { 94, 100, 0 } },       { "SRF", { 420, 935, 2 } },
  { "EQU", { 640, 790, 1 } },         { "SWA", { 2300, 2850, 1 } },    { "FSK", { 620, 780, 1 } },
};

const GantryFigure *
gantry_figures_find_part (const char *rsc)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (fits (parts[i].of, rsc))
      return &parts[i].figure;
  return NULL;
}

/* The narrowest comes first; "" is every sport. */
static const struct
{
  const char *of;
  const char *code;
  GantryFigure figure;
} values[] = {
  { "BOB", "MAX_SPEED", { 12950, 13420, 2 } },
  { "LUG", "MAX_SPEED", { 12400, 12790, 2 } },
  { "SKN", "MAX_SPEED", { 12310, 12760, 2 } },
  { "CTR", "SPEED", { 681, 704, 1 } },
  { "SJP", "SPEED", { 889, 932, 1 } },
  { "SJP", "JUDGES", { 495, 570, 1, 5 } },
  { "SJP", "GATE", { 12, 12, 0 } },
  { "SJP", "WIND", { -62, 74, 1 } },
  { "SJP", "DISTANCE", { 11900, 13950, 2, 50 } },
  { "NCB", "DISTANCE", { 9150, 10550, 2, 50 } },
  { "BTH", "SHOOTING", { 0, 1, 0 } },
  { "MPN", "SHOOTING", { 5, 5, 0 } },
  { "MPN", "FENCING", { 190, 265, 0, 5 } },
  { "MPN", "RIDING", { 279, 300, 0, 7 } },
  { "MPN", "SWIMMING", { 268, 309, 0 } },
  { "MPN", "OBSTACLE", { 325, 368, 0 } },
  { "MPN", "LASER_RUN", { 590, 668, 0 } },
  { "CLB", "BOULDER", { 0, 25, 0, 5 } },
  { "CLB", "LEAD", { 281, 961, 1, 20 } },
  { "EQU", "DRESSAGE", { 215, 386, 1 } },
  { "EQU", "CROSS", { 0, 160, 1, 4 } },
  { "EQU", "JUMPING", { 0, 80, 1, 40 } },
  { "EQU", "FAULTS", { 0, 12, 0, 4 } },
  { "EQU", "TIME_FAULTS", { 0, 1, 0 } },
  { "FSK", "ELEMENT", { 3020, 4280, 2 } },
  { "FSK", "COMPONENT", { 2790, 3640, 2 } },
  { "FSK", "DEDUCTION", { 0, 100, 2, 100 } },
  { "SWA", "ELEMENTS", { 1395125, 1790000, 4, 125 } },
  { "SWA", "ARTISTIC_IMPRESSION", { 912000, 1088000, 4, 500 } },
  { "SWA", "DEDUCTION", { 0, 20000, 4, 10000 } },
  { "SKB", "BEST_RUN", { 6150, 9040, 2 } },
  { "SHO", "INNER_10", { 18, 42, 0 } },
  { "", "BODY_WEIGHT", { 5800, 6390, 2 } },
  { "", "DEDUCTION", { 0, 100, 2, 100 } },
};

const GantryFigure *
gantry_figures_find_value (const char *rsc, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (values[i].code, code) && fits (values[i].of, rsc))
      return &values[i].figure;
  return NULL;
}

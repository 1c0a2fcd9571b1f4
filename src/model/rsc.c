/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/rsc.h"

#include <string.h>

#define GENDER_AT 3
#define EVENT_AT  4
#define PHASE_AT  22
#define UNIT_AT   26

gboolean
gantry_rsc_is_valid (const char *rsc)
{
  if (rsc == NULL || strlen (rsc) != GANTRY_RSC_LENGTH)
    return FALSE;
  for (const char *c = rsc; *c != '\0'; c++)
    if (!g_ascii_isupper (*c) && !g_ascii_isdigit (*c) && *c != '-' && *c != '.')
      return FALSE;
  return TRUE;
}

static gboolean
part_is_empty (const char *rsc, gsize from, gsize to)
{
  return strspn (rsc + from, "-") >= to - from;
}

GantryRscLevel
gantry_rsc_get_level (const char *rsc)
{
  if (!gantry_rsc_is_valid (rsc))
    return GANTRY_RSC_LEVEL_NONE;
  if (!part_is_empty (rsc, UNIT_AT, GANTRY_RSC_LENGTH))
    return GANTRY_RSC_LEVEL_UNIT;
  if (!part_is_empty (rsc, PHASE_AT, UNIT_AT))
    return GANTRY_RSC_LEVEL_PHASE;
  if (!part_is_empty (rsc, EVENT_AT, PHASE_AT))
    return GANTRY_RSC_LEVEL_EVENT;
  if (rsc[GENDER_AT] != '-')
    return GANTRY_RSC_LEVEL_GENDER;
  if (strncmp (rsc, "GLO", 3) == 0 || part_is_empty (rsc, 0, GENDER_AT))
    return GANTRY_RSC_LEVEL_GAMES;
  return GANTRY_RSC_LEVEL_DISCIPLINE;
}

static char *
dup_part (const char *rsc, gsize from, gsize to)
{
  gsize end;

  if (rsc == NULL || strlen (rsc) < to)
    return g_strdup ("");
  for (end = to; end > from && rsc[end - 1] == '-'; end--)
    ;
  return g_strndup (rsc + from, end - from);
}

char *
gantry_rsc_dup_discipline (const char *rsc)
{
  return dup_part (rsc, 0, GENDER_AT);
}

char *
gantry_rsc_dup_event (const char *rsc)
{
  return dup_part (rsc, EVENT_AT, PHASE_AT);
}

char *
gantry_rsc_dup_phase (const char *rsc)
{
  return dup_part (rsc, PHASE_AT, UNIT_AT);
}

char
gantry_rsc_get_gender (const char *rsc)
{
  return rsc != NULL && strlen (rsc) > GENDER_AT ? rsc[GENDER_AT] : '-';
}

static char *
cut_at (const char *rsc, gsize length)
{
  char *code = g_strdup (rsc != NULL ? rsc : "");

  if (strlen (code) == GANTRY_RSC_LENGTH)
    memset (code + length, '-', GANTRY_RSC_LENGTH - length);
  return code;
}

char *
gantry_rsc_to_event (const char *rsc)
{
  return cut_at (rsc, PHASE_AT);
}

char *
gantry_rsc_to_phase (const char *rsc)
{
  return cut_at (rsc, UNIT_AT);
}

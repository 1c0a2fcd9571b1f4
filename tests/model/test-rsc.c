/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/rsc.h"

#define UNIT       "ATHW400M--------------FNL-000100--"
#define PHASE      "ATHW400M--------------FNL---------"
#define EVENT      "ATHW400M--------------------------"
#define GENDER     "ATHW------------------------------"
#define DISCIPLINE "ATH-------------------------------"
#define GAMES      "GLO-------------------------------"

static void
test_level (void)
{
  const struct
  {
    const char *rsc;
    GantryRscLevel level;
  } cases[] = {
    { UNIT, GANTRY_RSC_LEVEL_UNIT },
    { PHASE, GANTRY_RSC_LEVEL_PHASE },
    { EVENT, GANTRY_RSC_LEVEL_EVENT },
    { GENDER, GANTRY_RSC_LEVEL_GENDER },
    { DISCIPLINE, GANTRY_RSC_LEVEL_DISCIPLINE },
    { GAMES, GANTRY_RSC_LEVEL_GAMES },
    { "----------------------------------", GANTRY_RSC_LEVEL_GAMES },
    { "ATH-------------------FNL---------", GANTRY_RSC_LEVEL_PHASE },
    { "ATHW00101", GANTRY_RSC_LEVEL_NONE },
    { "", GANTRY_RSC_LEVEL_NONE },
    { NULL, GANTRY_RSC_LEVEL_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (gantry_rsc_get_level (cases[i].rsc), ==, cases[i].level);
}

static void
test_valid (void)
{
  g_assert_true (gantry_rsc_is_valid (UNIT));
  g_assert_true (gantry_rsc_is_valid ("SWMM4X100MFR----------HEAT000300--"));
  g_assert_true (gantry_rsc_is_valid ("SKNX12.5KM------------FNL-000100--"));
  g_assert_false (gantry_rsc_is_valid (NULL));
  g_assert_false (gantry_rsc_is_valid (UNIT "-"));
  g_assert_false (gantry_rsc_is_valid ("athw400m--------------fnl-000100--"));
  g_assert_false (gantry_rsc_is_valid ("ATHW400M--------------FNL-000100-\n"));
  g_assert_false (gantry_rsc_is_valid ("ATHW400M------/../----FNL-000100--"));
  g_assert_false (gantry_rsc_is_valid ("ATHW400M------\xc3\xa9------FNL-000100--"));
}

static void
test_parts (void)
{
  g_autofree char *discipline = gantry_rsc_dup_discipline (UNIT);
  g_autofree char *event = gantry_rsc_dup_event ("SWMM4X100MFR----------HEAT000300--");
  g_autofree char *phase = gantry_rsc_dup_phase ("SWMM4X100MFR----------HEAT000300--");
  g_autofree char *short_phase = gantry_rsc_dup_phase (UNIT);
  g_autofree char *old_discipline = gantry_rsc_dup_discipline ("ATHW00101");
  g_autofree char *old_event = gantry_rsc_dup_event ("ATHW00101");
  g_autofree char *none = gantry_rsc_dup_phase (NULL);

  g_assert_cmpstr (discipline, ==, "ATH");
  g_assert_cmpstr (event, ==, "4X100MFR");
  g_assert_cmpstr (phase, ==, "HEAT");
  g_assert_cmpstr (short_phase, ==, "FNL");
  g_assert_cmpstr (old_discipline, ==, "ATH");
  g_assert_cmpstr (old_event, ==, "");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpint (gantry_rsc_get_gender (UNIT), ==, 'W');
  g_assert_cmpint (gantry_rsc_get_gender ("AT"), ==, '-');
  g_assert_cmpint (gantry_rsc_get_gender (NULL), ==, '-');
}

static void
test_cut (void)
{
  g_autofree char *event = gantry_rsc_to_event (UNIT);
  g_autofree char *phase = gantry_rsc_to_phase (UNIT);
  g_autofree char *same = gantry_rsc_to_event (EVENT);
  g_autofree char *old = gantry_rsc_to_event ("ATHW00101");
  g_autofree char *none = gantry_rsc_to_phase (NULL);

  g_assert_cmpstr (event, ==, EVENT);
  g_assert_cmpstr (phase, ==, PHASE);
  g_assert_cmpstr (same, ==, EVENT);
  g_assert_cmpstr (old, ==, "ATHW00101");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/rsc/level", test_level);
  g_test_add_func ("/model/rsc/valid", test_valid);
  g_test_add_func ("/model/rsc/parts", test_parts);
  g_test_add_func ("/model/rsc/cut", test_cut);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "model/mark.h"
#include "model/rev.h"
#include "model/rsc.h"
#include "model/status.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *event = gantry_rsc_to_event (text);
  g_autofree char *phase = gantry_rsc_to_phase (text);
  g_autofree char *discipline = gantry_rsc_dup_discipline (text);
  g_autofree char *event_name = gantry_rsc_dup_event (text);
  g_autofree char *phase_name = gantry_rsc_dup_phase (text);
  GantryMark mark = GANTRY_MARK_INIT_NONE;
  GantryRev rev;

  if (gantry_mark_parse_time (text, &mark))
    g_assert_cmpint (ABS (mark.value), <=, G_GINT64_CONSTANT (9999) * 3600 * GANTRY_SECOND);
  if (gantry_mark_parse_number (text, GANTRY_MARK_POINTS, &mark))
    g_assert_cmpuint (mark.decimals, <=, 6);
  if (gantry_rev_parse (text, &rev))
    g_assert_true (rev.major >= 0 && rev.minor >= 0);
  g_assert_cmpuint (strlen (discipline), <=, 3);
  g_assert_cmpuint (strlen (event_name), <=, 18);
  g_assert_cmpuint (strlen (phase_name), <=, 4);
  gantry_rsc_get_level (text);
  gantry_rsc_get_gender (text);
  gantry_schedule_status_parse (text);
  gantry_result_status_parse (text);
  g_assert_cmpuint (strlen (event), ==, strlen (text));
  g_assert_cmpuint (strlen (phase), ==, strlen (text));
  return 0;
}

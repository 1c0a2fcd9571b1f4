/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/words.h"

#define N_(text) text

static const char *const words[] = {
  /* Disciplines */
  N_("Alpine Skiing"),
  N_("Athletics"),
  N_("Orienteering"),
  N_("Swimming"),
  /* What a start order is */
  N_("Bib"),
  N_("Lane"),
  N_("Order"),
  N_("Start"),
  /* Columns */
  N_("Points"),
  N_("Total"),
  N_("Total rank"),
  NULL,
};

const char *const *
gantry_sport_words (void)
{
  return words;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GANTRY_NATION_NAMES 4

/* Names to invent athletes from. Family names of women stand apart where the language makes them so. */
typedef struct
{
  const char *noc;
  const char *town;
  const char *men[GANTRY_NATION_NAMES];
  const char *women[GANTRY_NATION_NAMES];
  const char *families[GANTRY_NATION_NAMES];
  const char *women_families[GANTRY_NATION_NAMES]; /* first is NULL: the same */
} GantryNation;

guint               gantry_nations_get_count (void);
const GantryNation *gantry_nations_get       (guint index);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/column.h"

G_BEGIN_DECLS

/* Where a column of a table stands, from the start edge; not visible: no room for it. */
typedef struct
{
  int x;
  int width;
  gboolean visible;
} GantryColumnPlace;

/* Gives each column its place in 'available' pixels. With fit, what finds no room goes: columns that can be spared first, then
 * points that nobody is near (beyond focus + 1), then the oldest, at last what is spared only in need. What is left over goes
 * to the columns that expand and, a little, to the numbers. Pure. Returns the whole width, more than available when even that
 * does not fit: then the table scrolls. */
int gantry_column_layout (GPtrArray         *specs,
                          const int         *naturals,
                          int                available,
                          gboolean           fit,
                          int                focus,
                          GantryColumnPlace *places);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/column.h"
#include "seat/sheet.h"

G_BEGIN_DECLS

/* The columns of a sheet as a table has them: by their ids in the words of the desk, else under the headings of the source.
 * (transfer full) (element-type GantryColumnSpec) */
GPtrArray *gantry_sheet_columns_new (GantrySheet *sheet);

G_END_DECLS

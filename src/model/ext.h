/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/json.h"

G_BEGIN_DECLS

/* Readers of the feed's open pattern, `ext` of docs/documents.md: {type, code, pos, value, …, sub}. */

/* The first value that fits; NULL for type or pos: any. (nullable) array, (nullable) (transfer none) result. */
const GantryJson *gantry_ext_find      (const GantryJson *array, const char *type, const char *code, const char *pos);
/* The same, its value as text; "" when absent. */
const char       *gantry_ext_get_value (const GantryJson *array, const char *type, const char *code, const char *pos);
/* A value of the members of "sub"; "" when absent. */
const char       *gantry_ext_get_sub   (const GantryJson *ext, const char *code);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was passed over in a message, counted by name: "Result/Sponsor" an unknown element,
 * "Result@Foo" an unknown attribute or a value that is not of its kind, "Result!Competitor"
 * something that should have been there. Names are cut and their number is bounded, so that a
 * hostile message cannot fill the table; what does not fit counts as "other". */
#define GANTRY_ODDITIES_MAX 64

GHashTable *gantry_oddities_new (void);
void        gantry_oddities_add (GHashTable *self, const char *element, char mark, const char *name);

G_END_DECLS

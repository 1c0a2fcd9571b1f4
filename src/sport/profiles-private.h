/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sport/profile.h"

G_BEGIN_DECLS

/* Rules of a discipline in order, the generic one last. (transfer none) (element-type GantryRule) */
GPtrArray *gantry_profiles_get_rules (GantryProfiles *self, const char *discipline);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/error.h"

G_DEFINE_QUARK (gantry-source-error-quark, gantry_source_error)

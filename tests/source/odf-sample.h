/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One message of every kind, of invented people, as a sender would write them; what damage is done to. NULL behind the
 * last. (transfer full) (array zero-terminated) */
char **odf_samples (void);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The recording of an invented competition: the same seed, sports and start give the same bytes. */
typedef struct
{
  guint64 seed;
  const char *sports;      /* "swm,ath,alp"; NULL: all, or none when there are disciplines */
  const char *start;       /* ISO 8601 with an offset; NULL: a spring evening */
  const char *disciplines; /* "JUD,FBL", "all": from their profiles; NULL: none */
  const char *faults;      /* "protest,silence", "all"; NULL: none */
} GantryRehearsalPlan;

/* JSON lines, not packed; NULL with an error that names what is not understood. (transfer full) */
GBytes *gantry_rehearsal_write (GantryRehearsalPlan plan, guint *n_messages, GError **error);

G_END_DECLS

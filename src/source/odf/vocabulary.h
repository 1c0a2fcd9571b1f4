/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The elements of the messages that become documents, each with its attributes, whatever it stands
 * in: the newest schema and what real messages of other years have. What is not here is counted as
 * an oddity and passed over. */
typedef struct
{
  const char *name;
  const char *const *attributes; /* sorted, NULL-terminated */
} GantryOdfElement;

/* (nullable) */
const GantryOdfElement *gantry_odf_vocabulary_find         (const char *element);
/* The vocabulary's own text of that name. (nullable) */
const char             *gantry_odf_vocabulary_attribute    (const GantryOdfElement *element,
                                                                const char *attribute);
/* Whether the tables are sorted, as looking up needs them; for the test. */
gboolean                gantry_odf_vocabulary_is_sorted    (void);

G_END_DECLS

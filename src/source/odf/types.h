/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/odf/build.h"
#include "source/odf/odf.h"

G_BEGIN_DECLS

/* What is done with a type of message: all types of the schema by name. */
typedef struct
{
  const char *name;
  GantryClass class;
  GantryControl control;
  GantryOdfBuild build; /* (nullable) */
  gboolean by_time;     /* revisions of its documents: by time of generation, not by Version */
} GantryOdfType;

/* Never NULL: a type of class UNKNOWN when the schema has no such name. */
const GantryOdfType *gantry_odf_type_find  (const char *name);
/* All that are known, for the test. */
const GantryOdfType *gantry_odf_type_list  (guint *n_types);

G_END_DECLS

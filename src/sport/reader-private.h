/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/json.h"
#include "sport/rule-private.h"

G_BEGIN_DECLS

/* What the parts of the profile reader share. Every function reads one member of an object, where it is there: TRUE, also when it
 * is absent; FALSE with an error that says where. */
typedef struct
{
  GantryRule *rule;
  char *where; /* for errors: "rules[3]" */
} GantryProfileReader;

gboolean gantry_profile_fail          (GantryProfileReader *reader, const char *member, const char *wanted, GError **error);
gboolean gantry_profile_read_word     (GantryProfileReader *reader, const GantryJson *object, const char *member,
                                       const char *const *words, int *value, GError **error);
gboolean gantry_profile_read_text     (GantryProfileReader *reader, const GantryJson *object, const char *member, char **value,
                                       GError **error);
gboolean gantry_profile_read_number   (GantryProfileReader *reader, const GantryJson *object, const char *member, gint64 max,
                                       gint64 *value, GError **error);
gboolean gantry_profile_read_count    (GantryProfileReader *reader, const GantryJson *object, const char *member, guint *value,
                                       GError **error);
gboolean gantry_profile_read_strings  (GantryProfileReader *reader, const GantryJson *object, const char *member, char ***value,
                                       GError **error);

/* "values", "words", "columns", in this order: columns name values. */
gboolean gantry_profile_read_shown    (GantryProfileReader *reader, const GantryJson *object, GError **error);
/* Once all members are read: columns that follow from others. */
void     gantry_profile_complete      (GantryRule *rule);
/* All other members. */
gboolean gantry_profile_read_measured (GantryProfileReader *reader, const GantryJson *object, GError **error);

G_END_DECLS

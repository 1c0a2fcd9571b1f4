/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/unit-private.h"

#include "model/json.h"

/* Values of the lines that the sport's profile does not know: shown all the same, behind its own columns. */

#define MAX_OTHERS 40

static char *
make_id (const GantryJson *ext)
{
  const char *pos = gantry_json_get_text (ext, "pos");

  return g_strconcat ("ext:", gantry_json_get_text (ext, "type"), "/", gantry_json_get_text (ext, "code"),
                      *pos != '\0' ? "/" : "", pos, NULL);
}

gboolean
gantry_unit_see_other (GantryUnit *self, const GantryJson *ext)
{
  char *id;

  if (*gantry_json_get_text (ext, "value") == '\0' || self->others->len > MAX_OTHERS ||
      gantry_rule_claims (self->rule, gantry_json_get_text (ext, "type"), gantry_json_get_text (ext, "code")))
    return FALSE;
  id = make_id (ext);
  for (guint i = 0; i + 1 < self->others->len; i++)
    if (g_str_equal (g_ptr_array_index (self->others, i), id))
      {
        g_free (id);
        return FALSE;
      }
  g_ptr_array_insert (self->others, (int) self->others->len - 1, id);
  return TRUE;
}

const char *const *
gantry_unit_get_others (GantryUnit *self)
{
  g_return_val_if_fail (GANTRY_IS_UNIT (self), NULL);

  return (const char *const *) self->others->pdata;
}

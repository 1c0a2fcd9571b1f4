/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-model"

#include "config.h"

#include "model/ext.h"

#include "model/json.h"

#include <string.h>

static gboolean
fits (const GantryJson *ext, const char *member, const char *wanted)
{
  return wanted == NULL || strcmp (gantry_json_get_text (ext, member), wanted) == 0;
}

const GantryJson *
gantry_ext_find (const GantryJson *array, const char *type, const char *code, const char *pos)
{
  guint n = gantry_json_get_length (array);

  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      const GantryJson *ext = gantry_json_get_element (array, i);

      if (ext != NULL && fits (ext, "code", code) && fits (ext, "type", type) && fits (ext, "pos", pos))
        return ext;
    }
  return NULL;
}

const char *
gantry_ext_get_value (const GantryJson *array, const char *type, const char *code, const char *pos)
{
  return gantry_json_get_text (gantry_ext_find (array, type, code, pos), "value");
}

const char *
gantry_ext_get_sub (const GantryJson *ext, const char *code)
{
  return gantry_ext_get_value (ext != NULL ? gantry_json_get_array (ext, "sub") : NULL, NULL, code, NULL);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/short-name.h"

#include <string.h>

const char *
gantry_short_name (const char *name, const char *event)
{
  const char *rest = name;

  g_return_val_if_fail (name != NULL && event != NULL, NULL);

  if (*event != '\0' && g_str_has_prefix (name, event))
    rest = name + strlen (event);
  while (*rest == ' ' || *rest == ',' || *rest == '-')
    rest++;
  return rest;
}

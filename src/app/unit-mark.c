/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/unit-mark.h"

#include "app/tip.h"

#include <glib/gi18n.h>

void
gantry_unit_mark_show (GantryStatusPill *pill, GantryUnit *unit)
{
  const char *why = NULL;
  const char *complaint = NULL;
  gboolean corrected;
  gboolean protested;
  const char *word = "";

  g_return_if_fail (GANTRY_IS_STATUS_PILL (pill));
  g_return_if_fail (GANTRY_IS_UNIT (unit));

  corrected = gantry_unit_is_corrected (unit, &why);
  protested = gantry_unit_is_protested (unit, &complaint) &&
              gantry_result_status_parse (gantry_unit_get_result_status (unit)) !=
                  GANTRY_RESULT_PROTESTED;
  if (corrected && protested)
    word = C_("result", "Corrected, protested");
  else if (protested)
    word = C_("result", "Protested");
  else if (corrected)
    word = C_("result", "Corrected");

  if (protested && complaint != NULL && *complaint != '\0')
    why = complaint;
  if (why == NULL)
    why = "";
  gantry_status_pill_set_word (pill, word, protested ? GANTRY_TONE_BAD : GANTRY_TONE_WARN);
  gantry_tip_set (GTK_WIDGET (pill), why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why,
                                  -1);
}

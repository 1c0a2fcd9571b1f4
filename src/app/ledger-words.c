/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/ledger-words.h"

#include "app/words.h"
#include "sport/format.h"

#include <glib/gi18n.h>

static const char *const kinds[] = {
  [GANTRY_OUTAGE_RELAY] = NC_("outage", "Relay"),
  /* Translators: a venue's system that sends results to the relay. */
  [GANTRY_OUTAGE_SOURCE] = NC_("outage", "Source"),
  /* Translators: messages of a topic were missing though the connection stood. */
  [GANTRY_OUTAGE_HOLE] = NC_("outage", "Hole"),
  /* Translators: nothing was missing, but seat and relay did not have the same. */
  [GANTRY_OUTAGE_MISMATCH] = NC_("outage", "Difference"),
};

static const char *const healings[] = {
  [GANTRY_HEALED_NOT_YET] = NC_("healing", "goes on"),
  [GANTRY_HEALED_BACK] = NC_("healing", "back, nothing was missing"),
  /* Translators: every message that was missing came afterwards. */
  [GANTRY_HEALED_REPLAYED] = NC_("healing", "everything sent again"),
  /* Translators: the present state came; the steps between are not known. */
  [GANTRY_HEALED_SNAPSHOT] = NC_("healing", "state as it is now"),
  [GANTRY_HEALED_DENIED] = NC_("healing", "no longer allowed"),
  [GANTRY_HEALED_GIVEN_UP] = NC_("healing", "given up"),
};

const char *
gantry_outage_to_word (GantryOutage *outage)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (outage), "");

  return g_dpgettext2 (NULL, "outage", kinds[gantry_outage_get_kind (outage)]);
}

const char *
gantry_outage_to_healing (GantryOutage *outage)
{
  g_return_val_if_fail (GANTRY_IS_OUTAGE (outage), "");

  return g_dpgettext2 (NULL, "healing", healings[gantry_outage_get_healing (outage)]);
}

char *
gantry_outage_dup_from (GantryOutage *outage)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (GANTRY_IS_OUTAGE (outage), NULL);

  time = g_date_time_new_from_unix_local (gantry_outage_get_from (outage) / 1000);

  return time != NULL ? g_date_time_format (time, "%H:%M:%S") : g_strdup ("");
}

char *
gantry_outage_dup_length (GantryOutage *outage, const char *decimal_point)
{
  gint64 length;

  g_return_val_if_fail (GANTRY_IS_OUTAGE (outage), NULL);

  length = gantry_outage_get_length (outage);
  if (length < 60000)
    return gantry_format_age (length, decimal_point);

  /* Translators: how long something lasted: minutes and seconds. */
  return g_strdup_printf (_("%d min %d s"), (int)(length / 60000), (int)(length / 1000 % 60));
}

char *
gantry_outage_dup_skipped (GantryOutage *outage)
{
  guint64 skipped;

  g_return_val_if_fail (GANTRY_IS_OUTAGE (outage), NULL);

  skipped = gantry_outage_get_skipped (outage);
  if (gantry_outage_is_uncertain (outage))
    /* Translators: a count that nobody can know exactly. */
    return g_strdup_printf (_("at least %llu"), (unsigned long long)skipped);

  return g_strdup_printf ("%" G_GUINT64_FORMAT, skipped);
}

char *
gantry_ledger_dup_summary (GantryLedger *ledger)
{
  guint64 recovered;
  guint64 conflated;
  guint64 skipped;
  guint64 lost;
  guint n;
  guint open;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (GANTRY_IS_LEDGER (ledger), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (ledger));
  open = gantry_ledger_get_open (ledger);
  gantry_ledger_get_sums (ledger, &recovered, &conflated, &skipped, &lost);
  if (n == 0)
    return g_strdup ("");

  g_string_append_printf (text, g_dngettext (NULL, "%u outage", "%u outages", n), n);
  if (open > 0)
    /* Translators: of outages: how many have not ended. */
    g_string_append_printf (text, g_dngettext (NULL, ", %u goes on", ", %u go on", open), open);
  /* Translators: of messages after outages; the numbers are how many were sent again, were made one with newer ones, are known
   * only by their result, never came. */
  g_string_append_printf (text,
                          _(" · messages: %llu recovered, %llu made one, %llu jumped over, %llu lost"),
                          (unsigned long long)recovered, (unsigned long long)conflated,
                          (unsigned long long)skipped, (unsigned long long)lost);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

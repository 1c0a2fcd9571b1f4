/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/rehearsal.h"

#include "ctl/rehearse/kinds.h"
#include "ctl/rehearse/play.h"

#include <string.h>

/* In April there is snow above a town where it is warm already: every sport has its season. */
#define DEFAULT_START "2026-04-11T19:00:00+02:00"
#define LAST_WORDS    12000 /* ms from a venue's last official result to its end */

typedef struct
{
  const char *name;
  void (*play) (GantryMeet *meet);
} Sport;

static const Sport sports[] = {
  { "swm", gantry_rehearse_swimming },
  { "ath", gantry_rehearse_athletics },
  { "alp", gantry_rehearse_alpine },
};

/* What is sent before a venue begins. */
static void
open_venue (GantryMeet *meet, GantryVenue *venue, guint index)
{
  gint64 at = 300 + (gint64) index * 40;

  gantry_send_people (meet, venue, at);
  gantry_send_schedule (meet, venue, at + 300);
  for (guint i = 0; i < meet->events->len; i++)
    {
      GantryEvent *event = g_ptr_array_index (meet->events, i);

      if (event->venue == venue && event->records->len > 0)
        {
          gantry_send_all_records (meet, venue, at + 600);
          break;
        }
    }
  gantry_conductor_turn_on (meet->conductor, venue->discipline, venue->code, venue->source,
                            venue->on, venue->off);
}

/* A venue's system goes off when its last result has been official for a while. */
static void
settle_end (GantryMeet *meet, GantryVenue *venue)
{
  for (guint i = 0; i < meet->contests->len; i++)
    {
      GantryContest *contest = g_ptr_array_index (meet->contests, i);

      if (contest->event->venue == venue)
        venue->off = MAX (venue->off,
                          MAX (gantry_play_official (contest), contest->corrected_at) + LAST_WORDS);
    }
}

static void
play (GantryMeet *meet,
      guint chosen,
      GantryProfiles *profiles,
      char **disciplines,
      GantryFaults faults)
{
  gint64 end = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (sports); i++)
    if ((chosen & 1u << i) != 0)
      sports[i].play (meet);
  for (guint i = 0; disciplines[i] != NULL; i++)
    gantry_rehearse_discipline (meet, profiles, disciplines[i], faults, i);
  meet->n_medal_events = meet->events->len;
  for (guint i = 0; i < meet->venues->len; i++)
    {
      GantryVenue *venue = g_ptr_array_index (meet->venues, i);

      settle_end (meet, venue);
      open_venue (meet, venue, i);
      end = MAX (end, venue->off);
    }
  gantry_send_medal_tables (meet);
  gantry_send_global (meet, 100, "DT_GLOBAL_GM");
  gantry_send_global (meet, end + 3000, "DT_GLOBAL_GN");
}

static gboolean
choose (const char *names, gboolean others, guint *chosen, GError **error)
{
  g_auto (GStrv) words = NULL;

  *chosen = names == NULL && !others ? (1u << G_N_ELEMENTS (sports)) - 1 : 0;
  if (names == NULL)
    return TRUE;
  words = g_strsplit (names, ",", -1);
  for (guint w = 0; words[w] != NULL; w++)
    {
      gsize i;

      for (i = 0; i < G_N_ELEMENTS (sports) && g_ascii_strcasecmp (words[w], sports[i].name) != 0;
           i++)
        ;
      if (i == G_N_ELEMENTS (sports))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       "\"%s\" is no sport to rehearse; there are swm, ath and alp", words[w]);
          return FALSE;
        }
      *chosen |= 1u << i;
    }
  return TRUE;
}

static gboolean
is_chosen (const char *discipline, guint chosen)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sports); i++)
    if ((chosen & 1u << i) != 0 && g_ascii_strcasecmp (discipline, sports[i].name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
comes_before (char **words, guint index)
{
  for (guint i = 0; i < index; i++)
    if (g_str_equal (words[i], words[index]))
      return TRUE;
  return FALSE;
}

/* Every one has a profile, comes once, and is not one of the sports that are played already. */
static gboolean
check_disciplines (GantryProfiles *profiles, char **disciplines, guint chosen, GError **error)
{
  for (guint i = 0; disciplines[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) examples = NULL;

      for (char *c = disciplines[i]; *c != '\0'; c++)
        *c = g_ascii_toupper (*c);
      if (strlen (disciplines[i]) == 3)
        examples = gantry_profiles_list_examples (profiles, disciplines[i]);
      if (examples == NULL || examples->len == 0)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                     "there is no sport profile for \"%s\"", disciplines[i]);
      else if (is_chosen (disciplines[i], chosen))
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                     "\"%s\" is among the sports already", disciplines[i]);
      else if (comes_before (disciplines, i))
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "\"%s\" is named twice",
                     disciplines[i]);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

static char **
list_disciplines (GantryProfiles *profiles, const char *names, guint chosen, GError **error)
{
  g_auto (GStrv) disciplines = NULL;

  if (names == NULL)
    return g_new0 (char *, 1);
  disciplines = g_ascii_strcasecmp (names, "all") == 0 ? gantry_profiles_list_disciplines (profiles)
                                                       : g_strsplit (names, ",", -1);
  if (disciplines[0] == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s",
                   *names == '\0'
                       ? "no discipline is named"
                       : "there are no sport profiles: GANTRY_SPORTS_DIR can name their folder");
      return NULL;
    }
  return check_disciplines (profiles, disciplines, chosen, error) ? g_steal_pointer (&disciplines)
                                                                  : NULL;
}

GBytes *
gantry_rehearsal_write (GantryRehearsalPlan plan, guint *n_messages, GError **error)
{
  g_autoptr (GDateTime) start =
      g_date_time_new_from_iso8601 (plan.start != NULL ? plan.start : DEFAULT_START, NULL);
  g_autoptr (GantryMeet) meet = NULL;
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  g_auto (GStrv) disciplines = NULL;
  GantryFaults faults;
  guint chosen;

  if (start == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "\"%s\" is no moment such as %s",
                   plan.start, DEFAULT_START);
      return NULL;
    }
  if (!choose (plan.sports, plan.disciplines != NULL, &chosen, error) ||
      !gantry_faults_parse (plan.faults, &faults, error))
    return NULL;
  disciplines = list_disciplines (profiles, plan.disciplines, chosen, error);
  if (disciplines == NULL)
    return NULL;
  meet = gantry_meet_new (plan.seed, start);
  play (meet, chosen, profiles, disciplines, faults);
  gantry_conductor_disturb (meet->conductor, faults);
  if (n_messages != NULL)
    *n_messages = gantry_conductor_get_count (meet->conductor);
  return gantry_conductor_write (meet->conductor);
}

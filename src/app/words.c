/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/words.h"

#include "seat/seat.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *word;
  GantryTone tone;
} Status;

static const Status schedule_statuses[] = {
  [GANTRY_SCHEDULE_UNKNOWN] = { NULL, GANTRY_TONE_NONE },
  [GANTRY_SCHEDULE_UNSCHEDULED] = { NC_("schedule status", "Unscheduled"), GANTRY_TONE_NONE },
  [GANTRY_SCHEDULE_SCHEDULED] = { NC_("schedule status", "Scheduled"), GANTRY_TONE_NONE },
  [GANTRY_SCHEDULE_GETTING_READY] = { NC_("schedule status", "Getting ready"), GANTRY_TONE_WARN },
  [GANTRY_SCHEDULE_RUNNING] = { NC_("schedule status", "Running"), GANTRY_TONE_BAD },
  [GANTRY_SCHEDULE_BREAK] = { NC_("schedule status", "Break"), GANTRY_TONE_WARN },
  [GANTRY_SCHEDULE_INTERRUPTED] = { NC_("schedule status", "Interrupted"), GANTRY_TONE_WARN },
  [GANTRY_SCHEDULE_DELAYED] = { NC_("schedule status", "Delayed"), GANTRY_TONE_WARN },
  [GANTRY_SCHEDULE_POSTPONED] = { NC_("schedule status", "Postponed"), GANTRY_TONE_WARN },
  [GANTRY_SCHEDULE_RESCHEDULED] = { NC_("schedule status", "Rescheduled"), GANTRY_TONE_WARN },
  [GANTRY_SCHEDULE_CANCELLED] = { NC_("schedule status", "Cancelled"), GANTRY_TONE_WARN },
  [GANTRY_SCHEDULE_FINISHED] = { NC_("schedule status", "Finished"), GANTRY_TONE_NONE },
};

static const Status result_statuses[] = {
  [GANTRY_RESULT_UNKNOWN] = { NULL, GANTRY_TONE_NONE },
  [GANTRY_RESULT_START_LIST] = { NC_("data status", "Start list"), GANTRY_TONE_NONE },
  /* Translators: the results of a race that is going on; nothing of it is official. */
  [GANTRY_RESULT_LIVE] = { NC_("data status", "Live, not official"), GANTRY_TONE_WARN },
  [GANTRY_RESULT_INTERMEDIATE] = { NC_("data status", "Intermediate"), GANTRY_TONE_WARN },
  [GANTRY_RESULT_UNCONFIRMED] = { NC_("data status", "Unconfirmed"), GANTRY_TONE_WARN },
  [GANTRY_RESULT_UNOFFICIAL] = { NC_("data status", "Unofficial"), GANTRY_TONE_WARN },
  /* Translators: results of a part of the competitors, official as far as they go. */
  [GANTRY_RESULT_PARTIAL] = { NC_("data status", "Partial"), GANTRY_TONE_WARN },
  [GANTRY_RESULT_PROVISIONAL] = { NC_("data status", "Provisional"), GANTRY_TONE_WARN },
  [GANTRY_RESULT_PROTESTED] = { NC_("data status", "Protested"), GANTRY_TONE_BAD },
  [GANTRY_RESULT_OFFICIAL] = { NC_("data status", "Official"), GANTRY_TONE_GOOD },
};

/* The names of days and months are ours: those of the C library speak the language of the system,
 * not of the seat. */
static const char *const days[] = {
  NC_("weekday", "Mon"), NC_("weekday", "Tue"), NC_("weekday", "Wed"), NC_("weekday", "Thu"),
  NC_("weekday", "Fri"), NC_("weekday", "Sat"), NC_("weekday", "Sun"),
};

static const char *const months[] = {
  NC_("month", "January"), NC_("month", "February"), NC_("month", "March"),
  NC_("month", "April"),   NC_("month", "May"),      NC_("month", "June"),
  NC_("month", "July"),    NC_("month", "August"),   NC_("month", "September"),
  NC_("month", "October"), NC_("month", "November"), NC_("month", "December"),
};

static char *
create_day (GDateTime *time)
{
  /* Translators: a date: weekday, day, month; "%1$s %3$s %2$d" puts the month first. */
  return g_strdup_printf (
      _("%1$s %2$d %3$s"),
      g_dpgettext2 (NULL, "weekday", days[g_date_time_get_day_of_week (time) - 1]),
      g_date_time_get_day_of_month (time),
      g_dpgettext2 (NULL, "month", months[g_date_time_get_month (time) - 1]));
}

const char *
gantry_word_schedule_status (const char *text)
{
  const char *word = schedule_statuses[gantry_schedule_status_parse (text)].word;

  return word != NULL ? g_dpgettext2 (NULL, "schedule status", word) : text;
}

const char *
gantry_word_result_status (const char *text)
{
  const char *word = result_statuses[gantry_result_status_parse (text)].word;

  return word != NULL ? g_dpgettext2 (NULL, "data status", word) : text;
}

GantryTone
gantry_tone_schedule_status (const char *text)
{
  return schedule_statuses[gantry_schedule_status_parse (text)].tone;
}

GantryTone
gantry_tone_result_status (const char *text)
{
  return result_statuses[gantry_result_status_parse (text)].tone;
}

const char *
gantry_tone_to_class (GantryTone tone)
{
  static const char *const classes[] = { "", "good", "warn", "bad" };

  g_return_val_if_fail ((guint)tone < G_N_ELEMENTS (classes), "");

  return classes[tone];
}

/* Its time has gone by, and the source has not said that it is on. */
static char *
create_late (gint64 minutes)
{
  if (minutes < 60)
    /* Translators: a unit should have started so long ago and has not. */
    return g_strdup_printf (_("%d min late"), (int)minutes);

  /* Translators: a unit should have started so long ago and has not, hours and minutes. */
  return g_strdup_printf (_("%d h %d min late"), (int)(minutes / 60), (int)(minutes % 60));
}

char *
gantry_word_in (gint64 milliseconds)
{
  gint64 minutes = milliseconds / 60000; /* whole ones: who trusts it must not come late */

  if (minutes < 0)
    return create_late (-minutes);
  if (milliseconds <= 0)
    /* Translators: of a unit whose start is due. */
    return g_strdup (C_("start", "now"));
  if (minutes < 1)
    /* Translators: the start of a unit is less than a minute away. */
    return g_strdup (_("in < 1 min"));
  if (minutes < 60)
    /* Translators: time until the start of a unit. */
    return g_strdup_printf (_("in %d min"), (int)minutes);
  if (minutes < 24 * 60)
    /* Translators: time until the start of a unit, hours and minutes. */
    return g_strdup_printf (_("in %d h %d min"), (int)(minutes / 60), (int)(minutes % 60));

  return g_strdup_printf (g_dngettext (NULL, "in %d day", "in %d days", minutes / (24 * 60)),
                          (int)(minutes / (24 * 60)));
}

char *
gantry_word_date (const char *date)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *iso = g_strdup_printf ("%.10sT00:00:00Z", date != NULL ? date : "");

  time = g_date_time_new_from_iso8601 (iso, NULL);

  return time != NULL ? create_day (time) : g_strdup (date);
}

char *
gantry_word_moment (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autofree char *day = NULL;

  if (time == NULL)
    return g_strdup ("");

  day = create_day (time);

  return g_strdup_printf ("%s · %02d:%02d:%02d", day, g_date_time_get_hour (time),
                          g_date_time_get_minute (time), g_date_time_get_second (time));
}

char *
gantry_word_time (gint64 milliseconds)
{
  gint64 seconds = milliseconds / 1000 % 86400;

  if (milliseconds <= 0)
    return g_strdup ("");

  return g_strdup_printf ("%02d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                          (int)(seconds % 60));
}

char *
gantry_word_delay (gint64 milliseconds, const char *decimal_point)
{
  gint64 tenths = (milliseconds + 50) / 100;

  g_return_val_if_fail (decimal_point != NULL, NULL);

  /* Translators: a delay in seconds; the minus says that what is shown is before now. */
  return g_strdup_printf (_("−%d%s%d s"), (int)(tenths / 10), decimal_point, (int)(tenths % 10));
}

char *
gantry_word_why (const char *why)
{
  g_return_val_if_fail (why != NULL, NULL);

  if (*why == '\0')
    return g_strdup ("");
  if (g_str_has_prefix (why, GANTRY_WHY_ANSWERED))
    /* Translators: the number and the words of an HTTP status. */
    return g_strdup_printf (_("the relay answered %s"), why + strlen (GANTRY_WHY_ANSWERED));

  return g_strdup (g_dgettext (NULL, why));
}

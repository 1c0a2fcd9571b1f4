/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/notice-words.h"

#include "sport/format.h"

#include <glib/gi18n.h>

/* Which value it is about. */
typedef enum
{
  WHAT_NONE,
  WHAT_ORDER, /* the sport's word for it */
  WHAT_NAME,
  WHAT_RESULT,
  WHAT_VALUE, /* one of a few */
  WHAT_TEXT,  /* as the feed calls it */
} What;

/* How its values are read. */
typedef enum
{
  VALUE_TEXT,
  VALUE_NUMBER,
  VALUE_STATUS,
  VALUE_PROTEST,
} Value;

typedef struct
{
  const char *word;
  GantryTone tone;
  What what;
  Value value;
} Kind;

static const Kind kinds[] = {
  [GANTRY_NOTICE_WITHDRAWN] = { NC_("notice", "Withdrawn"), GANTRY_TONE_BAD, WHAT_ORDER },
  /* Translators: somebody else starts instead of somebody. */
  [GANTRY_NOTICE_REPLACED] = { NC_("notice", "Replaced"), GANTRY_TONE_BAD },
  /* Translators: somebody who was not in the start list is now. */
  [GANTRY_NOTICE_ENTERED] = { NC_("notice", "New entry"), GANTRY_TONE_WARN, WHAT_ORDER },
  /* Translators: lanes or places in the start order are others now. */
  [GANTRY_NOTICE_ORDER] = { NC_("notice", "New order"), GANTRY_TONE_WARN, WHAT_ORDER },
  [GANTRY_NOTICE_DISQUALIFIED] = { NC_("notice", "Disqualified"), GANTRY_TONE_BAD, WHAT_RESULT,
                                   VALUE_NUMBER },
  [GANTRY_NOTICE_RESULT] = { NC_("notice", "Corrected"), GANTRY_TONE_WARN, WHAT_VALUE,
                             VALUE_NUMBER },
  [GANTRY_NOTICE_SPLIT] = { NC_("notice", "Corrected"), GANTRY_TONE_WARN, WHAT_TEXT,
                            VALUE_NUMBER },
  [GANTRY_NOTICE_NAME] = { NC_("notice", "Corrected"), GANTRY_TONE_WARN, WHAT_NAME },
  [GANTRY_NOTICE_SCHEDULE] = { NC_("notice", "Schedule"), GANTRY_TONE_NONE },
  /* Translators: the status of the results is another, "Unofficial → Official". */
  [GANTRY_NOTICE_STATUS] = { NC_("notice", "Status"), GANTRY_TONE_NONE, WHAT_NONE, VALUE_STATUS },
  [GANTRY_NOTICE_PROTEST] = { NC_("notice", "Protest"), GANTRY_TONE_BAD, WHAT_NONE,
                              VALUE_PROTEST },
  [GANTRY_NOTICE_RECORD] = { NC_("notice", "Record"), GANTRY_TONE_GOOD, WHAT_TEXT, VALUE_NUMBER },
  [GANTRY_NOTICE_NOTE] = { NC_("notice", "Note"), GANTRY_TONE_NONE },
};

static const struct
{
  const char *what;
  const char *word;
} values[] = {
  { "result", NC_("notice value", "Result") },
  /* Translators: why somebody has no result: did not start, did not finish, disqualified. */
  { "irm", NC_("notice value", "Irregularity") },
  { "rank", NC_("notice value", "Rank") },
  { "qual", NC_("notice value", "Qualified") },
};

/* Words of a protest as the feed has them. */
static const struct
{
  const char *status;
  const char *word;
} protests[] = {
  { "LODGED", NC_("protest", "Lodged") },
  { "ACCEPTED", NC_("protest", "Accepted") },
  { "DENIED", NC_("protest", "Denied") },
  { "WITHDRAWN", NC_("protest", "Taken back") },
  { "DECIDED", NC_("protest", "Decided") },
};

const char *
gantry_notice_to_word (GantryNotice *notice)
{
  g_return_val_if_fail (GANTRY_IS_NOTICE (notice), "");

  return g_dpgettext2 (NULL, "notice", kinds[gantry_notice_get_kind (notice)].word);
}

GantryTone
gantry_notice_to_tone (GantryNotice *notice)
{
  GantryNoticeKind kind = gantry_notice_get_kind (notice);

  if (kind == GANTRY_NOTICE_STATUS && *gantry_notice_get_to (notice) == '\0')
    return GANTRY_TONE_BAD;
  if (kind == GANTRY_NOTICE_STATUS)
    return gantry_tone_result_status (gantry_notice_get_to (notice));
  if (kind == GANTRY_NOTICE_SCHEDULE)
    return gantry_tone_schedule_status (gantry_notice_get_to (notice));

  return kinds[kind].tone;
}

static const char *
word_value (const char *what)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (values[i].what, what))
      return g_dpgettext2 (NULL, "notice value", values[i].word);

  return what;
}

char *
gantry_notice_dup_what (GantryNotice *notice, GantryRule *rule)
{
  What what;

  g_return_val_if_fail (GANTRY_IS_NOTICE (notice), NULL);
  g_return_val_if_fail (rule != NULL, NULL);

  what = kinds[gantry_notice_get_kind (notice)].what;
  if (what == WHAT_ORDER)
    return g_strdup (_(gantry_rule_get_order_word (rule)));
  if (what == WHAT_NAME)
    return g_strdup (C_("column", "Name"));
  if (what == WHAT_RESULT)
    return g_strdup (C_("column", "Result"));
  if (what == WHAT_VALUE)
    return g_strdup (word_value (gantry_notice_get_what (notice)));

  return g_strdup (what == WHAT_TEXT ? gantry_notice_get_what (notice) : "");
}

static const char *
word_protest (const char *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (protests); i++)
    if (g_str_equal (protests[i].status, status))
      return g_dpgettext2 (NULL, "protest", protests[i].word);

  return status;
}

/* "Scheduled 20:04"; the day only where it is another one. */
static char *
create_start (const char *status, const char *time, const char *other)
{
  const char *clock = strchr (time, 'T');
  gboolean moved = *time != '\0' && *other != '\0' && !g_str_equal (time, other);
  gboolean other_day = moved && strncmp (time, other, strlen ("2026-07-29")) != 0;
  g_autofree char *day = other_day ? gantry_word_date (time) : NULL;

  if (!moved || clock == NULL)
    return g_strdup (gantry_word_schedule_status (status));

  return g_strdup_printf ("%s%s%s %.5s", gantry_word_schedule_status (status),
                          day != NULL ? " " : "", day != NULL ? day : "", clock + 1);
}

static char *
create_value (GantryNotice *notice, const char *text, const char *decimal_point)
{
  Value value = kinds[gantry_notice_get_kind (notice)].value;

  if (value == VALUE_STATUS)
    return g_strdup (*text != '\0' ? gantry_word_result_status (text) : "");
  if (value == VALUE_PROTEST)
    return g_strdup (word_protest (text));
  if (value == VALUE_NUMBER)
    return gantry_format_official (text, decimal_point);

  return g_strdup (text);
}

char *
gantry_notice_dup_from (GantryNotice *notice, const char *decimal_point)
{
  g_return_val_if_fail (GANTRY_IS_NOTICE (notice), NULL);

  if (gantry_notice_get_kind (notice) == GANTRY_NOTICE_SCHEDULE)
    return create_start (gantry_notice_get_from (notice), gantry_notice_get_from_time (notice),
                         gantry_notice_get_to_time (notice));

  return create_value (notice, gantry_notice_get_from (notice), decimal_point);
}

char *
gantry_notice_dup_to (GantryNotice *notice, const char *decimal_point)
{
  GantryNoticeKind kind = gantry_notice_get_kind (notice);

  g_return_val_if_fail (GANTRY_IS_NOTICE (notice), NULL);

  if (kind == GANTRY_NOTICE_SCHEDULE)
    return create_start (gantry_notice_get_to (notice), gantry_notice_get_to_time (notice),
                         gantry_notice_get_from_time (notice));
  if (*gantry_notice_get_to (notice) != '\0')
    return create_value (notice, gantry_notice_get_to (notice), decimal_point);
  if (kind == GANTRY_NOTICE_STATUS || kind == GANTRY_NOTICE_PROTEST || kind == GANTRY_NOTICE_RECORD)
    /* Translators: a result, a protest or a record that was announced is no longer there. */
    return g_strdup (C_("notice value", "taken back"));

  return g_strdup ("");
}

char *
gantry_notice_dup_time (GantryNotice *notice)
{
  g_return_val_if_fail (GANTRY_IS_NOTICE (notice), NULL);

  return gantry_word_time (gantry_notice_get_at (notice));
}

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

/* "from 1:26.90 to 1:26.70" */
static char *
create_step (const char *from, const char *to)
{
  if (*from != '\0' && *to != '\0')
    /* Translators: a value that was changed, as assistive technology says it. */
    return g_strdup_printf (_("from %s to %s"), from, to);
  if (*from != '\0')
    /* Translators: a value that is gone, as assistive technology says it: "Lane, was 7". */
    return g_strdup_printf (_("was %s"), from);

  return g_strdup (to);
}

char *
gantry_notice_dup_spoken (GantryNotice *notice, GantryRule *rule, const char *decimal_point)
{
  GString *text = g_string_new (NULL);
  g_autofree char *time = NULL;
  g_autofree char *what = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *step = NULL;

  g_return_val_if_fail (GANTRY_IS_NOTICE (notice), NULL);

  time = gantry_notice_dup_time (notice);
  what = gantry_notice_dup_what (notice, rule);
  from = gantry_notice_dup_from (notice, decimal_point);
  to = gantry_notice_dup_to (notice, decimal_point);
  step = create_step (from, to);
  append_part (text, gantry_notice_to_word (notice));
  append_part (text, time);
  append_part (text, gantry_notice_get_title (notice));
  if (gantry_notice_get_kind (notice) != GANTRY_NOTICE_REPLACED)
    append_part (text, gantry_notice_get_name (notice));
  append_part (text, what);
  append_part (text, step);
  append_part (text, gantry_notice_get_why (notice));
  if (gantry_notice_is_unread (notice))
    /* Translators: said of a change that nobody has acknowledged yet. */
    append_part (text, _("unread"));

  return g_string_free (text, FALSE);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/match-private.h"

#include "model/json.h"
#include "seat/person-names.h"

#include <string.h>

/* Actions come in parts, a document a period, each counted from one: in the order of the periods, then of the message. The newest
 * is shown first. */

#define MAX_SHOWN 200 /* of a list that stays quick; what came before is in the feed's own archive */

typedef struct
{
  const GantryJson *json;
  const char *id;
  guint period;
} Action;

static guint
find_period (GantryMatch *self, const char *code)
{
  GantryRule *rule = gantry_unit_get_rule (self->unit);
  const GantryJson *periods = gantry_match_get_periods (self);
  guint n = gantry_json_get_length (periods);

  for (guint i = 0; i < n; i++)
    if (strcmp (gantry_json_get_text (gantry_json_get_element (periods, i), "code"), code) == 0)
      return i;
  for (guint i = 0; i < gantry_rule_get_n_words (rule, GANTRY_WORD_PERIOD); i++)
    if (strcmp (gantry_rule_get_word (rule, GANTRY_WORD_PERIOD, i)->code, code) == 0)
      return n + i;
  return *code == '\0' ? 0 : G_MAXUINT;
}

static int
compare_actions (gconstpointer a, gconstpointer b)
{
  const Action *x = a, *y = b;
  gint64 m = gantry_json_get_int (x->json, "order"), n = gantry_json_get_int (y->json, "order");

  if (x->period != y->period)
    return x->period < y->period ? 1 : -1;
  if (m != n)
    return m < n ? 1 : -1;
  return strcmp (y->id, x->id);
}

/* Who that is; an action names its people by code only, and where the people are not known the line-up is. */
static char *
dup_name (GantryMatch *self, const GantryJson *competitor, const GantryJson *member, const char **given)
{
  GantryDocuments *documents = gantry_seat_get_documents (self->seat);
  g_autofree char *id = g_strconcat ("entry/", gantry_json_get_text (competitor, "code"), NULL);
  const GantryJson *players = gantry_json_get_array (gantry_match_get_json (self, id), "members");
  char *name = gantry_person_names_dup (documents, self->people_topic, member, given);

  for (guint i = 0; i < gantry_json_get_length (players) && *name == '\0'; i++)
    {
      const GantryJson *player = gantry_json_get_element (players, i);

      if (strcmp (gantry_json_get_text (player, "code"), gantry_json_get_text (member, "code")) != 0)
        continue;
      g_free (name);
      name = gantry_person_names_dup (documents, self->people_topic, player, given);
      break;
    }
  return name;
}

/* Whom it is about, and everybody else in it, with what the feed calls their part: "SIMEONE Giuliano (IN)". */
static void
add_people (GantryMatch *self, GantrySheetDraft *draft, const GantryJson *action)
{
  const GantryJson *competitors = gantry_json_get_array (action, "competitors");
  g_autoptr (GString) others = g_string_new (NULL);
  gboolean first = TRUE;

  for (guint i = 0; i < gantry_json_get_length (competitors); i++)
    {
      const GantryJson *competitor = gantry_json_get_element (competitors, i);
      const GantryJson *members = gantry_json_get_array (competitor, "members");

      for (guint j = 0; j < gantry_json_get_length (members); j++)
        {
          const GantryJson *member = gantry_json_get_element (members, j);
          const char *given, *role = gantry_json_get_text (member, "role");
          g_autofree char *name = dup_name (self, competitor, member, &given);

          if (*name == '\0')
            continue;
          if (first)
            gantry_sheet_draft_full_cell (draft, "name", name, given, NULL, 0);
          else
            g_string_append_printf (others, "%s%s%s%s%s", others->len > 0 ? ", " : "", name, *role != '\0' ? " (" : "", role,
                                    *role != '\0' ? ")" : "");
          first = FALSE;
        }
    }
  gantry_sheet_draft_cell (draft, "others", others->str);
}

/* What people wrote; codes ("STARTP_H1") say nothing that the action does not. */
static const char *
get_comment (const GantryJson *action)
{
  const char *text = gantry_json_get_text (action, "text"), *comment = gantry_json_get_text (action, "comment");

  if (*text != '\0')
    return text;
  return g_str_has_prefix (comment, gantry_json_get_text (action, "action")) ? "" : comment;
}

static void
add_score (GantrySheetDraft *draft, const GantryJson *action)
{
  const char *home = gantry_json_get_text (action, "score_home"), *away = gantry_json_get_text (action, "score_away");
  g_autofree char *score = *home != '\0' || *away != '\0' ? g_strconcat (home, "\342\200\223", away, NULL) : NULL;

  gantry_sheet_draft_full_cell (draft, "score", score, NULL, NULL, GANTRY_SHEET_GOOD);
}

static void
add_action (GantryMatch *self, GantrySheetDraft *draft, const Action *action)
{
  const GantryJson *json = action->json;
  const GantryJson *first = gantry_json_get_element (gantry_json_get_array (json, "competitors"), 0);
  const char *when = gantry_json_get_text (json, "when");

  gantry_sheet_draft_row (draft, action->id);
  gantry_sheet_draft_row_opens (draft, gantry_json_get_text (first, "code"), NULL);
  gantry_sheet_draft_cell (draft, "when", *when != '\0' ? when : gantry_json_get_text (json, "time"));
  gantry_match_add_word (self, draft, "period", GANTRY_WORD_PERIOD, gantry_json_get_text (json, "period"));
  gantry_match_add_word (self, draft, "action", GANTRY_WORD_ACTION, gantry_json_get_text (json, "action"));
  gantry_sheet_draft_cell (draft, "noc", gantry_json_get_text (first, "noc"));
  add_people (self, draft, json);
  gantry_match_add_word (self, draft, "outcome", GANTRY_WORD_ACTION, gantry_json_get_text (json, "result"));
  add_score (draft, json);
  gantry_sheet_draft_cell (draft, "text", get_comment (json));
}

GantrySheetDraft *
gantry_match_draft_actions (GantryMatch *self)
{
  static const char *const columns[] = { "when", "period", "action", "noc", "name", "others", "outcome", "score", "text" };
  GantrySheetDraft *draft = gantry_sheet_draft_new ();
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_seat_get_documents (self->seat), self->topic, "action/");
  g_autoptr (GArray) actions = g_array_new (FALSE, TRUE, sizeof (Action));

  for (guint i = 0; i < objects->len; i++)
    {
      const GantryJson *json = gantry_object_get_json (g_ptr_array_index (objects, i));
      Action action = { json, gantry_object_get_id (g_ptr_array_index (objects, i)),
                        find_period (self, gantry_json_get_text (json, "period")) };

      g_array_append_val (actions, action);
    }
  g_array_sort (actions, compare_actions);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gantry_sheet_draft_column (draft, columns[i], NULL, NULL);
  for (guint i = 0; i < MIN (actions->len, MAX_SHOWN); i++)
    add_action (self, draft, &g_array_index (actions, Action, i));
  return draft;
}

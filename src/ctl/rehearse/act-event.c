/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "model/rsc.h"

#include <string.h>

/* Messages of an event: teams, sums over units, rankings, medallists. */

static void
write_team (GantryMeet *meet, GantryVenue *venue, GantryXml *xml, const GantryActor *actor)
{
  const GantryPerson *first = g_ptr_array_index (actor->people, 0);

  gantry_xml_begin (xml, "Team");
  gantry_xml_attribute (xml, "Code", actor->code);
  gantry_xml_attribute (xml, "Status", "ACTIVE");
  gantry_xml_attribute (xml, "Organisation", actor->noc);
  gantry_xml_attribute (xml, "Name", actor->team);
  gantry_xml_attribute (xml, "ShortName", actor->team);
  gantry_xml_attribute (xml, "TVTeamName", actor->team);
  gantry_xml_attribute (xml, "Gender", first->woman ? "W" : "M");
  gantry_xml_attribute (xml, "TeamType", "ORG");
  gantry_xml_begin (xml, "Composition");
  for (guint i = 0; i < actor->people->len; i++)
    gantry_xml_leaf (xml, "Athlete", "Code",
                     ((GantryPerson *)g_ptr_array_index (actor->people, i))->code, "Order",
                     gantry_meet_keep (meet, "%u", i + 1), NULL);
  gantry_xml_end (xml);
  gantry_xml_begin (xml, "Discipline");
  gantry_xml_attribute (xml, "Code", gantry_meet_discipline_rsc (meet, venue->discipline));
  gantry_xml_leaf (xml, "RegisteredEvent", "Event", first->event, NULL);
  gantry_xml_end (xml);
  gantry_xml_end (xml);
}

void
gantry_act_send_teams (GantryMeet *meet, GantryVenue *venue, GPtrArray *fields, gint64 at)
{
  GantryXml *xml = gantry_xml_new ();
  GantryHeader header = { .at = at,
                          .type = "DT_PARTIC_TEAMS",
                          .code = gantry_meet_discipline_rsc (meet, venue->discipline),
                          .source = "ODS" };
  guint n = 0;

  for (guint f = 0; f < fields->len; f++)
    {
      GPtrArray *field = g_ptr_array_index (fields, f);

      for (guint i = 0; i < field->len; i++)
        if (((GantryActor *)g_ptr_array_index (field, i))->team != NULL)
          {
            write_team (meet, venue, xml, g_ptr_array_index (field, i));
            n++;
          }
    }
  if (n == 0)
    {
      gantry_xml_free (xml);
      return;
    }
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

void
gantry_act_write_event (GantryXml *xml, const GantryAct *last)
{
  const GantryContest *contest = last->contest;
  const char gender[] = { gantry_rsc_get_gender (contest->rsc), '\0' };

  gantry_xml_begin (xml, "ExtendedInfos");
  gantry_xml_leaf (xml, "Progress", "LastUnit", contest->rsc, NULL);
  gantry_xml_leaf (xml, "SportDescription", "DisciplineName", contest->event->venue->name,
                   "EventName", contest->event->name.in[0], "Gender", gender, NULL);
  gantry_xml_end (xml);
}

/* The sum of a competitor over units. */
#define MAX_UNITS 12

typedef struct
{
  const GantryActor *actor; /* in the first unit */
  gint64 key;
  const char *texts[MAX_UNITS];
  const char *points[MAX_UNITS]; /* (nullable): of a combined event */
  const char *irm;
} Sum;

/* What a combined event gives for a part. */
static const char *
find_points (const GantryActor *actor)
{
  for (guint i = 0; i < actor->deeds->len; i++)
    {
      const GantryDeed *deed = &g_array_index (actor->deeds, GantryDeed, i);

      if (strcmp (deed->type, "ER") == 0 && strcmp (deed->code, "PTS") == 0)
        return deed->value;
    }
  return NULL;
}

/* Parts of one event in several kinds of marks: points add up, not marks. */
static gboolean
is_combined (GPtrArray *acts)
{
  const GantryAct *first = g_ptr_array_index (acts, 0);

  for (guint u = 0; u < acts->len; u++)
    if (find_points (g_ptr_array_index (((GantryAct *)g_ptr_array_index (acts, u))->actors, 0)) ==
        NULL)
      return FALSE;
  return acts->len > 1 && gantry_rule_has_total (first->rule) &&
         gantry_rule_get_form (first->rule) != GANTRY_FORM_REGATTA;
}

const GantryActor *
gantry_act_find_actor (const GantryAct *act, const char *code)
{
  for (guint i = 0; i < act->actors->len; i++)
    if (strcmp (((GantryActor *)g_ptr_array_index (act->actors, i))->code, code) == 0)
      return g_ptr_array_index (act->actors, i);
  return NULL;
}

static Sum
make_sum (GPtrArray *acts, const GantryActor *actor, gboolean combined)
{
  Sum sum = { .actor = actor };

  for (guint u = 0; u < acts->len && u < G_N_ELEMENTS (sum.texts); u++)
    {
      const GantryActor *own = gantry_act_find_actor (g_ptr_array_index (acts, u), actor->code);
      const GantryScore *last =
          own != NULL && own->scores->len > 0
              ? &g_array_index (own->scores, GantryScore, own->scores->len - 1)
              : NULL;

      if (own == NULL || own->irm != NULL || last == NULL)
        sum.irm = own != NULL && own->irm != NULL ? own->irm : "DNF";
      else
        {
          sum.texts[u] = last->text;
          sum.points[u] = combined ? find_points (own) : NULL;
          sum.key += !combined ? last->key : sum.points[u] != NULL ? -atoi (sum.points[u]) : 0;
        }
    }
  return sum;
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const Sum *one = a, *two = b;

  if ((one->irm != NULL) != (two->irm != NULL))
    return one->irm != NULL ? 1 : -1;
  if (one->key != two->key)
    return one->key < two->key ? -1 : 1;
  return strcmp (one->actor->code, two->actor->code);
}

static GArray *
list_sums (GPtrArray *acts)
{
  const GantryAct *first = g_ptr_array_index (acts, 0);
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (Sum));
  gboolean combined = is_combined (acts);

  for (guint i = 0; i < first->actors->len; i++)
    {
      Sum sum = make_sum (acts, g_ptr_array_index (first->actors, i), combined);

      g_array_append_val (sums, sum);
    }
  g_array_sort (sums, compare_sums);
  return sums;
}

void
gantry_act_take_totals (GantryMeet *meet, GantryAct *self, GPtrArray *acts)
{
  g_autoptr (GArray) sums = list_sums (acts);

  for (guint i = 0; i < sums->len; i++)
    {
      const Sum *sum = &g_array_index (sums, Sum, i);
      GantryActor *actor = (GantryActor *)gantry_act_find_actor (self, sum->actor->code);

      if (actor == NULL)
        continue;
      g_array_set_size (actor->scores, 0);
      actor->irm = sum->irm;
      actor->irm_at = G_MININT64;
      if (sum->irm == NULL)
        gantry_actor_score (actor, self->duration - 1, sum->key,
                            gantry_meet_keep (meet, "%d", (int)ABS (sum->key)));
    }
  gantry_act_renew_bests (meet, self);
}

static void
write_items (GPtrArray *acts, GantryXml *xml, const Sum *sum)
{
  gantry_xml_begin (xml, "ResultItems");
  for (guint u = 0; u < acts->len && u < G_N_ELEMENTS (sum->texts); u++)
    {
      const GantryAct *act = g_ptr_array_index (acts, u);

      gantry_xml_begin (xml, "ResultItem");
      gantry_xml_attribute (xml, "Unit", act->contest->rsc);
      gantry_xml_number (xml, "Order", u + 1);
      gantry_xml_leaf (xml, "Result", "ResultType", gantry_rule_to_result_type (act->rule),
                       "Result", sum->texts[u], "ResultPoints", sum->points[u], NULL);
      gantry_xml_end (xml);
    }
  gantry_xml_end (xml);
}

/* A difference to the best, or the sum itself: points of a combined event, else a mark of the
 * sport. */
static const char *
write_mark (GantryMeet *meet, GantryAct *last, const Sum *sum, gint64 mark)
{
  return sum->points[0] != NULL ? gantry_meet_keep (meet, "%d", (int)mark)
                                : gantry_act_text (meet, last, mark);
}

static void
write_sum (const GantryActPage *page, GPtrArray *acts, GArray *sums, guint index)
{
  GantryXml *xml = page->xml;
  GantryMeet *meet = page->meet;
  const Sum *sum = &g_array_index (sums, Sum, index), *best = &g_array_index (sums, Sum, 0);
  GantryAct *last = page->act;

  gantry_xml_begin (xml, "Result");
  if (sum->irm == NULL)
    {
      guint rank = index + 1;

      while (rank > 1 && g_array_index (sums, Sum, rank - 2).key == sum->key)
        rank--;
      gantry_xml_number (xml, "Rank", rank);
      gantry_xml_attribute (xml, "ResultType", last->contest->event->result_type);
      gantry_xml_attribute (xml, "Result",
                            acts->len == 1 ? sum->texts[0]
                                           : write_mark (meet, last, sum, ABS (sum->key)));
    }
  gantry_xml_attribute (xml, "IRM", sum->irm);
  gantry_xml_number (xml, "SortOrder", index + 1);
  if (sum->irm == NULL && sum->key > best->key &&
      gantry_rule_get_kind (last->rule) != GANTRY_KIND_HEIGHTS)
    gantry_xml_attribute (
        xml, "Diff",
        gantry_meet_keep (meet, "+%s", write_mark (meet, last, sum, sum->key - best->key)));
  if (acts->len > 1)
    write_items (acts, xml, sum);
  gantry_act_write_competitor (page, sum->actor, FALSE);
  gantry_xml_end (xml);
}

void
gantry_act_send_list (
    GantryMeet *meet, GPtrArray *acts, gint64 at, const char *type, const char *status)
{
  GantryAct *last = g_ptr_array_index (acts, acts->len - 1);
  g_autofree char *event = gantry_rsc_to_event (last->contest->rsc);
  g_autoptr (GArray) sums = list_sums (acts);
  GantryXml *xml = gantry_xml_new ();
  const GantryActPage page = { meet, last, xml, at, G_MININT64, GANTRY_ACT_FINAL };
  GantryHeader header = { .at = at,
                          .type = type,
                          .code = event,
                          .status = status,
                          .source = last->contest->event->venue->source };

  gantry_act_write_event (xml, last);
  for (guint i = 0; i < sums->len; i++)
    write_sum (&page, acts, sums, i);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

static void
decide (GantryMeet *meet, GantryAct *last, gint64 at, const GantryActor *const *actors, guint n)
{
  static const char *const codes[] = { "ME_GOLD", "ME_SILVER", "ME_BRONZE", "ME_BRONZE" };
  GantryDecision *decision = g_new0 (GantryDecision, 1);

  decision->at = at;
  decision->event = last->contest->event;
  decision->unit = last->contest->rsc;
  decision->medals = g_array_new (FALSE, TRUE, sizeof (GantryMedal));
  for (guint i = 0; i < n && i < G_N_ELEMENTS (codes); i++)
    {
      GantryMedal medal = { codes[i], g_ptr_array_index (actors[i]->people, 0) };

      g_array_append_val (decision->medals, medal);
    }
  g_ptr_array_add (meet->decisions, decision);
}

static void
write_medal (const GantryActPage *page, const char *code, const GantryActor *actor)
{
  g_autofree char *date = gantry_conductor_dup_date (page->meet->conductor, page->at);
  GantryXml *xml = page->xml;

  gantry_xml_begin (xml, "Medal");
  gantry_xml_attribute (xml, "Code", code);
  gantry_xml_attribute (xml, "Date", date);
  gantry_xml_attribute (xml, "Unit", page->act->contest->rsc);
  gantry_act_write_competitor (page, actor, FALSE);
  gantry_xml_end (xml);
}

/* Gold, silver and the bronzes, best first. */
static void
send_medals (GantryMeet *meet, GantryAct *last, gint64 at, const GantryActor *const *actors, guint n)
{
  static const char *const codes[] = { "ME_GOLD", "ME_SILVER", "ME_BRONZE", "ME_BRONZE" };
  GantryXml *xml = gantry_xml_new ();
  const GantryActPage page = { meet, last, xml, at, G_MININT64, GANTRY_ACT_FINAL };
  GantryHeader header = { .at = at,
                          .type = "DT_MEDALLISTS",
                          .code = last->contest->event->rsc,
                          .status = "OFFICIAL",
                          .source = last->contest->event->venue->source };

  gantry_act_write_event (xml, last);
  for (guint i = 0; i < n && i < G_N_ELEMENTS (codes); i++)
    write_medal (&page, codes[i], actors[i]);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
  decide (meet, last, at, actors, n);
}

void
gantry_act_send_medallists (GantryMeet *meet, GPtrArray *acts, gint64 at)
{
  g_autoptr (GArray) sums = list_sums (acts);
  const GantryActor *actors[3];
  guint n = 0;

  for (guint i = 0; i < sums->len && n < G_N_ELEMENTS (actors); i++)
    if (g_array_index (sums, Sum, i).irm == NULL)
      actors[n++] = g_array_index (sums, Sum, i).actor;
  send_medals (meet, g_ptr_array_index (acts, acts->len - 1), at, actors, n);
}

/* places: best first; with two bronzes the last two are both third. */
static void
send_ranking (GantryMeet *meet, GantryAct *last, GPtrArray *places, gint64 at)
{
  gboolean two = gantry_rule_get_n_medals (last->rule) > 3 && places->len > 3;
  GantryXml *xml = gantry_xml_new ();
  const GantryActPage page = { meet, last, xml, at, G_MININT64, GANTRY_ACT_FINAL };
  GantryHeader header = { .at = at,
                          .type = "DT_RANKING",
                          .code = last->contest->event->rsc,
                          .status = "OFFICIAL",
                          .source = last->contest->event->venue->source };

  gantry_act_write_event (xml, last);
  for (guint i = 0; i < places->len; i++)
    {
      gantry_xml_begin (xml, "Result");
      gantry_xml_number (xml, "Rank", two && i > 2 ? 3 : i + 1);
      gantry_xml_yes (xml, "RankEqual", two && i > 1);
      gantry_xml_number (xml, "SortOrder", i + 1);
      gantry_act_write_competitor (&page, g_ptr_array_index (places, i), FALSE);
      gantry_xml_end (xml);
    }
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

void
gantry_act_send_places (GantryMeet *meet, GantryAct *last, GPtrArray *places, gint64 at)
{
  guint n = MIN (places->len, gantry_rule_get_n_medals (last->rule));

  send_ranking (meet, last, places, at + 300);
  send_medals (meet, last, at + 600, (const GantryActor *const *)places->pdata, n);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "model/rsc.h"

/* The result of a phase: all heats in one order, and who goes on from each. */

typedef struct
{
  GantryAct *act;
  GantryActRow row; /* rank: in its heat */
} Runner;

/* Who has a result comes first, then who has not, then who is out. */
static int
find_class (const Runner *runner)
{
  return runner->row.irm != NULL ? 2 : runner->row.score == NULL;
}

static int
compare_runners (gconstpointer a, gconstpointer b)
{
  const Runner *one = a, *two = b;

  if (find_class (one) != find_class (two))
    return find_class (one) - find_class (two);
  if (find_class (one) == 0 && one->row.score->key != two->row.score->key)
    return one->row.score->key < two->row.score->key ? -1 : 1;
  return g_strcmp0 (one->row.actor->code, two->row.actor->code);
}

static GArray *
list_runners (GPtrArray *acts)
{
  GArray *runners = g_array_new (FALSE, FALSE, sizeof (Runner));

  for (guint u = 0; u < acts->len; u++)
    {
      g_autoptr (GArray) rows =
          gantry_act_list_rows (g_ptr_array_index (acts, u), G_MAXINT64, FALSE);

      for (guint i = 0; i < rows->len; i++)
        {
          Runner runner = { g_ptr_array_index (acts, u), g_array_index (rows, GantryActRow, i) };

          g_array_append_val (runners, runner);
        }
    }
  g_array_sort (runners, compare_runners);
  return runners;
}

/* Over all heats; whoever has the same mark shares it. */
static guint
find_rank (GArray *runners, guint index, gboolean *equal)
{
  gint64 key = g_array_index (runners, Runner, index).row.score->key;
  guint rank = index + 1;

  while (rank > 1 && g_array_index (runners, Runner, rank - 2).row.score->key == key)
    rank--;
  *equal = rank <= index || (index + 1 < runners->len &&
                             find_class (&g_array_index (runners, Runner, index + 1)) == 0 &&
                             g_array_index (runners, Runner, index + 1).row.score->key == key);
  return rank;
}

static void
write_runner (const GantryActPage *page, GArray *runners, guint index)
{
  const Runner *runner = &g_array_index (runners, Runner, index);
  gboolean placed = find_class (runner) == 0, equal = FALSE;
  GantryXml *xml = page->xml;

  gantry_xml_begin (xml, "Result");
  if (placed)
    {
      gantry_xml_number (xml, "Rank", find_rank (runners, index, &equal));
      gantry_xml_yes (xml, "RankEqual", equal);
      gantry_xml_attribute (xml, "ResultType", gantry_rule_to_result_type (runner->act->rule));
      gantry_xml_attribute (xml, "Result", runner->row.score->text);
    }
  gantry_xml_attribute (xml, "IRM", runner->row.irm);
  gantry_xml_attribute (xml, "QualificationMark", gantry_act_find_qual (runner->act, &runner->row));
  gantry_xml_number (xml, "SortOrder", index + 1);
  gantry_act_write_competitor (page, runner->row.actor, FALSE);
  gantry_xml_end (xml);
}

void
gantry_act_send_phase (GantryMeet *meet, GPtrArray *acts, gint64 at)
{
  GantryAct *last = g_ptr_array_index (acts, acts->len - 1);
  g_autofree char *phase = gantry_rsc_to_phase (last->contest->rsc);
  g_autoptr (GArray) runners = list_runners (acts);
  GantryXml *xml = gantry_xml_new ();
  const GantryActPage page = { meet, last, xml, at, G_MININT64, GANTRY_ACT_FINAL };
  GantryHeader header = { .at = at,
                          .type = "DT_PHASE_RESULT",
                          .code = phase,
                          .status = "OFFICIAL",
                          .source = last->contest->event->venue->source };

  gantry_act_write_event (xml, last);
  for (guint i = 0; i < runners->len; i++)
    write_runner (&page, runners, i);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

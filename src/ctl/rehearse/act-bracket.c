/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/act.h"
#include "model/rsc.h"

#include <string.h>

/* Messages of an event of matches: the table of a pool, the bracket. */

#define PHASE_AT      22
#define POINTS_OF_WIN 3

typedef struct
{
  const GantryActor *actor;
  int played, won, lost, tied, points_for, against;
} Standing;

static Standing
make_standing (GPtrArray *acts, guint n_done, const GantryActor *actor)
{
  Standing standing = { .actor = actor };

  for (guint u = 0; u < acts->len && u < n_done; u++)
    for (int side = 0; side < 2; side++)
      {
        GantryAct *act = g_ptr_array_index (acts, u);
        GantryActor *winner = gantry_act_get_winner (act),
                    *own = g_ptr_array_index (act->actors, side);

        if (strcmp (own->code, actor->code) != 0)
          continue;
        standing.played++;
        standing.won += winner == own;
        standing.tied += winner == NULL;
        standing.lost += winner != NULL && winner != own;
        standing.points_for += gantry_act_get_score (act, side, G_MAXINT64);
        standing.against += gantry_act_get_score (act, 1 - side, G_MAXINT64);
      }
  return standing;
}

static int
compare_standings (gconstpointer a, gconstpointer b)
{
  const Standing *one = a, *two = b;

  if (one->won != two->won)
    return two->won - one->won;
  if (two->points_for - two->against != one->points_for - one->against)
    return two->points_for - two->against - (one->points_for - one->against);
  return strcmp (one->actor->code, two->actor->code);
}

static void
write_standing (const GantryActPage *page, const Standing *standing, guint rank, gboolean over)
{
  GantryXml *xml = page->xml;

  gantry_xml_begin (xml, "Result");
  gantry_xml_number (xml, "Rank", rank);
  gantry_xml_attribute (xml, "ResultType", "POINTS");
  gantry_xml_number (xml, "Result", standing->won * POINTS_OF_WIN + standing->tied);
  gantry_xml_attribute (xml, "QualificationMark", over && rank <= 2 ? "Q" : NULL);
  gantry_xml_number (xml, "SortOrder", rank);
  gantry_xml_number (xml, "Won", standing->won);
  gantry_xml_number (xml, "Lost", standing->lost);
  gantry_xml_number (xml, "Tied", standing->tied);
  gantry_xml_number (xml, "Played", standing->played);
  gantry_xml_number (xml, "For", standing->points_for);
  gantry_xml_number (xml, "Against", standing->against);
  gantry_act_write_competitor (page, standing->actor, FALSE);
  gantry_xml_end (xml);
}

void
gantry_act_send_pool (GantryMeet *meet, GPtrArray *field, GPtrArray *acts, guint n_done, gint64 at)
{
  GantryAct *last = g_ptr_array_index (acts, MIN (MAX (n_done, 1), acts->len) - 1);
  g_autofree char *phase = gantry_rsc_to_phase (last->contest->rsc);
  g_autoptr (GArray) standings = g_array_new (FALSE, FALSE, sizeof (Standing));
  gboolean over = n_done >= acts->len;
  GantryXml *xml = gantry_xml_new ();
  const GantryActPage page = { meet, last, xml, at, G_MININT64, GANTRY_ACT_FINAL };
  GantryHeader header = { .at = at,
                          .type = "DT_POOL_STANDING",
                          .code = phase,
                          .status = over ? "OFFICIAL" : "INTERMEDIATE",
                          .source = last->contest->event->venue->source };

  for (guint i = 0; i < field->len; i++)
    {
      Standing standing = make_standing (acts, n_done, g_ptr_array_index (field, i));

      g_array_append_val (standings, standing);
    }
  g_array_sort (standings, compare_standings);
  gantry_act_write_event (xml, last);
  for (guint i = 0; i < standings->len; i++)
    write_standing (&page, &g_array_index (standings, Standing, i), i + 1, over);
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

/* A place in the bracket: who is there, or who will come from where. */
typedef struct
{
  GantryAct *act;
  int side;
  GantryAct *feeder; /* (nullable) */
  const char *how;   /* "W" or "L": who of the feeder */
} Place;

static void
write_place (const GantryActPage *page, const Place *place)
{
  GantryXml *xml = page->xml;
  GantryActor *actor = g_ptr_array_index (place->act->actors, place->side);
  gboolean known = place->feeder == NULL || gantry_act_official (place->feeder) <= page->at;
  gboolean over = gantry_act_official (place->act) <= page->at;

  gantry_xml_begin (xml, "CompetitorPlace");
  gantry_xml_number (xml, "Pos", place->side + 1);
  gantry_xml_attribute (xml, "WLT",
                        !over                                         ? NULL
                        : gantry_act_get_winner (place->act) == actor ? "W"
                                                                      : "L");
  if (over)
    gantry_xml_number (xml, "Result", gantry_act_get_score (place->act, place->side, G_MAXINT64));
  if (place->feeder != NULL)
    gantry_xml_leaf (xml, "PreviousUnit", "Unit", place->feeder->contest->rsc, "WLT", place->how,
                     NULL);
  if (known)
    gantry_act_write_competitor (page, actor, FALSE);
  gantry_xml_end (xml);
}

static void
write_match (
    const GantryActPage *page, GantryAct *act, guint number, GPtrArray *semis, const char *how)
{
  GantryXml *xml = page->xml;

  gantry_xml_begin (xml, "BracketItem");
  gantry_xml_number (xml, "Code", number);
  gantry_xml_number (xml, "Order", number);
  gantry_xml_number (xml, "Position", number);
  gantry_xml_attribute (xml, "Unit", act->contest->rsc);
  for (int side = 0; side < 2; side++)
    {
      const Place place = { act, side, how != NULL ? g_ptr_array_index (semis, side) : NULL, how };

      write_place (page, &place);
    }
  gantry_xml_end (xml);
}

static void
begin_round (const GantryActPage *page, GantryAct *act)
{
  gantry_xml_begin (page->xml, "BracketItems");
  gantry_xml_attribute (page->xml, "Code",
                        gantry_meet_keep (page->meet, "%.4s", act->contest->rsc + PHASE_AT));
}

/* One match that winners or losers of the semi-finals come to. */
static void
write_last (
    const GantryActPage *page, GantryAct *act, guint number, GPtrArray *semis, const char *how)
{
  begin_round (page, act);
  write_match (page, act, number, semis, how);
  gantry_xml_end (page->xml);
}

void
gantry_act_send_bracket (
    GantryMeet *meet, GPtrArray *semis, GantryAct *bronze, GantryAct *final, gint64 at)
{
  GantryXml *xml = gantry_xml_new ();
  const GantryActPage page = { meet, final, xml, at, G_MININT64, GANTRY_ACT_FINAL };
  GantryHeader header = { .at = at,
                          .type = "DT_BRACKETS",
                          .code = final->contest->event->rsc,
                          .source = final->contest->event->venue->source };

  gantry_act_write_event (xml, final);
  gantry_xml_begin (xml, "Bracket");
  gantry_xml_attribute (xml, "Code", "FNL");
  begin_round (&page, g_ptr_array_index (semis, 0));
  for (guint i = 0; i < semis->len; i++)
    write_match (&page, g_ptr_array_index (semis, i), i + 1, NULL, NULL);
  gantry_xml_end (xml);
  write_last (&page, final, semis->len + 1, semis, "W");
  gantry_xml_end (xml);
  if (bronze != NULL)
    {
      gantry_xml_begin (xml, "Bracket");
      gantry_xml_attribute (xml, "Code", "BRN");
      write_last (&page, bronze, semis->len + 2, semis, "L");
      gantry_xml_end (xml);
    }
  gantry_conductor_send (meet->conductor, &header, gantry_xml_finish (xml));
}

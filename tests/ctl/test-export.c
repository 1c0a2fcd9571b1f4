/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ctl/export.h"
#include "model/json-writer.h"

#define FINAL  "SWMW200MFR------------FNL-000100--"
#define JUMP   "ATHWLJ----------------FNL-000100--"
#define MATCH  "FBLMTEAM11------------GPB-000100--"
#define EVENT  "SWMW200MFR------------------------"
#define TOPIC  "unit/" FINAL
#define EVENTS "event/" EVENT

/* Documents that a test fills with small bodies. */
typedef struct
{
  GantryDocuments *documents;
  GantryProfiles *profiles;
  JsonObject *export;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->documents = gantry_documents_new ();
  fixture->profiles = gantry_profiles_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->documents);
  g_object_unref (fixture->profiles);
  g_clear_pointer (&fixture->export, json_object_unref);
}

/* id, body, id, body, NULL: the whole scope. Bodies are written with ' for ". */
static void
put (Fixture *fixture, const char *topic, const char *scope, ...)
{
  static gint64 version;
  g_autoptr (GantryChange) change =
      gantry_change_new (topic, scope, GANTRY_CHANGE_FULL, (GantryRev){ ++version, 0 }, 1000);
  g_auto (GantryOutcome) outcome = { 0 };
  const char *id;
  va_list args;

  va_start (args, scope);
  while ((id = va_arg (args, const char *)) != NULL)
    gantry_change_take (change, id,
                        g_strdelimit (g_strdup (va_arg (args, const char *)), "'", '"'));
  va_end (args);
  gantry_documents_apply (fixture->documents, change, &outcome);
  g_assert_cmpint (outcome.verdict, ==, GANTRY_VERDICT_TAKEN);
}

static JsonObject *export(Fixture *fixture, const char *parts, const char *unit)
{
  GantryExportPlan plan = { GANTRY_EXPORT_ALL, unit };

  if (parts != NULL)
    plan.parts = gantry_export_parse_parts (parts, NULL);
  g_clear_pointer (&fixture->export, json_object_unref);
  fixture->export = gantry_export_documents (fixture->documents, fixture->profiles, plan);
  return fixture->export;
}

/* What stands at "units/<RSC>/rows/0/rank": numbers are places in arrays. As JSON without quotes
 * around texts; "" when there is nothing. */
static char *
look (JsonObject *object, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), object);
  JsonNode *node = root;

  for (guint i = 0; steps[i] != NULL && node != NULL; i++)
    {
      if (JSON_NODE_HOLDS_OBJECT (node))
        node = json_object_get_member (json_node_get_object (node), steps[i]);
      else if (JSON_NODE_HOLDS_ARRAY (node) && g_ascii_isdigit (*steps[i]) &&
               (guint) atoi (steps[i]) < json_array_get_length (json_node_get_array (node)))
        node = json_array_get_element (json_node_get_array (node), atoi (steps[i]));
      else
        node = NULL;
    }
  if (node == NULL)
    return g_strdup ("");
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return json_to_string (node, FALSE);
}

static void
assert_at (JsonObject *object, const char *path, const char *wanted)
{
  g_autofree char *found = look (object, path);

  if (g_strcmp0 (found, wanted) != 0)
    g_error ("%s: \"%s\", not \"%s\"", path, found, wanted);
}

static void
put_final (Fixture *fixture)
{
  put (fixture, TOPIC, "result", "head",
       "{'code':'" FINAL "','status':'UNOFFICIAL','unit_num':'7','infos':[{'type':'UI','code':'"
                         "INTERMEDIATE','pos':'1',"
       "'value':'50'},{'type':'UI','code':'INTERMEDIATE','pos':'2','value':'100'}]}",
       "entry/1",
       "{'code':'1','type':'A','noc':'NOR','bib':'12','start_order':'5','start_sort':2,'family':'"
       "Wrogn','given':'Ada',"
       "'entry':[{'type':'EUE','code':'PB','value':'1:55.30'},{'type':'EUE','code':'RANK','pos':'3'"
       ",'value':'9'}]}",
       "entry/2",
       "{'code':'2','type':'A','noc':'NED','start_order':'4','start_sort':1,'family':'Oost','given'"
       ":'Bo'}",
       "line/1",
       "{'code':'1','sort':1,'rank':'1','rank_equal':true,'result':'1:54.77','unchecked':true,'ext'"
       ":["
       "{'type':'ER','code':'REACT_TIME','value':'0.69'},"
       "{'type':'PROGRESS','code':'INTERMEDIATE','pos':'1','value':'26.29','value2':'26.29','rank':"
       "'1'},"
       "{'type':'PROGRESS','code':'INTERMEDIATE','pos':'2','value':'55.37','value2':'29.08','rank':"
       "'2','diff':'+0.10'}],"
       "'records':[{'type':'WR','code':'" EVENT "','order':1},{'type':'NR','code':'" EVENT
       "','equalled':true}]}",
       "line/2", "{'code':'2','sort':2,'irm':'DSQ','qual':''}", NULL);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put_final (fixture);
  out = export(fixture, NULL, NULL);
  assert_at (out, "units/" FINAL "/result_status", "UNOFFICIAL");
  assert_at (out, "units/" FINAL "/unit_num", "7");
  assert_at (out, "units/" FINAL "/event", EVENT);
  assert_at (out, "units/" FINAL "/phase", "SWMW200MFR------------FNL---------");
  assert_at (out, "units/" FINAL "/infos/1", "[\"UI\",\"INTERMEDIATE\",\"2\",\"100\"]");
  assert_at (out, "units/" FINAL "/rows/0/code", "1");
  assert_at (out, "units/" FINAL "/rows/0/bib", "12");
  assert_at (out, "units/" FINAL "/rows/0/start_order", "5");
  assert_at (out, "units/" FINAL "/rows/0/start_sort", "2");
  assert_at (out, "units/" FINAL "/rows/0/sort", "1");
  assert_at (out, "units/" FINAL "/rows/0/rank_equal", "true");
  assert_at (out, "units/" FINAL "/rows/0/unchecked", "true");
  assert_at (out, "units/" FINAL "/rows/0/entry", "{\"PB\":\"1:55.30\",\"RANK.3\":\"9\"}");
  assert_at (out, "units/" FINAL "/rows/0/records",
             "[{\"type\":\"WR\",\"code\":\"" EVENT "\"},{\"type\":\"NR\",\"code\":\"" EVENT
             "\",\"equalled\":true}]");
  assert_at (out, "units/" FINAL "/rows/1/irm", "DSQ");
  assert_at (out, "units/" FINAL "/rows/1/rank", "");
  assert_at (out, "units/" FINAL "/rows/2", "");
}

static void
test_splits (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put_final (fixture);
  out = export(fixture, "units", NULL);
  assert_at (out, "units/" FINAL "/rows/0/splits/1/value", "55.37");
  assert_at (out, "units/" FINAL "/rows/0/splits/1/point", "100");
  assert_at (out, "units/" FINAL "/rows/0/splits/1/rank", "2");
  assert_at (out, "units/" FINAL "/rows/0/splits/1/diff", "+0.10");
  assert_at (out, "units/" FINAL "/rows/0/splits/2", "");
  assert_at (out, "units/" FINAL "/rows/0/extras",
             "[{\"type\":\"ER\",\"code\":\"REACT_TIME\",\"value\":\"0.69\"}]");
  assert_at (out, "units/" FINAL "/rows/0/parts", "");
}

/* Names of points that only the configuration of the event knows. */
static void
test_points_of_config (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put (fixture, TOPIC, "result", "head", "{'status':'LIVE'}", "line/1",
       "{'code':'1','sort':1,'ext':[{'type':'PROGRESS','code':'INTERMEDIATE','pos':'F','value':'55."
       "37'}]}",
       NULL);
  put (fixture, EVENTS, "config/" EVENT, "config/" EVENT,
       "{'configs':[{'type':'EC','code':'INTERMEDIATE','pos':'F','value':'Finish'}]}", NULL);
  out = export(fixture, "units", NULL);
  assert_at (out, "units/" FINAL "/rows/0/splits/0/point", "Finish");
}

static void
test_attempts (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put (fixture, "unit/" JUMP, "result", "head", "{'status':'LIVE'}", "line/1",
       "{'code':'1','sort':1,'ext':[{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'6.84','"
       "sub':["
       "{'code':'WIND_SPEED','value':'+0.4'}]},{'type':'ER','code':'INTERMEDIATE','pos':'2','value'"
       ":'x'}]}",
       NULL);
  out = export(fixture, "units", NULL);
  assert_at (
      out, "units/" JUMP "/rows/0/parts",
      "[{\"pos\":\"1\",\"value\":\"6.84\",\"wind\":\"+0.4\"},{\"pos\":\"2\",\"value\":\"x\"}]");
  assert_at (out, "units/" JUMP "/rows/0/splits", "");
}

/* A corrected name corrects every row; without a participant the name of the message stands. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put_final (fixture);
  put (fixture, "people/SWM", "athletes", "athlete/1",
       "{'code':'1','family':'Wrong','given':'Ada','noc':'NOR','gender':'F'}", NULL);
  out = export(fixture, NULL, NULL);
  assert_at (out, "units/" FINAL "/rows/0/family", "Wrong");
  assert_at (out, "units/" FINAL "/rows/1/family", "Oost");
  assert_at (out, "participants/1/gender", "F");
  assert_at (out, "participants/2", "");
}

static void
test_teams (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put (fixture, "unit/" MATCH, "result", "head",
       "{'status':'LIVE','periods':[{'code':'H1','home':'1','away':'0','home_period':'1','away_"
       "period':'0'},{'code':'H2'}]}",
       "entry/T1",
       "{'code':'T1','type':'T','noc':'ITA','name':'Italy','start_sort':1,'members':[{'code':'7','"
       "order':1,'bib':'10',"
       "'family':'Rossini','given':'Gio'}]}",
       "line/T1",
       "{'code':'T1','sort':1,'result':'1','stats':[{'code':'SHOT','pos':'TOT','value':'4'}],'"
       "members':[{'code':'7','stats':["
       "{'code':'MINS','value':'90'}]}]}",
       NULL);
  put (fixture, "people/FBL", "teams", "team/T1",
       "{'code':'T1','name':'Italia','noc':'ITA','members':[{'code':'7'}]}", NULL);
  out = export(fixture, NULL, NULL);
  assert_at (out, "units/" MATCH "/rows/0/name", "Italia");
  assert_at (out, "units/" MATCH "/rows/0/stats", "{\"SHOT.TOT\":\"4\"}");
  assert_at (out, "units/" MATCH "/rows/0/members/0/family", "Rossini");
  assert_at (out, "units/" MATCH "/rows/0/members/0/bib", "10");
  assert_at (out, "units/" MATCH "/rows/0/members/0/stats/MINS", "90");
  assert_at (out, "units/" MATCH "/periods/0/home", "1");
  assert_at (out, "units/" MATCH "/periods/1/code", "H2");
  assert_at (out, "teams/T1", "{\"name\":\"Italia\",\"noc\":\"ITA\",\"members\":[\"7\"]}");
}

/* Cut by period: the parts follow the periods, whatever their ids. */
static void
test_actions (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put (fixture, "unit/" MATCH, "result", "head",
       "{'status':'LIVE','periods':[{'code':'H1'},{'code':'H2'}]}", NULL);
  put (fixture, "unit/" MATCH, "actions~H2", "action/3~H2", "{'id':'3','order':1}", NULL);
  put (fixture, "unit/" MATCH, "actions~H1", "action/9~H1", "{'id':'9','order':1}", "action/10~H1",
       "{'id':'10','order':2}", NULL);
  out = export(fixture, "units", NULL);
  assert_at (out, "units/" MATCH "/actions", "[\"9\",\"10\",\"3\"]");
}

static void
test_schedule (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put_final (fixture);
  put (fixture, "schedule/SWM", "schedule", "session/S1",
       "{'code':'S1','start':'2026-07-18T19:00:00+02:00','names':{'ENG':'Evening'}}", "unit/" FINAL,
       "{'code':'" FINAL
       "','status':'FINISHED','session':'S1','names':{'ENG':'The Final','FRA':'La finale'}}",
       "unit/SWMW200MFR------------SOFF000100--", "{'status':'UNSCHEDULED'}",
       "phase/SWMW200MFR------------FNL---------", "{'status':'FINISHED'}", NULL);
  out = export(fixture, NULL, NULL);
  assert_at (out, "units/" FINAL "/name", "The Final");
  assert_at (out, "units/" FINAL "/schedule_status", "FINISHED");
  assert_at (out, "units/" FINAL "/session", "S1");
  assert_at (out, "units/SWMW200MFR------------SOFF000100--/schedule_status", "UNSCHEDULED");
  assert_at (out, "units/SWMW200MFR------------FNL---------", "");
  assert_at (out, "sessions/S1/name", "Evening");
}

static void
test_current_and_notes (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put_final (fixture);
  put (fixture, TOPIC, "now", "now", "{'status':'LIVE','clock':{'time':'1:05','running':true}}",
       NULL);
  put (fixture, TOPIC, "notes", "note/a", "{'text':'one'}", "note/b", "{'text':'two'}", NULL);
  out = export(fixture, "units", NULL);
  assert_at (out, "units/" FINAL "/current", "{\"time\":\"1:05\",\"running\":true}");
  assert_at (out, "units/" FINAL "/notes", "2");
  assert_at (out, "units/" FINAL "/note_texts", "[\"one\",\"two\"]");
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put (fixture, EVENTS, "phase/P", "phase/P",
       "{'status':'OFFICIAL','rows':[{'code':'1','sort':1,'rank':'1','result':'1:56.58',"
       "'qual':'Q'}]}",
       NULL);
  put (fixture, EVENTS, "cumulative/E", "cumulative/E",
       "{'status':'LIVE','rows':[{'code':'1','sort':1,'items':[{'unit':'U1','order':1,'result':'13."
       "5','points':'1041','rank':'2',"
       "'ext':[{'type':'ER','code':'TOTAL_PTS','value':'1041'}]}]}]}",
       NULL);
  put (fixture, EVENTS, "ranking/E", "ranking/E",
       "{'rows':[{'code':'1','sort':1,'rank':'1'},{'code':'2','sort':2,'irm':'DNF'}]}", NULL);
  put (fixture, EVENTS, "pool/G", "pool/G",
       "{'rows':[{'code':'T1','sort':1,'rank':'1','result':'3','won':'1','lost':'0'}]}", NULL);
  out = export(fixture, NULL, NULL);
  assert_at (out, "phases/P/status", "OFFICIAL");
  assert_at (out, "phases/P/rows/0/qual", "Q");
  assert_at (out, "cumulative/E/rows/0/items/0",
             "{\"unit\":\"U1\",\"result\":\"13.5\",\"points\":\"1041\",\"rank\":\"2\",\"order\":1,"
             "\"total\":\"1041\"}");
  assert_at (out, "rankings/E/1/irm", "DNF");
  assert_at (out, "pools/G/0/points", "3");
  assert_at (out, "pools/G/0/won", "1");
}

static void
test_medals (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put (fixture, EVENTS, "medallists/" EVENT, "medallists/" EVENT,
       "{'medals':[{'medal':'ME_GOLD','code':'1','noc':'GBR','unit':'" FINAL "'}]}", NULL);
  put (fixture, "medals", "standings", "standings",
       "{'lines':[{'noc':'GBR','rank':1,'sort':1,'numbers':{'TOT':{'gold':1,'total':1},'W':{'gold':"
       "1}}}]}",
       NULL);
  out = export(fixture, NULL, NULL);
  assert_at (out, "medallists/" EVENT "/0/medal", "ME_GOLD");
  assert_at (out, "medallists/" EVENT "/0/noc", "GBR");
  assert_at (out, "medals/0",
             "{\"noc\":\"GBR\",\"rank\":1,\"gold\":1,\"silver\":0,\"bronze\":0,\"total\":1}");
}

static void
test_bracket (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put (fixture, EVENTS, "bracket/B", "bracket/B",
       "{'brackets':[{'code':'FNL','items':[{'code':'SFNL','matches':[{'code':'M1','unit':'U1','"
       "places':[{'pos':'1','code':'1',"
       "'wlt':'W','result':'10'},{'pos':'2','previous_unit':'U0'}]}]}]}]}",
       NULL);
  out = export(fixture, NULL, NULL);
  assert_at (out, "brackets/B/U1/0/wlt", "W");
  assert_at (out, "brackets/B/U1/1/previous_unit", "U0");
}

/* The event's own message counts before the discipline's list, and in it the current record. */
static void
test_records (Fixture *fixture, gconstpointer data)
{
  const char *list = "records/SWM-------------------------------", *own = "records/" EVENT;
  JsonObject *out;

  put (fixture, EVENTS, list, "record/SWM-------------------------------/WR",
       "{'event':'" EVENT "','type':'WR','data':[{'result':'1:54.91','noc':'AUS','current':true}]}",
       "record/SWM-------------------------------/NR",
       "{'event':'" EVENT "','type':'NR','data':[{'result':'1:56.00','noc':'NED'}]}", NULL);
  put (fixture, EVENTS, own, "record/" EVENT "/WR",
       "{'event':'" EVENT "','type':'WR','data':[{'result':'1:54.91','noc':'AUS','historical':true}"
                          ",{'result':'1:54.77','noc':'GBR',"
       "'current':true,'unconfirmed':true}]}",
       NULL);
  out = export(fixture, NULL, NULL);
  assert_at (out, "records/" EVENT "/WR/result", "1:54.77");
  assert_at (out, "records/" EVENT "/WR/unconfirmed", "true");
  assert_at (out, "records/" EVENT "/NR/noc", "NED");
}

static void
test_games (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put (fixture, "games", "competition", "competition", "{'code':'REHEARSAL','utc_offset':-120}",
       NULL);
  put (fixture, "weather/STA", "conditions", "conditions", "{'at':'2026-07-18T19:00:00+02:00'}",
       NULL);
  put (fixture, "bulletins", "DT_COMMUNICATION/U/1/PROTEST/FRA", "DT_COMMUNICATION/U/1/PROTEST/FRA",
       "{'subject':'Réclamation'}", NULL);
  out = export(fixture, NULL, NULL);
  assert_at (out, "competition", "{\"code\":\"REHEARSAL\",\"utc_offset\":-120}");
  assert_at (out, "weather/STA/at", "2026-07-18T19:00:00+02:00");
  g_assert_true (json_object_has_member (json_object_get_object_member (out, "bulletins"),
                                         "DT_COMMUNICATION/U/1/PROTEST/FRA"));
}

/* Documents of a subcode or a language of their own stand beside the plain ones and are not mixed
 * in. */
static void
test_plain_only (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put_final (fixture);
  put (fixture, TOPIC, "result~X", "head~X", "{'status':'LIVE'}", "line/1~X",
       "{'code':'1','sort':1}", NULL);
  put (fixture, EVENTS, "ranking/E~X", "ranking/E~X", "{'rows':[]}", NULL);
  out = export(fixture, NULL, NULL);
  assert_at (out, "units/" FINAL "/result_status", "UNOFFICIAL");
  assert_at (out, "units/" FINAL "/rows/2", "");
  g_assert_false (json_object_has_member (json_object_get_object_member (out, "rankings"), "E~X"));
}

static void
test_withdrawn (Fixture *fixture, gconstpointer data)
{
  JsonObject *out;

  put_final (fixture);
  put (fixture, "schedule/SWM", "schedule", "unit/" FINAL, "{'status':'SCHEDULED'}", NULL);
  put (fixture, TOPIC, "result", NULL);
  out = export(fixture, NULL, NULL);
  assert_at (out, "units/" FINAL "/schedule_status", "SCHEDULED");
  assert_at (out, "units/" FINAL "/result_status", "");
  assert_at (out, "units/" FINAL "/rows", "");
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  GantryExportPlan medals = { gantry_export_parse_parts ("medals", NULL), NULL };
  GantryExportPlan unit = { gantry_export_parse_parts ("units,participants", NULL), FINAL };
  g_autoptr (GError) error = NULL;
  g_autofree char *all = gantry_export_list_parts ();
  JsonObject *out;

  g_assert_true (gantry_export_reads_topic (medals, "medals"));
  g_assert_false (gantry_export_reads_topic (medals, TOPIC));
  g_assert_true (gantry_export_reads_topic (unit, TOPIC));
  g_assert_true (gantry_export_reads_topic (unit, EVENTS));
  g_assert_true (gantry_export_reads_topic (unit, "people/SWM"));
  g_assert_false (gantry_export_reads_topic (unit, "people/ATH"));
  g_assert_false (gantry_export_reads_topic (unit, "unit/" JUMP));
  g_assert_false (gantry_export_reads_topic (unit, "unit/"));

  g_assert_cmpuint (gantry_export_parse_parts ("units,nonsense", &error), ==, 0);
  g_assert_nonnull (strstr (error->message, "nonsense"));
  g_assert_nonnull (strstr (all, "rankings"));

  put_final (fixture);
  put (fixture, "unit/" JUMP, "result", "head", "{}", NULL);
  out = export(fixture, "units", FINAL);
  g_assert_true (json_object_has_member (json_object_get_object_member (out, "units"), FINAL));
  g_assert_false (json_object_has_member (json_object_get_object_member (out, "units"), JUMP));
  g_assert_false (json_object_has_member (out, "medals"));
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  JsonObject *out = export(fixture, NULL, NULL);

  assert_at (out, "format", "gantry-export/1");
  assert_at (out, "units", "{}");
  assert_at (out, "medals", "[]");
}

#define ADD(name, func) g_test_add ("/ctl/export/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("rows", test_rows);
  ADD ("splits", test_splits);
  ADD ("points-of-config", test_points_of_config);
  ADD ("attempts", test_attempts);
  ADD ("names", test_names);
  ADD ("teams", test_teams);
  ADD ("actions", test_actions);
  ADD ("schedule", test_schedule);
  ADD ("current-and-notes", test_current_and_notes);
  ADD ("lists", test_lists);
  ADD ("medals", test_medals);
  ADD ("bracket", test_bracket);
  ADD ("records", test_records);
  ADD ("games", test_games);
  ADD ("plain-only", test_plain_only);
  ADD ("withdrawn", test_withdrawn);
  ADD ("plan", test_plan);
  ADD ("nothing", test_nothing);

  return g_test_run ();
}

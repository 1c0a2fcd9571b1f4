/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-helper.h"

#include <string.h>

/* The documents of an event, and of the medals. In XML and JSON ' stands for ". */

#define TOPIC "event/" EVENT

#define ALDER \
  "<Competitor Code='1' Type='A' Bib='7' Organisation='AAA'><Composition><Athlete Code='1' Order='1'>" \
  "<Description GivenName='Ann' FamilyName='Alder' Gender='F' Organisation='AAA'/></Athlete></Composition></Competitor>"
#define ALDER_BODY "'code':'1','type':'A','bib':'7','noc':'AAA','family':'Alder','given':'Ann','gender':'F'"
#define TEAM \
  "<Competitor Code='T1' Type='T' Organisation='AAA'><Description TeamName='Aland'/><Composition>" \
  "<Athlete Code='1' Order='1'><Description FamilyName='Alder'/></Athlete></Composition></Competitor>"
#define TEAM_BODY "'code':'T1','type':'T','noc':'AAA','name':'Aland'"
#define TEAM_MEMBERS "'members':[{'code':'1','order':1,'family':'Alder'}]"

static void
check_table (const char *type, const char *code, const char *name)
{
  g_autofree char *text = g_strdup_printf (
    "<Competition><ExtendedInfos><ExtendedInfo Type=\"UI\" Code=\"A\" Value=\"1\"/>"
    "<Progress LastUnit=\"%s\" UnitsTotal=\"2\" UnitsComplete=\"1\"/><SportDescription EventName=\"400m\"/></ExtendedInfos>"
    "<Result Rank=\"1\" SortOrder=\"1\" Result=\"50.10\" QualificationMark=\"Q\">" ALDER "</Result>"
    "<Result SortOrder=\"2\" IRM=\"DNF\">" TEAM "</Result></Competition><Note>Corrected</Note><Note> </Note>", UNIT);
  g_autofree char *body = g_strdup_printf (
    "{'code':'%s','status':'OFFICIAL','event':'400m','infos':[{'type':'UI','code':'A','value':'1'}],"
    "'progress':{'last':'" UNIT "','total':'2','complete':'1'},'notes':['Corrected'],"
    "'rows':[{" ALDER_BODY ",'sort':1,'rank':'1','result':'50.10','qual':'Q'},"
    "{" TEAM_BODY ",'sort':2,'irm':'DNF'," TEAM_MEMBERS "}]}", code);
  g_autofree char *message_text = odf_message (type, code, 1, 0, "ResultStatus=\"OFFICIAL\"", g_strdelimit (text, "'", '"'));
  g_autoptr (GantryOdfMessage) message = odf_parse (message_text);

  odf_assert_body (odf_only_change (message, TOPIC, name), name, body);
}

static void
test_tables (void)
{
  check_table ("DT_PHASE_RESULT", PHASE, "phase/" PHASE);
  check_table ("DT_CUMULATIVE_RESULT", EVENT, "cumulative/" EVENT);
  check_table ("DT_CUMULATIVE_RESULT", PHASE, "cumulative/" PHASE);
  check_table ("DT_RANKING", EVENT, "ranking/" EVENT);
  check_table ("DT_POOL_STANDING", PHASE, "pool/" PHASE);
}

/* The parts of a combined event are lines of their own. */
static void
test_items (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_CUMULATIVE_RESULT", EVENT, "",
    "<Result SortOrder='1' Result='6810'><ResultItems><ResultItem Unit='" PHASE "' Order='1'><Result Rank='2' Result='13.50' "
    "ResultPoints='1041' SortOrder='2' IRM='' Diff='5'><ExtendedResults><ExtendedResult Type='ER' Code='TOTAL_PTS' "
    "Value='1041'/></ExtendedResults><RecordIndicators><RecordIndicator Order='1' Code='C' RecordType='PB'/>"
    "</RecordIndicators></Result></ResultItem><ResultItem Unit='X' Order='2'/></ResultItems><Competitor Code='1'/></Result>");

  odf_assert_body (odf_only_change (message, TOPIC, "cumulative/" EVENT), "cumulative/" EVENT,
                   "{'code':'" EVENT "','rows':[{'code':'1','sort':1,'result':'6810','items':[{'unit':'" PHASE "','order':1,"
                   "'sort':2,'rank':'2','result':'13.50','diff':'5','points':'1041','ext':[{'type':'ER','code':'TOTAL_PTS',"
                   "'value':'1041'}],'records':[{'type':'PB','code':'C','order':1}]},{'unit':'X','order':2}]}]}");
}

static void
test_pool (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_POOL_STANDING", PHASE, "",
    "<Result Rank='1' Result='3' SortOrder='1' Won='1' Lost='0' Tied='0' Played='1' For='2' Against='1' Ratio='2.0'>"
    "<Competitor Code='T1' Type='T' Organisation='AAA'><Description TeamName='Aland'/>"
    "<Opponent Code='T2' Type='T' Organisation='BBB' Pos='2' Unit='U' Date='2031-05-01' Time='10:00' HomeAway='H' "
    "Result='2-1'/></Competitor></Result>");

  odf_assert_body (odf_only_change (message, TOPIC, "pool/" PHASE), "pool/" PHASE,
                   "{'code':'" PHASE "','rows':[{" TEAM_BODY ",'sort':1,'rank':'1','result':'3','won':'1','lost':'0','tied':'0',"
                   "'played':'1','for':'2','against':'1','ratio':'2.0','opponents':[{'code':'T2','type':'T','noc':'BBB',"
                   "'pos':'2','unit':'U','date':'2031-05-01','time':'10:00','home_away':'H','result':'2-1'}]}]}");
}

static void
test_stats (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_STATS", EVENT, "DocumentSubcode=\"TEAMS\"",
    "<Stats Code='TOURNAMENT'><StatsItems><StatsItem Type='ST' Code='GOALS' Value='40'/></StatsItems>"
    "<Competitor Code='T1' Type='T' Order='1' Organisation='AAA'><Description TeamName='Aland'/>"
    "<StatsItems><StatsItem Type='ST' Code='GF' Value='7' Rank='1' RankEqual='Y' SortOrder='1'/></StatsItems>"
    "<Composition><Athlete Code='1' Order='1'><StatsItems><StatsItem Type='ST' Code='GF' Value='3'/></StatsItems></Athlete>"
    "</Composition></Competitor></Stats>");

  odf_assert_body (odf_only_change (message, TOPIC, "stats/" EVENT "~TEAMS"), "stats/" EVENT "~TEAMS",
                   "{'code':'" EVENT "','kind':'TOURNAMENT','stats':[{'type':'ST','code':'GOALS','value':'40'}],'rows':[{"
                   TEAM_BODY ",'sort':1,'stats':[{'type':'ST','code':'GF','value':'7','rank':'1','rank_equal':true,'sort':1}],"
                   "'members':[{'code':'1','order':1,'stats':[{'type':'ST','code':'GF','value':'3'}]}]}]}");
}

static void
test_bracket (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_BRACKETS", EVENT, "",
    "<Bracket Code='FNL'><BracketItems Code='SFNL'><BracketItem Code='1' Order='1' Position='2' Date='2031-05-01' Time='10:00' "
    "Unit='" UNIT "' Result='2-1'><CompetitorPlace Pos='1' WLT='W' Rank='1' Result='2' IRM='WO'><PreviousUnit Unit='P' "
    "Value='v' WLT='L'/><Competitor Code='1' Type='A' Organisation='AAA' Seed='3'/></CompetitorPlace>"
    "<CompetitorPlace Pos='2' Code='BYE'/></BracketItem></BracketItems></Bracket>");

  odf_assert_body (odf_only_change (message, TOPIC, "bracket/" EVENT), "bracket/" EVENT,
                   "{'code':'" EVENT "','brackets':[{'code':'FNL','items':[{'code':'SFNL','matches':[{'code':'1','order':1,"
                   "'position':'2','unit':'" UNIT "','date':'2031-05-01','time':'10:00','result':'2-1','places':[{'pos':'1',"
                   "'code':'1','type':'A','noc':'AAA','wlt':'W','rank':'1','result':'2','irm':'WO','seed':'3',"
                   "'previous_unit':'P','previous_value':'v','previous_wlt':'L'},{'pos':'2','place':'BYE'}]}]}]}]}");
}

#define MEDALS \
  "<Medal Code='ME_GOLD' Date='2031-05-01' Unit='" UNIT "'>" ALDER "</Medal>" \
  "<Medal Code='ME_BRONZE'><Competitor Code='2' Type='A' Organisation='BBB'/>" TEAM "</Medal>"
#define MEDALS_BODY \
  "'medals':[{'medal':'ME_GOLD','date':'2031-05-01','unit':'" UNIT "'," ALDER_BODY "}," \
  "{'medal':'ME_BRONZE','code':'2','type':'A','noc':'BBB'},{'medal':'ME_BRONZE'," TEAM_BODY "," TEAM_MEMBERS "}]"

static void
test_medallists (void)
{
  g_autoptr (GantryOdfMessage) message =
    odf_parse_content ("DT_MEDALLISTS", EVENT, "ResultStatus=\"OFFICIAL\"", MEDALS);

  odf_assert_body (odf_only_change (message, TOPIC, "medallists/" EVENT), "medallists/" EVENT,
                   "{'code':'" EVENT "','status':'OFFICIAL'," MEDALS_BODY "}");
}

#define LISTS \
  "<Discipline Code='" ATH "' TotalEvents='15' FinishedEvents='1'><Event Code='" EVENT "' EventName='400m'>" MEDALS \
  "</Event></Discipline>"
#define LISTS_BODY(code) \
  "{'code':'" code "','total':'15','finished':'1','events':[{'event':'" EVENT "','name':'400m'," MEDALS_BODY "}]}"

static void
test_lists_of_medallists (void)
{
  g_autoptr (GantryOdfMessage) discipline = odf_parse_content ("DT_MEDALLISTS_DISCIPLINE", ATH, "", LISTS);
  g_autoptr (GantryOdfMessage) day = odf_parse_content ("DT_MEDALLISTS_DAY", GAMES, "DocumentSubcode=\"2031-05-01\"", LISTS);

  odf_assert_body (odf_only_change (discipline, "medals", "discipline/ATH"), "discipline/ATH", LISTS_BODY (ATH));
  odf_assert_body (odf_only_change (day, "medals", "day/" GAMES "~2031-05-01"), "day/" GAMES "~2031-05-01",
                   LISTS_BODY (GAMES));
}

#define STANDINGS \
  "<MedalStandings DateTime='2031-05-01T10:00:00+02:00' LastEvent='" EVENT "' TotalEvents='15' FinishedEvents='1'>" \
  "<MedalSummary><MedalNumber Type='TOT' Gold='1'/></MedalSummary><MedalsTable>" \
  "<MedalLine Rank='1' RankTotal='2' SortRank='1' SortRankTotal='3' RankEqual='Y' RankTotalEqual='Y' Organisation='AAA'>" \
  "<Description OrganisationName='Aland'/><MedalNumber Type='M' Gold='1' Total='1'/>" \
  "<MedalNumber Type='TOT' Gold='1' Silver='0' Bronze='2' Total='3'/></MedalLine></MedalsTable></MedalStandings>"
#define STANDINGS_BODY \
  "{'at':'2031-05-01T10:00:00+02:00','last':'" EVENT "','total':'15','finished':'1','lines':[{'noc':'AAA','name':'Aland'," \
  "'rank':1,'rank_total':2,'sort':1,'sort_total':3,'rank_equal':true,'rank_total_equal':true,'numbers':{" \
  "'M':{'gold':1,'total':1},'TOT':{'gold':1,'silver':0,'bronze':2,'total':3}}}]}"

static void
test_standings (void)
{
  g_autoptr (GantryOdfMessage) games = odf_parse_content ("DT_MEDALS", GAMES, "", STANDINGS);
  g_autoptr (GantryOdfMessage) discipline = odf_parse_content ("DT_MEDALS", ATH, "", STANDINGS);

  odf_assert_body (odf_only_change (games, "medals", "standings"), "standings", STANDINGS_BODY);
  odf_assert_body (odf_only_change (discipline, "medals", "standings/" ATH), "standings/" ATH, STANDINGS_BODY);
}

/* A kind of medals that stands twice is no JSON with a member twice. */
static void
test_repeated_numbers (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_MEDALS", GAMES, "",
    "<MedalStandings><MedalsTable><MedalLine Organisation='AAA'><MedalNumber Type='TOT' Gold='1'/><MedalNumber Type='TOT' "
    "Gold='2'/><MedalNumber Gold='3'/></MedalLine></MedalsTable></MedalStandings>");

  odf_assert_body (odf_find_change (message, "medals", "standings"), "standings",
                   "{'lines':[{'noc':'AAA','numbers':{'TOT':{'gold':1}}}]}");
  g_assert_cmpuint (odf_oddity (message, "MedalNumber@Type"), ==, 2);
}

#define RECORD(code, type, result) \
  "<Record Code='" code "'><Description Name='400m'/><RecordType Order='1' RecordType='" type "' Shared='N'>" \
  "<RecordData Order='1' Result='" result "' Historical='N'/></RecordType></Record>"
#define RECORD_BODY(code, type, result) \
  "{'event':'" code "','name':'400m','type':'" type "','order':1,'data':[{'order':1,'result':'" result "'}]}"
#define OTHER "ATHM400M--------------------------"

static void
test_record (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_RECORD", EVENT, "",
    "<Record Code='" EVENT "'><Description Name='400m'/><RecordType Order='2' RecordType='WR' Subcode='S' Shared='Y'>"
    "<RecordData Order='1' ResultType='TIME' Result='47.60' Unit='" UNIT "' Country='AUS' Place='Canberra' Date='1985-10-06' "
    "Time='1200' Competition='Cup' Equalled='Y' Unconfirmed='Y' Historical='Y' Current='Y' Reinstated='Y'>"
    "<Extension Type='ER' Code='WIND' Value='0'/>" ALDER "</RecordData></RecordType>"
    "<RecordType Order='3' RecordType='OR' Shared='N' NotEstablished='Y' NotEstablishedLabel='none'/></Record>");
  GantryChange *change = odf_only_change (message, TOPIC, "records/" EVENT);

  odf_assert_body (change, "record/" EVENT "/WR/S",
                   "{'event':'" EVENT "','name':'400m','type':'WR','order':2,'subcode':'S','shared':true,'data':[{'order':1,"
                   "'result':'47.60','result_type':'TIME','unit':'" UNIT "','country':'AUS','place':'Canberra',"
                   "'date':'1985-10-06','time':'1200','competition':'Cup','equalled':true,'unconfirmed':true,"
                   "'historical':true,'current':true,'reinstated':true," ALDER_BODY ",'ext':[{'type':'ER','code':'WIND',"
                   "'value':'0'}]}]}");
  odf_assert_body (change, "record/" EVENT "/OR",
                   "{'event':'" EVENT "','name':'400m','type':'OR','order':3,'not_established':true,'label':'none'}");
}

/* A list of the whole discipline: one change for the topic of each event, in a scope beside the event's own document. */
static void
test_record_list (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_RECORD", ATH, "", RECORD (EVENT, "WR", "47.60") RECORD (OTHER, "WR", "43.03") RECORD (EVENT, "OR", "48.25"));
  GantryChange *change = odf_find_change (message, TOPIC, "records/" ATH);

  g_assert_cmpuint (message->changes->len, ==, 2);
  g_assert_cmpuint (gantry_change_get_size (change), ==, 2);
  odf_assert_body (change, "record/" ATH "/WR", RECORD_BODY (EVENT, "WR", "47.60"));
  odf_assert_body (change, "record/" ATH "/OR", RECORD_BODY (EVENT, "OR", "48.25"));
  change = odf_find_change (message, "event/" OTHER, "records/" ATH);
  odf_assert_body (change, "record/" ATH "/WR", RECORD_BODY (OTHER, "WR", "43.03"));
}

/* Records of a part of an event (the 100 m of a decathlon) stand beside that of the whole. */
static void
test_record_of_part (void)
{
  g_autoptr (GantryOdfMessage) message =
    odf_parse_content ("DT_RECORD", EVENT, "", RECORD (EVENT, "WB", "9126") RECORD (PHASE, "WB", "10.12"));
  GantryChange *change = odf_only_change (message, TOPIC, "records/" EVENT);

  odf_assert_body (change, "record/" EVENT "/WB", RECORD_BODY (EVENT, "WB", "9126"));
  odf_assert_body (change, "record/" EVENT "/WB/" PHASE, RECORD_BODY (PHASE, "WB", "10.12"));
}

/* The event's own document without records empties its scope. */
static void
test_record_emptied (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  g_autofree char *content = g_strdup (RECORD (EVENT, "WR", "47.60"));

  odf_take (documents, odf_content ("DT_RECORD", EVENT, 1, 0, "", g_strdelimit (content, "'", '"')));
  g_assert_cmpuint (gantry_documents_count_objects (documents, TOPIC), ==, 1);
  odf_take (documents, odf_content ("DT_RECORD", EVENT, 2, 0, "", ""));
  g_assert_cmpuint (gantry_documents_count_objects (documents, TOPIC), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odf/event/tables", test_tables);
  g_test_add_func ("/odf/event/items", test_items);
  g_test_add_func ("/odf/event/pool", test_pool);
  g_test_add_func ("/odf/event/stats", test_stats);
  g_test_add_func ("/odf/event/bracket", test_bracket);
  g_test_add_func ("/odf/event/medallists", test_medallists);
  g_test_add_func ("/odf/medals/lists", test_lists_of_medallists);
  g_test_add_func ("/odf/medals/standings", test_standings);
  g_test_add_func ("/odf/medals/repeated-numbers", test_repeated_numbers);
  g_test_add_func ("/odf/records/event", test_record);
  g_test_add_func ("/odf/records/list", test_record_list);
  g_test_add_func ("/odf/records/part", test_record_of_part);
  g_test_add_func ("/odf/records/emptied", test_record_emptied);
  return g_test_run ();
}

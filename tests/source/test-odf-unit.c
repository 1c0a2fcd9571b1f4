/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-helper.h"

/* The documents of a unit, member by member. In XML and JSON ' stands for ". */

#define TOPIC "unit/" UNIT

static GantryOdfMessage *
parse (const char *type, const char *content)
{
  return odf_parse_content (type, UNIT, "ResultStatus=\"LIVE\"", content);
}

static void
test_head (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_RESULT",
           "<ExtendedInfos><UnitDateTime StartDate='2031-05-01T10:00:00+02:00' EndDate='2031-05-01T10:05:00+02:00'/>"
           "<ExtendedInfo Type='UI' Code='POINT' Pos='1' Value='200m'><Extension Code='LEADER' Pos='1' Value='24.1'/>"
           "</ExtendedInfo><ExtendedInfo Type='UI' Code='WIND_SPEED' Value='+0.1'/>"
           "<Progress LastUnit='U' UnitsTotal='8' UnitsComplete='2'/>"
           "<SportDescription DisciplineName='Athletics' EventName='400m Women' SubEventName='Final' Gender='W' UnitNum='7'/>"
           "<VenueDescription Venue='EST' VenueName='Stadium' Location='TRK' LocationName='Track' Attendance='7000'/>"
           "</ExtendedInfos><StatsItems><StatsItem Type='ST' Code='ENDS' Value='4'/></StatsItems>"
           "<Officials><Official Code='9' Function='RE' Order='1'><Description GivenName='Rae' FamilyName='Referee' Gender='X' "
           "Organisation='AAA'/></Official></Officials>");

  odf_assert_body (odf_only_change (message, TOPIC, "result"), "head",
                   "{'code':'" UNIT "','status':'LIVE','discipline':'Athletics','event':'400m Women','subevent':'Final',"
                   "'gender':'W','unit_num':'7','venue':'EST','venue_name':'Stadium','location':'TRK','location_name':'Track',"
                   "'attendance':'7000','start':'2031-05-01T10:00:00+02:00','end':'2031-05-01T10:05:00+02:00',"
                   "'infos':[{'type':'UI','code':'POINT','pos':'1','value':'200m','sub':[{'code':'LEADER','pos':'1',"
                   "'value':'24.1'}]},{'type':'UI','code':'WIND_SPEED','value':'+0.1'}],"
                   "'stats':[{'type':'ST','code':'ENDS','value':'4'}],"
                   "'officials':[{'code':'9','function':'RE','family':'Referee','given':'Rae','noc':'AAA'}],"
                   "'progress':{'last':'U','total':'8','complete':'2'},'source':'VENUE1'}");
}

static void
test_periods (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_RESULT",
           "<Periods Home='H' Away='A'><Period Code='H1' HomeScore='1' AwayScore='2' HomePeriodScore='1' AwayPeriodScore='2' "
           "Duration='45:00'><ExtendedPeriods><ExtendedPeriod Type='TIME' Code='ADDITIONAL' Value='4'/></ExtendedPeriods>"
           "</Period><Period Code='TOT' HomeScore='1' AwayScore='2'/></Periods>");

  odf_assert_body (odf_only_change (message, TOPIC, "result"), "head",
                   "{'code':'" UNIT "','status':'LIVE','home':'H','away':'A','periods':[{'code':'H1','home':'1','away':'2',"
                   "'home_period':'1','away_period':'2','duration':'45:00','ext':[{'type':'TIME','code':'ADDITIONAL',"
                   "'value':'4'}]},{'code':'TOT','home':'1','away':'2'}],'source':'VENUE1'}");
}

/* Repeated ExtendedInfos are read as one. */
static void
test_repeated_infos (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_RESULT", "<ExtendedInfos><ExtendedInfo Type='UI' Code='A' Value='1'/></ExtendedInfos>"
                        "<ExtendedInfos><ExtendedInfo Type='UI' Code='B' Value='2'/><SportDescription EventName='E'/>"
                        "</ExtendedInfos>");

  odf_assert_body (odf_only_change (message, TOPIC, "result"), "head",
                   "{'code':'" UNIT "','status':'LIVE','event':'E','infos':[{'type':'UI','code':'A','value':'1'},"
                   "{'type':'UI','code':'B','value':'2'}],'source':'VENUE1'}");
}

static void
test_individual (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_RESULT",
           "<Result Rank='1' RankEqual='Y' ResultType='TIME' Result='50.10' Unchecked='Y' QualificationMark='Q' WLT='W' "
           "SortOrder='1' StartOrder='4' StartSortOrder='3' Diff='+0.00' Pty='1' PhotoFinish='P'>"
           "<ExtendedResults><ExtendedResult Type='PROGRESS' Code='INTERMEDIATE' Pos='1' Value='24.10' Value2='24.10' "
           "ValueType='TIME' Rank='2' RankEqual='Y' SortOrder='2' Diff='+0.1' Speed='30' Move='-1' Pty='0' Arrive='200' "
           "IRM='X' Discard='Y' Unchecked='Y'><Extension Code='WIND_SPEED' Value='+0.3'/></ExtendedResult></ExtendedResults>"
           "<RecordIndicators><RecordIndicator Order='1' Code='" EVENT "' RecordType='WR' Equalled='Y'/></RecordIndicators>"
           "<Competitor Code='11' Type='A' Bib='27' Organisation='AAA' Current='Y'>"
           "<Coaches><Coach Code='50' Function='COACH' Order='1'><Description GivenName='Cory' FamilyName='Coach' "
           "Nationality='AAA'/></Coach></Coaches>"
           "<StatsItems><StatsItem Type='ST' Code='SHOTS' Pos='TOT' Value='3' Attempt='5' Avg='1.5' Percent='60'>"
           "<ExtendedStat Code='LEFT' Pos='1' Value='1'/></StatsItem></StatsItems>"
           "<Composition><Athlete Code='11' Order='1' Bib='28'><Description GivenName='Ann' FamilyName='Alder' Gender='F' "
           "Organisation='AAA' BirthDate='2005-02-03' Class='T11' Horse='H1'/><EventUnitEntry Type='EUE' Code='PB' "
           "Value='49.90'/><ExtendedResults><ExtendedResult Type='ER' Code='REACT_TIME' Value='0.150'/></ExtendedResults>"
           "</Athlete></Composition></Competitor></Result>");
  GantryChange *change = odf_only_change (message, TOPIC, "result");

  odf_assert_body (change, "entry/11",
                   "{'code':'11','type':'A','bib':'27','noc':'AAA','start_order':'4','start_sort':3,'family':'Alder',"
                   "'given':'Ann','gender':'F','birth':'2005-02-03','class':'T11','horse':'H1','entry':[{'type':'EUE',"
                   "'code':'PB','value':'49.90'}],'coaches':[{'code':'50','function':'COACH','family':'Coach','given':'Cory',"
                   "'nationality':'AAA'}]}");
  odf_assert_body (change, "line/11",
                   "{'code':'11','sort':1,'rank':'1','rank_equal':true,'result':'50.10','result_type':'TIME','qual':'Q',"
                   "'wlt':'W','diff':'+0.00','pty':'1','unchecked':true,'photo':'P','current':true,"
                   "'ext':[{'type':'PROGRESS','code':'INTERMEDIATE','pos':'1','value':'24.10','value2':'24.10',"
                   "'value_type':'TIME','rank':'2','rank_equal':true,'sort':2,'diff':'+0.1','speed':'30','move':'-1',"
                   "'arrive':'200','irm':'X','pty':'0','discard':'Y','unchecked':true,'sub':[{'code':'WIND_SPEED',"
                   "'value':'+0.3'}]},{'type':'ER','code':'REACT_TIME','value':'0.150'}],"
                   "'records':[{'type':'WR','code':'" EVENT "','order':1,'equalled':true}],"
                   "'stats':[{'type':'ST','code':'SHOTS','pos':'TOT','value':'3','attempt':'5','avg':'1.5','percent':'60',"
                   "'sub':[{'code':'LEFT','pos':'1','value':'1'}]}]}");
}

static void
test_team (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_RESULT",
           "<Result SortOrder='1' Result='3:20.00' IRM='DSQ'><Competitor Code='T1' Type='T' Organisation='AAA'>"
           "<Description TeamName='Aland'/><EventUnitEntry Type='EUE' Code='HOME_AWAY' Value='HOME'/>"
           "<Composition><Athlete Code='1' Order='1' Bib='7' StartOrder='2' StartSortOrder='2' Role='CAP'>"
           "<Description GivenName='Ann' FamilyName='Alder' Gender='F' Organisation='AAA' BirthDate='2005-02-03'/>"
           "<EventUnitEntry Type='EUE' Code='POSITION' Value='GK'/><ExtendedResults><ExtendedResult Type='ER' Code='LEG_SPLIT' "
           "Pos='1' Value='50.1'/></ExtendedResults></Athlete><Athlete Code='2' Order='2'/>"
           "<Athlete Code='3' Order='3'><StatsItems><StatsItem Type='ST' Code='MINS' Value='90'/></StatsItems></Athlete>"
           "</Composition></Competitor></Result>");
  GantryChange *change = odf_only_change (message, TOPIC, "result");

  odf_assert_body (change, "entry/T1",
                   "{'code':'T1','type':'T','noc':'AAA','name':'Aland','entry':[{'type':'EUE','code':'HOME_AWAY',"
                   "'value':'HOME'}],'members':[{'code':'1','order':1,'bib':'7','start_order':'2','start_sort':2,'role':'CAP',"
                   "'noc':'AAA','family':'Alder','given':'Ann','gender':'F','birth':'2005-02-03','entry':[{'type':'EUE',"
                   "'code':'POSITION','value':'GK'}]},{'code':'2','order':2},{'code':'3','order':3}]}");
  odf_assert_body (change, "line/T1",
                   "{'code':'T1','sort':1,'result':'3:20.00','irm':'DSQ','members':[{'code':'1','ext':[{'type':'ER',"
                   "'code':'LEG_SPLIT','pos':'1','value':'50.1'}]},{'code':'3','stats':[{'type':'ST','code':'MINS',"
                   "'value':'90'}]}]}");
}

/* A team of one is a team; two athletes are no individual; a team can be made of teams. */
static void
test_compositions (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_RESULT",
           "<Result><Competitor Code='T1' Type='T'><Composition><Athlete Code='1' Order='1'/></Composition></Competitor></Result>"
           "<Result><Competitor Code='P1' Type='A'><Composition><Athlete Code='1'/><Athlete Code='2'/></Composition>"
           "</Competitor></Result>"
           "<Result><Competitor Code='TT' Type='T'><Composition><Team Code='T2' Order='1' Name='Two'/><Team Code='T3'>"
           "<Description TeamName='Three'/></Team></Composition></Competitor></Result>"
           "<Result><Competitor Code='9' Type='A'><Composition><Athlete Code='9' Order='1' Bib='5'><Description "
           "Organisation='BBB'/></Athlete></Composition></Competitor></Result>");
  GantryChange *change = odf_only_change (message, TOPIC, "result");

  odf_assert_body (change, "entry/T1", "{'code':'T1','type':'T','members':[{'code':'1','order':1}]}");
  odf_assert_body (change, "entry/P1", "{'code':'P1','type':'A','members':[{'code':'1'},{'code':'2'}]}");
  odf_assert_body (change, "entry/TT",
                   "{'code':'TT','type':'T','members':[{'code':'T2','order':1,'name':'Two'},{'code':'T3','name':'Three'}]}");
  odf_assert_body (change, "entry/9", "{'code':'9','type':'A','bib':'5','noc':'BBB'}");
}

/* No row is lost for want of a code, or because a code stands twice. */
static void
test_rows_without_code (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_RESULT", "<Result SortOrder='1'><Competitor Code='NOCOMP' Type='T'/></Result>"
                        "<Result SortOrder='2'><Competitor Code='NOCOMP' Type='T'/></Result>"
                        "<Result SortOrder='3'><Competitor Type='A'/></Result><Result SortOrder='4'/>");
  GantryChange *change = odf_find_change (message, TOPIC, "result");

  g_assert_cmpuint (gantry_change_get_size (change), ==, 9);
  odf_assert_body (change, "line/NOCOMP", "{'code':'NOCOMP','sort':1}");
  odf_assert_body (change, "line/NOCOMP#2", "{'code':'NOCOMP','sort':2}");
  odf_assert_body (change, "entry/NOCOMP#2", "{'code':'NOCOMP','type':'T'}");
  odf_assert_body (change, "line/#3", "{'sort':3}");
  odf_assert_body (change, "line/#4", "{'sort':4}");
  g_assert_cmpuint (odf_oddity (message, "Competitor!Code"), ==, 1);
  g_assert_cmpuint (odf_oddity (message, "Result!Competitor"), ==, 1);
}

static void
test_bad_numbers (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_RESULT", "<Result SortOrder='first' StartSortOrder='99999999999' Rank='1='><Competitor Code='1'/></Result>"
                        "<Result SortOrder='-3' StartSortOrder='007' RankEqual='N'><Competitor Code='2'/></Result>");
  GantryChange *change = odf_find_change (message, TOPIC, "result");

  odf_assert_body (change, "line/1", "{'code':'1','rank':'1='}");
  odf_assert_body (change, "entry/1", "{'code':'1'}");
  odf_assert_body (change, "line/2", "{'code':'2','sort':-3}");
  odf_assert_body (change, "entry/2", "{'code':'2','start_sort':7}");
  g_assert_cmpuint (odf_oddity (message, "Result@SortOrder"), ==, 1);
  g_assert_cmpuint (odf_oddity (message, "Result@StartSortOrder"), ==, 1);
}

static void
test_long_code (void)
{
  g_autofree char *code = g_strnfill (129, 'C');
  g_autofree char *content = g_strdup_printf ("<Result SortOrder='1'><Competitor Code='%s'/></Result>", code);
  g_autoptr (GantryOdfMessage) message = parse ("DT_RESULT", content);

  g_assert_nonnull (odf_body (odf_find_change (message, TOPIC, "result"), "line/#1"));
  g_assert_cmpuint (odf_oddity (message, "Competitor@Code"), ==, 1);
}

static void
test_analysis (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_RESULT_ANALYSIS", "<Result SortOrder='1'><ExtendedResults><ExtendedResult Type='ER' Code='INTERMEDIATE' Pos='1' "
                                 "Value='12.0'/></ExtendedResults><Competitor Code='1' Type='A'/></Result>");
  GantryChange *change = odf_only_change (message, TOPIC, "analysis");

  g_assert_cmpuint (gantry_change_get_size (change), ==, 1);
  odf_assert_body (change, "analysis/1",
                   "{'code':'1','sort':1,'ext':[{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'12.0'}]}");
}

static void
test_now (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_CURRENT", "<ExtendedInfos><ExtendedInfo Type='DISPLAY' Code='LAST_COMP' Value='1'/></ExtendedInfos>"
                         "<Clock Period='H1' Running='N' Time='12:34'/><Periods><Period Code='H1' HomeScore='1'/></Periods>"
                         "<Result Rank='1' SortOrder='1'><ExtendedResults><ExtendedResult Type='ER' Code='LIVE' Value='1:02' "
                         "Arrive='300'/></ExtendedResults><Competitor Code='1' Type='A' Organisation='AAA'/></Result>");

  odf_assert_body (odf_only_change (message, TOPIC, "now"), "now",
                   "{'status':'LIVE','clock':{'time':'12:34','period':'H1'},'infos':[{'type':'DISPLAY','code':'LAST_COMP',"
                   "'value':'1'}],'periods':[{'code':'H1','home':'1'}],'rows':[{'code':'1','noc':'AAA','sort':1,'rank':'1',"
                   "'ext':[{'type':'ER','code':'LIVE','value':'1:02','arrive':'300'}]}]}");
}

static void
test_running (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content ("DT_CURRENT", UNIT, "", "<Clock Running='Y' Time='0:10'/>");
  g_autoptr (GantryOdfMessage) nothing = odf_parse_content ("DT_CURRENT", UNIT, "", "");

  odf_assert_body (odf_only_change (message, TOPIC, "now"), "now", "{'clock':{'time':'0:10','running':true}}");
  odf_assert_body (odf_only_change (nothing, TOPIC, "now"), "now", "{}");
}

static void
test_actions (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_PLAY_BY_PLAY",
           "<Actions Home='H' Away='A'><Action Id='A1' PId='A0' Period='H1' Order='20001' Action='GOAL' ActionAdd='PTY' "
           "ActionDesc='Penalty' Comment='Left' When='12min' Result='GOAL' ScoreH='1' ScoreA='0' LeadH='1' X='1' Y='2' Z='3' "
           "Speed='90' TimeStamp='2031-05-01T10:12:00+02:00'><ExtendedAction Code='VAR' Pos='1' Value='OK'/>"
           "<Competitor Code='T1' Type='T' Organisation='AAA' Order='1'><Composition><Athlete Code='1' Order='1' Bib='9' "
           "Role='SCR'/></Composition></Competitor></Action></Actions>"
           "<Actions><Action Id='A2'/><Action Id='A1'/></Actions>");
  GantryChange *change = odf_only_change (message, TOPIC, "actions");

  odf_assert_body (change, "action/A1",
                   "{'id':'A1','order':1,'period':'H1','action':'GOAL','detail':'PTY','text':'Penalty','comment':'Left',"
                   "'when':'12min','result':'GOAL','score_home':'1','score_away':'0','lead_home':'1','speed':'90','x':'1',"
                   "'y':'2','z':'3','time':'2031-05-01T10:12:00+02:00','parent':'A0','ext':[{'code':'VAR','pos':'1',"
                   "'value':'OK'}],'competitors':[{'code':'T1','type':'T','noc':'AAA','members':[{'code':'1','bib':'9',"
                   "'role':'SCR'}]}]}");
  odf_assert_body (change, "action/A2", "{'id':'A2','order':2}");
  odf_assert_body (change, "action/A1#3", "{'id':'A1','order':3}");
}

/* Cut by period, each period is a document of its own. */
static void
test_actions_of_period (void)
{
  g_autoptr (GantryOdfMessage) message =
    odf_parse_content ("DT_PLAY_BY_PLAY", UNIT, "DocumentSubcode=\"H1\"", "<Actions><Action Id='A1'/></Actions>");

  odf_assert_body (odf_only_change (message, TOPIC, "actions~H1"), "action/A1~H1", "{'id':'A1','order':1}");
}

#define CONFIG \
  "<Configs><Config Unit='" UNIT "'><ExtendedConfig Type='EC' Code='INTERMEDIATE' Pos='1' Value='200'>" \
  "<ExtendedConfigItem Code='ITEM' Pos='1' Value='x'/></ExtendedConfig></Config>" \
  "<Config Phase='P'><ExtendedConfig Type='EC' Code='LAPS' Value='2'/></Config></Configs>"
#define CONFIG_BODY \
  "{'configs':[{'unit':'" UNIT "','type':'EC','code':'INTERMEDIATE','pos':'1','value':'200','sub':[{'code':'ITEM'," \
  "'pos':'1','value':'x'}]},{'unit':'P','type':'EC','code':'LAPS','value':'2'}]}"

static void
test_config (void)
{
  g_autoptr (GantryOdfMessage) unit = odf_parse_content ("DT_CONFIG", UNIT, "", CONFIG);
  g_autoptr (GantryOdfMessage) phase = odf_parse_content ("DT_CONFIG", PHASE, "", CONFIG);

  odf_assert_body (odf_only_change (unit, TOPIC, "config"), "config", CONFIG_BODY);
  odf_assert_body (odf_only_change (phase, "event/" EVENT, "config/" PHASE), "config/" PHASE, CONFIG_BODY);
}

/* Unknown elements and attributes are counted and passed over, with all that is in them. */
static void
test_unknown (void)
{
  g_autoptr (GantryOdfMessage) message =
    parse ("DT_RESULT", "<Result Rank='1' Future='x'><Competitor Code='1' New='y'/><Sponsor Name='N'><Logo/><Result/></Sponsor>"
                        "</Result><Result Future='z'><Competitor Code='2'/></Result>text between");
  GantryChange *change = odf_find_change (message, TOPIC, "result");

  odf_assert_body (change, "line/1", "{'code':'1','rank':'1'}");
  g_assert_cmpuint (gantry_change_get_size (change), ==, 5);
  g_assert_cmpuint (odf_oddity (message, "Result@Future"), ==, 2);
  g_assert_cmpuint (odf_oddity (message, "Competitor@New"), ==, 1);
  g_assert_cmpuint (odf_oddity (message, "Result/Sponsor"), ==, 1);
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 3);
}

static void
test_no_content (void)
{
  g_autofree char *text = odf_message ("DT_RESULT", UNIT, 1, 0, "", "<Competition/>");
  g_autoptr (GantryOdfMessage) message = odf_parse (text);

  g_assert_false (message->withdrawn);
  odf_assert_body (odf_only_change (message, TOPIC, "result"), "head", "{'code':'" UNIT "','source':'VENUE1'}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odf/unit/head", test_head);
  g_test_add_func ("/odf/unit/periods", test_periods);
  g_test_add_func ("/odf/unit/repeated-infos", test_repeated_infos);
  g_test_add_func ("/odf/unit/individual", test_individual);
  g_test_add_func ("/odf/unit/team", test_team);
  g_test_add_func ("/odf/unit/compositions", test_compositions);
  g_test_add_func ("/odf/unit/rows-without-code", test_rows_without_code);
  g_test_add_func ("/odf/unit/bad-numbers", test_bad_numbers);
  g_test_add_func ("/odf/unit/long-code", test_long_code);
  g_test_add_func ("/odf/unit/analysis", test_analysis);
  g_test_add_func ("/odf/unit/now", test_now);
  g_test_add_func ("/odf/unit/running", test_running);
  g_test_add_func ("/odf/unit/actions", test_actions);
  g_test_add_func ("/odf/unit/actions-of-period", test_actions_of_period);
  g_test_add_func ("/odf/unit/config", test_config);
  g_test_add_func ("/odf/unit/unknown", test_unknown);
  g_test_add_func ("/odf/unit/no-content", test_no_content);
  return g_test_run ();
}

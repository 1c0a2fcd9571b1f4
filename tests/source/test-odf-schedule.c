/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-helper.h"

/* Schedules, people, and which competition it is. In XML and JSON ' stands for ". */

#define SCHEDULE "schedule/ATH"
#define PEOPLE   "people/ATH"

static void
test_session (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_SCHEDULE", ATH, "",
    "<Session SessionCode='ATH01' StartDate='2031-05-01T09:00:00+02:00' EndDate='2031-05-01T12:00:00+02:00' Leadin='0:10' "
    "Venue='EST' VenueName='Stadium' SessionStatus='RUNNING' SessionType='MOR' Medal='Y'>"
    "<SessionName Language='ENG' Value='Session 1'/><SessionName Language='FRA' Value='Séance 1'/></Session>");
  GantryChange *change = odf_find_change (message, SCHEDULE, "schedule");

  g_assert_cmpint (change->mode, ==, GANTRY_CHANGE_FULL);
  odf_assert_body (change, "session/ATH01",
                   "{'code':'ATH01','start':'2031-05-01T09:00:00+02:00','end':'2031-05-01T12:00:00+02:00','leadin':'0:10',"
                   "'venue':'EST','venue_name':'Stadium','status':'RUNNING','type':'MOR','medal':'Y','names':{'ENG':'Session 1',"
                   "'FRA':'Séance 1'}}");
}

static void
test_unit (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_SCHEDULE_UPDATE", ATH, "",
    "<Unit Code='" UNIT "' PhaseType='3' UnitNum='7' ScheduleStatus='RUNNING' StartDate='2031-05-01T10:00:00+02:00' "
    "HideStartDate='Y' EndDate='2031-05-01T10:05:00+02:00' HideEndDate='Y' ActualStartDate='2031-05-01T10:00:30+02:00' "
    "ActualEndDate='2031-05-01T10:04:00+02:00' Order='3' Medal='1' Venue='EST' Location='TRK' MediaAccess='OPE' "
    "SessionCode='ATH01' ModificationIndicator='U'><StartText Language='ENG' Value='After the break'/>"
    "<ItemName Language='ENG' Value='400m Final'/><ItemName Language='FRA' Value='400m finale'/>"
    "<ItemDescription Language='ENG'>&lt;p&gt;Best &amp;amp; last&lt;/p&gt;</ItemDescription>"
    "<VenueDescription VenueName='Stadium' LocationName='Track'/>"
    "<StartList><Start SortOrder='1' StartOrder='4'><PreviousUnit Unit='SF1' Value='1'/><Competitor Code='1' Type='A' "
    "Organisation='AAA'><Composition><Athlete Code='1' Order='1'><Description FamilyName='Alder'/></Athlete></Composition>"
    "</Competitor></Start><Start SortOrder='2'/></StartList>"
    "<Result SortOrder='1' Result='2'><Competitor Code='T1' Type='T'/></Result></Unit>");
  GantryChange *change = odf_find_change (message, SCHEDULE, "schedule");

  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  g_assert_cmpint (change->mode, ==, GANTRY_CHANGE_PARTIAL);
  odf_assert_body (change, "unit/" UNIT,
                   "{'code':'" UNIT "','status':'RUNNING','phase_type':'3','unit_num':'7','start':'2031-05-01T10:00:00+02:00',"
                   "'end':'2031-05-01T10:05:00+02:00','actual_start':'2031-05-01T10:00:30+02:00',"
                   "'actual_end':'2031-05-01T10:04:00+02:00','hide_start':true,'hide_end':true,'order':3,'medal':'1',"
                   "'venue':'EST','location':'TRK','session':'ATH01','media':'OPE','venue_name':'Stadium',"
                   "'location_name':'Track','names':{'ENG':'400m Final','FRA':'400m finale'},"
                   "'start_texts':{'ENG':'After the break'},'descriptions':{'ENG':'Best & last'},"
                   "'start_list':[{'sort':1,'start_order':'4','code':'1','type':'A','noc':'AAA','family':'Alder',"
                   "'previous':'SF1'},{'sort':2}],'results':[{'code':'T1','type':'T','sort':1,'result':'2'}]}");
}

/* Real messages: attributes that are there but empty, medals as Y, no dates, no language, names as text. */
static void
test_as_it_really_is (void)
{
  g_autofree char *text = odf_message (
    "DT_SCHEDULE_UPDATE", ATH, 1, 0, "Serial=\"4\"",
    "<Competition><ExtendedInfos Type=\"CS\" Code=\"V\" Value=\"1\"/><ExtendedInfos/><Session SessionCode=\"S\" Medal=\"Y\"/>"
    "<Unit Code=\"" UNIT "\" UnitNum=\"\" ScheduleStatus=\"UNSCHEDULED\" ActualStartDate=\"\" Order=\"\" Medal=\"Y\" "
    "HideStartDate=\"N\"><ItemName>Plain</ItemName><ItemName Language=\"ENG\" Value=\"Again\"/><ItemName Language=\"CHI\" "
    "Value=\"\"/></Unit></Competition>");
  g_autoptr (GantryOdfMessage) message = odf_parse (text);
  GantryChange *change = odf_find_change (message, SCHEDULE, "schedule");

  odf_assert_body (change, "session/S", "{'code':'S','medal':'Y'}");
  odf_assert_body (change, "unit/" UNIT,
                   "{'code':'" UNIT "','status':'UNSCHEDULED','medal':'Y','names':{'ENG':'Plain'}}");
  g_assert_cmpuint (odf_oddity (message, "ItemName@Language"), ==, 1);
  g_assert_cmpuint (odf_oddity (message, "OdfBody@Serial"), ==, 1);
  g_assert_cmpuint (odf_oddity (message, "ExtendedInfos@Type"), ==, 1);
}

static void
test_phase_level (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_SCHEDULE_UPDATE", ATH, "",
    "<Unit Code='" PHASE "' ScheduleStatus='RUNNING'/><Unit Code='AT0011000' ScheduleStatus='RUNNING'/><Unit "
    "ScheduleStatus='RUNNING'/>");
  GantryChange *change = odf_find_change (message, SCHEDULE, "schedule");

  g_assert_cmpuint (gantry_change_get_size (change), ==, 2);
  odf_assert_body (change, "phase/" PHASE, "{'code':'" PHASE "','status':'RUNNING'}");
  odf_assert_body (change, "unit/AT0011000", "{'code':'AT0011000','status':'RUNNING'}");
  g_assert_cmpuint (odf_oddity (message, "Unit!Code"), ==, 1);
}

static void
test_many_languages (void)
{
  g_autoptr (GString) content = g_string_new ("<Unit Code='" UNIT "'>");
  g_autoptr (GantryOdfMessage) message = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (content, "<ItemName Language='L%u' Value='x'/>", i);
  g_string_append (content, "</Unit>");
  message = odf_parse_content ("DT_SCHEDULE", ATH, "", content->str);
  g_assert_nonnull (odf_body (odf_find_change (message, SCHEDULE, "schedule"), "unit/" UNIT));
  g_assert_cmpuint (odf_oddity (message, "ItemName@Language"), ==, 68);
}

/* An update in which there is nothing, or that withdraws, changes nothing. */
static void
test_empty_update (void)
{
  g_autoptr (GantryOdfMessage) empty = odf_parse_content ("DT_PARTIC_UPDATE", ATH, "", "");
  g_autofree char *text = odf_message ("DT_PARTIC_UPDATE", ATH, 1, 0, "", "");
  g_autoptr (GantryOdfMessage) nothing = odf_parse (text);

  g_assert_cmpuint (empty->changes->len, ==, 0);
  g_assert_cmpuint (nothing->changes->len, ==, 0);
  g_assert_false (nothing->withdrawn);
  g_assert_cmpuint (odf_oddity (nothing, "OdfBody!Competition"), ==, 1);
}

static void
assert_offset (const char *start, const char *expected)
{
  g_autofree char *content = g_strdup_printf ("<Unit Code='" UNIT "' StartDate='%s'/>", start);
  g_autoptr (GantryOdfMessage) message = odf_parse_content ("DT_SCHEDULE", ATH, "", content);

  odf_assert_body (odf_find_change (message, "games", "competition"), "competition", expected);
}

static void
test_offset (void)
{
  assert_offset ("2031-05-01T10:00:00+08:00", "{'code':'TEST','utc_offset':480}");
  assert_offset ("2031-05-01T10:00:00-03:30", "{'code':'TEST','utc_offset':-210}");
  assert_offset ("2031-05-01T10:00:00Z", "{'code':'TEST','utc_offset':0}");
  assert_offset ("2031-05-01T10:00:00", "{'code':'TEST'}");
  assert_offset ("2031-05-01", "{'code':'TEST'}");
  assert_offset ("2031-05-01T10:00:00+99:00", "{'code':'TEST'}");
  assert_offset ("2031-05-01T10:00:00+8", "{'code':'TEST'}");
  assert_offset ("", "{'code':'TEST'}");
}

#define DATED "<Unit Code=\"" UNIT "\" StartDate=\"2031-05-01T10:00:00+02:00\"/>"
#define GAMES_BODY "{\"code\":\"TEST\",\"utc_offset\":120}"

/* What one message told of the offset is not taken away by another that does not know it, in whichever order. */
static void
test_offset_stays (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();

  odf_take (documents, odf_message ("DT_GLOBAL_GM", GAMES, 1, 0, "", "<Competition/>"));
  g_assert_cmpstr (odf_look (documents, "games", "competition"), ==, "{\"code\":\"TEST\"}");
  odf_take (documents, odf_content ("DT_SCHEDULE", ATH, 1, 100, "", DATED));
  g_assert_cmpstr (odf_look (documents, "games", "competition"), ==, GAMES_BODY);
  odf_take (documents, odf_content ("DT_PARTIC", ATH, 1, 200, "", ""));
  odf_take (documents, odf_content ("DT_SCHEDULE_UPDATE", ATH, 1, 300, "", "<Unit Code=\"" UNIT "\"/>"));
  odf_take (documents, odf_message ("DT_GLOBAL_GM", GAMES, 2, 400, "", "<Competition/>"));
  g_assert_cmpstr (odf_look (documents, "games", "competition"), ==, GAMES_BODY);
}

static void
test_athlete (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_PARTIC", ATH, "",
    "<Participant Code='1' Parent='0' Status='ACTIVE' GivenName='Ann' FamilyName='Alder' PassportFamilyName='P' "
    "PrintName='ALDER Ann' PrintInitialName='ALDER A' TVName='Ann ALDER' TVInitialName='A. ALDER' TVFamilyName='ALDER' "
    "LocalGivenName='Änn' LocalFamilyName='Älder' Gender='F' Organisation='AAA' BirthDate='2005-02-03' Height='180' "
    "Weight='70' PlaceofBirth='Town' CountryofBirth='AAA' PlaceofResidence='City' CountryofResidence='BBB' "
    "Nationality='AAA' MainFunctionId='AA01'><Discipline Code='" ATH "' IFId='IF1'><DisciplineEntry Type='DE' Code='HAND' "
    "Value='R'/><RegisteredEvent Event='" EVENT "' Bib='27'><EventEntry Type='ENTRY' Code='SB' Value='50.10'/>"
    "</RegisteredEvent></Discipline><OfficialFunction FunctionId='X'/></Participant>");
  GantryChange *change = odf_find_change (message, PEOPLE, "athletes");

  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  odf_assert_body (change, "athlete/1",
                   "{'code':'1','parent':'0','status':'ACTIVE','family':'Alder','given':'Ann','print':'ALDER Ann',"
                   "'tv':'Ann ALDER','local_family':'Älder','local_given':'Änn','gender':'F','noc':'AAA','birth':'2005-02-03',"
                   "'height':'180','weight':'70','birth_place':'Town','birth_country':'AAA','residence':'City',"
                   "'residence_country':'BBB','nationality':'AAA','function':'AA01','ifid':'IF1','entry':[{'type':'DE',"
                   "'code':'HAND','value':'R'}],'events':[{'event':'" EVENT "','bib':'27','entry':[{'type':'ENTRY',"
                   "'code':'SB','value':'50.10'}]}]}");
}

static void
test_team (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_PARTIC_TEAMS", ATH, "",
    "<Team Code='T1' Status='ACTIVE' Organisation='AAA' Name='Aland' ShortName='ALA' TVTeamName='ALAND' Gender='W' "
    "TeamType='NOC'><Composition><Athlete Code='1' Order='1'/><Athlete Code='2' Order='2'/></Composition>"
    "<Discipline Code='" ATH "'><RegisteredEvent Event='" EVENT "'/></Discipline></Team>");

  odf_assert_body (odf_only_change (message, PEOPLE, "teams"), "team/T1",
                   "{'code':'T1','status':'ACTIVE','name':'Aland','short':'ALA','tv':'ALAND','noc':'AAA','gender':'W',"
                   "'type':'NOC','members':[{'code':'1','order':1},{'code':'2','order':2}],'events':[{'event':'" EVENT "'}]}");
}

static void
test_horse (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_PARTIC_HORSES_UPDATE", "EQU-------------------------------", "",
    "<Horse Code='H1' Status='ACTIVE' Name='Hoof' Organisation='AAA' Sex='M' YearBirth='2020'><Entry Type='E' Code='C' "
    "Value='V'/></Horse>");
  GantryChange *change = odf_only_change (message, "people/EQU", "horses");

  g_assert_cmpint (change->mode, ==, GANTRY_CHANGE_PARTIAL);
  odf_assert_body (change, "horse/H1",
                   "{'code':'H1','status':'ACTIVE','name':'Hoof','sex':'M','birth':'2020','noc':'AAA','entry':[{'type':'E',"
                   "'code':'C','value':'V'}]}");
}

static void
test_names (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content ("DT_PARTIC_NAME", ATH, "Language=\"JPN\"",
                                                            "<Participant Code='1' FamilyName='アルダー'/>");
  g_autoptr (GantryOdfMessage) plain = odf_parse_content ("DT_PARTIC_NAME", ATH, "", "<Participant Code='1' FamilyName='A'/>");

  odf_assert_body (odf_only_change (message, PEOPLE, "names~JPN"), "name/JPN/1", "{'code':'1','family':'アルダー'}");
  odf_assert_body (odf_only_change (plain, PEOPLE, "names~ENG"), "name/ENG/1", "{'code':'1','family':'A'}");
}

static void
test_entries (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_ENTRIES", EVENT, "",
    "<Entry Code='1' Type='A' Organisation='AAA' Bib='27' SortOrder='1' EntryStatus='ENTERED' Substitute='N'>"
    "<ExtendedEntry Type='ENTRY' Code='SB' Value='50.10'/><Composition><Athlete Code='1' Order='1'>"
    "<Description FamilyName='Alder'/><ExtendedEntry Type='ENTRY' Code='PB' Value='49.90'/></Athlete></Composition></Entry>");

  odf_assert_body (odf_only_change (message, PEOPLE, "entries/" EVENT), "entries/" EVENT,
                   "{'code':'" EVENT "','entries':[{'code':'1','type':'A','bib':'27','noc':'AAA','sort':1,'status':'ENTERED',"
                   "'substitute':'N','family':'Alder','entry':[{'type':'ENTRY','code':'SB','value':'50.10'},{'type':'ENTRY',"
                   "'code':'PB','value':'49.90'}]}]}");
}

/* Nobody without a code; the first of two with the same. */
static void
test_people_codes (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();

  odf_take (documents, odf_content ("DT_PARTIC", ATH, 1, 0, "",
                                    "<Participant FamilyName=\"A\"/><Participant Code=\"1\" FamilyName=\"B\"/>"
                                    "<Participant Code=\"1\" FamilyName=\"C\"/>"));
  g_assert_cmpuint (gantry_documents_count_objects (documents, PEOPLE), ==, 1);
  g_assert_cmpstr (odf_look (documents, PEOPLE, "athlete/1"), ==, "{\"code\":\"1\",\"family\":\"B\"}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odf/schedule/session", test_session);
  g_test_add_func ("/odf/schedule/unit", test_unit);
  g_test_add_func ("/odf/schedule/as-it-really-is", test_as_it_really_is);
  g_test_add_func ("/odf/schedule/phase-level", test_phase_level);
  g_test_add_func ("/odf/schedule/many-languages", test_many_languages);
  g_test_add_func ("/odf/schedule/empty-update", test_empty_update);
  g_test_add_func ("/odf/games/offset", test_offset);
  g_test_add_func ("/odf/games/offset-stays", test_offset_stays);
  g_test_add_func ("/odf/people/athlete", test_athlete);
  g_test_add_func ("/odf/people/team", test_team);
  g_test_add_func ("/odf/people/horse", test_horse);
  g_test_add_func ("/odf/people/names", test_names);
  g_test_add_func ("/odf/people/entries", test_entries);
  g_test_add_func ("/odf/people/codes", test_people_codes);
  return g_test_run ();
}

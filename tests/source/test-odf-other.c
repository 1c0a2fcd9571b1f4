/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-helper.h"

/* Weather, bulletins, code lists. In XML and JSON ' stands for ". */

#define VENUE_CODE "ATH-----------------------EST-----"

#define WEATHER \
  "<Weather Date='2031-05-01T10:00:00+02:00'><Conditions Code='GEN' Humidity='42' Wind_Direction='NW'>" \
  "<Condition Code='SKY' Value='SUN'/><Precipitation Unit='MM' Value='0'/><Pressure Unit='HPA' Value='1013'/>" \
  "<Temperature Code='AIR' Value='-11' Unit='C'/><Wind Code='SPEED' Value='3' Unit='MPS'/></Conditions></Weather>"
#define WEATHER_BODY \
  "{'at':'2031-05-01T10:00:00+02:00','conditions':[{'code':'GEN','values':[{'kind':'condition','code':'SKY','value':'SUN'}," \
  "{'kind':'temperature','code':'AIR','value':'-11','unit':'C'},{'kind':'wind','code':'SPEED','value':'3','unit':'MPS'}," \
  "{'kind':'precipitation','value':'0','unit':'MM'},{'kind':'pressure','value':'1013','unit':'HPA'}],'humidity':'42'," \
  "'wind_direction':'NW'}]}"

static void
assert_weather (const char *code, const char *topic)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content ("DT_WEATHER", code, "", WEATHER);

  odf_assert_body (odf_only_change (message, topic, "conditions"), "conditions", WEATHER_BODY);
}

static void
test_weather (void)
{
  assert_weather (VENUE_CODE, "weather/EST");
  assert_weather (ATH, "weather/" ATH);
  assert_weather (UNIT, "weather/" UNIT);
  assert_weather ("AT0000000", "weather/AT0000000");
}

static void
test_venue_conditions (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_VEN_COND", GAMES, "",
    "<Venue Code='EST'><DateTime Code='NOW' Date='2031-05-01' Time='10:00'><Conditions Code='GEN' Humidity='50' "
    "Wind_Degree='270'><Condition Code='SKY' Value='RAIN'/></Conditions></DateTime>"
    "<DateTime Code='NEXT' Date='2031-05-02'><Conditions Code='GEN' Humidity='60'/></DateTime></Venue>");

  odf_assert_body (odf_only_change (message, "weather/EST", "conditions"), "conditions",
                   "{'conditions':[{'code':'GEN','at':'2031-05-01T10:00','values':[{'kind':'condition','code':'SKY',"
                   "'value':'RAIN'}],'humidity':'50','wind_degree':'270'},{'code':'GEN','at':'2031-05-02','humidity':'60'}]}");
}

/* Two disciplines at one venue count their versions each for itself: what was measured last is shown. */
static void
test_shared_venue (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();

#define AIR(value) \
  "<Weather Date=\"d\"><Conditions Code=\"GEN\"><Temperature Code=\"AIR\" Value=\"" value "\"/></Conditions></Weather>"
#define AIR_BODY(value) \
  "{\"at\":\"d\",\"conditions\":[{\"code\":\"GEN\",\"values\":[{\"kind\":\"temperature\",\"code\":\"AIR\",\"value\":\"" value \
  "\"}]}]}"
  odf_take (documents, odf_content ("DT_WEATHER", VENUE_CODE, 9, 100, "", AIR ("20")));
  odf_take (documents, odf_content ("DT_WEATHER", "RUG-----------------------EST-----", 1, 200, "", AIR ("21")));
  g_assert_cmpstr (odf_look (documents, "weather/EST", "conditions"), ==, AIR_BODY ("21"));
  odf_take (documents, odf_content ("DT_WEATHER", VENUE_CODE, 8, 50, "", AIR ("19")));
  g_assert_cmpstr (odf_look (documents, "weather/EST", "conditions"), ==, AIR_BODY ("21"));
  odf_take (documents, odf_content ("DT_WEATHER", VENUE_CODE, 10, 300, "", AIR ("22")));
  g_assert_cmpstr (odf_look (documents, "weather/EST", "conditions"), ==, AIR_BODY ("22"));
}

#define BULLETIN "DT_COMMUNICATION/" UNIT "/3/DECISION/ENG"
#define BULLETIN_HEADER "DocumentSubcode=\"3\" DocumentSubtype=\"DECISION\" Language=\"ENG\""

static void
test_decision (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_COMMUNICATION", UNIT, BULLETIN_HEADER,
    "<Communication PublishTime='2031-05-01T10:00:00+02:00'><Decision ItemNum='3' IssuedTime='2031-05-01T09:59:00+02:00' "
    "AffectsRES='Y' AffectsSCH='N' Unit='" UNIT "'><Subtitle>Lane infringement</Subtitle><Summary>Bib 7 &amp;amp; bib 8</Summary>"
    "<Details>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</Details><IssuedBy>Referee</IssuedBy>"
    "<SignedBy FamilyName='Judge' GivenName='Jo' Order='1'/><SignedBy FamilyName='Other' Order='2'/></Decision></Communication>");

  odf_assert_body (odf_only_change (message, "bulletins", BULLETIN), BULLETIN,
                   "{'code':'" UNIT "','kind':'decision','published':'2031-05-01T10:00:00+02:00','language':'ENG','number':'3',"
                   "'issued':'2031-05-01T09:59:00+02:00','affects_result':true,'unit':'" UNIT "','title':'Lane infringement',"
                   "'summary':'Bib 7 & bib 8','details':'One\\nTwo','issued_by':'Referee','signed_by':'Jo Judge, Other'}");
}

static void
test_protest (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_COMMUNICATION", UNIT, "",
    "<Communication PublishTime='P'><Protest Status='DENIED' Interpreter='N' Rule='146' Unit='" UNIT "' Initiator='AAA' "
    "Respondent='BBB' DecisionTime='D'><Type>Result</Type><Details>Obstruction</Details><DecisionShort>No</DecisionShort>"
    "<DecisionLong>No, because</DecisionLong><Jury Code='J' FamilyName='Jury'/><SignedBy>Chair</SignedBy></Protest>"
    "</Communication>");
  const char *id = "DT_COMMUNICATION/" UNIT "///";

  odf_assert_body (odf_only_change (message, "bulletins", id), id,
                   "{'code':'" UNIT "','kind':'protest','published':'P','status':'DENIED','unit':'" UNIT "','initiator':'AAA',"
                   "'respondent':'BBB','rule':'146','decided':'D','subject':'Result','summary':'No','details':'Obstruction',"
                   "'decision':'No, because','signed_by':'Chair'}");
}

static void
test_withdrawn_bulletin (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();

  odf_take (documents, odf_content ("DT_COMMUNICATION", UNIT, 1, 0, BULLETIN_HEADER, "<Communication PublishTime=\"P\"/>"));
  g_assert_cmpstr (odf_look (documents, "bulletins", BULLETIN), !=, "");
  odf_take (documents, odf_message ("DT_COMMUNICATION", UNIT, 1, 50, BULLETIN_HEADER, ""));
  g_assert_cmpstr (odf_look (documents, "bulletins", BULLETIN), ==, "");
  odf_take (documents, odf_content ("DT_COMMUNICATION", UNIT, 1, 0, BULLETIN_HEADER, "<Communication PublishTime=\"P\"/>"));
  g_assert_cmpstr (odf_look (documents, "bulletins", BULLETIN), ==, "");
}

static void
test_codes (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_CODES", "GL0000000", "DocumentSubtype=\"COUNTRY\"",
    "<CodeSet Code='AAA'><Language Language='ENG' Description='Aland' LongDescription='Aland Islands'/>"
    "<Language Language='FRA' Description='Terre d A'/><Language Language='ENG' Description='Again'/></CodeSet><CodeSet/>");
  GantryChange *change = odf_find_change (message, "codes", "COUNTRY");

  g_assert_cmpuint (gantry_change_get_size (change), ==, 1);
  odf_assert_body (change, "COUNTRY/AAA",
                   "{'code':'AAA','names':{'ENG':'Aland','FRA':'Terre d A'},'long_names':{'ENG':'Aland Islands'}}");
}

/* The same code of several types and disciplines, and a list in one language. */
static void
test_code_lists (void)
{
  g_autoptr (GantryOdfMessage) message = odf_parse_content (
    "DT_CODES", "GL0000000", "DocumentSubtype=\"SPORT\" Language=\"FRA\"",
    "<CodeSet Code='DNF' Type='IRM' Discipline='ATH'><Language Language='FRA' Description='Abandon'/></CodeSet>"
    "<CodeSet Code='DNF' Type='IRM' Discipline='SWM'/><CodeSet Code='DNF' Type='OTHER'/>");
  GantryChange *change = odf_find_change (message, "codes", "SPORT~FRA");

  odf_assert_body (change, "SPORT/DNF~FRA", "{'code':'DNF','type':'IRM','discipline':'ATH','names':{'FRA':'Abandon'}}");
  odf_assert_body (change, "SPORT/DNF/IRM/SWM~FRA", "{'code':'DNF','type':'IRM','discipline':'SWM'}");
  odf_assert_body (change, "SPORT/DNF/OTHER~FRA", "{'code':'DNF','type':'OTHER'}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odf/weather/weather", test_weather);
  g_test_add_func ("/odf/weather/venue-conditions", test_venue_conditions);
  g_test_add_func ("/odf/weather/shared-venue", test_shared_venue);
  g_test_add_func ("/odf/bulletin/decision", test_decision);
  g_test_add_func ("/odf/bulletin/protest", test_protest);
  g_test_add_func ("/odf/bulletin/withdrawn", test_withdrawn_bulletin);
  g_test_add_func ("/odf/codes/codes", test_codes);
  g_test_add_func ("/odf/codes/lists", test_code_lists);
  return g_test_run ();
}

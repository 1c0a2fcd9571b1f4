/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-sample.h"

#include "odf-helper.h"

#define ALDER \
  "<Competitor Code=\"1\" Type=\"A\" Bib=\"7\" Organisation=\"AAA\" Order=\"1\"><Composition><Athlete Code=\"1\" Order=\"1\">" \
  "<Description GivenName=\"Änn &amp; co\" FamilyName=\"Alder\" Gender=\"F\" Organisation=\"AAA\"/>" \
  "<EventUnitEntry Type=\"EUE\" Code=\"PB\" Value=\"49.90\"/></Athlete></Composition></Competitor>"
#define INFOS \
  "<ExtendedInfos><UnitDateTime StartDate=\"2031-05-01T10:00:00+02:00\"/><ExtendedInfo Type=\"UI\" Code=\"INTERMEDIATE\" " \
  "Pos=\"1\" Value=\"200m\"><Extension Code=\"LEADER\" Value=\"24.1\"/></ExtendedInfo><SportDescription " \
  "DisciplineName=\"Athletics\" EventName=\"400m\" Gender=\"W\"/></ExtendedInfos>"
#define RESULT \
  "<Result Rank=\"1\" RankEqual=\"Y\" ResultType=\"TIME\" Result=\"50.10\" SortOrder=\"1\" StartOrder=\"4\" " \
  "StartSortOrder=\"3\"><ExtendedResults><ExtendedResult Type=\"PROGRESS\" Code=\"INTERMEDIATE\" Pos=\"1\" Value=\"24.10\" " \
  "Rank=\"2\" SortOrder=\"2\"/></ExtendedResults><RecordIndicators><RecordIndicator Order=\"1\" Code=\"" EVENT "\" " \
  "RecordType=\"WR\"/></RecordIndicators>" ALDER "</Result>"

static const struct
{
  const char *type;
  const char *code;
  const char *header;
  const char *content;
} SAMPLES[] = {
  { "DT_RESULT", UNIT, "ResultStatus=\"LIVE\"", INFOS RESULT RESULT },
  { "DT_CURRENT", UNIT, "", "<Clock Running=\"Y\" Time=\"0:31\"/>" RESULT },
  { "DT_PLAY_BY_PLAY", UNIT, "DocumentSubcode=\"H1\"",
    "<Actions><Action Id=\"A1\" Period=\"H1\" Action=\"GOAL\">" ALDER "</Action></Actions>" },
  { "DT_CONFIG", EVENT, "",
    "<Configs><Config Unit=\"" UNIT "\"><ExtendedConfig Type=\"EC\" Code=\"LAPS\" Value=\"2\"/></Config></Configs>" },
  { "DT_CUMULATIVE_RESULT", EVENT, "",
    "<Result SortOrder=\"1\"><ResultItems><ResultItem Unit=\"" PHASE "\" Order=\"1\"><Result Rank=\"2\"/></ResultItem>"
    "</ResultItems>" ALDER "</Result>" },
  { "DT_BRACKETS", EVENT, "",
    "<Bracket Code=\"FNL\"><BracketItems Code=\"F\"><BracketItem Code=\"1\" Order=\"1\" Position=\"1\"><CompetitorPlace "
    "Pos=\"1\"><PreviousUnit Unit=\"P\"/>" ALDER "</CompetitorPlace></BracketItem></BracketItems></Bracket>" },
  { "DT_MEDALS", GAMES, "",
    "<MedalStandings TotalEvents=\"1\"><MedalsTable><MedalLine Rank=\"1\" Organisation=\"AAA\"><MedalNumber Type=\"TOT\" "
    "Gold=\"1\"/></MedalLine></MedalsTable></MedalStandings>" },
  { "DT_RECORD", ATH, "",
    "<Record Code=\"" EVENT "\"><RecordType Order=\"1\" RecordType=\"WR\"><RecordData Order=\"1\" Result=\"47.60\">" ALDER
    "</RecordData></RecordType></Record>" },
  { "DT_SCHEDULE", ATH, "",
    "<Session SessionCode=\"S\" StartDate=\"2031-05-01T09:00:00+02:00\"><SessionName Language=\"ENG\" Value=\"One\"/></Session>"
    "<Unit Code=\"" UNIT "\" ScheduleStatus=\"RUNNING\"><ItemName Language=\"ENG\" Value=\"Final\"/><ItemDescription "
    "Language=\"ENG\">&lt;p&gt;a&lt;/p&gt;</ItemDescription><StartList><Start SortOrder=\"1\">" ALDER "</Start></StartList>"
    "</Unit>" },
  { "DT_PARTIC", ATH, "",
    "<Participant Code=\"1\" FamilyName=\"Alder\"><Discipline Code=\"" ATH "\"><RegisteredEvent Event=\"" EVENT "\"/>"
    "</Discipline></Participant>" },
  { "DT_WEATHER", "ATH-----------------------EST-----", "",
    "<Weather Date=\"d\"><Conditions Code=\"GEN\" Humidity=\"42\"><Wind Code=\"SPEED\" Value=\"3\" Unit=\"MPS\"/></Conditions>"
    "</Weather>" },
  { "DT_COMMUNICATION", UNIT, "DocumentSubcode=\"1\"",
    "<Communication PublishTime=\"P\"><Protest Status=\"S\"><Type>T</Type><SignedBy>Chair</SignedBy></Protest></Communication>" },
  { "DT_CODES", GAMES, "DocumentSubtype=\"NOC\"",
    "<CodeSet Code=\"AAA\"><Language Language=\"ENG\" Description=\"Aland\"/></CodeSet>" },
  { "DT_LOCAL_ON", ATH, "", "<Config KADelay=\"20\" DelayOffSet=\"5\"/>" },
};

char **
odf_samples (void)
{
  char **samples = g_new0 (char *, G_N_ELEMENTS (SAMPLES) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (SAMPLES); i++)
    samples[i] = odf_content (SAMPLES[i].type, SAMPLES[i].code, 5, i, SAMPLES[i].header, SAMPLES[i].content);
  return samples;
}

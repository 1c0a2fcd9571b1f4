/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#define LIST(...) ((const char *const[]) { __VA_ARGS__, NULL })
#define NONE      ((const char *const[]) { NULL })

static const GantryOdfElement ELEMENTS[] = {
  { "Action",
    LIST ("Action", "ActionAdd", "ActionDesc", "Comment", "Id", "LeadA", "LeadH", "Line", "Loc",
          "Order", "PId", "Period", "Rally", "Result", "SO_A", "SO_H", "ScoreA", "ScoreH",
          "Speed", "TimeStamp", "When", "Win", "X", "Y", "Z") },
  { "Actions", LIST ("Away", "Home") },
  { "Athlete",
    LIST ("Bib", "Code", "EntryStatus", "Order", "Role", "StartOrder", "StartSortOrder",
          "Substitute") },
  { "Bracket", LIST ("Code") },
  { "BracketItem",
    LIST ("Code", "Date", "Order", "Position", "Result", "Time", "TimeStamp", "Unit") },
  { "BracketItems", LIST ("Code") },
  { "Clock", LIST ("Period", "Running", "Time") },
  { "Coach", LIST ("Bib", "Code", "Function", "Order") },
  { "Coaches", NONE },
  { "CodeSet",
    LIST ("Background", "Code", "Competition", "CompetitionFormatType", "Continent", "Country",
          "Discipline", "Event", "EventUnit", "Function", "Gender", "Group", "Medal", "News",
          "Note", "Order", "Phase", "ProgressionType", "Region", "Schedule", "Sport", "Type",
          "VenueCode") },
  { "Communication", LIST ("PublishTime") },
  { "Competition", LIST ("Code", "Codes", "Gen", "Sport") },
  { "Competitor",
    LIST ("Bib", "Code", "Current", "Order", "Organisation", "Role", "Seed", "Type") },
  { "CompetitorPlace",
    LIST ("Code", "Diff", "IRM", "PhotoFinish", "Pos", "QualificationMark", "Rank", "Result",
          "ResultType", "StartOrder", "StrikeOut", "WLT") },
  { "Composition", NONE },
  { "Conclusion", NONE },
  { "Condition", LIST ("Code", "Value") },
  { "Conditions",
    LIST ("Code", "Humidity", "Lightning", "Prec_Probability", "Prec_Type", "Sunrise", "Sunset",
          "Wind_Degree", "Wind_Direction") },
  { "Config", LIST ("CompetitionDay", "DelayOffSet", "Event", "KADelay", "Phase", "Unit") },
  { "Configs", NONE },
  { "DateTime", LIST ("Code", "Date", "Time", "Update") },
  { "Decision", LIST ("AffectsOTH", "AffectsRES", "AffectsSCH", "IssuedTime", "ItemNum", "Unit") },
  { "DecisionLong", NONE },
  { "DecisionShort", NONE },
  { "Description",
    LIST ("BirthDate", "Class", "FamilyName", "Gender", "GivenName", "Horse", "IFId", "Name",
          "Nationality", "Organisation", "OrganisationName", "TeamName") },
  { "Details", NONE },
  { "Discipline", LIST ("Code", "FinishedEvents", "IFId", "TotalEvents") },
  { "DisciplineEntry", LIST ("Code", "Pos", "Type", "Value") },
  { "Entry",
    LIST ("Bib", "Code", "EntryStatus", "Organisation", "Pos", "SortOrder", "Substitute", "Type",
          "Value") },
  { "Event", LIST ("Code", "Date", "EventName") },
  { "EventEntry", LIST ("Code", "Pos", "Type", "Value") },
  { "EventUnitEntry", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtBracketAth", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtBracketAths", NONE },
  { "ExtBracketComp", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtBracketComps", NONE },
  { "ExtBracketItem", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtBracketItems", NONE },
  { "ExtCoach", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtCompMedal", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtCompMedals", NONE },
  { "ExtCompPlace", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtCompPlaces", NONE },
  { "ExtCompetitor", NONE },
  { "ExtOfficial", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtRecord", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtRecords", NONE },
  { "ExtResults", NONE },
  { "ExtendedAction", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtendedCode", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtendedCodes", NONE },
  { "ExtendedComm", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtendedComms", NONE },
  { "ExtendedCondition", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtendedConditions", NONE },
  { "ExtendedConfig", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtendedConfigItem", LIST ("Code", "Pos", "Value") },
  { "ExtendedDescription", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtendedEntry", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtendedInfo", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtendedInfos", NONE },
  { "ExtendedPeriod", LIST ("Code", "Pos", "Type", "Value") },
  { "ExtendedPeriods", NONE },
  { "ExtendedResult",
    LIST ("Arrive", "Code", "Diff", "Discard", "IRM", "Move", "Pos", "Pty", "Rank", "RankEqual",
          "SortOrder", "Speed", "Type", "Unchecked", "Value", "Value2", "ValueType") },
  { "ExtendedResults", NONE },
  { "ExtendedStat", LIST ("Code", "Pos", "Value") },
  { "Extension", LIST ("Code", "Pos", "Type", "Value") },
  { "FactsFound", NONE },
  { "Guide", LIST ("GuideFamilyName", "GuideGivenName", "GuideID", "Order") },
  { "Horse",
    LIST ("BreedCode", "Code", "ColourCode", "Groom", "Name", "Organisation", "Owner",
          "Passport", "SecondOwner", "Sex", "Sire", "Status", "YearBirth") },
  { "IssuedBy", NONE },
  { "ItemDescription", LIST ("Language", "Value") },
  { "ItemName", LIST ("Language", "Value") },
  { "Jury", LIST ("Code", "FamilyName", "GivenName", "Order") },
  { "Language",
    LIST ("DOrder", "Description", "LDOrder", "Language", "LongDescription",
          "ShortDescription") },
  { "ListComp", LIST ("AddInfo", "Country", "Date", "Place", "Pos", "ScheduleStatus") },
  { "Medal", LIST ("Code", "Date", "Unit") },
  { "MedalLine",
    LIST ("Organisation", "Rank", "RankEqual", "RankTotal", "RankTotalEqual", "SortRank",
          "SortRankTotal") },
  { "MedalNumber", LIST ("Bronze", "Gold", "Silver", "Total", "Type") },
  { "MedalStandings", LIST ("DateTime", "FinishedEvents", "LastEvent", "TotalEvents") },
  { "MedalSummary", NONE },
  { "MedalsTable", NONE },
  { "Note", NONE },
  { "OdfBody",
    LIST ("CompetitionCode", "Date", "DocumentCode", "DocumentSubcode", "DocumentSubtype",
          "DocumentType", "FeedFlag", "Language", "LogicalDate", "ResultStatus", "Source",
          "Time", "Version") },
  { "Official", LIST ("Bib", "Code", "Function", "Order") },
  { "OfficialFunction", LIST ("FunctionId") },
  { "Officials", NONE },
  { "Opponent",
    LIST ("Code", "Date", "HomeAway", "Organisation", "Pos", "Result", "Time", "TimeStamp",
          "Type", "Unit") },
  { "Participant",
    LIST ("BirthDate", "Code", "CountryofBirth", "CountryofResidence", "FamilyName", "Gender",
          "GivenName", "Height", "LocalFamilyName", "LocalGivenName", "MainFunctionId",
          "Nationality", "OlympicSolidarity", "Organisation", "PSCBLongName", "PSCBName",
          "PSCBShortName", "Parent", "PassportFamilyName", "PassportGivenName", "PlaceofBirth",
          "PlaceofResidence", "PrintInitialName", "PrintName", "SCBLName", "SCBMName",
          "SCBSName", "Status", "TVFamilyName", "TVInitialName", "TVName", "Weight") },
  { "Period",
    LIST ("AwayPeriodScore", "AwayScore", "Code", "Duration", "HomePeriodScore", "HomeScore") },
  { "Periods", LIST ("Away", "Home") },
  { "Precipitation", LIST ("Code", "Unit", "Value") },
  { "Pressure", LIST ("Code", "Unit", "Value") },
  { "PreviousUnit", LIST ("Unit", "Value", "WLT") },
  { "Progress", LIST ("LastUnit", "UnitsComplete", "UnitsTotal") },
  { "Protest",
    LIST ("DecisionTime", "HearingTime", "Informed", "Initiator", "Interpreter", "Procedure",
          "Respondent", "Rule", "Status", "Unit", "Witness") },
  { "Record", LIST ("Code") },
  { "RecordData",
    LIST ("Competition", "Country", "Current", "Date", "Equalled", "Historical", "Order",
          "Place", "Reinstated", "Result", "ResultType", "Time", "TimeStamp", "Unconfirmed",
          "Unit") },
  { "RecordIndicator", LIST ("Code", "Equalled", "Order", "RecordType") },
  { "RecordIndicators", NONE },
  { "RecordType",
    LIST ("NotEstablished", "NotEstablishedLabel", "Order", "RecordType", "Shared", "Subcode") },
  { "RegisteredEvent", LIST ("Bib", "Event", "Substitute") },
  { "Result",
    LIST ("Against", "Diff", "For", "IRM", "Lost", "PhotoFinish", "Played", "Pty",
          "QualificationMark", "Rank", "RankEqual", "Ratio", "Result", "ResultPoints",
          "ResultType", "SortOrder", "StartOrder", "StartSortOrder", "Tied", "Unchecked", "WLT",
          "Won") },
  { "ResultItem", LIST ("Order", "Unit") },
  { "ResultItems", NONE },
  { "Session",
    LIST ("EndDate", "FOP", "HideEndDate", "HideStartDate", "Leadin", "Medal", "SessionCode",
          "SessionStatus", "SessionType", "StartDate", "Venue", "VenueName") },
  { "SessionName", LIST ("Language", "Value") },
  { "SignedBy", LIST ("Code", "FamilyName", "Function", "GivenName", "Order") },
  { "SportDescription", LIST ("DisciplineName", "EventName", "Gender", "SubEventName", "UnitNum") },
  { "Start", LIST ("SortOrder", "StartOrder") },
  { "StartList", NONE },
  { "StartText", LIST ("Language", "Value") },
  { "Stats", LIST ("Code") },
  { "StatsItem",
    LIST ("Attempt", "Avg", "Code", "Percent", "Pos", "Rank", "RankEqual", "SortOrder", "Type",
          "Value") },
  { "StatsItems", NONE },
  { "Subtitle", NONE },
  { "Summary", NONE },
  { "Team",
    LIST ("Bib", "Code", "EntryStatus", "Gender", "IFId", "Name", "Order", "Organisation",
          "PSCBLongName", "PSCBName", "PSCBShortName", "ShortName", "Status", "Substitute",
          "TVTeamName", "TeamType") },
  { "Temperature", LIST ("Code", "Type", "Unit", "Value") },
  { "Type", NONE },
  { "Unit",
    LIST ("ActualEndDate", "ActualStartDate", "Code", "EndDate", "HideEndDate", "HideStartDate",
          "HideUnitNum", "Location", "Medal", "MediaAccess", "ModificationIndicator", "Order",
          "PhaseType", "ScheduleStatus", "SessionCode", "StartDate", "UnitNum", "Venue") },
  { "UnitDateTime", LIST ("Duration", "EndDate", "StartDate") },
  { "Venue", LIST ("Code") },
  { "VenueDescription", LIST ("Attendance", "Location", "LocationName", "Venue", "VenueName") },
  { "Weather", LIST ("Date") },
  { "Wind", LIST ("Code", "Type", "Unit", "Value") },
};

static int
compare_element (gconstpointer name, gconstpointer element)
{
  return strcmp (name, ((const GantryOdfElement *) element)->name);
}

const GantryOdfElement *
gantry_odf_vocabulary_find (const char *element)
{
  return bsearch (element, ELEMENTS, G_N_ELEMENTS (ELEMENTS), sizeof ELEMENTS[0], compare_element);
}

const char *
gantry_odf_vocabulary_attribute (const GantryOdfElement *element, const char *attribute)
{
  for (const char *const *name = element->attributes; *name != NULL; name++)
    {
      int order = strcmp (attribute, *name);

      if (order <= 0)
        return order == 0 ? *name : NULL;
    }
  return NULL;
}

gboolean
gantry_odf_vocabulary_is_sorted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ELEMENTS); i++)
    {
      const char *const *names = ELEMENTS[i].attributes;

      if (i > 0 && strcmp (ELEMENTS[i - 1].name, ELEMENTS[i].name) >= 0)
        return FALSE;
      for (guint j = 1; names[0] != NULL && names[j] != NULL; j++)
        if (strcmp (names[j - 1], names[j]) >= 0)
          return FALSE;
    }
  return TRUE;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/c123/reading.h"

#include "source/c123/c123.h"

#define LIST GANTRY_XML_LIST
#define NONE GANTRY_XML_NONE

/* As met on the wire; there is no published schema. */
static const GantryXmlElement ELEMENTS[] = {
  { "Canoe123", LIST ("System") },
  { "OnCourse", LIST ("Position", "Total") },
  { "Participant",
    LIST ("Bib", "Club", "FamilyName", "GivenName", "Id", "Name", "Nat", "Race", "RaceId", "StartOrder", "StartTime", "Warning") },
  { "Race", LIST ("MainTitle", "Order", "Race", "RaceId", "RaceStatus", "ShortTitle", "SubTitle") },
  { "RaceConfig", LIST ("GateCaptions", "GateConfig", "NrGates", "NrSplits") },
  { "Result",
    LIST ("Behind", "Completed", "Gates", "HeatNr", "IRM", "PP", "Pen", "Q", "Rank", "RankOrder", "TTBDiff", "TTBName", "Time",
          "Total", "Type", "chFinish", "chSplit1", "chSplit2", "chStart", "dtFinish", "dtSplit1", "dtSplit2", "dtStart") },
  { "Results", LIST ("ClassId", "Current", "MainTitle", "RaceId", "SubTitle") },
  { "Row", LIST ("Number") },
  { "Schedule", NONE },
  { "StartTime", NONE },
  { "TVS", LIST ("Even_Bib", "Even_RaceId", "Odd_Bib", "Odd_RaceId") },
  { "TimeOfDay", NONE },
};

const GantryXmlVocabulary gantry_c123_vocabulary = { ELEMENTS, G_N_ELEMENTS (ELEMENTS) };

const GantryXmlFormat gantry_c123_format = { &gantry_c123_vocabulary, GANTRY_C123_MAX_SIZE, GANTRY_XML_GUARD_STRICT };

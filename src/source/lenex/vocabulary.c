/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/lenex/reading.h"

#define LIST GANTRY_XML_LIST
#define NONE GANTRY_XML_NONE
#define PASSED NULL

/* Of "Lenex 3.0 - Technical documentation" what becomes documents; the rest is known and passed over. */
static const GantryXmlElement ELEMENTS[] = {
  { "AGEDATE", PASSED },
  { "AGEGROUP", LIST ("agegroupid", "agemax", "agemin", "calculate", "gender", "handicap", "levelmax", "levelmin", "levels", "name") },
  { "AGEGROUPS", NONE },
  { "ATHLETE",
    LIST ("athleteid", "birthdate", "clubid", "firstname", "firstname.en", "gender", "lastname", "lastname.en", "level", "license",
          "license_dbs", "license_dsv", "license_ipc", "nameprefix", "nation", "passport", "sdmsid", "status", "swrid") },
  { "ATHLETES", NONE },
  { "BANK", PASSED },
  { "CLUB",
    LIST ("clubid", "code", "name", "name.en", "nation", "number", "region", "shortname", "shortname.en", "swrid", "type") },
  { "CLUBS", NONE },
  { "COACH", PASSED },
  { "COACHES", PASSED },
  { "CONSTRUCTOR", PASSED },
  { "CONTACT", PASSED },
  { "ENTRIES", NONE },
  { "ENTRY",
    LIST ("agegroupid", "entrycourse", "entrytime", "eventid", "handicap", "heat", "heatid", "lane", "late", "status") },
  { "EVENT",
    LIST ("daytime", "eventid", "gender", "maxentries", "number", "order", "preveventid", "round", "run", "status", "timing",
          "twoperlane", "type") },
  { "EVENTS", NONE },
  { "FACILITY", PASSED },
  { "FEE", PASSED },
  { "FEES", PASSED },
  { "HANDICAP", LIST ("breast", "breaststatus", "exception", "free", "freestatus", "medley", "medleystatus") },
  { "HEAT", LIST ("agegroupid", "code", "daytime", "final", "heatid", "name", "number", "order", "status") },
  { "HEATS", NONE },
  { "JUDGE", PASSED },
  { "JUDGES", PASSED },
  { "LENEX", LIST ("created", "revisiondate", "version") },
  { "MEET",
    LIST ("altitude", "city", "city.en", "course", "deadline", "deadlinetime", "entrystartdate", "entrytype", "hostclub",
          "hostclub.url", "masters", "maxentriesathlete", "maxentriesrelay", "name", "name.en", "nation", "number", "organizer",
          "organizer.url", "reservecount", "result.url", "startmethod", "state", "status", "swrid", "timing", "touchpad",
          "touchpadmode", "type", "withdrawuntil") },
  { "MEETINFO",
    LIST ("approved", "city", "course", "date", "daytime", "name", "nation", "pool", "qualificationtime", "state", "timing") },
  { "MEETS", NONE },
  { "OFFICIAL", PASSED },
  { "OFFICIALS", PASSED },
  { "POINTTABLE", PASSED },
  { "POOL", PASSED },
  { "QUALIFY", PASSED },
  { "RANKING", LIST ("order", "place", "resultid") },
  { "RANKINGS", NONE },
  { "RECORD", LIST ("comment", "id", "status", "swimtime") },
  { "RECORDLIST",
    LIST ("course", "gender", "handicap", "name", "nation", "order", "region", "type", "updated") },
  { "RECORDLISTS", NONE },
  { "RECORDS", NONE },
  { "RELAY",
    LIST ("agemax", "agemin", "agetotalmax", "agetotalmin", "gender", "handicap", "name", "number", "relayid") },
  { "RELAYPOSITION", LIST ("athleteid", "number", "reactiontime", "status") },
  { "RELAYPOSITIONS", NONE },
  { "RELAYS", NONE },
  { "RESULT",
    LIST ("agegroupid", "comment", "entrycourse", "entrytime", "eventid", "handicap", "heat", "heatid", "lane", "late", "points",
          "reactiontime", "resultid", "status", "swimdistance", "swimtime") },
  { "RESULTS", NONE },
  { "SESSION",
    LIST ("course", "date", "daytime", "endtime", "name", "number", "officialmeeting", "remarks", "teamleadermeeting", "timing",
          "touchpadmode", "warmupfrom", "warmupuntil") },
  { "SESSIONS", NONE },
  { "SPLIT", LIST ("distance", "name", "swimtime") },
  { "SPLITS", NONE },
  { "SWIMSTYLE", LIST ("code", "distance", "name", "relaycount", "stroke", "swimstyleid", "technique") },
  { "TIMESTANDARD", PASSED },
  { "TIMESTANDARDLIST", PASSED },
  { "TIMESTANDARDLISTS", PASSED },
  { "TIMESTANDARDREF", PASSED },
  { "TIMESTANDARDREFS", PASSED },
};

const GantryXmlVocabulary gantry_lenex_vocabulary = { ELEMENTS, G_N_ELEMENTS (ELEMENTS) };

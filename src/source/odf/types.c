/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/odf/types.h"

#include <string.h>

#define BY_VERSION(name, function) \
  { name, GANTRY_CLASS_DOCUMENT, GANTRY_CONTROL_NONE, gantry_odf_build_##function, FALSE }
#define BY_TIME(name, function) \
  { name, GANTRY_CLASS_DOCUMENT, GANTRY_CONTROL_NONE, gantry_odf_build_##function, TRUE }
#define CONTROL(name, what) \
  { name, GANTRY_CLASS_CONTROL, GANTRY_CONTROL_##what, NULL, FALSE }
#define OTHER(name) \
  { name, GANTRY_CLASS_OTHER, GANTRY_CONTROL_NONE, NULL, FALSE }

static const GantryOdfType TYPES[] = {
  BY_VERSION ("DT_RESULT", result),
  BY_VERSION ("DT_CURRENT", current),
  CONTROL ("DT_KA", KEEP_ALIVE),
  BY_TIME ("DT_SCHEDULE_UPDATE", schedule),
  BY_VERSION ("DT_PLAY_BY_PLAY", play_by_play),
  BY_VERSION ("DT_PHASE_RESULT", phase),
  BY_VERSION ("DT_CUMULATIVE_RESULT", cumulative),
  BY_VERSION ("DT_RESULT_ANALYSIS", analysis),
  BY_VERSION ("DT_POOL_STANDING", pool),
  BY_VERSION ("DT_BRACKETS", bracket),
  BY_VERSION ("DT_RANKING", ranking),
  BY_VERSION ("DT_STATS", stats),
  BY_VERSION ("DT_CONFIG", config),
  BY_VERSION ("DT_RECORD", records),
  BY_VERSION ("DT_MEDALLISTS", medallists),
  BY_VERSION ("DT_MEDALLISTS_DISCIPLINE", discipline_medallists),
  BY_VERSION ("DT_MEDALLISTS_DAY", day_medallists),
  BY_VERSION ("DT_MEDALS", medals),
  BY_VERSION ("DT_COMMUNICATION", bulletin),
  BY_VERSION ("DT_ENTRIES", entries),
  BY_VERSION ("DT_CODES", codes),
  BY_TIME ("DT_SCHEDULE", schedule),
  BY_TIME ("DT_PARTIC", athletes),
  BY_TIME ("DT_PARTIC_UPDATE", athletes),
  BY_TIME ("DT_PARTIC_TEAMS", teams),
  BY_TIME ("DT_PARTIC_TEAMS_UPDATE", teams),
  BY_TIME ("DT_PARTIC_HORSES", horses),
  BY_TIME ("DT_PARTIC_HORSES_UPDATE", horses),
  BY_TIME ("DT_PARTIC_NAME", names),
  BY_TIME ("DT_WEATHER", weather),
  BY_TIME ("DT_VEN_COND", weather),

  CONTROL ("DT_PING", KEEP_ALIVE),
  CONTROL ("DT_LOCAL_ON", ON),
  CONTROL ("DT_LOCAL_OFF", OFF),
  { "DT_GLOBAL_GM", GANTRY_CLASS_CONTROL, GANTRY_CONTROL_MORNING, gantry_odf_build_games,
    TRUE },
  CONTROL ("DT_GLOBAL_GN", NIGHT),

  OTHER ("DT_PDF"),
  OTHER ("DT_PRESENTER"),
  OTHER ("DT_IMAGE"),
  OTHER ("DT_PRESSPHOTOFINISH_LK"),
  OTHER ("DT_NOTIFICATION"),
  OTHER ("DT_PIC"),
  OTHER ("DT_AUDIO"),
  OTHER ("DT_ESL"),
  OTHER ("DT_SCHED_RES_NOC"),
  OTHER ("DT_BCK"),
  OTHER ("DT_BCK_IMP"),
  OTHER ("DT_TRS"),
  OTHER ("DT_TRS_IMP"),
  OTHER ("DT_ALERT"),
  OTHER ("DT_NEWS"),
  OTHER ("DT_NEWS_IMP"),
  OTHER ("DT_BIO_PAR"),
  OTHER ("DT_BIO_PAR_IMP"),
  OTHER ("DT_BIO_TEA"),
  OTHER ("DT_BIO_TEA_IMP"),
  OTHER ("DT_BIO_NOC"),
  OTHER ("DT_BIO_NOC_IMP"),
  OTHER ("DT_BIO_HOR"),
  OTHER ("DT_BIO_HOR_IMP"),
  OTHER ("DT_IDK_COMMAND"),
  OTHER ("DT_WEA_ALERT"),
  OTHER ("DT_TV_TRACKING"),
  OTHER ("DT_FED_RANKING"),
  OTHER ("DT_FLAGBEARERS"),
  OTHER ("DT_CEREMONY_ACTIVITY_LIST"),
  OTHER ("DT_CEREMONY_NOC_LIST"),
  OTHER ("DT_ACHIEVEMENT"),
};

static const GantryOdfType UNKNOWN = { "", GANTRY_CLASS_UNKNOWN, GANTRY_CONTROL_NONE, NULL,
                                       FALSE };

const GantryOdfType *
gantry_odf_type_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    if (strcmp (name, TYPES[i].name) == 0)
      return &TYPES[i];
  return &UNKNOWN;
}

const GantryOdfType *
gantry_odf_type_list (guint *n_types)
{
  *n_types = G_N_ELEMENTS (TYPES);
  return TYPES;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rehearse/meet.h"

G_BEGIN_DECLS

/* What a results system shows of a unit at a moment: made from the truth and the clock alone. */
typedef enum
{
  GANTRY_STAGE_FIRST_LIST, /* start list before replacements and withdrawals */
  GANTRY_STAGE_START_LIST,
  GANTRY_STAGE_LIVE,
  GANTRY_STAGE_FINAL,
  GANTRY_STAGE_CORRECTED,
} GantryStage;

typedef struct
{
  const char *type;
  const char *code;
  const char *pos;
  const char *value;
  const char *value2;
  const char *rank;
  const char *diff;
  const char *wind;
  guint sort;
  gboolean rank_equal;
  gboolean unchecked;
} GantryValue;

typedef struct
{
  GantryStarter *starter;
  GantryPerson *who;   /* as of this stage */
  guint rank;          /* 0: none */
  gboolean rank_equal;
  gboolean unchecked;
  gboolean current;    /* it is their turn */
  gboolean finished;
  const char *result;  /* (nullable) */
  const char *irm;     /* (nullable) */
  const char *diff;    /* (nullable) */
  const char *qual;    /* (nullable) */
  gint64 mark;         /* ms or cm behind the result */
  guint reached;       /* points */
  gint64 keys[4];      /* order: smaller first */
  GArray *values;      /* of GantryValue */
  const char *records[4]; /* types, NULL-terminated */
} GantryLine;

/* Lines in order; free with g_ptr_array_unref(). clock: ms after the start. */
GPtrArray *gantry_board_new       (GantryMeet *meet, GantryContest *contest, GantryStage stage,
                                   gint64 clock);
/* Moments (ms after the start, ascending, none twice) at which something changes that LIVE messages
 * tell. */
GArray    *gantry_board_moments   (GantryContest *contest);
/* The moments after which a round or a height is complete. */
GArray    *gantry_board_rounds    (GantryContest *contest);

/* One kind each. */
void       gantry_race_fill       (GantryMeet *meet, GantryContest *contest, GPtrArray *lines,
                                   GantryStage stage, gint64 clock);
void       gantry_attempts_fill   (GantryMeet *meet, GantryContest *contest, GPtrArray *lines,
                                   GantryStage stage, gint64 clock);
void       gantry_heights_fill    (GantryMeet *meet, GantryContest *contest, GPtrArray *lines,
                                   GantryStage stage, gint64 clock);

/* For the kinds. */
GantryValue *gantry_line_add_value (GantryLine *line, const char *type, const char *code,
                                    const char *pos, const char *value);
void         gantry_line_set_keys  (GantryLine *line, gint64 a, gint64 b, gint64 c, gint64 d);
void         gantry_line_add_record (GantryLine *line, const char *type);
/* Sorts by keys. Lines whose first 'n_rank' keys are equal share a rank; only those with keys[0] == 0
 * have one. */
void         gantry_board_rank     (GPtrArray *lines, guint n_rank);
const char  *gantry_board_pos      (GantryMeet *meet, GantryContest *contest, guint point);

G_END_DECLS

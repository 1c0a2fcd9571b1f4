/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"

/* A race of three swimmers, and what changes after somebody saw it. */

#define HEAD(status) \
  "{'code':'" SWIM_UNIT "','status':'" status "','event':'Women 400 m','subevent':'Women 400 m Final','infos':[" \
  "{'type':'UI','code':'INTERMEDIATE','pos':'1','value':'100'},{'type':'UI','code':'INTERMEDIATE','pos':'4','value':'400'}]}"

#define ENTRY(code, lane, family) \
  "{'code':'" code "','type':'A','noc':'SUI','start_order':'" lane "','start_sort':" lane ",'family':'" family "','given':'Ada'}"

#define LINE(code, sort, more) "{'code':'" code "','sort':" sort more "}"
#define RESULT(rank, result) ",'rank':'" rank "','result':'" result "','result_type':'TIME'"
#define SPLIT(value, more) ",'ext':[{'type':'PROGRESS','code':'INTERMEDIATE','pos':'1','value':'" value "'" more "}]"
#define NOTE(text) "{'text':'" text "'}"

typedef struct
{
  TestClock clock;
  GantrySeat *seat;
  GantryUnit *unit;
  GListModel *changes;
  gint64 rev;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = test_seat_new (&f->clock);
  f->unit = gantry_seat_get_unit (f->seat, SWIM_UNIT);
  f->changes = G_LIST_MODEL (gantry_seat_get_changes (f->seat));
  f->rev = 1;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->unit);
  g_assert_finalize_object (f->seat);
}

typedef struct
{
  const char *head;
  const char *entries[3];
  const char *lines[3];
} Race;

static const Race usual = {
  HEAD ("START_LIST"),
  { ENTRY ("11", "3", "Pelorin"), ENTRY ("12", "4", "Vostane"), ENTRY ("13", "5", "Quillor") },
  { LINE ("11", "1", ""), LINE ("12", "2", ""), LINE ("13", "3", "") },
};

static void
put (Fixture *f, const Race *race)
{
  test_put_full (f->seat, SWIM_TOPIC, "result", ++f->rev, "head", race->head, "entry/11", race->entries[0], "line/11",
                 race->lines[0], "entry/12", race->entries[1], "line/12", race->lines[1], "entry/13", race->entries[2], "line/13",
                 race->lines[2], NULL);
}

static void
show (Fixture *f, const Race *race)
{
  put (f, race);
  gantry_seat_flush (f->seat);
}

static Race
make_finish (const char *head)
{
  return (Race) {
    head,
    { usual.entries[0], usual.entries[1], usual.entries[2] },
    { LINE ("11", "1", RESULT ("1", "4:00.10") SPLIT ("58.02", "")), LINE ("12", "2", RESULT ("2", "4:01.20") SPLIT ("57.61", "")),
      LINE ("13", "3", RESULT ("3", "4:02.30") SPLIT ("59.00", "")) },
  };
}

/* "kind code name what from>to why|" of all notices, in order; unread ones with a star. Steps of the status that were expected
 * are listed as read from the beginning: they are left out here but in test_status_steps(). */
static char *
list_notices (GListModel *changes)
{
  static const char *const kinds[] = {
    "withdrawn", "replaced", "entered", "order", "disqualified", "result", "split", "name", "schedule", "status", "protest",
    "record", "note",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (GantryNotice) notice = g_list_model_get_item (changes, i);

      if (gantry_notice_get_kind (notice) == GANTRY_NOTICE_STATUS && !gantry_notice_is_unread (notice))
        continue;
      g_string_append_printf (text, "%s%s %s %s %s %s>%s%s%s|", gantry_notice_is_unread (notice) ? "*" : "",
                              kinds[gantry_notice_get_kind (notice)], gantry_notice_get_code (notice),
                              gantry_notice_get_name (notice), gantry_notice_get_what (notice), gantry_notice_get_from (notice),
                              gantry_notice_get_to (notice), *gantry_notice_get_why (notice) != '\0' ? " " : "",
                              gantry_notice_get_why (notice));
    }
  return g_string_free (text, FALSE);
}

#define assert_notices(f, expected) \
  G_STMT_START \
    { \
      g_autofree char *notices_ = list_notices ((f)->changes); \
      g_assert_cmpstr (notices_, ==, expected); \
    } \
  G_STMT_END

static const char *
old_value (Fixture *f, const char *code, GantryField field)
{
  return gantry_row_get_old_value (gantry_unit_find_row (f->unit, code), field);
}

/* From the start list to the official result, with unchecked times that are confirmed as others. */
static void
test_live_is_no_news (Fixture *f, gconstpointer data)
{
  Race race = usual;

  show (f, &race);
  race.head = HEAD ("LIVE");
  race.lines[0] = LINE ("11", "2", ",'rank':'2','unchecked':true" SPLIT ("58.02", ",'unchecked':true,'rank':'2'"));
  race.lines[1] = LINE ("12", "1", ",'rank':'1'" SPLIT ("57.61", ",'rank':'1'"));
  show (f, &race);
  race.lines[0] = LINE ("11", "1", ",'rank':'1','unchecked':true,'result':'4:00.15'" SPLIT ("58.00", ",'rank':'1'"));
  race.lines[1] = LINE ("12", "2", ",'rank':'2'" SPLIT ("57.61", ",'rank':'1'"));
  show (f, &race);
  race = make_finish (HEAD ("UNCONFIRMED"));
  race.lines[0] = LINE ("11", "1", RESULT ("1", "4:00.10") SPLIT ("58.00", ""));
  show (f, &race);
  race.head = HEAD ("UNOFFICIAL");
  race.lines[2] = LINE ("13", "3", RESULT ("3", "4:02.30") SPLIT ("59.00", "") ",'qual':'q'");
  show (f, &race);
  race.head = HEAD ("OFFICIAL");
  show (f, &race);
  assert_notices (f, "");
  for (guint i = 0; i < g_list_model_get_n_items (gantry_unit_get_rows (f->unit)); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (gantry_unit_get_rows (f->unit), i);

      g_assert_false (gantry_row_has_old_values (row));
    }
  g_assert_false (gantry_unit_is_corrected (f->unit, NULL));
  g_assert_false (gantry_unit_is_protested (f->unit, NULL));
}

/* Each is listed with its time; none asks to be acknowledged. */
static void
test_status_steps (Fixture *f, gconstpointer data)
{
  static const char *const steps[] = { "OFFICIAL", "UNOFFICIAL", "LIVE" };
  Race race = usual;

  show (f, &race);
  race.head = HEAD ("LIVE");
  show (f, &race);
  race.head = HEAD ("UNOFFICIAL");
  show (f, &race);
  race.head = HEAD ("OFFICIAL");
  show (f, &race);
  g_assert_cmpuint (g_list_model_get_n_items (f->changes), ==, G_N_ELEMENTS (steps));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GantryNotice) notice = g_list_model_get_item (f->changes, i);

      g_assert_cmpint (gantry_notice_get_kind (notice), ==, GANTRY_NOTICE_STATUS);
      g_assert_cmpstr (gantry_notice_get_to (notice), ==, steps[i]);
      g_assert_false (gantry_notice_is_unread (notice));
    }
  g_assert_cmpuint (gantry_changes_get_unread (GANTRY_CHANGES (f->changes)), ==, 0);
}

static void
test_withdrawn (Fixture *f, gconstpointer data)
{
  Race race = usual;

  show (f, &race);
  race.lines[1] = LINE ("12", "2", ",'irm':'DNS'");
  show (f, &race);
  assert_notices (f, "*withdrawn 12 VOSTANE Ada order 4>DNS|");
  test_put_full (f->seat, SWIM_TOPIC, "result", ++f->rev, "head", race.head, "entry/11", race.entries[0], "line/11", race.lines[0],
                 "entry/12", race.entries[1], "line/12", race.lines[1], NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "*withdrawn 12 VOSTANE Ada order 4>DNS|*withdrawn 13 QUILLOR Ada order 5>|");
  show (f, &race);
  assert_notices (f, "*entered 13 QUILLOR Ada order >5|*withdrawn 12 VOSTANE Ada order 4>DNS|*withdrawn 13 QUILLOR Ada order 5>|");
}

static void
test_replaced (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryNotice) notice = NULL;

  show (f, &usual);
  test_put_full (f->seat, SWIM_TOPIC, "result", 9, "head", usual.head, "entry/11", usual.entries[0], "line/11", usual.lines[0],
                 "entry/12", usual.entries[1], "line/12", usual.lines[1], "entry/14", ENTRY ("14", "5", "Rhos"), "line/14",
                 LINE ("14", "3", ""), NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "*replaced 14 RHOS Ada order QUILLOR Ada>RHOS Ada|");
  notice = g_list_model_get_item (f->changes, 0);
  g_assert_cmpstr (gantry_notice_get_unit (notice), ==, SWIM_UNIT);
  g_assert_cmpstr (gantry_notice_get_title (notice), ==, "Women 400 m, Final");
  g_assert_cmpint (gantry_notice_get_at (notice), ==, 9000);
  g_assert_cmpint (gantry_notice_get_priority (notice), ==, GANTRY_NOTICE_HIGH);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  Race race = usual;

  show (f, &race);
  race.entries[0] = ENTRY ("11", "4", "Pelorin");
  race.entries[1] = ENTRY ("12", "3", "Vostane");
  show (f, &race);
  g_assert_cmpuint (g_list_model_get_n_items (f->changes), ==, 2);
  g_assert_cmpstr (old_value (f, "11", GANTRY_FIELD_ORDER), ==, "3");
  g_assert_null (old_value (f, "13", GANTRY_FIELD_ORDER));
  gantry_unit_acknowledge (f->unit, "12");
  assert_notices (f, "*order 11 PELORIN Ada order 3>4|order 12 VOSTANE Ada order 4>3|");
  g_assert_null (old_value (f, "12", GANTRY_FIELD_ORDER));
  g_assert_cmpstr (old_value (f, "11", GANTRY_FIELD_ORDER), ==, "3");
}

/* All lanes drawn anew are one notice. */
static void
test_reseeded (Fixture *f, gconstpointer data)
{
  test_put_full (f->seat, SWIM_TOPIC, "result", 2, "head", usual.head, "entry/11", ENTRY ("11", "1", "A"), "entry/12",
                 ENTRY ("12", "2", "B"), "entry/13", ENTRY ("13", "3", "C"), "entry/14", ENTRY ("14", "4", "D"), NULL);
  gantry_seat_flush (f->seat);
  test_put_full (f->seat, SWIM_TOPIC, "result", 3, "head", usual.head, "entry/11", ENTRY ("11", "4", "A"), "entry/12",
                 ENTRY ("12", "3", "B"), "entry/13", ENTRY ("13", "2", "C"), "entry/14", ENTRY ("14", "1", "D"), NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "*order   order 1 A Ada, 2 B Ada, 3 C Ada, 4 D Ada>1 D Ada, 2 C Ada, 3 B Ada, 4 A Ada|");
}

static void
test_disqualified (Fixture *f, gconstpointer data)
{
  Race race = make_finish (HEAD ("OFFICIAL"));
  const char *why = NULL;

  show (f, &race);
  race.lines[0] = LINE ("11", "3", ",'irm':'DSQ'" SPLIT ("58.02", ""));
  race.lines[1] = LINE ("12", "1", RESULT ("1", "4:01.20") SPLIT ("57.61", ""));
  race.lines[2] = LINE ("13", "2", RESULT ("2", "4:02.30") SPLIT ("59.00", ""));
  put (f, &race);
  test_put_partial (f->seat, SWIM_TOPIC, "notes", f->rev, "note/a", NOTE ("Lane 3: false start"), NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "*disqualified 11 PELORIN Ada irm 4:00.10>DSQ Lane 3: false start|");
  g_assert_cmpstr (old_value (f, "11", GANTRY_FIELD_RESULT), ==, "4:00.10");
  g_assert_cmpstr (old_value (f, "11", GANTRY_FIELD_RANK), ==, "1");
  g_assert_cmpstr (old_value (f, "12", GANTRY_FIELD_RANK), ==, "2");
  g_assert_null (old_value (f, "12", GANTRY_FIELD_RESULT));
  g_assert_true (gantry_unit_is_corrected (f->unit, &why));
  g_assert_cmpstr (why, ==, "Lane 3: false start");
  gantry_seat_acknowledge (f->seat);
  assert_notices (f, "disqualified 11 PELORIN Ada irm 4:00.10>DSQ Lane 3: false start|");
  g_assert_null (old_value (f, "11", GANTRY_FIELD_RESULT));
  g_assert_null (old_value (f, "12", GANTRY_FIELD_RANK));
  g_assert_true (gantry_unit_is_corrected (f->unit, NULL)); /* it stays so, seen or not */
}

static void
test_corrected_result (Fixture *f, gconstpointer data)
{
  Race race = make_finish (HEAD ("UNOFFICIAL"));
  GantryRow *row;
  guint *emitted;

  show (f, &race);
  row = gantry_unit_find_row (f->unit, "11");
  race.lines[0] = LINE ("11", "1", RESULT ("1", "4:00.12") SPLIT ("58.02", ""));
  show (f, &race);
  assert_notices (f, "*result 11 PELORIN Ada result 4:00.10>4:00.12|");
  g_assert_cmpstr (gantry_row_get_old_value (row, GANTRY_FIELD_RESULT), ==, "4:00.10");
  g_assert_false (gantry_unit_is_corrected (f->unit, NULL)); /* it was not official */
  race.lines[0] = LINE ("11", "1", RESULT ("1", "4:00.14") SPLIT ("58.02", ""));
  show (f, &race);
  g_assert_cmpuint (g_list_model_get_n_items (f->changes), ==, 2);
  g_assert_cmpstr (gantry_row_get_old_value (row, GANTRY_FIELD_RESULT), ==, "4:00.10"); /* what was seen first */
  emitted = test_watch_changed (row);
  gantry_row_acknowledge (row);
  g_assert_cmpuint (*emitted, ==, 1);
  g_assert_false (gantry_row_has_old_values (row));
}

static void
test_corrected_split (Fixture *f, gconstpointer data)
{
  Race race = usual;
  GantryRow *row;

  race.head = HEAD ("LIVE");
  race.lines[0] = LINE ("11", "1", SPLIT ("58.02", ""));
  show (f, &race);
  race.lines[0] = LINE ("11", "1", SPLIT ("58.07", ""));
  show (f, &race);
  assert_notices (f, "*split 11 PELORIN Ada 100 58.02>58.07|");
  row = gantry_unit_find_row (f->unit, "11");
  g_assert_cmpstr (gantry_row_get_old_text (row, 0), ==, "58.02");
  g_assert_null (gantry_row_get_old_text (row, 1));
  g_assert_null (gantry_row_get_old_text (row, 2));
  race.lines[0] = LINE ("11", "1", SPLIT ("58.02", ""));
  show (f, &race); /* it was right at first */
  g_assert_null (gantry_row_get_old_text (row, 0));
}

static void
test_name (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_strdup (SWIM_UNIT);
  g_autoptr (GantryUnit) heat = NULL;

  other[31] = '2';
  heat = gantry_seat_get_unit (f->seat, other);
  show (f, &usual);
  {
    g_autofree char *topic = g_strconcat ("unit/", other, NULL);

    test_put_full (f->seat, topic, "result", 2, "head", usual.head, "entry/11", usual.entries[0], NULL);
  }
  gantry_seat_flush (f->seat);
  test_put_full (f->seat, PEOPLE_SWIM, "athletes", 3, "athlete/11", "{'code':'11','family':'Pelorni','given':'Ada'}", NULL);
  gantry_seat_flush (f->seat); /* the people came later than the start list: nothing was corrected */
  assert_notices (f, "");
  test_put_partial (f->seat, PEOPLE_SWIM, "athletes", 4, "athlete/11", "{'code':'11','family':'Pelorin','given':'Adda'}", NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "*name 11 PELORIN Adda name PELORNI Ada>PELORIN Adda|"); /* once, and he is in two */
  g_assert_cmpstr (gantry_row_get_old_value (gantry_unit_find_row (heat, "11"), GANTRY_FIELD_NAME), ==, "PELORNI Ada");
  gantry_changes_acknowledge_all (gantry_seat_get_changes (f->seat));
  g_assert_null (gantry_row_get_old_value (gantry_unit_find_row (heat, "11"), GANTRY_FIELD_NAME));
  g_assert_null (old_value (f, "11", GANTRY_FIELD_NAME));
}

static void
test_status (Fixture *f, gconstpointer data)
{
  Race race = make_finish (HEAD ("OFFICIAL"));

  show (f, &race);
  race.head = HEAD ("PROTESTED");
  show (f, &race);
  assert_notices (f, "*status   status OFFICIAL>PROTESTED|");
  g_assert_true (gantry_unit_is_protested (f->unit, NULL));
  race.head = HEAD ("OFFICIAL");
  show (f, &race);
  assert_notices (f, "*status   status PROTESTED>OFFICIAL|*status   status OFFICIAL>PROTESTED|");
  g_assert_false (gantry_unit_is_protested (f->unit, NULL));
}

/* The whole result is taken back and comes again: one notice, none for each swimmer. A race that starts anew is one too. */
static void
test_result_withdrawn (Fixture *f, gconstpointer data)
{
  Race race = make_finish (HEAD ("UNOFFICIAL"));

  show (f, &race);
  test_put_full (f->seat, SWIM_TOPIC, "result", ++f->rev, NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "*status   status UNOFFICIAL>|");
  show (f, &race);
  assert_notices (f, "*status   status UNOFFICIAL>|");
  show (f, &usual);
  assert_notices (f, "*status   status UNOFFICIAL>START_LIST|*status   status UNOFFICIAL>|");
}

static void
test_protest (Fixture *f, gconstpointer data)
{
  const char *why = NULL;

  show (f, &usual);
  test_put_full (f->seat, "bulletins", "P/" SWIM_UNIT "/1/PROTEST/FRA", 3, "P/" SWIM_UNIT "/1/PROTEST/FRA",
                 "{'kind':'protest','unit':'" SWIM_UNIT "','status':'LODGED','language':'FRA','details':'Faux','initiator':'SUI'}",
                 NULL);
  test_put_full (f->seat, "bulletins", "P/" SWIM_UNIT "/1/PROTEST/ENG", 4, "P/" SWIM_UNIT "/1/PROTEST/ENG",
                 "{'kind':'protest','unit':'" SWIM_UNIT "','status':'LODGED','language':'ENG','details':'Touch','initiator':'SUI'}",
                 NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "*protest  SUI protest >LODGED Touch|");
  g_assert_true (gantry_unit_is_protested (f->unit, &why));
  g_assert_cmpstr (why, ==, "Touch");
  test_put_full (f->seat, "bulletins", "P/" SWIM_UNIT "/1/PROTEST/ENG", 5, "P/" SWIM_UNIT "/1/PROTEST/ENG",
                 "{'kind':'protest','unit':'" SWIM_UNIT "','status':'DENIED','language':'ENG','decision':'No','initiator':'SUI'}",
                 NULL);
  gantry_seat_flush (f->seat);
  g_assert_false (gantry_unit_is_protested (f->unit, NULL));
  assert_notices (f, "*protest  SUI protest LODGED>DENIED No|*protest  SUI protest >LODGED Touch|");
}

#define BULLETIN(kind, time, more) \
  "{'kind':'" kind "','unit':'" SWIM_UNIT "','published':'2024-05-14T10:0" time "-04:00','language':'ENG'," more "}"

static void
put_bulletin (Fixture *f, const char *id, gint64 rev, const char *body)
{
  test_put_full (f->seat, "bulletins", id, rev, body != NULL ? id : NULL, body, NULL);
  gantry_seat_flush (f->seat);
}

/* A decision is a bulletin of its own that names the unit only. One that was there before the protest answers nothing, one that is
 * withdrawn no more, and one decision answers one protest. */
static void
test_decision (Fixture *f, gconstpointer data)
{
  static const char first[] = "P/" SWIM_UNIT "/1/PROTEST/ENG", second[] = "P/" SWIM_UNIT "/4/PROTEST/ENG";
  static const char early[] = "P/" SWIM_UNIT "/3/DECISION/ENG", late[] = "P/" SWIM_UNIT "/2/DECISION/ENG";
  const char *why = NULL;

  show (f, &usual);
  put_bulletin (f, early, 1, BULLETIN ("decision", "3:05", "'summary':'Sent for the wrong unit'"));
  put_bulletin (f, first, 2, BULLETIN ("protest", "3:10", "'status':'LODGED','details':'Touch','initiator':'SUI'"));
  g_assert_true (gantry_unit_is_protested (f->unit, &why));
  g_assert_cmpstr (why, ==, "Touch");
  assert_notices (f, "*protest  SUI protest >LODGED Touch|");

  put_bulletin (f, late, 3, BULLETIN ("decision", "3:30", "'summary':'Rejected, the result stands'"));
  g_assert_false (gantry_unit_is_protested (f->unit, NULL));
  assert_notices (f, "*protest  SUI protest LODGED>DECIDED Rejected, the result stands|*protest  SUI protest >LODGED Touch|");
  put_bulletin (f, first, 4, BULLETIN ("protest", "3:10", "'status':'LODGED','details':'Touch, lane 4','initiator':'SUI'"));
  g_assert_false (gantry_unit_is_protested (f->unit, NULL));

  put_bulletin (f, second, 5, BULLETIN ("protest", "3:20", "'status':'LODGED','details':'Start','initiator':'ITA'"));
  g_assert_true (gantry_unit_is_protested (f->unit, &why));
  g_assert_cmpstr (why, ==, "Start");
  put_bulletin (f, second, 6, BULLETIN ("protest", "3:20", "'status':'DENIED','details':'Start','initiator':'ITA'"));
  g_assert_false (gantry_unit_is_protested (f->unit, NULL));

  put_bulletin (f, late, 7, NULL);
  g_assert_true (gantry_unit_is_protested (f->unit, &why));
  g_assert_cmpstr (why, ==, "Touch, lane 4");
}

static void
test_record (Fixture *f, gconstpointer data)
{
  Race race = make_finish (HEAD ("UNOFFICIAL"));

  show (f, &race);
  race.lines[0] = LINE ("11", "1", RESULT ("1", "4:00.10") SPLIT ("58.02", "") ",'records':[{'type':'WR'},{'type':'PB'}]");
  show (f, &race);
  assert_notices (f, "*record 11 PELORIN Ada WR >4:00.10|");
  race.lines[0] = LINE ("11", "1", RESULT ("1", "4:00.10") SPLIT ("58.02", "") ",'records':[{'type':'PB'}]");
  show (f, &race);
  assert_notices (f, "*record 11 PELORIN Ada WR 4:00.10>|*record 11 PELORIN Ada WR >4:00.10|");
}

#define SCHEDULED(status, start) "{'code':'" SWIM_UNIT "','status':'" status "','start':'" start "','names':{'ENG':'Final'}}"

/* Of all units, and nobody has this one open. */
static void
test_schedule (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryNotice) notice = NULL;

  g_clear_object (&f->unit);
  gantry_seat_get_schedule (f->seat);
  test_put_full (f->seat, SCHEDULE_SWIM, "schedule", 2, "unit/" SWIM_UNIT, SCHEDULED ("SCHEDULED", "2026-07-29T20:04:00+02:00"),
                 NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "");
  test_put_partial (f->seat, SCHEDULE_SWIM, "schedule", 3, "unit/" SWIM_UNIT,
                    SCHEDULED ("DELAYED", "2026-07-29T20:24:00+02:00"), NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "*schedule   schedule SCHEDULED>DELAYED|");
  notice = g_list_model_get_item (f->changes, 0);
  g_assert_cmpstr (gantry_notice_get_from_time (notice), ==, "2026-07-29T20:04");
  g_assert_cmpstr (gantry_notice_get_to_time (notice), ==, "2026-07-29T20:24");
  g_assert_cmpstr (gantry_notice_get_title (notice), ==, "Final");
  test_put_partial (f->seat, SCHEDULE_SWIM, "schedule", 4, "unit/" SWIM_UNIT,
                    SCHEDULED ("DELAYED", "2026-07-29T20:44:00+02:00"), NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (f->changes), ==, 2);
  test_put_partial (f->seat, SCHEDULE_SWIM, "schedule", 5, "unit/" SWIM_UNIT,
                    SCHEDULED ("RUNNING", "2026-07-29T20:44:00+02:00"), NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (f->changes), ==, 2);
}

/* Notes are there at first sight: they are listed, and nobody need acknowledge them. A later one that explains nothing is news;
 * one that comes a moment after what it explains goes to that. */
static void
test_notes (Fixture *f, gconstpointer data)
{
  Race race = make_finish (HEAD ("OFFICIAL"));
  const char *why = NULL;

  put (f, &race);
  test_put_partial (f->seat, SWIM_TOPIC, "notes", 2, "note/a", NOTE ("Clock was wrong"), NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "note    > Clock was wrong|");
  g_assert_true (gantry_unit_is_corrected (f->unit, &why));
  g_assert_cmpstr (why, ==, "Clock was wrong");
  race.lines[0] = LINE ("11", "1", RESULT ("1", "4:00.12") SPLIT ("58.02", ""));
  show (f, &race);
  test_put_partial (f->seat, SWIM_TOPIC, "notes", f->rev, "note/b", NOTE ("Video"), NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "*result 11 PELORIN Ada result 4:00.10>4:00.12 Video|note    > Clock was wrong|");
  test_put_partial (f->seat, SWIM_TOPIC, "notes", 20, "note/c", NOTE ("Medals at nine"), NULL);
  gantry_seat_flush (f->seat);
  assert_notices (f, "*note    > Medals at nine|*result 11 PELORIN Ada result 4:00.10>4:00.12 Video|note    > Clock was wrong|");
}

static GPtrArray *
take_snapshot (Fixture *f)
{
  return gantry_documents_snapshot (gantry_seat_get_documents (f->seat), SWIM_TOPIC);
}

static void
put_snapshot (Fixture *f, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    gantry_seat_apply (f->seat, g_ptr_array_index (changes, i));
  gantry_seat_flush (f->seat);
}

/* What came in between, while the line was down, is told when it is back, once. */
static void
test_after_loss (Fixture *f, gconstpointer data)
{
  Race race = make_finish (HEAD ("OFFICIAL"));
  g_autoptr (GPtrArray) snapshot = NULL;
  Fixture relay = { 0 };

  show (f, &race);
  set_up (&relay, NULL);
  put (&relay, &race);
  race.lines[0] = LINE ("11", "1", RESULT ("1", "4:00.12") SPLIT ("58.02", ""));
  put (&relay, &race);
  race.lines[0] = LINE ("11", "1", RESULT ("1", "4:00.13") SPLIT ("58.02", ""));
  put (&relay, &race);
  snapshot = take_snapshot (&relay);
  put_snapshot (f, snapshot);
  assert_notices (f, "*result 11 PELORIN Ada result 4:00.10>4:00.13|");
  put_snapshot (f, snapshot);
  put (f, &race); /* older than the snapshot */
  put (f, &race);
  put (f, &race);
  gantry_seat_flush (f->seat);
  assert_notices (f, "*result 11 PELORIN Ada result 4:00.10>4:00.13|");
  gantry_seat_acknowledge (f->seat);
  put_snapshot (f, snapshot);
  assert_notices (f, "result 11 PELORIN Ada result 4:00.10>4:00.13|");
  tear_down (&relay, NULL);
}

static void
drive (Fixture *f, const char *line, gint64 rev)
{
  GantryDocuments *documents = gantry_seat_get_documents (f->seat);
  g_autofree char *body = g_strdelimit (g_strdup (line), "'", '"');
  g_autoptr (GantryObject) object = gantry_object_new ("line/11", "result", (GantryRev) { rev, 0 }, rev * 1000, body);

  gantry_documents_put_object (documents, SWIM_TOPIC, object);
  gantry_documents_set_floor (documents, SWIM_TOPIC, "result", (GantryRev) { rev, 0 });
  gantry_board_touch (GANTRY_BOARD (f->unit), SWIM_TOPIC, "line/11");
  gantry_seat_mark_dirty (f->seat);
  gantry_seat_flush (f->seat);
}

/* As a delay does that is made longer and shorter: nothing is told of going back, nothing twice of coming again; and what was
 * told of the time after is not listed until then. */
static void
test_back_in_time (Fixture *f, gconstpointer data)
{
  const char *first = LINE ("11", "1", RESULT ("1", "4:00.10") SPLIT ("58.02", ""));
  const char *second = LINE ("11", "1", RESULT ("1", "4:00.12") SPLIT ("58.02", ""));
  GantryChanges *changes = gantry_seat_get_changes (f->seat);
  Race race = make_finish (HEAD ("OFFICIAL"));

  show (f, &race);
  drive (f, second, 5);
  assert_notices (f, "*result 11 PELORIN Ada result 4:00.10>4:00.12|");
  drive (f, first, 2);
  gantry_changes_set_horizon (changes, 4000);
  assert_notices (f, "");
  g_assert_cmpuint (gantry_changes_get_unread (changes), ==, 0);
  g_assert_null (old_value (f, "11", GANTRY_FIELD_RESULT));
  drive (f, second, 5);
  gantry_changes_set_horizon (changes, G_MAXINT64);
  assert_notices (f, "*result 11 PELORIN Ada result 4:00.10>4:00.12|");
  g_assert_cmpuint (gantry_changes_get_unread (changes), ==, 1);
  g_assert_cmpstr (old_value (f, "11", GANTRY_FIELD_RESULT), ==, "4:00.10");
}

static void
count_unread_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

/* Unread first, then newest first; the list is bounded, and what was read goes first. */
static void
test_order_and_bound (Fixture *f, gconstpointer data)
{
  GantryChanges *changes = gantry_seat_get_changes (f->seat);
  Race race = make_finish (HEAD ("OFFICIAL"));
  guint notified = 0;

  show (f, &race);
  g_signal_connect (changes, "notify::unread", G_CALLBACK (count_unread_cb), &notified);
  for (guint i = 0; i < 510; i++)
    {
      g_autofree char *line = g_strdup_printf ("{'code':'11','sort':1,'rank':'1','result':'4:%02u.%02u','result_type':'TIME'}",
                                               1 + i / 100, i % 100);

      race.lines[0] = line;
      show (f, &race);
      if (i == 5)
        gantry_seat_acknowledge (f->seat);
    }
  g_assert_cmpuint (g_list_model_get_n_items (f->changes), ==, 500);
  g_assert_cmpuint (gantry_changes_get_unread (changes), ==, 500);
  g_assert_cmpuint (notified, >, 0);
  {
    g_autoptr (GantryNotice) newest = g_list_model_get_item (f->changes, 0);
    g_autoptr (GantryNotice) before = g_list_model_get_item (f->changes, 1);

    g_assert_cmpint (gantry_notice_get_at (newest), >, gantry_notice_get_at (before));
    gantry_changes_acknowledge (changes, newest);
    g_assert_false (gantry_notice_is_unread (newest));
    g_assert_cmpuint (gantry_changes_get_unread (changes), ==, 499);
    g_assert_true (gantry_row_has_old_values (gantry_unit_find_row (f->unit, "11"))); /* others of it are unread */
  }
  {
    g_autoptr (GantryNotice) last = g_list_model_get_item (f->changes, 499);

    g_assert_false (gantry_notice_is_unread (last));
  }
}

#define add(name, func) g_test_add ("/seat/changes/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("live-is-no-news", test_live_is_no_news);
  add ("status-steps", test_status_steps);
  add ("withdrawn", test_withdrawn);
  add ("replaced", test_replaced);
  add ("order", test_order);
  add ("reseeded", test_reseeded);
  add ("disqualified", test_disqualified);
  add ("corrected-result", test_corrected_result);
  add ("corrected-split", test_corrected_split);
  add ("name", test_name);
  add ("status", test_status);
  add ("result-withdrawn", test_result_withdrawn);
  add ("protest", test_protest);
  add ("decision", test_decision);
  add ("record", test_record);
  add ("schedule", test_schedule);
  add ("notes", test_notes);
  add ("after-loss", test_after_loss);
  add ("back-in-time", test_back_in_time);
  add ("order-and-bound", test_order_and_bound);
  return g_test_run ();
}

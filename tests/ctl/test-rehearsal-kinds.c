/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl/export.h"
#include "ctl/rehearse/rehearsal.h"
#include "model/json-writer.h"
#include "model/mark.h"
#include "model/rsc.h"
#include "source/odf/odf.h"

#include <glib/gstdio.h>
#include <string.h>

/* Disciplines from their profiles, several venues at once, and what goes wrong on request. That
 * every profile has what its columns name is tested where the columns are made (tests/app). */

#define MAX_LINE   (16 * 1024 * 1024)
#define MAX_DEPTH  16
#define KEEP_ALIVE 25.0 /* s: a source that is on and longer silent is lost */
#define MATCH      "JUDWMAIN--------------SFNL000100--"
#define DIVING     "DIVWMAIN--------------FNL-000100--"
#define FOOTBALL   "FBLWMAIN--------------FNL-000100--"
#define MINIMUM    20 /* messages of any discipline */

/* What a relay makes of a rehearsal. */
typedef struct
{
  GantryDocuments *documents;
  char *text;         /* the export */
  GantryJson *export; /* of it */
  GString *log;        /* "DT_RESULT CODE STATUS VERSION\n" … in order of coming */
  GHashTable *last_at; /* source → double *: when it was heard of last */
  double longest;      /* s that a source was silent between two of its messages */
  guint n_stale;
  guint n_sources;
} Played;

static void
played_clear (Played *played)
{
  g_object_unref (played->documents);
  g_free (played->text);
  gantry_json_unref (played->export);
  g_string_free (played->log, TRUE);
  g_hash_table_unref (played->last_at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Played, played_clear)

static void
note_source (Played *played, const char *source, double t)
{
  double *last = g_hash_table_lookup (played->last_at, source);

  if (g_str_equal (source, "ODS"))
    return;
  if (last != NULL)
    played->longest = MAX (played->longest, t - *last);
  else
    {
      last = g_new0 (double, 1);
      g_hash_table_insert (played->last_at, g_strdup (source), last);
      played->n_sources++;
    }
  *last = t;
}

static void
take_line (Played *played, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryJson) line = gantry_json_parse_object (text, -1, MAX_LINE, 4, &error);
  const char *body = gantry_json_get_text (line, "body");
  g_autoptr (GantryOdfMessage) message = gantry_odf_parse (body, strlen (body), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (message->oddities), ==, 0);
  g_assert_cmpint (message->class, !=, GANTRY_CLASS_UNKNOWN);
  note_source (played, message->source, g_ascii_strtod (gantry_json_get_value (gantry_json_get_member (line, "t")), NULL));
  g_string_append_printf (played->log, "%s %s %s\n", message->type, message->code, message->status);
  for (guint i = 0; i < message->changes->len; i++)
    {
      g_auto (GantryOutcome) outcome = { 0 };

      gantry_documents_apply (played->documents, g_ptr_array_index (message->changes, i), &outcome);
      played->n_stale += outcome.verdict == GANTRY_VERDICT_STALE;
    }
}

/* Megabytes: never more of them is looked at than a line, which a sanitizer would do again for every line. */
static guint
take_lines (Played *played, GBytes *bytes)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size), *end = at + size;
  guint n;

  for (n = 0; at < end; n++)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));
      g_autofree char *line = g_strndup (at, (gsize) ((stop != NULL ? stop : end) - at));

      take_line (played, line);
      at = stop != NULL ? stop + 1 : end;
    }
  return n;
}

static void
play (Played *played, const char *disciplines, const char *faults)
{
  GantryRehearsalPlan plan = { .seed = 3, .disciplines = disciplines, .faults = faults };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gantry_rehearsal_write (plan, NULL, &error);
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  g_autoptr (JsonObject) export = NULL;

  g_assert_no_error (error);
  *played = (Played){ .documents = gantry_documents_new (), .log = g_string_new (NULL) };
  played->last_at = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_assert_cmpuint (take_lines (played, bytes), >, MINIMUM);
  export = gantry_export_documents (played->documents, profiles,
                                    (GantryExportPlan){ GANTRY_EXPORT_ALL, NULL });
  played->text = gantry_json_to_text (export);
  played->export = gantry_json_parse_object (played->text, -1, G_MAXSSIZE, MAX_DEPTH, &error);
  g_assert_no_error (error);
}

static const GantryJson *
get_unit (Played *played, const char *unit)
{
  return gantry_json_get_object (gantry_json_get_object (played->export, "units"),
                                        unit);
}

static guint
count_in_log (Played *played, const char *text)
{
  guint n = 0;

  for (const char *at = played->log->str; (at = strstr (at, text)) != NULL; at++)
    n++;
  return n;
}

static guint
count_irm (Played *played, const char *unit, const char *irm)
{
  const GantryJson *rows = gantry_json_get_array (get_unit (played, unit), "rows");
  guint n = 0;

  for (guint i = 0; i < gantry_json_get_length (rows); i++)
    n += g_str_equal (gantry_json_get_text (gantry_json_get_element (rows, i), "irm"), irm);
  return n;
}

/* Several venues, each with its own source, all over in the end. */
static void
test_venues (void)
{
  g_auto (Played) played = { NULL };
  const GantryJson *units;

  play (&played, "JUD,FSK,fbl", NULL);
  g_assert_cmpuint (played.n_sources, ==, 3);
  g_assert_cmpfloat (played.longest, <, KEEP_ALIVE);
  g_assert_cmpuint (played.n_stale, ==, 0);
  units = gantry_json_get_object (played.export, "units");
  for (guint j = 0; j < gantry_json_get_n_items (units); j++)
    {
      const GantryJson *unit = gantry_json_get_item (units, j);

      g_assert_cmpstr (gantry_json_get_text (unit, "schedule_status"), ==, "FINISHED");
      g_assert_cmpstr (gantry_json_get_text (unit, "result_status"), ==, "OFFICIAL");
    }
  g_assert_nonnull (get_unit (&played, MATCH));
  g_assert_cmpuint (
      gantry_json_get_n_items (gantry_json_get_object (played.export, "brackets")), >=, 2);
  g_assert_cmpuint (gantry_json_get_n_items (gantry_json_get_object (played.export, "pools")),
                    ==, 1);
  g_assert_cmpuint (gantry_json_get_n_items (gantry_json_get_object (played.export, "teams")),
                    >=, 4);
  g_assert_cmpuint (
      gantry_json_get_n_items (gantry_json_get_object (played.export, "cumulative")), >=, 1);
}

static void
test_same_bytes (void)
{
  GantryRehearsalPlan plan = { .seed = 5, .disciplines = "BTH,HBL,DIV", .faults = "all" };
  GantryRehearsalPlan other = plan;
  g_autoptr (GBytes) one = gantry_rehearsal_write (plan, NULL, NULL);
  g_autoptr (GBytes) two = gantry_rehearsal_write (plan, NULL, NULL);
  g_autoptr (GBytes) three = NULL;

  other.seed = 6;
  three = gantry_rehearsal_write (other, NULL, NULL);
  g_assert_true (g_bytes_equal (one, two));
  g_assert_false (g_bytes_equal (one, three));
}

/* Who starts is known before the race; in a match a reserve stands in and the match is played. */
static void
test_withdrawal (void)
{
  g_auto (Played) played = { NULL };

  play (&played, "DIV,JUD", "late-withdrawal");
  g_assert_cmpuint (count_irm (&played, DIVING, "DNS"), ==, 1);
  g_assert_cmpuint (count_in_log (&played, "DT_RESULT " DIVING " START_LIST"), ==, 2);
  g_assert_cmpuint (count_in_log (&played, "DT_RESULT " MATCH " START_LIST"), ==, 2);
  g_assert_cmpuint (
      gantry_json_get_length (gantry_json_get_array (get_unit (&played, MATCH), "rows")), ==, 2);
}

static void
test_re_seeding (void)
{
  g_auto (Played) played = { NULL };

  play (&played, "JUD", "re-seeding");
  g_assert_cmpuint (count_in_log (&played, "DT_RESULT " MATCH " START_LIST"), ==, 2);
}

static void
test_protest (void)
{
  g_auto (Played) played = { NULL };

  play (&played, "JUD", "protest");
  g_assert_cmpuint (count_in_log (&played, "DT_RESULT " MATCH " PROTESTED"), ==, 1);
  g_assert_cmpuint (count_in_log (&played, "DT_COMMUNICATION " MATCH), ==, 6);
  g_assert_cmpstr (gantry_json_get_text (get_unit (&played, MATCH), "result_status"), ==,
                   "OFFICIAL");
}

static void
test_correction (void)
{
  g_auto (Played) played = { NULL };

  play (&played, "DIV", "correction");
  g_assert_cmpuint (count_in_log (&played, "DT_RESULT " DIVING " OFFICIAL"), ==, 2);
  g_assert_cmpint (gantry_json_get_int (get_unit (&played, DIVING), "notes"), ==, 1);
  g_assert_cmpuint (count_irm (&played, DIVING, "DSQ"), ==, 1);
}

/* Who is out has a mark of the sport and neither rank nor result; who has broken a record is first with what the list of records
 * says then. */
static void
check_marks (Played *played, GantryProfiles *profiles, const char *rsc, guint *n_out, guint *n_broken)
{
  g_autofree char *event = gantry_rsc_to_event (rsc);
  const GantryJson *rows = gantry_json_get_array (get_unit (played, rsc), "rows");

  for (guint i = 0; i < gantry_json_get_length (rows); i++)
    {
      const GantryJson *row = gantry_json_get_element (rows, i), *record;
      const char *irm = gantry_json_get_text (row, "irm");
      const GantryJson *broken = gantry_json_get_element (gantry_json_get_array (row, "records"), 0);

      if (*irm != '\0')
        {
          g_assert_true (gantry_rule_is_out (gantry_profiles_get_rule (profiles, rsc), irm));
          g_assert_cmpstr (gantry_json_get_text (row, "rank"), ==, "");
          g_assert_cmpstr (gantry_json_get_text (row, "result"), ==, "");
          ++*n_out;
        }
      if (broken == NULL)
        continue;
      ++*n_broken;
      record = gantry_json_get_object (
          gantry_json_get_object (gantry_json_get_object (played->export, "records"), event),
          gantry_json_get_text (broken, "type"));
      g_assert_cmpstr (gantry_json_get_text (row, "rank"), ==, "1");
      g_assert_cmpstr (gantry_json_get_text (record, "result"), ==,
                       gantry_json_get_text (row, "result"));
      g_assert_cmpstr (gantry_json_get_text (record, "code"), ==,
                       gantry_json_get_text (row, "code"));
    }
}

static void
test_marks (void)
{
  g_auto (Played) played = { NULL };
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  const GantryJson *units;
  guint n_out = 0, n_broken = 0;

  play (&played, "all", NULL);
  units = gantry_json_get_object (played.export, "units");
  for (guint i = 0; i < gantry_json_get_n_items (units); i++)
    check_marks (&played, profiles, gantry_json_get_name (gantry_json_get_item (units, i)), &n_out, &n_broken);
  g_test_message ("%u are out, %u records are broken", n_out, n_broken);
  g_assert_cmpuint (n_out, >, 40);
  g_assert_cmpuint (n_broken, >, 2);
}

static int
get_stat (const GantryJson *stats, const char *code)
{
  g_autofree char *total = g_strconcat (code, ".TOT", NULL);

  g_assert_nonnull (gantry_json_get_member (stats, total));
  return atoi (gantry_json_get_text (stats, total));
}

static int
count_told (Played *played, const char *side, const char *action)
{
  g_autoptr (GPtrArray) actions = gantry_documents_list_objects (played->documents, "unit/" FOOTBALL, "action/");
  int n = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      const GantryJson *one = gantry_object_get_json (g_ptr_array_index (actions, i));
      const GantryJson *who = gantry_json_get_element (gantry_json_get_array (one, "competitors"), 0);

      n += g_str_equal (gantry_json_get_text (one, "action"), action) && who != NULL &&
           g_str_equal (gantry_json_get_text (who, "code"), side);
    }
  return n;
}

/* Score, periods, play-by-play and statistics of a match tell one story. */
static void
test_match_agrees (void)
{
  g_auto (Played) played = { NULL };
  const GantryJson *unit;
  const GantryJson *rows, *periods;
  int shares = 0;

  play (&played, "FBL", NULL);
  unit = get_unit (&played, FOOTBALL);
  rows = gantry_json_get_array (unit, "rows");
  periods = gantry_json_get_array (unit, "periods");
  for (guint side = 0; side < 2; side++)
    {
      const GantryJson *row = gantry_json_get_element (rows, side);
      const GantryJson *stats = gantry_json_get_object (row, "stats");
      const char *code = gantry_json_get_text (row, "code");
      int goals = atoi (gantry_json_get_text (row, "result")), sum = 0;

      for (guint i = 0; i < gantry_json_get_length (periods); i++)
        sum += atoi (gantry_json_get_text (gantry_json_get_element (periods, i),
                                           side == 0 ? "home_period" : "away_period"));
      g_assert_cmpint (sum, ==, goals);
      g_assert_cmpint (get_stat (stats, "GF"), ==, goals);
      g_assert_cmpint (count_told (&played, code, "GOAL"), ==, goals);
      g_assert_cmpint (get_stat (stats, "RC"), ==, count_told (&played, code, "RC"));
      shares += get_stat (stats, "POSSESS");
    }
  g_assert_cmpint (shares, ==, 100);
}

static guint
check_actions (Played *played, const char *rsc)
{
  g_autofree char *topic = g_strconcat ("unit/", rsc, NULL);
  g_autoptr (GPtrArray) actions = gantry_documents_list_objects (played->documents, topic, "action/");

  for (guint i = 0; i < actions->len; i++)
    {
      const GantryJson *one = gantry_object_get_json (g_ptr_array_index (actions, i));
      const char *action = gantry_json_get_text (one, "action");

      if (gantry_json_get_length (gantry_json_get_array (one, "competitors")) == 0)
        continue;
      if (g_str_equal (action, "STARTP") || g_str_equal (action, "ENDP"))
        g_test_message ("%s: a competitor has %s", rsc, action);
      g_assert_cmpstr (action, !=, "STARTP");
      g_assert_cmpstr (action, !=, "ENDP");
    }
  return actions->len;
}

#define PASSED "INTERMEDIATE\\\" Pos=\\\""
#define TIME   "Value=\\\""

/* Nobody is before somebody who has come further, or as far in less time. How many have come somewhere. */
static guint
check_order (const char *body)
{
  guint before = G_MAXUINT, n = 0;
  gint64 last = 0;

  for (const char *at = strstr (body, "<Result "); at != NULL; at = strstr (at + 1, "<Result "))
    {
      gssize length = strstr (at, "</Result>") - at;
      const char *time = NULL;
      guint passed = 0;
      GantryMark mark;

      if (g_strstr_len (at, strchr (at, '>') - at, "IRM=") != NULL) /* who is out stands at the end */
        break;
      for (const char *one = at; (one = g_strstr_len (one, length - (one - at), PASSED)) != NULL; one++, passed++)
        time = strstr (one, TIME) + strlen (TIME);
      if (time != NULL)
        {
          g_autofree char *text = g_strndup (time, strcspn (time, "\\\""));

          g_assert_true (gantry_mark_parse_time (text, &mark));
          g_assert_cmpuint (passed, <=, before);
          g_assert_true (passed < before || mark.value >= last);
          last = mark.value;
          n++;
        }
      before = passed;
    }
  return n;
}

/* While a mass start is on, who is ahead stands first, as in every feed that was seen. */
static void
test_order (void)
{
  GantryRehearsalPlan plan = { .seed = 3, .disciplines = "BTH" };
  g_autoptr (GBytes) bytes = gantry_rehearsal_write (plan, NULL, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "BTHWMS-") != NULL && strstr (lines[i], "ResultStatus=\\\"LIVE\\\"") != NULL)
      n += check_order (lines[i]);
  g_assert_cmpuint (n, >, 0);
}

/* A sport of somebody's own has times at its points, whatever its profile calls them. */
static void
test_own_splits (void)
{
  static const char text[] = "{\"discipline\":\"QQQ\",\"name\":\"Quoits\",\"common\":{\"kind\":\"race\",\"form\":\"mass\","
                             "\"mark\":\"time\",\"better\":\"less\",\"splits\":[\"PROGRESS/GATE\"]},\"rules\":[{}]}";
  g_autofree char *before = g_strdup (g_getenv ("GANTRY_SPORTS_DIR"));
  g_autofree char *dir = g_dir_make_tmp ("gantry-sports-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "QQQ.json", NULL);
  g_auto (Played) played = { NULL };
  g_autoptr (GPtrArray) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("GANTRY_SPORTS_DIR", dir, TRUE);
  play (&played, "QQQ", NULL);
  g_setenv ("GANTRY_SPORTS_DIR", before != NULL ? before : "", TRUE);
  lines = gantry_documents_list_objects (played.documents, "unit/QQQWMAIN--------------FNL-000100--", "line/");
  g_unlink (path);
  g_rmdir (dir);
  for (guint i = 0; i < lines->len; i++)
    n += strstr (gantry_object_get_body (g_ptr_array_index (lines, i)),
                 "\"type\":\"PROGRESS\",\"code\":\"GATE\",\"pos\":\"F\"") != NULL;
  g_assert_cmpuint (n, >, 2); /* not everybody comes to the finish */
}

/* Nobody scores by the beginning of a period. */
static void
test_actions (void)
{
  g_auto (Played) played = { NULL };
  const GantryJson *units;
  guint n = 0;

  play (&played, "all", NULL);
  units = gantry_json_get_object (played.export, "units");
  for (guint i = 0; i < gantry_json_get_n_items (units); i++)
    n += check_actions (&played, gantry_json_get_name (gantry_json_get_item (units, i)));
  g_assert_cmpuint (n, >, 200);
}

/* Faults of the feed lose nothing for good: in the end every unit is what it is without them. */
static void
test_feed (void)
{
  const char *const faults[] = { "silence", "version-gap", "out-of-order" };
  g_auto (Played) sound = { NULL };

  play (&sound, "IHO", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_auto (Played) played = { NULL };

      play (&played, "IHO", faults[i]);
      g_assert_cmpstr (sound.text, ==, played.text);
      g_assert_true ((played.longest > KEEP_ALIVE) == (i == 0));
      g_assert_true ((played.n_stale > 0) == (i == 2));
      g_assert_true ((played.log->len < sound.log->len) == (i < 2));
    }
}

static void
test_not_understood (void)
{
  const GantryRehearsalPlan bad[] = { { .disciplines = "XQZ" },
                                      { .disciplines = "JUD,JUD" },
                                      { .disciplines = "JUDO" },
                                      { .disciplines = "" },
                                      { .sports = "swm", .disciplines = "SWM" },
                                      { .disciplines = "JUD", .faults = "rain" } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %s", bad[i].disciplines, bad[i].faults);
      g_assert_null (gantry_rehearsal_write (bad[i], NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/rehearsal-kinds/venues", test_venues);
  g_test_add_func ("/ctl/rehearsal-kinds/same-bytes", test_same_bytes);
  g_test_add_func ("/ctl/rehearsal-kinds/withdrawal", test_withdrawal);
  g_test_add_func ("/ctl/rehearsal-kinds/re-seeding", test_re_seeding);
  g_test_add_func ("/ctl/rehearsal-kinds/protest", test_protest);
  g_test_add_func ("/ctl/rehearsal-kinds/correction", test_correction);
  g_test_add_func ("/ctl/rehearsal-kinds/marks", test_marks);
  g_test_add_func ("/ctl/rehearsal-kinds/match-agrees", test_match_agrees);
  g_test_add_func ("/ctl/rehearsal-kinds/actions", test_actions);
  g_test_add_func ("/ctl/rehearsal-kinds/order", test_order);
  g_test_add_func ("/ctl/rehearsal-kinds/own-splits", test_own_splits);
  g_test_add_func ("/ctl/rehearsal-kinds/feed", test_feed);
  g_test_add_func ("/ctl/rehearsal-kinds/not-understood", test_not_understood);

  return g_test_run ();
}

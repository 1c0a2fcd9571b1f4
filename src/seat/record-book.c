/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/record-book.h"

#include "model/json.h"
#include "model/rsc.h"
#include "seat/seat-private.h"
#include "seat/sheet-draft.h"
#include "sport/format.h"

#include <string.h>

#define N_(text) text

#define EVENT_PREFIX "event/"
#define DATE_LENGTH  10 /* "2031-07-18" */
#define MAX_TOPICS   400 /* events of a discipline: more than any has */

/* record/… of the events of a discipline → a row a record. */
struct _GantryRecordBook
{
  GObject parent_instance;

  GantrySeat *seat; /* (owned) */
  char *discipline;
  char *schedule_topic;
  GPtrArray *topics; /* of char *: those that are held, in order */
  GantrySheet *sheet;
  guint today;
  guint dirty : 1;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void board_init (GantryBoardInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryRecordBook, gantry_record_book, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_BOARD, board_init))

/* One record of a list, as one row shows it. */
typedef struct
{
  GantryObject *object; /* (not owned) */
  const GantryJson *json;
  const GantryJson *data; /* (nullable): the one that stands */
} Record;

static void
gantry_record_book_touch (GantryBoard *board, const char *topic, const char *id)
{
  GantryRecordBook *self = GANTRY_RECORD_BOOK (board);

  if (g_str_has_prefix (id, "record/") || strcmp (topic, self->schedule_topic) == 0)
    self->dirty = TRUE;
}

static void
gantry_record_book_touch_all (GantryBoard *board)
{
  GANTRY_RECORD_BOOK (board)->dirty = TRUE;
}

/* The one that stands now: marked so, else the newest that is not history. */
static const GantryJson *
find_current (const GantryJson *json)
{
  const GantryJson *array = gantry_json_get_array (json, "data");
  const GantryJson *found = NULL;

  for (guint i = 0; i < gantry_json_get_length (array); i++)
    {
      const GantryJson *data = gantry_json_get_element (array, i);

      if (data == NULL || gantry_json_get_bool (data, "historical"))
        continue;
      if (gantry_json_get_bool (data, "current"))
        return data;
      if (found == NULL || strcmp (gantry_json_get_text (data, "date"), gantry_json_get_text (found, "date")) > 0)
        found = data;
    }
  return found;
}

/* "2031-07-18" of the venue's clock; "" while that is not known. */
static char *
dup_today (GantryRecordBook *self)
{
  gint64 now = gantry_seat_get_source_time (self->seat);
  g_autoptr (GDateTime) date = now > 0 ? g_date_time_new_from_unix_utc (now / 1000) : NULL;

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("");
}

/* What has happened to it here: a msgid; "" for nothing. */
static const char *
get_news (const Record *record, const char *today)
{
  gboolean equalled = gantry_json_get_bool (record->data, "equalled");
  const char *date = gantry_json_get_text (record->data, "date"), *unit = gantry_json_get_text (record->data, "unit");

  if (*today != '\0' && g_str_has_prefix (date, today))
    return equalled ? N_("equalled today") : N_("broken today");
  if (gantry_rsc_get_level (unit) == GANTRY_RSC_LEVEL_UNIT)
    return equalled ? N_("equalled here") : N_("broken here");
  return "";
}

static void
add_record (GantryRecordBook *self, GantrySheetDraft *draft, const Record *record, const char *event, gboolean first,
            const char *today)
{
  const char *news = get_news (record, today);
  const char *given = gantry_json_get_text (record->data, "given"), *team = gantry_json_get_text (record->data, "name");
  g_autofree char *holder = *team != '\0' ? g_strdup (team)
                                          : gantry_format_name (gantry_json_get_text (record->data, "family"), given);
  g_autofree char *date = g_strndup (gantry_json_get_text (record->data, "date"), DATE_LENGTH);
  const char *label = gantry_json_get_text (record->json, "label");
  gboolean unconfirmed = gantry_json_get_bool (record->data, "unconfirmed");

  gantry_sheet_draft_row (draft, gantry_object_get_id (record->object));
  gantry_sheet_draft_row_opens (draft, gantry_json_get_text (record->data, "code"), gantry_json_get_text (record->data, "unit"));
  gantry_sheet_draft_full_cell (draft, "event", event, NULL, NULL, first ? 0 : GANTRY_SHEET_DIM);
  gantry_sheet_draft_cell (draft, "type", gantry_json_get_text (record->json, "type"));
  gantry_sheet_draft_full_cell (draft, "result", record->data != NULL ? gantry_json_get_text (record->data, "result") : label, NULL,
                                NULL, unconfirmed ? GANTRY_SHEET_UNCHECKED : 0);
  gantry_sheet_draft_cell (draft, "noc", gantry_json_get_text (record->data, "noc"));
  gantry_sheet_draft_full_cell (draft, "holder", holder, *team == '\0' ? given : "", NULL, 0);
  gantry_sheet_draft_cell (draft, "date", date);
  gantry_sheet_draft_cell (draft, "place", gantry_json_get_text (record->data, "place"));
  gantry_sheet_draft_full_cell (draft, "now", news, NULL, NULL, GANTRY_SHEET_WORD | GANTRY_SHEET_GOOD);
  self->today += g_str_has_suffix (news, "today");
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const Record *x = a, *y = b;
  gint64 m = gantry_json_get_int (x->json, "order"), n = gantry_json_get_int (y->json, "order");

  if (m != n)
    return m < n ? -1 : 1;
  return strcmp (gantry_object_get_id (x->object), gantry_object_get_id (y->object));
}

/* Whether another list has the same type of the same event, from the event's own message: that one is shown. */
static gboolean
is_overruled (GArray *records, const Record *record, const char *event)
{
  g_autofree char *own = g_strconcat ("record/", event, "/", NULL);

  if (g_str_has_prefix (gantry_object_get_id (record->object), own))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const Record *other = &g_array_index (records, Record, i);

      if (other->object != record->object && g_str_has_prefix (gantry_object_get_id (other->object), own) &&
          strcmp (gantry_json_get_text (other->json, "type"), gantry_json_get_text (record->json, "type")) == 0 &&
          strcmp (gantry_json_get_text (other->json, "subcode"), gantry_json_get_text (record->json, "subcode")) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Of the list, else the event's code as it is. */
static const char *
get_event_name (GArray *records, const char *event)
{
  for (guint i = 0; i < records->len; i++)
    if (*gantry_json_get_text (g_array_index (records, Record, i).json, "name") != '\0')
      return gantry_json_get_text (g_array_index (records, Record, i).json, "name");
  return event;
}

static gboolean
has_news (GArray *records, const char *today)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_has_suffix (get_news (&g_array_index (records, Record, i), today), "today"))
      return TRUE;
  return FALSE;
}

/* news: only when the event has some of today, else only when it has none. */
static void
add_event (GantryRecordBook *self, GantrySheetDraft *draft, const char *topic, const char *today, gboolean news)
{
  g_autoptr (GPtrArray) objects = gantry_documents_list_objects (gantry_seat_get_documents (self->seat), topic, "record/");
  g_autoptr (GArray) records = g_array_new (FALSE, TRUE, sizeof (Record));
  const char *event = topic + strlen (EVENT_PREFIX);
  gboolean first = TRUE;

  for (guint i = 0; i < objects->len; i++)
    {
      GantryObject *object = g_ptr_array_index (objects, i);
      const GantryJson *json = gantry_object_get_json (object);
      Record record = { object, json, find_current (json) };

      g_array_append_val (records, record);
    }
  if (has_news (records, today) != news)
    return;
  g_array_sort (records, compare_records);
  for (guint i = 0; i < records->len; i++)
    {
      if (is_overruled (records, &g_array_index (records, Record, i), event))
        continue;
      add_record (self, draft, &g_array_index (records, Record, i), get_event_name (records, event), first, today);
      first = FALSE;
    }
}

static GantrySheetDraft *
create_draft (GantryRecordBook *self)
{
  static const char *const columns[] = { "event", "type", "result", "noc", "holder", "date", "place", "now" };
  GantrySheetDraft *draft = gantry_sheet_draft_new ();
  g_autofree char *today = dup_today (self);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gantry_sheet_draft_column (draft, columns[i], NULL, NULL);
      gantry_sheet_draft_keep_empty (draft, columns[i]);
    }
  self->today = 0;
  for (guint i = 0; i < self->topics->len; i++)
    add_event (self, draft, g_ptr_array_index (self->topics, i), today, TRUE);
  for (guint i = 0; i < self->topics->len; i++)
    add_event (self, draft, g_ptr_array_index (self->topics, i), today, FALSE);
  return draft;
}

static void
gantry_record_book_flush (GantryBoard *board)
{
  GantryRecordBook *self = GANTRY_RECORD_BOOK (board);

  if (!self->dirty)
    return;
  self->dirty = FALSE;
  g_object_ref (self);
  if (gantry_sheet_take (self->sheet, create_draft (self), gantry_seat_get_now (self->seat)))
    g_signal_emit (self, signals[CHANGED], 0);
  g_object_unref (self);
}

static void
board_init (GantryBoardInterface *iface)
{
  iface->touch = gantry_record_book_touch;
  iface->touch_all = gantry_record_book_touch_all;
  iface->flush = gantry_record_book_flush;
}

static void
follow_topics (GantryRecordBook *self)
{
  g_autofree char *prefix = g_strconcat (EVENT_PREFIX, self->discipline, NULL);

  if (gantry_seat_watch_known (self->seat, self->topics, prefix, NULL, MAX_TOPICS, GANTRY_BOARD (self)))
    self->dirty = TRUE;
  if (self->dirty)
    gantry_seat_mark_dirty (self->seat);
}

static void
gantry_record_book_dispose (GObject *object)
{
  GantryRecordBook *self = GANTRY_RECORD_BOOK (object);

  if (self->seat != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->seat, self);
      gantry_seat_remove_board (self->seat, GANTRY_BOARD (self));
      gantry_seat_unwatch (self->seat, self->schedule_topic, GANTRY_BOARD (self));
      gantry_seat_unwatch_all (self->seat, self->topics, GANTRY_BOARD (self));
    }
  g_clear_object (&self->seat);
  G_OBJECT_CLASS (gantry_record_book_parent_class)->dispose (object);
}

static void
gantry_record_book_finalize (GObject *object)
{
  GantryRecordBook *self = GANTRY_RECORD_BOOK (object);

  g_free (self->discipline);
  g_free (self->schedule_topic);
  g_ptr_array_unref (self->topics);
  g_object_unref (self->sheet);
  G_OBJECT_CLASS (gantry_record_book_parent_class)->finalize (object);
}

static void
gantry_record_book_class_init (GantryRecordBookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gantry_record_book_dispose;
  G_OBJECT_CLASS (klass)->finalize = gantry_record_book_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
gantry_record_book_init (GantryRecordBook *self)
{
  self->topics = g_ptr_array_new_with_free_func (g_free);
  self->dirty = TRUE;
}

GantryRecordBook *
gantry_record_book_new (GantrySeat *seat, const char *discipline)
{
  GantryRecordBook *self;

  g_return_val_if_fail (GANTRY_IS_SEAT (seat) && discipline != NULL, NULL);

  self = g_object_new (GANTRY_TYPE_RECORD_BOOK, NULL);
  self->seat = g_object_ref (seat);
  self->discipline = g_strdup (discipline);
  self->schedule_topic = g_strconcat ("schedule/", discipline, NULL);
  self->sheet = gantry_sheet_new ("records", discipline);
  gantry_seat_watch (seat, self->schedule_topic, GANTRY_BOARD (self));
  gantry_seat_add_board (seat, GANTRY_BOARD (self));
  g_signal_connect_object (seat, "topics-changed", G_CALLBACK (follow_topics), self, G_CONNECT_SWAPPED);
  follow_topics (self);
  gantry_record_book_flush (GANTRY_BOARD (self));
  return self;
}

const char *
gantry_record_book_get_discipline (GantryRecordBook *self)
{
  g_return_val_if_fail (GANTRY_IS_RECORD_BOOK (self), NULL);

  return self->discipline;
}

GantrySheet *
gantry_record_book_get_sheet (GantryRecordBook *self)
{
  g_return_val_if_fail (GANTRY_IS_RECORD_BOOK (self), NULL);

  return self->sheet;
}

guint
gantry_record_book_count_today (GantryRecordBook *self)
{
  g_return_val_if_fail (GANTRY_IS_RECORD_BOOK (self), 0);

  return self->today;
}

char **
gantry_record_book_list_disciplines (GantrySeat *seat)
{
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *last = g_strdup ("");

  g_return_val_if_fail (GANTRY_IS_SEAT (seat), NULL);

  topics = gantry_seat_list_topics (seat);
  for (guint i = 0; i < topics->len; i++)
    {
      const char *topic = g_ptr_array_index (topics, i);
      g_autofree char *discipline = NULL;

      if (!g_str_has_prefix (topic, EVENT_PREFIX))
        continue;
      discipline = gantry_rsc_dup_discipline (topic + strlen (EVENT_PREFIX));
      if (*discipline == '\0' || strcmp (discipline, last) == 0)
        continue;
      g_strv_builder_add (builder, discipline);
      g_free (last);
      last = g_steal_pointer (&discipline);
    }
  return g_strv_builder_end (builder);
}

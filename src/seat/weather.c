/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/weather.h"

#include "model/json.h"
#include "seat/seat-private.h"
#include "seat/sheet-draft.h"

#include <string.h>

#define N_(text) text

#define PREFIX      "weather/"
#define MAX_TOPICS  500 /* venues: more than any Games has */
#define TIME_LENGTH 5   /* "20:04" */

/* conditions of weather/<venue> → a row each. */
struct _GantryWeather
{
  GObject parent_instance;

  GantrySeat *seat; /* (owned) */
  char *venue;      /* (nullable) */
  GPtrArray *topics; /* of char *: those that are held, in order */
  GantrySheet *sheet;
  guint dirty : 1;
  guint nameless : 1; /* the schedule did not know a venue */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void board_init (GantryBoardInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryWeather, gantry_weather, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_BOARD, board_init))

/* Which column a value belongs to. */
static const struct
{
  const char *kind;
  const char *code; /* NULL: any other */
  const char *column;
} places[] = {
  { "condition", "SKY", "sky" },       { "condition", "SNOW", "snow" },    { "condition", "ICE", "ice" },
  { "condition", "WATER", "water" },   { "temperature", "SNOW", "snow" },  { "temperature", "ICE", "ice" },
  { "temperature", "WATER", "water" }, { "temperature", NULL, "air" },     { "wind", "SPEED", "wind" },
  { "wind", NULL, "gusts" },           { "pressure", NULL, "pressure" },   { "precipitation", NULL, "rain" },
};

static const struct
{
  const char *code;
  const char *text;
} units[] = {
  { "C", "°C" }, { "F", "°F" }, { "MPS", "m/s" }, { "KMH", "km/h" }, { "MPH", "mph" }, { "KT", "kt" },
  { "HPA", "hPa" }, { "MM", "mm" }, { "CM", "cm" }, { "%", "%" },
};

/* What the sky and the ground are called in every feed. */
static const struct
{
  const char *code;
  const char *word;
} words[] = {
  { "SUN", N_("sunny") },          { "SUNNY", N_("sunny") },   { "CLEAR", N_("clear") },      { "CLOUD", N_("cloudy") },
  { "CLOUDY", N_("cloudy") },      { "PCLOUD", N_("partly cloudy") },  { "OVERC", N_("overcast") },   { "RAIN", N_("rain") },
  { "LRAIN", N_("light rain") },   { "SHOWER", N_("showers") }, { "STORM", N_("thunderstorm") }, { "SNOW", N_("snow") },
  { "LSNOW", N_("light snow") },   { "FOG", N_("fog") },       { "WIND", N_("windy") },       { "HARD", N_("hard") },
  { "SOFT", N_("soft") },          { "PACKED", N_("packed") }, { "COMPACT", N_("compact") },  { "WET", N_("wet") },
  { "POWDER", N_("powder") },      { "ICY", N_("icy") },
};

static const char *
find_column (const GantryJson *value)
{
  const char *kind = gantry_json_get_text (value, "kind"), *code = gantry_json_get_text (value, "code");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (strcmp (places[i].kind, kind) == 0 && (places[i].code == NULL || strcmp (places[i].code, code) == 0))
      return places[i].column;
  return NULL;
}

static const char *
find_word (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].code, code) == 0)
      return words[i].word;
  return NULL;
}

static const char *
find_unit (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].code, code) == 0)
      return units[i].text;
  return NULL;
}

/* With a real minus sign. */
static char *
dup_number (const GantryJson *value)
{
  const char *text = gantry_json_get_text (value, "value");

  return *text == '-' ? g_strconcat ("\342\210\222", text + 1, NULL) : g_strdup (text);
}

static const char *
get_unit (const GantryJson *value)
{
  const char *code = gantry_json_get_text (value, "unit"), *unit = find_unit (code);

  return unit != NULL ? unit : code;
}

/* A word, and what is measured of the same thing below it: "hard", "-4 °C". */
static void
add_value (GantrySheetDraft *draft, const GantryJson *values, const char *column)
{
  const char *word = NULL, *code = "", *unit = "";
  g_autofree char *number = NULL;
  g_autofree char *measured = NULL;

  for (guint i = 0; i < gantry_json_get_length (values); i++)
    {
      const GantryJson *value = gantry_json_get_element (values, i);

      if (g_strcmp0 (find_column (value), column) != 0)
        continue;
      if (strcmp (gantry_json_get_text (value, "kind"), "condition") == 0)
        {
          code = gantry_json_get_text (value, "value");
          word = find_word (code);
        }
      else if (number == NULL)
        {
          number = dup_number (value);
          unit = get_unit (value);
        }
    }
  if (*code == '\0')
    {
      gantry_sheet_draft_full_cell (draft, column, number, number != NULL ? unit : NULL, NULL, 0);
      return;
    }
  measured = number != NULL ? g_strconcat (number, " ", unit, NULL) : NULL;
  gantry_sheet_draft_full_cell (draft, column, word != NULL ? word : code, NULL, measured, word != NULL ? GANTRY_SHEET_WORD : 0);
}

static void
add_wind (GantrySheetDraft *draft, const GantryJson *conditions, const GantryJson *values)
{
  const char *direction = gantry_json_get_text (conditions, "wind_direction");

  for (guint i = 0; i < gantry_json_get_length (values); i++)
    {
      const GantryJson *value = gantry_json_get_element (values, i);
      g_autofree char *number = NULL;
      g_autofree char *tail = NULL;

      if (g_strcmp0 (find_column (value), "wind") != 0)
        continue;
      number = dup_number (value);
      tail = g_strconcat (get_unit (value), *direction != '\0' ? " " : "", direction, NULL);
      gantry_sheet_draft_full_cell (draft, "wind", number, tail, NULL, 0);
      return;
    }
  gantry_sheet_draft_cell (draft, "wind", direction);
}

static void
add_names (GHashTable *names, GPtrArray *objects)
{
  for (guint i = 0; i < objects->len; i++)
    {
      const GantryJson *json = gantry_object_get_json (g_ptr_array_index (objects, i));
      const char *venue = gantry_json_get_text (json, "venue"), *name = gantry_json_get_text (json, "venue_name");

      if (*venue != '\0' && *name != '\0' && !g_hash_table_contains (names, venue))
        g_hash_table_insert (names, g_strdup (venue), g_strdup (name));
    }
}

/* Venues by code, as sessions and units of the schedules that are open call them. */
static GHashTable *
read_names (GantryWeather *self)
{
  GantryDocuments *documents = gantry_seat_get_documents (self->seat);
  g_autoptr (GPtrArray) topics = gantry_documents_list_topics (documents);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < topics->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (topics, i), "schedule/"))
      {
        g_autoptr (GPtrArray) sessions = gantry_documents_list_objects (documents, g_ptr_array_index (topics, i), "session/");
        g_autoptr (GPtrArray) scheduled = gantry_documents_list_objects (documents, g_ptr_array_index (topics, i), "unit/");

        add_names (names, sessions);
        add_names (names, scheduled);
      }
  return names;
}

static const char *
get_venue_name (GantryWeather *self, GHashTable *names, const char *venue)
{
  const char *name = g_hash_table_lookup (names, venue);

  self->nameless |= name == NULL;
  return name != NULL ? name : venue;
}

static void
add_conditions (GantrySheetDraft *draft, const char *venue, const char *name, const GantryJson *body, const GantryJson *conditions)
{
  static const char *const measured[] = { "sky", "air", "snow", "ice", "water", "pressure", "rain", "gusts" };
  const GantryJson *values = gantry_json_get_array (conditions, "values");
  const char *code = gantry_json_get_text (conditions, "code"), *humidity = gantry_json_get_text (conditions, "humidity");
  const char *at = strchr (gantry_json_get_text (body, "at"), 'T');
  g_autofree char *key = g_strconcat (venue, "/", code, NULL);
  g_autofree char *time = at != NULL ? g_strndup (at + 1, TIME_LENGTH) : NULL;

  gantry_sheet_draft_row (draft, key);
  gantry_sheet_draft_cell (draft, "venue", name);
  gantry_sheet_draft_cell (draft, "point", strcmp (code, "GEN") != 0 ? code : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (measured); i++)
    add_value (draft, values, measured[i]);
  add_wind (draft, conditions, values);
  gantry_sheet_draft_full_cell (draft, "humidity", humidity, *humidity != '\0' ? "%" : NULL, NULL, 0);
  gantry_sheet_draft_cell (draft, "time", time);
}

static GantrySheetDraft *
create_draft (GantryWeather *self)
{
  static const char *const columns[] = { "venue", "point", "sky", "air", "wind", "gusts", "humidity", "snow", "ice", "water", "rain",
                                         "pressure", "time" };
  GantrySheetDraft *draft = gantry_sheet_draft_new ();
  g_autoptr (GHashTable) names = read_names (self);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gantry_sheet_draft_column (draft, columns[i], NULL, NULL);
  self->nameless = FALSE;
  for (guint i = 0; i < self->topics->len; i++)
    {
      const char *topic = g_ptr_array_index (self->topics, i);
      GantryObject *object = gantry_documents_lookup (gantry_seat_get_documents (self->seat), topic, "conditions");
      const GantryJson *body = object != NULL ? gantry_object_get_json (object) : NULL;
      const GantryJson *array = gantry_json_get_array (body, "conditions");
      const char *venue = topic + strlen (PREFIX), *name = get_venue_name (self, names, venue);

      for (guint j = 0; j < gantry_json_get_length (array); j++)
        add_conditions (draft, venue, name, body, gantry_json_get_element (array, j));
    }
  return draft;
}

static void
gantry_weather_touch (GantryBoard *board, const char *topic, const char *id)
{
  GANTRY_WEATHER (board)->dirty = TRUE;
}

static void
gantry_weather_touch_all (GantryBoard *board)
{
  GANTRY_WEATHER (board)->dirty = TRUE;
}

static void
gantry_weather_flush (GantryBoard *board)
{
  GantryWeather *self = GANTRY_WEATHER (board);

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
  iface->touch = gantry_weather_touch;
  iface->touch_all = gantry_weather_touch_all;
  iface->flush = gantry_weather_flush;
}

static void
follow_topics (GantryWeather *self)
{
  if (gantry_seat_watch_known (self->seat, self->topics, PREFIX, self->venue, MAX_TOPICS, GANTRY_BOARD (self)))
    self->dirty = TRUE;
  if (self->dirty)
    gantry_seat_mark_dirty (self->seat);
}

/* Schedules change all the time: only when one may bring a name. */
static void
schedule_changed_cb (GantryWeather *self)
{
  if (!self->nameless)
    return;
  self->dirty = TRUE;
  gantry_seat_mark_dirty (self->seat);
}

static void
gantry_weather_dispose (GObject *object)
{
  GantryWeather *self = GANTRY_WEATHER (object);

  if (self->seat != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->seat, self);
      gantry_seat_remove_board (self->seat, GANTRY_BOARD (self));
      gantry_seat_unwatch_all (self->seat, self->topics, GANTRY_BOARD (self));
    }
  g_clear_object (&self->seat);
  G_OBJECT_CLASS (gantry_weather_parent_class)->dispose (object);
}

static void
gantry_weather_finalize (GObject *object)
{
  GantryWeather *self = GANTRY_WEATHER (object);

  g_free (self->venue);
  g_ptr_array_unref (self->topics);
  g_object_unref (self->sheet);
  G_OBJECT_CLASS (gantry_weather_parent_class)->finalize (object);
}

static void
gantry_weather_class_init (GantryWeatherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gantry_weather_dispose;
  G_OBJECT_CLASS (klass)->finalize = gantry_weather_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
gantry_weather_init (GantryWeather *self)
{
  self->topics = g_ptr_array_new_with_free_func (g_free);
  self->sheet = gantry_sheet_new ("weather", "");
  self->dirty = TRUE;
}

GantryWeather *
gantry_weather_new (GantrySeat *seat, const char *venue)
{
  GantryWeather *self;

  g_return_val_if_fail (GANTRY_IS_SEAT (seat), NULL);

  self = g_object_new (GANTRY_TYPE_WEATHER, NULL);
  self->seat = g_object_ref (seat);
  self->venue = g_strdup (venue);
  gantry_seat_add_board (seat, GANTRY_BOARD (self));
  g_signal_connect_object (seat, "topics-changed", G_CALLBACK (follow_topics), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gantry_seat_get_schedule (seat), "changed", G_CALLBACK (schedule_changed_cb), self,
                           G_CONNECT_SWAPPED);
  follow_topics (self);
  gantry_weather_flush (GANTRY_BOARD (self));
  return self;
}

GantrySheet *
gantry_weather_get_sheet (GantryWeather *self)
{
  g_return_val_if_fail (GANTRY_IS_WEATHER (self), NULL);

  return self->sheet;
}

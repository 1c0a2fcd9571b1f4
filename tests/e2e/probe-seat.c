/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "probe-seat.h"

#include "seat/link.h"
#include "seat/seat-private.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  gint64 when; /* monotonic µs */
  gint64 what;
} Moment;

struct _ProbeSeat
{
  GantrySeat *seat;
  GHashTable *held;    /* set of topics */
  GPtrArray *units;    /* of GantryUnit */
  GArray *states;      /* of Moment: a GantrySeatState */
  GArray *relays;      /* of Moment: how many are up */
  GHashTable *met;     /* set of GantryNotice, by identity */
  GHashTable *notices; /* set of texts: everything that a notice says */
  guint twice;         /* notices that said what another one had said */
  char *topic;         /* (nullable) traced */
  char *scope;
  gint64 major;
  GArray *trace; /* of Moment: a major */
  guint frame_id;
  char *told;    /* (nullable) digest of everything shown, as last printed */
};

#define FRAME_MS 16

static const char *const state_names[] = { "CONNECTING", "LIVE", "LATE", "STALE", "CACHED" };
static const char *const cache_names[] = { "OPENING", "READY", "LOCKED", "FULL", "FAILED", "CLOSED" };
static const char *const rebuilt_names[] = { "NO", "DAMAGED", "FOREIGN", "NEWER" };

static void
add_moment (GArray *moments, gint64 what)
{
  Moment moment = { g_get_monotonic_time (), what };

  g_array_append_val (moments, moment);
}

static void
state_cb (GantrySeat *seat, GParamSpec *pspec, ProbeSeat *self)
{
  add_moment (self->states, gantry_seat_get_state (seat));
}

static void
relays_cb (GantrySeat *seat, GParamSpec *pspec, ProbeSeat *self)
{
  guint up;

  g_object_get (seat, "relays-up", &up, NULL);
  add_moment (self->relays, up);
}

static void
hold_cb (GantrySeat *seat, ProbeSeat *self)
{
  g_autoptr (GPtrArray) topics = gantry_seat_list_topics (seat);

  for (guint i = 0; i < topics->len; i++)
    {
      const char *topic = g_ptr_array_index (topics, i);

      if (!g_hash_table_add (self->held, g_strdup (topic)))
        continue;
      gantry_seat_hold_topic (seat, topic);
      if (g_str_has_prefix (topic, "unit/"))
        g_ptr_array_add (self->units, gantry_seat_get_unit (seat, topic + strlen ("unit/")));
    }
}

/* Topic → "digest major" of what is shown, the major being that of the scope "result"; topics that hold nothing are left out. */
static void
put_shown_topics (ProbeSeat *self, JsonBuilder *builder)
{
  GantryDocuments *documents = gantry_seat_get_documents (self->seat);
  g_autoptr (GPtrArray) topics = gantry_documents_list_topics (documents);

  json_builder_begin_object (builder);
  for (guint i = 0; i < topics->len; i++)
    {
      const char *topic = g_ptr_array_index (topics, i);
      gint64 major = gantry_documents_get_floor (documents, topic, "result").major;
      char text[GANTRY_DIGEST_LENGTH + 1];
      g_autofree char *value = NULL;

      gantry_digest_to_string (gantry_documents_get_digest (documents, topic), text);
      if (strspn (text, "0") == GANTRY_DIGEST_LENGTH)
        continue;
      value = g_strdup_printf ("%s %" G_GINT64_FORMAT, text, major);
      json_builder_set_member_name (builder, topic);
      json_builder_add_string_value (builder, value);
    }
  json_builder_end_object (builder);
}

static char *
dup_shown (ProbeSeat *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  put_shown_topics (self, builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* ms source time of the newest thing that is shown. */
static gint64
get_newest (ProbeSeat *self)
{
  GantryDocuments *documents = gantry_seat_get_documents (self->seat);
  g_autoptr (GPtrArray) topics = gantry_documents_list_topics (documents);
  gint64 newest = 0;

  for (guint i = 0; i < topics->len; i++)
    {
      g_autoptr (GPtrArray) objects = gantry_documents_list_objects (documents, g_ptr_array_index (topics, i), NULL);

      for (guint k = 0; k < objects->len; k++)
        newest = MAX (newest, gantry_object_get_at (g_ptr_array_index (objects, k)));
    }
  return newest;
}

static gboolean
frame_cb (gpointer data)
{
  ProbeSeat *self = data;
  g_autofree char *shown = NULL;

  gantry_seat_flush (self->seat);
  shown = dup_shown (self);
  if (g_strcmp0 (shown, self->told) == 0)
    return G_SOURCE_CONTINUE;
  printf ("{\"t\":\"shown\",\"at\":%" G_GINT64_FORMAT ",\"wall\":%" G_GINT64_FORMAT ",\"newest\":%" G_GINT64_FORMAT
          ",\"topics\":%s}\n",
          g_get_monotonic_time (), g_get_real_time () / 1000, get_newest (self), shown);
  fflush (stdout);
  g_free (self->told);
  self->told = g_steal_pointer (&shown);
  return G_SOURCE_CONTINUE;
}

/* Who listens to this flushes by himself. */
static void
dirty_cb (GantrySeat *seat)
{
}

static void
flushed_cb (GantrySeat *seat, ProbeSeat *self)
{
  gint64 major;

  if (self->topic == NULL)
    return;
  major = gantry_documents_get_floor (gantry_seat_get_documents (seat), self->topic, self->scope).major;
  if (major != self->major)
    add_moment (self->trace, major);
  self->major = major;
}

static char *
dup_words (GantryNotice *notice)
{
  return g_strdup_printf ("%d|%s|%s|%s|%s|%s|%s|%s|%" G_GINT64_FORMAT, gantry_notice_get_kind (notice),
                          gantry_notice_get_unit (notice), gantry_notice_get_code (notice), gantry_notice_get_what (notice),
                          gantry_notice_get_from (notice), gantry_notice_get_to (notice), gantry_notice_get_from_time (notice),
                          gantry_notice_get_to_time (notice), gantry_notice_get_at (notice));
}

static void
changes_cb (GListModel *changes, guint position, guint removed, guint added, ProbeSeat *self)
{
  for (guint i = 0; i < added; i++)
    {
      GantryNotice *notice = g_list_model_get_item (changes, position + i);
      g_autofree char *words = NULL;

      if (!g_hash_table_add (self->met, notice)) /* takes the reference, or drops it */
        continue;
      words = dup_words (notice);
      if (g_hash_table_add (self->notices, g_strdup (words)))
        continue;
      self->twice++;
      g_printerr ("said twice: %s\n", words);
    }
}

ProbeSeat *
probe_seat_new (GantryProfiles *profiles, const ProbeOptions *options, int number)
{
  ProbeSeat *self = g_new0 (ProbeSeat, 1);

  self->seat = gantry_seat_new (profiles);
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->units = g_ptr_array_new_with_free_func (g_object_unref);
  self->states = g_array_new (FALSE, FALSE, sizeof (Moment));
  self->relays = g_array_new (FALSE, FALSE, sizeof (Moment));
  self->met = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->notices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->trace = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_signal_connect (self->seat, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_connect (self->seat, "notify::relays-up", G_CALLBACK (relays_cb), self);
  g_signal_connect (self->seat, "topics-changed", G_CALLBACK (hold_cb), self);
  g_signal_connect (self->seat, "flushed", G_CALLBACK (flushed_cb), self);
  if (!options->forget)
    g_signal_connect (gantry_seat_get_changes (self->seat), "items-changed", G_CALLBACK (changes_cb), self);
  gantry_seat_get_schedule (self->seat);
  gantry_seat_get_medals (self->seat);
  if (options->tell)
    {
      g_signal_connect (self->seat, "dirty", G_CALLBACK (dirty_cb), self);
      self->frame_id = g_timeout_add (FRAME_MS, frame_cb, self);
    }
  if (options->cache != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s.%d", options->cache, number);

      gantry_seat_open_cache (self->seat, path, NULL);
    }
  if (options->delay >= 0)
    gantry_seat_set_delay (self->seat, options->delay);
  for (guint i = 0; options->urls != NULL && options->urls[i] != NULL; i++)
    gantry_seat_add_relay (self->seat, options->urls[i]);
  return self;
}

void
probe_seat_free (ProbeSeat *self)
{
  g_clear_handle_id (&self->frame_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (gantry_seat_get_changes (self->seat), self);
  g_signal_handlers_disconnect_by_data (self->seat, self);
  g_ptr_array_unref (self->units);
  g_object_unref (self->seat);
  g_hash_table_unref (self->held);
  g_hash_table_unref (self->met);
  g_hash_table_unref (self->notices);
  g_array_unref (self->states);
  g_array_unref (self->relays);
  g_array_unref (self->trace);
  g_free (self->topic);
  g_free (self->scope);
  g_free (self->told);
  g_free (self);
}

void
probe_seat_trace (ProbeSeat *self, const char *topic, const char *scope)
{
  g_free (self->topic);
  g_free (self->scope);
  self->topic = g_strdup (topic);
  self->scope = g_strdup (scope);
  g_array_set_size (self->trace, 0);
  flushed_cb (self->seat, self);
}

static void
put_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
put_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* From the ledger: what the seat itself says about its outages. */
static void
put_ledger (ProbeSeat *self, JsonBuilder *builder)
{
  GantryLedger *ledger = gantry_seat_get_ledger (self->seat);
  guint64 recovered, conflated, skipped, lost;

  gantry_ledger_get_sums (ledger, &recovered, &conflated, &skipped, &lost);
  put_int (builder, "outages", g_list_model_get_n_items (G_LIST_MODEL (ledger)));
  put_int (builder, "open", gantry_ledger_get_open (ledger));
  put_int (builder, "recovered", (gint64) recovered);
  put_int (builder, "conflated", (gint64) conflated);
  put_int (builder, "skipped", (gint64) skipped);
  put_int (builder, "lost", (gint64) lost);
}

static void
put_link_counts (ProbeSeat *self, JsonBuilder *builder)
{
  guint sums[5] = { 0 };

  for (guint i = 0; i < self->seat->links->len; i++)
    {
      GantryLink *link = g_ptr_array_index (self->seat->links, i);
      guint counts[5];

      gantry_link_get_counts (link, &counts[0], &counts[1], &counts[2]);
      gantry_link_get_mends (link, &counts[3], &counts[4]);
      for (guint k = 0; k < G_N_ELEMENTS (sums); k++)
        sums[k] += counts[k];
    }
  put_int (builder, "losses", sums[0]);
  put_int (builder, "holes", sums[1]);
  put_int (builder, "lost_histories", sums[2]);
  put_int (builder, "mismatches", sums[3]);
  put_int (builder, "mended", sums[4]);
}

void
probe_seat_report (ProbeSeat *self, JsonBuilder *builder)
{
  GantryDocuments *documents = self->seat->arrived;
  g_autoptr (GPtrArray) topics = gantry_documents_list_topics (documents);
  gint64 objects = 0;

  for (guint i = 0; i < topics->len; i++)
    objects += gantry_documents_count_objects (documents, g_ptr_array_index (topics, i));
  put_text (builder, "state", state_names[gantry_seat_get_state (self->seat)]);
  put_int (builder, "age", gantry_seat_get_age (self->seat));
  put_int (builder, "source_time", gantry_seat_get_source_time (self->seat));
  put_int (builder, "up", self->relays->len > 0 ? g_array_index (self->relays, Moment, self->relays->len - 1).what : 0);
  put_int (builder, "delay", gantry_seat_get_delay (self->seat));
  put_int (builder, "topics", g_hash_table_size (self->held));
  put_int (builder, "units", self->units->len);
  put_int (builder, "objects", objects);
  put_int (builder, "notices", g_hash_table_size (self->notices));
  put_int (builder, "twice", self->twice);
  put_link_counts (self, builder);
  put_ledger (self, builder);
}

void
probe_seat_put_digests (ProbeSeat *self, JsonBuilder *builder)
{
  GantryDocuments *documents = self->seat->arrived;
  GHashTableIter iter;
  gpointer topic;

  json_builder_begin_object (builder);
  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, &topic, NULL))
    {
      char text[GANTRY_DIGEST_LENGTH + 1];

      gantry_digest_to_string (gantry_documents_get_digest (documents, topic), text);
      json_builder_set_member_name (builder, topic);
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_object (builder);
}

void
probe_seat_put_shown (ProbeSeat *self, JsonBuilder *builder)
{
  GantryCache *cache = gantry_seat_get_cache (self->seat);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "topics");
  put_shown_topics (self, builder);
  put_text (builder, "state", state_names[gantry_seat_get_state (self->seat)]);
  if (cache != NULL)
    {
      put_text (builder, "cache", cache_names[gantry_cache_get_state (cache)]);
      put_text (builder, "rebuilt", rebuilt_names[gantry_cache_get_rebuilt (cache)]);
    }
  json_builder_end_object (builder);
}

static void
put_moments (GArray *moments, const char *const *names, JsonBuilder *builder)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < moments->len; i++)
    {
      const Moment *moment = &g_array_index (moments, Moment, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, moment->when);
      if (names != NULL)
        json_builder_add_string_value (builder, names[moment->what]);
      else
        json_builder_add_int_value (builder, moment->what);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

void
probe_seat_put_trace (ProbeSeat *self, JsonBuilder *builder)
{
  put_moments (self->trace, NULL, builder);
}

void
probe_seat_put_states (ProbeSeat *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "states");
  put_moments (self->states, state_names, builder);
  json_builder_set_member_name (builder, "relays");
  put_moments (self->relays, NULL, builder);
  json_builder_end_object (builder);
}

void
probe_seat_put_notices (ProbeSeat *self, JsonBuilder *builder)
{
  GHashTableIter iter;
  gpointer words;

  json_builder_begin_array (builder);
  g_hash_table_iter_init (&iter, self->notices);
  while (g_hash_table_iter_next (&iter, &words, NULL))
    json_builder_add_string_value (builder, words);
  json_builder_end_array (builder);
}

void
probe_seat_put_clocks (ProbeSeat *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  put_int (builder, "at", g_get_monotonic_time ());
  put_int (builder, "source_time", gantry_seat_get_source_time (self->seat));
  json_builder_set_member_name (builder, "clocks");
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->units->len; i++)
    {
      GantryUnit *unit = g_ptr_array_index (self->units, i);
      gboolean running;
      gint64 clock = gantry_unit_get_clock (unit, &running);

      if (running)
        put_int (builder, gantry_unit_get_rsc (unit), clock);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

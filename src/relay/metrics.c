/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/metrics.h"

#include <string.h>

#define MAX_SERIES 256
#define OTHER      "other"

typedef struct
{
  const char *name;
  const char *help;
  gboolean gauge;
  const char *labels[2];
} Family;

static const Family families[GANTRY_N_METRICS] = {
  [GANTRY_METRIC_MESSAGES] = { "gantry_messages_total", "Messages answered with 200", FALSE, { "type", "outcome" } },
  [GANTRY_METRIC_REFUSED] = { "gantry_refused_total", "Requests, files and messages refused", FALSE, { "reason" } },
  [GANTRY_METRIC_ODDITIES] = { "gantry_oddities_total", "Elements, attributes and values passed over", FALSE, { "name" } },
  [GANTRY_METRIC_SEATS] = { "gantry_seats", "Seats connected", TRUE, { NULL } },
  [GANTRY_METRIC_SEATS_COME] = { "gantry_seats_connected_total", "Seats that have connected", FALSE, { NULL } },
  [GANTRY_METRIC_SEATS_DISMISSED] = { "gantry_seats_dismissed_total", "Seats let go by the relay", FALSE, { "reason" } },
  [GANTRY_METRIC_OPENED] = { "gantry_topics_opened_total", "Answers to open", FALSE, { "outcome" } },
  [GANTRY_METRIC_FRAMES] = { "gantry_frames_sent_total", "Frames sent to seats", FALSE, { "type" } },
  [GANTRY_METRIC_CONFLATED] = { "gantry_conflated_frames_total", "Puts that a slow seat got as part of another", FALSE, { NULL } },
  [GANTRY_METRIC_SEATS_BEHIND] = { "gantry_seats_behind", "Seats whose puts are conflated", TRUE, { NULL } },
  [GANTRY_METRIC_SENT_BYTES] = { "gantry_sent_bytes_total", "Bytes sent to seats", FALSE, { NULL } },
  [GANTRY_METRIC_HISTORY_BYTES] = { "gantry_history_bytes", "Puts kept for replay", TRUE, { NULL } },
  [GANTRY_METRIC_TOPICS] = { "gantry_topics", "Topics", TRUE, { NULL } },
  [GANTRY_METRIC_QUARANTINE_FILES] = { "gantry_quarantine_files", "Refused bodies kept", TRUE, { NULL } },
  [GANTRY_METRIC_QUARANTINE_BYTES] = { "gantry_quarantine_bytes", "Bytes of refused bodies kept", TRUE, { NULL } },
  [GANTRY_METRIC_JOURNAL_MESSAGES] = { "gantry_journal_messages", "Messages in the journal", TRUE, { NULL } },
  [GANTRY_METRIC_JOURNAL_BYTES] = { "gantry_journal_bytes", "Size of the journal's files", TRUE, { NULL } },
  [GANTRY_METRIC_RECORD_FAILURES] = { "gantry_record_failures_total", "Messages that could not be recorded", FALSE, { NULL } },
};

static const gint64 bounds[] = { 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 1000000 }; /* µs */

struct _GantryMetrics
{
  GHashTable *series[GANTRY_N_METRICS]; /* label values joined by 0x1f → gint64 (owned) */
  gint64 buckets[G_N_ELEMENTS (bounds) + 1];
  gint64 sum; /* µs */
};

GantryMetrics *
gantry_metrics_new (void)
{
  GantryMetrics *self = g_new0 (GantryMetrics, 1);

  for (guint i = 0; i < GANTRY_N_METRICS; i++)
    self->series[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
gantry_metrics_free (GantryMetrics *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < GANTRY_N_METRICS; i++)
    g_hash_table_unref (self->series[i]);
  g_free (self);
}

static char *
make_key (GantryMetric metric, const char *first, const char *second)
{
  if (families[metric].labels[0] == NULL)
    return g_strdup ("");
  if (families[metric].labels[1] == NULL)
    return g_strdup (first != NULL ? first : "");
  return g_strconcat (first != NULL ? first : "", "\x1f", second != NULL ? second : "", NULL);
}

static gint64 *
ensure_series (GantryMetrics *self, GantryMetric metric, const char *first, const char *second)
{
  g_autofree char *key = make_key (metric, first, second);
  gint64 *value = g_hash_table_lookup (self->series[metric], key);

  if (value != NULL)
    return value;
  if (g_hash_table_size (self->series[metric]) >= MAX_SERIES && g_strcmp0 (first, OTHER) != 0)
    return ensure_series (self, metric, OTHER, OTHER);
  value = g_new0 (gint64, 1);
  g_hash_table_insert (self->series[metric], g_steal_pointer (&key), value);
  return value;
}

void
gantry_metrics_add (GantryMetrics *self, GantryMetric metric, const char *first, const char *second, gint64 n)
{
  g_return_if_fail (self != NULL && metric < GANTRY_N_METRICS);

  *ensure_series (self, metric, first, second) += n;
}

void
gantry_metrics_set (GantryMetrics *self, GantryMetric metric, gint64 value)
{
  g_return_if_fail (self != NULL && metric < GANTRY_N_METRICS);

  *ensure_series (self, metric, NULL, NULL) = value;
}

gint64
gantry_metrics_get (GantryMetrics *self, GantryMetric metric, const char *first, const char *second)
{
  g_autofree char *key = NULL;
  gint64 *value;

  g_return_val_if_fail (self != NULL && metric < GANTRY_N_METRICS, 0);

  key = make_key (metric, first, second);
  value = g_hash_table_lookup (self->series[metric], key);
  return value != NULL ? *value : 0;
}

void
gantry_metrics_observe_store (GantryMetrics *self, gint64 microseconds)
{
  guint i = 0;

  g_return_if_fail (self != NULL);

  while (i < G_N_ELEMENTS (bounds) && microseconds > bounds[i])
    i++;
  self->buckets[i]++;
  self->sum += microseconds;
}

/* name="value": backslash, quote and line end written as the format wants; control characters of others taken out. */
static void
append_label (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, "%s=\"", name);
  for (; *value != '\0'; value++)
    if (*value == '\\' || *value == '"')
      g_string_append_printf (out, "\\%c", *value);
    else if ((guchar) *value >= 0x20)
      g_string_append_c (out, *value);
  g_string_append_c (out, '"');
}

static void
append_series (GString *out, const Family *family, const char *key, gint64 value)
{
  g_auto (GStrv) values = g_strsplit (key, "\x1f", 2);

  g_string_append (out, family->name);
  for (guint i = 0; i < 2 && family->labels[i] != NULL; i++)
    {
      g_string_append_c (out, i == 0 ? '{' : ',');
      append_label (out, family->labels[i], i < g_strv_length (values) ? values[i] : "");
    }
  if (family->labels[0] != NULL)
    g_string_append_c (out, '}');
  g_string_append_printf (out, " %" G_GINT64_FORMAT "\n", value);
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_family (GString *out, GantryMetrics *self, GantryMetric metric)
{
  const Family *family = &families[metric];
  guint n_keys;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->series[metric], &n_keys);

  g_string_append_printf (out, "# HELP %s %s\n# TYPE %s %s\n", family->name, family->help, family->name,
                          family->gauge ? "gauge" : "counter");
  g_qsort_with_data (keys, n_keys, sizeof (gpointer), compare_keys, NULL);
  if (n_keys == 0 && family->labels[0] == NULL)
    append_series (out, family, "", 0);
  for (guint i = 0; i < n_keys; i++)
    append_series (out, family, keys[i], *(gint64 *) g_hash_table_lookup (self->series[metric], keys[i]));
}

static void
append_histogram (GString *out, GantryMetrics *self)
{
  gint64 count = 0;

  g_string_append (out, "# HELP gantry_store_seconds Time of one transaction of the journal\n"
                        "# TYPE gantry_store_seconds histogram\n");
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      count += self->buckets[i];
      g_string_append_printf (out, "gantry_store_seconds_bucket{le=\"%g\"} %" G_GINT64_FORMAT "\n", bounds[i] / 1e6, count);
    }
  count += self->buckets[G_N_ELEMENTS (bounds)];
  g_string_append_printf (out, "gantry_store_seconds_bucket{le=\"+Inf\"} %" G_GINT64_FORMAT "\n", count);
  g_string_append_printf (out, "gantry_store_seconds_sum %" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT "\n",
                          self->sum / G_USEC_PER_SEC, self->sum % G_USEC_PER_SEC);
  g_string_append_printf (out, "gantry_store_seconds_count %" G_GINT64_FORMAT "\n", count);
}

/* The states that a source can be in, one of which is 1: "off" and "lost" are not the same to whoever is woken by one of them. */
static void
append_source_states (GString *out, const GantryFrame *beat)
{
  static const char *const words[] = { [GANTRY_SOURCE_ON] = "on", [GANTRY_SOURCE_OFF] = "off", [GANTRY_SOURCE_LOST] = "lost" };

  g_string_append (out, "# HELP gantry_source_state 1 for the state that a source is in\n# TYPE gantry_source_state gauge\n");
  for (guint i = 0; i < beat->sources->len; i++)
    for (guint state = 0; state < G_N_ELEMENTS (words); state++)
      {
        const GantrySourceBeat *source = &g_array_index (beat->sources, GantrySourceBeat, i);

        g_string_append (out, "gantry_source_state{");
        append_label (out, "source", source->id);
        g_string_append_printf (out, ",state=\"%s\"} %d\n", words[state], source->state == (GantrySourceState) state);
      }
}

static void
append_source_ages (GString *out, const GantryFrame *beat)
{
  g_string_append (out, "# HELP gantry_source_heard_seconds Since a source was heard\n# TYPE gantry_source_heard_seconds gauge\n");
  for (guint i = 0; i < beat->sources->len; i++)
    {
      const GantrySourceBeat *source = &g_array_index (beat->sources, GantrySourceBeat, i);

      g_string_append (out, "gantry_source_heard_seconds{");
      append_label (out, "source", source->id);
      g_string_append_printf (out, "} %" G_GINT64_FORMAT ".%03d\n", source->heard / 1000, (int) (source->heard % 1000));
    }
}

char *
gantry_metrics_to_text (GantryMetrics *self, const GantryFrame *beat)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (out, FALSE));

  for (guint i = 0; i < GANTRY_N_METRICS; i++)
    append_family (out, self, i);
  append_histogram (out, self);
  if (beat != NULL)
    {
      append_source_states (out, beat);
      append_source_ages (out, beat);
    }
  return g_string_free (out, FALSE);
}

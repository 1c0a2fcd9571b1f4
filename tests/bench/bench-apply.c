/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a message costs, step by step, in one process and without sockets: read from the feed, applied and encoded by a relay,
 * decoded and applied by a seat that has every unit open, flushed to its boards. Usage: bench-apply RECORDING. Prints
 * microseconds; never fails because of them. */
#include "config.h"

#include <locale.h>

#include "ctl/recording.h"
#include "seat/seat-private.h"
#include "source/odf/odf.h"
#include "sport/profile.h"
#include "stream/frame.h"

typedef enum
{
  STEP_PARSE,
  STEP_APPLY,
  STEP_ENCODE,
  STEP_DECODE,
  STEP_SEAT,
  STEP_FLUSH,
  N_STEPS,
} Step;

static const char *const step_names[] = {
  "read the message", "relay: apply", "relay: encode the puts", "seat: decode", "seat: apply", "seat: flush the boards",
};

typedef struct
{
  GantryDocuments *relay;
  GantrySeat *seat;
  GPtrArray *units; /* (element-type GantryUnit) */
  GHashTable *seqs; /* topic → last sequence */
  GArray *costs[N_STEPS]; /* of gint64, ns */
  gint64 bytes_in;
  gint64 bytes_out;
} Bench;

static gint64
get_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static void
take_time (Bench *self, Step step, gint64 *since)
{
  gint64 now = get_now ();
  gint64 cost = now - *since;

  g_array_append_val (self->costs[step], cost);
  *since = get_now ();
}

static GBytes *
encode (Bench *self, const GantryChange *change, const GantryOutcome *outcome)
{
  gint64 seq = GPOINTER_TO_SIZE (g_hash_table_lookup (self->seqs, change->topic)) + 1;
  g_autoptr (GantryFrame) put = NULL;

  if (outcome->verdict != GANTRY_VERDICT_TAKEN)
    return NULL;
  put = gantry_frame_new_put (change, outcome, seq);
  g_hash_table_replace (self->seqs, g_strdup (change->topic), GSIZE_TO_POINTER (seq));
  return gantry_frame_encode (put);
}

static void
watch_unit (Bench *self, const char *topic)
{
  if (g_str_has_prefix (topic, "unit/") && !g_hash_table_contains (self->seqs, topic))
    g_ptr_array_add (self->units, gantry_seat_get_unit (self->seat, topic + strlen ("unit/")));
}

static void
run_change (Bench *self, const GantryChange *change)
{
  g_auto (GantryOutcome) outcome = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GantryFrame) frame = NULL;
  gint64 time;

  watch_unit (self, change->topic);
  time = get_now ();
  gantry_documents_apply (self->relay, change, &outcome);
  take_time (self, STEP_APPLY, &time);
  bytes = encode (self, change, &outcome);
  take_time (self, STEP_ENCODE, &time);
  if (bytes == NULL)
    return;
  self->bytes_out += g_bytes_get_size (bytes);
  frame = gantry_frame_decode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), GANTRY_STREAM_MAX_FROM_RELAY, NULL);
  take_time (self, STEP_DECODE, &time);
  gantry_seat_apply (self->seat, g_ptr_array_index (frame->changes, 0));
  take_time (self, STEP_SEAT, &time);
}

static void
run_message (Bench *self, GBytes *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryOdfMessage) message = NULL;
  gint64 time = get_now ();

  self->bytes_in += g_bytes_get_size (body);
  message = gantry_odf_parse (g_bytes_get_data (body, NULL), g_bytes_get_size (body), &error);
  take_time (self, STEP_PARSE, &time);
  for (guint i = 0; message != NULL && i < message->changes->len; i++)
    run_change (self, g_ptr_array_index (message->changes, i));
  time = get_now ();
  gantry_seat_flush (self->seat);
  take_time (self, STEP_FLUSH, &time);
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static double
get_share (GArray *costs, double share)
{
  return g_array_index (costs, gint64, (guint) ((costs->len - 1) * share)) / 1e3;
}

static void
print_step (const char *name, GArray *costs, guint n_messages)
{
  gint64 sum = 0;

  if (costs->len == 0)
    return;
  g_array_sort (costs, compare_costs);
  for (guint i = 0; i < costs->len; i++)
    sum += g_array_index (costs, gint64, i);
  g_print ("%-24s %10.1f %10.1f %10.1f %10.1f\n", name, sum / 1e3 / n_messages, get_share (costs, 0.5), get_share (costs, 0.99),
           get_share (costs, 1));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryRecording) recording = NULL;
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  Bench self = { gantry_documents_new (), gantry_seat_new (profiles), g_ptr_array_new_with_free_func (g_object_unref),
                 g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  guint n_messages = 0;

  recording = argc == 2 ? gantry_recording_open (argv[1], &error) : NULL;
  setlocale (LC_ALL, "");
  if (recording == NULL)
    {
      g_printerr ("bench-apply: %s\n", error != NULL ? error->message : "one RECORDING is needed");
      return 2;
    }
  for (guint i = 0; i < N_STEPS; i++)
    self.costs[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (;; n_messages++)
    {
      g_auto (GantryRecordedMessage) message = { 0 };

      if (!gantry_recording_next (recording, &message, &error))
        break;
      run_message (&self, message.body);
    }
  g_print ("%u messages, %.1f kB each; puts of %.1f kB a message\n", n_messages, self.bytes_in / 1e3 / n_messages,
           self.bytes_out / 1e3 / n_messages);
  g_print ("%-24s %10s %10s %10s %10s\n", "µs", "a message", "p50", "p99", "max");
  for (guint i = 0; i < N_STEPS; i++)
    print_step (step_names[i], self.costs[i], n_messages);
  for (guint i = 0; i < N_STEPS; i++)
    g_array_unref (self.costs[i]);
  g_ptr_array_unref (self.units);
  g_hash_table_unref (self.seqs);
  g_object_unref (self.relay);
  g_object_unref (self.seat);
  return 0;
}

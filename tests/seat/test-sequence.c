/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat/sequence.h"

static GantryFrame *
make_frame (GantryFrameType type, gint64 epoch, gint64 seq)
{
  GantryFrame *frame = gantry_frame_new (type);

  frame->topic = g_strdup ("medals");
  frame->epoch = epoch;
  frame->seq = seq;
  return frame;
}

static void
take_snap (GantrySequence *sequence, gint64 epoch, gint64 seq)
{
  g_autoptr (GantryFrame) frame = make_frame (GANTRY_FRAME_SNAP, epoch, seq);

  gantry_sequence_begin_snap (sequence, frame);
  gantry_sequence_take_snap (sequence, frame);
}

static GantryStep
take_put (GantrySequence *sequence, gint64 seq)
{
  g_autoptr (GantryFrame) frame = make_frame (GANTRY_FRAME_PUT, 0, seq);

  return gantry_sequence_take_put (sequence, frame);
}

static void
take_opened (GantrySequence *sequence, GantryOpenOutcome outcome, gint64 count)
{
  g_autoptr (GantryFrame) frame = make_frame (GANTRY_FRAME_OPENED, 7, 3);

  frame->outcome = outcome;
  frame->count = count;
  gantry_sequence_take_opened (sequence, frame);
}

/* What it asks for: -1 for everything, else the number that it continues from. */
static gint64
open_it (GantrySequence *sequence, gint64 now)
{
  g_autoptr (GantryFrame) frame = gantry_sequence_open (sequence, now);

  g_assert_cmpstr (frame->topic, ==, "medals");
  return frame->resume ? frame->seq : -1;
}

static void
test_first (void)
{
  GantrySequence *sequence = gantry_sequence_new ("medals", 100);

  g_assert_cmpint (sequence->gap_since, ==, 100); /* nothing is here yet */
  g_assert_cmpint (open_it (sequence, 200), ==, -1);
  g_assert_cmpint (sequence->gap_since, ==, 100);
  g_assert_cmpint (take_put (sequence, 9), ==, GANTRY_STEP_TAKE);
  take_opened (sequence, GANTRY_OUTCOME_SNAPSHOT, 0);
  g_assert_cmpint (sequence->gap_since, ==, 100);
  take_snap (sequence, 7, 3);
  g_assert_cmpint (sequence->gap_since, ==, 0);
  g_assert_cmpint (take_put (sequence, 3), ==, GANTRY_STEP_IGNORE);
  g_assert_cmpint (take_put (sequence, 4), ==, GANTRY_STEP_TAKE);
  g_assert_cmpint (take_put (sequence, 4), ==, GANTRY_STEP_IGNORE);
  g_assert_cmpint (take_put (sequence, 6), ==, GANTRY_STEP_HOLE);
  g_assert_cmpint (open_it (sequence, 300), ==, 4);
  g_assert_cmpint (sequence->gap_since, ==, 300);
  gantry_sequence_free (sequence);
}

static void
test_replay (void)
{
  GantrySequence *sequence = gantry_sequence_new ("medals", 1);

  open_it (sequence, 1);
  take_snap (sequence, 7, 3);
  gantry_sequence_lose (sequence, 50);
  g_assert_cmpint (sequence->gap_since, ==, 50);
  g_assert_cmpint (open_it (sequence, 60), ==, 3);
  take_opened (sequence, GANTRY_OUTCOME_REPLAYED, 2);
  g_assert_cmpint (take_put (sequence, 4), ==, GANTRY_STEP_TAKE);
  g_assert_cmpint (sequence->gap_since, ==, 50);
  g_assert_cmpint (take_put (sequence, 5), ==, GANTRY_STEP_TAKE);
  g_assert_cmpint (sequence->gap_since, ==, 0);
  gantry_sequence_lose (sequence, 70);
  open_it (sequence, 80);
  take_opened (sequence, GANTRY_OUTCOME_REPLAYED, 0); /* nothing was missed */
  g_assert_cmpint (sequence->gap_since, ==, 0);
  gantry_sequence_free (sequence);
}

static void
test_start_over (void)
{
  GantrySequence *sequence = gantry_sequence_new ("medals", 1);

  open_it (sequence, 1);
  take_snap (sequence, 7, 3);
  gantry_sequence_start_over (sequence);
  g_assert_cmpint (open_it (sequence, 5), ==, -1);
  gantry_sequence_free (sequence);
}

static void
test_beat (void)
{
  GantrySequence *sequence = gantry_sequence_new ("medals", 1);

  g_assert_true (gantry_sequence_take_beat (sequence, 9)); /* nothing is known, nothing is missed */
  open_it (sequence, 1);
  take_snap (sequence, 7, 3);
  g_assert_true (gantry_sequence_take_beat (sequence, 3));
  g_assert_true (gantry_sequence_take_beat (sequence, 4));
  g_assert_false (gantry_sequence_take_beat (sequence, 4));
  open_it (sequence, 2);
  g_assert_true (gantry_sequence_take_beat (sequence, 9)); /* the answer is on the way */
  gantry_sequence_free (sequence);
}

static void
test_denied (void)
{
  GantrySequence *sequence = gantry_sequence_new ("medals", 1);

  take_opened (sequence, GANTRY_OUTCOME_DENIED, 0);
  g_assert_false (sequence->denied); /* not asked for */
  open_it (sequence, 1);
  take_opened (sequence, GANTRY_OUTCOME_DENIED, 0);
  g_assert_true (sequence->denied);
  gantry_sequence_lose (sequence, 9);
  g_assert_false (sequence->denied); /* another relay, another answer */
  gantry_sequence_free (sequence);
}

/* A snapshot in several frames counts with the last. */
static void
test_snapshot_in_parts (void)
{
  GantrySequence *sequence = gantry_sequence_new ("medals", 1);
  g_autoptr (GantryFrame) part = make_frame (GANTRY_FRAME_SNAP, 7, 3);

  open_it (sequence, 1);
  part->more = TRUE;
  gantry_sequence_begin_snap (sequence, part);
  gantry_sequence_take_snap (sequence, part);
  g_assert_cmpint (sequence->gap_since, ==, 1);
  gantry_sequence_lose (sequence, 2);
  g_assert_cmpint (open_it (sequence, 3), ==, -1); /* the rest is missing: all of it again */
  gantry_sequence_begin_snap (sequence, part);
  gantry_sequence_take_snap (sequence, part);
  take_snap (sequence, 7, 3);
  g_assert_cmpint (sequence->gap_since, ==, 0);
  g_assert_cmpint (open_it (sequence, 4), ==, 3);
  gantry_sequence_free (sequence);
}

static GantryStep
take_merged (GantrySequence *sequence, gint64 from, gint64 seq, gboolean more)
{
  g_autoptr (GantryFrame) frame = make_frame (GANTRY_FRAME_PUT, 0, seq);

  frame->from = from;
  frame->more = more;
  return gantry_sequence_take_put (sequence, frame);
}

/* One put for many, in one frame or several. */
static void
test_merged (void)
{
  GantrySequence *sequence = gantry_sequence_new ("medals", 1);

  open_it (sequence, 1);
  take_snap (sequence, 7, 3);
  g_assert_cmpint (take_merged (sequence, 4, 9, FALSE), ==, GANTRY_STEP_TAKE);
  g_assert_cmpint (sequence->seq, ==, 9);
  g_assert_cmpint (take_merged (sequence, 4, 9, FALSE), ==, GANTRY_STEP_IGNORE);
  g_assert_cmpint (take_merged (sequence, 11, 12, FALSE), ==, GANTRY_STEP_HOLE);
  g_assert_cmpint (take_merged (sequence, 8, 12, TRUE), ==, GANTRY_STEP_TAKE); /* overlaps */
  g_assert_cmpint (sequence->seq, ==, 9);
  gantry_sequence_lose (sequence, 50);
  g_assert_cmpint (open_it (sequence, 60), ==, 9); /* not all of its frames came */
  take_opened (sequence, GANTRY_OUTCOME_REPLAYED, 4);
  g_assert_cmpint (take_merged (sequence, 10, 12, TRUE), ==, GANTRY_STEP_TAKE);
  g_assert_cmpint (take_merged (sequence, 10, 12, FALSE), ==, GANTRY_STEP_TAKE);
  g_assert_cmpint (sequence->gap_since, ==, 50);
  g_assert_cmpint (take_put (sequence, 13), ==, GANTRY_STEP_TAKE);
  g_assert_cmpint (sequence->gap_since, ==, 0);
  gantry_sequence_free (sequence);
}

/* TRUE when the snapshot that is taken now would mend. */
static gboolean
mend (GantrySequence *sequence)
{
  g_autoptr (GantryFrame) frame = make_frame (GANTRY_FRAME_SNAP, 7, sequence->seq);
  GantryChange *change = gantry_change_new ("medals", "s", GANTRY_CHANGE_FULL, GANTRY_REV_NONE, 0);

  g_ptr_array_add (frame->changes, change);
  g_assert_cmpint (open_it (sequence, 1), ==, -1);
  gantry_sequence_begin_snap (sequence, frame);
  gantry_sequence_take_snap (sequence, frame);
  return change->mends;
}

static void
test_digest_alone (void)
{
  GantrySequence *sequence = gantry_sequence_new ("medals", 1);

  g_assert_false (gantry_sequence_can_compare (sequence, 0));
  open_it (sequence, 1);
  g_assert_false (gantry_sequence_can_compare (sequence, 0));
  take_snap (sequence, 7, 3);
  g_assert_false (gantry_sequence_can_compare (sequence, 4));
  g_assert_true (gantry_sequence_can_compare (sequence, 3));
  g_assert_cmpint (gantry_sequence_take_digest (sequence, TRUE, TRUE), ==, GANTRY_MATCH_NONE);
  g_assert_cmpint (gantry_sequence_take_digest (sequence, FALSE, TRUE), ==, GANTRY_MATCH_MISMATCH);
  g_assert_true (mend (sequence));
  g_assert_cmpint (gantry_sequence_take_digest (sequence, TRUE, TRUE), ==, GANTRY_MATCH_MENDED);
  g_assert_cmpint (gantry_sequence_take_digest (sequence, TRUE, TRUE), ==, GANTRY_MATCH_NONE);
  gantry_sequence_start_over (sequence);
  g_assert_false (mend (sequence)); /* opened anew for another reason */
  gantry_sequence_free (sequence);
}

/* What no snapshot mends is tried ever more seldom, and counted once. */
static void
test_digest_in_vain (void)
{
  GantrySequence *sequence = gantry_sequence_new ("medals", 1);
  guint tries = 0;

  open_it (sequence, 1);
  take_snap (sequence, 7, 3);
  g_assert_cmpint (gantry_sequence_take_digest (sequence, FALSE, TRUE), ==, GANTRY_MATCH_MISMATCH);
  mend (sequence);
  for (guint i = 0; i < 6 * 60; i++) /* an hour */
    {
      GantryMatch match = gantry_sequence_take_digest (sequence, FALSE, TRUE);

      g_assert_cmpint (match, !=, GANTRY_MATCH_MISMATCH);
      tries += match == GANTRY_MATCH_AGAIN;
      if (match == GANTRY_MATCH_AGAIN)
        mend (sequence);
    }
  g_assert_cmpuint (tries, >, 4);
  g_assert_cmpuint (tries, <, 12);
  gantry_sequence_free (sequence);
}

/* On two lines the documents may be ahead of one. */
static void
test_digest_of_two (void)
{
  GantrySequence *sequence = gantry_sequence_new ("medals", 1);

  open_it (sequence, 1);
  take_snap (sequence, 7, 3);
  for (gint64 seq = 4; seq < 7; seq++) /* moves on */
    {
      g_assert_cmpint (gantry_sequence_take_digest (sequence, FALSE, FALSE), ==, GANTRY_MATCH_NONE);
      take_put (sequence, seq);
    }
  g_assert_cmpint (gantry_sequence_take_digest (sequence, TRUE, FALSE), ==, GANTRY_MATCH_NONE);
  g_assert_cmpint (gantry_sequence_take_digest (sequence, FALSE, FALSE), ==, GANTRY_MATCH_NONE);
  g_assert_cmpint (gantry_sequence_take_digest (sequence, FALSE, FALSE), ==, GANTRY_MATCH_MISMATCH); /* rests */
  gantry_sequence_free (sequence);
}

/* A relay that loses frames on the way, and lines that break: whatever happens, every number is taken exactly once and in
 * order, or covered by a snapshot, and at rest nothing is missing. */
static void
test_nothing_is_lost (void)
{
  for (int round = 0; round < 300; round++)
    {
      GantrySequence *sequence = gantry_sequence_new ("medals", 1);
      gint64 relay = 0, taken = 0;
      gboolean opened = FALSE;

      for (int i = 0; i < 60; i++)
        {
          int dice = g_test_rand_int_range (0, 10);

          if (!opened)
            {
              gint64 from = open_it (sequence, i + 1);

              g_assert_cmpint (from, ==, taken == 0 && from < 0 ? -1 : taken);
              opened = TRUE;
              if (from < 0)
                {
                  take_snap (sequence, 7, relay);
                  taken = relay;
                  continue;
                }
              take_opened (sequence, GANTRY_OUTCOME_REPLAYED, relay - from);
              while (taken < relay)
                g_assert_cmpint (take_put (sequence, ++taken), ==, GANTRY_STEP_TAKE);
            }
          else if (dice == 0)
            {
              gantry_sequence_lose (sequence, i + 1);
              opened = FALSE;
            }
          else if (dice < 3)
            relay++; /* and nobody hears of it */
          else
            {
              GantryStep step = take_put (sequence, ++relay);

              g_assert_cmpint (step, ==, relay == taken + 1 ? GANTRY_STEP_TAKE : GANTRY_STEP_HOLE);
              taken += step == GANTRY_STEP_TAKE;
              opened = step == GANTRY_STEP_TAKE;
            }
          g_assert_cmpint (sequence->seq, ==, taken);
        }
      gantry_sequence_free (sequence);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seat/sequence/first", test_first);
  g_test_add_func ("/seat/sequence/replay", test_replay);
  g_test_add_func ("/seat/sequence/start-over", test_start_over);
  g_test_add_func ("/seat/sequence/beat", test_beat);
  g_test_add_func ("/seat/sequence/denied", test_denied);
  g_test_add_func ("/seat/sequence/snapshot-in-parts", test_snapshot_in_parts);
  g_test_add_func ("/seat/sequence/merged", test_merged);
  g_test_add_func ("/seat/sequence/digest-alone", test_digest_alone);
  g_test_add_func ("/seat/sequence/digest-in-vain", test_digest_in_vain);
  g_test_add_func ("/seat/sequence/digest-of-two", test_digest_of_two);
  g_test_add_func ("/seat/sequence/nothing-is-lost", test_nothing_is_lost);
  return g_test_run ();
}

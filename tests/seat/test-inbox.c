/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fake-relay.h"
#include "seat-helper.h"

#include <string.h>

/* Much at once: it is all taken, in its order, and the main loop comes round meanwhile. How long that takes is only told. */

#define PUTS  10000
#define LARGE 4000 /* objects of a snapshot that a thread reads: about a megabyte */

typedef struct
{
  GantrySeat *seat;
  GantryUnit *unit;
  FakeRelay *relay;
  gint64 painted; /* when the main loop last came to painting */
  gint64 away;    /* the longest that it did not */
  guint paint_id;
} Fixture;

/* As a window does: a frame whenever there is time for one, 60 a second. */
static gboolean
paint_cb (gpointer data)
{
  Fixture *f = data;
  gint64 now = g_get_monotonic_time ();

  f->away = MAX (f->away, now - f->painted);
  f->painted = now;
  gantry_seat_flush (f->seat);
  return G_SOURCE_CONTINUE;
}

static void
dirty_cb (void)
{
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);

  f->seat = gantry_seat_new (profiles);
  g_signal_connect (f->seat, "dirty", dirty_cb, NULL); /* the frames flush */
  f->unit = gantry_seat_get_unit (f->seat, SWIM_UNIT);
  f->relay = fake_relay_new (NULL);
  gantry_seat_add_relay (f->seat, f->relay->url);
  wait_for (fake_relay_heard (f->relay, "'open'", SWIM_TOPIC, NULL));
  fake_relay_say (f->relay, "{'t':'opened','topic':'" SWIM_TOPIC "','epoch':7,'seq':0,'outcome':'snapshot'}");
  fake_relay_say (f->relay, "{'t':'snap','topic':'" SWIM_TOPIC "','epoch':7,'seq':0,'scopes':{},'objects':[]}");
  f->painted = g_get_monotonic_time ();
  f->paint_id = g_timeout_add_full (120, 16, paint_cb, f, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_source_remove (f->paint_id);
  g_object_unref (f->unit);
  g_object_unref (f->seat);
  fake_relay_free (f->relay);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
say_put (Fixture *f, int seq)
{
  fake_relay_say (f->relay,
                  "{'t':'put','topic':'" SWIM_TOPIC "','seq':%d,'scope':'result','full':true,'base':'%d.0','rev':'%d.0','at':%d,"
                  "'objects':[{'id':'line/%d','body':{'code':'%d','rank':'1','result':'1:%02d.%02d','ext':["
                  "{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'27.00'},"
                  "{'type':'ER','code':'INTERMEDIATE','pos':'2','value':'55.00'}]}}],'gone':[]}",
                  seq, seq - 1, seq, seq, seq % 8, seq % 8, seq / 100 % 60, seq % 100);
}

static void
test_puts (Fixture *f, gconstpointer data)
{
  gint64 begun;
  GantryRev floor;

  for (int seq = 1; seq <= PUTS; seq++)
    say_put (f, seq);
  begun = f->painted = g_get_monotonic_time ();
  f->away = 0;
  do
    {
      g_main_context_iteration (NULL, TRUE);
      floor = gantry_documents_get_floor (f->seat->arrived, SWIM_TOPIC, "result");
    }
  while (floor.major < PUTS);
  g_test_message ("%d puts taken in %.0f ms, the main loop was away for at most %.1f ms", PUTS,
                  (double) (g_get_monotonic_time () - begun) / 1000, (double) f->away / 1000);
  gantry_seat_flush (f->seat);
  g_assert_cmpuint (g_list_model_get_n_items (gantry_unit_get_rows (f->unit)), ==, 8);
  g_assert_cmpstr (gantry_row_get_result (gantry_unit_find_row (f->unit, "0")), ==, "1:40.00");
  g_assert_cmpstr (gantry_row_get_result (gantry_unit_find_row (f->unit, "7")), ==, "1:39.99");
}

/* What comes behind a frame that a thread reads waits for it. */
static void
test_large (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) snap = g_string_new ("{'t':'snap','topic':'" SWIM_TOPIC "','epoch':7,'seq':1,'scopes':{");
  gint64 begun;

  for (int i = 0; i < LARGE / 100; i++)
    g_string_append_printf (snap, "%s'scope%d':{'rev':'1.0'}", i > 0 ? "," : "", i);
  g_string_append (snap, "},'objects':[");
  for (int i = 0; i < LARGE; i++)
    g_string_append_printf (snap,
                            "%s{'id':'action/%d','scope':'scope%d','rev':'1.0','at':1000,'body':{'id':'%d','text':'%0200d'}}",
                            i > 0 ? "," : "", i, i / 100, i, i);
  g_string_append (snap, "]}");
  fake_relay_say (f->relay, "{'t':'opened','topic':'" SWIM_TOPIC "','epoch':7,'seq':1,'outcome':'snapshot'}");
  fake_relay_say (f->relay, "%s", snap->str);
  fake_relay_say (f->relay,
                  "{'t':'put','topic':'" SWIM_TOPIC "','seq':2,'scope':'scope0','full':true,'base':'1.0','rev':'2.0','at':2000,"
                  "'objects':[{'id':'action/0','body':{'text':'last'}}],'gone':[]}");
  begun = f->painted = g_get_monotonic_time ();
  f->away = 0;
  while (gantry_documents_get_floor (f->seat->arrived, SWIM_TOPIC, "scope0").major < 2)
    g_main_context_iteration (NULL, TRUE);
  g_test_message ("%" G_GSIZE_FORMAT " kB taken in %.0f ms, the main loop was away for at most %.1f ms", snap->len / 1000,
                  (double) (g_get_monotonic_time () - begun) / 1000, (double) f->away / 1000);
  g_assert_cmpuint (gantry_documents_count_objects (f->seat->arrived, SWIM_TOPIC), ==, LARGE);
  g_assert_cmpstr (gantry_object_get_body (gantry_documents_lookup (f->seat->arrived, SWIM_TOPIC, "action/0")), ==,
                   "{\"text\":\"last\"}");
}

/* The line breaks while a frame is read: nothing of it comes afterwards, and what is asked for next is the same as before. */
static void
test_lost_while_reading (Fixture *f, gconstpointer data)
{
  g_autofree char *text = g_strnfill (200000, 'x');

  fake_relay_say (f->relay,
                  "{'t':'put','topic':'" SWIM_TOPIC "','seq':1,'scope':'result','full':true,'base':'0.0','rev':'2.0','at':2000,"
                  "'objects':[{'id':'line/1','body':{'code':'1','result':'%s'}}],'gone':[]}",
                  text);
  wait_for (f->relay->socket != NULL);
  fake_relay_cut (f->relay);
  fake_relay_forget (f->relay);
  wait_for (fake_relay_heard (f->relay, "'open'", SWIM_TOPIC, "'seq'", NULL));
  g_assert_cmpuint (gantry_documents_count_objects (f->seat->arrived, SWIM_TOPIC), ==,
                    fake_relay_heard (f->relay, SWIM_TOPIC, "'seq':1}", NULL) ? 1 : 0);
}

#define ADD(name, func) g_test_add ("/seat/inbox/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("puts", test_puts);
  ADD ("large", test_large);
  ADD ("lost-while-reading", test_lost_while_reading);
  return g_test_run ();
}

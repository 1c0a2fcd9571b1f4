/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "ctl/reader.h"
#include "stream/frame.h"

/* A relay of three topics, one of them empty, that answers with what the test sets. */
typedef struct
{
  SoupServer *server;
  char *url;
  SoupWebsocketConnection *socket;
  gboolean silent;   /* says nothing after the welcome */
  GPtrArray *opened; /* (element-type utf8) */
  GMainLoop *loop;
  guint n_changed;
  char *last_id;
  char *old_body;
} Fixture;

static void
send_text (Fixture *fixture, const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  soup_websocket_connection_send_text (fixture->socket, json);
}

static void
answer_open (Fixture *fixture, const char *topic)
{
  g_autofree char *opened =
      g_strdup_printf ("{'t':'opened','topic':'%s','epoch':1,'seq':1,'outcome':'snapshot'}", topic);
  g_autofree char *snap = NULL;

  g_ptr_array_add (fixture->opened, g_strdup (topic));
  if (g_str_equal (topic, "empty"))
    snap = g_strdup ("{'t':'snap','topic':'empty','epoch':1,'seq':0,'scopes':{},'objects':[]}");
  else
    snap = g_strdup_printf (
        "{'t':'snap','topic':'%s','epoch':1,'seq':1,'scopes':{'s':{'rev':'2.0'}},'objects':["
        "{'id':'a','scope':'s','rev':'2.0','at':5,'body':{'n':1}}]}",
        topic);
  send_text (fixture, opened);
  send_text (fixture, snap);
}

static void
message_cb (SoupWebsocketConnection *socket, int type, GBytes *bytes, Fixture *fixture)
{
  g_autoptr (GantryFrame) frame = gantry_frame_decode (
      g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), GANTRY_STREAM_MAX_FROM_SEAT, NULL);

  g_assert_nonnull (frame);
  if (frame->type == GANTRY_FRAME_HELLO)
    send_text (fixture, "{'t':'welcome','relay':'r','version':'1','time':0,'beat':1000}");
  else if (frame->type == GANTRY_FRAME_LIST && !fixture->silent)
    send_text (fixture, "{'t':'topics','topics':[{'topic':'empty','seq':0,'objects':0},{'topic':'"
                        "one','seq':1,'objects':1},"
                        "{'topic':'two','seq':1,'objects':1}]}");
  else if (frame->type == GANTRY_FRAME_OPEN)
    answer_open (fixture, frame->topic);
}

static void
socket_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           SoupWebsocketConnection *socket,
           gpointer data)
{
  Fixture *fixture = data;

  g_set_object (&fixture->socket, socket);
  g_signal_connect (socket, "message", G_CALLBACK (message_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  char *protocols[] = { (char *) GANTRY_STREAM_PROTOCOL, NULL };
  GSList *uris;

  fixture->opened = g_ptr_array_new_with_free_func (g_free);
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_websocket_handler (fixture->server, "/stream", NULL, protocols, socket_cb,
                                     fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (fixture->server);
  fixture->url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->socket != NULL)
    g_signal_handlers_disconnect_by_data (fixture->socket, fixture);
  g_clear_object (&fixture->socket);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_ptr_array_unref (fixture->opened);
  g_main_loop_unref (fixture->loop);
  g_free (fixture->url);
  g_free (fixture->last_id);
  g_free (fixture->old_body);
}

static gboolean
want (const char *topic, gpointer data)
{
  return !g_str_equal (topic, data);
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryReader) reader = gantry_reader_new (fixture->url, &error);

  g_assert_no_error (error);
  g_assert_true (gantry_reader_load (reader, want, (gpointer) "two", &error));
  g_assert_no_error (error);
  /* What is not wanted is known but not opened; what is empty does not keep it waiting. */
  g_assert_cmpuint (g_hash_table_size (gantry_reader_get_topics (reader)), ==, 3);
  g_assert_cmpuint (fixture->opened->len, ==, 2);
  g_assert_nonnull (gantry_documents_lookup (gantry_reader_get_documents (reader), "one", "a"));
  g_assert_null (gantry_documents_lookup (gantry_reader_get_documents (reader), "two", "a"));
}

static void
changed_cb (GantryReader *reader,
            const GantryChange *change,
            const GantryOutcome *outcome,
            GHashTable *old,
            Fixture *fixture)
{
  GantryObject *before = g_hash_table_lookup (old, "a");

  fixture->n_changed++;
  if (change->mode == GANTRY_CHANGE_FULL)
    return;
  fixture->last_id = g_strdup (gantry_object_get_id (g_ptr_array_index (outcome->changed, 0)));
  fixture->old_body = g_strdup (before != NULL ? gantry_object_get_body (before) : NULL);
  g_main_loop_quit (fixture->loop);
}

/* Changes after the load come with what they replaced. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryReader) reader = gantry_reader_new (fixture->url, &error);

  g_signal_connect (reader, "changed", G_CALLBACK (changed_cb), fixture);
  g_assert_true (gantry_reader_load (reader, want, (gpointer) "two", &error));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  send_text (
      fixture,
      "{'t':'put','topic':'one','seq':2,'scope':'s','full':true,'base':'2.0','rev':'3.0','at':6,"
      "'objects':[{'id':'a','body':{'n':2}}],'gone':[]}");
  g_main_loop_run (fixture->loop);
  g_assert_cmpstr (fixture->last_id, ==, "a");
  g_assert_cmpstr (fixture->old_body, ==, "{\"n\":1}");
}

/* A change against a state that is not ours: the snapshot is taken again. */
static void
test_other_base (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryReader) reader = gantry_reader_new (fixture->url, NULL);

  g_assert_true (gantry_reader_load (reader, want, (gpointer) "two", NULL));
  g_assert_cmpuint (fixture->opened->len, ==, 2);
  send_text (
      fixture,
      "{'t':'put','topic':'one','seq':2,'scope':'s','full':true,'base':'9.0','rev':'10.0','at':6,"
      "'objects':[{'id':'a','body':{'n':2}}],'gone':[]}");
  while (fixture->opened->len < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (g_ptr_array_index (fixture->opened, 2), ==, "one");
}

static void
count_cb (GantryReader *reader, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_lost_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GantryReader) reader = gantry_reader_new (fixture->url, NULL);
  guint lost = 0, back = 0;

  g_signal_connect (reader, "lost", G_CALLBACK (count_cb), &lost);
  g_signal_connect (reader, "back", G_CALLBACK (count_cb), &back);
  g_assert_true (gantry_reader_load (reader, want, (gpointer) "two", NULL));
  g_assert_cmpuint (lost, ==, 0);
  soup_websocket_connection_close (fixture->socket, SOUP_WEBSOCKET_CLOSE_GOING_AWAY, NULL);
  while (back == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (lost, ==, 1);
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryReader) reader = gantry_reader_new (fixture->url, NULL);

  soup_server_disconnect (fixture->server);
  g_assert_false (gantry_reader_load (reader, NULL, NULL, &error));
  g_assert_error (error, GANTRY_READER_ERROR, GANTRY_READER_ERROR_NO_RELAY);
  g_assert_nonnull (strstr (error->message, fixture->url));
}

/* Something answers there, but it is no relay. */
static void
test_no_relay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *elsewhere = g_strconcat (fixture->url, "elsewhere", NULL);
  g_autoptr (GantryReader) reader = gantry_reader_new (elsewhere, NULL);

  g_assert_false (gantry_reader_load (reader, NULL, NULL, &error));
  g_assert_error (error, GANTRY_READER_ERROR, GANTRY_READER_ERROR_NO_RELAY);
}

#define ADD(name, func) g_test_add ("/ctl/reader/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("load", test_load);
  ADD ("follow", test_follow);
  ADD ("other-base", test_other_base);
  ADD ("lost-and-back", test_lost_and_back);
  ADD ("nobody", test_nobody);
  ADD ("no-relay", test_no_relay);

  return g_test_run ();
}

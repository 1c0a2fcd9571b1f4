/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "helper.h"
#include "relay/backoff.h"
#include "relay/folder.h"
#include "relay/line.h"
#include "relay/relay.h"

/* What a relay goes to by itself: lines and folders, each alone and in a relay; and PUT /iof. */

/* Quick ones: what is waited for in these tests is waited for, not slept through. */
static const GantryFeedTimes quick = { .settle = 60, .look = 200, .silence = 0, .retry_first = 2, .retry_last = 20 };

static void
test_feed_parse (void)
{
  static const char *const bad[] = { "", "c123", "c123:", "odf:x", "what:x", "c123:host:port", "iof:" };
  g_autoptr (GantryFeed) line = gantry_feed_parse ("c123:hut.example:27333", NULL);
  g_autoptr (GantryFeed) folder = gantry_feed_parse ("iof:/srv/events/wood/", NULL);

  g_assert_cmpint (line->format, ==, GANTRY_FORMAT_C123);
  g_assert_cmpstr (line->where, ==, "hut.example:27333");
  g_assert_cmpstr (line->id, ==, "c123:hut.example:27333");
  g_assert_cmpstr (folder->where, ==, "/srv/events/wood/");
  g_assert_cmpstr (folder->id, ==, "iof:wood");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gantry_feed_parse (bad[i], &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "source"));
    }
}

static void
assert_options (const char *const *arguments, guint expected, const char *words)
{
  g_autoptr (GantryRelayOptions) options = gantry_relay_options_new ();
  g_auto (GStrv) own = g_strdupv ((char **) arguments);
  g_autoptr (GError) error = NULL;
  gboolean good = gantry_relay_options_parse (options, &own, &error);

  g_assert_true (good == (words == NULL));
  if (words != NULL)
    g_assert_nonnull (strstr (error->message, words));
  else
    g_assert_cmpuint (options->feeds->len, ==, expected);
}

static void
test_options (void)
{
  g_autofree char *folder = test_folder ();
  g_autofree char *config = g_build_filename (folder, "relay.conf", NULL);
  const char *two[] = { "gantry-relay", "--source", "c123:hut", "--source", "iof:/a", NULL };
  const char *same[] = { "gantry-relay", "--source", "iof:/a/x", "--source", "iof:/b/x", NULL };
  const char *wrong[] = { "gantry-relay", "--source", "carrier-pigeon:/a", NULL };
  const char *file[] = { "gantry-relay", "--config", config, NULL };
  const char *both[] = { "gantry-relay", "--source", "iof:/c", "--config", config, NULL };

  assert_options (two, 2, NULL);
  assert_options (same, 0, "iof:x");
  assert_options (wrong, 0, "carrier-pigeon");
  g_file_set_contents (config, "[relay]\nsources=iof:/a;c123:hut;iof:/b\n", -1, NULL);
  assert_options (file, 3, NULL);
  assert_options (both, 1, NULL);
  g_file_set_contents (config, "[relay]\nsources=odf:/a\n", -1, NULL);
  assert_options (file, 0, "relay.conf");
  test_remove (folder);
}

static void
test_backoff (void)
{
  GantryBackoff backoff;
  guint limit = 250;

  gantry_backoff_init (&backoff, 250, 5000);
  for (guint round = 0; round < 2; round++)
    {
      limit = 250;
      g_assert_cmpuint (gantry_backoff_next (&backoff), ==, 0);
      for (guint i = 0; i < 20; i++, limit = MIN (2 * limit, 5000))
        {
          guint pause = gantry_backoff_next (&backoff);

          g_assert_cmpuint (pause, >=, limit / 2);
          g_assert_cmpuint (pause, <=, limit);
        }
      g_assert_cmpuint (limit, ==, 5000);
      gantry_backoff_reset (&backoff);
    }
}

/* A system that waits for whoever connects. */
typedef struct
{
  GSocketListener *listener;
  guint16 port;
  GSocketConnection *connection; /* (nullable): the last */
  guint connections;
} Server;

static void
accepted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GSocketConnection *connection = g_socket_listener_accept_finish (G_SOCKET_LISTENER (object), result, NULL, NULL);
  Server *server = data;

  if (connection == NULL)
    return;
  g_clear_object (&server->connection);
  server->connection = connection;
  server->connections++;
  g_socket_listener_accept_async (server->listener, NULL, accepted_cb, server);
}

/* port: 0: any that is free. */
static void
server_start (Server *server, guint16 port)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  server->listener = g_socket_listener_new ();
  g_socket_listener_add_address (server->listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_socket_listener_accept_async (server->listener, NULL, accepted_cb, server);
}

static void
server_say (Server *server, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (server->connection)), text, strlen (text), NULL, NULL,
                             &error);
  g_assert_no_error (error);
}

static void
server_hang_up (Server *server)
{
  g_io_stream_close (G_IO_STREAM (server->connection), NULL, NULL);
  g_clear_object (&server->connection);
}

static void
server_stop (Server *server)
{
  g_socket_listener_close (server->listener);
  g_clear_object (&server->listener);
  g_clear_object (&server->connection);
  test_turn ();
}

typedef struct
{
  GString *text;
  gboolean reached;
  guint losses;
} Heard;

static void
heard_cb (const char *data, gsize length, gpointer user_data)
{
  g_string_append_len (((Heard *) user_data)->text, data, length);
}

static void
reached_cb (gboolean reached, gpointer user_data)
{
  Heard *heard = user_data;

  heard->reached = reached;
  heard->losses += !reached;
}

static const GantryLineFuncs line_funcs = { heard_cb, reached_cb };

/* Nobody there, somebody there, gone, there again: it is tried for ever. */
static void
test_line (void)
{
  Server server = { 0 };
  Heard heard = { .text = g_string_new (NULL) };
  g_autoptr (GantryLine) line = NULL;
  g_autofree char *where = NULL;
  guint16 port;

  server_start (&server, 0);
  port = server.port;
  server_stop (&server);
  where = g_strdup_printf ("127.0.0.1:%u", port);
  line = gantry_line_new (where, 1, &quick, &line_funcs, &heard);
  test_wait (heard.losses >= 3);
  server_start (&server, port);
  test_wait (heard.reached && server.connection != NULL);
  server_say (&server, "one");
  test_wait (strcmp (heard.text->str, "one") == 0);
  server_hang_up (&server);
  test_wait (server.connections == 2);
  server_say (&server, " two");
  test_wait (strcmp (heard.text->str, "one two") == 0);
  gantry_line_hold (line, TRUE);
  server_say (&server, " three");
  test_turn ();
  gantry_line_hold (line, FALSE);
  test_wait (strcmp (heard.text->str, "one two three") == 0);
  g_clear_pointer (&line, gantry_line_free);
  server_stop (&server);
  g_string_free (heard.text, TRUE);
}

/* A connection over which nothing comes is as good as none. */
static void
test_silent_line (void)
{
  static const GantryFeedTimes times = { .silence = 40, .retry_first = 2, .retry_last = 4 };
  Server server = { 0 };
  Heard heard = { .text = g_string_new (NULL) };
  g_autoptr (GantryLine) line = NULL;
  g_autofree char *where = NULL;

  server_start (&server, 0);
  where = g_strdup_printf ("127.0.0.1:%u", server.port);
  line = gantry_line_new (where, 1, &times, &line_funcs, &heard);
  test_wait (server.connections >= 3);
  g_clear_pointer (&line, gantry_line_free);
  server_stop (&server);
  g_string_free (heard.text, TRUE);
}

typedef struct
{
  GPtrArray *names; /* of files given out, "name=content" */
  gboolean reached;
} Seen;

static void
file_cb (const char *name, GBytes *bytes, const char *why, gint64 modified, gpointer data)
{
  g_autofree char *text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : g_strdup (why);

  g_assert_cmpint (modified, >, 0);
  g_ptr_array_add (((Seen *) data)->names, g_strdup_printf ("%s=%s", name, text));
}

static void
folder_cb (gboolean reached, gpointer data)
{
  ((Seen *) data)->reached = reached;
}

static const GantryFolderFuncs folder_funcs = { file_cb, folder_cb };
static const char *const suffixes[] = { ".xml", NULL };

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (text, 1, strlen (text), file), ==, strlen (text));
  fclose (file);
}

static void
rename_file (const char *folder, const char *from, const char *to)
{
  g_autofree char *old = g_build_filename (folder, from, NULL);
  g_autofree char *new = g_build_filename (folder, to, NULL);

  g_assert_cmpint (g_rename (old, new), ==, 0);
}

#define last(seen) ((const char *) g_ptr_array_index ((seen).names, (seen).names->len - 1))

static void
test_folder_files (void)
{
  Seen seen = { .names = g_ptr_array_new_with_free_func (g_free) };
  g_autofree char *path = test_folder ();
  g_autoptr (GantryFolder) folder = NULL;

  write_file (path, "old.xml", "there before");
  write_file (path, ".hidden.xml", "x");
  write_file (path, "notes.txt", "x");
  folder = gantry_folder_new (path, suffixes, 100, &quick, &folder_funcs, &seen);
  test_wait (seen.names->len == 1);
  g_assert_cmpstr (last (seen), ==, "old.xml=there before");
  g_assert_true (seen.reached);
  write_file (path, "NEW.XML", "new");
  test_wait (seen.names->len == 2);
  g_assert_cmpstr (last (seen), ==, "NEW.XML=new");
  write_file (path, "old.xml", "there again");
  test_wait (seen.names->len == 3);
  g_assert_cmpstr (last (seen), ==, "old.xml=there again");
  write_file (path, "part", "moved");
  rename_file (path, "part", "whole.xml");
  test_wait (seen.names->len == 4);
  g_assert_cmpstr (last (seen), ==, "whole.xml=moved");
  gantry_folder_again (folder, "whole.xml");
  test_wait (seen.names->len == 5);
  g_assert_cmpstr (last (seen), ==, "whole.xml=moved");
  g_clear_pointer (&folder, gantry_folder_free);
  g_ptr_array_unref (seen.names);
  test_remove (path);
}

/* A file that is being written is not given out in the middle; one that is too large is not read at all. */
static void
test_folder_complete (void)
{
  static const GantryFeedTimes patient = { .settle = 100, .look = 100 };
  Seen seen = { .names = g_ptr_array_new_with_free_func (g_free) };
  g_autofree char *path = test_folder ();
  g_autofree char *name = g_build_filename (path, "grows.xml", NULL);
  g_autofree char *large = g_strnfill (101, 'x');
  g_autoptr (GantryFolder) folder = gantry_folder_new (path, suffixes, 100, &patient, &folder_funcs, &seen);
  FILE *file = g_fopen (name, "w");
  gint64 until = g_get_monotonic_time () + 400 * 1000;
  guint written = 0;

  while (g_get_monotonic_time () < until && written < 90)
    {
      fputc ('x', file);
      fflush (file);
      written++;
      test_turn ();
    }
  fclose (file);
  test_wait (seen.names->len >= 1);
  g_assert_cmpuint (strlen (last (seen)), ==, strlen ("grows.xml=") + written);
  write_file (path, "large.xml", large);
  test_wait (strstr (last (seen), "large.xml=") != NULL);
  g_assert_nonnull (strstr (last (seen), "101 bytes"));
  g_clear_pointer (&folder, gantry_folder_free);
  g_ptr_array_unref (seen.names);
  test_remove (path);
}

/* A file that is gone when its turn comes, and one that is never as long as it says, keep no other waiting. */
static void
test_folder_odd_files (void)
{
  Seen seen = { .names = g_ptr_array_new_with_free_func (g_free) };
  g_autofree char *path = test_folder ();
  g_autofree char *gone = g_build_filename (path, "gone.xml", NULL);
  g_autofree char *odd = g_build_filename (path, "odd.xml", NULL);
  g_autoptr (GantryFolder) folder = gantry_folder_new (path, suffixes, 100, &quick, &folder_funcs, &seen);
  gint64 until;

  test_wait (seen.reached);
  write_file (path, "gone.xml", "x");
  g_assert_cmpint (symlink ("/proc/self/status", odd), ==, 0); /* says that it is empty, and is not */
  until = g_get_monotonic_time () + quick.settle / 2 * 1000;
  while (g_get_monotonic_time () < until)
    test_turn ();
  g_assert_cmpint (g_remove (gone), ==, 0);
  until = g_get_monotonic_time () + quick.settle * 2 * 1000;
  while (g_get_monotonic_time () < until)
    test_turn ();
  write_file (path, "good.xml", "good");
  test_wait (seen.names->len == 1);
  g_assert_cmpstr (last (seen), ==, "good.xml=good");
  write_file (path, "gone.xml", "back");
  test_wait (seen.names->len == 2);
  g_assert_cmpstr (last (seen), ==, "gone.xml=back");
  g_clear_pointer (&folder, gantry_folder_free);
  g_ptr_array_unref (seen.names);
  test_remove (path);
}

static void
test_folder_comes (void)
{
  Seen seen = { .names = g_ptr_array_new_with_free_func (g_free), .reached = TRUE };
  g_autofree char *path = test_folder ();
  g_autofree char *inner = g_build_filename (path, "later", NULL);
  g_autoptr (GantryFolder) folder = gantry_folder_new (inner, suffixes, 100, &quick, &folder_funcs, &seen);

  test_wait (!seen.reached);
  g_mkdir (inner, 0700);
  test_wait (seen.reached);
  write_file (inner, "a.xml", "a");
  test_wait (seen.names->len == 1);
  test_remove (inner);
  test_wait (!seen.reached);
  g_clear_pointer (&folder, gantry_folder_free);
  g_ptr_array_unref (seen.names);
  test_remove (path);
}

typedef struct
{
  char *store;
  char *wood; /* a watched folder */
  Server server;
  TestRelay relay;
} Fixture;

static void
add_feed (Fixture *fixture, char *text)
{
  g_ptr_array_add (fixture->relay.options->feeds, gantry_feed_parse (text, NULL));
  g_free (text);
}

static void
run_relay (Fixture *fixture)
{
  test_relay_prepare (&fixture->relay, fixture->store);
  fixture->relay.options->feed_times = quick;
  add_feed (fixture, g_strdup_printf ("iof:%s", fixture->wood));
  add_feed (fixture, g_strdup_printf ("c123:127.0.0.1:%u", fixture->server.port));
  test_relay_run (&fixture->relay);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = test_folder ();
  fixture->wood = test_folder ();
  server_start (&fixture->server, 0);
  run_relay (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_relay_stop (&fixture->relay);
  server_stop (&fixture->server);
  test_remove (fixture->store);
  test_remove (fixture->wood);
  g_free (fixture->store);
  g_free (fixture->wood);
}

static gboolean
has (Fixture *fixture, const char *topic, const char *id, const char *part)
{
  GantryObject *object = gantry_documents_lookup (gantry_relay_get_documents (fixture->relay.relay), topic, id);

  return object != NULL && strstr (gantry_object_get_body (object), part) != NULL;
}

static gboolean
is_source (Fixture *fixture, const char *id, const char *state)
{
  g_auto (TestAnswer) answer = test_request (fixture->relay.url, "GET", "/health");
  g_autofree char *part = g_strdup_printf ("{\"id\":\"%s\",\"state\":\"%s\"", id, state);

  return strstr (answer.text, part) != NULL;
}

static const char day[] = "<Canoe123><TimeOfDay>10:00:00</TimeOfDay></Canoe123>|";
static const char run_one[] =
  "<Canoe123><Results RaceId=\"K1W_R1_6\" Current=\"Y\"><Row><Participant Id=\"1\" FamilyName=\"AMSEL\"/>"
  "<Result Type=\"T\" Total=\"90.00\" Rank=\"1\"/></Row></Results></Canoe123>|";
static const char on_course[] =
  "<Canoe123><OnCourse Total=\"1\" Position=\"1\"><Participant Id=\"1\" RaceId=\"K1W_R1_6\"/><Result Type=\"C\" dtStart=\"x\"/>"
  "<Result Type=\"T\" Time=\"12\" Total=\"12\"/></OnCourse></Canoe123>|";

/* The line's results and who is on; a loss that is seen; a restart that knows it all. */
static void
test_relay_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup_printf ("c123:127.0.0.1:%u", fixture->server.port);
  g_autofree char *lost = g_strdup_printf ("gantry_source_state{source=\"%s\",state=\"lost\"}", id);
  g_autofree char *on = g_strdup_printf ("gantry_source_state{source=\"%s\",state=\"on\"}", id);
  g_autofree char *heard = g_strdup_printf ("gantry_source_heard_seconds{source=\"%s\"}", id);
  const char *unit = "unit/CSLWK1-6--------------R1--000100--";

  test_wait (fixture->server.connection != NULL);
  test_wait (is_source (fixture, id, "on"));
  server_say (&fixture->server, day);
  server_say (&fixture->server, run_one);
  server_say (&fixture->server, on_course);
  test_wait (has (fixture, unit, "now", "\"running\":true"));
  g_assert_true (has (fixture, unit, "line/1", "90.00"));
  g_assert_true (has (fixture, unit, "head", id));
  server_say (&fixture->server, "<Canoe123><OnCourse Total=\"0\" Position=\"0\"/></Canoe123>|");
  test_wait (!has (fixture, unit, "now", ""));
  server_say (&fixture->server, "<Canoe123><Results RaceId=\"K1W_R1_6\"><Row><Canoe123><Schedule/></Canoe123>|");
  test_wait (test_metric (fixture->relay.url, "gantry_refused_total{reason=\"not-xml\"}") == 1);
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_quarantine_files"), ==, 1);
  g_assert_true (has (fixture, unit, "line/1", "90.00"));
  g_socket_listener_close (fixture->server.listener);
  server_hang_up (&fixture->server);
  test_wait (is_source (fixture, id, "lost"));
  g_assert_cmpint (test_metric (fixture->relay.url, lost), ==, 1);
  g_assert_cmpint (test_metric (fixture->relay.url, on), ==, 0);
  g_assert_cmpint (test_metric (fixture->relay.url, heard), >=, 0);
  test_relay_stop (&fixture->relay);
  run_relay (fixture);
  g_assert_true (has (fixture, unit, "line/1", "90.00"));
}

static const char wood_list[] =
  "<ResultList iofVersion=\"3.0\" createTime=\"2031-05-01T10:%02d:00\"><ClassResult><Class><Id>A</Id><Name>A</Name></Class>"
  "<PersonResult><Person><Id>1</Id><Name><Family>Amsel</Family></Name></Person><Result><Time>%d</Time></Result></PersonResult>"
  "</ClassResult></ResultList>";
#define WOOD "unit/ORIOA-----------------FNL-000100--"

static void
test_relay_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (fixture->wood);
  g_autofree char *id = g_strconcat ("iof:", name, NULL);
  g_autofree char *first = g_strdup_printf (wood_list, 10, 100);
  g_autofree char *second = g_strdup_printf (wood_list, 20, 101);

  test_wait (is_source (fixture, id, "on"));
  write_file (fixture->wood, "results.xml", first);
  test_wait (has (fixture, WOOD, "line/1", "1:40"));
  write_file (fixture->wood, "results.xml", "<ResultList");
  test_wait (test_metric (fixture->relay.url, "gantry_refused_total{reason=\"not-xml\"}") == 1);
  g_assert_true (has (fixture, WOOD, "line/1", "1:40"));
  write_file (fixture->wood, "results.xml", second);
  test_wait (has (fixture, WOOD, "line/1", "1:41"));
  write_file (fixture->wood, "late.xml", first); /* older than what is known */
  write_file (fixture->wood, "same.xml", second);
  test_wait (test_metric (fixture->relay.url, "gantry_messages_total{type=\"IOF_RESULT\",outcome=\"stale\"}") == 1);
  test_wait (test_metric (fixture->relay.url, "gantry_messages_total{type=\"IOF_RESULT\",outcome=\"repeat\"}") == 1);
  g_assert_true (has (fixture, WOOD, "line/1", "1:41"));
  g_assert_true (has (fixture, WOOD, "head", id));
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_journal_messages"), ==, 1);
  test_relay_stop (&fixture->relay);
  run_relay (fixture);
  g_assert_true (has (fixture, WOOD, "line/1", "1:41"));
}

static TestAnswer
put (Fixture *fixture, const char *text, const char *modified)
{
  g_autofree char *header = modified != NULL ? g_strdup_printf ("Last-Modified: %s\r\n", modified) : g_strdup ("");
  g_autofree char *request = g_strdup_printf ("PUT /iof HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%sContent-Length: %zu\r\n\r\n%s",
                                              header, strlen (text), text);
  g_autofree char *answer = test_raw (fixture->relay.url, request, strlen (request));

  return (TestAnswer) { .status = g_ascii_strtoull (answer + strlen ("HTTP/1.1 "), NULL, 10), .text = g_steal_pointer (&answer) };
}

static void
assert_put (Fixture *fixture, const char *text, const char *modified, guint status, const char *words)
{
  g_auto (TestAnswer) answer = put (fixture, text, modified);

  g_assert_cmpuint (answer.status, ==, status);
  g_assert_nonnull (strstr (answer.text, words));
}

static void
test_relay_put (Fixture *fixture, gconstpointer data)
{
  static const char old[] = "<ResultList><IOFVersion version=\"2.0.3\"/><ClassResult><ClassShortName>A</ClassShortName></ClassResult></ResultList>";
  g_autofree char *list = g_strdup_printf (wood_list, 10, 100);

  assert_put (fixture, list, NULL, 200, "taken");
  assert_put (fixture, list, NULL, 200, "known already");
  g_assert_true (has (fixture, WOOD, "line/1", "1:40"));
  assert_put (fixture, old, NULL, 400, "Last-Modified");
  assert_put (fixture, old, "Thu, 01 May 2031 08:00:00 GMT", 200, "changes nothing"); /* before the list above */
  assert_put (fixture, old, "Thu, 01 May 2031 12:00:00 GMT", 200, "taken");
  g_assert_false (has (fixture, WOOD, "line/1", ""));
  assert_put (fixture, "<OdfBody/>", NULL, 400, "OdfBody");
  assert_put (fixture, "", NULL, 400, "empty");
  g_assert_cmpint (test_metric (fixture->relay.url, "gantry_refused_total{reason=\"header\"}"), ==, 2);
}

#define add(path, func) g_test_add ("/relay/ways/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relay/ways/parse", test_feed_parse);
  g_test_add_func ("/relay/ways/options", test_options);
  g_test_add_func ("/relay/ways/backoff", test_backoff);
  g_test_add_func ("/relay/ways/line", test_line);
  g_test_add_func ("/relay/ways/silent-line", test_silent_line);
  g_test_add_func ("/relay/ways/folder/files", test_folder_files);
  g_test_add_func ("/relay/ways/folder/complete", test_folder_complete);
  g_test_add_func ("/relay/ways/folder/odd-files", test_folder_odd_files);
  g_test_add_func ("/relay/ways/folder/comes", test_folder_comes);
  add ("relay/line", test_relay_line);
  add ("relay/folder", test_relay_folder);
  add ("relay/put", test_relay_put);
  return g_test_run ();
}

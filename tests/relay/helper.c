/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "helper.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>

#include "model/json.h"
#include "relay/relay.h"
#include "stream/frame.h"

static gboolean
nothing_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

void
test_turn (void)
{
  guint id = g_timeout_add (20, nothing_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  if (g_main_context_find_source_by_id (NULL, id) != NULL)
    g_source_remove (id);
}

char *
test_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("gantry-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
test_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        test_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

guint
test_count_files (const char *folder, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      count++;
  return count;
}

static char *
make_message (const char *type, const char *code, int version, int ms, const char *source, const char *more, const char *content)
{
  return g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                          "<OdfBody CompetitionCode=\"TEST\" DocumentCode=\"%s\" DocumentType=\"%s\" Version=\"%d\" "
                          "FeedFlag=\"P\" Date=\"2031-05-01\" Time=\"10%02d%02d%03d\" LogicalDate=\"2031-05-01\" "
                          "Source=\"%s\" %s>%s</OdfBody>",
                          code, type, version, ms / 60000, ms / 1000 % 60, ms % 1000, source, more, content);
}

static char *
make_row (int sort, int mark, const char *code, const char *family)
{
  return g_strdup_printf ("<Result Rank=\"%d\" SortOrder=\"%d\" Result=\"10.%03d\" ResultType=\"TIME\" StartOrder=\"%d\">"
                          "<Competitor Code=\"%s\" Type=\"A\" Organisation=\"XXA\"><Composition><Athlete Code=\"%s\" Order=\"1\">"
                          "<Description GivenName=\"Ann\" FamilyName=\"%s\" Gender=\"M\" Organisation=\"XXA\"/></Athlete>"
                          "</Composition></Competitor></Result>",
                          sort, sort, mark, sort, code, code, family);
}

static char *
make_result (int version, int ms, const char *status, const char *rows, const char *note)
{
  g_autofree char *more = g_strdup_printf ("ResultStatus=\"%s\"", status);
  g_autofree char *content = g_strdup_printf ("<Competition Gen=\"G\" Sport=\"S\" Codes=\"C\">%s</Competition>%s", rows, note);

  return make_message ("DT_RESULT", TEST_RACE, version, ms, "VENUE1", more, content);
}

char *
test_result (int version, int ms, const char *status, const char *first, const char *second)
{
  g_autofree char *one = make_row (1, 1, first, "Aarde");
  g_autofree char *two = make_row (2, 2, second, "Berg");
  g_autofree char *rows = g_strconcat (one, two, NULL);

  return make_result (version, ms, status, rows, "");
}

char *
test_noted (int version, int ms, const char *note)
{
  g_autofree char *row = make_row (1, 1, "1001", "Aarde");
  g_autofree char *element = g_strdup_printf ("<Note>%s</Note>", note);

  return make_result (version, ms, "OFFICIAL", row, element);
}

char *
test_large_status (int version, int ms, const char *status, guint n)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", 1000 + i);
      g_autofree char *row = make_row (i, version, code, "Aarde");

      g_string_append (rows, row);
    }
  return make_result (version, ms, status, rows->str, "");
}

char *
test_large_result (int version, int ms, guint n)
{
  return test_large_status (version, ms, "LIVE", n);
}

char *
test_withdrawn (int version, int ms)
{
  return make_message ("DT_RESULT", TEST_RACE, version, ms, "VENUE1", "ResultStatus=\"OFFICIAL\"", "");
}

char *
test_schedule_update (int ms, const char *unit, const char *status)
{
  g_autofree char *content = g_strdup_printf ("<Competition Gen=\"G\" Sport=\"S\" Codes=\"C\"><Unit Code=\"%s\" PhaseType=\"3\" "
                                              "ScheduleStatus=\"%s\" StartDate=\"2031-05-01T11:00:00+01:00\" Medal=\"0\"/>"
                                              "</Competition>", unit, status);

  return make_message ("DT_SCHEDULE_UPDATE", "ATH-------------------------------", 1, ms, "CENTRAL", "", content);
}

static char *
make_record (const char *event)
{
  return g_strdup_printf ("<Record Code=\"%s\"><Description Name=\"Invented\"/><RecordType RecordType=\"WR\" Order=\"1\">"
                          "<RecordData Order=\"1\" Result=\"9.99\" Date=\"2030-01-01\"/></RecordType></Record>", event);
}

char *
test_records (int version, int ms, gboolean with_second_event)
{
  g_autofree char *one = make_record ("ATHM100M--------------------------");
  g_autofree char *two = make_record ("ATHM200M--------------------------");
  g_autofree char *content = g_strdup_printf ("<Competition Gen=\"G\" Sport=\"S\" Codes=\"C\">%s%s</Competition>",
                                              one, with_second_event ? two : "");

  return make_message ("DT_RECORD", "ATH-------------------------------", version, ms, "CENTRAL", "", content);
}

char *
test_control (const char *type, int version, int ms, const char *source, const char *content)
{
  return make_message (type, "ATH-------------------------------", version, ms, source, "", content);
}

char *
test_unknown (int version, int ms)
{
  return make_message ("DT_INVENTED", TEST_RACE, version, ms, "VENUE1", "", "<Competition><Whatever/></Competition>");
}

GantryMessage *
test_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  const GantryEnvelope envelope = { .format = GANTRY_FORMAT_ODF };
  GantryMessage *message = gantry_message_read (&envelope, text, strlen (text), &error);

  g_assert_no_error (error);
  return message;
}

char *
test_show_race (GantryDocuments *documents)
{
  g_autoptr (GPtrArray) lines = gantry_documents_list_objects (documents, TEST_TOPIC, "line/");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const GantryJson *line = gantry_object_get_json (g_ptr_array_index (lines, i));

      g_string_append_printf (text, "%s%s %s", i == 0 ? "" : ", ", gantry_json_get_text (line, "rank"),
                              gantry_json_get_text (line, "code"));
    }
  return g_string_free (text, FALSE);
}

char *
test_show_all (GantryDocuments *documents)
{
  g_autoptr (GPtrArray) topics = gantry_documents_list_topics (documents);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < topics->len; i++)
    {
      const char *topic = g_ptr_array_index (topics, i);
      g_autoptr (GPtrArray) objects = gantry_documents_list_objects (documents, topic, NULL);

      for (guint j = 0; j < objects->len; j++)
        {
          GantryObject *object = g_ptr_array_index (objects, j);
          g_autofree char *rev = gantry_rev_to_string (gantry_documents_get_rev (documents, topic, gantry_object_get_id (object)));

          g_string_append_printf (text, "%s %s %s %s\n", topic, gantry_object_get_id (object), rev,
                                  gantry_object_get_body (object));
        }
    }
  return g_string_free (text, FALSE);
}

void
test_answer_clear (TestAnswer *answer)
{
  g_clear_pointer (&answer->text, g_free);
}

typedef struct
{
  gboolean done;
  GBytes *bytes;
} Waiting;

static void
sent_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;

  waiting->bytes = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &error);
  g_assert_no_error (error);
  waiting->done = TRUE;
}

static TestAnswer
send_message (SoupMessage *message)
{
  static SoupSession *session; /* one for all: connections are kept */
  Waiting waiting = { FALSE, NULL };
  g_autoptr (GBytes) bytes = NULL;
  TestAnswer answer;

  if (session == NULL)
    session = soup_session_new ();
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, sent_cb, &waiting);
  test_wait (waiting.done);
  bytes = waiting.bytes;
  answer.status = soup_message_get_status (message);
  answer.text = g_strndup (g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "", g_bytes_get_size (bytes));
  return answer;
}

TestAnswer
test_request (const char *url, const char *method, const char *path)
{
  g_autofree char *whole = g_strconcat (url, path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, whole);

  return send_message (message);
}

TestAnswer
test_post_bytes (const char *url, GBytes *body, ...)
{
  g_autofree char *whole = g_strconcat (url, "/odf", NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("POST", whole);
  const char *name;
  va_list headers;

  soup_message_set_request_body_from_bytes (message, "application/xml; charset=UTF-8", body);
  va_start (headers, body);
  while ((name = va_arg (headers, const char *)) != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), name, va_arg (headers, const char *));
  va_end (headers);
  return send_message (message);
}

TestAnswer
test_post (const char *url, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  return test_post_bytes (url, body, NULL);
}

void
test_take (const char *url, char *text)
{
  g_autofree char *owned = text;
  g_auto (TestAnswer) answer = test_post (url, owned);

  if (answer.status != SOUP_STATUS_OK)
    g_test_message ("%s", answer.text);
  g_assert_cmpuint (answer.status, ==, SOUP_STATUS_OK);
}

gint64
test_metric (const char *url, const char *series)
{
  g_auto (TestAnswer) answer = test_request (url, "GET", "/metrics");
  g_autofree char *start = g_strconcat ("\n", series, " ", NULL);
  const char *line = strstr (answer.text, start);

  g_assert_cmpuint (answer.status, ==, SOUP_STATUS_OK);
  return line != NULL ? g_ascii_strtoll (line + strlen (start), NULL, 10) : -1;
}

static gboolean
is_complete (const GString *answer)
{
  const char *end = strstr (answer->str, "\r\n\r\n");
  const char *length = end != NULL ? strstr (answer->str, "Content-Length: ") : NULL;

  if (end != NULL && length == NULL) /* of the answers that have none, only the one that switches has no body */
    return g_str_has_prefix (answer->str, "HTTP/1.1 101");
  return end != NULL && strlen (end + 4) >= g_ascii_strtoull (length + strlen ("Content-Length: "), NULL, 10);
}

char *
test_raw (const char *url, const char *request, gsize length)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_to_host (client, strstr (url, "//") + 2, 0, NULL, &error);
  GSocket *socket;
  GString *answer = g_string_new (NULL);
  gsize sent = 0;
  gssize n = 1;

  g_assert_no_error (error);
  socket = g_socket_connection_get_socket (connection);
  g_socket_set_blocking (socket, FALSE);
  for (gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; n != 0 && !is_complete (answer);)
    {
      char buffer[4096];

      g_assert_cmpint (g_get_monotonic_time (), <, until);
      if (sent < length && (n = g_socket_send (socket, request + sent, length - sent, NULL, NULL)) > 0)
        sent += n;
      test_turn ();
      n = g_socket_receive (socket, buffer, sizeof buffer, NULL, NULL);
      if (n > 0)
        g_string_append_len (answer, buffer, n);
    }
  return g_string_free (answer, FALSE);
}

void
test_relay_prepare (TestRelay *self, const char *store)
{
  *self = (TestRelay) { .options = gantry_relay_options_new () };
  self->options->listen = g_strdup ("127.0.0.1:0");
  self->options->store = g_strdup (store);
}

void
test_relay_run (TestRelay *self)
{
  g_autoptr (GError) error = NULL;

  self->relay = gantry_relay_new (self->options, &error);
  g_assert_no_error (error);
  self->url = gantry_relay_get_url (self->relay);
}

void
test_relay_start (TestRelay *self, const char *store)
{
  test_relay_prepare (self, store);
  test_relay_run (self);
}

void
test_relay_stop (TestRelay *self)
{
  g_clear_pointer (&self->relay, gantry_relay_free);
  g_clear_pointer (&self->options, gantry_relay_options_free);
}

void
test_program_start (TestProgram *self, const char *program, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GDataInputStream) output = NULL;
  g_auto (GStrv) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  *self = (TestProgram) { NULL };
  g_strv_builder_add (builder, program);
  g_strv_builder_addv (builder, (const char **) arguments);
  all = g_strv_builder_end (builder);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG"); /* a warning of the program's is part of what is tested */
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) all, &error);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (output), FALSE);
  line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  if (line != NULL && g_str_has_prefix (line, "listening on http://"))
    self->url = g_strdup (line + strlen ("listening on "));
}

static void
ended_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (object), result, NULL);
  *(gboolean *) data = TRUE;
}

int
test_program_wait (TestProgram *self)
{
  gboolean ended = FALSE;

  g_subprocess_wait_async (self->process, NULL, ended_cb, &ended);
  test_wait (ended);
  return g_subprocess_get_if_exited (self->process) ? g_subprocess_get_exit_status (self->process)
                                                    : -g_subprocess_get_term_sig (self->process);
}

int
test_program_signal (TestProgram *self, int number)
{
  g_subprocess_send_signal (self->process, number);
  return test_program_wait (self);
}

char *
test_program_read_errors (TestProgram *self)
{
  g_autoptr (GOutputStream) into = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (into, g_subprocess_get_stderr_pipe (self->process), G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (into)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (into)));
}

void
test_program_clear (TestProgram *self)
{
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  g_clear_pointer (&self->url, g_free);
}

static void
seat_message_cb (SoupWebsocketConnection *connection, SoupWebsocketDataType type, GBytes *bytes, gpointer data)
{
  TestSeat *self = data;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  GantryFrame *frame = gantry_frame_decode (text, size, GANTRY_STREAM_MAX_FROM_RELAY, &error);

  g_assert_no_error (error);
  g_queue_push_tail (&self->frames, frame);
}

static void
seat_closed_cb (SoupWebsocketConnection *connection, gpointer data)
{
  ((TestSeat *) data)->closed = TRUE;
}

static void
seat_connected_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  TestSeat *self = data;

  self->connection = soup_session_websocket_connect_finish (SOUP_SESSION (object), result, NULL);
  self->connecting = FALSE;
}

static void
handshake_cb (SoupMessage *message, gpointer data)
{
  ((TestSeat *) data)->status = soup_message_get_status (message);
}

void
test_seat_connect (TestSeat *self, const char *url, const char *protocol)
{
  g_autofree char *whole = g_strconcat ("ws", url + strlen ("http"), "/stream", NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", whole);
  char *protocols[] = { (char *) protocol, NULL };

  *self = (TestSeat) { .connecting = TRUE };
  g_queue_init (&self->frames);
  self->session = soup_session_new ();
  g_signal_connect (message, "got-headers", G_CALLBACK (handshake_cb), self);
  soup_session_websocket_connect_async (self->session, message, NULL, protocol != NULL ? protocols : NULL, G_PRIORITY_DEFAULT,
                                        NULL, seat_connected_cb, self);
  test_wait (!self->connecting);
  if (self->connection == NULL)
    return;
  soup_websocket_connection_set_max_incoming_payload_size (self->connection, GANTRY_STREAM_MAX_FROM_RELAY);
  g_signal_connect (self->connection, "message", G_CALLBACK (seat_message_cb), self);
  g_signal_connect (self->connection, "closed", G_CALLBACK (seat_closed_cb), self);
}

void
test_seat_say (TestSeat *self, const char *text)
{
  soup_websocket_connection_send_text (self->connection, text);
}

void
test_seat_join (TestSeat *self, const char *url)
{
  g_autoptr (GantryFrame) welcome = NULL;

  test_seat_connect (self, url, GANTRY_STREAM_PROTOCOL);
  g_assert_nonnull (self->connection);
  test_seat_say (self, "{\"t\":\"hello\",\"client\":\"test\"}");
  welcome = test_seat_expect (self, GANTRY_FRAME_WELCOME, NULL);
}

void
test_seat_open (TestSeat *self, const char *topic)
{
  g_autofree char *text = g_strdup_printf ("{\"t\":\"open\",\"topic\":\"%s\"}", topic);

  test_seat_say (self, text);
}

GantryFrame *
test_seat_expect (TestSeat *self, GantryFrameType type, const char *topic)
{
  for (;;)
    {
      GantryFrame *frame;

      test_wait (!g_queue_is_empty (&self->frames) || self->closed);
      frame = g_queue_pop_head (&self->frames);
      g_assert_nonnull (frame); /* closed before it came */
      if (frame->type == type && (topic == NULL || g_strcmp0 (frame->topic, topic) == 0))
        return frame;
      gantry_frame_free (frame);
    }
}

void
test_seat_clear (TestSeat *self)
{
  if (self->connection != NULL)
    g_signal_handlers_disconnect_by_data (self->connection, self);
  g_clear_object (&self->connection);
  soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_queue_clear_full (&self->frames, (GDestroyNotify) gantry_frame_free);
}

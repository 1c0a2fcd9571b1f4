/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "model/documents.h"
#include "relay/options.h"
#include "source/odf/odf.h"
#include "stream/frame.h"

G_BEGIN_DECLS

/* What the tests of the relay share: messages of an invented competition, folders that go away, requests, seats. Everything
 * runs on the main context of the test. */

#define TEST_RACE  "ATHM100M--------------FNL-000100--"
#define TEST_TOPIC "unit/" TEST_RACE

/* Makes the main context turn until the condition holds; the test fails after ten seconds. */
#define test_wait(condition) \
  G_STMT_START \
  { \
    gint64 test_until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    while (!(condition)) \
      { \
        g_assert_cmpint (g_get_monotonic_time (), <, test_until); \
        test_turn (); \
      } \
  } \
  G_STMT_END

/* One turn of the main context, at most some ms long. */
void test_turn (void);

/* A folder of its own; (transfer full). Remove it with test_remove(). */
char *test_folder (void);
void  test_remove (const char *folder);
guint test_count_files (const char *folder, const char *suffix);

/* Messages as XML text; (transfer full). ms: time after the start of the day. */
char *test_result  (int version, int ms, const char *status, const char *first, const char *second);
char *test_noted   (int version, int ms, const char *note);
char *test_withdrawn (int version, int ms);
char *test_schedule_update (int ms, const char *unit, const char *status);
char *test_records (int version, int ms, gboolean with_second_event);
char *test_control (const char *type, int version, int ms, const char *source, const char *content);
char *test_unknown (int version, int ms);
/* A result with n competitors, all of them changed by every version: messages and puts of any size. */
char *test_large_result (int version, int ms, guint n);
char *test_large_status (int version, int ms, const char *status, guint n);
GantryMessage *test_parse (const char *text);
/* The rank and name of every line of the race as "1 1001, 2 1002". (transfer full) */
char *test_show_race (GantryDocuments *documents);
/* Everything in it as text: topics, ids, revs, bodies. (transfer full) */
char *test_show_all (GantryDocuments *documents);

/* A request made and its answer waited for. */
typedef struct
{
  guint status;
  char *text; /* the answer, to its last line end */
} TestAnswer;

void test_answer_clear (TestAnswer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestAnswer, test_answer_clear)

TestAnswer test_request (const char *url, const char *method, const char *path);
/* headers: name, value, …, NULL */
TestAnswer test_post_bytes (const char *url, GBytes *body, ...) G_GNUC_NULL_TERMINATED;
TestAnswer test_post (const char *url, const char *text);
/* Asserts 200. */
void       test_take (const char *url, char *text);
/* The value of a line of /metrics, -1 when it is not there. */
gint64     test_metric (const char *url, const char *series);
/* A request as it stands, through a socket; the whole answer until the relay closes or an answer is complete. (transfer full) */
char      *test_raw (const char *url, const char *request, gsize length);

/* A relay in this process. */
typedef struct
{
  GantryRelayOptions *options;
  struct _GantryRelay *relay;
  const char *url;
} TestRelay;

/* store: (transfer none) */
void test_relay_start (TestRelay *self, const char *store);
/* With options already made by test_relay_prepare(). */
void test_relay_prepare (TestRelay *self, const char *store);
void test_relay_run (TestRelay *self);
void test_relay_stop (TestRelay *self);

/* The program of its own. */
typedef struct
{
  GSubprocess *process;
  char *url; /* NULL when it did not come to listening */
} TestProgram;

/* arguments: of the program, NULL-terminated. Waits until it listens or has ended. */
void  test_program_start (TestProgram *self, const char *program, const char *const *arguments);
/* Waits for its end. The exit status, or -signal. */
int   test_program_wait (TestProgram *self);
int   test_program_signal (TestProgram *self, int signal);
char *test_program_read_errors (TestProgram *self); /* (transfer full); after its end */
void  test_program_clear (TestProgram *self);

/* A seat made of libsoup's own client. */
typedef struct
{
  SoupSession *session;
  SoupWebsocketConnection *connection;
  GQueue frames; /* of GantryFrame, not yet looked at */
  guint status;  /* of a handshake that failed */
  gboolean closed;
  gboolean connecting;
} TestSeat;

void test_seat_connect (TestSeat *self, const char *url, const char *protocol);
/* With hello said and welcome taken. */
void test_seat_join (TestSeat *self, const char *url);
void test_seat_say (TestSeat *self, const char *text);
void test_seat_open (TestSeat *self, const char *topic);
/* Waits for the next frame of that type (and topic, when given), passing over others. (transfer full) */
GantryFrame *test_seat_expect (TestSeat *self, GantryFrameType type, const char *topic);
void test_seat_clear (TestSeat *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fake-relay.h"
#include "seat/link-private.h"

#include <string.h>

/* The way to a relay leads through the proxy that the system names, with CONNECT, in the clear too: what stands between would
 * otherwise answer a WebSocket itself. */

/* The system's resolver, as this test has it. */
static char *proxy_uri; /* (nullable): there is none */

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GObject)

struct _TestResolver
{
  GObject parent_instance;
};

static char **
resolve (void)
{
  const char *const answer[] = { proxy_uri != NULL ? proxy_uri : "direct://", NULL };

  return g_strdupv ((char **) answer);
}

static gboolean
is_supported (GProxyResolver *resolver)
{
  return TRUE;
}

static char **
lookup (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GError **error)
{
  return resolve ();
}

static void
lookup_async (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, data);

  g_assert_true (g_str_has_prefix (uri, "http://127.0.0.1:"));
  g_task_return_pointer (task, resolve (), (GDestroyNotify) g_strfreev);
}

static char **
lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
resolver_init (GProxyResolverInterface *iface)
{
  iface->is_supported = is_supported;
  iface->lookup = lookup;
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestResolver, test_resolver, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, resolver_init))

static void
test_resolver_class_init (TestResolverClass *klass)
{
}

static void
test_resolver_init (TestResolver *self)
{
}

/* A proxy that does what CONNECT asks, a thread each way. */
typedef struct
{
  GSocketService *service;
  char *uri;
  char *head; /* as it was asked last; owned by the main thread once a line stands */
  gboolean refuses;
  guint asked; /* atomic */
} Proxy;

static gpointer
pump (gpointer data)
{
  GIOStream **ways = data;

  g_output_stream_splice (g_io_stream_get_output_stream (ways[1]), g_io_stream_get_input_stream (ways[0]),
                          G_OUTPUT_STREAM_SPLICE_NONE, NULL, NULL);
  g_socket_shutdown (g_socket_connection_get_socket (G_SOCKET_CONNECTION (ways[1])), FALSE, TRUE, NULL);
  return NULL;
}

static char *
read_head (GIOStream *stream)
{
  GString *head = g_string_new (NULL);
  char byte;

  while (!g_str_has_suffix (head->str, "\r\n\r\n") &&
         g_input_stream_read (g_io_stream_get_input_stream (stream), &byte, 1, NULL, NULL) == 1)
    g_string_append_c (head, byte);
  return g_string_free (head, FALSE);
}

static gboolean
serve_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  Proxy *proxy = data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) beyond = NULL;
  g_autofree char *head = read_head (G_IO_STREAM (connection));
  g_auto (GStrv) words = g_strsplit (head, " ", 3);
  const char *answer = proxy->refuses ? "HTTP/1.1 403 Forbidden\r\n\r\n" : "HTTP/1.1 200 Connected\r\n\r\n";
  GThread *back;

  g_assert_cmpstr (words[0], ==, "CONNECT");
  g_free (proxy->head);
  proxy->head = g_strdup (head);
  g_atomic_int_inc (&proxy->asked);
  g_socket_client_set_enable_proxy (client, FALSE);
  if (!proxy->refuses)
    beyond = g_socket_client_connect_to_host (client, words[1], 0, NULL, NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), answer, strlen (answer), NULL, NULL, NULL);
  if (beyond == NULL)
    return TRUE;
  back = g_thread_new ("back", pump, ((GIOStream *[]) { G_IO_STREAM (beyond), G_IO_STREAM (connection) }));
  pump (((GIOStream *[]) { G_IO_STREAM (connection), G_IO_STREAM (beyond) }));
  g_thread_join (back);
  return TRUE;
}

static void
proxy_start (Proxy *proxy)
{
  g_autoptr (GError) error = NULL;
  guint16 port;

  proxy->service = g_threaded_socket_service_new (16);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (proxy->service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (proxy->service, "run", G_CALLBACK (serve_cb), proxy);
  proxy->uri = g_strdup_printf ("http://127.0.0.1:%u", port);
}

static void
proxy_stop (Proxy *proxy)
{
  g_socket_service_stop (proxy->service);
  g_socket_listener_close (G_SOCKET_LISTENER (proxy->service));
  g_clear_object (&proxy->service);
}

typedef struct
{
  Proxy proxy;
  FakeRelay *relay;
  GantryLink *link;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->relay = fake_relay_new (NULL);
  proxy_start (&f->proxy);
  proxy_uri = f->proxy.uri;
  f->link = gantry_link_new (f->relay->url, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gantry_link_stop (f->link);
  g_object_unref (f->link);
  fake_relay_free (f->relay);
  if (f->proxy.service != NULL)
    proxy_stop (&f->proxy);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_free (f->proxy.uri);
  g_free (f->proxy.head);
  proxy_uri = NULL;
}

static void
test_through (Fixture *f, gconstpointer data)
{
  g_autofree char *wanted = g_strdup_printf ("CONNECT %s HTTP/1.", f->relay->url + strlen ("http://"));

  gantry_link_start (f->link);
  wait_for (f->link->state == GANTRY_LINK_UP);
  g_assert_cmpint (g_atomic_int_get (&f->proxy.asked), ==, 1);
  g_assert_true (g_str_has_prefix (f->proxy.head, wanted));
}

/* What a proxy says is the reason; the link tries again for ever, and is there when it may. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  f->proxy.refuses = TRUE;
  gantry_link_start (f->link);
  wait_for (g_atomic_int_get (&f->proxy.asked) > 0 && *gantry_link_get_why (f->link) != '\0');
  g_test_message ("%s", gantry_link_get_why (f->link));
  g_assert_cmpint (f->link->state, !=, GANTRY_LINK_UP);
  f->proxy.refuses = FALSE;
  wait_for (f->link->state == GANTRY_LINK_UP);
}

/* The proxy that the system names is asked anew with every try: a laptop comes from one network into another. */
static void
test_another (Fixture *f, gconstpointer data)
{
  proxy_uri = (char *) "http://127.0.0.1:1"; /* nobody listens there */
  gantry_link_start (f->link);
  wait_for (*gantry_link_get_why (f->link) != '\0');
  g_assert_cmpint (g_atomic_int_get (&f->proxy.asked), ==, 0);
  proxy_uri = NULL;
  wait_for (f->link->state == GANTRY_LINK_UP);
  g_assert_cmpint (g_atomic_int_get (&f->proxy.asked), ==, 0);
}

#define ADD(name, func) g_test_add ("/seat/proxy/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_io_extension_point_register (G_PROXY_RESOLVER_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_PROXY_RESOLVER_EXTENSION_POINT_NAME, TEST_TYPE_RESOLVER, "test", 0);
  ADD ("through", test_through);
  ADD ("refused", test_refused);
  ADD ("another", test_another);
  return g_test_run ();
}

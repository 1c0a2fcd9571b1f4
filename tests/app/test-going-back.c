/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/past-bar.h"
#include "app/unit-pane.h"

#include <glib/gstdio.h>

/* A race that the cache remembers, stepped back and forth in the pane. */

#define HEAD                                                                                          \
  "{'code':'" SWIM_UNIT "','status':'LIVE','event':'400 m','subevent':'400 m Final','infos':[{'type':'UI','code':" \
  "'INTERMEDIATE','pos':'1','value':'50'},{'type':'UI','code':'INTERMEDIATE','pos':'2','value':'100'}]}"
#define ENTRY "{'code':'1','type':'A','noc':'NOR','start_order':'4','start_sort':4,'family':'PELORIN','given':'Ada'}"
#define SPLIT(pos, value) "{'type':'ER','code':'INTERMEDIATE','pos':'" pos "','value':'" value "','rank':'1'}"

typedef struct
{
  char *folder;
  GantrySeat *seat;
  GtkWidget *window;
  GantryUnitPane *pane;
} Fixture;

static GtkWidget *
find_bar (Fixture *f)
{
  return app_test_find (GTK_WIDGET (f->pane), GANTRY_TYPE_PAST_BAR);
}

static gboolean
has_bar (Fixture *f)
{
  GtkWidget *bar = find_bar (f);

  return bar != NULL && gtk_widget_get_visible (bar);
}

static void
put (Fixture *f, gint64 second, const char *line)
{
  app_test_put (f->seat, "unit/" SWIM_UNIT, "result", second, "head", HEAD, "entry/1", ENTRY, "line/1", line, NULL);
  gantry_seat_flush (f->seat);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  g_autofree char *path = NULL;

  app_test_load_style ();
  f->folder = g_dir_make_tmp ("gantry-XXXXXX", NULL);
  path = g_build_filename (f->folder, "seat.db", NULL);
  f->seat = gantry_seat_new (profiles);
  gantry_seat_open_cache (f->seat, path, NULL);
  while (gantry_cache_get_state (gantry_seat_get_cache (f->seat)) != GANTRY_CACHE_STATE_READY)
    g_main_context_iteration (NULL, TRUE);
  f->pane = g_object_new (GANTRY_TYPE_UNIT_PANE, NULL);
  gantry_unit_pane_set_seat (f->pane, f->seat);
  gantry_unit_pane_open (f->pane, SWIM_UNIT);
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->pane));
  gtk_window_present (GTK_WINDOW (f->window));
  app_test_iterate ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (f->window));
  app_test_iterate ();
  gantry_seat_close_cache (f->seat);
  g_object_unref (f->seat);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

static void
play (Fixture *f)
{
  put (f, 10, "{'code':'1','sort':1}");
  put (f, 20, "{'code':'1','sort':1,'ext':[" SPLIT ("1", "27.31") "]}");
  put (f, 40, "{'code':'1','sort':1,'ext':[" SPLIT ("1", "27.31") "," SPLIT ("2", "56.42") "]}");
  gantry_unit_pane_select (f->pane, "1");
}

static void
go_back (Fixture *f, GantryStep kind, int by)
{
  gantry_unit_pane_go_back (f->pane, kind, by);
  while (!gantry_unit_pane_is_past (f->pane))
    g_main_context_iteration (NULL, TRUE);
  app_test_iterate ();
}

static void
assert_shown (Fixture *f, const char *part, const char *not_part)
{
  g_autofree char *row = app_test_row_text (GANTRY_TABLE (app_test_find (GTK_WIDGET (f->pane), GANTRY_TYPE_TABLE)), 0);

  g_assert_nonnull (strstr (row, part));
  if (not_part != NULL)
    g_assert_null (strstr (row, not_part));
}

static void
assert_said (Fixture *f, const char *label)
{
  g_assert_true (has_bar (f));
  gtk_test_accessible_assert_property (find_bar (f), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
test_point (Fixture *f, gconstpointer data)
{
  play (f);
  assert_shown (f, "100: 56.42", NULL);
  go_back (f, GANTRY_STEP_CHANGE, -1);
  assert_shown (f, "50: 27.31", "56.42");
  assert_said (f, "Going back: order at 50, 00:00:20");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (f->pane), "past"));
  /* Whoever was chosen stays chosen, and the unit is the same. */
  g_assert_cmpstr (gantry_row_get_code (gantry_unit_pane_get_selected (f->pane)), ==, "1");
  g_assert_cmpstr (gantry_unit_pane_get_rsc (f->pane), ==, SWIM_UNIT);

  go_back (f, GANTRY_STEP_CHANGE, -1);
  assert_said (f, "Going back: 00:00:10");
  gantry_unit_pane_go_back (f->pane, GANTRY_STEP_POINT, 1);
  assert_said (f, "Going back: order at 50, 00:00:20");
}

/* One key, a step beyond the last change, or opening the unit again: all lead to now. */
static void
test_now (Fixture *f, gconstpointer data)
{
  play (f);
  go_back (f, GANTRY_STEP_CHANGE, -1);
  gantry_unit_pane_go_now (f->pane);
  g_assert_false (gantry_unit_pane_is_past (f->pane));
  g_assert_false (has_bar (f));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (f->pane), "past"));
  assert_shown (f, "100: 56.42", NULL);

  go_back (f, GANTRY_STEP_CHANGE, -1);
  gantry_unit_pane_go_back (f->pane, GANTRY_STEP_CHANGE, 5);
  g_assert_false (gantry_unit_pane_is_past (f->pane));

  go_back (f, GANTRY_STEP_CHANGE, -1);
  gantry_unit_pane_open (f->pane, SWIM_UNIT);
  g_assert_false (gantry_unit_pane_is_past (f->pane));

  /* There is nothing after now. */
  gantry_unit_pane_go_back (f->pane, GANTRY_STEP_CHANGE, 1);
  app_test_iterate ();
  g_assert_false (gantry_unit_pane_is_past (f->pane));
}

/* What arrives in the meantime does not show, and is there afterwards. */
static void
test_meanwhile (Fixture *f, gconstpointer data)
{
  play (f);
  go_back (f, GANTRY_STEP_CHANGE, -1);
  put (f, 50, "{'code':'1','sort':1,'ext':[" SPLIT ("1", "27.31") "," SPLIT ("2", "56.99") "]}");
  assert_shown (f, "50: 27.31", "56");
  gantry_unit_pane_go_now (f->pane);
  assert_shown (f, "100: 56.99", NULL);
}

static void
test_nothing (Fixture *f, gconstpointer data)
{
  go_back (f, GANTRY_STEP_CHANGE, -1);
  assert_said (f, "Going back: Nothing earlier is remembered of this event.");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (f->pane), "past"));
  gantry_unit_pane_go_now (f->pane);
  g_assert_false (has_bar (f));
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!app_test_init_gtk ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  add ("/app/going-back/point", test_point);
  add ("/app/going-back/now", test_now);
  add ("/app/going-back/meanwhile", test_meanwhile);
  add ("/app/going-back/nothing", test_nothing);

  return g_test_run ();
}

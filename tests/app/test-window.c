/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/application.h"
#include "app/first-frame.h"
#include "app/keys.h"
#include "app/preferences.h"
#include "app/search-box.h"
#include "app/texts.h"
#include "app/unit-pane.h"
#include "app/window.h"

/* The real window of the real application, on a seat with invented documents and a relay that is
 * not there. */

static GantryApplication *application; /* one a process: its name is on the bus once */

typedef struct
{
  GSettings *settings;
  GantrySeat *seat;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->settings = g_settings_new ("io.github.gantry_cis.Gantry");
  g_settings_set_strv (f->settings, "relays", (const char *[]){ NULL });
  g_settings_reset (f->settings, "last-unit");
  g_settings_reset (f->settings, "last-page");
  g_settings_reset (f->settings, "last-view");
  f->seat = app_test_seat_new ();
  f->window = GTK_WIDGET (gantry_window_new (ADW_APPLICATION (application), f->seat, f->settings,
                                             "http://127.0.0.1:1"));
  gtk_window_present (GTK_WINDOW (f->window));
  app_test_iterate ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  app_test_iterate ();
  g_object_unref (f->seat);
  g_object_unref (f->settings);
}

static void
activate (Fixture *f, const char *action, const char *target)
{
  g_action_group_activate_action (G_ACTION_GROUP (f->window), action,
                                  target != NULL ? g_variant_new_string (target) : NULL);
  app_test_iterate ();
}

static const char *
page_of (Fixture *f)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (app_test_find_id (f->window, "pages")));
}

static GantryRow *
selected_of (Fixture *f)
{
  return gantry_unit_pane_get_selected (
      GANTRY_UNIT_PANE (app_test_find (f->window, GANTRY_TYPE_UNIT_PANE)));
}

/* With nothing remembered, what is on now is opened. */
static void
test_opens (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (gantry_window_get_unit (GANTRY_WINDOW (f->window)), ==, SWIM_UNIT);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->window)), ==,
                   "Women’s 400 m Freestyle · Gantry");
}

static void
test_actions (Fixture *f, gconstpointer data)
{
  guint n;
  const GantryKey *keys = gantry_keys_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      const GVariantType *type;
      GActionGroup *group;

      g_assert_true (g_action_parse_detailed_name (keys[i].action, &name, &target, NULL));
      g_test_message ("%s", name);
      group = g_str_has_prefix (name, "win.") ? G_ACTION_GROUP (f->window)
                                              : G_ACTION_GROUP (application);
      g_assert_true (g_action_group_has_action (group, strchr (name, '.') + 1));
      type = g_action_group_get_action_parameter_type (group, strchr (name, '.') + 1);
      g_assert_true ((type == NULL) == (target == NULL));
    }
}

/* From anywhere to any event in two actions: the page and the row, or the search and Enter. */
static void
test_pages (Fixture *f, gconstpointer data)
{
  g_autofree char *last = NULL;

  activate (f, "page", "schedule");
  g_assert_cmpstr (page_of (f), ==, "schedule");
  activate (f, "page", "medals");
  g_assert_cmpstr (page_of (f), ==, "medals");
  activate (f, "page", "nowhere");
  g_assert_cmpstr (page_of (f), ==, "medals");
  activate (f, "open", JUMP_UNIT);
  g_assert_cmpstr (page_of (f), ==, "unit");
  g_assert_cmpstr (gantry_window_get_unit (GANTRY_WINDOW (f->window)), ==, JUMP_UNIT);
  last = g_settings_get_string (f->settings, "last-unit");
  g_assert_cmpstr (last, ==, JUMP_UNIT);
}

/* A view key brings back to the event from wherever one is. */
static void
test_view (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;
  g_autofree char *last = NULL;

  activate (f, "page", "medals");
  g_action_group_change_action_state (G_ACTION_GROUP (f->window), "view",
                                      g_variant_new_string ("splits"));
  g_assert_cmpstr (page_of (f), ==, "unit");
  state = g_action_group_get_action_state (G_ACTION_GROUP (f->window), "view");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "splits");
  last = g_settings_get_string (f->settings, "last-view");
  g_assert_cmpstr (last, ==, "splits");
}

static void
test_athletes (Fixture *f, gconstpointer data)
{
  g_assert_null (selected_of (f));
  activate (f, "athlete-next", NULL);
  g_assert_cmpstr (gantry_row_get_code (selected_of (f)), ==, "1");
  activate (f, "athlete-next", NULL);
  g_assert_cmpstr (gantry_row_get_code (selected_of (f)), ==, "2");
  g_assert_true (
      adw_flap_get_reveal_flap (ADW_FLAP (app_test_find_id (f->window, "athlete_flap"))));
  activate (f, "athlete-previous", NULL);
  g_assert_cmpstr (gantry_row_get_code (selected_of (f)), ==, "1");
  activate (f, "athlete-none", NULL);
  g_assert_null (selected_of (f));
  g_assert_false (
      adw_flap_get_reveal_flap (ADW_FLAP (app_test_find_id (f->window, "athlete_flap"))));
}

static void
test_next_live (Fixture *f, gconstpointer data)
{
  activate (f, "next-live", NULL);
  g_assert_cmpstr (gantry_window_get_unit (GANTRY_WINDOW (f->window)), ==, JUMP_UNIT);
  activate (f, "next-live", NULL);
  g_assert_cmpstr (gantry_window_get_unit (GANTRY_WINDOW (f->window)), ==, SWIM_UNIT);
  activate (f, "previous-live", NULL);
  g_assert_cmpstr (gantry_window_get_unit (GANTRY_WINDOW (f->window)), ==, JUMP_UNIT);
}

/* Typing finds, Enter opens the event and selects who was found. */
static void
test_search (Fixture *f, gconstpointer data)
{
  GtkWidget *box = app_test_find (f->window, GANTRY_TYPE_SEARCH_BOX);
  GtkWidget *entry = app_test_find_id (box, "entry");

  activate (f, "search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "quarr");
  g_signal_emit_by_name (entry, "activate");
  app_test_iterate ();
  g_assert_nonnull (selected_of (f));
  g_assert_cmpstr (gantry_row_get_code (selected_of (f)), ==, "2");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

/* What was open is open again in the next window. */
static void
test_restores (Fixture *f, gconstpointer data)
{
  GantryWindow *second;

  activate (f, "open", JUMP_UNIT);
  activate (f, "page", "schedule");
  second = gantry_window_new (ADW_APPLICATION (application), f->seat, f->settings, "");
  g_assert_cmpstr (gantry_window_get_unit (second), ==, JUMP_UNIT);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                       GTK_STACK (app_test_find_id (GTK_WIDGET (second), "pages"))),
                   ==, "schedule");
  gtk_window_destroy (GTK_WINDOW (second));
}

/* A change reaches the window with the next frame. */
static void
test_flush (Fixture *f, gconstpointer data)
{
  GtkWidget *note = app_test_find_id (f->window, "notes");

  g_assert_false (gtk_widget_get_visible (note));
  app_test_put (f->seat, "unit/" SWIM_UNIT, "notes", 30, "note/b", "{'text':'Recall'}", NULL);
  for (guint i = 0; i < 1000 && !gtk_widget_get_visible (note); i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_visible (note));
}

static void
test_preferences (Fixture *f, gconstpointer data)
{
  GantryPreferences *preferences = gantry_preferences_new (f->settings);
  GtkWidget *relays = app_test_find_id (GTK_WIDGET (preferences), "relays");
  g_auto (GStrv) stored = NULL;
  g_auto (GStrv) kept = NULL;

  gtk_editable_set_text (GTK_EDITABLE (relays), "http://127.0.0.1:1 http://127.0.0.1:2");
  g_signal_emit_by_name (relays, "apply");
  stored = g_settings_get_strv (f->settings, "relays");
  g_assert_cmpuint (g_strv_length (stored), ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (relays), "not an address");
  g_signal_emit_by_name (relays, "apply");
  kept = g_settings_get_strv (f->settings, "relays");
  g_assert_cmpstr (kept[1], ==, "http://127.0.0.1:2");
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (app_test_find_id (GTK_WIDGET (preferences), "text_size")), 150);
  g_assert_cmpuint (g_settings_get_uint (f->settings, "text-size"), ==, 150);
  g_settings_reset (f->settings, "text-size");
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (app_test_find_id (GTK_WIDGET (preferences), "cache_days")), 3);
  g_assert_cmpuint (g_settings_get_uint (f->settings, "cache-days"), ==, 3);
  g_assert_cmpuint (g_settings_get_uint (f->settings, "cache-megabytes"), ==, 512);
  g_settings_reset (f->settings, "cache-days");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* Another language takes effect at once: the windows are made anew and open where the old ones
 * were. */
static void
test_language (Fixture *f, gconstpointer data)
{
  GtkWindow *before;
  GtkWindow *after;

  activate (f, "open", JUMP_UNIT);
  g_application_activate (G_APPLICATION (application));
  before = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_object_add_weak_pointer (G_OBJECT (before), (gpointer *)&before);
  g_settings_set_string (f->settings, "language", "fr");
  app_test_iterate ();
  after = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_assert_null (before);
  g_assert_true (GANTRY_IS_WINDOW (after));
  g_assert_cmpstr (gantry_window_get_unit (GANTRY_WINDOW (after)), ==, JUMP_UNIT);
  g_assert_cmpstr (gantry_texts_get_language (), ==, "fr");
  g_assert_cmpstr (gantry_seat_get_language (gantry_application_get_seat (application)), ==, "fr");

  f->window = GTK_WIDGET (after);
  g_settings_reset (f->settings, "language");
  app_test_iterate ();
  f->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_assert_cmpstr (gantry_texts_get_language (), ==, "en");
}

/* What a source marks as a test is never shown without saying so, and a real message takes the mark away. */
static void
test_test (Fixture *f, gconstpointer data)
{
  GtkWidget *bar = app_test_find_id (f->window, "test_bar");

  g_assert_false (gtk_widget_get_visible (bar));
  app_test_put (f->seat, "unit/" JUMP_UNIT, "result", 90, "head", "{'event':'Men’s Long Jump','test':true}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_false (gtk_widget_get_visible (bar)); /* another unit */
  activate (f, "open", JUMP_UNIT);
  g_assert_true (gtk_widget_get_visible (bar));
  activate (f, "open", SWIM_UNIT);
  g_assert_false (gtk_widget_get_visible (bar));
  activate (f, "open", JUMP_UNIT);
  app_test_put (f->seat, "unit/" JUMP_UNIT, "result", 91, "head", "{'event':'Men’s Long Jump Final'}", NULL);
  gantry_seat_flush (f->seat);
  g_assert_false (gtk_widget_get_visible (bar));
  app_test_put (f->seat, "games", "competition", 1, "competition", "{'code':'X','test':true}", NULL);
  activate (f, "page", "schedule");
  g_assert_true (gtk_widget_get_visible (bar));
}

/* The help is made when it is asked for, from the file that names every key. */
static void
test_help (Fixture *f, gconstpointer data)
{
  GtkShortcutsWindow *overlay;

  g_assert_null (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (f->window)));
  activate (f, "show-help-overlay", NULL);
  overlay = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (f->window));
  g_assert_nonnull (overlay);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (overlay)));
  gtk_window_close (GTK_WINDOW (overlay));
  activate (f, "show-help-overlay", NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (overlay)));
}

/* The first frame has the table in it: the window comes when its data does, and without data soon all the same. */
static void
test_first_frame (Fixture *f, gconstpointer data)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  g_autoptr (GantrySeat) empty = gantry_seat_new (profiles);
  GantryWindow *with =
      gantry_window_new (ADW_APPLICATION (application), f->seat, f->settings, "");
  GantryWindow *without = gantry_window_new (ADW_APPLICATION (application), empty, f->settings, "");
  gint64 before = g_get_monotonic_time ();

  gantry_first_frame_present (with, f->seat);
  gantry_first_frame_present (without, empty);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (with)));
  while (!gtk_widget_get_mapped (GTK_WIDGET (with)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gantry_window_has_table (with));
  while (!gtk_widget_get_mapped (GTK_WIDGET (without)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gantry_window_has_table (without));
  g_test_message ("after %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - before) / 1000);
  gtk_window_destroy (GTK_WINDOW (with));
  gtk_window_destroy (GTK_WINDOW (without));
}

static void
assert_named (GtkWidget *widget)
{
  const char *icon = GTK_IS_BUTTON (widget)        ? gtk_button_get_icon_name (GTK_BUTTON (widget))
                     : GTK_IS_MENU_BUTTON (widget) ? gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget))
                                                   : NULL;

  if (icon != NULL && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("the button with %s has no name", icon);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

/* A button with nothing but an icon says what it is: a tip alone is no name. */
static void
test_names (Fixture *f, gconstpointer data)
{
  assert_named (f->window);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  if (!app_test_init_gtk ())
    {
      g_print ("1..0 # SKIP there is no display\\n");
      return 0;
    }

  application = gantry_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  add ("/app/window/opens", test_opens);
  add ("/app/window/first-frame", test_first_frame);
  add ("/app/window/actions", test_actions);
  add ("/app/window/pages", test_pages);
  add ("/app/window/view", test_view);
  add ("/app/window/athletes", test_athletes);
  add ("/app/window/next-live", test_next_live);
  add ("/app/window/search", test_search);
  add ("/app/window/restores", test_restores);
  add ("/app/window/flush", test_flush);
  add ("/app/window/preferences", test_preferences);
  add ("/app/window/help", test_help);
  add ("/app/window/names", test_names);
  add ("/app/window/test-data", test_test);
  add ("/app/window/language", test_language);

  return g_test_run ();
}

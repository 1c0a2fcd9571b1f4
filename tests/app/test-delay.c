/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/delay-badge.h"
#include "app/delay-panel.h"

/* The badge says in words how far behind what is shown is, and the panel sets it by the picture. */

typedef struct
{
  GantrySeat *seat;
  GantryUnit *unit;
  GtkWidget *badge;
  GantryDelayPanel *panel;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = app_test_seat_new ();
  f->unit = gantry_seat_get_unit (f->seat, SWIM_UNIT);
  gantry_seat_flush (f->seat);
  f->badge = g_object_ref_sink (g_object_new (GANTRY_TYPE_DELAY_BADGE, NULL));
  gantry_delay_badge_set_seat (GANTRY_DELAY_BADGE (f->badge), f->seat);
  gantry_delay_badge_set_unit (GANTRY_DELAY_BADGE (f->badge), SWIM_UNIT);
  g_assert_null (app_test_find (f->badge, GANTRY_TYPE_DELAY_PANEL)); /* made when first wanted */
  f->panel = gantry_delay_badge_get_panel (GANTRY_DELAY_BADGE (f->badge));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->badge);
  g_object_unref (f->unit);
  g_object_unref (f->seat);
}

static const char *
label_of (Fixture *f, const char *id)
{
  return gtk_label_get_label (GTK_LABEL (app_test_find_id (f->badge, id)));
}

static void
assert_said (Fixture *f, const char *label)
{
  GtkWidget *button = gtk_widget_get_first_child (app_test_find (f->badge, GTK_TYPE_MENU_BUTTON));

  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
test_badge (Fixture *f, gconstpointer data)
{
  assert_said (f, "Delay: none");
  g_assert_false (gtk_widget_get_visible (app_test_find_id (f->badge, "word")));
  gantry_seat_set_delay (f->seat, 35000);
  assert_said (f, "Delay: −35.0 s");
  g_assert_true (gtk_widget_get_visible (app_test_find_id (f->badge, "word")));
  g_assert_true (gtk_widget_has_css_class (f->badge, "delayed"));
  gantry_seat_step_delay (f->seat, -100);
  assert_said (f, "Delay: −34.9 s");
  gantry_seat_step_delay (f->seat, 10000);
  assert_said (f, "Delay: −44.9 s");
  gantry_seat_set_delay (f->seat, 0);
  assert_said (f, "Delay: none");
  g_assert_false (gtk_widget_has_css_class (f->badge, "delayed"));
}

/* Nothing is set before somebody has chosen what to wait for; then the badge says what it waits for. */
static void
test_calibrate (Fixture *f, gconstpointer data)
{
  GtkDropDown *moment = GTK_DROP_DOWN (app_test_find_id (GTK_WIDGET (f->panel), "moment"));
  GListModel *names = gtk_drop_down_get_model (moment);

  g_assert_cmpuint (g_list_model_get_n_items (names), ==, 5);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 1), ==, "Start");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 2), ==, "First at 50");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 4), ==, "Finish");
  g_assert_false (gantry_delay_panel_calibrate (f->panel));
  g_assert_cmpstr (label_of (f, "message"), ==, "First choose what the picture will show.");

  gtk_drop_down_set_selected (moment, 1);
  g_assert_cmpstr (gantry_delay_panel_get_armed (f->panel), ==, "Start");
  g_assert_cmpstr (label_of (f, "armed"), ==, "N at: Start");
  g_assert_cmpstr (label_of (f, "message"), ==, "");

  /* No relay has told the time: the delay stays, and what was chosen stays chosen. */
  g_assert_false (gantry_delay_panel_calibrate (f->panel));
  g_assert_cmpstr (label_of (f, "message"), ==, "The venue’s time is not known yet.");
  g_assert_cmpint (gantry_seat_get_delay (f->seat), ==, 0);
  g_assert_nonnull (gantry_delay_panel_get_armed (f->panel));

  gantry_delay_badge_set_unit (GANTRY_DELAY_BADGE (f->badge), JUMP_UNIT);
  g_assert_null (gantry_delay_panel_get_armed (f->panel));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!app_test_init_gtk ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  add ("/app/delay/badge", test_badge);
  add ("/app/delay/calibrate", test_calibrate);

  return g_test_run ();
}

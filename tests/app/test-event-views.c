/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/bracket-box.h"
#include "app/page-chips.h"
#include "app/sheet-view.h"
#include "app/unit-pane.h"
#include "app/view-button.h"

#define SEMI_1 "JUDW57KG--------------SFNL000100--"
#define SEMI_2 "JUDW57KG--------------SFNL000200--"
#define FINAL  "JUDW57KG--------------FNL-000100--"
#define JUDO   "JUDW57KG--------------------------"

typedef struct
{
  GantrySeat *seat;
  GtkWidget *pane;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seat = app_test_seat_new ();
  f->pane = g_object_ref_sink (g_object_new (GANTRY_TYPE_UNIT_PANE, NULL));
  gantry_unit_pane_set_seat (GANTRY_UNIT_PANE (f->pane), f->seat);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->pane);
  g_object_unref (f->seat);
}

static void
put_event (Fixture *f, gint64 rev, const char *result)
{
  g_autofree char *body = g_strdup_printf (
      "{'status':'OFFICIAL','event':'Women\u2019s 400 m "
      "Freestyle','progress':{'complete':'1','total':'4'},"
      "'rows':[{'code':'1','type':'A','noc':'SRI','family':'WICKRAMASINGHE ARACHCHIGE','given':'"
      "Dilhani','sort':1,'rank':'1','rank_equal':true,'result':'%s','qual':'Q'},"
      "{'code':'2','type':'A','noc':'SUI','family':'QUARRIER','given':'Bo','sort':2,'irm':'DSQ'}]}",
      result);

  app_test_put (f->seat, "event/" SWIM_EVENT, "phase/SWMW400MFR------------HEAT--------", rev,
                "phase/SWMW400MFR------------HEAT--------", body, NULL);
  gantry_seat_flush (f->seat);
}

static GantryTable *
shown_table (Fixture *f)
{
  return GANTRY_TABLE (
      app_test_find (app_test_find (f->pane, GANTRY_TYPE_SHEET_VIEW), GANTRY_TYPE_TABLE));
}

#define assert_row(f, row, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text_ = app_test_row_text (shown_table (f), row);                             \
    g_assert_cmpstr (text_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

/* A page for each thing that the event says, and what a page says in full, with what was there before a correction. */
static void
test_event (Fixture *f, gconstpointer data)
{
  GtkWidget *chips;

  gantry_unit_pane_open (GANTRY_UNIT_PANE (f->pane), SWIM_UNIT);
  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "event");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (app_test_find_id (f->pane, "views"))),
                   ==, "event");
  chips = app_test_find (f->pane, GANTRY_TYPE_PAGE_CHIPS);
  g_assert_null (gtk_widget_get_first_child (chips));

  put_event (f, 1, "4:01.10");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_widget_get_first_child (chips))), ==,
                   "Heats");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (app_test_find_id (f->pane, "progress"))), ==,
                   "Official · 1 of 4");
  assert_row (f, 0,
              "Rank: 1 =|Nation: SRI|Name: WICKRAMASINGHE ARACHCHIGE Dilhani|Result: "
              "4:01.10|Qualified: Q");
  assert_row (f, 1, "Rank:|Nation: SUI|Name: QUARRIER Bo|Result: DSQ|Qualified:");

  put_event (f, 2, "4:01.19");
  assert_row (f, 0,
              "Rank: 1 =|Nation: SRI|Name: WICKRAMASINGHE ARACHCHIGE Dilhani|Result: 4:01.19, was "
              "4:01.10|Qualified: Q");
}

/* Who has won comes first when it is known, and a page that was chosen stays. */
static void
test_pages (Fixture *f, gconstpointer data)
{
  GantryPageChips *chips;

  put_event (f, 1, "4:01.10");
  gantry_unit_pane_open (GANTRY_UNIT_PANE (f->pane), SWIM_UNIT);
  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "event");
  chips = GANTRY_PAGE_CHIPS (app_test_find (f->pane, GANTRY_TYPE_PAGE_CHIPS));
  g_assert_cmpstr (gantry_page_chips_get_chosen (chips), ==,
                   "phase/SWMW400MFR------------HEAT--------");
  app_test_put (f->seat, "event/" SWIM_EVENT, "medallists/" SWIM_EVENT, 1,
                "medallists/" SWIM_EVENT,
                "{'medals':[{'medal':'ME_GOLD','code':'1','type':'A','noc':'ISL','family':'"
                "\u00deorgeirsd\u00f3ttir','given':'Gu\u00f0r\u00fan'}]}",
                NULL);
  gantry_seat_flush (f->seat);
  g_assert_cmpstr (gantry_page_chips_get_chosen (chips), ==, "medallists/" SWIM_EVENT);
  assert_row (f, 0, "Medal: Gold|Nation: ISL|Name: \u00deORGEIRSD\u00d3TTIR Gu\u00f0r\u00fan");

  gantry_unit_pane_turn (GANTRY_UNIT_PANE (f->pane), 1);
  g_assert_cmpstr (gantry_page_chips_get_chosen (chips), ==,
                   "phase/SWMW400MFR------------HEAT--------");
  put_event (f, 2, "4:01.12");
  g_assert_cmpstr (gantry_page_chips_get_chosen (chips), ==,
                   "phase/SWMW400MFR------------HEAT--------");
  gantry_unit_pane_turn (GANTRY_UNIT_PANE (f->pane), 1);
  g_assert_cmpstr (gantry_page_chips_get_chosen (chips), ==, "medallists/" SWIM_EVENT);

  /* Back to the table of the unit: the board of the event goes. */
  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "live");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (app_test_find_id (f->pane, "views"))),
                   ==, "table");
  g_assert_null (gantry_table_get_model (shown_table (f)));
}

static void
put_bracket (Fixture *f, gint64 rev, const char *final)
{
  g_autofree char *body = g_strdup_printf (
      "{'brackets':[{'code':'FNL','items':[{'code':'SFNL','matches':["
      "{'code':'1','unit':'" SEMI_1 "','places':[{'pos':'1','code':'1','type':'A','noc':'THA',"
      "'family':'Suwannaphum Rattanakosin','wlt':'W','result':'10'},"
      "{'pos':'2','code':'2','type':'A','noc':'FRA','family':'Bel','wlt':'L','result':'0'}]},"
      "{'code':'2','unit':'" SEMI_2 "'}]},"
      "{'code':'FNL-','matches':[{'code':'1','unit':'" FINAL "','places':[%s,"
      "{'pos':'2','previous_unit':'" SEMI_2 "','previous_wlt':'W'}]}]}]}]}",
      final);

  app_test_put (f->seat, "event/" JUDO, "bracket/" JUDO, rev, "bracket/" JUDO, body, NULL);
  gantry_seat_flush (f->seat);
}

static GtkWidget *
find_box (Fixture *f, const char *unit)
{
  GtkWidget *canvas = app_test_find_id (f->pane, "canvas");

  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GANTRY_IS_BRACKET_BOX (child) &&
        g_str_equal (gantry_bracket_match_get_unit (
                         gantry_bracket_box_get_match (GANTRY_BRACKET_BOX (child))),
                     unit))
      return child;

  return NULL;
}

/* Each match says in words who it is between, who won and where the winner goes; the button is there with the bracket. */
static void
test_bracket (Fixture *f, gconstpointer data)
{
  GtkWidget *button = app_test_find_id (f->pane, "bracket_button");
  GtkWidget *final;

  gantry_unit_pane_open (GANTRY_UNIT_PANE (f->pane), FINAL);
  g_assert_false (gtk_widget_get_visible (button));
  put_bracket (f, 1, "{'pos':'1','previous_unit':'" SEMI_1 "','previous_wlt':'W'}");
  app_test_put (f->seat, "unit/" FINAL, "result", 1, "head",
                "{'status':'START_LIST','event':'Women \u221257 kg'}", NULL);
  gantry_seat_flush (f->seat);
  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "bracket");
  g_assert_true (gtk_widget_get_visible (button));
  final = find_box (f, FINAL);
  g_assert_true (gtk_widget_has_css_class (final, "open"));
  gtk_test_accessible_assert_role (final, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (
      find_box (f, SEMI_1), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Semi-finals, match 1: SUWANNAPHUM RATTANAKOSIN THA 10, won; BEL FRA 0");
  gtk_test_accessible_assert_property (
      final, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Final: Winner of Semi-finals, match 1; Winner of Semi-finals, match 2");
  gtk_test_accessible_assert_property (find_box (f, SEMI_2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Semi-finals, match 2; the winner goes to Final");

  put_bracket (f, 2, "{'pos':'1','code':'1','type':'A','noc':'THA','family':'Suwannaphum'}");
  g_assert_true (final == find_box (f, FINAL));
  gtk_test_accessible_assert_property (
      final, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Final: SUWANNAPHUM THA; Winner of Semi-finals, match 2");
}

static int
x_of (GtkWidget *box)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (box, gtk_widget_get_parent (box), &bounds));

  return bounds.origin.x;
}

/* A bracket is read from where the text begins: rounds go to the left where it is written so. */
static void
test_directions (Fixture *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();

  put_bracket (f, 1, "{'pos':'1','previous_unit':'" SEMI_1 "','previous_wlt':'W'}");
  gantry_unit_pane_open (GANTRY_UNIT_PANE (f->pane), FINAL);
  app_test_put (f->seat, "unit/" FINAL, "result", 1, "head", "{'event':'Women'}", NULL);
  gantry_seat_flush (f->seat);
  gantry_unit_pane_set_view (GANTRY_UNIT_PANE (f->pane), "bracket");
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 600);
  gtk_window_set_child (GTK_WINDOW (window), f->pane);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait_frames (window, 2);
  g_assert_cmpint (x_of (find_box (f, SEMI_1)), <, x_of (find_box (f, FINAL)));

  gtk_widget_set_direction (app_test_find_id (f->pane, "canvas"), GTK_TEXT_DIR_RTL);
  app_test_wait_frames (window, 2);
  g_assert_cmpint (x_of (find_box (f, SEMI_1)), >, x_of (find_box (f, FINAL)));
  gtk_window_destroy (GTK_WINDOW (window));
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

  add ("/app/event-views/event", test_event);
  add ("/app/event-views/pages", test_pages);
  add ("/app/event-views/bracket", test_bracket);
  add ("/app/event-views/directions", test_directions);

  return g_test_run ();
}

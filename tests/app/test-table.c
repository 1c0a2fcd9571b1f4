/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/cell-private.h"
#include "app/table-row.h"

/* A table of strings: column "text" shows the string, "mark" has changed just now when the string
 * begins with "!". */
static void
fill (GObject *item, const GantryColumnSpec *spec, GantryCellContent *content, gpointer data)
{
  const char *text = gtk_string_object_get_string (GTK_STRING_OBJECT (item));
  guint *fills = data;

  (*fills)++;
  content->text = g_strdup (text);
  if (g_str_equal (spec->id, "mark") && *text == '!')
    content->changed = g_get_monotonic_time ();
}

static const char *
style (GObject *item, gpointer data)
{
  return *gtk_string_object_get_string (GTK_STRING_OBJECT (item)) == 'x' ? "out" : NULL;
}

static GantryTable *
create_table (GListModel *model, guint *fills)
{
  GantryTable *table = g_object_ref_sink (GANTRY_TABLE (gantry_table_new ()));

  *fills = 0;
  gantry_table_set_fill (table, fill, style, fills);
  gantry_table_take_columns (table, app_test_columns ("text", "mark", NULL));
  gantry_table_set_model (table, model);

  return table;
}

static GtkWidget *
get_row (GantryTable *table, guint index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (table));

  for (guint i = 0; i <= index; i++)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
assert_row (GantryTable *table, guint row, const char *expected)
{
  g_autofree char *text = app_test_row_text (table, row);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_accessible (void)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *[]){ "a", "xb", NULL });
  guint fills;
  GantryTable *table = create_table (G_LIST_MODEL (model), &fills);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (table));

  gtk_test_accessible_assert_role (table, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (header, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (gantry_table_row_get_cell (GANTRY_TABLE_ROW (header), 0),
                                   GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_role (get_row (table, 0), GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (
      gantry_table_row_get_cell (GANTRY_TABLE_ROW (get_row (table, 0)), 0),
      GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (get_row (table, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "text: xb; mark: xb");
  assert_row (table, 0, "text: a|mark: a");
  assert_row (table, 1, "text: xb|mark: xb");
  g_assert_true (gtk_widget_has_css_class (get_row (table, 1), "out"));
  g_assert_false (gtk_widget_has_css_class (get_row (table, 0), "out"));
  g_object_unref (table);
}

/* A new order moves rows and fills no cell; who stays keeps the row. */
static void
test_order (void)
{
  g_autoptr (GListStore) model = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GtkStringObject) a = gtk_string_object_new ("a");
  g_autoptr (GtkStringObject) b = gtk_string_object_new ("b");
  g_autoptr (GtkStringObject) c = gtk_string_object_new ("c");
  guint fills;
  GantryTable *table;
  GtkWidget *row;

  g_list_store_append (model, a);
  g_list_store_append (model, b);
  table = create_table (G_LIST_MODEL (model), &fills);
  row = get_row (table, 1);
  g_assert_cmpuint (fills, ==, 4);

  g_list_store_splice (model, 0, 2, (gpointer[]){ b, a }, 2);
  g_assert_true (get_row (table, 0) == row);
  g_assert_cmpuint (fills, ==, 4);

  g_list_store_splice (model, 1, 1, (gpointer[]){ c }, 1);
  g_assert_true (get_row (table, 0) == row);
  assert_row (table, 1, "text: c|mark: c");
  g_assert_null (get_row (table, 2));
  g_assert_cmpuint (fills, ==, 6);
  g_object_unref (table);
}

/* A table that has just been left by all of its rows asks for no more than it would like. */
static void
test_emptied (void)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *[]){ "a", "b", NULL });
  guint fills;
  GtkWidget *table = GTK_WIDGET (create_table (G_LIST_MODEL (model), &fills));
  int minimum, natural, before;

  gtk_widget_measure (table, GTK_ORIENTATION_VERTICAL, -1, &before, &natural, NULL, NULL);
  g_assert_cmpint (before, <, natural);
  gtk_string_list_splice (model, 0, 2, NULL);
  gtk_widget_measure (table, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, natural);
  g_assert_cmpint (minimum, <, before);
  g_object_unref (table);
}

static void
selected_cb (guint *count)
{
  (*count)++;
}

static void
test_selection (void)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *[]){ "a", "b", "c", NULL });
  guint fills;
  guint count = 0;
  GantryTable *table = create_table (G_LIST_MODEL (model), &fills);
  g_autoptr (GObject) a = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_autoptr (GObject) c = g_list_model_get_item (G_LIST_MODEL (model), 2);

  g_signal_connect_swapped (table, "selected", G_CALLBACK (selected_cb), &count);
  g_assert_null (gantry_table_get_selected (table));
  gantry_table_step (table, 1);
  g_assert_true (gantry_table_get_selected (table) == a);
  gantry_table_step (table, 10);
  g_assert_true (gantry_table_get_selected (table) == c);
  gtk_test_accessible_assert_state (get_row (table, 2), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (get_row (table, 0), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  gantry_table_step (table, -1);
  gantry_table_step (table, -5);
  g_assert_true (gantry_table_get_selected (table) == a);
  g_assert_cmpuint (count, ==, 4);

  gtk_string_list_remove (model, 0);
  g_assert_null (gantry_table_get_selected (table));
  g_assert_cmpuint (count, ==, 5);
  g_object_unref (table);
}

/* A change is marked, said, and the mark goes by itself. */
static void
test_mark (void)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *[]){ "!a", NULL });
  guint fills;
  GantryTable *table = create_table (G_LIST_MODEL (model), &fills);
  GantryCell *cell = gantry_table_row_get_cell (GANTRY_TABLE_ROW (get_row (table, 0)), 1);
  gint64 expiry = gantry_cell_get_expiry (cell);

  g_assert_cmpint (expiry, >, g_get_monotonic_time ());
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Changed just now");
  gantry_cell_expire (cell, expiry - 1);
  g_assert_cmpint (gantry_cell_get_expiry (cell), ==, expiry);
  gantry_cell_expire (cell, expiry);
  g_assert_cmpint (gantry_cell_get_expiry (cell), ==, 0);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  g_object_unref (table);
}

/* Other columns make the rows anew; the same ones do not. */
static void
test_columns (void)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *[]){ "a", NULL });
  guint fills;
  GantryTable *table = create_table (G_LIST_MODEL (model), &fills);
  GtkWidget *row = get_row (table, 0);

  gantry_table_take_columns (table, app_test_columns ("text", "mark", NULL));
  g_assert_true (get_row (table, 0) == row);
  gantry_table_take_columns (table, app_test_columns ("text", NULL));
  assert_row (table, 0, "text: a");
  g_object_unref (table);
}

/* Laid out in a window, in both directions and at twice the text: every row has room for its text,
 * and they do not overlap. */
static void
test_layout (void)
{
  g_autoptr (GtkStringList) model =
      gtk_string_list_new ((const char *[]){ "first", "second", NULL });
  guint fills;
  GantryTable *table = create_table (G_LIST_MODEL (model), &fills);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroll = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (table));
  gtk_window_set_child (GTK_WINDOW (window), scroll);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_present (GTK_WINDOW (window));
  for (guint turn = 0; turn < 4; turn++)
    {
      graphene_rect_t first;
      graphene_rect_t second;
      int natural;

      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                    turn % 2 == 0 ? 96 * 1024 : 192 * 1024, NULL);
      gtk_widget_set_direction (GTK_WIDGET (table), turn < 2 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      app_test_wait_frames (GTK_WIDGET (table), 3);
      g_assert_true (gtk_widget_compute_bounds (get_row (table, 0), GTK_WIDGET (table), &first));
      g_assert_true (gtk_widget_compute_bounds (get_row (table, 1), GTK_WIDGET (table), &second));
      gtk_widget_measure (get_row (table, 0), GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL,
                          NULL);
      g_assert_cmpfloat (first.size.height, >=, natural);
      g_assert_cmpfloat (second.origin.y, >=, first.origin.y + first.size.height);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (table);
}

/* A race changes its order with every time: rows stand in the new one at once, without a layout, and what assistive technology reads
 * follows. */
static void
test_order_on_screen (void)
{
  g_autoptr (GListStore) model = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GtkStringObject) a = gtk_string_object_new ("a");
  g_autoptr (GtkStringObject) b = gtk_string_object_new ("b");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroll = gtk_scrolled_window_new ();
  graphene_rect_t first;
  graphene_rect_t second;
  guint fills;
  GantryTable *table;
  GtkWidget *rows[2];

  g_list_store_append (model, a);
  g_list_store_append (model, b);
  table = create_table (G_LIST_MODEL (model), &fills);
  rows[0] = get_row (table, 0);
  rows[1] = get_row (table, 1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (table));
  gtk_window_set_child (GTK_WINDOW (window), scroll);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait_frames (GTK_WIDGET (table), 3);

  g_list_store_splice (model, 0, 2, (gpointer[]){ b, a }, 2);
  g_assert_true (gtk_widget_compute_bounds (rows[1], GTK_WIDGET (table), &first));
  g_assert_true (gtk_widget_compute_bounds (rows[0], GTK_WIDGET (table), &second));
  g_assert_cmpfloat (first.origin.y, <, second.origin.y);
  while (get_row (table, 0) != rows[1])
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (get_row (table, 1) == rows[0]);
  g_assert_cmpuint (fills, ==, 4);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (table);
}

/* A row that tells when its text is another one. */
typedef struct
{
  GObject parent_instance;
  char text[32];
} TestRow;

typedef GObjectClass TestRowClass;

static GType test_row_get_type (void);

G_DEFINE_TYPE (TestRow, test_row, G_TYPE_OBJECT)

static void
test_row_class_init (TestRowClass *klass)
{
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
test_row_init (TestRow *self)
{
}

static void
fill_test_row (GObject *item, const GantryColumnSpec *spec, GantryCellContent *content, gpointer data)
{
  content->text = g_strdup (((TestRow *)item)->text);
}

static void
change_test_row (GListModel *model, guint index, const char *text)
{
  g_autoptr (GObject) item = g_list_model_get_item (model, index);

  g_strlcpy (((TestRow *)item)->text, text, sizeof ((TestRow *)item)->text);
  g_signal_emit_by_name (item, "changed");
}

static gboolean
has_row (GantryTable *table, guint row, const char *expected)
{
  g_autofree char *text = app_test_row_text (table, row);

  return g_str_equal (text, expected);
}

static void
wait_drawn (GantryCell *cell)
{
  while (cell->main == NULL || !cell->fitted)
    g_main_context_iteration (NULL, TRUE);
}

/* What does not fit is cut, also after it became another text without a new layout. */
static void
test_cut (void)
{
  g_autoptr (GListStore) model = g_list_store_new (test_row_get_type ());
  g_autoptr (GObject) item = g_object_new (test_row_get_type (), NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GantryTable *table = GANTRY_TABLE (gantry_table_new ());
  GPtrArray *specs = app_test_columns ("text", "other", NULL);
  GantryCell *cell;

  ((GantryColumnSpec *)g_ptr_array_index (specs, 0))->expand = TRUE;
  ((GantryColumnSpec *)g_ptr_array_index (specs, 0))->frozen = TRUE;
  g_strlcpy (((TestRow *)item)->text, "MMMMMMMMMMMMMMMMMMMMMMMMM11", sizeof ((TestRow *)item)->text);
  g_list_store_append (model, item);
  gantry_table_set_fill (table, fill_test_row, NULL, NULL);
  gantry_table_take_columns (table, specs);
  gantry_table_set_fit (table, TRUE);
  gantry_table_set_model (table, G_LIST_MODEL (model));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (table));
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 200);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait_frames (GTK_WIDGET (table), 2);

  cell = gantry_table_row_get_cell (GANTRY_TABLE_ROW (get_row (table, 0)), 0);
  wait_drawn (cell);
  g_assert_true (pango_layout_is_ellipsized (cell->main));
  change_test_row (G_LIST_MODEL (model), 0, "MMMMMMMMMMMMMMMMMMMMMMMMM22");
  g_assert_null (cell->main);
  wait_drawn (cell);
  g_assert_true (pango_layout_is_ellipsized (cell->main));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
fill_lines (GObject *item, const GantryColumnSpec *spec, GantryCellContent *content, gpointer data)
{
  g_auto (GStrv) lines = g_strsplit (((TestRow *)item)->text, "|", 2);

  content->text = g_strdup (lines[0] != NULL ? lines[0] : "");
  content->sub = g_strdup (lines[0] != NULL ? lines[1] : NULL);
}

static float
get_height (GantryTable *table, guint row)
{
  graphene_rect_t bounds;

  g_assert_true (
      gtk_widget_compute_bounds (get_row (table, row), GTK_WIDGET (table), &bounds));

  return bounds.size.height;
}

/* Rows are as high as the first with two lines needs; the others then have room for theirs, whatever comes and goes. */
static void
test_second_line (void)
{
  GListStore *model = g_list_store_new (test_row_get_type ());
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GantryTable *table = GANTRY_TABLE (gantry_table_new ());
  guint measures;
  float one;
  float two;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GObject) item = g_object_new (test_row_get_type (), NULL);

      g_strlcpy (((TestRow *)item)->text, "22", sizeof ((TestRow *)item)->text);
      g_list_store_append (model, item);
    }
  gantry_table_set_fill (table, fill_lines, NULL, NULL);
  gantry_table_take_columns (table, app_test_columns ("text", NULL));
  gantry_table_set_model (table, G_LIST_MODEL (model));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (table));
  gtk_window_set_child (GTK_WINDOW (window), app_test_measured_new (scroller));
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 300);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait_frames (GTK_WIDGET (table), 3);
  one = get_height (table, 0);

  change_test_row (G_LIST_MODEL (model), 0, "11|2");
  app_test_wait_settled (GTK_WIDGET (table));
  two = get_height (table, 0);
  g_assert_cmpfloat (two, >, one);
  g_assert_cmpfloat (get_height (table, 2), ==, two);

  measures = app_test_count_measures ();
  change_test_row (G_LIST_MODEL (model), 1, "11|2");
  change_test_row (G_LIST_MODEL (model), 0, "11");
  app_test_wait_frames (GTK_WIDGET (table), 3);
  g_assert_cmpuint (app_test_count_measures (), ==, measures);

  /* and still has, when all is measured again for another reason */
  change_test_row (G_LIST_MODEL (model), 2, "1000000000000");
  app_test_wait_frames (GTK_WIDGET (table), 3);
  g_assert_cmpuint (app_test_count_measures (), >, measures);
  g_assert_cmpfloat (get_height (table, 1), ==, two);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (model);
}

static const char *
style_lines (GObject *item, gpointer data)
{
  return *((TestRow *)item)->text == 'x' ? "head" : NULL;
}

static int
get_sub_width (GantryTable *table, guint row)
{
  GantryCell *cell = gantry_table_row_get_cell (GANTRY_TABLE_ROW (get_row (table, row)), 0);
  int width;

  pango_layout_get_pixel_size (cell->sub, &width, NULL);

  return width;
}

/* Rows that say the same share what was laid out, but not those of another style, nor one that becomes another. */
static void
test_shared_line (void)
{
  static const char *const texts[] = { "a|77777777", "b|77777777", "x|77777777" };
  GListStore *model = g_list_store_new (test_row_get_type ());
  GtkWidget *window = gtk_window_new ();
  GantryTable *table = GANTRY_TABLE (gantry_table_new ());
  GantryCell *cells[G_N_ELEMENTS (texts)];
  int plain;

  app_test_load_style ();
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GObject) item = g_object_new (test_row_get_type (), NULL);

      g_strlcpy (((TestRow *)item)->text, texts[i], sizeof ((TestRow *)item)->text);
      g_list_store_append (model, item);
    }
  gantry_table_set_fill (table, fill_lines, style_lines, NULL);
  gantry_table_take_columns (table, app_test_columns ("text", NULL));
  gantry_table_set_model (table, G_LIST_MODEL (model));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (table));
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 300);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait_frames (GTK_WIDGET (table), 3);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    cells[i] = gantry_table_row_get_cell (GANTRY_TABLE_ROW (get_row (table, i)), 0);
  plain = get_sub_width (table, 0);
  g_assert_true (cells[0]->sub == cells[1]->sub);
  g_assert_true (cells[0]->sub != cells[2]->sub);
  g_assert_cmpint (get_sub_width (table, 2), >, plain);

  change_test_row (G_LIST_MODEL (model), 0, "xa|77777777");
  app_test_wait_frames (GTK_WIDGET (table), 3);
  g_assert_cmpint (get_sub_width (table, 0), >, plain);
  g_assert_cmpint (get_sub_width (table, 1), ==, plain);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (model);
}

/* 150 rows, of which a window shows a few. */
static GtkWidget *
open_long_table (GantryTable **table, GListModel **model)
{
  GListStore *store = g_list_store_new (test_row_get_type ());
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (GObject) item = g_object_new (test_row_get_type (), NULL);

      g_list_store_append (store, item);
    }
  *model = G_LIST_MODEL (store);
  *table = GANTRY_TABLE (gantry_table_new ());
  gantry_table_set_fill (*table, fill_test_row, NULL, NULL);
  gantry_table_take_columns (*table, app_test_columns ("text", NULL));
  gantry_table_set_model (*table, *model);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (*table));
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 300);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait_frames (GTK_WIDGET (*table), 2);

  return window;
}

/* A row in sight shows a change at once; one out of sight a moment later, and it is in the
 * accessibility tree then all the same. */
static void
test_out_of_sight (void)
{
  g_autoptr (GListModel) model = NULL;
  GantryTable *table;
  GtkWidget *window = open_long_table (&table, &model);

  change_test_row (model, 0, "seen");
  g_assert_true (has_row (table, 0, "text: seen"));
  change_test_row (model, 140, "far");
  g_assert_false (has_row (table, 140, "text: far"));
  while (!has_row (table, 140, "text: far"))
    g_main_context_iteration (NULL, TRUE);
  /* and at once when it comes into sight */
  change_test_row (model, 149, "last");
  gantry_table_step (table, -1);
  app_test_wait_frames (GTK_WIDGET (table), 1);
  g_assert_true (has_row (table, 149, "text: last"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* However often all of them change, each has its turn. */
static void
test_each_in_turn (void)
{
  g_autoptr (GListModel) model = NULL;
  GantryTable *table;
  GtkWidget *window = open_long_table (&table, &model);
  g_autofree char *before = app_test_row_text (table, 149);
  guint waiting = 1;

  for (guint n = 1; waiting > 0; n++)
    {
      g_autofree char *text = g_strdup_printf ("%u", n);

      waiting = 0;
      for (guint i = 60; i < 150; i++)
        {
          change_test_row (model, i, text);
          waiting += has_row (table, i, before);
        }
      g_main_context_iteration (NULL, TRUE);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One that comes into sight and wants a wider column gets it, and no frame goes unpainted: GTK would
 * warn, which ends a test. */
static void
test_wider_in_sight (void)
{
  g_autoptr (GListModel) model = NULL;
  GantryTable *table;
  GtkWidget *window = open_long_table (&table, &model);
  GantryCell *cell = gantry_table_row_get_cell (GANTRY_TABLE_ROW (get_row (table, 149)), 0);

  change_test_row (model, 149, "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM");
  gantry_table_step (table, -1);
  app_test_wait_frames (GTK_WIDGET (table), 4);
  g_assert_true (has_row (table, 149, "text: MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM"));
  wait_drawn (cell);
  g_assert_false (pango_layout_is_ellipsized (cell->main));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where the middle of what a cell paints is, from the top. */
static float
find_middle (GtkWidget *cell, const char *text, const char *sub)
{
  GantryCellContent content = { .text = g_strdup (text), .sub = g_strdup (sub) };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  graphene_rect_t bounds;

  gantry_cell_take_content (GANTRY_CELL (cell), &content);
  gtk_widget_allocate (cell, 100, 60, -1, NULL);
  gantry_cell_snapshot (cell, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  gsk_render_node_unref (node);
  return bounds.origin.y + bounds.size.height / 2;
}

/* A time that has no rank below it stands in the middle, as the cells beside it do. */
static void
test_one_line_of_two (void)
{
  g_autoptr (GPtrArray) specs = app_test_columns ("text", NULL);
  GantryColumnSpec *spec = g_ptr_array_index (specs, 0);
  GtkWidget *plain = g_object_ref_sink (gantry_cell_new (spec, FALSE));
  GtkWidget *cell;

  g_assert_cmpfloat_with_epsilon (find_middle (plain, "57.98", NULL), 30, 4);
  g_object_unref (plain);
  spec->two_lines = TRUE;
  cell = g_object_ref_sink (gantry_cell_new (spec, FALSE));
  g_assert_cmpfloat_with_epsilon (find_middle (cell, "57.98", NULL), 30, 4);
  g_assert_cmpfloat_with_epsilon (find_middle (cell, "57.98", "12"), 30, 4);
  g_object_unref (cell);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!app_test_init_gtk ())
    {
      g_print ("1..0 # SKIP there is no display\\n");
      return 0;
    }

  g_test_add_func ("/app/table/accessible", test_accessible);
  g_test_add_func ("/app/table/order", test_order);
  g_test_add_func ("/app/table/emptied", test_emptied);
  g_test_add_func ("/app/table/order-on-screen", test_order_on_screen);
  g_test_add_func ("/app/table/selection", test_selection);
  g_test_add_func ("/app/table/mark", test_mark);
  g_test_add_func ("/app/table/columns", test_columns);
  g_test_add_func ("/app/table/layout", test_layout);
  g_test_add_func ("/app/table/cut", test_cut);
  g_test_add_func ("/app/table/second-line", test_second_line);
  g_test_add_func ("/app/table/out-of-sight", test_out_of_sight);
  g_test_add_func ("/app/table/each-in-turn", test_each_in_turn);
  g_test_add_func ("/app/table/wider-in-sight", test_wider_in_sight);
  g_test_add_func ("/app/table/shared-line", test_shared_line); /* styled from here on */
  g_test_add_func ("/app/table/one-line-of-two", test_one_line_of_two);

  return g_test_run ();
}

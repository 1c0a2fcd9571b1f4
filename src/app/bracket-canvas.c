/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/bracket-canvas.h"

#include "app/bracket-box.h"
#include "app/sheet-words.h"

#include <glib/gi18n.h>
#include <math.h>

#define COLUMN_GAP 36
#define ROW_GAP    10
#define LINE_WIDTH 2

/* bracket (matches) → a box each, found again by its match → places from round and place */
struct _GantryBracketCanvas
{
  GtkWidget parent_instance;

  GantryBracket *bracket; /* (owned) (nullable) */
  GHashTable *boxes;      /* match → box, a child */
  GPtrArray *headings;    /* of GtkLabel, children, one a round */
  GPtrArray *titles;      /* of char *, one a round */
  char *open;             /* (owned) (nullable) */
  const char *decimal_point; /* static */
  int box_minimum;
  int box_natural;
  int box_width; /* as allocated */
  int box_height;
  int heading_height;
  guint expire_id;
};

G_DEFINE_FINAL_TYPE (GantryBracketCanvas, gantry_bracket_canvas, GTK_TYPE_WIDGET)

/* Where a match stands, from the start edge: before the direction of the text is looked at. */
typedef struct
{
  int x;
  int y;
} Place;

static guint
get_n_matches (GantryBracketCanvas *self)
{
  return self->bracket != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->bracket)) : 0;
}

static GantryBracketMatch *
get_match (GantryBracketCanvas *self, guint index)
{
  g_autoptr (GantryBracketMatch) match = g_list_model_get_item (G_LIST_MODEL (self->bracket), index);

  return match; /* the bracket holds it */
}

static const char *
bracket_of_round (GantryBracketCanvas *self, guint round)
{
  const GantryBracketRound *of = gantry_bracket_get_round (self->bracket, round);

  return of != NULL ? of->bracket : "";
}

/* The round within its own draw. */
static guint
get_column (GantryBracketCanvas *self, guint round)
{
  guint first = round;

  while (first > 0 && g_str_equal (bracket_of_round (self, first - 1), bracket_of_round (self, round)))
    first--;

  return round - first;
}

static int
get_n_columns (GantryBracketCanvas *self)
{
  int n = 0;

  for (guint i = 0; i < self->titles->len; i++)
    n = MAX (n, (int)get_column (self, i) + 1);

  return n;
}

/* Rows of boxes that the draws take that stand above this one's, each with a heading. */
static void
get_above (GantryBracketCanvas *self, const char *bracket, double *rows, guint *draws)
{
  double highest = -1;
  const char *current = NULL;

  *rows = 0;
  *draws = 0;
  for (guint i = 0; i < get_n_matches (self); i++)
    {
      GantryBracketMatch *match = get_match (self, i);

      if (current != NULL && !g_str_equal (current, gantry_bracket_match_get_bracket (match)))
        {
          *rows += highest + 1;
          (*draws)++;
          highest = -1;
        }
      current = gantry_bracket_match_get_bracket (match);
      if (bracket != NULL && g_str_equal (current, bracket))
        return;
      highest = MAX (highest, gantry_bracket_match_get_place (match));
    }
  *rows += highest + 1;
  *draws += current != NULL;
}

static int
y_of (GantryBracketCanvas *self, double rows, guint draws)
{
  return lround (rows * (self->box_height + ROW_GAP)) +
         (int)draws * (self->heading_height + 2 * ROW_GAP);
}

static Place
get_place (GantryBracketCanvas *self, GantryBracketMatch *match)
{
  double rows;
  guint draws;

  get_above (self, gantry_bracket_match_get_bracket (match), &rows, &draws);

  return (Place){
    .x = get_column (self, gantry_bracket_match_get_round (match)) *
         (self->box_width + COLUMN_GAP),
    .y = y_of (self, rows + gantry_bracket_match_get_place (match), draws) +
         self->heading_height + ROW_GAP,
  };
}

static void
measure_children (GantryBracketCanvas *self)
{
  GHashTableIter iter;
  gpointer box;
  int minimum;
  int natural;

  self->box_minimum = self->box_natural = self->box_height = self->heading_height = 0;
  g_hash_table_iter_init (&iter, self->boxes);
  while (g_hash_table_iter_next (&iter, NULL, &box))
    {
      gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      self->box_minimum = MAX (self->box_minimum, minimum);
      self->box_natural = MAX (self->box_natural, natural);
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      self->box_height = MAX (self->box_height, natural);
    }
  for (guint i = 0; i < self->headings->len; i++)
    {
      gtk_widget_measure (g_ptr_array_index (self->headings, i), GTK_ORIENTATION_VERTICAL, -1, NULL,
                          &natural, NULL, NULL);
      self->heading_height = MAX (self->heading_height, natural);
    }
}

static void
gantry_bracket_canvas_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  GantryBracketCanvas *self = GANTRY_BRACKET_CANVAS (widget);
  int columns = get_n_columns (self);
  double rows;
  guint draws;

  measure_children (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (0, columns * (self->box_minimum + COLUMN_GAP) - COLUMN_GAP);
      *natural = MAX (0, columns * (self->box_natural + COLUMN_GAP) - COLUMN_GAP);
      return;
    }
  get_above (self, NULL, &rows, &draws);
  *minimum = *natural = y_of (self, rows, draws);
}

static void
allocate (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
gantry_bracket_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GantryBracketCanvas *self = GANTRY_BRACKET_CANVAS (widget);

  measure_children (self);
  self->box_width = CLAMP ((width + COLUMN_GAP) / MAX (1, get_n_columns (self)) - COLUMN_GAP,
                           self->box_minimum, self->box_natural);
  for (guint i = 0; i < self->headings->len; i++)
    {
      double rows;
      guint draws;

      get_above (self, bracket_of_round (self, i), &rows, &draws);
      allocate (widget, g_ptr_array_index (self->headings, i),
                get_column (self, i) * (self->box_width + COLUMN_GAP), y_of (self, rows, draws),
                self->box_width, self->heading_height);
    }
  for (guint i = 0; i < get_n_matches (self); i++)
    {
      GantryBracketMatch *match = get_match (self, i);
      Place place = get_place (self, match);

      allocate (widget, g_hash_table_lookup (self->boxes, match), place.x, place.y,
                self->box_width, self->box_height);
    }
}

static void
draw_bar (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color, int x, int y, int width,
          int height)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* From the middle of a match across, up or down, and across into the next. */
static void
draw_way (GantryBracketCanvas *self, GtkSnapshot *snapshot, GantryBracketMatch *match, GantryBracketMatch *next)
{
  GtkWidget *widget = GTK_WIDGET (self);
  Place from = get_place (self, match);
  Place to = get_place (self, next);
  int start = from.x + self->box_width;
  int middle = to.x - COLUMN_GAP / 2;
  int above = from.y + self->box_height / 2;
  int below = to.y + self->box_height / 2;
  GdkRGBA color = { 0.5, 0.5, 0.5, 1 };

  if (to.x < start)
    return;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "gantry_line", &color);
  draw_bar (widget, snapshot, &color, start, above, middle - start, LINE_WIDTH);
  draw_bar (widget, snapshot, &color, middle, MIN (above, below), LINE_WIDTH,
            ABS (above - below) + LINE_WIDTH);
  draw_bar (widget, snapshot, &color, middle, below, to.x - middle, LINE_WIDTH);
}

static void
gantry_bracket_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GantryBracketCanvas *self = GANTRY_BRACKET_CANVAS (widget);

  for (guint i = 0; i < get_n_matches (self); i++)
    {
      GantryBracketMatch *match = get_match (self, i);
      GantryBracketMatch *next = gantry_bracket_match_get_next (match);

      if (next != NULL && g_hash_table_contains (self->boxes, next))
        draw_way (self, snapshot, match, next);
    }
  GTK_WIDGET_CLASS (gantry_bracket_canvas_parent_class)->snapshot (widget, snapshot);
}

static gboolean
expire_cb (gpointer data)
{
  GantryBracketCanvas *self = data;
  gboolean left = FALSE;
  GHashTableIter iter;
  gpointer box;

  g_hash_table_iter_init (&iter, self->boxes);
  while (g_hash_table_iter_next (&iter, NULL, &box))
    {
      gantry_bracket_box_expire (box, g_get_monotonic_time ());
      left |= gantry_bracket_box_get_expiry (box) != 0;
    }
  if (left)
    return G_SOURCE_CONTINUE;

  self->expire_id = 0;
  return G_SOURCE_REMOVE;
}

static void
update_box (GantryBracketCanvas *self, GantryBracketBox *box)
{
  const char *unit = gantry_bracket_match_get_unit (gantry_bracket_box_get_match (box));

  gantry_bracket_box_update (box, self->titles, self->decimal_point);
  gantry_bracket_box_set_open (box, *unit != '\0' && g_strcmp0 (unit, self->open) == 0);
  if (self->expire_id == 0 && gantry_bracket_box_get_expiry (box) != 0)
    self->expire_id = g_timeout_add (500, expire_cb, self);
}

static void
match_changed_cb (GantryBracketMatch *match, GantryBracketCanvas *self)
{
  GantryBracketBox *box = g_hash_table_lookup (self->boxes, match);

  if (box != NULL)
    update_box (self, box);
}

static void
drop_box (GantryBracketCanvas *self, GantryBracketMatch *match, GtkWidget *box)
{
  g_signal_handlers_disconnect_by_func (match, match_changed_cb, self);
  gtk_widget_unparent (box);
}

static void
sync_boxes (GantryBracketCanvas *self)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  GtkWidget *before = NULL;
  GHashTableIter iter;
  gpointer match;
  gpointer box;

  for (guint i = 0; i < get_n_matches (self); i++)
    g_hash_table_add (kept, get_match (self, i));
  g_hash_table_iter_init (&iter, self->boxes);
  while (g_hash_table_iter_next (&iter, &match, &box))
    if (!g_hash_table_contains (kept, match))
      {
        drop_box (self, match, box);
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; i < get_n_matches (self); i++)
    {
      match = get_match (self, i);
      box = g_hash_table_lookup (self->boxes, match);
      if (box == NULL)
        {
          box = gantry_bracket_box_new (match);
          g_hash_table_insert (self->boxes, match, box);
          g_signal_connect (match, "changed", G_CALLBACK (match_changed_cb), self);
        }
      gtk_widget_insert_after (box, GTK_WIDGET (self), before);
      before = box;
      update_box (self, box);
    }
}

static char *
create_title (const GantryBracketRound *round)
{
  g_autofree char *words = gantry_sheet_words_phase (round->code);

  /* A code that every sport knows has a word in the language of the person. */
  return g_str_equal (words, round->code) && *round->title != '\0' ? g_strdup (round->title)
                                                                   : g_steal_pointer (&words);
}

static void
sync_headings (GantryBracketCanvas *self)
{
  guint n = self->bracket != NULL ? gantry_bracket_get_n_rounds (self->bracket) : 0;

  while (self->headings->len > n)
    {
      gtk_widget_unparent (g_ptr_array_index (self->headings, self->headings->len - 1));
      g_ptr_array_set_size (self->headings, self->headings->len - 1);
    }
  g_ptr_array_set_size (self->titles, 0);
  for (guint i = 0; i < n; i++)
    {
      if (i == self->headings->len)
        {
          GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, "ellipsize",
                                           PANGO_ELLIPSIZE_END, "css-classes",
                                           (const char *[]){ "strong", NULL }, NULL);

          gtk_widget_set_parent (label, GTK_WIDGET (self));
          g_ptr_array_add (self->headings, label);
        }
      g_ptr_array_add (self->titles, create_title (gantry_bracket_get_round (self->bracket, i)));
      gtk_label_set_label (g_ptr_array_index (self->headings, i),
                           g_ptr_array_index (self->titles, i));
    }
}

static void
changed_cb (GantryBracketCanvas *self)
{
  sync_headings (self);
  sync_boxes (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
close_bracket (GantryBracketCanvas *self)
{
  GHashTableIter iter;
  gpointer match;
  gpointer box;

  if (self->bracket == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->bracket, self);
  g_hash_table_iter_init (&iter, self->boxes);
  while (g_hash_table_iter_next (&iter, &match, &box))
    drop_box (self, match, box);
  g_hash_table_remove_all (self->boxes);
  g_clear_object (&self->bracket);
}

static void
gantry_bracket_canvas_dispose (GObject *object)
{
  GantryBracketCanvas *self = GANTRY_BRACKET_CANVAS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->expire_id, g_source_remove);
  close_bracket (self);
  g_ptr_array_set_size (self->headings, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_bracket_canvas_parent_class)->dispose (object);
}

static void
gantry_bracket_canvas_finalize (GObject *object)
{
  GantryBracketCanvas *self = GANTRY_BRACKET_CANVAS (object);

  g_hash_table_unref (self->boxes);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->titles);
  g_free (self->open);

  G_OBJECT_CLASS (gantry_bracket_canvas_parent_class)->finalize (object);
}

static void
gantry_bracket_canvas_class_init (GantryBracketCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_bracket_canvas_dispose;
  object_class->finalize = gantry_bracket_canvas_finalize;
  widget_class->measure = gantry_bracket_canvas_measure;
  widget_class->size_allocate = gantry_bracket_canvas_size_allocate;
  widget_class->snapshot = gantry_bracket_canvas_snapshot;

  gtk_widget_class_set_css_name (widget_class, "bracket");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gantry_bracket_canvas_init (GantryBracketCanvas *self)
{
  self->boxes = g_hash_table_new (NULL, NULL);
  self->headings = g_ptr_array_new ();
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->decimal_point = ".";
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Bracket"), -1);
}

void
gantry_bracket_canvas_set_bracket (GantryBracketCanvas *self,
                                   GantryBracket *bracket,
                                   const char *decimal_point)
{
  g_return_if_fail (GANTRY_IS_BRACKET_CANVAS (self));
  g_return_if_fail (bracket == NULL || GANTRY_IS_BRACKET (bracket));

  if (decimal_point != NULL)
    self->decimal_point = decimal_point;
  if (bracket == self->bracket)
    return;

  close_bracket (self);
  if (bracket != NULL)
    {
      self->bracket = g_object_ref (bracket);
      g_signal_connect_object (bracket, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  changed_cb (self);
}

void
gantry_bracket_canvas_set_open (GantryBracketCanvas *self, const char *rsc)
{
  GHashTableIter iter;
  gpointer match;
  gpointer box;

  g_return_if_fail (GANTRY_IS_BRACKET_CANVAS (self));

  if (g_strcmp0 (self->open, rsc) == 0)
    return;

  g_free (self->open);
  self->open = g_strdup (rsc);
  g_hash_table_iter_init (&iter, self->boxes);
  while (g_hash_table_iter_next (&iter, &match, &box))
    gantry_bracket_box_set_open (box, g_strcmp0 (gantry_bracket_match_get_unit (match), rsc) == 0);
}

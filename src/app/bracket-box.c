/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/bracket-box.h"

#include "app/bracket-words.h"
#include "app/cell.h"
#include "app/tip.h"
#include "app/words.h"
#include "sport/format.h"

/* Names of so many characters find room, in need and at best; longer ones are cut off. */
#define FEW_CHARS   14
#define MANY_CHARS  40
#define OTHER_CHARS 12 /* nation and result */
#define MARK_HEIGHT 2
#define GAP         6

/* A side as it is painted: nation, name, result. */
typedef struct
{
  PangoLayout *noc;
  PangoLayout *name;
  PangoLayout *result;
  gboolean known;
  gboolean won;
  gboolean lost;
} Line;

struct _GantryBracketBox
{
  GtkWidget parent_instance;

  GantryBracketMatch *match; /* (owned) */
  PangoLayout *caption;      /* (owned) */
  Line lines[2];             /* (owned) */
  int noc_width;
  int result_width;
  gint64 expiry;
};

G_DEFINE_FINAL_TYPE (GantryBracketBox, gantry_bracket_box, GTK_TYPE_WIDGET)

static PangoLayout *
create_layout (GantryBracketBox *self, const char *text, PangoWeight weight, double scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

static void
take_layout (PangoLayout **slot, PangoLayout *layout)
{
  g_clear_object (slot);
  *slot = layout;
}

static int
width_of (PangoLayout *layout)
{
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static int
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static void
update_line (GantryBracketBox *self, guint index, GPtrArray *titles, const char *decimal_point)
{
  const GantryBracketSide *side = gantry_bracket_match_get_side (self->match, index);
  Line *line = &self->lines[index];
  PangoWeight weight = side->won ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
  g_autofree char *name = gantry_bracket_words_side (self->match, index, titles);
  g_autofree char *flag = gantry_format_flag (side->noc);
  g_autofree char *noc = g_strconcat (flag, *flag != '\0' ? " " : "", side->noc, NULL);
  g_autofree char *mark =
      gantry_format_official (*side->irm != '\0' ? side->irm : side->result, decimal_point);
  /* Colour and weight are not the only signs of who has won. */
  g_autofree char *result = g_strconcat (mark, side->won ? " ✓" : "", NULL);

  line->known = *side->name != '\0';
  line->won = side->won;
  line->lost = side->lost;
  take_layout (&line->noc, create_layout (self, noc, weight, 0.9));
  take_layout (&line->name, create_layout (self, name, weight, 1));
  take_layout (&line->result, create_layout (self, result, PANGO_WEIGHT_BOLD, 1));
}

static void
gantry_bracket_box_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GantryBracketBox *self = GANTRY_BRACKET_BOX (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int character = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));
  int line = PANGO_PIXELS (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = character * (FEW_CHARS + OTHER_CHARS) + 2 * GAP;
      *natural = character * (MANY_CHARS + OTHER_CHARS) + 2 * GAP;
    }
  else if (self->caption != NULL)
    *minimum = *natural = height_of (self->caption) +
                          2 * MAX (line, MAX (height_of (self->lines[0].noc),
                                              height_of (self->lines[1].noc))) +
                          GAP;
}

static void
draw (GtkWidget *widget, GtkSnapshot *snapshot, PangoLayout *layout, int x, int y, int width,
      gboolean at_end, const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int own;

  pango_layout_set_width (layout, MAX (0, width) * PANGO_SCALE);
  pango_layout_set_alignment (layout, at_end != rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_auto_dir (layout, FALSE);
  own = rtl ? gtk_widget_get_width (widget) - x - width : x;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (own, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_line (GantryBracketBox *self, GtkSnapshot *snapshot, const Line *line, int y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget);
  int name = self->noc_width + (self->noc_width > 0 ? GAP : 0);
  GdkRGBA color;

  gtk_style_context_get_color (context, &color);
  if (!line->known || line->lost)
    gtk_style_context_lookup_color (context, "gantry_dim", &color);
  if (!line->known)
    name = 0;
  else
    draw (widget, snapshot, line->noc, 0, y, self->noc_width, FALSE, &color);
  draw (widget, snapshot, line->name, name, y, width - name - self->result_width - GAP, FALSE,
        &color);
  if (line->won)
    gtk_style_context_lookup_color (context, "gantry_good", &color);
  draw (widget, snapshot, line->result, width - self->result_width, y, self->result_width, TRUE,
        &color);
}

static void
gantry_bracket_box_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GantryBracketBox *self = GANTRY_BRACKET_BOX (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA color = { 0.5, 0.5, 0.5, 1 };
  int top;

  if (self->caption == NULL)
    return;

  gtk_style_context_lookup_color (
      context, gtk_widget_has_css_class (widget, "live") ? "gantry_bad" : "gantry_dim", &color);
  draw (widget, snapshot, self->caption, 0, 0, width, FALSE, &color);
  top = height_of (self->caption);
  draw_line (self, snapshot, &self->lines[0], top);
  draw_line (self, snapshot, &self->lines[1], top + (height - top) / 2);
  if (self->expiry != 0 && gtk_style_context_lookup_color (context, "gantry_mark", &color))
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (0, height, width, MARK_HEIGHT));
}

static void
activate (GantryBracketBox *self)
{
  const char *unit = gantry_bracket_match_get_unit (self->match);

  if (*unit != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s", unit);
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  activate (GANTRY_BRACKET_BOX (widget));

  return TRUE;
}

/* Arrows go to the neighbour in the drawing. */
static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  GtkWidget *canvas = gtk_widget_get_parent (widget);

  return canvas != NULL && gtk_widget_child_focus (canvas, g_variant_get_int32 (args));
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GantryBracketBox *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  activate (self);
}

static void
gantry_bracket_box_dispose (GObject *object)
{
  GantryBracketBox *self = GANTRY_BRACKET_BOX (object);

  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&self->lines[i].noc);
      g_clear_object (&self->lines[i].name);
      g_clear_object (&self->lines[i].result);
    }
  g_clear_object (&self->caption);
  g_clear_object (&self->match);

  G_OBJECT_CLASS (gantry_bracket_box_parent_class)->dispose (object);
}

static void
gantry_bracket_box_class_init (GantryBracketBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    guint key;
    GtkDirectionType direction;
  } arrows[] = {
    { GDK_KEY_Up, GTK_DIR_UP },
    { GDK_KEY_Down, GTK_DIR_DOWN },
    { GDK_KEY_Left, GTK_DIR_LEFT },
    { GDK_KEY_Right, GTK_DIR_RIGHT },
  };

  G_OBJECT_CLASS (klass)->dispose = gantry_bracket_box_dispose;
  widget_class->measure = gantry_bracket_box_measure;
  widget_class->snapshot = gantry_bracket_box_snapshot;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, activate_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, move_cb, "i",
                                  arrows[i].direction);
  gtk_widget_class_set_css_name (widget_class, "match");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
gantry_bracket_box_init (GantryBracketBox *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
gantry_bracket_box_new (GantryBracketMatch *match)
{
  GantryBracketBox *self;

  g_return_val_if_fail (GANTRY_IS_BRACKET_MATCH (match), NULL);

  self = g_object_new (GANTRY_TYPE_BRACKET_BOX, NULL);
  self->match = g_object_ref (match);

  return GTK_WIDGET (self);
}

GantryBracketMatch *
gantry_bracket_box_get_match (GantryBracketBox *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_BOX (self), NULL);

  return self->match;
}

void
gantry_bracket_box_update (GantryBracketBox *self, GPtrArray *titles, const char *decimal_point)
{
  g_autofree char *caption = NULL;
  g_autofree char *whole = NULL;
  gint64 changed;

  g_return_if_fail (GANTRY_IS_BRACKET_BOX (self));

  caption = gantry_bracket_words_caption (self->match);
  whole = gantry_bracket_words_whole (self->match, titles);
  changed = gantry_bracket_match_get_changed (self->match);
  take_layout (&self->caption, create_layout (self, caption, PANGO_WEIGHT_SEMIBOLD, 0.76));
  update_line (self, 0, titles, decimal_point);
  update_line (self, 1, titles, decimal_point);
  self->noc_width = MAX (width_of (self->lines[0].noc), width_of (self->lines[1].noc));
  self->result_width = MAX (width_of (self->lines[0].result), width_of (self->lines[1].result));
  self->expiry = changed != 0 && changed + GANTRY_CHANGE_SHOWN > g_get_monotonic_time ()
                     ? changed + GANTRY_CHANGE_SHOWN
                     : 0;
  if (gantry_tone_schedule_status (gantry_bracket_match_get_status (self->match)) ==
      GANTRY_TONE_BAD)
    gtk_widget_add_css_class (GTK_WIDGET (self), "live");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "live");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gantry_tip_set (GTK_WIDGET (self), whole);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gint64
gantry_bracket_box_get_expiry (GantryBracketBox *self)
{
  g_return_val_if_fail (GANTRY_IS_BRACKET_BOX (self), 0);

  return self->expiry;
}

void
gantry_bracket_box_expire (GantryBracketBox *self, gint64 now)
{
  g_return_if_fail (GANTRY_IS_BRACKET_BOX (self));

  if (self->expiry == 0 || now < self->expiry)
    return;

  self->expiry = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gantry_bracket_box_set_open (GantryBracketBox *self, gboolean open)
{
  g_return_if_fail (GANTRY_IS_BRACKET_BOX (self));

  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
}

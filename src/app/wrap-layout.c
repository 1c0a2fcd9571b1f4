/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/wrap-layout.h"

/* Children → their widths → lines of them → where each one is. */
struct _GantryWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int line_spacing;
};

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_LINE_SPACING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GantryWrapLayout, gantry_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *widget;
  int width;   /* what it has */
  int natural; /* what it would like */
} Place;

static gboolean
is_elastic (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) &&
         gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE;
}

static GArray *
list_places (GtkWidget *widget)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Place place = { .widget = child };
      int minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &place.natural, NULL,
                          NULL);
      place.width = is_elastic (child) ? minimum : place.natural;
      g_array_append_val (places, place);
    }

  return places;
}

/* How many from 'first' on fit into the width; at least one. */
static guint
count_line (GantryWrapLayout *self, GArray *places, guint first, int width, int *left)
{
  int used = 0;
  guint n = 0;

  for (guint i = first; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      int more;

      place->width = MIN (place->width, width); /* it wraps by itself, or is shortened */
      more = place->width + (n > 0 ? self->spacing : 0);
      if (n > 0 && used + more > width)
        break;
      used += more;
      n++;
    }
  *left = MAX (width - used, 0);

  return n;
}

/* What may be shortened grows to what it would like, in order; then whoever expands takes the rest. */
static void
stretch_line (Place *places, guint n, int left)
{
  for (guint i = 0; i < n; i++)
    {
      int more = CLAMP (places[i].natural - places[i].width, 0, left);

      places[i].width += more;
      left -= more;
    }
  for (guint i = 0; i < n && left > 0; i++)
    if (gtk_widget_compute_expand (places[i].widget, GTK_ORIENTATION_HORIZONTAL))
      {
        places[i].width += left;
        left = 0;
      }
}

static int
measure_line (const Place *places, guint n)
{
  int height = 0;

  for (guint i = 0; i < n; i++)
    {
      int natural;

      gtk_widget_measure (places[i].widget, GTK_ORIENTATION_VERTICAL, places[i].width, NULL,
                          &natural, NULL, NULL);
      height = MAX (height, natural);
    }

  return height;
}

static int
measure_height (GantryWrapLayout *self, GtkWidget *widget, int width)
{
  g_autoptr (GArray) places = list_places (widget);
  int height = 0;

  for (guint first = 0; first < places->len;)
    {
      Place *line = &g_array_index (places, Place, first);
      int left;
      guint n = count_line (self, places, first, width, &left);

      stretch_line (line, n, left);
      height += measure_line (line, n) + (first > 0 ? self->line_spacing : 0);
      first += n;
    }

  return height;
}

static void
gantry_wrap_layout_measure (GtkLayoutManager *layout,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GantryWrapLayout *self = GANTRY_WRAP_LAYOUT (layout);
  g_autoptr (GArray) places = NULL;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_height (self, widget, for_size < 0 ? G_MAXINT : for_size);
      return;
    }

  places = list_places (widget);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      int least;

      gtk_widget_measure (place->widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += place->natural + (i > 0 ? self->spacing : 0);
    }
}

static void
allocate_line (GantryWrapLayout *self,
               GtkWidget *widget,
               const Place *places,
               guint n,
               int width,
               GtkAllocation line)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < n; i++)
    {
      GtkAllocation place = line;

      place.width = places[i].width;
      if (rtl)
        place.x = width - line.x - place.width;
      gtk_widget_size_allocate (places[i].widget, &place, -1);
      line.x += place.width + self->spacing;
    }
}

static void
gantry_wrap_layout_allocate (GtkLayoutManager *layout,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  GantryWrapLayout *self = GANTRY_WRAP_LAYOUT (layout);
  g_autoptr (GArray) places = list_places (widget);
  int y = 0;

  for (guint first = 0; first < places->len;)
    {
      Place *line = &g_array_index (places, Place, first);
      int left, tall;
      guint n = count_line (self, places, first, width, &left);

      stretch_line (line, n, left);
      tall = measure_line (line, n);
      allocate_line (self, widget, line, n, width, (GtkAllocation){ 0, y, 0, tall });
      y += tall + self->line_spacing;
      first += n;
    }
}

static GtkSizeRequestMode
gantry_wrap_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gantry_wrap_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryWrapLayout *self = GANTRY_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_spacing (GantryWrapLayout *self, int *slot, const GValue *value, GParamSpec *pspec)
{
  if (*slot == g_value_get_int (value))
    return;

  *slot = g_value_get_int (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
gantry_wrap_layout_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  GantryWrapLayout *self = GANTRY_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      set_spacing (self, &self->spacing, value, pspec);
      break;
    case PROP_LINE_SPACING:
      set_spacing (self, &self->line_spacing, value, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_wrap_layout_class_init (GantryWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gantry_wrap_layout_get_property;
  object_class->set_property = gantry_wrap_layout_set_property;
  layout_class->get_request_mode = gantry_wrap_layout_get_request_mode;
  layout_class->measure = gantry_wrap_layout_measure;
  layout_class->allocate = gantry_wrap_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_LINE_SPACING] =
      g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gantry_wrap_layout_init (GantryWrapLayout *self)
{
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/steady-text.h"

struct _GantrySteadyText
{
  GtkWidget parent_instance;

  char *text;           /* (owned) */
  PangoAttrList *attrs; /* (owned) (nullable) of markup */
  char *sample;         /* (owned) (nullable) */
  PangoLayout *layout;  /* (owned) (nullable): made when first needed, dropped with the text and the style */
  int fitted;           /* the width that the layout is fitted to, -1: none */
  int told_width;       /* the natural one, -1: none yet */
  int told_height;      /* of one line */
  gboolean cut : 1;
  gboolean wrap : 1;
};

enum
{
  PROP_0,
  PROP_SAMPLE,
  PROP_CUT,
  PROP_WRAP,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GantrySteadyText, gantry_steady_text, GTK_TYPE_WIDGET)

/* With digits that are all as wide as each other. */
static PangoAttrList *
create_attrs (GantrySteadyText *self)
{
  PangoAttrList *attrs =
      self->attrs != NULL ? pango_attr_list_copy (self->attrs) : pango_attr_list_new ();

  pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum=1"));

  return attrs;
}

/* In a right-to-left window lines stand right. Where those stand that are written from the left all the same, Pango turns round. */
static PangoAlignment
get_alignment (GantrySteadyText *self, PangoLayout *layout)
{
  PangoLayoutLine *line;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    return PANGO_ALIGN_LEFT;

  line = pango_layout_get_line_readonly (layout, 0);

  return pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_LTR ? PANGO_ALIGN_LEFT
                                                                                : PANGO_ALIGN_RIGHT;
}

static PangoLayout *
create_layout (GantrySteadyText *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attrs = create_attrs (self);

  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_single_paragraph_mode (layout, !self->wrap);
  pango_layout_set_alignment (layout, get_alignment (self, layout));

  return layout;
}

static PangoLayout *
get_layout (GantrySteadyText *self)
{
  if (self->layout == NULL)
    self->layout = create_layout (self, self->text);

  return self->layout;
}

static int
get_width_of (GantrySteadyText *self, const char *text)
{
  g_autoptr (PangoLayout) layout = create_layout (self, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* On one line, and of what there is always room for. */
static void
get_whole_size (GantrySteadyText *self, int *width, int *height)
{
  PangoLayout *layout = get_layout (self);

  self->fitted = -1;
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, width, height);
  if (self->sample != NULL)
    *width = MAX (*width, get_width_of (self, self->sample));
}

static void
drop_layout (GantrySteadyText *self)
{
  self->fitted = -1;
  g_clear_object (&self->layout);
}

/* The layout as it is painted in this width. Each other width has the text laid out anew: what is on one line needs only one. */
static void
fit (GantrySteadyText *self, int width)
{
  int whole;

  if (self->layout != NULL && self->fitted == width)
    return;

  pango_layout_set_width (get_layout (self), -1);
  pango_layout_get_pixel_size (self->layout, &whole, NULL);
  self->fitted = width;
  if (whole <= width || !(self->wrap || self->cut))
    return;

  pango_layout_set_ellipsize (self->layout,
                              self->wrap ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
}

static int
get_height_for (GantrySteadyText *self, int width)
{
  int height;

  fit (self, width);
  pango_layout_get_pixel_size (self->layout, NULL, &height);

  return height;
}

/* Of the longest word, where it is broken into lines. */
static int
get_least_width (GantrySteadyText *self, int natural)
{
  int width = natural;

  if (self->cut)
    return MIN (natural, get_width_of (self, "…"));
  if (self->wrap)
    {
      self->fitted = -1;
      pango_layout_set_width (get_layout (self), 0);
      pango_layout_get_pixel_size (self->layout, &width, NULL);
    }

  return MIN (width, natural);
}

static GtkSizeRequestMode
gantry_steady_text_get_request_mode (GtkWidget *widget)
{
  return GANTRY_STEADY_TEXT (widget)->wrap ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                           : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
gantry_steady_text_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GantrySteadyText *self = GANTRY_STEADY_TEXT (widget);

  get_whole_size (self, &self->told_width, &self->told_height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = self->told_width;
      *minimum = get_least_width (self, *natural);
      return;
    }

  *minimum = self->wrap && for_size >= 0 ? get_height_for (self, for_size) : self->told_height;
  *natural = *minimum;
  *minimum_baseline = *natural_baseline = pango_layout_get_baseline (get_layout (self)) / PANGO_SCALE;
}

static void
gantry_steady_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GantrySteadyText *self = GANTRY_STEADY_TEXT (widget);
  int room = gtk_widget_get_width (widget);
  int baseline = gtk_widget_get_allocated_baseline (widget);
  int width;
  int height;
  int x = 0;
  int y;

  fit (self, room);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  if (pango_layout_get_width (self->layout) < 0 &&
      gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = room - width;
  y = baseline >= 0 ? baseline - pango_layout_get_baseline (self->layout) / PANGO_SCALE
                    : (gtk_widget_get_height (widget) - height) / 2;
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), x, y, self->layout);
}

static void
gantry_steady_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (gantry_steady_text_parent_class)->css_changed (widget, change);
  drop_layout (GANTRY_STEADY_TEXT (widget));
}

static void
gantry_steady_text_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  drop_layout (GANTRY_STEADY_TEXT (widget));
  gtk_widget_queue_resize (widget);
}

static void
gantry_steady_text_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (gantry_steady_text_parent_class)->system_setting_changed (widget, setting);
  drop_layout (GANTRY_STEADY_TEXT (widget));
  gtk_widget_queue_resize (widget);
}

static void
gantry_steady_text_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantrySteadyText *self = GANTRY_STEADY_TEXT (object);

  switch (prop_id)
    {
    case PROP_SAMPLE:
      g_value_set_string (value, self->sample);
      break;
    case PROP_CUT:
      g_value_set_boolean (value, self->cut);
      break;
    case PROP_WRAP:
      g_value_set_boolean (value, self->wrap);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_steady_text_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  GantrySteadyText *self = GANTRY_STEADY_TEXT (object);

  switch (prop_id)
    {
    case PROP_SAMPLE:
      g_free (self->sample);
      self->sample = g_value_dup_string (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_CUT:
      self->cut = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_WRAP:
      gantry_steady_text_set_wrap (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_steady_text_finalize (GObject *object)
{
  GantrySteadyText *self = GANTRY_STEADY_TEXT (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->attrs, pango_attr_list_unref);
  g_free (self->text);
  g_free (self->sample);

  G_OBJECT_CLASS (gantry_steady_text_parent_class)->finalize (object);
}

static void
gantry_steady_text_class_init (GantrySteadyTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gantry_steady_text_get_property;
  object_class->set_property = gantry_steady_text_set_property;
  object_class->finalize = gantry_steady_text_finalize;

  widget_class->get_request_mode = gantry_steady_text_get_request_mode;
  widget_class->measure = gantry_steady_text_measure;
  widget_class->snapshot = gantry_steady_text_snapshot;
  widget_class->css_changed = gantry_steady_text_css_changed;
  widget_class->direction_changed = gantry_steady_text_direction_changed;
  widget_class->system_setting_changed = gantry_steady_text_system_setting_changed;

  props[PROP_SAMPLE] = g_param_spec_string ("sample", NULL, NULL, NULL,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_CUT] = g_param_spec_boolean ("cut", NULL, NULL, FALSE,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_WRAP] = g_param_spec_boolean ("wrap", NULL, NULL, FALSE,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
gantry_steady_text_init (GantrySteadyText *self)
{
  self->text = g_strdup ("");
  self->fitted = -1;
  self->told_width = -1;
}

GtkWidget *
gantry_steady_text_new (void)
{
  return g_object_new (GANTRY_TYPE_STEADY_TEXT, NULL);
}

/* Asked with the text that is new. lines is the height that the one before has taken. */
static gboolean
needs_other_room (GantrySteadyText *self, int lines)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self));
  int width;
  int height;

  if (self->told_width < 0)
    return FALSE; /* nobody has asked yet */
  if (self->wrap)
    return room <= 0 || get_height_for (self, room) != lines ||
           (pango_layout_get_width (self->layout) >= 0 &&
            get_least_width (self, G_MAXINT) > room);

  get_whole_size (self, &width, &height);

  return width != self->told_width || height != self->told_height;
}

static gboolean
has_same_attrs (GantrySteadyText *self, PangoAttrList *attrs)
{
  if (self->attrs == NULL || attrs == NULL)
    return self->attrs == attrs;

  return pango_attr_list_equal (self->attrs, attrs);
}

static void
take (GantrySteadyText *self, char *text, PangoAttrList *attrs)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self));
  int lines = self->wrap && room > 0 ? get_height_for (self, room) : 0;

  g_free (self->text);
  self->text = text;
  g_clear_pointer (&self->attrs, pango_attr_list_unref);
  self->attrs = attrs;
  drop_layout (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (needs_other_room (self, lines))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
gantry_steady_text_get_text (GantrySteadyText *self)
{
  g_return_val_if_fail (GANTRY_IS_STEADY_TEXT (self), NULL);

  return self->text;
}

void
gantry_steady_text_set_text (GantrySteadyText *self, const char *text)
{
  g_return_if_fail (GANTRY_IS_STEADY_TEXT (self));
  g_return_if_fail (text != NULL);

  if (self->attrs != NULL || !g_str_equal (self->text, text))
    take (self, g_strdup (text), NULL);
}

void
gantry_steady_text_set_markup (GantrySteadyText *self, const char *markup)
{
  g_autoptr (PangoAttrList) attrs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (GANTRY_IS_STEADY_TEXT (self));
  g_return_if_fail (markup != NULL);

  if (!pango_parse_markup (markup, -1, 0, &attrs, &text, NULL, &error))
    {
      g_warning ("Text without its markup: %s", error->message);
      text = g_strdup (markup);
    }
  if (!g_str_equal (self->text, text) || !has_same_attrs (self, attrs))
    take (self, g_steal_pointer (&text), g_steal_pointer (&attrs));
}

void
gantry_steady_text_set_wrap (GantrySteadyText *self, gboolean wrap)
{
  g_return_if_fail (GANTRY_IS_STEADY_TEXT (self));

  if (!self->wrap == !wrap)
    return;

  self->wrap = wrap;
  drop_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

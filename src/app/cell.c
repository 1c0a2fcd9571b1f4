/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/cell-private.h"

#include "app/table.h"

#include <glib/gi18n.h>
#include <math.h>

#define SUB_SCALE 0.76
#define OLD_SCALE 0.82
#define MAX_LINES 256 /* shared in a column: the ranks of a large field, and those with an arrow */

G_DEFINE_FINAL_TYPE (GantryCell, gantry_cell, GTK_TYPE_WIDGET)

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
insert_attr (PangoAttrList *list, PangoAttribute *attr, guint start, guint end)
{
  attr->start_index = start;
  attr->end_index = end;
  pango_attr_list_insert (list, attr);
}

/* Numbers with a sign would turn around in a right-to-left window. */
static PangoLayout *
create_layout (GantryCell *self, PangoContext *context, const char *text)
{
  g_autofree char *isolated = NULL;
  PangoLayout *layout;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL &&
      self->spec->align != GANTRY_ALIGN_START)
    text = isolated = g_strconcat ("\342\200\216", text, NULL);

  layout = pango_layout_new (context);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

/* Numbers stand at the end of their column, so what they were stands before them; where a text is cut when there is no room, it
 * is the old one. */
static gboolean
has_old_first (GantryCell *self)
{
  return self->spec->align != GANTRY_ALIGN_START;
}

static char *
create_main_text (GantryCell *self, guint *tail, guint *old)
{
  const GantryCellContent *c = &self->content;
  GString *text = g_string_new (c->flags & GANTRY_CELL_CURRENT ? "▸ " : "");

  *old = text->len;
  if (!is_empty (c->old) && has_old_first (self))
    g_string_append_printf (text, "%s ", c->old);
  g_string_append (text, c->text != NULL ? c->text : "");
  *tail = text->len;
  if (!is_empty (c->tail))
    g_string_append_printf (text, " %s", c->tail);
  if (c->flags & GANTRY_CELL_UNCHECKED)
    g_string_append_c (text, '?');
  if (!is_empty (c->old) && !has_old_first (self))
    {
      *old = text->len + 1;
      g_string_append_printf (text, " %s", c->old);
    }

  return g_string_free (text, FALSE);
}

static void
add_quiet (PangoAttrList *attrs, guint start, guint end)
{
  insert_attr (attrs, pango_attr_weight_new (PANGO_WEIGHT_NORMAL), start, end);
  insert_attr (attrs, pango_attr_foreground_alpha_new (0xb000), start, end);
}

static void
add_old (PangoAttrList *attrs, guint start, guint end)
{
  add_quiet (attrs, start, end);
  insert_attr (attrs, pango_attr_strikethrough_new (TRUE), start, end);
  insert_attr (attrs, pango_attr_scale_new (OLD_SCALE), start, end);
}

static PangoLayout *
create_main (GantryCell *self)
{
  const GantryCellContent *c = &self->content;
  g_autofree char *text = NULL;
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  PangoLayout *layout;
  guint tail;
  guint old;
  guint shift;

  text = create_main_text (self, &tail, &old);
  layout = create_layout (self, gtk_widget_get_pango_context (GTK_WIDGET (self)), text);
  shift = strlen (pango_layout_get_text (layout)) - strlen (text);

  pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum=1"));
  if (c->flags & GANTRY_CELL_STRIKE)
    pango_attr_list_insert (attrs, pango_attr_strikethrough_new (TRUE));
  if (c->flags & GANTRY_CELL_ESTIMATE)
    pango_attr_list_insert (attrs, pango_attr_style_new (PANGO_STYLE_ITALIC));
  if (c->flags & GANTRY_CELL_STRONG)
    pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (!is_empty (c->tail))
    add_quiet (attrs, tail + shift, tail + shift + strlen (c->tail) + 1);
  if (!is_empty (c->old))
    add_old (attrs, old + shift, old + shift + strlen (c->old));
  pango_layout_set_attributes (layout, attrs);

  return layout;
}

static PangoLayout *
create_sub (GantryCell *self, PangoContext *context)
{
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  PangoLayout *layout = create_layout (self, context, self->content.sub);

  pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attrs, pango_attr_scale_new (SUB_SCALE));
  if (self->spec->expand)
    pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_NORMAL));
  pango_layout_set_attributes (layout, attrs);

  return layout;
}

static gboolean
is_alike (PangoContext *a, PangoContext *b)
{
  return pango_context_get_base_dir (a) == pango_context_get_base_dir (b) &&
         pango_font_description_equal (pango_context_get_font_description (a),
                                       pango_context_get_font_description (b));
}

/* In a race a new rank below a time is one that another row had a moment ago. A shared line has a context of its own, so that the
 * style of the cell that made it is not that of others; what may be cut is a cell's own. (transfer full) */
static PangoLayout *
share_sub (GantryCell *self)
{
  PangoContext *mine = gtk_widget_get_pango_context (GTK_WIDGET (self));
  GHashTable *lines = self->spec->lines;
  PangoContext *context;
  PangoLayout *layout;

  if (self->spec->expand)
    return create_sub (self, mine);

  layout = g_hash_table_lookup (lines, self->content.sub);
  if (layout != NULL && is_alike (pango_layout_get_context (layout), mine))
    return g_object_ref (layout);

  context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  layout = create_sub (self, context);
  g_object_unref (context);
  if (g_hash_table_size (lines) >= MAX_LINES)
    g_hash_table_remove_all (lines);
  g_hash_table_replace (lines, g_strdup (self->content.sub), g_object_ref (layout));

  return layout;
}

static gboolean
has_sub (GantryCell *self)
{
  return !self->header && !is_empty (self->content.sub);
}

static gboolean
has_second_line (GantryCell *self)
{
  return !self->header && (self->spec->two_lines || has_sub (self));
}

void
gantry_cell_ensure_layouts (GantryCell *self)
{
  if (self->main == NULL)
    self->main = create_main (self);
  if (self->sub == NULL && has_sub (self))
    self->sub = share_sub (self);
}

/* An empty second line keeps its room without being laid out: most of them are empty, and laying out is what costs. */
void
gantry_cell_get_heights (GantryCell *self, int *main, int *sub)
{
  gantry_cell_ensure_layouts (self);
  pango_layout_get_pixel_size (self->main, NULL, main);
  *sub = 0;
  if (self->sub != NULL)
    pango_layout_get_pixel_size (self->sub, NULL, sub);
  else if (has_second_line (self))
    *sub = ceil (*main * SUB_SCALE);
}

static int
get_sample_width (GantryCell *self)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (!self->sampled || self->spec->sample == NULL)
    return 0;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->spec->sample);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static int
get_content_width (GantryCell *self)
{
  int main_width;
  int sub_width = 0;

  gantry_cell_ensure_layouts (self);
  pango_layout_set_width (self->main, -1);
  self->fitted = FALSE;
  pango_layout_get_pixel_size (self->main, &main_width, NULL);
  if (self->sub != NULL)
    {
      pango_layout_set_width (self->sub, -1);
      pango_layout_get_pixel_size (self->sub, &sub_width, NULL);
    }

  /* Names of a team are shortened: the column is that of the team's. */
  if (self->spec->expand)
    sub_width = MIN (sub_width, 2 * get_sample_width (self));

  return MAX (main_width, sub_width);
}

static const char *
get_description (GantryCell *self)
{
  if (self->marked)
    /* Translators: said of a value in a table that changed some seconds ago. */
    return _("Changed just now");
  if (self->content.flags & GANTRY_CELL_CURRENT)
    /* Translators: said of a competitor who is competing at this moment. */
    return _("On now");

  return "";
}

/* The name of a team is its name; who is in it, or on now, is said after it. */
static void
update_accessible (GantryCell *self)
{
  g_autofree char *label = gantry_cell_content_dup_label (&self->content, self->spec);
  const char *description = get_description (self);
  g_autofree char *members = NULL;

  if (self->spec->expand && has_sub (self))
    members = g_strconcat (self->content.sub, *description != '\0' ? ", " : "", description, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  members != NULL ? members : description, -1);
}

static gboolean
is_cut (PangoLayout *layout)
{
  return layout != NULL && pango_layout_is_ellipsized (layout);
}

/* What was cut, and what a short heading stands for. */
static gboolean
gantry_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip)
{
  GantryCell *self = GANTRY_CELL (widget);
  const GantryCellContent *c = &self->content;
  g_autoptr (GString) text = NULL;

  if (self->header)
    {
      gtk_tooltip_set_text (tooltip, self->spec->name);
      return g_strcmp0 (self->spec->name, self->spec->title) != 0;
    }
  if (!is_cut (self->main) && !is_cut (self->sub))
    return FALSE;

  text = g_string_new (c->text);
  if (!is_empty (c->tail))
    g_string_append_printf (text, " %s", c->tail);
  if (!is_empty (c->sub))
    g_string_append_printf (text, "\n%s", c->sub);
  gtk_tooltip_set_text (tooltip, text->str);

  return TRUE;
}

static void
gantry_cell_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  GantryCell *self = GANTRY_CELL (widget);
  int content;
  int sample;
  int sub;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      content = get_content_width (self);
      sample = get_sample_width (self);
      *minimum = 0;
      *natural = self->measured = MAX (content, sample);
      return;
    }

  gantry_cell_get_heights (self, minimum, &sub);
  *minimum += sub;
  *natural = self->measured_height = *minimum;
}

static void
fit_layout (PangoLayout *layout, int width)
{
  int wanted;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &wanted, NULL);
  if (wanted <= width)
    return;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, width * PANGO_SCALE);
}

/* What does not fit is cut. Asked for when it is drawn, so that another text needs no new layout of the table. */
void
gantry_cell_fit (GantryCell *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  gantry_cell_ensure_layouts (self);
  if (self->fitted)
    return;

  self->fitted = TRUE;
  fit_layout (self->main, width);
  if (self->sub != NULL && self->spec->expand)
    fit_layout (self->sub, width);
}

static void
gantry_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GANTRY_CELL (widget)->fitted = FALSE;
}

static void
drop_layouts (GantryCell *self)
{
  g_clear_object (&self->main);
  g_clear_object (&self->sub);
  self->fitted = FALSE;
}

static GantryTable *
find_table (GantryCell *self)
{
  return (GantryTable *)gtk_widget_get_ancestor (GTK_WIDGET (self), GANTRY_TYPE_TABLE);
}

static void
queue_measure (GantryCell *self)
{
  GantryTable *table = find_table (self);

  if (table != NULL)
    gantry_table_queue_measure (table, self);
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* GTK lays out again by itself where the change is one of size. */
static void
gantry_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GantryTable *table = find_table (GANTRY_CELL (widget));

  GTK_WIDGET_CLASS (gantry_cell_parent_class)->css_changed (widget, change);
  drop_layouts (GANTRY_CELL (widget));
  if (table != NULL)
    gantry_table_measure_again (table);
}

static void
gantry_cell_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  drop_layouts (GANTRY_CELL (widget));
  queue_measure (GANTRY_CELL (widget));
}

static void
gantry_cell_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (gantry_cell_parent_class)->system_setting_changed (widget, setting);
  g_hash_table_remove_all (GANTRY_CELL (widget)->spec->lines);
  drop_layouts (GANTRY_CELL (widget));
  queue_measure (GANTRY_CELL (widget));
}

/* It needs more room than its place in the table has. */
static gboolean
is_too_small (GantryCell *self)
{
  int main;
  int sub;

  if (self->measured < 0 || get_content_width (self) > self->measured + self->spare)
    return TRUE;

  gantry_cell_get_heights (self, &main, &sub);

  return main + sub > self->measured_height + self->spare_height;
}

/* Laying out a text to see how much room it needs is what costs: out of sight that waits. */
static void
check_room (GantryCell *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  self->unchecked = row != NULL && !gtk_widget_get_child_visible (row);
  if (!self->unchecked && is_too_small (self))
    queue_measure (self);
}

static void
gantry_cell_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gantry_cell_parent_class)->map (widget);
  if (GANTRY_CELL (widget)->unchecked)
    check_room (GANTRY_CELL (widget));
}

static void
gantry_cell_finalize (GObject *object)
{
  GantryCell *self = GANTRY_CELL (object);

  drop_layouts (self);
  gantry_cell_content_clear (&self->content);

  G_OBJECT_CLASS (gantry_cell_parent_class)->finalize (object);
}

static void
gantry_cell_class_init (GantryCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = gantry_cell_finalize;

  widget_class->map = gantry_cell_map;
  widget_class->measure = gantry_cell_measure;
  widget_class->size_allocate = gantry_cell_size_allocate;
  widget_class->snapshot = gantry_cell_snapshot;
  widget_class->query_tooltip = gantry_cell_query_tooltip;
  widget_class->css_changed = gantry_cell_css_changed;
  widget_class->direction_changed = gantry_cell_direction_changed;
  widget_class->system_setting_changed = gantry_cell_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "cell");
}

static void
gantry_cell_init (GantryCell *self)
{
  self->measured = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
gantry_cell_new (const GantryColumnSpec *spec, gboolean header)
{
  GantryCell *self;

  g_return_val_if_fail (spec != NULL, NULL);

  self = g_object_new (GANTRY_TYPE_CELL, "accessible-role",
                       header ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_GRID_CELL,
                       NULL);
  self->spec = spec;
  self->header = header;
  gtk_widget_add_css_class (GTK_WIDGET (self), spec->style);
  if (header)
    {
      self->content.text = g_strdup (spec->title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      spec->name, -1);
    }
  else
    {
      update_accessible (self);
    }

  return GTK_WIDGET (self);
}

const GantryColumnSpec *
gantry_cell_get_spec (GantryCell *self)
{
  g_return_val_if_fail (GANTRY_IS_CELL (self), NULL);

  return self->spec;
}

const GantryCellContent *
gantry_cell_get_content (GantryCell *self)
{
  g_return_val_if_fail (GANTRY_IS_CELL (self), NULL);

  return &self->content;
}

/* Digits are all as wide as each other, so a number is as wide as another one of its form. */
static gboolean
has_same_form (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return is_empty (a) && is_empty (b);

  for (; *a != '\0' && *b != '\0'; a++, b++)
    if (*a != *b && !(g_ascii_isdigit (*a) && g_ascii_isdigit (*b)))
      return FALSE;

  return *a == *b;
}

static gboolean
has_same_main (const GantryCellContent *a, const GantryCellContent *b)
{
  return g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->tail, b->tail) == 0 &&
         g_strcmp0 (a->old, b->old) == 0 && a->flags == b->flags;
}

static gboolean
is_as_wide (const GantryCellContent *a, const GantryCellContent *b)
{
  return a->flags == b->flags && has_same_form (a->text, b->text) &&
         has_same_form (a->tail, b->tail) && has_same_form (a->sub, b->sub) &&
         has_same_form (a->old, b->old);
}

void
gantry_cell_take_content (GantryCell *self, GantryCellContent *content)
{
  GantryCellContent *mine = &self->content;
  gboolean same_main;
  gboolean same_sub;
  gboolean same_width;
  gboolean marked;

  g_return_if_fail (GANTRY_IS_CELL (self));

  marked =
      content->changed != 0 && g_get_monotonic_time () < content->changed + GANTRY_CHANGE_SHOWN;
  same_main = has_same_main (mine, content);
  same_sub = g_strcmp0 (mine->sub, content->sub) == 0;
  if (same_main && same_sub && g_strcmp0 (mine->spoken, content->spoken) == 0 &&
      marked == self->marked && mine->changed == content->changed)
    {
      gantry_cell_content_clear (content);
      return;
    }

  same_width = is_as_wide (mine, content);
  gantry_cell_content_clear (mine);
  *mine = *content;
  memset (content, 0, sizeof *content);
  self->marked = marked;

  /* A new rank below a time leaves the time as it is laid out. */
  if (!same_main)
    g_clear_object (&self->main);
  if (!same_sub)
    g_clear_object (&self->sub);
  if (!same_main || !same_sub)
    {
      self->fitted = FALSE;
      if (!same_width || self->measured < 0)
        check_room (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_accessible (self);
}

gint64
gantry_cell_get_expiry (GantryCell *self)
{
  g_return_val_if_fail (GANTRY_IS_CELL (self), 0);

  return self->marked ? self->content.changed + GANTRY_CHANGE_SHOWN : 0;
}

void
gantry_cell_expire (GantryCell *self, gint64 now)
{
  g_return_if_fail (GANTRY_IS_CELL (self));

  if (!self->marked || now < self->content.changed + GANTRY_CHANGE_SHOWN)
    return;

  self->marked = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_accessible (self);
}

void
gantry_cell_set_sampled (GantryCell *self, gboolean sampled)
{
  g_return_if_fail (GANTRY_IS_CELL (self));

  if (self->sampled == sampled)
    return;

  self->sampled = sampled;
  queue_measure (self);
}

void
gantry_cell_set_spare (GantryCell *self, int width, int height)
{
  g_return_if_fail (GANTRY_IS_CELL (self));

  self->spare = width;
  self->spare_height = height;
}

void
gantry_cell_set_more (GantryCell *self, gboolean before, gboolean after)
{
  g_return_if_fail (GANTRY_IS_CELL (self));

  if (self->more_before == before && self->more_after == after)
    return;

  self->more_before = before;
  self->more_after = after;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/match-view.h"

#include "app/sheet-view.h"
#include "seat/match.h"

#include <glib/gi18n.h>

struct _GantryMatchView
{
  GtkWidget parent_instance;

  GantrySheetView *score_view;
  GantrySheetView *part_view;

  char *part;         /* (owned) */
  GantryMatch *match; /* (owned) (nullable): while a unit is shown */
};

enum
{
  PROP_0,
  PROP_PART,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void unit_view_init (GantryUnitViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryMatchView, gantry_match_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_UNIT_VIEW, unit_view_init))

static const struct
{
  const char *part;
  const char *name;
  const char *empty;
  GantrySheet *(*get_sheet) (GantryMatch *match);
} parts[] = {
  { "match", NC_("match", "Play-by-play"),
    NC_("match", "The feed has sent no play-by-play of this match."),
    gantry_match_get_actions },
  { "stats", NC_("match", "Statistics"),
    NC_("match", "The feed has sent no statistics of this match."), gantry_match_get_stats },
  { "line-up", NC_("match", "Line-ups"),
    NC_("match", "The feed has sent no line-ups of this match."), gantry_match_get_line_up },
};

static guint
find_part (GantryMatchView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (parts[i].part, self->part) == 0)
      return i;

  return 0;
}

static void
close_match (GantryMatchView *self)
{
  gantry_sheet_view_set_sheet (self->score_view, NULL, "", NULL);
  gantry_sheet_view_set_sheet (self->part_view, NULL, "", NULL);
  g_clear_object (&self->match);
}

static void
gantry_match_view_show (GantryUnitView *view,
                        GantrySeat *seat,
                        GantryUnit *unit,
                        const char *decimal_point)
{
  GantryMatchView *self = GANTRY_MATCH_VIEW (view);
  const char *rsc = unit != NULL ? gantry_unit_get_rsc (unit) : NULL;
  guint part = find_part (self);

  if (self->match != NULL && g_strcmp0 (rsc, gantry_match_get_rsc (self->match)) == 0)
    return;

  close_match (self);
  if (unit == NULL)
    return;

  self->match = gantry_match_new (seat, rsc);
  gantry_sheet_view_set_sheet (self->score_view, gantry_match_get_score (self->match),
                               C_("match", "Score"), decimal_point);
  gantry_sheet_view_set_sheet (self->part_view, parts[part].get_sheet (self->match),
                               g_dpgettext2 (NULL, "match", parts[part].name), decimal_point);
}

static void
unit_view_init (GantryUnitViewInterface *iface)
{
  iface->show = gantry_match_view_show;
}

static void
gantry_match_view_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  GantryMatchView *self = GANTRY_MATCH_VIEW (object);

  if (prop_id == PROP_PART)
    self->part = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gantry_match_view_constructed (GObject *object)
{
  GantryMatchView *self = GANTRY_MATCH_VIEW (object);

  G_OBJECT_CLASS (gantry_match_view_parent_class)->constructed (object);

  gantry_sheet_view_set_empty (self->part_view,
                               g_dpgettext2 (NULL, "match", parts[find_part (self)].empty));
}

static void
gantry_match_view_dispose (GObject *object)
{
  GantryMatchView *self = GANTRY_MATCH_VIEW (object);
  GtkWidget *child;

  if (self->score_view != NULL)
    close_match (self);
  self->score_view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_match_view_parent_class)->dispose (object);
}

static void
gantry_match_view_finalize (GObject *object)
{
  g_free (GANTRY_MATCH_VIEW (object)->part);

  G_OBJECT_CLASS (gantry_match_view_parent_class)->finalize (object);
}

static void
gantry_match_view_class_init (GantryMatchViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gantry_match_view_set_property;
  object_class->constructed = gantry_match_view_constructed;
  object_class->dispose = gantry_match_view_dispose;
  object_class->finalize = gantry_match_view_finalize;

  props[PROP_PART] = g_param_spec_string (
      "part", NULL, NULL, "match",
      G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (GANTRY_TYPE_SHEET_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/match-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryMatchView, score_view);
  gtk_widget_class_bind_template_child (widget_class, GantryMatchView, part_view);
}

static void
gantry_match_view_init (GantryMatchView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gantry_sheet_view_set_whole (self->score_view, TRUE);
  gantry_sheet_view_set_empty (self->score_view,
                               _("Both sides are shown as soon as the venue publishes them."));
}

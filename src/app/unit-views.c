/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/unit-views.h"

#include "app/bracket-view.h"
#include "app/detail-view.h"
#include "app/event-view.h"
#include "app/match-view.h"
#include "app/unit-columns.h"
#include "model/rsc.h"

#include <glib/gi18n.h>

#define ANY_KIND -1

/* Sides with people in them have a line-up in place of a start list. */
static gboolean
has_members (GantryUnit *unit)
{
  GListModel *rows = gantry_unit_get_rows (unit);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);

      if (gantry_row_get_members (row)[0] != NULL)
        return TRUE;
    }

  return FALSE;
}

static const struct
{
  const char *view;
  int kind;         /* a GantryKind, or ANY_KIND */
  const char *page; /* name in the stack */
  const char *part; /* (nullable): which of the parts of a view that has several */
  GType (*get_type) (void);
  gboolean (*fits) (GantryUnit *unit); /* (nullable): always */
} views[] = {
  { "event", ANY_KIND, "event", NULL, gantry_event_view_get_type, NULL },
  { "bracket", ANY_KIND, "bracket", NULL, gantry_bracket_view_get_type, NULL },
  { "detail", ANY_KIND, "detail", NULL, gantry_detail_view_get_type, NULL },
  { "start-list", GANTRY_KIND_MATCH, "line-up", "line-up", gantry_match_view_get_type,
    has_members },
  { "live", GANTRY_KIND_MATCH, "match", "match", gantry_match_view_get_type, NULL },
  { "splits", GANTRY_KIND_MATCH, "stats", "stats", gantry_match_view_get_type, NULL },
};

const char *const *
gantry_unit_views_list (void)
{
  static const char *const names[] = { "start-list", "live",  "splits", "records",
                                       "event",      "bracket", "detail", NULL };

  return names;
}

const char *
gantry_unit_views_get_title (const char *view, GantryUnit *unit)
{
  gboolean match;

  g_return_val_if_fail (view != NULL && GANTRY_IS_UNIT (unit), NULL);

  match = gantry_rule_get_kind (gantry_unit_get_rule (unit)) == GANTRY_KIND_MATCH;
  if (g_str_equal (view, "start-list"))
    return match && has_members (unit) ? C_("view", "Line-ups") : C_("view", "Start list");
  if (g_str_equal (view, "live") && gantry_unit_is_decided (unit))
    return C_("view", "Result");
  if (g_str_equal (view, "live"))
    return match ? C_("view", "Match") : C_("view", "Live");
  if (g_str_equal (view, "splits") && match)
    return C_("view", "Statistics");

  return gantry_unit_points_are_parts (unit) ? C_("view", "Attempts") : C_("view", "Splits");
}

static GantryUnitView *
find_view (GtkStack *stack, const char *view, GantryUnit *unit)
{
  int kind = gantry_rule_get_kind (gantry_unit_get_rule (unit));
  GtkWidget *child;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (!g_str_equal (views[i].view, view) ||
          (views[i].kind != ANY_KIND && views[i].kind != kind) ||
          (views[i].fits != NULL && !views[i].fits (unit)))
        continue;

      child = gtk_stack_get_child_by_name (stack, views[i].page);
      if (child == NULL)
        {
          child = g_object_new (views[i].get_type (), views[i].part != NULL ? "part" : NULL,
                                views[i].part, NULL);
          gtk_stack_add_named (stack, child, views[i].page);
        }
      return GANTRY_UNIT_VIEW (child);
    }

  return NULL;
}

static void
close_but (GtkStack *stack, GantryUnitView *kept)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GANTRY_IS_UNIT_VIEW (child) && GANTRY_UNIT_VIEW (child) != kept)
      gantry_unit_view_show (GANTRY_UNIT_VIEW (child), NULL, NULL, NULL);
}

gboolean
gantry_unit_views_show (GtkStack *stack,
                        const char *view,
                        GantrySeat *seat,
                        GantryUnit *unit,
                        const char *decimal_point)
{
  GantryUnitView *found;

  g_return_val_if_fail (GTK_IS_STACK (stack), FALSE);
  g_return_val_if_fail (view != NULL && unit != NULL, FALSE);

  found = find_view (stack, view, unit);
  close_but (stack, found);
  if (found == NULL)
    return FALSE;

  gantry_unit_view_show (found, seat, unit, decimal_point);
  gtk_stack_set_visible_child (stack, GTK_WIDGET (found));

  return TRUE;
}

void
gantry_unit_views_close (GtkStack *stack)
{
  g_return_if_fail (GTK_IS_STACK (stack));

  close_but (stack, NULL);
}

GantryUnitView *
gantry_unit_views_get (GtkStack *stack)
{
  GtkWidget *shown;

  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);

  shown = gtk_stack_get_visible_child (stack);

  return GANTRY_IS_UNIT_VIEW (shown) ? GANTRY_UNIT_VIEW (shown) : NULL;
}

static gboolean
event_has (GantrySeat *seat, GantryUnit *unit, const char *prefix)
{
  g_autofree char *event = gantry_rsc_to_event (gantry_unit_get_rsc (unit));
  g_autofree char *topic = g_strconcat ("event/", event, NULL);
  g_autoptr (GPtrArray) objects =
      gantry_documents_list_objects (gantry_seat_get_documents (seat), topic, prefix);

  return objects->len > 0;
}

gboolean
gantry_unit_views_offers (const char *view, GantrySeat *seat, GantryUnit *unit)
{
  g_return_val_if_fail (view != NULL, FALSE);
  g_return_val_if_fail (GANTRY_IS_SEAT (seat) && GANTRY_IS_UNIT (unit), FALSE);

  return !g_str_equal (view, "bracket") || event_has (seat, unit, "bracket/");
}

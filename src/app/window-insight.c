/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/window-private.h"

static const char *const chart_names[] = { [GANTRY_CHART_NONE] = "",
                                           [GANTRY_CHART_GAP] = "gap",
                                           [GANTRY_CHART_RANK] = "rank",
                                           [GANTRY_CHART_MARKS] = "marks",
                                           [GANTRY_CHART_SCORE] = "score" };

static gboolean
show_reference (GantryWindow *self, const char *text)
{
  g_autoptr (GantryReference) reference = gantry_reference_parse (text);

  if (reference == NULL)
    return FALSE;

  gantry_window_set_action_state (self, "reference", g_variant_new_string (text));
  gantry_unit_pane_set_reference (self->unit_pane, text);

  return TRUE;
}

static void
set_reference (GantryWindow *self, const char *text)
{
  if (show_reference (self, text))
    gantry_window_remember (self, "reference", text);
}

static void
reference_action_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  set_reference (data, g_variant_get_string (value, NULL));
}

static void
reference_menu_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gantry_unit_pane_open_reference (GANTRY_WINDOW (data)->unit_pane);
}

/* The chosen athlete, and back to the leader. */
static void
reference_athlete_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GantryWindow *self = data;
  GantryRow *row = gantry_unit_pane_get_selected (self->unit_pane);
  g_autofree char *now = g_settings_get_string (self->settings, "reference");
  g_autofree char *text = row != NULL ? g_strconcat ("athlete:", gantry_row_get_code (row), NULL)
                                      : g_strdup ("leader");

  set_reference (self, g_str_equal (text, now) ? "leader" : text);
}

static void
show_chart (GantryWindow *self, gboolean shown)
{
  gantry_window_set_action_state (self, "chart", g_variant_new_boolean (shown));
  gantry_unit_pane_set_chart (self->unit_pane, shown);
}

static void
chart_action_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  GantryWindow *self = data;
  gboolean shown = g_variant_get_boolean (value);

  show_chart (self, shown);
  g_settings_set_boolean (self->settings, "show-chart", shown);
}

static void
set_chart_kind (GantryWindow *self, GantryChartKind kind)
{
  gantry_unit_pane_set_chart_kind (self->unit_pane, kind);
  gantry_window_set_action_state (self, "chart-kind", g_variant_new_string (chart_names[kind]));
}

static void
chart_kind_action_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  for (guint kind = GANTRY_CHART_GAP; kind < G_N_ELEMENTS (chart_names); kind++)
    if (g_str_equal (g_variant_get_string (value, NULL), chart_names[kind]))
      set_chart_kind (data, kind);
}

/* Shows the chart when it is hidden, else the next of those that the unit has. */
static void
chart_next_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GantryWindow *self = data;
  GantryUnit *unit = gantry_unit_pane_get_unit (self->unit_pane);
  GantryChartKind now = gantry_unit_pane_get_chart_kind (self->unit_pane);
  const GantryChartKind *kinds;

  if (unit == NULL)
    return;

  if (!g_settings_get_boolean (self->settings, "show-chart"))
    {
      g_action_group_activate_action (G_ACTION_GROUP (self), "chart", NULL);
      return;
    }

  kinds = gantry_chart_get_kinds (unit);
  for (guint i = 0; kinds[i] != GANTRY_CHART_NONE; i++)
    if (kinds[i] == now)
      {
        set_chart_kind (self, kinds[i + 1] != GANTRY_CHART_NONE ? kinds[i + 1] : kinds[0]);
        return;
      }
}

static const GActionEntry actions[] = {
  { "reference", NULL, "s", "'leader'", reference_action_cb },
  { "reference-menu", reference_menu_action_cb, NULL, NULL, NULL },
  { "reference-athlete", reference_athlete_action_cb, NULL, NULL, NULL },
  { "chart", NULL, NULL, "false", chart_action_cb },
  { "chart-kind", NULL, "s", "'gap'", chart_kind_action_cb },
  { "chart-next", chart_next_action_cb, NULL, NULL, NULL },
};

void
gantry_window_add_insight_actions (GantryWindow *self)
{
  g_return_if_fail (GANTRY_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/* Nothing is written: a settings file is synced to the disk for every value, and the window waits. */
void
gantry_window_restore_insight (GantryWindow *self)
{
  g_autofree char *reference = NULL;

  g_return_if_fail (GANTRY_IS_WINDOW (self));

  reference = g_settings_get_string (self->settings, "reference");
  show_reference (self, reference);
  show_chart (self, g_settings_get_boolean (self->settings, "show-chart"));
}

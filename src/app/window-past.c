/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/window-private.h"

static void
go (GantryWindow *self, GantryStep kind, GVariant *by)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "unit") != 0)
    return;

  gantry_unit_pane_go_back (self->unit_pane, kind, g_variant_get_int32 (by));
}

static void
change_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, GANTRY_STEP_CHANGE, parameter);
}

static void
point_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, GANTRY_STEP_POINT, parameter);
}

/* ms */
static void
time_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, GANTRY_STEP_TIME, parameter);
}

static void
now_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gantry_unit_pane_go_now (GANTRY_WINDOW (data)->unit_pane);
}

static const GActionEntry actions[] = {
  { "back-change", change_action_cb, "i", NULL, NULL },
  { "back-point", point_action_cb, "i", NULL, NULL },
  { "back-time", time_action_cb, "i", NULL, NULL },
  { "now", now_action_cb, NULL, NULL, NULL },
};

void
gantry_window_add_past_actions (GantryWindow *self)
{
  g_return_if_fail (GANTRY_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

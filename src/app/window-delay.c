/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/window-private.h"

/* ms more, or less */
static void
step_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gantry_seat_step_delay (GANTRY_WINDOW (data)->seat, g_variant_get_int32 (parameter));
}

static void
zero_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gantry_seat_set_delay (GANTRY_WINDOW (data)->seat, 0);
}

static void
open_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gantry_delay_badge_open (GANTRY_WINDOW (data)->delay_badge);
}

static void
calibrate_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gantry_delay_badge_calibrate (GANTRY_WINDOW (data)->delay_badge);
}

static const GActionEntry actions[] = {
  { "delay-step", step_action_cb, "i", NULL, NULL },
  { "delay-zero", zero_action_cb, NULL, NULL, NULL },
  { "delay", open_action_cb, NULL, NULL, NULL },
  { "delay-calibrate", calibrate_action_cb, NULL, NULL, NULL },
};

void
gantry_window_add_delay_actions (GantryWindow *self)
{
  g_return_if_fail (GANTRY_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

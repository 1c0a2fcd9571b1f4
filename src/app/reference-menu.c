/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/reference-menu.h"

#include "app/reference-words.h"

static void
add (GMenu *menu, GantryUnit *unit, GantryReferenceKind kind, const char *key)
{
  g_autoptr (GantryReference) reference = gantry_reference_new (kind, key);
  g_autofree char *label = gantry_reference_dup_label (reference, unit);
  g_autofree char *text = gantry_reference_dup_text (reference);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.reference", "s", text);
  g_menu_append_item (menu, item);
}

static gboolean
has_best (const GantryStandings *standings)
{
  for (guint i = 0; i < standings->n_entrants; i++)
    if (standings->entrants[i].best.kind != GANTRY_MARK_NONE)
      return TRUE;

  return FALSE;
}

static gboolean
has_cut (const GantryStandings *standings)
{
  for (guint i = 0; i < standings->n_entrants; i++)
    if (standings->entrants[i].qualified)
      return TRUE;

  return standings->places > 0;
}

static void
add_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenu *
create_athletes (GantryUnit *unit, GantryRow *selected)
{
  GMenu *menu = g_menu_new ();
  const GantryReference *reference = gantry_unit_get_reference (unit);

  if (selected != NULL)
    add (menu, unit, GANTRY_REFERENCE_ATHLETE, gantry_row_get_code (selected));
  if (reference->kind == GANTRY_REFERENCE_ATHLETE &&
      (selected == NULL || !g_str_equal (gantry_row_get_code (selected), reference->key)))
    add (menu, unit, GANTRY_REFERENCE_ATHLETE, reference->key);

  return menu;
}

GMenu *
gantry_reference_menu_new (GantryUnit *unit, GantryRow *selected)
{
  const GantryStandings *standings;
  GMenu *menu;
  g_autoptr (GMenu) places = NULL;
  g_autoptr (GMenu) marks = NULL;
  g_autoptr (GMenu) athletes = NULL;

  g_return_val_if_fail (GANTRY_IS_UNIT (unit), NULL);

  standings = gantry_unit_get_standings (unit);
  menu = g_menu_new ();
  places = g_menu_new ();
  add (places, unit, GANTRY_REFERENCE_LEADER, NULL);
  add (places, unit, GANTRY_REFERENCE_AHEAD, NULL);
  if (has_cut (standings))
    add (places, unit, GANTRY_REFERENCE_CUT, NULL);
  marks = g_menu_new ();
  for (guint i = 0; i < gantry_unit_get_n_records (unit); i++)
    add (marks, unit, GANTRY_REFERENCE_RECORD, gantry_unit_get_record (unit, i)->type);
  if (has_best (standings))
    add (marks, unit, GANTRY_REFERENCE_BEST, NULL);
  athletes = create_athletes (unit, selected);
  add_section (menu, places);
  add_section (menu, marks);
  add_section (menu, athletes);

  return menu;
}

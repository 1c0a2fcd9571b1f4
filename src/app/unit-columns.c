/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/unit-columns.h"

#include "app/reference-words.h"

#include <glib/gi18n.h>

/* What is known of a column beyond its id. The title stands above it, the name is what assistive
 * technology says. */
typedef struct
{
  const char *id;
  const char *title;
  const char *name;
  const char *style;
  const char *sample;
  GantryAlign align;
  gboolean frozen;
  gboolean always; /* shown though it is empty */
  guint spare;     /* of GantryColumnSpec */
} Known;

static const Known known[] = {
  { "rank", NC_("column", "Rk"), NC_("column", "Rank"), "rank", "88", GANTRY_ALIGN_CENTER, TRUE,
    TRUE },
  { "bib", NC_("column", "Bib"), NC_("column", "Bib"), "order", "000", GANTRY_ALIGN_CENTER, TRUE,
    FALSE },
  { "noc", NC_("column", "Nation"), NC_("column", "Nation"), "noc", NULL, GANTRY_ALIGN_START,
    TRUE, FALSE },
  { "name", NC_("column", "Name"), NC_("column", "Name"), "name", "MMMMMMMMMM",
    GANTRY_ALIGN_START, TRUE, TRUE },
  /* Translators: short for reaction time. */
  { "reaction", NC_("column", "RT"), NC_("column", "Reaction time"), "quiet", NULL,
    GANTRY_ALIGN_END, FALSE, FALSE, 1 },
  { "result", NC_("column", "Result"), NC_("column", "Result"), "result", "0:00.00",
    GANTRY_ALIGN_END, FALSE, TRUE },
  { "gap", NC_("column", "Gap"), NC_("column", "Gap"), "number", "+00.00", GANTRY_ALIGN_END,
    FALSE, FALSE },
  /* Translators: short for qualified; the column says how (Q by place, q by time …). */
  { "qual", NC_("column", "Q"), NC_("column", "Qualified"), "qual", NULL, GANTRY_ALIGN_CENTER,
    FALSE, FALSE },
  { "irm", NC_("column", "IRM"), NC_("column", "Irregularity"), "strong", NULL,
    GANTRY_ALIGN_CENTER, FALSE, FALSE },
  { "wind", NC_("column", "Wind"), NC_("column", "Wind"), "quiet", NULL, GANTRY_ALIGN_END, FALSE,
    FALSE, 2 },
  /* Translators: personal best. */
  { "pb", NC_("column", "PB"), NC_("column", "Personal best"), "number", NULL, GANTRY_ALIGN_END,
    FALSE, FALSE },
  /* Translators: season's best. */
  { "sb", NC_("column", "SB"), NC_("column", "Season best"), "number", NULL, GANTRY_ALIGN_END,
    FALSE, FALSE },
  /* Translators: a Paralympic class, above a narrow column. */
  { "class", NC_("column", "Cl"), NC_("column", "Class"), "quiet", NULL, GANTRY_ALIGN_CENTER, FALSE,
    FALSE },
  { "horse", NC_("column", "Horse"), NC_("column", "Horse"), "quiet", NULL, GANTRY_ALIGN_START, FALSE,
    FALSE },
  { "entry_time", NC_("column", "Entry"), NC_("column", "Entry time"), "number", NULL,
    GANTRY_ALIGN_END, FALSE, FALSE },
};

static const Known *
find_known (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].id, id))
      return &known[i];

  return NULL;
}

static GantryColumnSpec *
create_known (const Known *k)
{
  GantryColumnSpec *spec =
      gantry_column_spec_new (k->id, g_dpgettext2 (NULL, "column", k->title),
                              g_dpgettext2 (NULL, "column", k->name), k->style, k->align);

  spec->sample = g_strdup (k->sample);
  spec->frozen = k->frozen;
  spec->spare = k->spare;
  spec->expand = g_str_equal (k->id, "name");

  return spec;
}

/* The members of a relay team stand below its name. */
static gboolean
has_members (GantryUnit *unit)
{
  GListModel *rows = gantry_unit_get_rows (unit);

  if (gantry_rule_get_n_legs (gantry_unit_get_rule (unit)) == 0)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);

      if (gantry_row_get_members (row)[0] != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What the gap is to stands above it, but for the leader, which is what a gap is to. */
static GantryColumnSpec *
create_gap (GantryUnit *unit)
{
  GantryColumnSpec *spec = create_known (find_known ("gap"));
  const GantryReference *reference = gantry_unit_get_reference (unit);

  if (reference->kind != GANTRY_REFERENCE_LEADER)
    {
      g_free (spec->title);
      g_free (spec->name);
      spec->title = gantry_reference_dup_title (reference, unit);
      spec->name = gantry_reference_dup_name (reference, unit);
    }

  return spec;
}

static GantryColumnSpec *
create_order (GantryUnit *unit)
{
  const char *word = gantry_rule_get_order_word (gantry_unit_get_rule (unit));
  const char *title = g_strcmp0 (word, "Lane") == 0
                          /* Translators: short for lane, above a narrow column. */
                          ? C_("column", "Ln")
                          /* Translators: short for start order, above a narrow column. */
                          : C_("column", "No");
  GantryColumnSpec *spec =
      gantry_column_spec_new ("lane", title, _(word), "order", GANTRY_ALIGN_CENTER);

  spec->frozen = TRUE;
  spec->sample = g_strdup ("88");

  return spec;
}

static GantryColumnSpec *
create_record (GantryUnit *unit)
{
  const char *type = gantry_unit_get_record (unit, 0)->type;
  /* Translators: %s is a kind of record, "WR"; the column says how far from it somebody is. */
  g_autofree char *title = g_strdup_printf (_("vs %s"), type);
  GantryColumnSpec *spec =
      gantry_column_spec_new ("record", title, title, "number", GANTRY_ALIGN_END);

  spec->sample = g_strdup ("+00.00");
  spec->spare = 2;

  return spec;
}

/* A heading of the profile's, and which of several values stands below it; else the feed's own code. */
static char *
make_heading (GantryRule *rule, const GantryColumn *column, const char *word)
{
  const GantryWord *pos = gantry_rule_find_word (rule, GANTRY_WORD_POINT, column->pos);
  const char *slash = strchr (column->id, '/');
  g_autofree char *code = g_strdup (slash != NULL ? slash + 1 : strchr (column->id, ':') + 1);

  if (word != NULL && column->pos == NULL)
    return g_strdup (_(word));
  if (word != NULL)
    return g_strdup_printf ("%s %s", _(word), pos != NULL ? _(pos->title) : column->pos);

  return g_strdelimit (g_steal_pointer (&code), "_/", ' ');
}

static GantryColumnSpec *
create_other (GantryRule *rule, const GantryColumn *column)
{
  g_autofree char *title = make_heading (rule, column, column->title);
  g_autofree char *name =
      make_heading (rule, column, column->name != NULL ? column->name : column->title);

  GantryColumnSpec *spec =
      gantry_column_spec_new (column->id, title, name, "number", GANTRY_ALIGN_END);

  spec->spare = 3;

  return spec;
}

/* Ranks stand below splits, the wind below attempts; heights have nothing there. */
static gboolean
has_second_line (GantryUnit *unit)
{
  GListModel *rows = gantry_unit_get_rows (unit);

  if (!gantry_unit_points_are_parts (unit))
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);

      for (guint j = 0; j < gantry_unit_get_n_points (unit); j++)
        if (gantry_row_get_value (row, j) != NULL && *gantry_row_get_value (row, j)->wind != '\0')
          return TRUE;
    }

  return FALSE;
}

/* A point that the feed does not name may have a word in the sport's profile. */
static const char *
get_point_name (GantryUnit *unit, guint index)
{
  const GantryPoint *point = gantry_unit_get_point (unit, index);
  const GantryWord *word =
      gantry_rule_find_word (gantry_unit_get_rule (unit), GANTRY_WORD_POINT, point->pos);

  return word != NULL && g_str_equal (point->name, point->pos) ? _(word->title) : point->name;
}

static void
add_points (GPtrArray *specs, GantryUnit *unit, const char *id)
{
  gboolean parts = gantry_unit_points_are_parts (unit);
  gboolean two_lines = has_second_line (unit);

  for (guint i = 0; i < gantry_unit_get_n_points (unit); i++)
    {
      const char *name = get_point_name (unit, i);
      GantryColumnSpec *spec = gantry_column_spec_new (id, name, name, "point", GANTRY_ALIGN_END);

      spec->point = i;
      spec->two_lines = two_lines;
      spec->sample = g_strdup (parts ? "00.00" : "0:00.0");
      g_ptr_array_add (specs, spec);
    }
}

static gboolean
row_has (GantryRow *row, const char *id)
{
  g_autofree char *code = NULL;

  if (g_str_equal (id, "lane"))
    return *gantry_row_get_order (row) != '\0';
  if (g_str_equal (id, "bib"))
    return *gantry_row_get_bib (row) != '\0';
  if (g_str_equal (id, "noc"))
    return *gantry_row_get_noc (row) != '\0';
  if (g_str_equal (id, "gap"))
    return gantry_row_get_gap (row).mark.kind != GANTRY_MARK_NONE ||
           gantry_row_get_gap_guess (row).mark.kind != GANTRY_MARK_NONE;
  if (g_str_equal (id, "record"))
    return gantry_row_get_record_gap (row).mark.kind != GANTRY_MARK_NONE ||
           gantry_row_get_record_guess (row).mark.kind != GANTRY_MARK_NONE;
  if (g_str_equal (id, "qual"))
    return *gantry_row_get_qual (row) != '\0' ||
           gantry_row_get_old_value (row, GANTRY_FIELD_QUAL) != NULL;
  if (g_str_equal (id, "irm"))
    return *gantry_row_get_irm (row) != '\0' ||
           gantry_row_get_old_value (row, GANTRY_FIELD_IRM) != NULL;
  if (strchr (id, ':') != NULL || g_str_equal (id, "class") || g_str_equal (id, "horse"))
    return *gantry_row_get_column (row, id) != '\0';

  code = g_ascii_strup (id, -1);
  if (g_str_equal (id, "reaction"))
    return *gantry_row_get_extra (row, "REACT_TIME", NULL) != '\0';
  if (g_str_equal (id, "wind"))
    return *gantry_row_get_extra (row, "WIND_SPEED", NULL) != '\0';
  return *gantry_row_get_entry (row, code) != '\0' ||
         *gantry_row_get_extra (row, code, NULL) != '\0';
}

/* Nobody has anything to say there. Before the first split the columns of a race stand already, so
 * that the table does not jump at the first one. */
static gboolean
is_idle (GantryUnit *unit, const char *id)
{
  GListModel *rows = gantry_unit_get_rows (unit);
  const Known *k = find_known (id);

  if (k != NULL && k->always)
    return FALSE;
  if (g_str_equal (id, "gap") && !gantry_unit_is_decided (unit) &&
      gantry_unit_get_n_points (unit) > 0 &&
      gantry_rule_get_kind (gantry_unit_get_rule (unit)) == GANTRY_KIND_RACE)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GantryRow) row = g_list_model_get_item (rows, i);

      if (row_has (row, id))
        return FALSE;
    }

  return TRUE;
}

static gboolean
contains (GPtrArray *specs, const char *id)
{
  for (guint i = 0; i < specs->len; i++)
    if (g_str_equal (((GantryColumnSpec *)g_ptr_array_index (specs, i))->id, id))
      return TRUE;

  return FALSE;
}

static void
add_column (GPtrArray *specs, GantryUnit *unit, const GantryColumn *column)
{
  const Known *k = find_known (column->id);

  if (contains (specs, column->id))
    return;
  if (g_str_equal (column->id, "splits") || g_str_equal (column->id, "parts"))
    {
      if (!contains (specs, "splits") && !contains (specs, "parts"))
        add_points (specs, unit, column->id);
      return;
    }
  if (g_str_equal (column->id, "record") && gantry_unit_get_n_records (unit) == 0)
    return;
  if (is_idle (unit, column->id))
    return;

  if (g_str_equal (column->id, "lane"))
    g_ptr_array_add (specs, create_order (unit));
  else if (g_str_equal (column->id, "record"))
    g_ptr_array_add (specs, create_record (unit));
  else if (g_str_equal (column->id, "gap"))
    g_ptr_array_add (specs, create_gap (unit));
  else if (k != NULL)
    {
      GantryColumnSpec *spec = create_known (k);

      spec->two_lines = g_str_equal (k->id, "name") && has_members (unit);
      g_ptr_array_add (specs, spec);
    }
  else if (strchr (column->id, ':') != NULL)
    g_ptr_array_add (specs, create_other (gantry_unit_get_rule (unit), column));
}

/* What the profile does not know is shown all the same, under the feed's own code. */
static void
add_others (GPtrArray *specs, GantryUnit *unit)
{
  const char *const *others = gantry_unit_get_others (unit);

  for (guint i = 0; others[i] != NULL; i++)
    add_column (specs, unit, &(GantryColumn){ .id = (char *)others[i] });
}

gboolean
gantry_unit_is_decided (GantryUnit *unit)
{
  GantryResultStatus status;

  g_return_val_if_fail (GANTRY_IS_UNIT (unit), FALSE);

  status = gantry_result_status_parse (gantry_unit_get_result_status (unit));

  return status == GANTRY_RESULT_UNOFFICIAL || status == GANTRY_RESULT_PROVISIONAL ||
         status == GANTRY_RESULT_PROTESTED || status == GANTRY_RESULT_OFFICIAL;
}

/* Where attempts are values of their own and no points, the live table is the one that has them. */
static const GantryColumn *
find_columns (GantryUnit *unit, const char *view)
{
  GantryRule *rule = gantry_unit_get_rule (unit);

  if (g_str_equal (view, "splits") && gantry_unit_get_n_points (unit) == 0)
    view = "live";

  return gantry_rule_get_columns (rule, view);
}

GPtrArray *
gantry_unit_columns_new (GantryUnit *unit, const char *view)
{
  g_autoptr (GPtrArray) specs = gantry_column_specs_new ();
  const GantryColumn *columns;

  g_return_val_if_fail (GANTRY_IS_UNIT (unit), NULL);
  g_return_val_if_fail (view != NULL, NULL);

  columns = find_columns (unit, view);
  for (guint i = 0; columns != NULL && columns[i].id != NULL; i++)
    {
      add_column (specs, unit, &columns[i]);
      if (g_str_equal (columns[i].id, "name"))
        add_column (specs, unit, &(GantryColumn){ .id = (char *)"class" });
    }

  if (g_str_equal (view, "live") && gantry_unit_is_decided (unit))
    {
      columns = gantry_rule_get_columns (gantry_unit_get_rule (unit), "result");
      for (guint i = 0; columns != NULL && columns[i].id != NULL; i++)
        add_column (specs, unit, &columns[i]);
    }
  if (g_str_equal (view, "live") || g_str_equal (view, "result"))
    add_others (specs, unit);

  return g_steal_pointer (&specs);
}

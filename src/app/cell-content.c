/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/cell.h"

#include <glib/gi18n.h>

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

void
gantry_cell_content_clear (GantryCellContent *content)
{
  g_free (content->text);
  g_free (content->tail);
  g_free (content->sub);
  g_free (content->old);
  g_free (content->spoken);
  memset (content, 0, sizeof *content);
}

static void
append_part (GString *label, const char *before, const char *part)
{
  if (is_empty (part))
    return;

  g_string_append (label, before);
  g_string_append (label, part);
}

void
gantry_cell_content_append_label (const GantryCellContent *content,
                                  const GantryColumnSpec *spec,
                                  GString *label)
{
  g_return_if_fail (content != NULL && spec != NULL && label != NULL);

  g_string_append (label, spec->name);
  g_string_append_c (label, ':');
  if (content->spoken != NULL)
    {
      g_string_append_c (label, ' ');
      g_string_append (label, content->spoken);
    }
  else
    {
      append_part (label, " ", content->text);
      append_part (label, " ", content->tail);
      append_part (label, ", ", content->sub);
    }
  if (!is_empty (content->old))
    /* Translators: appended to a value that was corrected; keep the comma. */
    g_string_append_printf (label, _(", was %s"), content->old);
  if (content->flags & GANTRY_CELL_UNCHECKED)
    /* Translators: appended to a value that the source has not confirmed; keep the comma. */
    g_string_append (label, _(", not confirmed"));
  if (content->flags & GANTRY_CELL_ESTIMATE)
    /* Translators: appended to a projected value; keep the comma. */
    g_string_append (label, _(", estimate"));
}

char *
gantry_cell_content_dup_label (const GantryCellContent *content, const GantryColumnSpec *spec)
{
  GString *label;

  g_return_val_if_fail (content != NULL && spec != NULL, NULL);

  label = g_string_new (NULL);
  gantry_cell_content_append_label (content, spec, label);

  return g_string_free (label, FALSE);
}

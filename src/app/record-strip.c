/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/record-strip.h"

#include "sport/format.h"

#include <glib/gi18n.h>

struct _GantryRecordStrip
{
  GtkWidget parent_instance;

  GtkLabel *records;
  GtkLabel *pace;
};

G_DEFINE_FINAL_TYPE (GantryRecordStrip, gantry_record_strip, GTK_TYPE_WIDGET)

/* What it was stays beside what it is: for as long as the unit is talked about, both are. */
static void
append_old (GString *markup, const GantryRecord *old, const char *decimal_point)
{
  g_autofree char *text = gantry_record_dup_text (old, decimal_point);
  g_autofree char *struck = g_markup_printf_escaped ("<s>%s</s>", text);

  g_string_append (markup, " · ");
  /* Translators: %s is the record that was broken just now: a mark, its holder and the year. */
  g_string_append_printf (markup, _("was %s"), struck);
}

static char *
create_markup (GantryUnit *unit, const char *decimal_point)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < gantry_unit_get_n_records (unit); i++)
    {
      const GantryRecord *record = gantry_unit_get_record (unit, i);
      g_autofree char *text = gantry_record_dup_text (record, decimal_point);
      g_autofree char *part = g_markup_printf_escaped ("<b>%s</b> %s", record->type, text);

      g_string_append_printf (markup, "%s%s", markup->len > 0 ? "     " : "", part);
      if (record->broken_now)
        /* Translators: said of a record that a result of this unit has just beaten or equalled. */
        g_string_append_printf (markup, " · <b>%s</b>", C_("record", "broken here"));
      if (record->unconfirmed)
        g_string_append_printf (markup, "<i>%s</i>", _(", not confirmed"));
      if (record->old != NULL)
        append_old (markup, record->old, decimal_point);
    }

  return g_string_free (markup, FALSE);
}

/* "at 250: 0.42 inside WR"; of an even pace "≈ 0.42 inside WR, even pace". */
static char *
create_pace (GantryUnit *unit, const char *decimal_point, gboolean *inside, gboolean *linear)
{
  for (guint i = 0; i < gantry_unit_get_n_records (unit); i++)
    {
      const GantryRecord *record = gantry_unit_get_record (unit, i);
      GantryMark difference;
      g_autofree char *amount = NULL;
      const char *at;
      guint point = 0;

      if (!gantry_unit_get_pace (unit, i, &point, &difference, linear) ||
          point >= gantry_unit_get_n_points (unit))
        continue;

      *inside = difference.value < 0;
      difference.value = ABS (difference.value);
      amount = gantry_format_mark (difference, decimal_point);
      at = gantry_unit_get_point (unit, point)->name;
      if (*linear && *inside)
        /* Translators: the leader's pace; %s are the point ("250"), a time and a record type
         * ("WR"). The record's own times on the way are not known, so an even pace is assumed: it
         * is an estimate. */
        return g_strdup_printf (_("leader at %s: ≈ %s inside %s, even pace"), at, amount,
                                record->type);
      if (*linear)
        return g_strdup_printf (_("leader at %s: ≈ %s outside %s, even pace"), at, amount,
                                record->type);
      if (*inside)
        return g_strdup_printf (_("leader at %s: %s inside %s"), at, amount, record->type);
      return g_strdup_printf (_("leader at %s: %s outside %s"), at, amount, record->type);
    }

  return NULL;
}

static void
gantry_record_strip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_record_strip_parent_class)->dispose (object);
}

static void
gantry_record_strip_class_init (GantryRecordStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_record_strip_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/record-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryRecordStrip, records);
  gtk_widget_class_bind_template_child (widget_class, GantryRecordStrip, pace);
}

static void
gantry_record_strip_init (GantryRecordStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Records"), -1);
}

void
gantry_record_strip_show (GantryRecordStrip *self,
                          GantryUnit *unit,
                          const char *decimal_point,
                          gboolean stale)
{
  g_autofree char *markup = NULL;
  g_autofree char *pace = NULL;
  gboolean inside = FALSE;
  gboolean linear = FALSE;

  g_return_if_fail (GANTRY_IS_RECORD_STRIP (self));

  gtk_widget_set_visible (GTK_WIDGET (self), unit != NULL && gantry_unit_get_n_records (unit) > 0);
  if (unit == NULL || gantry_unit_get_n_records (unit) == 0)
    return;

  markup = create_markup (unit, decimal_point);
  gtk_label_set_markup (self->records, markup);

  if (!stale)
    pace = create_pace (unit, decimal_point, &inside, &linear);
  gtk_label_set_label (self->pace, pace != NULL ? pace : "");
  gtk_widget_set_css_classes (GTK_WIDGET (self->pace), (const char *[]){ linear   ? "estimate"
                                                                         : inside ? "good"
                                                                                  : "behind",
                                                                         NULL });
}

char *
gantry_record_dup_text (const GantryRecord *record, const char *decimal_point)
{
  g_autofree char *result = NULL;
  GString *text;

  g_return_val_if_fail (record != NULL, NULL);

  result = gantry_format_official (record->result, decimal_point);
  text = g_string_new (result);
  if (record->holder != NULL && *record->holder != '\0')
    g_string_append_printf (text, " %s", record->holder);
  if (record->noc != NULL && *record->noc != '\0')
    g_string_append_printf (text, " %s", record->noc);
  if (record->year != NULL && *record->year != '\0')
    g_string_append_printf (text, " · %s", record->year);

  return g_string_free (text, FALSE);
}

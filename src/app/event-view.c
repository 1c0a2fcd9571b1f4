/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/event-view.h"

#include "app/page-chips.h"
#include "app/sheet-view.h"
#include "app/sheet-words.h"
#include "model/rsc.h"
#include "seat/event.h"

#include <glib/gi18n.h>

/* event (sheets) → a chip each → the chosen sheet as a table */
struct _GantryEventView
{
  GtkWidget parent_instance;

  GantryPageChips *chips;
  GtkLabel *progress;
  GtkLabel *notes;
  GantrySheetView *sheet_view;

  GantryEvent *event;        /* (owned) (nullable) */
  GantrySeat *seat;          /* (owned) (nullable) */
  char *rsc;                 /* (owned) (nullable): of the unit */
  const char *decimal_point; /* static */
  gboolean asked;            /* the person has chosen a page of this event */
};

static void unit_view_init (GantryUnitViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GantryEventView, gantry_event_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GANTRY_TYPE_UNIT_VIEW, unit_view_init))

static char *
create_key (GantrySheet *sheet)
{
  return g_strconcat (gantry_sheet_get_kind (sheet), "/", gantry_sheet_get_key (sheet), NULL);
}

static GantrySheet *
find_sheet (GantryEventView *self, const char *key)
{
  guint n = self->event != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->event)) : 0;

  for (guint i = 0; i < n && key != NULL; i++)
    {
      g_autoptr (GantrySheet) sheet = g_list_model_get_item (G_LIST_MODEL (self->event), i);
      g_autofree char *own = create_key (sheet);

      if (g_str_equal (own, key))
        return sheet; /* the event holds it */
    }

  return NULL;
}

/* Who has won, when that is decided; else the round that the unit belongs to; else what comes first. */
static char *
choose_key (GantryEventView *self)
{
  g_autoptr (GantrySheet) first = g_list_model_get_item (G_LIST_MODEL (self->event), 0);
  g_autofree char *phase = gantry_rsc_to_phase (self->rsc);
  static const char *const kinds[] = { "phase", "cumulative", "pool" };

  if (first == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!g_str_equal (gantry_sheet_get_kind (first), "medallists") &&
        gantry_event_find_sheet (self->event, kinds[i], phase) != NULL)
      return g_strconcat (kinds[i], "/", phase, NULL);

  return create_key (first);
}

static void
show_sheet (GantryEventView *self)
{
  GantrySheet *sheet = find_sheet (self, gantry_page_chips_get_chosen (self->chips));
  g_autofree char *title = sheet != NULL ? gantry_sheet_words_title (sheet) : g_strdup ("");
  g_autofree char *progress = sheet != NULL ? gantry_sheet_words_progress (sheet) : g_strdup ("");
  const char *const *notes = sheet != NULL ? gantry_sheet_get_notes (sheet) : NULL;
  g_autofree char *text = notes != NULL ? g_strjoinv ("\n", (char **)notes) : g_strdup ("");

  gtk_label_set_label (self->progress, progress);
  gtk_label_set_label (self->notes, text);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), *text != '\0');
  gantry_sheet_view_set_sheet (self->sheet_view, sheet, title, self->decimal_point);
}

static void
show_chips (GantryEventView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->event));
  g_auto (GStrv) keys = g_new0 (char *, n + 1);
  g_auto (GStrv) titles = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GantrySheet) sheet = g_list_model_get_item (G_LIST_MODEL (self->event), i);

      keys[i] = create_key (sheet);
      titles[i] = gantry_sheet_words_title (sheet);
    }
  gantry_page_chips_set_pages (self->chips, (const char *const *)keys,
                               (const char *const *)titles);
}

static void
changed_cb (GantryEventView *self)
{
  if (!self->asked || find_sheet (self, gantry_page_chips_get_chosen (self->chips)) == NULL)
    {
      g_autofree char *key = choose_key (self);

      self->asked = FALSE;
      gantry_page_chips_choose (self->chips, key);
    }
  show_chips (self);
  show_sheet (self);
}

static void
chosen_cb (GantryEventView *self)
{
  self->asked = TRUE;
  show_sheet (self);
}

static void
close_event (GantryEventView *self)
{
  if (self->event != NULL)
    g_signal_handlers_disconnect_by_data (self->event, self);
  gantry_sheet_view_set_sheet (self->sheet_view, NULL, "", NULL);
  g_clear_object (&self->event);
  g_clear_object (&self->seat);
}

static void
gantry_event_view_show (GantryUnitView *view,
                        GantrySeat *seat,
                        GantryUnit *unit,
                        const char *decimal_point)
{
  GantryEventView *self = GANTRY_EVENT_VIEW (view);
  const char *rsc = unit != NULL ? gantry_unit_get_rsc (unit) : NULL;
  g_autofree char *event = rsc != NULL ? gantry_rsc_to_event (rsc) : NULL;
  gboolean same = self->event != NULL && g_strcmp0 (event, gantry_event_get_rsc (self->event)) == 0;

  if (same && g_strcmp0 (rsc, self->rsc) == 0)
    return;

  g_free (self->rsc);
  self->rsc = g_strdup (rsc);
  if (!same)
    {
      close_event (self);
      self->asked = FALSE;
    }
  if (unit == NULL)
    return;

  self->decimal_point = decimal_point;
  if (!same)
    {
      g_set_object (&self->seat, seat);
      self->event = gantry_event_new (seat, rsc);
      g_signal_connect_object (self->event, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  changed_cb (self);
}

static void
gantry_event_view_step (GantryUnitView *view, int by)
{
  gantry_page_chips_step (GANTRY_EVENT_VIEW (view)->chips, by);
}

static void
unit_view_init (GantryUnitViewInterface *iface)
{
  iface->show = gantry_event_view_show;
  iface->step = gantry_event_view_step;
}

static void
gantry_event_view_dispose (GObject *object)
{
  GantryEventView *self = GANTRY_EVENT_VIEW (object);
  GtkWidget *child;

  if (self->sheet_view != NULL)
    close_event (self);
  self->sheet_view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gantry_event_view_parent_class)->dispose (object);
}

static void
gantry_event_view_finalize (GObject *object)
{
  g_free (GANTRY_EVENT_VIEW (object)->rsc);

  G_OBJECT_CLASS (gantry_event_view_parent_class)->finalize (object);
}

static void
gantry_event_view_class_init (GantryEventViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_event_view_dispose;
  object_class->finalize = gantry_event_view_finalize;

  g_type_ensure (GANTRY_TYPE_PAGE_CHIPS);
  g_type_ensure (GANTRY_TYPE_SHEET_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/event-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryEventView, chips);
  gtk_widget_class_bind_template_child (widget_class, GantryEventView, progress);
  gtk_widget_class_bind_template_child (widget_class, GantryEventView, notes);
  gtk_widget_class_bind_template_child (widget_class, GantryEventView, sheet_view);
}

static void
gantry_event_view_init (GantryEventView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pages of the event"), -1);
  gantry_sheet_view_set_empty (
      self->sheet_view,
      _("Rankings, phases and medallists are shown as soon as the venue publishes them."));
  g_signal_connect_object (self->chips, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

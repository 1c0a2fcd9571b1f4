/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/trouble-bar.h"

#include <glib/gi18n.h>

struct _GantryTroubleBar
{
  GtkWidget parent_instance;

  GtkLabel *text;
  GtkWidget *close;

  GantryCache *cache;         /* (owned) (nullable) */
  GantryCacheRebuilt closed;  /* what somebody has read already */
};

G_DEFINE_FINAL_TYPE (GantryTroubleBar, gantry_trouble_bar, GTK_TYPE_WIDGET)

static gboolean
is_lasting (GantryCacheState state)
{
  return state == GANTRY_CACHE_STATE_LOCKED || state == GANTRY_CACHE_STATE_FULL ||
         state == GANTRY_CACHE_STATE_FAILED;
}

static void
show (GantryTroubleBar *self)
{
  g_autofree char *text = NULL;
  GantryCacheState state = GANTRY_CACHE_STATE_READY;
  GantryCacheRebuilt rebuilt = GANTRY_CACHE_REBUILT_NO;

  if (self->cache != NULL)
    {
      state = gantry_cache_get_state (self->cache);
      rebuilt = gantry_cache_get_rebuilt (self->cache);
      if (rebuilt == self->closed)
        rebuilt = GANTRY_CACHE_REBUILT_NO;
      text = gantry_trouble_dup_text (state, rebuilt, gantry_cache_get_aside (self->cache));
    }
  gtk_label_set_label (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (self->close, !is_lasting (state));
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static void
close_cb (GantryTroubleBar *self)
{
  if (self->cache != NULL)
    self->closed = gantry_cache_get_rebuilt (self->cache);
  show (self);
}

static void
gantry_trouble_bar_dispose (GObject *object)
{
  GantryTroubleBar *self = GANTRY_TROUBLE_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  if (self->cache != NULL)
    g_signal_handlers_disconnect_by_data (self->cache, self);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (gantry_trouble_bar_parent_class)->dispose (object);
}

static void
gantry_trouble_bar_class_init (GantryTroubleBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gantry_trouble_bar_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gantry_cis/Gantry/trouble-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GantryTroubleBar, text);
  gtk_widget_class_bind_template_child (widget_class, GantryTroubleBar, close);
}

static void
gantry_trouble_bar_init (GantryTroubleBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->close, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
}

void
gantry_trouble_bar_set_cache (GantryTroubleBar *self, GantryCache *cache)
{
  g_return_if_fail (GANTRY_IS_TROUBLE_BAR (self));

  if (self->cache == cache)
    return;
  if (self->cache != NULL)
    g_signal_handlers_disconnect_by_data (self->cache, self);
  g_set_object (&self->cache, cache);
  self->closed = GANTRY_CACHE_REBUILT_NO;
  if (cache != NULL)
    {
      g_signal_connect_object (cache, "notify::state", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (cache, "notify::rebuilt", G_CALLBACK (show), self,
                               G_CONNECT_SWAPPED);
    }
  show (self);
}

static const char *
word_state (GantryCacheState state)
{
  if (state == GANTRY_CACHE_STATE_LOCKED)
    return _("Another Gantry on this computer keeps the copy of the results: this one writes "
             "nothing down.");
  if (state == GANTRY_CACHE_STATE_FULL)
    return _("The disk is full: from now on results are shown but not kept.");
  if (state == GANTRY_CACHE_STATE_FAILED)
    return _("The copy of the results cannot be written: what comes now is shown but not kept.");

  return NULL;
}

static const char *
word_rebuilt (GantryCacheRebuilt rebuilt)
{
  if (rebuilt == GANTRY_CACHE_REBUILT_DAMAGED)
    return _("The copy of earlier results was damaged. It was set aside and a new one begun.");
  if (rebuilt == GANTRY_CACHE_REBUILT_FOREIGN)
    return _("The copy of earlier results was another program’s file. It was set aside and a new "
             "one begun.");
  if (rebuilt == GANTRY_CACHE_REBUILT_NEWER)
    return _("The copy of earlier results was written by a later Gantry. It was set aside and a "
             "new one begun.");

  return NULL;
}

char *
gantry_trouble_dup_text (GantryCacheState state, GantryCacheRebuilt rebuilt, const char *aside)
{
  const char *lasting = word_state (state);
  const char *over = word_rebuilt (rebuilt);

  if (lasting != NULL)
    return g_strdup (lasting);
  if (over == NULL)
    return NULL;
  if (aside == NULL || *aside == '\0')
    return g_strdup (over);

  /* Translators: what happened to a file, and where it is now. */
  return g_strdup_printf (_("%s It is now %s."), over, aside);
}

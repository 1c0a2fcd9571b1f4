/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-app"

#include "config.h"

#include "app/records-page.h"

#include "model/rsc.h"
#include "seat/record-book.h"

#include <glib/gi18n.h>

struct _GantryRecordsPage
{
  GantrySheetPage parent_instance;

  GantryRecordBook *book; /* (owned) (nullable): while the page is shown */
  char *discipline;       /* (owned) (nullable): of the unit that is open */
};

G_DEFINE_FINAL_TYPE (GantryRecordsPage, gantry_records_page, GANTRY_TYPE_SHEET_PAGE)

/* "Swimming"; the code when no profile knows it. */
static char *
create_title (GantrySeat *seat, const char *discipline)
{
  g_autofree char *rsc = g_strconcat (discipline, "-------------------------------", NULL);
  GantryRule *rule = gantry_profiles_get_rule (gantry_seat_get_profiles (seat), rsc);

  return g_strdup (_(gantry_rule_get_discipline_name (rule)));
}

static void
show_chips (GantryRecordsPage *self)
{
  GantrySheetPage *page = GANTRY_SHEET_PAGE (self);
  GantrySeat *seat = gantry_sheet_page_get_seat (page);
  g_auto (GStrv) keys = gantry_record_book_list_disciplines (seat);
  guint n = g_strv_length (keys);
  g_auto (GStrv) titles = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    titles[i] = create_title (seat, keys[i]);
  if (gantry_sheet_page_get_chip (page) == NULL ||
      !g_strv_contains ((const char *const *)keys, gantry_sheet_page_get_chip (page)))
    gantry_sheet_page_set_chip (
        page, self->discipline != NULL &&
                      g_strv_contains ((const char *const *)keys, self->discipline)
                  ? self->discipline
                  : keys[0]);
  gantry_sheet_page_set_chips (page, (const char *const *)keys, (const char *const *)titles);
}

static void
show_detail (GantryRecordsPage *self)
{
  guint today = self->book != NULL ? gantry_record_book_count_today (self->book) : 0;
  g_autofree char *text = NULL;

  if (today > 0)
    text = g_strdup_printf (g_dngettext (NULL, "%u today", "%u today", today), today);
  gantry_sheet_page_set_detail (GANTRY_SHEET_PAGE (self), text != NULL ? text : "");
}

static void
close_book (GantryRecordsPage *self)
{
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
}

static void
gantry_records_page_chosen (GantrySheetPage *page)
{
  GantryRecordsPage *self = GANTRY_RECORDS_PAGE (page);
  const char *discipline = gantry_sheet_page_get_chip (page);

  if (self->book != NULL &&
      g_strcmp0 (gantry_record_book_get_discipline (self->book), discipline) == 0)
    return;

  close_book (self);
  if (discipline != NULL)
    {
      self->book = gantry_record_book_new (gantry_sheet_page_get_seat (page), discipline);
      g_signal_connect_object (self->book, "changed", G_CALLBACK (show_detail), self,
                               G_CONNECT_SWAPPED);
    }
  gantry_sheet_page_set_sheet (page,
                               self->book != NULL ? gantry_record_book_get_sheet (self->book) : NULL);
  show_detail (self);
}

static void
topics_changed_cb (GantryRecordsPage *self)
{
  show_chips (self);
  gantry_records_page_chosen (GANTRY_SHEET_PAGE (self));
}

static void
gantry_records_page_open (GantrySheetPage *page, GantrySeat *seat)
{
  g_signal_connect_object (seat, "topics-changed", G_CALLBACK (topics_changed_cb), page,
                           G_CONNECT_SWAPPED);
  topics_changed_cb (GANTRY_RECORDS_PAGE (page));
}

static void
gantry_records_page_close (GantrySheetPage *page)
{
  g_signal_handlers_disconnect_by_data (gantry_sheet_page_get_seat (page), page);
  close_book (GANTRY_RECORDS_PAGE (page));
}

static void
gantry_records_page_finalize (GObject *object)
{
  g_free (GANTRY_RECORDS_PAGE (object)->discipline);

  G_OBJECT_CLASS (gantry_records_page_parent_class)->finalize (object);
}

static void
gantry_records_page_class_init (GantryRecordsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gantry_records_page_finalize;
  GANTRY_SHEET_PAGE_CLASS (klass)->open = gantry_records_page_open;
  GANTRY_SHEET_PAGE_CLASS (klass)->close = gantry_records_page_close;
  GANTRY_SHEET_PAGE_CLASS (klass)->chosen = gantry_records_page_chosen;
}

static void
gantry_records_page_init (GantryRecordsPage *self)
{
  gantry_sheet_page_set_texts (GANTRY_SHEET_PAGE (self), _("Records"),
                               _("The feed has sent no records of this sport."));
}

void
gantry_records_page_set_unit (GantryRecordsPage *self, const char *rsc)
{
  g_return_if_fail (GANTRY_IS_RECORDS_PAGE (self));

  g_free (self->discipline);
  self->discipline = rsc != NULL ? gantry_rsc_dup_discipline (rsc) : NULL;
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat.h"
#include "seat/sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of the window that is a title, perhaps a row of chips, and a sheet. Those derived from it hold their boards only while
 * the page is shown. */
#define GANTRY_TYPE_SHEET_PAGE (gantry_sheet_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (GantrySheetPage, gantry_sheet_page, GANTRY, SHEET_PAGE, GtkWidget)

struct _GantrySheetPageClass
{
  GtkWidgetClass parent_class;

  void (*open)   (GantrySheetPage *self, GantrySeat *seat); /* the page is shown */
  void (*close)  (GantrySheetPage *self);                   /* it is not any more */
  void (*chosen) (GantrySheetPage *self);                   /* (nullable) another chip */
};

/* The texts of a page: what it is called, and what stands there while there is nothing. */
void        gantry_sheet_page_set_texts  (GantrySheetPage *self, const char *title, const char *empty);
void        gantry_sheet_page_set_detail (GantrySheetPage *self, const char *detail);
void        gantry_sheet_page_set_seat   (GantrySheetPage *self, GantrySeat *seat);
GantrySeat *gantry_sheet_page_get_seat   (GantrySheetPage *self); /* (transfer none) */
/* sheet: (nullable). */
void        gantry_sheet_page_set_sheet  (GantrySheetPage *self, GantrySheet *sheet);
void        gantry_sheet_page_set_chips  (GantrySheetPage *self, const char *const *keys, const char *const *titles);
const char *gantry_sheet_page_get_chip   (GantrySheetPage *self); /* (nullable) */
void        gantry_sheet_page_set_chip   (GantrySheetPage *self, const char *key);
void        gantry_sheet_page_turn       (GantrySheetPage *self, int by);

G_END_DECLS

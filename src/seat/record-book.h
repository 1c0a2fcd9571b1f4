/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "seat/seat.h"
#include "seat/sheet.h"

G_BEGIN_DECLS

/* The records of a discipline, event by event, with what has happened to them here. Holds the topics of the discipline's events
 * while it lives, those that come later too. Signal: "changed", after a flush in which anything became another one.
 *
 * The sheet: a row a record, by event, those with news of today first: "event" (dim from the second of an event on), "type", "result", "noc", "holder", "date",
 * "place", "now". "now" is a msgid: "broken today", "equalled today" (the date of the record is that of the venue's clock),
 * "broken here", "equalled here" (it is from a unit of these events). */
#define GANTRY_TYPE_RECORD_BOOK (gantry_record_book_get_type ())
G_DECLARE_FINAL_TYPE (GantryRecordBook, gantry_record_book, GANTRY, RECORD_BOOK, GObject)

GantryRecordBook *gantry_record_book_new            (GantrySeat *seat, const char *discipline);
const char       *gantry_record_book_get_discipline (GantryRecordBook *self);
GantrySheet      *gantry_record_book_get_sheet      (GantryRecordBook *self); /* (transfer none) */
/* How many were broken or equalled today. */
guint             gantry_record_book_count_today    (GantryRecordBook *self);

/* Disciplines that the relays have events of, sorted; (transfer full) (array zero-terminated=1). */
char            **gantry_record_book_list_disciplines (GantrySeat *seat);

G_END_DECLS

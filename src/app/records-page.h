/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/sheet-page.h"

G_BEGIN_DECLS

/* The records of a discipline by event, with those broken and equalled today; a chip a discipline. */
#define GANTRY_TYPE_RECORDS_PAGE (gantry_records_page_get_type ())
G_DECLARE_FINAL_TYPE (GantryRecordsPage, gantry_records_page, GANTRY, RECORDS_PAGE, GantrySheetPage)

/* The discipline that is shown when none was chosen: of the unit that is open. rsc: (nullable). */
void gantry_records_page_set_unit (GantryRecordsPage *self, const char *rsc);

G_END_DECLS

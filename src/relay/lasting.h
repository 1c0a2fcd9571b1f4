/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"

G_BEGIN_DECLS

/* Whether every seat must see this change by itself, however slow it is (docs/stream.md, "Conflation"): a step of a status, a
 * mark like DNF or DSQ, a record, a note, a decision, a correction. The others are pictures of a moment of which the latest
 * counts. documents: with the change applied; outcome: what that did. */
gboolean gantry_lasting_judge (GantryDocuments *documents, const GantryChange *change, const GantryOutcome *outcome);

G_END_DECLS

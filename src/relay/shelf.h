/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where bytes are kept that go in the order in which they came: one behind the other in large blocks, which are given back whole
 * when the last of theirs goes. A hundred thousand puts of a few hundred bytes each, between everything else that a relay
 * allocates and frees, would leave holes that nothing fits into; memory would grow for hours before it is flat. */
typedef struct _GantryShelf GantryShelf;

GantryShelf *gantry_shelf_new  (void);
/* What was put stays until it is let go. */
void         gantry_shelf_free (GantryShelf *self);
/* A copy, or the same where they are large enough for a place of their own. (transfer full) */
GBytes      *gantry_shelf_put  (GantryShelf *self, GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantryShelf, gantry_shelf_free)

G_END_DECLS

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the venue's sources' own clocks say now, from what relays said about them. No I/O, no clock of its own: now is monotonic
 * µs, source times are ms.
 *
 * A relay knows a source's clock from the last message, and that message took its time: what it says is never ahead of the
 * truth, but behind it by as much as the message was late. So the highest that was said counts, and it falls only slowly; a
 * clock that is far behind it was set, and is taken as it is. Seat and relay compare no clocks with each other. */
typedef struct _GantrySourceTimes GantrySourceTimes;

GantrySourceTimes *gantry_source_times_new  (void);
void               gantry_source_times_free (GantrySourceTimes *self);

/* The source's clock was 'at' at 'heard'. on: it is sending, so that the time shown goes by it. */
void               gantry_source_times_take (GantrySourceTimes *self, const char *id, gboolean on, gint64 at, gint64 heard);
/* What an earlier run knew: it stands there, until a source is heard. */
void               gantry_source_times_preset (GantrySourceTimes *self, gint64 at);
/* Other relays, other sources: nothing is known. */
void               gantry_source_times_clear (GantrySourceTimes *self);
/* 0: it was never heard. */
gint64             gantry_source_times_get  (GantrySourceTimes *self, const char *id, gint64 now);
/* The time of the venue as a whole: the slowest clock of the sources that are on, so that nothing of any of them is taken to
 * be older than it is. One that is more than the longest delay behind the newest tells another time (another day's recording)
 * and does not count. With none on: the newest of all. 0: nothing is known. */
gint64             gantry_source_times_get_venue (GantrySourceTimes *self, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GantrySourceTimes, gantry_source_times_free)

G_END_DECLS

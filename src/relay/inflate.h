/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Unpacks what somebody sent, never to more than max bytes: G_IO_ERROR_MESSAGE_TOO_LARGE beyond, whatever the ratio;
 * G_IO_ERROR_INVALID_DATA for what is damaged, cut short or followed by something else. Any thread. */
GBytes     *gantry_inflate      (GBytes *packed, GZlibCompressorFormat format, gsize max, GError **error);
/* Packs as gzip, one after the other: half of what it takes to pack a message is to make one of these. Any thread, one at a
 * time. */
GConverter *gantry_deflater_new (void);
GBytes     *gantry_deflate      (GConverter *deflater, GBytes *plain, GError **error);

G_END_DECLS

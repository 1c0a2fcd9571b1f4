/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The one entry point of a target: takes any bytes, must not crash, leak or warn. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

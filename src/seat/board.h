/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What the seat makes from documents: told at once which object is another one, it only notes that; it reads the documents
 * and emits when it is flushed. */
#define GANTRY_TYPE_BOARD (gantry_board_get_type ())
G_DECLARE_INTERFACE (GantryBoard, gantry_board, GANTRY, BOARD, GObject)

struct _GantryBoardInterface
{
  GTypeInterface parent_iface;

  void (*touch)       (GantryBoard *self, const char *topic, const char *id);
  void (*touch_all)   (GantryBoard *self); /* another language, another topic: read everything again */
  void (*flush)       (GantryBoard *self);
  /* (optional): the old values that it keeps of a unit go; rsc NULL: all of them. */
  void (*acknowledge) (GantryBoard *self, const char *rsc);
};

void gantry_board_touch       (GantryBoard *self, const char *topic, const char *id);
void gantry_board_touch_all   (GantryBoard *self);
void gantry_board_flush       (GantryBoard *self);
void gantry_board_acknowledge (GantryBoard *self, const char *rsc);

G_END_DECLS

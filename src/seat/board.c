/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/board.h"

G_DEFINE_INTERFACE (GantryBoard, gantry_board, G_TYPE_OBJECT)

static void
gantry_board_default_init (GantryBoardInterface *iface)
{
}

void
gantry_board_touch (GantryBoard *self, const char *topic, const char *id)
{
  GANTRY_BOARD_GET_IFACE (self)->touch (self, topic, id);
}

void
gantry_board_touch_all (GantryBoard *self)
{
  GANTRY_BOARD_GET_IFACE (self)->touch_all (self);
}

void
gantry_board_flush (GantryBoard *self)
{
  GANTRY_BOARD_GET_IFACE (self)->flush (self);
}

void
gantry_board_acknowledge (GantryBoard *self, const char *rsc)
{
  if (GANTRY_BOARD_GET_IFACE (self)->acknowledge != NULL)
    GANTRY_BOARD_GET_IFACE (self)->acknowledge (self, rsc);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl/verb.h"

int
main (int argc, char **argv)
{
  return gantry_ctl_run (argc, argv);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "relay/run.h"

#include <locale.h>

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  return gantry_relay_run (argv);
}

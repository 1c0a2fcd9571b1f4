/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints the words that profiles may use, for test-profile-files.py. */

#include "config.h"

#include "sport/words.h"

#include <stdio.h>

int
main (void)
{
  for (const char *const *word = gantry_sport_words (); *word != NULL; word++)
    puts (*word);
  return 0;
}

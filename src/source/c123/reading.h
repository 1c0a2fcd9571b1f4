/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "source/maker.h"
#include "source/xml/document.h"

G_BEGIN_DECLS

extern const GantryXmlVocabulary gantry_c123_vocabulary;
extern const GantryXmlFormat gantry_c123_format;

/* What a body is read on; lives on its stack. */
typedef struct
{
  GantryMaker maker;
  GantryMessage *message;    /* not owned */
  const GantryXmlNode *root; /* not owned */
} GantryC123Reading;

/* The unit of a race. "K1M_ST_BR2_6" is the boat K1 of men, course ST, on the 6th: an event; its second run: a phase. A race
 * whose name is made in another way is an event by itself. (transfer full) */
char *gantry_c123_unit (const char *race);
/* What the schedule in the body says of a race. (nullable) */
const GantryXmlNode *gantry_c123_find_race (const GantryC123Reading *self, const char *race);

/* Text without the blanks around it, which the system fills with; "" for NULL. (transfer full) */
char *gantry_c123_trim (const char *text);
/* Penalties at the gates as elements of an open array "ext", and their sum. Both ways of writing: three characters a gate, or with commas between. FALSE
 * when no gate has one yet. */
gboolean gantry_c123_write_gates (GantryC123Reading *self, const char *gates, guint *passed, guint *sum);

void gantry_c123_build_results  (GantryC123Reading *self, const GantryXmlNode *results);
void gantry_c123_build_course   (GantryC123Reading *self);
void gantry_c123_build_schedule (GantryC123Reading *self, const GantryXmlNode *schedule);

G_END_DECLS

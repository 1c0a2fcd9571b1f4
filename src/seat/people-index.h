/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"

G_BEGIN_DECLS

/* Everybody in the open people topics with the words that find them. Objects that came are read when nothing else is to
 * do, at the latest when somebody asks. */
typedef struct _GantryPeopleIndex GantryPeopleIndex;

typedef struct
{
  char *topic; /* "people/SWM" */
  char *code;
  char *name;
  char *noc;
  char *bib;
  char **words;
  GantryObject *object; /* (owned) */
  gboolean team;
} GantryPerson;

GantryPeopleIndex *gantry_people_index_new          (GantryDocuments *documents); /* not owned */
void               gantry_people_index_free         (GantryPeopleIndex *self);
void               gantry_people_index_touch        (GantryPeopleIndex *self, const char *topic, const char *id);
void               gantry_people_index_forget_topic (GantryPeopleIndex *self, const char *topic);
/* Everybody; (transfer container) (element-type GantryPerson), valid until the index is touched. */
GPtrArray         *gantry_people_index_list         (GantryPeopleIndex *self);

G_END_DECLS

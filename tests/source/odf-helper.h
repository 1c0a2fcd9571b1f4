/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/documents.h"
#include "source/odf/odf.h"

G_BEGIN_DECLS

#define UNIT  "ATHW400M--------------FNL-000100--"
#define PHASE "ATHW400M--------------FNL---------"
#define EVENT "ATHW400M--------------------------"
#define ATH   "ATH-------------------------------"
#define GAMES "GLO-------------------------------"

/* A message of the feed "TEST", made at 2031-05-01 10:00:00.000 plus ms. header: more attributes of OdfBody, as
 * "ResultStatus=\"LIVE\""; body: the whole of what stands in OdfBody. (transfer full) */
char             *odf_message       (const char *type, const char *code, int version, int ms, const char *header,
                                     const char *body);
/* The same with the body inside a Competition element. */
char             *odf_content       (const char *type, const char *code, int version, int ms, const char *header,
                                     const char *content);
gint64            odf_time          (int ms); /* of such a message */

/* Parses what must be good. (transfer full) */
GantryOdfMessage *odf_parse         (const char *text);
/* The message with that content, in which ' stands for ". (transfer full) */
GantryOdfMessage *odf_parse_content (const char *type, const char *code, const char *header, const char *content);
/* Parses what must be refused with that code and words in the reason, which must be one line. */
void              odf_assert_refused (const char *data, gssize length, GantrySourceError code, const char *words);

/* Parses, applies, frees: TAKEN when any change was. take: the text is freed. */
GantryVerdict     odf_apply         (GantryDocuments *documents, const GantryOdfMessage *message);
GantryVerdict     odf_take          (GantryDocuments *documents, char *text);

/* The change of a topic and scope; it must be there. */
GantryChange     *odf_find_change   (GantryOdfMessage *message, const char *topic, const char *scope);
/* The one change of a message in which there was nothing odd. */
GantryChange     *odf_only_change   (GantryOdfMessage *message, const char *topic, const char *scope);
const char       *odf_body          (GantryChange *change, const char *id); /* (nullable): no such object */
/* The body must be that text, in which ' stands for ", and what json-glib would write of it. */
void              odf_assert_body   (GantryChange *change, const char *id, const char *expected);
guint             odf_oddity        (GantryOdfMessage *message, const char *name);

/* All objects of all topics as one text, to see whether anything changed. (transfer full) */
char             *odf_fingerprint   (GantryDocuments *documents);

/* Body of an object: (transfer none), "" when there is no such object. */
const char       *odf_look          (GantryDocuments *documents, const char *topic, const char *id);
/* A text or number of it, "" when it is not there. (transfer full) */
char             *odf_member        (GantryDocuments *documents, const char *topic, const char *id, const char *member);

/* A file of the recordings beside the source; NULL, and the test is skipped, when it is not there. (transfer full) */
char             *odf_shared_path   (const char *feed, const char *file);
/* The lines of a packed recording, one by one: (transfer full), NULL at the end. */
GDataInputStream *odf_open_recording (const char *path);
char             *odf_read_line     (GDataInputStream *stream);

G_END_DECLS

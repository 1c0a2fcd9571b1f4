/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/iof/iof.h"

#include "source/iof/reading.h"
#include "source/timing.h"
#include "source/xml/text.h"

#include <string.h>

#define SHOWN_MAX 40 /* characters of a bad value in an error */

/* What stands above what: results above a start list that was printed again meanwhile, that above the entries. Within one
 * kind the time decides. */
enum
{
  STAND_PEOPLE = 1,
  STAND_START,
  STAND_RESULT,
};

typedef struct
{
  const char *root;
  const char *type;
  int stand; /* 0: a list of the standard whose content is not shown */
  void (*build) (GantryIofReading *reading);
} List;

static const List LISTS[] = {
  { "ResultList", "IOF_RESULT", STAND_RESULT, gantry_iof_build_classes },
  { "StartList", "IOF_START", STAND_START, gantry_iof_build_classes },
  { "EntryList", "IOF_ENTRY", STAND_PEOPLE, gantry_iof_build_people },
  { "CompetitorList", "IOF_COMPETITOR", STAND_PEOPLE, gantry_iof_build_people },
  { "ClassList", "IOF_CLASS" },
  { "ClassData", "IOF_CLASS" },
  { "ClubList", "IOF_ORGANISATION" },
  { "ControlCardList", "IOF_CARD" },
  { "CourseData", "IOF_COURSE" },
  { "EventList", "IOF_EVENT" },
  { "OrganisationList", "IOF_ORGANISATION" },
  { "RankList", "IOF_RANK" },
  { "ServiceRequestList", "IOF_SERVICE" },
};

static const List *
find_list (const char *root)
{
  for (guint i = 0; i < G_N_ELEMENTS (LISTS); i++)
    if (strcmp (LISTS[i].root, root) == 0)
      return &LISTS[i];
  return NULL;
}

static gboolean
refuse (const char *what, const char *value, const char *why, GError **error)
{
  g_autofree char *shown = gantry_xml_text_quote (value != NULL ? value : "", SHOWN_MAX);

  g_set_error (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_HEADER, "%s \"%s\" %s", what, shown, why);
  return FALSE;
}

static gboolean
read_version (GantryIofReading *self, GError **error)
{
  const char *version = gantry_xml_node_get (self->root, "iofVersion");

  if (version == NULL)
    {
      version = gantry_xml_node_get (gantry_xml_node_child (self->root, "IOFVersion"), "version");
      self->old = TRUE;
    }
  if (version != NULL && (self->old ? g_str_has_prefix (version, "2.0") : g_str_has_prefix (version, "3.")))
    return TRUE;
  return refuse ("iofVersion", version, "is neither 3.0 nor 2.0.3", error);
}

/* When the file was made: which of two is newer hangs on it. */
static gboolean
read_time (GantryIofReading *self, const GantryEnvelope *envelope, GError **error)
{
  const char *created = gantry_xml_node_get (self->root, "createTime");

  self->message->at = envelope->at;
  if (created != NULL && !gantry_timing_parse_wall (created, &self->message->at))
    return refuse ("createTime", created, "is no time", error);
  if (self->message->at > 0)
    return TRUE;
  g_set_error_literal (error, GANTRY_SOURCE_ERROR, GANTRY_SOURCE_ERROR_HEADER,
                       "no createTime, and no time of the file (Last-Modified): it cannot be told which of two is newer");
  return FALSE;
}

static void
build (GantryIofReading *self, const List *list)
{
  if (list->build == NULL)
    {
      self->message->class = GANTRY_CLASS_OTHER;
      return;
    }
  gantry_maker_init (&self->maker, self->message);
  self->maker.rev.major = list->stand;
  list->build (self);
  gantry_maker_clear (&self->maker);
}

GantryMessage *
gantry_iof_read (const GantryEnvelope *envelope, const char *data, gsize length, GError **error)
{
  static const GantryXmlFormat format = { &gantry_iof_vocabulary, GANTRY_IOF_MAX_SIZE, GANTRY_XML_GUARD_DOCTYPE };
  g_auto (GantryXmlArena) arena = { 0 };
  g_autoptr (GantryMessage) self = gantry_message_new ();
  GantryIofReading reading = { .message = self };
  const List *list;

  reading.root = gantry_xml_read (data, length, &format, &arena, self->oddities, error);
  if (reading.root == NULL)
    return NULL;
  list = find_list (reading.root->name);
  if (list == NULL)
    {
      refuse ("root element", reading.root->name, "is no list of IOF XML", error);
      return NULL;
    }
  if (!read_version (&reading, error) || !read_time (&reading, envelope, error) ||
      (list->build != NULL && !gantry_iof_check (reading.root, NULL, error)))
    return NULL;
  self->type = g_strdup (list->type);
  self->code = g_strdup (list->root);
  self->source = g_strdup (envelope->origin != NULL ? envelope->origin : "");
  self->key = g_strjoin ("\x1f", "iof", list->type, NULL);
  self->mode = GANTRY_MESSAGE_PARTS;
  self->rev = (GantryRev) { 1, self->at };
  build (&reading, list);
  return g_steal_pointer (&self);
}

/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-seat"

#include "config.h"

#include "seat/changes-private.h"

#include <string.h>

typedef enum
{
  TEXT_UNIT,
  TEXT_TITLE,
  TEXT_CODE,
  TEXT_NAME,
  TEXT_WHAT,
  TEXT_FROM,
  TEXT_TO,
  TEXT_FROM_TIME,
  TEXT_TO_TIME,
  TEXT_WHY,
  N_TEXTS,
} Text;

struct _GantryNotice
{
  GObject parent_instance;

  GantryNoticeKind kind;
  GantryNoticePriority priority;
  char *texts[N_TEXTS]; /* never NULL */
  gint64 at;
  guint64 serial; /* in the order of making */
  guint unread : 1;
};

enum
{
  PROP_0,
  PROP_UNREAD,
  PROP_WHY,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (GantryNotice, gantry_notice, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static guint64 last_serial;

static void
gantry_notice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GantryNotice *self = GANTRY_NOTICE (object);

  switch (prop_id)
    {
    case PROP_UNREAD:
      g_value_set_boolean (value, self->unread);
      break;
    case PROP_WHY:
      g_value_set_string (value, self->texts[TEXT_WHY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gantry_notice_finalize (GObject *object)
{
  GantryNotice *self = GANTRY_NOTICE (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (gantry_notice_parent_class)->finalize (object);
}

static void
gantry_notice_class_init (GantryNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gantry_notice_get_property;
  object_class->finalize = gantry_notice_finalize;

  props[PROP_UNREAD] = g_param_spec_boolean ("unread", NULL, NULL, FALSE, flags);
  props[PROP_WHY] = g_param_spec_string ("why", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gantry_notice_init (GantryNotice *self)
{
  self->serial = ++last_serial;
}

GantryNotice *
gantry_notice_new (const GantryNoticeParts *parts)
{
  GantryNotice *self = g_object_new (GANTRY_TYPE_NOTICE, NULL);
  const char *const texts[N_TEXTS] = {
    [TEXT_UNIT] = parts->unit,           [TEXT_TITLE] = parts->title,     [TEXT_CODE] = parts->code,
    [TEXT_NAME] = parts->name,           [TEXT_WHAT] = parts->what,       [TEXT_FROM] = parts->from,
    [TEXT_TO] = parts->to,               [TEXT_FROM_TIME] = parts->from_time,
    [TEXT_TO_TIME] = parts->to_time,     [TEXT_WHY] = parts->why,
  };

  for (guint i = 0; i < N_TEXTS; i++)
    self->texts[i] = g_strdup (texts[i] != NULL ? texts[i] : "");
  self->kind = parts->kind;
  self->priority = parts->priority;
  self->at = parts->at;
  self->unread = !parts->read;
  return self;
}

static gboolean
same_text (GantryNotice *self, Text which, const char *text)
{
  return strcmp (self->texts[which], text != NULL ? text : "") == 0;
}

/* A name is corrected once, in however many units it shows. Where it came from does not matter: who was away for a while
 * sees one step of two. */
gboolean
gantry_notice_is_same (GantryNotice *self, const GantryNoticeParts *parts)
{
  gboolean is_name = self->kind == GANTRY_NOTICE_NAME;

  if (self->kind != parts->kind || (!is_name && self->at != parts->at) || !same_text (self, TEXT_CODE, parts->code) ||
      !same_text (self, TEXT_TO, parts->to))
    return FALSE;
  if (is_name)
    return same_text (self, TEXT_FROM, parts->from);
  return same_text (self, TEXT_UNIT, parts->unit) && same_text (self, TEXT_WHAT, parts->what) &&
         same_text (self, TEXT_TO_TIME, parts->to_time) &&
         (self->kind != GANTRY_NOTICE_NOTE || same_text (self, TEXT_WHY, parts->why));
}

gboolean
gantry_notice_set_read (GantryNotice *self)
{
  if (!self->unread)
    return FALSE;
  self->unread = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNREAD]);
  return TRUE;
}

void
gantry_notice_set_why (GantryNotice *self, const char *why)
{
  if (same_text (self, TEXT_WHY, why))
    return;
  g_free (self->texts[TEXT_WHY]);
  self->texts[TEXT_WHY] = g_strdup (why);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WHY]);
}

int
gantry_notice_compare (GantryNotice *a, GantryNotice *b)
{
  if (a->unread != b->unread)
    return a->unread ? -1 : 1;
  if (a->at != b->at)
    return a->at > b->at ? -1 : 1;
  return a->serial > b->serial ? -1 : a->serial < b->serial;
}

GantryNoticeKind
gantry_notice_get_kind (GantryNotice *self)
{
  return self->kind;
}

GantryNoticePriority
gantry_notice_get_priority (GantryNotice *self)
{
  return self->priority;
}

const char *
gantry_notice_get_unit (GantryNotice *self)
{
  return self->texts[TEXT_UNIT];
}

const char *
gantry_notice_get_title (GantryNotice *self)
{
  return self->texts[TEXT_TITLE];
}

const char *
gantry_notice_get_code (GantryNotice *self)
{
  return self->texts[TEXT_CODE];
}

const char *
gantry_notice_get_name (GantryNotice *self)
{
  return self->texts[TEXT_NAME];
}

const char *
gantry_notice_get_what (GantryNotice *self)
{
  return self->texts[TEXT_WHAT];
}

const char *
gantry_notice_get_from (GantryNotice *self)
{
  return self->texts[TEXT_FROM];
}

const char *
gantry_notice_get_to (GantryNotice *self)
{
  return self->texts[TEXT_TO];
}

const char *
gantry_notice_get_from_time (GantryNotice *self)
{
  return self->texts[TEXT_FROM_TIME];
}

const char *
gantry_notice_get_to_time (GantryNotice *self)
{
  return self->texts[TEXT_TO_TIME];
}

const char *
gantry_notice_get_why (GantryNotice *self)
{
  return self->texts[TEXT_WHY];
}

gint64
gantry_notice_get_at (GantryNotice *self)
{
  return self->at;
}

gboolean
gantry_notice_is_unread (GantryNotice *self)
{
  return self->unread;
}

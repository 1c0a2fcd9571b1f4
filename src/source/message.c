/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-source"

#include "config.h"

#include "source/message.h"

#include "source/c123/c123.h"
#include "source/iof/iof.h"
#include "source/lenex/lenex.h"
#include "source/oddities.h"
#include "source/odf/odf.h"

#include <string.h>


typedef struct
{
  const char *name;
  gsize max_size;
  GantryMessage *(*read) (const GantryEnvelope *envelope, const char *data, gsize length, GError **error);
} Format;

static const Format FORMATS[GANTRY_N_FORMATS] = {
  [GANTRY_FORMAT_ODF] = { "odf", GANTRY_ODF_MAX_SIZE, gantry_odf_read },
  [GANTRY_FORMAT_C123] = { "c123", GANTRY_C123_MAX_SIZE, gantry_c123_read },
  [GANTRY_FORMAT_LENEX] = { "lenex", GANTRY_LENEX_MAX_SIZE, gantry_lenex_read },
  [GANTRY_FORMAT_IOF] = { "iof", GANTRY_IOF_MAX_SIZE, gantry_iof_read },
};

const char *
gantry_format_to_string (GantryFormat format)
{
  g_return_val_if_fail (format < GANTRY_N_FORMATS, "");

  return FORMATS[format].name;
}

gboolean
gantry_format_parse (const char *text, GantryFormat *format)
{
  for (guint i = 0; i < GANTRY_N_FORMATS; i++)
    if (strcmp (FORMATS[i].name, text) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

gsize
gantry_format_get_max_size (GantryFormat format)
{
  g_return_val_if_fail (format < GANTRY_N_FORMATS, 0);

  return FORMATS[format].max_size;
}

void
gantry_envelope_clear (GantryEnvelope *self)
{
  g_clear_pointer (&self->origin, g_free);
}

void
gantry_envelope_copy (GantryEnvelope *self, const GantryEnvelope *from)
{
  gantry_envelope_clear (self);
  *self = *from;
  self->origin = g_strdup (from->origin);
}

GantryMessage *
gantry_message_new (void)
{
  GantryMessage *self = g_new0 (GantryMessage, 1);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gantry_change_free);
  self->oddities = gantry_oddities_new ();
  return self;
}

void
gantry_message_free (GantryMessage *self)
{
  if (self == NULL)
    return;
  g_free (self->type);
  g_free (self->code);
  g_free (self->key);
  g_free (self->source);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->oddities, g_hash_table_unref);
  g_free (self);
}

GantryMessage *
gantry_message_read (const GantryEnvelope *envelope, const char *data, gsize length, GError **error)
{
  g_return_val_if_fail (envelope != NULL && envelope->format < GANTRY_N_FORMATS, NULL);
  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return FORMATS[envelope->format].read (envelope, data != NULL ? data : "", length, error);
}

GBytes *
gantry_message_unpack (GantryFormat format, GBytes *raw, GError **error)
{
  g_return_val_if_fail (raw != NULL, NULL);

  if (format == GANTRY_FORMAT_LENEX && gantry_lenex_is_packed (raw))
    return gantry_lenex_unpack (raw, error);
  return g_bytes_ref (raw);
}

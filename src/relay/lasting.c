/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-relay"

#include "config.h"

#include "relay/lasting.h"

#include "model/json.h"
#include "model/status.h"
#include "model/scan.h"

#include <string.h>

#define MAX_DEPTH 32

/* Members of a body whose change must be seen. */
static const char *const marks[] = { "status", "irm", "records", "notes" };

/* An object holds values, they hold objects: as deep as a body may be. */
static gboolean sum_value (GantryScan *scan, const char *code, GantryDigest *sum);

static gboolean
is_mark (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (name, marks[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whose mark it is belongs to it: one that goes from one athlete to another is another. */
static gboolean
sum_mark (GantryScan *scan, const char *code, const char *name, GantryDigest *sum)
{
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  if (!gantry_scan_raw (scan, &value))
    return FALSE;
  text = g_strjoin ("\x1f", code, name, value, NULL);
  gantry_digest_add (sum, 'm', text, GANTRY_REV_NONE);
  return TRUE;
}

static gboolean
sum_object (GantryScan *scan, const char *code, GantryDigest *sum)
{
  g_autofree char *name = NULL;
  g_autofree char *own = NULL;
  gboolean good = gantry_scan_open_object (scan);

  while (good && gantry_scan_next_member (scan, &name))
    {
      if (own == NULL && strcmp (name, "code") == 0 && gantry_scan_peek (scan) == GANTRY_SCAN_TEXT)
        good = gantry_scan_text (scan, &own);
      else if (is_mark (name))
        good = sum_mark (scan, own != NULL ? own : code, name, sum);
      else
        good = sum_value (scan, own != NULL ? own : code, sum);
    }
  return scan->error == NULL;
}

static gboolean
sum_value (GantryScan *scan, const char *code, GantryDigest *sum)
{
  if (gantry_scan_peek (scan) == GANTRY_SCAN_OBJECT)
    return sum_object (scan, code, sum);
  if (gantry_scan_peek (scan) != GANTRY_SCAN_ARRAY)
    return gantry_scan_skip (scan);
  if (!gantry_scan_open_array (scan))
    return FALSE;
  while (gantry_scan_next_element (scan))
    if (!sum_value (scan, code, sum))
      return FALSE;
  return scan->error == NULL;
}

/* Of all marks in a body, whatever their order. */
static GantryDigest
sum_marks (GantryObject *object)
{
  const char *body = object != NULL ? gantry_object_get_body (object) : "{}";
  GantryDigest sum = { 0, 0 };
  gboolean any = FALSE;
  GantryScan scan;

  for (guint i = 0; i < G_N_ELEMENTS (marks) && !any; i++)
    any = strstr (body, marks[i]) != NULL;
  if (!any)
    return sum;
  gantry_scan_init (&scan, body, strlen (body), MAX_DEPTH);
  sum_value (&scan, "", &sum);
  gantry_scan_clear (&scan);
  return sum;
}

static gboolean
is_scope (const char *scope, const char *name)
{
  gsize length = strlen (name);

  return strncmp (scope, name, length) == 0 && (scope[length] == '\0' || scope[length] == '~');
}

/* While a race goes on its result is a picture of a moment; before and after it, what changes is a correction. */
static gboolean
is_correction (GantryDocuments *documents, const char *topic)
{
  GantryObject *head = gantry_documents_lookup (documents, topic, "head");
  const char *text = head != NULL ? gantry_json_get_text (gantry_object_get_json (head), "status") : "";
  GantryResultStatus status = gantry_result_status_parse (text);

  return status != GANTRY_RESULT_LIVE && status != GANTRY_RESULT_INTERMEDIATE && status != GANTRY_RESULT_UNKNOWN;
}

static gboolean
is_lasting_object (GantryObject *object, GantryObject *before)
{
  const char *id = gantry_object_get_id (object);

  if (g_str_has_prefix (id, "note/") || g_str_has_prefix (id, "record/"))
    return TRUE;
  if (before == NULL && g_str_has_prefix (id, "entry/")) /* a replacement */
    return TRUE;
  return !gantry_digest_equal (sum_marks (object), sum_marks (before));
}

gboolean
gantry_lasting_judge (GantryDocuments *documents, const GantryChange *change, const GantryOutcome *outcome)
{
  gboolean unit = g_str_has_prefix (change->topic, "unit/");

  g_return_val_if_fail (GANTRY_IS_DOCUMENTS (documents) && change != NULL && outcome != NULL, TRUE);

  if (unit && is_scope (change->scope, "now"))
    return FALSE;
  if (strcmp (change->topic, "bulletins") == 0 || is_scope (change->scope, "notes"))
    return TRUE;
  if (unit && is_scope (change->scope, "result") && is_correction (documents, change->topic))
    return TRUE;
  if (outcome->gone->len > 0 && !(unit && (is_scope (change->scope, "actions") || is_scope (change->scope, "analysis"))))
    return TRUE;
  for (guint i = 0; i < outcome->changed->len; i++)
    if (is_lasting_object (g_ptr_array_index (outcome->changed, i), g_ptr_array_index (outcome->before, i)))
      return TRUE;
  return FALSE;
}

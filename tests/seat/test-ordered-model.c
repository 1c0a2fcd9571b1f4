/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "seat-helper.h"
#include "seat/ordered-model.h"

/* Letters stand for items: the same letter is the same object. */
static GObject *letters[26];

static GPtrArray *
make_list (const char *text)
{
  GPtrArray *items = g_ptr_array_new ();

  for (; *text != '\0'; text++)
    g_ptr_array_add (items, letters[*text - 'a']);
  return items;
}

static void
set (GantryOrderedModel *model, const char *text)
{
  g_autoptr (GPtrArray) items = make_list (text);

  gantry_ordered_model_set (model, items);
}

/* Follows what is emitted in a copy, as a view does. */
static void
follow_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *copy)
{
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (copy, (int) (position + i), item);
    }
  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (model));
}

static void
assert_emits (const char *before, const char *after, const char *expected)
{
  g_autoptr (GantryOrderedModel) model = gantry_ordered_model_new (G_TYPE_OBJECT);
  GString *emitted;

  set (model, before);
  emitted = test_watch_model (G_LIST_MODEL (model));
  set (model, after);
  g_test_message ("%s → %s", before, after);
  g_assert_cmpstr (emitted->str, ==, expected);
}

static void
test_ranges (void)
{
  assert_emits ("abcd", "abcd", "");
  assert_emits ("", "abc", "0-0+3");
  assert_emits ("abc", "", "0-3+0");
  assert_emits ("abcd", "bacd", "0-2+2");
  assert_emits ("abcd", "abdc", "2-2+2");
  assert_emits ("abcd", "badc", "0-4+4");
  assert_emits ("abcdef", "bacdfe", "4-2+2 0-2+2");
  assert_emits ("abcd", "axcd", "1-1+1");
  assert_emits ("abcd", "acd", "1-1+0");
  assert_emits ("acd", "abcd", "1-0+1");
  assert_emits ("abcd", "bcda", "0-4+4");
  assert_emits ("abcde", "bcdex", "5-0+1 0-1+0");
  assert_emits ("abcde", "xabcd", "4-1+0 0-0+1"); /* the newest first, no more than five */
  assert_emits ("abcde", "xyabc", "3-2+0 0-0+2");
  assert_emits ("abcde", "xabcde", "0-0+1");
  assert_emits ("abcde", "abcd", "4-1+0");
  assert_emits ("abcde", "eabcd", "4-1+0 0-0+1");
}

/* Whatever comes after whatever: who follows the signals ends with the same list, and no two of them touch. */
static void
test_following (void)
{
  g_autoptr (GantryOrderedModel) model = gantry_ordered_model_new (G_TYPE_OBJECT);
  g_autoptr (GPtrArray) copy = g_ptr_array_new ();

  g_signal_connect (model, "items-changed", G_CALLBACK (follow_cb), copy);
  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

      for (guint j = 0; j < 12; j++)
        if (g_test_rand_int_range (0, 3) > 0)
          g_ptr_array_insert (wanted, g_test_rand_int_range (0, (int) wanted->len + 1), letters[j]);
      gantry_ordered_model_set (model, wanted);
      g_assert_cmpuint (copy->len, ==, wanted->len);
      for (guint j = 0; j < wanted->len; j++)
        g_assert_true (g_ptr_array_index (copy, j) == g_ptr_array_index (wanted, j));
    }
}

static void
test_beyond (void)
{
  g_autoptr (GantryOrderedModel) model = gantry_ordered_model_new (G_TYPE_OBJECT);

  set (model, "ab");
  g_assert_cmpuint (gantry_ordered_model_get_size (model), ==, 2);
  g_assert_null (gantry_ordered_model_peek (model, 2));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 7));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    letters[i] = g_object_new (G_TYPE_OBJECT, NULL);
  g_test_add_func ("/seat/ordered-model/ranges", test_ranges);
  g_test_add_func ("/seat/ordered-model/following", test_following);
  g_test_add_func ("/seat/ordered-model/beyond", test_beyond);
  status = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_object_unref (letters[i]);
  return status;
}

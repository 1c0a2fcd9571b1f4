/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-helper.h"

#include "source/xml/guard.h"

#include <string.h>

/* What is let in as XML at all: encodings, well-formedness, limits. */

#define HEADER \
  "CompetitionCode=\"TEST\" DocumentCode=\"" UNIT "\" DocumentType=\"DT_RESULT\" Version=\"1\" FeedFlag=\"P\" " \
  "Date=\"2031-05-01\" Time=\"100000000\" LogicalDate=\"2031-05-01\" Source=\"V\""
#define DECLARED "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static char *
wrap (const char *declaration, const char *content)
{
  return g_strconcat (declaration, "<OdfBody " HEADER "><Competition>", content, "</Competition></OdfBody>", NULL);
}

static void
assert_taken (const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GantryOdfMessage) message = gantry_odf_parse (data, length, &error);

  g_assert_no_error (error);
  g_assert_nonnull (message);
}

static void
refuse_wrapped (const char *declaration, const char *content, GantrySourceError code, const char *words)
{
  g_autofree char *text = wrap (declaration, content);

  odf_assert_refused (text, -1, code, words);
}

static void
test_empty (void)
{
  odf_assert_refused ("", 0, GANTRY_SOURCE_ERROR_NOT_XML, "empty");
  odf_assert_refused ("  \n ", -1, GANTRY_SOURCE_ERROR_NOT_XML, "");
  odf_assert_refused ("{\"a\":1}", -1, GANTRY_SOURCE_ERROR_NOT_XML, "line 1");
  odf_assert_refused (DECLARED, -1, GANTRY_SOURCE_ERROR_NOT_XML, "");
}

static void
test_size (void)
{
  gsize length = GANTRY_ODF_MAX_SIZE + 1;
  g_autofree char *text = g_malloc (length);

  memset (text, ' ', length);
  odf_assert_refused (text, length, GANTRY_SOURCE_ERROR_TOO_LARGE, "10485761 bytes");
}

/* The largest message that is taken, all of it one text: read, and quickly. */
static void
test_largest (void)
{
  g_autofree char *filling = g_strnfill (GANTRY_ODF_MAX_SIZE - 1024, 'x');
  g_autofree char *body = g_strconcat ("<Competition><PDFData>", filling, "</PDFData></Competition>", NULL);
  g_autofree char *text = odf_message ("DT_PDF", UNIT, 1, 0, "", body);
  gint64 start = g_get_monotonic_time ();

  assert_taken (text, strlen (text));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static void
test_malformed (void)
{
  g_autofree char *good = wrap (DECLARED, "<Result SortOrder=\"1\"/>");
  gsize length = strlen (good);

  assert_taken (good, length);
  for (gsize cut = 1; cut < length; cut++)
    odf_assert_refused (good, cut, GANTRY_SOURCE_ERROR_NOT_XML, "");
  refuse_wrapped (DECLARED, "<Result>", GANTRY_SOURCE_ERROR_NOT_XML, "line 2");
  refuse_wrapped (DECLARED, "\n\n<Result a=1/>", GANTRY_SOURCE_ERROR_NOT_XML, "line 4");
  refuse_wrapped (DECLARED, "<Result Rank=\"1\" Rank=\"2\"/>", GANTRY_SOURCE_ERROR_NOT_XML, "Rank");
  refuse_wrapped (DECLARED, "<Result Result=\"a & b\"/>", GANTRY_SOURCE_ERROR_NOT_XML, "line 2");
  refuse_wrapped (DECLARED, "<Result Result=\"a < b\"/>", GANTRY_SOURCE_ERROR_NOT_XML, "line 2");
}

static void
test_two_roots (void)
{
  g_autofree char *good = wrap (DECLARED, "");
  g_autofree char *twice = g_strconcat (good, "<OdfBody/>", NULL);

  odf_assert_refused (twice, -1, GANTRY_SOURCE_ERROR_NOT_XML, "line 2");
}

static void
test_encodings (void)
{
  g_autofree char *bom = wrap ("\xef\xbb\xbf" DECLARED, "<Result Result=\"é\"/>");
  g_autofree char *undeclared = wrap ("", "<Result Result=\"é\"/>");
  g_autofree char *latin = wrap ("<?xml version='1.0' encoding='ISO-8859-1'?>", "<Result Result=\"\xe9\"/>");
  g_autofree char *plain = wrap (DECLARED, "<Result Result=\"é\"/>");
  g_autofree char *utf16 = NULL;
  gsize written;

  assert_taken (bom, strlen (bom));
  assert_taken (undeclared, strlen (undeclared));
  assert_taken (latin, strlen (latin));
  utf16 = g_convert (plain, -1, "UTF-16", "UTF-8", NULL, &written, NULL);
  assert_taken (utf16, written);
}

static void
test_latin_is_read (void)
{
  g_autofree char *text = wrap ("<?xml version='1.0' encoding='ISO-8859-1'?>",
                                "<Result><Competitor Code=\"1\" Organisation=\"\xc9\"/></Result>");
  g_autoptr (GantryOdfMessage) message = odf_parse (text);

  odf_assert_body (odf_find_change (message, "unit/" UNIT, "result"), "entry/1", "{'code':'1','noc':'É'}");
}

static void
test_wrong_encodings (void)
{
  refuse_wrapped (DECLARED, "<Result Result=\"\xe9\"/>", GANTRY_SOURCE_ERROR_NOT_XML, "not UTF-8 at line 2");
  refuse_wrapped (DECLARED, "<Result Result=\"\xed\xa0\x80\"/>", GANTRY_SOURCE_ERROR_NOT_XML, "not UTF-8");
  refuse_wrapped ("<?xml version='1.0' encoding='UTF-16'?>", "", GANTRY_SOURCE_ERROR_NOT_XML, "UTF-16");
  refuse_wrapped ("<?xml version='1.0' encoding='X-KLINGON'?>", "", GANTRY_SOURCE_ERROR_NOT_XML, "X-KLINGON");
  refuse_wrapped ("<?xml version='1.0' encoding='US-ASCII'?>", "é", GANTRY_SOURCE_ERROR_NOT_XML, "US-ASCII");
  refuse_wrapped ("<?xml version='1.0' encoding=''?>", "", GANTRY_SOURCE_ERROR_NOT_XML, "");
}

static void
test_nul_and_controls (void)
{
  g_autofree char *text = wrap (DECLARED, "<Result Result=\"@\"/>");
  gsize length = strlen (text);

  *strchr (text, '@') = '\0';
  odf_assert_refused (text, length, GANTRY_SOURCE_ERROR_NOT_XML, "NUL byte at line 2");
  text[0] = '\0';
  odf_assert_refused (text, length, GANTRY_SOURCE_ERROR_NOT_XML, "NUL byte at line 1, column 1");
  refuse_wrapped (DECLARED, "<Result Result=\"\x01\"/>", GANTRY_SOURCE_ERROR_NOT_XML, "line 2");
  refuse_wrapped (DECLARED, "<Result Result=\"&#1;\"/>", GANTRY_SOURCE_ERROR_NOT_XML, "line 2");
  refuse_wrapped (DECLARED, "<Result Result=\"&#xFFFE;\"/>", GANTRY_SOURCE_ERROR_NOT_XML, "line 2");
  refuse_wrapped (DECLARED, "<Result Result=\"&#x110000;\"/>", GANTRY_SOURCE_ERROR_NOT_XML, "line 2");
}

static void
test_document_types (void)
{
  refuse_wrapped (DECLARED "<!DOCTYPE OdfBody>", "", GANTRY_SOURCE_ERROR_FORBIDDEN, "document type declaration at line 2");
  refuse_wrapped (DECLARED "<!-- x --> <?y z?>\n<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", GANTRY_SOURCE_ERROR_FORBIDDEN,
                  "line 3");
  refuse_wrapped ("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">", "", GANTRY_SOURCE_ERROR_FORBIDDEN, "document type");
  refuse_wrapped (DECLARED, "<!DOCTYPE a>", GANTRY_SOURCE_ERROR_FORBIDDEN, "document type");
  refuse_wrapped (DECLARED, "<Result Result=\"&other;\"/>", GANTRY_SOURCE_ERROR_FORBIDDEN, "other");
  refuse_wrapped (DECLARED, "<Note>&other;</Note>", GANTRY_SOURCE_ERROR_FORBIDDEN, "other");
}

/* What looks like a declaration is none in a comment, in character data or in an attribute. */
static void
test_no_document_type (void)
{
  g_autofree char *text = wrap (DECLARED "<!-- <!DOCTYPE a> -->", "<![CDATA[<!DOCTYPE a>]]><?p <!DOCTYPE a> ?>"
                                "<Result Result=\"&lt;!DOCTYPE a&gt;\"/>");

  assert_taken (text, strlen (text));
}

static void
test_predefined_entities (void)
{
  g_autofree char *text = odf_content ("DT_RESULT", UNIT, 1, 0, "",
                                       "<Result Result=\"&lt;&amp;&quot;&apos;&gt;&#233;\"><Competitor Code=\"1\"/></Result>");
  g_autoptr (GantryOdfMessage) message = odf_parse (text);
  const char *body = odf_body (odf_find_change (message, "unit/" UNIT, "result"), "line/1");

  g_assert_cmpstr (body, ==, "{\"code\":\"1\",\"result\":\"<&\\\"'>é\"}");
}

static void
append_nested (GString *text, guint depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "<Result>");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "</Result>");
}

static void
test_depth (void)
{
  g_autoptr (GString) deepest = g_string_new (NULL);
  g_autoptr (GString) deeper = g_string_new (NULL);
  g_autofree char *taken = NULL;

  append_nested (deepest, GANTRY_XML_MAX_DEPTH - 2); /* OdfBody and Competition are the other two */
  append_nested (deeper, GANTRY_XML_MAX_DEPTH - 1);
  taken = wrap (DECLARED, deepest->str);
  assert_taken (taken, strlen (taken));
  refuse_wrapped (DECLARED, deeper->str, GANTRY_SOURCE_ERROR_FORBIDDEN, "deeper than 64");
}

static void
test_attributes (void)
{
  g_autofree char *longest = g_strnfill (GANTRY_XML_MAX_ATTRIBUTE, 'x');
  g_autofree char *good = g_strdup_printf ("<Result Result=\"%s\"/>", longest);
  g_autofree char *bad = g_strdup_printf ("<Result Result='%sx'/>", longest);
  g_autofree char *text = wrap (DECLARED, good);
  g_autoptr (GString) many = g_string_new ("<Result");

  assert_taken (text, strlen (text));
  refuse_wrapped (DECLARED, bad, GANTRY_SOURCE_ERROR_FORBIDDEN, "65536 bytes at line 2");
  for (guint i = 0; i <= GANTRY_XML_MAX_ATTRIBUTES; i++)
    g_string_append_printf (many, " a%u=''", i);
  g_string_append (many, "/>");
  refuse_wrapped (DECLARED, many->str, GANTRY_SOURCE_ERROR_FORBIDDEN, "128 attributes");
}

static void
test_elements (void)
{
  g_autoptr (GString) many = g_string_new (NULL);

  for (guint i = 0; i < GANTRY_XML_MAX_ELEMENTS; i++)
    g_string_append (many, "<Result/>");
  refuse_wrapped (DECLARED, many->str, GANTRY_SOURCE_ERROR_TOO_LARGE, "500000 elements");
}

/* Whatever a message has in it, the parser says nothing of its own. */
static void
test_silent (void)
{
  g_test_trap_subprocess ("/odf/text/silent/subprocess/inner", 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

static void
test_silent_inner (void)
{
  g_autofree char *prefixed = wrap (DECLARED, "<x:Result y:a=\"1\"/>");

  test_malformed ();
  test_document_types ();
  test_wrong_encodings ();
  test_nul_and_controls ();
  assert_taken (prefixed, strlen (prefixed));
}

static gpointer
parse_often (gpointer text)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GantryOdfMessage) message = gantry_odf_parse (text, strlen (text), &error);

      g_assert_true ((message == NULL) == (error != NULL));
    }
  return NULL;
}

/* Any thread, several at a time, good and bad. */
static void
test_threads (void)
{
  g_autofree char *good = wrap (DECLARED, "<Result SortOrder=\"1\"><Competitor Code=\"1\"/></Result>");
  g_autofree char *bad = wrap (DECLARED, "<Result>");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("parse", parse_often, i % 2 == 0 ? good : bad);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odf/text/empty", test_empty);
  g_test_add_func ("/odf/text/size", test_size);
  g_test_add_func ("/odf/text/largest", test_largest);
  g_test_add_func ("/odf/text/malformed", test_malformed);
  g_test_add_func ("/odf/text/two-roots", test_two_roots);
  g_test_add_func ("/odf/text/encodings", test_encodings);
  g_test_add_func ("/odf/text/latin", test_latin_is_read);
  g_test_add_func ("/odf/text/wrong-encodings", test_wrong_encodings);
  g_test_add_func ("/odf/text/nul-and-controls", test_nul_and_controls);
  g_test_add_func ("/odf/text/document-types", test_document_types);
  g_test_add_func ("/odf/text/no-document-type", test_no_document_type);
  g_test_add_func ("/odf/text/predefined-entities", test_predefined_entities);
  g_test_add_func ("/odf/text/depth", test_depth);
  g_test_add_func ("/odf/text/attributes", test_attributes);
  g_test_add_func ("/odf/text/elements", test_elements);
  g_test_add_func ("/odf/text/silent", test_silent);
  g_test_add_func ("/odf/text/silent/subprocess/inner", test_silent_inner);
  g_test_add_func ("/odf/text/threads", test_threads);
  return g_test_run ();
}

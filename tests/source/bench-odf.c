/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "odf-helper.h"

#include <string.h>
#include <time.h>

/* How long one live result of a usual size takes from bytes to changes, and to the documents. */

#define ROWS   36
#define POINTS 4
#define ROUNDS 2000

static char *
make_result (int version)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (int i = 1; i <= ROWS; i++)
    {
      g_string_append_printf (rows, "<Result Rank=\"%d\" ResultType=\"TIME\" Result=\"1:5%d.%02d\" SortOrder=\"%d\" "
                              "StartOrder=\"%d\" StartSortOrder=\"%d\"><ExtendedResults>", i, i % 10, version % 100, i, i, i);
      for (int j = 1; j <= POINTS; j++)
        g_string_append_printf (rows, "<ExtendedResult Type=\"PROGRESS\" Code=\"INTERMEDIATE\" Pos=\"%d\" Value=\"2%d.%02d\" "
                                "Rank=\"%d\" SortOrder=\"%d\"/>", j, j, i, i, i);
      g_string_append_printf (rows, "</ExtendedResults><Competitor Code=\"10%02d\" Type=\"A\" Organisation=\"AAA\">"
                              "<Composition><Athlete Code=\"10%02d\" Order=\"1\"><Description GivenName=\"Given\" "
                              "FamilyName=\"Family %d\" Gender=\"F\" Organisation=\"AAA\"/><EventUnitEntry Type=\"EUE\" "
                              "Code=\"PB\" Value=\"1:50.00\"/></Athlete></Composition></Competitor></Result>", i, i, i);
    }
  return odf_content ("DT_RESULT", UNIT, version, version, "ResultStatus=\"LIVE\"", rows->str);
}

/* Processor time of this thread, ns: what else the machine does is not our figure. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

int
main (void)
{
  g_autoptr (GantryDocuments) documents = gantry_documents_new ();
  gint64 parsing = 0, applying = 0;
  gsize bytes = 0;

  for (int i = 1; i <= ROUNDS; i++)
    {
      g_autofree char *text = make_result (i);
      gint64 start = get_time ();
      g_autoptr (GantryOdfMessage) message = odf_parse (text);
      gint64 parsed = get_time ();

      odf_apply (documents, message);
      bytes = strlen (text);
      parsing += parsed - start;
      applying += get_time () - parsed;
    }
  g_print ("a result of %" G_GSIZE_FORMAT " bytes, %d rows: parsed in %.3f ms, applied in %.3f ms\n",
           bytes, ROWS, parsing / 1e6 / ROUNDS, applying / 1e6 / ROUNDS);
  return 0;
}

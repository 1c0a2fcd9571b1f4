/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-helper.h"

#include "app/application.h"
#include "app/resources.h"
#include "app/table-row.h"
#include "app/unit-columns.h"

#define POINTS                                                                                     \
  "'infos':[{'type':'UI','code':'INTERMEDIATE','pos':'1','value':'50'},{'type':'UI','code':'"      \
  "INTERMEDIATE','pos':'2','value':'100'}]"

static void
put (GantrySeat *seat, GantryChange *change, va_list args)
{
  const char *id;

  while ((id = va_arg (args, const char *)) != NULL)
    gantry_change_take (change, id,
                        g_strdelimit (g_strdup (va_arg (args, const char *)), "'", '"'));
  gantry_seat_apply (seat, change);
  gantry_change_free (change);
}

void
app_test_put (GantrySeat *seat, const char *topic, const char *scope, gint64 major, ...)
{
  va_list args;

  va_start (args, major);
  put (seat,
       gantry_change_new (topic, scope, GANTRY_CHANGE_FULL, (GantryRev){ major, 0 }, major * 1000),
       args);
  va_end (args);
}

static void
put_schedule (GantrySeat *seat)
{
  app_test_put (
      seat, "schedule/SWM", "schedule", 1, "session/SWM01",
      "{'code':'SWM01','start':'2031-07-18T19:00:00+02:00','venue':'POOL','names':{'ENG':'Evening'}"
      "}",
      "unit/" SWIM_UNIT,
      "{'code':'" SWIM_UNIT
      "','status':'RUNNING','start':'2031-07-18T19:05:00+02:00','venue':'POOL','venue_name':'Lido',"
      "'session':'SWM01','medal':'1','names':{'ENG':'Women\u2019s 400 m Freestyle Final'}}",
      NULL);
  app_test_put (seat, "schedule/ATH", "schedule", 1, "unit/" JUMP_UNIT,
                "{'code':'" JUMP_UNIT
                "','status':'RUNNING','start':'2031-07-18T19:10:00+02:00','venue_name':'Stadium',"
                "'session':'ATH01','names':{'ENG':'Men\u2019s Long Jump Final'}}",
                "unit/" HIGH_UNIT,
                "{'code':'" HIGH_UNIT
                "','status':'SCHEDULED','start':'2031-07-19T10:00:00+02:00','venue_name':'Stadium',"
                "'session':'ATH02','names':{'ENG':'Women\u2019s High Jump Final'}}",
                NULL);
}

static void
put_swim (GantrySeat *seat)
{
  app_test_put (
      seat, "unit/" SWIM_UNIT, "result", 10, "head",
      "{'code':'" SWIM_UNIT
      "','status':'LIVE','event':'Women\u2019s 400 m Freestyle','subevent':'Women\u2019s 400 m "
      "Freestyle Final','venue_name':'Lido'," POINTS "}",
      "entry/1",
      "{'code':'1','type':'A','noc':'NOR','start_order':'4','start_sort':4,'family':'PELORIN','"
      "given':'Ada',"
      "'entry':[{'type':'EE','code':'PB','value':'4:01.10'}]}",
      "entry/2",
      "{'code':'2','type':'A','noc':'SUI','start_order':'5','start_sort':5,'family':'QUARRIER','"
      "given':'Bo'}",
      "entry/3",
      "{'code':'3','type':'A','noc':'NED','start_order':'7','start_sort':7,'family':'ROMBOUT','"
      "given':'Cee'}",
      "line/1",
      "{'code':'1','sort':1,'ext':[{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'27.31','"
      "rank':'2'},"
      "{'type':'ER','code':'INTERMEDIATE','pos':'2','value':'56.42','rank':'1','unchecked':true}]}",
      "line/2",
      "{'code':'2','sort':2,'ext':[{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'27.20','"
      "rank':'1'}]}",
      "line/3", "{'code':'3','sort':3,'irm':'DNS'}", NULL);
  app_test_put (
      seat, "event/" SWIM_EVENT, "records/" SWIM_EVENT, 1, "record/" SWIM_EVENT "/WR",
      "{'event':'" SWIM_EVENT
      "','type':'WR','order':1,'data':[{'order':1,'result':'3:55.38','result_type':'TIME',"
      "'current':true,'date':'2029-07-23','noc':'FIN','family':'SILTANEN','given':'Dee','code':'9',"
      "'type':'A'}]}",
      NULL);
}

static void
put_fields (GantrySeat *seat)
{
  app_test_put (
      seat, "unit/" JUMP_UNIT, "result", 10, "head",
      "{'code':'" JUMP_UNIT
      "','status':'LIVE','event':'Men\u2019s Long Jump','subevent':'Men\u2019s Long Jump Final'}",
      "entry/5",
      "{'code':'5','type':'A','noc':'CUB','start_order':'1','start_sort':1,'family':'TORRALBA','"
      "given':'Eno'}",
      "line/5",
      "{'code':'5','sort':1,'rank':'1','rank_equal':true,'result':'8.31','ext':["
      "{'type':'ER','code':'INTERMEDIATE','pos':'1','value':'X'},"
      "{'type':'ER','code':'INTERMEDIATE','pos':'2','value':'8.31','sub':[{'code':'WIND_SPEED','"
      "value':'+0.4'}]}]}",
      NULL);
}

GantrySeat *
app_test_seat_new (void)
{
  g_autoptr (GantryProfiles) profiles = gantry_profiles_new (NULL);
  GantrySeat *seat = gantry_seat_new (profiles);

  gantry_seat_get_schedule (seat);
  put_schedule (seat);
  put_swim (seat);
  put_fields (seat);
  gantry_seat_flush (seat);

  return seat;
}

void
app_test_finish (GantrySeat *seat)
{
  app_test_put (
      seat, "unit/" SWIM_UNIT, "result", 20, "head",
      "{'code':'" SWIM_UNIT
      "','status':'OFFICIAL','event':'Women\u2019s 400 m Freestyle','subevent':'Women\u2019s 400 m "
      "Freestyle Final','venue_name':'Lido'," POINTS "}",
      "entry/1",
      "{'code':'1','type':'A','noc':'NOR','start_order':'4','start_sort':4,'family':'PELORIN','"
      "given':'Ada'}",
      "entry/2",
      "{'code':'2','type':'A','noc':'SUI','start_order':'5','start_sort':5,'family':'QUARRIER','"
      "given':'Bo'}",
      "entry/3",
      "{'code':'3','type':'A','noc':'NED','start_order':'7','start_sort':7,'family':'ROMBOUT','"
      "given':'Cee'}",
      "line/2",
      "{'code':'2','sort':1,'rank':'1','result':'3:55.01','qual':'Q','records':[{'type':'WR','"
      "order':1}]}",
      "line/1", "{'code':'1','sort':2,'rank':'2','result':'3:56.42'}", "line/3",
      "{'code':'3','sort':3,'irm':'DNS'}", NULL);
  app_test_put (seat, "unit/" SWIM_UNIT, "notes", 20, "note/a", "{'text':'Lane 7 did not start'}",
                NULL);
  gantry_seat_flush (seat);
}

gboolean
app_test_init_gtk (void)
{
  if (!gtk_init_check ())
    return FALSE;

  g_resources_register (gantry_get_resource ());
  adw_init ();

  return TRUE;
}

void
app_test_load_style (void)
{
  static GtkCssProvider *provider;

  if (provider != NULL)
    return;

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/gantry_cis/Gantry/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
app_test_iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  (*(guint *)data)++;

  return G_SOURCE_CONTINUE;
}

void
app_test_wait_frames (GtkWidget *widget, guint n)
{
  guint count = 0;
  guint id = gtk_widget_add_tick_callback (widget, count_frame_cb, &count, NULL);

  while (count < n)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, id);
}

GtkWidget *
app_test_find (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_test_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static guint measures;

static void
measure_cb (GtkWidget *widget,
            GtkOrientation orientation,
            int for_size,
            int *minimum,
            int *natural,
            int *minimum_baseline,
            int *natural_baseline)
{
  measures++;
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
allocate_cb (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

GtkWidget *
app_test_measured_new (GtkWidget *child)
{
  GtkWidget *widget = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (widget), child);
  gtk_widget_set_layout_manager (widget, gtk_custom_layout_new (NULL, measure_cb, allocate_cb));

  return widget;
}

guint
app_test_count_measures (void)
{
  return measures;
}

void
app_test_wait_settled (GtkWidget *widget)
{
  guint before;

  do
    {
      before = measures;
      app_test_wait_frames (widget, 5);
    }
  while (measures != before);
}

GtkWidget *
app_test_find_id (GtkWidget *root, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_test_find_id (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

char *
app_test_row_text (GantryTable *table, guint row)
{
  GString *text = g_string_new (NULL);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (table));

  /* The header comes first. */
  for (guint i = 0; i <= row && child != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child == NULL)
    return g_string_free (text, FALSE);

  for (guint i = 0; i < gantry_table_row_get_n_cells (GANTRY_TABLE_ROW (child)); i++)
    {
      GantryCell *cell = gantry_table_row_get_cell (GANTRY_TABLE_ROW (child), i);
      g_autofree char *label = gantry_cell_content_dup_label (gantry_cell_get_content (cell),
                                                              gantry_cell_get_spec (cell));

      gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", label);
    }

  return g_string_free (text, FALSE);
}

GPtrArray *
app_test_columns (const char *first, ...)
{
  GPtrArray *specs = gantry_column_specs_new ();
  va_list args;

  va_start (args, first);
  for (const char *id = first; id != NULL; id = va_arg (args, const char *))
    g_ptr_array_add (specs, gantry_column_spec_new (id, id, id, "number", GANTRY_ALIGN_END));
  va_end (args);

  return specs;
}

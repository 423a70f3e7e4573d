// Cairo draws PNG and PDF files, and Pango sets their text in any script. Both are opened when the
// first such picture is asked for: a program linked to them would load some forty libraries at every
// start. What is declared here is the part of their interfaces that is used (cairo 1.x, pango 1.x);
// both keep theirs from release to release.
#pragma once
#include <stdint.h>

typedef struct cairo_context *_Nonnull cairo_context;
typedef struct cairo_surface *_Nonnull cairo_surface;
typedef const char *_Nonnull cairo_text;
typedef int (*_Nonnull cairo_writer)(void *_Nullable closure, const unsigned char *_Nullable data,
                                     unsigned length);

struct cairo_extents {
  double x_bearing, y_bearing, width, height, x_advance, y_advance;
};

// The functions of libcairo.so.2 under their names without `cairo_`.
struct cairo_library {
  cairo_surface (*_Nonnull image_surface_create)(int format, int width, int height);
  unsigned char *_Nullable (*_Nonnull image_surface_get_data)(cairo_surface);
  int (*_Nonnull image_surface_get_stride)(cairo_surface);
  cairo_surface (*_Nonnull pdf_surface_create_for_stream)(cairo_writer, void *_Nullable closure, double width,
                                                  double height);
  void (*_Nonnull pdf_surface_set_metadata)(cairo_surface, int field, cairo_text text);
  int (*_Nonnull surface_write_to_png_stream)(cairo_surface, cairo_writer, void *_Nullable closure);
  void (*_Nonnull surface_flush)(cairo_surface);
  void (*_Nonnull surface_finish)(cairo_surface);
  int (*_Nonnull surface_status)(cairo_surface);
  void (*_Nonnull surface_destroy)(cairo_surface);
  cairo_context (*_Nonnull create)(cairo_surface);
  int (*_Nonnull status)(cairo_context);
  void (*_Nonnull destroy)(cairo_context);
  void (*_Nonnull save)(cairo_context);
  void (*_Nonnull restore)(cairo_context);
  void (*_Nonnull scale)(cairo_context, double x, double y);
  void (*_Nonnull translate)(cairo_context, double x, double y);
  void (*_Nonnull rotate)(cairo_context, double angle);
  void (*_Nonnull set_source_rgba)(cairo_context, double red, double green, double blue, double alpha);
  void (*_Nonnull set_antialias)(cairo_context, int);
  void (*_Nonnull set_line_width)(cairo_context, double);
  void (*_Nonnull set_line_join)(cairo_context, int);
  void (*_Nonnull set_dash)(cairo_context, const double *_Nullable, int count, double offset);
  void (*_Nonnull new_path)(cairo_context);
  void (*_Nonnull new_sub_path)(cairo_context);
  void (*_Nonnull move_to)(cairo_context, double x, double y);
  void (*_Nonnull line_to)(cairo_context, double x, double y);
  void (*_Nonnull arc)(cairo_context, double x, double y, double radius, double from, double to);
  void (*_Nonnull rectangle)(cairo_context, double x, double y, double width, double height);
  void (*_Nonnull close_path)(cairo_context);
  void (*_Nonnull fill_preserve)(cairo_context);
  void (*_Nonnull stroke_preserve)(cairo_context);
  void (*_Nonnull select_font_face)(cairo_context, cairo_text family, int slant, int weight);
  void (*_Nonnull set_font_size)(cairo_context, double);
  void (*_Nonnull text_extents)(cairo_context, cairo_text, struct cairo_extents *_Nonnull);
  void (*_Nonnull show_text)(cairo_context, cairo_text);
};

typedef struct pango_layout *_Nonnull pango_layout;
typedef struct pango_font *_Nonnull pango_font;

// The functions of libpangocairo-1.0.so.0 that set a line of text.
struct pango_library {
  pango_layout (*_Nonnull cairo_create_layout)(cairo_context);
  void (*_Nonnull cairo_show_layout)(cairo_context, pango_layout);
  void (*_Nonnull layout_set_text)(pango_layout, cairo_text, int length);
  void (*_Nonnull layout_set_font_description)(pango_layout, pango_font);
  void (*_Nonnull layout_get_size)(pango_layout, int *_Nullable width, int *_Nullable height);
  int (*_Nonnull layout_get_baseline)(pango_layout);
  pango_font (*_Nonnull font_description_from_string)(cairo_text);
  void (*_Nonnull font_description_set_absolute_size)(pango_font, double);
  void (*_Nonnull font_description_free)(pango_font);
  void (*_Nonnull object_unref)(void *_Nonnull);
};

// Opens a library, once; null where it is not installed.
const struct cairo_library *_Nullable cairo_opened(void);
const struct pango_library *_Nullable pango_opened(void);

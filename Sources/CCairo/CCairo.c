#include "CCairo.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static struct cairo_library cairo;
static struct pango_library pango;
static bool has_cairo, has_pango;

// Finds functions until one is missing; a function found is stored as the pointer it is.
struct function {
  const char *name;
  void *place;
};

static bool found(void *library, const struct function *functions, size_t count) {
  for (size_t i = 0; i < count; i++) {
    void *symbol = dlsym(library, functions[i].name);
    if (!symbol) return false;
    *(void **)functions[i].place = symbol;
  }
  return true;
}

static void open_cairo(void) {
  const struct function functions[] = {
      {"cairo_image_surface_create", &cairo.image_surface_create},
      {"cairo_image_surface_get_data", &cairo.image_surface_get_data},
      {"cairo_image_surface_get_stride", &cairo.image_surface_get_stride},
      {"cairo_pdf_surface_create_for_stream", &cairo.pdf_surface_create_for_stream},
      {"cairo_pdf_surface_set_metadata", &cairo.pdf_surface_set_metadata},
      {"cairo_surface_write_to_png_stream", &cairo.surface_write_to_png_stream},
      {"cairo_surface_flush", &cairo.surface_flush},
      {"cairo_surface_finish", &cairo.surface_finish},
      {"cairo_surface_status", &cairo.surface_status},
      {"cairo_surface_destroy", &cairo.surface_destroy},
      {"cairo_create", &cairo.create},
      {"cairo_status", &cairo.status},
      {"cairo_destroy", &cairo.destroy},
      {"cairo_save", &cairo.save},
      {"cairo_restore", &cairo.restore},
      {"cairo_scale", &cairo.scale},
      {"cairo_translate", &cairo.translate},
      {"cairo_rotate", &cairo.rotate},
      {"cairo_set_source_rgba", &cairo.set_source_rgba},
      {"cairo_set_antialias", &cairo.set_antialias},
      {"cairo_set_line_width", &cairo.set_line_width},
      {"cairo_set_line_join", &cairo.set_line_join},
      {"cairo_set_dash", &cairo.set_dash},
      {"cairo_new_path", &cairo.new_path},
      {"cairo_new_sub_path", &cairo.new_sub_path},
      {"cairo_move_to", &cairo.move_to},
      {"cairo_line_to", &cairo.line_to},
      {"cairo_arc", &cairo.arc},
      {"cairo_rectangle", &cairo.rectangle},
      {"cairo_close_path", &cairo.close_path},
      {"cairo_fill_preserve", &cairo.fill_preserve},
      {"cairo_stroke_preserve", &cairo.stroke_preserve},
      {"cairo_select_font_face", &cairo.select_font_face},
      {"cairo_set_font_size", &cairo.set_font_size},
      {"cairo_text_extents", &cairo.text_extents},
      {"cairo_show_text", &cairo.show_text},
  };
  void *library = dlopen("libcairo.so.2", RTLD_LAZY | RTLD_LOCAL);
  has_cairo = library && found(library, functions, sizeof functions / sizeof *functions);
}

static void open_pango(void) {
  const struct function functions[] = {
      {"pango_cairo_create_layout", &pango.cairo_create_layout},
      {"pango_cairo_show_layout", &pango.cairo_show_layout},
      {"pango_layout_set_text", &pango.layout_set_text},
      {"pango_layout_set_font_description", &pango.layout_set_font_description},
      {"pango_layout_get_size", &pango.layout_get_size},
      {"pango_layout_get_baseline", &pango.layout_get_baseline},
      {"pango_font_description_from_string", &pango.font_description_from_string},
      {"pango_font_description_set_absolute_size", &pango.font_description_set_absolute_size},
      {"pango_font_description_free", &pango.font_description_free},
      {"g_object_unref", &pango.object_unref},
  };
  void *library = dlopen("libpangocairo-1.0.so.0", RTLD_LAZY | RTLD_LOCAL);
  has_pango = library && found(library, functions, sizeof functions / sizeof *functions);
}

const struct cairo_library *cairo_opened(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_cairo);
  return has_cairo ? &cairo : NULL;
}

const struct pango_library *pango_opened(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_pango);
  return has_pango ? &pango : NULL;
}

#include "CMarkdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

// Debian names the files by the version that the headers are of.
#define CORE "libcmark-gfm.so." CMARK_GFM_VERSION_STRING
#define EXTENSIONS "libcmark-gfm-extensions.so." CMARK_GFM_VERSION_STRING

#define FUNCTIONS(ROW) \
  ROW(cmark_parser_new) ROW(cmark_parser_free) ROW(cmark_parser_feed) ROW(cmark_parser_finish) \
  ROW(cmark_find_syntax_extension) ROW(cmark_parser_attach_syntax_extension) \
  ROW(cmark_node_free) ROW(cmark_node_first_child) ROW(cmark_node_next) \
  ROW(cmark_node_get_type_string) ROW(cmark_node_get_literal) ROW(cmark_node_get_fence_info) \
  ROW(cmark_node_get_url) ROW(cmark_node_get_title) ROW(cmark_node_get_heading_level) \
  ROW(cmark_node_get_list_type) ROW(cmark_node_get_list_tight) ROW(cmark_node_get_list_start) \
  ROW(cmark_gfm_core_extensions_ensure_registered) ROW(cmark_gfm_extensions_get_table_columns) \
  ROW(cmark_gfm_extensions_get_table_alignments) \
  ROW(cmark_gfm_extensions_get_table_row_is_header) \
  ROW(cmark_gfm_extensions_get_tasklist_item_checked)

static struct {
#define FIELD(NAME) __typeof__(&NAME) NAME;
  FUNCTIONS(FIELD)
} library;

static bool is_open;

static void open_library(void) {
  void *core = dlopen(CORE, RTLD_LAZY | RTLD_LOCAL);
  void *extensions = core ? dlopen(EXTENSIONS, RTLD_LAZY | RTLD_LOCAL) : NULL;
  if (!extensions) return;
  bool has_all = true;
  // The extensions bring the core with them, so that one handle finds the functions of both.
#define FIND(NAME) \
  library.NAME = (__typeof__(library.NAME))dlsym(extensions, #NAME); \
  has_all = has_all && library.NAME;
  FUNCTIONS(FIND)
  if (!has_all) return;
  library.cmark_gfm_core_extensions_ensure_registered();
  is_open = true;
}

bool markdown_open(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_library);
  return is_open;
}

markdown_node *markdown_parse(const char *text, size_t length) {
  static const char *const extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
  cmark_parser *parser = library.cmark_parser_new(CMARK_OPT_DEFAULT);
  if (!parser) return NULL;
  for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
    cmark_syntax_extension *extension = library.cmark_find_syntax_extension(extensions[i]);
    if (extension) library.cmark_parser_attach_syntax_extension(parser, extension);
  }
  library.cmark_parser_feed(parser, text, length);
  cmark_node *tree = library.cmark_parser_finish(parser);
  library.cmark_parser_free(parser);
  return tree;
}

void markdown_free(markdown_node *tree) { library.cmark_node_free(tree); }

markdown_node *markdown_first_child(markdown_node *node) {
  return library.cmark_node_first_child(node);
}

markdown_node *markdown_next(markdown_node *node) { return library.cmark_node_next(node); }

markdown_facts markdown_describe(markdown_node *node) {
  markdown_facts facts = {
      .type = library.cmark_node_get_type_string(node),
      .literal = library.cmark_node_get_literal(node),
      .info = library.cmark_node_get_fence_info(node),
      .url = library.cmark_node_get_url(node),
      .title = library.cmark_node_get_title(node),
      .level = library.cmark_node_get_heading_level(node),
      .is_ordered = library.cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
      .is_tight = library.cmark_node_get_list_tight(node),
      .start = library.cmark_node_get_list_start(node),
  };
  if (!strcmp(facts.type, "table")) {
    facts.columns = library.cmark_gfm_extensions_get_table_columns(node);
    facts.alignments = library.cmark_gfm_extensions_get_table_alignments(node);
  } else if (!strcmp(facts.type, "table_header")) {
    facts.is_header = true;
  } else if (!strcmp(facts.type, "table_row")) {
    facts.is_header = library.cmark_gfm_extensions_get_table_row_is_header(node);
  } else if (!strcmp(facts.type, "tasklist")) {
    facts.is_done = library.cmark_gfm_extensions_get_tasklist_item_checked(node);
  }
  return facts;
}

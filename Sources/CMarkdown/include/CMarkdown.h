// cmark-gfm, the parser of GitHub-flavoured Markdown, opened when the first page is written. A
// function here must not be called before `markdown_open` was true.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A node of a parsed text: cmark_node.
typedef struct cmark_node markdown_node;

// What a node says of itself. Texts live as long as the tree; NULL where there is none.
typedef struct {
  const char *type;     // "paragraph", "table_cell", …
  const char *literal;  // of texts, code and HTML
  const char *info;     // of a fenced code block: what stands after the fence
  const char *url, *title;
  int level;  // of a heading
  bool is_ordered, is_tight;
  int start;  // of an ordered list
  bool is_done;       // of an item of a task list
  bool is_header;     // of a row
  uint16_t columns;   // of a table
  const uint8_t *alignments;  // of its columns: 'l', 'c', 'r' or 0
} markdown_facts;

// Opens the library, once; whether it is there.
bool markdown_open(void);

// The tree of a text, with tables, bare links, strikethrough and task lists; NULL without memory.
markdown_node *markdown_parse(const char *text, size_t length);
void markdown_free(markdown_node *tree);

markdown_node *markdown_first_child(markdown_node *node);
markdown_node *markdown_next(markdown_node *node);
markdown_facts markdown_describe(markdown_node *node);

#define _GNU_SOURCE
#include "CEditLine.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

bool cel_use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

// As libedit draws it: `^A`, `\\U+1234`.
int cel_column_width(unsigned int scalar) {
  if (scalar < 0x100 && iswcntrl((wint_t)scalar)) return 2;
  if (!iswprint((wint_t)scalar)) return scalar > 0xFFFF ? 8 : 7;
  return wcwidth((wchar_t)scalar);
}

EditLine *cel_open(const char *program) { return el_init(program, stdin, stdout, stderr); }

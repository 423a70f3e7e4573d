// Rows of a table, looked up by whole numbers. A number that has no row is taken as the nearest that has.
#include "CKernels.h"
#include "Vector.h"

INLINE const float *row_of(const float *table, long stride, float token, long count) {
  const long place = token >= 0.0f ? (token < (float)count ? (long)token : count - 1) : 0;
  return table + (place < count ? place : count - 1) * stride;
}

KERNEL void kernel_take_rows(const float *table, long stride, long rows, const float *tokens,
                             long count, long width, float *y) {
  for (long i = 0; i < count; i++)
    memcpy(y + i * width, row_of(table, stride, tokens[i], rows), (size_t)width * sizeof *y);
}

KERNEL void kernel_add_to_rows(const float *g, long g_stride, const float *tokens, long count,
                               long width, float *table, long stride, long rows) {
  for (long i = 0; i < count; i++, g += g_stride)
    kernel_add(g, (float *)row_of(table, stride, tokens[i], rows), width);
}

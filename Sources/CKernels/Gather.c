// Brings the rows of a batch side by side. Rows lie anywhere in memory, so each is asked for some rows
// before it is read.
#include "CKernels.h"
#include "Vector.h"

#define AHEAD 3

INLINE void prefetch(const void *row, long bytes) {
  for (long i = 0; i < bytes; i += 64) __builtin_prefetch((const char *)row + i);
}

KERNEL void kernel_gather_floats(const float *from, const int32_t *rows, long count, long width,
                                 float *to, long stride) {
  for (long r = 0; r < count; r++, to += stride) {
    const float *row = from + (long)rows[r] * width;
    if (r + AHEAD < count)
      prefetch(from + (long)rows[r + AHEAD] * width, width * (long)sizeof(float));
    if (width >= 64) {
      memcpy(to, row, sizeof(float) * (size_t)width);
      continue;
    }
    long i = 0;
    for (; i + 8 <= width; i += 8) store8(to + i, load8(row + i));
    for (; i < width; i++) to[i] = row[i];
  }
}

KERNEL void kernel_gather_bytes(const uint8_t *from, const int32_t *rows, long count, long width,
                                float scale, float *to, long stride) {
  for (long r = 0; r < count; r++, to += stride) {
    const uint8_t *row = from + (long)rows[r] * width;
    if (r + AHEAD < count) prefetch(from + (long)rows[r + AHEAD] * width, width);
    long i = 0;
    for (; i + 8 <= width; i += 8) {
      uint8_t __attribute__((ext_vector_type(8))) bytes;
      memcpy(&bytes, row + i, 8);
      store8(to + i, __builtin_convertvector(__builtin_convertvector(bytes, int8), float8) * scale);
    }
    for (; i < width; i++) to[i] = (float)row[i] * scale;
  }
}

KERNEL void kernel_gather_classes(const int32_t *from, const int32_t *rows, long count, int32_t *to) {
  for (long r = 0; r < count; r++) to[r] = from[rows[r]];
}

// 1 at the class and 0 elsewhere; the class itself where there is one column.
KERNEL void kernel_gather_one_hot(const int32_t *from, const int32_t *rows, long count, long width,
                                  float *to) {
  if (width == 1) {
    for (long r = 0; r < count; r++) to[r] = (float)from[rows[r]];
    return;
  }
  memset(to, 0, sizeof(float) * (size_t)(count * width));
  for (long r = 0; r < count; r++) to[r * width + from[rows[r]]] = 1;
}

// What every activation's kernels are made of: loops over eight numbers at a time, and the three forms
// of one formula.
#pragma once
#include "CKernels.h"
#include "Vector.h"

// `FULL` runs for each eight elements, `PART` for the last ones where they are fewer.
#define EACH8(COUNT, FULL, PART)                  \
  long i = 0;                                     \
  for (; i + 8 <= (COUNT); i += 8) { FULL }       \
  if (i < (COUNT)) {                              \
    long part = (COUNT) - i;                      \
    PART                                          \
  }

// Computes `VALUE` and stores it, whole or in part.
#define MAP8(COUNT, TO, VALUE) \
  EACH8(COUNT, store8((TO) + i, VALUE);, store_part((TO) + i, VALUE, part);)

// The larger of two; NaN stays.
INLINE float8 max_or_nan8(float8 x, float least) { return (float8)least > x ? (float8)least : x; }

// x between two bounds; NaN stays.
INLINE float8 clip8(float8 x, float least, float most) {
  x = max_or_nan8(x, least);
  return (float8)most < x ? (float8)most : x;
}

#define ACTIVATION(NAME, FORMULA, SLOPE)                                                        \
  INLINE float8 NAME##_formula(float8 x, float p) { FORMULA }                                   \
  INLINE float8 NAME##_slope(float8 t, float p) { SLOPE }                                       \
  KERNEL void kernel_##NAME(const float *x, float *y, long count, float p) {                    \
    MAP8(count, y, NAME##_formula(load8(x + i), p))                                             \
  }                                                                                             \
  KERNEL void kernel_##NAME##_bias(float *y, long stride, const float *bias, long rows,         \
                                   long columns, float p) {                                     \
    for (long row = 0; row < rows; row++, y += stride) {                                        \
      MAP8(columns, y, NAME##_formula(load8(y + i) + load8(bias + i), p))                       \
    }                                                                                           \
  }                                                                                             \
  KERNEL void kernel_##NAME##_gradient(const float *g, const float *t, float *d, long count,    \
                                       float p) {                                               \
    MAP8(count, d, load8(g + i) * NAME##_slope(load8(t + i), p))                                \
  }

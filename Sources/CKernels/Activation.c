// Activations, one formula each: y = f(x), and the gradient g · f'(x) from what f'(x) needs, x or y.
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

ACTIVATION(identity, (void)p; return x;, (void)t; (void)p; return (float8)1.0f;)
ACTIVATION(sigmoid, (void)p; return sigmoid8(x);, (void)p; return t * (1.0f - t);)
ACTIVATION(tanh, (void)p; return tanh8(x);, (void)p; return 1.0f - t * t;)
ACTIVATION(relu, (void)p; return (float8)0 > x ? (float8)0 : x;
           , (void)p; return select8(t > 0.0f, 1.0f, 0.0f);)
ACTIVATION(leaky_relu, return select8(x > 0.0f, x, x * p);
           , return select8(t > 0.0f, 1.0f, (float8)p);)

INLINE float largest_of(const float *x, long count) {
  float8 best = (float8)-__builtin_inff();
  EACH8(count, best = max8(load8(x + i), best);
        , for (; part; part--, i++) best = max8((float8)x[i], best);)
  return largest8(best);
}

KERNEL void kernel_softmax(const float *x, long x_stride, float *y, long y_stride, long rows,
                           long columns) {
  for (long row = 0; row < rows; row++, x += x_stride, y += y_stride) {
    float largest = largest_of(x, columns);
    float8 sums = 0;
    {
      EACH8(columns, float8 e = exp8(load8(x + i) - largest); store8(y + i, e); sums += e;
            , float8 e = exp8(load8(x + i) - largest); store_part(y + i, e, part);
            sums += first8(e, part);)
    }
    float scale = 1.0f / sum8(sums);
    MAP8(columns, y, load8(y + i) * scale)
  }
}

KERNEL void kernel_softmax_gradient(const float *g, long g_stride, const float *y, long y_stride,
                                    float *d, long d_stride, long rows, long columns) {
  for (long row = 0; row < rows; row++, g += g_stride, y += y_stride, d += d_stride) {
    float8 sums = 0;
    {
      EACH8(columns, sums += load8(g + i) * load8(y + i);
            , sums += first8(load8(g + i) * load8(y + i), part);)
    }
    float mean = sum8(sums);
    MAP8(columns, d, load8(y + i) * (load8(g + i) - mean))
  }
}

// The sum of every column.
KERNEL void kernel_column_sums(const float *x, long stride, float *sums, long rows, long columns,
                               bool add) {
  for (long j = 0; j < columns; j += 8) {
    float8 first = 0, second = 0;
    long row = 0;
    for (; row + 2 <= rows; row += 2) {
      first += load8(x + row * stride + j);
      second += load8(x + (row + 1) * stride + j);
    }
    if (row < rows) first += load8(x + row * stride + j);
    first += second;
    if (add) first += load8(sums + j);
    if (j + 8 <= columns) store8(sums + j, first); else store_part(sums + j, first, columns - j);
  }
}

KERNEL void kernel_add(const float *x, float *y, long count) {
  MAP8(count, y, load8(y + i) + load8(x + i))
}

// Activations of straight pieces and of one curve, one formula each: y = f(x), and the gradient
// g · f'(x), here from t = y. Every comparison is made such that NaN passes.
#include "Activation.h"

ACTIVATION(identity, (void)p; return x;, (void)t; (void)p; return (float8)1.0f;)
ACTIVATION(sigmoid, (void)p; return sigmoid8(x);, (void)p; return t * (1.0f - t);)
ACTIVATION(tanh, (void)p; return tanh8(x);, (void)p; return 1.0f - t * t;)
ACTIVATION(relu, (void)p; return (float8)0 > x ? (float8)0 : x;
           , (void)p; return select8(t > 0.0f, 1.0f, 0.0f);)
ACTIVATION(leaky_relu, return select8(x > 0.0f, x, x * p);
           , return select8(t > 0.0f, 1.0f, (float8)p);)
ACTIVATION(relu6, (void)p; return clip8(x, 0.0f, 6.0f);
           , (void)p; return select8((t > 0.0f) & (t < 6.0f), 1.0f, 0.0f);)
ACTIVATION(hard_tanh, (void)p; return clip8(x, -1.0f, 1.0f);
           , (void)p; return select8((t > -1.0f) & (t < 1.0f), 1.0f, 0.0f);)
ACTIVATION(hard_sigmoid, (void)p; return clip8(x + 3.0f, 0.0f, 6.0f) / 6.0f;
           , (void)p; return select8((t > 0.0f) & (t < 1.0f), 1.0f / 6.0f, 0.0f);)

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

// 1 at the first largest number of a row, 0 elsewhere; a row that holds NaN becomes NaN.
KERNEL void kernel_hardmax(const float *x, long x_stride, float *y, long y_stride, long rows,
                           long columns) {
  for (long row = 0; row < rows; row++, x += x_stride, y += y_stride) {
    long best = 0;
    bool is_ordered = true;
    for (long j = 0; j < columns; j++) {
      if (x[j] > x[best]) best = j;
      is_ordered &= x[j] == x[j];
    }
    for (long j = 0; j < columns; j++) y[j] = is_ordered ? j == best : __builtin_nanf("");
  }
}

// The sums of V vectors of columns, from column j on: four vectors read whole lines of memory.
#define COLUMN_SUMS(V)                                                                      \
  {                                                                                         \
    float8 first[V], second[V];                                                             \
    UNROLL for (int v = 0; v < V; v++) first[v] = second[v] = 0;                            \
    long row = 0;                                                                           \
    for (; row + 2 <= rows; row += 2) UNROLL for (int v = 0; v < V; v++) {                  \
        first[v] += load8(x + row * stride + j + 8 * v);                                    \
        second[v] += load8(x + (row + 1) * stride + j + 8 * v);                             \
      }                                                                                     \
    UNROLL for (int v = 0; v < V; v++) {                                                    \
      if (row < rows) first[v] += load8(x + row * stride + j + 8 * v);                      \
      first[v] += second[v];                                                                \
      if (add) first[v] += load8(sums + j + 8 * v);                                         \
      if (j + 8 * v + 8 <= columns)                                                         \
        store8(sums + j + 8 * v, first[v]);                                                 \
      else                                                                                  \
        store_part(sums + j + 8 * v, first[v], columns - j - 8 * v);                        \
    }                                                                                       \
  }

// The sum of every column.
KERNEL void kernel_column_sums(const float *x, long stride, float *sums, long rows, long columns,
                               bool add) {
  long j = 0;
  for (; j + 32 <= columns; j += 32) COLUMN_SUMS(4)
  for (; j < columns; j += 8) COLUMN_SUMS(1)
}

KERNEL void kernel_add(const float *x, float *y, long count) {
  MAP8(count, y, load8(y + i) + load8(x + i))
}

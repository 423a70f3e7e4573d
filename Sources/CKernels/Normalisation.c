// Means and variances of columns, and rows brought to them. Sums are taken in double: a variance is then
// exact to the last place of a float even where the mean is a thousand times larger than the spread.
#include "Activation.h"

typedef double double4 __attribute__((ext_vector_type(4), aligned(8), may_alias));

INLINE double4 wide_low(float8 x) { return __builtin_convertvector(x.lo, double4); }
INLINE double4 wide_high(float8 x) { return __builtin_convertvector(x.hi, double4); }

INLINE void add_sums(double *to, double4 low, double4 high, long count) {
  if (count >= 8) {
    *(double4 *)to += low;
    *(double4 *)(to + 4) += high;
    return;
  }
  for (long i = 0; i < count; i++) to[i] += i < 4 ? low[i] : high[i - 4];
}

// So many rows at a time that they stay in the nearest cache while the columns are gone through. As the
// processor sees no pattern in that, each asks for the same place of the next tile.
INLINE long tile(long columns) { return columns < 4096 ? 4096 / columns : 1; }

INLINE void square_sums(const float *x, long stride, long rows, long count, double *sums,
                        double *squares) {
  double4 low = 0, high = 0, low2 = 0, high2 = 0;
  for (long i = 0; i < rows; i++) {
    float8 value = load8(x + i * stride);
    double4 a = wide_low(value), b = wide_high(value);
    low += a;
    high += b;
    low2 += a * a;
    high2 += b * b;
  }
  add_sums(sums, low, high, count);
  add_sums(squares, low2, high2, count);
}

INLINE void square_sums16(const float *x, long stride, long rows, double *sums, double *squares) {
  double4 s[4] = {0}, q[4] = {0};
  for (long i = 0; i < rows; i++) {
    __builtin_prefetch(x + (i + rows) * stride);
    float8 first = load8(x + i * stride), second = load8(x + i * stride + 8);
    double4 a = wide_low(first), b = wide_high(first), c = wide_low(second), d = wide_high(second);
    s[0] += a, s[1] += b, s[2] += c, s[3] += d;
    q[0] += a * a, q[1] += b * b, q[2] += c * c, q[3] += d * d;
  }
  add_sums(sums, s[0], s[1], 8);
  add_sums(sums + 8, s[2], s[3], 8);
  add_sums(squares, q[0], q[1], 8);
  add_sums(squares + 8, q[2], q[3], 8);
}

KERNEL void kernel_moments(const float *x, long stride, long rows, long columns, double *sums,
                           double *squares) {
  for (long row = 0, most = tile(columns); row < rows; row += most, x += most * stride) {
    long count = rows - row < most ? rows - row : most, c = 0;
    for (; c + 16 <= columns; c += 16) square_sums16(x + c, stride, count, sums + c, squares + c);
    for (; c < columns; c += 8)
      square_sums(x + c, stride, count, columns - c, sums + c, squares + c);
  }
}

// (x - mean) · scale + bias of eight columns.
INLINE float8 normal8(float8 x, const kernel_columns *k, long c) {
  return (x - load8(k->mean + c)) * load8(k->scale + c) + load8(k->bias + c);
}

// g where a rectifier behind let it pass.
INLINE float8 passed8(float8 g, float8 x, const kernel_columns *k, long c) {
  return k->rectified ? (float8)((int8)g & (normal8(x, k, c) > 0)) : g;
}

INLINE void product_sums(const float *x, long x_stride, const float *g, long g_stride, long rows,
                         const kernel_columns *k, long c, long count, double *sums,
                         double *products) {
  double4 low = 0, high = 0, low2 = 0, high2 = 0;
  for (long i = 0; i < rows; i++) {
    __builtin_prefetch(x + (i + rows) * x_stride + c);
    __builtin_prefetch(g + (i + rows) * g_stride + c);
    float8 value = load8(x + i * x_stride + c);
    float8 gradient = passed8(load8(g + i * g_stride + c), value, k, c);
    double4 a = wide_low(gradient), b = wide_high(gradient);
    low += a;
    high += b;
    low2 += a * wide_low(value);
    high2 += b * wide_high(value);
  }
  add_sums(sums + c, low, high, count);
  add_sums(products + c, low2, high2, count);
}

KERNEL void kernel_gradient_moments(const float *x, long x_stride, const float *g, long g_stride,
                                    long rows, long columns, const kernel_columns *all,
                                    double *sums, double *products) {
  const kernel_columns own = *all, *k = &own;
  for (long row = 0, most = tile(columns); row < rows; row += most) {
    long count = rows - row < most ? rows - row : most;
    for (long c = 0; c < columns; c += 8)
      product_sums(x + row * x_stride, x_stride, g + row * g_stride, g_stride, count, k, c,
                   columns - c, sums, products);
  }
}

KERNEL void kernel_normalise(const float *x, long x_stride, float *y, long y_stride, long rows,
                             long columns, const kernel_columns *all) {
  const kernel_columns own = *all, *k = &own;
  for (long row = 0; row < rows; row++, x += x_stride, y += y_stride)
    for (long c = 0; c < columns; c += 8) {
      float8 value = normal8(load8(x + c), k, c);
      if (k->rectified) value = max_or_nan8(value, 0);
      if (c + 8 <= columns)
        store8(y + c, value);
      else
        store_part(y + c, value, columns - c);
    }
}

// d = scale · g + slope · (x - mean) + offset.
KERNEL void kernel_normalise_gradient(const float *x, long x_stride, const float *g, long g_stride,
                                      float *d, long d_stride, long rows, long columns,
                                      const kernel_columns *all, const float *slope,
                                      const float *offset) {
  const kernel_columns own = *all, *k = &own;
  for (long row = 0; row < rows; row++, x += x_stride, g += g_stride, d += d_stride)
    for (long c = 0; c < columns; c += 8) {
      float8 value = load8(x + c), gradient = passed8(load8(g + c), value, k, c);
      float8 far = load8(slope + c) * (value - load8(k->mean + c)) + load8(offset + c);
      float8 result = load8(k->scale + c) * gradient + far;
      if (c + 8 <= columns)
        store8(d + c, result);
      else
        store_part(d + c, result, columns - c);
    }
}

// Rows brought to a mean of 0 and a spread of 1, each by itself.
#include "CKernels.h"
#include "Vector.h"

typedef double double4 __attribute__((ext_vector_type(4), aligned(8), may_alias));

INLINE double4 wide_low(float8 x) { return __builtin_convertvector(x.lo, double4); }
INLINE double4 wide_high(float8 x) { return __builtin_convertvector(x.hi, double4); }
INLINE double total4(double4 x) { return (x.x + x.z) + (x.y + x.w); }

// Sums in double, which take the square of a large mean away without loss.
KERNEL void kernel_row_moments(const float *x, long count, float epsilon, float *mean,
                               float *inverse) {
  double4 low = 0, high = 0, low2 = 0, high2 = 0;
  for (long i = 0; i < count; i += 8) {
    float8 value = count - i < 8 ? first8(load8(x + i), count - i) : load8(x + i);
    double4 a = wide_low(value), b = wide_high(value);
    low += a;
    high += b;
    low2 += a * a;
    high2 += b * b;
  }
  const double middle = total4(low + high) / (double)count;
  const double variance = total4(low2 + high2) / (double)count - middle * middle;
  *mean = (float)middle;
  *inverse = (float)(1 / __builtin_sqrt((variance > 0 ? variance : 0) + (double)epsilon));
}

KERNEL void kernel_normalise_row(const float *x, float *y, long count, float mean, float inverse,
                                 const float *w, const float *b) {
  long i = 0;
  for (; i + 8 <= count; i += 8)
    store8(y + i, (load8(x + i) - mean) * inverse * load8(w + i) + load8(b + i));
  if (i < count)
    store_part(y + i, (load8(x + i) - mean) * inverse * load8(w + i) + load8(b + i), count - i);
}

// d = inverse · (g·w - mean of g·w - n · mean of g·w·n), n = (x - mean) · inverse.
KERNEL void kernel_normalise_row_gradient(const float *x, const float *g, float *d, long count,
                                          float mean, float inverse, const float *w) {
  double4 low = 0, high = 0, low2 = 0, high2 = 0;
  for (long i = 0; i < count; i += 8) {
    float8 slope = load8(g + i) * load8(w + i), normal = (load8(x + i) - mean) * inverse;
    if (count - i < 8) slope = first8(slope, count - i), normal = first8(normal, count - i);
    double4 a = wide_low(slope), c = wide_high(slope);
    low += a;
    high += c;
    low2 += a * wide_low(normal);
    high2 += c * wide_high(normal);
  }
  const float sum = (float)(total4(low + high) / (double)count);
  const float far = (float)(total4(low2 + high2) / (double)count);
  for (long i = 0; i < count; i += 8) {
    float8 normal = (load8(x + i) - mean) * inverse;
    float8 value = inverse * (load8(g + i) * load8(w + i) - sum - normal * far);
    if (count - i >= 8)
      store8(d + i, value);
    else
      store_part(d + i, value, count - i);
  }
}

INLINE void add_wide(double *to, float8 value, long count) {
  if (count >= 8) {
    *(double4 *)to += wide_low(value);
    *(double4 *)(to + 4) += wide_high(value);
    return;
  }
  for (long i = 0; i < count; i++) to[i] += (double)value[i];
}

// Sums of 16 rows at a time in float, their sums in double.
KERNEL void kernel_row_weight_gradients(const float *x, long x_stride, const float *g, long g_stride,
                                        const float *means, const float *inverses, long rows,
                                        long columns, double *w, double *b) {
  for (long first = 0; first < rows; first += 16) {
    const long end = first + 16 < rows ? first + 16 : rows;
    for (long c = 0; c < columns; c += 8) {
      float8 weight = 0, bias = 0;
      for (long r = first; r < end; r++) {
        float8 slope = load8(g + r * g_stride + c);
        weight += slope * ((load8(x + r * x_stride + c) - means[r]) * inverses[r]);
        bias += slope;
      }
      add_wide(w + c, weight, columns - c);
      add_wide(b + c, bias, columns - c);
    }
  }
}

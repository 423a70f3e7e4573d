// What is done to all gradients between a backward pass and the optimizer.
#include "CKernels.h"
#include "Vector.h"

typedef double double4 __attribute__((ext_vector_type(4), aligned(8)));

INLINE double4 wide_low(float8 x) { return __builtin_convertvector(x.lo, double4); }
INLINE double4 wide_high(float8 x) { return __builtin_convertvector(x.hi, double4); }
INLINE double total4(double4 x) { return (x.x + x.z) + (x.y + x.w); }

// Σ x², in double: infinite or NaN only where a number is.
KERNEL double kernel_sum_of_squares(const float *x, long count) {
  double4 low = 0, high = 0;
  long i = 0;
  for (; i + 8 <= count; i += 8) {
    float8 part = load8(x + i);
    double4 a = wide_low(part), b = wide_high(part);
    low += a * a;
    high += b * b;
  }
  double sum = total4(low + high);
  for (; i < count; i++) sum += (double)x[i] * x[i];
  return sum;
}

KERNEL void kernel_scale(float *x, long count, float factor) {
  long i = 0;
  for (; i + 8 <= count; i += 8) store8(x + i, factor * load8(x + i));
  for (; i < count; i++) x[i] *= factor;
}

// g ← g + l1·sign(w) + 2·l2·w, where sign(0) = 0; l1·Σ|w| + l2·Σw², in double.
KERNEL double kernel_penalty(const float *w, float *g, long count, double l1, double l2) {
  const float8 pull = (float8)(float)l1;
  const float slope = (float)(2 * l2);
  double4 sizes = 0, squares = 0;
  long i = 0;
  for (; i + 8 <= count; i += 8) {
    float8 weight = load8(w + i), size = abs8(weight);
    double4 a = wide_low(size), b = wide_high(size);
    sizes += a + b;
    squares += a * a + b * b;
    if (!g) continue;
    float8 sign = select8(weight > 0, pull, 0) - select8(weight < 0, pull, 0);
    store8(g + i, load8(g + i) + (sign + slope * weight));
  }
  double size = total4(sizes), square = total4(squares);
  for (; i < count; i++) {
    float weight = w[i];
    size += __builtin_fabsf(weight);
    square += (double)weight * weight;
    if (g) g[i] += (weight > 0 ? pull.x : weight < 0 ? -pull.x : 0) + slope * weight;
  }
  return l1 * size + l2 * square;
}

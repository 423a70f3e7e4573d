// Sums and combinations of long vectors; sums are made in double.
#include "CKernels.h"
#include "Vector.h"

typedef double double8 __attribute__((ext_vector_type(8), aligned(8)));

INLINE double8 wide8(const float *from) { return __builtin_convertvector(load8(from), double8); }

INLINE double total8(double8 x) {
  return ((x.s0 + x.s4) + (x.s2 + x.s6)) + ((x.s1 + x.s5) + (x.s3 + x.s7));
}

// Σ xᵢyᵢ.
KERNEL double kernel_dot(const float *x, const float *y, long count) {
  double8 sums = 0.0;
  long i = 0;
  for (; i + 8 <= count; i += 8) sums += wide8(x + i) * wide8(y + i);
  double sum = total8(sums);
  for (; i < count; i++) sum += (double)x[i] * y[i];
  return sum;
}

// Σ |xᵢ|.
KERNEL double kernel_sum_magnitudes(const float *x, long count) {
  double8 sums = 0.0;
  long i = 0;
  for (; i + 8 <= count; i += 8) sums += __builtin_convertvector(abs8(load8(x + i)), double8);
  double sum = total8(sums);
  for (; i < count; i++) sum += __builtin_fabsf(x[i]);
  return sum;
}

// The largest |xᵢ|; 0 of none.
KERNEL float kernel_largest_magnitude(const float *x, long count) {
  float8 most = 0.0f;
  long i = 0;
  for (; i + 8 <= count; i += 8) most = max8(abs8(load8(x + i)), most);
  float largest = largest8(most);
  for (; i < count; i++) largest = __builtin_fabsf(x[i]) > largest ? __builtin_fabsf(x[i]) : largest;
  return largest;
}

// z ← ax + by; z may be x or y.
KERNEL void kernel_combine(float a, const float *x, float b, const float *y, float *z, long count) {
  long i = 0;
  for (; i + 8 <= count; i += 8) store8(z + i, a * load8(x + i) + b * load8(y + i));
  for (; i < count; i++) z[i] = a * x[i] + b * y[i];
}

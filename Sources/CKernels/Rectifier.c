// What the gradients of rectifiers with slopes of their own need.
#include "Activation.h"

typedef double double8 __attribute__((ext_vector_type(8), aligned(8)));

// Σ g · x where x is not positive, added up in double.
KERNEL double kernel_slope_gradient(const float *g, const float *x, long count) {
  double8 sums = 0;
  EACH8(count, float8 v = load8(x + i);
        sums += __builtin_convertvector(select8(v > 0.0f, 0, load8(g + i) * v), double8);
        , float8 v = load8(x + i);
        sums += __builtin_convertvector(first8(select8(v > 0.0f, 0, load8(g + i) * v), part), double8);)
  double total = 0;
  for (int lane = 0; lane < 8; lane++) total += sums[lane];
  return total;
}

KERNEL void kernel_multiply(const float *x, const float *factors, float *y, long count) {
  MAP8(count, y, load8(x + i) * load8(factors + i))
}

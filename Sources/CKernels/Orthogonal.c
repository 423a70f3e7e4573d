// What makes vectors orthogonal.
#include "CKernels.h"
#include "Vector.h"

typedef double double4 __attribute__((ext_vector_type(4), aligned(8), may_alias));

// Takes the part along the unit vector q out of each vector. Several at a time, so that q is fetched
// from memory once for all of them.
KERNEL void kernel_project(const double *q, double *vectors, long rows, long count) {
  for (long row = 0; row < rows; row++) {
    double *v = vectors + row * count;
    double4 first = 0, second = 0;
    long i = 0;
    for (; i + 8 <= count; i += 8) {
      first += *(const double4 *)(q + i) * *(const double4 *)(v + i);
      second += *(const double4 *)(q + i + 4) * *(const double4 *)(v + i + 4);
    }
    first += second;
    double length = (first.x + first.y) + (first.z + first.w);
    for (; i < count; i++) length += q[i] * v[i];
    for (i = 0; i + 4 <= count; i += 4)
      *(double4 *)(v + i) = *(const double4 *)(v + i) - length * *(const double4 *)(q + i);
    for (; i < count; i++) v[i] -= length * q[i];
  }
}

// Matrices turned over.
#include "CKernels.h"
#include "Vector.h"

// Sixteen rows at a time: the lines they are read from and those they are written to stay in the cache.
KERNEL void kernel_transpose(const float *x, float *y, long rows, long columns) {
  if (rows == 1 || columns == 1) {
    memcpy(y, x, (size_t)(rows * columns) * sizeof *y);
    return;
  }
  for (long first = 0; first < rows; first += 16) {
    long end = first + 16 < rows ? first + 16 : rows;
    for (long j = 0; j < columns; j++)
      for (long i = first; i < end; i++) y[j * rows + i] = x[i * columns + j];
  }
}

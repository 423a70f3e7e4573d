// Small matrix products, in registers: tiles of the result are summed over the whole depth, with the
// right operand's columns beside each other. Columns that are not get copied so, a panel at a time.
#include "CKernels.h"
#include "Vector.h"

// C[i, j] (+)= Σ A[i, p] · B[p, j] for R rows and V vectors of LANES columns.
#define TILE(NAME, VECTOR, LANES, R, V)                                                           \
  INLINE void NAME(const float *a, long a_row, long a_column, const float *b, long b_row,         \
                   const float *bias, long depth, VECTOR sums[R][V]) {                            \
    UNROLL for (int r = 0; r < R; r++) UNROLL for (int v = 0; v < V; v++)                         \
      sums[r][v] = *(const VECTOR *)(bias + v * LANES);                                           \
    for (long p = 0; p < depth; p++) {                                                            \
      VECTOR right[V];                                                                            \
      UNROLL for (int v = 0; v < V; v++) right[v] = *(const VECTOR *)(b + p * b_row + v * LANES); \
      UNROLL for (int r = 0; r < R; r++) {                                                        \
        float left = a[r * a_row + p * a_column];                                                 \
        UNROLL for (int v = 0; v < V; v++) sums[r][v] += left * right[v];                         \
      }                                                                                           \
    }                                                                                             \
  }

// All rows of one panel of V vectors, of which `width` columns are stored.
#define PANEL(NAME, VECTOR, LANES, V)                                                             \
  TILE(NAME##_6, VECTOR, LANES, 6, V)                                                             \
  TILE(NAME##_4, VECTOR, LANES, 4, V)                                                             \
  TILE(NAME##_1, VECTOR, LANES, 1, V)                                                             \
  INLINE void NAME##_store(VECTOR sums[V], float *c, long width, bool add) {                      \
    if (width == LANES * V) {                                                                     \
      UNROLL for (int v = 0; v < V; v++) {                                                        \
        VECTOR *to = (VECTOR *)(c + v * LANES);                                                   \
        *to = add ? *to + sums[v] : sums[v];                                                      \
      }                                                                                           \
      return;                                                                                     \
    }                                                                                             \
    UNROLL for (int v = 0; v < V; v++) {                                                          \
      long part = width - v * LANES;                                                              \
      float8 sum = 0;                                                                             \
      memcpy(&sum, &sums[v], sizeof(VECTOR));                                                     \
      if (part >= LANES) {                                                                        \
        VECTOR *to = (VECTOR *)(c + v * LANES);                                                   \
        *to = add ? *to + sums[v] : sums[v];                                                      \
      } else if (part > 0) {                                                                      \
        if (add) sum += load8(c + v * LANES);                                                     \
        store_part(c + v * LANES, sum, part);                                                     \
      }                                                                                           \
    }                                                                                             \
  }                                                                                               \
  INLINE void NAME(const float *a, long a_row, long a_column, const float *b, long b_row,         \
                   const float *bias, float *c, long c_row, long rows, long width, long depth,    \
                   bool add) {                                                                    \
    long i = 0;                                                                                   \
    VECTOR sums[6][V];                                                                            \
    for (; i + 6 <= rows; i += 6) {                                                               \
      NAME##_6(a + i * a_row, a_row, a_column, b, b_row, bias, depth, sums);                      \
      UNROLL for (int r = 0; r < 6; r++) NAME##_store(sums[r], c + (i + r) * c_row, width, add);  \
    }                                                                                             \
    for (; i + 4 <= rows; i += 4) {                                                               \
      NAME##_4(a + i * a_row, a_row, a_column, b, b_row, bias, depth, sums);                      \
      UNROLL for (int r = 0; r < 4; r++) NAME##_store(sums[r], c + (i + r) * c_row, width, add);  \
    }                                                                                             \
    for (; i < rows; i++) {                                                                       \
      NAME##_1(a + i * a_row, a_row, a_column, b, b_row, bias, depth, sums);                      \
      NAME##_store(sums[0], c + i * c_row, width, add);                                           \
    }                                                                                             \
  }

PANEL(panel16, float8, 8, 2)
PANEL(panel8, float8, 8, 1)
PANEL(panel4, float4, 4, 1)

// Lays columns that are rows in memory side by side; what stands beyond `width` is left as it is.
INLINE void pack(const float *b, long b_column, float *to, long width, long lanes, long depth) {
  for (long j = 0; j < width; j++)
    for (long p = 0; p < depth; p++) to[p * lanes + j] = b[p + j * b_column];
}

// Dot products of rows that both lie along the depth: no copy for one or two rows of A.
INLINE void dots(const float *a, long a_row, const float *b, long b_column, const float *bias,
                 float *c, long c_row, long rows, long columns, long depth, bool add) {
  for (long i = 0; i < rows; i++) {
    const float *left = a + i * a_row;
    for (long j = 0; j < columns; j++) {
      const float *right = b + j * b_column;
      float8 first = 0, second = 0;
      long p = 0;
      for (; p + 16 <= depth; p += 16) {
        first += load8(left + p) * load8(right + p);
        second += load8(left + p + 8) * load8(right + p + 8);
      }
      float sum = sum8(first + second);
      for (; p < depth; p++) sum += left[p] * right[p];
      if (bias) sum += bias[j];
      c[i * c_row + j] = add ? c[i * c_row + j] + sum : sum;
    }
  }
}

KERNEL void kernel_product(const float *a, long a_row, long a_column, const float *b, long b_row,
                           long b_column, const float *bias, float *c, long c_row, long rows,
                           long columns, long depth, bool add, float *scratch) {
  if (rows <= 2 && depth >= 16 && a_column == 1 && b_row == 1) {
    dots(a, a_row, b, b_column, bias, c, c_row, rows, columns, depth, add);
    return;
  }
  const float zeros[16] = {0};
  for (long j = 0; j < columns;) {
    long left = columns - j, lanes = left > 8 ? 16 : left > 4 ? 8 : 4;
    long width = left < lanes ? left : lanes;
    const float *panel = b + j * b_column, *start = bias ? bias + j : zeros;
    long panel_row = b_row;
    if (b_column != 1) {
      pack(panel, b_column, scratch, width, lanes, depth);
      panel = scratch;
      panel_row = lanes;
    }
    if (lanes == 16)
      panel16(a, a_row, a_column, panel, panel_row, start, c + j, c_row, rows, width, depth, add);
    else if (lanes == 8)
      panel8(a, a_row, a_column, panel, panel_row, start, c + j, c_row, rows, width, depth, add);
    else
      panel4(a, a_row, a_column, panel, panel_row, start, c + j, c_row, rows, width, depth, add);
    j += width;
  }
}

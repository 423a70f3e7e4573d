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
  long j = 0;
  for (; j + 8 <= width; j += 8) {
    const float *from = b + j * b_column;
    long p = 0;
    for (; p + 8 <= depth; p += 8) {
      float8 r[8];
      UNROLL for (int i = 0; i < 8; i++) r[i] = load8(from + i * b_column + p);
      transpose8(r);
      UNROLL for (int i = 0; i < 8; i++) store8(to + (p + i) * lanes + j, r[i]);
    }
    for (; p < depth; p++)
      for (long i = 0; i < 8; i++) to[p * lanes + j + i] = from[i * b_column + p];
  }
  for (; j < width; j++)
    for (long p = 0; p < depth; p++) to[p * lanes + j] = b[p + j * b_column];
}

// Dot products of R rows of A and V columns of B, where both lie along the depth: 12 sums at once keep
// the multipliers busy while they wait for each other, and nothing has to be copied.
#define DOTS(NAME, R, V)                                                                          \
  INLINE void NAME(const float *a, long a_row, const float *b, long b_column, const float *bias,  \
                   float *c, long c_row, long depth, bool add) {                                  \
    float8 sums[R][V];                                                                            \
    UNROLL for (int r = 0; r < R; r++) UNROLL for (int v = 0; v < V; v++) sums[r][v] = 0;         \
    long p = 0;                                                                                   \
    for (; p + 8 <= depth; p += 8) {                                                              \
      float8 right[V];                                                                            \
      UNROLL for (int v = 0; v < V; v++) right[v] = load8(b + v * b_column + p);                  \
      UNROLL for (int r = 0; r < R; r++) {                                                        \
        float8 left = load8(a + r * a_row + p);                                                   \
        UNROLL for (int v = 0; v < V; v++) sums[r][v] += left * right[v];                         \
      }                                                                                           \
    }                                                                                             \
    if (p < depth) {                                                                              \
      long part = depth - p;                                                                      \
      float8 right[V];                                                                            \
      UNROLL for (int v = 0; v < V; v++) right[v] = first8(load8(b + v * b_column + p), part);    \
      UNROLL for (int r = 0; r < R; r++) {                                                        \
        float8 left = first8(load8(a + r * a_row + p), part);                                     \
        UNROLL for (int v = 0; v < V; v++) sums[r][v] += left * right[v];                         \
      }                                                                                           \
    }                                                                                             \
    UNROLL for (int v = 0; v < V; v++) {                                                          \
      float start = bias ? bias[v] : 0;                                                           \
      float4 column = {};                                                                         \
      if (R == 4) column = sums4(sums[0][v], sums[1 % R][v], sums[2 % R][v], sums[3 % R][v]);     \
      UNROLL for (int r = 0; r < R; r++) {                                                        \
        float sum = (R == 4 ? column[r] : sum8(sums[r][v])) + start, *to = c + r * c_row + v;     \
        *to = add ? *to + sum : sum;                                                              \
      }                                                                                           \
    }                                                                                             \
  }
DOTS(dots_4_3, 4, 3)
DOTS(dots_1_3, 1, 3)
DOTS(dots_4_1, 4, 1)
DOTS(dots_1_1, 1, 1)

// All rows for V columns of B.
#define DOTS_OF_COLUMNS(V)                                                                        \
  {                                                                                               \
    const float *right = b + j * b_column, *start = bias ? bias + j : 0;                          \
    long i = 0;                                                                                   \
    for (; i + 4 <= rows; i += 4)                                                                 \
      dots_4_##V(a + i * a_row, a_row, right, b_column, start, c + i * c_row + j, c_row, depth,   \
                 add);                                                                            \
    for (; i < rows; i++)                                                                         \
      dots_1_##V(a + i * a_row, a_row, right, b_column, start, c + i * c_row + j, c_row, depth,   \
                 add);                                                                            \
  }

// In blocks of rows that stay in the cache, half a megabyte, while the columns pass.
INLINE void dots(const float *a, long a_row, const float *b, long b_column, const float *bias,
                 float *c, long c_row, long all, long columns, long depth, bool add) {
  const long fitting = (5L << 10) / depth / 4 * 4, block = fitting < 4 ? 4 : fitting;
  for (; all > 0; all -= block, a += block * a_row, c += block * c_row) {
    long rows = all < block ? all : block, j = 0;
    for (; j + 3 <= columns; j += 3) DOTS_OF_COLUMNS(3)
    for (; j < columns; j++) DOTS_OF_COLUMNS(1)
  }
}

// Whether dot products are faster than panels of copied columns: measured on Zen 4 at 16 to 512 rows.
INLINE bool suits_dots(long rows, long depth) {
  return depth >= (rows <= 2 ? 16 : 64) && rows * 4 < depth;
}

// How many columns are copied at a time: for few rows a panel, for many as many as the second-level cache
// holds while blocks of rows, which the first holds, pass.
INLINE long copied(long rows, long depth) {
  if (rows <= 32 || depth < 1) return 16;
  const long fitting = (1L << 16) / depth / 16 * 16;
  return fitting < 16 ? 16 : fitting > 512 ? 512 : fitting;
}

long kernel_product_scratch(long rows, long columns, long depth) {
  const long most = copied(rows, depth), all = (columns + 15) / 16 * 16;
  return (all < most ? all : most) * depth;
}

// The lanes of a panel that holds this many columns.
INLINE long lanes_of(long columns) { return columns > 8 ? 16 : columns > 4 ? 8 : 4; }

// Columns that are rows in memory as panels, each in the place of one of 16 lanes.
INLINE void pack_group(const float *b, long b_column, float *to, long columns, long depth) {
  for (long j = 0; j < columns; j += 16) {
    const long left = columns - j < 16 ? columns - j : 16;
    pack(b + j * b_column, b_column, to + j * depth, left, lanes_of(left), depth);
  }
}

// Up to 16 columns of the result; `b_row` is 0 where the right factor is a panel of its own.
INLINE void columns16(const float *a, long a_row, long a_column, const float *b, long b_row,
                      const float *bias, float *c, long c_row, long rows, long columns, long depth,
                      bool add) {
  if (columns > 8)
    panel16(a, a_row, a_column, b, b_row ? b_row : 16, bias, c, c_row, rows, columns, depth, add);
  else if (columns > 4)
    panel8(a, a_row, a_column, b, b_row ? b_row : 8, bias, c, c_row, rows, columns, depth, add);
  else
    panel4(a, a_row, a_column, b, b_row ? b_row : 4, bias, c, c_row, rows, columns, depth, add);
}

KERNEL void kernel_product(const float *a, long a_row, long a_column, const float *b, long b_row,
                           long b_column, const float *bias, float *c, long c_row, long rows,
                           long columns, long depth, bool add, float *scratch) {
  if (a_column == 1 && b_row == 1 && suits_dots(rows, depth)) {
    dots(a, a_row, b, b_column, bias, c, c_row, rows, columns, depth, add);
    return;
  }
  const float zeros[16] = {0};
  const bool copies = b_column != 1;
  const long step = copied(rows, depth), block = rows <= 32 ? rows : 24;
  for (long j = 0; j < columns; j += step) {
    const long group = columns - j < step ? columns - j : step;
    if (copies) pack_group(b + j * b_column, b_column, scratch, group, depth);
    for (long i = 0; i < rows; i += block)
      for (long k = 0; k < group; k += 16) {
        const long width = group - k < 16 ? group - k : 16;
        const long height = rows - i < block ? rows - i : block;
        const float *right = copies ? scratch + k * depth : b + j + k, *left = a + i * a_row;
        const float *start = bias ? bias + j + k : zeros;
        float *to = c + i * c_row + j + k;
        // Distances the compiler knows leave the registers to the sums: a tenth of the time.
        if (a_column == 1 && copies)
          columns16(left, a_row, 1, right, 0, start, to, c_row, height, width, depth, add);
        else if (a_column == 1)
          columns16(left, a_row, 1, right, b_row, start, to, c_row, height, width, depth, add);
        else
          columns16(left, a_row, a_column, right, copies ? 0 : b_row, start, to, c_row, height, width,
                    depth, add);
      }
  }
}

KERNEL void kernel_pack_panels(const float *b, long b_column, long columns, long depth, float *to) {
  for (long j = 0; j < columns; j += 16, to += 16 * depth)
    pack(b + j * b_column, b_column, to, columns - j < 16 ? columns - j : 16, 16, depth);
}

KERNEL void kernel_packed_product(const float *a, long a_row, const float *panels,
                                  const float *bias, float *c, long c_row, long rows, long columns,
                                  long depth) {
  const float zeros[16] = {0};
  for (long j = 0; j < columns; j += 16, panels += 16 * depth)
    panel16(a, a_row, 1, panels, 16, bias ? bias + j : zeros, c + j, c_row, rows,
            columns - j < 16 ? columns - j : 16, depth, false);
}

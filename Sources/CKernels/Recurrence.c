// One step in time of recurrent cells: what follows their product with the state before.
// Source: PyTorch, RNN, LSTM (gates i f g o) and GRU (gates r z n, reset after the product).
#include "CKernels.h"
#include "Vector.h"

INLINE void put8(float *to, float8 value, long left) {
  if (left >= 8)
    store8(to, value);
  else
    store_part(to, value, left);
}

// A row that ends before this step leaves everything as it was.
INLINE bool is_padding(const kernel_cells *s, long row) {
  return s->tokens && s->tokens[row * s->tokens_row] == 0.0f;
}

INLINE void copy_row(const float *from, float *to, long count) {
  memcpy(to, from, (size_t)count * sizeof *to);
}

INLINE void clear_row(float *to, long count) { memset(to, 0, (size_t)count * sizeof *to); }

// What every cell does of a row: keeps the state before, and gives the one after.
#define CELL(NAME, GATES, ...)                                                \
  KERNEL void kernel_##NAME##_step(const kernel_cells *s) {                   \
    const long n = s->units;                                                  \
    for (long row = 0; row < s->rows; row++) {                                \
      const float *z = s->z + row * (GATES) * n, *x = s->x + row * s->x_row;  \
      float *h = s->h + row * n, *c = s->c + row * n;                         \
      float *kept = s->kept ? s->kept + row * s->kept_row : 0;                \
      (void)z, (void)c;                                                       \
      if (kept) copy_row(h, kept + s->before, n);                             \
      if (!is_padding(s, row))                                                \
        for (long i = 0; i < n; i += 8) {                                     \
          const long left = n - i;                                            \
          __VA_ARGS__                                                                \
        }                                                                     \
      if (s->out) copy_row(h, s->out + row * s->out_row, n);                  \
    }                                                                         \
  }

#define SUM(GATE) (load8(z + (GATE)*n + i) + load8(x + (GATE)*n + i))
#define KEEP(PLACE, VALUE) put8(kept + (PLACE)*n + i, VALUE, left)

CELL(rnn, 1, {
  float8 y = tanh8(SUM(0));
  if (kept) KEEP(0, y);
  put8(h + i, y, left);
})

CELL(rectified_rnn, 1, {
  float8 sum = SUM(0), y = select8(sum < 0.0f, 0, sum);
  if (kept) KEEP(0, y);
  put8(h + i, y, left);
})

CELL(lstm, 4, {
  float8 in = sigmoid8(SUM(0)), forget = sigmoid8(SUM(1)), new = tanh8(SUM(2)), out = sigmoid8(SUM(3));
  float8 cell = forget * load8(c + i) + in * new;
  if (kept) {
    KEEP(0, in);
    KEEP(1, forget);
    KEEP(2, new);
    KEEP(3, out);
    KEEP(4, load8(c + i));
  }
  put8(c + i, cell, left);
  put8(h + i, out * tanh8(cell), left);
})

CELL(gru, 3, {
  float8 reset = sigmoid8(SUM(0)), keep = sigmoid8(SUM(1)), inner = load8(z + 2 * n + i);
  float8 new = tanh8(load8(x + 2 * n + i) + reset * inner);
  if (kept) {
    KEEP(0, reset);
    KEEP(1, keep);
    KEEP(2, new);
    KEEP(3, inner);
  }
  put8(h + i, new + keep * (load8(h + i) - new), left);
})

// The gradient of a step. `z` takes that of the product, compact, and `kept` too, in the place of what was
// left there; `x` that of what came from the input. `h` holds the gradient of the state after, and takes
// what goes to the state before by other ways than the product.
#define CELL_GRADIENT(NAME, GATES, ...)                                           \
  KERNEL void kernel_##NAME##_step_gradient(const kernel_cell_slopes *s) {        \
    const long n = s->units;                                                      \
    for (long row = 0; row < s->rows; row++) {                                    \
      float *z = s->z + row * (GATES) * n, *kept = s->kept + row * s->kept_row;   \
      float *x = s->x ? s->x + row * s->x_row : 0;                                \
      float *h = s->h + row * n, *c = s->c + row * n;                             \
      (void)c;                                                                    \
      if (s->g) kernel_add(s->g + row * s->g_row, h, n);                          \
      if (s->tokens && s->tokens[row * s->tokens_row] == 0.0f) {                  \
        clear_row(z, (GATES) * n);                                                \
        clear_row(kept, (GATES) * n);                                             \
        if (x) clear_row(x, (GATES) * n);                                         \
        continue;                                                                 \
      }                                                                           \
      for (long i = 0; i < n; i += 8) {                                           \
        const long left = n - i;                                                  \
        float8 g = load8(h + i);                                                  \
        __VA_ARGS__                                                                      \
      }                                                                           \
    }                                                                             \
  }

#define KEPT(PLACE) load8(kept + (PLACE)*n + i)
#define SLOPE(GATE, VALUE)                           \
  {                                                  \
    float8 slope = VALUE;                            \
    put8(z + (GATE)*n + i, slope, left);             \
    put8(kept + (GATE)*n + i, slope, left);          \
    if (x) put8(x + (GATE)*n + i, slope, left);      \
  }

CELL_GRADIENT(rnn, 1, {
  float8 y = KEPT(0);
  SLOPE(0, g * (1.0f - y * y));
  put8(h + i, (float8)0.0f, left);
})

CELL_GRADIENT(rectified_rnn, 1, {
  SLOPE(0, select8(KEPT(0) > 0.0f, g, 0));
  put8(h + i, (float8)0.0f, left);
})

CELL_GRADIENT(lstm, 4, {
  float8 in = KEPT(0), forget = KEPT(1), new = KEPT(2), out = KEPT(3), before = KEPT(4);
  float8 t = tanh8(forget * before + in * new);
  float8 cell = load8(c + i) + g * out * (1.0f - t * t);
  SLOPE(0, cell * new * in * (1.0f - in));
  SLOPE(1, cell * before * forget * (1.0f - forget));
  SLOPE(2, cell * in * (1.0f - new * new));
  SLOPE(3, g * t * out * (1.0f - out));
  put8(c + i, cell * forget, left);
  put8(h + i, (float8)0.0f, left);
})

CELL_GRADIENT(gru, 3, {
  float8 reset = KEPT(0), keep = KEPT(1), new = KEPT(2), inner = KEPT(3);
  float8 before = load8(kept + s->before + i);
  float8 inside = g * (1.0f - keep) * (1.0f - new * new);
  SLOPE(0, inside * inner * reset * (1.0f - reset));
  SLOPE(1, g * (before - new) * keep * (1.0f - keep));
  put8(z + 2 * n + i, inside * reset, left);
  put8(kept + 2 * n + i, inside * reset, left);
  if (x) put8(x + 2 * n + i, inside, left);
  put8(h + i, g * keep, left);
})

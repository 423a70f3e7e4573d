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
INLINE bool is_padding(const float *tokens, long stride, long row) {
  return tokens && tokens[row * stride] == 0.0f;
}

INLINE void clear_row(float *to, long count) { memset(to, 0, (size_t)count * sizeof *to); }

// Asks for what a step is going to read and write while the product before it is computed: the steps of a
// row lie far from those of the next.
static void ask(const float *from, long row, long rows, long count) {
  for (long r = 0; r < rows; r++)
    for (long i = 0; i < count; i += 16) __builtin_prefetch(from + r * row + i);
}

void kernel_ask_for_step(const kernel_cells *s, long sums, long kept) {
  ask(s->x, s->x_row, s->rows, sums);
  if (s->kept) ask(s->kept, s->kept_row, s->rows, kept);
}

void kernel_ask_for_slopes(const kernel_cell_slopes *s, long sums, long kept) {
  ask(s->kept, s->kept_row, s->rows, kept);
  if (s->x) ask(s->x, s->x_row, s->rows, sums);
}

// tanh x within 6 units in the last place: x · P(x²) / Q(x²), fitted to the least relative error up to where
// it is 1. A step takes five of these for each unit, so that they count as much as a third of the product.
INLINE float8 gate_tanh8(float8 x) {
  x = (float8)9.02f < x ? (float8)9.02f : x;
  x = (float8)-9.02f > x ? (float8)-9.02f : x;
  float8 s = x * x;
  float8 p = (float8)1.331908183e-8f;
  p = p * s + 2.058348853e-5f;
  p = p * s + 3.494035002e-3f;
  p = p * s + 0.1337971831f;
  p = p * s + 1.0f;
  float8 q = (float8)7.762023539e-7f;
  q = q * s + 3.283093563e-4f;
  q = q * s + 2.587107488e-2f;
  q = q * s + 0.4671303355f;
  q = q * s + 1.0f;
  float8 y = p * x / q;
  y = (float8)1.0f < y ? (float8)1.0f : y;
  return (float8)-1.0f > y ? (float8)-1.0f : y;
}

// 1 / (1 + e^-x) within 6e-8.
INLINE float8 gate_sigmoid8(float8 x) { return 0.5f + 0.5f * gate_tanh8(0.5f * x); }

// What every cell does of a row: keeps the state before, and gives the one after.
#define CELL(NAME, GATES, ...)                                                    \
  KERNEL void kernel_##NAME##_step(const kernel_cells *s) {                       \
    const long n = s->units;                                                      \
    for (long row = 0; row < s->rows; row++) {                                    \
      const float *z = s->z + row * (GATES) * n, *x = s->x + row * s->x_row;      \
      float *h = s->h + row * n, *c = s->c + row * n;                             \
      float *kept = s->kept ? s->kept + row * s->kept_row : 0;                    \
      float *out = s->out ? s->out + row * s->out_row : 0;                        \
      const bool stands = is_padding(s->tokens, s->tokens_row, row);              \
      (void)z, (void)x, (void)c;                                                  \
      for (long i = 0; i < n; i += 8) {                                           \
        const long left = n - i;                                                  \
        const float8 before = load8(h + i);                                       \
        float8 after = before;                                                    \
        if (kept) put8(kept + s->before + i, before, left);                       \
        if (!stands) {                                                            \
          __VA_ARGS__                                                             \
          put8(h + i, after, left);                                               \
        }                                                                         \
        if (out) put8(out + i, after, left);                                      \
      }                                                                           \
    }                                                                             \
  }

#define SUM(GATE) (load8(z + (GATE)*n + i) + load8(x + (GATE)*n + i))
#define KEEP(PLACE, VALUE) put8(kept + (PLACE)*n + i, VALUE, left)

CELL(rnn, 1, {
  after = gate_tanh8(SUM(0));
  if (kept) KEEP(0, after);
})

CELL(rectified_rnn, 1, {
  after = SUM(0);
  after = select8(after < 0.0f, 0, after);
  if (kept) KEEP(0, after);
})

CELL(lstm, 4, {
  float8 in = gate_sigmoid8(SUM(0)), forget = gate_sigmoid8(SUM(1)), new = gate_tanh8(SUM(2));
  float8 out_gate = gate_sigmoid8(SUM(3)), cell = load8(c + i);
  if (kept) {
    KEEP(0, in);
    KEEP(1, forget);
    KEEP(2, new);
    KEEP(3, out_gate);
    KEEP(4, cell);
  }
  cell = forget * cell + in * new;
  put8(c + i, cell, left);
  after = out_gate * gate_tanh8(cell);
})

CELL(gru, 3, {
  float8 reset = gate_sigmoid8(SUM(0)), keep = gate_sigmoid8(SUM(1)), inner = load8(z + 2 * n + i);
  float8 new = gate_tanh8(load8(x + 2 * n + i) + reset * inner);
  if (kept) {
    KEEP(0, reset);
    KEEP(1, keep);
    KEEP(2, new);
    KEEP(3, inner);
  }
  after = new + keep * (before - new);
})

// The gradient of a step. `z` takes that of the product, compact, and `kept` too, in the place of what was
// left there, unless it is that of what came from the input, which `x` takes, and `shares`. `sums` takes
// its sums over the rows. `h` holds the gradient of the state after, and takes what goes to the state
// before by other ways than the product.
#define CELL_GRADIENT(NAME, GATES, ...)                                           \
  KERNEL void kernel_##NAME##_step_gradient(const kernel_cell_slopes *s) {        \
    const long n = s->units;                                                      \
    for (long row = 0; row < s->rows; row++) {                                    \
      float *z = s->z + row * (GATES) * n, *kept = s->kept + row * s->kept_row;   \
      float *x = s->x ? s->x + row * s->x_row : 0;                                \
      float *h = s->h + row * n, *c = s->c + row * n;                             \
      float *own = s->shares ? 0 : kept, *sums = s->sums;                         \
      (void)c;                                                                    \
      if (s->g) kernel_add(s->g + row * s->g_row, h, n);                          \
      if (is_padding(s->tokens, s->tokens_row, row)) {                            \
        clear_row(z, (GATES) * n);                                                \
        if (own) clear_row(own, (GATES) * n);                                     \
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
#define PRODUCT_SLOPE(GATE, VALUE)                                                             \
  {                                                                                            \
    const float8 slope = VALUE;                                                                \
    put8(z + (GATE)*n + i, slope, left);                                                       \
    if (own) put8(own + (GATE)*n + i, slope, left);                                            \
    if (sums) put8(sums + (GATE)*n + i, load8(sums + (GATE)*n + i) + slope, left);             \
  }
#define SLOPE(GATE, VALUE)                           \
  {                                                  \
    const float8 both = VALUE;                       \
    PRODUCT_SLOPE(GATE, both);                       \
    if (x) put8(x + (GATE)*n + i, both, left);       \
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
  float8 t = gate_tanh8(forget * before + in * new);
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
  PRODUCT_SLOPE(2, inside * reset);
  if (x) put8(x + 2 * n + i, inside, left);
  put8(h + i, g * keep, left);
})

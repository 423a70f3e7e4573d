// Convolutions in which each channel has a filter of its own: eight channels at a time, which lie beside each
// other. Filters are packed [window, channels].
#include "CKernels.h"
#include "Vector.h"

INLINE void put8(float *to, float8 value, long left) {
  if (left >= 8)
    store8(to, value);
  else
    store_part(to, value, left);
}

INLINE long offset_of(const kernel_windows *w, long run) {
  return run / w->pieces * w->line_step + run % w->pieces * w->piece_step;
}

// `count` outputs side by side, of eight channels, which share each number of the filter.
INLINE void side_by_side(const kernel_windows *w, const int count, const float *x,
                         const float *filter, float8 start, long channels, long left, float *y) {
  float8 sums[8];
  UNROLL for (int i = 0; i < count; i++) sums[i] = start;
  for (long line = 0; line < w->lines; line++, x += w->line_step) {
    const float *at = x;
    for (long piece = 0; piece < w->pieces; piece++, at += w->piece_step, filter += channels) {
      const float8 factor = load8(filter);
      UNROLL for (int i = 0; i < count; i++) sums[i] += load8(at + i * w->step_x) * factor;
    }
  }
  UNROLL for (int i = 0; i < count; i++) put8(y + i * w->pixel, sums[i], left);
}

// A row of outputs of eight channels. Those left at its end go along with some that are computed once more.
INLINE void row_of(const kernel_windows *w, const float *x, const float *filter, float8 start,
                   long channels, long left, float *y) {
  const long columns = w->columns;
  long column = 0;
  if (columns >= 8) {
    for (; column < columns; column += 8) {
      const long first = column + 8 <= columns ? column : columns - 8;
      side_by_side(w, 8, x + first * w->step_x, filter, start, channels, left, y + first * w->pixel);
    }
  } else if (columns >= 4) {
    for (; column < columns; column += 4) {
      const long first = column + 4 <= columns ? column : columns - 4;
      side_by_side(w, 4, x + first * w->step_x, filter, start, channels, left, y + first * w->pixel);
    }
  } else {
    for (; column < columns; column++)
      side_by_side(w, 1, x + column * w->step_x, filter, start, channels, left,
                   y + column * w->pixel);
  }
}

KERNEL void kernel_convolve_channels(const kernel_windows *w, const float *x, const float *filters,
                                     const float *bias, long channels, float *y) {
  for (long c = 0; c < channels; c += 8) {
    const float8 start = bias ? load8(bias + c) : (float8)0;
    for (long row = 0; row < w->rows; row++)
      row_of(w, x + row * w->step_y + c, filters + c, start, channels, channels - c,
             y + row * w->columns * w->pixel + c);
  }
}

// Nine numbers of a window at a time, whose sums stay in registers.
enum { SUMS = 9 };

KERNEL void kernel_convolve_channels_filters(const kernel_windows *w, const float *x, const float *g,
                                             long channels, float *slopes) {
  const long area = w->lines * w->pieces;
  for (long c = 0; c < channels; c += 8)
    for (long first = 0; first < area; first += SUMS) {
      const long count = area - first < SUMS ? area - first : SUMS;
      long offsets[SUMS];
      float8 sums[SUMS];
      UNROLL for (int k = 0; k < SUMS; k++) {
        offsets[k] = offset_of(w, first + (k < count ? k : 0));
        sums[k] = 0;
      }
      for (long row = 0; row < w->rows; row++) {
        const float *from = x + row * w->step_y + c, *right = g + row * w->columns * w->pixel + c;
        for (long i = 0; i < w->columns; i++, from += w->step_x, right += w->pixel) {
          const float8 slope = load8(right);
          UNROLL for (int k = 0; k < SUMS; k++) sums[k] += load8(from + offsets[k]) * slope;
        }
      }
      for (long k = 0; k < count; k++) {
        float *to = slopes + (first + k) * channels + c;
        put8(to, load8(to) + sums[k], channels - c);
      }
    }
}

// From [channels, 1, window]; flipped for the gradient of the inputs.
void kernel_pack_channels(const float *w, long channels, long window, bool flipped, float *to) {
  for (long k = 0; k < window; k++)
    for (long c = 0; c < channels; c++)
      to[k * channels + c] = w[c * window + (flipped ? window - 1 - k : k)];
}

INLINE void repeat(const float *x, long count, const long times, float *y) {
  for (long i = 0; i < count; i++)
    for (long k = 0; k < times; k++) y[i * times + k] = x[i];
}

INLINE void sum_up(const float *x, long count, const long times, float *y) {
  for (long i = 0; i < count; i++) {
    float sum = 0;
    for (long k = 0; k < times; k++) sum += x[i * times + k];
    y[i] = sum;
  }
}

// Few are known beforehand, which the compiler makes vectors of.
#define FOR_TIMES(FUNCTION)                            \
  switch (times) {                                     \
    case 2: FUNCTION(x, count, 2, y); break;           \
    case 3: FUNCTION(x, count, 3, y); break;           \
    case 4: FUNCTION(x, count, 4, y); break;           \
    default: FUNCTION(x, count, times, y);             \
  }

KERNEL void kernel_repeat_each(const float *restrict x, long count, long times, float *restrict y) {
  FOR_TIMES(repeat)
}

KERNEL void kernel_sum_each(const float *restrict x, long count, long times, float *restrict y) {
  FOR_TIMES(sum_up)
}

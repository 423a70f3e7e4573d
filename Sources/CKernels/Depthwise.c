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

KERNEL void kernel_convolve_channels(const kernel_windows *w, const float *x, const float *filters,
                                     const float *bias, long channels, float *y) {
  const long area = w->lines * w->pieces;
  for (long c = 0; c < channels; c += 8) {
    const float8 start = bias ? load8(bias + c) : (float8)0;
    for (long row = 0; row < w->rows; row++) {
      const float *line = x + row * w->step_y + c;
      float *to = y + row * w->columns * w->pixel + c;
      long column = 0;
      // Four outputs at once share the filter.
      for (; column + 4 <= w->columns; column += 4, line += 4 * w->step_x, to += 4 * w->pixel) {
        float8 sums[4];
        UNROLL for (int i = 0; i < 4; i++) sums[i] = start;
        for (long k = 0; k < area; k++) {
          const float *from = line + offset_of(w, k);
          const float8 filter = load8(filters + k * channels + c);
          UNROLL for (int i = 0; i < 4; i++) sums[i] += load8(from + i * w->step_x) * filter;
        }
        UNROLL for (int i = 0; i < 4; i++) put8(to + i * w->pixel, sums[i], channels - c);
      }
      for (; column < w->columns; column++, line += w->step_x, to += w->pixel) {
        float8 sum = start;
        for (long k = 0; k < area; k++)
          sum += load8(line + offset_of(w, k)) * load8(filters + k * channels + c);
        put8(to, sum, channels - c);
      }
    }
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

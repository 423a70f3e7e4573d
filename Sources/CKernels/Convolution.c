// Convolutions of images that lie channel beside channel. What a window covers is a few runs of numbers,
// so that a convolution is a matrix product whose left rows overlap in memory.
#include "CKernels.h"
#include "Vector.h"

enum { ROWS = 6, LANES = 16 };

// The beginning of the window of an output.
INLINE const float *window_of(const kernel_windows *w, const float *x, long place) {
  return x + place / w->columns * w->step_y + place % w->columns * w->step_x;
}

// Where a run of a window begins, from the window's beginning on.
INLINE long offset_of(const kernel_windows *w, long run) {
  return run / w->pieces * w->line_step + run % w->pieces * w->piece_step;
}

INLINE void store_sums(float *to, float8 low, float8 high, long width) {
  if (width >= 8) {
    store8(to, low);
    if (width >= 16) store8(to + 8, high);
    else if (width > 8) store_part(to + 8, high, width - 8);
  } else {
    store_part(to, low, width);
  }
}

KERNEL void kernel_convolve(const kernel_windows *w, const float *x, const float *filters,
                            const float *bias, float *y) {
  const long places = w->rows * w->columns, depth = w->lines * w->pieces * w->length;
  const float zeros[LANES] = {0};
  for (long j = 0; j < w->filters; j += LANES, filters += depth * LANES) {
    const long width = w->filters - j;
    float start[LANES] = {0};
    if (bias) memcpy(start, bias + j, (size_t)(width < LANES ? width : LANES) * sizeof *start);
    const float *first = bias ? start : zeros;
    for (long place = 0; place < places; place += ROWS) {
      const float *windows[ROWS];
      float8 sums[ROWS][2];
      UNROLL for (int r = 0; r < ROWS; r++) {
        windows[r] = window_of(w, x, place + r < places ? place + r : places - 1);
        sums[r][0] = load8(first);
        sums[r][1] = load8(first + 8);
      }
      const float *right = filters;
      for (long run = 0; run < w->lines * w->pieces; run++) {
        const float *a[ROWS];
        UNROLL for (int r = 0; r < ROWS; r++) a[r] = windows[r] + offset_of(w, run);
        for (long i = 0; i < w->length; i++, right += LANES) {
          float8 low = load8(right), high = load8(right + 8);
          UNROLL for (int r = 0; r < ROWS; r++) {
            float left = a[r][i];
            sums[r][0] += left * low;
            sums[r][1] += left * high;
          }
        }
      }
      const long stored = places - place < ROWS ? places - place : ROWS;
      // Unrolled, so that no sum has a place in memory while the others are made.
      UNROLL for (int r = 0; r < ROWS; r++)
        if (r < stored) store_sums(y + (place + r) * w->pixel + j, sums[r][0], sums[r][1], width);
    }
  }
}

KERNEL void kernel_convolve_filters(const kernel_windows *w, const float *x, const float *g,
                                    float *slopes) {
  const long depth = w->lines * w->pieces * w->length;
  for (long j = 0; j < w->filters; j += LANES, slopes += depth * LANES) {
    const long width = w->filters - j < LANES ? w->filters - j : LANES;
    for (long p = 0; p < depth; p += ROWS) {
      long offsets[ROWS];
      const long count = depth - p < ROWS ? depth - p : ROWS;
      float8 sums[ROWS][2];
      UNROLL for (int r = 0; r < ROWS; r++) {
        long at = r < count ? p + r : p;
        offsets[r] = offset_of(w, at / w->length) + at % w->length;
        sums[r][0] = sums[r][1] = 0;
      }
      for (long row = 0; row < w->rows; row++) {
        const float *a[ROWS], *right = g + row * w->columns * w->pixel + j;
        UNROLL for (int r = 0; r < ROWS; r++) a[r] = x + row * w->step_y + offsets[r];
        for (long i = 0, at = 0; i < w->columns; i++, at += w->step_x, right += w->pixel) {
          float8 low = width < 8 ? first8(load8(right), width) : load8(right);
          float8 high = width < 16 ? (width > 8 ? first8(load8(right + 8), width - 8) : (float8)0)
                                   : load8(right + 8);
          UNROLL for (int r = 0; r < ROWS; r++) {
            float left = a[r][at];
            sums[r][0] += left * low;
            sums[r][1] += left * high;
          }
        }
      }
      UNROLL for (int r = 0; r < ROWS; r++) {
        float *to = slopes + (p + r) * LANES;
        if (r >= count) break;
        store8(to, load8(to) + sums[r][0]);
        store8(to + 8, load8(to + 8) + sums[r][1]);
      }
    }
  }
}

KERNEL void kernel_pack_filters(const float *w, long filters, long channels, long window, float *to) {
  const long depth = window * channels;
  for (long f = 0; f < (filters + LANES - 1) / LANES * LANES; f++) {
    float *panel = to + f / LANES * depth * LANES + f % LANES;
    for (long c = 0; c < channels; c++)
      for (long k = 0; k < window; k++)
        panel[(k * channels + c) * LANES] = f < filters ? w[(f * channels + c) * window + k] : 0;
  }
}

KERNEL void kernel_pack_flipped_filters(const float *w, long filters, long channels, long window,
                                        float *to) {
  const long depth = window * filters;
  for (long c = 0; c < (channels + LANES - 1) / LANES * LANES; c++) {
    float *panel = to + c / LANES * depth * LANES + c % LANES;
    for (long f = 0; f < filters; f++)
      for (long k = 0; k < window; k++)
        panel[((window - 1 - k) * filters + f) * LANES] =
            c < channels ? w[(f * channels + c) * window + k] : 0;
  }
}

KERNEL void kernel_pack_filter_part(const float *w, long filters, long channels,
                                    const kernel_filter_part *part, float *to) {
  const long depth = part->rows * part->columns * filters;
  for (long c = 0; c < (channels + LANES - 1) / LANES * LANES; c++) {
    float *panel = to + c / LANES * depth * LANES + c % LANES;
    for (long row = part->rows - 1; row >= 0; row--)
      for (long column = part->columns - 1; column >= 0; column--) {
        const long k = (part->first_y + row * part->step_y) * part->width + part->first_x +
                       column * part->step_x;
        for (long f = 0; f < filters; f++, panel += LANES)
          *panel = c < channels ? w[(f * channels + c) * part->window + k] : 0;
      }
  }
}

KERNEL void kernel_unpack_filter(const float *slopes, long lanes, long stride, long filter,
                                 long channels, long window, float *to) {
  const float *from = slopes + filter / LANES * window * channels * LANES + filter % LANES;
  for (long c = 0; c < channels; c++)
    for (long k = 0; k < window; k++) {
      const float *at = from + (k * channels + c) * LANES;
      float sum = 0;
      for (long lane = 0; lane < lanes; lane++) sum += at[lane * stride];
      to[c * window + k] = sum;
    }
}

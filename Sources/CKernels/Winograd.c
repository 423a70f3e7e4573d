// Convolutions of windows of 3×3 that move by one pixel, by Winograd's minimal filtering F(2×2, 3×3): four
// outputs from 16 products instead of 36. Tiles of 4×4 pixels and the filters are transformed, multiplied
// place by place as 16 matrix products over the channels, and transformed back.
// Source: Lavin and Gray, “Fast Algorithms for Convolutional Neural Networks”, 2015, section 4.1.
#include "CKernels.h"
#include "Vector.h"

enum { ROWS = 6, LANES = 16, PLACES = 16 };

// Numbers from one place's matrix to the next: not a multiple of a page, so that 16 of them do not fall
// onto the same lines of a cache.
INLINE long place_step(const kernel_tiles *t, long width) { return t->block * width + LANES; }

// Bᵀ d B over eight channels at a time.
INLINE void transform_tile(const float *const *pixels, long channels, float *to, long step) {
  for (long c = 0; c < channels; c += 8) {
    float8 d[4][4];
    UNROLL for (int x = 0; x < 4; x++) {
      const float8 a = load8(pixels[x] + c), b = load8(pixels[4 + x] + c),
                   e = load8(pixels[8 + x] + c), f = load8(pixels[12 + x] + c);
      d[0][x] = a - e;
      d[1][x] = b + e;
      d[2][x] = e - b;
      d[3][x] = b - f;
    }
    UNROLL for (int y = 0; y < 4; y++) {
      float *at = to + 4 * y * step + c;
      store8(at, d[y][0] - d[y][2]);
      store8(at + step, d[y][1] + d[y][2]);
      store8(at + 2 * step, d[y][2] - d[y][1]);
      store8(at + 3 * step, d[y][1] - d[y][3]);
    }
  }
}

// The tiles of a block that begins with tile `first`, counted over all images.
INLINE void transform_tiles(const kernel_tiles *t, const float *x, long first, long count,
                            const float *zeros, float *to) {
  const long across = (t->columns + 1) / 2, tiles = (t->rows + 1) / 2 * across;
  for (long i = 0; i < count; i++) {
    const float *image = x + (first + i) / tiles * t->image_step, *pixels[PLACES];
    const long tile = (first + i) % tiles;
    const long top = tile / across * 2 - t->top, left = tile % across * 2 - t->left;
    for (int p = 0; p < PLACES; p++) {
      const long row = top + p / 4, column = left + p % 4;
      const bool is_on_image = row >= 0 && row < t->height && column >= 0 && column < t->width;
      pixels[p] = is_on_image ? image + (row * t->width + column) * t->channels : zeros;
    }
    transform_tile(pixels, t->channels, to + i * t->channels, place_step(t, t->channels));
  }
}

// One place's products: tiles by channels times channels by filters.
INLINE void multiply(const kernel_tiles *t, const float *tiles, const float *filters, long count,
                     float *to, long width) {
  for (long j = 0; j < width; j += LANES, filters += t->channels * LANES)
    for (long i = 0; i < count; i += ROWS) {
      const float *a[ROWS], *right = filters;
      float8 sums[ROWS][2];
      UNROLL for (int r = 0; r < ROWS; r++) {
        a[r] = tiles + (i + r < count ? i + r : count - 1) * t->channels;
        sums[r][0] = sums[r][1] = 0;
      }
      for (long c = 0; c < t->channels; c++, right += LANES) {
        const float8 low = load8(right), high = load8(right + 8);
        UNROLL for (int r = 0; r < ROWS; r++) {
          const float left = a[r][c];
          sums[r][0] += left * low;
          sums[r][1] += left * high;
        }
      }
      UNROLL for (int r = 0; r < ROWS; r++) {
        if (i + r >= count) break;
        store8(to + (i + r) * width + j, sums[r][0]);
        store8(to + (i + r) * width + j + 8, sums[r][1]);
      }
    }
}

// Aᵀ m A over eight filters at a time, and the bias.
INLINE void transform_back(const kernel_tiles *t, const float *from, long step, float *y, bool right,
                           bool below, const float *bias) {
  for (long f = 0; f < t->filters; f += 8) {
    float8 s[2][4];
    UNROLL for (int x = 0; x < 4; x++) {
      const float8 a = load8(from + x * step + f), b = load8(from + (4 + x) * step + f),
                   c = load8(from + (8 + x) * step + f), d = load8(from + (12 + x) * step + f);
      s[0][x] = a + b + c;
      s[1][x] = b - c - d;
    }
    const float8 start = bias ? load8(bias + f) : (float8)0;
    UNROLL for (int row = 0; row < 2; row++) {
      if (row == 1 && !below) break;
      float *at = y + row * t->columns * t->filters + f;
      store8(at, s[row][0] + s[row][1] + s[row][2] + start);
      if (right) store8(at + t->filters, s[row][1] - s[row][2] - s[row][3] + start);
    }
  }
}

KERNEL void kernel_winograd(const kernel_tiles *t, const float *x, const float *filters,
                            const float *bias, float *y, float *scratch) {
  const long across = (t->columns + 1) / 2, tiles = (t->rows + 1) / 2 * across;
  const long width = (t->filters + LANES - 1) / LANES * LANES, all = t->images * tiles;
  const long step = place_step(t, t->channels), back = place_step(t, width);
  float *zeros = scratch, *products = scratch + t->channels;
  float *left = products + PLACES * back;
  memset(zeros, 0, sizeof(float) * (size_t)t->channels);
  for (long first = 0; first < all; first += t->block) {
    const long count = all - first < t->block ? all - first : t->block;
    transform_tiles(t, x, first, count, zeros, left);
    for (long p = 0; p < PLACES; p++)
      multiply(t, left + p * step, filters + p * t->channels * width, count, products + p * back,
               width);
    for (long i = 0; i < count; i++) {
      const long tile = (first + i) % tiles, row = tile / across * 2, column = tile % across * 2;
      float *to = y + (first + i) / tiles * t->output_step + (row * t->columns + column) * t->filters;
      transform_back(t, products + i * width, back, to, column + 1 < t->columns, row + 1 < t->rows,
                     bias);
    }
  }
}

// G g Gᵀ of a filter, whose numbers stand `step` apart.
INLINE void transform_filter(const float *g, long step, float *to, long place) {
  float s[4][3];
  UNROLL for (int x = 0; x < 3; x++) {
    const float a = g[x * step], b = g[(3 + x) * step], c = g[(6 + x) * step];
    s[0][x] = a;
    s[1][x] = 0.5f * (a + b + c);
    s[2][x] = 0.5f * (a - b + c);
    s[3][x] = c;
  }
  UNROLL for (int y = 0; y < 4; y++) {
    float *at = to + 4 * y * place;
    at[0] = s[y][0];
    at[place] = 0.5f * (s[y][0] + s[y][1] + s[y][2]);
    at[2 * place] = 0.5f * (s[y][0] - s[y][1] + s[y][2]);
    at[3 * place] = s[y][2];
  }
}

KERNEL void kernel_transform_filters(const float *w, long filters, long channels, bool flipped,
                                     float *to) {
  const long outputs = flipped ? channels : filters, inputs = flipped ? filters : channels;
  const long width = (outputs + LANES - 1) / LANES * LANES, place = width * inputs;
  if (outputs < width) memset(to, 0, sizeof(float) * (size_t)(PLACES * place));
  for (long o = 0; o < outputs; o++) {
    float *panel = to + o / LANES * inputs * LANES + o % LANES;
    for (long i = 0; i < inputs; i++) {
      const float *g = w + 9 * (flipped ? i * channels + o : o * channels + i);
      // Backwards, a filter turned by half a turn.
      transform_filter(flipped ? g + 8 : g, flipped ? -1 : 1, panel + i * LANES, place);
    }
  }
}

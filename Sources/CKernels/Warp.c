// Images seen from elsewhere, one at a time: each pixel of the output is looked up at a place of the input
// that an affine map gives, between the four pixels around it; beyond the image all is zero.
#include "CKernels.h"
#include "Vector.h"

typedef struct {
  long pixel[4];  // -1 beyond the image
  float share[4];
} corners;

INLINE corners corners_at(const kernel_warp *warp, long row, long column) {
  const float *m = warp->map;
  const float y = m[0] * (float)row + m[1] * (float)column + m[2];
  const float x = m[3] * (float)row + m[4] * (float)column + m[5];
  const float top = __builtin_floorf(y), left = __builtin_floorf(x);
  const float below = y - top, beside = x - left;
  corners result = {{-1, -1, -1, -1},
                    {(1 - below) * (1 - beside), (1 - below) * beside, below * (1 - beside),
                     below * beside}};
  // Far places are told before they are made whole numbers, which might not hold them.
  if (!(top >= -1 && left >= -1 && top < (float)warp->height && left < (float)warp->width))
    return result;
  for (long i = 0; i < 4; i++) {
    const long r = (long)top + i / 2, c = (long)left + i % 2;
    if (result.share[i] != 0 && r >= 0 && c >= 0 && r < warp->height && c < warp->width)
      result.pixel[i] = r * warp->width + c;
  }
  return result;
}

#define EACH_PIXEL(WARP, ...)                                              \
  for (long row = 0, out = 0; row < (WARP)->out_height; row++)             \
    for (long column = 0; column < (WARP)->out_width; column++, out++) {   \
      const corners at = corners_at(WARP, row, column);                    \
      __VA_ARGS__                                                          \
    }

INLINE void add_scaled(const float *x, float share, float *y, long count) {
  long i = 0;
  for (; i + 8 <= count; i += 8) store8(y + i, load8(y + i) + share * load8(x + i));
  for (; i < count; i++) y[i] += share * x[i];
}

// Whether every pixel of the output is one of the input, in rows and columns that go one by one.
INLINE bool is_whole(const kernel_warp *warp) {
  const float *m = warp->map;
  return m[1] == 0 && m[3] == 0 && (m[0] == 1 || m[0] == -1) && (m[4] == 1 || m[4] == -1) &&
         m[2] == __builtin_floorf(m[2]) && m[5] == __builtin_floorf(m[5]);
}

// Brings pixels of the input, `back`wards pixels of the output, to where they belong; what nothing comes to
// stays as it is.
INLINE void move_whole(const kernel_warp *warp, const float *from, float *to, bool back) {
  const long channels = warp->channels, top = (long)warp->map[2], left = (long)warp->map[5];
  const long down = (long)warp->map[0], along = (long)warp->map[4];
  for (long row = 0; row < warp->out_height; row++) {
    const long y = down * row + top;
    if (y < 0 || y >= warp->height) continue;
    const long line = y * warp->width, out = row * warp->out_width;
    // The columns whose places lie on the image.
    long first = along > 0 ? -left : left - warp->width + 1, end = along > 0 ? warp->width - left : left + 1;
    first = first < 0 ? 0 : first;
    end = end > warp->out_width ? warp->out_width : end;
    const long run = along > 0 ? (end > first ? end - first : 0) : 1;
    for (long c = first; c < end; c += run) {
      const long place = (line + along * c + left) * channels, target = (out + c) * channels;
      memcpy(to + (back ? place : target), from + (back ? target : place),
             sizeof *to * (size_t)(run * channels));
    }
  }
}

KERNEL void kernel_look_up(const kernel_warp *warp, const float *x, float *y) {
  const long channels = warp->channels;
  memset(y, 0, sizeof *y * (size_t)(warp->out_height * warp->out_width * channels));
  if (is_whole(warp)) return move_whole(warp, x, y, false);
  EACH_PIXEL(warp, {
    for (long i = 0; i < 4; i++)
      if (at.pixel[i] >= 0)
        add_scaled(x + at.pixel[i] * channels, at.share[i], y + out * channels, channels);
  })
}

KERNEL void kernel_look_up_gradient(const kernel_warp *warp, const float *g, float *d) {
  const long channels = warp->channels;
  memset(d, 0, sizeof *d * (size_t)(warp->height * warp->width * channels));
  if (is_whole(warp)) return move_whole(warp, g, d, true);
  EACH_PIXEL(warp, {
    for (long i = 0; i < 4; i++)
      if (at.pixel[i] >= 0)
        add_scaled(g + out * channels, at.share[i], d + at.pixel[i] * channels, channels);
  })
}

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

KERNEL void kernel_look_up(const kernel_warp *warp, const float *x, float *y) {
  const long channels = warp->channels;
  memset(y, 0, sizeof *y * (size_t)(warp->out_height * warp->out_width * channels));
  EACH_PIXEL(warp, {
    for (long i = 0; i < 4; i++)
      if (at.pixel[i] >= 0)
        add_scaled(x + at.pixel[i] * channels, at.share[i], y + out * channels, channels);
  })
}

KERNEL void kernel_look_up_gradient(const kernel_warp *warp, const float *g, float *d) {
  const long channels = warp->channels;
  memset(d, 0, sizeof *d * (size_t)(warp->height * warp->width * channels));
  EACH_PIXEL(warp, {
    for (long i = 0; i < 4; i++)
      if (at.pixel[i] >= 0)
        add_scaled(g + out * channels, at.share[i], d + at.pixel[i] * channels, channels);
  })
}

// What is done to each channel over all pixels of an image whose channels lie beside each other.
#include "CKernels.h"
#include "Vector.h"

INLINE void store_at_most8(float *to, float8 value, long count) {
  if (count >= 8)
    store8(to, value);
  else
    store_part(to, value, count);
}

// Sums of 32 pixels at a time, so that no sum is long.
KERNEL void kernel_channel_means(const float *x, long pixels, long channels, float *y) {
  const float share = 1 / (float)pixels;
  for (long c = 0; c < channels; c += 8) {
    float8 total = 0;
    for (long first = 0; first < pixels; first += 32) {
      const long end = first + 32 < pixels ? first + 32 : pixels;
      float8 sum = 0;
      for (long i = first; i < end; i++) sum += load8(x + i * channels + c);
      total += sum;
    }
    store_at_most8(y + c, total * share, channels - c);
  }
}

KERNEL void kernel_channel_largest(const float *x, long pixels, long channels, float *y,
                                   int32_t *places) {
  for (long c = 0; c < channels; c += 8) {
    float8 best = load8(x + c);
    int8 where = 0;
    for (long i = 0; i < pixels; i++) {
      float8 value = load8(x + i * channels + c);
      int8 more = (value > best) | (value != value);
      best = select8(more, value, best);
      where = (more & (int32_t)i) | (~more & where);
    }
    store_at_most8(y + c, best, channels - c);
    for (long k = 0; places && k < 8 && c + k < channels; k++) places[c + k] = where[k];
  }
}

KERNEL void kernel_repeat(const float *x, float share, long pixels, long channels, float *y) {
  for (long i = 0; i < pixels; i++, y += channels)
    for (long c = 0; c < channels; c += 8) store_at_most8(y + c, load8(x + c) * share, channels - c);
}

KERNEL void kernel_scale_channels(const float *x, const float *factors, long pixels, long channels,
                                  float *y) {
  for (long i = 0; i < pixels; i++, x += channels, y += channels)
    for (long c = 0; c < channels; c += 8)
      store_at_most8(y + c, load8(x + c) * load8(factors + c), channels - c);
}

// Random numbers drawn several at a time: draw n of a stream is SplitMix64's mix of key + n·γ, the
// same number that the stream gives when asked one by one.
#include "CKernels.h"
#include "Vector.h"

INLINE ulong4 mix4(ulong4 z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

#define GAMMA 0x9e3779b97f4a7c15u

// Element i is kept when the 32 bits it takes (the low half of an even draw's place, the high half
// of an odd one's) are not under `threshold`: dropout at a rate of threshold / 2³².
KERNEL void kernel_dropout(uint64_t key, uint64_t counter, uint32_t threshold, float scale,
                           const float *x, float *y, uint8_t *kept, long count) {
  ulong4 lanes = {1, 2, 3, 4};
  typedef uint32_t uint8x __attribute__((ext_vector_type(8), aligned(4), may_alias));
  typedef uint8_t bytes8 __attribute__((ext_vector_type(8), aligned(1), may_alias));
  for (long i = 0; i < count; i += 8) {
    uint8x bits = (uint8x)mix4(key + (counter + (uint64_t)(i / 2) + lanes) * GAMMA);
    int8 keep = bits >= threshold;
    long part = count - i;
    if (part >= 8) {
      store8(y + i, (float8)((int8)(load8(x + i) * scale) & keep));
      *(bytes8 *)(kept + i) = __builtin_convertvector(keep & 1, bytes8);
    } else {
      store_part(y + i, (float8)((int8)(load8(x + i) * scale) & keep), part);
      for (long v = 0; v < part; v++) kept[i + v] = keep[v] != 0;
    }
  }
}

KERNEL void kernel_dropout_gradient(const float *g, const uint8_t *kept, float scale, float *d,
                                    long count) {
  typedef uint8_t bytes8 __attribute__((ext_vector_type(8), aligned(1), may_alias));
  long i = 0;
  for (; i + 8 <= count; i += 8) {
    int8 keep = -__builtin_convertvector(*(const bytes8 *)(kept + i), int8);
    store8(d + i, (float8)((int8)(load8(g + i) * scale) & keep));
  }
  for (; i < count; i++) d[i] = kept[i] ? g[i] * scale : 0;
}

// A slope from lower up to lower + width where x is not positive, else 1. Element i takes 32 bits of
// the draws as in dropout, and uses the upper 24 of them.
KERNEL void kernel_random_slopes(uint64_t key, uint64_t counter, float lower, float width,
                                 const float *x, float *y, float *slopes, long count) {
  const ulong4 lanes = {1, 2, 3, 4};
  for (long i = 0; i < count; i += 8) {
    int8 bits = (int8)mix4(key + (counter + (uint64_t)(i / 2) + lanes) * GAMMA);
    float8 share = __builtin_convertvector((bits >> 8) & 0x00ffffff, float8) * 0x1p-24f;
    float8 v = load8(x + i), slope = select8(v > 0.0f, 1.0f, lower + width * share);
    if (count - i >= 8) {
      store8(y + i, v * slope);
      store8(slopes + i, slope);
    } else {
      store_part(y + i, v * slope, count - i);
      store_part(slopes + i, slope, count - i);
    }
  }
}

// sin and cos of a turn from 0 up to 1, within 3e-7: the nearest quarter turn and a series of what is left.
INLINE void turn8(float8 turn, float8 *sine, float8 *cosine) {
  const float shift = 12582912.0f;  // 1.5 · 2^23: adding it leaves the nearest whole number
  float8 shifted = turn * 4 + shift;
  int8 quarter = (int8)shifted;
  float8 x = (turn * 4 - (shifted - shift)) * 1.57079632679489662f, z = x * x;
  float8 s = (float8)-1.9515295891e-4f * z + 8.3321608736e-3f;
  s = (s * z - 1.6666654611e-1f) * z * x + x;
  float8 c = (float8)2.443315711809948e-5f * z - 1.388731625493765e-3f;
  c = ((c * z + 4.166664568298827e-2f) * z - 0.5f) * z + 1;
  int8 odd = (quarter & 1) != 0;
  float8 a = select8(odd, c, s), b = select8(odd, s, c);
  *sine = (float8)((int8)a ^ ((quarter & 2) << 30));
  *cosine = (float8)((int8)b ^ (((quarter + 1) & 2) << 30));
}

// y = x + deviation · n, n of mean 0 and spread 1. A draw gives two numbers: its upper 24 bits the radius,
// its lower ones from the eighth the angle. Eight draws at a time give the first eight numbers by their
// cosines and the next eight by their sines. Source: Box and Muller, 1958.
KERNEL void kernel_add_noise(uint64_t key, uint64_t counter, float deviation, const float *x, float *y,
                             long count) {
  const ulong4 lanes = {1, 2, 3, 4};
  for (long i = 0; i < count; i += 16) {
    ulong4 first = mix4(key + (counter + (uint64_t)(i / 2) + lanes) * GAMMA);
    ulong4 second = mix4(key + (counter + (uint64_t)(i / 2) + 4 + lanes) * GAMMA);
    int8 low = __builtin_shufflevector((int8)first, (int8)second, 0, 2, 4, 6, 8, 10, 12, 14);
    int8 high = __builtin_shufflevector((int8)first, (int8)second, 1, 3, 5, 7, 9, 11, 13, 15);
    float8 even = __builtin_convertvector(((high >> 8) & 0x00ffffff) + 1, float8) * 0x1p-24f;
    float8 turn = __builtin_convertvector((low >> 8) & 0x00ffffff, float8) * 0x1p-24f;
    float8 radius = sqrt8(-2 * log8(even)) * deviation, sine, cosine;
    turn8(turn, &sine, &cosine);
    const float8 values[2] = {radius * cosine, radius * sine};
    for (long part = 0; part < 2 && i + 8 * part < count; part++) {
      long at = i + 8 * part, left = count - at;
      float8 value = load8(x + at) + values[part];
      if (left >= 8)
        store8(y + at, value);
      else
        store_part(y + at, value, left);
    }
  }
}

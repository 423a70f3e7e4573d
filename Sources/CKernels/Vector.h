// Eight floats at a time, in clang's vector types: one source for every processor. A function marked
// KERNEL is compiled twice, for any x86-64 and for one with AVX2 and FMA; the loader picks at run
// time. Elsewhere the same code is compiled once.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__) && defined(__linux__)
#define KERNEL __attribute__((target_clones("default", "arch=x86-64-v3")))
#else
#define KERNEL
#endif
#define INLINE static inline __attribute__((always_inline, unused))
#define UNROLL _Pragma("clang loop unroll(full)")

// The functions that take vectors are always inlined, so there is no call whose convention differs.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float float8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef float float2 __attribute__((ext_vector_type(2), aligned(4), may_alias));
typedef float float4 __attribute__((ext_vector_type(4), aligned(4), may_alias));
typedef int32_t int8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef uint64_t ulong4 __attribute__((ext_vector_type(4), aligned(8), may_alias));

INLINE float8 load8(const float *from) { return *(const float8 *)from; }
INLINE void store8(float *to, float8 value) { *(float8 *)to = value; }

// Writes the first `count` (under 8) floats and nothing beyond. In steps of 4, 2 and 1: a loop would be
// compiled to a call of memcpy.
INLINE void store_part(float *to, float8 value, long count) {
  if (count & 4) {
    *(float4 *)to = value.lo;
    to += 4;
    value.lo = value.hi;
  }
  if (count & 2) {
    *(float2 *)to = value.lo.lo;
    to += 2;
    value.lo.lo = value.lo.hi;
  }
  if (count & 1) *to = value.x;
}

INLINE float8 select8(int8 mask, float8 yes, float8 no) {
  return (float8)((mask & (int8)yes) | (~mask & (int8)no));
}

// The first `count` lanes; 0 in the others.
INLINE float8 first8(float8 x, long count) {
  const int8 lanes = {0, 1, 2, 3, 4, 5, 6, 7};
  return (float8)((int8)x & (lanes < (int32_t)count));
}

INLINE float8 abs8(float8 x) { return (float8)((int8)x & 0x7fffffff); }
INLINE float8 max8(float8 x, float8 least) { return x > least ? x : least; }
INLINE float8 sqrt8(float8 x) { return __builtin_elementwise_sqrt(x); }

INLINE float sum8(float8 x) {
  float4 half = x.lo + x.hi;
  half.xy += half.zw;
  return half.x + half.y;
}

// The sums of four vectors, for less than four times the work of one.
INLINE float4 sums4(float8 a, float8 b, float8 c, float8 d) {
  float8 ab = __builtin_shufflevector(a, b, 0, 2, 8, 10, 4, 6, 12, 14) +
              __builtin_shufflevector(a, b, 1, 3, 9, 11, 5, 7, 13, 15);
  float8 cd = __builtin_shufflevector(c, d, 0, 2, 8, 10, 4, 6, 12, 14) +
              __builtin_shufflevector(c, d, 1, 3, 9, 11, 5, 7, 13, 15);
  float8 all = __builtin_shufflevector(ab, cd, 0, 2, 8, 10, 4, 6, 12, 14) +
               __builtin_shufflevector(ab, cd, 1, 3, 9, 11, 5, 7, 13, 15);
  return all.lo + all.hi;
}

// Eight rows become eight columns.
INLINE void transpose8(float8 r[8]) {
  float8 t[8], u[8];
  UNROLL for (int i = 0; i < 8; i += 2) {
    t[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
    t[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
  }
  UNROLL for (int i = 0; i < 8; i += 4) {
    u[i] = __builtin_shufflevector(t[i], t[i + 2], 0, 1, 8, 9, 4, 5, 12, 13);
    u[i + 1] = __builtin_shufflevector(t[i], t[i + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    u[i + 2] = __builtin_shufflevector(t[i + 1], t[i + 3], 0, 1, 8, 9, 4, 5, 12, 13);
    u[i + 3] = __builtin_shufflevector(t[i + 1], t[i + 3], 2, 3, 10, 11, 6, 7, 14, 15);
  }
  UNROLL for (int i = 0; i < 4; i++) {
    r[i] = __builtin_shufflevector(u[i], u[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    r[i + 4] = __builtin_shufflevector(u[i], u[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

INLINE float largest8(float8 x) {
  float4 half = x.lo > x.hi ? x.lo : x.hi;
  float a = half.x > half.z ? half.x : half.z, b = half.y > half.w ? half.y : half.w;
  return a > b ? a : b;
}

// e^r - 1, where x = n ln 2 + r; the lowest bits of `shifted` hold n.
// Source: Moshier, Cephes 2.8, expf.
INLINE float8 exp_rest8(float8 x, float8 *shifted) {
  const float shift = 12582912.0f;  // 1.5 · 2^23: adding it leaves the nearest whole number
  *shifted = x * 1.44269504088896341f + shift;
  float8 n = *shifted - shift;
  float8 r = x - n * 0.693359375f;
  r = r + n * 2.12194440e-4f;
  float8 p = (float8)1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  return p * (r * r) + r;
}

// e^x within 1.5 units in the last place; 0 below e^-86.6, infinity above e^88.7, NaN for NaN.
INLINE float8 exp8(float8 x) {
  float8 clamped = (float8)88.8f < x ? (float8)88.8f : x, shifted;
  float8 p = exp_rest8(clamped, &shifted) + 1.0f;
  float8 scale = (float8)(((int8)shifted << 23) + (126 << 23));  // 2^(n - 1)
  return select8(x < -86.6f, 0, p * scale * 2.0f);
}

// ln x of positive, normal x, within 1 unit in the last place. Source: Moshier, Cephes 2.8, logf.
INLINE float8 log8(float8 x) {
  int8 bits = (int8)x;
  int8 exponent = (bits >> 23) - 126;
  float8 m = (float8)((bits & 0x007fffff) | 0x3f000000);  // 0.5 ..< 1
  int8 low = m < 0.707106781186547524f;
  float8 e = __builtin_convertvector(exponent + low, float8);
  m = m + select8(low, m, 0) - 1.0f;
  float8 z = m * m;
  float8 p = (float8)7.0376836292e-2f;
  p = p * m - 1.1514610310e-1f;
  p = p * m + 1.1676998740e-1f;
  p = p * m - 1.2420140846e-1f;
  p = p * m + 1.4249322787e-1f;
  p = p * m - 1.6668057665e-1f;
  p = p * m + 2.0000714765e-1f;
  p = p * m - 2.4999993993e-1f;
  p = p * m + 3.3333331174e-1f;
  float8 y = p * m * z + e * -2.12194440e-4f - 0.5f * z;
  return m + y + e * 0.693359375f;
}

// ln(1 + x) of x in 0...1: the rounding of 1 + x is put right.
INLINE float8 log1p8(float8 x) {
  float8 u = 1.0f + x;
  return log8(u) + (x - (u - 1.0f)) / u;
}

// tanh x within 2 units in the last place. Source: Moshier, Cephes 2.8, tanhf.
INLINE float8 tanh8(float8 x) {
  float8 z = abs8(x), s = x * x;
  float8 p = (float8)-5.70498872745e-3f;
  p = p * s + 2.06390887954e-2f;
  p = p * s - 5.37397155531e-2f;
  p = p * s + 1.33314422036e-1f;
  p = p * s - 3.33332819422e-1f;
  float8 small = p * s * x + x;
  float8 large = 1.0f - 2.0f / (exp8(z + z) + 1.0f);
  large = (float8)((int8)large | ((int8)x & (int32_t)0x80000000));
  return select8(z < 0.625f, small, large);
}

// 1 / (1 + e^-x).
INLINE float8 sigmoid8(float8 x) { return 1.0f / (1.0f + exp8(-x)); }

// Activations of curves, one formula each: y = f(x), and the gradient g · f'(t), here from t = x.
// The formulas are PyTorch's, written so that they are exact to a few units in the last place of each
// value, however small or large x is.
#include "Activation.h"

// e^x - 1 within 2 units in the last place, for x up to 88: with x = n ln 2 + r it is
// 2^n (e^r - 1) + (2^n - 1).
INLINE float8 expm1_8(float8 x) {
  float8 clamped = (float8)-86.0f > x ? (float8)-86.0f : x, shifted;
  float8 p = exp_rest8(clamped, &shifted);
  float8 scale = (float8)(((int8)shifted << 23) + (127 << 23));
  return p * scale + (scale - 1.0f);
}

// (1 + erf(x / √2)) / 2, the share of a normal distribution below x: e^(-x²/2) · P(z) / Q(z) below -z, fitted
// to a relative error of 4e-8, so that small shares are exact too.
INLINE float8 normal_share8(float8 x) {
  float8 z = abs8(x);
  z = (float8)16.0f < z ? (float8)16.0f : z;  // from where on the power of e is 0
  float8 p = (float8)4.020167049e-3f;
  p = p * z + 3.998402134e-2f;
  p = p * z + 1.813063174e-1f;
  p = p * z + 4.356857538e-1f;
  p = p * z + 0.5f;
  float8 q = (float8)1.00769205e-2f;
  q = q * z + 1.002324596e-1f;
  q = q * z + 4.643791616e-1f;
  q = q * z + 1.194482446f;
  q = q * z + 1.669256449f;
  q = q * z + 1.0f;
  float8 tail = exp8(-0.5f * x * x) * (p / q);
  return select8(x > 0.0f, 1.0f - tail, tail);
}

// x times the density of a normal distribution at x: 0 far out, where the density is 0.
INLINE float8 normal_slope8(float8 x) {
  return x * 0.398942280401432678f * exp8(-0.5f * x * x);
}

// e^x of x up to 20, from where on mish is x to the last place.
INLINE float8 mish_exp8(float8 x) { return exp8((float8)20.0f < x ? (float8)20.0f : x); }

// tanh(ln(1 + e)) = n / (n + 2) with n = e (e + 2): nothing cancels.
INLINE float8 mish_share8(float8 e) {
  float8 n = e * (e + 2.0f);
  return n / (n + 2.0f);
}

// mish'(x) = t + x (1 - t²) e / (1 + e), with 1 - t² = 4 (1 + e)² / (n + 2)².
INLINE float8 mish_slope8(float8 x) {
  float8 e = mish_exp8(x), m = e * (e + 2.0f) + 2.0f;
  float8 slope = mish_share8(e) + x * (4.0f * e * (1.0f + e) / (m * m));
  return select8(x > 20.0f, 1.0f, slope);
}

#define SELU_SCALE 1.0507009873554805f
#define SELU_NEGATIVE 1.7580993408473766f  // 1.6732632423543772 times the scale

// The value and the slope of an activation at once, which share the most of their work.
#define SMOOTH(NAME, FORMULA, SLOPE)                                                              \
  ACTIVATION(NAME, FORMULA, SLOPE)                                                                \
  KERNEL void kernel_##NAME##_with_slopes(const float *x, float *y, float *slopes, long count,    \
                                          float p) {                                              \
    EACH8(                                                                                        \
        count, float8 t = load8(x + i); store8(slopes + i, NAME##_slope(t, p));                   \
        store8(y + i, NAME##_formula(t, p));                                                      \
        , float8 t = load8(x + i); store_part(slopes + i, NAME##_slope(t, p), part);              \
        store_part(y + i, NAME##_formula(t, p), part);)                                           \
  }

SMOOTH(elu, return select8(x > 0.0f, x, p * expm1_8(x));
           , return select8(t > 0.0f, 1.0f, p * exp8(t));)
SMOOTH(selu, (void)p; return select8(x > 0.0f, SELU_SCALE * x, SELU_NEGATIVE * expm1_8(x));
           , (void)p; return select8(t > 0.0f, SELU_SCALE, SELU_NEGATIVE * exp8(t));)
SMOOTH(gelu, (void)p; return x * normal_share8(x);
           , (void)p; return normal_share8(t) + normal_slope8(t);)
SMOOTH(silu, (void)p; return x * sigmoid8(x);
           , (void)p; return sigmoid8(t) * (1.0f + t * sigmoid8(-t));)
SMOOTH(mish, (void)p; return x * mish_share8(mish_exp8(x));
           , (void)p; return mish_slope8(t);)
SMOOTH(softplus, return max_or_nan8(x, 0.0f) + log1p8(exp8(-abs8(p * x))) / p;
           , return sigmoid8(p * t);)
SMOOTH(softsign, (void)p; return x / (1.0f + abs8(x));
           , (void)p; float8 d = 1.0f / (1.0f + abs8(t)); return d * d;)

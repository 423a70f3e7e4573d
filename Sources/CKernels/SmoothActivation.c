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

// (1 + erf(x / √2)) / 2, the share of a normal distribution below x. Within z = |x| / √2 under 1 from
// erf, beyond from erfc, so that small shares are exact too. Source: Moshier, Cephes 2.8, ndtrf.
INLINE float8 normal_share8(float8 x) {
  float8 u = x * 0.707106781186547524f, z = abs8(u), s = u * u;
  float8 p = (float8)7.853861353153693e-5f;
  p = p * s - 8.010193625184903e-4f;
  p = p * s + 5.188327685732524e-3f;
  p = p * s - 2.685381193529856e-2f;
  p = p * s + 1.128358514861418e-1f;
  p = p * s - 3.761262582423300e-1f;
  p = p * s + 1.128379165726710f;
  float8 middle = 0.5f + 0.5f * u * p;
  float8 q = 1.0f / z, w = q * q;
  float8 near = (float8)2.326819970068386e-2f;
  near = near * w - 1.387039388740657e-1f;
  near = near * w + 3.687424674597105e-1f;
  near = near * w - 5.824733027278666e-1f;
  near = near * w + 6.210004621745983e-1f;
  near = near * w - 4.944515323274145e-1f;
  near = near * w + 3.404879937665872e-1f;
  near = near * w - 2.741127028184656e-1f;
  near = near * w + 5.638259427386472e-1f;
  float8 far = (float8)-1.047766399936249e+1f;
  far = far * w + 1.297719955372516e+1f;
  far = far * w - 7.495518717768503e+0f;
  far = far * w + 2.921019019210786e+0f;
  far = far * w - 1.015265279202700e+0f;
  far = far * w + 4.218463358204948e-1f;
  far = far * w - 2.820767439740514e-1f;
  far = far * w + 5.641895067754075e-1f;
  float8 tail = 0.5f * exp8(-0.5f * x * x) * q * select8(z < 2.0f, near, far);
  return select8(z < 1.0f, middle, select8(x > 0.0f, 1.0f - tail, tail));
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

ACTIVATION(elu, return select8(x > 0.0f, x, p * expm1_8(x));
           , return select8(t > 0.0f, 1.0f, p * exp8(t));)
ACTIVATION(selu, (void)p; return select8(x > 0.0f, SELU_SCALE * x, SELU_NEGATIVE * expm1_8(x));
           , (void)p; return select8(t > 0.0f, SELU_SCALE, SELU_NEGATIVE * exp8(t));)
ACTIVATION(gelu, (void)p; return x * normal_share8(x);
           , (void)p; return normal_share8(t) + normal_slope8(t);)
ACTIVATION(silu, (void)p; return x * sigmoid8(x);
           , (void)p; return sigmoid8(t) * (1.0f + t * sigmoid8(-t));)
ACTIVATION(mish, (void)p; return x * mish_share8(mish_exp8(x));
           , (void)p; return mish_slope8(t);)
ACTIVATION(softplus, return max_or_nan8(x, 0.0f) + log1p8(exp8(-abs8(p * x))) / p;
           , return sigmoid8(p * t);)
ACTIVATION(softsign, (void)p; return x / (1.0f + abs8(x));
           , (void)p; float8 d = 1.0f / (1.0f + abs8(t)); return d * d;)

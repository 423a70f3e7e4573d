// Losses that add up a term for each output: the sum, each row times its weight, is added to `total`
// in double, and the gradient of `scale` times that sum is written where it is wanted.
#include <math.h>

#include "CKernels.h"
#include "Vector.h"

typedef double double4 __attribute__((ext_vector_type(4)));

INLINE double4 wide4(float4 x) { return __builtin_convertvector(x, double4); }

// A column's unit to the power that a loss grows with: 1 or 2.
INLINE double own_unit(const kernel_loss *batch, long column, int power) {
  double unit = batch->units && !batch->plain ? (double)batch->units[column] : 1;
  return power == 2 ? unit * unit : unit;
}

// `TERM` and `SLOPE` of eight outputs z, their targets y and the parameter p. With units, the loss is
// reported in the targets' own, where it grows with their `POWER`th power, and p is given in them;
// the gradient is that of the loss without units.
#define ELEMENT_LOSS(NAME, POWER, TERM, SLOPE)                                                    \
  INLINE float8 NAME##_term(float8 z, float8 y, float8 p) { TERM }                                \
  INLINE float8 NAME##_slope(float8 z, float8 y, float8 p) { SLOPE }                              \
  INLINE double NAME##_run(const float *z, const float *y, float *to, long count, float p,        \
                           float scale) {                                                         \
    double4 sum = 0;                                                                              \
    for (long i = 0; i < count; i += 8) {                                                         \
      long part = count - i;                                                                      \
      float8 output = load8(z + i), target = load8(y + i);                                        \
      float8 term = NAME##_term(output, target, (float8)p);                                       \
      if (part < 8) term = first8(term, part);                                                    \
      sum += wide4(term.lo) + wide4(term.hi);                                                     \
      if (!to) continue;                                                                          \
      float8 slope = NAME##_slope(output, target, (float8)p) * scale;                             \
      if (part >= 8) store8(to + i, slope); else store_part(to + i, slope, part);                 \
    }                                                                                             \
    return (sum.x + sum.y) + (sum.z + sum.w);                                                     \
  }                                                                                               \
  /* Each row by itself, and each column by itself where they have units. */                      \
  INLINE double NAME##_rows(const kernel_loss *batch, const float *y) {                           \
    double total = 0;                                                                             \
    long columns = batch->columns, width = batch->units ? 1 : columns;                            \
    for (long r = 0; r < batch->rows; r++) {                                                      \
      float weight = batch->weights ? batch->weights[r] : 1;                                      \
      double sum = 0;                                                                             \
      for (long j = 0; j < columns; j += width) {                                                 \
        long i = r * columns + j;                                                                 \
        float *to = batch->gradient ? batch->gradient + i : 0;                                    \
        double p = (double)batch->parameter;                                                      \
        if (batch->units) p /= (double)batch->units[j];                                           \
        sum += own_unit(batch, j, POWER)                                                          \
               * NAME##_run(batch->z + i, y + i, to, width, (float)p, batch->scale * weight);     \
      }                                                                                           \
      total += (double)weight * sum;                                                              \
    }                                                                                             \
    return total;                                                                                 \
  }                                                                                               \
  KERNEL void kernel_##NAME(const kernel_loss *batch, const float *y, double *total) {            \
    if (batch->weights || (batch->units && batch->columns > 1)) {                                 \
      *total += NAME##_rows(batch, y);                                                            \
      return;                                                                                     \
    }                                                                                             \
    double p = (double)batch->parameter;                                                          \
    if (batch->units) p /= (double)batch->units[0];                                               \
    *total += own_unit(batch, 0, POWER)                                                           \
              * NAME##_run(batch->z, y, batch->gradient, batch->rows * batch->columns, (float)p,  \
                           batch->scale);                                                         \
  }

// (z − y)².
ELEMENT_LOSS(squared_error, 2, (void)p; float8 d = z - y; return d * d;
             , (void)p; return 2.0f * (z - y);)

// |z − y|; the slope at 0 is 0.
ELEMENT_LOSS(absolute_error, 1, (void)p; return abs8(z - y);, (void)p; float8 d = z - y;
             return select8(d > 0.0f, 1.0f, select8(d < 0.0f, -1.0f, 0));)

// d = z − y: d²/2 up to p, then p (|d| − p/2).
ELEMENT_LOSS(huber, 2, float8 d = z - y; float8 a = abs8(d);
             return select8(a <= p, 0.5f * d * d, p * (a - 0.5f * p));
             , float8 d = z - y; float8 low = -p < d ? d : -p; return low < p ? low : p;)

// sinh x of |x| < 0.7: the first five terms.
INLINE float8 small_sinh8(float8 x) {
  float8 s = x * x;
  float8 p = s * 2.75573192e-6f + 1.98412698e-4f;
  p = p * s + 8.33333333e-3f;
  p = p * s + 1.66666667e-1f;
  return p * s * x + x;
}

// ln cosh d: ln(1 + 2 sinh²(d/2)) keeps the digits of small d, |d| − ln 2 + ln(1 + e^−2|d|) is finite
// for all.
INLINE float8 log_cosh8(float8 d) {
  float8 a = abs8(d), s = small_sinh8(0.5f * (a < 1.3f ? a : (float8)1.3f));
  float8 far = (a - 0.693147181f) + log1p8(exp8(-2.0f * a));
  return select8(a < 1.3f, log1p8(2.0f * s * s), far);
}
ELEMENT_LOSS(log_cosh, 1, (void)p; return log_cosh8(z - y);, (void)p; return tanh8(z - y);)

// max(z, 0) − z·y + ln(1 + e^−|z|), from logits, where y is p/2 away from 0 and 1.
ELEMENT_LOSS(binary_crossentropy, 1, float8 target = y * (1.0f - p) + 0.5f * p;
             return select8(z > 0.0f, z, 0) - z * target + log1p8(exp8(-abs8(z)));
             , float8 target = y * (1.0f - p) + 0.5f * p; float8 e = exp8(-abs8(z));
             return select8(z > 0.0f, 1.0f, e) / (1.0f + e) - target;)

// e^z − y·z.
ELEMENT_LOSS(poisson, 1, (void)p; return exp8(z) - y * z;, (void)p; return exp8(z) - y;)

// (1 − p)^γ (max(z, 0) − z·y + ln(1 + e^−|z|)), from logits, where p is the chance given to what is
// right. In double, one by one: powers of what is nearly 0 or 1 need the digits.
KERNEL void kernel_binary_focal(const kernel_loss *batch, const float *y, double *total) {
  double loss = 0, gamma = (double)batch->parameter;
  for (long i = 0; i < batch->rows * batch->columns; i++) {
    double weight = batch->weights ? (double)batch->weights[i / batch->columns] : 1;
    double z = (double)batch->z[i], target = (double)y[i], e = exp(-fabs(z));
    double on = (z > 0 ? 1 : e) / (1 + e), off = (z > 0 ? e : 1) / (1 + e);
    double wrong = on * (1 - target) + off * target, power = pow(wrong, gamma);
    double entropy = (z > 0 ? z * (1 - target) : -z * target) + log1p(e);
    loss += weight * power * entropy;
    if (!batch->gradient) continue;
    double bend = wrong > 0 ? gamma * power * (entropy / wrong) * on * off * (1 - 2 * target) : 0;
    double difference = on * (1 - target) - off * target;
    batch->gradient[i] = (float)(weight * (double)batch->scale * (power * difference + bend));
  }
  *total += loss;
}

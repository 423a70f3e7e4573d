// Losses of a batch: the sum over its rows is added to `total` in double, and the gradient of
// `scale` times that sum is written where it is wanted. A pass in blocks of rows keeps the
// logarithms vectors too.
#include "CKernels.h"
#include "Vector.h"

// −z_class + ln Σ e^z, from logits; the gradient is (softmax − one-hot) · scale.
KERNEL void kernel_crossentropy(const float *z, long stride, const int32_t *classes, float *gradient,
                                long gradient_stride, long rows, long columns, float scale,
                                double *total) {
  double loss = 0;
  for (long start = 0; start < rows; start += 8) {
    long block = rows - start < 8 ? rows - start : 8;
    float sums[8] = {1, 1, 1, 1, 1, 1, 1, 1}, rest[8] = {0};
    for (long r = 0; r < block; r++) {
      const float *row = z + (start + r) * stride;
      float8 best = (float8)-__builtin_inff();
      long j = 0;
      for (; j + 8 <= columns; j += 8) best = max8(load8(row + j), best);
      float largest = largest8(best);
      for (; j < columns; j++) largest = row[j] > largest ? row[j] : largest;
      float *to = gradient ? gradient + (start + r) * gradient_stride : 0;
      float8 sum = 0;
      for (j = 0; j + 8 <= columns; j += 8) {
        float8 e = exp8(load8(row + j) - largest);
        if (to) store8(to + j, e);
        sum += e;
      }
      if (j < columns) {
        float8 e = exp8(load8(row + j) - largest);
        if (to) store_part(to + j, e, columns - j);
        sum += first8(e, columns - j);
      }
      sums[r] = sum8(sum);
      int32_t class = classes[start + r];
      rest[r] = largest - row[class];
      if (!to) continue;
      float factor = scale / sums[r];
      for (j = 0; j + 8 <= columns; j += 8) store8(to + j, load8(to + j) * factor);
      if (j < columns) store_part(to + j, load8(to + j) * factor, columns - j);
      to[class] -= scale;
    }
    float8 losses = log8(load8(sums)) + load8(rest);
    for (long r = 0; r < block; r++) loss += (double)losses[r];
  }
  *total += loss;
}

// max(z, 0) − z·y + ln(1 + e^−|z|), from logits; the gradient is (sigmoid(z) − y) · scale.
KERNEL void kernel_binary_crossentropy(const float *z, const float *y, float *gradient, long count,
                                       float scale, double *total) {
  double loss = 0;
  for (long i = 0; i < count; i += 8) {
    long part = count - i < 8 ? count - i : 8;
    float8 logit = load8(z + i), target = load8(y + i);
    float8 e = exp8(-abs8(logit));
    float8 losses = select8(logit > 0.0f, logit, 0) - logit * target + log1p8(e);
    for (long v = 0; v < part; v++) loss += (double)losses[v];
    if (!gradient) continue;
    float8 p = select8(logit > 0.0f, 1.0f, e) / (1.0f + e);
    float8 slope = (p - target) * scale;
    if (part == 8) store8(gradient + i, slope); else store_part(gradient + i, slope, part);
  }
  *total += loss;
}

// Σ w_j² (z − y)² with the columns' weights w (1 where there are none); the gradient is
// 2 (z − y) · scale, without them: weights only turn the loss into other units.
KERNEL void kernel_squared_error(const float *z, long stride, const float *y, const float *weights,
                                 float *gradient, long gradient_stride, long rows, long columns,
                                 float scale, double *total) {
  double loss = 0;
  for (long row = 0; row < rows; row++, z += stride, y += columns) {
    for (long j = 0; j < columns; j++) {
      float difference = z[j] - y[j];
      double weighted = (double)difference * (weights ? (double)weights[j] : 1.0);
      loss += weighted * weighted;
      if (gradient) gradient[row * gradient_stride + j] = 2 * difference * scale;
    }
  }
  *total += loss;
}

// How many rows have their largest output (the first of equals) at their class.
KERNEL long kernel_count_largest(const float *z, long stride, const int32_t *classes, long rows,
                                 long columns) {
  long correct = 0;
  for (long row = 0; row < rows; row++, z += stride) {
    long best = 0;
    for (long j = 1; j < columns; j++) best = z[j] > z[best] ? j : best;
    correct += best == classes[row];
  }
  return correct;
}

// How many rows lie on their class's side of a threshold; class 1 is above it.
KERNEL long kernel_count_sides(const float *z, long stride, const int32_t *classes, long rows,
                               float threshold) {
  long correct = 0;
  for (long row = 0; row < rows; row++) correct += (z[row * stride] > threshold) == classes[row];
  return correct;
}

// Losses that look at a row as a whole: the sum over the rows, each times its weight, is added to
// `total` in double, and the gradient of `scale` times that sum is written where it is wanted.
#include <math.h>

#include "CKernels.h"
#include "Vector.h"

// The largest number of a row.
INLINE float largest_in(const float *z, long columns) {
  float8 best = (float8)-__builtin_inff();
  long j = 0;
  for (; j + 8 <= columns; j += 8) best = max8(load8(z + j), best);
  float largest = largest8(best);
  for (; j < columns; j++) largest = z[j] > largest ? z[j] : largest;
  return largest;
}

// −z_class + ln Σ e^z, from logits; the gradient is (softmax − one-hot) · scale. A pass in blocks of
// rows keeps the logarithms vectors too.
KERNEL void kernel_crossentropy(const kernel_loss *batch, const int32_t *classes, double *total) {
  const float *z = batch->z, *weights = batch->weights;
  float *gradient = batch->gradient;
  long stride = batch->stride, gradient_stride = batch->gradient_stride;
  long rows = batch->rows, columns = batch->columns;
  double loss = 0;
  for (long start = 0; start < rows; start += 8) {
    long block = rows - start < 8 ? rows - start : 8;
    float sums[8] = {1, 1, 1, 1, 1, 1, 1, 1}, rest[8] = {0};
    for (long r = 0; r < block; r++) {
      const float *row = z + (start + r) * stride;
      float largest = largest_in(row, columns);
      float *to = gradient ? gradient + (start + r) * gradient_stride : 0;
      float8 sum = 0;
      long j;
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
      float scale = weights ? batch->scale * weights[start + r] : batch->scale;
      float factor = scale / sums[r];
      for (j = 0; j + 8 <= columns; j += 8) store8(to + j, load8(to + j) * factor);
      if (j < columns) store_part(to + j, load8(to + j) * factor, columns - j);
      to[class] -= scale;
    }
    float8 losses = log8(load8(sums)) + load8(rest);
    for (long r = 0; r < block; r++) {
      loss += (double)losses[r] * (weights ? (double)weights[start + r] : 1.0);
    }
  }
  *total += loss;
}

// e^(z − largest) of a row into `to`, which may be null; gives the sum.
INLINE float exponentials(const float *z, float largest, float *to, long columns) {
  float8 sum = 0;
  for (long j = 0; j < columns; j += 8) {
    long part = columns - j;
    float8 e = exp8(load8(z + j) - largest);
    if (to && part >= 8) store8(to + j, e);
    if (to && part < 8) store_part(to + j, e, part);
    sum += part >= 8 ? e : first8(e, part);
  }
  return sum8(sum);
}

// (1 − ε) w_class (−ln p_class) + ε/C Σ_j w_j (−ln p_j), where the weights of a row are those of the
// classes: w_j is 1 where `class_weights` is null.
KERNEL void kernel_smoothed_crossentropy(const kernel_loss *batch, const int32_t *classes,
                                         const float *class_weights, double *total) {
  double loss = 0, sure = 1 - (double)batch->parameter;
  double share = (double)batch->parameter / (double)batch->columns, all = 0;
  for (long j = 0; j < batch->columns; j++) all += class_weights ? (double)class_weights[j] : 1;
  for (long r = 0; r < batch->rows; r++) {
    const float *z = batch->z + r * batch->stride;
    float *to = batch->gradient ? batch->gradient + r * batch->gradient_stride : 0;
    int32_t class = classes[r];
    float largest = largest_in(z, batch->columns);
    float sum = exponentials(z, largest, to, batch->columns);
    double logarithm = log((double)sum), far = 0;
    for (long j = 0; j < batch->columns; j++) {
      double below = (double)largest - (double)z[j];
      far += class_weights ? (double)class_weights[j] * below : below;
    }
    double weight = sure * (class_weights ? (double)class_weights[class] : 1);
    loss += weight * ((double)largest - (double)z[class] + logarithm) + share * (far + all * logarithm);
    if (!to) continue;
    float factor = (float)((weight + share * all) * (double)batch->scale / (double)sum);
    for (long j = 0; j < batch->columns; j++) {
      double wanted = share * (class_weights ? (double)class_weights[j] : 1);
      to[j] = to[j] * factor - (float)(wanted * (double)batch->scale);
    }
    to[class] -= (float)(weight * (double)batch->scale);
  }
  *total += loss;
}

// −(1 − p_class)^γ ln p_class of softmax, from logits. The chance of the other classes is their own
// sum, not 1 − p: it stays exact, and the gradient finite for γ < 1, where p rounds to 1.
KERNEL void kernel_focal(const kernel_loss *batch, const int32_t *classes, double *total) {
  double loss = 0, gamma = (double)batch->parameter;
  for (long r = 0; r < batch->rows; r++) {
    const float *z = batch->z + r * batch->stride;
    float *to = batch->gradient ? batch->gradient + r * batch->gradient_stride : 0;
    int32_t class = classes[r];
    double weight = batch->weights ? (double)batch->weights[r] : 1;
    float largest = largest_in(z, batch->columns);
    double others = 0;
    for (long j = 0; j < batch->columns; j += 8) {
      long part = batch->columns - j;
      float8 e = exp8(load8(z + j) - largest);
      if (part < 8) e = first8(e, part);
      if (to && part >= 8) store8(to + j, e);
      if (to && part < 8) store_part(to + j, e, part);
      if (class >= j && class < j + 8) e[class - j] = 0;
      others += (double)sum8(e);
    }
    double below = (double)z[class] - (double)largest, own = exp(below), sum = own + others;
    double entropy = z[class] == largest ? log1p(others) : log(sum) - below;
    double rest = others / sum, power = pow(rest, gamma);
    loss += weight * power * entropy;
    if (!to) continue;
    double bend = rest > 0 ? gamma * (own / sum) * power * (entropy / rest) : 0;
    double slope = (power + bend) * weight * (double)batch->scale;
    float factor = (float)(slope / sum);
    for (long j = 0; j < batch->columns; j++) to[j] *= factor;
    to[class] = (float)(-slope * rest);
  }
  *total += loss;
}

// Σ y (ln y − ln p) of softmax, from logits, with 0 · ln 0 = 0; the gradient is p Σ y − y.
KERNEL void kernel_divergence(const kernel_loss *batch, const float *y, double *total) {
  double loss = 0;
  for (long r = 0; r < batch->rows; r++, y += batch->columns) {
    const float *z = batch->z + r * batch->stride;
    float *to = batch->gradient ? batch->gradient + r * batch->gradient_stride : 0;
    float weight = batch->weights ? batch->weights[r] : 1;
    float largest = largest_in(z, batch->columns);
    float sum = exponentials(z, largest, to, batch->columns);
    float8 terms = 0, shares = 0;
    float logarithm = (float)log((double)sum);
    for (long j = 0; j < batch->columns; j += 8) {
      float8 share = first8(load8(y + j), batch->columns - j);
      float8 known = log8(max8(share, 1.17549435e-38f));
      float8 term = share * (known - ((load8(z + j) - largest) - logarithm));
      terms += select8(share > 0.0f, term, 0);
      shares += share;
    }
    loss += (double)weight * (double)sum8(terms);
    if (!to) continue;
    float scale = batch->scale * weight, factor = sum8(shares) * scale / sum;
    for (long j = 0; j < batch->columns; j++) to[j] = to[j] * factor - y[j] * scale;
  }
  *total += loss;
}

// One column: max(0, 1 − y·z)^p with y = −1 for class 0 and 1 for class 1. Several:
// Σ_{j ≠ class} max(0, 1 − z_class + z_j)^p ÷ columns. p is 1, or 2 where it is squared.
KERNEL void kernel_margin(const kernel_loss *batch, const int32_t *classes, bool squared,
                          double *total) {
  double loss = 0;
  long columns = batch->columns;
  float share = 1 / (float)columns;
  for (long r = 0; r < batch->rows; r++) {
    const float *z = batch->z + r * batch->stride;
    float *to = batch->gradient ? batch->gradient + r * batch->gradient_stride : 0;
    float weight = batch->weights ? batch->weights[r] : 1;
    float scale = batch->scale * weight * share, side = classes[r] ? 1 : -1, pull = 0;
    double sum = 0;
    for (long j = 0; j < columns; j++) {
      float miss = columns == 1 ? 1 - side * z[0] : 1 - z[classes[r]] + z[j];
      if (!(miss <= 0) && (columns == 1 || j != classes[r])) {
        sum += squared ? (double)miss * (double)miss : (double)miss;
      } else {
        miss = 0;
      }
      float slope = squared ? 2 * miss * scale : miss > 0 ? scale : 0;
      pull += slope;
      if (to) to[j] = columns == 1 ? -side * slope : slope;
    }
    if (to && columns > 1) to[classes[r]] = -pull;
    loss += (double)(weight * share) * sum;
  }
  *total += loss;
}

// 1 − z·y ÷ (|z| |y|), with norms of at least 1e-8.
KERNEL void kernel_cosine(const kernel_loss *batch, const float *y, double *total) {
  const double least = 1e-8;
  double loss = 0;
  for (long r = 0; r < batch->rows; r++, y += batch->columns) {
    const float *z = batch->z + r * batch->stride;
    double weight = batch->weights ? (double)batch->weights[r] : 1;
    double product = 0, own = 0, wanted = 0;
    for (long j = 0; j < batch->columns; j++) {
      product += (double)z[j] * (double)y[j];
      own += (double)z[j] * (double)z[j];
      wanted += (double)y[j] * (double)y[j];
    }
    double norm = sqrt(own), n = norm > least ? norm : least;
    double m = sqrt(wanted) > least ? sqrt(wanted) : least;
    double cosine = product / (n * m);
    loss += weight * (1 - cosine);
    if (!batch->gradient) continue;
    float *to = batch->gradient + r * batch->gradient_stride;
    double scale = weight * (double)batch->scale / n;
    double back = norm > 0 ? cosine / norm : 0;
    for (long j = 0; j < batch->columns; j++) {
      to[j] = (float)(scale * (back * (double)z[j] - (double)y[j] / m));
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

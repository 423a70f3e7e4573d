// One pass of an optimizer over a run of weights.
#include "CKernels.h"
#include "Vector.h"

// g ← g + λw; v ← μv + g; w ← w − η·(nesterov: g + μv, else v). Source: PyTorch, torch.optim.SGD.
KERNEL void kernel_momentum(float *w, const float *gradient, float *velocity, long count, float rate,
                            float momentum, float decay, bool nesterov) {
  float8 keep = nesterov ? (float8)1.0f : (float8)0.0f, ahead = nesterov ? (float8)momentum : (float8)1.0f;
  long i = 0;
  for (; i + 8 <= count; i += 8) {
    float8 weight = load8(w + i);
    float8 g = load8(gradient + i) + decay * weight;
    float8 v = momentum * load8(velocity + i) + g;
    store8(velocity + i, v);
    store8(w + i, weight - rate * (keep * g + ahead * v));
  }
  for (; i < count; i++) {
    float g = gradient[i] + decay * w[i];
    float v = momentum * velocity[i] + g;
    velocity[i] = v;
    w[i] -= rate * (nesterov ? g + momentum * v : v);
  }
}

// w ← w − η·(g + λw).
KERNEL void kernel_descent(float *w, const float *gradient, long count, float rate, float decay) {
  long i = 0;
  for (; i + 8 <= count; i += 8) {
    float8 weight = load8(w + i);
    store8(w + i, weight - rate * (load8(gradient + i) + decay * weight));
  }
  for (; i < count; i++) w[i] -= rate * (gradient[i] + decay * w[i]);
}

// The functions below have one loop for all numbers: the last, incomplete eight are computed whole and
// stored in part.
#define EACH8 for (long i = 0; i < count; i += 8)

INLINE void keep8(float *to, float8 value, long left) {
  if (left >= 8) {
    store8(to, value);
  } else {
    store_part(to, value, left);
  }
}

// a ÷ b; where b is 0, as between tensors or with ε = 0, the least normal number takes its place: 0 ÷ 0 is 0.
INLINE float8 ratio8(float8 a, float8 b) { return a / max8(b, (float8)1.17549435e-38f); }

INLINE float8 sign8(float8 x) { return select8(x > 0.0f, 1.0f, select8(x < 0.0f, -1.0f, 0.0f)); }

// w ← w·shrink; g ← g + λw; m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g²; with `largest`, v is from
// here on the largest there was; w ← w − step·m ÷ (√v·root + ε), with step = η/(1 − β₁ᵗ) and
// root = 1/√(1 − β₂ᵗ). What is taken in, 1 − β, comes apart from what is kept: in floats 1 − 0.999 is
// off by 5e-5. Source: PyTorch, torch.optim.Adam, AdamW and Adam(amsgrad=True).
KERNEL void kernel_adam(float *w, const float *gradient, float *first, float *second,
                        float *NULLABLE largest, long count, float step, float root,
                        float take_first, float keep_second, float take_second, float epsilon,
                        float decay, float shrink) {
  EACH8 {
    float8 weight = shrink * load8(w + i), m = load8(first + i), v = load8(second + i);
    float8 g = load8(gradient + i) + decay * weight;
    m = m + take_first * (g - m);
    v = keep_second * v + take_second * g * g;
    keep8(first + i, m, count - i);
    keep8(second + i, v, count - i);
    if (largest) {
      v = max8(v, load8(largest + i));
      keep8(largest + i, v, count - i);
    }
    keep8(w + i, weight - ratio8(step * m, sqrt8(v) * root + epsilon), count - i);
  }
}

// g ← g + λw; s ← s + g²; w ← w − ηg ÷ (√s + ε). Source: PyTorch, torch.optim.Adagrad.
KERNEL void kernel_adagrad(float *w, const float *gradient, float *sum, long count, float rate,
                           float epsilon, float decay) {
  EACH8 {
    float8 weight = load8(w + i);
    float8 g = load8(gradient + i) + decay * weight;
    float8 s = load8(sum + i) + g * g;
    keep8(sum + i, s, count - i);
    keep8(w + i, weight - ratio8(rate * g, sqrt8(s) + epsilon), count - i);
  }
}

// g ← g + λw; v ← ρv + (1 − ρ)g²; δ ← √(u + ε) ÷ √(v + ε) · g; u ← ρu + (1 − ρ)δ²; w ← w − ηδ.
// Source: PyTorch, torch.optim.Adadelta.
KERNEL void kernel_adadelta(float *w, const float *gradient, float *square, float *moved, long count,
                            float rate, float keep, float take, float epsilon, float decay) {
  EACH8 {
    float8 weight = load8(w + i), u = load8(moved + i);
    float8 g = load8(gradient + i) + decay * weight;
    float8 v = keep * load8(square + i) + take * g * g;
    float8 delta = ratio8(sqrt8(u + epsilon), sqrt8(v + epsilon)) * g;
    keep8(square + i, v, count - i);
    keep8(moved + i, keep * u + take * delta * delta, count - i);
    keep8(w + i, weight - rate * delta, count - i);
  }
}

// g ← g + λw; v ← αv + (1 − α)g²; with `mean`, m ← m + (1 − α)(g − m) and v − m² takes the place of v,
// never under 0; q ← g ÷ (√v + ε); with `velocity`, b ← μb + q takes the place of q; w ← w − ηq.
// Source: PyTorch, torch.optim.RMSprop.
KERNEL void kernel_rmsprop(float *w, const float *gradient, float *square, float *NULLABLE mean,
                           float *NULLABLE velocity, long count, float rate, float keep, float take,
                           float momentum, float epsilon, float decay) {
  EACH8 {
    float8 weight = load8(w + i);
    float8 g = load8(gradient + i) + decay * weight;
    float8 v = keep * load8(square + i) + take * g * g;
    keep8(square + i, v, count - i);
    if (mean) {
      float8 m = load8(mean + i);
      m = m + take * (g - m);
      keep8(mean + i, m, count - i);
      v = max8(v - m * m, (float8)0.0f);
    }
    float8 divisor = sqrt8(v) + epsilon, move;
    if (velocity) {
      move = momentum * load8(velocity + i) + ratio8(g, divisor);
      keep8(velocity + i, move, count - i);
      move = rate * move;
    } else {
      move = ratio8(rate * g, divisor);
    }
    keep8(w + i, weight - move, count - i);
  }
}

// g ← g + λw; m ← m + (1 − β₁)(g − m); u ← max(β₂u, |g| + ε); w ← w − step·m ÷ u, with
// step = η/(1 − β₁ᵗ). Source: PyTorch, torch.optim.Adamax.
KERNEL void kernel_adamax(float *w, const float *gradient, float *first, float *norm, long count,
                          float step, float take_first, float keep_second, float epsilon,
                          float decay) {
  EACH8 {
    float8 weight = load8(w + i), m = load8(first + i);
    float8 g = load8(gradient + i) + decay * weight;
    m = m + take_first * (g - m);
    float8 u = max8(keep_second * load8(norm + i), abs8(g) + epsilon);
    keep8(first + i, m, count - i);
    keep8(norm + i, u, count - i);
    keep8(w + i, weight - ratio8(step * m, u), count - i);
  }
}

// g ← g + λw; m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g²; d = √(v·correction) + ε;
// w ← w − along·g ÷ d − step·m ÷ d. Source: PyTorch, torch.optim.NAdam.
KERNEL void kernel_nadam(float *w, const float *gradient, float *first, float *second, long count,
                         float along, float step, float correction, float take_first,
                         float keep_second, float take_second, float epsilon, float decay) {
  EACH8 {
    float8 weight = load8(w + i), m = load8(first + i), v = load8(second + i);
    float8 g = load8(gradient + i) + decay * weight;
    m = m + take_first * (g - m);
    v = keep_second * v + take_second * g * g;
    keep8(first + i, m, count - i);
    keep8(second + i, v, count - i);
    float8 divisor = sqrt8(v * correction) + epsilon;
    keep8(w + i, weight - ratio8(along * g, divisor) - ratio8(step * m, divisor), count - i);
  }
}

// g ← g + λw; m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g²; w ← w − step·m, where `rectified` times
// root ÷ (√v + ε). Source: PyTorch, torch.optim.RAdam.
KERNEL void kernel_radam(float *w, const float *gradient, float *first, float *second, long count,
                         float step, float root, bool rectified, float take_first,
                         float keep_second, float take_second, float epsilon, float decay) {
  EACH8 {
    float8 weight = load8(w + i), m = load8(first + i), v = load8(second + i);
    float8 g = load8(gradient + i) + decay * weight;
    m = m + take_first * (g - m);
    v = keep_second * v + take_second * g * g;
    keep8(first + i, m, count - i);
    keep8(second + i, v, count - i);
    float8 move = step * m;
    if (rectified) move = ratio8(move * root, sqrt8(v) + epsilon);
    keep8(w + i, weight - move, count - i);
  }
}

// g ← g + λw; s ← s·1.2 where g and the last one have the same sign, s·½ where they have not, from 1e-6
// to 50; where they have not, g ← 0; w ← w − s·sign g. Source: PyTorch, torch.optim.Rprop.
KERNEL void kernel_rprop(float *w, const float *gradient, float *last, float *size, long count,
                         float decay) {
  EACH8 {
    float8 weight = load8(w + i);
    float8 g = load8(gradient + i) + decay * weight;
    float8 product = g * load8(last + i);
    int8 turned = product < 0.0f;
    float8 factor = select8(product > 0.0f, 1.2f, select8(turned, 0.5f, 1.0f));
    float8 s = max8(load8(size + i) * factor, (float8)1e-6f);
    s = s < 50.0f ? s : (float8)50.0f;
    g = select8(turned, 0.0f, g);
    keep8(size + i, s, count - i);
    keep8(last + i, g, count - i);
    keep8(w + i, weight - sign8(g) * s, count - i);
  }
}

// w ← w·shrink − η·sign(β₁m + (1 − β₁)g); m ← β₂m + (1 − β₂)g. Source: Chen et al., 2023, “Symbolic
// Discovery of Optimization Algorithms”, algorithm 2.
KERNEL void kernel_lion(float *w, const float *gradient, float *first, long count, float rate,
                        float keep_now, float take_now, float keep, float take, float shrink) {
  EACH8 {
    float8 weight = shrink * load8(w + i), m = load8(first + i), g = load8(gradient + i);
    keep8(first + i, keep * m + take * g, count - i);
    keep8(w + i, weight - rate * sign8(keep_now * m + take_now * g), count - i);
  }
}

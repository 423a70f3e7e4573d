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

// m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g²; w ← w − step·m ÷ (√v·root + ε), with
// step = η/(1 − β₁ᵗ) and root = 1/√(1 − β₂ᵗ). What is taken in, 1 − β, comes apart from what is kept:
// in floats 1 − 0.999 is off by 5e-5. Source: PyTorch, torch.optim.Adam.
KERNEL void kernel_adam(float *w, const float *gradient, float *first, float *second, long count,
                        float step, float root, float take_first, float keep_second,
                        float take_second, float epsilon, float decay) {
  long i = 0;
  for (; i + 8 <= count; i += 8) {
    float8 weight = load8(w + i), m = load8(first + i), v = load8(second + i);
    float8 g = load8(gradient + i) + decay * weight;
    m = m + take_first * (g - m);
    v = keep_second * v + take_second * g * g;
    store8(first + i, m);
    store8(second + i, v);
    store8(w + i, weight - step * m / (sqrt8(v) * root + epsilon));
  }
  for (; i < count; i++) {
    float g = gradient[i] + decay * w[i];
    first[i] += take_first * (g - first[i]);
    second[i] = keep_second * second[i] + take_second * g * g;
    w[i] -= step * first[i] / (__builtin_sqrtf(second[i]) * root + epsilon);
  }
}

// Scaled dot-product attention of one head: rows of queries, keys and values lie `stride` apart.
#include "CKernels.h"
#include "Vector.h"

// Each row of scores [steps, steps] becomes shares of 1; with `causal`, of the steps up to its own.
static void shares(float *scores, long steps, bool causal) {
  if (!causal) {
    kernel_softmax(scores, steps, scores, steps, steps, steps);
    return;
  }
  for (long i = 0; i < steps; i++) {
    float *row = scores + i * steps;
    kernel_softmax(row, steps, row, steps, 1, i + 1);
    memset(row + i + 1, 0, (size_t)(steps - i - 1) * sizeof *row);
  }
}

// Takes steps that are padding out of what is looked at, whatever stands there.
static void pass_over(float *scores, long steps, const float *tokens) {
  for (long j = 0; j < steps; j++)
    if (tokens[j] == 0.0f)
      for (long i = 0; i < steps; i++) scores[i * steps + j] = -3e38f;
}

// How many steps the rows of a block look at: all, or with `causal` those up to the block's last.
INLINE long seen(long end, long steps, bool causal) { return causal ? end : steps; }

enum { BLOCK = 32 };

void kernel_attention(const kernel_heads *h, const float *q, const float *k, const float *v, float *p,
                      float *out, long out_stride, float *scratch) {
  const long steps = h->steps, width = h->width;
  for (long start = 0; start < steps; start += BLOCK) {
    long end = start + BLOCK < steps ? start + BLOCK : steps;
    kernel_product(q + start * h->stride, h->stride, 1, k, 1, h->stride, 0, p + start * steps, steps,
                   end - start, seen(end, steps, h->causal), width, false, scratch);
  }
  kernel_scale(p, steps * steps, h->scale);
  if (h->tokens) pass_over(p, steps, h->tokens);
  shares(p, steps, h->causal);
  for (long start = 0; start < steps; start += BLOCK) {
    long end = start + BLOCK < steps ? start + BLOCK : steps;
    kernel_product(p + start * steps, steps, 1, v, h->stride, 1, 0, out + start * out_stride,
                   out_stride, end - start, width, seen(end, steps, h->causal), false, scratch);
  }
}

void kernel_attention_gradient(const kernel_heads *h, const float *q, const float *k, const float *v,
                               const float *p, const float *g, long g_stride, float *dq, float *dk,
                               float *dv, float *slopes, float *scratch) {
  const long steps = h->steps, width = h->width;
  for (long start = 0; start < steps; start += BLOCK) {
    const long end = start + BLOCK < steps ? start + BLOCK : steps, columns = seen(end, steps, h->causal);
    float *block = slopes + start * steps;
    // dP = g · Vᵀ. Shares that are 0 by the mask have slopes of 0.
    kernel_product(g + start * g_stride, g_stride, 1, v, 1, h->stride, 0, block, steps, end - start, columns,
                   width, false, scratch);
    kernel_softmax_gradient(block, steps, p + start * steps, steps, block, steps, end - start, columns);
    for (long i = 0; i < end - start; i++) kernel_scale(block + i * steps, columns, h->scale);
    kernel_product(block, steps, 1, k, h->stride, 1, 0, dq + start * h->stride, h->stride, end - start, width,
                   columns, false, scratch);
  }
  for (long start = 0; start < steps; start += BLOCK) {
    // Of these steps' keys and values: with `causal` no step before looks at them.
    const long count = start + BLOCK < steps ? BLOCK : steps - start, first = h->causal ? start : 0;
    const long place = first * steps + start;
    // dV = Pᵀ · g.
    kernel_product(p + place, 1, steps, g + first * g_stride, g_stride, 1, 0, dv + start * h->stride, h->stride,
                   count, width, steps - first, false, scratch);
    kernel_product(slopes + place, 1, steps, q + first * h->stride, h->stride, 1, 0, dk + start * h->stride,
                   h->stride, count, width, steps - first, false, scratch);
  }
}

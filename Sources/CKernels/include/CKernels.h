// A few loops over floats that Swift cannot compile for wide vectors without unsafe flags. Lengths
// and strides count floats; matrices are row-major; pointers may be null only where said.
//
// Kernels work on eight floats at a time. None writes beyond its last float, but all except those
// under “Batches” may read up to seven floats beyond it, so buffers end with that much to spare.
#pragma once
#include <stdbool.h>
#include <stdint.h>

#define NULLABLE _Nullable
#pragma clang assume_nonnull begin

// Products: C (+)= A · B + bias, with the strides of each operand's rows and columns. `scratch`
// holds 16 · depth floats.
void kernel_product(const float *a, long a_row, long a_column, const float *b, long b_row,
                    long b_column, const float *NULLABLE bias, float *c, long c_row, long rows,
                    long columns, long depth, bool add, float *scratch);
void kernel_column_sums(const float *x, long stride, float *sums, long rows, long columns, bool add);
void kernel_add(const float *x, float *y, long count);

// Activations: y = f(x), also in place; y = f(y + bias) row by row; d = g · f'(t), where t is the
// output y. `p` is the activation's parameter.
#define KERNEL_ACTIVATION(NAME)                                                          \
  void kernel_##NAME(const float *x, float *y, long count, float p);                     \
  void kernel_##NAME##_bias(float *y, long stride, const float *bias, long rows,         \
                            long columns, float p);                                      \
  void kernel_##NAME##_gradient(const float *g, const float *t, float *d, long count, float p);
KERNEL_ACTIVATION(identity)
KERNEL_ACTIVATION(sigmoid)
KERNEL_ACTIVATION(tanh)
KERNEL_ACTIVATION(relu)
KERNEL_ACTIVATION(leaky_relu)
void kernel_softmax(const float *x, long x_stride, float *y, long y_stride, long rows, long columns);
void kernel_softmax_gradient(const float *g, long g_stride, const float *y, long y_stride, float *d,
                             long d_stride, long rows, long columns);

// Losses.
void kernel_crossentropy(const float *z, long stride, const int32_t *classes,
                         float *NULLABLE gradient, long gradient_stride, long rows, long columns,
                         float scale, double *total);
void kernel_binary_crossentropy(const float *z, const float *y, float *NULLABLE gradient, long count,
                                float scale, double *total);
void kernel_squared_error(const float *z, long stride, const float *y,
                          const float *NULLABLE weights, float *NULLABLE gradient,
                          long gradient_stride, long rows, long columns, float scale, double *total);
long kernel_count_largest(const float *z, long stride, const int32_t *classes, long rows,
                          long columns);
long kernel_count_sides(const float *z, long stride, const int32_t *classes, long rows,
                        float threshold);

// Optimizers.
void kernel_descent(float *w, const float *gradient, long count, float rate, float decay);
void kernel_momentum(float *w, const float *gradient, float *velocity, long count, float rate,
                     float momentum, float decay, bool nesterov);
void kernel_adam(float *w, const float *gradient, float *first, float *second, long count, float step,
                 float root, float take_first, float keep_second, float take_second, float epsilon,
                 float decay);

// Gradients.
double kernel_sum_of_squares(const float *x, long count);
void kernel_scale(float *x, long count, float factor);
double kernel_penalty(const float *w, float *NULLABLE g, long count, double l1, double l2);

// Batches.
void kernel_gather_floats(const float *from, const int32_t *rows, long count, long width, float *to,
                          long stride);
void kernel_gather_bytes(const uint8_t *from, const int32_t *rows, long count, long width,
                         float scale, float *to, long stride);
void kernel_gather_classes(const int32_t *from, const int32_t *rows, long count, int32_t *to);
void kernel_gather_one_hot(const int32_t *from, const int32_t *rows, long count, long width,
                           float *to);

// Random numbers.
void kernel_dropout(uint64_t key, uint64_t counter, uint32_t threshold, float scale, const float *x,
                    float *y, uint8_t *kept, long count);
void kernel_dropout_gradient(const float *g, const uint8_t *kept, float scale, float *d, long count);

#pragma clang assume_nonnull end

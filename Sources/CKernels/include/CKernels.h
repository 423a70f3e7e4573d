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

// Products: C (+)= A · B + bias, with the strides of each operand's rows and columns. Where the
// columns of B do not lie side by side, `scratch` holds kernel_product_scratch floats, which for up to 32 rows
// are 16 · depth.
long kernel_product_scratch(long rows, long columns, long depth);
void kernel_product(const float *a, long a_row, long a_column, const float *b, long b_row,
                    long b_column, const float *NULLABLE bias, float *c, long c_row, long rows,
                    long columns, long depth, bool add, float *scratch);
// Columns that are rows in memory as panels of 16, [depth, 16] each, for products of few rows with the same
// right operand again and again; the last panel has to have room for all 16.
void kernel_pack_panels(const float *b, long b_column, long columns, long depth, float *to);
void kernel_packed_product(const float *a, long a_row, const float *panels,
                           const float *NULLABLE bias, float *c, long c_row, long rows, long columns,
                           long depth);
void kernel_column_sums(const float *x, long stride, float *sums, long rows, long columns, bool add);
void kernel_add(const float *x, float *y, long count);
void kernel_transpose(const float *x, float *y, long rows, long columns);

// Activations: y = f(x), also in place; y = f(y + bias) row by row; d = g · f'(t), also in place of g,
// where t is the output y (the first eight; for leaky_relu either) or the input x (the others). `p` is
// the activation's parameter.
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
KERNEL_ACTIVATION(relu6)
KERNEL_ACTIVATION(hard_tanh)
KERNEL_ACTIVATION(hard_sigmoid)
// The others give their slopes f'(x) with their values, too.
#define KERNEL_SMOOTH(NAME) \
  KERNEL_ACTIVATION(NAME)   \
  void kernel_##NAME##_with_slopes(const float *x, float *y, float *slopes, long count, float p);
KERNEL_SMOOTH(elu)
KERNEL_SMOOTH(selu)
KERNEL_SMOOTH(gelu)
KERNEL_SMOOTH(silu)
KERNEL_SMOOTH(mish)
KERNEL_SMOOTH(softplus)
KERNEL_SMOOTH(softsign)
void kernel_softmax(const float *x, long x_stride, float *y, long y_stride, long rows, long columns);
void kernel_softmax_gradient(const float *g, long g_stride, const float *y, long y_stride, float *d,
                             long d_stride, long rows, long columns);
void kernel_hardmax(const float *x, long x_stride, float *y, long y_stride, long rows, long columns);

// Convolutions: how windows move over an image, padding included, that lies channel beside channel, and
// the outputs they give. A window covers `lines` · `pieces` runs of `length` numbers. Packed filters are
// panels of 16, each [lines · pieces · length, 16], the last one filled up with zeros.
typedef struct {
  long rows, columns;    // of outputs
  long step_y, step_x;   // numbers from one window to the next
  long lines, line_step;  // of a window, and numbers from one to the next
  long pieces, piece_step, length;
  long filters, pixel;   // outputs of a window, and numbers from one window's to the next one's
} kernel_windows;
void kernel_convolve(const kernel_windows *windows, const float *x, const float *filters,
                     const float *NULLABLE bias, float *y);
// Adds the gradient of the filters, in their packed form.
void kernel_convolve_filters(const kernel_windows *windows, const float *x, const float *g,
                             float *slopes);
// From [filters, channels, window]; flipped: what a gradient is convolved with, channels and filters
// having changed places.
void kernel_pack_filters(const float *w, long filters, long channels, long window, float *to);
void kernel_pack_flipped_filters(const float *w, long filters, long channels, long window, float *to);
// The same of a part of each filter: `rows` · `columns` of its numbers, `step_y` and `step_x` apart.
typedef struct {
  long first_y, first_x, step_y, step_x;
  long rows, columns;
  long width, window;  // of the whole filter
} kernel_filter_part;
void kernel_pack_filter_part(const float *w, long filters, long channels,
                             const kernel_filter_part *part, float *to);
// One filter's gradient [channels, window]: the sum of what `lanes` lanes found, `stride` apart.
void kernel_unpack_filter(const float *slopes, long lanes, long stride, long filter, long channels,
                          long window, float *to);

// Windows of 3×3 that move by one pixel, over images [height, width, channels] that begin `top` and `left`
// pixels behind the first window, by Winograd's minimal filtering. Channels and filters are multiples of 8.
// Transformed filters are 16 matrices of panels; flipped: what a gradient is convolved with. `scratch` holds
// channels + 16 · (block + 1) · (channels + filters, in sixteens + 32).
typedef struct {
  long images, image_step, output_step;  // numbers from one image to the next
  long height, width, channels;
  long top, left;
  long rows, columns, filters;  // of outputs
  long block;  // tiles that are worked on at a time
} kernel_tiles;
void kernel_winograd(const kernel_tiles *tiles, const float *x, const float *filters,
                     const float *NULLABLE bias, float *y, float *scratch);
void kernel_transform_filters(const float *w, long filters, long channels, bool flipped, float *to);

// Where each channel has one filter of its own, packed [window, channels]; where it has several, each number of
// the image is repeated for each of them, and gradients are summed up again.
void kernel_convolve_channels(const kernel_windows *windows, const float *x, const float *filters,
                              const float *NULLABLE bias, long channels, float *y);
void kernel_convolve_channels_filters(const kernel_windows *windows, const float *x, const float *g,
                                      long channels, float *slopes);
void kernel_pack_channels(const float *w, long channels, long window, bool flipped, float *to);
void kernel_repeat_each(const float *x, long count, long times, float *y);
void kernel_sum_each(const float *x, long count, long times, float *y);

// Attention of one head: queries, keys and values [steps, width], whose rows and those of their
// gradients lie `stride` apart; `p` [steps, steps] are the shares of the steps that each step looks at.
// `scratch` holds 16 · the larger of steps and width, `slopes` steps². Steps whose token is 0 are not
// looked at.
typedef struct {
  long steps, width, stride;
  bool causal;
  float scale;
  const float *NULLABLE tokens;
} kernel_heads;
void kernel_attention(const kernel_heads *heads, const float *q, const float *k, const float *v,
                      float *p, float *out, long out_stride, float *scratch);
void kernel_attention_gradient(const kernel_heads *heads, const float *q, const float *k,
                               const float *v, const float *p, const float *g, long g_stride,
                               float *dq, float *dk, float *dv, float *slopes, float *scratch);

// Windows over one image [height, width, channels]: they begin `top` and `left` pixels before it. The
// largest of each is found again by its cell, a byte (at most 256 cells in a window) or the number of a
// pixel; `cells` may be null where nobody looks for it. `share` is what each cell counts in a mean; 0 for one
// by the number of those on the image.
typedef struct {
  long height, width, channels;
  long window_height, window_width, stride_height, stride_width, top, left;
  long out_height, out_width;
} kernel_pool;
void kernel_max_pool(const kernel_pool *pool, const float *x, float *y, uint8_t *NULLABLE cells);
void kernel_wide_max_pool(const kernel_pool *pool, const float *x, float *y, int32_t *NULLABLE pixels);
void kernel_max_pool_gradient(const kernel_pool *pool, const float *g, const uint8_t *cells, float *d);
void kernel_wide_max_pool_gradient(const kernel_pool *pool, const float *g, const int32_t *pixels,
                                   float *d);
void kernel_average_pool(const kernel_pool *pool, const float *x, float *y, float share);
void kernel_average_pool_gradient(const kernel_pool *pool, const float *g, float *d,
                                  float share);

// Normalisation by column: y = (x - mean) · scale + bias, of which a rectifier takes what is positive. Sums
// of columns, and of squares or of products with x, are added to what is there.
typedef struct {
  const float *mean, *scale, *bias;
  bool rectified;
} kernel_columns;
void kernel_moments(const float *x, long stride, long rows, long columns, double *sums,
                    double *squares);
void kernel_gradient_moments(const float *x, long x_stride, const float *g, long g_stride, long rows,
                             long columns, const kernel_columns *k, double *sums, double *products);
void kernel_normalise(const float *x, long x_stride, float *y, long y_stride, long rows, long columns,
                      const kernel_columns *k);
void kernel_normalise_gradient(const float *x, long x_stride, const float *g, long g_stride, float *d,
                               long d_stride, long rows, long columns, const kernel_columns *k,
                               const float *slope, const float *offset);

// One row brought to a mean of 0 and a spread of 1: y = (x - mean) · inverse · w + b; the gradient of x, and
// what each number of it adds to the gradients of w and b, of `rows` rows.
void kernel_row_moments(const float *x, long count, float epsilon, float *mean, float *inverse);
void kernel_normalise_row(const float *x, float *y, long count, float mean, float inverse,
                          const float *w, const float *b);
void kernel_normalise_row_gradient(const float *x, const float *g, float *d, long count, float mean,
                                   float inverse, const float *w);
void kernel_row_weight_gradients(const float *x, long x_stride, const float *g, long g_stride,
                                 const float *means, const float *inverses, long rows, long columns,
                                 double *w, double *b);

// Images seen from elsewhere: the pixel at row r and column c of the output lies in the input at row
// map[0] r + map[1] c + map[2] and column map[3] r + map[4] c + map[5].
typedef struct {
  long height, width, channels, out_height, out_width;
  float map[6];
} kernel_warp;
void kernel_look_up(const kernel_warp *warp, const float *x, float *y);
void kernel_look_up_gradient(const kernel_warp *warp, const float *g, float *d);

// Channels of pixels: sums over all pixels, the largest and its pixel, and products with one factor each.
void kernel_channel_means(const float *x, long pixels, long channels, float *y);
void kernel_channel_largest(const float *x, long pixels, long channels, float *y,
                            int32_t *NULLABLE places);
void kernel_repeat(const float *x, float share, long pixels, long channels, float *y);
void kernel_scale_channels(const float *x, const float *factors, long pixels, long channels, float *y);

// Rectifiers with slopes of their own: the gradient Σ g · x over x <= 0 of a learnt slope; slopes drawn
// anew for each number, with the gradient g · slope.
double kernel_slope_gradient(const float *g, const float *x, long count);
void kernel_random_slopes(uint64_t key, uint64_t counter, float lower, float width, const float *x,
                          float *y, float *slopes, long count);
void kernel_multiply(const float *x, const float *factors, float *y, long count);

// Vectors in double: each of `rows` vectors v becomes v - (v · q) q.
void kernel_project(const double *q, double *vectors, long rows, long count);

// Losses. Those that take `y` want rows without gaps; `gradient` is null where only the loss is wanted,
// `weights` (one a row) and `units` (one a column) where all are 1.
typedef struct {
  const float *z;
  long stride;
  float *NULLABLE gradient;
  long gradient_stride;
  long rows, columns;
  const float *NULLABLE weights;
  const float *NULLABLE units;
  float scale;
  float parameter;
  bool plain;  // reports the loss without units, which the parameter alone then has
} kernel_loss;
#define KERNEL_LOSS(NAME) void kernel_##NAME(const kernel_loss *batch, const float *y, double *total);
KERNEL_LOSS(squared_error)
KERNEL_LOSS(absolute_error)
KERNEL_LOSS(huber)
KERNEL_LOSS(log_cosh)
KERNEL_LOSS(binary_crossentropy)
KERNEL_LOSS(binary_focal)
KERNEL_LOSS(poisson)
KERNEL_LOSS(divergence)
KERNEL_LOSS(cosine)
void kernel_crossentropy(const kernel_loss *batch, const int32_t *classes, double *total);
void kernel_smoothed_crossentropy(const kernel_loss *batch, const int32_t *classes,
                                  const float *NULLABLE class_weights, double *total);
void kernel_focal(const kernel_loss *batch, const int32_t *classes, double *total);
void kernel_margin(const kernel_loss *batch, const int32_t *classes, bool squared, double *total);
long kernel_count_largest(const float *z, long stride, const int32_t *classes, long rows,
                          long columns);
long kernel_count_sides(const float *z, long stride, const int32_t *classes, long rows,
                        float threshold);

// Optimizers.
void kernel_descent(float *w, const float *gradient, long count, float rate, float decay);
void kernel_momentum(float *w, const float *gradient, float *velocity, long count, float rate,
                     float momentum, float decay, bool nesterov);
void kernel_adam(float *w, const float *gradient, float *first, float *second,
                 float *NULLABLE largest, long count, float step, float root, float take_first,
                 float keep_second, float take_second, float epsilon, float decay, float shrink);
void kernel_adagrad(float *w, const float *gradient, float *sum, long count, float rate,
                    float epsilon, float decay);
void kernel_adadelta(float *w, const float *gradient, float *square, float *moved, long count,
                     float rate, float keep, float take, float epsilon, float decay);
void kernel_rmsprop(float *w, const float *gradient, float *square, float *NULLABLE mean,
                    float *NULLABLE velocity, long count, float rate, float keep, float take,
                    float momentum, float epsilon, float decay);
void kernel_adamax(float *w, const float *gradient, float *first, float *norm, long count, float step,
                   float take_first, float keep_second, float epsilon, float decay);
void kernel_nadam(float *w, const float *gradient, float *first, float *second, long count,
                  float along, float step, float correction, float take_first, float keep_second,
                  float take_second, float epsilon, float decay);
void kernel_radam(float *w, const float *gradient, float *first, float *second, long count, float step,
                  float root, bool rectified, float take_first, float keep_second,
                  float take_second, float epsilon, float decay);
void kernel_rprop(float *w, const float *gradient, float *last, float *size, long count, float decay);
void kernel_lion(float *w, const float *gradient, float *first, long count, float rate, float keep_now,
                 float take_now, float keep, float take, float shrink);

// Algebra of long vectors.
double kernel_dot(const float *x, const float *y, long count);
double kernel_sum_magnitudes(const float *x, long count);
float kernel_largest_magnitude(const float *x, long count);
void kernel_combine(float a, const float *x, float b, const float *y, float *z, long count);

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

// Recurrent cells, one step of the rows of a lane: `z` [rows, gates · units] holds the product with the state
// before, `x` what comes from the input. Compact [rows, units] are the state `h` and an LSTM's `c`. `kept`
// is left for the gradient: the gates, what a cell needs besides, and at `before` the state before. A
// row whose token is 0 stands still.
typedef struct {
  long rows, units;
  const float *z, *x;
  long x_row;
  float *h, *c;
  float *NULLABLE out;
  long out_row;
  float *NULLABLE kept;
  long kept_row, before;
  const float *NULLABLE tokens;
  long tokens_row;
} kernel_cells;
typedef struct {
  long rows, units;
  float *z;
  float *NULLABLE x;
  long x_row;
  float *h, *c;
  const float *NULLABLE g;  // of what the step gives
  long g_row;
  float *kept;
  long kept_row, before;
  bool shares;  // whether the gradients of both sums are the same, and `x` alone takes them
  float *NULLABLE sums;
  const float *NULLABLE tokens;
  long tokens_row;
} kernel_cell_slopes;
void kernel_ask_for_step(const kernel_cells *s, long sums, long kept);
void kernel_ask_for_slopes(const kernel_cell_slopes *s, long sums, long kept);
#define KERNEL_CELL(NAME)                            \
  void kernel_##NAME##_step(const kernel_cells *s);  \
  void kernel_##NAME##_step_gradient(const kernel_cell_slopes *s);
KERNEL_CELL(rnn)
KERNEL_CELL(rectified_rnn)
KERNEL_CELL(lstm)
KERNEL_CELL(gru)

// Embeddings: the rows of a table by tokens, which are whole numbers; what is added is their gradient.
void kernel_take_rows(const float *table, long stride, long rows, const float *tokens, long count,
                      long width, float *y);
void kernel_add_to_rows(const float *g, long g_stride, const float *tokens, long count, long width,
                        float *table, long stride, long rows);

// Threads: returns when `count` of them have called. `place` is 32 numbers that begin as zeros.
// Makes the calling thread take numbers that are too small to be normal as zero; gives what to set again
// afterwards.
uint64_t kernel_flush_denormals(void);
void kernel_set_float_mode(uint64_t mode);

void kernel_meet(int32_t *place, int32_t count);

// Random numbers.
void kernel_dropout(uint64_t key, uint64_t counter, uint32_t threshold, float scale, const float *x,
                    float *y, uint8_t *kept, long count);
void kernel_dropout_gradient(const float *g, const uint8_t *kept, float scale, float *d, long count);
void kernel_add_noise(uint64_t key, uint64_t counter, float deviation, const float *x, float *y,
                      long count);

// Makes the kernel give the calling thread, and those it starts, turns of 20 ms: whoever wakes beside them
// (the prompt at Ctrl-C, the terminal) is due earlier and goes at once, instead of at a later tick of the
// clock. Their share of the time stays the same. Kernels before 6.12 take no notice.
void kernel_take_long_turns(void);

#pragma clang assume_nonnull end

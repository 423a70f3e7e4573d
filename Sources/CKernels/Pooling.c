// Windows that move over an image whose channels lie beside each other, one image at a time.
#include "CKernels.h"
#include "Vector.h"

typedef uint8_t bytes8 __attribute__((ext_vector_type(8), aligned(1), may_alias));

// The part of a window that lies on the image: its first pixel, its extent, and what is cut off before it.
typedef struct {
  long pixel, rows, columns, cut_rows, cut_columns;
} part;

INLINE part part_at(const kernel_pool *pool, long row, long column) {
  long y = row * pool->stride_height - pool->top, x = column * pool->stride_width - pool->left;
  long cut_rows = y < 0 ? -y : 0, cut_columns = x < 0 ? -x : 0;
  long rows = pool->window_height < pool->height - y ? pool->window_height : pool->height - y;
  long columns = pool->window_width < pool->width - x ? pool->window_width : pool->width - x;
  return (part){(y + cut_rows) * pool->width + x + cut_columns, rows - cut_rows,
                columns - cut_columns, cut_rows, cut_columns};
}

// The block for the `window` that gives each pixel `out` of the output.
#define EACH_WINDOW(POOL, ...)                                              \
  for (long row = 0, out = 0; row < (POOL)->out_height; row++)              \
    for (long column = 0; column < (POOL)->out_width; column++, out++) {    \
      part window = part_at(POOL, row, column);                             \
      __VA_ARGS__                                                           \
    }

// A function of `rows` and `columns`, compiled for the usual windows by themselves.
#define BY_SIZE(WINDOW, CALL)                                               \
  if ((WINDOW).rows == 2 && (WINDOW).columns == 2) {                        \
    const long rows = 2, columns = 2;                                       \
    CALL;                                                                   \
  } else if ((WINDOW).rows == 3 && (WINDOW).columns == 3) {                 \
    const long rows = 3, columns = 3;                                       \
    CALL;                                                                   \
  } else {                                                                  \
    const long rows = (WINDOW).rows, columns = (WINDOW).columns;            \
    CALL;                                                                   \
  }

// MARK: Largest

INLINE void store_cells(uint8_t *bytes, int32_t *cells, int8 value, long count) {
  if (cells && count >= 8) *(int8 *)cells = value;
  if (bytes && count >= 8) *(bytes8 *)bytes = __builtin_convertvector(value, bytes8);
  if (count >= 8) return;
  for (long i = 0; i < count; i++) {
    if (cells) cells[i] = value[i];
    if (bytes) bytes[i] = (uint8_t)value[i];
  }
}

// The largest of each channel, and the cell where it is first, counted from `first` with `line` cells in
// a row; NaN is the largest.
INLINE void largest(const float *x, long width, long channels, long rows, long columns, long first,
                    long line, float *y, uint8_t *bytes, int32_t *cells) {
  for (long c = 0; c < channels; c += 8) {
    float8 best = load8(x + c);
    int8 where = (int8)(int32_t)first;
    for (long i = 0; i < rows; i++)
      for (long j = 0; j < columns; j++) {
        float8 value = load8(x + (i * width + j) * channels + c);
        int8 more = (value > best) | (value != value);
        best = select8(more, value, best);
        where = (more & (int32_t)(first + i * line + j)) | (~more & where);
      }
    if (c + 8 <= channels)
      store8(y + c, best);
    else
      store_part(y + c, best, channels - c);
    store_cells(bytes ? bytes + c : 0, cells ? cells + c : 0, where, channels - c);
  }
}

KERNEL void kernel_max_pool(const kernel_pool *pool, const float *x, float *y, uint8_t *cells) {
  const long channels = pool->channels, width = pool->width, line = pool->window_width;
  EACH_WINDOW(pool, {
    const float *from = x + window.pixel * channels;
    const long first = window.cut_rows * line + window.cut_columns;
    uint8_t *to = cells ? cells + out * channels : 0;
    BY_SIZE(window, largest(from, width, channels, rows, columns, first, line, y + out * channels, to, 0))
  })
}

KERNEL void kernel_wide_max_pool(const kernel_pool *pool, const float *x, float *y, int32_t *pixels) {
  const long channels = pool->channels, width = pool->width;
  EACH_WINDOW(pool, {
    largest(x + window.pixel * channels, width, channels, window.rows, window.columns, window.pixel,
            width, y + out * channels, 0, pixels ? pixels + out * channels : 0);
  })
}

// g where the largest was; with `add`, onto what is there.
INLINE void give_largest(const float *g, const uint8_t *cells, long width, long channels, long rows,
                         long columns, long first, long line, float *d, bool add) {
  for (long c = 0; c < channels; c += 8) {
    float8 gradient = load8(g + c);
    int8 where = __builtin_convertvector(*(const bytes8 *)(cells + c), int8);
    for (long i = 0; i < rows; i++)
      for (long j = 0; j < columns; j++) {
        float *to = d + (i * width + j) * channels + c;
        float8 value = (float8)((int8)gradient & (where == (int32_t)(first + i * line + j)));
        if (add) value += load8(to);
        if (c + 8 <= channels)
          store8(to, value);
        else
          store_part(to, value, channels - c);
      }
  }
}

INLINE bool overlaps(const kernel_pool *pool) {
  return pool->stride_height < pool->window_height || pool->stride_width < pool->window_width;
}

// Whether each pixel lies in exactly one window.
INLINE bool tiles(const kernel_pool *pool) {
  return pool->stride_height == pool->window_height && pool->stride_width == pool->window_width &&
         pool->out_height * pool->stride_height - pool->top >= pool->height &&
         pool->out_width * pool->stride_width - pool->left >= pool->width;
}

INLINE void clear(const kernel_pool *pool, float *d) {
  memset(d, 0, sizeof *d * (size_t)(pool->height * pool->width * pool->channels));
}

KERNEL void kernel_max_pool_gradient(const kernel_pool *pool, const float *g, const uint8_t *cells,
                                     float *d) {
  const long channels = pool->channels, width = pool->width, line = pool->window_width;
  const bool add = overlaps(pool);
  if (!tiles(pool)) clear(pool, d);
  EACH_WINDOW(pool, {
    const float *from = g + out * channels;
    const uint8_t *where = cells + out * channels;
    const long first = window.cut_rows * line + window.cut_columns;
    float *to = d + window.pixel * channels;
    if (add)
      BY_SIZE(window, give_largest(from, where, width, channels, rows, columns, first, line, to, true))
    else
      BY_SIZE(window, give_largest(from, where, width, channels, rows, columns, first, line, to, false))
  })
}

KERNEL void kernel_wide_max_pool_gradient(const kernel_pool *pool, const float *g,
                                          const int32_t *pixels, float *d) {
  const long channels = pool->channels, count = pool->out_height * pool->out_width;
  clear(pool, d);
  for (long out = 0; out < count; out++)
    for (long c = 0; c < channels; c++)
      d[(long)pixels[out * channels + c] * channels + c] += g[out * channels + c];
}

// MARK: Mean

INLINE void mean(const float *x, long width, long channels, long rows, long columns, float share,
                 float *y) {
  for (long c = 0; c < channels; c += 8) {
    float8 sum = 0;
    for (long i = 0; i < rows; i++)
      for (long j = 0; j < columns; j++) sum += load8(x + (i * width + j) * channels + c);
    if (c + 8 <= channels)
      store8(y + c, sum * share);
    else
      store_part(y + c, sum * share, channels - c);
  }
}

INLINE void give_mean(const float *g, long width, long channels, long rows, long columns, float share,
                      float *d, bool add) {
  for (long c = 0; c < channels; c += 8) {
    float8 gradient = load8(g + c) * share;
    for (long i = 0; i < rows; i++)
      for (long j = 0; j < columns; j++) {
        float *to = d + (i * width + j) * channels + c;
        float8 value = add ? gradient + load8(to) : gradient;
        if (c + 8 <= channels)
          store8(to, value);
        else
          store_part(to, value, channels - c);
      }
  }
}

INLINE float share_of(part window, float share) {
  return share > 0 ? share : 1 / (float)(window.rows * window.columns);
}

KERNEL void kernel_average_pool(const kernel_pool *pool, const float *x, float *y, float share) {
  const long channels = pool->channels, width = pool->width;
  EACH_WINDOW(pool, {
    const float own = share_of(window, share), *from = x + window.pixel * channels;
    BY_SIZE(window, mean(from, width, channels, rows, columns, own, y + out * channels))
  })
}

KERNEL void kernel_average_pool_gradient(const kernel_pool *pool, const float *g, float *d,
                                         float share) {
  const long channels = pool->channels, width = pool->width;
  const bool add = overlaps(pool);
  if (!tiles(pool)) clear(pool, d);
  EACH_WINDOW(pool, {
    const float own = share_of(window, share), *from = g + out * channels;
    float *to = d + window.pixel * channels;
    if (add)
      BY_SIZE(window, give_mean(from, width, channels, rows, columns, own, to, true))
    else
      BY_SIZE(window, give_mean(from, width, channels, rows, columns, own, to, false))
  })
}

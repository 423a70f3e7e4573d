#include "CGD.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <string.h>

// The part of libgd.so.3 that is used.
static struct {
  void *(*from_png)(int size, void *data);
  void *(*from_jpeg)(int size, void *data);
  void *(*from_gif)(int size, void *data);
  void *(*from_webp)(int size, void *data);
  void *(*from_bmp)(int size, void *data);
  void *(*create)(int width, int height);
  void (*destroy)(void *image);
  int (*pixel)(void *image, int x, int y);
  void (*resample)(void *to, void *from, int to_x, int to_y, int x, int y, int to_width, int to_height,
                   int width, int height);
  void (*filled_rectangle)(void *image, int x1, int y1, int x2, int y2, int colour);
  int (*to_true_colour)(void *image);
  void (*set_error_method)(void (*)(int, const char *, va_list));
} gd;
static bool has_gd;

// The first members of gdImage, the same in every release of GD 2.
struct image {
  unsigned char **pixels;
  int width, height;
};

static void stay_silent(int priority, const char *format, va_list arguments) {
  (void)priority, (void)format, (void)arguments;
}

static void open_gd(void) {
  const struct {
    const char *name;
    void *place;
  } functions[] = {
      {"gdImageCreateFromPngPtr", &gd.from_png},   {"gdImageCreateFromJpegPtr", &gd.from_jpeg},
      {"gdImageCreateFromGifPtr", &gd.from_gif},   {"gdImageCreateFromWebpPtr", &gd.from_webp},
      {"gdImageCreateFromBmpPtr", &gd.from_bmp},   {"gdImageCreateTrueColor", &gd.create},
      {"gdImageDestroy", &gd.destroy},             {"gdImageGetTrueColorPixel", &gd.pixel},
      {"gdImageCopyResampled", &gd.resample},      {"gdImageFilledRectangle", &gd.filled_rectangle},
      {"gdImagePaletteToTrueColor", &gd.to_true_colour},
      {"gdSetErrorMethod", &gd.set_error_method},
  };
  void *library = dlopen("libgd.so.3", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  for (unsigned i = 0; i < sizeof functions / sizeof *functions; i++) {
    void *symbol = dlsym(library, functions[i].name);
    if (!symbol) return;
    *(void **)functions[i].place = symbol;
  }
  gd.set_error_method(stay_silent);
  has_gd = true;
}

bool gd_is_available(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_gd);
  return has_gd;
}

static bool begins(const uint8_t *bytes, long count, const char *with, long at, long length) {
  return count >= at + length && memcmp(bytes + at, with, (unsigned long)length) == 0;
}

// A PNG of more pixels than this would fill the memory before it turned out to be broken.
enum { MOST_PIXELS = 1 << 28 };

static bool is_huge_png(const uint8_t *bytes, long count) {
  if (count < 24) return true;
  unsigned long width = 0, height = 0;
  for (int i = 16; i < 20; i++) width = width << 8 | bytes[i];
  for (int i = 20; i < 24; i++) height = height << 8 | bytes[i];
  return width * height > MOST_PIXELS;
}

static void *decoded(const uint8_t *bytes, long count) {
  if (begins(bytes, count, "\x89PNG", 0, 4))
    return is_huge_png(bytes, count) ? 0 : gd.from_png((int)count, (void *)bytes);
  if (begins(bytes, count, "\xff\xd8\xff", 0, 3)) return gd.from_jpeg((int)count, (void *)bytes);
  if (begins(bytes, count, "GIF8", 0, 4)) return gd.from_gif((int)count, (void *)bytes);
  if (begins(bytes, count, "WEBP", 8, 4)) return gd.from_webp((int)count, (void *)bytes);
  if (begins(bytes, count, "BM", 0, 2)) return gd.from_bmp((int)count, (void *)bytes);
  return 0;
}

bool gd_decode(const uint8_t *bytes, long count, gd_picture *picture) {
  if (!gd_is_available() || count > INT_MAX) return false;
  struct image *image = decoded(bytes, count);
  if (!image) return false;
  gd.to_true_colour(image);
  *picture = (gd_picture){image, image->width, image->height};
  return image->width > 0 && image->height > 0;
}

// The brightness of Rec. 601, in whole numbers.
static int brightness(int red, int green, int blue) {
  return (299 * red + 587 * green + 114 * blue + 500) / 1000;
}

// A colour's channel over white; GD's alpha is 0 for opaque and 127 for transparent.
static int over_white(int colour, int shift) {
  const int alpha = colour >> 24 & 127, value = colour >> shift & 255;
  return (value * (127 - alpha) + 255 * alpha + 63) / 127;
}

static void write_pixels(void *image, int height, int width, int channels, uint8_t *to) {
  const long plane = (long)height * width;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++, to++) {
      const int colour = gd.pixel(image, x, y);
      const int red = over_white(colour, 16), green = over_white(colour, 8), blue = over_white(colour, 0);
      if (channels == 1) {
        *to = (uint8_t)brightness(red, green, blue);
      } else {
        to[0] = (uint8_t)red;
        to[plane] = (uint8_t)green;
        to[2 * plane] = (uint8_t)blue;
      }
    }
}

bool gd_pixels(const gd_picture *picture, int height, int width, int channels, uint8_t *to) {
  if (!picture->image) return false;
  if (picture->width == width && picture->height == height) {
    write_pixels(picture->image, height, width, channels, to);
    return true;
  }
  void *image = gd.create(width, height);
  if (!image) return false;
  gd.filled_rectangle(image, 0, 0, width - 1, height - 1, 0xffffff);
  // The largest part of the picture that has the form asked for.
  long part_width = picture->width, part_height = picture->height;
  if (part_width * height > part_height * width)
    part_width = part_height * width / height;
  else
    part_height = part_width * height / width;
  if (part_width < 1) part_width = 1;
  if (part_height < 1) part_height = 1;
  gd.resample(image, picture->image, 0, 0, (int)(picture->width - part_width) / 2,
              (int)(picture->height - part_height) / 2, width, height, (int)part_width, (int)part_height);
  write_pixels(image, height, width, channels, to);
  gd.destroy(image);
  return true;
}

void gd_free(gd_picture *picture) {
  if (picture->image) gd.destroy(picture->image);
  picture->image = 0;
}

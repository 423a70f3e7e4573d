#include "CGD.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
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

// Whether the picture that is being read ended early: libjpeg fills up what is missing, and only warns.
static _Thread_local bool is_cut_short;

static void listen(int priority, const char *format, va_list arguments) {
  (void)priority;
  char message[256];
  vsnprintf(message, sizeof message, format, arguments);
  if (strstr(message, "remature end")) is_cut_short = true;
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
  gd.set_error_method(listen);
  has_gd = true;
}

bool gd_is_available(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_gd);
  return has_gd;
}

static bool begins(const uint8_t *bytes, const char *with, unsigned long length) {
  return memcmp(bytes, with, length) == 0;
}

// A picture of more pixels than this would fill the memory before it turned out to be broken.
enum { MOST_PIXELS = 1 << 28 };

static unsigned long big_endian(const uint8_t *bytes, int count) {
  unsigned long number = 0;
  for (int i = 0; i < count; i++) number = number << 8 | bytes[i];
  return number;
}

static unsigned long little_endian(const uint8_t *bytes, int count) {
  unsigned long number = 0;
  for (int i = count; i-- > 0;) number = number << 8 | bytes[i];
  return number;
}

// A height may be negative in a BMP.
static unsigned long magnitude(unsigned long number) {
  return number >> 31 ? (1ul << 32) - number : number;
}

// The pixels that the frame of a JPEG promises; more than can be where it has none.
static unsigned long jpeg_pixels(const uint8_t *bytes, long count) {
  for (long place = 2; place + 9 <= count;) {
    const uint8_t marker = bytes[place + 1];
    if (bytes[place] != 0xff || marker == 0xff) {
      place += 1;
    } else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
      return big_endian(bytes + place + 5, 2) * big_endian(bytes + place + 7, 2);
    } else {
      place += 2 + (long)big_endian(bytes + place + 2, 2);
    }
  }
  return -1ul;
}

// The first form of BMP has shorter sizes than those that came after it.
static unsigned long bmp_pixels(const uint8_t *bytes) {
  return little_endian(bytes + 14, 4) == 12
             ? little_endian(bytes + 18, 2) * little_endian(bytes + 20, 2)
             : magnitude(little_endian(bytes + 18, 4)) * magnitude(little_endian(bytes + 22, 4));
}

static void *read_by(void *(*read)(int, void *), const uint8_t *bytes, long count, unsigned long pixels) {
  return pixels > MOST_PIXELS ? 0 : read((int)count, (void *)bytes);
}

static void *decoded(const uint8_t *bytes, long count) {
  if (count < 32) return 0;
  if (begins(bytes, "\x89PNG", 4))
    return read_by(gd.from_png, bytes, count, big_endian(bytes + 16, 4) * big_endian(bytes + 20, 4));
  if (begins(bytes, "\xff\xd8\xff", 3)) return read_by(gd.from_jpeg, bytes, count, jpeg_pixels(bytes, count));
  if (begins(bytes, "GIF8", 4))
    return read_by(gd.from_gif, bytes, count, little_endian(bytes + 6, 2) * little_endian(bytes + 8, 2));
  // Never more than 16,383 pixels along a side.
  if (begins(bytes + 8, "WEBP", 4)) return read_by(gd.from_webp, bytes, count, 0);
  if (begins(bytes, "BM", 2)) return read_by(gd.from_bmp, bytes, count, bmp_pixels(bytes));
  return 0;
}

bool gd_decode(const uint8_t *bytes, long count, gd_picture *picture) {
  if (!gd_is_available() || count > INT_MAX) return false;
  is_cut_short = false;
  struct image *image = decoded(bytes, count);
  if (!image) return false;
  if (is_cut_short || image->width < 1 || image->height < 1 || !gd.to_true_colour(image)) {
    gd.destroy(image);
    return false;
  }
  *picture = (gd_picture){image, image->width, image->height};
  return true;
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

// GD reads pictures: PNG, JPEG, GIF, WebP and BMP. It is opened when the first one is asked for.
#pragma once
#include <stdbool.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct {
  void *_Nullable image;
  int width, height;
} gd_picture;

/// Whether the library is there.
bool gd_is_available(void);

/// Reads a picture; false where the bytes are none of a form that is known, broken, or cut short.
bool gd_decode(const uint8_t *bytes, long count, gd_picture *picture);

/// The middle of the picture that has the form height · width, brought to that size: channels · height · width
/// bytes, of one channel (brightness) or three (red, green, blue). What is transparent lies on white.
bool gd_pixels(const gd_picture *picture, int height, int width, int channels, uint8_t *to);

void gd_free(gd_picture *picture);

#pragma clang assume_nonnull end

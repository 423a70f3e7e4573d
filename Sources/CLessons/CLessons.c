#include "CLessons.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// The lessons of `tutorial` in their order, each with a zero behind it. A new lesson is one line here.
static const unsigned char lessons[] = {
#embed "../../scripts/tutorials/01-one-neuron.md" suffix(, 0, )
    0};

struct EmbeddedLessons embedded_lessons(void) {
  return (struct EmbeddedLessons){lessons, sizeof lessons - 1};
}

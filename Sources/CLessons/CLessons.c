#include "CLessons.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// The lessons of `tutorial` in their order, each with a zero behind it. A new lesson is one line here.
static const unsigned char lessons[] = {
#embed "../../scripts/tutorials/01-one-neuron.md" suffix(, 0, )
#embed "../../scripts/tutorials/02-perceptron.md" suffix(, 0, )
#embed "../../scripts/tutorials/03-hidden-layers.md" suffix(, 0, )
#embed "../../scripts/tutorials/04-forward-propagation.md" suffix(, 0, )
#embed "../../scripts/tutorials/05-activations.md" suffix(, 0, )
#embed "../../scripts/tutorials/06-random-initialisation.md" suffix(, 0, )
#embed "../../scripts/tutorials/07-back-propagation.md" suffix(, 0, )
#embed "../../scripts/tutorials/08-gradient-descent.md" suffix(, 0, )
#embed "../../scripts/tutorials/09-over-fitting.md" suffix(, 0, )
#embed "../../scripts/tutorials/10-softmax.md" suffix(, 0, )
#embed "../../scripts/tutorials/11-end-to-end.md" suffix(, 0, )
#embed "../../scripts/tutorials/12-other-frameworks.md" suffix(, 0, )
#embed "../../scripts/tutorials/13-images.md" suffix(, 0, )
#embed "../../scripts/tutorials/14-sequences.md" suffix(, 0, )
#embed "../../scripts/tutorials/15-text-generation.md" suffix(, 0, )
    0};

struct EmbeddedLessons embedded_lessons(void) {
  return (struct EmbeddedLessons){lessons, sizeof lessons - 1};
}

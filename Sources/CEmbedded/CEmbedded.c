#include "CEmbedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char iris[] = {
#embed "iris.csv"
};

struct EmbeddedBytes embedded_iris(void) {
  return (struct EmbeddedBytes){iris, sizeof iris};
}

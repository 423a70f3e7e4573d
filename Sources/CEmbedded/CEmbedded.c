#include "CEmbedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char cancer[] = {
#embed "cancer.csv"
};

static const unsigned char diabetes[] = {
#embed "diabetes.csv"
};

static const unsigned char digits_images[] = {
#embed "digits.idx3-ubyte"
};

static const unsigned char digits_labels[] = {
#embed "digits.idx1-ubyte"
};

static const unsigned char housing[] = {
#embed "housing.csv"
};

static const unsigned char iris[] = {
#embed "iris.csv"
};

static const unsigned char wine[] = {
#embed "wine.csv"
};

#define GIVE(name) \
  struct EmbeddedBytes embedded_##name(void) { return (struct EmbeddedBytes){name, sizeof name}; }

GIVE(cancer)
GIVE(diabetes)
GIVE(digits_images)
GIVE(digits_labels)
GIVE(housing)
GIVE(iris)
GIVE(wine)

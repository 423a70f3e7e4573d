#ifndef CEMBEDDED_H
#define CEMBEDDED_H

/// A data file that is part of the program; SOURCES.md says where each comes from.
struct EmbeddedBytes {
  const unsigned char *_Nonnull start;
  unsigned long count;
};

struct EmbeddedBytes embedded_cancer(void);
struct EmbeddedBytes embedded_diabetes(void);
struct EmbeddedBytes embedded_digits_images(void);
struct EmbeddedBytes embedded_digits_labels(void);
struct EmbeddedBytes embedded_housing(void);
struct EmbeddedBytes embedded_iris(void);
struct EmbeddedBytes embedded_wine(void);

#endif

#ifndef CEMBEDDED_H
#define CEMBEDDED_H

/// A data file that is part of the program; SOURCES.md says where each comes from.
struct EmbeddedBytes {
  const unsigned char *_Nonnull start;
  unsigned long count;
};

struct EmbeddedBytes embedded_iris(void);

#endif

#ifndef CLESSONS_H
#define CLESSONS_H

/// The texts of scripts/tutorials that are part of the program, each ended by a zero.
struct EmbeddedLessons {
  const unsigned char *_Nonnull start;
  unsigned long count;
};

struct EmbeddedLessons embedded_lessons(void);

#endif

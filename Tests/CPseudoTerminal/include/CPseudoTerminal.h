/// Pseudo terminals for tests; what these calls need is hidden from Swift behind feature macros.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <sys/types.h>

/// A new terminal: the descriptor of its keyboard and screen, which never blocks, and the path of its program's side.
/// -1 where there is none.
int cpt_open(char *name, size_t capacity);
/// Tells the terminal, and so its program, a size.
int cpt_resize(int descriptor, int columns, int rows);
/// Starts a program in a session of its own with the terminal as its standard streams; -1 where
/// it cannot be started.
pid_t cpt_spawn(const char *path, char *const *arguments, char *const *environment, const char *name);

#endif

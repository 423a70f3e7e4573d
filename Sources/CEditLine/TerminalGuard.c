#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "CEditLine.h"

static const int fatal[] = {SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS,
                            SIGILL,  SIGFPE, SIGABRT, SIGTRAP};
/// The first two end the program in good order where signals are installed.
enum { FATAL = sizeof fatal / sizeof fatal[0], HELD = 2 };
static struct sigaction former[FATAL];
static struct termios original, lent;
static int guarded = -1;
static pid_t owner;

/// Only calls what a signal handler may call.
static void restore(void) {
  if (guarded < 0 || getpid() != owner) return;
  signal(SIGTTOU, SIG_IGN);
  tcsetattr(guarded, TCSANOW, &original);
  // No bracketed paste, full rows go on in the next one, a visible cursor.
  static const char plain[] = "\033[?2004l\033[?7h\033[?25h";
  ssize_t written = write(guarded, plain, sizeof plain - 1);
  (void)written;
  guarded = -1;
}

/// Then does what would have been done without us: the default, or Swift's own report of a crash.
static void restore_and_pass_on(int number) {
  restore();
  for (size_t i = 0; i < FATAL; i++) {
    if (fatal[i] == number) sigaction(number, &former[i], NULL);
  }
  raise(number);
}

void cel_terminal_guard(int descriptor) {
  if (guarded >= 0 || tcgetattr(descriptor, &original) != 0) return;
  guarded = descriptor;
  owner = getpid();
  atexit(restore);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = restore_and_pass_on;
  action.sa_flags = SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (size_t i = cel_signals_descriptor() < 0 ? 0 : HELD; i < FATAL; i++) {
    sigaction(fatal[i], &action, &former[i]);
  }
}

void cel_terminal_lend(void) {
  if (guarded < 0) return;
  tcgetattr(guarded, &lent);
  tcsetattr(guarded, TCSADRAIN, &original);
}

void cel_terminal_take_back(void) {
  if (guarded >= 0) tcsetattr(guarded, TCSADRAIN, &lent);
}

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "CEditLine.h"

static atomic_bool interrupted, resized, suspended;
static atomic_int ending;
static int wake_pipe[2] = {-1, -1};
static _Atomic(void (*)(void *)) interrupt;
static _Atomic(void *) interrupt_argument;

static void note(int number) {
  int saved = errno;
  if (number == SIGINT) {
    atomic_store(&interrupted, true);
    void (*function)(void *) = atomic_load(&interrupt);
    if (function != NULL) function(atomic_load(&interrupt_argument));
  }
  if (number == SIGWINCH) atomic_store(&resized, true);
  if (number == SIGTSTP) atomic_store(&suspended, true);
  if (number == SIGTERM || number == SIGHUP) atomic_store(&ending, number);
  cel_signals_wake();
  errno = saved;
}

static void handle(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

/// A signal that whoever started us wants ignored (nohup) stays so; false where nothing changed.
static bool handle_unless_ignored(int number) {
  struct sigaction former = {0};
  if (sigaction(number, NULL, &former) == 0 && former.sa_handler == SIG_IGN) return false;
  handle(number, note);
  return former.sa_handler != note;
}

static void mask_interrupts(int how) {
  sigset_t interrupts;
  sigemptyset(&interrupts);
  sigaddset(&interrupts, SIGINT);
  pthread_sigmask(how, &interrupts, NULL);
}

bool cel_signals_install(void) {
  if (wake_pipe[0] >= 0) return true;
  if (pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  handle(SIGINT, note);
  mask_interrupts(SIG_UNBLOCK);  // whoever started us may have had it blocked
  handle(SIGWINCH, note);
  handle_unless_ignored(SIGTERM);
  handle_unless_ignored(SIGHUP);
  return true;
}

CELSignals cel_signals_take(void) {
  CELSignals taken = {
    .interrupt = atomic_exchange(&interrupted, false),
    .resize = atomic_exchange(&resized, false),
    .suspend = atomic_exchange(&suspended, false),
  };
  return taken;
}

bool cel_signals_pending(void) {
  return atomic_load(&interrupted) || atomic_load(&resized) || atomic_load(&suspended);
}

void cel_signals_leave_interrupts(void (*function)(void *), void *argument) {
  atomic_store(&interrupt_argument, argument);
  atomic_store(&interrupt, function);
  mask_interrupts(SIG_BLOCK);
}

void cel_signals_keep_interrupts(void) {
  mask_interrupts(SIG_UNBLOCK);
  atomic_store(&interrupt, NULL);
}

int cel_signals_ending(void) { return atomic_load(&ending); }

int cel_signals_descriptor(void) { return wake_pipe[0]; }

void cel_signals_drain(void) {
  char bytes[64];
  while (read(wake_pipe[0], bytes, sizeof bytes) > 0) {}
}

void cel_signals_wake(void) {
  char byte = 0;
  ssize_t written = write(wake_pipe[1], &byte, 1); // a full pipe wakes as well
  (void)written;
}

bool cel_signals_hold_suspend(void) { return handle_unless_ignored(SIGTSTP); }

void cel_signals_release_suspend(void) { handle(SIGTSTP, SIG_DFL); }

void cel_signals_suspend(void) {
  struct sigaction action, held;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &action, &held);
  kill(getpid(), SIGTSTP);  // the terminal has told the others of the group itself
  atomic_store(&suspended, false);  // a second Ctrl-Z meanwhile asked for the same
  sigaction(SIGTSTP, &held, NULL);
}

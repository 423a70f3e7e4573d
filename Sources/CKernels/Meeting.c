// A place where threads wait for each other. Steps take microseconds, so a thread that waits looks
// again and again at first. When that takes longer, another program has the processor of the one that
// is waited for, and the thread sleeps: one that slept is let run at once when it is woken, while one
// that looked all the time has used up its share and waits for its turn.
#define _GNU_SOURCE
#include "CKernels.h"

#include <limits.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LOOKS 2000

static void futex(int32_t *word, int operation, int32_t value) {
  syscall(SYS_futex, word, operation | FUTEX_PRIVATE_FLAG, value, 0, 0, 0);
}

void kernel_meet(int32_t *place, int32_t count) {
  int32_t *arrived = place, *round = place + 16, *sleepers = place + 17;
  int32_t now = __atomic_load_n(round, __ATOMIC_RELAXED);
  if (__atomic_add_fetch(arrived, 1, __ATOMIC_ACQ_REL) == count) {
    __atomic_store_n(arrived, 0, __ATOMIC_RELAXED);
    __atomic_store_n(round, now + 1, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(sleepers, __ATOMIC_SEQ_CST)) futex(round, FUTEX_WAKE, INT_MAX);
    return;
  }
  for (int looks = 0; looks < LOOKS; looks++) {
    if (__atomic_load_n(round, __ATOMIC_ACQUIRE) != now) return;
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
  }
  __atomic_add_fetch(sleepers, 1, __ATOMIC_SEQ_CST);
  while (__atomic_load_n(round, __ATOMIC_SEQ_CST) == now) futex(round, FUTEX_WAIT, now);
  __atomic_sub_fetch(sleepers, 1, __ATOMIC_SEQ_CST);
}

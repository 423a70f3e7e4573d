// A place where threads wait for each other. Steps take microseconds, so a thread that waits looks
// again and again; when that takes long it lets others use its processor between two looks.
#include "CKernels.h"

#include <sched.h>

#define LOOKS 4000

void kernel_meet(int32_t *place, int32_t count) {
  int32_t *arrived = place, *round = place + 16;
  int32_t now = __atomic_load_n(round, __ATOMIC_RELAXED);
  if (__atomic_add_fetch(arrived, 1, __ATOMIC_ACQ_REL) == count) {
    __atomic_store_n(arrived, 0, __ATOMIC_RELAXED);
    __atomic_store_n(round, now + 1, __ATOMIC_RELEASE);
    return;
  }
  for (int looks = 0; __atomic_load_n(round, __ATOMIC_ACQUIRE) == now; looks++) {
    if (looks >= LOOKS) {
      sched_yield();
      continue;
    }
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
  }
}

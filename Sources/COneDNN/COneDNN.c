#include "COneDNN.h"

#include <pthread.h>
#include <unistd.h>

static void nothing(void *unused) { (void)unused; }

static void *sleep_for_ever(void *threads) {
  GOMP_parallel(nothing, 0, (unsigned)(long)threads, 0);
  for (;;) pause();
}

void omp_wait_briefly(int threads) {
  pthread_t thread;
  pthread_attr_t attributes;
  long idle = omp_get_num_procs() - threads;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, 256 * 1024);
  pthread_create(&thread, &attributes, sleep_for_ever, (void *)((idle > 0 ? idle : 0) + 2));
  pthread_attr_destroy(&attributes);
}

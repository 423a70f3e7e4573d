#define _GNU_SOURCE
#include "COneDNN.h"

#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

#define TEXT_OF(NUMBER) #NUMBER
#define NAME_OF(VERSION) "libdnnl.so." TEXT_OF(VERSION)

static struct {
  __typeof__(&dnnl_sgemm) sgemm;
  void (*set_threads)(int);
  void (*parallel)(void (*)(void *), void *, unsigned, unsigned);
  int (*thread)(void);
  int (*thread_count)(void);
} library;

static bool is_open;

// Threads that wait for each other spin before they sleep. libgomp's 300,000 turns are some 6
// milliseconds: on a busy machine, where the thread that is waited for has no processor, a step of
// 0.5 ms took 20 to 60. 3,000 turns are as good where the machine is idle. libgomp reads the number
// as it is loaded, and from nowhere but the environment; what a user has set there stands.
static void *opened(void) {
  bool sets = !getenv("GOMP_SPINCOUNT") && !getenv("OMP_WAIT_POLICY");
  if (sets) setenv("GOMP_SPINCOUNT", "3000", 1);
  void *handle = dlopen(NAME_OF(DNNL_VERSION_MAJOR), RTLD_LAZY | RTLD_LOCAL);
  if (sets) unsetenv("GOMP_SPINCOUNT");
  return handle;
}

static void open_library(void) {
  void *handle = opened();
  if (!handle) return;
  library.sgemm = (__typeof__(library.sgemm))dlsym(handle, "dnnl_sgemm");
  library.set_threads = (__typeof__(library.set_threads))dlsym(handle, "omp_set_num_threads");
  library.parallel = (__typeof__(library.parallel))dlsym(handle, "GOMP_parallel");
  library.thread = (__typeof__(library.thread))dlsym(handle, "omp_get_thread_num");
  library.thread_count = (__typeof__(library.thread_count))dlsym(handle, "omp_get_num_threads");
  is_open = library.sgemm && library.set_threads && library.parallel && library.thread &&
            library.thread_count;
}

bool onednn_open(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_library);
  return is_open;
}

dnnl_status_t onednn_sgemm(char transa, char transb, dnnl_dim_t m, dnnl_dim_t n, dnnl_dim_t k,
                           float alpha, const float *a, dnnl_dim_t lda, const float *b,
                           dnnl_dim_t ldb, float beta, float *c, dnnl_dim_t ldc) {
  return library.sgemm(transa, transb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

void onednn_set_threads(int threads) { library.set_threads(threads); }

void onednn_parallel(void (*function)(void *), void *data, unsigned threads) {
  library.parallel(function, data, threads, 0);
}

int onednn_thread(void) { return library.thread(); }

int onednn_thread_count(void) { return library.thread_count(); }

int processor_count(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

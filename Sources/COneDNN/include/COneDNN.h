#pragma once
#include <dnnl.h>

// libgomp's own entry points: loops run on the threads that oneDNN's products run on.
void GOMP_parallel(void (*function)(void *), void *data, unsigned threads, unsigned flags);
int omp_get_thread_num(void);
int omp_get_num_threads(void);
int omp_get_max_threads(void);
int omp_get_num_procs(void);
void omp_set_num_threads(int threads);

// Makes threads that wait for each other give their processor up after some 20 microseconds instead
// of some 5 milliseconds: on a busy machine the difference between a step of 0.5 and one of 50
// milliseconds. libgomp waits so where it has more threads than processors; this puts a team to
// sleep that, beside one of `threads`, makes them more. Call it once.
void omp_wait_briefly(int threads);

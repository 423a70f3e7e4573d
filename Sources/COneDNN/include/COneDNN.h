#pragma once
#include <dnnl.h>

// libgomp's own entry points: loops run on the threads that oneDNN's products run on.
void GOMP_parallel(void (*function)(void *), void *data, unsigned threads, unsigned flags);
int omp_get_thread_num(void);
int omp_get_num_threads(void);
int omp_get_max_threads(void);
void omp_set_num_threads(int threads);

// oneDNN and the libgomp it brings, opened when the first large product is planned: small networks
// start and train without them. A function here must not be called before `onednn_open` was true.
#pragma once
#include <dnnl.h>
#include <stdbool.h>

// Opens the library, once; whether it is there.
bool onednn_open(void);

// C = alpha · op(A) · op(B) + beta · C, row-major: dnnl_sgemm.
dnnl_status_t onednn_sgemm(char transa, char transb, dnnl_dim_t m, dnnl_dim_t n, dnnl_dim_t k,
                           float alpha, const float *a, dnnl_dim_t lda, const float *b,
                           dnnl_dim_t ldb, float beta, float *c, dnnl_dim_t ldc);

// Makes what the calling thread asks of the library run on so many threads: omp_set_num_threads.
void onednn_set_threads(int threads);

// Runs a function on so many of the library's threads, the calling one among them: GOMP_parallel.
void onednn_parallel(void (*function)(void *), void *data, unsigned threads);

// Inside such a function: the number of this thread from 0, and how many there are.
int onednn_thread(void);
int onednn_thread_count(void);

// How many processors this program may run on.
int processor_count(void);

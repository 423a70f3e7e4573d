// Numbers under 1.2e-38 as zero. A running mean of gradients that are zero never gets there by itself:
// it ends at some least numbers of all, and the processor takes many times as long for each of them.
#include "CKernels.h"

#if defined(__x86_64__)
#define FLUSH 0x8040u  // of results, and of operands
uint64_t kernel_flush_denormals(void) {
  uint32_t mode = __builtin_ia32_stmxcsr();
  __builtin_ia32_ldmxcsr(mode | FLUSH);
  return mode;
}
void kernel_set_float_mode(uint64_t mode) { __builtin_ia32_ldmxcsr((uint32_t)mode); }
#elif defined(__aarch64__)
#define FLUSH (1ull << 24)
uint64_t kernel_flush_denormals(void) {
  uint64_t mode;
  __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
  kernel_set_float_mode(mode | FLUSH);
  return mode;
}
void kernel_set_float_mode(uint64_t mode) { __asm__ volatile("msr fpcr, %0" ::"r"(mode)); }
#else
uint64_t kernel_flush_denormals(void) { return 0; }
void kernel_set_float_mode(uint64_t mode) { (void)mode; }
#endif

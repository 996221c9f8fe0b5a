/* What inner loops are compiled with: the same source for wider registers too, chosen
 * when the program starts.
 *
 * The result does not depend on the choice: only + - * / and square roots are used, each
 * correctly rounded by IEEE 754 at any width, and nothing is contracted. Under sanitizers
 * there is one version, since choosing happens before they are ready, and with clang,
 * whose version 14 does not link such functions across files. */
#ifndef SMAA_KERNEL_H
#define SMAA_KERNEL_H

#if defined(__clang__) || defined(__SANITIZE_ADDRESS__) ||                               \
    defined(__SANITIZE_THREAD__) || !defined(__x86_64__) || !defined(__gnu_linux__)
#define SMAA_ONE_WIDTH
#endif

#ifdef SMAA_ONE_WIDTH
#define SMAA_KERNEL
#else
#define SMAA_KERNEL __attribute__((target_clones("avx2", "default")))
#endif

/* Helpers of inner loops: in each version of the loop, never called. */
#define SMAA_INLINE static inline __attribute__((always_inline))

#endif

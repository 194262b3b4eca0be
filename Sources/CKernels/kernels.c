// The choice of a level at run time.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

extern const NexusKernels nexus_kernels_baseline;
#if defined(__x86_64__)
extern const NexusKernels nexus_kernels_avx2, nexus_kernels_avx512;
#endif

const NexusKernels *nexus_kernels_at(int32_t level) {
    switch (level) {
        case NexusKernelBaseline:
            return &nexus_kernels_baseline;
#if defined(__x86_64__)
        case NexusKernelAVX2:
            __builtin_cpu_init();
            return __builtin_cpu_supports("avx2") ? &nexus_kernels_avx2 : NULL;
        case NexusKernelAVX512:
            __builtin_cpu_init();
            return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
                    && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
                ? &nexus_kernels_avx512
                : NULL;
#endif
        default:
            return NULL;
    }
}

const NexusKernels *nexus_kernels(void) {
    const char *wanted = getenv("NEXUS_KERNELS");
    for (int32_t level = NexusKernelLevels - 1; level >= 0; level--) {
        const NexusKernels *kernels = nexus_kernels_at(level);
        if (kernels && (!wanted || strcmp(wanted, kernels->name) == 0)) return kernels;
    }
    // A wrong name must not pass unnoticed where a test believes that it runs a certain level.
    fprintf(stderr, "NEXUS_KERNELS=%s: this machine has no such kernels; use baseline, avx2 or avx512\n", wanted);
    exit(64);
}

// Sixteen lanes: x86-64 servers, and AMD from Zen 4 on.
#include <string.h>

#include "CKernels.h"

#if defined(__x86_64__)
#define LEVEL avx512
#define LANES 16

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512vl,avx512bw,avx512dq"), min_vector_width(512))), apply_to = function)
#include "level.inc"
#pragma clang attribute pop
#endif

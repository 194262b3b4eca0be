// Eight lanes: x86-64 from 2013 (Intel) and 2015 (AMD) on.
#include <string.h>

#include "CKernels.h"

#if defined(__x86_64__)
#define LEVEL avx2
#define LANES 8

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "level.inc"
#pragma clang attribute pop
#endif

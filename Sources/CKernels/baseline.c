// The level that every machine has: SSE2 on x86-64, NEON on arm64.
#include <string.h>

#include "CKernels.h"

#define LEVEL baseline
#define LANES 4

#include "level.inc"

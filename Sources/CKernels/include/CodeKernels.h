#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct NexusCodeKernels {
    // None yet: function pointers, filled in by the macro at the end of code.inc.
} NexusCodeKernels;

#pragma clang assume_nonnull end

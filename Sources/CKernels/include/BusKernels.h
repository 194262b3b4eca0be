#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct NexusBusKernels {
    // None yet: function pointers, filled in by the macro at the end of bus.inc.
} NexusBusKernels;

#pragma clang assume_nonnull end

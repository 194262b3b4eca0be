#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct NexusHashKernels {
    // None yet: function pointers, filled in by the macro at the end of hash.inc.
} NexusHashKernels;

#pragma clang assume_nonnull end

#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct NexusOpeningKernels {
    // None yet: function pointers, filled in by the macro at the end of opening.inc.
} NexusOpeningKernels;

#pragma clang assume_nonnull end

#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct NexusRowKernels {
    // None yet: function pointers, filled in by the macro at the end of rows.inc.
} NexusRowKernels;

#pragma clang assume_nonnull end

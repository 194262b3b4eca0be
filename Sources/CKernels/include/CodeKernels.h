#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct NexusCodeKernels {
    // The word of a message of 2^logMessage values on the line domain of 2^(logMessage + logBlowup) points, in the
    // order in which positions 2i and 2i + 1 are x and -x. `word` does not overlap `message`. `twiddles[2^(k-1) + i]`
    // is the point at position 2i of D_k, for every k up to logMessage + logBlowup.
    void (*encode)(
        const uint32_t *message, uint32_t logMessage, uint32_t logBlowup, const uint32_t *twiddles, uint32_t *word);

    // out[i] = x[i] * a + y[i] * b for i < count: one line of the twiddles from two short tables of points.
    void (*combine)(
        const uint32_t *x, const uint32_t *y, uint32_t a, uint32_t b, size_t count, uint32_t *out);
} NexusCodeKernels;

#pragma clang assume_nonnull end

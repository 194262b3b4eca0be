#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// The loops of the opening. Short lists of extension elements are element-major: four words an element.
typedef struct NexusOpeningKernels {
    // sums[b] = Σ_(i < block) weights[i] · cells[b · block + i] for b < blocks; at most 2^28 cells a block.
    void (*block_sums)(const uint32_t *cells, size_t blocks, size_t block, const uint32_t *weights,
                       size_t weightStride, uint32_t *sums, size_t sumStride);

    // out[i] = Σ_(s < stripes) weights[s] · cells[s · stripe + i] for i < count; at most 128 stripes.
    void (*combine)(const uint32_t *cells, size_t stripe, size_t stripes, const uint32_t *weights, size_t count,
                    uint32_t *out, size_t outStride);

    // out[2i] = (1 - r) in[i] and out[2i + 1] = r in[i] for i < count: one more variable of a table of eq.
    void (*split)(const uint32_t *in, size_t inStride, size_t count, const uint32_t *r, uint32_t *out,
                  size_t outStride);

    // out[i · width + x] = low[x] in[i] for i < count: the variables of the window.
    void (*spread)(const uint32_t *in, size_t inStride, size_t count, const uint32_t *low, size_t width,
                   uint32_t *out, size_t outStride);

    // The message of a round of Σ w f, variable 0 first: Σ w[2i] f[2i] in sums[0 … 3] and
    // Σ (w[2i + 1] - w[2i]) (f[2i + 1] - f[2i]) in sums[4 … 7], i < pairs.
    void (*round)(const uint32_t *f, size_t fStride, const uint32_t *w, size_t wStride, size_t pairs,
                  uint32_t *sums);

    // Sets variable 0 of f and w to z, count outputs each, and gives the next round's message of the outputs
    // (meaningless for an odd count). The outputs lie elsewhere than the inputs.
    void (*bind_round)(const uint32_t *f, size_t fStride, const uint32_t *w, size_t wStride, size_t count,
                       const uint32_t *z, uint32_t *fOut, size_t fOutStride, uint32_t *wOut, size_t wOutStride,
                       uint32_t *sums);
} NexusOpeningKernels;

#pragma clang assume_nonnull end

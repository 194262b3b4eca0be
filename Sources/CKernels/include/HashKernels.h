#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// BLAKE3 in keyed mode, one hash a lane. Digests are planar: word k of digest i at digests[k * stride + i].
typedef struct NexusHashKernels {
    // The hashes of the leaves first ..< first + count over `width` words, word w's position x at
    // words[w * wordStride + x]. Leaf i holds the positions i 2^logArity + 0, 1, ..; of each position its `width`
    // values: width << logArity values in all, between 1 and 256.
    void (*leaves)(
        const uint32_t *words, size_t wordStride, uint32_t width, uint32_t logArity, size_t first, size_t count,
        const uint32_t *key, uint32_t *digests, size_t stride);

    // Node i is the hash of the digests 2i and 2i + 1 below, for i in first ..< first + count.
    void (*nodes)(
        const uint32_t *below, size_t belowStride, size_t first, size_t count, const uint32_t *key,
        uint32_t *digests, size_t stride);

    // The smallest nonce in first ..< first + count for which the first eight bytes, little-endian, of the hash of
    // (32 bytes of state, 8 bytes of nonce) begin with `bits` zero bits, `bits` below 64; UINT64_MAX if there is none.
    uint64_t (*grind)(
        const uint32_t *key, const uint32_t *state, uint32_t bits, uint64_t first, uint64_t count);
} NexusHashKernels;

#pragma clang assume_nonnull end

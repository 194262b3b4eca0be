// The kernels of the bus argument: fractions p/q over the extension, added in pairs, and the sumcheck of each layer.
//
// A layer is kept as its fractions lie: fraction 2i of a pair beside fraction 2i + 1. Binding the first variable of
// the sumcheck takes pair 2i and pair 2i + 1 to one pair, so every round has the layout of the first. Even and odd
// lanes of a vector then are the two factors of a product, exactly as the multiplier wants them.
#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct NexusBusKernels {
    // out[i] = constant + the sum over k < terms of factors[k] * columns[k][first + i], for i < n. Constant and factors
    // are four words each.
    void (*affine)(uint32_t *out, size_t stride, size_t n, const uint32_t *constant,
                   const uint32_t *_Nonnull const *_Nonnull columns, size_t first, const uint32_t *factors,
                   size_t terms);

    // p[i]/q[i] = sign/x[2i] + sign/x[2i + 1] for i < n; negative says that the sign is -1.
    void (*add_units)(uint32_t *p, uint32_t *q, size_t stride, const uint32_t *x, size_t x_stride, size_t n,
                      int32_t negative);

    // q[i] = x[2i] x[2i + 1] for i < n.
    void (*multiply)(uint32_t *q, size_t stride, const uint32_t *x, size_t x_stride, size_t n);

    // p[i]/q[i] = fraction 2i + fraction 2i + 1 for i < n.
    void (*add)(uint32_t *p, uint32_t *q, size_t stride, const uint32_t *from_p, size_t from_p_stride,
                const uint32_t *from_q, size_t from_q_stride, size_t n);

    // Of n pairs: out[2i] = p[2i] + lambda q[2i], out[2i + 1] = p[2i + 1]. May work in place.
    void (*shear)(uint32_t *out, size_t out_stride, const uint32_t *p, size_t p_stride, const uint32_t *q,
                  size_t q_stride, size_t n, const uint32_t *lambda);

    // Binds a variable to z: out pair i = in pair 2i + z (in pair 2i + 1 - in pair 2i), for i < n. Not in place.
    void (*bind)(uint32_t *out, size_t out_stride, const uint32_t *in, size_t in_stride, size_t n, const uint32_t *z);

    // With t(X) = sum over i < n of weights[i] a b, a and b being the halves of pair 2i + X (pair 2i+1 - pair 2i):
    // sums = t(0), four words, and the coefficient of X^2, four words.
    void (*product_round)(uint32_t *sums, const uint32_t *x, size_t stride, size_t n, const uint32_t *weights,
                          size_t weights_stride);

    // The same of s0 q1 + p1 q0, where (s0, p1) are the pairs of s and (q0, q1) those of q.
    void (*fraction_round)(uint32_t *sums, const uint32_t *s, size_t s_stride, const uint32_t *q, size_t q_stride,
                           size_t n, const uint32_t *weights, size_t weights_stride);
} NexusBusKernels;

#pragma clang assume_nonnull end

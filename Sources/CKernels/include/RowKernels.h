#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// The kernels of the row argument. A block of rows is 2^window neighbours, bound by the window; 2^window is called
// `nodes` and is at most 16. Eight nodes are fast; other numbers are for tests of small tables.

enum {
    NexusRowLanes = 64,        // blocks, or pairs of bound rows, that code is run on at a time
    NexusRowNodes = 16,        // nodes at most
};

// What a step does; operands and targets are places.
enum NexusRowOperation {
    NexusRowAdd,                   // left + right
    NexusRowSubtract,              // left - right
    NexusRowMultiply,              // left * right
    NexusRowAddConstant,           // left + constant
    NexusRowSubtractFromConstant,  // constant - left
    NexusRowMultiplyByConstant,    // left * constant
    NexusRowResult,                // left is a result; `target` is its number
};

typedef struct NexusRowStep {
    uint16_t operation, target, left, right;
    uint32_t constant;
} NexusRowStep;

// Straight-line code for polynomials of one degree.
typedef struct NexusRowCode {
    const NexusRowStep *steps;
    uint32_t stepCount, resultCount;
} NexusRowCode;

// The polynomials of a table that are not affine, rules and fields of tuples: leaves, which are linear forms in the
// columns, and code over them. The leaves are the first places of the code; the others are registers.
typedef struct NexusRowProgram {
    const uint32_t *termColumns, *termCoefficients;
    const uint32_t *leafTerms;  // the first term of each leaf, and the end of the last one
    uint32_t leafCount, placeCount;
    NexusRowCode quadratic, cubic;
} NexusRowProgram;

typedef struct NexusRowKernels {
    // sums[k * nodes + x] += sum over the blocks of coordinate k of weight[block] * column[nodes * block + x].
    // The sums are 64-bit words below 2^62 and not reduced: a call adds less than 2^34 for each block.
    void (*columnSums)(const uint32_t *column, size_t blocks, uint32_t nodes, const uint32_t *weights, size_t stride,
                       uint64_t *sums);

    // values[block] (+)= constant + sum over the columns and x of factor[column][x] * column[nodes * block + x], an
    // extension element for each block from `first` on. Factors are 64-bit words, [column][coordinate][place of x],
    // even nodes before odd ones.
    void (*collapse)(const uint32_t *_Nonnull const *_Nonnull columns, uint32_t count, const uint64_t *factors,
                     const uint32_t *constant, size_t first, size_t blocks, uint32_t nodes, int32_t add,
                     uint32_t *values, size_t stride);

    // Runs the code on each block, its columns continued as polynomials of degree nodes - 1: for the quadratic results at
    // the points from .. 2(nodes - 1), for the cubic ones at from .. 3(nodes - 1). Adds to sums[result][point][k] the
    // values times the weight of the block, quadratic results first, points counted from 0; 64-bit words that are not
    // reduced, a call adds less than 2^38 for each block. The weights are those of the blocks from `first` on. Scratch:
    // NexusRowLanes * (placeCount * (3(nodes - 1) + 1) + nodes) words.
    void (*window)(const NexusRowProgram *program, const uint32_t *_Nonnull const *_Nonnull columns, size_t first,
                   size_t blocks, uint32_t nodes, uint32_t from, const uint32_t *weights, size_t stride,
                   uint32_t *scratch, uint64_t *sums);

    // Runs the code on each row first ..< first + count: targets[result][row] = its value, the quadratic results first.
    // Scratch: NexusRowLanes * placeCount words.
    void (*values)(const NexusRowProgram *program, const uint32_t *_Nonnull const *_Nonnull columns, size_t first,
                   size_t count, uint32_t *scratch, uint32_t *_Nonnull const *_Nonnull targets);

    // Runs the code on each pair of extension values of the leaves, continued as polynomials of degree 1: for the
    // quadratic results at 0 and 2, for the cubic ones at 0, 2 and 3. Leaf l begins at leaves + l * step. Adds to
    // sums[result][point][k] the canonical sum of the values times the weight of the pair, quadratic results first.
    // Leaves and weights are those of the pairs from the first one on. Scratch: NexusRowLanes * 12 * placeCount words.
    void (*round)(const NexusRowProgram *program, const uint32_t *leaves, size_t step, size_t leafStride, size_t pairs,
                  const uint32_t *weights, size_t stride, uint32_t *scratch, uint64_t *sums);

    // target[i] = source[2i] + z (source[2i + 1] - source[2i]) for i < count.
    void (*bind)(const uint32_t *source, size_t sourceStride, size_t count, const uint32_t *z, uint32_t *target,
                 size_t targetStride);

    // sum[k] = coordinate k of the sum over i < count of weight[i] * values[2i], canonical.
    void (*evenSum)(const uint32_t *values, size_t stride, size_t count, const uint32_t *weights, size_t weightStride,
                    uint32_t *sum);

    // target[i] = source[2i] + source[2i + 1] for i < count; in place if the target is the source.
    void (*addPairs)(const uint32_t *source, size_t sourceStride, size_t count, uint32_t *target, size_t targetStride);

    // table[i + count] = table[i] * z, and table[i] loses as much, for i < count: another variable of an eq table.
    void (*extendTable)(uint32_t *table, size_t stride, size_t count, const uint32_t *z);
} NexusRowKernels;

#pragma clang assume_nonnull end

// The data-parallel loops of the prover: one body for each, compiled once for every vector level and chosen at run
// time, so that no build flag is needed and a binary built here runs everywhere.
//
// Conventions of all kernels: field elements are canonical (below 2^31 - 1) on the way in and on the way out; lengths
// that are no multiple of the vector width are fine; pointers need the alignment of their type and no more; extension
// vectors are planar, coordinate k of element i at base[k * stride + i]; nothing is allocated.
#pragma once

#include "BusKernels.h"
#include "CodeKernels.h"
#include "HashKernels.h"
#include "OpeningKernels.h"
#include "RowKernels.h"

#pragma clang assume_nonnull begin

// The levels, from the one that every machine has upwards.
enum NexusKernelLevel {
    NexusKernelBaseline = 0,
    NexusKernelAVX2 = 1,
    NexusKernelAVX512 = 2,
    NexusKernelLevels = 3,
};

typedef struct NexusKernels {
    const char *name;  // baseline, avx2 or avx512
    int32_t lanes;     // 32-bit lanes of a vector
    NexusCodeKernels code;
    NexusHashKernels hash;
    NexusBusKernels bus;
    NexusRowKernels rows;
    NexusOpeningKernels opening;
} NexusKernels;

// The kernels of the highest level of this machine, or of the level that NEXUS_KERNELS names.
const NexusKernels *nexus_kernels(void);

// The kernels of a level; null if this machine, or this build, lacks it.
const NexusKernels *_Nullable nexus_kernels_at(int32_t level);

#pragma clang assume_nonnull end

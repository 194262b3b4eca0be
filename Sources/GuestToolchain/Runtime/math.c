// <math.h>, by the operations of floats.c.

#include <math.h>
#include <stdint.h>

// A double passes in the same two registers as a 64-bit integer.
#define BY_BITS(name)                                                                                        \
    uint64_t __bits_##name(uint64_t);                                                                        \
    double name(double a) {                                                                                  \
        union {                                                                                              \
            double number;                                                                                   \
            uint64_t bits;                                                                                   \
        } value = {a};                                                                                       \
        value.bits = __bits_##name(value.bits);                                                              \
        return value.number;                                                                                 \
    }                                                                                                        \
    float name##f(float a) { return (float)name(a); }

BY_BITS(ceil)
BY_BITS(floor)
BY_BITS(trunc)
BY_BITS(round)
BY_BITS(rint)
BY_BITS(sqrt)

double fabs(double a) { return __builtin_fabs(a); }
float fabsf(float a) { return __builtin_fabsf(a); }

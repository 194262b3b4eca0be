// What programs of csmith include: arithmetic that is defined for all operands, and a checksum of all variables.
//
// It takes the place of csmith's own header, which needs a C library and prints; this one does for a guest and for the
// machine that the tests run on, so that both compute the same. A result that C does not define is the first operand.

#include <stdint.h>
#include <stdio.h>

#ifdef __riscv
#include "nexus.h"
#endif

// Types of one width: `wide` is the unsigned type in which nothing is promoted to a signed one.
#define SIGNED_ARITHMETIC(type, wide)                                                                              \
    static inline type safe_unary_minus_func_##type##_s(type a) {                                                  \
        type result;                                                                                               \
        return __builtin_sub_overflow((type)0, a, &result) ? a : result;                                           \
    }                                                                                                              \
    static inline type safe_add_func_##type##_s_s(type a, type b) {                                                \
        type result;                                                                                               \
        return __builtin_add_overflow(a, b, &result) ? a : result;                                                 \
    }                                                                                                              \
    static inline type safe_sub_func_##type##_s_s(type a, type b) {                                                \
        type result;                                                                                               \
        return __builtin_sub_overflow(a, b, &result) ? a : result;                                                 \
    }                                                                                                              \
    static inline type safe_mul_func_##type##_s_s(type a, type b) {                                                \
        type result;                                                                                               \
        return __builtin_mul_overflow(a, b, &result) ? a : result;                                                 \
    }                                                                                                              \
    static inline type safe_div_func_##type##_s_s(type a, type b) {                                                \
        type negated;                                                                                              \
        return b == 0 || (b == -1 && __builtin_sub_overflow((type)0, a, &negated)) ? a : (type)(a / b);            \
    }                                                                                                              \
    static inline type safe_mod_func_##type##_s_s(type a, type b) {                                                \
        type negated;                                                                                              \
        return b == 0 || (b == -1 && __builtin_sub_overflow((type)0, a, &negated)) ? a : (type)(a % b);            \
    }                                                                                                              \
    SHIFTS(type, wide, s, int, s)                                                                                  \
    SHIFTS(type, wide, s, unsigned, u)

#define UNSIGNED_ARITHMETIC(type, wide)                                                                            \
    static inline type safe_unary_minus_func_##type##_u(type a) { return (type)(0 - (wide)a); }                    \
    static inline type safe_add_func_##type##_u_u(type a, type b) { return (type)((wide)a + b); }                  \
    static inline type safe_sub_func_##type##_u_u(type a, type b) { return (type)((wide)a - b); }                  \
    static inline type safe_mul_func_##type##_u_u(type a, type b) { return (type)((wide)a * b); }                  \
    static inline type safe_div_func_##type##_u_u(type a, type b) { return b == 0 ? a : (type)(a / b); }           \
    static inline type safe_mod_func_##type##_u_u(type a, type b) { return b == 0 ? a : (type)(a % b); }           \
    SHIFTS(type, wide, u, int, s)                                                                                  \
    SHIFTS(type, wide, u, unsigned, u)

#define SHIFTS(type, wide, sign, count, countsign)                                                                 \
    static inline type safe_lshift_func_##type##_##sign##_##countsign(type a, count b) {                           \
        return (unsigned)b >= 8 * sizeof(type) ? a : (type)((wide)a << b);                                         \
    }                                                                                                              \
    static inline type safe_rshift_func_##type##_##sign##_##countsign(type a, count b) {                           \
        return (unsigned)b >= 8 * sizeof(type) ? a : (type)(a >> b);                                               \
    }

SIGNED_ARITHMETIC(int8_t, uint32_t)
SIGNED_ARITHMETIC(int16_t, uint32_t)
SIGNED_ARITHMETIC(int32_t, uint32_t)
SIGNED_ARITHMETIC(int64_t, uint64_t)
UNSIGNED_ARITHMETIC(uint8_t, uint32_t)
UNSIGNED_ARITHMETIC(uint16_t, uint32_t)
UNSIGNED_ARITHMETIC(uint32_t, uint32_t)
UNSIGNED_ARITHMETIC(uint64_t, uint64_t)

// The names are csmith's. Each step is a bijection of the sum so far, so that no single wrong value gets lost.
static uint32_t crc32_context = 0xffffffff;

static inline void crc32_gentab(void) {}

static inline void transparent_crc(uint64_t value, const char *name, int is_printed) {
    (void)name, (void)is_printed;
    crc32_context = (crc32_context ^ (uint32_t)value) * 16777619u;
    crc32_context = (crc32_context ^ (uint32_t)(value >> 32)) * 16777619u;
}

static inline void platform_main_begin(void) {}

static inline void platform_main_end(uint32_t sum, int is_printed) {
    (void)is_printed;
#ifdef __riscv
    write_output(&sum, sizeof sum);
#else
    printf("%08x\n", sum);
#endif
}

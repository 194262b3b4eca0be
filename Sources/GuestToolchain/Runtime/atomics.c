// The atomic operations that compilers call by name where the machine has none.

#include <stdint.h>

#pragma clang diagnostic ignored "-Watomic-alignment"
#pragma clang diagnostic ignored "-Wincompatible-library-redeclaration"
#pragma clang diagnostic ignored "-Wbuiltin-requires-header"

// A guest has one thread, so an ordinary access is atomic.
#define ATOMICS(size, type)                                                                                  \
    type __atomic_load_##size(const volatile type *p, int order) { return (void)order, *p; }                 \
    void __atomic_store_##size(volatile type *p, type value, int order) { (void)order, *p = value; }         \
    type __atomic_exchange_##size(volatile type *p, type value, int order) {                                 \
        type old = *p;                                                                                       \
        return (void)order, *p = value, old;                                                                 \
    }                                                                                                        \
    _Bool __atomic_compare_exchange_##size(volatile type *p, type *expected, type value, int success,        \
                                           int failure) {                                                    \
        type old = *p;                                                                                       \
        (void)success, (void)failure;                                                                        \
        if (old != *expected) return *expected = old, 0;                                                     \
        return *p = value, 1;                                                                                \
    }                                                                                                        \
    type __atomic_fetch_add_##size(volatile type *p, type value, int order) {                                \
        type old = *p;                                                                                       \
        return (void)order, *p = (type)(old + value), old;                                                   \
    }                                                                                                        \
    type __atomic_fetch_sub_##size(volatile type *p, type value, int order) {                                \
        type old = *p;                                                                                       \
        return (void)order, *p = (type)(old - value), old;                                                   \
    }                                                                                                        \
    type __atomic_fetch_and_##size(volatile type *p, type value, int order) {                                \
        type old = *p;                                                                                       \
        return (void)order, *p = old & value, old;                                                           \
    }                                                                                                        \
    type __atomic_fetch_or_##size(volatile type *p, type value, int order) {                                 \
        type old = *p;                                                                                       \
        return (void)order, *p = old | value, old;                                                           \
    }                                                                                                        \
    type __atomic_fetch_xor_##size(volatile type *p, type value, int order) {                                \
        type old = *p;                                                                                       \
        return (void)order, *p = old ^ value, old;                                                           \
    }

ATOMICS(1, uint8_t)
ATOMICS(2, uint16_t)
ATOMICS(4, uint32_t)
ATOMICS(8, uint64_t)

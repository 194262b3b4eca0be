// The calls of the machine, one ecall each, for the runtime's own use. Guests use nexus.h.

#ifndef MACHINE_H
#define MACHINE_H

#include <stdint.h>

enum machine_call {
    CALL_WRITE = 64,
    CALL_EXIT = 93,
    CALL_READ_PUBLIC = 1024,
    CALL_READ_PRIVATE = 1025,
    CALL_COMMIT = 1026,
    CALL_INPUT_LENGTH = 1027,
};

static inline uint32_t machine_call(enum machine_call number, uint32_t a, uint32_t b, uint32_t c) {
    register uint32_t a0 __asm__("a0") = a;
    register uint32_t a1 __asm__("a1") = b;
    register uint32_t a2 __asm__("a2") = c;
    register uint32_t a7 __asm__("a7") = number;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a7) : "memory");
    return a0;
}

static inline uint32_t machine_call1(enum machine_call number, uint32_t a) {
    register uint32_t a0 __asm__("a0") = a;
    register uint32_t a7 __asm__("a7") = number;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a7) : "memory");
    return a0;
}

#endif

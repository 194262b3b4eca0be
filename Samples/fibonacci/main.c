// Fibonacci numbers, modulo 2^32.
//
// Public input:  n, a 32-bit little-endian number.
// Public output: fib(n) mod 2^32, as 4 bytes, little-endian. fib(0) = 0, fib(1) = 1.

#include <nexus.h>

int main(void) {
    uint32_t n;
    if (read_input(&n, sizeof n) != sizeof n) {
        print("expected 4 bytes of input: n, little-endian\n");
        return 1;
    }

    // Unsigned numbers wrap around, which is just the remainder that we want.
    uint32_t previous = 1;  // fib(-1)
    uint32_t current = 0;   // fib(0)
    for (uint32_t i = 0; i < n; i++) {
        uint32_t next = previous + current;
        previous = current;
        current = next;
    }

    write_output(&current, sizeof current);
    return 0;
}

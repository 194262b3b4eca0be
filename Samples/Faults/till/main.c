// A shop's till, with each operation that the prepared faults forge in a function of its own.
//
// Public output: what is in the till in the end, as 4 bytes, little-endian.

#include <nexus.h>

#define OWN __attribute__((noinline)) static

// Takings: 70,000 + 30,000 carries from the low half of the words into the high one.
OWN uint32_t sum(uint32_t till, uint32_t takings) {
    uint32_t result;
    __asm__ volatile("add %0, %1, %2" : "=&r"(result) : "r"(till), "r"(takings));
    return result;
}

OWN uint32_t spend(uint32_t till, uint32_t price) {
    uint32_t result;
    __asm__ volatile("sub %0, %1, %2" : "=&r"(result) : "r"(till), "r"(price));
    return result;
}

// Whether a purchase may be paid from the till: 1 or 0.
OWN uint32_t allowed(uint32_t till, uint32_t price) {
    uint32_t result = 0;
    __asm__ volatile("bltu %1, %2, 1f\n li %0, 1\n 1:" : "+r"(result) : "r"(till), "r"(price));
    return result;
}

// Shares: by nobody, every bit of the quotient is one.
OWN uint32_t share(uint32_t till, uint32_t people) {
    uint32_t result;
    __asm__ volatile("divu %0, %1, %2" : "=&r"(result) : "r"(till), "r"(people));
    return result;
}

// What was written to the ledger last is what is read from it.
OWN uint32_t ledger(uint32_t *page, uint32_t before, uint32_t after) {
    uint32_t result;
    __asm__ volatile("sw %2, 0(%1)\n sw %3, 0(%1)\n lw %0, 0(%1)"
                     : "=&r"(result) : "r"(page), "r"(before), "r"(after) : "memory");
    return result;
}

// Changes one letter of a label.
OWN void letter(char *label) {
    __asm__ volatile("sb %1, 0(%0)" : : "r"(label), "r"('T') : "memory");
}

int main(void) {
    static uint32_t page;
    static char label[4] = "bill";

    uint32_t till = sum(70000, 30000);
    if (allowed(till, 500)) till = spend(till, 500);
    till = sum(till, 2000);
    till += share(till, 0) + 1;
    till = ledger(&page, 0, till);
    letter(label);
    if (label[0] == 'T') print("Till\n");

    write_output(&till, sizeof till);
    return 0;
}

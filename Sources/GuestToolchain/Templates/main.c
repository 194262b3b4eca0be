// NAME: adds up the bytes of its input.
//
// Public input:  any bytes.
// Public output: their sum, 32-bit little-endian.

#include <nexus.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    size_t count = input_length();
    uint8_t *bytes = malloc(count);
    read_input(bytes, count);

    uint32_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += bytes[i];

    printf("%u bytes sum to %u\n", (unsigned)count, (unsigned)sum);
    write_output(&sum, sizeof sum);
    return 0;
}

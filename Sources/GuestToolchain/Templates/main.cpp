// NAME: adds up the bytes of its input.
//
// Public input:  any bytes.
// Public output: their sum, 32-bit little-endian.

#include <nexus.h>
#include <stdio.h>

// A sum that grows byte by byte. C++ guests have the language, not the standard library.
class Sum {
public:
    void add(uint8_t byte) { total_ += byte; }
    uint32_t total() const { return total_; }

private:
    uint32_t total_ = 0;
};

int main() {
    size_t count = input_length();
    uint8_t *bytes = new uint8_t[count];
    read_input(bytes, count);

    Sum sum;
    for (size_t i = 0; i < count; i++) sum.add(bytes[i]);
    delete[] bytes;

    uint32_t total = sum.total();
    printf("%u bytes sum to %u\n", unsigned(count), unsigned(total));
    write_output(&total, sizeof total);
    return 0;
}

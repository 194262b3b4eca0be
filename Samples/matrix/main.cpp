// The power of a matrix, with virtual functions on the way to it.
//
// Public input:  three 32-bit little-endian numbers: the size (1 to 64), a seed, the exponent.
// Public output: trace and sum of all cells of the power, each modulo 2^32, 4 bytes each, little-endian.

#include <nexus.h>
#include <stdio.h>

#include "matrix.h"

// Something that gives the numbers that a matrix is filled with.
class Source {
public:
    virtual ~Source() = default;
    virtual uint32_t next() = 0;
};

// Always the same number.
class Constant : public Source {
public:
    explicit Constant(uint32_t value) : value_(value) {}
    uint32_t next() override { return value_; }

private:
    uint32_t value_;
};

// Numbers that look random: xorshift by Marsaglia (2003).
class Random : public Source {
public:
    explicit Random(uint32_t seed) : state_(seed) {}
    uint32_t next() override {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 17;
        state_ ^= state_ << 5;
        return state_;
    }

private:
    uint32_t state_;
};

static Matrix filled(uint32_t size, Source &source) {
    Matrix matrix(size);
    for (uint32_t row = 0; row < size; row++) {
        for (uint32_t column = 0; column < size; column++) matrix.at(row, column) = source.next();
    }
    return matrix;
}

static uint32_t sum(const Matrix &matrix) {
    uint32_t total = 0;
    for (uint32_t row = 0; row < matrix.size(); row++) {
        for (uint32_t column = 0; column < matrix.size(); column++) total += matrix.at(row, column);
    }
    return total;
}

int main() {
    struct {
        uint32_t size, seed, exponent;
    } input;
    if (read_input(&input, sizeof input) != sizeof input || input.size < 1 || input.size > 64) {
        print("expected three numbers of input: size (1 to 64), seed, exponent\n");
        return 1;
    }

    // The seed 0 would give zeros only: it stands for a matrix of ones.
    Source *source = input.seed == 0 ? static_cast<Source *>(new Constant(1)) : new Random(input.seed);
    Matrix matrix = filled(input.size, *source);
    delete source;

    Matrix power = matrix.power(input.exponent);
    uint32_t results[] = {power.trace(), sum(power)};
    printf("a %ux%u matrix to the power of %u: trace %08x, sum %08x\n", unsigned(input.size), unsigned(input.size),
           unsigned(input.exponent), unsigned(results[0]), unsigned(results[1]));
    write_output(results, sizeof results);
    return 0;
}

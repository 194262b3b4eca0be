// Square matrices of 32-bit numbers, which wrap around.

#pragma once

#include <stdint.h>

class Matrix {
public:
    // A matrix of zeros.
    explicit Matrix(uint32_t size);
    Matrix(const Matrix &other);
    Matrix(Matrix &&other);
    Matrix &operator=(Matrix &&other);
    ~Matrix();

    static Matrix identity(uint32_t size);

    uint32_t size() const { return size_; }
    uint32_t &at(uint32_t row, uint32_t column) { return cells_[row * size_ + column]; }
    uint32_t at(uint32_t row, uint32_t column) const { return cells_[row * size_ + column]; }

    Matrix operator*(const Matrix &other) const;

    // The matrix multiplied by itself, `exponent` factors in all.
    Matrix power(uint32_t exponent) const;

    uint32_t trace() const;

private:
    uint32_t size_;
    uint32_t *cells_;
};

#include "matrix.h"

Matrix::Matrix(uint32_t size) : size_(size), cells_(new uint32_t[size * size]()) {}

Matrix::Matrix(const Matrix &other) : Matrix(other.size_) {
    for (uint32_t i = 0; i < size_ * size_; i++) cells_[i] = other.cells_[i];
}

// Moving takes the other's cells and leaves it with none.
Matrix::Matrix(Matrix &&other) : size_(other.size_), cells_(other.cells_) { other.cells_ = nullptr; }

Matrix &Matrix::operator=(Matrix &&other) {
    if (this != &other) {
        delete[] cells_;
        size_ = other.size_;
        cells_ = other.cells_;
        other.cells_ = nullptr;
    }
    return *this;
}

Matrix::~Matrix() { delete[] cells_; }

Matrix Matrix::identity(uint32_t size) {
    Matrix result(size);
    for (uint32_t i = 0; i < size; i++) result.at(i, i) = 1;
    return result;
}

Matrix Matrix::operator*(const Matrix &other) const {
    Matrix result(size_);
    for (uint32_t row = 0; row < size_; row++) {
        for (uint32_t column = 0; column < size_; column++) {
            uint32_t sum = 0;
            for (uint32_t k = 0; k < size_; k++) sum += at(row, k) * other.at(k, column);
            result.at(row, column) = sum;
        }
    }
    return result;
}

// By squaring: the bits of the exponent say which of the powers 1, 2, 4, 8 … are factors.
Matrix Matrix::power(uint32_t exponent) const {
    Matrix result = identity(size_);
    Matrix square = *this;
    for (; exponent != 0; exponent >>= 1) {
        if (exponent & 1) result = result * square;
        if (exponent > 1) square = square * square;
    }
    return result;
}

uint32_t Matrix::trace() const {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < size_; i++) sum += at(i, i);
    return sum;
}

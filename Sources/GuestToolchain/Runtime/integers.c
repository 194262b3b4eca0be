// Integer operations that RV32IM has no instructions for and that compilers call by name.

#include <stdint.h>

// MARK: 64-bit shifts

typedef union {
    uint64_t whole;
    struct {
        uint32_t low, high;
    };
} halves;

uint64_t __ashldi3(uint64_t value, int count) {
    halves v = {value};
    if (count & 32) v.high = v.low << (count & 31), v.low = 0;
    else if (count) v.high = v.high << count | v.low >> (32 - count), v.low <<= count;
    return v.whole;
}

uint64_t __lshrdi3(uint64_t value, int count) {
    halves v = {value};
    if (count & 32) v.low = v.high >> (count & 31), v.high = 0;
    else if (count) v.low = v.low >> count | v.high << (32 - count), v.high >>= count;
    return v.whole;
}

int64_t __ashrdi3(int64_t value, int count) {
    halves v = {(uint64_t)value};
    int32_t high = (int32_t)v.high;
    if (count & 32) v.low = (uint32_t)(high >> (count & 31)), v.high = (uint32_t)(high >> 31);
    else if (count) v.low = v.low >> count | v.high << (32 - count), v.high = (uint32_t)(high >> count);
    return (int64_t)v.whole;
}

// MARK: 64-bit multiplication

uint64_t __muldi3(uint64_t a, uint64_t b) {
    halves x = {a}, y = {b};
    halves product = {(uint64_t)x.low * y.low};
    product.high += x.high * y.low + x.low * y.high;
    return product.whole;
}

// MARK: counting bits

int __clzsi2(uint32_t value) {
    int zeros = 32;
    for (int step = 16; step != 0; step >>= 1)
        if (value >> step) value >>= step, zeros -= step;
    return zeros - (int)value;
}

int __ctzsi2(uint32_t value) { return 31 - __clzsi2(value & (0 - value)); }

int __popcountsi2(uint32_t value) {
    value -= value >> 1 & 0x55555555;
    value = (value & 0x33333333) + (value >> 2 & 0x33333333);
    return (int)(((value + (value >> 4)) & 0x0f0f0f0f) * 0x01010101u >> 24);
}

int __clzdi2(uint64_t value) { return value >> 32 ? __clzsi2(value >> 32) : 32 + __clzsi2((uint32_t)value); }
int __ctzdi2(uint64_t value) { return (uint32_t)value ? __ctzsi2((uint32_t)value) : 32 + __ctzsi2(value >> 32); }
int __popcountdi2(uint64_t value) { return __popcountsi2((uint32_t)value) + __popcountsi2(value >> 32); }
int __ffssi2(uint32_t value) { return value == 0 ? 0 : __ctzsi2(value) + 1; }
int __ffsdi2(uint64_t value) { return value == 0 ? 0 : __ctzdi2(value) + 1; }
int __paritysi2(uint32_t value) { return __popcountsi2(value) & 1; }
int __paritydi2(uint64_t value) { return __popcountdi2(value) & 1; }

uint32_t __bswapsi2(uint32_t v) {
    return v << 24 | (v & 0xff00) << 8 | (v >> 8 & 0xff00) | v >> 24;
}
uint64_t __bswapdi2(uint64_t v) {
    return (uint64_t)__bswapsi2((uint32_t)v) << 32 | __bswapsi2(v >> 32);
}

// MARK: 64-bit division

// 64 bits by 32 bits, when the quotient fits 32 bits (high < divisor): schoolbook with 16-bit digits
// (Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D; Warren, Hacker's Delight, divlu).
static uint32_t divide_short(uint32_t high, uint32_t low, uint32_t divisor, uint32_t *remainder) {
    int shift = __clzsi2(divisor);
    divisor <<= shift;
    uint32_t divisor1 = divisor >> 16, divisor0 = divisor & 0xffff;
    uint32_t top = shift == 0 ? high : high << shift | low >> (32 - shift);
    low <<= shift;
    uint32_t low1 = low >> 16, low0 = low & 0xffff;

    uint32_t digit1 = top / divisor1, rest = top % divisor1;
    while (digit1 >> 16 || digit1 * divisor0 > (rest << 16 | low1)) {
        digit1--, rest += divisor1;
        if (rest >> 16) break;
    }
    uint32_t middle = (top << 16 | low1) - digit1 * divisor;
    uint32_t digit0 = middle / divisor1;
    rest = middle % divisor1;
    while (digit0 >> 16 || digit0 * divisor0 > (rest << 16 | low0)) {
        digit0--, rest += divisor1;
        if (rest >> 16) break;
    }
    *remainder = ((middle << 16 | low0) - digit0 * divisor) >> shift;
    return digit1 << 16 | digit0;
}

uint64_t __udivmoddi4(uint64_t dividend, uint64_t divisor, uint64_t *remainder) {
    halves n = {dividend}, d = {divisor}, quotient = {0};
    uint32_t rest;
    if (d.high == 0) {
        // The machine divides by zero without a fault: all ones, and the dividend remains.
        if (d.low == 0) {
            if (remainder) *remainder = dividend;
            return UINT64_MAX;
        }
        quotient.high = n.high / d.low;
        n.high -= quotient.high * d.low;
        if (n.high == 0) quotient.low = n.low / d.low, rest = n.low - quotient.low * d.low;
        else quotient.low = divide_short(n.high, n.low, d.low, &rest);
        if (remainder) *remainder = rest;
        return quotient.whole;
    }
    if (dividend < divisor) {
        if (remainder) *remainder = dividend;
        return 0;
    }
    // The quotient is one word: estimate it from the divisor's leading 32 bits, at most one too large.
    int shift = __clzsi2(d.high);
    uint32_t leading = shift == 0 ? d.high : d.high << shift | d.low >> (32 - shift);
    uint32_t high = n.high >> 1, low = n.high << 31 | n.low >> 1;
    uint32_t digit = divide_short(high, low, leading, &rest) >> (31 - shift);
    if (digit != 0) digit--;
    uint64_t left = dividend - digit * divisor;
    if (left >= divisor) left -= divisor, digit++;
    if (remainder) *remainder = left;
    return digit;
}

uint64_t __udivdi3(uint64_t dividend, uint64_t divisor) { return __udivmoddi4(dividend, divisor, 0); }

uint64_t __umoddi3(uint64_t dividend, uint64_t divisor) {
    uint64_t remainder;
    __udivmoddi4(dividend, divisor, &remainder);
    return remainder;
}

static uint64_t magnitude(int64_t value) { return value < 0 ? 0 - (uint64_t)value : (uint64_t)value; }

int64_t __divdi3(int64_t dividend, int64_t divisor) {
    uint64_t quotient = __udivmoddi4(magnitude(dividend), magnitude(divisor), 0);
    return (int64_t)((dividend ^ divisor) < 0 ? 0 - quotient : quotient);
}

int64_t __moddi3(int64_t dividend, int64_t divisor) {
    uint64_t remainder;
    __udivmoddi4(magnitude(dividend), magnitude(divisor), &remainder);
    return (int64_t)(dividend < 0 ? 0 - remainder : remainder);
}

int64_t __divmoddi4(int64_t dividend, int64_t divisor, int64_t *remainder) {
    int64_t quotient = __divdi3(dividend, divisor);
    *remainder = dividend - quotient * divisor;
    return quotient;
}

// MARK: 64-bit multiplication with overflow

int64_t __mulodi4(int64_t a, int64_t b, int *overflow) {
    int64_t product = (int64_t)__muldi3((uint64_t)a, (uint64_t)b);
    *overflow = (a == -1 && b == INT64_MIN) || (a != 0 && a != -1 && __divdi3(product, a) != b);
    return product;
}

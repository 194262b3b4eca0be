// Floating point in software: IEEE 754 double precision, rounding to nearest, ties to even, without flags.
//
// Guests should compute with integers; but the standard library of Swift uses a few doubles (Dictionary and Set size
// themselves by a load factor), and a program that wants a ratio should not fail to link. Single precision is done
// in double precision and rounded: with 53 ≥ 2·24 + 2 bits, rounding twice gives the same as rounding once
// (Figueroa, When is double rounding innocuous?, 1995).

#include <stdbool.h>
#include <stdint.h>

// Arguments and results travel as bits: there are no registers for floating point.
typedef uint64_t bits64;
typedef uint32_t bits32;

#define SIGN (1ull << 63)
#define INFINITE (0x7ffull << 52)
#define NOT_A_NUMBER (0x7ff8ull << 48)
#define BIAS 1023
// Significands are computed with their leading bit here, which leaves 10 bits below the result's last.
#define LEADING 62

uint64_t __udivmoddi4(uint64_t dividend, uint64_t divisor, uint64_t *remainder);
int __clzdi2(uint64_t value);

// MARK: taking apart and putting together

struct number {
    uint64_t sign;
    int exponent;  // biased
    uint64_t significand;  // with the leading bit at LEADING, unless the number is zero
};

static bool is_nan(bits64 a) { return (a & ~SIGN) > INFINITE; }
static bool is_infinite(bits64 a) { return (a & ~SIGN) == INFINITE; }
static bool is_zero(bits64 a) { return (a & ~SIGN) == 0; }

static struct number normalized(uint64_t sign, int exponent, uint64_t significand) {
    if (significand == 0) return (struct number){sign, 0, 0};
    int shift = __clzdi2(significand) - (63 - LEADING);
    if (shift < 0) return (struct number){sign, exponent + 1, significand >> 1 | (significand & 1)};
    return (struct number){sign, exponent - shift, significand << shift};
}

static struct number unpack(bits64 a) {
    int exponent = (int)(a >> 52 & 0x7ff);
    uint64_t fraction = a & ((1ull << 52) - 1);
    if (exponent != 0) return (struct number){a & SIGN, exponent, (fraction | 1ull << 52) << 10};
    return normalized(a & SIGN, 1, fraction << 10);
}

// Shifts right; what falls off leaves its mark in the last bit.
static uint64_t shift_right(uint64_t value, int count) {
    if (count == 0) return value;
    if (count > 63) return value != 0;
    return value >> count | ((value << (64 - count)) != 0);
}

// Rounds off the lowest `count` bits.
static uint64_t rounded(uint64_t value, int count) {
    uint64_t half = 1ull << (count - 1), rest = value & (2 * half - 1);
    uint64_t result = value >> count;
    return rest > half || (rest == half && (result & 1)) ? result + 1 : result;
}

static bits64 pack(struct number n) {
    if (n.significand == 0) return n.sign;
    if (n.exponent >= 0x7ff) return n.sign | INFINITE;
    // The leading bit adds one to the exponent field, and so does a carry out of the rounding.
    if (n.exponent > 0) return n.sign | (((uint64_t)(n.exponent - 1) << 52) + rounded(n.significand, 10));
    return n.sign | rounded(shift_right(n.significand, 1 - n.exponent), 10);
}

// MARK: arithmetic

bits64 __adddf3(bits64 a, bits64 b) {
    if (is_nan(a) || is_nan(b)) return NOT_A_NUMBER;
    if (is_infinite(a)) return is_infinite(b) && a != b ? NOT_A_NUMBER : a;
    if (is_infinite(b)) return b;
    if (is_zero(a)) return is_zero(b) ? a & b : b;
    if (is_zero(b)) return a;
    // The larger one first.
    if ((a & ~SIGN) < (b & ~SIGN)) {
        bits64 kept = a;
        a = b, b = kept;
    }
    struct number x = unpack(a), y = unpack(b);
    uint64_t lesser = shift_right(y.significand, x.exponent - y.exponent);
    if (x.sign == y.sign) return pack(normalized(x.sign, x.exponent, x.significand + lesser));
    uint64_t difference = x.significand - lesser;
    return difference == 0 ? 0 : pack(normalized(x.sign, x.exponent, difference));
}

bits64 __subdf3(bits64 a, bits64 b) { return __adddf3(a, b ^ SIGN); }

static uint64_t high_product(uint64_t a, uint64_t b, uint64_t *low) {
    uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
    uint64_t lowest = a0 * b0;
    uint64_t middle = a1 * b0 + (lowest >> 32);
    uint64_t other = a0 * b1 + (uint32_t)middle;
    *low = other << 32 | (uint32_t)lowest;
    return a1 * b1 + (middle >> 32) + (other >> 32);
}

bits64 __muldf3(bits64 a, bits64 b) {
    uint64_t sign = (a ^ b) & SIGN;
    if (is_nan(a) || is_nan(b)) return NOT_A_NUMBER;
    if (is_infinite(a) || is_infinite(b)) return is_zero(a) || is_zero(b) ? NOT_A_NUMBER : sign | INFINITE;
    if (is_zero(a) || is_zero(b)) return sign;
    struct number x = unpack(a), y = unpack(b);
    uint64_t low;
    uint64_t high = high_product(x.significand, y.significand << 1, &low);
    return pack(normalized(sign, x.exponent + y.exponent - BIAS + 1, high | (low != 0)));
}

bits64 __divdf3(bits64 a, bits64 b) {
    uint64_t sign = (a ^ b) & SIGN;
    if (is_nan(a) || is_nan(b)) return NOT_A_NUMBER;
    if (is_infinite(a)) return is_infinite(b) ? NOT_A_NUMBER : sign | INFINITE;
    if (is_infinite(b)) return sign;
    if (is_zero(b)) return is_zero(a) ? NOT_A_NUMBER : sign | INFINITE;
    if (is_zero(a)) return sign;
    struct number x = unpack(a), y = unpack(b);
    int exponent = x.exponent - y.exponent + BIAS;
    uint64_t rest = x.significand >> 10, divisor = y.significand >> 10;
    if (rest < divisor) rest <<= 1, exponent--;
    // The quotient is 1 and five digits of 11 bits: 1 + 55 bits, and a mark for what is left.
    uint64_t quotient = 1;
    rest -= divisor;
    for (int digit = 0; digit < 5; digit++) quotient = quotient << 11 | __udivmoddi4(rest << 11, divisor, &rest);
    return pack((struct number){sign, exponent, quotient << (LEADING - 55) | (rest != 0)});
}

bits64 __negdf2(bits64 a) { return a ^ SIGN; }

// MARK: comparison

// -1, 0 or 1; `unordered` when one of them is not a number.
static int compare(bits64 a, bits64 b, int unordered) {
    if (is_nan(a) || is_nan(b)) return unordered;
    if (is_zero(a) && is_zero(b)) return 0;
    int64_t x = (int64_t)(a & SIGN ? SIGN - a : a), y = (int64_t)(b & SIGN ? SIGN - b : b);
    return x < y ? -1 : x > y;
}

int __eqdf2(bits64 a, bits64 b) { return compare(a, b, 1); }
int __nedf2(bits64 a, bits64 b) { return compare(a, b, 1); }
int __ltdf2(bits64 a, bits64 b) { return compare(a, b, 1); }
int __ledf2(bits64 a, bits64 b) { return compare(a, b, 1); }
int __gtdf2(bits64 a, bits64 b) { return compare(a, b, -1); }
int __gedf2(bits64 a, bits64 b) { return compare(a, b, -1); }
int __unorddf2(bits64 a, bits64 b) { return is_nan(a) || is_nan(b); }

// MARK: integers to doubles and back

bits64 __floatundidf(uint64_t value) { return pack(normalized(0, BIAS + LEADING, value)); }
bits64 __floatdidf(int64_t value) {
    return value < 0 ? SIGN | __floatundidf(0 - (uint64_t)value) : __floatundidf((uint64_t)value);
}
bits64 __floatunsidf(uint32_t value) { return __floatundidf(value); }
bits64 __floatsidf(int32_t value) { return __floatdidf(value); }

// Toward zero; what does not fit becomes the nearest integer that does, not-a-number becomes 0.
uint64_t __fixunsdfdi(bits64 a) {
    if (is_nan(a) || (a & SIGN)) return 0;
    int exponent = (int)(a >> 52) - BIAS;
    if (exponent < 0) return 0;
    if (exponent > 63) return UINT64_MAX;
    uint64_t significand = (a << 11) | SIGN;
    return significand >> (63 - exponent);
}
int64_t __fixdfdi(bits64 a) {
    uint64_t magnitude = __fixunsdfdi(a & ~SIGN);
    if (a & SIGN) return magnitude >= SIGN ? INT64_MIN : -(int64_t)magnitude;
    return magnitude >= SIGN ? INT64_MAX : (int64_t)magnitude;
}
uint32_t __fixunsdfsi(bits64 a) {
    uint64_t value = __fixunsdfdi(a);
    return value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
}
int32_t __fixdfsi(bits64 a) {
    int64_t value = __fixdfdi(a);
    return value > INT32_MAX ? INT32_MAX : value < INT32_MIN ? INT32_MIN : (int32_t)value;
}

// MARK: rounding to integers

// Without its fraction, and whether there was one.
static bits64 truncated(bits64 a, bool *had_fraction) {
    int exponent = (int)(a >> 52 & 0x7ff) - BIAS;
    uint64_t mask = exponent < 0 ? ~SIGN : exponent < 52 ? (1ull << (52 - exponent)) - 1 : 0;
    *had_fraction = (a & mask) != 0 && !is_nan(a);
    return *had_fraction ? a & ~mask : a;
}

#define ONE ((uint64_t)BIAS << 52)
#define HALF ((uint64_t)(BIAS - 1) << 52)

bits64 __bits_trunc(bits64 a) {
    bool had_fraction;
    return truncated(a, &had_fraction);
}
bits64 __bits_floor(bits64 a) {
    bool had_fraction;
    bits64 whole = truncated(a, &had_fraction);
    return had_fraction && (a & SIGN) ? __subdf3(whole, ONE) : whole;
}
bits64 __bits_ceil(bits64 a) { return __bits_floor(a ^ SIGN) ^ SIGN; }
bits64 __bits_round(bits64 a) {
    bits64 sign = a & SIGN, magnitude = a & ~SIGN;
    bits64 whole = __bits_trunc(magnitude);
    bits64 rest = __subdf3(magnitude, whole);
    return sign | (is_infinite(magnitude) || compare(rest, HALF, -1) < 0 ? whole : __adddf3(whole, ONE));
}
bits64 __bits_rint(bits64 a) {
    bits64 sign = a & SIGN, magnitude = a & ~SIGN;
    if (magnitude >= (uint64_t)(BIAS + 52) << 52) return a;
    // Adding and taking away 2^52 leaves no room for a fraction.
    bits64 large = (uint64_t)(BIAS + 52) << 52;
    return sign | __subdf3(__adddf3(magnitude, large), large);
}

bits64 __bits_sqrt(bits64 a) {
    if (is_nan(a) || is_zero(a) || a == INFINITE) return a;
    if (a & SIGN) return NOT_A_NUMBER;
    struct number x = unpack(a);
    int exponent = x.exponent - BIAS;
    // One bit of the root after the other; 54 bits and a mark for what is left.
    uint64_t radicand = x.significand << (exponent & 1), root = 0, rest = 0;
    for (int bit = 0; bit < 56; bit++) {
        rest = rest << 2 | radicand >> 62;
        radicand <<= 2;
        uint64_t trial = root << 2 | 1;
        root <<= 1;
        if (rest >= trial) rest -= trial, root |= 1;
    }
    return pack(normalized(0, (exponent >> 1) + BIAS + LEADING - 56, root << 1 | (rest != 0)));
}

// MARK: single precision

bits64 __extendsfdf2(bits32 a) {
    uint64_t sign = (uint64_t)(a >> 31) << 63, fraction = a & 0x7fffff;
    int exponent = (int)(a >> 23 & 0xff);
    if (exponent == 0xff) return fraction ? NOT_A_NUMBER : sign | INFINITE;
    if (exponent == 0) return pack(normalized(sign, 1 - 127 + BIAS, fraction << (LEADING - 23)));
    return sign | (uint64_t)(exponent - 127 + BIAS) << 52 | fraction << 29;
}

bits32 __truncdfsf2(bits64 a) {
    bits32 sign = (bits32)(a >> 63) << 31;
    if (is_nan(a)) return 0x7fc00000;
    if (is_infinite(a)) return sign | 0x7f800000;
    if (is_zero(a)) return sign;
    struct number n = unpack(a);
    int exponent = n.exponent - BIAS + 127;
    if (exponent >= 0xff) return sign | 0x7f800000;
    if (exponent > 0) return sign | (((bits32)(exponent - 1) << 23) + (bits32)rounded(n.significand, 39));
    return sign | (bits32)rounded(shift_right(n.significand, 1 - exponent), 39);
}

#define WIDE(a) __extendsfdf2(a)

bits32 __addsf3(bits32 a, bits32 b) { return __truncdfsf2(__adddf3(WIDE(a), WIDE(b))); }
bits32 __subsf3(bits32 a, bits32 b) { return __truncdfsf2(__subdf3(WIDE(a), WIDE(b))); }
bits32 __mulsf3(bits32 a, bits32 b) { return __truncdfsf2(__muldf3(WIDE(a), WIDE(b))); }
bits32 __divsf3(bits32 a, bits32 b) { return __truncdfsf2(__divdf3(WIDE(a), WIDE(b))); }
bits32 __negsf2(bits32 a) { return a ^ 0x80000000; }

int __eqsf2(bits32 a, bits32 b) { return __eqdf2(WIDE(a), WIDE(b)); }
int __nesf2(bits32 a, bits32 b) { return __nedf2(WIDE(a), WIDE(b)); }
int __ltsf2(bits32 a, bits32 b) { return __ltdf2(WIDE(a), WIDE(b)); }
int __lesf2(bits32 a, bits32 b) { return __ledf2(WIDE(a), WIDE(b)); }
int __gtsf2(bits32 a, bits32 b) { return __gtdf2(WIDE(a), WIDE(b)); }
int __gesf2(bits32 a, bits32 b) { return __gedf2(WIDE(a), WIDE(b)); }
int __unordsf2(bits32 a, bits32 b) { return __unorddf2(WIDE(a), WIDE(b)); }

bits32 __floatsisf(int32_t value) { return __truncdfsf2(__floatsidf(value)); }
bits32 __floatunsisf(uint32_t value) { return __truncdfsf2(__floatunsidf(value)); }
int32_t __fixsfsi(bits32 a) { return __fixdfsi(WIDE(a)); }
uint32_t __fixunssfsi(bits32 a) { return __fixunsdfsi(WIDE(a)); }
int64_t __fixsfdi(bits32 a) { return __fixdfdi(WIDE(a)); }
uint64_t __fixunssfdi(bits32 a) { return __fixunsdfdi(WIDE(a)); }

// 64-bit integers have more bits than a double: they are rounded once, to 24 bits.
bits32 __floatundisf(uint64_t value) {
    if (value == 0) return 0;
    struct number n = normalized(0, 127 + LEADING, value);
    return ((bits32)(n.exponent - 1) << 23) + (bits32)rounded(n.significand, 39);
}
bits32 __floatdisf(int64_t value) {
    return value < 0 ? 0x80000000 | __floatundisf(0 - (uint64_t)value) : __floatundisf((uint64_t)value);
}

// The functions that compilers call for copies, fills and comparisons, a word at a time where both sides allow it.

#include <stddef.h>
#include <stdint.h>

// A word that may alias any other type.
typedef uint32_t __attribute__((may_alias)) word;

static int share_alignment(const void *a, const void *b) {
    return (((uintptr_t)a ^ (uintptr_t)b) & 3) == 0;
}

void *memcpy(void *restrict destination, const void *restrict source, size_t count) {
    uint8_t *to = destination;
    const uint8_t *from = source;
    if (count >= 8 && share_alignment(to, from)) {
        for (; ((uintptr_t)to & 3) != 0; count--) *to++ = *from++;
        for (; count >= 16; count -= 16, to += 16, from += 16) {
            word a = ((const word *)from)[0], b = ((const word *)from)[1];
            word c = ((const word *)from)[2], d = ((const word *)from)[3];
            ((word *)to)[0] = a, ((word *)to)[1] = b, ((word *)to)[2] = c, ((word *)to)[3] = d;
        }
        for (; count >= 4; count -= 4, to += 4, from += 4) *(word *)to = *(const word *)from;
    }
    for (; count != 0; count--) *to++ = *from++;
    return destination;
}

void *memmove(void *destination, const void *source, size_t count) {
    uint8_t *to = destination;
    const uint8_t *from = source;
    if ((uintptr_t)to - (uintptr_t)from >= count) return memcpy(destination, source, count);
    to += count, from += count;
    if (count >= 8 && share_alignment(to, from)) {
        for (; ((uintptr_t)to & 3) != 0; count--) *--to = *--from;
        for (; count >= 4; count -= 4) to -= 4, from -= 4, *(word *)to = *(const word *)from;
    }
    for (; count != 0; count--) *--to = *--from;
    return destination;
}

void *memset(void *destination, int value, size_t count) {
    uint8_t *to = destination;
    if (count >= 8) {
        for (; ((uintptr_t)to & 3) != 0; count--) *to++ = (uint8_t)value;
        word pattern = (uint8_t)value * 0x01010101u;
        for (; count >= 16; count -= 16, to += 16) {
            ((word *)to)[0] = pattern, ((word *)to)[1] = pattern;
            ((word *)to)[2] = pattern, ((word *)to)[3] = pattern;
        }
        for (; count >= 4; count -= 4, to += 4) *(word *)to = pattern;
    }
    for (; count != 0; count--) *to++ = (uint8_t)value;
    return destination;
}

int memcmp(const void *a, const void *b, size_t count) {
    const uint8_t *x = a, *y = b;
    if (share_alignment(x, y)) {
        for (; count != 0 && ((uintptr_t)x & 3) != 0; count--, x++, y++)
            if (*x != *y) return *x - *y;
        for (; count >= 4 && *(const word *)x == *(const word *)y; count -= 4) x += 4, y += 4;
    }
    for (; count != 0; count--, x++, y++)
        if (*x != *y) return *x - *y;
    return 0;
}

int bcmp(const void *a, const void *b, size_t count) {
    return memcmp(a, b, count);
}

void *memchr(const void *bytes, int value, size_t count) {
    for (const uint8_t *p = bytes; count != 0; count--, p++)
        if (*p == (uint8_t)value) return (void *)p;
    return NULL;
}

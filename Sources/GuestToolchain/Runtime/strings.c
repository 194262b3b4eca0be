// <string.h> and the text part of <stdlib.h>.

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

size_t strlen(const char *text) {
    const char *end = text;
    while (*end != 0) end++;
    return (size_t)(end - text);
}

size_t strnlen(const char *text, size_t limit) {
    size_t length = 0;
    while (length != limit && text[length] != 0) length++;
    return length;
}

int strcmp(const char *a, const char *b) {
    for (; *a != 0 && *a == *b; a++, b++) {}
    return (uint8_t)*a - (uint8_t)*b;
}

int strncmp(const char *a, const char *b, size_t count) {
    for (; count != 0 && *a != 0 && *a == *b; a++, b++, count--) {}
    return count == 0 ? 0 : (uint8_t)*a - (uint8_t)*b;
}

char *strcpy(char *destination, const char *source) {
    return memcpy(destination, source, strlen(source) + 1);
}

char *strncpy(char *destination, const char *source, size_t count) {
    size_t length = strnlen(source, count);
    memcpy(destination, source, length);
    memset(destination + length, 0, count - length);
    return destination;
}

char *strcat(char *destination, const char *source) {
    strcpy(destination + strlen(destination), source);
    return destination;
}

char *strchr(const char *text, int character) {
    for (; *text != (char)character; text++)
        if (*text == 0) return NULL;
    return (char *)text;
}

char *strrchr(const char *text, int character) {
    const char *found = NULL;
    for (;; text++) {
        if (*text == (char)character) found = text;
        if (*text == 0) return (char *)found;
    }
}

char *strstr(const char *text, const char *wanted) {
    size_t length = strlen(wanted);
    for (;; text++) {
        if (strncmp(text, wanted, length) == 0) return (char *)text;
        if (*text == 0) return NULL;
    }
}

char *strdup(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);
    return copy == NULL ? NULL : memcpy(copy, text, size);
}

int abs(int value) { return value < 0 ? -value : value; }
long labs(long value) { return value < 0 ? -value : value; }

static int digit(char character) {
    if (isdigit(character)) return character - '0';
    return isalpha(character) ? tolower(character) - 'a' + 10 : 99;
}

// The digits at `text`; `limit` is the largest magnitude, given back when the digits say more.
static unsigned long magnitude(const char **text, int base, unsigned long limit) {
    const char *p = *text;
    if ((base == 0 || base == 16) && p[0] == '0' && (p[1] | 32) == 'x' && digit(p[2]) < 16) p += 2, base = 16;
    if (base == 0) base = *p == '0' ? 8 : 10;
    unsigned long value = 0;
    int is_over = 0;
    for (; digit(*p) < base; p++, *text = p) {
        unsigned long d = (unsigned long)digit(*p);
        if (value > (limit - d) / (unsigned long)base) is_over = 1;
        value = value * (unsigned long)base + d;
    }
    return is_over ? limit : value;
}

static const char *skip_sign(const char *text, int *is_negative) {
    while (isspace(*text)) text++;
    *is_negative = *text == '-';
    return *text == '-' || *text == '+' ? text + 1 : text;
}

long strtol(const char *text, char **end, int base) {
    int is_negative;
    const char *digits = skip_sign(text, &is_negative), *p = digits;
    unsigned long value = magnitude(&p, base, 0x7fffffffUL + (unsigned long)is_negative);
    if (end != NULL) *end = (char *)(p == digits ? text : p);
    return (long)(is_negative ? 0 - value : value);
}

unsigned long strtoul(const char *text, char **end, int base) {
    int is_negative;
    const char *digits = skip_sign(text, &is_negative), *p = digits;
    unsigned long value = magnitude(&p, base, 0xffffffffUL);
    if (end != NULL) *end = (char *)(p == digits ? text : p);
    return is_negative ? 0 - value : value;
}

int atoi(const char *text) { return (int)strtol(text, NULL, 10); }

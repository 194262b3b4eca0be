// printf and its family, for integers and texts.

#include <ctype.h>
#include <nexus.h>
#include <stdio.h>
#include <string.h>

// Where formatted text goes: to a buffer, or to the log when there is none.
struct sink {
    char *buffer;
    size_t capacity;
    size_t length;
};

static void emit(struct sink *sink, char character) {
    if (sink->buffer == NULL) putchar(character);
    else if (sink->length + 1 < sink->capacity) sink->buffer[sink->length] = character;
    sink->length++;
}

// What stands between the % and the letter of one conversion.
struct conversion {
    bool is_left, has_zeros, has_alternate_form;
    char plus;  // '+', ' ' or 0
    int width, precision;  // precision -1: none given
    int size;  // bytes of the integer argument: 1, 2, 4 or 8
};

static const char *parse(const char *p, struct conversion *c, va_list *arguments) {
    *c = (struct conversion){.precision = -1, .size = 4};
    for (;; p++) {
        if (*p == '-') c->is_left = true;
        else if (*p == '0') c->has_zeros = true;
        else if (*p == '#') c->has_alternate_form = true;
        else if (*p == '+' || (*p == ' ' && c->plus == 0)) c->plus = *p;
        else break;
    }
    if (*p == '*') {
        c->width = va_arg(*arguments, int), p++;
        if (c->width < 0) c->is_left = true, c->width = -c->width;
    } else {
        for (; isdigit(*p); p++) c->width = c->width * 10 + (*p - '0');
    }
    if (*p == '.') {
        c->precision = 0, p++;
        if (*p == '*') c->precision = va_arg(*arguments, int), p++;
        else
            for (; isdigit(*p); p++) c->precision = c->precision * 10 + (*p - '0');
    }
    if (p[0] == 'l' && p[1] == 'l') c->size = 8, p += 2;
    else if (p[0] == 'h' && p[1] == 'h') c->size = 1, p += 2;
    else if (*p == 'j') c->size = 8, p++;
    else if (*p == 'h') c->size = 2, p++;
    else if (*p == 'l' || *p == 'z' || *p == 't') p++;
    return p;
}

static void emit_padded(struct sink *sink, const struct conversion *c, const char *prefix, int zeros,
                        const char *body, int length) {
    int used = (int)strlen(prefix) + zeros + length;
    if (!c->is_left)
        for (int i = used; i < c->width; i++) emit(sink, ' ');
    for (; *prefix != 0; prefix++) emit(sink, *prefix);
    for (; zeros > 0; zeros--) emit(sink, '0');
    for (int i = 0; i < length; i++) emit(sink, body[i]);
    if (c->is_left)
        for (int i = used; i < c->width; i++) emit(sink, ' ');
}

static void emit_integer(struct sink *sink, const struct conversion *c, unsigned long long value, unsigned base,
                         const char *digits, const char *prefix) {
    char body[24];
    int length = 0;
    // 64-bit divisions are slow: they are done only while the value needs them.
    for (; (value >> 32) != 0; value /= base) body[sizeof body - ++length] = digits[value % base];
    for (uint32_t low = (uint32_t)value; low != 0; low /= base) body[sizeof body - ++length] = digits[low % base];
    int least = c->precision < 0 ? 1 : c->precision;
    int zeros = length < least ? least - length : 0;
    int room = c->width - (int)strlen(prefix) - length;
    if (c->has_zeros && !c->is_left && c->precision < 0 && room > zeros) zeros = room;
    emit_padded(sink, c, prefix, zeros, body + sizeof body - length, length);
}

static void format_all(struct sink *sink, const char *format, va_list *arguments) {
    for (const char *p = format; *p != 0; p++) {
        if (*p != '%') {
            emit(sink, *p);
            continue;
        }
        struct conversion c;
        p = parse(p + 1, &c, arguments);
        switch (*p) {
        case 'd':
        case 'i': {
            long long value = c.size == 8 ? va_arg(*arguments, long long) : va_arg(*arguments, int);
            if (c.size == 2) value = (short)value;
            if (c.size == 1) value = (signed char)value;
            char sign[2] = {value < 0 ? '-' : c.plus, 0};
            unsigned long long distance = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;
            emit_integer(sink, &c, distance, 10, "0123456789", sign);
            break;
        }
        case 'u':
        case 'x':
        case 'X':
        case 'o': {
            unsigned long long value = c.size == 8 ? va_arg(*arguments, unsigned long long) : va_arg(*arguments, unsigned);
            if (c.size == 2) value = (unsigned short)value;
            if (c.size == 1) value = (unsigned char)value;
            unsigned base = *p == 'u' ? 10 : *p == 'o' ? 8 : 16;
            const char *digits = *p == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
            const char *prefix = "";
            if (c.has_alternate_form && value != 0) prefix = *p == 'x' ? "0x" : *p == 'X' ? "0X" : *p == 'o' ? "0" : "";
            emit_integer(sink, &c, value, base, digits, prefix);
            break;
        }
        case 'p':
            emit_integer(sink, &c, (uintptr_t)va_arg(*arguments, void *), 16, "0123456789abcdef", "0x");
            break;
        case 'c': {
            char character = (char)va_arg(*arguments, int);
            emit_padded(sink, &c, "", 0, &character, 1);
            break;
        }
        case 's': {
            const char *text = va_arg(*arguments, const char *);
            if (text == NULL) text = "(null)";
            int length = (int)(c.precision < 0 ? strlen(text) : strnlen(text, (size_t)c.precision));
            emit_padded(sink, &c, "", 0, text, length);
            break;
        }
        case '%':
            emit(sink, '%');
            break;
        case 0:
            return;
        default:  // an unknown conversion is shown as it stands
            emit(sink, '%');
            emit(sink, *p);
        }
    }
}

int vsnprintf(char *buffer, size_t size, const char *format, va_list arguments) {
    char nothing;
    struct sink sink = {.buffer = size == 0 ? &nothing : buffer, .capacity = size};
    va_list copy;
    va_copy(copy, arguments);
    format_all(&sink, format, &copy);
    va_end(copy);
    if (size != 0) buffer[sink.length < size ? sink.length : size - 1] = 0;
    return (int)sink.length;
}

int vprintf(const char *format, va_list arguments) {
    struct sink sink = {0};
    va_list copy;
    va_copy(copy, arguments);
    format_all(&sink, format, &copy);
    va_end(copy);
    return (int)sink.length;
}

int printf(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vprintf(format, arguments);
    va_end(arguments);
    return length;
}

int fprintf(FILE *stream, const char *format, ...) {
    if (stream == stdin) return -1;
    va_list arguments;
    va_start(arguments, format);
    int length = vprintf(format, arguments);
    va_end(arguments);
    return length;
}

int snprintf(char *buffer, size_t size, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(buffer, size, format, arguments);
    va_end(arguments);
    return length;
}

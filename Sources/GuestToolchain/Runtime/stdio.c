// <stdio.h>: standard input is the public input, standard output and error are the log.

#include "streams.h"

#include <nexus.h>
#include <stdio.h>
#include <string.h>

struct nexus_file {
    bool is_input;
};
static FILE input_file = {true}, log_file = {false};
FILE *const stdin = &input_file;
FILE *const stdout = &log_file;
FILE *const stderr = &log_file;

// MARK: reading

static int pushed_back = EOF;
static bool is_at_end;

int getchar(void) {
    int character = pushed_back;
    if (character != EOF) {
        pushed_back = EOF;
        return character;
    }
    uint8_t byte;
    if (read_input(&byte, 1) == 0) {
        is_at_end = true;
        return EOF;
    }
    return byte;
}

int ungetc(int character, FILE *stream) {
    (void)stream;
    pushed_back = character;
    return character;
}

int fgetc(FILE *stream) { return stream->is_input ? getchar() : EOF; }

int feof(FILE *stream) { return stream->is_input && is_at_end && pushed_back == EOF; }

char *fgets(char *line, int size, FILE *stream) {
    int length = 0;
    while (length < size - 1) {
        int character = fgetc(stream);
        if (character == EOF) break;
        line[length++] = (char)character;
        if (character == '\n') break;
    }
    if (length == 0) return NULL;
    line[length] = 0;
    return line;
}

size_t fread(void *buffer, size_t size, size_t count, FILE *stream) {
    uint8_t *out = buffer;
    size_t wanted = size * count, length = 0;
    while (length < wanted && pushed_back != EOF) out[length++] = (uint8_t)fgetc(stream);
    if (stream->is_input) length += read_input(out + length, wanted - length);
    if (length < wanted) is_at_end = true;
    return size == 0 ? 0 : length / size;
}

// MARK: writing

int puts(const char *text) {
    print(text);
    return putchar('\n');
}

int fputc(int character, FILE *stream) { return stream->is_input ? EOF : putchar(character); }

int fputs(const char *text, FILE *stream) {
    if (stream->is_input) return EOF;
    print(text);
    return 0;
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *stream) {
    if (stream->is_input) return 0;
    print_bytes(bytes, size * count);
    return count;
}

int fflush(FILE *stream) {
    (void)stream;
    flush_log();
    return 0;
}

// Byte streams over the machine's words: inputs, public output, log.

#include "streams.h"

#include "machine.h"
#include "nexus.h"

// MARK: inputs

// One input, read word by word; `word` holds the bytes of the last word that nobody has asked for yet.
struct input {
    enum machine_call read;
    uint32_t which;
    uint32_t length;
    uint32_t position;
    uint32_t word;
    bool is_open;
};

static struct input public_input = {.read = CALL_READ_PUBLIC, .which = 0};
static struct input private_input = {.read = CALL_READ_PRIVATE, .which = 1};

static void open_input(struct input *input) {
    if (input->is_open) return;
    input->length = machine_call1(CALL_INPUT_LENGTH, input->which);
    input->is_open = true;
}

static size_t read_stream(struct input *input, uint8_t *out, size_t count) {
    open_input(input);
    uint32_t position = input->position;
    if (count > input->length - position) count = input->length - position;
    uint32_t end = position + count;

    while (position != end && (position & 3) != 0) {
        *out++ = (uint8_t)input->word;
        input->word >>= 8;
        position++;
    }
    if (((uintptr_t)out & 3) == 0) {
        for (; end - position >= 4; position += 4, out += 4) *(uint32_t *)out = machine_call1(input->read, 0);
    }
    while (position != end) {
        if ((position & 3) == 0) input->word = machine_call1(input->read, 0);
        *out++ = (uint8_t)input->word;
        input->word >>= 8;
        position++;
    }
    input->position = position;
    return count;
}

size_t input_length(void) {
    open_input(&public_input);
    return public_input.length;
}

size_t read_input(void *buffer, size_t count) {
    return read_stream(&public_input, buffer, count);
}

size_t private_input_length(void) {
    open_input(&private_input);
    return private_input.length;
}

size_t read_private_input(void *buffer, size_t count) {
    return read_stream(&private_input, buffer, count);
}

// MARK: public output

// The bytes of the word that is not full yet, and how many there are.
static uint32_t output_word;
static uint32_t output_filled;

void write_output(const void *bytes, size_t count) {
    const uint8_t *in = bytes;
    const uint8_t *end = in + count;
    if (output_filled == 0 && ((uintptr_t)in & 3) == 0) {
        for (; end - in >= 4; in += 4) machine_call1(CALL_COMMIT, *(const uint32_t *)in);
    }
    while (in != end) {
        output_word |= (uint32_t)*in++ << (8 * output_filled);
        if (++output_filled == 4) finish_output();
    }
}

void finish_output(void) {
    if (output_filled == 0) return;
    machine_call1(CALL_COMMIT, output_word);
    output_word = 0;
    output_filled = 0;
}

// MARK: log

// Printed text is collected to whole lines: one call of the machine a line, not one a character.
static uint8_t log_line[256];
static uint32_t log_filled;

void flush_log(void) {
    if (log_filled == 0) return;
    machine_call(CALL_WRITE, 1, (uint32_t)(uintptr_t)log_line, log_filled);
    log_filled = 0;
}

int putchar(int character) {
    log_line[log_filled++] = (uint8_t)character;
    if (character == '\n' || log_filled == sizeof log_line) flush_log();
    return (uint8_t)character;
}

void print_bytes(const void *bytes, size_t count) {
    const uint8_t *in = bytes;
    while (count-- != 0) putchar(*in++);
}

void print(const char *text) {
    while (*text != 0) putchar(*text++);
}

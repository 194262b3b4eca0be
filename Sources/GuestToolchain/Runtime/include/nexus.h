// What a guest program can ask of the machine it runs on.
//
// A guest reads a public input (everybody may know it) and a private input (only the prover knows it), and writes a
// public output. All three are streams of bytes. Text printed with print or printf goes to a log that the host shows;
// the log is not part of what is proved.

#ifndef NEXUS_H
#define NEXUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The length of the whole public input, in bytes.
size_t input_length(void);

// Reads the next `count` bytes of the public input; returns how many there were. Fewer than `count` means the end.
size_t read_input(void *buffer, size_t count);

// The length of the whole private input, in bytes.
size_t private_input_length(void);

// Reads the next `count` bytes of the private input; returns how many there were.
size_t read_private_input(void *buffer, size_t count);

// Appends `count` bytes to the public output. Calls join to one stream: 3 bytes and then 5 make 8. The machine takes
// whole 32-bit words, so an output whose total length is not a multiple of 4 is filled up with zeros at the exit.
void write_output(const void *bytes, size_t count);

// Prints a text to the log, as it is.
void print(const char *text);

// Prints `count` bytes to the log.
void print_bytes(const void *bytes, size_t count);

// Ends the program at once. 0 means success.
#ifdef __cplusplus
[[noreturn]] void exit(int code);
#else
_Noreturn void exit(int code);
#endif

// Prints the message to the log and stops with a guest panic; such a run cannot be proved as a success.
#ifdef __cplusplus
[[noreturn]] void panic(const char *message);
#else
_Noreturn void panic(const char *message);
#endif

#ifdef __cplusplus
}
#endif

#endif

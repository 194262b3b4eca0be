// The part of <stdio.h> that guests have: standard input is the public input, both outputs are the log.

#ifndef STDIO_H
#define STDIO_H

#include <stdarg.h>
#include <stddef.h>

#define EOF (-1)

#ifdef __cplusplus
extern "C" {
#endif

typedef struct nexus_file FILE;
extern FILE *const stdin;
extern FILE *const stdout;
extern FILE *const stderr;

int getchar(void);
int ungetc(int character, FILE *stream);
int fgetc(FILE *stream);
char *fgets(char *line, int size, FILE *stream);
size_t fread(void *buffer, size_t size, size_t count, FILE *stream);
int feof(FILE *stream);

int putchar(int character);
int puts(const char *text);
int fputc(int character, FILE *stream);
int fputs(const char *text, FILE *stream);
size_t fwrite(const void *bytes, size_t size, size_t count, FILE *stream);
int fflush(FILE *stream);

// Conversions: d i u x X o c s p %, with flags - 0 + space, width, precision, and h hh l ll z t j.
int printf(const char *format, ...) __attribute__((format(printf, 1, 2)));
int fprintf(FILE *stream, const char *format, ...) __attribute__((format(printf, 2, 3)));
int snprintf(char *buffer, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
int vprintf(const char *format, va_list arguments);
int vsnprintf(char *buffer, size_t size, const char *format, va_list arguments);

#ifdef __cplusplus
}
#endif

#define getc(stream) fgetc(stream)
#define putc(character, stream) fputc(character, stream)

#endif

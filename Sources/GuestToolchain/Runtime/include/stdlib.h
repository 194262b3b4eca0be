// The part of <stdlib.h> that guests have.

#ifndef STDLIB_H
#define STDLIB_H

#include <stddef.h>

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1

#ifdef __cplusplus
extern "C" {
#define NEXUS_NORETURN [[noreturn]]
#else
#define NEXUS_NORETURN _Noreturn
#endif

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *block, size_t size);
void *aligned_alloc(size_t alignment, size_t size);
int posix_memalign(void **block, size_t alignment, size_t size);
void free(void *block);

NEXUS_NORETURN void exit(int code);
NEXUS_NORETURN void abort(void);
int atexit(void (*handler)(void));

int abs(int value);
long labs(long value);
int atoi(const char *text);
long strtol(const char *text, char **end, int base);
unsigned long strtoul(const char *text, char **end, int base);

typedef int (*nexus_comparison)(const void *, const void *);
void qsort(void *base, size_t count, size_t size, nexus_comparison compare);
void *bsearch(const void *key, const void *base, size_t count, size_t size, nexus_comparison compare);

#ifdef __cplusplus
}
#endif

#undef NEXUS_NORETURN

#endif

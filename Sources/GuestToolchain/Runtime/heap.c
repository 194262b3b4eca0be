// The heap: one pointer that only moves up. Freed memory is not used again, except when it is the block on top; a
// guest runs once and briefly, and every instruction of a cleverer allocator would have to be proved.

#include "machine.h"
#include "nexus.h"

#include <stdlib.h>
#include <string.h>

extern uint8_t __heap_start[], __heap_end[];

// Each block is preceded by one word with its size, which realloc needs.
#define HEADER 4

static uintptr_t top;
// Memory from here on was never handed out and still reads zero.
static uintptr_t untouched;

static void *allocate(size_t alignment, size_t size) {
    if (top == 0) top = (uintptr_t)__heap_start;
    if (alignment < 8) alignment = 8;
    uintptr_t limit = (uintptr_t)__heap_end;
    if (alignment > limit - top || size > limit) return NULL;
    uintptr_t block = (top + HEADER + alignment - 1) & ~(alignment - 1);
    if (block > limit || size > limit - block) return NULL;
    size = (size + 3) & ~(size_t)3;
    ((uint32_t *)block)[-1] = size;
    top = block + size;
    if (top > untouched) untouched = top;
    return (void *)block;
}

static size_t size_of(void *block) {
    return ((uint32_t *)block)[-1];
}

void *malloc(size_t size) {
    return allocate(8, size);
}

void *calloc(size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total)) return NULL;
    uintptr_t fresh = untouched;
    uintptr_t block = (uintptr_t)allocate(8, total);
    if (block != 0 && block < fresh) memset((void *)block, 0, fresh - block < total ? fresh - block : total);
    return (void *)block;
}

void free(void *block) {
    if (block != NULL && (uintptr_t)block + size_of(block) == top) top = (uintptr_t)block - HEADER;
}

void *realloc(void *block, size_t size) {
    if (block == NULL) return malloc(size);
    size_t old = size_of(block);
    if (size <= old) return block;
    free(block);  // when it is on top, it grows where it is
    void *grown = allocate(8, size);
    if (grown != NULL && grown != block) memcpy(grown, block, old);
    return grown;
}

void *aligned_alloc(size_t alignment, size_t size) {
    return allocate(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    *block = allocate(alignment, size);
    return *block == NULL ? 12 : 0;  // ENOMEM
}

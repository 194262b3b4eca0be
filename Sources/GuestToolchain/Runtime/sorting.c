// qsort and bsearch of <stdlib.h>.

#include <stdint.h>
#include <stdlib.h>

static void swap(uint8_t *a, uint8_t *b, size_t size) {
    for (; size != 0; size--, a++, b++) {
        uint8_t kept = *a;
        *a = *b;
        *b = kept;
    }
}

// Sinks the element at `root` of a heap with `count` elements.
static void sink(uint8_t *base, size_t root, size_t count, size_t size, nexus_comparison compare) {
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && compare(base + child * size, base + (child + 1) * size) < 0) child++;
        if (compare(base + root * size, base + child * size) >= 0) return;
        swap(base + root * size, base + child * size, size);
    }
}

// Heapsort: no recursion, no memory, and no input that makes it slow.
void qsort(void *base, size_t count, size_t size, nexus_comparison compare) {
    uint8_t *first = base;
    for (size_t root = count / 2; root != 0; root--) sink(first, root - 1, count, size, compare);
    for (size_t last = count; last > 1; last--) {
        swap(first, first + (last - 1) * size, size);
        sink(first, 0, last - 1, size, compare);
    }
}

void *bsearch(const void *key, const void *base, size_t count, size_t size, nexus_comparison compare) {
    const uint8_t *first = base;
    while (count != 0) {
        const uint8_t *middle = first + count / 2 * size;
        int order = compare(key, middle);
        if (order == 0) return (void *)middle;
        if (order > 0) first = middle + size, count -= count / 2 + 1;
        else count /= 2;
    }
    return NULL;
}

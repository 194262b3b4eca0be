// What code of the Swift compiler expects to be linked with.
//
// The reference counting functions replace the compiler's own, which are weak and atomic: a guest has one thread.
// The layout of objects is that of Embedded Swift (stdlib/public/core/EmbeddedRuntime.swift): metadata, then a count
// of references whose top bit says that the object is not on the heap, and whose other bits are all set when
// references are not counted.

#include <nexus.h>
#include <stdlib.h>
#include <string.h>

// MARK: reference counting

// The first part of the metadata of a class.
struct class_metadata {
    const struct class_metadata *superclass;
    void (*destroy)(void *object);  // the Swift calling convention for RISC-V passes self like any argument
};

struct heap_object {
    const struct class_metadata *metadata;
    uint32_t references;
};

#define NOT_ON_HEAP 0x80000000u
#define COUNT_MASK 0x7fffffffu
#define UNCOUNTED 0x7fffffffu

static inline struct heap_object *retain(struct heap_object *object, uint32_t count) {
    if (object != NULL && (object->references & COUNT_MASK) != UNCOUNTED) object->references += count;
    return object;
}

static inline void release(struct heap_object *object, uint32_t count) {
    if (object == NULL) return;
    uint32_t references = object->references;
    if ((references & COUNT_MASK) == UNCOUNTED) return;
    if ((references & COUNT_MASK) > count) {
        object->references = references - count;
        return;
    }
    // What happens to the object in its deinit is not counted, so that it is destroyed only once.
    object->references = (references & NOT_ON_HEAP) | UNCOUNTED;
    object->metadata->destroy(object);
}

struct heap_object *swift_retain(struct heap_object *object) { return retain(object, 1); }
struct heap_object *swift_retain_n(struct heap_object *object, uint32_t count) { return retain(object, count); }
struct heap_object *swift_bridgeObjectRetain(struct heap_object *object) { return retain(object, 1); }
struct heap_object *swift_bridgeObjectRetain_n(struct heap_object *object, uint32_t n) { return retain(object, n); }
void swift_release(struct heap_object *object) { release(object, 1); }
void swift_release_n(struct heap_object *object, uint32_t count) { release(object, count); }
void swift_bridgeObjectRelease(struct heap_object *object) { release(object, 1); }
void swift_bridgeObjectRelease_n(struct heap_object *object, uint32_t count) { release(object, count); }

_Bool swift_isUniquelyReferenced_nonNull_native(struct heap_object *object) { return object->references == 1; }
_Bool swift_isUniquelyReferenced_native(struct heap_object *object) {
    return object != NULL && object->references == 1;
}

// MARK: globals that are made when they are first used

// The predicate is 0 before, 1 during and -1 after the call.
void swift_once(intptr_t *predicate, void (*make)(void *context), void *context) {
    if (*predicate < 0) return;
    if (*predicate > 0) panic("a global variable needs its own value to be made");
    *predicate = 1;
    make(context);
    *predicate = -1;
}

// MARK: hashing

// The seed of Set and Dictionary. A proof needs a run that anybody can repeat, so there is no chance in it.
void arc4random_buf(void *buffer, size_t count) { memset(buffer, 0x2a, count); }

// MARK: text

// Comparing and hashing text that is not ASCII needs tables of Unicode that are not here. ASCII never asks.
static _Noreturn void needs_unicode(void) { panic("Swift guests compare, hash and split ASCII text only"); }

// The names are those that the standard library calls.
#define UNICODE(name) \
    _Noreturn void name(void) { needs_unicode(); }

UNICODE(_swift_stdlib_getBinaryProperties)
UNICODE(_swift_stdlib_getCaseMapping)
UNICODE(_swift_stdlib_getComposition)
UNICODE(_swift_stdlib_getDecompositionEntry)
UNICODE(_swift_stdlib_getGeneralCategory)
UNICODE(_swift_stdlib_getGraphemeBreakProperty)
UNICODE(_swift_stdlib_getMapping)
UNICODE(_swift_stdlib_getNormData)
UNICODE(_swift_stdlib_getNumericType)
UNICODE(_swift_stdlib_getNumericValue)
UNICODE(_swift_stdlib_getSpecialMapping)
UNICODE(_swift_stdlib_getWordBreakProperty)
UNICODE(_swift_stdlib_isExtendedPictographic)
UNICODE(_swift_stdlib_isInCB_Consonant)
const uint8_t _swift_stdlib_nfd_decompositions[1] = {0};

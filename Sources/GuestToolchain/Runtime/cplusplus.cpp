// What C++ asks of its runtime when there are no exceptions and no standard library.

#include <nexus.h>
#include <stdlib.h>

// A C++ program expects new to succeed: an exhausted heap is a panic.
static void *allocate(size_t size, size_t alignment) {
    void *block = aligned_alloc(alignment, size);
    if (block == nullptr) panic("operator new: the heap is full");
    return block;
}

namespace std {
enum class align_val_t : size_t {};
}

void *operator new(size_t size) { return allocate(size, 8); }
void *operator new[](size_t size) { return allocate(size, 8); }
void *operator new(size_t size, std::align_val_t alignment) { return allocate(size, size_t(alignment)); }
void *operator new[](size_t size, std::align_val_t alignment) { return allocate(size, size_t(alignment)); }

void operator delete(void *block) noexcept { free(block); }
void operator delete[](void *block) noexcept { free(block); }
void operator delete(void *block, size_t) noexcept { free(block); }
void operator delete[](void *block, size_t) noexcept { free(block); }
void operator delete(void *block, std::align_val_t) noexcept { free(block); }
void operator delete[](void *block, std::align_val_t) noexcept { free(block); }
void operator delete(void *block, size_t, std::align_val_t) noexcept { free(block); }
void operator delete[](void *block, size_t, std::align_val_t) noexcept { free(block); }

extern "C" {
[[noreturn]] void __cxa_pure_virtual() { panic("a pure virtual function was called"); }
[[noreturn]] void __cxa_deleted_virtual() { panic("a deleted virtual function was called"); }

// The first byte of a guard says that the local static object has been made.
int __cxa_guard_acquire(uint64_t *guard) { return *reinterpret_cast<uint8_t *>(guard) == 0; }
void __cxa_guard_release(uint64_t *guard) { *reinterpret_cast<uint8_t *>(guard) = 1; }
void __cxa_guard_abort(uint64_t *) {}
}

// From the first instruction to main and from its return to the exit.

#include "machine.h"
#include "nexus.h"
#include "streams.h"

int main(void);

typedef void (*initializer)(void);
extern const initializer __init_array_start[];
extern const initializer __init_array_end[];

_Noreturn void __guest_start(void) {
    for (const initializer *f = __init_array_start; f != __init_array_end; f++) (*f)();
    exit(main());
}

_Noreturn void exit(int code) {
    flush_log();
    finish_output();
    machine_call1(CALL_EXIT, (uint32_t)code);
    __builtin_trap();
}

_Noreturn void abort(void) {
    flush_log();
    __builtin_trap();
}

_Noreturn void panic(const char *message) {
    print(message);
    print("\n");
    abort();
}

// A guest has no one who would run its exit handlers: static C++ objects live until the exit.
int atexit(void (*handler)(void)) {
    (void)handler;
    return 0;
}
int __cxa_atexit(void (*handler)(void *), void *argument, void *library) {
    (void)handler, (void)argument, (void)library;
    return 0;
}
void *__dso_handle = 0;

// What Swift cannot import from ncurses and glibc by itself: macros, variadic functions, and the global
// variables of ncurses, which Swift 6 refuses as shared mutable state. No state is kept here: a static
// variable in a header would exist once for every file that imports it.
#pragma once
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

/// Starts ncurses on standard input and `output`.
static inline SCREEN *nexus_new_terminal(const char *type, FILE *output) { return newterm(type, output, stdin); }

static inline WINDOW *nexus_standard_window(void) { return stdscr; }
static inline int nexus_color_count(void) { return has_colors() ? COLORS : 0; }
static inline int nexus_color_pair_count(void) { return has_colors() ? COLOR_PAIRS : 0; }

/// The attributes of ncurses for the bits of `Attributes`.
static inline uint32_t nexus_attributes(uint8_t bits) {
    attr_t result = A_NORMAL;
    if (bits & 1) result |= A_BOLD;
    if (bits & 2) result |= A_DIM;
    if (bits & 4) result |= A_ITALIC;
    if (bits & 8) result |= A_UNDERLINE;
    if (bits & 16) result |= A_REVERSE;
    return result;
}

/// Puts `count` characters of one look at a place, without moving the cursor.
static inline void nexus_put(
    WINDOW *window, int y, int x, const uint32_t *scalars, int count, uint32_t attributes, int pair) {
    cchar_t cells[128];
    cchar_t model;
    wchar_t space[2] = {L' ', 0};
    setcchar(&model, space, attributes, 0, pair ? &pair : NULL);
    while (count > 0) {
        int part = count < 128 ? count : 128;
        for (int i = 0; i < part; i++) {
            cells[i] = model;
            cells[i].chars[0] = (wchar_t)scalars[i];
        }
        mvwadd_wchnstr(window, y, x, cells, part);
        scalars += part;
        x += part;
        count -= part;
    }
}

/// Whether the locale that the environment asks for writes UTF-8; also sets it for this process.
static inline int nexus_adopt_locale(const char *name) {
    return setlocale(LC_CTYPE, name) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/// The size of the terminal at a file descriptor; false when it is not known.
static inline int nexus_terminal_size(int descriptor, int *width, int *height) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return 0;
    *width = size.ws_col;
    *height = size.ws_row;
    return 1;
}

/// Installs a signal handler and gives the previous one.
static inline void nexus_handle_signal(
    int signal, void (*handler)(int), int flags, struct sigaction *previous) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, previous);
}

static inline void nexus_restore_signal(int signal, const struct sigaction *previous) {
    sigaction(signal, previous, NULL);
}

static inline void nexus_default_signal(int signal) {
    nexus_handle_signal(signal, SIG_DFL, 0, NULL);
}

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

/// A control sequence of the terminal with numbers put in, valid until the next call; NULL where it has none.
static inline const char *nexus_sequence(const char *name, int first, int second) {
    const char *sequence = tigetstr(name);
    if (sequence == NULL || sequence == (const char *)-1) return NULL;
    return tiparm(sequence, first, second);
}

/// A number of the terminal's description; negative where it has none.
static inline int nexus_number(const char *name) { return tigetnum(name); }
/// Whether the terminal's description says so.
static inline int nexus_flag(const char *name) { return tigetflag(name) > 0; }

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

// A failed assertion prints its place to the log and ends in a guest panic.

#include <nexus.h>

#undef assert
#ifdef NDEBUG
#define assert(condition) ((void)0)
#else
#define NEXUS_TEXT_(value) #value
#define NEXUS_TEXT(value) NEXUS_TEXT_(value)
#define assert(condition) \
    ((condition) ? (void)0 : panic(__FILE_NAME__ ":" NEXUS_TEXT(__LINE__) ": assertion failed: " #condition))
#endif

#if !defined(__cplusplus) && !defined(static_assert)
#define static_assert _Static_assert
#endif

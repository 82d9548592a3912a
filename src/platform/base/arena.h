/* arena - one memory per request or job run, with a limit; nothing in it is freed by hand
 *
 * When the limit or the machine's memory is reached, control jumps to arena_boundary(), the only long jump of the
 * program: one place in http/, one in jobs/ and the thread that writes events set it. Callbacks that SQLite, libpq or the
 * HTTP library call must not allocate here. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include "base/str.h"

struct arena;

/* limit in bytes of user data; NULL when not even the first block is to be had */
struct arena *arena_open(size_t limit);
void arena_close(struct arena *a); /* runs the on-close slots, newest first; NULL is fine */
void arena_reset(struct arena *a); /* as close, but keeps the first block and the limit for the next run */
/* from now on reset keeps all that the run before it used, for the next: for runs alike that follow one another closely. What
 * the system takes back and gives anew costs more than the work on it. */
void arena_keep(struct arena *a);
jmp_buf *arena_boundary(struct arena *a);
size_t arena_used(const struct arena *a);

void *arena_alloc(struct arena *a, size_t size); /* zeroed, 16-byte aligned, never NULL */
void *arena_room(struct arena *a, size_t size);  /* the same, but what lies there is whatever was there: for what is written over at once */
void *arena_array(struct arena *a, size_t n, size_t size);
#define NEW(a, T)          ((T *)arena_alloc((a), sizeof(T)))
#define NEW_ARRAY(a, n, T) ((T *)arena_array((a), (n), sizeof(T)))

/* reserve the slot first, then open the foreign thing into it: *slot = open(); drop(*slot) runs at close if not NULL */
void **arena_onclose(struct arena *a, void (*drop)(void *));

str arena_dup(struct arena *a, str s);          /* a NUL follows the copy */
str arena_lower(struct arena *a, str s);        /* a copy with ASCII letters in lower case */
str arena_upper(struct arena *a, str s);        /* the same in capitals */
const char *arena_cstr(struct arena *a, str s); /* for libc borders */
str arena_fmt(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
str arena_vfmt(struct arena *a, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));

/* fault sweep: the n-th allocation from now fails once (0 = the next); -1: none. Negative after it struck. */
extern _Thread_local long fault_alloc_at;

#endif

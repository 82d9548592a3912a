/* store_testing - what tests with a store share: the store, what is done in it as somebody, and what stands in it afterwards.
 * Included by tests alone, after cmocka. */
#ifndef SPINE_STORE_TESTING_H
#define SPINE_STORE_TESTING_H

#include <stdarg.h>

#include "spine/testing.h"
#include "spine/viewer.h"
#include "store/db.h"

static struct testing T;

#define NEED_STORE()         \
    do {                     \
        if (!T.c.db) skip(); \
    } while (0)

/* the end of a group of tests, and of a clock that stood */
static inline int store_closed(void **state)
{
    (void)state;
    clock_freeze((when){ 0 });
    if (T.c.db) testing_close(&T);
    return 0;
}

static inline void fine(err e)
{
    if (e) fail_msg("%s at %s: %.*s %.*s", e->code, e->where, FMT(e->field), FMT(e->detail));
}

/* a write transaction as somebody: its error, the code of it or "", or that there is none */
static inline err in_unit(struct ctx *c, void *arg)
{
    err (*const *fn)(struct ctx *) = arg;
    return (*fn)(c);
}
static inline err try_as(const struct viewer *v, err (*fn)(struct ctx *c))
{
    viewer_use(&T.c, v);
    T.c.now = clock_now();
    return db_unit(&T.c, in_unit, &fn);
}
static inline const char *tried(const struct viewer *v, err (*fn)(struct ctx *c))
{
    err e = try_as(v, fn);
    return e ? e->code : "";
}
static inline void unit_as(const struct viewer *v, err (*fn)(struct ctx *c))
{
    fine(try_as(v, fn));
}

static inline const char *fmt(const char *f, ...) __attribute__((format(printf, 1, 2)));
static inline const char *fmt(const char *f, ...)
{
    va_list ap;
    va_start(ap, f);
    str s = arena_vfmt(T.c.arena, f, ap);
    va_end(ap);
    return s.p;
}
/* the first column of the one row there is; empty without a row */
static inline str value(const char *text)
{
    struct rows *r;
    bool found;
    struct sql q = { "test.value", text, WHERE, false, true };
    fine(db_one(&T.c, &q, NOARGS, &r, &found));
    return found ? arena_dup(T.c.arena, row_text(r, 0)) : S("");
}
/* that as a number; -1 without one */
static inline int64_t count(const char *text)
{
    int64_t n = -1;
    (void)str_int(value(text), &n);
    return n;
}

#endif

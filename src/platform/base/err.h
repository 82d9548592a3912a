/* err - the one way to fail: a function that can fail returns err, NULL means fine
 *
 * Outputs are filled only on success. TRY and FAIL are the only macros that return. Platform and rooms return
 * errors; the edge (http, jobs, the command line) logs or shows them. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/str.h"

enum err_kind {
    E_FAULT,     /* ours: 500; detail goes to the log, not to the caller */
    E_INPUT,     /* 422, field says where (JSON pointer) */
    E_NOAUTH,    /* 401 */
    E_DENIED,    /* 403 */
    E_ABSENT,    /* 404: absent and unseen look the same */
    E_METHOD,    /* 405 */
    E_CONFLICT,  /* 409 */
    E_STALE,     /* 412 */
    E_TOOBIG,    /* 413 */
    E_MEDIA,     /* 415 */
    E_TOOMANY,   /* 429 with Retry-After */
    E_BUSY,      /* 503 with Retry-After */
    E_UPSTREAM,  /* 502 */
    E_FULL,      /* 507: the disk is full */
    E_MALFORMED, /* 400: not HTTP or JSON at all */
};

struct err {
    enum err_kind kind;
    const char *code;       /* kebab-case; docs/problems/CODE.md explains it */
    str detail;             /* a sentence that says what to do; never content or secrets */
    str field;              /* JSON pointer of the member concerned, or empty */
    const char *where;      /* FILE:LINE */
    int retry_after;        /* seconds, for E_TOOMANY and E_BUSY */
    const struct err *more; /* the next of several errors of one input, older first found */
};
typedef const struct err *err;

#define MUST_USE __attribute__((warn_unused_result))
#define TRY(call)                  \
    do {                           \
        err try_e_ = (call);       \
        if (try_e_) return try_e_; \
    } while (0)

struct ctx;
err err_make(struct ctx *c, enum err_kind kind, const char *code, const char *where, str field, const char *fmt, ...) MUST_USE
    __attribute__((format(printf, 6, 7)));
#define WHERE_2(l)                     #l
#define WHERE_1(l)                     WHERE_2(l)
#define WHERE                          __FILE__ ":" WHERE_1(__LINE__)
#define FAIL(c, kind, code, ...)       return err_make((c), (kind), (code), WHERE, (str){ NULL, 0 }, __VA_ARGS__)
#define FAIL_AT(c, pointer, code, ...) return err_make((c), E_INPUT, (code), WHERE, (pointer), __VA_ARGS__)

int err_status(enum err_kind kind);        /* the HTTP status */
const char *err_title(enum err_kind kind); /* "Unprocessable content", ... */

#endif

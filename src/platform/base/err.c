/* err - see err.h */
#include <stdio.h>

#include "base/ctx.h"

err err_make(struct ctx *c, enum err_kind kind, const char *code, const char *where, str field, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    if (!c || !c->arena) { /* before there is memory: one error a thread, valid until its next */
        static _Thread_local struct err plain;
        static _Thread_local char text[512];
        int n = vsnprintf(text, sizeof text, fmt, ap);
        va_end(ap);
        size_t len = n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
        plain = (struct err){ .kind = kind, .code = code, .detail = { text, len }, .where = where };
        return &plain;
    }
    struct err *e = NEW(c->arena, struct err);
    str detail = arena_vfmt(c->arena, fmt, ap);
    va_end(ap);
    *e = (struct err){ .kind = kind, .code = code, .detail = detail, .field = field, .where = where };
    if (kind == E_BUSY || kind == E_TOOMANY) e->retry_after = 1;
    return e;
}

static const struct {
    int status;
    const char *title;
} kinds[] = {
    [E_FAULT] = { 500, "Internal error" },
    [E_INPUT] = { 422, "The input is not as it must be" },
    [E_NOAUTH] = { 401, "Sign in to go on" },
    [E_DENIED] = { 403, "Not allowed" },
    [E_ABSENT] = { 404, "Not found" },
    [E_METHOD] = { 405, "Method not allowed" },
    [E_CONFLICT] = { 409, "Not possible now" },
    [E_STALE] = { 412, "Changed meanwhile" },
    [E_TOOBIG] = { 413, "Too large" },
    [E_MEDIA] = { 415, "Unsupported media type" },
    [E_TOOMANY] = { 429, "Too many requests" },
    [E_BUSY] = { 503, "Busy" },
    [E_UPSTREAM] = { 502, "Another server failed" },
    [E_FULL] = { 507, "The disk is full" },
    [E_MALFORMED] = { 400, "Malformed" },
};

int err_status(enum err_kind kind)
{
    return (size_t)kind < COUNT(kinds) ? kinds[kind].status : 500;
}
const char *err_title(enum err_kind kind)
{
    return (size_t)kind < COUNT(kinds) ? kinds[kind].title : "Internal error";
}

/* answer - a struct res becomes what the HTTP library sends, with the headers every answer has
 *
 * The bytes stay in the exchange's arena until the library says that the request is over, so nothing is copied. */
#include <stdio.h>
#include <unistd.h>

#include "http/inside.h"

#define CSP_DATA "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"
#define CSP_PAGE(style)                                                                                         \
    "default-src 'none'; script-src 'self'; style-src 'self'" style                                             \
    "; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; " \
    "base-uri 'none'"

static bool has(const struct res *r, const char *name)
{
    for (unsigned i = 0; i < r->nheaders; i++)
        if (str_eq_nocase(r->headers[i].name, str_of(name))) return true;
    return false;
}

static void add(struct MHD_Response *m, const char *name, const char *value)
{
    /* only memory can be short here: the answer then goes out without the header that did not fit */
    (void)!MHD_add_response_header(m, name, value);
}

static void common_headers(struct xchg *x, const char *type)
{
    struct MHD_Response *m = x->answer;
    const struct res *r = &x->r;
    bool html = strncmp(type, "text/html", 9) == 0;
    bool app = str_starts(x->q.path, S("/app/")) || str_eq(x->q.path, S("/app"));
    add(m, "Content-Type", type);
    add(m, "X-Content-Type-Options", "nosniff");
    if (!has(r, "Referrer-Policy")) add(m, "Referrer-Policy", "no-referrer");
    if (!has(r, "Content-Security-Policy")) add(m, "Content-Security-Policy", !html ? CSP_DATA : app ? CSP_PAGE(" 'unsafe-inline'") : CSP_PAGE(""));
    if (!has(r, "Cross-Origin-Opener-Policy")) add(m, "Cross-Origin-Opener-Policy", "same-origin");
    add(m, "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    add(m, "X-Request-Id", x->request_id);
    if (x->q.secure) add(m, "Strict-Transport-Security", "max-age=31536000");
    if (!has(r, "Cache-Control")) add(m, "Cache-Control", "no-store");
    if (x->cut || atomic_load_explicit(&x->s->draining, memory_order_relaxed)) add(m, "Connection", "close");
}

/* names and values of res need not end in NUL, the library's must */
static void own_headers(struct xchg *x)
{
    char name[128], value[4096];
    for (unsigned i = 0; i < x->r.nheaders; i++) {
        const struct pair *p = &x->r.headers[i];
        if (p->name.n >= sizeof name || p->value.n >= sizeof value) continue;
        memcpy(name, p->name.p, p->name.n);
        name[p->name.n] = 0;
        if (p->value.n) memcpy(value, p->value.p, p->value.n);
        value[p->value.n] = 0;
        add(x->answer, name, value);
    }
}

const uint32_t server_times[TIMES] = { 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 500000, 2500000 };

static void logged(struct xchg *x)
{
    struct server *s = x->s;
    int64_t us = micros_now() - x->started;
    unsigned k = 0, hundreds = (unsigned)x->status / 100;
    while (k < TIMES && us > server_times[k]) k++;
    atomic_fetch_add_explicit(&s->requests, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&s->status[hundreds < COUNT(s->status) ? hundreds : 0], 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&s->took[k], 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&s->took_us, (uint64_t)us, memory_order_relaxed);
    if (s->o.calls.log) s->o.calls.log(s->o.app, &x->q, x->status, us);
}

static const struct {
    int status;
    const char *code, *title, *detail;
} refusals[] = {
    { 400, "malformed", "Malformed", "The request is not well-formed." },
    { 401, "sign-in-needed", "Sign in to go on", "Sign in or send a key." },
    { 403, "not-allowed", "Not allowed", "You may not do this." },
    { 404, "not-found", "Not found", "There is nothing here." },
    { 405, "method-not-allowed", "Method not allowed", "This address does not take this method." },
    { 408, "too-slow", "Too slow", "The request came in too slowly." },
    { 413, "too-large", "Too large", "The body is larger than this address takes." },
    { 414, "target-too-long", "Address too long", "The address may be 2 KiB long." },
    { 415, "media-type", "Unsupported media type", "This address does not take this type of body." },
    { 429, "too-many-requests", "Too many requests", "Wait and try again." },
    { 431, "headers-too-large", "Headers too large", "The headers may be 16 KiB in all." },
    { 500, "internal", "Internal error", "" },
    { 501, "unknown-method", "Unknown method", "This method is not known here." },
    { 503, "busy", "Busy", "Too much is going on; try again in a moment." },
    { 507, "disk-full", "The disk is full", "The body could not be kept; tell the operator." },
};

void answer_problem(struct xchg *x, int status)
{
    size_t k = 0;
    while (k < COUNT(refusals) && refusals[k].status != status) k++;
    if (k == COUNT(refusals)) k = 11;
    char text[512];
    int n = snprintf(text, sizeof text, "{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"request_id\":\"%s\"}", refusals[k].code,
                     refusals[k].title, refusals[k].status, refusals[k].detail, x->request_id);
    x->status = refusals[k].status;
    x->answer = MHD_create_response_from_buffer((size_t)n, text, MHD_RESPMEM_MUST_COPY);
    if (!x->answer) return;
    x->r.nheaders = 0;
    common_headers(x, "application/problem+json");
    if (x->status == 503 || x->status == 429) add(x->answer, "Retry-After", "1");
    logged(x);
}

static void unsent(struct res *r)
{
    if (r->file >= 0) close(r->file);
    r->file = -1;
    stream_drop_unsent(r);
}

void answer_made(struct xchg *x)
{
    struct res *r = &x->r;
    bool events = r->stream != NULL && r->status == 200;
    if (r->stream && !events) stream_drop_unsent(r); /* the handler changed its mind */
    if (r->status < 200 || r->status > 599 || r->body.full) {
        unsent(r); /* a cut body must not look whole */
        answer_problem(x, 500);
        return;
    }
    x->status = r->status;
    if (events) {
        if (!stream_answer(x)) {
            unsent(r);
            answer_problem(x, 503);
            return;
        }
    } else if (r->file >= 0) {
        x->answer = MHD_create_response_from_fd64(r->file_size, r->file);
        if (x->answer) r->file = -1;
    } else {
        x->answer = MHD_create_response_from_buffer(r->body.n, r->body.n ? r->body.p : x->names, MHD_RESPMEM_PERSISTENT);
    }
    if (!x->answer) {
        unsent(r);
        return; /* no memory for an answer: answer_send() closes the connection */
    }
    char type[128] = "application/json";
    if (events)
        memcpy(type, "text/event-stream", sizeof "text/event-stream");
    else if (r->type.n && r->type.n < sizeof type) {
        memcpy(type, r->type.p, r->type.n);
        type[r->type.n] = 0;
    }
    common_headers(x, type);
    own_headers(x);
    logged(x);
}

enum MHD_Result answer_send(struct xchg *x)
{
    if (!x->answer) return MHD_NO;
    enum MHD_Result ok = MHD_queue_response(x->wire, (unsigned)x->status, x->answer);
    MHD_destroy_response(x->answer); /* the queue holds its own reference */
    x->answer = NULL;
    return ok;
}

/* kept - see kept.h */
#include "domain/exchange/kept.h"

#include <pthread.h>
#include <setjmp.h>
#include <string.h>

#include "base/buf.h"
#include "base/unpack.h"
#include "guard/guard.h"

enum { NAMES = 8, MOST = 64 << 20 };
static struct kept {
    const char *name;
    struct arena *own;
    str state, plain, packed;
} kept[NAMES];
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static bool wants_gzip(const struct req *q)
{
    return str_find(req_header(q, "accept-encoding"), S("gzip")) >= 0;
}
str kept_mark(struct ctx *c, const struct req *q, str state)
{
    str mark = str_cut(hash_hex(c->arena, state), 0, 32);
    return arena_fmt(c->arena, "\"%.*s%s\"", FMT(mark), wants_gzip(q) ? "-gzip" : "");
}

/* the slot that has it, the turn being ours; NULL: none */
static struct kept *slot_of(const char *name, str state)
{
    for (size_t i = 0; i < NAMES; i++)
        if (kept[i].own && str_is(str_of(kept[i].name), name) && str_eq(kept[i].state, state)) return &kept[i];
    return NULL;
}

bool kept_send(const struct req *q, struct res *r, const char *name, str state)
{
    bool gzip = wants_gzip(q), have = false;
    size_t n = 0;
    pthread_mutex_lock(&turn);
    const struct kept *k = slot_of(name, state);
    if (k) n = (gzip && k->packed.n ? k->packed : k->plain).n;
    pthread_mutex_unlock(&turn);
    if (!n) return false;
    char *room = arena_alloc(r->body.a, n); /* may jump away, and so not while others wait for their turn */
    pthread_mutex_lock(&turn);
    k = slot_of(name, state);
    gzip = gzip && k && k->packed.n;
    if (k && (gzip ? k->packed : k->plain).n == n) {
        memcpy(room, (gzip ? k->packed : k->plain).p, n);
        have = true;
    }
    pthread_mutex_unlock(&turn);
    if (!have) return false;
    r->body = (struct buf){ .a = r->body.a, .p = room, .n = n, .cap = n };
    if (gzip) res_header(r, "Content-Encoding", S("gzip"));
    res_header(r, "Vary", S("Accept-Encoding"));
    return true;
}

/* false: it is too large, or memory is lacking */
static bool made(struct kept *k, const char *name, str state, str body)
{
    struct arena *own = body.n < MOST ? arena_open(2 * body.n + (1 << 20)) : NULL;
    if (!own) return false;
    if (setjmp(*arena_boundary(own))) {
        arena_close(own);
        return false;
    }
    *k = (struct kept){ name, own, arena_dup(own, state), arena_dup(own, body), pack_gzip(own, body) };
    return true;
}

void kept_take(const struct req *q, struct res *r, const char *name, str state)
{
    struct kept k = { 0 };
    struct arena *before = NULL;
    if (!made(&k, name, state, buf_str(&r->body))) return;
    pthread_mutex_lock(&turn);
    for (size_t i = 0; i < NAMES; i++)
        if (!kept[i].own || str_is(str_of(kept[i].name), name)) {
            before = kept[i].own;
            kept[i] = k;
            k.own = NULL;
            break;
        }
    pthread_mutex_unlock(&turn);
    arena_close(before);
    arena_close(k.own);
    (void)kept_send(q, r, name, state);
}

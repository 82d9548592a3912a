/* imap_fuzz - any bytes as what a mail server answers: read to an end or an error, and the same however they are cut */
#include <stdlib.h>

#include "formats/imap.h"

struct feed {
    struct ctx *c;
    str rest;
    size_t piece;
};
static err more(void *arg, char *to, size_t room, size_t *n)
{
    struct feed *f = arg;
    *n = f->rest.n < f->piece ? f->rest.n : f->piece;
    if (*n > room) *n = room;
    if (!*n) FAIL(f->c, E_UPSTREAM, "imap", "over");
    memcpy(to, f->rest.p, *n);
    f->rest = str_cut(f->rest, *n, f->rest.n);
    return NULL;
}

struct seen {
    int answers;
    int64_t uidvalidity, uidnext, size;
    str found, message;
    const char *code;
};
static struct seen all(struct ctx *c, str bytes, size_t piece)
{
    static struct imap_in m; /* 16 KiB: not on the stack, once for each piece size in turn */
    struct feed f = { c, bytes, piece };
    struct seen s = { .answers = 0 };
    err e = NULL;
    m = (struct imap_in){ .c = c, .more = more, .arg = &f, .found = { .a = c->arena, .max = 4096 } };
    for (; !e && s.answers < 100; s.answers++) {
        e = imap_answer(&m, S("r1 "));
        if (e && str_starts(e->detail, S("the mail server refused"))) {
            for (size_t i = 0; i < e->detail.n; i++)
                if (e->detail.p[i] < ' ' || e->detail.p[i] >= 0x7F) abort();
            e = NULL;
        }
    }
    s.uidvalidity = m.uidvalidity;
    s.uidnext = m.uidnext;
    s.size = m.size;
    s.found = buf_str(&m.found);
    s.message = m.message;
    s.code = e ? e->code : "";
    if (s.size < 0 || s.uidnext < 0 || s.found.n > 4096 || s.message.n > bytes.n) abort();
    return s;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = n ? arena_open(256u << 20) : NULL;
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        str bytes = { (const char *)data + 1, n - 1 };
        struct seen one = all(&c, bytes, 16384), two = all(&c, bytes, 1 + (size_t)data[0] % 64);
        if (one.uidvalidity != two.uidvalidity || one.uidnext != two.uidnext || one.size != two.size || !str_eq(one.found, two.found) ||
            !str_eq(one.message, two.message))
            abort();
    }
    arena_close(a);
    return 0;
}

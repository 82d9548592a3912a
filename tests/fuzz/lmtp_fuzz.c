/* lmtp_fuzz - any bytes as what a mail server hands over: the same however they are cut, and no message carries a command */
#include <stdlib.h>

#include "base/buf.h"
#include "formats/lmtp.h"

struct feed {
    str rest;
    size_t piece;
};
static size_t more(void *arg, char *to, size_t room)
{
    struct feed *f = arg;
    size_t n = f->rest.n < f->piece ? f->rest.n : f->piece;
    if (n > room) n = room;
    if (n) memcpy(to, f->rest.p, n);
    f->rest = str_cut(f->rest, n, f->rest.n);
    return n;
}

/* the same said otherwise: to the first line that is a dot, each line without the dot before it */
static bool expected(struct arena *a, str s, str *out)
{
    struct buf b = { .a = a };
    for (ptrdiff_t end; (end = str_find(s, S("\r\n"))) >= 0; s = str_cut(s, (size_t)end + 2, s.n)) {
        str line = str_cut(s, 0, (size_t)end);
        if (str_is(line, ".")) {
            *out = buf_str(&b);
            return true;
        }
        buf_put(&b, str_starts(line, S(".")) ? str_cut(line, 1, line.n) : line);
        buf_z(&b, "\r\n");
    }
    return false;
}

/* each line, and each message behind DATA, as one text */
static str all(struct arena *a, str bytes, size_t piece)
{
    static struct lmtp_in l;
    char line[LMTP_LINE_MOST];
    struct feed f = { bytes, piece };
    struct buf out = { .a = a };
    str address, rest, message, wanted;
    bool large;
    size_t n;
    l = (struct lmtp_in){ .more = more, .arg = &f };
    while (!l.gone) {
        bool fits = lmtp_line(&l, line, &n);
        if (l.gone) break;
        if (n >= LMTP_LINE_MOST || line[n] || memchr(line, '\n', n) || (fits && memchr(line, 0, n))) abort();
        str s = { line, n };
        buf_fmt(&out, "%d ", fits);
        buf_put(&out, s);
        buf_c(&out, '\n');
        if (!fits) continue;
        if (lmtp_path(a, s, "FROM:", &address, &rest)) {
            if (address.n > 320 || str_chr(address, '>') >= 0) abort();
            buf_put(&out, address);
        }
        if (!str_is(s, "DATA")) continue;
        bool whole = expected(a, str_cut(bytes, bytes.n - f.rest.n - (l.n - l.at), bytes.n), &wanted);
        if (lmtp_message(&l, a, &message, &large) != whole || (whole && !str_eq(message, wanted))) abort();
        buf_put(&out, whole ? message : S("half"));
    }
    return buf_str(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = n ? arena_open(64u << 20) : NULL;
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        str bytes = { (const char *)data + 1, n - 1 };
        if (!str_eq(all(a, bytes, 16384), all(a, bytes, 1 + (size_t)data[0] % 64))) abort();
    }
    arena_close(a);
    return 0;
}

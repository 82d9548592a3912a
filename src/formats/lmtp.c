/* lmtp - see lmtp.h */
#include "formats/lmtp.h"

#include "base/buf.h"

/* the next byte; -1: the line is gone */
static int next_byte(struct lmtp_in *l)
{
    if (l->at < l->n) return (unsigned char)l->in[l->at++];
    if (!l->gone) l->n = l->more(l->arg, l->in, sizeof l->in);
    l->at = 0;
    if (l->gone || !l->n) {
        l->gone = true;
        l->n = 0;
        return -1;
    }
    return (unsigned char)l->in[l->at++];
}

bool lmtp_line(struct lmtp_in *l, char *out, size_t *n)
{
    bool fits = true;
    *n = 0;
    for (int ch; (ch = next_byte(l)) >= 0 && ch != '\n';) {
        if (*n + 1 < LMTP_LINE_MOST)
            out[(*n)++] = (char)ch;
        else
            fits = false;
    }
    if (*n && out[*n - 1] == '\r') --*n;
    out[*n] = 0;
    return fits && !l->gone && !memchr(out, 0, *n);
}

bool lmtp_path(struct arena *a, str args, const char *word, str *address, str *rest)
{
    size_t k = strlen(word);
    if (args.n < k || !str_eq_nocase(str_cut(args, 0, k), str_of(word))) return false;
    args = str_trim(str_cut(args, k, args.n));
    ptrdiff_t end = str_chr(args, '>');
    if (!args.n || args.p[0] != '<' || end < 1 || end > 320) return false;
    str path = str_cut(args, 1, (size_t)end);
    ptrdiff_t colon = str_starts(path, S("@")) ? str_chr(path, ':') : -1; /* an old source route is dropped (RFC 5321 F.2) */
    if (colon >= 0) path = str_cut(path, (size_t)colon + 1, path.n);
    *address = arena_dup(a, path);
    *rest = str_trim(str_cut(args, (size_t)end + 1, args.n));
    return true;
}

bool lmtp_message(struct lmtp_in *l, struct arena *a, str *out, bool *too_large)
{
    struct buf b = { .a = a, .max = LMTP_MESSAGE_MOST + 16 };
    int before = '\n';
    bool start = true;
    *too_large = false;
    for (int ch; (ch = next_byte(l)) >= 0;) {
        if (start && ch == '.') {
            if ((ch = next_byte(l)) < 0) return false;
            if (ch == '\r') {
                if ((ch = next_byte(l)) < 0) return false;
                if (ch == '\n') {
                    *out = buf_str(&b);
                    return true;
                }
                buf_c(&b, '\r');
                before = '\r';
            } else {
                before = '.';
            }
        }
        start = before == '\r' && ch == '\n';
        before = ch;
        if (b.n >= LMTP_MESSAGE_MOST) *too_large = true;
        if (!*too_large) buf_c(&b, (char)ch);
    }
    return false;
}

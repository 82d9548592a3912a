/* target - see target.h; nothing here allocates, so that it may run on the threads that move bytes */
#include "http/target.h"

#include "base/utf8.h"

bool target_decode(str raw, bool form, char *to, str *out)
{
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++) {
        char c = raw.p[i];
        if (c == '%') {
            int high = i + 2 < raw.n ? hex_digit(raw.p[i + 1]) : -1;
            int low = i + 2 < raw.n ? hex_digit(raw.p[i + 2]) : -1;
            if (high < 0 || low < 0) return false;
            c = (char)(unsigned char)(high * 16 + low);
            i += 2;
        } else if (c == '+' && form) {
            c = ' ';
        }
        if (c == 0) return false;
        to[n++] = c;
    }
    *out = (str){ to, n };
    return utf8_valid(*out);
}

/* segments are judged after decoding, so that %2e%2e is "..", and before, so that %2F cannot make one */
static bool path_fine(str raw, str path)
{
    size_t raw_slashes = 0, slashes = 0, from = 1;
    for (size_t i = 0; i < raw.n; i++) raw_slashes += raw.p[i] == '/';
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.p[i];
        slashes += c == '/';
        if (c < 0x20 || c == 0x7f || c == '\\') return false;
    }
    if (slashes != raw_slashes) return false;
    if (path.n == 1) return true;
    for (size_t i = 1; i <= path.n; i++) {
        if (i < path.n && path.p[i] != '/') continue;
        str seg = str_cut(path, from, i);
        bool last = i == path.n;
        if (str_eq(seg, S(".")) || str_eq(seg, S(".."))) return false;
        if (!seg.n && !last) return false; /* one slash at the end is let through: TAXII and MISP have it */
        from = i + 1;
    }
    return true;
}

bool target_read(str raw, char *room, struct target *out)
{
    out->nquery = 0;
    if (!raw.n || raw.n > TARGET_MAX || raw.p[0] != '/') return false;
    ptrdiff_t mark = str_chr(raw, '?');
    str path = mark < 0 ? raw : str_cut(raw, 0, (size_t)mark);
    str rest = mark < 0 ? (str){ NULL, 0 } : str_cut(raw, (size_t)mark + 1, raw.n);
    if (!target_decode(path, false, room, &out->path) || !path_fine(path, out->path)) return false;
    room += path.n;
    for (size_t from = 0; from < rest.n;) {
        size_t to = from;
        while (to < rest.n && rest.p[to] != '&') to++;
        str piece = str_cut(rest, from, to);
        from = to + 1;
        if (!piece.n) continue;
        if (out->nquery == QUERY_MAX) return false;
        ptrdiff_t eq = str_chr(piece, '=');
        str name = eq < 0 ? piece : str_cut(piece, 0, (size_t)eq);
        str value = eq < 0 ? str_cut(piece, piece.n, piece.n) : str_cut(piece, (size_t)eq + 1, piece.n);
        struct pair *p = &out->query[out->nquery++];
        if (!target_decode(name, true, room, &p->name)) return false;
        room += name.n;
        if (!target_decode(value, true, room, &p->value)) return false;
        room += value.n;
    }
    return true;
}

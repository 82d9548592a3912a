/* utf8 - see utf8.h */
#include "base/utf8.h"

#include <string.h>

static int take(const unsigned char *p, size_t n, uint32_t *out)
{
    unsigned char a = p[0];
    int len = a < 0x80 ? 1 : a >= 0xC2 && a <= 0xDF ? 2 : (a & 0xF0) == 0xE0 ? 3 : a >= 0xF0 && a <= 0xF4 ? 4 : 0;
    if (!len || (size_t)len > n) return 0;
    uint32_t v = len == 1 ? a : a & (0xFFu >> (len + 1));
    for (int i = 1; i < len; i++) {
        if ((p[i] & 0xC0) != 0x80) return 0;
        v = v << 6 | (p[i] & 0x3Fu);
    }
    if ((len == 3 && v < 0x800) || (len == 4 && v < 0x10000) || v > 0x10FFFF || (v >= 0xD800 && v <= 0xDFFF)) return 0;
    *out = v;
    return len;
}

bool utf8_next(str *rest, uint32_t *point)
{
    if (!rest->n) return false;
    int len = take((const unsigned char *)rest->p, rest->n, point);
    if (!len) {
        *point = 0xFFFD;
        len = 1;
    }
    *rest = str_cut(*rest, (size_t)len, rest->n);
    return true;
}

bool utf8_valid(str s)
{
    uint32_t v;
    for (size_t i = 0; i < s.n;) {
        uint64_t eight;
        if (s.n - i >= sizeof eight) { /* most texts are ASCII */
            memcpy(&eight, s.p + i, sizeof eight);
            if (!(eight & UINT64_C(0x8080808080808080))) {
                i += sizeof eight;
                continue;
            }
        }
        int len = take((const unsigned char *)s.p + i, s.n - i, &v);
        if (!len) return false;
        i += (size_t)len;
    }
    return true;
}

size_t utf8_length(str s)
{
    size_t n = 0;
    uint32_t v;
    while (utf8_next(&s, &v)) n++;
    return n;
}

bool utf8_plain(str s, bool lines_allowed)
{
    uint32_t v;
    if (!utf8_valid(s)) return false;
    while (utf8_next(&s, &v)) {
        if (v < 0x20 && !(lines_allowed && (v == '\n' || v == '\r' || v == '\t'))) return false;
        if (v == 0x7F || (v >= 0x80 && v < 0xA0)) return false;
        if ((v >= 0x202A && v <= 0x202E) || (v >= 0x2066 && v <= 0x2069)) return false; /* text that looks other than it is */
    }
    return true;
}

str utf8_clip(str s, size_t points)
{
    str rest = s;
    uint32_t v;
    while (points-- && utf8_next(&rest, &v)) continue;
    return (str){ s.p, s.n - rest.n };
}

bool utf8_right_to_left(str s)
{
    uint32_t p;
    while (s.n && utf8_next(&s, &p)) {
        if ((p >= 0x590 && p <= 0x8FF) || (p >= 0xFB1D && p <= 0xFDFF) || (p >= 0xFE70 && p <= 0xFEFF)) return true;
        if ((p >= 'A' && p <= 'Z') || (p >= 'a' && p <= 'z') || (p >= 0xC0 && p < 0x590) || (p > 0x8FF && p < 0x2000) || (p >= 0x3040 && p < 0xFB00))
            return false;
    }
    return false;
}

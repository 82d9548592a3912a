/* buf - see buf.h */
#include "base/buf.h"

#include <stdio.h>

enum { MOST = 64 << 20 };

static bool room(struct buf *b, size_t more)
{
    size_t max = b->max ? b->max : MOST;
    if (b->full || more > max || b->n > max - more) {
        b->full = true;
        return false;
    }
    if (b->cap - b->n >= more) return true;
    size_t cap = b->cap ? b->cap * 2 : 256;
    while (cap < b->n + more) cap *= 2;
    char *p = arena_room(b->a, cap);
    if (b->n) memcpy(p, b->p, b->n);
    b->p = p;
    b->cap = cap;
    return true;
}

void buf_reserve(struct buf *b, size_t more)
{
    size_t max = b->max ? b->max : MOST;
    if (b->n < max) room(b, more < max - b->n ? more : max - b->n);
}

void buf_put(struct buf *b, str s)
{
    if (!s.n || !room(b, s.n)) return;
    memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
}
void buf_c(struct buf *b, char c)
{
    if (room(b, 1)) b->p[b->n++] = c;
}
void buf_z(struct buf *b, const char *s)
{
    buf_put(b, str_of(s));
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char small[256];
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(small, sizeof small, fmt, ap);
    if (n >= 0 && (size_t)n < sizeof small)
        buf_put(b, (str){ small, (size_t)n });
    else if (n >= 0)
        buf_put(b, arena_vfmt(b->a, fmt, again));
    va_end(again);
    va_end(ap);
}

void buf_int(struct buf *b, int64_t v)
{
    char t[24];
    size_t at = sizeof t;
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    do t[--at] = (char)('0' + u % 10);
    while (u /= 10);
    if (v < 0) t[--at] = '-';
    buf_put(b, (str){ t + at, sizeof t - at });
}

void buf_html(struct buf *b, str s)
{
    for (size_t i = 0; i < s.n; i++) switch (s.p[i]) {
        case '&': buf_z(b, "&amp;"); break;
        case '<': buf_z(b, "&lt;"); break;
        case '>': buf_z(b, "&gt;"); break;
        case '"': buf_z(b, "&quot;"); break;
        case '\'': buf_z(b, "&#39;"); break;
        default: buf_c(b, s.p[i]);
        }
}

void buf_url(struct buf *b, str s)
{
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        bool plain = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '-' || ch == '.' || ch == '_' || ch == '~';
        if (plain) {
            buf_c(b, (char)ch);
            continue;
        }
        buf_c(b, '%');
        buf_c(b, hex[ch >> 4]);
        buf_c(b, hex[ch & 15]);
    }
}

void buf_csv(struct buf *b, str s)
{
    bool formula = s.n && strchr("=+-@\t\r", s.p[0]) != NULL;
    bool quote = formula;
    for (size_t i = 0; i < s.n && !quote; i++) quote = strchr(",\"\r\n", s.p[i]) != NULL;
    if (!quote) {
        buf_put(b, s);
        return;
    }
    buf_c(b, '"');
    if (formula) buf_c(b, '\'');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') buf_c(b, '"');
        buf_c(b, s.p[i]);
    }
    buf_c(b, '"');
}

void buf_fill(struct buf *b, str text, const struct place *places, size_t n)
{
    while (text.n) {
        ptrdiff_t open = str_chr(text, '{'), close = open < 0 ? -1 : str_chr(str_cut(text, (size_t)open, text.n), '}');
        size_t i = 0, plain = close < 0 ? text.n : (size_t)open;
        buf_put(b, str_cut(text, 0, plain));
        if (close < 0) return;
        str name = str_cut(text, plain + 1, plain + (size_t)close);
        while (i < n && !str_eq(places[i].name, name)) i++;
        buf_put(b, i < n ? places[i].value : str_cut(text, plain, plain + (size_t)close + 1));
        text = str_cut(text, plain + (size_t)close + 1, text.n);
    }
}

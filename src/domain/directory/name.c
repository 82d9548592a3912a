/* name - domain names in their normal form */
#include "base/buf.h"
#include "domain/directory/resource.h"
#include "base/idn.h"

static bool label_good(str l)
{
    if (!l.n || l.n > 63 || l.p[0] == '-' || l.p[l.n - 1] == '-') return false;
    for (size_t i = 0; i < l.n; i++)
        if (!((l.p[i] >= 'a' && l.p[i] <= 'z') || (l.p[i] >= '0' && l.p[i] <= '9') || l.p[i] == '-' || l.p[i] == '_')) return false;
    return true;
}

static bool all_digits(str l)
{
    for (size_t i = 0; i < l.n; i++)
        if (l.p[i] < '0' || l.p[i] > '9') return false;
    return l.n > 0;
}

static bool ascii_lower(struct arena *a, str s, str *out)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] >= 0x80) return false;
        buf_c(&b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i]);
    }
    *out = buf_str(&b);
    return true;
}

bool name_normal(struct ctx *c, str text, str *out)
{
    str s = str_trim(text), part, last = { 0 };
    size_t labels = 0;
    if (s.n && s.p[s.n - 1] == '.') s.n--;
    if (!s.n || s.n > 253) return false;
    if (!ascii_lower(c->arena, s, &s)) {
        if (!idn_ascii(c->arena, s, &s) || s.n > 253 || !ascii_lower(c->arena, s, &s)) return false;
    }
    for (str rest = s; str_split(&rest, '.', &part); labels++) {
        if (!label_good(part)) return false;
        last = part;
    }
    if (all_digits(last)) return false; /* 10.1 is no name */
    *out = s;
    return labels > 0;
}

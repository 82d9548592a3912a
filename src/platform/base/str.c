/* str - see str.h */
#include "base/str.h"

int str_cmp(str a, str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int d = n ? memcmp(a.p, b.p, n) : 0;
    return d ? d : (a.n > b.n) - (a.n < b.n);
}

uint64_t str_hash(str s)
{
    uint64_t h = 1469598103934665603u;
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return h ^ (h >> 29);
}

uint64_t str_hash_long(str s)
{
    uint64_t h = 1469598103934665603u;
    while (s.n >= 8) {
        uint64_t w;
        memcpy(&w, s.p, 8);
        h = (h ^ w) * 0x9E3779B97F4A7C15u;
        h ^= h >> 29;
        s = str_cut(s, 8, s.n);
    }
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return h ^ (h >> 32);
}

static char lower(char ch)
{
    return ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch;
}

bool str_eq_nocase(str a, str b)
{
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.p[i]) != lower(b.p[i])) return false;
    return true;
}

ptrdiff_t str_find(str a, str needle)
{
    if (!needle.n) return 0;
    for (size_t i = 0; i + needle.n <= a.n; i++)
        if (a.p[i] == needle.p[0] && memcmp(a.p + i, needle.p, needle.n) == 0) return (ptrdiff_t)i;
    return -1;
}

ptrdiff_t str_chr(str a, char c)
{
    const char *at = a.n ? memchr(a.p, c, a.n) : NULL;
    return at ? at - a.p : -1;
}

static bool blank(char ch)
{
    return ch == ' ' || ch == '\t' || ch == '\n' || ch == '\r' || ch == '\v' || ch == '\f';
}

str str_trim(str a)
{
    while (a.n && blank(a.p[0])) a = str_cut(a, 1, a.n);
    while (a.n && blank(a.p[a.n - 1])) a.n--;
    return a;
}

bool str_split(str *rest, char at, str *part)
{
    if (!rest->p) return false;
    ptrdiff_t k = str_chr(*rest, at);
    if (k < 0) {
        *part = *rest;
        *rest = (str){ NULL, 0 };
        return true;
    }
    *part = str_cut(*rest, 0, (size_t)k);
    *rest = str_cut(*rest, (size_t)k + 1, rest->n);
    return true;
}

bool str_int(str a, int64_t *out)
{
    bool minus = a.n && a.p[0] == '-';
    if (a.n && (minus || a.p[0] == '+')) a = str_cut(a, 1, a.n);
    if (!a.n || a.n > 19) return false;
    uint64_t v = 0;
    for (size_t i = 0; i < a.n; i++) {
        if (a.p[i] < '0' || a.p[i] > '9') return false;
        v = v * 10 + (uint64_t)(a.p[i] - '0');
    }
    if (v > (uint64_t)INT64_MAX + (minus ? 1u : 0u)) return false;
    *out = minus ? (int64_t)(0 - v) : (int64_t)v;
    return true;
}

bool str_same_secret(str a, str b)
{
    if (a.n != b.n) return false;
    unsigned char d = 0;
    for (size_t i = 0; i < a.n; i++) d = (unsigned char)(d | ((unsigned char)a.p[i] ^ (unsigned char)b.p[i]));
    return d == 0;
}

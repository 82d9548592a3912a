/* uri - see uri.h */
#include "base/uri.h"

#include "base/buf.h"
#include "base/utf8.h"

static bool alpha(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}
static bool digit(char ch)
{
    return ch >= '0' && ch <= '9';
}
static bool one_of(const char *set, char ch)
{
    return ch && strchr(set, ch);
}

struct uri uri_split(str t)
{
    struct uri u = { 0 };
    ptrdiff_t at = str_chr(t, '#');
    if (at >= 0) {
        u.has_fragment = true;
        u.fragment = str_cut(t, (size_t)at + 1, t.n);
        t = str_cut(t, 0, (size_t)at);
    }
    if ((at = str_chr(t, '?')) >= 0) {
        u.has_query = true;
        u.query = str_cut(t, (size_t)at + 1, t.n);
        t = str_cut(t, 0, (size_t)at);
    }
    if (t.n && alpha(t.p[0])) {
        size_t n = 1;
        while (n < t.n && (alpha(t.p[n]) || digit(t.p[n]) || one_of("+-.", t.p[n]))) n++;
        if (n < t.n && t.p[n] == ':') {
            u.scheme = str_cut(t, 0, n);
            t = str_cut(t, n + 1, t.n);
        }
    }
    if (str_starts(t, S("//"))) {
        size_t n = 2;
        while (n < t.n && t.p[n] != '/') n++;
        u.has_authority = true;
        u.authority = str_cut(t, 2, n);
        t = str_cut(t, n, t.n);
    }
    u.path = t;
    return u;
}

/* RFC 3986 5.2.4 */
static str without_dots(struct arena *a, str path)
{
    struct buf b = { .a = a };
    while (path.n) {
        if (str_starts(path, S("../")) || str_starts(path, S("./"))) {
            path = str_cut(path, path.p[1] == '/' ? 2 : 3, path.n);
        } else if (str_starts(path, S("/./")) || str_is(path, "/.")) {
            path = path.n == 2 ? S("/") : str_cut(path, 2, path.n);
        } else if (str_starts(path, S("/../")) || str_is(path, "/..")) {
            path = path.n == 3 ? S("/") : str_cut(path, 3, path.n);
            while (b.n && b.p[--b.n] != '/') continue;
        } else if (str_is(path, ".") || str_is(path, "..")) {
            path.n = 0;
        } else {
            size_t n = 1;
            while (n < path.n && path.p[n] != '/') n++;
            buf_put(&b, str_cut(path, 0, n));
            path = str_cut(path, n, path.n);
        }
    }
    return buf_str(&b);
}

static str merged(struct arena *a, const struct uri *base, str path)
{
    if (base->has_authority && !base->path.n) return arena_fmt(a, "/%.*s", FMT(path));
    size_t n = base->path.n;
    while (n && base->path.p[n - 1] != '/') n--;
    return arena_fmt(a, "%.*s%.*s", FMT(str_cut(base->path, 0, n)), FMT(path));
}

str uri_resolve(struct arena *a, str base, str ref)
{
    struct uri b = uri_split(base), r = uri_split(ref), t = r;
    if (r.scheme.n) {
        t.path = without_dots(a, r.path);
    } else {
        t.scheme = b.scheme;
        if (!r.has_authority) {
            t.authority = b.authority;
            t.has_authority = b.has_authority;
            if (!r.path.n) {
                t.path = b.path;
                if (!r.has_query) {
                    t.query = b.query;
                    t.has_query = b.has_query;
                }
            } else {
                t.path = without_dots(a, r.path.p[0] == '/' ? r.path : merged(a, &b, r.path));
            }
        } else {
            t.path = without_dots(a, r.path);
        }
    }
    struct buf o = { .a = a };
    buf_put(&o, t.scheme);
    if (t.scheme.n) buf_c(&o, ':');
    if (t.has_authority) buf_z(&o, "//");
    buf_put(&o, t.authority);
    buf_put(&o, t.path);
    if (t.has_query) buf_c(&o, '?');
    buf_put(&o, t.query);
    if (t.has_fragment) buf_c(&o, '#');
    buf_put(&o, t.fragment);
    return buf_str(&o);
}

str uri_without_fragment(str t)
{
    ptrdiff_t at = str_chr(t, '#');
    return at < 0 ? t : str_cut(t, 0, (size_t)at);
}

/* every letter is unreserved, percent-encoded, one of `more`, or beyond ASCII where that is allowed */
static bool made_of(str t, const char *more, bool iri)
{
    for (size_t i = 0; i < t.n; i++) {
        char ch = t.p[i];
        if (ch == '%') {
            if (i + 2 >= t.n || hex_digit(t.p[i + 1]) < 0 || hex_digit(t.p[i + 2]) < 0) return false;
            i += 2;
        } else if ((unsigned char)ch >= 0x80) {
            if (!iri) return false;
        } else if (!alpha(ch) && !digit(ch) && !one_of("-._~!$&'()*+,;=", ch) && !one_of(more, ch)) {
            return false;
        }
    }
    return true;
}

static bool ipv4(str t)
{
    str part;
    unsigned n = 0;
    if (!t.n || t.p[t.n - 1] == '.') return false;
    while (str_split(&t, '.', &part)) {
        unsigned v = 0;
        if (!part.n || part.n > 3 || (part.n > 1 && part.p[0] == '0')) return false;
        for (size_t i = 0; i < part.n; i++) {
            if (!digit(part.p[i])) return false;
            v = v * 10 + (unsigned)(part.p[i] - '0');
        }
        if (v > 255) return false;
        n++;
    }
    return n == 4;
}

static bool ipv6(str t)
{
    unsigned groups = 0;
    bool gap = false;
    size_t i = 0;
    if (str_starts(t, S("::"))) {
        gap = true;
        i = 2;
    }
    while (i < t.n) {
        size_t from = i;
        while (i < t.n && hex_digit(t.p[i]) >= 0) i++;
        if (i < t.n && t.p[i] == '.') return ipv4(str_cut(t, from, t.n)) && (gap ? groups <= 5 : groups == 6);
        if (i == from || i - from > 4) return false;
        groups++;
        if (i == t.n) break;
        if (t.p[i++] != ':') return false;
        if (i == t.n) return false;
        if (t.p[i] == ':') {
            if (gap) return false;
            gap = true;
            i++;
        }
    }
    return gap ? groups <= 7 : groups == 8;
}

static bool host_valid(str t, bool iri)
{
    if (t.n && t.p[0] == '[') {
        if (t.p[t.n - 1] != ']') return false;
        str in = str_cut(t, 1, t.n - 1);
        if (in.n && (in.p[0] == 'v' || in.p[0] == 'V')) {
            ptrdiff_t dot = str_chr(in, '.');
            return dot > 1 && (size_t)dot + 1 < in.n && made_of(str_cut(in, (size_t)dot + 1, in.n), ":", false);
        }
        return ipv6(in);
    }
    return made_of(t, "", iri);
}

static bool authority_valid(str t, bool iri)
{
    ptrdiff_t at = -1;
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] == '@') at = (ptrdiff_t)i;
    if (at >= 0) {
        if (!made_of(str_cut(t, 0, (size_t)at), ":", iri)) return false;
        t = str_cut(t, (size_t)at + 1, t.n);
    }
    size_t n = t.n;
    while (n && digit(t.p[n - 1])) n--;
    if (n && t.p[n - 1] == ':' && !(t.p[0] == '[' && memchr(t.p + n, ']', t.n - n))) t = str_cut(t, 0, n - 1);
    return host_valid(t, iri);
}

bool uri_valid(str text, bool reference, bool iri)
{
    struct uri u = uri_split(text);
    if (!u.scheme.n) {
        if (!reference) return false;
        size_t n = 0; /* without a scheme, the first part of a path holds no colon */
        while (n < u.path.n && u.path.p[n] != '/') n++;
        if (!u.has_authority && str_chr(str_cut(u.path, 0, n), ':') >= 0) return false;
    }
    if (iri && !utf8_valid(text)) return false;
    return (!u.has_authority || authority_valid(u.authority, iri)) && made_of(u.path, ":@/", iri) && made_of(u.query, ":@/?", iri) &&
           made_of(u.fragment, ":@/?", iri);
}

static bool template_variable(str t)
{
    if (t.n && t.p[t.n - 1] == '*') {
        t.n--;
    } else {
        ptrdiff_t at = str_chr(t, ':');
        if (at >= 0) {
            str length = str_cut(t, (size_t)at + 1, t.n);
            if (!length.n || length.n > 4 || length.p[0] == '0') return false;
            for (size_t i = 0; i < length.n; i++)
                if (!digit(length.p[i])) return false;
            t = str_cut(t, 0, (size_t)at);
        }
    }
    bool dot = true; /* a dot may stand between letters only */
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] == '.') {
            if (dot) return false;
            dot = true;
            continue;
        }
        if (t.p[i] == '%') {
            if (i + 2 >= t.n || hex_digit(t.p[i + 1]) < 0 || hex_digit(t.p[i + 2]) < 0) return false;
            i += 2;
        } else if (!alpha(t.p[i]) && !digit(t.p[i]) && t.p[i] != '_') {
            return false;
        }
        dot = false;
    }
    return t.n && !dot;
}

bool uri_template_valid(str t)
{
    for (size_t i = 0; i < t.n; i++) {
        unsigned char ch = (unsigned char)t.p[i];
        if (ch == '{') {
            ptrdiff_t end = str_chr(str_cut(t, i, t.n), '}');
            if (end < 2) return false;
            str in = str_cut(t, i + 1, i + (size_t)end), name;
            if (in.n && one_of("+#./;?&=,!@|", in.p[0])) in = str_cut(in, 1, in.n);
            if (!in.n || in.p[in.n - 1] == ',') return false;
            while (str_split(&in, ',', &name))
                if (!template_variable(name)) return false;
            i += (size_t)end;
        } else if (ch == '%') {
            if (i + 2 >= t.n || hex_digit(t.p[i + 1]) < 0 || hex_digit(t.p[i + 2]) < 0) return false;
        } else if (ch <= 0x20 || one_of("\"<>\\^`|}", (char)ch) || ch == 0x7F) {
            return false;
        }
    }
    return true;
}

bool uri_decode(struct arena *a, str *text)
{
    if (str_chr(*text, '%') < 0) return true;
    struct buf b = { .a = a, .max = text->n + 1 };
    for (size_t i = 0; i < text->n; i++) {
        if (text->p[i] != '%') {
            buf_c(&b, text->p[i]);
            continue;
        }
        int high = i + 1 < text->n ? hex_digit(text->p[i + 1]) : -1, low = i + 2 < text->n ? hex_digit(text->p[i + 2]) : -1;
        if (high < 0 || low < 0 || (!high && !low)) return false;
        buf_c(&b, (char)(high * 16 + low));
        i += 2;
    }
    *text = buf_str(&b);
    return true;
}

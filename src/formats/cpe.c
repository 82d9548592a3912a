/* cpe - see cpe.h */
#include "formats/cpe.h"

static bool plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

/* a part of the formatted string: wildcards at its ends alone, and something between them */
static const char *part_wrong(str t)
{
    if (str_is(t, "*") || str_is(t, "-")) return NULL;
    size_t from = 0, to = t.n, letters = 0;
    if (t.n && t.p[0] == '*')
        from = 1;
    else
        while (from < to && t.p[from] == '?') from++;
    size_t escaped = 0; /* what ends in \? or \* has no wildcard there */
    for (size_t i = from; i < t.n; i += t.p[i] == '\\' ? 2 : 1)
        if (t.p[i] == '\\') escaped = i + 2;
    if (to > from && to > escaped && t.p[to - 1] == '*')
        to--;
    else
        while (to > from && to > escaped && t.p[to - 1] == '?') to--;
    for (size_t i = from; i < to; i++, letters++) {
        if (plain(t.p[i])) continue;
        if (t.p[i] == '\\' && i + 1 < to && t.p[i + 1] && strchr("\\*?!\"#$%&'()+,/:;<=>@[]^`{|}~-._", t.p[i + 1])) {
            i++;
            continue;
        }
        return "a part has a character that needs a backslash";
    }
    return letters ? NULL : "a part is empty, or has wildcards alone";
}
static const char *language_wrong(str t)
{
    if (str_is(t, "*") || str_is(t, "-")) return NULL;
    size_t n = 0;
    while (n < t.n && t.p[n] >= 'a' && t.p[n] <= 'z') n++;
    if (n < 2 || n > 3) return "the language is no tag of two or three letters";
    if (n == t.n) return NULL;
    str region = str_cut(t, n + 1, t.n);
    size_t letters = 0, digits = 0;
    for (size_t i = 0; i < region.n; i++) {
        letters += region.p[i] >= 'a' && region.p[i] <= 'z';
        digits += region.p[i] >= '0' && region.p[i] <= '9';
    }
    bool fine = t.p[n] == '-' && ((letters == 2 && region.n == 2) || (digits == 3 && region.n == 3));
    return fine ? NULL : "the region of the language is neither two letters nor three digits";
}
static const char *all_wrong(const struct cpe *c)
{
    if (c->v[CPE_PART].n != 1 || !strchr("aho*-", c->v[CPE_PART].p[0])) return "the first part is a, h or o";
    for (unsigned i = CPE_VENDOR; i < CPE_PARTS; i++) {
        const char *wrong = i == CPE_LANGUAGE ? language_wrong(c->v[i]) : part_wrong(c->v[i]);
        if (wrong) return wrong;
    }
    return NULL;
}

static const char *formatted(str t, struct cpe *out)
{
    unsigned n = 0;
    size_t from = 0;
    for (size_t i = 0; i <= t.n; i++) {
        if (i < t.n && t.p[i] == '\\') {
            i++;
            continue;
        }
        if (i < t.n && t.p[i] != ':') continue;
        if (n == CPE_PARTS) return "it has more than 11 parts";
        out->v[n++] = str_cut(t, from, i);
        from = i + 1;
    }
    return n == CPE_PARTS ? all_wrong(out) : "it has fewer than 11 parts";
}

/* ---- the URI of 2.2: percent signs, %01 is ?, %02 is *; an edition may hold five parts behind tildes */
static bool from_uri(struct arena *a, str t, str *out)
{
    struct buf b = { .a = a };
    *out = t.n ? t : S("*");
    if (!t.n || str_is(t, "-")) return true;
    for (size_t i = 0; i < t.n; i++) {
        int ch = (unsigned char)t.p[i];
        if (ch == '%') {
            int high = i + 1 < t.n ? hex_digit(t.p[i + 1]) : -1, low = i + 2 < t.n ? hex_digit(t.p[i + 2]) : -1;
            if (high < 0 || low < 0) return false;
            ch = high * 16 + low;
            i += 2;
            if (ch == 1 || ch == 2) {
                buf_c(&b, ch == 1 ? '?' : '*');
                continue;
            }
        }
        if (ch < 0x21 || ch > 0x7E) return false;
        if (ch >= 'A' && ch <= 'Z') ch |= 32;
        if (!plain((char)ch)) buf_c(&b, '\\');
        buf_c(&b, (char)ch);
    }
    *out = buf_str(&b);
    return true;
}
static const char *older(struct arena *a, str t, struct cpe *out)
{
    static const char percent[] = "a percent sign or a character is not allowed there";
    str v[7] = { { 0 } }, part;
    unsigned n = 0;
    while (str_split(&t, ':', &part)) {
        if (n == 7) return "it has more than seven parts";
        v[n++] = part;
    }
    if (n < 2) return "it names no vendor";
    for (unsigned i = 0; i < CPE_PARTS; i++) out->v[i] = S("*");
    bool packed = v[5].n && v[5].p[0] == '~';
    for (unsigned i = 0; i < 7; i++)
        if (!(packed && i == 5) && !from_uri(a, v[i], &out->v[i])) return percent;
    if (packed) {
        static const enum cpe_part order[] = { CPE_EDITION, CPE_SW_EDITION, CPE_TARGET_SW, CPE_TARGET_HW, CPE_OTHER };
        str rest = str_cut(v[5], 1, v[5].n);
        for (unsigned i = 0; i < COUNT(order) && str_split(&rest, '~', &part); i++)
            if (!from_uri(a, part, &out->v[order[i]])) return percent;
    }
    return all_wrong(out);
}

bool cpe_read(struct arena *a, str t, struct cpe *out, const char **wrong)
{
    *out = (struct cpe){ 0 };
    if (t.n > CPE_MOST) {
        *wrong = "it has more than 1024 characters";
        return false;
    }
    str small = arena_lower(a, t);
    if (str_starts(small, S("cpe:2.3:")))
        *wrong = formatted(str_cut(small, 8, small.n), out);
    else if (str_starts(small, S("cpe:/")))
        *wrong = older(a, str_cut(small, 5, small.n), out);
    else
        *wrong = "it must begin with cpe:2.3: or cpe:/";
    return !*wrong;
}

void cpe_write(const struct cpe *c, struct buf *out)
{
    buf_z(out, "cpe:2.3");
    for (unsigned i = 0; i < CPE_PARTS; i++) {
        buf_c(out, ':');
        buf_put(out, c->v[i]);
    }
}

str cpe_plain(struct arena *a, str t)
{
    struct buf b = { .a = a };
    if (str_is(t, "*") || str_is(t, "-")) return S("");
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] == '\\' && i + 1 < t.n) i++;
        buf_c(&b, t.p[i]);
    }
    return buf_str(&b);
}

/* ---- matching: NISTIR 7696, table 6-2: any within any, na within na, a wildcard at either end of the pattern */
static size_t unit(str t, size_t i)
{
    return t.p[i] == '\\' && i + 1 < t.n ? 2 : 1;
}
static size_t units(str t)
{
    size_t n = 0;
    for (size_t i = 0; i < t.n; i += unit(t, i)) n++;
    return n;
}
static bool part_matches(str p, str t)
{
    if (str_is(p, "*")) return true;
    if (str_is(t, "*") || str_is(t, "-") || str_is(p, "-")) return str_eq(p, t);
    bool any_front = p.n > 1 && p.p[0] == '*', any_back = false;
    size_t low = 0, high = 0, from = 0, to = p.n, last = 0;
    if (any_front) from = 1;
    for (; from < to && p.p[from] == '?'; low++) from++;
    for (size_t i = from; i < p.n; i += unit(p, i)) last = i;
    if (last >= from && p.p[last] == '*') {
        any_back = true;
        to = last;
    } else {
        for (; to > from && p.p[to - 1] == '?' && !(to > from + 1 && p.p[to - 2] == '\\'); high++) to--;
    }
    str core = str_cut(p, from, to);
    size_t want = units(core), have = units(t);
    for (size_t skip = 0, i = 0; skip + want <= have; i += unit(t, i), skip++) {
        bool front = any_front || skip <= low, back = any_back || have - skip - want <= high;
        if (front && back && str_starts(str_cut(t, i, t.n), core)) return true;
        if (i >= t.n) break;
    }
    return false;
}
bool cpe_matches(const struct cpe *p, const struct cpe *c)
{
    for (unsigned i = 0; i < CPE_PARTS; i++)
        if (!part_matches(p->v[i], c->v[i])) return false;
    return true;
}

/* draft_products - products that pasted words name, of those that are known here, and the versions said behind the name
 *
 * Known is what organisations declared that the desk sees. A name of one word is taken when its vendor is named, too: "Access"
 * is a word. What stands right behind it is read as versions when it is plain; else the draft says all versions. All of it
 * is a proposal with its source, and waits for somebody to look at it. */
#include "domain/exchange/draft.h"

#include "formats/vuln.h"

#include "draft_products.sql.h"

enum { MOST_KNOWN = 5000, MOST_FOUND = 20, LOOKED_AT = 120, TEXT_MOST = 20000 };

static char small(char ch)
{
    return ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch;
}
static bool of_name(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || (unsigned char)ch >= 0x80;
}
/* as a whole, in whatever capitals; -1: not there */
static ptrdiff_t find_name(str text, str name)
{
    for (size_t at = 0; name.n && at + name.n <= text.n; at++) {
        size_t k = 0;
        if (at && of_name(text.p[at - 1])) continue;
        while (k < name.n && small(text.p[at + k]) == small(name.p[k])) k++;
        if (k == name.n && (at + k == text.n || !of_name(text.p[at + k]))) return (ptrdiff_t)at;
    }
    return -1;
}

/* ---- versions behind a name */

static str next(str *rest)
{
    size_t n = 0;
    while (rest->n && (rest->p[0] == ' ' || rest->p[0] == '(')) *rest = str_cut(*rest, 1, rest->n);
    while (n < rest->n && !strchr(" \n\r\t(),;", rest->p[n])) n++;
    str w = str_cut(*rest, 0, n);
    *rest = str_cut(*rest, n, rest->n);
    while (w.n && strchr(".:", w.p[w.n - 1])) {
        w.n--;
        *rest = (str){ "", 0 }; /* a sentence ends there */
    }
    return w;
}
static bool version(str w, str *out)
{
    if (w.n > 1 && small(w.p[0]) == 'v') w = str_cut(w, 1, w.n);
    bool good = w.n > 0 && w.n <= 40 && w.p[0] >= '0' && w.p[0] <= '9';
    for (size_t i = 0; i < w.n; i++) good = good && ((of_name(w.p[i]) && (unsigned char)w.p[i] < 0x80) || strchr(".-_+", w.p[i]));
    *out = w;
    return good;
}
static bool one_of(str w, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase(w, str_of(words[i]))) return true;
    return false;
}
#define ONE_OF(w, ...) one_of(w, (const char *const[]){ __VA_ARGS__ }, COUNT(((const char *const[]){ __VA_ARGS__ })))
/* "<" or "<=" and the version it goes to; empty: it says nothing so */
static str upto(struct arena *a, str *rest, str w)
{
    str v;
    const char *sign = NULL;
    if (ONE_OF(w, "before", "<")) sign = "<";
    if (ONE_OF(w, "through", "to", "-", "<=")) sign = "<=";
    if (ONE_OF(w, "prior", "earlier", "lower")) sign = ONE_OF(next(rest), "to", "than") ? "<" : NULL;
    if (str_eq_nocase(w, S("up"))) sign = str_eq_nocase(next(rest), S("to")) ? "<=" : NULL;
    if (!sign) return S("");
    w = next(rest);
    if (str_eq_nocase(w, S("and")) && str_eq_nocase(next(rest), S("including"))) w = next(rest);
    if (ONE_OF(w, "version", "versions")) w = next(rest);
    return version(w, &v) ? arena_fmt(a, "%s %.*s", sign, FMT(v)) : S("");
}
str versions_behind(struct arena *a, str text)
{
    str rest = str_cut(text, 0, LOOKED_AT), v;
    ptrdiff_t line = str_chr(rest, '\n');
    if (line >= 0) rest = str_cut(rest, 0, (size_t)line);
    str w = next(&rest);
    while (ONE_OF(w, "version", "versions", "release", "releases", "from", "all", "in")) w = next(&rest);
    str to = upto(a, &rest, w);
    if (to.n) return to;
    if (!version(w, &v)) return S("");
    bool list = str_starts(str_trim(rest), S(","));
    w = next(&rest);
    to = upto(a, &rest, w);
    if (to.n) return arena_fmt(a, ">= %.*s %.*s", FMT(v), FMT(to));
    if (ONE_OF(w, "and", "or")) {
        w = next(&rest);
        if (ONE_OF(w, "earlier", "below", "prior", "older", "lower")) return arena_fmt(a, "<= %.*s", FMT(v));
        if (ONE_OF(w, "later", "above", "newer", "higher")) return arena_fmt(a, ">= %.*s", FMT(v));
        return S(""); /* several: which ones is for somebody to say */
    }
    return list ? S("") : v;
}

/* ---- into the draft */

static bool there(const struct taking *t, str name)
{
    const struct adv_product *p = t->k.products.v;
    for (size_t i = 0; i < t->k.products.n; i++)
        if (find_name(p[i].name, name) >= 0 || find_name(name, p[i].name) >= 0) return true;
    return false;
}
err draft_products(struct taking *t, str text, str source)
{
    struct rows *r;
    size_t found = 0;
    text = str_cut(text, 0, TEXT_MOST);
    TRY(db_run(t->c, &sql_known, ARGS(A_INT(MOST_KNOWN)), &r));
    while (rows_next(r) && found < MOST_FOUND) {
        str vendor = row_text(r, 0), name = row_text(r, 1);
        ptrdiff_t at = name.n < 3 ? -1 : find_name(text, name);
        if (at < 0 || (str_chr(name, ' ') < 0 && find_name(text, vendor) < 0) || there(t, name)) continue;
        struct adv_product p = { .vendor = vendor, .name = name, .status = VULN_AFFECTED, .source = source };
        str typed = versions_behind(t->c->arena, str_cut(text, (size_t)at + name.n, text.n));
        if (range_typed(t->c->arena, S(""), typed, &p.range)) p.range = S("*");
        struct adv_product *slot = draft_push(t, &t->k.products, sizeof p, MOST_PRODUCTS);
        if (slot) *slot = p;
        found++;
    }
    return NULL;
}

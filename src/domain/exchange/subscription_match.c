/* subscription_match - whether an advisory is one of those that somebody wished for; pure, as the form's words say it
 *
 * A product is named in words: each of them must stand in what vendor and product are called in the table, or the words
 * together in the title, since a bulletin has no table. What is said not to be affected fits nobody. A product without a
 * score is below each floor, unless it is exploited. */
#include "base/buf.h"
#include "base/fold.h"
#include "domain/exchange/advisory.h"
#include "domain/exchange/subscription.h"
#include "domain/vulnerability/store.h"

static const char *const pace_v[] = { "at-once", "daily", "weekly" };
const struct words sub_pace_words = { pace_v, COUNT(pace_v) };

static const struct field fields[] = {
#define F(m, ...) FIELD(struct wish, m, __VA_ARGS__)
    F(all, .doc = "All of them"),
    F(products, .max = 2 * MOST_WISHED, .doc = "Of these products, by words"),
    F(vendors, .max = 2 * MOST_WISHED, .doc = "Of these vendors"),
    F(sectors, .max = 100, .doc = "That concern these sectors"),
    F(kinds, .max = 20, .en = &adv_sort_words, .doc = "Only these kinds; none: any"),
    F(floor, .max = 100, .doc = "Only from this CVSS score on, in tenths"),
#undef F
};
static SHAPE(wish_shape, "subscription_wish", struct wish, fields, "Which advisories somebody subscribed to");

/* "apache", "http_server" of a CPE 2.3 */
static str cpe_part(str cpe, int which)
{
    str rest = cpe, part = { 0 };
    for (int i = 0; i <= which; i++)
        if (!str_split(&rest, ':', &part)) return S("");
    return str_starts(cpe, S("cpe:2.3:")) && !str_is(part, "*") && !str_is(part, "-") ? part : S("");
}
static str purl_name(str purl)
{
    ptrdiff_t from = str_chr(purl, '/'), to;
    if (from < 0) return S("");
    str name = str_cut(purl, (size_t)from + 1, purl.n);
    for (const char *end = "@?#"; *end; end++)
        if ((to = str_chr(name, *end)) >= 0) name = str_cut(name, 0, (size_t)to);
    return name;
}
static str padded(struct arena *a, str text)
{
    str f = fold_words(a, text);
    return arena_fmt(a, " %.*s ", FMT(f));
}
void wish_sees(struct arena *a, const struct issue *i, struct wish_sight *out)
{
    const struct adv_product *p = i->products.v;
    int64_t exploited;
    *out = (struct wish_sight){ .title = padded(a, i->title),
                                .category = i->category,
                                .products = NEW_ARRAY(a, i->products.n + 1, str),
                                .vendors = NEW_ARRAY(a, i->products.n + 1, str),
                                .sectors = i->sectors };
    out->severity = issue_severity(i, &exploited);
    out->exploited = exploited != 0;
    for (size_t k = 0; k < i->products.n; k++) {
        if (p[k].status == VULN_UNAFFECTED) continue;
        str vendor = cpe_part(p[k].cpe, 3), name = cpe_part(p[k].cpe, 4), package = purl_name(p[k].purl);
        out->vendors[out->n] = padded(a, arena_fmt(a, "%.*s %.*s", FMT(p[k].vendor), FMT(vendor)));
        out->products[out->n++] = padded(a, arena_fmt(a, "%.*s %.*s %.*s %.*s %.*s", FMT(p[k].vendor), FMT(vendor), FMT(p[k].name), FMT(name), FMT(package)));
    }
}

static bool has_word(str in, str word)
{
    for (size_t at = 0; at + word.n + 2 <= in.n; at++)
        if (in.p[at] == ' ' && in.p[at + 1 + word.n] == ' ' && str_eq(str_cut(in, at + 1, at + 1 + word.n), word)) return true;
    return false;
}
static bool has_words(str in, str words)
{
    str word;
    while (str_split(&words, ' ', &word))
        if (word.n && !has_word(in, word)) return false;
    return true;
}
static bool named(struct arena *a, const struct strs *names, const str *in, size_t n, str title)
{
    for (size_t i = 0; i < names->n; i++) {
        str words = fold_words(a, names->v[i]);
        if (!words.n) continue;
        for (size_t k = 0; k < n; k++)
            if (has_words(in[k], words)) return true;
        if (has_word(title, words)) return true; /* the words one after the other */
    }
    return false;
}
static bool any_of(const struct strs *l, str v)
{
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->v[i], v)) return true;
    return false;
}
bool wish_fits(struct arena *a, const struct wish *w, const struct wish_sight *s)
{
    if (w->kinds.n && !any_of(&w->kinds, s->category)) return false;
    if (w->floor > 0 && s->severity < w->floor && !(s->severity < 0 && s->exploited)) return false;
    if (w->all) return true;
    for (size_t i = 0; i < s->sectors.n; i++)
        if (any_of(&w->sectors, s->sectors.v[i])) return true;
    return named(a, &w->products, s->products, s->n, s->title) || named(a, &w->vendors, s->vendors, s->n, S(""));
}

/* ---- kept */

str wish_text(struct arena *a, const struct wish *w)
{
    struct buf b = { .a = a };
    struct jw j = jw_on(&b);
    shape_write(&j, &wish_shape, w, 0);
    return buf_str(&b);
}
err wish_read(struct ctx *c, str kept, struct wish *out)
{
    struct json j;
    TRY(json_read(c, kept, NULL, &j));
    *out = (struct wish){ .all = false };
    said_load(c->arena, &wish_shape, j, out);
    return NULL;
}
err wish_check(struct ctx *c, const struct wish *w)
{
    if (w->products.n > MOST_WISHED) FAIL_AT(c, S("/products"), "too-long", "at most %d products", MOST_WISHED);
    if (w->vendors.n > MOST_WISHED) FAIL_AT(c, S("/vendors"), "too-long", "at most %d vendors", MOST_WISHED);
    const struct strs *named_by[] = { &w->products, &w->vendors };
    for (size_t i = 0; i < COUNT(named_by); i++)
        for (size_t k = 0; k < named_by[i]->n; k++)
            if (named_by[i]->v[k].n > 200 || !fold_words(c->arena, named_by[i]->v[k]).n)
                FAIL_AT(c, i ? S("/vendors") : S("/products"), "bad-text", "a name in a line, of at most 200 bytes");
    if (!w->all && !w->products.n && !w->vendors.n && !w->sectors.n) FAIL_AT(c, S("/all"), "required", "choose all, a product, a vendor or a sector");
    return NULL;
}
static void join(struct arena *a, struct strs *to, const struct strs *more, size_t most)
{
    struct strs all = { NEW_ARRAY(a, to->n + more->n + 1, str), 0 };
    for (size_t i = 0; i < to->n; i++) all.v[all.n++] = to->v[i];
    for (size_t i = 0; i < more->n && all.n < most; i++)
        if (!any_of(&all, more->v[i])) all.v[all.n++] = more->v[i];
    *to = all;
}
void wish_add(struct arena *a, struct wish *to, const struct wish *more)
{
    to->all = to->all || more->all;
    join(a, &to->products, &more->products, MOST_WISHED);
    join(a, &to->vendors, &more->vendors, MOST_WISHED);
    join(a, &to->sectors, &more->sectors, 100);
    if (to->kinds.n && more->kinds.n)
        join(a, &to->kinds, &more->kinds, 20);
    else
        to->kinds = (struct strs){ 0 };
    if (more->floor < to->floor) to->floor = more->floor;
}

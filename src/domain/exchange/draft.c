/* draft - an advisory from identifiers: what others say of them is taken over, each piece with its source until confirmed
 *
 * The CNA's words go before others'; products come from the first source that names some. A remedy is what a source calls
 * one; else the version that ends an affected range is said to be the one to update to. Nothing is invented beyond that: what
 * no source says is missing, and the checks say so. */
#include "domain/exchange/draft.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "formats/cvss.h"
#include "formats/vers.h"

struct draft {
    id team;
    struct strs vulnerabilities;
};
static const struct field draft_fields[] = {
#define F(m, ...) FIELD(struct draft, m, __VA_ARGS__)
    F(team, .ref = "tea", .doc = "Which desk writes it; empty: the first of one's own"),
    F(vulnerabilities, .flags = F_REQ, .min = 1, .max = 20, .doc = "Identifiers: CVE, or one that a source uses"),
#undef F
};
SHAPE(draft_shape, "advisory_draft", struct draft, draft_fields, "Vulnerabilities that an advisory is to be about");

void *draft_push(struct taking *t, struct list *l, size_t size, size_t most)
{
    bool cut = false;
    (void)t;
    return l->n < most ? vuln_push(t->c->arena, l, size, most, &cut) : NULL;
}
static str source_of(struct arena *a, str which, const struct vuln_said *s)
{
    return utf8_clip(arena_fmt(a, "%.*s, %.*s%s%.*s", FMT(which), FMT(s->source), s->by.n ? " " : "", FMT(s->by)), 200);
}
static unsigned rank(const struct vuln_said *s)
{
    return str_is(s->source, "cna") || str_is(s->source, "case") ? 0
           : str_starts(s->source, S("csaf:"))                   ? 1
           : str_starts(s->source, S("osv:"))                    ? 2
           : str_is(s->source, "kev")                            ? 4
                                                                 : 3;
}
/* the best source of which this holds */
static const struct vuln_said *best(const struct list *said, bool (*has)(const struct vuln_said *s))
{
    const struct vuln_said *v = said->v, *out = NULL;
    for (size_t i = 0; i < said->n; i++)
        if (has(&v[i]) && (!out || rank(&v[i]) < rank(out))) out = &v[i];
    return out;
}
static bool has_text(const struct vuln_said *s)
{
    return s->text.n > 0;
}
static bool has_title(const struct vuln_said *s)
{
    return s->title.n > 0;
}
static bool has_products(const struct vuln_said *s)
{
    const struct vuln_product *p = s->products.v;
    for (size_t i = 0; i < s->products.n; i++)
        if (p[i].product.n && (p[i].spans.n || p[i].otherwise == VULN_AFFECTED)) return true;
    return false;
}
static bool has_weakness(const struct vuln_said *s)
{
    for (size_t i = 0; i < s->weaknesses.n; i++)
        if (str_starts(s->weaknesses.v[i], S("CWE-"))) return true;
    return false;
}
static bool has_remedy(const struct vuln_said *s)
{
    return s->remedy.n > 0 && !str_is(s->source, "kev");
}
static bool has_action(const struct vuln_said *s)
{
    return s->action.n > 0;
}

/* ---- products */

static void product(struct taking *t, const struct vuln_product *p, const char *typed, str type, str range, unsigned status, str source, str which)
{
    struct arena *a = t->c->arena;
    struct adv_product *have = t->k.products.v,
                       n = { .vendor = utf8_clip(p->vendor, 200), .name = utf8_clip(p->product, 300), .status = status, .source = source };
    if (!n.name.n || range_typed(a, type, str_of(typed).n ? str_of(typed) : range, &n.range) || n.range.n > 2000) return;
    for (size_t i = 0; i < type.n; i++)
        if (!((type.p[i] >= 'a' && type.p[i] <= 'z') || (i && type.p[i] >= '0' && type.p[i] <= '9'))) type = S("");
    n.type = type.n <= 30 && !str_is(type, "custom") ? type : S("");
    n.purl = p->purl.n <= 500 ? p->purl : S("");
    n.cpe = p->cpes.n && p->cpes.v[0].n <= 300 ? p->cpes.v[0] : S("");
    for (size_t i = 0; i < t->k.products.n; i++) {
        if (!str_eq(have[i].vendor, n.vendor) || !str_eq(have[i].name, n.name) || !str_eq(have[i].range, n.range) || have[i].status != status) continue;
        vuln_word(a, &have[i].of, which, MOST_VULNERABILITIES); /* of one more vulnerability */
        return;
    }
    vuln_word(a, &n.of, which, MOST_VULNERABILITIES);
    struct adv_product *slot = draft_push(t, &t->k.products, sizeof n, MOST_PRODUCTS);
    if (slot) *slot = n;
}
static void products(struct taking *t, str which, const struct list *said)
{
    const struct vuln_said *s = best(said, has_products);
    if (!s) return;
    const struct vuln_product *p = s->products.v;
    str source = source_of(t->c->arena, which, s);
    for (size_t i = 0; i < s->products.n; i++) {
        const struct vuln_span *v = p[i].spans.v;
        bool some = false;
        for (size_t k = 0; k < p[i].spans.n; k++) {
            if (str_is(v[k].type, "git") || (v[k].status != VULN_AFFECTED && v[k].status != VULN_INVESTIGATED)) continue;
            product(t, &p[i], "", v[k].type, v[k].range, v[k].status, source, which);
            some = true;
        }
        if (!some && p[i].otherwise == VULN_AFFECTED) product(t, &p[i], "all", S(""), S(""), VULN_AFFECTED, source, which);
    }
}

/* ---- remedies */

void draft_remedy(struct taking *t, unsigned category, str text, str source)
{
    const struct adv_remedy *have = t->k.remedies.v;
    text = utf8_clip(str_trim(text), 5000);
    for (size_t i = 0; i < t->k.remedies.n; i++)
        if (str_eq(have[i].text, text)) return;
    struct adv_remedy *slot = text.n ? draft_push(t, &t->k.remedies, sizeof *slot, MOST_REMEDIES) : NULL;
    if (slot) *slot = (struct adv_remedy){ .category = category, .text = text, .source = source };
}
/* "<2.4" ends at 2.4: that is what to update to */
static str update_to(struct arena *a, const struct adv_product *p)
{
    struct vers r = vers_constraints(a, p->type, p->range);
    if (r.wrong || !r.n || r.v[r.n - 1].op != '<') return S("");
    return r.v[r.n - 1].version;
}
static void remedies(struct taking *t, str which, const struct list *said)
{
    struct arena *a = t->c->arena;
    const struct vuln_said *fix = best(said, has_remedy), *action = best(said, has_action);
    struct buf b = { .a = a };
    size_t lines = 0;
    str source = S("");
    if (fix) draft_remedy(t, REMEDY_FIX, fix->remedy, source_of(a, which, fix));
    if (action && action != fix) draft_remedy(t, REMEDY_MITIGATION, action->action, source_of(a, which, action));
    if (fix) return;
    const struct adv_product *p = t->k.products.v;
    for (size_t i = 0; i < t->k.products.n && lines < 20; i++) {
        str to = update_to(a, &p[i]);
        if (!to.n || !p[i].of.n || !str_eq(p[i].of.v[0], which)) continue;
        buf_fmt(&b, "%sUpdate %.*s%s%.*s to %.*s or later.", lines++ ? "\n" : "", FMT(p[i].vendor), p[i].vendor.n ? " " : "", FMT(p[i].name), FMT(to));
        source = p[i].source;
    }
    if (lines) draft_remedy(t, REMEDY_FIX, buf_str(&b), utf8_clip(arena_fmt(a, "%.*s: where the affected versions end", FMT(source)), 200));
}

/* ---- the vulnerability, references */

static void vectors(struct taking *t, const struct list *said, struct strs *out)
{
    static const enum cvss_version order[] = { CVSS_40, CVSS_31, CVSS_30, CVSS_20 };
    const struct vuln_said *s = said->v;
    for (size_t o = 0; o < COUNT(order); o++)
        for (unsigned r = 0; r < 5; r++) {
            bool taken = false;
            for (size_t i = 0; i < said->n && !taken; i++) {
                const struct vuln_score *v = s[i].scores.v;
                if (rank(&s[i]) != r) continue;
                for (size_t k = 0; k < s[i].scores.n && !taken; k++) {
                    struct cvss one;
                    struct cvss_wrong why;
                    if (!cvss_parse(v[k].vector, &one, &why) || one.version != order[o]) continue;
                    vuln_word(t->c->arena, out, v[k].vector, 4);
                    taken = true;
                }
            }
            if (taken) break;
        }
}
static bool good_url(str u)
{
    bool good = (str_starts(u, S("https://")) || str_starts(u, S("http://"))) && u.n > 8 && u.n <= 2000;
    for (size_t i = 0; i < u.n; i++) good = good && u.p[i] > ' ' && u.p[i] < 0x7F && !strchr("<>\"{}|\\^`", u.p[i]);
    return good;
}
void draft_reference(struct taking *t, str url, str text, str source)
{
    const struct adv_link *have = t->k.references.v;
    if (!good_url(url)) return;
    for (size_t m = 0; m < t->k.references.n; m++)
        if (str_eq(have[m].url, url)) return;
    struct adv_link *slot = draft_push(t, &t->k.references, sizeof *slot, 40);
    if (slot) *slot = (struct adv_link){ .url = url, .text = utf8_clip(text, 300), .source = source };
}
static void references(struct taking *t, str which, const struct list *said)
{
    const struct vuln_said *s = said->v;
    for (size_t i = 0; i < said->n; i++) {
        const struct vuln_link *l = s[i].links.v;
        for (size_t k = 0; k < s[i].links.n && k < 20; k++) draft_reference(t, l[k].url, l[k].tags, source_of(t->c->arena, which, &s[i]));
    }
}
void draft_said(struct taking *t, str which, const struct list *said, const struct vuln_row *known)
{
    struct arena *a = t->c->arena;
    const struct adv_vulnerability *have = t->k.vulnerabilities.v;
    for (size_t i = 0; i < t->k.vulnerabilities.n; i++)
        if (str_eq(have[i].id, which)) return;
    const struct vuln_said *text = best(said, has_text), *title = best(said, has_title), *weak = best(said, has_weakness), *all = said->v;
    struct adv_vulnerability n = { .id = which, .kev_at = known->kev_at, .epss = known->epss, .exploited = known->exploited };
    for (size_t i = 0; i < said->n; i++)
        if (all[i].exploited > n.exploited) n.exploited = all[i].exploited;
    n.text = text ? utf8_clip(str_trim(text->text), 20000) : S("");
    n.title = title ? utf8_clip(str_trim(title->title), 300) : S("");
    for (size_t i = 0; weak && i < weak->weaknesses.n && !n.weakness.n; i++)
        if (str_starts(weak->weaknesses.v[i], S("CWE-")) && weak->weaknesses.v[i].n <= 12) n.weakness = weak->weaknesses.v[i];
    vectors(t, said, &n.vectors);
    n.source = text ? source_of(a, which, text) : title ? source_of(a, which, title) : which;
    struct adv_vulnerability *slot = draft_push(t, &t->k.vulnerabilities, sizeof n, MOST_VULNERABILITIES);
    if (slot) *slot = n;
    if (!t->text_source.n) t->text_source = n.source;
    vuln_word(a, &t->titles, n.title.n ? n.title : known->title.n ? utf8_clip(known->title, 150) : which, 20);
    products(t, which, said);
    remedies(t, which, said);
    references(t, which, said);
}
err draft_known(struct taking *t, str name)
{
    struct vuln_row row;
    struct list said;
    TRY(vuln_find(t->c, name, &row));
    TRY(vuln_statements(t->c, row.seq, &said));
    draft_said(t, row.id, &said, &row);
    return NULL;
}

/* ---- the words */

void draft_unconfirmed(struct ctx *c, struct advisory *v, str source)
{
    static const char *const members[] = { "title", "summary", "text" };
    v->unconfirmed = (struct strs){ NEW_ARRAY(c->arena, COUNT(members), str), COUNT(members) };
    for (size_t i = 0; i < COUNT(members); i++) v->unconfirmed.v[i] = utf8_clip(arena_fmt(c->arena, "%s: %.*s", members[i], FMT(source)), 200);
}
void draft_words(struct taking *t, struct advisory *v)
{
    struct arena *a = t->c->arena;
    const struct adv_vulnerability *u = t->k.vulnerabilities.v;
    struct buf sum = { .a = a }, text = { .a = a };
    size_t n = t->k.vulnerabilities.n;
    ptrdiff_t cut = str_chr(t->titles.v[0], '\n');
    str title = cut > 0 ? str_cut(t->titles.v[0], 0, (size_t)cut) : t->titles.v[0];
    v->r.title =
        n == 1 ? arena_fmt(a, "%.*s", FMT(utf8_clip(title, 200))) : utf8_clip(arena_fmt(a, "%.*s, and %zu more", FMT(utf8_clip(title, 170)), n - 1), 200);
    if (utf8_clip(v->r.title, 200).n < 3) v->r.title = u[0].id;
    str first = u[0].text.n ? u[0].text : title;
    ptrdiff_t stop = str_find(first, S(". "));
    buf_put(&sum, utf8_clip(stop > 0 ? str_cut(first, 0, (size_t)stop + 1) : first, 600));
    for (size_t i = 0; i < n; i++)
        if (u[i].kev_at.us || u[i].exploited == VULN_ACTIVE) {
            buf_fmt(&sum, " %.*s is exploited.", FMT(u[i].id));
        }
    for (size_t i = 0; i < n; i++) buf_fmt(&text, "%s## %.*s\n\n%.*s", i ? "\n\n" : "", FMT(u[i].id), FMT(u[i].text.n ? u[i].text : u[i].title));
    v->summary = utf8_clip(buf_str(&sum), 2000);
    v->text = utf8_clip(buf_str(&text), 50000);
    draft_unconfirmed(t->c, v, t->text_source);
}

err draft_keep(struct taking *t, struct advisory *v, const id *team, struct res *r)
{
    struct ctx *c = t->c;
    v->r.team = *team;
    TRY(own_team(c, &v->r.team));
    v->r.language = S("en"); /* what was taken over is */
    TRY(record_create(c, &advisory_kind, v, NULL));
    TRY(content_save(c, v, &t->k));
    TRY(advisory_of(c, id_str(&v->r.id), v));
    res_header(r, "ETag", api_etag(c, &v->r));
    res_json(r, &record_shape, &v->r, record_rights(c->who, &v->r));
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/advisories/%s", v->r.id.s));
    r->status = 201;
    return NULL;
}

err draft_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct draft in = { .team = { { 0 } } };
    struct taking t = { .c = c };
    struct advisory v = { .category = ADV_ADVISORY };
    TRY(api_read(c, q, &draft_shape, &in));
    for (size_t i = 0; i < in.vulnerabilities.n; i++) {
        err e = draft_known(&t, str_trim(in.vulnerabilities.v[i]));
        if (e && e->kind == E_ABSENT)
            FAIL_AT(c, arena_fmt(c->arena, "/vulnerabilities/%zu", i), "not-found", "no source that was taken in says anything about it");
        TRY(e);
    }
    draft_words(&t, &v);
    return draft_keep(&t, &v, &in.team, r);
}

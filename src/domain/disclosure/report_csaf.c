/* report_csaf - a report that comes as a document in CSAF 2.0 or 2.1: of a vendor, of a CERT abroad
 *
 * What it says of its first vulnerability becomes the report's fields, the others are listed under it, and so are further
 * products. The number it has there is kept as the reporter's own. TLP of the document is the report's, and no looser than
 * TLP:GREEN: a document that anybody may read says nothing of what stands beside it here. */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/disclosure/disclosure.h"
#include "formats/vuln.h"
#include "spine/api.h"

enum { MOST_NAMED = 20 };

static str member(struct json j, const char *a, const char *b, const char *d)
{
    struct json v = json_get(json_get(j, S("document")), str_of(a));
    if (b) v = json_get(v, str_of(b));
    if (d) v = json_get(v, str_of(d));
    return str_trim(json_str(v));
}

static const char *marking(str label)
{
    return str_is(label, "RED") ? "red" : str_is(label, "AMBER+STRICT") ? "amber+strict" : str_is(label, "AMBER") ? "amber" : "green";
}

static str named(struct arena *a, const struct vuln_product *p)
{
    const struct vuln_span *s = p->spans.v;
    str range = p->spans.n && !str_is(s->range, "*") ? s->range : S("");
    return utf8_clip(arena_fmt(a, "%.*s%s%.*s%s%.*s", FMT(p->vendor), p->vendor.n ? ": " : "", FMT(p->product), range.n ? " " : "", FMT(range)), 300);
}

static void products(struct jw *w, struct ctx *c, const struct vuln_said *s)
{
    const struct vuln_product *p = s->products.v;
    if (s->products.n) {
        const struct vuln_span *span = p->spans.v;
        str which = p->purl.n ? p->purl : p->cpes.n ? p->cpes.v[0] : S("");
        jw_kt(w, "product", utf8_clip(p->product, 200));
        jw_kt(w, "vendor", utf8_clip(p->vendor, 200));
        if (p->spans.n && !str_is(span->range, "*")) jw_kt(w, "version", utf8_clip(span->range, 200));
        if (str_starts(which, S("pkg:")) || str_starts(which, S("cpe:2.3:"))) jw_kt(w, "product_id", which);
    }
    jw_key(w, S("vendors"));
    jw_arr(w);
    for (size_t i = 1; i < s->products.n && i <= MOST_NAMED; i++) jw_text(w, named(c->arena, &p[i]));
    jw_end_arr(w);
}

/* the other vulnerabilities, each once */
static void others(struct jw *w, struct ctx *c, const struct vuln_said *s, size_t n)
{
    size_t told = 0;
    jw_key(w, S("further"));
    jw_arr(w);
    for (size_t i = 1; i < n && told < MOST_NAMED; i++) {
        bool again = str_eq(s[i].id, s[0].id);
        for (size_t k = 1; k < i; k++) again = again || str_eq(s[k].id, s[i].id);
        if (again) continue;
        jw_text(w, utf8_clip(arena_fmt(c->arena, "%.*s%s%.*s", FMT(s[i].id), s[i].title.n ? ": " : "", FMT(s[i].title)), 200));
        told++;
    }
    jw_end_arr(w);
}

static void links(struct jw *w, const struct vuln_said *s)
{
    const struct vuln_link *l = s->links.v;
    jw_key(w, S("urls"));
    jw_arr(w);
    for (size_t i = 0; i < s->links.n && i < MOST_NAMED; i++) jw_text(w, l[i].url);
    jw_end_arr(w);
}

static str said_as_json(struct ctx *c, struct json doc, const struct vuln_said *s, size_t n)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    const struct vuln_score *score = vuln_worst(s);
    str title = member(doc, "title", NULL, NULL);
    jw_obj(&w);
    jw_kt(&w, "title", utf8_clip(title.n >= 3 ? title : s->id, 200));
    jw_kt(&w, "tlp", str_of(marking(member(doc, "distribution", "tlp", "label"))));
    jw_kt(&w, "description", utf8_clip(s->text.n ? s->text : s->title.n ? s->title : title, 20000));
    jw_kt(&w, "impact", utf8_clip(s->action, 5000));
    jw_kt(&w, "tracking", utf8_clip(member(doc, "tracking", "id", NULL), 200));
    if (str_starts(s->id, S("CVE-"))) jw_kt(&w, "cve", s->id);
    if (s->weaknesses.n) jw_kt(&w, "weakness", s->weaknesses.v[0]);
    if (score) jw_kt(&w, "cvss", score->vector);
    jw_kt(&w, "exploitation", s->exploited == VULN_ACTIVE ? S("active") : s->exploited == VULN_POC ? S("poc") : S("none"));
    products(&w, c, s);
    others(&w, c, s, n);
    links(&w, s);
    jw_end_obj(&w);
    return buf_str(&b);
}

static err take(struct ctx *c, const struct req *q, struct res *r)
{
    static const struct json_limits lim = { .bytes = 24u << 20, .members = 2000000 };
    struct report v = { .r = { .title = { 0 } } };
    struct vuln_said *said;
    struct json doc, fields;
    str file;
    size_t n = 0;
    TRY(req_file(c, q, &file));
    TRY(json_read(c, file, &lim, &doc));
    if (vuln_format_of(doc) != VULN_CSAF) FAIL(c, E_INPUT, "bad-vulnerability", "a document in CSAF 2.0 or 2.1");
    TRY(vuln_read(c, VULN_CSAF, doc, &said, &n));
    if (!n) FAIL(c, E_INPUT, "bad-vulnerability", "the document names no vulnerability");
    TRY(json_read(c, said_as_json(c, doc, said, n), NULL, &fields));
    TRY(shape_read(c, kind_shape(&report_kind), fields, 0, true, &v, NULL));
    TRY(report_kind.check(c, &v, NULL));
    TRY(own_team(c, &v.r.team));
    TRY(record_create(c, &report_kind, &v, NULL));
    TRY(record_find(c, &report_kind, id_str(&v.r.id), &v));
    res_json(r, &record_shape, &v.r, record_rights(c->who, &v.r));
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/reports/%s", v.r.id.s));
    r->status = 201;
    return NULL;
}

const struct route report_csaf_routes[] = {
    ROUTE(POST, "/api/v1/reports/csaf", take, MAY_REPORT, "A report that comes as a document in CSAF 2.0 or 2.1, which is the body",
          .flags = R_CREATES | R_FORM | R_UPLOAD, .out = &record_shape),
    { .path = NULL },
};

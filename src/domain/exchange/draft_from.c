/* draft_from - an advisory from a vendor's CSAF or OSV document, from pasted words, from a case
 *
 * A document is read as it would be when it is taken in, and not kept: what it says goes into the draft with its source.
 * Pasted words stay as they are; identifiers, vectors and addresses in them are found, and what is known of an identifier is
 * taken as if it had been named. A case is copied for the desk that handles it and for nobody else: the draft is that
 * desk's, marked as the case and linked to it, so that its embargo and its marking hold the draft, too (guard.c). */
#include "domain/exchange/draft.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "domain/disclosure/disclosure.h"
#include "formats/cvss.h"
#include "formats/vers.h"

#include "draft_from.sql.h"

static const struct vuln_row unknown = { .epss = -1, .percentile = -1, .severity = -1 };

/* what is known of it here, if anything */
static err known_of(struct ctx *c, str name, struct vuln_row *out)
{
    err e = vuln_find(c, name, out);
    if (!e || e->kind != E_ABSENT) return e;
    *out = unknown;
    return NULL;
}

/* ---- a document */

const struct param_doc draft_document_query[] = { { "team", "Which desk writes it; empty: the first of one's own" }, { NULL, NULL } };

err draft_document(struct taking *t, str file, struct advisory *v, const id *team, struct res *r)
{
    static const struct json_limits lim = { .bytes = 24u << 20, .members = 2000000 };
    struct ctx *c = t->c;
    struct vuln_said *said;
    struct json doc;
    size_t n = 0;
    TRY(json_read(c, file, &lim, &doc));
    enum vuln_format f = vuln_format_of(doc);
    if (f != VULN_CSAF && f != VULN_OSV && f != VULN_CVE) FAIL(c, E_INPUT, "bad-vulnerability", "a document in CSAF, OSV or the format of CVE records");
    TRY(vuln_read(c, f, doc, &said, &n));
    if (!n) FAIL(c, E_INPUT, "bad-vulnerability", "nothing in it has an identifier");
    for (size_t i = 0; i < n; i++) {
        struct vuln_said *same = NEW_ARRAY(c->arena, n, struct vuln_said);
        struct list of = { same, 0 };
        struct vuln_row row;
        bool first = true;
        for (size_t k = 0; k < i; k++) first = first && !str_eq(said[k].id, said[i].id);
        for (size_t k = i; first && k < n; k++)
            if (str_eq(said[k].id, said[i].id)) same[of.n++] = said[k];
        if (!first) continue;
        if (t->k.vulnerabilities.n >= MOST_VULNERABILITIES) FAIL(c, E_TOOBIG, "too-many", "more than %d vulnerabilities in one document", MOST_VULNERABILITIES);
        TRY(known_of(c, said[i].id, &row));
        draft_said(t, said[i].id, &of, &row);
    }
    draft_words(t, v);
    str title = json_str(json_get(json_get(doc, S("document")), S("title")));
    if (utf8_clip(str_trim(title), 200).n >= 3) v->r.title = utf8_clip(str_trim(title), 200);
    return draft_keep(t, v, team, r);
}
err draft_document_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct taking t = { .c = c };
    struct advisory v = { .category = ADV_ADVISORY };
    str file;
    id team = { { 0 } };
    if (req_query(q, "team").n && !id_parse(req_query(q, "team"), &team)) FAIL_AT(c, S("/team"), "bad-id", "a team");
    TRY(req_file(c, q, &file));
    return draft_document(&t, file, &v, &team, r);
}

/* ---- words */

struct pasted {
    id team;
    str text, source;
};
static const struct field pasted_fields[] = {
#define F(m, ...) FIELD(struct pasted, m, __VA_ARGS__)
    F(team, .ref = "tea", .doc = "Which desk writes it; empty: the first of one's own"),
    F(text, .flags = F_REQ | F_LINES, .min = 3, .max = 50000, .doc = "The words of a vendor's page or mail; the first line becomes the title"),
    F(source, .max = 150, .doc = "Where they are from: an address, or whose they are"),
#undef F
};
SHAPE(draft_text_shape, "advisory_draft_text", struct pasted, pasted_fields, "Words that an advisory is to be made of");

static bool of_word(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || strchr("-_./:%?=&#~+@", ch) != NULL;
}
/* what a sentence puts behind a word */
static str bare(str w)
{
    while (w.n && strchr(".:,?-_", w.p[w.n - 1])) w.n--;
    while (w.n && strchr("._-:", w.p[0])) w = str_cut(w, 1, w.n);
    return w;
}
static bool identifier(str w)
{
    size_t part = 0, in = 0, four = 4;
    if (str_starts(w, S("CVE-"))) {
        for (size_t i = four; i < w.n; i++) {
            if (w.p[i] == '-' && !part && in == four) {
                part = 1;
                in = 0;
            } else if (w.p[i] >= '0' && w.p[i] <= '9') {
                in++;
            } else {
                return false;
            }
        }
        return part == 1 && in >= four && in <= 19;
    }
    return str_starts(w, S("GHSA-")) && w.n == 19 && vuln_id_fine(w);
}
static err named(struct taking *t, str text, struct strs *vectors, str *weakness, str source)
{
    struct ctx *c = t->c;
    size_t at = 0;
    while (at < text.n) {
        size_t from = at;
        while (at < text.n && of_word(text.p[at])) at++;
        str w = bare(str_cut(text, from, at));
        struct cvss s;
        struct cvss_wrong why;
        if (at == from) at++;
        if (str_starts(w, S("https://")) || str_starts(w, S("http://"))) draft_reference(t, w, S(""), source);
        if (str_starts(w, S("CVSS:")) && cvss_parse(w, &s, &why)) vuln_word(c->arena, vectors, w, 4);
        if (str_starts(w, S("CWE-")) && w.n <= 12 && !weakness->n) *weakness = w;
        if (!identifier(w) || t->k.vulnerabilities.n >= 20) continue;
        err e = draft_known(t, w);
        if (e && e->kind == E_ABSENT) {
            struct vuln_said one = { .id = w, .source = source, .state = S("published") };
            draft_said(t, w, &(struct list){ &one, 1 }, &unknown);
            ((struct adv_vulnerability *)t->k.vulnerabilities.v)[t->k.vulnerabilities.n - 1].source = source;
            e = NULL;
        }
        TRY(e);
    }
    return NULL;
}
static str line_of(str *rest)
{
    str l = { 0 };
    while (!l.n && str_split(rest, '\n', &l)) {
        l = str_trim(l);
        while (l.n && (l.p[0] == '#' || l.p[0] == ' ' || l.p[0] == '*')) l = str_cut(l, 1, l.n);
    }
    return l;
}
err draft_text_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct pasted in = { .text = { 0 } };
    struct taking t = { .c = c };
    struct advisory v = { .category = ADV_ADVISORY };
    struct strs vectors = { 0 };
    str weakness = { 0 };
    TRY(api_read(c, q, &draft_text_shape, &in));
    str rest = str_trim(in.text), source = str_trim(in.source).n ? str_trim(in.source) : S("pasted text");
    TRY(named(&t, rest, &vectors, &weakness, source));
    TRY(draft_products(&t, rest, source));
    draft_reference(&t, source, S("Where it is from"), source);
    struct adv_vulnerability *u = t.k.vulnerabilities.v; /* of one alone it is plain whose vector it is */
    if (t.k.vulnerabilities.n == 1 && !u->vectors.n && vectors.n) {
        u->vectors = vectors;
        u->source = source;
    }
    if (t.k.vulnerabilities.n == 1 && !u->weakness.n) u->weakness = weakness;
    v.text = utf8_clip(rest, 50000);
    v.r.title = utf8_clip(line_of(&rest), 200);
    v.summary = utf8_clip(line_of(&rest), 600);
    if (v.r.title.n < 3) FAIL_AT(c, S("/text"), "required", "a first line that can stand as its title");
    draft_unconfirmed(c, &v, source);
    return draft_keep(&t, &v, &in.team, r);
}

/* ---- a case */

struct from_case {
    str record;
};
static const struct field from_case_fields[] = { FIELD(struct from_case, record, .flags = F_REQ, .max = 60, .doc = "The case, by id or reference") };
SHAPE(draft_case_shape, "advisory_draft_case", struct from_case, from_case_fields, "A case that an advisory is to be about");

static const struct {
    const char *word;
    unsigned status;
} said_as[] = { { "affected", VULN_AFFECTED }, { "fix-in-progress", VULN_AFFECTED }, { "no-fix-planned", VULN_AFFECTED },
                { "fixed", VULN_FIXED },       { "not-affected", VULN_UNAFFECTED },  { "under-investigation", VULN_INVESTIGATED } };

/* the same versions of the same product stand once: it concerns one more vulnerability, or is now what the vendor says it is */
static bool stands(struct taking *t, const struct adv_product *n, str which)
{
    struct adv_product *p = t->k.products.v;
    for (size_t i = 0; i < t->k.products.n; i++) {
        if (!str_eq(p[i].vendor, n->vendor) || !str_eq(p[i].name, n->name) || !str_eq(p[i].range, n->range)) continue;
        bool concerns = product_concerns(&p[i], which), alone = concerns && (p[i].of.n ? p[i].of.n : t->k.vulnerabilities.n) == 1;
        if (p[i].status == n->status && concerns) return true;
        if (p[i].status != n->status && !alone) continue;
        if (!concerns) vuln_word(t->c->arena, &p[i].of, which, MOST_VULNERABILITIES);
        p[i].status = n->status;
        p[i].source = n->source;
        p[i].confirmed = false;
        return true;
    }
    return false;
}
bool draft_range(struct arena *a, str versions, str *type, str *range)
{
    struct vers r = str_starts(versions, S("vers:")) ? vers_read(a, versions) : (struct vers){ .n = 0 };
    struct buf b = { .a = a };
    *type = S("");
    if (r.n && !r.wrong) {
        vers_write_constraints(&r, &b);
        *type = r.type.n <= 30 ? r.type : S("");
    }
    return !range_typed(a, *type, b.n ? buf_str(&b) : versions, range) && range->n <= 2000;
}
void draft_vendor(struct taking *t, const struct vendor_said *s, str which, str source)
{
    struct arena *a = t->c->arena;
    struct adv_product p = { .vendor = utf8_clip(s->vendor, 200), .name = utf8_clip(s->product, 300), .source = source };
    bool known = false;
    for (size_t i = 0; i < COUNT(said_as); i++)
        if (str_is(s->state, said_as[i].word)) {
            p.status = said_as[i].status;
            known = true;
        }
    if (!known || !p.name.n || !draft_range(a, s->versions, &p.type, &p.range)) return;
    vuln_word(a, &p.of, which, MOST_VULNERABILITIES);
    struct adv_product *slot = stands(t, &p, which) ? NULL : draft_push(t, &t->k.products, sizeof p, MOST_PRODUCTS);
    if (slot) *slot = p;
    if (p.status == VULN_AFFECTED && str_is(s->state, "no-fix-planned")) draft_remedy(t, REMEDY_NEVER, S("The vendor does not plan a fix."), source);
}
static err vulnerability(struct taking *t, const struct record *k, struct rows *w, const struct list *statuses, struct buf *words)
{
    struct ctx *c = t->c;
    struct vuln_said one = { .source = S("case"), .by = k->ref, .state = S("published"), .title = row_text(w, 2), .text = row_text(w, 6) };
    struct vuln_score score = { .vector = row_text(w, 5), .tenths = -1, .told = -1 };
    struct vuln_row row;
    str cwe = row_text(w, 4);
    one.id = row_text(w, 3).n ? row_text(w, 3) : arena_fmt(c->arena, "%.*s-%lld", FMT(k->ref), (long long)row_int(w, 1));
    if (score.vector.n) one.scores = (struct list){ &score, 1 };
    if (cwe.n) one.weaknesses = (struct strs){ &cwe, 1 };
    TRY(known_of(c, one.id, &row));
    draft_said(t, one.id, &(struct list){ &one, 1 }, &row);
    const struct vendor_said *v = statuses->v;
    for (size_t i = 0; i < statuses->n; i++) {
        if (!str_eq(v[i].vulnerability, row_text(w, 0))) continue;
        draft_vendor(t, &v[i], one.id, k->ref);
        if (v[i].statement.n) buf_fmt(words, "\n\n### %.*s, %.*s\n\n%.*s", FMT(v[i].vendor), FMT(one.id), FMT(v[i].statement));
    }
    return NULL;
}
err draft_case_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct from_case in = { { 0 } };
    struct taking t = { .c = c };
    struct advisory v = { .category = ADV_ADVISORY };
    struct rows *w;
    struct buf words = { .a = c->arena };
    bool found;
    TRY(api_read(c, q, &draft_case_shape, &in));
    struct record *k = arena_alloc(c->arena, case_kind.size);
    TRY(record_find(c, &case_kind, in.record, k));
    if (!(record_rights(c->who, k) & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (k->tlp == TLP_RED)
        FAIL(c, E_CONFLICT, "tlp-forbids", "the case is read by those who are named, and a draft by the whole desk: begin with an empty one");
    TRY(db_one(c, &sql_summary, ARGS(A_ID(k->id)), &w, &found));
    str summary = found ? str_trim(row_text(w, 0)) : S("");
    TRY(db_run(c, &sql_statuses, ARGS(A_ID(k->id)), &w));
    struct vendor_said *said = NEW_ARRAY(c->arena, rows_count(w) + 1, struct vendor_said);
    struct list statuses = { said, 0 };
    while (rows_next(w))
        said[statuses.n++] = (struct vendor_said){ row_text(w, 0), row_text(w, 1), row_text(w, 2), row_text(w, 3), row_text(w, 4), row_text(w, 5) };
    TRY(db_run(c, &sql_vulnerabilities, ARGS(A_ID(k->id)), &w));
    while (rows_next(w)) TRY(vulnerability(&t, k, w, &statuses, &words));
    if (t.k.vulnerabilities.n) draft_words(&t, &v);
    v.r.title = utf8_clip(k->title, 200);
    if (summary.n) v.summary = utf8_clip(summary, 2000);
    v.text = utf8_clip(arena_fmt(c->arena, "%.*s%.*s", FMT(v.text), FMT(buf_str(&words))), 50000);
    v.r.tlp = k->tlp;
    draft_unconfirmed(c, &v, k->ref);
    TRY(draft_keep(&t, &v, &k->team, r));
    return link_add(c, &v.r, k, S("related-to"));
}

/* vendor - what vendors say of the vulnerabilities of an advisory, in the case that it is about
 *
 * The desk approves each statement for publication (domain/disclosure/case_status.c). Readers of the advisory get what was
 * approved last, in one statement that holds all conditions (vendor.sql, :public), each time it is asked for: a new embargo,
 * a withdrawal of the advisory or of a statement takes it away at once. Vulnerabilities of the case that the advisory does
 * not name, and what vendors have in hand, stay with the case. A revision keeps what was approved when it was published, for
 * its documents (document_vendor.c), which never change: the next revision says what is approved then. */
#include "domain/exchange/draft.h"

#include "spine/setup.h"

#include "vendor.sql.h"

static const struct field word_fields[] = {
#define F(m, ...) FIELD(struct vendor_word, m, .flags = F_RO, __VA_ARGS__)
    F(vulnerability, .doc = "Which vulnerability, as the advisory names it"),
    F(vendor, .doc = "Who says it"),
    F(product, .doc = "Of which product; empty: of all of this vendor"),
    F(versions, .doc = "Of which versions: a range; empty: all"),
    F(state, .doc = "unknown, under-investigation, affected, not-affected, fix-in-progress, fixed or no-fix-planned; empty: it has said nothing"),
    F(justification, .doc = "Why it is not affected, as CSAF names it"),
    F(statement, .max = 8000, .doc = "In the vendor's words"),
    F(addendum, .max = 8000, .doc = "The centre's words on it"),
    F(said_at, .doc = "When it was said"),
    F(contact, .doc = "Of one that has said nothing, where the team lets it be told: not-contacted, contacted, seen or answered"),
    F(case_ref, .doc = "The case, for who sees it"),
    F(public, .doc = "Readers of the advisory see it"),
    F(in_document, .doc = "The documents of the revision that is out say the same"),
#undef F
};
static SHAPE(word_shape, "vendor_word", struct vendor_word, word_fields, "What a vendor says");
struct vendors {
    struct list vendors;
};
static const struct field vendors_fields[] = { FIELD(struct vendors, vendors, .flags = F_RO, .of = &word_shape, .max = 2000, .doc = "By the vendor's name") };
SHAPE(vendors_shape, "vendors", struct vendors, vendors_fields, "What vendors say of the vulnerabilities of an advisory");

/* how the advisory calls it, which may be older than its number; empty: it does not name it */
static str named(struct ctx *c, const struct list *vulnerabilities, str cve, str ref, int64_t n)
{
    const struct adv_vulnerability *u = vulnerabilities->v;
    str local = arena_fmt(c->arena, "%.*s-%lld", FMT(ref), (long long)n);
    for (size_t i = 0; i < vulnerabilities->n; i++)
        if ((cve.n && str_eq_nocase(u[i].id, cve)) || str_eq(u[i].id, local)) return u[i].id;
    return S("");
}
static struct list take(struct ctx *c, struct rows *r, const struct list *vulnerabilities, bool public)
{
    struct vendor_word *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct vendor_word);
    size_t n = 0;
    while (rows_next(r)) {
        str of = named(c, vulnerabilities, row_text(r, 1), row_text(r, 2), row_int(r, 3)), state = row_text(r, 7);
        if (!of.n) continue;
        v[n] = (struct vendor_word){ .part = row_id(r, 0),
                                     .vulnerability = of,
                                     .vendor = row_text(r, 4),
                                     .product = row_text(r, 5),
                                     .versions = row_text(r, 6),
                                     .state = state,
                                     .public = public };
        if (state.n) {
            v[n].justification = str_is(row_text(r, 8), "none") ? S("") : row_text(r, 8);
            v[n].statement = row_text(r, 9);
            v[n].addendum = row_text(r, 10);
            v[n].said_at = row_when(r, 11);
        } else {
            v[n].contact = !row_null(r, 14) ? S("answered") : !row_null(r, 13) ? S("seen") : !row_null(r, 12) ? S("contacted") : S("not-contacted");
        }
        if (!public) v[n].case_ref = row_text(r, 2);
        n++;
    }
    return (struct list){ v, n };
}
err vendors_public(struct ctx *c, const struct publication *p, const struct issue *v, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_public, ARGS(A_ID(p->record)), &r));
    *out = take(c, r, &v->vulnerabilities, true);
    return NULL;
}
err published_vendors(struct ctx *c, const struct req *q, struct res *r)
{
    struct publication p;
    struct issue v;
    struct vendors out;
    TRY(site_page(c, SITE_ADVISORIES));
    TRY(publication_find(c, q->params[0], &p));
    TRY(publication_issue(c, &p, &v));
    TRY(vendors_public(c, &p, &v, &out.vendors));
    res_json(r, &vendors_shape, &out, 0);
    return NULL;
}

/* ---- in a revision, for its documents: it stays there as it was, whatever is said later */

enum { MOST_SAID_BYTES = 1 << 20 };

err vendors_said(struct ctx *c, const struct advisory *v, bool out, struct issue *i)
{
    struct advisory o;
    struct issue source;
    struct rows *r;
    size_t bytes = 0;
    i->vendors = (struct list){ NULL, 0 };
    if (!id_empty(&v->translation_of)) {
        if (i->original_version < 1) return NULL;
        TRY(advisory_of(c, id_str(&v->translation_of), &o));
        TRY(revision_issue(c, &o, i->original_version, &source));
        i->vendors = source.vendors;
        return NULL;
    }
    TRY(db_run(c, out ? &sql_said : &sql_said_seen, ARGS(A_ID(v->r.id)), &r));
    const struct list words = take(c, r, &i->vulnerabilities, true);
    const struct vendor_word *w = words.v;
    struct adv_said *s = NEW_ARRAY(c->arena, words.n + 1, struct adv_said);
    for (size_t k = 0; k < words.n && i->vendors.n < MOST_SAID; k++) {
        str type, range;
        bytes += w[k].statement.n + w[k].addendum.n;
        if (bytes > MOST_SAID_BYTES) break; /* all of it stands on the page */
        if (!draft_range(c->arena, w[k].versions, &type, &range)) range = S("");
        str row = arena_fmt(c->arena, "%.*s%s%.*s%s%.*s, %.*s", FMT(w[k].vendor), w[k].product.n ? ": " : "", FMT(w[k].product), w[k].versions.n ? " " : "",
                            FMT(w[k].versions), FMT(w[k].vulnerability));
        s[i->vendors.n++] = (struct adv_said){ row,        w[k].vulnerability, w[k].vendor,    w[k].product,  w[k].versions, range,
                                               w[k].state, w[k].justification, w[k].statement, w[k].addendum, w[k].said_at };
    }
    i->vendors.v = s;
    return NULL;
}

/* ---- beside it, in the workspace */

/* what the viewer sees in the case; by the record of the original */
static err beside(struct ctx *c, const struct advisory *v, struct list *out)
{
    struct adv_content k;
    struct rows *r;
    TRY(content_load(c, &v->r.id, &k, NULL, NULL));
    TRY(db_run(c, &sql_beside, ARGS(A_ID(id_empty(&v->translation_of) ? v->r.id : v->translation_of)), &r));
    *out = take(c, r, &k.vulnerabilities, false);
    return NULL;
}
/* what is out comes first from the case, where the viewer sees that */
static struct list both(struct ctx *c, const struct list *seen, const struct list *public)
{
    struct vendor_word *v = NEW_ARRAY(c->arena, seen->n + public->n + 1, struct vendor_word);
    const struct vendor_word *s = seen->v, *p = public->v;
    size_t n = 0;
    for (; n < seen->n; n++) v[n] = s[n];
    for (size_t i = 0; i < public->n; i++) {
        size_t at = 0;
        while (at < seen->n && !str_eq(id_str(&v[at].part), id_str(&p[i].part))) at++;
        if (at < seen->n)
            v[at].public = true;
        else
            v[n++] = p[i];
    }
    return (struct list){ v, n };
}
static void said_there(struct list *l, const struct issue *i)
{
    struct vendor_word *w = l->v;
    const struct adv_said *s = i->vendors.v;
    for (size_t n = 0; n < l->n; n++)
        for (size_t k = 0; k < i->vendors.n && !w[n].in_document; k++)
            w[n].in_document = str_eq(s[k].vulnerability, w[n].vulnerability) && str_eq(s[k].vendor, w[n].vendor) && str_eq(s[k].product, w[n].product) &&
                               str_eq(s[k].versions, w[n].versions) && str_eq(s[k].state, w[n].state) && str_eq(s[k].justification, w[n].justification) &&
                               str_eq(s[k].statement, w[n].statement) && str_eq(s[k].addendum, w[n].addendum);
}
err vendors_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct publication p;
    struct issue issue;
    struct list seen, public = { NULL, 0 };
    TRY(advisory_of(c, q->params[0], &v));
    TRY(beside(c, &v, &seen));
    err e = v.version ? publication_find(c, v.r.ref, &p) : NULL;
    if (e && e->kind != E_ABSENT) return e;
    if (v.version && !e) {
        TRY(publication_issue(c, &p, &issue));
        TRY(vendors_public(c, &p, &issue, &public));
    }
    struct list all = both(c, &seen, &public);
    if (v.version && !e) said_there(&all, &issue);
    res_json(r, &vendors_shape, &(struct vendors){ all }, 0);
    return NULL;
}

/* a list of its own, to which more may be added */
static void loaded(struct taking *t, const struct adv_content *k)
{
    const struct adv_product *p = k->products.v;
    const struct adv_remedy *m = k->remedies.v;
    t->k = *k;
    t->k.products = t->k.remedies = (struct list){ NULL, 0 };
    for (size_t i = 0; i < k->products.n; i++) {
        struct adv_product *slot = draft_push(t, &t->k.products, sizeof *slot, MOST_PRODUCTS);
        if (!slot) return;
        *slot = p[i];
        slot->of = (struct strs){ NULL, 0 };
        for (size_t j = 0; j < p[i].of.n; j++) vuln_word(t->c->arena, &slot->of, p[i].of.v[j], MOST_VULNERABILITIES);
    }
    for (size_t i = 0; i < k->remedies.n; i++) {
        struct adv_remedy *slot = draft_push(t, &t->k.remedies, sizeof *slot, MOST_REMEDIES);
        if (slot) *slot = m[i];
    }
}
err vendors_take(struct ctx *c, const struct req *q, struct res *r)
{
    struct taking t = { .c = c };
    struct advisory v;
    struct adv_content k;
    struct list seen;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    if (!advisory_open(&v)) FAIL(c, E_CONFLICT, "not-in-state", "what was handed on is not changed: have it returned, or revise what is published");
    if (!id_empty(&v.translation_of)) FAIL(c, E_CONFLICT, "not-possible-now", "its products are those of the original");
    TRY(beside(c, &v, &seen));
    TRY(content_load(c, &v.r.id, &k, NULL, NULL));
    loaded(&t, &k);
    const struct vendor_word *s = seen.v;
    for (size_t i = 0; i < seen.n; i++)
        draft_vendor(&t,
                     &(struct vendor_said){
                         .vendor = s[i].vendor, .product = s[i].product, .versions = s[i].versions, .state = s[i].state, .statement = s[i].statement },
                     s[i].vulnerability, s[i].case_ref);
    TRY(content_save(c, &v, &t.k));
    return content_answer(c, &v, r);
}

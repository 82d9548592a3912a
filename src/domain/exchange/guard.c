/* guard - what is missing before an advisory may be handed on, approved and published (requirements C4), each with the place
 * it is about, so that the editor can lead there
 *
 * Places are JSON pointers into the advisory ("/summary") and its content ("/products/2/range"); "/csaf/..." points into the
 * document that would be made, "/site" means the settings of the hub. What stops it is an error; the rest is told only. */
#include "domain/exchange/advisory.h"

#include <stdlib.h>

#include "base/buf.h"
#include "formats/csaf.h"
#include "spine/setup.h"
#include "store/field.h"

#include "guard.sql.h"

static const struct field check_fields[] = {
#define F(m, ...) FIELD(struct adv_check, m, .flags = F_RO, __VA_ARGS__)
    F(code, .doc = "What kind of finding it is"),
    F(place, .max = 500, .doc = "The member it is about, as a JSON pointer; /csaf/... within the document, /site: settings of the hub"),
    F(text, .max = 1000, .doc = "What is missing"),
    F(stops, .doc = "It cannot be published so"),
#undef F
};
SHAPE(adv_check_shape, "advisory_check", struct adv_check, check_fields, "Something that is missing");

enum { MOST_CHECKS = 100 };
struct found {
    struct ctx *c;
    struct adv_check *v;
    size_t n;
};
static void add(struct found *f, bool stops, const char *code, str place, str text)
{
    if (f->n < MOST_CHECKS) f->v[f->n++] = (struct adv_check){ str_of(code), place, text, stops };
}
#define PLACE(...) arena_fmt(f->c->arena, __VA_ARGS__)

/* ---- what was taken over and not looked at */

static void unconfirmed(struct found *f, const char *list, const char *one, const char *many, size_t n, size_t first)
{
    if (n)
        add(f, true, "not-confirmed", PLACE("/%s/%zu", list, first),
            PLACE(n == 1 ? "%zu %s was taken over and is not confirmed" : "%zu %s were taken over and are not confirmed", n, n == 1 ? one : many));
}
#define UNCONFIRMED(f, member, type, one, many)                                        \
    do {                                                                               \
        const type *uc_v = k->member.v;                                                \
        size_t uc_n = 0, uc_first = 0;                                                 \
        for (size_t uc_i = k->member.n; uc_i-- > 0;)                                   \
            if (uc_v[uc_i].source.n && !uc_v[uc_i].confirmed) uc_n++, uc_first = uc_i; \
        unconfirmed((f), #member, (one), (many), uc_n, uc_first);                      \
    } while (0)
static void taken_over(struct found *f, const struct advisory *v, const struct adv_content *k)
{
    for (size_t i = 0; i < v->unconfirmed.n; i++) {
        ptrdiff_t colon = str_chr(v->unconfirmed.v[i], ':');
        str member = str_cut(v->unconfirmed.v[i], 0, colon < 0 ? v->unconfirmed.v[i].n : (size_t)colon);
        add(f, true, "not-confirmed", PLACE("/%.*s", FMT(member)), PLACE("the %.*s was taken over and is not confirmed", FMT(member)));
    }
    UNCONFIRMED(f, products, struct adv_product, "product", "products");
    UNCONFIRMED(f, vulnerabilities, struct adv_vulnerability, "vulnerability", "vulnerabilities");
    UNCONFIRMED(f, remedies, struct adv_remedy, "remedy", "remedies");
    UNCONFIRMED(f, references, struct adv_link, "reference", "references");
}

/* ---- what is said */

static bool remedied(const struct adv_content *k, str product)
{
    const struct adv_remedy *m = k->remedies.v;
    for (size_t i = 0; i < k->remedies.n; i++) {
        if (!m[i].products.n) return true;
        for (size_t j = 0; j < m[i].products.n; j++)
            if (str_eq(m[i].products.v[j], product)) return true;
    }
    return false;
}
static void products(struct found *f, const struct adv_content *k)
{
    const struct adv_product *p = k->products.v;
    size_t bare = 0, first = 0;
    for (size_t i = 0; i < k->products.n; i++) {
        if (!p[i].vendor.n) add(f, false, "no-vendor", PLACE("/products/%zu/vendor", i), S("who makes it is not said"));
        if (p[i].status == VULN_UNKNOWN) add(f, true, "no-status", PLACE("/products/%zu/status", i), S("whether it is affected is not said"));
        for (size_t j = 0; j < i; j++)
            if (str_eq(p[i].vendor, p[j].vendor) && str_eq(p[i].name, p[j].name) && str_eq(p[i].range, p[j].range))
                add(f, true, "twice", PLACE("/products/%zu/range", i), S("the same versions of the same product stand here twice"));
        if (p[i].status == VULN_AFFECTED && !remedied(k, p[i].id) && !bare++) first = i;
    }
    if (bare)
        add(f, true, "no-remedy", PLACE("/products/%zu", first),
            PLACE(bare == 1 ? "%zu affected product has no remedy: say what is to be done, or that there is none"
                            : "%zu affected products have no remedy: say what is to be done, or that there is none",
                  bare));
}
static void vulnerabilities(struct found *f, const struct advisory *v, const struct adv_content *k)
{
    const struct adv_vulnerability *u = k->vulnerabilities.v;
    const struct adv_product *p = k->products.v;
    for (size_t i = 0; i < k->vulnerabilities.n; i++) {
        bool some = false;
        for (size_t j = 0; j < k->products.n; j++) {
            some = some || !p[j].of.n;
            for (size_t m = 0; m < p[j].of.n; m++) some = some || str_eq(p[j].of.v[m], u[i].id);
        }
        if (!some) add(f, false, "no-product", PLACE("/vulnerabilities/%zu", i), S("no product is named for it, so that no machine can match it"));
        if (v->category == ADV_DIRECTIVE && !u[i].due_at.us)
            add(f, false, "no-due-date", PLACE("/vulnerabilities/%zu/due_at", i),
                S("until when it has to be mended is not said, so that the catalogue does not name it"));
        if (!u[i].text.n) add(f, false, "no-text", PLACE("/vulnerabilities/%zu/text", i), S("what it is stands nowhere"));
    }
}
static void words(struct found *f, const struct advisory *v, const struct adv_content *k)
{
    const struct adv_credit *who = k->credits.v;
    if (!str_trim(v->summary).n) add(f, true, "no-summary", S("/summary"), S("the summary for those who decide is missing"));
    if (!str_trim(v->text).n) add(f, true, "no-text", S("/text"), S("the text is missing"));
    if (v->version && !str_trim(v->change_note).n) add(f, true, "no-change-note", S("/change_note"), S("what this revision changes is not said"));
    if ((v->category == ADV_ADVISORY || v->category == ADV_NOTE) && !k->vulnerabilities.n)
        add(f, false, "no-vulnerability", S("/vulnerabilities"), S("no vulnerability is named"));
    for (size_t i = 0; i < k->credits.n; i++)
        if (!who[i].consent) add(f, true, "no-consent", PLACE("/credits/%zu/consent", i), S("who is thanked has to agree to be named"));
}

/* ---- who may read it, and when */

err advisory_embargo(struct ctx *c, const struct advisory *v, when at, const char **why)
{
    struct rows *r;
    TRY(db_run(c, &sql_embargoes, ARGS(A_ID(v->r.id), A_WHEN(at)), &r));
    if (!rows_next(r)) return NULL;
    return guard_says(
        why, arena_fmt(c->arena, "the embargo of %.*s holds until %.*s", FMT(row_text(r, 0)), FMT(str_cut(when_text(c->arena, row_when(r, 1)), 0, 16))).p);
}

static err audience(struct found *f, const struct advisory *v)
{
    struct ctx *c = f->c;
    struct strs readers;
    struct rows *r;
    err e = advisory_readers(c, v, &readers);
    if (e && e->kind != E_INPUT) return e;
    if (e) add(f, true, "no-audience", e->field, e->detail);
    TRY(db_run(c, &sql_sources, ARGS(A_ID(v->r.id)), &r));
    while (rows_next(r)) {
        int tlp = word_index(&tlp_words, row_text(r, 1));
        if (tlp <= (int)v->r.tlp || str_eq(row_text(r, 2), id_str(&v->r.team)) || str_eq(row_text(r, 2), v->r.originator)) continue;
        add(f, true, "tlp-looser", S("/tlp"),
            PLACE("the marking is looser than that of %.*s (TLP:%.*s), and whose marking that is has not agreed", FMT(row_text(r, 0)), FMT(row_text(r, 1))));
    }
    TRY(db_run(c, &sql_restricted, ARGS(A_ID(v->r.id)), &r));
    while (rows_next(r))
        if (word_index(&tlp_words, row_text(r, 1)) > (int)v->r.tlp)
            add(f, true, "tlp-looser", S("/tlp"),
                PLACE("the marking is looser than that of %.*s (TLP:%.*s), of which it was drafted", FMT(row_text(r, 0)), FMT(row_text(r, 1))));
    const char *held = NULL;
    TRY(advisory_embargo(c, v, c->now, &held));
    if (held) add(f, true, "embargo", S("/embargo"), str_of(held));
    return NULL;
}

/* ---- the document: what our own checker says of it */

static err document(struct found *f, const struct issue *v, enum csaf_wanted version)
{
    static const struct json_limits lim = { .bytes = 32u << 20, .members = 2000000 };
    struct ctx *c = f->c;
    struct json doc;
    struct csaf_report *out = NEW(c->arena, struct csaf_report);
    TRY(json_read(c, document_make(c->arena, v, version), &lim, &doc));
    TRY(csaf_judge(c, doc, out));
    for (size_t i = 0; i < out->n && i < 10; i++)
        if (out->v[i].group == CSAF_MANDATORY)
            add(f, true, "csaf", PLACE("/csaf%.*s", FMT(out->v[i].pointer)),
                PLACE("CSAF %s, %s: %.*s", version == DOCUMENT_20 ? "2.0" : "2.1", out->v[i].test, FMT(out->v[i].words)));
    return NULL;
}

/* it may be written and read before, and is not out before */
static bool only_out(str code)
{
    return str_is(code, "embargo") || str_is(code, "original-not-out");
}
err advisory_checks(struct ctx *c, const struct advisory *v, const struct adv_content *k, struct list *out)
{
    struct found found = { c, NEW_ARRAY(c->arena, MOST_CHECKS, struct adv_check), 0 }, *f = &found;
    struct issue issue;
    struct site site;
    taken_over(f, v, k);
    words(f, v, k);
    products(f, k);
    vulnerabilities(f, v, k);
    TRY(audience(f, v));
    TRY(site_get(c, &site));
    if (!site.base_url.n || !site.name.n)
        add(f, true, "no-address", S("/site"), S("the hub has no name or no address of its own: an administrator sets them under Public pages"));
    if (str_starts(site.base_url, S("http://")))
        add(f, false, "no-tls", S("/site"), S("the address of the hub does not begin with https://: readers of CSAF feeds will refuse it"));
    struct list said;
    TRY(comments_open(c, v, &said));
    for (size_t i = 0; i < said.n && f->n < MOST_CHECKS; i++) f->v[f->n++] = ((const struct adv_check *)said.v)[i];
    TRY(translation_checks(c, v, k, &said));
    for (size_t i = 0; i < said.n && f->n < MOST_CHECKS; i++) f->v[f->n++] = ((const struct adv_check *)said.v)[i];
    bool whole = true;
    for (size_t i = 0; i < f->n; i++) whole = whole && (!f->v[i].stops || str_is(f->v[i].code, "not-confirmed") || only_out(f->v[i].code));
    if (whole) { /* what is missing makes a document invalid by itself: it is told once, in our words */
        TRY(issue_of(c, v, k, &issue));
        TRY(vendors_said(c, v, false, &issue));
        TRY(document(f, &issue, DOCUMENT_20));
        TRY(document(f, &issue, DOCUMENT_21));
    }
    *out = (struct list){ f->v, f->n };
    return NULL;
}

err advisory_stopped(struct ctx *c, const struct advisory *v, bool out, const char **why)
{
    struct adv_content k;
    struct list l;
    size_t n = 0;
    str first = { 0 };
    TRY(content_load(c, &v->r.id, &k, NULL, NULL));
    TRY(advisory_checks(c, v, &k, &l));
    const struct adv_check *f = l.v;
    for (size_t i = 0; i < l.n; i++)
        if (f[i].stops && (out || !only_out(f[i].code)) && !n++) first = f[i].text;
    if (n == 1) return guard_says(why, arena_fmt(c->arena, "%.*s", FMT(first)).p);
    if (n) return guard_says(why, arena_fmt(c->arena, "%.*s, and %zu more", FMT(first), n - 1).p);
    return NULL;
}

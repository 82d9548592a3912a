/* content - what is structured of an advisory: products with versions, vulnerabilities, remedies, references, credits
 *
 * Kept as JSON that its own field tables wrote. A product keeps its id as long as the advisory lives, and an id is never
 * given twice, so that a reader's tool knows the same product in each revision. What was taken over carries its source and
 * is not confirmed until somebody looked at it. */
#include "domain/exchange/advisory.h"

#include <string.h>

#include "base/utf8.h"
#include "domain/vulnerability/store.h"
#include "formats/cpe.h"
#include "formats/csaf.h"
#include "formats/cvss.h"
#include "formats/purl.h"
#include "formats/vers.h"

#include "content.sql.h"

static const char *const remedy_v[] = { "vendor-fix", "mitigation", "workaround", "none-available", "no-fix-planned" };
const struct words adv_remedy_words = { remedy_v, COUNT(remedy_v) };

#define SOURCE .max = 200, .doc = "Where it was taken from; empty: written here"
#define LOOKED .doc = "Somebody looked at it"
static const struct field product_fields[] = {
#define F(m, ...) FIELD(struct adv_product, m, __VA_ARGS__)
    F(id, .max = 12, .doc = "Given by the hub, the same in each revision; empty: a new one"),
    F(vendor, .max = 200, .doc = "Who makes it"),
    F(name, .flags = F_REQ, .min = 1, .max = 300, .doc = "The product"),
    F(type, .max = 30, .doc = "How its versions are ordered: a type of vers (deb, semver); empty: in natural order"),
    F(range, .max = 2000, .doc = "Versions: all, one, or constraints as < 2.4 and >= 1.0; kept as vers writes them"),
    F(cpe, .max = 300, .doc = "Its name in CPE"),
    F(purl, .max = 500, .doc = "Its package URL"),
    F(status, .en = &vuln_status_words, .doc = "What is said of these versions"),
    F(of, .max = MOST_VULNERABILITIES, .doc = "Of which vulnerabilities; none: of all"),
    F(source, SOURCE),
    F(confirmed, LOOKED),
#undef F
};
static SHAPE(product_shape, "advisory_product", struct adv_product, product_fields, "Versions of a product and what is said of them");
static const struct field vulnerability_fields[] = {
#define F(m, ...) FIELD(struct adv_vulnerability, m, __VA_ARGS__)
    F(id, .flags = F_REQ, .min = 3, .max = 64, .doc = "CVE, or an identifier of this centre"),
    F(title, .max = 300, .doc = "Title"),
    F(text, .flags = F_LINES, .max = 20000, .doc = "What it is"),
    F(weakness, .max = 12, .doc = "CWE-79"),
    F(vectors, .max = 4, .doc = "CVSS vectors, one a version"),
    F(kev_at, .doc = "When a catalogue listed it as exploited"),
    F(epss, .min = -1, .max = 1000000, .doc = "EPSS in millionths; -1: none"),
    F(exploited, .en = &vuln_exploited_words, .doc = "Exploitation: not-said, none, poc or active"),
    F(due_at, .doc = "Of a directive: the day (UTC) until which it has to be mended"),
    F(ransomware, .doc = "It is known to be used for ransomware"),
    F(source, SOURCE),
    F(confirmed, LOOKED),
#undef F
};
static SHAPE(vulnerability_shape, "advisory_vulnerability", struct adv_vulnerability, vulnerability_fields, "A vulnerability that an advisory is about");
static const struct field remedy_fields[] = {
#define F(m, ...) FIELD(struct adv_remedy, m, __VA_ARGS__)
    F(category, .en = &adv_remedy_words, .doc = "vendor-fix, mitigation, workaround, none-available or no-fix-planned"),
    F(text, .flags = F_REQ | F_LINES, .min = 1, .max = 5000, .doc = "What is to be done"),
    F(url, .max = 1000, .doc = "Where more is said of it"),
    F(products, .max = MOST_PRODUCTS, .doc = "Ids of products; none: all affected ones"),
    F(source, SOURCE),
    F(confirmed, LOOKED),
#undef F
};
static SHAPE(remedy_shape, "advisory_remedy", struct adv_remedy, remedy_fields, "What is to be done about it");
static const struct field link_fields[] = {
#define F(m, ...) FIELD(struct adv_link, m, __VA_ARGS__)
    F(url, .flags = F_REQ, .min = 8, .max = 2000, .doc = "Where"),
    F(text, .max = 300, .doc = "What is there"),
    F(source, SOURCE),
    F(confirmed, LOOKED),
#undef F
};
static SHAPE(link_shape, "advisory_reference", struct adv_link, link_fields, "A reference");
static const struct field credit_fields[] = {
#define F(m, ...) FIELD(struct adv_credit, m, __VA_ARGS__)
    F(name, .max = 120, .doc = "Who is thanked"),
    F(organisation, .max = 120, .doc = "Of which organisation"),
    F(text, .max = 300, .doc = "For what"),
    F(consent, .doc = "They agreed to be named"),
#undef F
};
static SHAPE(credit_shape, "advisory_credit", struct adv_credit, credit_fields, "Somebody who is thanked");
#define LISTS(F)                                                                                             \
    F(products, .max = MOST_PRODUCTS, .of = &product_shape, .doc = "Products and their versions")            \
    , F(vulnerabilities, .max = MOST_VULNERABILITIES, .of = &vulnerability_shape, .doc = "What it is about") \
    , F(remedies, .max = MOST_REMEDIES, .of = &remedy_shape, .doc = "What is to be done")                    \
    , F(references, .max = MOST_REFERENCES, .of = &link_shape, .doc = "Where more is said")                  \
    , F(credits, .max = MOST_CREDITS, .of = &credit_shape, .doc = "Who is thanked")                          \
    ,
static const struct field content_fields[] = {
#define F(m, ...) FIELD(struct adv_content, m, __VA_ARGS__)
    LISTS(F)
#undef F
};
SHAPE(content_shape, "advisory_content", struct adv_content, content_fields, "What is structured of an advisory");

static const struct field step_fields[] = {
#define F(m, ...) FIELD(struct adv_step, m, .flags = F_RO, __VA_ARGS__)
    F(n, .doc = "The revision"),
    F(at, .doc = "When it was published"),
    F(what, .max = 2000, .doc = "What it changed"),
#undef F
};
static SHAPE(step_shape, "advisory_step", struct adv_step, step_fields, "A revision in the history of an advisory");
static const struct field vendor_said_fields[] = {
#define F(m, ...) FIELD(struct adv_said, m, .flags = F_RO, __VA_ARGS__)
    F(row, .max = 1000, .doc = "What it is known by in each revision: vendor, product, versions and vulnerability"),
    F(vulnerability, .doc = "Which vulnerability"),
    F(vendor, .doc = "Who says it"),
    F(product, .max = 300, .doc = "Of which product; empty: of all of this vendor"),
    F(versions, .max = 2000, .doc = "Of which versions; empty: all"),
    F(range, .max = 2000, .doc = "The same as the table of products has it; empty: it is in words"),
    F(state, .doc = "unknown, under-investigation, affected, not-affected, fix-in-progress, fixed or no-fix-planned"),
    F(justification, .doc = "Why it is not affected, as CSAF names it"),
    F(statement, .max = 8000, .doc = "In the vendor's words"),
    F(addendum, .max = 8000, .doc = "The centre's words on it"),
    F(said_at, .doc = "When it was said"),
#undef F
};
static SHAPE(vendor_said_shape, "advisory_vendor_said", struct adv_said, vendor_said_fields,
             "What a vendor said, as it was approved when a revision was published");
static const struct field issue_fields[] = {
#define F(m, ...) FIELD(struct issue, m, __VA_ARGS__)
    F(ref, .doc = "Reference"),
    F(category, .doc = "What it is"),
    F(state, .doc = "published, superseded or withdrawn"),
    F(title, .max = 300, .doc = "Title"),
    F(summary, .flags = F_LINES, .max = 2000, .doc = "For those who decide"),
    F(text, .flags = F_LINES, .max = 50000, .doc = "The text, in Markdown"),
    F(detect, .flags = F_LINES, .max = 20000, .doc = "How to find out whether one is hit, in Markdown"),
    F(language, .doc = "Language of its text"),
    F(tlp, .doc = "Marking"),
    F(why, .flags = F_LINES, .max = 2000, .doc = "Why it was withdrawn"),
    F(successor, .doc = "Reference of what stands in its place"),
    F(original, .doc = "Of a translation: the reference of what it translates"),
    F(source_language, .doc = "Of a translation: the language of that"),
    F(original_version, .doc = "Of a translation: the revision of that"),
    F(original_at, .doc = "Of a translation: when the first revision of that was published"),
    F(publisher, .doc = "Who publishes it"),
    F(base, .doc = "The address of the hub"),
    F(contact, .max = 300, .doc = "How to reach who publishes it"),
    F(version, .doc = "The revision"),
    F(first_at, .doc = "When its first revision was published"),
    F(at, .doc = "When this one was"),
    F(history, .max = 1000, .of = &step_shape, .doc = "Its revisions, oldest first"),
    F(sectors, .max = 40, .doc = "Sectors that it concerns above others"),
    F(vendors, .max = MOST_SAID, .of = &vendor_said_shape, .doc = "What vendors said when it was made"),
    LISTS(F)
#undef F
};
SHAPE(issue_shape, "advisory_issue", struct issue, issue_fields, "A revision of an advisory, as it was published");

static const struct field preview_in_fields[] = {
#define F(m, ...) FIELD(struct preview_in, m, __VA_ARGS__)
    F(title, .max = 200, .doc = "One line"),
    F(summary, .flags = F_LINES, .max = 2000, .doc = "For those who decide"),
    F(text, .flags = F_LINES, .max = 50000, .doc = "The text, in Markdown"),
    F(detect, .flags = F_LINES, .max = 20000, .doc = "How to find out whether one is hit, in Markdown"),
    F(change_note, .flags = F_LINES, .max = 500, .doc = "What this revision changes"),
    F(category, .en = &adv_sort_words, .doc = "What it is"),
    F(tlp, .en = &tlp_words, .doc = "Marking"),
    F(to_clients, .doc = "To all organisations that the team serves"),
    F(sharing_groups, .max = 20, .doc = "To members of these"),
    F(named, .max = 50, .doc = "To these organisations"),
    F(sectors, .max = 40, .doc = "Sectors that it concerns above others"),
    LISTS(F)
#undef F
};
SHAPE(preview_in_shape, "advisory_preview_new", struct preview_in, preview_in_fields, "What stands in the editor and is not saved yet; all may be left out");

err content_load(struct ctx *c, const id *record, struct adv_content *out, int64_t *revision, int64_t *next)
{
    static const struct json_limits lim = { .bytes = 8u << 20, .members = 400000 };
    struct rows *r;
    struct json v;
    bool found;
    *out = (struct adv_content){ 0 };
    TRY(db_one(c, &sql_load, ARGS(A_ID(*record)), &r, &found));
    if (revision) *revision = found ? row_int(r, 1) : 0;
    if (next) *next = found ? row_int(r, 2) : 1;
    if (!found) return NULL;
    TRY(json_read(c, row_text(r, 0), &lim, &v));
    said_load(c->arena, &content_shape, v, out);
    return NULL;
}

/* ---- ranges */

static str squeeze(struct arena *a, str typed)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < typed.n; i++) {
        char ch = typed.p[i];
        bool after = i && strchr("<>=", typed.p[i - 1]);
        if ((ch == ' ' || ch == '\t') && (after || (b.n && strchr("<>=", b.p[b.n - 1])))) continue;
        buf_c(&b, ch == '\t' ? ' ' : ch);
    }
    return buf_str(&b);
}
const char *range_typed(struct arena *a, str type, str typed, str *out)
{
    str t = str_trim(typed);
    if (!t.n || str_is(t, "*") || str_eq_nocase(t, S("all"))) {
        *out = S("*");
        return NULL;
    }
    bool operators = false;
    for (size_t i = 0; i < t.n; i++) operators = operators || strchr("<>=|", t.p[i]);
    if (!operators) {
        *out = t;
        for (size_t i = 0; i < t.n; i++)
            if (t.p[i] == ' ' || t.p[i] == ',') return "one version has no blank in it; ranges are written as >= 1.0 < 2.4";
        return NULL;
    }
    struct vers v = str_chr(t, '|') >= 0 ? vers_constraints(a, type, t) : vers_native(a, type, squeeze(a, t));
    struct buf b = { .a = a };
    if (v.wrong) return v.wrong;
    if (!v.n) return "versions as <= 2.4, >= 1.0 < 2.4, 2.3.1 or all";
    vers_write_constraints(&v, &b);
    *out = buf_str(&b);
    return NULL;
}

/* ---- what a shape cannot say */

static str at(struct ctx *c, const char *list, size_t i, const char *member)
{
    return arena_fmt(c->arena, "%s/%zu%s%s", list, i, *member ? "/" : "", member);
}
static bool https(str url)
{
    bool good = str_starts(url, S("https://")) || str_starts(url, S("http://"));
    for (size_t i = 0; i < url.n; i++) good = good && url.p[i] > ' ' && url.p[i] < 0x7F && !strchr("<>\"{}|\\^`", url.p[i]);
    return good && url.n > 8;
}
static err products(struct ctx *c, struct adv_content *v, int64_t *next)
{
    struct adv_product *p = v->products.v;
    for (size_t i = 0; i < v->products.n; i++) {
        str range;
        struct cpe cpe;
        bool type_fine = true;
        const char *wrong = range_typed(c->arena, p[i].type, p[i].range, &range);
        if (wrong) FAIL_AT(c, at(c, "/products", i, "range"), "bad-range", "%s", wrong);
        p[i].range = range;
        for (size_t k = 0; k < p[i].type.n; k++) {
            char ch = p[i].type.p[k];
            type_fine = type_fine && ((ch >= 'a' && ch <= 'z') || (k && ((ch >= '0' && ch <= '9') || strchr(".-+", ch))));
        }
        if (!type_fine) FAIL_AT(c, at(c, "/products", i, "type"), "bad-range", "a type of vers: small letters, as deb or semver");
        if (p[i].cpe.n && !cpe_read(c->arena, p[i].cpe, &cpe, &wrong)) FAIL_AT(c, at(c, "/products", i, "cpe"), "bad-cpe", "%s", wrong);
        if (p[i].purl.n && purl_read(c->arena, p[i].purl).wrong)
            FAIL_AT(c, at(c, "/products", i, "purl"), "bad-purl", "%s", purl_read(c->arena, p[i].purl).wrong);
        int64_t number = 0;
        if (p[i].id.n && (p[i].id.p[0] != 'P' || !str_int(str_cut(p[i].id, 1, p[i].id.n), &number) || number < 1 || number >= *next ||
                          !str_eq(p[i].id, arena_fmt(c->arena, "P%04lld", (long long)number))))
            FAIL_AT(c, at(c, "/products", i, "id"), "bad-id", "an id that this advisory gave, or none");
        for (size_t k = 0; k < i && p[i].id.n; k++)
            if (str_eq(p[k].id, p[i].id)) FAIL_AT(c, at(c, "/products", i, "id"), "bad-id", "two products have this id");
    }
    for (size_t i = 0; i < v->products.n; i++)
        if (!p[i].id.n) p[i].id = arena_fmt(c->arena, "P%04lld", (long long)(*next)++);
    return NULL;
}
static err vulnerabilities(struct ctx *c, struct adv_content *v)
{
    struct adv_vulnerability *p = v->vulnerabilities.v;
    for (size_t i = 0; i < v->vulnerabilities.n; i++) {
        str name, version;
        if (!vuln_id_fine(p[i].id)) FAIL_AT(c, at(c, "/vulnerabilities", i, "id"), "bad-vulnerability", "CVE-2026-1234, or letters, digits and - _ . :");
        for (size_t k = 0; k < i; k++)
            if (str_eq(p[k].id, p[i].id)) FAIL_AT(c, at(c, "/vulnerabilities", i, "id"), "bad-vulnerability", "it stands here twice");
        if (p[i].weakness.n && !csaf_weakness(p[i].weakness, &name, &version))
            FAIL_AT(c, at(c, "/vulnerabilities", i, "weakness"), "not-a-word", "CWE has no such weakness");
        unsigned seen = 0;
        for (size_t k = 0; k < p[i].vectors.n; k++) {
            struct cvss s;
            TRY(cvss_read(c, p[i].vectors.v[k], arena_fmt(c->arena, "/vulnerabilities/%zu/vectors/%zu", i, k), &s));
            if (seen & (1u << s.version)) FAIL_AT(c, at(c, "/vulnerabilities", i, "vectors"), "bad-vector", "one vector a version of CVSS");
            seen |= 1u << s.version;
            char text[CVSS_MOST];
            size_t n = cvss_write(&s, text);
            p[i].vectors.v[k] = arena_dup(c->arena, (str){ text, n });
        }
    }
    return NULL;
}
static bool has_product(const struct adv_content *v, str which)
{
    const struct adv_product *p = v->products.v;
    for (size_t i = 0; i < v->products.n; i++)
        if (str_eq(p[i].id, which)) return true;
    return false;
}
static bool has_vulnerability(const struct adv_content *v, str which)
{
    const struct adv_vulnerability *p = v->vulnerabilities.v;
    for (size_t i = 0; i < v->vulnerabilities.n; i++)
        if (str_eq(p[i].id, which)) return true;
    return false;
}
static err named(struct ctx *c, const struct adv_content *v)
{
    const struct adv_product *p = v->products.v;
    const struct adv_remedy *m = v->remedies.v;
    const struct adv_link *l = v->references.v;
    const struct adv_credit *k = v->credits.v;
    for (size_t i = 0; i < v->products.n; i++)
        for (size_t j = 0; j < p[i].of.n; j++)
            if (!has_vulnerability(v, p[i].of.v[j])) FAIL_AT(c, at(c, "/products", i, "of"), "bad-vulnerability", "no vulnerability of this advisory");
    for (size_t i = 0; i < v->remedies.n; i++) {
        if (m[i].url.n && !https(m[i].url)) FAIL_AT(c, at(c, "/remedies", i, "url"), "bad-format", "https://...");
        for (size_t j = 0; j < m[i].products.n; j++)
            if (!has_product(v, m[i].products.v[j])) FAIL_AT(c, at(c, "/remedies", i, "products"), "bad-id", "no product of this advisory");
    }
    for (size_t i = 0; i < v->references.n; i++)
        if (!https(l[i].url)) FAIL_AT(c, at(c, "/references", i, "url"), "bad-format", "https://...");
    for (size_t i = 0; i < v->credits.n; i++)
        if (!k[i].name.n && !k[i].organisation.n) FAIL_AT(c, at(c, "/credits", i, "name"), "required", "a name or an organisation");
    return NULL;
}
err content_check(struct ctx *c, struct adv_content *v, int64_t *next)
{
    TRY(products(c, v, next));
    TRY(vulnerabilities(c, v));
    return named(c, v);
}

static str written(struct ctx *c, const struct adv_content *v)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    shape_write(&w, &content_shape, v, 0);
    return buf_str(&b);
}
err content_save(struct ctx *c, const struct advisory *v, struct adv_content *now)
{
    struct adv_content was;
    int64_t revision, next;
    str audience;
    TRY(content_load(c, &v->r.id, &was, &revision, &next));
    TRY(content_check(c, now, &next));
    str text = written(c, now);
    if (revision && str_eq(text, written(c, &was))) return NULL;
    TRY(db_do(c, &sql_save, ARGS(A_ID(v->r.id), A_TEXT(text), A_INT(next))));
    if (!revision) return NULL;
    struct issue before = { .vulnerabilities = was.vulnerabilities, .remedies = was.remedies, .references = was.references, .credits = was.credits };
    struct issue after = { .vulnerabilities = now->vulnerabilities, .remedies = now->remedies, .references = now->references, .credits = now->credits };
    TRY(translation_touched(c, v, &before, &after));
    TRY(advisory_wrote(c, v));
    TRY(record_touch(c, &v->r.id, false));
    TRY(audience_team(c, &v->r, &audience));
    return entry_add(c, &v->r.id, &(struct entry_new){ .verb = "field", .field = S("content"), .body = text, .audience = audience }, NULL);
}

/* ---- routes */

static str etag(struct ctx *c, int64_t revision)
{
    return arena_fmt(c->arena, "\"c%lld\"", (long long)revision);
}
err content_answer(struct ctx *c, const struct advisory *v, struct res *r)
{
    struct adv_content k;
    int64_t revision;
    TRY(content_load(c, &v->r.id, &k, &revision, NULL));
    res_header(r, "ETag", etag(c, revision));
    res_json(r, &content_shape, &k, 0);
    return NULL;
}
err content_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    TRY(advisory_of(c, q->params[0], &v));
    return content_answer(c, &v, r);
}
err content_put(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct adv_content now = { 0 }, was;
    int64_t revision;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    if (!advisory_open(&v)) FAIL(c, E_CONFLICT, "not-in-state", "what was handed on is not changed: have it returned, or revise what is published");
    TRY(content_load(c, &v.r.id, &was, &revision, NULL));
    str match = req_header(q, "if-match");
    if (!match.n) FAIL(c, E_STALE, "if-match-needed", "send If-Match with the ETag that you read");
    if (!str_eq(match, etag(c, revision))) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; read it again and compare");
    TRY(api_read(c, q, &content_shape, &now));
    TRY(content_save(c, &v, &now));
    return content_answer(c, &v, r);
}
/* everything that was taken over was looked at */
err content_confirm(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct adv_content k;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    if (!advisory_open(&v)) FAIL(c, E_CONFLICT, "not-in-state", "what was handed on is not changed: have it returned, or revise what is published");
    TRY(content_load(c, &v.r.id, &k, NULL, NULL));
    struct adv_product *p = k.products.v;
    struct adv_vulnerability *u = k.vulnerabilities.v;
    struct adv_remedy *m = k.remedies.v;
    struct adv_link *l = k.references.v;
    for (size_t i = 0; i < k.products.n; i++) p[i].confirmed = true;
    for (size_t i = 0; i < k.vulnerabilities.n; i++) u[i].confirmed = true;
    for (size_t i = 0; i < k.remedies.n; i++) m[i].confirmed = true;
    for (size_t i = 0; i < k.references.n; i++) l[i].confirmed = true;
    TRY(content_save(c, &v, &k));
    if (v.unconfirmed.n) {
        TRY(advisory_wrote(c, &v));
        TRY(db_do(c, &sql_confirmed, ARGS(A_ID(v.r.id))));
        TRY(record_touch(c, &v.r.id, false));
    }
    return content_answer(c, &v, r);
}

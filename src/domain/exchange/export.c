/* export - a published advisory in the formats of others: VEX as CSAF, OpenVEX and CycloneDX, and OSV
 *
 * Made of the revision that is out, by the access rule, when somebody asks; the same revision gives the same bytes. VEX speaks
 * of products alone: a vulnerability of which nothing is said about a product is left out. OSV knows ranges of packages: of a
 * product that is none, vendor, name and versions stand in database_specific. */
#include "domain/exchange/exchange.h"

#include "base/buf.h"
#include "formats/cvss.h"
#include "formats/purl.h"
#include "formats/vers.h"
#include "formats/vuln.h"
#include "guard/guard.h"

static const unsigned said[] = { VULN_AFFECTED, VULN_UNAFFECTED, VULN_FIXED, VULN_INVESTIGATED };

static str page_of(struct arena *a, const struct issue *v)
{
    return arena_fmt(a, "%.*s/advisories/%.*s", FMT(v->base), FMT(v->ref));
}
/* what is to be done about a product, all of it */
static str remedy_of(struct arena *a, const struct issue *v, const struct adv_product *p)
{
    const struct adv_remedy *m = v->remedies.v;
    struct buf b = { .a = a };
    for (size_t i = 0; i < v->remedies.n; i++) {
        bool named = !m[i].products.n;
        for (size_t k = 0; k < m[i].products.n; k++) named = named || str_eq(m[i].products.v[k], p->id);
        if (named) buf_fmt(&b, "%s%.*s", b.n ? "\n" : "", FMT(m[i].text));
    }
    return b.n ? buf_str(&b) : S("None is known yet.");
}
static void product_ids(struct jw *w, struct arena *a, const struct issue *v, const struct adv_product *p)
{
    jw_obj(w);
    jw_kt(w, "@id", p->purl.n ? p->purl : arena_fmt(a, "%.*s#%.*s", FMT(page_of(a, v)), FMT(p->id)));
    if (p->purl.n || p->cpe.n) {
        jw_key(w, S("identifiers"));
        jw_obj(w);
        if (p->cpe.n) jw_kt(w, str_starts(p->cpe, S("cpe:2.3:")) ? "cpe23" : "cpe22", p->cpe);
        if (p->purl.n) jw_kt(w, "purl", p->purl);
        jw_end_obj(w);
    }
    jw_end_obj(w);
}

/* ---- OpenVEX 0.2.0: a statement a vulnerability, status and what is to be done, or why it is not affected */

static str key_of(struct arena *a, const struct issue *v, const struct adv_vulnerability *u, const struct adv_product *p)
{
    return p->status == VULN_AFFECTED ? remedy_of(a, v, p) : p->status == VULN_UNAFFECTED ? said_why(v, u, p) : S("");
}

static void statement(struct jw *w, struct arena *a, const struct issue *v, const struct adv_vulnerability *u, unsigned status, str key)
{
    static const char *const words[VULN_STATUSES] = {
        [VULN_AFFECTED] = "affected", [VULN_UNAFFECTED] = "not_affected", [VULN_FIXED] = "fixed", [VULN_INVESTIGATED] = "under_investigation"
    };
    const struct adv_product *p = v->products.v;
    jw_obj(w);
    jw_key(w, S("vulnerability"));
    jw_obj(w);
    jw_kt(w, "name", u->id);
    if (u->text.n) jw_kt(w, "description", u->text);
    jw_end_obj(w);
    jw_key(w, S("products"));
    jw_arr(w);
    for (size_t i = 0; i < v->products.n; i++)
        if (product_concerns(&p[i], u->id) && p[i].status == status && str_eq(key_of(a, v, u, &p[i]), key)) product_ids(w, a, v, &p[i]);
    jw_end_arr(w);
    jw_kt(w, "status", str_of(words[status]));
    if (status == VULN_UNAFFECTED && key.n) jw_kt(w, "justification", key);
    if (status == VULN_UNAFFECTED && !key.n) jw_kt(w, "impact_statement", str_of(VEX_NO_IMPACT));
    if (status == VULN_AFFECTED) jw_kt(w, "action_statement", key);
    jw_end_obj(w);
}
/* products of which the same is said stand in one statement: the first of them begins it */
static bool first_of(struct arena *a, const struct issue *v, const struct adv_vulnerability *u, size_t at)
{
    const struct adv_product *p = v->products.v;
    for (size_t i = 0; i < at; i++)
        if (product_concerns(&p[i], u->id) && p[i].status == p[at].status && str_eq(key_of(a, v, u, &p[i]), key_of(a, v, u, &p[at]))) return false;
    return true;
}
str openvex_make(struct arena *a, const struct issue *v)
{
    struct buf b = { .a = a };
    struct jw w = jw_on(&b);
    const struct adv_vulnerability *u = v->vulnerabilities.v;
    const struct adv_product *p = v->products.v;
    jw_obj(&w);
    jw_kt(&w, "@context", S("https://openvex.dev/ns/v0.2.0"));
    jw_kt(&w, "@id", arena_fmt(a, "%.*s#%lld", FMT(page_of(a, v)), (long long)v->version));
    jw_kt(&w, "author", v->publisher);
    jw_kt(&w, "role", S("coordinator"));
    jw_kt(&w, "timestamp", when_text(a, v->first_at));
    jw_kt(&w, "last_updated", when_text(a, v->at));
    jw_ki(&w, "version", v->version);
    jw_key(&w, S("statements"));
    jw_arr(&w);
    for (size_t i = 0; i < v->vulnerabilities.n; i++)
        for (size_t s = 0; s < COUNT(said); s++)
            for (size_t k = 0; k < v->products.n; k++)
                if (product_concerns(&p[k], u[i].id) && p[k].status == said[s] && first_of(a, v, &u[i], k))
                    statement(&w, a, v, &u[i], said[s], key_of(a, v, &u[i], &p[k]));
    jw_end_arr(&w);
    jw_end_obj(&w);
    buf_c(&b, '\n');
    return buf_str(&b);
}

/* ---- CycloneDX 1.6: components, and an analysis a vulnerability and status */

static void component(struct jw *w, struct arena *a, const struct adv_product *p)
{
    jw_obj(w);
    jw_kt(w, "type", p->purl.n ? S("library") : S("application"));
    jw_kt(w, "bom-ref", p->id);
    if (p->vendor.n) {
        jw_key(w, S("supplier"));
        jw_obj(w);
        jw_kt(w, "name", p->vendor);
        jw_end_obj(w);
    }
    jw_kt(w, "name", p->name);
    if (!product_is_range(p)) jw_kt(w, "version", product_range(a, p));
    if (p->cpe.n) jw_kt(w, "cpe", p->cpe);
    if (p->purl.n) jw_kt(w, "purl", p->purl);
    jw_end_obj(w);
}
static void ratings(struct jw *w, struct arena *a, const struct adv_vulnerability *u)
{
    static const char *const methods[] = { "CVSSv2", "CVSSv3", "CVSSv31", "CVSSv4" }, *const severities[] = { "none", "low", "medium", "high", "critical" };
    jw_key(w, S("ratings"));
    jw_arr(w);
    for (size_t i = 0; i < u->vectors.n; i++) {
        struct cvss s;
        struct cvss_wrong why;
        struct cvss_scores sum;
        if (!cvss_parse(u->vectors.v[i], &s, &why)) continue;
        cvss_score(&s, &sum);
        jw_obj(w);
        jw_key(w, S("score"));
        jw_raw(w, arena_fmt(a, "%d.%d", sum.overall / 10, sum.overall % 10));
        jw_kt(w, "severity", str_of(severities[cvss_severity((enum cvss_version)s.version, sum.overall)]));
        jw_kt(w, "method", str_of(methods[s.version]));
        jw_kt(w, "vector", u->vectors.v[i]);
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
static void affects(struct jw *w, struct arena *a, const struct issue *v, const struct adv_vulnerability *u, unsigned status, str why)
{
    static const char *const words[VULN_STATUSES] = {
        [VULN_AFFECTED] = "affected", [VULN_UNAFFECTED] = "unaffected", [VULN_FIXED] = "unaffected", [VULN_INVESTIGATED] = "unknown"
    };
    const struct adv_product *p = v->products.v;
    jw_key(w, S("affects"));
    jw_arr(w);
    for (size_t i = 0; i < v->products.n; i++) {
        if (!product_concerns(&p[i], u->id) || p[i].status != status || !str_eq(said_why(v, u, &p[i]), why)) continue;
        jw_obj(w);
        jw_kt(w, "ref", p[i].id);
        jw_key(w, S("versions"));
        jw_arr(w);
        jw_obj(w);
        jw_kt(w, product_is_range(&p[i]) ? "range" : "version", product_range(a, &p[i]));
        jw_kt(w, "status", str_of(words[status]));
        jw_end_obj(w);
        jw_end_arr(w);
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
/* the reason as CycloneDX words it; its own label stands beside it. NULL: it has no word for that */
static const char *reason(str why)
{
    static const char *const words[][2] = { { "component_not_present", "code_not_present" },
                                            { "vulnerable_code_not_present", "code_not_present" },
                                            { "vulnerable_code_not_in_execute_path", "code_not_reachable" },
                                            { "inline_mitigations_already_exist", "protected_by_mitigating_control" } };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(why, words[i][0])) return words[i][1];
    return NULL;
}
static void analysed(struct jw *w, struct arena *a, const struct issue *v, const struct adv_vulnerability *u, unsigned status, str why)
{
    static const char *const states[VULN_STATUSES] = {
        [VULN_AFFECTED] = "exploitable", [VULN_UNAFFECTED] = "not_affected", [VULN_FIXED] = "resolved", [VULN_INVESTIGATED] = "in_triage"
    };
    const struct adv_product *p = v->products.v;
    struct strs told = { NEW_ARRAY(a, v->products.n + 1, str), 0 };
    int64_t weakness;
    jw_obj(w);
    jw_kt(w, "bom-ref", arena_fmt(a, "%.*s/%s%s%.*s", FMT(u->id), states[status], why.n ? "/" : "", FMT(why)));
    jw_kt(w, "id", u->id);
    if (u->vectors.n) ratings(w, a, u);
    if (str_starts(u->weakness, S("CWE-")) && str_int(str_cut(u->weakness, 4, u->weakness.n), &weakness)) {
        jw_key(w, S("cwes"));
        jw_arr(w);
        jw_int(w, weakness);
        jw_end_arr(w);
    }
    if (u->text.n || u->title.n) jw_kt(w, "description", u->text.n ? u->text : u->title);
    for (size_t i = 0; status == VULN_AFFECTED && i < v->products.n; i++) {
        str r = remedy_of(a, v, &p[i]);
        bool known = !product_concerns(&p[i], u->id) || p[i].status != status;
        for (size_t k = 0; k < told.n; k++) known = known || str_eq(told.v[k], r);
        if (!known) told.v[told.n++] = r;
    }
    if (told.n) {
        struct buf b = { .a = a };
        for (size_t i = 0; i < told.n; i++) buf_fmt(&b, "%s%.*s", i ? "\n" : "", FMT(told.v[i]));
        jw_kt(w, "recommendation", buf_str(&b));
    }
    jw_key(w, S("advisories"));
    jw_arr(w);
    jw_obj(w);
    jw_kt(w, "title", v->title);
    jw_kt(w, "url", page_of(a, v));
    jw_end_obj(w);
    jw_end_arr(w);
    jw_kt(w, "published", when_text(a, v->first_at));
    jw_kt(w, "updated", when_text(a, v->at));
    jw_key(w, S("analysis"));
    jw_obj(w);
    jw_kt(w, "state", str_of(states[status]));
    if (reason(why)) jw_kt(w, "justification", str_of(reason(why)));
    if (status == VULN_UNAFFECTED) jw_kt(w, "detail", why.n ? arena_fmt(a, "The vendor says so: %.*s.", FMT(why)) : str_of(VEX_NO_IMPACT));
    jw_end_obj(w);
    affects(w, a, v, u, status, why);
    jw_end_obj(w);
}
/* products of a status and, of those that are not affected, a reason stand in one analysis: the first of them begins it */
static bool first_why(const struct issue *v, const struct adv_vulnerability *u, size_t at)
{
    const struct adv_product *p = v->products.v;
    for (size_t i = 0; i < at; i++)
        if (product_concerns(&p[i], u->id) && p[i].status == p[at].status && str_eq(said_why(v, u, &p[i]), said_why(v, u, &p[at]))) return false;
    return true;
}
str cyclonedx_make(struct arena *a, const struct issue *v)
{
    struct buf b = { .a = a };
    struct jw w = jw_on(&b);
    const struct adv_vulnerability *u = v->vulnerabilities.v;
    const struct adv_product *p = v->products.v;
    str mark = sha256_hex(a, page_of(a, v)); /* the advisory's, in each of its revisions */
    jw_obj(&w);
    jw_kt(&w, "bomFormat", S("CycloneDX"));
    jw_kt(&w, "specVersion", S("1.6"));
    jw_kt(&w, "serialNumber",
          arena_fmt(a, "urn:uuid:%.*s-%.*s-8%.*s-8%.*s-%.*s", FMT(str_cut(mark, 0, 8)), FMT(str_cut(mark, 8, 12)), FMT(str_cut(mark, 12, 15)),
                    FMT(str_cut(mark, 15, 18)), FMT(str_cut(mark, 18, 30))));
    jw_ki(&w, "version", v->version);
    jw_key(&w, S("metadata"));
    jw_obj(&w);
    jw_kt(&w, "timestamp", when_text(a, v->at));
    jw_key(&w, S("supplier"));
    jw_obj(&w);
    jw_kt(&w, "name", v->publisher);
    jw_end_obj(&w);
    jw_end_obj(&w);
    jw_key(&w, S("components"));
    jw_arr(&w);
    for (size_t i = 0; i < v->products.n; i++) component(&w, a, &p[i]);
    jw_end_arr(&w);
    jw_key(&w, S("vulnerabilities"));
    jw_arr(&w);
    for (size_t i = 0; i < v->vulnerabilities.n; i++)
        for (size_t s = 0; s < COUNT(said); s++)
            for (size_t k = 0; k < v->products.n; k++)
                if (product_concerns(&p[k], u[i].id) && p[k].status == said[s] && first_why(v, &u[i], k))
                    analysed(&w, a, v, &u[i], said[s], said_why(v, &u[i], &p[k]));
    jw_end_arr(&w);
    jw_end_obj(&w);
    buf_c(&b, '\n');
    return buf_str(&b);
}

/* ---- OSV */

static const char *ecosystem_of(str type)
{
    static const char *const list[][2] = { { "npm", "npm" },      { "pypi", "PyPI" },        { "maven", "Maven" },
                                           { "golang", "Go" },    { "cargo", "crates.io" },  { "nuget", "NuGet" },
                                           { "gem", "RubyGems" }, { "hex", "Hex" },          { "composer", "Packagist" },
                                           { "pub", "Pub" },      { "hackage", "Hackage" },  { "cran", "CRAN" },
                                           { "deb", "Debian" },   { "conan", "ConanCenter" } };
    for (size_t i = 0; i < COUNT(list); i++)
        if (str_is(type, list[i][0])) return list[i][1];
    return NULL;
}
/* the name as the ecosystem writes it */
static str package_name(struct arena *a, const struct purl *p)
{
    if (!p->namespace_.n || str_is(p->type, "deb")) return p->name;
    return arena_fmt(a, "%.*s%s%.*s", FMT(p->namespace_), str_is(p->type, "maven") ? ":" : "/", FMT(p->name));
}
static void event(struct jw *w, const char *what, str version)
{
    jw_obj(w);
    jw_kt(w, what, version);
    jw_end_obj(w);
}
/* stretches of versions; a bound that OSV cannot say (more than, without that version) is left to database_specific */
static void ranges(struct jw *w, struct arena *a, const struct adv_product *p)
{
    struct vers r = vers_read(a, product_range(a, p));
    struct vers_interval v;
    size_t n = 0;
    if (r.wrong) return;
    jw_key(w, S("ranges"));
    jw_arr(w);
    if (r.all || (r.n == 1 && r.v[0].op == '*')) {
        jw_obj(w);
        jw_key(w, S("events"));
        jw_arr(w);
        event(w, "introduced", S("0"));
        jw_end_arr(w);
        jw_kt(w, "type", S("ECOSYSTEM"));
        jw_end_obj(w);
    }
    for (size_t at = 0; !r.all && vers_interval(&r, &at, &v) && n < 500; n++) {
        if (v.low.p && !v.low_in) continue;
        jw_obj(w);
        jw_key(w, S("events"));
        jw_arr(w);
        event(w, "introduced", v.low.p ? v.low : S("0"));
        if (v.high.p) event(w, v.high_in ? "last_affected" : "fixed", v.high);
        jw_end_arr(w);
        jw_kt(w, "type", S("ECOSYSTEM"));
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
static void affected(struct jw *w, struct arena *a, const struct adv_product *p)
{
    struct purl u = purl_read(a, p->purl);
    const char *ecosystem = p->purl.n && !u.wrong ? ecosystem_of(u.type) : NULL;
    struct buf plain = { .a = a };
    jw_obj(w);
    if (ecosystem) {
        u.version = (str){ NULL, 0 };
        purl_write(&u, &plain);
        jw_key(w, S("package"));
        jw_obj(w);
        jw_kt(w, "ecosystem", str_of(ecosystem));
        jw_kt(w, "name", package_name(a, &u));
        jw_kt(w, "purl", buf_str(&plain));
        jw_end_obj(w);
        if (product_is_range(p)) ranges(w, a, p);
    }
    if (!product_is_range(p)) {
        jw_key(w, S("versions"));
        jw_arr(w);
        jw_text(w, product_range(a, p));
        jw_end_arr(w);
    }
    jw_key(w, S("database_specific"));
    jw_obj(w);
    if (p->cpe.n) jw_kt(w, "cpe", p->cpe);
    jw_kt(w, "product", p->name);
    if (product_is_range(p)) jw_kt(w, "range", product_range(a, p));
    if (p->vendor.n) jw_kt(w, "vendor", p->vendor);
    jw_end_obj(w);
    jw_end_obj(w);
}
static void severities(struct jw *w, const struct issue *v)
{
    static const char *const types[] = { "CVSS_V2", "CVSS_V3", "CVSS_V3", "CVSS_V4" };
    const struct adv_vulnerability *u = v->vulnerabilities.v;
    if (v->vulnerabilities.n != 1) return; /* one entry has one: of several it would be nobody's */
    jw_key(w, S("severity"));
    jw_arr(w);
    for (size_t i = 0; i < u->vectors.n; i++) {
        struct cvss s;
        struct cvss_wrong why;
        if (!cvss_parse(u->vectors.v[i], &s, &why)) continue;
        jw_obj(w);
        jw_kt(w, "type", str_of(types[s.version]));
        jw_kt(w, "score", u->vectors.v[i]);
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
static void osv_links(struct jw *w, struct arena *a, const struct issue *v)
{
    const struct adv_link *l = v->references.v;
    jw_key(w, S("references"));
    jw_arr(w);
    jw_obj(w);
    jw_kt(w, "type", S("ADVISORY"));
    jw_kt(w, "url", page_of(a, v));
    jw_end_obj(w);
    for (size_t i = 0; i < v->references.n; i++) {
        jw_obj(w);
        jw_kt(w, "type", S("WEB"));
        jw_kt(w, "url", l[i].url);
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
str osv_make(struct arena *a, const struct issue *v)
{
    struct buf b = { .a = a };
    struct jw w = jw_on(&b);
    const struct adv_vulnerability *u = v->vulnerabilities.v;
    const struct adv_product *p = v->products.v;
    const struct adv_credit *k = v->credits.v;
    bool gone = !str_is(v->state, "published");
    jw_obj(&w);
    jw_kt(&w, "schema_version", S("1.7.0"));
    jw_kt(&w, "id", arena_fmt(a, "x_%.*s", FMT(v->ref)));
    jw_kt(&w, "modified", when_text(a, v->at));
    jw_kt(&w, "published", when_text(a, v->first_at));
    if (gone) jw_kt(&w, "withdrawn", when_text(a, v->at));
    jw_key(&w, v->vulnerabilities.n == 1 ? S("aliases") : S("related")); /* an alias is the same vulnerability: of several none is */
    jw_arr(&w);
    for (size_t i = 0; i < v->vulnerabilities.n; i++) jw_text(&w, u[i].id);
    jw_end_arr(&w);
    jw_kt(&w, "summary", v->title);
    if (!gone) {
        jw_kt(&w, "details", v->text.n ? v->text : v->summary);
        severities(&w, v);
        jw_key(&w, S("affected"));
        jw_arr(&w);
        for (size_t i = 0; i < v->products.n; i++)
            if (p[i].status == VULN_AFFECTED) affected(&w, a, &p[i]);
        jw_end_arr(&w);
        osv_links(&w, a, v);
        jw_key(&w, S("credits"));
        jw_arr(&w);
        for (size_t i = 0; i < v->credits.n; i++) {
            if (!k[i].consent || !(k[i].name.n || k[i].organisation.n)) continue;
            jw_obj(&w);
            jw_kt(&w, "name", k[i].name.n ? k[i].name : k[i].organisation);
            jw_end_obj(&w);
        }
        jw_end_arr(&w);
    }
    jw_end_obj(&w);
    buf_c(&b, '\n');
    return buf_str(&b);
}

/* ---- asked for */

static err export(struct ctx *c, const struct req *q, struct res *r)
{
    static const char *const words[] = { "csaf-vex", "csaf-2.1-vex", "openvex", "cyclonedx", "osv" };
    str as = req_query(q, "as");
    unsigned which = 0;
    struct publication p;
    struct issue v;
    bool some = false;
    while (which < COUNT(words) && !str_is(as, words[which])) which++;
    if (which == COUNT(words)) FAIL_AT(c, S("/as"), "bad-format", "as is csaf-vex, csaf-2.1-vex, openvex, cyclonedx or osv");
    TRY(publication_find(c, q->params[0], &p));
    TRY(publication_issue(c, &p, &v));
    const struct adv_vulnerability *u = v.vulnerabilities.v;
    for (size_t i = 0; i < v.vulnerabilities.n; i++) some = some || issue_vex(&v, &u[i], 0);
    if (which < 4 && !str_is(v.state, "published")) FAIL(c, E_ABSENT, "not-found", "it was taken back or replaced: it says nothing of products any more");
    if (which < 4 && !some) FAIL(c, E_ABSENT, "not-found", "it says of no product whether a vulnerability affects it");
    if (which == 4 && !v.vulnerabilities.n) FAIL(c, E_ABSENT, "not-found", "it names no vulnerability");
    str text = which < 2    ? document_vex(c->arena, &v, which ? DOCUMENT_21 : DOCUMENT_20)
               : which == 2 ? openvex_make(c->arena, &v)
               : which == 3 ? cyclonedx_make(c->arena, &v)
                            : osv_make(c->arena, &v);
    if (str_is(p.tlp, "clear")) res_header(r, "Access-Control-Allow-Origin", S("*"));
    buf_put(&r->body, text);
    return NULL;
}
static const struct param_doc export_query[] = { { "as", "csaf-vex, csaf-2.1-vex, openvex, cyclonedx or osv" }, { NULL, NULL } };
const struct route export_routes[] = {
    ROUTE(GET, "/api/v1/publications/{ref}/export", export, 0, "One of them as VEX (CSAF, OpenVEX, CycloneDX) or OSV", .flags = R_PUBLIC, .query = export_query,
          .out_schema = "{\"type\":\"object\"}"),
    { .path = NULL },
};

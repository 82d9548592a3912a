/* document - a published revision as CSAF 2.0 and 2.1 (OASIS), written from beginning to end in one order: the same issue
 * gives the same bytes
 *
 * Profile: security advisory where each vulnerability has products and words, informational advisory where there is no
 * vulnerability but something to refer to (of a threat report: security incident response), else base. What was withdrawn or replaced names its reason and nothing else; 2.1
 * has profiles for both. 2.0 knows neither AMBER+STRICT nor CVSS 4.0: the marking is then told in words, the vector is left out. */
#include "domain/exchange/exchange.h"

#include "base/buf.h"
#include "formats/csaf.h"
#include "formats/cvss.h"
#include "formats/vers.h"
#include "formats/vuln.h"

struct made {
    struct jw w;
    struct arena *a;
    const struct issue *v;
    const struct adv_product *p;
    const struct adv_vulnerability *u;
    const struct adv_remedy *m;
    bool v21, vex; /* vex: what is said of each product, and nothing about the rest */
};

static bool gone(const struct issue *v)
{
    return !str_is(v->state, "published");
}
static bool concerns(const struct adv_product *p, str vulnerability)
{
    for (size_t i = 0; i < p->of.n; i++)
        if (str_eq(p->of.v[i], vulnerability)) return true;
    return !p->of.n;
}
static bool hit(const struct adv_product *p)
{
    return p->status == VULN_AFFECTED || p->status == VULN_INVESTIGATED;
}
/* each vulnerability has words and a product of which something is said */
static bool is_security(const struct made *d)
{
    for (size_t i = 0; i < d->v->vulnerabilities.n; i++) {
        bool some = false;
        for (size_t k = 0; k < d->v->products.n; k++) some = some || (concerns(&d->p[k], d->u[i].id) && d->p[k].status != VULN_UNKNOWN);
        if (!some) return false;
    }
    return d->v->vulnerabilities.n > 0;
}
static const char *profile(const struct made *d)
{
    if (d->vex) return "csaf_vex";
    if (gone(d->v)) return !d->v21 ? "csaf_base" : str_is(d->v->state, "withdrawn") ? "csaf_withdrawn" : "csaf_superseded";
    if (is_security(d)) return "csaf_security_advisory";
    if (d->v->vulnerabilities.n || !d->v->references.n) return "csaf_base";
    return str_is(d->v->category, "threat-report") ? "csaf_security_incident_response" : "csaf_informational_advisory";
}

/* ---- document */

static void note(struct jw *w, const char *category, const char *title, str text)
{
    if (!text.n) return;
    jw_obj(w);
    jw_kt(w, "category", str_of(category));
    jw_kt(w, "text", text);
    jw_kt(w, "title", str_of(title));
    jw_end_obj(w);
}
static void notes(struct made *d)
{
    struct jw *w = &d->w;
    jw_key(w, S("notes"));
    jw_arr(w);
    if (str_is(d->v->state, "withdrawn"))
        note(w, "description", "Reasoning for Withdrawal", d->v->why);
    else if (gone(d->v))
        note(w, "description", "Reasoning for Supersession", arena_fmt(d->a, "%.*s stands in the place of this advisory.", FMT(d->v->successor)));
    else {
        note(w, "summary", "Summary", d->v->summary);
        note(w, "general", "Details", d->v->text);
        note(w, "general", "Detection", d->v->detect);
    }
    jw_end_arr(w);
}
static void marking(struct made *d)
{
    struct jw *w = &d->w;
    str tlp = d->v->tlp;
    bool strict = str_is(tlp, "amber+strict");
    jw_key(w, S("distribution"));
    jw_obj(w);
    if (strict && !d->v21) jw_kt(w, "text", S("TLP:AMBER+STRICT: within the recipient's organisation only"));
    jw_key(w, S("tlp"));
    jw_obj(w);
    jw_kt(w, "label",
          str_is(tlp, "clear")   ? (d->v21 ? S("CLEAR") : S("WHITE"))
          : str_is(tlp, "green") ? S("GREEN")
          : strict && d->v21     ? S("AMBER+STRICT")
                                 : S("AMBER"));
    jw_kt(w, "url", S("https://www.first.org/tlp/"));
    jw_end_obj(w);
    jw_end_obj(w);
}
static void reference(struct jw *w, const char *category, str what, str url)
{
    jw_obj(w);
    jw_kt(w, "category", str_of(category));
    jw_kt(w, "summary", what);
    jw_kt(w, "url", url);
    jw_end_obj(w);
}
str csaf_folder(str tlp)
{
    return str_is(tlp, "clear") ? S("white") : str_is(tlp, "amber+strict") ? S("amber-strict") : tlp;
}
static void references(struct made *d)
{
    struct jw *w = &d->w;
    const struct issue *v = d->v;
    const struct adv_link *l = v->references.v;
    int y, mo, da, h, mi, s;
    when_utc(v->first_at, &y, &mo, &da, &h, &mi, &s);
    str folder = csaf_folder(v->tlp), file = csaf_filename(d->a, v->ref);
    jw_key(w, S("references"));
    jw_arr(w);
    if (d->vex)
        reference(w, "self", S("Canonical URL"), arena_fmt(d->a, "%.*s/api/v1/publications/%.*s/export?as=csaf-vex", FMT(v->base), FMT(v->ref)));
    else if (d->v21)
        reference(w, "self", S("Canonical URL"), arena_fmt(d->a, "%.*s/.well-known/csaf/v2.1/%.*s/%d/%.*s", FMT(v->base), FMT(folder), y, FMT(file)));
    else
        reference(w, "self", S("Canonical URL"), arena_fmt(d->a, "%.*s/.well-known/csaf/%.*s/%d/%.*s", FMT(v->base), FMT(folder), y, FMT(file)));
    reference(w, "self", S("The advisory as a page"), arena_fmt(d->a, "%.*s/advisories/%.*s", FMT(v->base), FMT(v->ref)));
    if (v->original.n) { /* conformance of translators: the canonical address of what was translated */
        int oy, omo, oda, oh, omi, os;
        when_utc(v->original_at.us ? v->original_at : v->first_at, &oy, &omo, &oda, &oh, &omi, &os);
        reference(w, "external", arena_fmt(d->a, "Translated from %.*s", FMT(v->original)),
                  arena_fmt(d->a, "%.*s/.well-known/csaf/%s%.*s/%d/%.*s", FMT(v->base), d->v21 ? "v2.1/" : "", FMT(folder), oy,
                            FMT(csaf_filename(d->a, v->original))));
    }
    if (str_is(v->state, "superseded"))
        reference(w, "external", arena_fmt(d->a, "Superseding Document %.*s", FMT(v->successor)),
                  arena_fmt(d->a, "%.*s/advisories/%.*s", FMT(v->base), FMT(v->successor)));
    for (size_t i = 0; i < v->references.n && !gone(v); i++) reference(w, "external", l[i].text.n ? l[i].text : l[i].url, l[i].url);
    jw_end_arr(w);
}
static void credits(struct made *d)
{
    struct jw *w = &d->w;
    const struct adv_credit *k = d->v->credits.v;
    bool any = false;
    for (size_t i = 0; i < d->v->credits.n; i++) any = any || k[i].consent;
    if (!any || gone(d->v)) return;
    jw_key(w, S("acknowledgments"));
    jw_arr(w);
    for (size_t i = 0; i < d->v->credits.n; i++) {
        if (!k[i].consent) continue;
        jw_obj(w);
        if (k[i].name.n) {
            jw_key(w, S("names"));
            jw_arr(w);
            jw_text(w, k[i].name);
            jw_end_arr(w);
        }
        if (k[i].organisation.n) jw_kt(w, "organization", k[i].organisation);
        if (k[i].text.n) jw_kt(w, "summary", k[i].text);
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
static void tracking(struct made *d)
{
    struct jw *w = &d->w;
    const struct issue *v = d->v;
    const struct adv_step *s = v->history.v;
    jw_key(w, S("tracking"));
    jw_obj(w);
    jw_kt(w, "current_release_date", when_text(d->a, v->at));
    jw_key(w, S("generator"));
    jw_obj(w);
    jw_key(w, S("engine"));
    jw_obj(w);
    jw_kt(w, "name", S("Rabta"));
    jw_kt(w, "version", S(RABTA_VERSION));
    jw_end_obj(w);
    jw_end_obj(w);
    jw_kt(w, "id", d->vex ? arena_fmt(d->a, "%.*s-VEX", FMT(v->ref)) : v->ref);
    jw_kt(w, "initial_release_date", when_text(d->a, v->first_at));
    jw_key(w, S("revision_history"));
    jw_arr(w);
    for (size_t i = 0; i < v->history.n; i++) {
        jw_obj(w);
        jw_kt(w, "date", when_text(d->a, s[i].at));
        jw_kt(w, "number", arena_fmt(d->a, "%lld", (long long)s[i].n));
        jw_kt(w, "summary", s[i].what);
        jw_end_obj(w);
    }
    jw_end_arr(w);
    jw_kt(w, "status", S("final"));
    jw_kt(w, "version", arena_fmt(d->a, "%lld", (long long)v->version));
    jw_end_obj(w);
}
static void head(struct made *d)
{
    struct jw *w = &d->w;
    const struct issue *v = d->v;
    jw_key(w, S("document"));
    jw_obj(w);
    credits(d);
    jw_kt(w, "category", str_of(profile(d)));
    jw_kt(w, "csaf_version", d->v21 ? S("2.1") : S("2.0"));
    marking(d);
    jw_kt(w, "lang", v->language.n ? v->language : S("en"));
    notes(d);
    jw_key(w, S("publisher"));
    jw_obj(w);
    jw_kt(w, "category", v->original.n ? S("translator") : S("coordinator"));
    if (v->contact.n) jw_kt(w, "contact_details", v->contact);
    jw_kt(w, "name", v->publisher);
    jw_kt(w, "namespace", v->base);
    jw_end_obj(w);
    references(d);
    if (v->original.n) jw_kt(w, "source_lang", v->source_language);
    jw_kt(w, "title", str_is(v->state, "withdrawn") ? arena_fmt(d->a, "Withdrawn: %.*s", FMT(v->title)) : v->title);
    tracking(d);
    jw_end_obj(w);
}

/* ---- products: vendor, product, versions */

static str vendor_of(const struct adv_product *p)
{
    return p->vendor.n ? p->vendor : S("Unknown vendor");
}
static bool is_range(str range)
{
    for (size_t i = 0; i < range.n; i++)
        if (strchr("<>=|!*", range.p[i])) return true;
    return false;
}
static str range_text(struct arena *a, const struct adv_product *p)
{
    if (!is_range(p->range)) return p->range;
    if (str_is(p->range, "*")) return S("vers:all/*");
    struct vers r = vers_constraints(a, p->type.n ? p->type : S("generic"), p->range);
    struct buf b = { .a = a };
    vers_write(&r, &b);
    return buf_str(&b);
}
static void version(struct made *d, const struct adv_product *p)
{
    struct jw *w = &d->w;
    str range = range_text(d->a, p);
    jw_obj(w);
    jw_kt(w, "category", is_range(p->range) ? S("product_version_range") : S("product_version"));
    jw_kt(w, "name", range);
    jw_key(w, S("product"));
    jw_obj(w);
    jw_kt(w, "name", arena_fmt(d->a, "%.*s %.*s %.*s", FMT(vendor_of(p)), FMT(p->name), FMT(str_is(p->range, "*") ? S("all versions") : p->range)));
    jw_kt(w, "product_id", p->id);
    if (p->cpe.n || p->purl.n) {
        jw_key(w, S("product_identification_helper"));
        jw_obj(w);
        if (p->cpe.n) jw_kt(w, "cpe", p->cpe);
        if (p->purl.n && !d->v21) jw_kt(w, "purl", p->purl);
        if (p->purl.n && d->v21) {
            jw_key(w, S("purls"));
            jw_arr(w);
            jw_text(w, p->purl);
            jw_end_arr(w);
        }
        jw_end_obj(w);
    }
    jw_end_obj(w);
    jw_end_obj(w);
}
static bool same(const struct adv_product *a, const struct adv_product *b, bool name_too)
{
    return str_eq(a->vendor, b->vendor) && (!name_too || str_eq(a->name, b->name));
}
/* the first of its vendor (and name): a branch begins with it */
static bool first(const struct made *d, size_t i, bool name_too)
{
    for (size_t k = 0; k < i; k++)
        if (same(&d->p[k], &d->p[i], name_too)) return false;
    return true;
}
static void branch(struct jw *w, const char *category, str name)
{
    jw_obj(w);
    jw_kt(w, "category", str_of(category));
    jw_kt(w, "name", name);
    jw_key(w, S("branches"));
    jw_arr(w);
}
static void branch_end(struct jw *w)
{
    jw_end_arr(w);
    jw_end_obj(w);
}
static void tree(struct made *d)
{
    struct jw *w = &d->w;
    size_t n = d->v->products.n;
    jw_key(w, S("product_tree"));
    jw_obj(w);
    jw_key(w, S("branches"));
    jw_arr(w);
    for (size_t i = 0; i < n; i++) {
        if (!first(d, i, false)) continue;
        branch(w, "vendor", vendor_of(&d->p[i]));
        for (size_t k = i; k < n; k++) {
            if (!same(&d->p[i], &d->p[k], false) || !first(d, k, true)) continue;
            branch(w, "product_name", d->p[k].name);
            for (size_t m = k; m < n; m++)
                if (same(&d->p[k], &d->p[m], true)) version(d, &d->p[m]);
            branch_end(w);
        }
        branch_end(w);
    }
    jw_end_arr(w);
    jw_end_obj(w);
}

/* ---- vulnerabilities */

static void weakness(struct made *d, const struct adv_vulnerability *u)
{
    struct jw *w = &d->w;
    str name, newest;
    if (!u->weakness.n || !csaf_weakness(u->weakness, &name, &newest)) return;
    jw_key(w, d->v21 ? S("cwes") : S("cwe"));
    if (d->v21) jw_arr(w);
    jw_obj(w);
    jw_kt(w, "id", u->weakness);
    jw_kt(w, "name", name);
    if (d->v21) jw_kt(w, "version", newest);
    jw_end_obj(w);
    if (d->v21) jw_end_arr(w);
}
static size_t ids_of(struct made *d, const struct adv_vulnerability *u, bool (*which)(const struct adv_product *p, unsigned s), unsigned s, bool write)
{
    size_t n = 0;
    for (size_t i = 0; i < d->v->products.n; i++) {
        if (!concerns(&d->p[i], u->id) || !which(&d->p[i], s)) continue;
        if (write) jw_text(&d->w, d->p[i].id);
        n++;
    }
    return n;
}
static bool of_status(const struct adv_product *p, unsigned s)
{
    return p->status == s;
}
static bool to_mend(const struct adv_product *p, unsigned s)
{
    (void)s;
    return hit(p);
}
static void statuses(struct made *d, const struct adv_vulnerability *u)
{
    static const struct {
        const char *key;
        unsigned status;
    } keys[] = {
        { "fixed", VULN_FIXED }, { "known_affected", VULN_AFFECTED }, { "known_not_affected", VULN_UNAFFECTED }, { "under_investigation", VULN_INVESTIGATED }
    };
    struct jw *w = &d->w;
    bool begun = false;
    for (size_t i = 0; i < COUNT(keys); i++) {
        if (!ids_of(d, u, of_status, keys[i].status, false)) continue;
        if (!begun) {
            jw_key(w, S("product_status"));
            jw_obj(w);
        }
        begun = true;
        jw_key(w, str_of(keys[i].key));
        jw_arr(w);
        ids_of(d, u, of_status, keys[i].status, true);
        jw_end_arr(w);
    }
    if (begun) jw_end_obj(w);
}
/* the newest of 3.0 and 3.1; 2.0; and 4.0, which CSAF 2.0 does not know */
static void cvss(struct made *d, const struct adv_vulnerability *u)
{
    static const char *const keys[] = { "cvss_v2", "cvss_v3", "cvss_v3", "cvss_v4" };
    static const char *const severities[] = { "NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL" };
    struct jw *w = &d->w;
    struct cvss s[CVSS_VERSIONS];
    bool have[CVSS_VERSIONS] = { false };
    for (size_t i = 0; i < u->vectors.n; i++) {
        struct cvss one;
        struct cvss_wrong why;
        if (!cvss_parse(u->vectors.v[i], &one, &why)) continue;
        s[one.version] = one;
        have[one.version] = true;
    }
    if (have[CVSS_31]) have[CVSS_30] = false;
    if (!d->v21) have[CVSS_40] = false;
    if (!(have[CVSS_20] || have[CVSS_30] || have[CVSS_31] || have[CVSS_40]) || !ids_of(d, u, to_mend, 0, false)) return;
    jw_key(w, d->v21 ? S("metrics") : S("scores"));
    jw_arr(w);
    jw_obj(w);
    if (d->v21) {
        jw_key(w, S("content"));
        jw_obj(w);
    }
    for (unsigned i = 0; i < CVSS_VERSIONS; i++) {
        struct cvss_scores sum;
        char text[CVSS_MOST];
        if (!have[i]) continue;
        size_t n = cvss_write(&s[i], text);
        cvss_score(&s[i], &sum);
        int tenths = i == CVSS_40 ? sum.overall : sum.base;
        jw_key(w, str_of(keys[i]));
        jw_obj(w);
        jw_kt(w, "version", str_of(cvss_version_name((enum cvss_version)i)));
        jw_kt(w, "vectorString", arena_dup(d->a, (str){ text, n }));
        jw_key(w, S("baseScore"));
        jw_raw(w, arena_fmt(d->a, "%d.%d", tenths / 10, tenths % 10));
        if (i != CVSS_20) jw_kt(w, "baseSeverity", str_of(severities[cvss_severity((enum cvss_version)i, tenths)]));
        jw_end_obj(w);
    }
    if (d->v21) jw_end_obj(w);
    jw_key(w, S("products"));
    jw_arr(w);
    ids_of(d, u, to_mend, 0, true);
    jw_end_arr(w);
    jw_end_obj(w);
    jw_end_arr(w);
}
/* those of its products that a remedy is for */
static size_t mended(struct made *d, const struct adv_vulnerability *u, const struct adv_remedy *m, bool write)
{
    size_t n = 0;
    for (size_t i = 0; i < d->v->products.n; i++) {
        bool named = !m->products.n;
        for (size_t k = 0; k < m->products.n; k++) named = named || str_eq(m->products.v[k], d->p[i].id);
        if (!named || !hit(&d->p[i]) || !concerns(&d->p[i], u->id)) continue;
        if (write) jw_text(&d->w, d->p[i].id);
        n++;
    }
    return n;
}
static void remedies(struct made *d, const struct adv_vulnerability *u)
{
    static const char *const sorts[] = { "vendor_fix", "mitigation", "workaround", "none_available", "no_fix_planned" };
    struct jw *w = &d->w;
    bool begun = false;
    for (size_t i = 0; i < d->v->remedies.n; i++) {
        const struct adv_remedy *m = &d->m[i];
        if (!mended(d, u, m, false)) continue;
        if (!begun) {
            jw_key(w, S("remediations"));
            jw_arr(w);
        }
        begun = true;
        jw_obj(w);
        jw_kt(w, "category", str_of(sorts[m->category]));
        jw_kt(w, "details", m->text);
        jw_key(w, S("product_ids"));
        jw_arr(w);
        mended(d, u, m, true);
        jw_end_arr(w);
        if (m->url.n) jw_kt(w, "url", m->url);
        jw_end_obj(w);
    }
    if (begun) jw_end_arr(w);
}
static void no_impact(struct made *d, const struct adv_vulnerability *u)
{
    struct jw *w = &d->w;
    jw_obj(w);
    jw_kt(w, "category", S("impact"));
    jw_kt(w, "details", str_of(VEX_NO_IMPACT));
    jw_key(w, S("product_ids"));
    jw_arr(w);
    ids_of(d, u, of_status, VULN_UNAFFECTED, true);
    jw_end_arr(w);
    jw_end_obj(w);
}
static void threats(struct made *d, const struct adv_vulnerability *u)
{
    struct jw *w = &d->w;
    bool impact = d->vex && ids_of(d, u, of_status, VULN_UNAFFECTED, false) > 0;
    str what = u->kev_at.us                  ? S("Listed as exploited")
               : u->exploited == VULN_ACTIVE ? S("Exploited")
               : u->exploited == VULN_POC    ? S("A proof of concept is public")
                                             : S("");
    if (!what.n && !impact) return;
    jw_key(w, S("threats"));
    jw_arr(w);
    if (impact) no_impact(d, u);
    if (!what.n) {
        jw_end_arr(w);
        return;
    }
    jw_obj(w);
    jw_kt(w, "category", S("exploit_status"));
    if (u->kev_at.us) jw_kt(w, "date", when_text(d->a, u->kev_at));
    jw_kt(w, "details", what);
    jw_end_obj(w);
    jw_end_arr(w);
}
bool issue_is_cve(str name)
{
    if (!str_starts(name, S("CVE-")) || name.n < 13 || name.p[8] != '-') return false;
    for (size_t i = 4; i < name.n; i++)
        if (i != 8 && (name.p[i] < '0' || name.p[i] > '9')) return false;
    return true;
}
static void vulnerability(struct made *d, const struct adv_vulnerability *u)
{
    struct jw *w = &d->w;
    jw_obj(w);
    if (issue_is_cve(u->id)) jw_kt(w, "cve", u->id);
    weakness(d, u);
    said_flags(w, d->v, u);
    if (!issue_is_cve(u->id)) {
        jw_key(w, S("ids"));
        jw_arr(w);
        jw_obj(w);
        jw_kt(w, "system_name", str_starts(u->id, S("GHSA-")) ? S("GitHub Security Advisory") : d->v->publisher);
        jw_kt(w, "text", u->id);
        jw_end_obj(w);
        jw_end_arr(w);
    }
    if (d->v21) cvss(d, u);
    jw_key(w, S("notes"));
    jw_arr(w);
    note(w, "description", "Description", u->text.n ? u->text : u->title.n ? u->title : d->v->title);
    said_notes(w, d->a, d->v, u);
    jw_end_arr(w);
    statuses(d, u);
    remedies(d, u);
    if (!d->v21) cvss(d, u);
    threats(d, u);
    if (u->title.n) jw_kt(w, "title", u->title);
    jw_end_obj(w);
}

bool issue_vex(const struct issue *v, const struct adv_vulnerability *u, unsigned status)
{
    const struct adv_product *p = v->products.v;
    for (size_t i = 0; i < v->products.n; i++)
        if (concerns(&p[i], u->id) && (status ? p[i].status == status : p[i].status != VULN_UNKNOWN)) return true;
    return false;
}
bool product_concerns(const struct adv_product *p, str vulnerability)
{
    return concerns(p, vulnerability);
}
bool product_is_range(const struct adv_product *p)
{
    return is_range(p->range);
}
str product_range(struct arena *a, const struct adv_product *p)
{
    return range_text(a, p);
}

static str made_of(struct arena *a, const struct issue *v, enum csaf_wanted wanted, bool vex);
str document_make(struct arena *a, const struct issue *v, enum csaf_wanted wanted)
{
    return made_of(a, v, wanted, false);
}
str document_vex(struct arena *a, const struct issue *v, enum csaf_wanted wanted)
{
    return made_of(a, v, wanted, true);
}
static str made_of(struct arena *a, const struct issue *v, enum csaf_wanted wanted, bool vex)
{
    struct buf b = { .a = a };
    struct made d = {
        .w = jw_on(&b), .a = a, .v = v, .p = v->products.v, .u = v->vulnerabilities.v, .m = v->remedies.v, .v21 = wanted == DOCUMENT_21, .vex = vex
    };
    jw_obj(&d.w);
    if (d.v21) jw_kt(&d.w, "$schema", S("https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json"));
    head(&d);
    if (v->products.n && !gone(v)) tree(&d);
    if (v->vulnerabilities.n && !gone(v)) {
        jw_key(&d.w, S("vulnerabilities"));
        jw_arr(&d.w);
        for (size_t i = 0; i < v->vulnerabilities.n; i++)
            if (!vex || issue_vex(v, &d.u[i], 0)) vulnerability(&d, &d.u[i]);
        jw_end_arr(&d.w);
    }
    jw_end_obj(&d.w);
    buf_c(&b, '\n');
    return buf_str(&b);
}

/* cve_record - what a numbering authority says of a CVE: the container of CVE JSON 5.1, made from a published revision
 *
 * Pure: the same revision gives the same bytes. providerMetadata is left out, since CVE Services writes it. Bounds that the
 * format cannot say (later than a version, without it) are said by an entry for that version alone, which stands first. */
#include "domain/exchange/exchange.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "formats/csaf.h"
#include "formats/cvss.h"
#include "formats/vers.h"
#include "formats/vuln.h"

static void words(struct jw *w, str text)
{
    jw_obj(w);
    jw_kt(w, "lang", S("en"));
    jw_kt(w, "value", utf8_clip(text, 4096));
    jw_end_obj(w);
}
static const char *status_word(unsigned status)
{
    return status == VULN_AFFECTED ? "affected" : status == VULN_FIXED || status == VULN_UNAFFECTED ? "unaffected" : "unknown";
}
static void version(struct jw *w, str v, const char *status)
{
    jw_obj(w);
    jw_kt(w, "version", v);
    jw_kt(w, "status", str_of(status));
    jw_end_obj(w);
}
static void versions(struct jw *w, struct arena *a, const struct adv_product *p, struct vers *r)
{
    struct vers_interval v;
    str type = p->type.n ? p->type : S("custom");
    const char *status = status_word(p->status);
    size_t n = 0;
    jw_key(w, S("versions"));
    jw_arr(w);
    if (!product_is_range(p)) version(w, product_range(a, p), status);
    for (size_t at = 0; product_is_range(p) && vers_interval(r, &at, &v) && n < 500; n++) {
        if (v.low.p && v.high.p && str_eq(v.low, v.high)) {
            version(w, v.low, status);
            continue;
        }
        if (v.low.p && !v.low_in) version(w, v.low, p->status == VULN_AFFECTED ? "unaffected" : "unknown");
        jw_obj(w);
        jw_kt(w, "version", v.low.p ? v.low : S("0"));
        jw_kt(w, "status", str_of(status));
        jw_kt(w, "versionType", type);
        jw_kt(w, v.high.p && !v.high_in ? "lessThan" : "lessThanOrEqual", v.high.p ? v.high : S("*"));
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
static void affected(struct jw *w, struct arena *a, const struct issue *v, const struct adv_vulnerability *u)
{
    const struct adv_product *p = v->products.v;
    jw_key(w, S("affected"));
    jw_arr(w);
    for (size_t i = 0; i < v->products.n; i++) {
        if (!product_concerns(&p[i], u->id)) continue;
        struct vers r = { 0 };
        if (product_is_range(&p[i])) r = vers_read(a, product_range(a, &p[i]));
        bool all = r.wrong || r.all || (r.n == 1 && r.v[0].op == '*');
        jw_obj(w);
        jw_kt(w, "vendor", p[i].vendor.n ? p[i].vendor : S("n/a"));
        jw_kt(w, "product", p[i].name);
        if (str_starts(p[i].cpe, S("cpe:2.3:"))) {
            jw_key(w, S("cpes"));
            jw_arr(w);
            jw_text(w, p[i].cpe);
            jw_end_arr(w);
        }
        if (r.wrong)
            jw_kt(w, "defaultStatus", S("unknown"));
        else if (all)
            jw_kt(w, "defaultStatus", str_of(status_word(p[i].status)));
        else
            versions(w, a, &p[i], &r);
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
static void metrics(struct jw *w, const struct adv_vulnerability *u)
{
    static const char *const members[] = { [CVSS_20] = "cvssV2_0", [CVSS_30] = "cvssV3_0", [CVSS_31] = "cvssV3_1", [CVSS_40] = "cvssV4_0" };
    static const char *const numbers[] = { [CVSS_20] = "2.0", [CVSS_30] = "3.0", [CVSS_31] = "3.1", [CVSS_40] = "4.0" };
    static const char *const severities[] = { "NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL" };
    if (!u->vectors.n) return;
    jw_key(w, S("metrics"));
    jw_arr(w);
    for (size_t i = 0; i < u->vectors.n; i++) {
        struct cvss s;
        struct cvss_wrong why;
        struct cvss_scores sum;
        if (!cvss_parse(u->vectors.v[i], &s, &why)) continue;
        cvss_score(&s, &sum);
        int tenths = s.version == CVSS_40 ? sum.overall : sum.base;
        jw_obj(w);
        jw_key(w, str_of(members[s.version]));
        jw_obj(w);
        jw_kt(w, "version", str_of(numbers[s.version]));
        jw_kt(w, "vectorString", u->vectors.v[i]);
        jw_key(w, S("baseScore"));
        jw_real(w, tenths / 10.0);
        if (s.version != CVSS_20) jw_kt(w, "baseSeverity", str_of(severities[cvss_severity(s.version, tenths)]));
        jw_end_obj(w);
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
static void references(struct jw *w, struct arena *a, const struct issue *v)
{
    const struct adv_link *l = v->references.v;
    str page = arena_fmt(a, "%.*s/advisories/%.*s", FMT(v->base), FMT(v->ref));
    jw_key(w, S("references"));
    jw_arr(w);
    jw_obj(w);
    jw_kt(w, "url", page);
    jw_key(w, S("tags"));
    jw_arr(w);
    jw_text(w, S("third-party-advisory"));
    jw_end_arr(w);
    jw_end_obj(w);
    for (size_t i = 0; i < v->references.n; i++) {
        bool twice = str_eq(l[i].url, page) || l[i].url.n > 2048;
        for (size_t k = 0; k < i; k++) twice = twice || str_eq(l[k].url, l[i].url);
        if (twice) continue;
        jw_obj(w);
        jw_kt(w, "url", l[i].url);
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
static bool helps(const struct issue *v, const struct adv_vulnerability *u, const struct adv_remedy *m)
{
    const struct adv_product *p = v->products.v;
    for (size_t i = 0; i < v->products.n; i++) {
        if (!product_concerns(&p[i], u->id)) continue;
        if (!m->products.n) return true;
        for (size_t k = 0; k < m->products.n; k++)
            if (str_eq(m->products.v[k], p[i].id)) return true;
    }
    return false;
}
static void remedies(struct jw *w, const struct issue *v, const struct adv_vulnerability *u, bool fixes)
{
    const struct adv_remedy *m = v->remedies.v;
    bool open = false;
    for (size_t i = 0; i < v->remedies.n; i++) {
        bool twice = false, fix = m[i].category == REMEDY_FIX, way = m[i].category == REMEDY_MITIGATION || m[i].category == REMEDY_WORKAROUND;
        for (size_t k = 0; k < i; k++) twice = twice || (str_eq(m[k].text, m[i].text) && (m[k].category == REMEDY_FIX) == fix);
        if (twice || (fixes ? !fix : !way) || !helps(v, u, &m[i])) continue;
        if (!open) jw_key(w, fixes ? S("solutions") : S("workarounds"));
        if (!open) jw_arr(w);
        open = true;
        words(w, m[i].text);
    }
    if (open) jw_end_arr(w);
}
/* who has agreed to be named, and nobody else */
static void credits(struct jw *w, struct arena *a, const struct issue *v)
{
    const struct adv_credit *k = v->credits.v;
    bool open = false;
    for (size_t i = 0; i < v->credits.n; i++) {
        if (!k[i].consent || !(k[i].name.n || k[i].organisation.n)) continue;
        str who = !k[i].organisation.n ? k[i].name : !k[i].name.n ? k[i].organisation : arena_fmt(a, "%.*s (%.*s)", FMT(k[i].name), FMT(k[i].organisation));
        bool twice = false;
        for (size_t j = 0; j < i; j++) twice = twice || (k[j].consent && str_eq(k[j].name, k[i].name) && str_eq(k[j].organisation, k[i].organisation));
        if (twice) continue;
        if (!open) jw_key(w, S("credits"));
        if (!open) jw_arr(w);
        open = true;
        words(w, who);
    }
    if (open) jw_end_arr(w);
}
static void weakness(struct jw *w, struct arena *a, const struct adv_vulnerability *u)
{
    str name, since;
    if (!u->weakness.n || !csaf_weakness(u->weakness, &name, &since)) return;
    jw_key(w, S("problemTypes"));
    jw_arr(w);
    jw_obj(w);
    jw_key(w, S("descriptions"));
    jw_arr(w);
    jw_obj(w);
    jw_kt(w, "lang", S("en"));
    jw_kt(w, "cweId", u->weakness);
    jw_kt(w, "description", arena_fmt(a, "%.*s %.*s", FMT(u->weakness), FMT(name)));
    jw_kt(w, "type", S("CWE"));
    jw_end_obj(w);
    jw_end_arr(w);
    jw_end_obj(w);
    jw_end_arr(w);
}

str cve_container(struct arena *a, const struct issue *v, const struct adv_vulnerability *u, bool disputed)
{
    struct buf b = { .a = a };
    struct jw w = jw_on(&b);
    jw_obj(&w);
    jw_key(&w, S("cnaContainer"));
    jw_obj(&w);
    jw_kt(&w, "title", utf8_clip(u->title.n ? u->title : v->title, 256));
    jw_kt(&w, "datePublic", when_text(a, v->first_at));
    jw_key(&w, S("descriptions"));
    jw_arr(&w);
    words(&w, u->text.n ? u->text : v->summary);
    jw_end_arr(&w);
    affected(&w, a, v, u);
    weakness(&w, a, u);
    metrics(&w, u);
    references(&w, a, v);
    remedies(&w, v, u, true);
    remedies(&w, v, u, false);
    credits(&w, a, v);
    if (disputed) {
        jw_key(&w, S("tags"));
        jw_arr(&w);
        jw_text(&w, S("disputed"));
        jw_end_arr(&w);
    }
    jw_key(&w, S("source"));
    jw_obj(&w);
    jw_kt(&w, "advisory", v->ref);
    jw_kt(&w, "discovery", S("UNKNOWN"));
    jw_end_obj(&w);
    jw_end_obj(&w);
    jw_end_obj(&w);
    return buf_str(&b);
}
str cve_rejection(struct arena *a, str reason, struct strs replaced_by)
{
    struct buf b = { .a = a };
    struct jw w = jw_on(&b);
    jw_obj(&w);
    jw_key(&w, S("cnaContainer"));
    jw_obj(&w);
    jw_key(&w, S("rejectedReasons"));
    jw_arr(&w);
    words(&w, reason);
    jw_end_arr(&w);
    if (replaced_by.n) {
        jw_key(&w, S("replacedBy"));
        jw_arr(&w);
        for (size_t i = 0; i < replaced_by.n; i++) jw_text(&w, replaced_by.v[i]);
        jw_end_arr(&w);
    }
    jw_end_obj(&w);
    jw_end_obj(&w);
    return buf_str(&b);
}

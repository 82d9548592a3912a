/* vuln - see vuln.h: what the readers share, KEV and EPSS, and whether a version is affected */
#include "formats/vuln_inside.h"

#include <math.h>

const char *vuln_status_word(unsigned status)
{
    static const char *const words[] = { "unknown", "affected", "unaffected", "fixed", "under-investigation" };
    return status < VULN_STATUSES ? words[status] : "unknown";
}

/* ---- pieces */
void *vuln_push(struct arena *a, struct list *l, size_t size, size_t most, bool *cut)
{
    if (l->n == most) {
        *cut = true;
        return NULL;
    }
    if (!(l->n & (l->n - 1))) { /* 0, 1, 2, 4, ...: full */
        void *more = arena_array(a, l->n ? 2 * l->n : 1, size);
        if (l->n) memcpy(more, l->v, l->n * size);
        l->v = more;
    }
    return (char *)l->v + size * l->n++;
}
void vuln_word(struct arena *a, struct strs *l, str word, size_t most)
{
    if (!word.n || l->n == most) return;
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->v[i], word)) return;
    if (!(l->n & (l->n - 1))) {
        str *more = NEW_ARRAY(a, l->n ? 2 * l->n : 1, str);
        if (l->n) memcpy(more, l->v, l->n * sizeof(str));
        l->v = more;
    }
    l->v[l->n++] = word;
}
when vuln_when(str t)
{
    char whole[40];
    when w;
    if (when_parse(t, &w)) return w;
    if (t.n == 10) {
        snprintf(whole, sizeof whole, "%.*sT00:00:00Z", FMT(t));
    } else if (t.n >= 19 && t.n < 35) {
        snprintf(whole, sizeof whole, "%.*sZ", FMT(t));
    } else {
        return (when){ 0 };
    }
    return when_parse(str_of(whole), &w) ? w : (when){ 0 };
}
void vuln_vector(struct ctx *c, struct vuln_said *s, str vector, struct json told)
{
    struct cvss v;
    struct cvss_wrong w;
    struct cvss_scores scores;
    struct vuln_score *out;
    if (!cvss_parse(vector, &v, &w)) return;
    for (size_t i = 0; i < s->scores.n; i++)
        if (str_eq(((struct vuln_score *)s->scores.v)[i].vector, vector)) return;
    cvss_score(&v, &scores);
    out = vuln_push(c->arena, &s->scores, sizeof *out, 20, &s->cut);
    if (!out) return;
    enum json_type t = json_type(told);
    *out = (struct vuln_score){ .vector = vector,
                                .tenths = scores.base,
                                .told = t == JSON_REAL || t == JSON_INT ? (int64_t)lround(json_real(told) * 10) : -1,
                                .severity = str_of(cvss_severity_name(cvss_severity(v.version, scores.base))) };
    if (out->told < -1 || out->told > 100) out->told = -1;
}
const struct vuln_score *vuln_worst(const struct vuln_said *s)
{
    const struct vuln_score *v = s->scores.v, *best = NULL;
    for (size_t i = 0; i < s->scores.n; i++) {
        bool four = str_starts(v[i].vector, S("CVSS:4"));
        bool best_four = best && str_starts(best->vector, S("CVSS:4"));
        if (!best || (four && !best_four) || (four == best_four && v[i].tenths > best->tenths)) best = &v[i];
    }
    return best;
}
void vuln_span_add(struct ctx *c, struct vuln_said *s, struct vuln_product *p, unsigned status, str type, str range)
{
    struct vuln_span *v = vuln_push(c->arena, &p->spans, sizeof *v, VULN_SPANS, &s->cut);
    if (v) *v = (struct vuln_span){ status, type, range };
}
str vuln_text(struct ctx *c, struct vuln_said *s, str text)
{
    (void)c;
    if (text.n <= VULN_TEXT) return text;
    s->cut = true;
    return utf8_clip(text, VULN_TEXT);
}
void vuln_link_add(struct ctx *c, struct vuln_said *s, str url, str tags)
{
    const struct vuln_link *have = s->links.v;
    if ((!str_starts(url, S("https://")) && !str_starts(url, S("http://"))) || url.n > 2000) return;
    for (size_t i = 0; i < s->links.n; i++)
        if (str_eq(have[i].url, url)) return;
    struct vuln_link *v = vuln_push(c->arena, &s->links, sizeof *v, VULN_LINKS, &s->cut);
    if (v) *v = (struct vuln_link){ url, tags };
}
bool vuln_id_fine(str t)
{
    if (t.n < 3 || t.n > VULN_ID) return false;
    for (size_t i = 0; i < t.n; i++) {
        char ch = t.p[i];
        if (!((ch | 32) >= 'a' && (ch | 32) <= 'z') && !(ch >= '0' && ch <= '9') && !(i && ch && strchr("-_.:", ch))) return false;
    }
    return true;
}

/* ---- which it is */
enum vuln_format vuln_format_of(struct json d)
{
    if (json_type(d) != JSON_OBJECT) return VULN_NONE;
    if (str_is(member(d, "dataType"), "CVE_RECORD")) return VULN_CVE;
    if (json_type(json_get(d, S("catalogVersion"))) == JSON_TEXT && json_type(json_get(d, S("vulnerabilities"))) == JSON_ARRAY) return VULN_KEV;
    if (json_type(json_get(json_get(d, S("document")), S("csaf_version"))) == JSON_TEXT) return VULN_CSAF;
    if (json_type(json_get(d, S("id"))) == JSON_TEXT && json_type(json_get(d, S("modified"))) == JSON_TEXT) return VULN_OSV;
    return VULN_NONE;
}
err vuln_read(struct ctx *c, enum vuln_format f, struct json d, struct vuln_said **out, size_t *n)
{
    switch (f) {
    case VULN_CVE: return vuln_cve(c, d, out, n);
    case VULN_OSV: return vuln_osv(c, d, out, n);
    case VULN_CSAF: return vuln_csaf(c, d, out, n);
    case VULN_KEV: return vuln_kev(c, d, out, n);
    default: FAIL_AT(c, S(""), "bad-vulnerability", "this is neither a CVE record nor OSV, CSAF, KEV or EPSS");
    }
}

/* ---- KEV */
err vuln_kev(struct ctx *c, struct json d, struct vuln_said **out, size_t *n)
{
    struct json list = json_get(d, S("vulnerabilities"));
    struct vuln_said *v = *out = NEW_ARRAY(c->arena, json_count(list) + 1, struct vuln_said);
    *n = 0;
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        struct vuln_said *s = &v[*n];
        struct vuln_product *p;
        str rest = member(i.value, "notes"), part;
        *s = (struct vuln_said){ .id = member(i.value, "cveID"),
                                 .source = S("kev"),
                                 .by = S("CISA KEV"),
                                 .state = S("published"),
                                 .title = member(i.value, "vulnerabilityName"),
                                 .exploited = VULN_ACTIVE,
                                 .exploited_at = vuln_when(member(i.value, "dateAdded")),
                                 .due_at = vuln_when(member(i.value, "dueDate")),
                                 .ransomware = str_is(member(i.value, "knownRansomwareCampaignUse"), "Known") };
        if (!vuln_id_fine(s->id)) FAIL_AT(c, json_pointer(c->arena, i.value), "bad-vulnerability", "cveID is no identifier");
        s->published = s->exploited_at;
        s->text = vuln_text(c, s, member(i.value, "shortDescription"));
        s->action = vuln_text(c, s, member(i.value, "requiredAction"));
        p = vuln_push(c->arena, &s->products, sizeof *p, VULN_PRODUCTS, &s->cut);
        if (p) *p = (struct vuln_product){ .vendor = member(i.value, "vendorProject"), .product = member(i.value, "product") };
        for (struct json_iter k = json_iter(json_get(i.value, S("cwes"))); json_next(&k);) vuln_word(c->arena, &s->weaknesses, json_str(k.value), 20);
        s->remedy = vuln_text(c, s, rest);
        while (str_split(&rest, ';', &part)) vuln_link_add(c, s, str_trim(part), S(""));
        ++*n;
    }
    return NULL;
}

/* ---- EPSS */
static bool millionths(str t, int64_t *out)
{
    int64_t v = 0, unit = 1000000;
    bool dot = false;
    if (!t.n || t.n > 24) return false;
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] == '.' && !dot) {
            dot = true;
        } else if (t.p[i] >= '0' && t.p[i] <= '9') {
            if (!dot)
                v = v * 10 + (int64_t)(t.p[i] - '0') * 1000000;
            else
                v += (unit /= 10) * (t.p[i] - '0');
            if (v > 1000000) return false;
        } else {
            return false;
        }
    }
    *out = v;
    return true;
}
bool vuln_epss_line(str line, struct vuln_epss *out)
{
    str score, percentile;
    line = str_trim(line);
    return str_split(&line, ',', &out->id) && str_split(&line, ',', &score) && str_split(&line, ',', &percentile) && !line.n && vuln_id_fine(out->id) &&
           millionths(score, &out->score) && millionths(percentile, &out->percentile);
}

/* ---- a version asked */
enum vuln_status vuln_asks(struct arena *a, const struct vuln_product *p, str version, const struct vuln_span **why)
{
    const struct vuln_span *v = p->spans.v;
    *why = NULL;
    for (int exact = 1; exact >= 0; exact--)
        for (size_t i = 0; i < p->spans.n; i++) {
            struct vers r = vers_constraints(a, v[i].type, v[i].range);
            bool ordered = !str_is(v[i].type, "git");
            bool single = !r.all && r.n > 0;
            for (size_t k = 0; k < r.n; k++) single = single && r.v[k].op == '=';
            if (r.wrong || single != (exact == 1) || (!ordered && !single && !r.all)) continue;
            bool holds = ordered || r.all ? vers_holds(&r, version) : false;
            for (size_t k = 0; k < r.n && !ordered; k++) holds = holds || str_eq(r.v[k].version, version);
            if (!holds) continue;
            *why = &v[i];
            return (enum vuln_status)v[i].status;
        }
    return (enum vuln_status)p->otherwise;
}

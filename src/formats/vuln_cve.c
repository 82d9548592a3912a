/* vuln_cve - CVE records of format 5: the container of the CNA and each of an ADP is a statement of its own */
#include "formats/vuln_inside.h"

static unsigned status_of(str t, unsigned usual)
{
    return str_is(t, "affected") ? VULN_AFFECTED : str_is(t, "unaffected") ? VULN_UNAFFECTED : str_is(t, "unknown") ? VULN_UNKNOWN : usual;
}

static bool nothing(str v)
{
    static const char *const words[] = { "", "0", "*", "-", "n/a", "unspecified", "unknown", "all", "any" };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_eq_nocase(v, str_of(words[i]))) return true;
    return false;
}

/* the text of a bound, safe within a range */
static void put_bound(struct buf *b, const char *op, str version)
{
    struct vers_bound v = { *op == '>' ? (op[1] ? 'g' : '>') : *op == '<' ? (op[1] ? 'l' : '<') : '=', version };
    struct vers r = { .v = &v, .n = 1 };
    if (b->n) buf_c(b, '|');
    vers_write_constraints(&r, b);
}
/* "2.5.*" as a bound that is meant with all under it: before 2.6 */
static bool put_star(struct ctx *c, struct buf *b, str version)
{
    if (!str_ends(version, S(".*"))) return false;
    version = str_cut(version, 0, version.n - 2);
    size_t at = version.n;
    int64_t n;
    while (at && version.p[at - 1] != '.') at--;
    if (!str_int(str_cut(version, at, version.n), &n) || n < 0) return false;
    put_bound(b, "<", arena_fmt(c->arena, "%.*s%lld", FMT(str_cut(version, 0, at)), (long long)n + 1));
    return true;
}

/* ">= 2.0, < 2.1", "<1.4.2": a range where a single version belongs */
static bool told_range(struct ctx *c, str type, str text, struct buf *b)
{
    struct buf tight = { .a = c->arena };
    if (!text.n || !strchr("<>=", text.p[0])) return false;
    for (size_t i = 0; i < text.n; i++) /* blanks behind a comparator go */
        if (!(text.p[i] == ' ' && i && strchr("<>=", text.p[i - 1]))) buf_c(&tight, text.p[i]);
    struct vers r = vers_native(c->arena, type, buf_str(&tight));
    if (r.wrong) return false;
    for (size_t i = 0; i < r.n; i++)
        if (!(r.v[i].version.p[0] >= '0' && r.v[i].version.p[0] <= '9') && (r.v[i].version.p[0] | 32) != 'v') return false;
    vers_write_constraints(&r, b);
    return true;
}

static void changes(struct ctx *c, struct vuln_said *s, struct vuln_product *p, struct json v, str type, unsigned status, str from, const char *end, str to)
{
    struct json list = json_get(v, S("changes"));
    for (struct json_iter i = json_iter(list);;) {
        bool more = json_next(&i);
        str at = more ? member(i.value, "at") : to;
        struct buf b = { .a = c->arena };
        if (!nothing(from)) put_bound(&b, ">=", from);
        if (more && at.n)
            put_bound(&b, "<", at);
        else if (!more && at.n && !nothing(at) && !(*end == '<' && put_star(c, &b, at)))
            put_bound(&b, end, at);
        vuln_span_add(c, s, p, status, type, b.n ? buf_str(&b) : S("*"));
        if (!more) return;
        from = at;
        status = status_of(member(i.value, "status"), status);
    }
}

static void version(struct ctx *c, struct vuln_said *s, struct vuln_product *p, struct json v)
{
    str first = str_trim(member(v, "version")), less = str_trim(member(v, "lessThan")), most = str_trim(member(v, "lessThanOrEqual")),
        type = member(v, "versionType");
    unsigned status = status_of(member(v, "status"), p->otherwise);
    enum version_kind kind;
    struct buf b = { .a = c->arena };
    if (!str_is(type, "git") && !version_kind_of(type, &kind)) type = S("generic");
    if (first.n > VERSION_MOST || less.n > VERSION_MOST || most.n > VERSION_MOST) {
        s->cut = true;
        return;
    }
    if (less.n || most.n) {
        changes(c, s, p, v, type, status, first, less.n ? "<" : "<=", less.n ? less : most);
    } else if (json_count(json_get(v, S("changes")))) {
        changes(c, s, p, v, type, status, first, "<", S(""));
    } else if (told_range(c, type, first, &b)) {
        vuln_span_add(c, s, p, status, type, buf_str(&b));
    } else if (str_is(first, "*") || str_eq_nocase(first, S("all"))) {
        vuln_span_add(c, s, p, status, type, S("*"));
    } else if (!nothing(first) || str_is(first, "0")) {
        put_bound(&b, "=", first);
        vuln_span_add(c, s, p, status, type, buf_str(&b));
    }
}

static void affected(struct ctx *c, struct vuln_said *s, struct json list)
{
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        struct vuln_product *p = vuln_push(c->arena, &s->products, sizeof *p, VULN_PRODUCTS, &s->cut);
        struct buf where = { .a = c->arena };
        if (!p) return;
        *p = (struct vuln_product){ .vendor = str_trim(member(i.value, "vendor")),
                                    .product = str_trim(member(i.value, "product")),
                                    .purl = member(i.value, "packageURL"),
                                    .otherwise = status_of(member(i.value, "defaultStatus"), VULN_UNKNOWN) };
        if (!p->product.n) p->product = member(i.value, "packageName");
        if (nothing(p->vendor)) p->vendor = S("");
        if (nothing(p->product)) p->product = S("");
        for (struct json_iter k = json_iter(json_get(i.value, S("cpes"))); json_next(&k);) vuln_word(c->arena, &p->cpes, json_str(k.value), 200);
        for (struct json_iter k = json_iter(json_get(i.value, S("platforms"))); json_next(&k) && where.n < 500;) {
            if (where.n) buf_z(&where, ", ");
            buf_put(&where, json_str(k.value));
        }
        p->platform = buf_str(&where);
        for (struct json_iter k = json_iter(json_get(i.value, S("versions"))); json_next(&k);) version(c, s, p, k.value);
    }
}

/* English, else the first */
static str in_english(struct json list)
{
    str first = { 0 };
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        str lang = member(i.value, "lang"), text = member(i.value, "value");
        if (!first.n) first = text;
        if (str_eq_nocase(str_cut(lang, 0, 2), S("en"))) return text;
    }
    return first;
}

static void ssvc(struct vuln_said *s, struct json content)
{
    for (struct json_iter i = json_iter(json_get(content, S("options"))); json_next(&i);)
        for (struct json_iter k = json_iter(i.value); json_next(&k);) {
            str word = json_str(k.value);
            if (str_eq_nocase(k.key, S("exploitation"))) {
                unsigned now = str_eq_nocase(word, S("active")) ? VULN_ACTIVE : str_eq_nocase(word, S("none")) ? VULN_NOT_EXPLOITED : VULN_POC;
                if (now > s->exploited) s->exploited = now;
            }
            if (str_eq_nocase(k.key, S("automatable"))) s->automatable = word;
            if (str_eq_nocase(k.key, S("technical impact"))) s->impact = word;
        }
}
static void metrics(struct ctx *c, struct vuln_said *s, struct json list)
{
    static const char *const cvss[] = { "cvssV4_0", "cvssV3_1", "cvssV3_0", "cvssV2_0" };
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        struct json other = json_get(i.value, S("other")), content = json_get(other, S("content"));
        for (size_t k = 0; k < COUNT(cvss); k++) {
            struct json v = json_get(i.value, str_of(cvss[k]));
            vuln_vector(c, s, member(v, "vectorString"), json_get(v, S("baseScore")));
        }
        if (str_is(member(other, "type"), "ssvc")) ssvc(s, content);
        if (str_is(member(other, "type"), "kev")) {
            s->exploited = VULN_ACTIVE;
            s->exploited_at = vuln_when(member(content, "dateAdded"));
        }
    }
}

static void container(struct ctx *c, struct json v, struct vuln_said *s)
{
    struct json tags;
    s->title = member(v, "title");
    s->text = vuln_text(c, s, in_english(json_get(v, S("descriptions"))));
    s->remedy = vuln_text(c, s, in_english(json_get(v, S("solutions"))));
    s->action = vuln_text(c, s, in_english(json_get(v, S("workarounds"))));
    affected(c, s, json_get(v, S("affected")));
    metrics(c, s, json_get(v, S("metrics")));
    for (struct json_iter i = json_iter(json_get(v, S("problemTypes"))); json_next(&i);)
        for (struct json_iter k = json_iter(json_get(i.value, S("descriptions"))); json_next(&k);)
            vuln_word(c->arena, &s->weaknesses, member(k.value, "cweId"), 40);
    for (struct json_iter i = json_iter(json_get(v, S("references"))); json_next(&i);) {
        struct buf b = { .a = c->arena };
        tags = json_get(i.value, S("tags"));
        for (struct json_iter k = json_iter(tags); json_next(&k) && b.n < 200;) {
            if (b.n) buf_c(&b, ' ');
            buf_put(&b, json_str(k.value));
        }
        vuln_link_add(c, s, member(i.value, "url"), buf_str(&b));
    }
}

static bool says_something(const struct vuln_said *s)
{
    return s->title.n || s->text.n || s->products.n || s->scores.n || s->links.n || s->exploited || s->weaknesses.n;
}

/* CVE-YEAR-NUMBER, a number of four digits or more */
static bool cve_fine(str t)
{
    if (t.n < 13 || t.n > 24 || !str_starts(t, S("CVE-")) || t.p[8] != '-') return false;
    for (size_t i = 4; i < t.n; i++)
        if (i != 8 && !(t.p[i] >= '0' && t.p[i] <= '9')) return false;
    return true;
}

err vuln_cve(struct ctx *c, struct json d, struct vuln_said **out, size_t *n)
{
    struct json meta = json_get(d, S("cveMetadata")), both = json_get(d, S("containers")), cna = json_get(both, S("cna")), adps = json_get(both, S("adp"));
    str cve = member(meta, "cveId"), state = member(meta, "state");
    if (!cve_fine(cve)) FAIL_AT(c, S("/cveMetadata/cveId"), "bad-vulnerability", "this is no CVE identifier");
    if (!str_is(state, "PUBLISHED") && !str_is(state, "REJECTED"))
        FAIL_AT(c, S("/cveMetadata/state"), "bad-vulnerability", "the state is PUBLISHED or REJECTED");
    if (json_type(cna) != JSON_OBJECT) FAIL_AT(c, S("/containers/cna"), "bad-vulnerability", "there is no container of a CNA");
    struct vuln_said *v = *out = NEW_ARRAY(c->arena, json_count(adps) + 1, struct vuln_said);
    bool rejected = str_is(state, "REJECTED");
    v[0] = (struct vuln_said){ .id = cve,
                               .source = S("cna"),
                               .by = member(meta, "assignerShortName"),
                               .state = rejected ? S("rejected") : S("published"),
                               .published = vuln_when(member(meta, "datePublished")),
                               .modified = vuln_when(member(meta, rejected ? "dateRejected" : "dateUpdated")) };
    if (!v[0].by.n) v[0].by = member(json_get(cna, S("providerMetadata")), "shortName");
    if (!v[0].modified.us) v[0].modified = vuln_when(member(meta, "dateUpdated"));
    container(c, cna, &v[0]);
    if (rejected) v[0].text = vuln_text(c, &v[0], in_english(json_get(cna, S("rejectedReasons"))));
    *n = 1;
    for (struct json_iter i = json_iter(adps); json_next(&i);) {
        struct json provider = json_get(i.value, S("providerMetadata"));
        str name = member(provider, "shortName");
        struct vuln_said *s = &v[*n];
        *s = (struct vuln_said){ .id = cve,
                                 .source = arena_fmt(c->arena, "adp:%.*s", FMT(str_cut(name.n ? name : member(provider, "orgId"), 0, 60))),
                                 .by = name,
                                 .state = v[0].state,
                                 .modified = vuln_when(member(provider, "dateUpdated")) };
        container(c, i.value, s);
        if (says_something(s)) ++*n;
    }
    return NULL;
}

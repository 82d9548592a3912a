/* csaf_weak - weaknesses (CWE) and decisions (SSVC): 6.1.11, 46 to 48; 6.2.23 to 26, 34 to 37; 6.3.4, 13 to 15 */
#include "formats/csaf_inside.h"
#include "reference/cwe-versions.h"
#include "reference/cwe.h"
#include "reference/ssvc-points.h"

/* ---- CWE, as each version has it: a row holds from one version to another */
static const struct weakness {
    str id, name, from, to, deprecated, usage;
} weaknesses[] = {
#define X(id, name, from, to, deprecated, usage) { S_INIT(id), S_INIT(name), S_INIT(from), S_INIT(to), S_INIT(deprecated), S_INIT(usage) },
    CWE_TABLE(X)
#undef X
};
static const struct {
    str version, released;
} cwe_versions[] = {
#define X(version, released) { S_INIT(version), S_INIT(released) },
    CWE_VERSIONS_TABLE(X)
#undef X
};

static int version_at(str v)
{
    for (size_t i = 0; i < COUNT(cwe_versions); i++)
        if (str_eq(cwe_versions[i].version, v)) return (int)i;
    return -1;
}
/* the rows of one id lie together, ids ascend */
static int64_t number_of(str cwe)
{
    int64_t n = 0;
    return str_int(str_cut(cwe, 4, cwe.n), &n) ? n : 0;
}
static const struct weakness *weakness_in(str cwe, int version)
{
    size_t low = 0, high = COUNT(weaknesses);
    int64_t n = number_of(cwe);
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (number_of(weaknesses[mid].id) < n)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < COUNT(weaknesses) && str_eq(weaknesses[low].id, cwe); low++)
        if (version_at(weaknesses[low].from) <= version && version <= version_at(weaknesses[low].to)) return &weaknesses[low];
    return NULL;
}
enum { NEWEST = COUNT(cwe_versions) - 1 };

bool csaf_weakness(str cwe, str *name, str *version)
{
    for (int i = NEWEST; i >= 0 && str_starts(cwe, S("CWE-")); i--) {
        const struct weakness *w = weakness_in(cwe, i);
        if (!w) continue;
        *name = w->name;
        *version = cwe_versions[i].version;
        return true;
    }
    return false;
}

static void weakness_fits(struct run *r, struct json v)
{
    str cwe = text_at(v, "id"), name = text_at(v, "name"), version = text_at(v, "version");
    bool exists = false, fits = false;
    if (r->v21) {
        int at = version_at(version);
        if (at < 0 && version.n)
            say_at(r, v, "version", "there is no CWE version %.*s here; the newest is %.*s", FMT(version), FMT(cwe_versions[NEWEST].version));
        const struct weakness *w = at < 0 ? NULL : weakness_in(cwe, at);
        if (at >= 0 && !w) say_at(r, v, "id", "%.*s is no weakness of CWE version %.*s", FMT(cwe), FMT(version));
        if (w && !str_eq(w->name, name)) say_at(r, v, "name", "%.*s is called \"%.*s\" in CWE version %.*s", FMT(cwe), FMT(w->name), FMT(version));
        return;
    }
    for (int i = NEWEST; i >= 0 && !fits; i--) { /* 2.0 names no version: one that has it so is enough */
        const struct weakness *w = weakness_in(cwe, i);
        exists |= w != NULL;
        fits = w && str_eq(w->name, name);
    }
    if (!exists)
        say_at(r, v, "id", "%.*s is no weakness of CWE", FMT(cwe));
    else if (!fits)
        say_at(r, v, "name", "\"%.*s\" is not the name of %.*s", FMT(name), FMT(cwe));
}
static void each_weakness(struct run *r, void (*fn)(struct run *r, struct json v))
{
    each(r, r->vulnerabilities, r->v21 ? "#/cwes/#" : "#/cwe", fn);
}
void t_6_1_11(struct run *r)
{
    each_weakness(r, weakness_fits);
}

static const struct weakness *named(struct json v)
{
    int at = version_at(text_at(v, "version"));
    return at < 0 ? NULL : weakness_in(text_at(v, "id"), at);
}
static void not_deprecated(struct run *r, struct json v)
{
    const struct weakness *w = named(v);
    if (w && w->deprecated.n) say(r, v, "%.*s is deprecated in CWE version %.*s", FMT(w->id), FMT(text_at(v, "version")));
}
void t_6_2_23(struct run *r)
{
    each_weakness(r, not_deprecated);
}

static void newest_version(struct run *r, struct json v)
{
    str date = text_at(r->tracking, "current_release_date"), version = text_at(v, "version");
    int best = -1;
    if (date.n < 10 || !version.n) return;
    for (size_t i = 0; i < COUNT(cwe_versions); i++)
        if (str_cmp(cwe_versions[i].released, str_cut(date, 0, 10)) <= 0) best = (int)i;
    if (best >= 0 && !str_eq(cwe_versions[best].version, version))
        say_at(r, v, "version", "is %.*s where %.*s was the newest at the time of the last revision", FMT(version), FMT(cwe_versions[best].version));
}
void t_6_2_24(struct run *r)
{
    each_weakness(r, newest_version);
}
static void mapping_allowed(struct run *r, struct json v)
{
    const struct weakness *w = named(v);
    if (w && (str_is(w->usage, "Discouraged") || str_is(w->usage, "Prohibited")))
        say(r, v, "%.*s is not meant for mapping vulnerabilities (%.*s)", FMT(w->id), FMT(w->usage));
}
void t_6_2_25(struct run *r)
{
    each_weakness(r, mapping_allowed);
}
static void mapping_reviewed(struct run *r, struct json v)
{
    const struct weakness *w = named(v);
    if (w && str_is(w->usage, "Allowed-with-Review")) say(r, v, "%.*s is to be mapped with review only", FMT(w->id));
}
void t_6_2_26(struct run *r)
{
    each_weakness(r, mapping_reviewed);
}
static void weakness_there(struct run *r, struct json v)
{
    if (!has(v, r->v21 ? "cwes" : "cwe")) say(r, v, "has no CWE");
}
void t_6_3_4(struct run *r)
{
    each(r, r->vulnerabilities, "#", weakness_there);
}

/* ---- SSVC */
static const struct point {
    str space, key, version, values;
} points[] = {
#define X(space, key, version, values) { S_INIT(space), S_INIT(key), S_INIT(version), S_INIT(values) },
    SSVC_POINTS_TABLE(X)
#undef X
};

static void ssvc_fits(struct run *r, struct json v)
{
    struct schema_findings f;
    if (schema_check(r->a, r->s->ssvc, v, &f)) return;
    str base = json_pointer(r->a, v);
    for (size_t i = 0; i < f.n && i < 5; i++) say_at(r, v, f.v[i].pointer.n ? f.v[i].pointer.p + 1 : "", "%.*s", FMT(f.v[i].words));
    (void)base;
}
void t_6_1_46(struct run *r)
{
    if (!r->schema_fine) each(r, r->vulnerabilities, "#/metrics/#/content/ssvc_v2", ssvc_fits);
}

static void target_fits(struct run *r, struct json v)
{
    str t = json_str(v);
    if (str_eq(t, text_at(r->vulnerability, "cve")) && t.n) return;
    bool known = false;
    for (struct json_iter i = json_iter(json_get(r->vulnerability, S("ids"))); !known && !spent(r) && json_next(&i);)
        known |= str_eq(text_at(i.value, "text"), t);
    if (!known) {
        say(r, v, "\"%.*s\" is neither the CVE nor an id of the vulnerability", FMT(t));
        return;
    }
    if (str_eq(t, text_at(r->tracking, "id")) && json_count(r->vulnerabilities) > 1) say(r, v, "names the document, which has more than one vulnerability");
}
void t_6_1_47(struct run *r)
{
    for (struct json_iter i = json_iter(r->vulnerabilities); json_next(&i);) {
        r->vulnerability = i.value;
        each(r, i.value, "metrics/#/content/ssvc_v2/target_ids/#", target_fits);
    }
}

/* the namespace without its extensions (behind the first slash) and without a fragment's language */
static str base_of(str space)
{
    ptrdiff_t slash = str_chr(space, '/');
    return slash < 0 ? space : str_cut(space, 0, (size_t)slash);
}
static bool registered(str base)
{
    return str_is(base, "ssvc") || str_is(base, "cvss") || str_is(base, "cisa") || str_is(base, "nist") || str_is(base, "basic");
}
/* kept by SSVC for documentation and tests; "invalid" is what nobody may use */
static bool reserved(str base)
{
    return str_is(base, "example") || str_is(base, "test");
}

static const struct point *point_of(str base, str key, str version)
{
    for (size_t i = 0; i < COUNT(points); i++)
        if (str_eq(points[i].space, base) && str_eq(points[i].key, key) && (!version.p || str_eq(points[i].version, version))) return &points[i];
    return NULL;
}

static void selection_fits(struct run *r, struct json v)
{
    str space = text_at(v, "namespace"), base = base_of(space), rest, word;
    if (str_is(base, "invalid")) say_at(r, v, "namespace", "\"invalid\" is reserved for what is not valid");
    if (!registered(base)) return;
    const struct point *p = point_of(base, text_at(v, "key"), text_at(v, "version"));
    if (!p) {
        say(r, v, "the namespace %.*s has no decision point %.*s of version %.*s", FMT(base), FMT(text_at(v, "key")), FMT(text_at(v, "version")));
        return;
    }
    rest = p->values;
    bool more = str_split(&rest, ' ', &word);
    for (struct json_iter i = json_iter(json_get(v, S("values"))); json_next(&i);) {
        str key = text_at(i.value, "key"), all = p->values, one;
        bool there = false;
        while (str_split(&all, ' ', &one)) there |= str_eq(one, key);
        if (!there) {
            say(r, i.value, "decision point %.*s has no value %.*s in version %.*s", FMT(p->key), FMT(key), FMT(p->version));
            return;
        }
        while (more && !str_eq(word, key)) more = str_split(&rest, ' ', &word);
        if (!more) {
            say(r, i.value, "the values do not stand in the order of their definition (%.*s)", FMT(p->values));
            return;
        }
    }
}
static void each_selection(struct run *r, void (*fn)(struct run *r, struct json v))
{
    each(r, r->vulnerabilities, "#/metrics/#/content/ssvc_v2/selections/#", fn);
}
void t_6_1_48(struct run *r)
{
    each_selection(r, selection_fits);
}

static void base_known(struct run *r, struct json v)
{
    str base = base_of(text_at(v, "namespace"));
    if (!registered(base) && !reserved(base)) say_at(r, v, "namespace", "\"%.*s\" is no registered base namespace", FMT(base));
}
void t_6_2_34(struct run *r)
{
    each_selection(r, base_known);
}
void t_6_2_35(struct run *r)
{
    if (str_is(r->tlp, "CLEAR")) each_selection(r, base_known);
}
void t_6_3_14(struct run *r)
{
    if (!str_is(r->tlp, "CLEAR")) each_selection(r, base_known);
}
static void no_extension(struct run *r, struct json v)
{
    str space = text_at(v, "namespace");
    if (str_chr(space, '/') >= 0 && !reserved(base_of(space))) say_at(r, v, "namespace", "\"%.*s\" has an extension", FMT(space));
}
void t_6_2_36(struct run *r)
{
    if (str_is(r->tlp, "CLEAR")) each_selection(r, no_extension);
}
void t_6_3_15(struct run *r)
{
    if (!str_is(r->tlp, "CLEAR")) each_selection(r, no_extension);
}

static void resources_told(struct run *r, struct json ssvc)
{
    for (struct json_iter i = json_iter(json_get(ssvc, S("selections"))); json_next(&i);) {
        str space = text_at(i.value, "namespace");
        bool told = registered(space) || reserved(base_of(space));
        for (struct json_iter k = json_iter(json_get(ssvc, S("decision_point_resources"))); !told && !spent(r) && json_next(&k);)
            told |= str_find(text_at(k.value, "summary"), space) >= 0;
        if (!told) say_at(r, i.value, "namespace", "no decision point resource tells about \"%.*s\"", FMT(space));
    }
}
void t_6_2_37(struct run *r)
{
    each(r, r->vulnerabilities, "#/metrics/#/content/ssvc_v2", resources_told);
}

static void newest_point(struct run *r, struct json v)
{
    str base = base_of(text_at(v, "namespace")), key = text_at(v, "key");
    struct version own = version_read(text_at(v, "version"));
    for (size_t i = 0; i < COUNT(points); i++) {
        struct version other = version_read(points[i].version);
        if (!str_eq(points[i].space, base) || !str_eq(points[i].key, key) || !own.valid || tracking_cmp(&own, &other, true) >= 0) continue;
        say_at(r, v, "version", "is %.*s where %.*s exists", FMT(text_at(v, "version")), FMT(points[i].version));
        return;
    }
}
void t_6_3_13(struct run *r)
{
    each_selection(r, newest_point);
}

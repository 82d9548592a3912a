/* csaf_metric - scores: 6.1.7 to 10, 56; 6.2.19, 47; 6.3.1, 2, 12, 18. In 2.0 "scores", in 2.1 "metrics" with a content */
#include "formats/csaf_inside.h"
#include "formats/cvss.h"

static const char *const objects[] = { "cvss_v2", "cvss_v3", "cvss_v4" };

static struct json content_of(const struct run *r, struct json metric)
{
    return r->v21 ? json_get(metric, S("content")) : metric;
}
static struct json metrics_of(const struct run *r, struct json vulnerability)
{
    return json_get(vulnerability, r->v21 ? S("metrics") : S("scores"));
}
/* each CVSS object of the document */
static void each_cvss(struct run *r, void (*fn)(struct run *r, struct json v))
{
    static const char *const paths[2][3] = { { "#/scores/#/cvss_v2", "#/scores/#/cvss_v3", "#/scores/#/cvss_v4" },
                                             { "#/metrics/#/content/cvss_v2", "#/metrics/#/content/cvss_v3", "#/metrics/#/content/cvss_v4" } };
    for (size_t i = 0; i < COUNT(objects); i++) each(r, r->vulnerabilities, paths[r->v21][i], fn);
}
static void each_metric(struct run *r, void (*fn)(struct run *r, struct json v))
{
    each(r, r->vulnerabilities, r->v21 ? "#/metrics/#" : "#/scores/#", fn);
}

static void scored_once(struct run *r, struct json vulnerability)
{
    struct map seen = { .a = r->a };
    for (struct json_iter m = json_iter(metrics_of(r, vulnerability)); json_next(&m);)
        for (size_t i = 0; i < COUNT(objects); i++) {
            struct json cvss = json_get(content_of(r, m.value), str_of(objects[i]));
            if (!cvss.doc) continue;
            str version = has(cvss, "version") ? text_at(cvss, "version") : str_of(objects[i]), source = text_at(m.value, "source");
            for (struct json_iter p = json_iter(json_get(m.value, S("products"))); json_next(&p);)
                if ((*map_at(&seen, arena_fmt(r->a, "%.*s %.*s %.*s", FMT(version), FMT(source), FMT(json_str(p.value)))))++ == 1)
                    say(r, p.value, "product \"%.*s\" has more than one CVSS %.*s vector of the same source", FMT(json_str(p.value)), FMT(version));
        }
}
void t_6_1_7(struct run *r)
{
    each(r, r->vulnerabilities, "#", scored_once);
}

static const struct schema *schema_of(const struct run *r, struct json cvss)
{
    str version = text_at(cvss, "version");
    return str_is(version, "2.0") ? r->s->cvss[0] : str_is(version, "3.0") ? r->s->cvss[1] : str_is(version, "4.0") ? r->s->cvss[3] : r->s->cvss[2];
}
static void cvss_valid(struct run *r, struct json v)
{
    struct schema_findings f;
    if (schema_check(r->a, schema_of(r, v), v, &f)) return;
    for (size_t i = 0; i < f.n && i < 5; i++)
        if (f.v[i].pointer.n)
            say_at(r, v, arena_cstr(r->a, str_cut(f.v[i].pointer, 1, f.v[i].pointer.n)), "%.*s", FMT(f.v[i].words));
        else
            say(r, v, "%.*s", FMT(f.v[i].words));
}
static void version_there(struct run *r, struct json v)
{
    if (!has(v, "version")) say_at(r, v, "version", "is missing");
}
void t_6_1_8(struct run *r)
{
    if (r->schema_fine) return; /* then each part of it is */
    each_cvss(r, version_there);
    each_cvss(r, cvss_valid);
}

/* ---- computed by formats/cvss */
static bool vector_of(struct json v, struct cvss *out, struct cvss_scores *scores)
{
    struct cvss_wrong why;
    if (!cvss_parse(text_at(v, "vectorString"), out, &why)) return false;
    cvss_score(out, scores);
    return true;
}
static void complete(struct json v, struct cvss *c);
static int tenths(struct json v)
{
    double d = json_real(v) * 10;
    return (int)(d + (d < 0 ? -0.5 : 0.5));
}
/* the word of a severity, in capitals as the schemas have it */
static bool severity_is(enum cvss_version version, int score, str word)
{
    return str_eq_nocase(str_of(cvss_severity_name(cvss_severity(version, score))), word);
}

static void number_fits(struct run *r, struct json v, enum cvss_version version, const char *name, const char *severity, int score, int also)
{
    struct json given = json_get(v, str_of(name)), word = json_get(v, str_of(severity));
    bool number = json_type(given) == JSON_INT || json_type(given) == JSON_REAL;
    if (score < 0) return; /* the vector has nothing of that group */
    if (number && tenths(given) != score && tenths(given) != also) say(r, given, "must be %d.%d by the vector", score / 10, score % 10);
    int counts = number && tenths(given) == also ? also : score;
    if (json_type(word) == JSON_TEXT && version != CVSS_20 && !severity_is(version, counts, json_str(word)))
        say(r, word, "must be %s for a score of %d.%d", cvss_severity_name(cvss_severity(version, counts)), counts / 10, counts % 10);
}
static void computed(struct run *r, struct json v)
{
    struct cvss c;
    struct cvss_scores s;
    if (!vector_of(v, &c, &s)) {
        struct cvss_wrong why;
        char words[300];
        if (!has(v, "vectorString") || cvss_parse(text_at(v, "vectorString"), &c, &why)) return;
        cvss_wrong_text(&why, words, sizeof words);
        say_at(r, v, "vectorString", "%s", words);
        return;
    }
    enum cvss_version version = (enum cvss_version)c.version;
    struct cvss_scores whole;
    complete(v, &c);
    cvss_score(&c, &whole);
    if (version == CVSS_40) { /* its schema gives the score of the whole vector the name of the base score */
        number_fits(r, v, version, "baseScore", "baseSeverity", s.base, whole.overall);
        number_fits(r, v, version, "threatScore", "threatSeverity", s.temporal, s.temporal);
    } else {
        number_fits(r, v, version, "baseScore", "baseSeverity", s.base, s.base);
        number_fits(r, v, version, "temporalScore", "temporalSeverity", s.temporal, s.temporal);
    }
    number_fits(r, v, version, "environmentalScore", "environmentalSeverity", s.environmental, whole.environmental);
}
void t_6_1_9(struct run *r)
{
    each_cvss(r, computed);
}

/* the members of the JSON objects and the metrics of the vector they repeat */
static const struct {
    const char *key, *metric;
    unsigned versions; /* bit a version */
} members[] = {
#define V2  1u
#define V3  6u
#define V4  8u
#define ALL 15u
    { "accessVector", "AV", V2 },
    { "accessComplexity", "AC", V2 },
    { "authentication", "Au", V2 },
    { "exploitability", "E", V2 },
    { "collateralDamagePotential", "CDP", V2 },
    { "targetDistribution", "TD", V2 },
    { "confidentialityImpact", "C", V2 | V3 },
    { "integrityImpact", "I", V2 | V3 },
    { "availabilityImpact", "A", V2 | V3 },
    { "remediationLevel", "RL", V2 | V3 },
    { "reportConfidence", "RC", V2 | V3 },
    { "confidentialityRequirement", "CR", ALL },
    { "integrityRequirement", "IR", ALL },
    { "availabilityRequirement", "AR", ALL },
    { "attackVector", "AV", V3 | V4 },
    { "attackComplexity", "AC", V3 | V4 },
    { "privilegesRequired", "PR", V3 | V4 },
    { "userInteraction", "UI", V3 | V4 },
    { "scope", "S", V3 },
    { "exploitCodeMaturity", "E", V3 },
    { "modifiedAttackVector", "MAV", V3 | V4 },
    { "modifiedAttackComplexity", "MAC", V3 | V4 },
    { "modifiedPrivilegesRequired", "MPR", V3 | V4 },
    { "modifiedUserInteraction", "MUI", V3 | V4 },
    { "modifiedScope", "MS", V3 },
    { "modifiedConfidentialityImpact", "MC", V3 },
    { "modifiedIntegrityImpact", "MI", V3 },
    { "modifiedAvailabilityImpact", "MA", V3 },
    { "attackRequirements", "AT", V4 },
    { "vulnConfidentialityImpact", "VC", V4 },
    { "vulnIntegrityImpact", "VI", V4 },
    { "vulnAvailabilityImpact", "VA", V4 },
    { "subConfidentialityImpact", "SC", V4 },
    { "subIntegrityImpact", "SI", V4 },
    { "subAvailabilityImpact", "SA", V4 },
    { "exploitMaturity", "E", V4 },
    { "modifiedAttackRequirements", "MAT", V4 },
    { "modifiedVulnConfidentialityImpact", "MVC", V4 },
    { "modifiedVulnIntegrityImpact", "MVI", V4 },
    { "modifiedVulnAvailabilityImpact", "MVA", V4 },
    { "modifiedSubConfidentialityImpact", "MSC", V4 },
    { "modifiedSubIntegrityImpact", "MSI", V4 },
    { "modifiedSubAvailabilityImpact", "MSA", V4 },
    { "Safety", "S", V4 },
    { "Automatable", "AU", V4 },
    { "Recovery", "R", V4 },
    { "valueDensity", "V", V4 },
    { "vulnerabilityResponseEffort", "RE", V4 },
    { "providerUrgency", "U", V4 },
};

/* PROOF_OF_CONCEPT is POC in 2.0 and P later; NOT_DEFINED is ND and X */
static bool word_is(enum cvss_version version, str word, const char *value)
{
    char initials[8] = { 0 };
    size_t n = 0;
    if (str_eq_nocase(word, str_of(value))) return true; /* Red, Amber, ... */
    for (size_t i = 0; i < word.n && n < 6; i++)
        if (i == 0 || word.p[i - 1] == '_') initials[n++] = word.p[i];
    if (str_is(word, "NOT_DEFINED")) return !strcmp(value, version == CVSS_20 ? "ND" : "X");
    if (str_is(word, "ADJACENT_NETWORK")) return !strcmp(value, "A");
    if (version == CVSS_20 && str_is(word, "UNCONFIRMED")) return !strcmp(value, "UC");
    if (version == CVSS_20 && str_is(word, "UNCORROBORATED")) return !strcmp(value, "UR");
    if (version != CVSS_20) initials[1] = 0;
    return !strcmp(value, initials);
}
/* what only the members tell is part of the score as well */
static void complete(struct json v, struct cvss *c)
{
    size_t n;
    const struct cvss_metric *metrics = cvss_metrics((enum cvss_version)c->version, &n);
    for (size_t i = 0; i < COUNT(members); i++) {
        str word = text_at(v, members[i].key);
        for (size_t k = 0; word.n && members[i].versions & 1u << c->version && k < n; k++) {
            if (strcmp(metrics[k].name, members[i].metric) || c->value[k]) continue;
            for (uint8_t m = 0; m < CVSS_VALUES && metrics[k].values[m][0]; m++)
                if (word_is((enum cvss_version)c->version, word, metrics[k].values[m])) {
                    c->value[k] = (uint8_t)(m + 1);
                    if (m) c->groups |= (uint8_t)(1u << metrics[k].group);
                }
        }
    }
}
static void agrees(struct run *r, struct json v)
{
    struct cvss c;
    struct cvss_scores s;
    size_t n;
    if (!vector_of(v, &c, &s)) return;
    const struct cvss_metric *metrics = cvss_metrics((enum cvss_version)c.version, &n);
    for (size_t i = 0; i < COUNT(members); i++) {
        str word = text_at(v, members[i].key);
        if (!word.n || !(members[i].versions & 1u << c.version)) continue;
        for (size_t k = 0; k < n; k++) {
            if (strcmp(metrics[k].name, members[i].metric) || !c.value[k]) continue;
            const char *value = metrics[k].values[c.value[k] - 1];
            if (!word_is((enum cvss_version)c.version, word, value))
                say_at(r, v, members[i].key, "is %.*s where the vector has %s:%s", FMT(word), members[i].metric, value);
        }
    }
    str version = text_at(v, "version");
    if (version.n && !str_is(version, cvss_version_name((enum cvss_version)c.version)))
        say_at(r, v, "version", "is %.*s, the vector is of version %s", FMT(version), cvss_version_name((enum cvss_version)c.version));
}
void t_6_1_10(struct run *r)
{
    each_cvss(r, agrees);
}

static bool any_cvss(struct json content)
{
    return has(content, "cvss_v2") || has(content, "cvss_v3") || has(content, "cvss_v4");
}
static void rating_or_score(struct run *r, struct json vulnerability)
{
    struct map seen = { .a = r->a };
    for (struct json_iter m = json_iter(metrics_of(r, vulnerability)); json_next(&m);) {
        struct json content = content_of(r, m.value);
        uint64_t bits = (any_cvss(content) ? 1u : 0) | (has(content, "qualitative_severity_rating") ? 2u : 0);
        for (struct json_iter p = json_iter(json_get(m.value, S("products"))); json_next(&p);) {
            uint64_t *at = map_at(&seen, arena_fmt(r->a, "%.*s %.*s", FMT(text_at(m.value, "source")), FMT(json_str(p.value)))), before = *at;
            *at |= bits;
            if (*at == 3 && before != 3)
                say(r, p.value, "product \"%.*s\" has a CVSS vector and a qualitative rating of the same source", FMT(json_str(p.value)));
        }
    }
}
void t_6_1_56(struct run *r)
{
    each(r, r->vulnerabilities, "#", rating_or_score);
}

/* nothing is left of the vulnerability: by the numbers told, or by the environmental metrics */
static bool all_are(struct json v, const char *const *keys, const char *word)
{
    for (; *keys; keys++)
        if (!str_is(text_at(v, *keys), word)) return false;
    return true;
}
static bool is_zero(struct json v)
{
    static const char *const modified_3[] = { "modifiedAvailabilityImpact", "modifiedConfidentialityImpact", "modifiedIntegrityImpact", NULL };
    static const char *const vuln_4[] = { "modifiedVulnAvailabilityImpact", "modifiedVulnConfidentialityImpact", "modifiedVulnIntegrityImpact", NULL };
    static const char *const sub_4[] = { "modifiedSubAvailabilityImpact", "modifiedSubConfidentialityImpact", "modifiedSubIntegrityImpact", NULL };
    struct cvss c;
    struct cvss_scores s;
    struct json told = json_get(v, S("environmentalScore"));
    if (told.doc) return tenths(told) == 0;
    if (all_are(v, modified_3, "NONE") || str_is(text_at(v, "targetDistribution"), "NONE")) return true;
    if (all_are(v, vuln_4, "NONE") && all_are(v, sub_4, "NEGLIGIBLE")) return true;
    return vector_of(v, &c, &s) && s.overall == 0;
}
static void fixed_is_zero(struct run *r, struct json vulnerability)
{
    struct map statuses;
    statuses_read(r, vulnerability, &statuses);
    for (struct json_iter m = json_iter(metrics_of(r, vulnerability)); json_next(&m);)
        for (size_t i = 0; i < COUNT(objects); i++) {
            struct json cvss = json_get(content_of(r, m.value), str_of(objects[i]));
            if (!cvss.doc || is_zero(cvss)) continue;
            for (struct json_iter p = json_iter(json_get(m.value, S("products"))); json_next(&p);) {
                const uint64_t *groups = map_get(&statuses, json_str(p.value));
                if (groups && *groups & FIXED) say(r, p.value, "product \"%.*s\" is fixed, and its overall score is not 0", FMT(json_str(p.value)));
            }
        }
}
void t_6_2_19(struct run *r)
{
    each(r, r->vulnerabilities, "#", fixed_is_zero);
}

static bool own_url(struct run *r, str source)
{
    for (struct json_iter i = json_iter(json_get(r->document, S("references"))); json_next(&i);)
        if (str_is(text_at(i.value, "category"), "self") && str_eq(text_at(i.value, "url"), source)) return true;
    return false;
}
static void own_rating(struct run *r, struct json v)
{
    struct json rating = at_path(v, "content/qualitative_severity_rating");
    if (rating.doc && (!has(v, "source") || own_url(r, text_at(v, "source")))) say(r, rating, "the issuing party rates in words only");
}
void t_6_2_47(struct run *r)
{
    each_metric(r, own_rating);
}
static void rating(struct run *r, struct json v)
{
    say(r, v, "is a rating in words");
}
void t_6_3_18(struct run *r)
{
    each(r, r->vulnerabilities, "#/metrics/#/content/qualitative_severity_rating", rating);
}

/* another score counts wherever it stands, as long as it is about the same product */
static void not_v2_alone(struct run *r, struct json vulnerability)
{
    struct map others = { .a = r->a };
    for (struct json_iter m = json_iter(metrics_of(r, vulnerability)); json_next(&m);) {
        struct json c = content_of(r, m.value);
        for (struct json_iter p = json_iter(json_get(m.value, S("products"))); (has(c, "cvss_v3") || has(c, "cvss_v4")) && json_next(&p);)
            *map_at(&others, json_str(p.value)) = 1;
    }
    for (struct json_iter m = json_iter(metrics_of(r, vulnerability)); json_next(&m);) {
        struct json c = content_of(r, m.value);
        bool alone = has(c, "cvss_v2") && !has(c, "cvss_v3") && !has(c, "cvss_v4"), covered = true;
        for (struct json_iter p = json_iter(json_get(m.value, S("products"))); json_next(&p);) covered &= map_get(&others, json_str(p.value)) != NULL;
        if (alone && !covered) say(r, json_get(c, S("cvss_v2")), "CVSS v2 is the only score");
    }
}
void t_6_3_1(struct run *r)
{
    each(r, r->vulnerabilities, "#", not_v2_alone);
}
static void not_v30(struct run *r, struct json v)
{
    struct json c = json_get(content_of(r, v), S("cvss_v3"));
    if (str_is(text_at(c, "version"), "3.0") || str_starts(text_at(c, "vectorString"), S("CVSS:3.0/"))) say(r, c, "is of CVSS v3.0");
}
void t_6_3_2(struct run *r)
{
    each_metric(r, not_v30);
}

static void v4_there(struct run *r, struct json vulnerability)
{
    struct map covered = { .a = r->a };
    for (struct json_iter m = json_iter(metrics_of(r, vulnerability)); json_next(&m);) {
        struct json c = content_of(r, m.value);
        if (!any_cvss(c)) continue;
        if (!has(c, "cvss_v4")) say(r, c, "has no CVSS v4.0");
        for (struct json_iter p = json_iter(json_get(m.value, S("products"))); json_next(&p);) *map_at(&covered, json_str(p.value)) = 1;
    }
    for (size_t i = 0; i < COUNT(status_lists); i++)
        for (struct json_iter k = json_iter(json_get(json_get(vulnerability, S("product_status")), str_of(status_lists[i].key)));
             status_lists[i].group == AFFECTED && json_next(&k);)
            if (!map_get(&covered, json_str(k.value))) say(r, k.value, "product \"%.*s\" has no CVSS", FMT(json_str(k.value)));
}
void t_6_3_12(struct run *r)
{
    each(r, r->vulnerabilities, "#", v4_there);
}

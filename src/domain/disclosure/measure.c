/* measure - what reports are measured by: CVSS metrics and scores, SSVC tables; nothing of it is anybody's, all may read it */
#include "base/buf.h"
#include "domain/disclosure/disclosure.h"
#include "formats/cvss.h"
#include "formats/ssvc.h"

/* ---- CVSS */

struct measured {
    str vector, version, score;
    int64_t tenths;
    str severity, base, temporal, environmental, impact, exploitability, adjusted_impact, macro_vector;
};
static const struct field measured_fields[] = {
#define F(m, ...) FIELD(struct measured, m, .flags = F_RO, __VA_ARGS__)
    F(vector, .max = CVSS_MOST, .doc = "The vector in canonical form"),
    F(version, .doc = "2.0, 3.0, 3.1, 4.0"),
    F(score, .doc = "The overall score: environmental where given, else temporal or threat, else base"),
    F(tenths, .doc = "The same in tenths"),
    F(severity, .doc = "none, low, medium, high, critical"),
    F(base, .doc = "The base score"),
    F(temporal, .doc = "The temporal score, of 4.0 the threat score; empty when no such metric is given"),
    F(environmental, .doc = "The environmental score; empty when no such metric is given"),
    F(impact, .doc = "The impact subscore; 4.0 has none"),
    F(exploitability, .doc = "The exploitability subscore; 4.0 has none"),
    F(adjusted_impact, .doc = "The impact subscore with the environmental metrics"),
    F(macro_vector, .doc = "The macro vector; 4.0 alone"),
#undef F
};
static SHAPE(measured_shape, "cvss_score", struct measured, measured_fields, "What a CVSS vector says");

str tenths_text(struct arena *a, int tenths)
{
    return tenths == CVSS_UNSET ? S("") : arena_fmt(a, "%d.%d", tenths / 10, tenths % 10);
}

static const struct param_doc vector_query[] = { { "vector", "A CVSS vector of any version" }, { NULL, NULL } };
static err measure(struct ctx *c, const struct req *q, struct res *r)
{
    struct arena *a = c->arena;
    struct cvss v;
    struct cvss_scores s;
    char text[CVSS_MOST];
    TRY(cvss_read(c, str_trim(req_query(q, "vector")), S("/vector"), &v));
    cvss_score(&v, &s);
    size_t n = cvss_write(&v, text);
    struct measured out = { .vector = arena_dup(a, (str){ text, n }),
                            .version = str_of(cvss_version_name(v.version)),
                            .score = tenths_text(a, s.overall),
                            .tenths = s.overall,
                            .severity = arena_lower(a, str_of(cvss_severity_name(cvss_severity(v.version, s.overall)))),
                            .base = tenths_text(a, s.base),
                            .temporal = tenths_text(a, s.temporal),
                            .environmental = tenths_text(a, s.environmental),
                            .impact = tenths_text(a, s.impact),
                            .exploitability = tenths_text(a, s.exploitability),
                            .adjusted_impact = tenths_text(a, s.adjusted_impact),
                            .macro_vector = arena_dup(a, str_of(s.macro)) };
    res_json(r, &measured_shape, &out, ~UINT64_C(0));
    return NULL;
}

struct metric {
    str name, group;
    struct strs values;
};
static const struct field metric_fields[] = {
#define F(m, ...) FIELD(struct metric, m, .flags = F_RO, __VA_ARGS__)
    F(name, .doc = "As vectors write it: AV"),
    F(group, .doc = "base, temporal (threat in 4.0), environmental, supplemental"),
    F(values, .max = CVSS_VALUES, .doc = "Its values; of an optional one the first is not defined"),
#undef F
};
static SHAPE(metric_shape, "cvss_metric", struct metric, metric_fields, "A metric of a CVSS version");
LIST_OF(cvss_metric_list, metrics, metric_shape, "The metrics in the order of the standard");

static err metrics(struct ctx *c, const struct req *q, struct res *r)
{
    static const char *const groups[] = { "base", "temporal", "environmental", "supplemental" };
    unsigned v = 0;
    size_t n;
    while (v < CVSS_VERSIONS && !str_is(q->params[0], cvss_version_name(v))) v++;
    if (v == CVSS_VERSIONS) FAIL(c, E_ABSENT, "not-found", "there is no such version: 2.0, 3.0, 3.1, 4.0");
    const struct cvss_metric *m = cvss_metrics(v, &n);
    struct metric *list = NEW_ARRAY(c->arena, n, struct metric);
    struct cvss_metric_list out = { { list, n } };
    for (size_t i = 0; i < n; i++) {
        list[i] = (struct metric){ str_of(m[i].name), str_of(groups[m[i].group]), { NEW_ARRAY(c->arena, CVSS_VALUES, str), 0 } };
        for (size_t k = 0; k < CVSS_VALUES && m[i].values[k][0]; k++) list[i].values.v[list[i].values.n++] = str_of(m[i].values[k]);
    }
    res_json(r, &cvss_metric_list_shape, &out, ~UINT64_C(0));
    return NULL;
}

/* ---- SSVC */

struct table_line {
    str name, title, version, namespace;
    struct strs outcomes;
};
static const struct field table_line_fields[] = {
#define F(m, ...) FIELD(struct table_line, m, .flags = F_RO, __VA_ARGS__)
    F(name, .doc = "coordinator_triage"),
    F(title, .doc = "Coordinator Triage"),
    F(version, .doc = "1.0.0"),
    F(namespace, .doc = "Whose it is: ssvc, cisa, cvss"),
    F(outcomes, .max = SSVC_VALUES, .doc = "What it can say"),
#undef F
};
static SHAPE(table_line_shape, "ssvc_table_line", struct table_line, table_line_fields, "A decision table");
LIST_OF(ssvc_table_list, tables, table_line_shape, "The decision tables");

static struct strs words_of(struct ctx *c, const struct ssvc_point *p)
{
    struct strs out = { NEW_ARRAY(c->arena, p->n + 1, str), p->n };
    for (size_t k = 0; k < p->n; k++) out.v[k] = ssvc_word(c->arena, &p->values[k]);
    return out;
}

static err tables(struct ctx *c, const struct req *q, struct res *r)
{
    size_t n = ssvc_builtin_count();
    struct table_line *v = NEW_ARRAY(c->arena, n, struct table_line);
    struct ssvc_table_list out = { { v, n } };
    (void)q;
    for (size_t i = 0; i < n; i++) {
        struct ssvc_table t;
        TRY(ssvc_builtin(c, ssvc_builtin_name(i), &t));
        v[i] = (struct table_line){ t.slug, t.name, t.version, t.namespace, words_of(c, &t.outcome) };
    }
    res_json(r, &ssvc_table_list_shape, &out, ~UINT64_C(0));
    return NULL;
}

struct value {
    str word, name, definition;
};
static const struct field value_fields[] = {
#define F(m, ...) FIELD(struct value, m, .flags = F_RO, __VA_ARGS__)
    F(word, .doc = "As it is given in an answer: super_effective"),
    F(name, .doc = "Super Effective"),
    F(definition, .max = 5000, .doc = "What it means"),
#undef F
};
static SHAPE(value_shape, "ssvc_value", struct value, value_fields, "A value of a decision point");
struct point {
    str name, title, definition;
    struct list values;
};
static const struct field point_fields[] = {
#define F(m, ...) FIELD(struct point, m, .flags = F_RO, __VA_ARGS__)
    F(name, .doc = "As it is given in an answer: in_kev"),
    F(title, .doc = "In KEV"),
    F(definition, .max = 5000, .doc = "What is asked"),
    F(values, .of = &value_shape, .max = SSVC_VALUES, .doc = "Its values"),
#undef F
};
static SHAPE(point_shape, "ssvc_point", struct point, point_fields, "A point of a decision table");
struct whole_table {
    str name, title, version, namespace, definition;
    struct list points;
    str outcome;
    struct list outcomes;
    struct strs rows;
};
static const struct field whole_table_fields[] = {
#define F(m, ...) FIELD(struct whole_table, m, .flags = F_RO, __VA_ARGS__)
    F(name, .doc = "coordinator_triage"),
    F(title, .doc = "Coordinator Triage"),
    F(version, .doc = "1.0.0"),
    F(namespace, .doc = "Whose it is: ssvc, cisa, cvss"),
    F(definition, .max = 5000, .doc = "What it is for"),
    F(points, .of = &point_shape, .max = SSVC_POINTS, .doc = "What it asks, in order"),
    F(outcome, .doc = "What it decides on"),
    F(outcomes, .of = &value_shape, .max = SSVC_VALUES, .doc = "What it can say"),
    F(rows, .max = SSVC_ROWS, .doc = "The outcome of each combination of answers, the first point counting slowest"),
#undef F
};
static SHAPE(whole_table_shape, "ssvc_table", struct whole_table, whole_table_fields, "A decision table, whole");

static struct list values_of(struct ctx *c, const struct ssvc_point *p)
{
    struct value *v = NEW_ARRAY(c->arena, p->n, struct value);
    for (size_t k = 0; k < p->n; k++) v[k] = (struct value){ ssvc_word(c->arena, &p->values[k]), p->values[k].name, p->values[k].definition };
    return (struct list){ v, p->n };
}

static err table(struct ctx *c, const struct req *q, struct res *r)
{
    struct ssvc_table t;
    TRY(ssvc_builtin(c, q->params[0], &t));
    struct point *points = NEW_ARRAY(c->arena, t.n, struct point);
    struct whole_table out = { t.slug, t.name, t.version, t.namespace, t.definition, { points, t.n }, t.outcome.name, values_of(c, &t.outcome), { NULL, 0 } };
    struct strs words = words_of(c, &t.outcome);
    for (size_t k = 0; k < t.n; k++) points[k] = (struct point){ t.points[k].slug, t.points[k].name, t.points[k].definition, values_of(c, &t.points[k]) };
    out.rows = (struct strs){ NEW_ARRAY(c->arena, t.nrows, str), t.nrows };
    for (size_t i = 0; i < t.nrows; i++) out.rows.v[i] = words.v[t.rows[i]];
    res_json(r, &whole_table_shape, &out, ~UINT64_C(0));
    return NULL;
}

const struct route measure_routes[] = {
    ROUTE(GET, "/api/v1/cvss", measure, 0, "What a CVSS vector says: its scores and its canonical form", .flags = R_SELF, .out = &measured_shape,
          .query = vector_query),
    ROUTE(GET, "/api/v1/cvss/{version}", metrics, 0, "The metrics of a CVSS version and their values", .flags = R_SELF, .out = &cvss_metric_list_shape),
    ROUTE(GET, "/api/v1/ssvc", tables, 0, "The SSVC decision tables", .flags = R_SELF, .out = &ssvc_table_list_shape),
    ROUTE(GET, "/api/v1/ssvc/{table}", table, 0, "A decision table: what it asks, and the outcome of every combination", .flags = R_SELF,
          .out = &whole_table_shape),
    { .path = NULL },
};

/* triage - how a report was judged: CVSS scores and SSVC decisions
 *
 * Both are added and never changed: a later one of the same version or table replaces the former, which stays as history.
 * Each is an entry of the record; they and their entries are for the handling team alone, so that neither who reported nor
 * who it was routed to reads how it was weighed. A decision against its table needs a reason: the text of the entry. */
#include "base/buf.h"
#include "domain/disclosure/disclosure.h"
#include "formats/cvss.h"
#include "formats/ssvc.h"
#include "spine/api.h"
#include "spine/entry.h"
#include "spine/erase.h"

#include "triage.sql.h"

static err report_at_desk(struct ctx *c, const struct req *q, struct report *v)
{
    TRY(record_find(c, &report_kind, q->params[0], v));
    if (!(record_rights(c->who, &v->r) & MAY_TRIAGE)) FAIL(c, E_DENIED, "not-allowed", "you may not judge this report");
    return record_takes_words(c, &v->r);
}

static err find_report(struct ctx *c, const struct req *q, struct report *v)
{
    return record_find(c, &report_kind, q->params[0], v);
}

/* ---- CVSS */

struct score {
    id id;
    when at;
    str by, by_name, version, vector, score;
    int64_t tenths;
    str severity;
    bool current;
};
static const struct field score_fields[] = {
#define F(m, ...) FIELD(struct score, m, .flags = F_RO, __VA_ARGS__)
    F(id, .ref = "scr", .doc = "Identifier"),
    F(at, .doc = "When it was given"),
    F(by, .doc = "By whom"),
    F(by_name, .doc = "The name"),
    F(version, .doc = "CVSS version: 2.0, 3.0, 3.1, 4.0"),
    F(vector, .max = CVSS_MOST, .doc = "The vector in canonical form"),
    F(score, .doc = "The overall score: environmental where given, else temporal or threat, else base"),
    F(tenths, .doc = "The same in tenths"),
    F(severity, .doc = "none, low, medium, high, critical"),
    F(current, .doc = "No later one of this version stands here"),
#undef F
};
static SHAPE(score_shape, "report_score", struct score, score_fields, "A CVSS score of a report");
LIST_OF(report_scores, scores, score_shape, "The scores, newest first");

struct score_in {
    str vector;
};
static const struct field score_in_fields[] = { FIELD(struct score_in, vector, .flags = F_REQ, .max = CVSS_MOST, .doc = "A CVSS vector of any version") };
static SHAPE(score_in_shape, "report_score_new", struct score_in, score_in_fields, "A score to be given");

/* before: those that are newer */
static bool newer_there(const struct score *v, size_t n, str version)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(v[i].version, version)) return true;
    return false;
}

static err scores_of(struct ctx *c, const id *record, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_scores, ARGS(A_ID(*record)), &r));
    struct score *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct score);
    size_t n = 0;
    for (; rows_next(r); n++) {
        int64_t tenths = row_int(r, 6);
        v[n] = (struct score){ row_id(r, 0),
                               row_when(r, 1),
                               row_text(r, 2),
                               row_text(r, 3),
                               row_text(r, 4),
                               row_text(r, 5),
                               tenths_text(c->arena, (int)tenths),
                               tenths,
                               row_text(r, 7),
                               !newer_there(v, n, row_text(r, 4)) };
    }
    *out = (struct list){ v, n };
    return NULL;
}

static err scores(struct ctx *c, const struct req *q, struct res *r)
{
    struct report v;
    struct report_scores out;
    TRY(find_report(c, q, &v));
    TRY(scores_of(c, &v.r.id, &out.scores));
    res_json(r, &report_scores_shape, &out, ~UINT64_C(0));
    return NULL;
}

static err score_add(struct ctx *c, const struct report *v, const struct cvss *vector)
{
    struct cvss_scores s;
    struct rows *before;
    bool found;
    str aud, version = str_of(cvss_version_name(vector->version));
    char text[CVSS_MOST];
    id entry, made = id_new("scr", c->now);
    cvss_score(vector, &s);
    str canonical = arena_dup(c->arena, (str){ text, cvss_write(vector, text) });
    str severity = arena_lower(c->arena, str_of(cvss_severity_name(cvss_severity(vector->version, s.overall))));
    TRY(db_one(c, &sql_score_before, ARGS(A_ID(v->r.id), A_TEXT(version)), &before, &found));
    TRY(audience_team(c, &v->r, &aud));
    TRY(entry_add(c, &v->r.id,
                  &(struct entry_new){ .verb = "scored",
                                       .field = arena_fmt(c->arena, "%.*s %.*s", FMT(tenths_text(c->arena, s.overall)), FMT(severity)),
                                       .was = found ? row_text(before, 0) : S(""),
                                       .now = canonical,
                                       .audience = aud },
                  &entry));
    TRY(db_do(c, &sql_score_add,
              ARGS(A_ID(made), A_ID(v->r.id), A_TEXT(aud), A_ID(entry), A_WHEN(c->now), A_TEXT(c->who->actor), A_TEXT(version), A_TEXT(canonical),
                   A_INT(s.overall), A_TEXT(severity))));
    TRY(db_do(c, &sql_scored, ARGS(A_ID(v->r.id), A_TEXT(severity))));
    return record_touch(c, &v->r.id, false);
}

static err score_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct report v;
    struct score_in in = { { 0 } };
    struct cvss vector;
    struct report_scores out;
    TRY(report_at_desk(c, q, &v));
    TRY(api_read(c, q, &score_in_shape, &in));
    TRY(cvss_read(c, str_trim(in.vector), S("/vector"), &vector));
    TRY(score_add(c, &v, &vector));
    TRY(scores_of(c, &v.r.id, &out.scores));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/reports/%s/scores", v.r.id.s));
    res_json(r, &report_scores_shape, &out, ~UINT64_C(0));
    return NULL;
}

/* ---- SSVC */

struct decision {
    id id;
    when at;
    str by, by_name, table, version;
    struct strs answers;
    str computed, outcome;
    bool overridden;
    str reason;
    when due_at;
    bool current;
};
static const struct field decision_fields[] = {
#define F(m, ...) FIELD(struct decision, m, .flags = F_RO, __VA_ARGS__)
    F(id, .ref = "dec", .doc = "Identifier"),
    F(at, .doc = "When it was decided"),
    F(by, .doc = "By whom"),
    F(by_name, .doc = "The name"),
    F(table, .doc = "The decision table: coordinator_triage"),
    F(version, .doc = "The version of the table"),
    F(answers, .max = SSVC_POINTS, .doc = "The answers, as point=value"),
    F(computed, .doc = "What the table says"),
    F(outcome, .doc = "What was decided"),
    F(overridden, .doc = "It was decided against the table"),
    F(reason, .doc = "Why; empty when it was erased or none was needed"),
    F(due_at, .doc = "The date that follows, where the outcome names days: a suggestion"),
    F(current, .doc = "No later one by this table stands here"),
#undef F
};
static SHAPE(decision_shape, "report_decision", struct decision, decision_fields, "A decision by an SSVC table");
LIST_OF(report_decisions, decisions, decision_shape, "The decisions, newest first");

struct decision_in {
    str table;
    struct strs answers;
    str outcome, reason;
};
static const struct field decision_in_fields[] = {
#define F(m, ...) FIELD(struct decision_in, m, __VA_ARGS__)
    F(table, .flags = F_REQ, .max = 100, .doc = "The decision table: coordinator_triage"),
    F(answers, .flags = F_REQ, .max = SSVC_POINTS, .doc = "An answer for each of its points, as point=value"),
    F(outcome, .doc = "What is decided, when it is not what the table says: then with a reason"),
    F(reason, .flags = F_LINES, .max = 2000, .doc = "Why; at least 5 characters when it is decided against the table"),
#undef F
};
static SHAPE(decision_in_shape, "report_decision_new", struct decision_in, decision_in_fields, "A decision to be made");

static bool later_there(const struct decision *v, size_t n, str table)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(v[i].table, table)) return true;
    return false;
}

static struct strs words_of(struct arena *a, str text)
{
    struct strs out = { NEW_ARRAY(a, SSVC_POINTS, str), 0 };
    while (out.n < SSVC_POINTS && str_split(&text, ' ', &out.v[out.n])) out.n++;
    return out;
}

static err decisions_of(struct ctx *c, const id *record, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_decisions, ARGS(A_ID(*record)), &r));
    struct decision *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct decision);
    size_t n = 0;
    for (; rows_next(r); n++)
        v[n] = (struct decision){ .id = row_id(r, 0),
                                  .at = row_when(r, 1),
                                  .by = row_text(r, 2),
                                  .by_name = row_text(r, 3),
                                  .table = row_text(r, 4),
                                  .version = row_text(r, 5),
                                  .answers = words_of(c->arena, row_text(r, 6)),
                                  .computed = row_text(r, 7),
                                  .outcome = row_text(r, 8),
                                  .overridden = !str_eq(row_text(r, 7), row_text(r, 8)),
                                  .reason = row_text(r, 10),
                                  .due_at = row_when(r, 9),
                                  .current = !later_there(v, n, row_text(r, 4)) };
    *out = (struct list){ v, n };
    return NULL;
}

static err decisions(struct ctx *c, const struct req *q, struct res *r)
{
    struct report v;
    struct report_decisions out;
    TRY(find_report(c, q, &v));
    TRY(decisions_of(c, &v.r.id, &out.decisions));
    res_json(r, &report_decisions_shape, &out, ~UINT64_C(0));
    return NULL;
}

/* each point once; written as the table lists them, in its order */
static err answers_read(struct ctx *c, const struct ssvc_table *t, const struct strs *given, uint8_t *answers, str *canonical)
{
    struct buf b = { .a = c->arena };
    memset(answers, SSVC_OPEN, SSVC_POINTS);
    for (size_t i = 0; i < given->n; i++) {
        str value = given->v[i], point, at = arena_fmt(c->arena, "/answers/%zu", i);
        size_t k, v;
        if (str_chr(value, '=') < 1) FAIL_AT(c, at, "bad-format", "as point=value");
        str_split(&value, '=', &point);
        if (!ssvc_point_of(t, point, &k)) FAIL_AT(c, at, "not-a-word", "this table has no such point");
        if (answers[k] != SSVC_OPEN) FAIL_AT(c, at, "given-twice", "%.*s is answered twice", FMT(t->points[k].slug));
        if (!ssvc_value_of(&t->points[k], value, &v)) FAIL_AT(c, at, "not-a-word", "%.*s has no such value", FMT(t->points[k].slug));
        answers[k] = (uint8_t)v;
    }
    for (size_t k = 0; k < t->n; k++) {
        if (answers[k] == SSVC_OPEN) FAIL_AT(c, S("/answers"), "required", "%.*s is not answered", FMT(t->points[k].slug));
        buf_fmt(&b, "%s%.*s=%.*s", k ? " " : "", FMT(t->points[k].slug), FMT(ssvc_word(c->arena, &t->points[k].values[answers[k]])));
    }
    *canonical = buf_str(&b);
    return NULL;
}

/* the days that an outcome's key begins with: 14D, 3DF; 0: it names none */
static int64_t days_of(str key)
{
    int64_t days = 0;
    size_t i = 0;
    for (; i < key.n && i < 3 && key.p[i] >= '0' && key.p[i] <= '9'; i++) days = days * 10 + (key.p[i] - '0');
    return i && i < key.n && key.p[i] == 'D' ? days : 0;
}

/* what is decided: what the table says, or another of its outcomes with a reason */
static err outcome_of(struct ctx *c, const struct ssvc_table *t, size_t computed, const struct decision_in *in, size_t *out)
{
    *out = computed;
    if (!in->outcome.n) return NULL;
    if (!ssvc_value_of(&t->outcome, in->outcome, out)) FAIL_AT(c, S("/outcome"), "not-a-word", "this table has no such outcome");
    if (*out != computed && str_trim(in->reason).n < 5) FAIL_AT(c, S("/reason"), "required", "say why it is decided against the table");
    return NULL;
}

static err decide(struct ctx *c, const struct report *v, const struct ssvc_table *t, const struct decision_in *in)
{
    uint8_t answers[SSVC_POINTS];
    size_t outcome;
    str canonical, aud;
    id entry, made = id_new("dec", c->now);
    TRY(answers_read(c, t, &in->answers, answers, &canonical));
    size_t computed = ssvc_outcome(t, answers);
    TRY(outcome_of(c, t, computed, in, &outcome));
    str said = ssvc_word(c->arena, &t->outcome.values[computed]), decided = ssvc_word(c->arena, &t->outcome.values[outcome]);
    int64_t days = days_of(t->outcome.values[outcome].key);
    TRY(audience_team(c, &v->r, &aud));
    TRY(entry_add(c, &v->r.id,
                  &(struct entry_new){ .verb = "decided", .field = t->slug, .was = said, .now = decided, .body = str_trim(in->reason), .audience = aud },
                  &entry));
    TRY(db_do(c, &sql_decision_add,
              ARGS(A_ID(made), A_ID(v->r.id), A_TEXT(aud), A_ID(entry), A_WHEN(c->now), A_TEXT(c->who->actor), A_TEXT(t->slug), A_TEXT(t->version),
                   A_TEXT(canonical), A_TEXT(said), A_TEXT(decided), days ? A_INT(c->now.us + days * DAY) : A_NULL)));
    TRY(db_do(c, &sql_decided, ARGS(A_ID(v->r.id), A_TEXT(decided))));
    return record_touch(c, &v->r.id, false);
}

static err decision_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct report v;
    struct decision_in in = { .table = { 0 } };
    struct ssvc_table t;
    struct report_decisions out;
    TRY(report_at_desk(c, q, &v));
    TRY(api_read(c, q, &decision_in_shape, &in));
    err e = ssvc_builtin(c, in.table, &t);
    if (e && e->kind == E_ABSENT) FAIL_AT(c, S("/table"), "not-a-word", "there is no table of this name");
    if (e) return e;
    TRY(decide(c, &v, &t, &in));
    TRY(decisions_of(c, &v.r.id, &out.decisions));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/reports/%s/decisions", v.r.id.s));
    res_json(r, &report_decisions_shape, &out, ~UINT64_C(0));
    return NULL;
}

const struct route triage_routes[] = {
    ROUTE(GET, "/api/v1/reports/{id}/scores", scores, MAY_READ, "Its CVSS scores, newest first; the former ones stay", .out = &report_scores_shape),
    ROUTE(POST, "/api/v1/reports/{id}/scores", score_post, MAY_READ, "Give it a CVSS score; answers all of them", .flags = R_CREATES, .in = &score_in_shape,
          .out = &report_scores_shape),
    ROUTE(GET, "/api/v1/reports/{id}/decisions", decisions, MAY_READ, "Its SSVC decisions, newest first; the former ones stay", .out = &report_decisions_shape),
    ROUTE(POST, "/api/v1/reports/{id}/decisions", decision_post, MAY_READ, "Decide by an SSVC table; answers all decisions", .flags = R_CREATES,
          .in = &decision_in_shape, .out = &report_decisions_shape),
    { .path = NULL },
};

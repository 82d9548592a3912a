/* regime - see regime.h */
#include "spine/regime.h"

#include "base/utf8.h"
#include "formats/csv.h"
#include "spine/api.h"
#include "spine/kind.h"
#include "spine/team.h"
#include "spine/workflow.h"

#include "regime.sql.h"

enum { MOST_ROWS = 500, MOST_OWN = 1000 };

WORDS(status_words, "reference", "historical", "claimed", "draft", "in force", "default");
WORDS(unit_words, "hours", "days", "working-days", "months");
static const struct field fields[] = {
#define F(m, ...) FIELD(struct regime, m, .flags = F_RO, __VA_ARGS__)
    F(code, .max = 20, .doc = "By which it is named: K1"),
    F(regime, .doc = "What is to be done"),
    F(applies_to, .max = 300, .doc = "By whom"),
    F(trigger, .max = 300, .doc = "What begins the time"),
    F(duration, .max = 300, .doc = "How long, in words"),
    F(calendar, .max = 60, .doc = "Which days count"),
    F(effective_from, .max = 10, .format = "date", .doc = "Since when; empty: not known, or from the beginning"),
    F(source, .max = 300, .doc = "Where it is written"),
    F(status, .en = &status_words, .doc = "reference, historical, claimed, draft, in force or default: how far it can be relied on"),
    F(kind, .max = 40, .doc = "Kind of record of the clock that the hub has for it; empty: it has none"),
    F(step, .max = 40, .doc = "Step of that clock"),
    F(amount, .max = 10000, .doc = "How many"),
    F(unit, .max = 20, .doc = "hours, days, working-days or months"),
    F(own, .doc = "It is a row of this hub, not one that comes with it"),
    F(adoptable, .doc = "A desk can take it over as a target"),
#undef F
};
static SHAPE(regime_shape, "regime", struct regime, fields, "A time that a law, a directive or a guide names");
enum { IN_TABLE = COUNT(fields) - 2 }; /* the columns of the table */
LIST_OF(regime_list, regimes, regime_shape, "Those that come with the hub, then its own");

/* ---- the table */

/* a step that this kind has a clock for */
static bool clocked(const struct kind *k, str step)
{
    static const char *const others[][2] = { { "report", "route" }, { "incident", "route" }, { "case", "disclose" } }; /* begun by their rooms */
    str rest = str_of(k->flow->opens), word;
    while (str_split(&rest, ' ', &word))
        if (str_eq(word, step)) return true;
    for (unsigned i = 0; i < k->flow->ntransitions; i++)
        for (rest = str_of(k->flow->transitions[i].starts); str_split(&rest, ' ', &word);)
            if (str_eq(word, step)) return true;
    for (size_t i = 0; i < COUNT(others); i++)
        if (!strcmp(k->name, others[i][0]) && str_is(step, others[i][1])) return true;
    return false;
}

static bool is_code(str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i];
        if (!((ch >= 'A' && ch <= 'Z') || (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || (i && (ch == '-' || ch == '.')))) return false;
    }
    return s.n > 0;
}

#define WRONG(column, code, ...) FAIL_AT(c, arena_fmt(c->arena, "/line/%u/%s", line, column), code, __VA_ARGS__)

static err cell(struct ctx *c, unsigned line, const struct field *f, str text, struct regime *out)
{
    void *to = field_at(out, f);
    if (!utf8_plain(text, false)) WRONG(f->name, "bad-text", "line %u: %s holds characters that are not allowed", line, f->name);
    if (f->type == F_ENUM) {
        int word = word_index(f->en, text);
        if (word < 0) WRONG(f->name, "not-a-word", "line %u: reference, historical, claimed, draft, in force or default", line);
        *(unsigned *)to = (unsigned)word;
    } else if (f->type == F_INT) {
        if (text.n && (!str_int(text, (int64_t *)to) || *(int64_t *)to < 1 || *(int64_t *)to > f->max))
            WRONG(f->name, "out-of-range", "line %u: 1 to %lld", line, (long long)f->max);
    } else {
        if (utf8_length(text) > (size_t)(f->max ? f->max : 200))
            WRONG(f->name, "too-long", "line %u: %s is longer than %lld characters", line, f->name, (long long)(f->max ? f->max : 200));
        *(str *)to = text;
    }
    return NULL;
}

/* own: a row of the hub's own; of one that comes with it the kind may be one that this program does not have */
static err whole(struct ctx *c, unsigned line, bool own, struct regime *v)
{
    when day;
    if (!is_code(v->code)) WRONG("code", "bad-format", "line %u: letters, digits, - and .", line);
    if (!v->regime.n) WRONG("regime", "required", "line %u: what is to be done?", line);
    if (!v->duration.n) WRONG("duration", "required", "line %u: how long?", line);
    if (!v->source.n) WRONG("source", "required", "line %u: where is it written?", line);
    if (v->effective_from.n && (v->effective_from.n != 10 || !when_parse(arena_fmt(c->arena, "%.*sT00:00:00Z", FMT(v->effective_from)), &day)))
        WRONG("effective_from", "bad-format", "line %u: a day as 2026-09-11", line);
    if (!v->kind.n && !v->step.n && !v->amount && !v->unit.n) return NULL;
    const struct kind *k = kind_named(v->kind);
    if (!k && !own) return NULL;
    if (!k) WRONG("kind", "not-a-word", "line %u: no such kind of record", line);
    if (!clocked(k, v->step)) WRONG("step", "not-a-word", "line %u: there is no clock for this step", line);
    if (!v->amount) WRONG("amount", "required", "line %u: how many?", line);
    if (word_index(&unit_words, v->unit) < 0) WRONG("unit", "not-a-word", "line %u: hours, days, working-days or months", line);
    v->adoptable = true;
    return NULL;
}

static err columns_of(struct ctx *c, const struct strs *header, const struct field **out)
{
    bool given[IN_TABLE] = { false };
    for (size_t i = 0; i < header->n; i++) {
        size_t k = 0;
        while (k < IN_TABLE && !str_is(header->v[i], fields[k].name)) k++;
        if (k == IN_TABLE) FAIL_AT(c, S("/line/1"), "not-a-word", "there is no column \"%.*s\"", FMT(utf8_clip(header->v[i], 60)));
        if (given[k]) FAIL_AT(c, S("/line/1"), "given-twice", "the column %s stands twice", fields[k].name);
        given[k] = true;
        out[i] = &fields[k];
    }
    static const char *const needed[] = { "code", "regime", "duration", "source", "status" };
    for (size_t i = 0; i < COUNT(needed); i++)
        for (size_t k = 0; k < IN_TABLE; k++)
            if (!strcmp(fields[k].name, needed[i]) && !given[k]) FAIL_AT(c, S("/line/1"), "required", "the column %s is missing", needed[i]);
    return NULL;
}

static err read_table(struct ctx *c, str table, bool own, struct list *out)
{
    struct csv t;
    struct strs cells;
    unsigned line;
    bool more;
    TRY(csv_open(c, table, &t));
    const struct field **columns = NEW_ARRAY(c->arena, t.header.n + 1, const struct field *);
    TRY(columns_of(c, &t.header, columns));
    struct regime *v = NEW_ARRAY(c->arena, MOST_ROWS, struct regime);
    size_t n = 0;
    TRY(csv_next(c, &t, &cells, &line, &more));
    for (; more; n++) {
        if (n == MOST_ROWS) FAIL_AT(c, S("/file"), "too-many", "at most %d rows at once", MOST_ROWS);
        if (cells.n > t.header.n) FAIL_AT(c, arena_fmt(c->arena, "/line/%u", line), "bad-table", "line %u: more cells than columns", line);
        for (size_t i = 0; i < t.header.n; i++) TRY(cell(c, line, columns[i], i < cells.n ? str_trim(cells.v[i]) : S(""), &v[n]));
        TRY(whole(c, line, own, &v[n]));
        for (size_t i = 0; i < n; i++)
            if (str_eq(v[i].code, v[n].code)) WRONG("code", "given-twice", "line %u: the code %.*s stands twice", line, FMT(v[n].code));
        TRY(csv_next(c, &t, &cells, &line, &more));
    }
    *out = (struct list){ v, n };
    return NULL;
}

err regimes_read(struct ctx *c, str table, struct list *out)
{
    return read_table(c, table, true, out);
}

/* ---- all of them */

err regimes_usual(struct ctx *c, struct list *out)
{
    return read_table(c, regime_sources[0].text, false, out);
}

static err all(struct ctx *c, struct list *out)
{
    struct rows *r;
    struct list with;
    TRY(regimes_usual(c, &with));
    TRY(db_run(c, &sql_own, NOARGS, &r));
    struct regime *v = NEW_ARRAY(c->arena, with.n + rows_count(r) + 1, struct regime);
    size_t n = with.n;
    memcpy(v, with.v, n * sizeof *v);
    for (; rows_next(r); n++) {
        int status = word_index(&status_words, row_text(r, 8));
        const struct kind *k = kind_named(row_text(r, 9));
        v[n] = (struct regime){ row_text(r, 0),
                                row_text(r, 1),
                                row_text(r, 2),
                                row_text(r, 3),
                                row_text(r, 4),
                                row_text(r, 5),
                                row_text(r, 6),
                                row_text(r, 7),
                                status < 0 ? 0 : (unsigned)status,
                                row_text(r, 9),
                                row_text(r, 10),
                                row_int(r, 11),
                                row_text(r, 12),
                                true,
                                k && clocked(k, row_text(r, 10)) };
    }
    *out = (struct list){ v, n };
    return NULL;
}

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct regime_list out;
    (void)q;
    TRY(all(c, &out.regimes));
    res_json(r, &regime_list_shape, &out, 0);
    return NULL;
}

static bool no_number(const struct field *f, const void *row)
{
    return f->type == F_INT && !((const struct regime *)row)->amount;
}

/* in the form in which rows are taken */
static err export(struct ctx *c, const struct req *q, struct res *r)
{
    struct list rows;
    (void)q;
    TRY(all(c, &rows));
    api_csv(c, r, "regimes", fields, IN_TABLE, &rows, sizeof(struct regime), no_number);
    return NULL;
}

static err take(struct ctx *c, const struct req *q, struct res *r)
{
    str file;
    struct list given, with;
    struct rows *n;
    TRY(req_file(c, q, &file));
    TRY(regimes_read(c, file, &given));
    TRY(regimes_usual(c, &with));
    const struct regime *v = given.v, *u = with.v;
    struct strs codes = { NEW_ARRAY(c->arena, given.n + 1, str), 0 };
    for (size_t i = 0; i < given.n; i++) {
        for (size_t k = 0; k < with.n; k++)
            if (str_eq(v[i].code, u[k].code))
                FAIL_AT(c, arena_fmt(c->arena, "/code/%.*s", FMT(v[i].code)), "there-already", "%.*s comes with the hub; choose another code", FMT(v[i].code));
        codes.v[codes.n++] = v[i].code;
    }
    TRY(db_run(c, &sql_count, ARGS(A_LIST(codes)), &n));
    if (rows_next(n) && row_int(n, 0) + (int64_t)given.n > MOST_OWN) FAIL_AT(c, S("/file"), "too-many", "a hub has at most %d rows of its own", MOST_OWN);
    for (size_t i = 0; i < given.n; i++)
        TRY(db_do(c, &sql_put,
                  ARGS(A_TEXT(v[i].code), A_TEXT(v[i].regime), A_TEXT(v[i].applies_to), A_TEXT(v[i].trigger), A_TEXT(v[i].duration), A_TEXT(v[i].calendar),
                       A_TEXT(v[i].effective_from), A_TEXT(v[i].source), A_TEXT(str_of(status_words.v[v[i].status])), A_TEXT(v[i].kind), A_TEXT(v[i].step),
                       A_INT(v[i].amount), A_TEXT(v[i].unit), A_INT(i), A_WHEN(c->now), A_TEXT(c->who->actor))));
    return list(c, q, r);
}

static err drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *gone;
    TRY(db_run(c, &sql_drop, ARGS(A_TEXT(q->params[0])), &gone));
    if (!rows_count(gone)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    r->status = 204;
    return NULL;
}

/* ---- taken over as a target; what runs keeps its own */

static err adopt(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *t;
    struct list rows;
    bool found;
    TRY(team_member(c, q->params[0]));
    TRY(db_one(c, &sql_team, ARGS(A_TEXT(q->params[0])), &t, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(team_keeper(c, q->params[0]));
    TRY(all(c, &rows));
    const struct regime *v = rows.v;
    size_t i = 0;
    while (i < rows.n && !str_eq(v[i].code, q->params[1])) i++;
    if (i == rows.n) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    if (!v[i].adoptable) FAIL(c, E_CONFLICT, "not-possible-now", "the hub has no clock for this");
    TRY(db_do(c, &sql_target_end, ARGS(A_TEXT(row_text(t, 0)), A_TEXT(v[i].kind), A_TEXT(v[i].step), A_WHEN(c->now))));
    TRY(db_do(c, &sql_target,
              ARGS(A_ID(id_new("tgt", c->now)), A_TEXT(row_text(t, 0)), A_TEXT(v[i].kind), A_TEXT(v[i].step), A_INT(v[i].amount), A_TEXT(v[i].unit),
                   A_TEXT(row_text(t, 1)), A_TEXT(utf8_clip(v[i].source, 200)), A_WHEN(c->now), A_TEXT(v[i].code))));
    r->status = 204;
    return NULL;
}

const struct route regime_routes[] = {
    ROUTE(GET, "/api/v1/regimes", list, 0, "Times that laws, directives and guides name", .flags = R_SELF, .out = &regime_list_shape),
    ROUTE(GET, "/api/v1/regimes/export", export, 0, "The same as CSV, in the form in which rows are taken", .flags = R_SELF, .type = "text/csv"),
    ROUTE(POST, "/api/v1/regimes", take, MAY_ADMIN, "Take in rows of the hub's own, as CSV; a code again is a new state of its row", .flags = R_FORM | R_UPLOAD,
          .out = &regime_list_shape),
    ROUTE(DELETE, "/api/v1/regimes/{code}", drop, MAY_ADMIN, "Drop a row of the hub's own; targets that were taken from it stay", .flags = 0),
    ROUTE(POST, "/api/v1/teams/{id}/targets/regimes/{code}", adopt, 0, "Take one over as a target of this desk; what runs already keeps its own",
          .flags = R_SELF),
    { .path = NULL },
};

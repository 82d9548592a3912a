/* ssvc_read - decision tables from JSON and CSV */
#include "base/buf.h"
#include "base/json.h"
#include "formats/csv.h"
#include "formats/ssvc.h"
#include "formats/text.h"

/* ---- what both forms share: the rows are counted off, each combination exactly once */

enum { NO_OUTCOME = 255 };

static err rows_begin(struct ctx *c, struct ssvc_table *t)
{
    t->nrows = 1;
    for (size_t k = 0; k < t->n; k++) {
        t->nrows *= t->points[k].n;
        if (t->nrows > SSVC_ROWS) FAIL_AT(c, S("/mapping"), "bad-table", "the answers have more than %d combinations", SSVC_ROWS);
    }
    t->rows = arena_alloc(c->arena, t->nrows);
    memset(t->rows, NO_OUTCOME, t->nrows);
    return NULL;
}

static err row_put(struct ctx *c, struct ssvc_table *t, str place, const uint8_t *answers, size_t outcome)
{
    size_t row = 0;
    for (size_t k = 0; k < t->n; k++) row = row * t->points[k].n + answers[k];
    if (t->rows[row] != NO_OUTCOME) FAIL_AT(c, place, "bad-table", "this combination of answers stands before");
    t->rows[row] = (uint8_t)outcome;
    return NULL;
}

static err rows_end(struct ctx *c, const struct ssvc_table *t)
{
    for (size_t row = 0; row < t->nrows; row++) {
        struct buf b = { .a = c->arena, .max = 400 };
        size_t whole = t->nrows, rest = row;
        if (t->rows[row] != NO_OUTCOME) continue;
        for (size_t k = 0; k < t->n; k++) {
            whole /= t->points[k].n;
            buf_fmt(&b, "%s%.*s=%.*s", k ? " " : "", FMT(t->points[k].slug), FMT(ssvc_word(c->arena, &t->points[k].values[rest / whole])));
            rest %= whole;
        }
        FAIL_AT(c, S("/mapping"), "bad-table", "no row says what follows from %.*s", FMT(buf_str(&b)));
    }
    return NULL;
}

/* two that are asked in the same words could not be told apart */
static err names_differ(struct ctx *c, const struct ssvc_table *t)
{
    for (size_t i = 0; i < t->n; i++) {
        if (!t->points[i].slug.n) FAIL_AT(c, S("/decision_points"), "bad-table", "a decision point has no name");
        for (size_t k = 0; k < i; k++)
            if (str_eq(t->points[i].slug, t->points[k].slug))
                FAIL_AT(c, S("/decision_points"), "bad-table", "two decision points have the name %.*s", FMT(str_cut(t->points[i].slug, 0, 100)));
    }
    return NULL;
}

/* ---- JSON */

static err text_at(struct ctx *c, struct json o, const char *name, bool needed, str place, str *out)
{
    struct json v = json_get(o, str_of(name));
    str at = arena_fmt(c->arena, "%.*s/%s", FMT(place), name);
    *out = str_trim(json_str(v));
    if (json_type(v) != JSON_NONE && json_type(v) != JSON_TEXT) FAIL_AT(c, at, "bad-table", "it must be a text");
    if (needed && !out->n) FAIL_AT(c, at, "bad-table", "it is missing");
    if (out->n > 5000) FAIL_AT(c, at, "bad-table", "it has more than 5,000 characters");
    return NULL;
}

static err json_values(struct ctx *c, struct json list, str place, struct ssvc_point *p)
{
    size_t count = json_count(list);
    if (json_type(list) != JSON_ARRAY || !count || count > SSVC_VALUES) FAIL_AT(c, place, "bad-table", "a list of 1 to %d values must stand here", SSVC_VALUES);
    p->values = NEW_ARRAY(c->arena, count, struct ssvc_value);
    for (struct json_iter i = json_iter(list); json_next(&i); p->n++) {
        struct ssvc_value *v = &p->values[p->n];
        str at = arena_fmt(c->arena, "%.*s/%zu", FMT(place), p->n);
        TRY(text_at(c, i.value, "key", true, at, &v->key));
        TRY(text_at(c, i.value, "name", true, at, &v->name));
        TRY(text_at(c, i.value, "definition", false, at, &v->definition));
        for (size_t k = 0; k < p->n; k++)
            if (str_eq(p->values[k].key, v->key) || str_eq_nocase(p->values[k].name, v->name)) FAIL_AT(c, at, "bad-table", "this value stands twice");
    }
    return NULL;
}

/* the point behind "ssvc:TI:1.0.0" */
static err json_point(struct ctx *c, struct json points, str named, struct ssvc_point *p)
{
    struct json o = json_get(points, named);
    str place = arena_fmt(c->arena, "/decision_points/%.*s", FMT(str_cut(named, 0, 100)));
    *p = (struct ssvc_point){ .n = 0 };
    if (json_type(o) != JSON_OBJECT) FAIL_AT(c, place, "bad-table", "this decision point is named, but is not there");
    TRY(text_at(c, o, "namespace", false, place, &p->namespace));
    TRY(text_at(c, o, "key", true, place, &p->key));
    TRY(text_at(c, o, "version", false, place, &p->version));
    TRY(text_at(c, o, "name", true, place, &p->name));
    TRY(text_at(c, o, "definition", false, place, &p->definition));
    p->slug = ssvc_slug(c->arena, p->name);
    return json_values(c, json_get(o, S("values")), arena_fmt(c->arena, "%.*s/values", FMT(place)), p);
}

static err json_answer(struct ctx *c, const struct ssvc_point *p, str key, str place, size_t *out)
{
    for (*out = 0; *out < p->n; ++*out)
        if (str_eq(p->values[*out].key, key)) return NULL;
    FAIL_AT(c, place, "bad-table", "%.*s has no such value", FMT(str_cut(p->name, 0, 100)));
}

static err json_row(struct ctx *c, struct ssvc_table *t, const str *ids, str outcome_id, struct json row, size_t n)
{
    uint8_t answers[SSVC_POINTS];
    size_t outcome, answer;
    str place = arena_fmt(c->arena, "/mapping/%zu", n);
    if (json_type(row) != JSON_OBJECT || json_count(row) != t->n + 1) FAIL_AT(c, place, "bad-table", "a row names every decision point and the outcome");
    for (size_t k = 0; k < t->n; k++) {
        str at = arena_fmt(c->arena, "%.*s/%.*s", FMT(place), FMT(str_cut(ids[k], 0, 100)));
        TRY(json_answer(c, &t->points[k], json_str(json_get(row, ids[k])), at, &answer));
        answers[k] = (uint8_t)answer;
    }
    TRY(json_answer(c, &t->outcome, json_str(json_get(row, outcome_id)), arena_fmt(c->arena, "%.*s/%.*s", FMT(place), FMT(str_cut(outcome_id, 0, 100))),
                    &outcome));
    return row_put(c, t, place, answers, outcome);
}

static err read_json(struct ctx *c, str text, struct ssvc_table *t)
{
    static const struct json_limits lim = { .bytes = SSVC_BYTES, .members = 400000 };
    struct json top, points, mapping;
    str outcome_id, ids[SSVC_POINTS];
    size_t n = 0;
    TRY(json_read(c, text, &lim, &top));
    points = json_get(top, S("decision_points"));
    mapping = json_get(top, S("mapping"));
    TRY(text_at(c, top, "name", true, S(""), &t->name));
    TRY(text_at(c, top, "namespace", false, S(""), &t->namespace));
    TRY(text_at(c, top, "key", false, S(""), &t->key));
    TRY(text_at(c, top, "version", false, S(""), &t->version));
    TRY(text_at(c, top, "definition", false, S(""), &t->definition));
    TRY(text_at(c, top, "outcome", true, S(""), &outcome_id));
    if (json_type(mapping) != JSON_ARRAY || !json_count(mapping)) FAIL_AT(c, S("/mapping"), "bad-table", "a list of rows must stand here");
    /* points are asked in the order in which the first row names them, as the CSV of the same table has its columns */
    struct json_iter rows = json_iter(mapping);
    json_next(&rows);
    for (struct json_iter i = json_iter(rows.value); json_type(rows.value) == JSON_OBJECT && json_next(&i);) {
        if (str_eq(i.key, outcome_id)) continue;
        if (t->n == SSVC_POINTS) FAIL_AT(c, S("/mapping/0"), "bad-table", "more than %d decision points", SSVC_POINTS);
        ids[t->n] = i.key;
        TRY(json_point(c, points, i.key, &t->points[t->n]));
        t->n++;
    }
    if (!t->n) FAIL_AT(c, S("/mapping/0"), "bad-table", "a row names every decision point and the outcome");
    TRY(json_point(c, points, outcome_id, &t->outcome));
    TRY(names_differ(c, t));
    TRY(rows_begin(c, t));
    for (struct json_iter i = json_iter(mapping); json_next(&i);) TRY(json_row(c, t, ids, outcome_id, i.value, n++));
    return rows_end(c, t);
}

/* ---- CSV */

/* "In KEV v1.0.0 (cisa)": name, version, namespace */
static void heading(struct ctx *c, str text, struct ssvc_point *p)
{
    text = str_trim(text);
    ptrdiff_t open = -1, v = -1;
    for (size_t i = 0; i + 2 < text.n; i++) {
        if (text.p[i] == ' ' && text.p[i + 1] == '(') open = (ptrdiff_t)i;
        if (text.p[i] == ' ' && text.p[i + 1] == 'v' && text.p[i + 2] >= '0' && text.p[i + 2] <= '9') v = (ptrdiff_t)i;
    }
    if (v < 0) { /* no version: all of it is the name */
        *p = (struct ssvc_point){ .name = text };
    } else {
        str rest = str_cut(text, (size_t)v + 2, open > v ? (size_t)open : text.n);
        *p = (struct ssvc_point){ .name = str_cut(text, 0, (size_t)v), .version = rest, .namespace = S("ssvc") };
        if (open > v && text.p[text.n - 1] == ')') p->namespace = str_cut(text, (size_t)open + 2, text.n - 1);
    }
    p->slug = ssvc_slug(c->arena, p->name);
    p->values = NEW_ARRAY(c->arena, SSVC_VALUES, struct ssvc_value);
}

/* the value of a cell; one that is new is added */
static err csv_value(struct ctx *c, struct ssvc_point *p, str cell, str place, uint8_t *out)
{
    cell = str_trim(cell);
    if (!cell.n || cell.n > 200) FAIL_AT(c, place, "bad-table", "%.*s: a value of 1 to 200 characters must stand here", FMT(str_cut(p->name, 0, 100)));
    for (size_t k = 0; k < p->n; k++)
        if (str_eq_nocase(p->values[k].name, cell)) {
            *out = (uint8_t)k;
            return NULL;
        }
    if (p->n == SSVC_VALUES) FAIL_AT(c, place, "bad-table", "%.*s has more than %d values", FMT(str_cut(p->name, 0, 100)), SSVC_VALUES);
    *out = (uint8_t)p->n;
    p->values[p->n++].name = cell;
    return NULL;
}

static err read_csv(struct ctx *c, str text, struct ssvc_table *t)
{
    struct csv in;
    struct strs cells;
    unsigned line;
    bool more = true;
    size_t n = 0;
    TRY(csv_open(c, text, &in));
    size_t columns = in.header.n, first = columns && str_eq_nocase(str_trim(in.header.v[0]), S("row"));
    if (columns < first + 2 || columns > first + SSVC_POINTS + 1)
        FAIL_AT(c, S("/line/1"), "bad-table", "a heading has a column for each of 1 to %d decision points and one for the outcome", SSVC_POINTS);
    t->n = columns - first - 1;
    for (size_t k = 0; k <= t->n; k++) heading(c, in.header.v[first + k], k < t->n ? &t->points[k] : &t->outcome);
    t->name = t->outcome.name;
    t->version = t->outcome.version;
    t->namespace = t->outcome.namespace;
    TRY(names_differ(c, t));
    /* the values are known when all rows are read, so they are read first and put after */
    uint8_t(*answers)[SSVC_POINTS + 1] = arena_array(c->arena, SSVC_ROWS, sizeof *answers);
    unsigned *lines = NEW_ARRAY(c->arena, SSVC_ROWS, unsigned);
    for (;;) {
        TRY(csv_next(c, &in, &cells, &line, &more));
        if (!more) break;
        str place = arena_fmt(c->arena, "/line/%u", line);
        if (n == SSVC_ROWS) FAIL_AT(c, place, "bad-table", "more than %d rows", SSVC_ROWS);
        if (cells.n != columns) FAIL_AT(c, place, "bad-table", "this line has %zu cells, the heading %zu", cells.n, columns);
        for (size_t k = 0; k <= t->n; k++) TRY(csv_value(c, k < t->n ? &t->points[k] : &t->outcome, cells.v[first + k], place, &answers[n][k]));
        lines[n++] = line;
    }
    if (!n) FAIL_AT(c, S("/line/2"), "bad-table", "there are no rows");
    TRY(rows_begin(c, t));
    for (size_t i = 0; i < n; i++) TRY(row_put(c, t, arena_fmt(c->arena, "/line/%u", lines[i]), answers[i], answers[i][t->n]));
    return rows_end(c, t);
}

err ssvc_read(struct ctx *c, str text, struct ssvc_table *out)
{
    struct ssvc_table t = { .points = NEW_ARRAY(c->arena, SSVC_POINTS, struct ssvc_point) };
    str begin = str_trim(text);
    if (text.n > SSVC_BYTES) FAIL_AT(c, S(""), "bad-table", "at most 1 MiB");
    if (str_starts(begin, S("\xef\xbb\xbf"))) begin = str_trim(str_cut(begin, 3, begin.n));
    TRY(str_starts(begin, S("{")) ? read_json(c, begin, &t) : read_csv(c, text, &t));
    t.slug = ssvc_slug(c->arena, t.name);
    *out = t;
    return NULL;
}

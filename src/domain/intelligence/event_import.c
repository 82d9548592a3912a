/* event_import - what a desk took in, what of it was not understood, and the way back */
#include "domain/intelligence/day_back.h"
#include "domain/intelligence/event_show.h"
#include "domain/intelligence/event_taken.h"
#include "domain/intelligence/event_work.h"
#include "domain/intelligence/intelligence.h"
#include "spine/list.h"
#include "spine/viewer.h"

#include "batch.sql.h"
#include "event_import.sql.h"

/* ---- imports: what a desk took in, and what of it was not understood */

struct batch_out {
    str id, format, name, state, by;
    when at;
    int64_t lines, accepted, duplicates, quarantined, skipped;
};
static const struct field batch_out_fields[] = {
#define F(m, ...) FIELD(struct batch_out, m, .flags = F_RO, __VA_ARGS__)
    F(id, .max = 300, .doc = "Identifier; yours, not another viewer's"),
    F(format, .doc = "How it was read"),
    F(name, .max = 300, .doc = "Name of the file or stream"),
    F(state, .doc = "running or done"),
    F(at, .doc = "When it began"),
    F(by, .doc = "Who took it in: a person by name, or a part of the system"),
    F(lines, .doc = "Lines or rows in all"),
    F(accepted, .doc = "... that were new"),
    F(duplicates, .doc = "... that had been taken in before"),
    F(quarantined, .doc = "... that were not understood"),
    F(skipped, .doc = "... that tell nothing"),
#undef F
};
static SHAPE(batch_out_shape, "event_import", struct batch_out, batch_out_fields, "One file or request of events");
struct batches_out {
    struct list items;
    str next;
};
static const struct field batches_fields[] = {
    FIELD(struct batches_out, items, .flags = F_RO, .of = &batch_out_shape, .doc = "Newest first: today's and those of the days before"),
    FIELD(struct batches_out, next, .flags = F_RO, .max = 1000, .doc = "Cursor of the next page; empty on the last"),
};
static SHAPE(batches_shape, "event_imports", struct batches_out, batches_fields, "Imports, newest first");
LIST_OF(bad_out, items, line_error_shape, "In the order of the lines");

enum { IMPORTS_SHOWN = 100, IMPORTS_BACK_DAYS = 30, BAD_SHOWN = 500 };

struct importing {
    struct strs teams;
    struct batch_out *v;
    size_t n;
    int64_t day, before; /* where the next page begins, when there is one */
    bool more;
};

static err batches_of_day(struct ctx *c, int64_t number, int64_t before, struct importing *p)
{
    struct day *d;
    struct rows *r;
    err e = day_open(c, number, false, &d);
    if (e && e->kind == E_ABSENT) return NULL;
    TRY(e);
    struct ctx in = day_ctx(c, d);
    e = db_run(&in, &sql_batches, ARGS(A_LIST(p->teams), A_INT(before), A_INT(IMPORTS_SHOWN + 1)), &r);
    day_close(d);
    TRY(e);
    while (rows_next(r)) {
        p->more = p->n == IMPORTS_SHOWN;
        if (p->more) return NULL;
        struct batch_out *b = &p->v[p->n++];
        *b = (struct batch_out){ .format = row_text(r, 3),
                                 .name = row_text(r, 4),
                                 .by = row_text(r, 1),
                                 .state = row_text(r, 11),
                                 .at = row_when(r, 5),
                                 .lines = row_int(r, 6),
                                 .accepted = row_int(r, 7),
                                 .duplicates = row_int(r, 8),
                                 .quarantined = row_int(r, 9),
                                 .skipped = row_int(r, 10) };
        p->day = number;
        p->before = row_int(r, 0);
        TRY(batch_name(c, number, p->before, &b->id));
    }
    return NULL;
}

/* persons by their names; what else takes in (a part of the system) stays as it is called */
static err by_whom(struct ctx *c, struct batch_out *v, size_t n)
{
    struct rows *r;
    struct strs ids = { NEW_ARRAY(c->arena, n + 1, str), n };
    for (size_t i = 0; i < n; i++) ids.v[i] = v[i].by;
    TRY(db_run(c, &sql_names, ARGS(A_LIST(ids)), &r));
    while (rows_next(r)) {
        str person = row_text(r, 0), name = row_text(r, 1);
        for (size_t i = 0; i < n; i++)
            if (str_eq(ids.v[i], person)) v[i].by = name;
    }
    return NULL;
}

static err imports(struct ctx *c, const struct req *q, struct res *r)
{
    struct importing p = { .teams = viewer_places(c->arena, c->who, MAY_DESK), .v = NEW_ARRAY(c->arena, IMPORTS_SHOWN, struct batch_out) };
    int64_t day = day_of(c->now), before = INT64_MAX, first = day - IMPORTS_BACK_DAYS + 1;
    str cursor = req_query(q, "cursor"), inner;
    if (cursor.n) {
        TRY(cursor_read(c, cursor, &inner));
        if (!two_numbers(inner, S("imports"), &day, &before)) FAIL_AT(c, S("/cursor"), "bad-cursor", "begin again");
    }
    for (; p.teams.n && day >= first && !p.more; day--, before = INT64_MAX) TRY(batches_of_day(c, day, before, &p));
    TRY(by_whom(c, p.v, p.n));
    struct batches_out out = { { p.v, p.n }, S("") };
    if (p.more) TRY(cursor_make(c, arena_fmt(c->arena, "imports %lld %lld", (long long)p.day, (long long)p.before), &out.next));
    res_json(r, &batches_shape, &out, c->who->rights);
    return NULL;
}

/* an import that the viewer's desks took in: E_ABSENT for others */
static err own_batch(struct ctx *c, const struct req *q, int64_t *number, int64_t *batch, str *team, when *at)
{
    str inner;
    struct day *d;
    struct rows *b;
    bool found;
    if (cursor_read(c, q->params[0], &inner) || !two_numbers(inner, S("batch"), number, batch))
        FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(day_open(c, *number, false, &d));
    struct ctx in = day_ctx(c, d);
    err e = db_one(&in, &sql_batch, ARGS(A_INT(*batch)), &b, &found);
    day_close(d);
    TRY(e);
    if (!found || !viewer_in_team(c->who, row_text(b, 2))) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *team = row_text(b, 2);
    *at = row_when(b, 5);
    return NULL;
}

static err import_bad(struct ctx *c, const struct req *q, struct res *r)
{
    int64_t number, batch;
    str team;
    when at;
    struct day *d;
    struct rows *rows;
    TRY(own_batch(c, q, &number, &batch, &team, &at));
    TRY(day_open(c, number, false, &d));
    struct ctx in = day_ctx(c, d);
    err e = db_run(&in, &sql_bad_of, ARGS(A_INT(batch), A_INT(-1), A_INT(BAD_SHOWN)), &rows);
    day_close(d);
    TRY(e);
    struct line_error *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct line_error);
    size_t n = 0;
    while (rows_next(rows)) v[n++] = (struct line_error){ row_int(rows, 0), row_text(rows, 1), row_text(rows, 2), row_text(rows, 3) };
    struct bad_out out = { { v, n } };
    res_json(r, &bad_out_shape, &out, c->who->rights);
    return NULL;
}

/* ---- what owners are told of what an import told first */

struct import_told {
    int64_t waiting, held, sent;
    bool complete;
};
static const struct field import_told_fields[] = {
#define F(m, ...) FIELD(struct import_told, m, .flags = F_RO, __VA_ARGS__)
    F(waiting, .doc = "Findings whose newest observation it told first, and which wait to be told to their owners"),
    F(held, .doc = "Letters with such findings that nobody has let go yet"),
    F(sent, .doc = "... that have left"),
    F(complete, .doc = "All were looked at; false: there are more"),
#undef F
};
static SHAPE(import_told_shape, "event_import_told", struct import_told, import_told_fields,
             "What owners are told of an import; a finding that a later import saw again counts with that one");

enum { TOLD_ONCE = 1000, TOLD_PAGES = 50 };

/* which of these events the import told first: yes[i] */
static err told_first(struct ctx *c, int64_t day, int64_t batch, const int64_t *events, size_t n, bool *yes)
{
    struct day *d;
    struct rows *r;
    struct arg *args = NEW_ARRAY(c->arena, n + 1, struct arg);
    for (size_t i = 0; i < n; i++) args[i] = A_INT(events[i]);
    TRY(day_open(c, day, false, &d));
    struct ctx in = day_ctx(c, d);
    err e = db_many(&in, &sql_told_first, args, 1, n, &r);
    day_close(d);
    TRY(e);
    while (rows_next(r))
        for (size_t i = 0; row_int(r, 1) == batch && i < n; i++) yes[i] = yes[i] || events[i] == row_int(r, 0);
    return NULL;
}

struct telling {
    int64_t day, batch;
    str team;
    when at;
    struct import_told *out;
};

static err told_waiting(struct ctx *c, const struct telling *t)
{
    str last = S("");
    for (int page = 0; page < TOLD_PAGES; page++) {
        struct rows *r;
        int64_t events[TOLD_ONCE];
        bool yes[TOLD_ONCE] = { false };
        size_t n = 0;
        TRY(db_run(c, &sql_waiting, ARGS(A_TEXT(t->team), A_INT(t->day), A_TEXT(last), A_INT(TOLD_ONCE)), &r));
        while (rows_next(r)) {
            last = row_text(r, 0);
            events[n++] = row_int(r, 1);
        }
        if (n) TRY(told_first(c, t->day, t->batch, events, n, yes));
        for (size_t i = 0; i < n; i++) t->out->waiting += yes[i];
        if (n < TOLD_ONCE) return NULL;
    }
    t->out->complete = false;
    return NULL;
}

static err told_letters(struct ctx *c, const struct telling *t)
{
    str letter = S(""), finding = S(""), counted = S("");
    for (int page = 0; page < TOLD_PAGES; page++) {
        struct rows *r;
        int64_t events[TOLD_ONCE];
        bool yes[TOLD_ONCE] = { false }, left[TOLD_ONCE];
        str of[TOLD_ONCE];
        size_t n = 0;
        TRY(db_run(c, &sql_letters, ARGS(A_TEXT(t->team), A_INT(t->day), A_WHEN(t->at), A_TEXT(letter), A_TEXT(finding), A_INT(TOLD_ONCE)), &r));
        while (rows_next(r)) {
            letter = of[n] = row_text(r, 0);
            finding = row_text(r, 1);
            events[n] = row_int(r, 2);
            left[n++] = row_int(r, 3) > 0;
        }
        if (n) TRY(told_first(c, t->day, t->batch, events, n, yes));
        for (size_t i = 0; i < n; i++) {
            if (!yes[i] || str_eq(of[i], counted)) continue;
            counted = of[i]; /* once each: what one letter tells stands together */
            *(left[i] ? &t->out->sent : &t->out->held) += 1;
        }
        if (n < TOLD_ONCE) return NULL;
    }
    t->out->complete = false;
    return NULL;
}

static err told(struct ctx *c, const struct req *q, struct res *r)
{
    struct import_told out = { .complete = true };
    struct telling t = { .out = &out };
    TRY(own_batch(c, q, &t.day, &t.batch, &t.team, &t.at));
    TRY(told_waiting(c, &t));
    TRY(told_letters(c, &t));
    res_json(r, &import_told_shape, &out, c->who->rights);
    return NULL;
}

/* its events go by a job, whose progress can be looked at */
struct work_of {
    str team, what;
    struct event_work *out;
};
static err work_unit(struct ctx *c, void *arg)
{
    struct work_of *w = arg;
    return event_work_add(c, w->team, "take-back", w->what, w->out);
}

static err take_back(struct ctx *c, const struct req *q, struct res *r)
{
    int64_t number, batch;
    struct event_work work;
    struct work_of w = { .out = &work };
    str inner;
    if (cursor_read(c, q->params[0], &inner) || !two_numbers(inner, S("batch"), &number, &batch))
        FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(day_back_begin(c, number, batch, viewer_places(c->arena, c->who, MAY_DESK), &w.team));
    w.what = arena_fmt(c->arena, "{\"day\":%lld,\"batch\":%lld}", (long long)number, (long long)batch);
    TRY(db_unit(c, work_unit, &w));
    res_json(r, &event_work_shape, &work, c->who->rights);
    return NULL;
}

static const struct param_doc imports_query[] = { { "cursor", "From `next` of the page before" }, { NULL, NULL } };
const struct route event_import_routes[] = {
    ROUTE(GET, "/api/v1/event-imports", imports, MAY_DESK, "What your desks took in of late", .out = &batches_shape, .query = imports_query),
    ROUTE(GET, "/api/v1/event-imports/{id}/not-understood", import_bad, MAY_DESK, "Rows of it that were not understood, with the reason",
          .out = &bad_out_shape),
    ROUTE(GET, "/api/v1/event-imports/{id}/told", told, MAY_DESK, "What owners are told of it: findings that wait, letters that are held or have left",
          .class = CLASS_SLOW, .out = &import_told_shape),
    ROUTE(POST, "/api/v1/event-imports/{id}/take-back", take_back, MAY_DESK,
          "Events that only this import told go, those that others told too are counted lower", .flags = R_NOTX, .out = &event_work_shape),
    { .path = NULL },
};

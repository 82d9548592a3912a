/* event_import - what a desk took in, what of it was not understood, and the way back */
#include "domain/intelligence/day_back.h"
#include "domain/intelligence/event_show.h"
#include "domain/intelligence/event_taken.h"
#include "domain/intelligence/event_work.h"
#include "domain/intelligence/intelligence.h"
#include "spine/list.h"
#include "spine/viewer.h"

#include "batch.sql.h"

/* ---- imports: what a desk took in, and what of it was not understood */

struct batch_out {
    str id, format, name, state;
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
    F(lines, .doc = "Lines or rows in all"),
    F(accepted, .doc = "... that were new"),
    F(duplicates, .doc = "... that had been taken in before"),
    F(quarantined, .doc = "... that were not understood"),
    F(skipped, .doc = "... that tell nothing"),
#undef F
};
static SHAPE(batch_out_shape, "event_import", struct batch_out, batch_out_fields, "One file or request of events");
LIST_OF(batches_out, items, batch_out_shape, "Newest first: today's and those of the days before");
LIST_OF(bad_out, items, line_error_shape, "In the order of the lines");

enum { IMPORTS_SHOWN = 100, IMPORTS_BACK_DAYS = 30, BAD_SHOWN = 500 };

static err batches_of_day(struct ctx *c, int64_t number, struct strs teams, struct batch_out *v, size_t *n)
{
    struct day *d;
    struct rows *r;
    err e = day_open(c, number, false, &d);
    if (e && e->kind == E_ABSENT) return NULL;
    TRY(e);
    struct ctx in = day_ctx(c, d);
    e = db_run(&in, &sql_batches, ARGS(A_LIST(teams), A_INT(INT64_MAX), A_INT(IMPORTS_SHOWN)), &r);
    day_close(d);
    TRY(e);
    while (rows_next(r) && *n < IMPORTS_SHOWN) {
        struct batch_out *b = &v[(*n)++];
        *b = (struct batch_out){ .format = row_text(r, 3),
                                 .name = row_text(r, 4),
                                 .state = row_text(r, 11),
                                 .at = row_when(r, 5),
                                 .lines = row_int(r, 6),
                                 .accepted = row_int(r, 7),
                                 .duplicates = row_int(r, 8),
                                 .quarantined = row_int(r, 9),
                                 .skipped = row_int(r, 10) };
        TRY(batch_name(c, number, row_int(r, 0), &b->id));
    }
    return NULL;
}

static err imports(struct ctx *c, const struct req *q, struct res *r)
{
    struct strs teams = viewer_places(c->arena, c->who, MAY_DESK);
    struct batch_out *v = NEW_ARRAY(c->arena, IMPORTS_SHOWN, struct batch_out);
    size_t n = 0;
    (void)q;
    for (int64_t back = 0; teams.n && back < IMPORTS_BACK_DAYS && n < IMPORTS_SHOWN; back++) TRY(batches_of_day(c, day_of(c->now) - back, teams, v, &n));
    struct batches_out out = { { v, n } };
    res_json(r, &batches_out_shape, &out, c->who->rights);
    return NULL;
}

static err import_bad(struct ctx *c, const struct req *q, struct res *r)
{
    int64_t number, batch;
    str inner;
    struct day *d;
    struct rows *b, *rows;
    bool found;
    if (cursor_read(c, q->params[0], &inner) || !two_numbers(inner, S("batch"), &number, &batch))
        FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(day_open(c, number, false, &d));
    struct ctx in = day_ctx(c, d);
    err e = db_one(&in, &sql_batch, ARGS(A_INT(batch)), &b, &found);
    if (!e) e = db_run(&in, &sql_bad_of, ARGS(A_INT(batch), A_INT(-1), A_INT(BAD_SHOWN)), &rows);
    day_close(d);
    TRY(e);
    if (!found || !viewer_in_team(c->who, row_text(b, 2))) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    struct line_error *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct line_error);
    size_t n = 0;
    while (rows_next(rows)) v[n++] = (struct line_error){ row_int(rows, 0), row_text(rows, 1), row_text(rows, 2), row_text(rows, 3) };
    struct bad_out out = { { v, n } };
    res_json(r, &bad_out_shape, &out, c->who->rights);
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

const struct route event_import_routes[] = {
    ROUTE(GET, "/api/v1/event-imports", imports, MAY_DESK, "What your desks took in of late", .out = &batches_out_shape),
    ROUTE(GET, "/api/v1/event-imports/{id}/not-understood", import_bad, MAY_DESK, "Rows of it that were not understood, with the reason",
          .out = &bad_out_shape),
    ROUTE(POST, "/api/v1/event-imports/{id}/take-back", take_back, MAY_DESK,
          "Events that only this import told go, those that others told too are counted lower", .flags = R_NOTX, .out = &event_work_shape),
    { .path = NULL },
};

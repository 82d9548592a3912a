/* finding_look - a finding whose newest observation is of a listed value is told when somebody says so: to be told, to be kept,
 * or neither again */
#include "domain/intelligence/finding.h"
#include "spine/api.h"
#include "spine/viewer.h"

#include "finding_look.sql.h"

enum { LOOK_MANY = 1000 };

struct look_io {
    str look;
    struct strs findings;
    int64_t changed;
};
static const struct field look_fields[] = {
    FIELD(struct look_io, look, .flags = F_REQ, .max = 10, .doc = "tell: the owner is told of it; keep: he is not; undo: it waits again"),
    FIELD(struct look_io, findings, .flags = F_REQ, .max = LOOK_MANY, .doc = "Which ones: of your desks, on a warning list"),
    FIELD(struct look_io, changed, .flags = F_RO, .doc = "How many it fitted"),
};
static SHAPE(look_shape, "finding_look", struct look_io, look_fields, "What somebody says of findings that a warning list holds");

static err look(struct ctx *c, const struct req *q, struct res *r)
{
    static const char *const words[] = { "tell", "keep", "undo" };
    struct look_io io = { .changed = 0 };
    struct rows *rows;
    size_t k = 0, n = 0;
    TRY(api_read(c, q, &look_shape, &io));
    while (k < COUNT(words) && !str_is(io.look, words[k])) k++;
    if (k == COUNT(words)) FAIL_AT(c, S("/look"), "not-a-word", "tell, keep or undo");
    str becomes = str_is(io.look, "undo") ? S("") : io.look;
    TRY(db_run(c, &sql_seen, ARGS(A_LIST(io.findings), A_LIST(viewer_places(c->arena, c->who, MAY_DESK))), &rows));
    struct found_step *steps = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct found_step);
    struct strs ids = { NEW_ARRAY(c->arena, rows_count(rows) + 1, str), 0 };
    while (rows_next(rows)) {
        if (str_eq(row_text(rows, 1), becomes)) continue;
        steps[n++] = (struct found_step){
            .finding = row_text(rows, 0), .act = arena_fmt(c->arena, "look-%.*s", FMT(io.look)), .was = row_text(rows, 2), .now = row_text(rows, 2)
        };
        ids.v[ids.n++] = row_text(rows, 0);
    }
    io.changed = (int64_t)n;
    bool tell = str_is(io.look, "tell");
    if (n) {
        TRY(found_steps_add(c, steps, n));
        TRY(db_do(c, &sql_look, ARGS(A_LIST(ids), A_TEXT(becomes), A_TEXT(c->who->actor), A_WHEN(c->now))));
        TRY(db_do(c, &sql_next, ARGS(A_LIST(ids), tell ? A_WHEN(c->now) : A_NULL)));
        if (tell) TRY(findings_soon(c));
    }
    res_json(r, &look_shape, &io, c->who->rights);
    return NULL;
}

const struct route finding_look_routes[] = {
    ROUTE(POST, "/api/v1/findings/look", look, MAY_DESK, "Say of findings that a warning list holds whether their owners are told", .in = &look_shape,
          .out = &look_shape),
    { .path = NULL },
};

/* event_work - see event_work.h */
#include "domain/intelligence/event_work.h"
#include "domain/intelligence/finding.h"

#include "domain/intelligence/intelligence.h"
#include "spine/viewer.h"

#include "event_work.sql.h"

enum { WORK_LONGEST = 5 }; /* seconds of steps in one go: other jobs wait behind it */

static const struct field work_fields[] = {
#define F(m, ...) FIELD(struct event_work, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(kind, .doc = "take-back: an import; redo: whose events are, found anew"),
    F(state, .doc = "waiting, running or done"),
    F(looked, .doc = "How many lines or events were looked at"),
    F(changed, .doc = "How many events are another's now, or are counted lower"),
    F(gone, .doc = "How many events are no longer there"),
    F(at, .doc = "Since when"),
    F(ended_at, .doc = "When it was done"),
#undef F
};
SHAPE(event_work_shape, "event_work", struct event_work, work_fields, "Something with many events that takes a while");
LIST_OF(event_works, items, event_work_shape, "Newest first");

static struct event_work row_work(const struct rows *r)
{
    return (struct event_work){ .id = row_id(r, 0),
                                .team = row_text(r, 1),
                                .kind = row_text(r, 2),
                                .what = row_text(r, 3),
                                .state = row_text(r, 4),
                                .position = row_text(r, 5),
                                .looked = row_int(r, 6),
                                .changed = row_int(r, 7),
                                .gone = row_int(r, 8),
                                .at = row_when(r, 9),
                                .ended_at = row_when(r, 10) };
}

err event_work_add(struct ctx *c, str team, const char *kind, str what, struct event_work *out)
{
    *out = (struct event_work){ .id = id_new("ewk", c->now), .team = team, .kind = str_of(kind), .what = what, .state = S("waiting"), .at = c->now };
    TRY(db_do(c, &sql_put, ARGS(A_ID(out->id), A_TEXT(team), A_TEXT(out->kind), A_TEXT(what), A_TEXT(c->who->actor), A_WHEN(c->now))));
    return job_add(c, "events.work", id_str(&out->id), S(""), id_str(&out->id), c->now);
}

static err save(struct ctx *c, void *arg)
{
    const struct event_work *w = arg;
    return db_do(c, &sql_save,
                 ARGS(A_ID(w->id), A_TEXT(w->state), A_TEXT(w->position), A_INT(w->looked), A_INT(w->changed), A_INT(w->gone), arg_when_or_null(w->ended_at)));
}

static err again(struct ctx *c, void *arg)
{
    const struct event_work *w = arg;
    return job_add(c, "events.work", arena_fmt(c->arena, "%s/%.*s", w->id.s, FMT(w->position)), S(""), id_str(&w->id), c->now);
}

/* done; what the owners were told of these events is looked through then */
static err done(struct ctx *c, void *arg)
{
    const struct event_work *w = arg;
    TRY(save(c, arg));
    return job_add(c, "finding.doubt", id_str(&w->id), S("finding.doubt"), id_str(&w->id), c->now);
}

static err run(struct ctx *c, str payload)
{
    struct rows *r;
    struct json what;
    bool found, ended = false;
    when begin = clock_now();
    TRY(db_one(c, &sql_get, ARGS(A_TEXT(payload)), &r, &found));
    struct event_work w = row_work(r);
    if (!found || str_is(w.state, "done")) return NULL;
    TRY(json_read(c, w.what, NULL, &what));
    work_step *step = str_is(w.kind, "redo") ? redo_step : take_back_step;
    while (!ended && clock_now().us - begin.us < WORK_LONGEST * SECOND) {
        TRY(step(c, &w, what, &ended));
        w.state = ended ? S("done") : S("running");
        if (ended) w.ended_at = clock_now();
        TRY(db_unit(c, ended ? done : save, &w));
    }
    return ended ? NULL : db_unit(c, again, &w);
}

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct strs teams = viewer_places(c->arena, c->who, MAY_DESK);
    struct rows *rows;
    size_t n = 0;
    (void)q;
    TRY(db_run(c, &sql_list, ARGS(A_LIST(teams)), &rows));
    struct event_work *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct event_work);
    while (rows_next(rows)) v[n++] = row_work(rows);
    struct event_works out = { { v, n } };
    res_json(r, &event_works_shape, &out, c->who->rights);
    return NULL;
}

static err get(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    bool found;
    TRY(db_one(c, &sql_get, ARGS(A_TEXT(q->params[0])), &rows, &found));
    struct event_work w = row_work(rows);
    if (!found || !(viewer_rights_at(c->who, w.team) & MAY_DESK)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    res_json(r, &event_work_shape, &w, c->who->rights);
    return NULL;
}

const struct route event_work_routes[] = {
    ROUTE(GET, "/api/v1/event-work", list, MAY_DESK, "What your desks have under way with events", .out = &event_works_shape),
    ROUTE(GET, "/api/v1/event-work/{id}", get, MAY_DESK, "How far one of it is", .out = &event_work_shape),
    { .path = NULL },
};
const struct job_kind event_jobs[] = { { .name = "events.work", .run = run },
                                       { .name = "finding.doubt", .run = findings_doubt_all, .lease = 30 * MINUTE },
                                       { .name = NULL } };

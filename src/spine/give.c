/* give - see give.h */
#include "spine/give.h"

#include "jobs/jobs.h"
#include "spine/duty.h"
#include "spine/entry.h"
#include "spine/notify.h"
#include "spine/viewer.h"

#include "give.sql.h"

static const char *const give_v[] = { "nobody", "duty", "fewest" };
const struct words give_words = { give_v, COUNT(give_v) };

err give_room(struct ctx *c, const struct record *r, const id *person)
{
    struct rows *q;
    bool found;
    TRY(db_one(c, &sql_desk, ARGS(A_ID(r->team)), &q, &found));
    int64_t most = found ? row_int(q, 1) : 0;
    if (!most) return NULL;
    TRY(db_one(c, &sql_has, ARGS(A_ID(r->team), A_ID(*person), A_LIST(kinds_of_work(c->arena))), &q, &found));
    if (found && row_int(q, 0) >= most)
        FAIL(c, E_CONFLICT, "too-many-at-once", "%lld are in work already, which is the most that one has at this desk at once", (long long)most);
    return NULL;
}

err give_soon(struct ctx *c, const struct record *r)
{
    struct rows *q;
    bool found;
    TRY(db_one(c, &sql_desk, ARGS(A_ID(r->team)), &q, &found));
    if (!found || str_is(row_text(q, 0), "nobody")) return NULL;
    return job_add(c, "desk.give", id_str(&r->id), S("desk.give"), S(""), (when){ 0 });
}

struct giving {
    id team;
    str how;
    int64_t most;
    when since;
};
struct hands {
    str person;
    int64_t has;
};

/* who may be given something, with what each has */
static err hands_of(struct ctx *c, const struct giving *g, struct hands **out, size_t *n)
{
    struct rows *q;
    struct strs duty = { 0 };
    bool by_roster = str_is(g->how, "duty");
    *n = 0;
    if (by_roster) TRY(duty_line(c, id_str(&g->team), 1, c->now, &duty));
    TRY(db_run(c, &sql_people, ARGS(A_ID(g->team), A_WHEN(c->now), A_LIST(kinds_of_work(c->arena))), &q));
    struct hands *v = *out = NEW_ARRAY(c->arena, rows_count(q) + 1, struct hands);
    while (rows_next(q)) {
        bool may = !by_roster;
        for (size_t i = 0; i < duty.n; i++) may = may || str_eq(duty.v[i], row_text(q, 0));
        if (may) v[(*n)++] = (struct hands){ row_text(q, 0), row_int(q, 1) };
    }
    return NULL;
}

static struct hands *least(struct hands *v, size_t n, int64_t most)
{
    struct hands *best = NULL;
    for (size_t i = 0; i < n; i++)
        if ((!most || v[i].has < most) && (!best || v[i].has < best->has)) best = &v[i];
    return best;
}

static err give_one(struct ctx *c, const struct record *r, struct hands *to)
{
    struct rows *q;
    str aud;
    id entry, person;
    TRY(db_run(c, &sql_give, ARGS(A_ID(r->id), A_TEXT(to->person), A_WHEN(c->now)), &q));
    if (!rows_count(q) || !id_parse(to->person, &person)) return NULL;
    to->has++;
    TRY(audience_team(c, r, &aud));
    TRY(watch_person(c, &r->id, &person));
    TRY(entry_add(c, &r->id, &(struct entry_new){ .verb = "assigned", .field = S("by-itself"), .now = to->person, .audience = aud }, &entry));
    return notify_person(c, &r->id, to->person, &entry, S("assigned"));
}

static err give_desk(struct ctx *c, void *arg)
{
    const struct giving *g = arg;
    struct hands *v;
    struct rows *q;
    size_t n;
    TRY(hands_of(c, g, &v, &n));
    TRY(db_run(c, &sql_nobodys, ARGS(A_ID(g->team), A_WHEN(g->since), A_LIST(kinds_of_work(c->arena))), &q));
    while (rows_next(q)) {
        struct record r = { .id = row_id(q, 0), .team = row_id(q, 1) };
        struct hands *to = least(v, n, g->most);
        if (!to) return NULL; /* all have as much as they may: it waits */
        TRY(give_one(c, &r, to));
    }
    return NULL;
}

err give_all(struct ctx *c, str payload)
{
    struct rows *q;
    (void)payload;
    c->now = clock_now();
    viewer_use(c, viewer_system(c, "desk", (struct strs){ 0 }, 0));
    TRY(db_run(c, &sql_desks, NOARGS, &q));
    while (rows_next(q)) {
        struct giving g = { .team = row_id(q, 0), .how = row_text(q, 1), .most = row_int(q, 2), .since = row_when(q, 3) };
        TRY(db_unit(c, give_desk, &g));
    }
    return NULL;
}

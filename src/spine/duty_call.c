/* duty_call - what is critical calls the lines of the duty one after the other until somebody answers
 *
 * The first line hears of it at once, the others when the minutes of the team's plan ran out; minutes are minutes, on a
 * holiday too. An answer is an act: somebody takes it, or moves its state. A line in which nobody stands is passed over at
 * once. A team without a roster calls nobody. */
#include "base/buf.h"
#include "spine/duty.h"
#include "spine/entry.h"
#include "spine/notify.h"
#include "spine/workflow.h"

#include "duty_call.sql.h"

enum { STEPS = DUTY_LINES + 1 };

struct due {
    id record;
    str team;
    when since;
    int64_t step, minutes[STEPS];
    bool red, answered;
};

/* of this step; at the last those who lead. On TLP:RED whoever leads without being on duty hears that something waits, and not what */
static err call_step(struct ctx *c, const struct due *d, bool *any)
{
    struct strs people;
    struct buf names = { .a = c->arena };
    id entry;
    str p = principal_of(c->arena, d->team), aud;
    bool leads = d->step == DUTY_LINES;
    if (leads)
        TRY(duty_leads(c, d->team, &people));
    else
        TRY(duty_line(c, d->team, d->step + 1, c->now, &people));
    *any = people.n > 0;
    if (!people.n) return NULL;
    for (size_t i = 0; i < people.n; i++) buf_fmt(&names, "%s%.*s", i ? " " : "", FMT(people.v[i]));
    TRY(audience_of(c, (struct strs){ &p, 1 }, &aud));
    TRY(record_touch(c, &d->record, false));
    TRY(entry_add(
        c, &d->record,
        &(struct entry_new){
            .verb = "duty-called", .field = leads ? S("lead") : arena_fmt(c->arena, "%lld", (long long)d->step + 1), .now = buf_str(&names), .audience = aud },
        &entry));
    for (size_t i = 0; i < people.n; i++) {
        if (leads && d->red)
            TRY(notify_team(c, d->team, people.v[i], S("duty-unanswered")));
        else
            TRY(notify_person(c, &d->record, people.v[i], &entry, S("duty-called")));
    }
    return NULL;
}

static err call_due(struct ctx *c, struct due *d)
{
    bool skip = false, any;
    if (d->answered) return db_do(c, &sql_end, ARGS(A_ID(d->record), A_WHEN(c->now)));
    while (d->step < STEPS && (skip || c->now.us >= d->since.us + d->minutes[d->step] * MINUTE)) {
        TRY(call_step(c, d, &any));
        skip = !any;
        d->step++;
    }
    TRY(db_do(c, &sql_step, ARGS(A_ID(d->record), A_INT(d->step))));
    return d->step < STEPS ? NULL : db_do(c, &sql_end, ARGS(A_ID(d->record), A_WHEN(c->now)));
}

/* record empty: whatever is due */
static err call_all(struct ctx *c, str record)
{
    struct rows *r;
    TRY(db_run(c, &sql_due, ARGS(A_TEXT(record)), &r));
    while (rows_next(r)) {
        struct due d = { .record = row_id(r, 0),
                         .team = row_text(r, 1),
                         .since = row_when(r, 2),
                         .step = row_int(r, 3),
                         .minutes = { 0, row_int(r, 4), row_int(r, 5), row_int(r, 6) },
                         .red = str_is(row_text(r, 7), "red"),
                         .answered = row_int(r, 8) != 0 };
        TRY(call_due(c, &d));
    }
    return NULL;
}

err duty_call(struct ctx *c)
{
    return call_all(c, S(""));
}

err duty_call_when_urgent(struct ctx *c, const struct kind *k, const void *rec)
{
    const struct record *r = rec;
    struct rows *o;
    bool planned;
    if (!k->urgent || !k->urgent(rec) || r->closed_at.us || r->exercise || !id_empty(&r->assignee)) return NULL;
    TRY(db_one(c, &sql_planned, ARGS(A_ID(r->team), A_WHEN(c->now)), &o, &planned));
    if (!planned) return NULL;
    TRY(db_run(c, &sql_open, ARGS(A_ID(r->id), A_ID(r->team), A_TEXT(r->state), A_WHEN(c->now)), &o));
    return rows_count(o) ? call_all(c, id_str(&r->id)) : NULL;
}

/* deadline - see deadline.h; how dates are counted is in calendar.c */
#include "spine/deadline.h"

#include "spine/duty.h"
#include "spine/entry.h"
#include "spine/notify.h"

#include "deadline.sql.h"

enum { WARN_DAYS = 3 };

static const struct field fields[] = {
#define F(m, ...) FIELD(struct deadline, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(regime, .flags = F_RO, .doc = "What is due"),
    F(started_at, .flags = F_RO, .doc = "When the clock began"),
    F(due_at, .flags = F_RO, .doc = "When it is due"),
    F(paused_at, .flags = F_RO, .doc = "Since when the clock stands still"),
    F(met_at, .flags = F_RO, .doc = "When it was done"),
    F(breached_at, .flags = F_RO, .doc = "When it was missed"),
    F(ended_at, .flags = F_RO, .doc = "When it was no longer asked for"),
    F(pause_reason, .flags = F_RO, .doc = "Why the clock stands still"),
    F(explanation, .flags = F_RO, .doc = "How the date came about"),
#undef F
};
SHAPE(deadline_shape, "deadline", struct deadline, fields, "A clock on a record");

static err tell_team(struct ctx *c, const id *record, const char *verb, str field, str was, str now, str body)
{
    struct rows *r;
    bool found;
    str aud, p;
    TRY(db_one(c, &sql_team_of, ARGS(A_ID(*record)), &r, &found));
    if (!found) return NULL;
    p = principal_of(c->arena, row_text(r, 0));
    TRY(audience_of(c, (struct strs){ &p, 1 }, &aud));
    TRY(record_touch(c, record, false));
    return entry_add(c, record, &(struct entry_new){ .verb = verb, .field = field, .was = was, .now = now, .body = body, .audience = aud }, NULL);
}

static err refresh(struct ctx *c, const id *record)
{
    return db_do(c, &sql_next, ARGS(A_ID(*record)));
}

err deadline_start(struct ctx *c, const struct record *r, str regime)
{
    struct rows *q;
    bool found;
    struct calendar k;
    when due;
    str how;
    TRY(db_one(c, &sql_target, ARGS(A_ID(r->team), A_TEXT(r->kind), A_TEXT(regime), A_WHEN(c->now)), &q, &found));
    if (!found) return NULL;
    when start = r->received_at.us ? r->received_at : c->now;
    if (r->revision > 1) start = c->now;
    TRY(calendar_load(c, row_text(q, 2), &k));
    TRY(calendar_due(c, &k, start, row_int(q, 0), row_text(q, 1), &due, &how));
    TRY(db_do(c, &sql_insert,
              ARGS(A_ID(id_new("dl", c->now)), A_ID(r->id), A_TEXT(regime), A_WHEN(start), A_INT(row_int(q, 0)), A_TEXT(row_text(q, 1)), A_TEXT(row_text(q, 2)),
                   A_WHEN(due), A_TEXT(how))));
    return refresh(c, &r->id);
}

err deadline_target(struct ctx *c, const struct record *r, str regime, when start, when *due, bool *found)
{
    struct rows *q;
    struct calendar k;
    str how;
    TRY(db_one(c, &sql_target, ARGS(A_ID(r->team), A_TEXT(r->kind), A_TEXT(regime), A_WHEN(c->now)), &q, found));
    if (!*found) return NULL;
    TRY(calendar_load(c, row_text(q, 2), &k));
    return calendar_due(c, &k, start, row_int(q, 0), row_text(q, 1), due, &how);
}

err deadline_meet(struct ctx *c, const struct record *r, str regime)
{
    TRY(db_do(c, &sql_meet, ARGS(A_ID(r->id), A_TEXT(regime), A_WHEN(c->now))));
    return refresh(c, &r->id);
}

err deadline_end_all(struct ctx *c, const struct record *r)
{
    TRY(db_do(c, &sql_end_all, ARGS(A_ID(r->id), A_WHEN(c->now))));
    return refresh(c, &r->id);
}

err deadline_pause(struct ctx *c, const struct record *r, str reason)
{
    struct rows *q;
    TRY(db_run(c, &sql_pause, ARGS(A_ID(r->id), A_WHEN(c->now), A_TEXT(reason)), &q));
    if (rows_count(q)) TRY(tell_team(c, &r->id, "clock-paused", S("reason"), S(""), reason, S("")));
    return refresh(c, &r->id);
}

err deadline_resume(struct ctx *c, const struct record *r)
{
    struct rows *q;
    TRY(db_run(c, &sql_paused, ARGS(A_ID(r->id)), &q));
    while (rows_next(q)) {
        int64_t stood = c->now.us - row_int(q, 1);
        when due = { row_int(q, 2) + stood };
        str how =
            arena_fmt(c->arena, "%.*s; stood still for %lld h %lld min", FMT(row_text(q, 3)), (long long)(stood / HOUR), (long long)(stood % HOUR / MINUTE));
        TRY(db_do(c, &sql_resume, ARGS(A_TEXT(row_text(q, 0)), A_INT(stood), A_WHEN(due), A_TEXT(how))));
    }
    if (rows_count(q)) TRY(tell_team(c, &r->id, "clock-resumed", S(""), S(""), S(""), S("")));
    return refresh(c, &r->id);
}

err deadline_tell(struct ctx *c, const struct heard *t, const char *what, str field, str was, str now)
{
    struct rows *e;
    bool found;
    struct strs leads;
    TRY(tell_team(c, &t->record, what, field, was, now, S("")));
    TRY(db_one(c, &sql_newest, ARGS(A_ID(t->record)), &e, &found));
    id entry = row_id(e, 0);
    if (t->assignee.n) return notify_person(c, &t->record, t->assignee, &entry, str_of(what));
    TRY(duty_leads(c, t->team, &leads));
    for (size_t i = 0; i < leads.n; i++) {
        if (str_is(t->tlp, "red"))
            TRY(notify_team(c, t->team, leads.v[i], str_of(what)));
        else
            TRY(notify_person(c, &t->record, leads.v[i], &entry, str_of(what)));
    }
    return NULL;
}

/* of a row of :near and :late */
static struct heard heard_of(const struct rows *q)
{
    return (struct heard){ row_id(q, 1), row_text(q, 4), row_text(q, 5), row_text(q, 6) };
}

static err near(struct ctx *c)
{
    struct rows *q, *mine;
    TRY(db_run(c, &sql_near, ARGS(A_WHEN(c->now), A_INT(c->now.us + WARN_DAYS * DAY)), &q));
    while (rows_next(q)) {
        struct heard whom = heard_of(q);
        TRY(db_run(c, &sql_reminded, ARGS(A_TEXT(row_text(q, 0)), A_WHEN(c->now)), &mine));
        if (!rows_count(mine)) continue;
        TRY(deadline_tell(c, &whom, "due-soon", row_text(q, 2), S(""), when_text(c->arena, row_when(q, 3))));
    }
    return NULL;
}

err deadline_sweep(struct ctx *c, int64_t *n)
{
    struct rows *q;
    *n = 0;
    TRY(near(c));
    TRY(db_run(c, &sql_late, ARGS(A_WHEN(c->now)), &q));
    while (rows_next(q)) {
        struct rows *mine;
        struct heard whom = heard_of(q);
        TRY(db_run(c, &sql_breach, ARGS(A_TEXT(row_text(q, 0)), A_WHEN(c->now)), &mine));
        if (!rows_count(mine)) continue;
        ++*n;
        TRY(deadline_tell(c, &whom, "breached", row_text(q, 2), when_text(c->arena, row_when(q, 3)), S("")));
    }
    return NULL;
}

err deadline_recompute(struct ctx *c, str calendar, str why, int64_t *moved)
{
    struct calendar k;
    struct rows *q;
    *moved = 0;
    TRY(calendar_load(c, calendar, &k));
    TRY(db_run(c, &sql_open_of_calendar, ARGS(A_TEXT(calendar)), &q));
    while (rows_next(q)) {
        when due, old = row_when(q, 5);
        str how;
        id record = row_id(q, 1);
        TRY(calendar_due(c, &k, row_when(q, 2), row_int(q, 3), row_text(q, 4), &due, &how));
        due.us += row_int(q, 6);
        if (due.us == old.us) continue;
        ++*moved;
        TRY(db_do(c, &sql_moved, ARGS(A_TEXT(row_text(q, 0)), A_WHEN(due), A_TEXT(how))));
        TRY(refresh(c, &record));
        TRY(tell_team(c, &record, "due-moved", row_text(q, 7), when_text(c->arena, old), when_text(c->arena, due), why));
    }
    return NULL;
}

err deadline_list(struct ctx *c, const id *record, struct list *out)
{
    struct rows *q;
    TRY(db_run(c, &sql_list, ARGS(A_ID(*record)), &q));
    struct deadline *v = NEW_ARRAY(c->arena, rows_count(q) + 1, struct deadline);
    size_t n = 0;
    while (rows_next(q))
        v[n++] = (struct deadline){ row_id(q, 0),   row_text(q, 1), row_when(q, 2), row_when(q, 3), row_when(q, 4),
                                    row_when(q, 5), row_when(q, 6), row_when(q, 7), row_text(q, 8), row_text(q, 9) };
    *out = (struct list){ v, n };
    return NULL;
}

err calendar_load(struct ctx *c, str id_text, struct calendar *out)
{
    struct rows *q;
    bool found;
    struct json days;
    *out = (struct calendar){ .zone = S("UTC"), .always = true };
    TRY(db_one(c, &sql_calendar, ARGS(A_TEXT(id_text)), &q, &found));
    if (!found) return NULL;
    *out = (struct calendar){ .zone = row_text(q, 0), .always = row_int(q, 1) != 0 };
    TRY(json_read(c, row_text(q, 2), NULL, &days));
    int i = 0;
    for (struct json_iter it = json_iter(days); i < 7 && json_next(&it);) out->days[i++] = json_str(it.value);
    TRY(db_run(c, &sql_holidays, ARGS(A_TEXT(id_text)), &q));
    out->holidays = (struct strs){ NEW_ARRAY(c->arena, rows_count(q) + 1, str), 0 };
    while (rows_next(q)) out->holidays.v[out->holidays.n++] = row_text(q, 0);
    return NULL;
}

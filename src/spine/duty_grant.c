/* duty_grant - TLP:RED is read by name: the names follow the roster; the leads hear of a gap before it begins
 *
 * Each minute the names of each team's RED records are compared with who is on duty then, so that a hand-over, a swap, a
 * seat given or taken and a new plan all come to the same. What moved is an entry of the record. */
#include "spine/duty.h"
#include "spine/entry.h"
#include "spine/notify.h"

#include "duty_grant.sql.h"

enum { WARN_HOURS = 48 };

static err name_one(struct ctx *c, const id *record, str person)
{
    return db_do(c, &sql_grant, ARGS(A_ID(*record), A_TEXT(principal_of(c->arena, person)), A_WHEN(c->now), A_TEXT(c->who->actor)));
}

/* by name: those on duty, who works on it, and whoever marks it at that desk, until the roster is next looked at */
err grant_duty(struct ctx *c, const id *record, str team)
{
    struct strs people;
    struct rows *r;
    TRY(duty_readers(c, team, c->now, false, &people));
    for (size_t i = 0; i < people.n; i++) TRY(name_one(c, record, people.v[i]));
    TRY(db_run(c, &sql_assigned, ARGS(A_ID(*record)), &r));
    if (rows_next(r)) TRY(name_one(c, record, row_text(r, 0)));
    return viewer_in_team(c->who, team) ? name_one(c, record, id_str(&c->who->person)) : NULL;
}

err grant_assigned(struct ctx *c, const struct record *r, const id *person)
{
    return r->tlp == TLP_RED ? name_one(c, &r->id, id_str(person)) : NULL;
}

static err moved(struct ctx *c, const id *record, str team, str was, str now)
{
    str p = principal_of(c->arena, team), aud;
    TRY(audience_of(c, (struct strs){ &p, 1 }, &aud));
    TRY(record_touch(c, record, false));
    return entry_add(c, record, &(struct entry_new){ .verb = "duty", .was = was, .now = now, .audience = aud }, NULL);
}

static err renew_team(struct ctx *c, str team, bool closed)
{
    struct strs people, names;
    struct rows *r;
    TRY(duty_readers(c, team, c->now, closed, &people));
    if (!people.n) return NULL; /* nobody works there at all: what stands keeps standing */
    names = (struct strs){ NEW_ARRAY(c->arena, people.n, str), people.n };
    for (size_t i = 0; i < people.n; i++) {
        names.v[i] = principal_of(c->arena, people.v[i]);
        TRY(db_run(c, &sql_missing, ARGS(A_TEXT(team), A_INT(closed), A_TEXT(names.v[i])), &r));
        while (rows_next(r)) {
            id record = row_id(r, 0);
            TRY(name_one(c, &record, people.v[i]));
            TRY(moved(c, &record, team, S(""), people.v[i]));
        }
    }
    TRY(db_run(c, &sql_gone, ARGS(A_TEXT(team), A_INT(closed), A_LIST(names), A_WHEN(c->now)), &r));
    while (rows_next(r)) {
        id record = row_id(r, 0);
        TRY(moved(c, &record, team, str_cut(row_text(r, 1), sizeof "user:" - 1, SIZE_MAX), S("")));
    }
    return NULL;
}

err duty_renew(struct ctx *c)
{
    struct rows *r;
    TRY(db_run(c, &sql_teams, NOARGS, &r));
    while (rows_next(r)) {
        str team = row_text(r, 0);
        TRY(renew_team(c, team, false));
        TRY(renew_team(c, team, true));
    }
    return NULL;
}

/* told once before a gap begins and once when nobody is there: the gap that runs is the row of time 0 */
static err warn_team(struct ctx *c, str team)
{
    struct list spans;
    struct strs leads;
    TRY(duty_spans(c, team, c->now, (when){ c->now.us + WARN_HOURS * HOUR }, &spans));
    const struct duty_span *s = spans.v;
    bool runs[DUTY_LINES + 1] = { false };
    for (size_t i = 0; i < spans.n; i++) {
        struct rows *mine;
        if (!id_empty(&s[i].person)) continue;
        bool now = s[i].starts_at.us == c->now.us;
        runs[s[i].line] = runs[s[i].line] || now;
        TRY(db_run(c, &sql_told, ARGS(A_TEXT(team), A_INT(s[i].line), A_INT(now ? 0 : s[i].starts_at.us), A_WHEN(c->now)), &mine));
        if (!rows_count(mine)) continue;
        TRY(duty_leads(c, team, &leads));
        for (size_t k = 0; k < leads.n; k++) TRY(notify_team(c, team, leads.v[k], now ? S("duty-gap-now") : S("duty-gap")));
    }
    for (int64_t line = 1; line <= DUTY_LINES; line++)
        if (!runs[line]) TRY(db_do(c, &sql_ended, ARGS(A_TEXT(team), A_INT(line))));
    return NULL;
}

err duty_warn(struct ctx *c)
{
    struct rows *r;
    TRY(db_do(c, &sql_forget, ARGS(A_INT(c->now.us - 7 * DAY))));
    TRY(db_run(c, &sql_planned, ARGS(A_INT(c->now.us - 7 * DAY)), &r));
    while (rows_next(r)) TRY(warn_team(c, row_text(r, 0)));
    return NULL;
}

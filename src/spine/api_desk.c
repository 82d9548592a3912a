/* api_desk - what a person sees first: home, search, notifications; teams and people; the stream of changes */
#include "base/buf.h"
#include "http/server.h"
#include "spine/api.h"
#include "spine/deadline.h"
#include "spine/list.h"
#include "spine/notify.h"
#include "spine/part.h"
#include "spine/search.h"
#include "spine/session.h"
#include "spine/setup.h"
#include "spine/team.h"
#include "spine/webhook.h"
#include "store/db.h"

#include "api_desk.sql.h"

LIST_OF(hits, hits, hit_shape, "What was found");
LIST_OF(notifications, notifications, notification_shape, "What is new in what you watch");

static const struct param_doc search_query_doc[] = { { "q", "Words; the last may be a beginning" },
                                                     { "limit", "1 to 100; 30 when not given" },
                                                     { NULL, NULL } };
static err search(struct ctx *c, const struct req *q, struct res *r)
{
    struct hits out;
    int64_t limit;
    TRY(query_limit(c, q, 30, 100, &limit));
    TRY(search_find(c, req_query(q, "q"), limit, &out.hits));
    res_json(r, &hits_shape, &out, 0);
    return NULL;
}

static const struct param_doc unseen_doc[] = { { "unseen", "true: only those you have not seen" }, { "limit", "1 to 200; 50 when not given" }, { NULL, NULL } };
static err notes(struct ctx *c, const struct req *q, struct res *r)
{
    struct notifications out;
    int64_t limit;
    TRY(query_limit(c, q, 50, 200, &limit));
    TRY(notify_list(c, str_is(req_query(q, "unseen"), "true"), limit, &out.notifications));
    res_json(r, &notifications_shape, &out, 0);
    return NULL;
}

struct seen_in {
    id id;
};
static const struct field seen_fields[] = { FIELD(struct seen_in, id, .ref = "ntf", .doc = "Which one; null: all") };
static SHAPE(seen_shape, "seen", struct seen_in, seen_fields, "What you have seen");
static err seen(struct ctx *c, const struct req *q, struct res *r)
{
    struct seen_in in = { { { 0 } } };
    TRY(api_read(c, q, &seen_shape, &in));
    TRY(notify_seen(c, &in.id));
    r->status = 204;
    return NULL;
}

/* ---- home */

struct routed {
    id part, record;
    str ref, title, state, kind, to;
    when due_at;
};
static const struct field routed_fields[] = {
#define F(m, ...) FIELD(struct routed, m, .flags = F_RO, __VA_ARGS__)
    F(part, .doc = "The route to accept or refuse"),
    F(record, .doc = "What was routed"),
    F(kind, .doc = "What it is"),
    F(ref, .doc = "Its reference"),
    F(title, .doc = "Its title"),
    F(state, .doc = "How far it got"),
    F(to, .doc = "Your team or organisation"),
    F(due_at, .doc = "When an answer is expected"),
#undef F
};
static SHAPE(routed_shape, "routed", struct routed, routed_fields, "Something that was routed to you");

struct home {
    struct list due, answered, unassigned, waiting, routed;
};
static const struct field home_fields[] = {
#define F(m, ...) FIELD(struct home, m, .flags = F_RO, __VA_ARGS__)
    F(due, .of = &record_shape, .doc = "Mine: due or overdue"),
    F(answered, .of = &record_shape, .doc = "The reporter answered"),
    F(unassigned, .of = &record_shape, .doc = "Nobody's yet, in my teams"),
    F(waiting, .of = &record_shape, .doc = "Waiting outside, and when it returns"),
    F(routed, .of = &routed_shape, .doc = "Routed to us, to accept or refuse"),
#undef F
};
static SHAPE(home_shape, "home", struct home, home_fields, "What waits for me");

static err home_list(struct ctx *c, const struct pair *pairs, size_t n, struct list *out)
{
    struct req q = { .query = pairs, .nquery = n };
    struct page p;
    TRY(list_records(c, NULL, &q, &p));
    *out = p.items;
    return NULL;
}

/* nobody's yet: work alone, kind by kind (an organisation in the directory waits for nobody to take it); what is due
 * soonest first, then what has no date */
static err home_unassigned(struct ctx *c, struct list *out)
{
    enum { MOST = 20 };
    struct strs kinds = kinds_of_work(c->arena);
    struct record *all = NEW_ARRAY(c->arena, kinds.n * MOST + 1, struct record);
    size_t n = 0;
    for (size_t k = 0; k < kinds.n; k++) {
        const struct pair none[] = { { S("kind"), kinds.v[k] },         { S("assignee"), S("nobody") }, { S("open"), S("true") },
                                     { S("waiting_for"), S("nobody") }, { S("sort"), S("due_at") },     { S("limit"), S("20") } };
        struct list some;
        TRY(home_list(c, none, COUNT(none), &some));
        const struct record *v = some.v;
        for (size_t i = 0; i < some.n && i < MOST; i++) all[n++] = v[i];
    }
    *out = (struct list){ all, n };
    return NULL;
}

static err home_answered(struct ctx *c, struct strs teams, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_answered, ARGS(A_LIST(teams)), &r));
    struct record *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct record);
    size_t n = 0;
    while (rows_next(r)) TRY(record_find_any(c, row_text(r, 0), &v[n++]));
    *out = (struct list){ v, n };
    return NULL;
}

static err home_routed(struct ctx *c, struct list *out)
{
    struct rows *r;
    struct strs places = { NEW_ARRAY(c->arena, c->who->nseats + 1, str), 0 };
    for (size_t i = 0; i < c->who->nseats; i++)
        if (c->who->seats[i].rights & (MAY_DESK | MAY_OWN_ORG)) places.v[places.n++] = c->who->seats[i].place;
    TRY(db_run(c, &sql_routed, ARGS(A_LIST(places)), &r));
    struct routed *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct routed);
    size_t n = 0;
    while (rows_next(r)) {
        v[n] = (struct routed){ .part = row_id(r, 0),
                                .record = row_id(r, 1),
                                .ref = row_text(r, 2),
                                .title = row_text(r, 3),
                                .state = row_text(r, 4),
                                .due_at = row_when(r, 5),
                                .kind = row_text(r, 7) };
        TRY(subject_name(c, row_text(r, 6), &v[n].to));
        n++;
    }
    *out = (struct list){ v, n };
    return NULL;
}

static err home(struct ctx *c, const struct req *q, struct res *r)
{
    struct home h = { .due = { 0 } };
    struct strs teams = viewer_places(c->arena, c->who, MAY_DESK);
    (void)q;
    if (teams.n) {
        /* what waits for somebody, or was put off, is in its own list until it returns */
        const struct pair due[] = { { S("assignee"), S("me") }, { S("due"), S("today") },          { S("sort"), S("due_at") },
                                    { S("open"), S("true") },   { S("waiting_for"), S("nobody") }, { S("limit"), S("20") } };
        const struct pair wait[] = { { S("waiting_for"), S("anybody") }, { S("open"), S("true") }, { S("sort"), S("touched_at") }, { S("limit"), S("20") } };
        TRY(home_list(c, due, COUNT(due), &h.due));
        TRY(home_unassigned(c, &h.unassigned));
        TRY(home_list(c, wait, COUNT(wait), &h.waiting));
        TRY(home_answered(c, teams, &h.answered));
    }
    TRY(home_routed(c, &h.routed));
    res_json(r, &home_shape, &h, c->who->rights);
    return NULL;
}

/* ---- teams and people */

struct team_out {
    id id;
    str name, prefix, zone, language, mailbox, telephone, hours;
};
static const struct field team_fields[] = {
#define F(m, ...) FIELD(struct team_out, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(name, .doc = "Name"),
    F(prefix, .doc = "Prefix of its references"),
    F(zone, .doc = "Time zone"),
    F(language, .doc = "Language"),
    F(mailbox, .doc = "Mailbox"),
    F(telephone, .doc = "Telephone"),
    F(hours, .doc = "When it is there"),
#undef F
};
static SHAPE(team_shape, "team", struct team_out, team_fields, "A desk");
LIST_OF(team_list, teams, team_shape, "The teams of this hub");

static err teams(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct team_list out;
    (void)q;
    TRY(db_run(c, &sql_teams, NOARGS, &rows));
    struct team_out *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct team_out);
    size_t n = 0;
    while (rows_next(rows))
        v[n++] = (struct team_out){ row_id(rows, 0),   row_text(rows, 1), row_text(rows, 2), row_text(rows, 3),
                                    row_text(rows, 4), row_text(rows, 5), row_text(rows, 6), row_text(rows, 7) };
    out.teams = (struct list){ v, n };
    res_json(r, &team_list_shape, &out, 0);
    return NULL;
}

struct member {
    id id;
    str name, role;
};
static const struct field member_fields[] = {
    FIELD(struct member, id, .flags = F_RO, .doc = "Who"),
    FIELD(struct member, name, .flags = F_RO, .doc = "Name"),
    FIELD(struct member, role, .flags = F_RO, .doc = "Role in the team"),
};
static SHAPE(member_shape, "member", struct member, member_fields, "Somebody of a team");
LIST_OF(member_list, people, member_shape, "The people of a team");

static err team_people(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct member_list out;
    if (!viewer_in_team(c->who, q->params[0]) && !(c->who->rights & MAY_ADMIN)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(db_run(c, &sql_team_people, ARGS(A_TEXT(q->params[0]), A_WHEN(c->now)), &rows));
    struct member *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct member);
    size_t n = 0;
    while (rows_next(rows)) v[n++] = (struct member){ row_id(rows, 0), row_text(rows, 1), row_text(rows, 2) };
    out.people = (struct list){ v, n };
    res_json(r, &member_list_shape, &out, 0);
    return NULL;
}

struct holiday {
    str day, name;
    int64_t moved;
};
static const struct field holiday_fields[] = {
    FIELD(struct holiday, day, .flags = F_REQ, .format = "date", .doc = "The day, 2026-03-20"),
    FIELD(struct holiday, name, .flags = F_REQ, .max = 80, .doc = "What is kept"),
    FIELD(struct holiday, moved, .flags = F_RO, .doc = "How many open deadlines moved"),
};
static SHAPE(holiday_shape, "holiday", struct holiday, holiday_fields, "A day without office");

static err holiday(struct ctx *c, const struct req *q, struct res *r)
{
    struct holiday in = { 0 };
    if (!(viewer_rights_at(c->who, q->params[0]) & MAY_TEAM)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(api_read(c, q, &holiday_shape, &in));
    TRY(holiday_add(c, q->params[0], in.day, in.name, &in.moved));
    r->status = 201;
    res_json(r, &holiday_shape, &in, 0);
    return NULL;
}

struct seat_at {
    id person;
    str place, role;
};
static const struct field seat_at_fields[] = {
    FIELD(struct seat_at, place, .flags = F_RO, .doc = "Team, organisation, group or hub"),
    FIELD(struct seat_at, role, .flags = F_RO, .doc = "Role there"),
};
static SHAPE(seat_at_shape, "seat_held", struct seat_at, seat_at_fields, "A seat that somebody holds");

struct person_io {
    id id;
    str email, name, organisation, language, zone, place, role, state, link_token;
    bool second_factor;
    struct list seats;
    when created_at;
};
static const struct field person_fields[] = {
#define F(m, ...) FIELD(struct person_io, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(email, .flags = F_REQ, .format = "email", .doc = "Address"),
    F(name, .flags = F_REQ, .min = 1, .doc = "Name"),
    F(organisation, .max = 60, .doc = "Organisation"),
    F(language, .max = 20, .doc = "Language for mail"),
    F(zone, .max = 60, .doc = "Time zone"),
    F(place, .max = 60, .doc = "Team, organisation, group or hub of the first seat"),
    F(role, .max = 40, .doc = "Role there"),
    F(state, .flags = F_RO, .doc = "invited, active, locked or left"),
    F(link_token, .flags = F_RO, .doc = "The one-time token, shown this once"),
    F(second_factor, .flags = F_RO, .doc = "Whether a second factor is set up"),
    F(seats, .flags = F_RO, .of = &seat_at_shape, .doc = "What the person may do where"),
    F(created_at, .flags = F_RO, .doc = "Since when"),
#undef F
};
static SHAPE(person_shape, "person", struct person_io, person_fields, "An account");
LIST_OF(person_list, people, person_shape, "Accounts");

static const struct param_doc people_doc[] = { { "after", "The id of the last one of the page before" },
                                               { "limit", "1 to 500; 100 when not given" },
                                               { NULL, NULL } };
/* of people in order of their ids, in one reading */
static err seats_of(struct ctx *c, struct person_io *v, size_t n)
{
    struct rows *rows;
    TRY(db_run(c, &sql_seats_between, ARGS(A_ID(v[0].id), A_ID(v[n - 1].id), A_WHEN(c->now)), &rows));
    struct seat_at *s = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct seat_at);
    size_t all = 0;
    while (rows_next(rows)) s[all++] = (struct seat_at){ row_id(rows, 0), row_text(rows, 1), row_text(rows, 2) };
    for (size_t i = 0, at = 0; i < n; i++) {
        while (at < all && strcmp(s[at].person.s, v[i].id.s) < 0) at++;
        size_t first = at;
        while (at < all && !strcmp(s[at].person.s, v[i].id.s)) at++;
        v[i].seats = (struct list){ s + first, at - first };
    }
    return NULL;
}

static err people(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct person_list out;
    int64_t limit;
    TRY(query_limit(c, q, 100, 500, &limit));
    TRY(db_run(c, &sql_people, ARGS(A_TEXT(req_query(q, "after")), A_INT(limit)), &rows));
    struct person_io *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct person_io);
    size_t n = 0;
    while (rows_next(rows))
        v[n++] = (struct person_io){ .id = row_id(rows, 0),
                                     .email = row_text(rows, 1),
                                     .name = row_text(rows, 2),
                                     .organisation = row_text(rows, 3),
                                     .state = row_text(rows, 4),
                                     .created_at = row_when(rows, 5),
                                     .second_factor = row_int(rows, 6) != 0 };
    if (n) TRY(seats_of(c, v, n));
    out.people = (struct list){ v, n };
    res_json(r, &person_list_shape, &out, 0);
    return NULL;
}

static err invite(struct ctx *c, const struct req *q, struct res *r)
{
    struct person_io in = { 0 };
    TRY(api_read(c, q, &person_shape, &in));
    if (!(c->who->rights & MAY_ADMIN)) { /* who keeps a desk invites to it, and nowhere else */
        if (!str_starts(in.place, S("tea_")) || !(viewer_rights_at(c->who, in.place) & MAY_TEAM)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
        if (!str_is(in.role, "analyst") && !str_is(in.role, "lead")) FAIL_AT(c, S("/role"), "not-a-word", "analyst or lead");
    }
    TRY(person_create(c, in.email, in.name, in.organisation, in.language, in.zone, &in.id));
    if (in.place.n || in.role.n) TRY(person_seat(c, &in.id, in.place, in.role));
    TRY(sign_in_link(c, &in.id, "invite", c->now, (when){ c->now.us + 3 * DAY }, &in.link_token));
    in.state = S("invited");
    in.created_at = c->now;
    r->status = 201;
    res_json(r, &person_shape, &in, 0);
    return NULL;
}

/* a reset of the second factor is a way to attack: it is kept, and good only after a cooling-off of an hour */
static err reset(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct person_io out = { 0 };
    bool found;
    TRY(db_one(c, &sql_reset_known, ARGS(A_TEXT(q->params[0])), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    out.id = row_id(rows, 0);
    if (!strcmp(out.id.s, c->who->person.s)) FAIL(c, E_CONFLICT, "four-eyes", "another administrator must do this for you");
    TRY(sign_in_link(c, &out.id, "reset", (when){ c->now.us + HOUR }, (when){ c->now.us + DAY }, &out.link_token));
    res_json(r, &person_shape, &out, 0);
    return NULL;
}

err team_create(struct ctx *c, const struct team_new *t, id *out)
{
    static const struct {
        const char *kind, *regime, *unit, *source;
        int amount;
    } usual[] = { { "report", "acknowledge", "working-days", "CISA BOD 20-01: acknowledge within 3 business days", 3 },
                  { "report", "validate", "days", "CISA BOD 20-01: initial assessment within 7 days", 7 },
                  { "report", "resolve", "days", "CISA BOD 20-01: resolution target 90 days", 90 },
                  { "report", "route", "days", "three days for whoever it was routed to, then the one above is asked", 3 },
                  { "incident", "route", "days", "a day for whoever it was routed to, then the one above is asked", 1 },
                  { "case", "disclose", "days", "CERT/CC: 45 days from the first attempt to reach the vendor", 45 },
                  { "message", "acknowledge", "working-days", "a day at the desk: everything that comes in is looked at", 1 },
                  { "incident", "acknowledge", "hours", "four hours until somebody works on it", 4 },
                  { "incident", "resolve", "days", "thirty days to closure", 30 } };
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    id calendar = id_new("cal", c->now);
    jw_arr(&w);
    for (int i = 0; i < 7; i++) jw_text(&w, t->days[i]);
    jw_end_arr(&w);
    *out = id_new("tea", c->now);
    TRY(db_do(c, &sql_create_calendar, ARGS(A_ID(calendar), A_TEXT(t->name), A_TEXT(t->zone), A_INT(0), A_TEXT(buf_str(&b)))));
    TRY(db_do(c, &sql_create_team,
              ARGS(A_ID(*out), A_TEXT(t->name), A_TEXT(t->organisation), A_TEXT(t->prefix), A_TEXT(t->zone), A_ID(calendar), A_TEXT(t->language),
                   A_TEXT(t->mailbox), A_TEXT(t->telephone), A_TEXT(t->hours), A_WHEN(c->now))));
    for (size_t i = 0; i < COUNT(usual); i++)
        TRY(db_do(c, &sql_create_target,
                  ARGS(A_ID(id_new("tgt", c->now)), A_ID(*out), A_TEXT(str_of(usual[i].kind)), A_TEXT(str_of(usual[i].regime)), A_INT(usual[i].amount),
                       A_TEXT(str_of(usual[i].unit)), A_ID(calendar), A_TEXT(str_of(usual[i].source)))));
    TRY(usual_templates(c, out));
    return session_epoch_move(c);
}

err team_organisation(struct ctx *c, const id *team, const id *organisation)
{
    TRY(db_do(c, &sql_team_organisation, ARGS(A_ID(*team), A_ID(*organisation), A_WHEN(c->now))));
    return session_epoch_move(c);
}

err holiday_add(struct ctx *c, str team, str day, str name, int64_t *moved)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_calendar_of, ARGS(A_TEXT(team)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(db_do(c, &sql_holiday, ARGS(A_TEXT(row_text(r, 0)), A_TEXT(day), A_TEXT(name), A_WHEN(c->now), A_TEXT(c->who->actor))));
    return deadline_recompute(c, row_text(r, 0), arena_fmt(c->arena, "%.*s is a holiday: %.*s", FMT(day), FMT(name)), moved);
}

/* ---- changes */

err changes_newest(struct ctx *c, int64_t *n)
{
    struct rows *top;
    bool found;
    TRY(db_one(c, &sql_newest_change, NOARGS, &top, &found));
    *n = row_int(top, 0);
    return NULL;
}
struct numbering {
    bool any;
};
static err number_unit(struct ctx *c, void *arg)
{
    struct numbering *n = arg;
    struct rows *r;
    TRY(db_run(c, &sql_number_next, NOARGS, &r));
    n->any = rows_count(r) > 0;
    if (!n->any) return NULL;
    int64_t at;
    TRY(changes_newest(c, &at));
    while (rows_next(r)) TRY(db_do(c, &sql_number, ARGS(A_TEXT(row_text(r, 0)), A_INT(++at))));
    return webhook_due(c, at);
}
err changes_number(struct ctx *c, bool *any)
{
    struct numbering n = { false };
    TRY(db_unit(c, number_unit, &n));
    *any = n.any;
    return NULL;
}

enum { STREAM_AT_ONCE = 100 };
struct stream_of {
    struct listener who;
    int64_t at;
};
static err stream_next(struct ctx *c, void *state, struct buf *out)
{
    struct stream_of *s = state;
    struct rows *r;
    int64_t newest;
    TRY(listener_again(c, &s->who));
    TRY(changes_newest(c, &newest));
    TRY(db_run(c, &sql_changes, ARGS(A_INT(s->at)), &r));
    while (rows_next(r)) {
        struct jw w = jw_on(out);
        s->at = row_int(r, 0);
        buf_z(out, "event: change\ndata: ");
        jw_obj(&w);
        jw_kt(&w, "record", row_text(r, 1));
        jw_kt(&w, "kind", row_text(r, 2));
        jw_kt(&w, "what", row_text(r, 3));
        jw_end_obj(&w);
        buf_z(out, "\n\n");
    }
    if (rows_count(r) < STREAM_AT_ONCE && s->at < newest) s->at = newest; /* what is not his to see is not looked at again */
    return NULL;
}
static const struct stream_calls stream_calls = { stream_next, NULL };

err api_stream(struct ctx *c, const struct req *q, struct res *r);
err api_stream(struct ctx *c, const struct req *q, struct res *r)
{
    int64_t newest;
    TRY(changes_newest(c, &newest));
    struct stream_of of = { .who = listener_of(c, q), .at = newest };
    struct stream_of *s = stream_state(sizeof *s); /* from here on nothing can jump */
    if (!s) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    *s = of;
    http_stream(r, &stream_calls, s);
    return NULL;
}

const struct route desk_routes[] = {
    ROUTE(GET, "/api/v1/home", home, MAY_READ, "What waits for me", .out = &home_shape),
    ROUTE(GET, "/api/v1/search", search, MAY_READ, "Find words in what you can see", .out = &hits_shape, .query = search_query_doc),
    ROUTE(GET, "/api/v1/notifications", notes, MAY_READ, "What is new in what you watch", .out = &notifications_shape, .query = unseen_doc),
    ROUTE(POST, "/api/v1/notifications/seen", seen, MAY_READ, "Mark as seen", .in = &seen_shape),
    ROUTE(GET, "/api/v1/teams", teams, 0, "The teams of this hub", .flags = R_SELF, .out = &team_list_shape),
    ROUTE(GET, "/api/v1/teams/{id}/people", team_people, 0, "The people of a team", .flags = R_SELF, .out = &member_list_shape),
    ROUTE(POST, "/api/v1/teams/{id}/holidays", holiday, MAY_TEAM, "Enter a holiday; open deadlines move and say so", .flags = R_CREATES, .in = &holiday_shape,
          .out = &holiday_shape),
    ROUTE(GET, "/api/v1/people", people, MAY_ADMIN, "The accounts", .out = &person_list_shape, .query = people_doc),
    ROUTE(POST, "/api/v1/people", invite, 0, "Invite somebody: administrators to any place, who keeps a desk to that desk", .flags = R_CREATES | R_SELF,
          .in = &person_shape, .out = &person_shape),
    ROUTE(POST, "/api/v1/people/{id}/reset", reset, MAY_ADMIN, "A link to set a new password and second factor", .out = &person_shape),
    ROUTE(GET, "/api/v1/stream", api_stream, MAY_READ, "What changes, as Server-Sent Events", .flags = R_STREAM),
    { .path = NULL },
};

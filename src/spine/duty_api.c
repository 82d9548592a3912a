/* duty_api - the roster as a team keeps it: the pattern, single shifts, swaps, hand-over with a note; its members read it,
 * who leads it changes it, to anybody else it is not there */
#include "spine/api.h"
#include "spine/duty_inside.h"
#include "spine/notify.h"
#include "spine/session.h"
#include "store/db.h"

#include "duty_api.sql.h"

enum { SHOWN_DAYS = 28, SHIFTS_MOST = 1000 };

static const struct field rota_fields[] = {
#define F(m, ...) FIELD(struct duty_rota, m, __VA_ARGS__)
    F(line, .flags = F_REQ, .min = 1, .max = DUTY_LINES, .doc = "1 is called first, then 2, then 3"),
    F(first_day, .flags = F_REQ, .format = "date", .doc = "The day of the first hand-over, 2026-11-23"),
    F(at, .flags = F_REQ, .min = 5, .max = 5, .doc = "Time of the hand-over where the team is, 08:00"),
    F(days, .flags = F_REQ, .min = 1, .max = 28, .doc = "How many days a turn lasts; 7: a week"),
    F(people, .flags = F_REQ, .max = 50, .doc = "Who, in turn: one at least"),
#undef F
};
static SHAPE(rota_shape, "duty_rota", struct duty_rota, rota_fields, "People in turn, from a day on, without end");

struct handover {
    id id;
    int64_t line;
    id was, now;
    str was_name, now_name, note;
    when at;
};
static const struct field handover_fields[] = {
#define F(m, ...) FIELD(struct handover, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(line, .doc = "Line"),
    F(was, .doc = "Who gave it"),
    F(now, .doc = "Who took it"),
    F(was_name, .doc = "Name"),
    F(now_name, .doc = "Name"),
    F(note, .max = 2000, .doc = "What the next one must know"),
    F(at, .doc = "When"),
#undef F
};
static SHAPE(handover_shape, "duty_handover", struct handover, handover_fields, "A hand-over");

struct duty {
    id team;
    str name, zone;
    struct list spans, rotas, handovers;
    int64_t first, second, third, revision;
    bool keeper;
};
static const struct field duty_fields[] = {
#define F(m, ...) FIELD(struct duty, m, __VA_ARGS__)
    F(team, .flags = F_RO, .doc = "The team"),
    F(name, .flags = F_RO, .doc = "Its name"),
    F(zone, .flags = F_RO, .doc = "Its time zone"),
    F(spans, .flags = F_RO, .of = &duty_span_shape, .max = 1000, .doc = "Who is on duty from when until when, by line; a span of nobody is a gap"),
    F(rotas, .flags = F_REQ, .of = &rota_shape, .max = DUTY_LINES, .doc = "The pattern, one a line"),
    F(handovers, .flags = F_RO, .of = &handover_shape, .doc = "The last hand-overs, newest first"),
    F(first, .min = 1, .max = 1440, .doc = "Minutes in which the first line acknowledges what is critical; then the second is called"),
    F(second, .min = 1, .max = 1440, .doc = "Minutes after which the third line is called"),
    F(third, .min = 1, .max = 1440, .doc = "Minutes after which those who lead the team are called"),
    F(revision, .flags = F_RO, .doc = "Grows with each change"),
    F(keeper, .flags = F_RO, .doc = "You may change it"),
#undef F
};
static SHAPE(duty_shape, "duty", struct duty, duty_fields, "The roster of a team");

static err member(struct ctx *c, str team)
{
    if (!viewer_in_team(c->who, team)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return NULL;
}
static err keeper(struct ctx *c, str team)
{
    TRY(member(c, team));
    if (!(viewer_rights_at(c->who, team) & MAY_TEAM)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return NULL;
}

static err policy(struct ctx *c, str team, struct duty *d)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_plan, ARGS(A_TEXT(team)), &r, &found));
    d->first = found ? row_int(r, 0) : 15;
    d->second = found ? row_int(r, 1) : 30;
    d->third = found ? row_int(r, 2) : 60;
    d->revision = found ? row_int(r, 3) : 0;
    return NULL;
}

static err handovers(struct ctx *c, str team, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_handovers, ARGS(A_TEXT(team)), &r));
    struct handover *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct handover);
    size_t n = 0;
    while (rows_next(r))
        v[n++] = (struct handover){ row_id(r, 0), row_int(r, 1), row_id(r, 2), row_id(r, 3), row_text(r, 4), row_text(r, 5), row_text(r, 6), row_when(r, 7) };
    *out = (struct list){ v, n };
    return NULL;
}

static err answer(struct ctx *c, str team, when from, int64_t days, struct res *r)
{
    struct duty d = { .keeper = (viewer_rights_at(c->who, team) & MAY_TEAM) != 0 };
    struct rows *t;
    bool found;
    TRY(db_one(c, &sql_team, ARGS(A_TEXT(team)), &t, &found));
    if (!found || !id_parse(team, &d.team)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    d.name = row_text(t, 0);
    d.zone = row_text(t, 1);
    TRY(policy(c, team, &d));
    TRY(duty_spans(c, team, from, (when){ from.us + days * DAY }, &d.spans));
    TRY(duty_rotas(c, team, &d.rotas));
    TRY(handovers(c, team, &d.handovers));
    res_header(r, "ETag", arena_fmt(c->arena, "\"%lld\"", (long long)d.revision));
    res_json(r, &duty_shape, &d, 0);
    return NULL;
}

static const struct param_doc get_doc[] = { { "from", "From when; now when not given" }, { "days", "1 to 92; 28 when not given" }, { NULL, NULL } };
static err get(struct ctx *c, const struct req *q, struct res *r)
{
    when from = c->now;
    int64_t days = SHOWN_DAYS;
    TRY(member(c, q->params[0]));
    if (req_has_query(q, "from") && (!when_parse(req_query(q, "from"), &from) || from.us <= 0 || from.us > c->now.us + 3660 * DAY))
        FAIL_AT(c, S("/from"), "bad-format", "a time as 2026-11-23T08:00:00Z");
    if (req_has_query(q, "days") && (!str_int(req_query(q, "days"), &days) || days < 1 || days > DUTY_DAYS_MOST))
        FAIL_AT(c, S("/days"), "out-of-range", "1 to %d", DUTY_DAYS_MOST);
    return answer(c, q->params[0], from, days, r);
}

static err at_desk(struct ctx *c, str team, str person, str place, str *name)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_at_desk, ARGS(A_TEXT(person), A_TEXT(team), A_WHEN(c->now)), &r, &found));
    if (!found) FAIL_AT(c, place, "not-at-desk", "this person does not work at the team's desk");
    if (name) *name = row_text(r, 0);
    return NULL;
}

static err check_rotas(struct ctx *c, str team, const struct duty_rota *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int minute;
        int64_t day;
        if (!duty_clock(v[i].at, &minute)) FAIL_AT(c, arena_fmt(c->arena, "/rotas/%zu/at", i), "bad-format", "a time of day as 08:00");
        if (!duty_day(c->arena, v[i].first_day, &day)) FAIL_AT(c, arena_fmt(c->arena, "/rotas/%zu/first_day", i), "bad-format", "a day as 2026-11-23");
        if (!v[i].people.n) FAIL_AT(c, arena_fmt(c->arena, "/rotas/%zu/people", i), "required", "at least one person");
        for (size_t k = 0; k < i; k++)
            if (v[k].line == v[i].line) FAIL_AT(c, arena_fmt(c->arena, "/rotas/%zu/line", i), "given-twice", "this line has a pattern already");
        for (size_t k = 0; k < v[i].people.n; k++) TRY(at_desk(c, team, v[i].people.v[k], arena_fmt(c->arena, "/rotas/%zu/people/%zu", i, k), NULL));
    }
    return NULL;
}

static err logged(struct ctx *c, const char *verb, str team, str detail)
{
    TRY(duty_moved(c, team));
    return person_logged(c, c->who->actor, verb, arena_fmt(c->arena, "%.*s %.*s", FMT(team), FMT(detail)));
}

static err put(struct ctx *c, const struct req *q, struct res *r)
{
    str team = q->params[0], match = req_header(q, "if-match");
    struct duty d = { .keeper = false };
    struct json v;
    TRY(keeper(c, team));
    TRY(policy(c, team, &d));
    if (!match.n) FAIL(c, E_STALE, "if-match-needed", "send If-Match with the ETag that you read");
    if (!str_eq(match, arena_fmt(c->arena, "\"%lld\"", (long long)d.revision)))
        FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; read it again and compare");
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &duty_shape, v, c->who->rights, true, &d, NULL));
    if (d.first > d.second || d.second > d.third)
        FAIL_AT(c, S("/second"), "out-of-range", "the second line is called after the first, the third after the second");
    TRY(check_rotas(c, team, d.rotas.v, d.rotas.n));
    TRY(duty_rota_set(c, team, d.rotas.v, d.rotas.n));
    TRY(db_do(c, &sql_policy, ARGS(A_TEXT(team), A_INT(d.first), A_INT(d.second), A_INT(d.third))));
    TRY(person_logged(c, c->who->actor, "duty-plan", arena_fmt(c->arena, "%.*s %zu", FMT(team), d.rotas.n)));
    return answer(c, team, c->now, SHOWN_DAYS, r);
}

/* ---- single shifts */

struct shift_in {
    int64_t line;
    id person;
    when starts_at, ends_at;
    str note;
};
static const struct field shift_fields[] = {
#define F(m, ...) FIELD(struct shift_in, m, __VA_ARGS__)
    F(line, .flags = F_REQ, .min = 1, .max = DUTY_LINES, .doc = "1 is called first, then 2, then 3"),
    F(person, .flags = F_REQ, .ref = "per", .doc = "Who"),
    F(starts_at, .flags = F_REQ, .doc = "From"),
    F(ends_at, .flags = F_REQ, .doc = "Until"),
    F(note, .flags = F_LINES, .max = 500, .doc = "Why, for the team to read"),
#undef F
};
static SHAPE(shift_shape, "duty_shift", struct shift_in, shift_fields, "A single shift; it stands over the pattern and over shifts made before it");

static err shift_add(struct ctx *c, str team, const struct shift_in *s)
{
    return db_do(c, &sql_shift,
                 ARGS(A_ID(id_new("dut", c->now)), A_TEXT(team), A_INT(s->line), A_ID(s->person), A_WHEN(s->starts_at), A_WHEN(s->ends_at), A_TEXT(s->note),
                      A_TEXT(c->who->actor), A_WHEN(c->now)));
}
static err room_left(struct ctx *c, str team)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_shifts_count, ARGS(A_TEXT(team), A_WHEN(c->now)), &r, &found));
    if (row_int(r, 0) >= SHIFTS_MOST) FAIL(c, E_CONFLICT, "too-many", "at most %d single shifts at once; use the pattern", SHIFTS_MOST);
    return NULL;
}

static err shift_make(struct ctx *c, const struct req *q, struct res *r)
{
    struct shift_in in = { .line = 0 };
    str team = q->params[0];
    TRY(keeper(c, team));
    TRY(api_read(c, q, &shift_shape, &in));
    TRY(at_desk(c, team, id_str(&in.person), S("/person"), NULL));
    if (in.ends_at.us <= in.starts_at.us || in.ends_at.us - in.starts_at.us > DUTY_DAYS_MOST * DAY)
        FAIL_AT(c, S("/ends_at"), "out-of-range", "after the beginning, and at most %d days after it", DUTY_DAYS_MOST);
    if (in.ends_at.us <= c->now.us) FAIL_AT(c, S("/ends_at"), "out-of-range", "it lies in the past");
    TRY(room_left(c, team));
    TRY(shift_add(c, team, &in));
    TRY(logged(c, "duty-shift", team, id_str(&in.person)));
    return answer(c, team, c->now, SHOWN_DAYS, r);
}

static err shift_drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *gone;
    TRY(keeper(c, q->params[0]));
    TRY(db_run(c, &sql_shift_drop, ARGS(A_TEXT(q->params[1]), A_TEXT(q->params[0])), &gone));
    if (!rows_count(gone)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(logged(c, "duty-shift-dropped", q->params[0], q->params[1]));
    r->status = 204;
    return NULL;
}

/* ---- two change places */

struct swap_in {
    int64_t line;
    when one, other;
};
static const struct field swap_fields[] = {
    FIELD(struct swap_in, line, .flags = F_REQ, .min = 1, .max = DUTY_LINES, .doc = "1 is called first, then 2, then 3"),
    FIELD(struct swap_in, one, .flags = F_REQ, .doc = "A moment of one turn"),
    FIELD(struct swap_in, other, .flags = F_REQ, .doc = "A moment of the other turn"),
};
static SHAPE(swap_shape, "duty_swap", struct swap_in, swap_fields, "Two turns change places; what is over already stays");

/* the turn that holds the moment, whole as far as half the longest look lets see, and never before now */
static err turn_of(struct ctx *c, str team, int64_t line, when at, str place, struct duty_span *out)
{
    struct list spans;
    when from = { at.us - 31 * DAY };
    TRY(duty_spans(c, team, from, (when){ at.us + 31 * DAY }, &spans));
    const struct duty_span *v = spans.v;
    for (size_t i = 0; i < spans.n; i++) {
        if (v[i].line != line || v[i].starts_at.us > at.us || v[i].ends_at.us <= at.us || id_empty(&v[i].person)) continue;
        *out = v[i];
        if (out->starts_at.us < c->now.us) out->starts_at = c->now;
        if (out->ends_at.us > c->now.us) return NULL;
    }
    FAIL_AT(c, place, "nobody-on-duty", "nobody has a turn then that could still be swapped");
}

static err swap(struct ctx *c, const struct req *q, struct res *r)
{
    struct swap_in in = { .line = 0 };
    struct duty_span a, b;
    str team = q->params[0];
    TRY(keeper(c, team));
    TRY(api_read(c, q, &swap_shape, &in));
    TRY(turn_of(c, team, in.line, in.one, S("/one"), &a));
    TRY(turn_of(c, team, in.line, in.other, S("/other"), &b));
    if (!strcmp(a.person.s, b.person.s)) FAIL_AT(c, S("/other"), "same-person", "both turns are of the same person");
    TRY(room_left(c, team));
    TRY(shift_add(c, team, &(struct shift_in){ in.line, b.person, a.starts_at, a.ends_at, S("") }));
    TRY(shift_add(c, team, &(struct shift_in){ in.line, a.person, b.starts_at, b.ends_at, S("") }));
    TRY(logged(c, "duty-swap", team, arena_fmt(c->arena, "%s %s", a.person.s, b.person.s)));
    return answer(c, team, c->now, SHOWN_DAYS, r);
}

/* ---- hand-over: by whoever is on duty, or who leads */

struct hand_in {
    int64_t line;
    id to;
    str note;
};
static const struct field hand_fields[] = {
    FIELD(struct hand_in, line, .min = 1, .max = DUTY_LINES, .doc = "Line; the first when not given"),
    FIELD(struct hand_in, to, .ref = "per", .doc = "Who; null: the next one of the roster"),
    FIELD(struct hand_in, note, .flags = F_REQ | F_LINES, .min = 1, .max = 2000, .doc = "What the next one must know"),
};
static SHAPE(hand_shape, "duty_hand_over", struct hand_in, hand_fields, "Give the duty to the next one, with a word");

/* who has the line now, until when in all (*until: his own next turns counted), and the next other than him */
static err now_and_next(struct ctx *c, str team, int64_t line, struct duty_span *now, struct duty_span *next, when *until)
{
    struct list spans;
    *now = *next = (struct duty_span){ .line = 0 };
    TRY(duty_spans(c, team, c->now, (when){ c->now.us + 60 * DAY }, &spans));
    const struct duty_span *v = spans.v;
    for (size_t i = 0; i < spans.n; i++) {
        if (v[i].line != line) continue;
        if (v[i].starts_at.us == c->now.us)
            *now = v[i];
        else if (strcmp(v[i].person.s, now->person.s) != 0) {
            *next = v[i];
            return NULL;
        }
        *until = v[i].ends_at;
    }
    *until = (when){ 0 };
    return NULL;
}

static err hand_over(struct ctx *c, const struct req *q, struct res *r)
{
    struct hand_in in = { .line = 1 };
    struct duty_span now, next;
    when until;
    str team = q->params[0];
    TRY(member(c, team));
    TRY(api_read(c, q, &hand_shape, &in));
    TRY(now_and_next(c, team, in.line, &now, &next, &until));
    if (id_empty(&now.person)) FAIL(c, E_CONFLICT, "nobody-on-duty", "nobody is on duty in this line now");
    if (strcmp(now.person.s, c->who->person.s) != 0 && !(viewer_rights_at(c->who, team) & MAY_TEAM))
        FAIL(c, E_DENIED, "not-on-duty", "whoever is on duty hands over");
    if (id_empty(&in.to)) in.to = next.person;
    if (id_empty(&in.to)) FAIL_AT(c, S("/to"), "nobody-on-duty", "nobody follows in the roster; say who takes it");
    if (!strcmp(in.to.s, now.person.s)) FAIL_AT(c, S("/to"), "same-person", "the duty is this person's already");
    TRY(at_desk(c, team, id_str(&in.to), S("/to"), NULL));
    TRY(room_left(c, team));
    TRY(shift_add(c, team, &(struct shift_in){ in.line, in.to, c->now, now.ends_at, S("") }));
    TRY(db_do(c, &sql_handover,
              ARGS(A_ID(id_new("dho", c->now)), A_TEXT(team), A_INT(in.line), A_ID(now.person), A_ID(in.to), A_TEXT(in.note), A_TEXT(c->who->actor),
                   A_WHEN(c->now))));
    TRY(notify_team(c, team, id_str(&in.to), S("duty-yours")));
    TRY(logged(c, "duty-hand-over", team, arena_fmt(c->arena, "%s %s", now.person.s, in.to.s)));
    TRY(duty_renew(c));
    return answer(c, team, c->now, SHOWN_DAYS, r);
}

/* ---- home: the line of each desk that one sits at */

struct duty_now {
    id team, person, next;
    str name, person_name, next_name, zone;
    when until;
    bool planned, yours;
};
static const struct field now_fields[] = {
#define F(m, ...) FIELD(struct duty_now, m, .flags = F_RO, __VA_ARGS__)
    F(team, .doc = "The team"),
    F(name, .doc = "Its name"),
    F(zone, .doc = "Its time zone"),
    F(planned, .doc = "It has a roster"),
    F(person, .doc = "Who has the first line now; null: nobody"),
    F(person_name, .doc = "Name"),
    F(until, .doc = "When that ends; null: it does not within 60 days"),
    F(next, .doc = "Who is next; null: nobody"),
    F(next_name, .doc = "Name"),
    F(yours, .doc = "You are on duty: hand over"),
#undef F
};
static SHAPE(now_shape, "duty_now", struct duty_now, now_fields, "Who is on duty, and the next hand-over");
LIST_OF(duty_nows, teams, now_shape, "Your desks");

static err home_duty(struct ctx *c, const struct req *q, struct res *r)
{
    struct duty_nows out;
    struct strs teams = viewer_places(c->arena, c->who, MAY_DESK);
    struct duty_now *v = NEW_ARRAY(c->arena, teams.n + 1, struct duty_now);
    size_t n = 0;
    (void)q;
    for (size_t i = 0; i < teams.n; i++) {
        struct duty_span now, next;
        struct rows *t;
        when until;
        bool found, again = false;
        for (size_t k = 0; k < i; k++) again = again || str_eq(teams.v[k], teams.v[i]);
        if (again) continue;
        TRY(db_one(c, &sql_team, ARGS(A_TEXT(teams.v[i])), &t, &found));
        if (!found) continue;
        TRY(now_and_next(c, teams.v[i], 1, &now, &next, &until));
        v[n] = (struct duty_now){ .name = row_text(t, 0),
                                  .zone = row_text(t, 1),
                                  .person = now.person,
                                  .person_name = now.name,
                                  .until = until,
                                  .next = next.person,
                                  .next_name = next.name,
                                  .planned = now.line != 0,
                                  .yours = !id_empty(&now.person) && !strcmp(now.person.s, c->who->person.s) };
        if (id_parse(teams.v[i], &v[n].team)) n++;
    }
    out.teams = (struct list){ v, n };
    res_json(r, &duty_nows_shape, &out, 0);
    return NULL;
}

const struct route duty_routes[] = {
    ROUTE(GET, "/api/v1/home/duty", home_duty, MAY_DESK, "Who is on duty at your desks, and the next hand-over", .out = &duty_nows_shape),
    ROUTE(GET, "/api/v1/teams/{id}/duty", get, 0, "The roster: who is on duty from when until when, and the gaps", .flags = R_SELF, .out = &duty_shape,
          .query = get_doc),
    ROUTE(PUT, "/api/v1/teams/{id}/duty", put, 0, "Set the pattern of the roster and the minutes of its lines", .flags = R_SELF | R_IFMATCH, .in = &duty_shape,
          .out = &duty_shape),
    ROUTE(POST, "/api/v1/teams/{id}/duty/shifts", shift_make, 0, "A single shift over the pattern: a swap, a holiday", .flags = R_SELF, .in = &shift_shape,
          .out = &duty_shape),
    ROUTE(DELETE, "/api/v1/teams/{id}/duty/shifts/{shift}", shift_drop, 0, "The pattern stands again", .flags = R_SELF),
    ROUTE(POST, "/api/v1/teams/{id}/duty/swap", swap, 0, "Two turns change places", .flags = R_SELF, .in = &swap_shape, .out = &duty_shape),
    ROUTE(POST, "/api/v1/teams/{id}/duty/hand-over", hand_over, 0, "Give the duty to the next one, with a word", .flags = R_SELF, .in = &hand_shape,
          .out = &duty_shape),
    { .path = NULL },
};

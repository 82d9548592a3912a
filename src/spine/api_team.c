/* api_team - a team keeps its desk: signature, hours, calendar and holidays, targets, seats; what it has before it */
#include "base/buf.h"
#include "spine/api.h"
#include "spine/deadline.h"
#include "spine/entry.h"
#include "spine/give.h"
#include "spine/session.h"
#include "spine/team.h"
#include "spine/zone.h"
#include "store/db.h"

#include "api_team.sql.h"

struct desk {
    id id;
    str name, organisation, prefix, zone, language, mailbox, telephone, signature, hours;
    bool always, keeper;
    unsigned give; /* give.h */
    int64_t take_most;
    struct strs days;
    int64_t revision;
    id calendar;
};
static const struct field desk_fields[] = {
#define F(m, ...) FIELD(struct desk, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(name, .flags = F_REQ, .min = 2, .max = 120, .doc = "Name"),
    F(organisation, .flags = F_CREATE, .max = 60, .doc = "Whose team it is"),
    F(prefix, .flags = F_CREATE, .max = 6, .doc = "Prefix of its references: 2 to 6 capital letters"),
    F(zone, .max = 60, .doc = "Time zone, as Asia/Karachi"),
    F(language, .max = 20, .doc = "Language of its mail"),
    F(mailbox, .max = 254, .doc = "The address its mail comes from"),
    F(telephone, .max = 60, .doc = "Telephone"),
    F(signature, .flags = F_LINES, .max = 1000, .doc = "Ends its messages"),
    F(hours, .max = 200, .doc = "When it is there, in words"),
    F(always, .doc = "It counts every day, around the clock"),
    F(days, .max = 7, .doc = "Office hours from Monday: seven texts, 09:00-17:00 or empty"),
    F(give, .en = &give_words, .doc = "Who gets what comes in: nobody by itself; duty: who has the first line; fewest: whoever has least"),
    F(take_most, .max = 500, .doc = "How much one has in work at once, what waits not counted; 0: no limit. Who assigns may go beyond"),
    F(revision, .doc = "As it was read"),
    F(keeper, .flags = F_RO, .doc = "You may change it"),
#undef F
};
static SHAPE(desk_shape, "team_desk", struct desk, desk_fields, "A desk as its team keeps it");

static bool keeps(const struct ctx *c, str team)
{
    return (viewer_rights_at(c->who, team) & MAY_TEAM) || (c->who->rights & MAY_ADMIN);
}

static err find(struct ctx *c, str which, struct desk *d)
{
    struct rows *r;
    struct json days;
    bool found;
    TRY(db_one(c, &sql_team, ARGS(A_TEXT(which)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *d = (struct desk){ .id = row_id(r, 0),
                        .name = row_text(r, 1),
                        .organisation = row_text(r, 2),
                        .prefix = row_text(r, 3),
                        .zone = row_text(r, 4),
                        .language = row_text(r, 5),
                        .mailbox = row_text(r, 6),
                        .telephone = row_text(r, 7),
                        .signature = row_text(r, 8),
                        .hours = row_text(r, 9),
                        .revision = row_int(r, 10),
                        .always = row_int(r, 12) != 0,
                        .calendar = row_id(r, 13),
                        .keeper = keeps(c, which) };
    int give = word_index(&give_words, row_text(r, 14));
    d->give = give < 0 ? 0 : (unsigned)give;
    d->take_most = row_int(r, 15);
    if (row_null(r, 11)) return NULL;
    TRY(json_read(c, row_text(r, 11), NULL, &days));
    d->days = (struct strs){ NEW_ARRAY(c->arena, json_count(days) + 1, str), 0 };
    for (struct json_iter i = json_iter(days); json_next(&i);) d->days.v[d->days.n++] = json_str(i.value);
    return NULL;
}

err team_keeper(struct ctx *c, str team)
{
    if (!keeps(c, team)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return NULL;
}
err team_member(struct ctx *c, str team)
{
    if (!viewer_in_team(c->who, team) && !(c->who->rights & MAY_ADMIN)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return NULL;
}

/* "09:00-17:30": the end after the beginning */
static bool hours_good(str t)
{
    static const char *const shape = "dd:dd-dd:dd";
    if (!t.n) return true;
    if (t.n != 11) return false;
    for (size_t i = 0; i < 11; i++)
        if (shape[i] == 'd' ? t.p[i] < '0' || t.p[i] > '9' : t.p[i] != shape[i]) return false;
    int from = (t.p[0] - '0') * 600 + (t.p[1] - '0') * 60 + (t.p[3] - '0') * 10 + t.p[4] - '0';
    int to = (t.p[6] - '0') * 600 + (t.p[7] - '0') * 60 + (t.p[9] - '0') * 10 + t.p[10] - '0';
    return from < to && to <= 24 * 60 && t.p[3] < '6' && t.p[9] < '6';
}

static err check(struct ctx *c, const struct desk *d)
{
    const struct zone *z;
    TRY(zone_load(c, d->zone, &z));
    if (d->days.n != 7) FAIL_AT(c, S("/days"), "bad-format", "seven texts from Monday");
    for (size_t i = 0; i < 7; i++)
        if (!hours_good(d->days.v[i])) FAIL_AT(c, arena_fmt(c->arena, "/days/%zu", i), "bad-format", "hours as 09:00-17:00, or empty for a day off");
    return NULL;
}

static err get(struct ctx *c, const struct req *q, struct res *r)
{
    struct desk d;
    TRY(team_member(c, q->params[0]));
    TRY(find(c, q->params[0], &d));
    res_json(r, &desk_shape, &d, 0);
    return NULL;
}

static err change(struct ctx *c, const struct req *q, struct res *r)
{
    struct desk d;
    struct json v;
    struct rows *done;
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    int64_t moved;
    TRY(team_member(c, q->params[0]));
    TRY(team_keeper(c, q->params[0]));
    TRY(find(c, q->params[0], &d));
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &desk_shape, v, c->who->rights, false, &d, NULL));
    TRY(check(c, &d));
    jw_arr(&w);
    for (size_t i = 0; i < 7; i++) jw_text(&w, d.days.v[i]);
    jw_end_arr(&w);
    TRY(db_run(c, &sql_change,
               ARGS(A_ID(d.id), A_TEXT(d.name), A_TEXT(d.zone), A_TEXT(d.language), A_TEXT(d.mailbox), A_TEXT(d.telephone), A_TEXT(d.signature),
                    A_TEXT(d.hours), A_WHEN(c->now), A_INT(d.revision), A_TEXT(str_of(give_words.v[d.give])), A_INT(d.take_most)),
               &done));
    if (!rows_count(done)) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; read it again and compare");
    TRY(db_do(c, &sql_calendar_change, ARGS(A_ID(d.calendar), A_TEXT(d.zone), A_INT(d.always), A_TEXT(buf_str(&b)))));
    TRY(deadline_recompute(c, id_str(&d.calendar), S("the team's calendar was changed"), &moved));
    TRY(find(c, q->params[0], &d));
    res_json(r, &desk_shape, &d, 0);
    return NULL;
}

static err create(struct ctx *c, const struct req *q, struct res *r)
{
    static str office[7] = { S_INIT("09:00-17:00"), S_INIT("09:00-17:00"), S_INIT("09:00-17:00"), S_INIT("09:00-17:00"), S_INIT("09:00-17:00") };
    struct desk d = { .zone = S("UTC"), .language = S("en") };
    struct rows *taken;
    struct team_new t;
    id made;
    TRY(api_read(c, q, &desk_shape, &d));
    if (!d.zone.n) d.zone = S("UTC");
    if (!d.days.n) d.days = (struct strs){ office, 7 };
    TRY(check(c, &d));
    bool good = d.prefix.n >= 2;
    for (size_t i = 0; i < d.prefix.n; i++) good = good && d.prefix.p[i] >= 'A' && d.prefix.p[i] <= 'Z';
    if (!good) FAIL_AT(c, S("/prefix"), "bad-format", "2 to 6 capital letters");
    TRY(db_run(c, &sql_prefix_taken, ARGS(A_TEXT(d.prefix)), &taken));
    if (rows_count(taken)) FAIL_AT(c, S("/prefix"), "prefix-taken", "another team has this prefix");
    t = (struct team_new){ .name = d.name,
                           .organisation = d.organisation.n ? d.organisation : S("org_none"),
                           .prefix = d.prefix,
                           .zone = d.zone,
                           .language = d.language.n ? d.language : S("en"),
                           .mailbox = d.mailbox,
                           .telephone = d.telephone,
                           .hours = d.hours };
    for (size_t i = 0; i < 7; i++) t.days[i] = d.days.v[i];
    TRY(team_create(c, &t, &made));
    TRY(find(c, id_str(&made), &d));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/teams/%s", made.s));
    res_json(r, &desk_shape, &d, 0);
    return NULL;
}

/* ---- holidays and targets */

struct day {
    str day, name;
    when entered_at;
};
static const struct field day_fields[] = {
    FIELD(struct day, day, .flags = F_RO, .doc = "The day"),
    FIELD(struct day, name, .flags = F_RO, .doc = "What is kept"),
    FIELD(struct day, entered_at, .flags = F_RO, .doc = "When it was entered"),
};
static SHAPE(day_shape, "holiday_kept", struct day, day_fields, "A day without office");
LIST_OF(day_list, holidays, day_shape, "Days without office");

static err holidays(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *h;
    struct day_list out;
    TRY(team_member(c, q->params[0]));
    TRY(db_run(c, &sql_holidays, ARGS(A_TEXT(q->params[0])), &h));
    struct day *v = NEW_ARRAY(c->arena, rows_count(h) + 1, struct day);
    size_t n = 0;
    while (rows_next(h)) v[n++] = (struct day){ row_text(h, 0), row_text(h, 1), row_when(h, 2) };
    out.holidays = (struct list){ v, n };
    res_json(r, &day_list_shape, &out, 0);
    return NULL;
}

static err holiday_drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *k, *gone;
    bool found;
    int64_t moved;
    TRY(team_member(c, q->params[0]));
    TRY(team_keeper(c, q->params[0]));
    TRY(db_one(c, &sql_calendar_of, ARGS(A_TEXT(q->params[0])), &k, &found));
    TRY(db_run(c, &sql_holiday_drop, ARGS(A_TEXT(row_text(k, 0)), A_TEXT(q->params[1])), &gone));
    if (!found || !rows_count(gone)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(deadline_recompute(c, row_text(k, 0), arena_fmt(c->arena, "%.*s is no holiday", FMT(q->params[1])), &moved));
    r->status = 204;
    return NULL;
}

/* ---- what the calendar moved: after a holiday entered late one wants to see which dates are others now */

enum { MOVES_SEEN = 14 };
struct move {
    id record;
    str ref, kind, title, regime;
    when was, now, at;
    str because;
};
static const struct field move_fields[] = {
#define F(m, ...) FIELD(struct move, m, .flags = F_RO, __VA_ARGS__)
    F(record, .doc = "Of what"),
    F(ref, .doc = "Its reference"),
    F(kind, .doc = "Its kind"),
    F(title, .doc = "Its title"),
    F(regime, .doc = "What is due"),
    F(was, .doc = "When it was due"),
    F(now, .doc = "When it is due since then"),
    F(at, .doc = "When it moved"),
    F(because, .max = 300, .doc = "Why"),
#undef F
};
static SHAPE(move_shape, "moved_deadline", struct move, move_fields, "An open deadline that the calendar moved");
LIST_OF(move_list, moves, move_shape, "Open deadlines that the calendar moved in the last two weeks, newest first");

static err moves(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *m;
    struct move_list out;
    TRY(team_member(c, q->params[0]));
    TRY(db_run(c, &sql_moves, ARGS(A_TEXT(q->params[0]), A_INT(c->now.us - MOVES_SEEN * DAY)), &m));
    struct move *v = NEW_ARRAY(c->arena, rows_count(m) + 1, struct move);
    size_t n = 0;
    while (rows_next(m)) {
        v[n] = (struct move){ .record = row_id(m, 0),
                              .ref = row_text(m, 1),
                              .kind = row_text(m, 2),
                              .title = row_text(m, 3),
                              .regime = row_text(m, 4),
                              .at = row_when(m, 7),
                              .because = row_text(m, 8) };
        if (!when_parse(row_text(m, 5), &v[n].was) || !when_parse(row_text(m, 6), &v[n].now)) continue;
        n++;
    }
    out.moves = (struct list){ v, n };
    res_json(r, &move_list_shape, &out, 0);
    return NULL;
}

WORDS(unit_words, "hours", "days", "working-days", "months");
struct target {
    str kind, regime, source, basis;
    int64_t amount;
    unsigned unit;
    when since;
};
static const struct field target_fields[] = {
#define F(m, ...) FIELD(struct target, m, __VA_ARGS__)
    F(kind, .flags = F_REQ, .max = 40, .doc = "Kind of record"),
    F(regime, .flags = F_REQ, .max = 40, .doc = "What is due: acknowledge, validate, resolve"),
    F(amount, .flags = F_REQ, .min = 1, .max = 10000, .doc = "How many"),
    F(unit, .flags = F_REQ, .en = &unit_words, .doc = "hours, days, working-days or months"),
    F(source, .max = 200, .doc = "Where the number comes from"),
    F(basis, .max = 20, .doc = "Code of the regime it was taken from, as long as it is as that says; the hub knows it, whatever is given"),
    F(since, .flags = F_RO, .doc = "In force since"),
#undef F
};
static SHAPE(target_shape, "target", struct target, target_fields, "How long a step may take");
struct target_list {
    struct list targets;
};
static const struct field target_list_fields[] = {
    FIELD(struct target_list, targets, .flags = F_REQ, .of = &target_shape, .max = 100, .doc = "The targets in force"),
};
static SHAPE(target_list_shape, "targets", struct target_list, target_list_fields, "The targets in force; what runs already keeps its own");

static err targets_of(struct ctx *c, str team, struct list *out)
{
    struct rows *t;
    TRY(db_run(c, &sql_targets, ARGS(A_TEXT(team), A_WHEN(c->now)), &t));
    struct target *v = NEW_ARRAY(c->arena, rows_count(t) + 1, struct target);
    size_t n = 0;
    while (rows_next(t)) {
        int unit = word_index(&unit_words, row_text(t, 3));
        v[n++] = (struct target){ .kind = row_text(t, 0),
                                  .regime = row_text(t, 1),
                                  .amount = row_int(t, 2),
                                  .unit = unit < 0 ? 0 : (unsigned)unit,
                                  .source = row_text(t, 4),
                                  .since = row_when(t, 5),
                                  .basis = row_text(t, 6) };
    }
    *out = (struct list){ v, n };
    return NULL;
}
static err targets_answer(struct ctx *c, str team, struct res *r)
{
    struct target_list out;
    TRY(targets_of(c, team, &out.targets));
    res_json(r, &target_list_shape, &out, 0);
    return NULL;
}
/* what was taken from a regime goes on to say so while step, time and source are the same */
static str basis_of(const struct list *before, const struct target *t)
{
    const struct target *v = before->v;
    for (size_t i = 0; i < before->n; i++)
        if (str_eq(v[i].kind, t->kind) && str_eq(v[i].regime, t->regime) && v[i].amount == t->amount && v[i].unit == t->unit && str_eq(v[i].source, t->source))
            return v[i].basis;
    return S("");
}
static err targets(struct ctx *c, const struct req *q, struct res *r)
{
    TRY(team_member(c, q->params[0]));
    return targets_answer(c, q->params[0], r);
}
static err targets_set(struct ctx *c, const struct req *q, struct res *r)
{
    struct target_list in = { { 0 } };
    struct list before;
    struct desk d;
    TRY(team_member(c, q->params[0]));
    TRY(team_keeper(c, q->params[0]));
    TRY(find(c, q->params[0], &d));
    TRY(api_read(c, q, &target_list_shape, &in));
    const struct target *t = in.targets.v;
    for (size_t i = 0; i < in.targets.n; i++) {
        if (!kind_named(t[i].kind)) FAIL_AT(c, arena_fmt(c->arena, "/targets/%zu/kind", i), "not-a-word", "no such kind of record");
        for (size_t k = 0; k < i; k++)
            if (str_eq(t[i].kind, t[k].kind) && str_eq(t[i].regime, t[k].regime))
                FAIL_AT(c, arena_fmt(c->arena, "/targets/%zu", i), "given-twice", "this step has a target already");
    }
    TRY(targets_of(c, q->params[0], &before));
    TRY(db_do(c, &sql_targets_end, ARGS(A_ID(d.id), A_WHEN(c->now))));
    for (size_t i = 0; i < in.targets.n; i++)
        TRY(db_do(c, &sql_target,
                  ARGS(A_ID(id_new("tgt", c->now)), A_ID(d.id), A_TEXT(t[i].kind), A_TEXT(t[i].regime), A_INT(t[i].amount),
                       A_TEXT(str_of(unit_words.v[t[i].unit])), A_ID(d.calendar), A_TEXT(t[i].source), A_WHEN(c->now), A_TEXT(basis_of(&before, &t[i])))));
    return targets_answer(c, q->params[0], r);
}

/* ---- seats */

struct seat_in {
    id person;
    str role;
};
static const struct field seat_fields[] = {
    FIELD(struct seat_in, person, .flags = F_REQ, .ref = "per", .doc = "Who"),
    FIELD(struct seat_in, role, .flags = F_REQ, .max = 40, .doc = "analyst or lead"),
};
static SHAPE(seat_shape, "seat", struct seat_in, seat_fields, "A seat at the desk");

static err seat_give(struct ctx *c, const struct req *q, struct res *r)
{
    struct seat_in in = { { { 0 } }, { 0 } };
    struct rows *p;
    TRY(team_member(c, q->params[0]));
    TRY(team_keeper(c, q->params[0]));
    TRY(api_read(c, q, &seat_shape, &in));
    /* who keeps the machine does not let himself in to what it holds */
    if (!strcmp(in.person.s, c->who->person.s)) FAIL(c, E_CONFLICT, "four-eyes", "somebody else must give you a seat");
    if (!str_is(in.role, "analyst") && !str_is(in.role, "lead")) FAIL_AT(c, S("/role"), "not-a-word", "analyst or lead");
    TRY(db_run(c, &sql_seat_person, ARGS(A_ID(in.person)), &p));
    if (!rows_count(p)) FAIL_AT(c, S("/person"), "no-such-person", "nobody of this id is here");
    TRY(person_seat(c, &in.person, q->params[0], in.role));
    r->status = 204;
    return NULL;
}

static err seat_take(struct ctx *c, const struct req *q, struct res *r)
{
    static const char *const roles[] = { "analyst", "lead" };
    size_t taken = 0;
    TRY(team_member(c, q->params[0]));
    TRY(team_keeper(c, q->params[0]));
    if (str_is(q->params[1], c->who->person.s)) FAIL(c, E_CONFLICT, "four-eyes", "somebody else must take your own seat");
    for (size_t i = 0; i < COUNT(roles); i++) {
        struct rows *p;
        TRY(db_run(c, &sql_leave_seat, ARGS(A_TEXT(q->params[1]), A_TEXT(q->params[0]), A_TEXT(str_of(roles[i])), A_WHEN(c->now)), &p));
        taken += rows_count(p);
    }
    if (!taken) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(person_logged(c, q->params[1], "seat-taken", q->params[0]));
    TRY(session_epoch_move(c));
    r->status = 204;
    return NULL;
}

/* a leaver: sessions, keys and links end with the seats, and the work goes back to the desks */
static err left(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *p, *work;
    str who = q->params[0];
    if (str_is(who, c->who->person.s)) FAIL(c, E_CONFLICT, "four-eyes", "another administrator must do this for you");
    TRY(db_run(c, &sql_person_left, ARGS(A_TEXT(who), A_WHEN(c->now)), &p));
    if (!rows_count(p)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    const struct sql *const ends[] = { &sql_seats_end, &sql_keys_end, &sql_links_end };
    for (size_t i = 0; i < COUNT(ends); i++) TRY(db_do(c, ends[i], ARGS(A_TEXT(who), A_WHEN(c->now))));
    TRY(db_do(c, &sql_sessions_end, ARGS(A_TEXT(who))));
    TRY(db_run(c, &sql_work_of, ARGS(A_TEXT(who)), &work));
    while (rows_next(work)) {
        id record = row_id(work, 0);
        str team = principal_of(c->arena, row_text(work, 1)), aud;
        TRY(audience_of(c, (struct strs){ &team, 1 }, &aud));
        TRY(db_do(c, &sql_unassign, ARGS(A_ID(record), A_WHEN(c->now))));
        TRY(entry_add(c, &record, &(struct entry_new){ .verb = "assigned", .was = who, .field = S("left"), .audience = aud }, NULL));
    }
    TRY(person_logged(c, who, "left", S("")));
    TRY(session_epoch_move(c));
    r->status = 204;
    return NULL;
}

/* ---- what a lead sees first */

struct load {
    id person;
    str name;
    int64_t open, overdue;
};
static const struct field load_fields[] = {
    FIELD(struct load, person, .flags = F_RO, .doc = "Who"),
    FIELD(struct load, name, .flags = F_RO, .doc = "Name"),
    FIELD(struct load, open, .flags = F_RO, .doc = "Open work"),
    FIELD(struct load, overdue, .flags = F_RO, .doc = "Overdue of it"),
};
static SHAPE(load_shape, "load", struct load, load_fields, "What one person holds");
struct figures {
    id team;
    str name;
    int64_t open, overdue, due_today, breached, unassigned, waiting;
    struct list load;
};
static const struct field figure_fields[] = {
#define F(m, ...) FIELD(struct figures, m, .flags = F_RO, __VA_ARGS__)
    F(team, .doc = "The team"),
    F(name, .doc = "Its name"),
    F(open, .doc = "Open work"),
    F(overdue, .doc = "Overdue"),
    F(due_today, .doc = "Due within a day"),
    F(breached, .doc = "Deadlines missed and still open"),
    F(unassigned, .doc = "Nobody's yet"),
    F(waiting, .doc = "Waiting outside"),
    F(load, .of = &load_shape, .doc = "By person"),
#undef F
};
static SHAPE(figures_shape, "desk_figures", struct figures, figure_fields, "What a desk has before it");
LIST_OF(figures_list, teams, figures_shape, "The desks that you keep");

static err figures_of(struct ctx *c, str team, struct figures *f)
{
    struct rows *r, *b, *l;
    struct desk d;
    bool found;
    TRY(find(c, team, &d));
    TRY(db_one(c, &sql_figures, ARGS(A_TEXT(team), A_WHEN(c->now), A_INT(c->now.us + DAY), A_LIST(kinds_of_work(c->arena))), &r, &found));
    TRY(db_one(c, &sql_breached, ARGS(A_TEXT(team)), &b, &found));
    TRY(db_run(c, &sql_load, ARGS(A_TEXT(team), A_WHEN(c->now), A_LIST(kinds_of_work(c->arena))), &l));
    struct load *v = NEW_ARRAY(c->arena, rows_count(l) + 1, struct load);
    size_t n = 0;
    while (rows_next(l)) v[n++] = (struct load){ row_id(l, 0), row_text(l, 1), row_int(l, 2), row_int(l, 3) };
    *f = (struct figures){ d.id, d.name, row_int(r, 0), row_int(r, 1), row_int(r, 2), row_int(b, 0), row_int(r, 3), row_int(r, 4), { v, n } };
    return NULL;
}

static err lead_home(struct ctx *c, const struct req *q, struct res *r)
{
    struct figures_list out;
    struct figures *v = NEW_ARRAY(c->arena, c->who->nseats + 1, struct figures);
    size_t n = 0;
    (void)q;
    for (size_t i = 0; i < c->who->nseats; i++)
        if (c->who->seats[i].rights & MAY_TEAM) TRY(figures_of(c, c->who->seats[i].place, &v[n++]));
    out.teams = (struct list){ v, n };
    res_json(r, &figures_list_shape, &out, 0);
    return NULL;
}

const struct route team_routes[] = {
    ROUTE(GET, "/api/v1/home/lead", lead_home, MAY_TEAM, "What the desks that you keep have before them", .out = &figures_list_shape),
    ROUTE(POST, "/api/v1/teams", create, MAY_ADMIN, "Open a desk", .flags = R_CREATES, .in = &desk_shape, .out = &desk_shape),
    ROUTE(GET, "/api/v1/teams/{id}", get, 0, "A desk as its team keeps it", .flags = R_SELF, .out = &desk_shape),
    ROUTE(PATCH, "/api/v1/teams/{id}", change, 0, "Keep a desk: signature, hours, calendar; open deadlines move and say so", .flags = R_SELF, .in = &desk_shape,
          .out = &desk_shape),
    ROUTE(GET, "/api/v1/teams/{id}/holidays", holidays, 0, "Days without office", .flags = R_SELF, .out = &day_list_shape),
    ROUTE(DELETE, "/api/v1/teams/{id}/holidays/{day}", holiday_drop, 0, "It is no holiday; open deadlines move and say so", .flags = R_SELF),
    ROUTE(GET, "/api/v1/teams/{id}/moves", moves, 0, "Which open deadlines the calendar moved, from when to when", .flags = R_SELF, .out = &move_list_shape),
    ROUTE(GET, "/api/v1/teams/{id}/targets", targets, 0, "How long each step may take", .flags = R_SELF, .out = &target_list_shape),
    ROUTE(PUT, "/api/v1/teams/{id}/targets", targets_set, 0, "Set them; what runs already keeps its own", .flags = R_SELF, .in = &target_list_shape,
          .out = &target_list_shape),
    ROUTE(POST, "/api/v1/teams/{id}/people", seat_give, 0, "Give a seat at the desk", .flags = R_SELF, .in = &seat_shape),
    ROUTE(DELETE, "/api/v1/teams/{id}/people/{person}", seat_take, 0, "Take the seats at the desk", .flags = R_SELF),
    ROUTE(POST, "/api/v1/people/{id}/left", left, MAY_ADMIN, "Somebody left: seats, sessions and keys end, the work goes back", .flags = 0),
    { .path = NULL },
};

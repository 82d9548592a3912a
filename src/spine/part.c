/* part - see part.h */
#include "spine/part.h"

#include "spine/entry.h"

#include "part.sql.h"

WORDS(refuse_codes, "not-ours", "other-owner", "cannot-act", "not-affected");

static const struct field fields[] = {
#define F(m, ...) FIELD(struct part, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(record, .doc = "What was routed"),
    F(state, .doc = "proposed, sent, delivered, acknowledged, accepted, mended, refused, bounced, silent or withdrawn"),
    F(subject, .doc = "The organisation or team"),
    F(subject_name, .doc = "Its name"),
    F(reason, .doc = "Why this one"),
    F(detail, .doc = "What was said with it"),
    F(due_at, .doc = "When an answer is expected"),
    F(created_at, .doc = "When it was sent"),
    F(updated_at, .doc = "The last step"),
#undef F
};
SHAPE(part_shape, "route", struct part, fields, "A way to who shall handle it, and how far it got");

err subject_name(struct ctx *c, str which, str *out)
{
    struct rows *r;
    bool found;
    const struct sql *q = str_starts(which, S("tea_"))   ? &sql_team_name
                          : str_starts(which, S("per_")) ? &sql_person_name
                          : str_starts(which, S("grp_")) ? &sql_group_name
                                                         : &sql_record_title;
    TRY(db_one(c, q, ARGS(A_TEXT(which)), &r, &found));
    *out = found ? row_text(r, 0) : S("");
    return NULL;
}

static err take(struct ctx *c, struct rows *r, struct part *p)
{
    *p = (struct part){ .id = row_id(r, 0),
                        .record = row_id(r, 1),
                        .kind = row_text(r, 2),
                        .state = row_text(r, 3),
                        .subject = row_text(r, 4),
                        .reason = row_text(r, 5),
                        .detail = row_text(r, 6),
                        .due_at = row_when(r, 7),
                        .created_at = row_when(r, 8),
                        .updated_at = row_when(r, 9),
                        .revision = row_int(r, 10) };
    return subject_name(c, p->subject, &p->subject_name);
}

/* seen by the handling team and by the one it goes to, not by a second asset owner */
static err route_audience(struct ctx *c, const struct record *r, str subject, str *out)
{
    str two[2] = { principal_of(c->arena, id_str(&r->team)), principal_of(c->arena, subject) };
    return audience_of(c, (struct strs){ two, 2 }, out);
}

static route_told *told;
void route_told_set(route_told *fn)
{
    told = fn;
}

err route_send(struct ctx *c, const struct record *r, str subject, str reason, str text, id *out)
{
    struct rows *q;
    str aud, name;
    when due;
    id me = id_new("prt", c->now);
    bool team = str_starts(subject, S("tea_"));
    if (!team && !str_starts(subject, S("org_"))) FAIL_AT(c, S("/target"), "bad-target", "an organisation or a team");
    if (team && str_eq(subject, id_str(&r->team))) FAIL_AT(c, S("/target"), "bad-target", "this team handles it already");
    TRY(subject_name(c, subject, &name));
    if (!name.n) FAIL_AT(c, S("/target"), "not-found", "there is no such organisation or team that you can see");
    TRY(db_run(c, &sql_open, ARGS(A_ID(r->id), A_TEXT(subject)), &q));
    if (rows_count(q)) FAIL(c, E_CONFLICT, "routed-already", "it is on its way there already");
    TRY(route_audience(c, r, subject, &aud));
    TRY(route_due(c, r, &due));
    TRY(db_do(c, &sql_insert,
              ARGS(A_ID(me), A_ID(r->id), A_TEXT(subject), A_TEXT(reason), A_TEXT(text), A_WHEN(due), A_TEXT(aud), A_TEXT(c->who->actor), A_WHEN(c->now))));
    struct grant g = { .principal = principal_of(c->arena, subject), .because = arena_fmt(c->arena, "route:%s", me.s) };
    TRY(grant_add(c, &r->id, &g));
    TRY(record_touch(c, &r->id, false));
    *out = me;
    TRY(entry_add(c, &r->id, &(struct entry_new){ .verb = "routed", .part = id_str(&me), .now = subject, .body = text, .audience = aud }, NULL));
    if (!team && told) TRY(told(c, r, &me, subject));
    return record_now_touches(c, &r->id);
}

err part_find(struct ctx *c, str which, struct part *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_find, ARGS(A_TEXT(which)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return take(c, r, out);
}

err part_list(struct ctx *c, const id *record, str kind, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_list, ARGS(A_ID(*record), A_TEXT(kind)), &r));
    struct part *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct part);
    size_t n = 0;
    while (rows_next(r)) TRY(take(c, r, &v[n++]));
    *out = (struct list){ v, n };
    return NULL;
}

static const struct {
    const char *verb, *from, *to;
    bool by_subject;
} moves[] = {
    { "acknowledge", "sent delivered silent bounced", "acknowledged", true },
    { "accept", "sent delivered acknowledged silent bounced", "accepted", true },
    { "refuse", "sent delivered acknowledged silent bounced", "refused", true },
    { "mended", "sent delivered acknowledged accepted silent bounced", "mended", true },
    { "withdraw", "proposed sent delivered acknowledged silent bounced", "withdrawn", false },
};

static bool speaks_for(const struct viewer *v, str subject)
{
    uint64_t have = viewer_rights_at(v, subject);
    return str_starts(subject, S("tea_")) ? (have & MAY_DESK) != 0 : (have & MAY_OWN_ORG) != 0;
}

/* whoever handles it from now on sees the ways it went before, and asks nobody twice; who saw them before goes on seeing them */
static err ways_shown(struct ctx *c, const struct record *r, str now)
{
    struct rows *q;
    TRY(db_run(c, &sql_ways, ARGS(A_ID(r->id)), &q));
    while (rows_next(q)) {
        struct rows *who;
        str aud;
        TRY(db_run(c, &sql_way_readers, ARGS(A_TEXT(row_text(q, 1))), &who));
        struct strs all = { NEW_ARRAY(c->arena, rows_count(who) + 1, str), 0 };
        bool there = false;
        while (rows_next(who)) {
            all.v[all.n++] = row_text(who, 0);
            there = there || str_eq(row_text(who, 0), now);
        }
        if (there) continue;
        all.v[all.n++] = now;
        TRY(audience_of(c, all, &aud));
        TRY(db_do(c, &sql_way_shown, ARGS(A_TEXT(row_text(q, 0)), A_TEXT(aud))));
    }
    return NULL;
}

err record_hand_over(struct ctx *c, const struct record *r, str team, str why)
{
    str former = principal_of(c->arena, id_str(&r->team)), now = principal_of(c->arena, team);
    TRY(waiting_end(c, r));
    TRY(db_do(c, &sql_hand_over, ARGS(A_ID(r->id), A_TEXT(team), A_WHEN(c->now))));
    TRY(ways_shown(c, r, now));
    TRY(grant_end(c, &r->id, S("owner")));
    TRY(grant_add(c, &r->id, &(struct grant){ .principal = now, .because = S("owner") }));
    TRY(grant_add(c, &r->id, &(struct grant){ .principal = former, .because = arena_fmt(c->arena, "handed-over:%.*s", FMT(why)) }));
    return entry_add(c, &r->id, &(struct entry_new){ .verb = "handed-over", .was = id_str(&r->team), .now = team }, NULL);
}

err part_act(struct ctx *c, const struct part *p, str verb, str code, str text)
{
    struct record r;
    struct rows *q;
    bool found;
    str aud;
    size_t i = 0;
    TRY(record_find_any(c, id_str(&p->record), &r));
    while (i < COUNT(moves) && !str_is(verb, moves[i].verb)) i++;
    if (i == COUNT(moves)) FAIL(c, E_ABSENT, "no-such-act", "there is no act of this name");
    bool may = moves[i].by_subject ? speaks_for(c->who, p->subject) : (record_rights(c->who, &r) & MAY_ROUTE) != 0;
    if (!may) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (str_find(str_of(moves[i].from), p->state) < 0) FAIL(c, E_CONFLICT, "not-in-state", "this is not possible any more: it is %.*s", FMT(p->state));
    if (str_is(p->state, "bounced") && moves[i].by_subject && !str_is(verb, "refuse")) {
        TRY(db_run(c, &sql_open, ARGS(A_ID(p->record), A_TEXT(p->subject)), &q));
        if (rows_count(q)) FAIL(c, E_CONFLICT, "not-in-state", "it was sent anew since this one came back; answer that one");
    }
    if (str_is(verb, "refuse") && !str_trim(text).n) FAIL_AT(c, S("/text"), "required", "say why");
    if (str_is(verb, "refuse") && code.n && word_index(&refuse_codes, code) < 0)
        FAIL_AT(c, S("/code"), "not-a-word", "not-ours, other-owner, cannot-act or not-affected");
    when due = { 0 };
    if (str_is(verb, "acknowledge")) TRY(route_due(c, &r, &due));
    TRY(db_one(c, &sql_move, ARGS(A_ID(p->id), A_TEXT(str_of(moves[i].to)), A_TEXT(p->state), A_WHEN(c->now), arg_when_or_null(due)), &q, &found));
    if (!found) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; look again");
    TRY(route_audience(c, &r, p->subject, &aud));
    TRY(entry_add(c, &r.id,
                  &(struct entry_new){
                      .verb = "route", .part = id_str(&p->id), .field = code, .was = p->state, .now = str_of(moves[i].to), .body = text, .audience = aud },
                  NULL));
    TRY(record_touch(c, &r.id, false));
    if (due.us && r.waiting_for != WAITING_NOBODY) TRY(waiting_set(c, &r, r.waiting_for, due));
    if (str_is(verb, "accept") && str_starts(p->subject, S("tea_"))) TRY(record_hand_over(c, &r, p->subject, id_str(&p->id)));
    if (str_is(verb, "refuse") || str_is(verb, "withdraw")) {
        TRY(grant_end(c, &r.id, arena_fmt(c->arena, "route:%s", p->id.s)));
        TRY(route_ended(c, &r));
    }
    if (str_is(verb, "mended")) TRY(route_ended(c, &r));
    return record_now_touches(c, &r.id);
}

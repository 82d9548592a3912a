/* case_hand - a case goes to another desk of this hub, when that desk says yes
 *
 * Only to a desk that takes part and sees the case: whoever would take it has agreed to the embargo before. Until it accepts,
 * the desk that has it keeps it. With it goes what the case is: parties, statements, days, consents, files, checklists. What
 * was said in private, with a party or among the desk, was said to that desk and stays there; the one that has handed over
 * takes part as a coordinator from then on. */
#include "domain/disclosure/case.h"
#include "spine/attachment.h"
#include "spine/part.h"

#include "case_hand.sql.h"

struct hand {
    str part, team, name, reason;
    when at;
    struct strs acts;
};
static const struct field hand_fields[] = {
#define F(m, ...) FIELD(struct hand, m, .flags = F_RO, __VA_ARGS__)
    F(team, .doc = "The desk that is asked; empty: none is"),
    F(name, .doc = "Its name"),
    FIELD(struct hand, reason, .flags = F_RO | F_LINES, .doc = "Why"),
    F(at, .doc = "Since when it is asked"),
    F(acts, .max = 3, .doc = "What you may do: accept, refuse or withdraw"),
#undef F
};
SHAPE(case_hand_shape, "case_hand_over", struct hand, hand_fields, "A case that is offered to another desk");
struct hand_in {
    id part;
    str reason;
};
static const struct field hand_in_fields[] = {
    FIELD(struct hand_in, part, .ref = "prt", .flags = F_REQ, .doc = "The desk that takes part, by its party"),
    FIELD(struct hand_in, reason, .flags = F_REQ | F_LINES, .min = 3, .max = 2000, .doc = "Why; the other desk reads it"),
};
SHAPE(case_hand_new_shape, "case_hand_over_new", struct hand_in, hand_in_fields, "Asking another desk to take a case");
struct hand_act {
    str text;
};
static const struct field hand_act_fields[] = { FIELD(struct hand_act, text, .flags = F_LINES, .max = 2000,
                                                      .doc = "Words for the other desk; needed to refuse") };
SHAPE(case_hand_act_shape, "case_hand_over_answer", struct hand_act, hand_act_fields, "An answer");

static err hand_of(struct ctx *c, const struct cvd_case *v, struct hand *out)
{
    struct rows *r;
    bool found;
    str *acts = NEW_ARRAY(c->arena, 3, str);
    size_t n = 0;
    *out = (struct hand){ .part = { 0 } };
    TRY(db_one(c, &sql_offered, ARGS(A_ID(v->r.id)), &r, &found));
    if (!found) return NULL;
    *out = (struct hand){ .part = row_text(r, 0), .team = row_text(r, 1), .reason = row_text(r, 2), .at = row_when(r, 3) };
    TRY(subject_name(c, out->team, &out->name));
    if (viewer_rights_at(c->who, out->team) & MAY_TRIAGE) {
        acts[n++] = S("accept");
        acts[n++] = S("refuse");
    }
    if (record_rights(c->who, &v->r) & MAY_TRIAGE) acts[n++] = S("withdraw");
    out->acts = (struct strs){ acts, n };
    return NULL;
}

static err answer(struct ctx *c, const struct cvd_case *v, struct res *r)
{
    struct hand h;
    TRY(hand_of(c, v, &h));
    res_json(r, &case_hand_shape, &h, 0);
    return NULL;
}

/* what the two desks say to one another about it */
static err between(struct ctx *c, const struct cvd_case *v, const struct party *p, const char *what, str text)
{
    TRY(record_touch(c, &v->r.id, false));
    return party_entry(c, v, p, &(struct entry_new){ .verb = "hand-over", .field = str_of(what), .body = str_trim(text) });
}

err case_hand_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    TRY(case_of(c, q->params[0], &v));
    return answer(c, &v, r);
}

static err may_go(struct ctx *c, const struct cvd_case *v, const struct party *p)
{
    struct rows *r;
    if (!str_starts(p->subject, S("tea_")) || party_is_desk(v, p)) FAIL_AT(c, S("/part"), "bad-target", "another desk of this hub that takes part");
    TRY(db_run(c, &sql_sees, ARGS(A_ID(v->r.id), A_TEXT(principal_of(c->arena, p->subject))), &r));
    if (p->left_at.us || !rows_count(r))
        FAIL_AT(c, S("/part"), "not-possible-now", "it does not see the case: it has to take part, and to agree to the embargo first");
    TRY(db_run(c, &sql_moved_lately, ARGS(A_ID(v->r.id), A_INT(c->now.us - DAY)), &r));
    if (rows_count(r)) FAIL(c, E_CONFLICT, "not-possible-now", "a merger or a split of it can be taken back for a day; hand it over after that");
    return NULL;
}

err case_hand_offer(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct party p;
    struct hand_in in = { .part = { { 0 } } };
    struct rows *rows;
    TRY(case_at_desk(c, q->params[0], MAY_TRIAGE, &v));
    TRY(api_read(c, q, &case_hand_new_shape, &in));
    TRY(party_find(c, &v, id_str(&in.part), &p));
    TRY(may_go(c, &v, &p));
    TRY(db_run(c, &sql_offer, ARGS(A_ID(v.r.id), A_TEXT(p.circle), A_ID(p.part), A_TEXT(p.subject), A_TEXT(in.reason), A_TEXT(c->who->actor), A_WHEN(c->now)),
               &rows));
    if (!rows_count(rows)) FAIL(c, E_CONFLICT, "offered-already", "a desk is asked already; withdraw that first");
    TRY(between(c, &v, &p, "offered", in.reason));
    TRY(case_letter(c, &v, &p, CASE_NEWS));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/cases/%s/hand-over", v.r.id.s));
    return answer(c, &v, r);
}

/* ---- accepted: what the former desk shared with a party, the new one shares from now on */

static err party_to(struct ctx *c, const struct cvd_case *v, struct party *p)
{
    struct arg part = A_ID(p->part);
    TRY(party_circle(c, v, p));
    struct arg circle = A_TEXT(p->circle);
    TRY(db_do(c, &sql_party_circle, ARGS(part, circle)));
    TRY(db_do(c, &sql_party_part, ARGS(part, circle)));
    TRY(db_do(c, &sql_party_statuses, ARGS(part, circle)));
    TRY(db_do(c, &sql_party_offer, ARGS(part, circle, A_ID(v->r.team))));
    TRY(db_do(c, &sql_party_consents, ARGS(part, circle)));
    return db_do(c, &sql_party_files, ARGS(part, circle, A_ID(v->r.id)));
}

/* as the former desk, which sees all that goes; v as it was */
static err all_to(struct ctx *c, const struct cvd_case *was, const struct party *next, str why)
{
    struct cvd_case v;
    struct list l;
    str desk, former;
    TRY(audience_team(c, &was->r, &former));
    TRY(parties_of(c, was, &l));
    TRY(embargo_handed(c, was));
    TRY(record_hand_over(c, &was->r, next->subject, why));
    TRY(case_of(c, id_str(&was->r.id), &v));
    struct party *p = (struct party *)l.v;
    for (size_t i = 0; i < l.n; i++) {
        bool old = party_is_desk(was, &p[i]);
        TRY(party_to(c, &v, &p[i]));
        if (old) TRY(party_sight(c, &v, &p[i])); /* from now on it sees the case as a party does */
    }
    TRY(grant_end(c, &v.r.id, arena_fmt(c->arena, "handed-over:%.*s", FMT(why))));
    TRY(grant_end(c, &v.r.id, arena_fmt(c->arena, "participant:%s", next->part.s))); /* it sees it as its owner */
    TRY(audience_team(c, &v.r, &desk));
    TRY(db_do(c, &sql_desk_files, ARGS(A_ID(v.r.id), A_TEXT(desk), A_TEXT(former))));
    return case_tell_all(c, &v, CASE_NEWS);
}

static err accepted(struct ctx *c, const struct cvd_case *v, const struct hand *h, str text)
{
    const struct viewer *me = c->who;
    struct party p;
    TRY(case_as_desk(c, &v->r.team, me->actor));
    err e = party_find(c, v, h->part, &p);
    if (!e) e = may_go(c, v, &p); /* as it is now */
    if (!e) e = between(c, v, &p, "accepted", text);
    if (!e) e = all_to(c, v, &p, h->part);
    viewer_use(c, me);
    return e;
}

err case_hand_act(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct party p;
    struct hand h;
    struct hand_act in = { .text = { 0 } };
    struct rows *rows;
    str verb = q->params[1];
    bool may = false;
    TRY(case_of(c, q->params[0], &v));
    TRY(hand_of(c, &v, &h));
    for (size_t i = 0; i < h.acts.n; i++) may = may || str_eq(h.acts.v[i], verb);
    if (!may) FAIL(c, E_CONFLICT, "not-possible-now", "this case is not offered to you, or this is not yours to do");
    TRY(case_goes_on(c, &v));
    TRY(api_read(c, q, &case_hand_act_shape, &in));
    if (str_is(verb, "refuse") && !str_trim(in.text).n) FAIL_AT(c, S("/text"), "required", "say why");
    TRY(db_run(c, &sql_answered, ARGS(A_ID(v.r.id), A_TEXT(h.team)), &rows));
    if (!rows_count(rows)) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; look again");
    if (str_is(verb, "accept")) {
        TRY(accepted(c, &v, &h, in.text));
    } else {
        TRY(party_find(c, &v, h.part, &p));
        TRY(between(c, &v, &p, str_is(verb, "refuse") ? "refused" : "withdrawn", in.text));
    }
    TRY(case_of(c, q->params[0], &v));
    return answer(c, &v, r);
}

err case_hand_forget(struct ctx *c, const id *record)
{
    return db_do(c, &sql_forget_hand, ARGS(A_ID(*record)));
}

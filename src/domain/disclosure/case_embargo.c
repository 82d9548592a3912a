/* case_embargo - the one embargo of a case: proposals, each party's consent, its day, and how it ends
 *
 * Whoever takes part may propose a day; the desk accepts or rejects. On acceptance those who agreed are bound by it, those
 * who agreed to an earlier day are asked again, and who has not agreed does not see the case. It ends on its day by a job,
 * by two people of the desk, or in the same transaction in which the vulnerability is noted as public, exploited or
 * attacked; what is only proposed falls then. */
#include "domain/disclosure/case.h"

#include "base/buf.h"
#include "spine/zone.h"

#include "case_embargo.sql.h"

enum { LONGEST_DAYS = 366 };

static const struct field proposal_fields[] = {
#define F(m, ...) FIELD(struct proposal, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(until, .doc = "Until when nothing is to be published"),
    F(zone, .doc = "In which the hour is meant"),
    FIELD(struct proposal, reason, .flags = F_RO | F_LINES, .max = 2000, .doc = "Why"),
    F(by, .doc = "Who proposed it, for the desk and the party itself"),
    F(by_name, .doc = "By name"),
    F(party, .doc = "The party that proposed it; null: the desk, or another party"),
    F(state, .doc = "open, accepted, rejected, replaced by a later one, or fallen"),
    F(at, .doc = "When it was proposed"),
    F(decided_at, .doc = "When it was decided"),
    F(agree, .doc = "How many parties agree, as far as you see"),
    F(disagree, .doc = "How many do not"),
    F(mine, .doc = "What your party said: yes, no or nothing"),
#undef F
};
static SHAPE(proposal_shape, "embargo_proposal", struct proposal, proposal_fields, "A day that somebody proposed");

static const struct field view_fields[] = {
#define F(m, ...) FIELD(struct embargo_view, m, .flags = F_RO, __VA_ARGS__)
    F(state, .en = &em_words, .doc = "none, proposed, active, revise or exited"),
    F(until, .doc = "Until when it holds"),
    F(zone, .doc = "In which the hour was agreed"),
    F(ended_at, .doc = "When it ended"),
    F(end, .doc = "Why: public, exploit, attacks, expired or agreed"),
    F(second, .see = MAY_DESK, .doc = "Who asks that it ends early; a second person decides"),
    F(second_name, .see = MAY_DESK, .doc = "By name"),
    F(second_reason, .see = MAY_DESK, .max = 2000, .doc = "Why"),
    F(may_propose, .doc = "A day can be proposed"),
    F(why_not, .doc = "Why none can"),
    F(proposals, .of = &proposal_shape, .max = 100, .doc = "The newest first"),
    F(heads_up, .see = MAY_DESK, .doc = "It ends soon: write to the vendors what will be published"),
    F(heads_up_at, .see = MAY_DESK, .doc = "When they were written to, of this day"),
#undef F
};
SHAPE(embargo_shape, "embargo", struct embargo_view, view_fields, "The embargo of a case");

static const struct field new_fields[] = {
    FIELD(struct embargo_new, until, .flags = F_REQ, .doc = "Until when: a moment within a year"),
    FIELD(struct embargo_new, zone, .flags = F_REQ, .max = 60, .doc = "In which its hour is meant: Asia/Karachi"),
    FIELD(struct embargo_new, reason, .flags = F_LINES, .max = 2000, .doc = "Why; needed when every vendor has a fix already"),
};
SHAPE(embargo_new_shape, "embargo_proposal_new", struct embargo_new, new_fields, "A day to be proposed");

struct end_in {
    str reason;
};
static const struct field end_fields[] = { FIELD(struct end_in, reason, .flags = F_REQ | F_LINES, .min = 5, .max = 2000, .doc = "Why it ends before its day") };
SHAPE(embargo_end_shape, "embargo_end", struct end_in, end_fields, "Ending an embargo early: the second person's word ends it");

static str em_word(unsigned em)
{
    return str_of(em_name((enum em)em));
}

/* what the vendors have, where all of them have it, and what is true for all */
static err whole_cs(struct ctx *c, const struct cvd_case *v, unsigned *cs)
{
    struct list l;
    TRY(parties_of(c, v, &l));
    const struct party *p = l.v;
    unsigned all = CS_VENDOR, vendors = 0;
    for (size_t i = 0; i < l.n; i++) {
        if (p[i].role != ROLE_VENDOR || p[i].left_at.us) continue;
        all &= (unsigned)p[i].path;
        vendors++;
    }
    *cs = case_world(v) | (vendors ? all & CS_VENDOR : 0U);
    return NULL;
}

static err step(struct ctx *c, struct cvd_case *v, enum em to, when until, str zone, const char *why)
{
    struct rows *r;
    bool ended = to == EM_EXITED;
    TRY(db_run(c, &sql_move,
               ARGS(A_ID(v->r.id), A_TEXT(em_word(v->embargo)), A_TEXT(em_word(to)), arg_when_or_null(until), A_TEXT(zone), ended ? A_WHEN(c->now) : A_NULL,
                    A_TEXT(str_of(why))),
               &r));
    if (!rows_count(r)) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; look again");
    v->embargo = to;
    v->embargo_until = until;
    v->embargo_zone = zone;
    v->embargo_ended_at = ended ? c->now : (when){ 0 };
    v->embargo_end = str_of(why);
    return NULL;
}

/* for all who see the case */
static err told(struct ctx *c, const struct cvd_case *v, const char *what, unsigned was, str body)
{
    TRY(record_touch(c, &v->r.id, true));
    return entry_add(c, &v->r.id,
                     &(struct entry_new){ .verb = "embargo", .field = str_of(what), .was = em_word(was), .now = em_word(v->embargo), .body = body }, NULL);
}

err embargo_on_offer(struct ctx *c, const struct cvd_case *v, when *until, str *zone)
{
    struct rows *r;
    bool found;
    *until = v->embargo == EM_ACTIVE || v->embargo == EM_REVISE ? v->embargo_until : (when){ 0 };
    *zone = v->embargo_zone;
    if (v->embargo != EM_PROPOSED) return NULL;
    TRY(db_one(c, &sql_open, ARGS(A_ID(v->r.id)), &r, &found));
    if (!found) return NULL;
    *until = row_when(r, 1);
    *zone = row_text(r, 2);
    return NULL;
}

err embargo_open(struct ctx *c, const struct cvd_case *v, id *out)
{
    struct rows *r;
    bool found;
    *out = (id){ { 0 } };
    TRY(db_one(c, &sql_open, ARGS(A_ID(v->r.id)), &r, &found));
    if (found) *out = row_id(r, 0);
    return NULL;
}

/* ---- proposals */

static err may_propose(struct ctx *c, const struct cvd_case *v, enum verdict *may)
{
    unsigned cs;
    TRY(whole_cs(c, v, &cs));
    *may = em_may((enum em)v->embargo, EM_PROPOSE, cs);
    return NULL;
}

static const char *why_none(enum verdict v)
{
    if (v == STEP_NEVER) return "it is public, exploited or attacked: no embargo begins any more";
    return v == STEP_UNKNOWN ? "the embargo has ended; a case has one" : "";
}

err embargo_view(struct ctx *c, const struct cvd_case *v, struct embargo_view *out)
{
    struct rows *r;
    struct party mine;
    enum verdict may;
    bool found, desk = (record_rights(c->who, &v->r) & MAY_DESK) != 0;
    *out = (struct embargo_view){
        .state = v->embargo, .until = v->embargo_until, .zone = v->embargo_zone, .ended_at = v->embargo_ended_at, .end = v->embargo_end
    };
    TRY(may_propose(c, v, &may));
    TRY(party_mine(c, v, &mine));
    out->may_propose = (may == STEP_FINE || may == STEP_NEEDS_REASON) && (desk || !id_empty(&mine.part));
    out->why_not = str_of(why_none(may));
    TRY(db_one(c, &sql_second, ARGS(A_ID(v->r.id)), &r, &found));
    if (found) {
        out->second = row_text(r, 0);
        out->second_name = row_text(r, 1);
        out->second_reason = row_text(r, 2);
    }
    TRY(db_run(c, &sql_proposals, ARGS(A_ID(v->r.id), A_ID(mine.part)), &r));
    struct proposal *p = NEW_ARRAY(c->arena, rows_count(r) + 1, struct proposal);
    size_t n = 0;
    for (; rows_next(r); n++) {
        bool known = desk || (row_text(r, 4).n && str_eq(row_text(r, 4), id_str(&mine.part)));
        p[n] = (struct proposal){ .id = row_id(r, 0),
                                  .until = row_when(r, 1),
                                  .zone = row_text(r, 2),
                                  .reason = row_text(r, 3),
                                  .party = known ? row_text(r, 4) : S(""),
                                  .by = known ? row_text(r, 5) : S(""),
                                  .by_name = known ? row_text(r, 6) : S(""),
                                  .at = row_when(r, 7),
                                  .state = row_text(r, 8),
                                  .decided_at = row_when(r, 9),
                                  .agree = row_int(r, 10),
                                  .disagree = row_int(r, 11),
                                  .mine = row_text(r, 12) };
    }
    out->proposals = (struct list){ p, n };
    return desk ? embargo_heads(c, v, &out->heads_up, &out->heads_up_at) : NULL;
}

static err said(struct ctx *c, const struct cvd_case *v, const struct party *p, str proposal, bool agrees)
{
    return db_do(c, &sql_say, ARGS(A_TEXT(proposal), A_ID(p->part), A_ID(v->r.id), A_TEXT(p->circle), A_INT(agrees), A_WHEN(c->now), A_TEXT(c->who->actor)));
}

static str day_words(struct ctx *c, when until, str zone)
{
    return arena_fmt(c->arena, "%.*s (%.*s)", FMT(when_text(c->arena, until)), FMT(zone));
}

static err fit(struct ctx *c, const struct cvd_case *v, const struct embargo_new *n)
{
    const struct zone *z;
    enum verdict may;
    if (case_over(v)) FAIL(c, E_CONFLICT, "not-in-state", "this case is closed");
    TRY(may_propose(c, v, &may));
    if (may == STEP_NEVER || may == STEP_UNKNOWN) FAIL(c, E_CONFLICT, "not-possible-now", "%s", why_none(may));
    if (may == STEP_NEEDS_REASON && str_trim(n->reason).n < 5)
        FAIL_AT(c, S("/reason"), "required", "every vendor has a fix: say why an embargo is needed still");
    if (n->until.us <= c->now.us + HOUR || n->until.us > c->now.us + LONGEST_DAYS * DAY)
        FAIL_AT(c, S("/until"), "out-of-range", "a moment to come, within a year: no embargo is without end");
    if (zone_load(c, n->zone, &z)) FAIL_AT(c, S("/zone"), "no-such-zone", "a zone by name, as Asia/Karachi");
    return NULL;
}

err embargo_propose(struct ctx *c, struct cvd_case *v, const struct party *by, const struct embargo_new *n, id *out)
{
    unsigned was = v->embargo;
    TRY(fit(c, v, n));
    *out = id_new("emb", c->now);
    TRY(db_do(c, &sql_settle, ARGS(A_ID(v->r.id), A_TEXT(S("replaced")), A_WHEN(c->now), A_TEXT(S("")))));
    TRY(db_do(c, &sql_proposal_new,
              ARGS(A_ID(*out), A_ID(v->r.id), A_WHEN(n->until), A_TEXT(n->zone), A_TEXT(str_trim(n->reason)), A_ID(by->part), A_TEXT(c->who->actor),
                   A_WHEN(c->now))));
    TRY(step(c, v, (enum em)em_next((enum em)was, EM_PROPOSE), v->embargo_until, v->embargo_zone, ""));
    TRY(told(c, v, "propose", was, arena_fmt(c->arena, "%.*s\n%.*s", FMT(day_words(c, n->until, n->zone)), FMT(str_trim(n->reason)))));
    if (!id_empty(&by->part)) TRY(said(c, v, by, id_str(out), true));
    return case_tell_all(c, v, CASE_NEWS);
}

err embargo_answer(struct ctx *c, struct cvd_case *v, const struct party *p, str proposal, bool agrees)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_open, ARGS(A_ID(v->r.id)), &r, &found));
    if (!found || !str_eq(row_text(r, 0), proposal)) FAIL(c, E_CONFLICT, "not-in-state", "this proposal is decided, or another has taken its place");
    TRY(said(c, v, p, proposal, agrees));
    TRY(party_answered(c, v, p));
    return party_entry(c, v, p, &(struct entry_new){ .verb = "participant", .field = S("proposal"), .now = agrees ? S("yes") : S("no") });
}

/* ---- the desk decides */

/* who agreed is bound; who was bound by another day is asked again; who did not agree is offered it, and waits outside */
static err bind(struct ctx *c, const struct cvd_case *v, const struct party *p, bool agrees)
{
    if (agrees || str_eq(p->subject, id_str(&v->r.team))) return party_consent(c, v, p, CONSENT_ACCEPT, S(""));
    enum consent_event e = p->consent == CONSENT_SIGNATORY || p->consent == CONSENT_LAPSED ? CONSENT_REVISE : CONSENT_INVITE;
    bool bound = e == CONSENT_REVISE;
    if (p->consent == CONSENT_DECLINED) return NULL;
    TRY(party_consent(c, v, p, e, S("")));
    return bound ? NULL : party_wait(c, v, p);
}

static err accepted(struct ctx *c, struct cvd_case *v, str proposal)
{
    struct list l;
    struct rows *r;
    TRY(db_run(c, &sql_said, ARGS(A_TEXT(proposal)), &r));
    struct strs yes = { NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    while (rows_next(r))
        if (row_int(r, 1)) yes.v[yes.n++] = row_text(r, 0);
    TRY(parties_of(c, v, &l));
    const struct party *p = l.v;
    for (size_t i = 0; i < l.n; i++) {
        bool agrees = false;
        for (size_t k = 0; k < yes.n; k++) agrees = agrees || str_eq(yes.v[k], id_str(&p[i].part));
        if (!p[i].left_at.us) TRY(bind(c, v, &p[i], agrees));
    }
    return NULL;
}

err embargo_decide(struct ctx *c, struct cvd_case *v, str proposal, bool accept)
{
    struct rows *r;
    bool found;
    unsigned cs, was = v->embargo;
    enum em_event e = accept ? EM_ACCEPT : EM_REJECT;
    if (accept && case_over(v)) FAIL(c, E_CONFLICT, "not-in-state", "this case is closed");
    TRY(db_one(c, &sql_open, ARGS(A_ID(v->r.id)), &r, &found));
    if (!found || !str_eq(row_text(r, 0), proposal)) FAIL(c, E_CONFLICT, "not-in-state", "this proposal is decided, or another has taken its place");
    TRY(whole_cs(c, v, &cs));
    enum verdict may = em_may((enum em)was, e, cs); /* a reason, where one is needed, was given with the proposal */
    if (may == STEP_NEVER || may == STEP_UNKNOWN) FAIL(c, E_CONFLICT, "not-possible-now", "%s", why_none(may));
    when until = row_when(r, 1);
    str zone = row_text(r, 2);
    if (accept && until.us <= c->now.us) FAIL(c, E_CONFLICT, "not-possible-now", "its day has passed");
    TRY(db_do(c, &sql_decide, ARGS(A_TEXT(proposal), A_TEXT(accept ? S("accepted") : S("rejected")), A_WHEN(c->now))));
    enum em to = (enum em)em_next((enum em)was, e);
    TRY(step(c, v, to, accept ? until : v->embargo_until, accept ? zone : v->embargo_zone, ""));
    TRY(told(c, v, accept ? "accept" : "reject", was, day_words(c, until, zone)));
    if (accept) TRY(embargo_reminders_begin(c, v));
    TRY(accept ? accepted(c, v, proposal) : to == EM_NONE ? party_let_all(c, v) : NULL);
    return case_tell_all(c, v, CASE_NEWS);
}

/* ---- how it ends */

err embargo_end(struct ctx *c, struct cvd_case *v, const char *why, str words)
{
    unsigned was = v->embargo;
    if (em_next((enum em)was, EM_TERMINATE) < 0) FAIL(c, E_CONFLICT, "not-possible-now", "there is no embargo that could end");
    TRY(db_do(c, &sql_settle, ARGS(A_ID(v->r.id), A_TEXT(S("fallen")), A_WHEN(c->now), A_TEXT(S("")))));
    TRY(db_do(c, &sql_second_drop, ARGS(A_ID(v->r.id))));
    TRY(step(c, v, EM_EXITED, v->embargo_until, v->embargo_zone, why));
    TRY(told(c, v, why, was, words));
    TRY(party_let_all(c, v));
    return case_tell_all(c, v, CASE_ENDED);
}

/* two people of one desk end it early: what the first of them asked for ends as the case leaves it, and stays its own */
err embargo_handed(struct ctx *c, const struct cvd_case *v)
{
    struct rows *r;
    str aud;
    TRY(db_run(c, &sql_second_drop, ARGS(A_ID(v->r.id)), &r));
    if (!rows_count(r)) return NULL;
    TRY(audience_team(c, &v->r, &aud));
    return entry_add(c, &v->r.id, &(struct entry_new){ .verb = "embargo", .field = S("end-dropped"), .audience = aud }, NULL);
}

err embargo_world(struct ctx *c, struct cvd_case *v, enum cs event, str words)
{
    const char *what = event == CS_PUBLIC ? "public" : event == CS_EXPLOIT ? "exploit" : "attacks";
    unsigned was = v->embargo;
    enum em to = em_under((enum em)was, case_world(v));
    TRY(record_touch(c, &v->r.id, true));
    TRY(entry_add(c, &v->r.id, &(struct entry_new){ .verb = "became", .field = str_of(what), .body = words }, NULL));
    if (to == was) return case_tell_all(c, v, CASE_NEWS);
    if (to == EM_EXITED) return embargo_end(c, v, what, words);
    TRY(db_do(c, &sql_settle, ARGS(A_ID(v->r.id), A_TEXT(S("fallen")), A_WHEN(c->now), A_TEXT(S("")))));
    TRY(step(c, v, to, (when){ 0 }, S(""), ""));
    TRY(told(c, v, what, was, S("")));
    TRY(party_let_all(c, v));
    return case_tell_all(c, v, CASE_NEWS);
}

err embargo_carry(struct ctx *c, struct cvd_case *v, enum em to, when until, str zone)
{
    unsigned was = v->embargo;
    TRY(step(c, v, to, until, zone, ""));
    TRY(embargo_reminders_begin(c, v));
    return told(c, v, "carried", was, until.us ? day_words(c, until, zone) : S(""));
}

err embargo_inherited(struct ctx *c, const struct cvd_case *v)
{
    if (v->embargo == EM_NONE) return NULL;
    TRY(embargo_reminders_begin(c, v));
    return told(c, v, "carried", EM_NONE, v->embargo_until.us ? day_words(c, v->embargo_until, v->embargo_zone) : S(""));
}

struct over {
    str record;
    id team;
};
static err over_unit(struct ctx *c, void *arg)
{
    const struct over *o = arg;
    struct cvd_case v;
    TRY(case_as_desk(c, &o->team, S("")));
    TRY(case_of(c, o->record, &v));
    if ((v.embargo != EM_ACTIVE && v.embargo != EM_REVISE) || v.embargo_until.us > c->now.us) return NULL; /* somebody was first */
    return embargo_end(c, &v, "expired", S(""));
}

static err tick(struct ctx *c, str payload)
{
    struct rows *r;
    (void)payload;
    c->now = clock_now();
    TRY(db_run(c, &sql_over, ARGS(A_WHEN(c->now)), &r));
    while (rows_next(r)) {
        struct over o = { row_text(r, 0), row_id(r, 1) };
        TRY(db_unit(c, over_unit, &o));
    }
    return embargo_remind(c);
}
const struct job_kind case_jobs[] = { { .name = "case.clock", .run = tick, .every = MINUTE, .lease = 5 * MINUTE }, { .name = NULL } };

/* ---- over the API */

static err answer(struct ctx *c, struct res *r, const struct cvd_case *was)
{
    struct cvd_case v;
    struct embargo_view out;
    TRY(case_of(c, id_str(&was->r.id), &v));
    TRY(embargo_view(c, &v, &out));
    res_json(r, &embargo_shape, &out, record_rights(c->who, &v.r));
    return NULL;
}

err case_embargo(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    TRY(case_of(c, q->params[0], &v));
    return answer(c, r, &v);
}

/* the desk, or a party that speaks for itself */
static err speaker(struct ctx *c, const struct cvd_case *v, struct party *p)
{
    TRY(case_goes_on(c, v));
    TRY(party_mine(c, v, p));
    if (id_empty(&p->part) || v->r.erased_at.us) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return NULL;
}

err case_embargo_propose(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct party p;
    struct embargo_new n = { .until = { 0 } };
    const struct viewer *me = c->who;
    id made;
    TRY(case_of(c, q->params[0], &v));
    TRY(speaker(c, &v, &p));
    TRY(api_read(c, q, &embargo_new_shape, &n));
    bool desk = (record_rights(c->who, &v.r) & MAY_TRIAGE) != 0;
    /* all are told; by whom, where the others see that it takes part */
    TRY(case_as_desk(c, &v.r.team, desk || p.shared ? me->actor : S("")));
    err e = embargo_propose(c, &v, &p, &n, &made);
    viewer_use(c, me);
    TRY(e);
    if (!desk) TRY(party_answered(c, &v, &p));
    if (!desk) TRY(party_entry(c, &v, &p, &(struct entry_new){ .verb = "participant", .field = S("proposed"), .now = id_str(&made) }));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/cases/%s/embargo", v.r.id.s));
    return answer(c, r, &v);
}

err case_embargo_act(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct party p;
    str verb = q->params[2];
    bool decides = str_is(verb, "accept") || str_is(verb, "reject");
    TRY(case_of(c, q->params[0], &v));
    TRY(speaker(c, &v, &p));
    if (decides && !(record_rights(c->who, &v.r) & MAY_TRIAGE)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (decides)
        TRY(embargo_decide(c, &v, q->params[1], str_is(verb, "accept")));
    else if (str_is(verb, "agree") || str_is(verb, "disagree"))
        TRY(embargo_answer(c, &v, &p, q->params[1], str_is(verb, "agree")));
    else
        FAIL(c, E_ABSENT, "no-such-act", "there is no act of this name");
    return answer(c, r, &v);
}

err case_embargo_end(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct end_in in = { { 0 } };
    struct rows *s;
    bool found;
    str aud;
    TRY(case_at_desk(c, q->params[0], MAY_TRIAGE, &v));
    TRY(api_read(c, q, &embargo_end_shape, &in));
    if (v.embargo != EM_ACTIVE && v.embargo != EM_REVISE) FAIL(c, E_CONFLICT, "not-possible-now", "there is no embargo that could end");
    TRY(db_one(c, &sql_second, ARGS(A_ID(v.r.id)), &s, &found));
    if (found && str_eq(row_text(s, 0), c->who->actor)) FAIL(c, E_CONFLICT, "four-eyes", "a second person of the desk ends it");
    if (found && !(record_rights(c->who, &v.r) & MAY_APPROVE)) FAIL(c, E_DENIED, "not-allowed", "the second person's word needs the right to approve");
    if (found) {
        TRY(embargo_end(c, &v, "agreed", in.reason));
        return answer(c, r, &v);
    }
    TRY(db_do(c, &sql_second_put, ARGS(A_ID(v.r.id), A_TEXT(c->who->actor), A_TEXT(in.reason), A_WHEN(c->now))));
    TRY(audience_team(c, &v.r, &aud));
    TRY(record_touch(c, &v.r.id, false));
    TRY(entry_add(c, &v.r.id, &(struct entry_new){ .verb = "embargo", .field = S("end-asked"), .body = in.reason, .audience = aud }, NULL));
    return answer(c, r, &v);
}

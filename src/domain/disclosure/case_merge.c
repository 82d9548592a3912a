/* case_merge - two cases are the same: one goes into the other, with its parties, vulnerabilities, statements and reports
 *
 * Of two embargoes the earlier day holds until the parties agree on another (Vultron, case mergers); of one, that one: who
 * has not agreed to any is asked first and waits outside. A merger never ends an embargo: what would is noted before. */
#include "domain/disclosure/case.h"
#include "spine/workflow.h"

#include "case_merge.sql.h"

struct plan {
    bool holds, changes; /* changes: the taker's embargo */
    when until;
    str zone;
};

static bool undecided(const struct cvd_case *v)
{
    return v->embargo == EM_PROPOSED || v->embargo == EM_REVISE;
}

/* whether they can be one, and which day holds then */
static err planned(struct ctx *c, const struct cvd_case *from, const struct cvd_case *to, struct plan *p)
{
    bool a = case_embargoed(from), b = case_embargoed(to);
    *p = (struct plan){ .holds = a || b, .until = to->embargo_until, .zone = to->embargo_zone };
    if (!strcmp(from->r.id.s, to->r.id.s)) FAIL_AT(c, S("/target"), "bad-target", "another case");
    if (case_over(to)) FAIL(c, E_CONFLICT, "not-in-state", "the other case is closed");
    if (strcmp(from->r.team.s, to->r.team.s)) FAIL(c, E_CONFLICT, "not-possible-now", "the other case is another desk's: one of them is handed over first");
    if (from->r.exercise != to->r.exercise) FAIL(c, E_CONFLICT, "not-possible-now", "one of them is an exercise");
    if (to->r.tlp < from->r.tlp) FAIL(c, E_CONFLICT, "tlp-forbids", "the other case is marked less strictly; mark it TLP:%s first", tlp_words.v[from->r.tlp]);
    if (undecided(from) || undecided(to)) FAIL(c, E_CONFLICT, "not-possible-now", "a day is proposed: decide on it first");
    const struct cvd_case *free = a ? to : from;
    if (a != b && (free->embargo == EM_EXITED || case_world(free)))
        FAIL(c, E_CONFLICT, "not-possible-now",
             "an embargo holds in one of them, and in the other it has ended or the vulnerability is public: note that first");
    if (!a || (b && to->embargo_until.us <= from->embargo_until.us)) return NULL;
    p->changes = true;
    p->until = from->embargo_until;
    p->zone = from->embargo_zone;
    return NULL;
}

/* the same in both: one organisation, desk, person or receipt, or one address */
static const struct party *twin_of(const struct list *l, const struct party *p)
{
    const struct party *q = l->v;
    for (size_t i = 0; i < l->n; i++) {
        bool same = p->subject.n ? str_eq(q[i].subject, p->subject) : !q[i].subject.n && str_eq(q[i].address, p->address);
        if (same && !q[i].left_at.us) return &q[i];
    }
    return NULL;
}

/* ---- what it would do */

struct merged {
    id into;
    str ref;
    unsigned embargo;
    when until;
    str zone;
    bool changes;
    int64_t vulnerabilities;
    struct list parties, credits;
};
static const struct field merged_fields[] = {
#define F(m, ...) FIELD(struct merged, m, .flags = F_RO, __VA_ARGS__)
    F(into, .doc = "The case that goes on"),
    F(ref, .doc = "Its reference"),
    F(embargo, .en = &em_words, .doc = "Its embargo then"),
    F(until, .doc = "Until when: the earlier of two days"),
    F(zone, .doc = "In which the hour was agreed"),
    F(changes, .doc = "That is another embargo than it has now"),
    F(vulnerabilities, .doc = "How many go into it"),
    F(parties, .of = &fate_shape, .max = 500, .doc = "What becomes of each party"),
    F(credits, .of = &credit_shape, .max = 400, .doc = "Whom to credit then, the earliest first"),
#undef F
};
SHAPE(merge_shape, "case_merge", struct merged, merged_fields, "What merging two cases does");
const struct param_doc merge_query[] = { { "into", "The case that goes on, by identifier or reference" }, { NULL, NULL } };

static err fates(struct ctx *c, const struct cvd_case *from, const struct cvd_case *to, const struct plan *plan, struct list *out)
{
    struct list a, b;
    TRY(parties_of(c, from, &a));
    TRY(parties_of(c, to, &b));
    struct fate *f = NEW_ARRAY(c->arena, a.n + b.n + 1, struct fate);
    size_t n = 0;
    const struct party *p = b.v, *q = a.v;
    for (size_t i = 0; i < b.n; i++) {
        const struct party *twin = twin_of(&a, &p[i]);
        unsigned consent = twin && twin->consent == CONSENT_SIGNATORY && p[i].consent != CONSENT_DECLINED ? CONSENT_SIGNATORY : p[i].consent;
        f[n++] = (struct fate){ p[i].part, p[i].name, str_of(fate_of(plan->holds, to, &p[i], consent)), p[i].role, to->r.ref };
    }
    for (size_t i = 0; i < a.n; i++)
        if (!q[i].left_at.us && !twin_of(&b, &q[i]))
            f[n++] = (struct fate){ q[i].part, q[i].name, str_of(fate_of(plan->holds, to, &q[i], q[i].consent)), q[i].role, from->r.ref };
    *out = (struct list){ f, n };
    return NULL;
}

static err both_credits(struct ctx *c, const struct cvd_case *from, const struct cvd_case *to, struct list *out)
{
    struct list a, b;
    TRY(credits_of(c, from, &a));
    TRY(credits_of(c, to, &b));
    struct credit *k = NEW_ARRAY(c->arena, a.n + b.n + 1, struct credit);
    const struct credit *p = a.v, *q = b.v;
    size_t n = 0, i = 0, j = 0;
    while (i < a.n || j < b.n) k[n++] = j == b.n || (i < a.n && p[i].received_at.us <= q[j].received_at.us) ? p[i++] : q[j++];
    *out = (struct list){ k, n };
    return NULL;
}

err case_merge_preview(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case from, to;
    struct plan plan;
    struct list vulns;
    TRY(case_at_desk(c, q->params[0], MAY_TRIAGE, &from));
    if (case_over(&from)) FAIL(c, E_CONFLICT, "not-in-state", "this case is closed");
    TRY(case_at_desk(c, str_trim(req_query(q, "into")), MAY_TRIAGE, &to));
    TRY(planned(c, &from, &to, &plan));
    TRY(vulnerabilities_of(c, &from, &vulns));
    struct merged out = { .into = to.r.id,
                          .ref = to.r.ref,
                          .embargo = plan.holds ? (unsigned)EM_ACTIVE : to.embargo,
                          .until = plan.until,
                          .zone = plan.zone,
                          .changes = plan.changes,
                          .vulnerabilities = (int64_t)vulns.n };
    TRY(fates(c, &from, &to, &plan, &out.parties));
    TRY(both_credits(c, &from, &to, &out.credits));
    res_json(r, &merge_shape, &out, 0);
    return NULL;
}

/* ---- it is done */

/* an embargo that is new to the taker: its parties have agreed to none, but for the desk */
static err bind_own(struct ctx *c, struct move *m, const struct cvd_case *to)
{
    struct list l;
    TRY(parties_of(c, to, &l));
    const struct party *p = l.v;
    for (size_t i = 0; i < l.n; i++) {
        if (p[i].left_at.us || p[i].consent != CONSENT_NONE) continue;
        TRY(move_consent(c, m, &p[i]));
        TRY(party_consent(c, to, &p[i], party_is_desk(to, &p[i]) ? CONSENT_ACCEPT : CONSENT_INVITE, S("")));
    }
    return NULL;
}

/* who takes part in both stays in the taker; what it agreed to there, or to a later day here, binds it */
static err join_twin(struct ctx *c, struct move *m, const struct cvd_case *to, const struct party *p, const struct party *twin, bool holds)
{
    TRY(move_twin(c, m, p, &twin->part));
    if (p->path) TRY(party_path(c, twin, (unsigned)p->path));
    if (!holds || p->consent != CONSENT_SIGNATORY || twin->consent == CONSENT_SIGNATORY || twin->consent == CONSENT_DECLINED) return NULL;
    TRY(move_consent(c, m, twin));
    return party_consent(c, to, twin, CONSENT_ACCEPT, S(""));
}

static bool has_statements(const struct list *said, const struct party *p)
{
    const struct vstatus *s = said->v;
    for (size_t i = 0; i < said->n; i++)
        if (!strcmp(s[i].party.s, p->part.s)) return true;
    return false;
}

/* who has left stays where it was, unless its statements need their vendor beside them */
static err join_parties(struct ctx *c, struct move *m, const struct cvd_case *from, const struct cvd_case *to, bool holds)
{
    struct list a, b, said;
    TRY(parties_of(c, from, &a));
    TRY(parties_of(c, to, &b));
    TRY(statuses_of(c, from, &said));
    const struct party *p = a.v;
    for (size_t i = 0; i < a.n; i++) {
        const struct party *twin = twin_of(&b, &p[i]);
        if (p[i].left_at.us) {
            if (!twin && has_statements(&said, &p[i])) TRY(move_party(c, m, &p[i], to));
            continue;
        }
        if (twin) {
            TRY(join_twin(c, m, to, &p[i], twin, holds));
            continue;
        }
        TRY(move_party(c, m, &p[i], to));
        if (holds && p[i].consent == CONSENT_NONE) TRY(party_consent(c, to, &p[i], CONSENT_INVITE, S("")));
    }
    return NULL;
}

/* statements go with their vulnerabilities, under whoever their vendor is now */
static err join_statements(struct ctx *c, struct move *m, const struct cvd_case *from, const struct cvd_case *to, const struct list *were)
{
    struct list vulns, said, now;
    TRY(statuses_of(c, from, &said));
    TRY(vulnerabilities_of(c, from, &vulns));
    TRY(parties_of(c, to, &now));
    const struct vulnerability *n = vulns.v;
    const struct vstatus *s = said.v;
    const struct party *old = were->v;
    for (size_t i = 0; i < vulns.n; i++) TRY(move_vulnerability(c, m, &n[i], to));
    for (size_t i = 0; i < said.n; i++)
        for (size_t k = 0; k < were->n; k++) {
            if (strcmp(old[k].part.s, s[i].party.s)) continue;
            const struct party *under = twin_of(&now, &old[k]);
            TRY(move_status(c, m, &s[i], to, under ? under : &old[k])); /* who has left came along */
        }
    return NULL;
}

static err join_reports(struct ctx *c, struct move *m, const struct cvd_case *from, const struct cvd_case *to)
{
    struct rows *r;
    TRY(db_run(c, &sql_reports, ARGS(A_ID(from->r.id)), &r));
    while (rows_next(r)) TRY(move_report(c, m, row_text(r, 0), to));
    return NULL;
}

/* what is true of the vulnerability is true of it in both */
static err join_world(struct ctx *c, struct move *m, const struct cvd_case *from, struct cvd_case *to)
{
    TRY(db_do(c, &sql_world, ARGS(A_ID(to->r.id), A_ID(from->r.id))));
    TRY(case_of(c, id_str(&to->r.id), to));
    m->world = (int64_t)case_world(to);
    if (to->first_contact_at.us || !from->first_contact_at.us) return NULL;
    to->first_contact_at = from->first_contact_at;
    TRY(move_contact(c, m, to));
    return move_clock(c, to);
}

err case_merge(struct ctx *c, struct cvd_case *from, str into, str text)
{
    struct cvd_case to;
    struct plan plan;
    struct list were;
    struct rows *r;
    bool found;
    if (str_eq(str_trim(into), id_str(&from->r.id)) || str_eq(str_trim(into), from->r.ref)) FAIL_AT(c, S("/target"), "bad-target", "another case");
    TRY(case_at_desk(c, str_trim(into), MAY_TRIAGE, &to));
    TRY(planned(c, from, &to, &plan));
    struct move m = { .kind = S("merge"),
                      .giver = id_str(&from->r.id),
                      .taker = id_str(&to.r.id),
                      .em_was = to.embargo,
                      .until_was = to.embargo_until,
                      .zone_was = to.embargo_zone,
                      .world_was = (int64_t)case_world(&to) };
    TRY(db_one(c, &sql_state_before, ARGS(A_ID(from->r.id)), &r, &found));
    from->merged_was = found ? row_text(r, 0) : S("coordinating");
    TRY(db_do(c, &sql_merged_was, ARGS(A_ID(from->r.id), A_TEXT(from->merged_was))));
    TRY(move_begin(c, &m));
    TRY(parties_of(c, from, &were));
    if (plan.changes) TRY(embargo_carry(c, &to, EM_ACTIVE, plan.until, plan.zone));
    if (plan.changes) TRY(bind_own(c, &m, &to));
    TRY(join_parties(c, &m, from, &to, plan.holds));
    TRY(join_statements(c, &m, from, &to, &were));
    TRY(join_reports(c, &m, from, &to));
    TRY(join_world(c, &m, from, &to));
    TRY(move_settle(c, &to));
    TRY(move_done(c, &m));
    TRY(move_told(c, from, "merged-into", &to.r.id, str_trim(text)));
    TRY(move_told(c, &to, "merged-from", &from->r.id, str_trim(text)));
    return case_tell_all(c, &to, CASE_NEWS);
}

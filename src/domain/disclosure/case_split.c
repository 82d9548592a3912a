/* case_split - a part of a case becomes a case of its own: reports and vulnerabilities, with those whom they concern
 *
 * The embargo goes with it as it is (Vultron, case splits), with the consents that were given. Who reported what goes, goes
 * with it; a vendor that has spoken of what goes and of what stays takes part in both. */
#include "domain/disclosure/case.h"
#include "spine/workflow.h"

#include "case_split.sql.h"

enum where { STAYS, GOES, BOTH };

struct split_in {
    str title, summary, text;
    struct strs reports, vulnerabilities, parties, both;
    bool send;
};
static const struct field in_fields[] = {
#define F(m, ...) FIELD(struct split_in, m, __VA_ARGS__)
    F(title, .flags = F_REQ, .min = 3, .max = 200, .doc = "Of the new case"),
    F(summary, .flags = F_LINES, .max = 20000, .doc = "What all who take part in the new case read"),
    F(text, .flags = F_LINES, .max = 2000, .doc = "Why, for the desk"),
    F(reports, .max = 200, .doc = "The reports that go"),
    F(vulnerabilities, .max = 500, .doc = "The vulnerabilities that go"),
    F(parties, .max = 500, .doc = "The parties that go"),
    F(both, .max = 500, .doc = "The parties that take part in both"),
    F(send, .doc = "true: do it; false: only say what becomes of whom"),
#undef F
};
SHAPE(split_in_shape, "case_split_new", struct split_in, in_fields, "What becomes a case of its own");

struct split_out {
    id made;
    str ref;
    unsigned embargo;
    when until;
    str zone;
    struct list parties;
};
static const struct field out_fields[] = {
#define F(m, ...) FIELD(struct split_out, m, .flags = F_RO, __VA_ARGS__)
    F(made, .doc = "The new case; null: it was only asked"),
    F(ref, .doc = "Its reference"),
    F(embargo, .en = &em_words, .doc = "The embargo that it takes over"),
    F(until, .doc = "Until when"),
    F(zone, .doc = "In which the hour was agreed"),
    F(parties, .of = &fate_shape, .max = 500, .doc = "What becomes of each party: stays, goes or both"),
#undef F
};
SHAPE(split_shape, "case_split", struct split_out, out_fields, "A case that was split, or would be");

struct report_line {
    str link, report;
    bool goes;
};
struct split {
    struct cvd_case from, made;
    const struct party *p;
    size_t np;
    enum where *where;
    const struct vulnerability *vuln;
    size_t nv;
    bool *vuln_goes;
    const struct vstatus *said;
    size_t ns;
    struct report_line *rep;
    size_t nr;
};

static bool among(const struct strs *l, str one)
{
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->v[i], one)) return true;
    return false;
}

/* ---- who goes where */

static err things(struct ctx *c, const struct split_in *in, struct split *s)
{
    struct list l;
    struct rows *r;
    size_t go = 0, all = 0;
    TRY(vulnerabilities_of(c, &s->from, &l));
    s->vuln = l.v;
    s->nv = l.n;
    s->vuln_goes = NEW_ARRAY(c->arena, l.n + 1, bool);
    for (size_t i = 0; i < l.n; i++) go += s->vuln_goes[i] = among(&in->vulnerabilities, id_str(&s->vuln[i].id));
    if (go != in->vulnerabilities.n) FAIL_AT(c, S("/vulnerabilities"), "not-found", "there is no such vulnerability in this case");
    TRY(db_run(c, &sql_reports, ARGS(A_ID(s->from.r.id)), &r));
    s->rep = NEW_ARRAY(c->arena, rows_count(r) + 1, struct report_line);
    size_t reports = 0;
    for (; rows_next(r); s->nr++) {
        s->rep[s->nr] = (struct report_line){ row_text(r, 0), row_text(r, 1), among(&in->reports, row_text(r, 1)) };
        reports += s->rep[s->nr].goes;
    }
    if (reports != in->reports.n) FAIL_AT(c, S("/reports"), "not-found", "there is no such report in this case");
    go += reports;
    all = s->nv + s->nr;
    if (!go) FAIL_AT(c, S("/vulnerabilities"), "required", "say which reports or vulnerabilities go");
    if (go == all) FAIL_AT(c, S("/vulnerabilities"), "bad-target", "something stays; a case that goes as a whole is not split");
    return NULL;
}

/* it has spoken of something that goes, of something that stays */
static void has_spoken(const struct split *s, const struct party *p, bool *of_gone, bool *of_left)
{
    *of_gone = *of_left = false;
    for (size_t i = 0; i < s->ns; i++) {
        if (strcmp(s->said[i].party.s, p->part.s) || !s->said[i].said_at.us) continue;
        for (size_t k = 0; k < s->nv; k++)
            if (!strcmp(s->vuln[k].id.s, s->said[i].vulnerability.s)) *(s->vuln_goes[k] ? of_gone : of_left) = true;
    }
}

static err reported_gone(struct ctx *c, const struct split *s, const struct party *p, bool *gone)
{
    struct rows *r;
    bool found;
    *gone = false;
    TRY(db_one(c, &sql_report_of, ARGS(A_ID(p->part)), &r, &found));
    for (size_t i = 0; found && i < s->nr; i++)
        if (s->rep[i].goes && str_eq(s->rep[i].report, row_text(r, 0))) *gone = true;
    return NULL;
}

static err whereto(struct ctx *c, const struct split_in *in, struct split *s)
{
    struct list l;
    size_t named = 0;
    TRY(parties_of(c, &s->from, &l));
    s->p = l.v;
    s->np = l.n;
    s->where = NEW_ARRAY(c->arena, l.n + 1, enum where);
    TRY(statuses_of(c, &s->from, &l));
    s->said = l.v;
    s->ns = l.n;
    for (size_t i = 0; i < s->np; i++) {
        const struct party *p = &s->p[i];
        bool go = among(&in->parties, id_str(&p->part)), both = among(&in->both, id_str(&p->part)), of_gone, of_left, finder;
        named += go || both;
        if (party_is_desk(&s->from, p) && (go || both)) FAIL_AT(c, S("/parties"), "bad-target", "the desk takes part in both anyway");
        has_spoken(s, p, &of_gone, &of_left);
        if (p->left_at.us) { /* only what it said still needs it */
            s->where[i] = of_gone && !of_left ? GOES : STAYS;
            continue;
        }
        TRY(reported_gone(c, s, p, &finder));
        s->where[i] = both || (of_gone && !go) || (of_left && go) || (of_gone && of_left) ? BOTH : go || finder ? GOES : STAYS;
        if (party_is_desk(&s->from, p)) s->where[i] = BOTH;
    }
    if (named < in->parties.n + in->both.n) FAIL_AT(c, S("/parties"), "not-found", "there is no such party in this case");
    return NULL;
}

/* ---- it is done */

static const struct party *under(const struct list *now, const struct party *p)
{
    const struct party *q = now->v;
    for (size_t i = 0; i < now->n; i++) {
        bool same = p->subject.n ? str_eq(q[i].subject, p->subject) : !q[i].subject.n && str_eq(q[i].address, p->address);
        if (same) return &q[i];
    }
    return NULL;
}

static err parties_go(struct ctx *c, struct move *m, struct split *s)
{
    for (size_t i = 0; i < s->np; i++) {
        id twin;
        if (party_is_desk(&s->from, &s->p[i]) || s->where[i] == STAYS) continue;
        if (s->where[i] == GOES) {
            TRY(move_party(c, m, &s->p[i], &s->made));
            continue;
        }
        TRY(party_twin(c, &s->made, &s->p[i], &twin));
        TRY(move_twin(c, m, &s->p[i], &twin));
    }
    return NULL;
}

static err things_go(struct ctx *c, struct move *m, struct split *s)
{
    struct list now;
    TRY(parties_of(c, &s->made, &now));
    for (size_t k = 0; k < s->nv; k++)
        if (s->vuln_goes[k]) TRY(move_vulnerability(c, m, &s->vuln[k], &s->made));
    for (size_t i = 0; i < s->ns; i++) {
        const struct party *vendor = NULL;
        bool goes = false;
        for (size_t k = 0; k < s->nv; k++) goes = goes || (s->vuln_goes[k] && !strcmp(s->vuln[k].id.s, s->said[i].vulnerability.s));
        for (size_t k = 0; k < s->np; k++)
            if (!strcmp(s->p[k].part.s, s->said[i].party.s) && s->where[k] != STAYS) vendor = under(&now, &s->p[k]);
        if (goes && vendor) TRY(move_status(c, m, &s->said[i], &s->made, vendor));
    }
    for (size_t i = 0; i < s->nr; i++)
        if (s->rep[i].goes) TRY(move_report(c, m, s->rep[i].link, &s->made));
    return NULL;
}

/* a case of its own, with the embargo and what is true as they are; the desk has agreed there as here */
static err made(struct ctx *c, const struct split_in *in, struct split *s)
{
    struct list l;
    const struct cvd_case *f = &s->from;
    s->made = (struct cvd_case){ .r = { .title = str_trim(in->title),
                                        .team = f->r.team,
                                        .tlp = f->r.tlp,
                                        .language = f->r.language,
                                        .exercise = f->r.exercise,
                                        .originator = arena_dup(c->arena, id_str(&f->r.team)) },
                                 .summary = str_trim(in->summary) };
    TRY(record_create(c, &case_kind, &s->made, NULL));
    TRY(workflow_act(c, &case_kind, &s->made, S("coordinate"), &(struct act){ .until = { 0 } }));
    TRY(db_do(c, &sql_inherit, ARGS(A_ID(s->made.r.id), A_ID(f->r.id))));
    TRY(case_of(c, id_str(&s->made.r.id), &s->made));
    TRY(embargo_inherited(c, &s->made));
    TRY(parties_of(c, &s->made, &l));
    const struct party *p = l.v;
    for (size_t i = 0; i < l.n; i++)
        if (case_embargoed(f)) TRY(party_consent(c, &s->made, &p[i], CONSENT_ACCEPT, S("")));
    return move_clock(c, &s->made);
}

static err done(struct ctx *c, const struct split_in *in, struct split *s)
{
    TRY(made(c, in, s));
    struct move m = { .kind = S("split"),
                      .giver = id_str(&s->from.r.id),
                      .taker = id_str(&s->made.r.id),
                      .em_was = s->made.embargo,
                      .until_was = s->made.embargo_until,
                      .zone_was = s->made.embargo_zone,
                      .world_was = (int64_t)case_world(&s->made),
                      .world = (int64_t)case_world(&s->made) };
    TRY(move_begin(c, &m));
    TRY(parties_go(c, &m, s));
    TRY(things_go(c, &m, s));
    TRY(move_settle(c, &s->made));
    TRY(move_settle(c, &s->from));
    TRY(move_done(c, &m));
    TRY(move_told(c, &s->from, "split-off", &s->made.r.id, str_trim(in->text)));
    TRY(move_told(c, &s->made, "split-from", &s->from.r.id, str_trim(in->text)));
    TRY(case_tell_all(c, &s->made, CASE_NEWS));
    return case_tell_all(c, &s->from, CASE_NEWS);
}

err case_split(struct ctx *c, const struct req *q, struct res *r)
{
    static const char *const words[] = { "stays", "goes", "both" };
    struct split s = { .p = NULL };
    struct split_in in = { .send = false };
    TRY(case_at_desk(c, q->params[0], MAY_TRIAGE, &s.from));
    TRY(api_read(c, q, &split_in_shape, &in));
    if (case_over(&s.from)) FAIL(c, E_CONFLICT, "not-in-state", "this case is closed");
    if (s.from.embargo == EM_PROPOSED || s.from.embargo == EM_REVISE) FAIL(c, E_CONFLICT, "not-possible-now", "a day is proposed: decide on it first");
    TRY(things(c, &in, &s));
    TRY(whereto(c, &in, &s));
    struct fate *f = NEW_ARRAY(c->arena, s.np + 1, struct fate);
    size_t n = 0;
    for (size_t i = 0; i < s.np; i++)
        if (!s.p[i].left_at.us) f[n++] = (struct fate){ s.p[i].part, s.p[i].name, str_of(words[s.where[i]]), s.p[i].role, s.from.r.ref };
    if (in.send) TRY(done(c, &in, &s));
    struct split_out out = {
        .made = s.made.r.id, .ref = s.made.r.ref, .embargo = s.from.embargo, .until = s.from.embargo_until, .zone = s.from.embargo_zone, .parties = { f, n }
    };
    res_json(r, &split_shape, &out, 0);
    return NULL;
}

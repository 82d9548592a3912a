/* case_status - the vulnerabilities of a case, and what each vendor says of each for a product and a range of versions
 *
 * unknown -> under investigation -> affected / not affected (with its reason) -> fix in progress -> fixed / no fix planned
 * (requirements C3). The vendor's statement is its own: the desk approves or returns it and adds words of the centre apart.
 * A status is for the desk and its vendor until the vendor or the desk shares it. What it said before stays in the timeline. */
#include "domain/disclosure/case.h"

#include "formats/cvss.h"

#include "case_status.sql.h"

static const char *const status_v[] = { "unknown", "under-investigation", "affected", "not-affected", "fix-in-progress", "fixed", "no-fix-planned" };
const struct words status_words = { status_v, COUNT(status_v) };
enum { UNKNOWN, INVESTIGATING, AFFECTED, NOT_AFFECTED, FIXING, FIXED, NO_FIX, STATUSES };
/* where each may go; a vendor may find that it was wrong */
static const unsigned char next[STATUSES] = {
    [UNKNOWN] = 1U << INVESTIGATING | 1U << AFFECTED | 1U << NOT_AFFECTED | 1U << FIXING | 1U << FIXED | 1U << NO_FIX,
    [INVESTIGATING] = 1U << AFFECTED | 1U << NOT_AFFECTED | 1U << FIXING | 1U << FIXED | 1U << NO_FIX,
    [AFFECTED] = 1U << INVESTIGATING | 1U << NOT_AFFECTED | 1U << FIXING | 1U << FIXED | 1U << NO_FIX,
    [NOT_AFFECTED] = 1U << INVESTIGATING | 1U << AFFECTED,
    [FIXING] = 1U << AFFECTED | 1U << FIXED | 1U << NO_FIX,
    [FIXED] = 1U << AFFECTED | 1U << FIXING,
    [NO_FIX] = 1U << FIXING | 1U << FIXED,
};
/* CSAF 2.0, 3.2.3.5: flags */
static const char *const why_v[] = { "none",
                                     "component_not_present",
                                     "vulnerable_code_not_present",
                                     "vulnerable_code_not_in_execute_path",
                                     "vulnerable_code_cannot_be_controlled_by_adversary",
                                     "inline_mitigations_already_exist" };
const struct words justification_words = { why_v, COUNT(why_v) };

/* ---- vulnerabilities */

static const struct field vulnerability_fields[] = {
#define F(m, ...) FIELD(struct vulnerability, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(n, .flags = F_RO, .doc = "Its number within the case"),
    F(title, .flags = F_REQ, .min = 3, .max = 200, .doc = "One line"),
    F(cve, .max = 30, .doc = "CVE id, when there is one"),
    F(weakness, .max = 20, .doc = "CWE, as CWE-79"),
    F(vector, .max = CVSS_MOST, .doc = "CVSS vector of any version"),
    F(score, .flags = F_RO, .doc = "Its overall score"),
    F(severity, .flags = F_RO, .doc = "none, low, medium, high, critical"),
    F(description, .flags = F_LINES, .max = 20000, .doc = "What it is"),
    F(revision, .flags = F_RO, .doc = "Grows with each change"),
    F(created_at, .flags = F_RO, .doc = "When it was entered"),
    F(updated_at, .flags = F_RO, .doc = "When it was changed last"),
#undef F
};
SHAPE(vulnerability_shape, "case_vulnerability", struct vulnerability, vulnerability_fields, "One vulnerability of a case");
struct vulnerabilities {
    struct list vulnerabilities;
};
static const struct field vulnerabilities_fields[] = { FIELD(struct vulnerabilities, vulnerabilities, .flags = F_RO, .of = &vulnerability_shape, .max = 500,
                                                             .doc = "In order of their numbers") };
SHAPE(vulnerabilities_shape, "case_vulnerabilities", struct vulnerabilities, vulnerabilities_fields, "The vulnerabilities of a case");

/* vector in canonical form, score and severity of it; *tenths -1: none */
static err judged(struct ctx *c, struct vulnerability *n, int *tenths)
{
    struct cvss parsed;
    struct cvss_scores s;
    char text[CVSS_MOST];
    *tenths = -1;
    n->severity = S("");
    if (n->weakness.n && !str_starts(n->weakness, S("CWE-"))) FAIL_AT(c, S("/weakness"), "bad-format", "as CWE-79");
    if (n->cve.n && !str_starts(n->cve, S("CVE-"))) FAIL_AT(c, S("/cve"), "bad-format", "as CVE-2026-1234");
    n->vector = str_trim(n->vector);
    if (!n->vector.n) return NULL;
    TRY(cvss_read(c, n->vector, S("/vector"), &parsed));
    cvss_score(&parsed, &s);
    n->vector = arena_dup(c->arena, (str){ text, cvss_write(&parsed, text) });
    n->severity = arena_lower(c->arena, str_of(cvss_severity_name(cvss_severity(parsed.version, s.overall))));
    *tenths = s.overall;
    return NULL;
}

err vulnerabilities_of(struct ctx *c, const struct cvd_case *v, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_vulnerabilities, ARGS(A_ID(v->r.id), A_TEXT(S(""))), &r));
    struct vulnerability *n = NEW_ARRAY(c->arena, rows_count(r) + 1, struct vulnerability);
    size_t k = 0;
    while (rows_next(r))
        n[k++] = (struct vulnerability){ row_id(r, 0),
                                         row_int(r, 1),
                                         row_text(r, 2),
                                         row_text(r, 3),
                                         row_text(r, 4),
                                         row_text(r, 5),
                                         row_null(r, 6) ? S("") : tenths_text(c->arena, (int)row_int(r, 6)),
                                         row_text(r, 7),
                                         row_text(r, 8),
                                         row_int(r, 9),
                                         row_when(r, 10),
                                         row_when(r, 11) };
    *out = (struct list){ n, k };
    return NULL;
}

static err for_all(struct ctx *c, const struct cvd_case *v, const char *what, const struct vulnerability *n)
{
    TRY(record_touch(c, &v->r.id, true));
    return entry_add(
        c, &v->r.id,
        &(struct entry_new){ .verb = "vulnerability", .field = str_of(what), .now = arena_fmt(c->arena, "%lld", (long long)n->n), .body = n->title }, NULL);
}

err vulnerability_add(struct ctx *c, const struct cvd_case *v, struct vulnerability *n)
{
    struct rows *r;
    bool found;
    int tenths;
    err e = judged(c, n, &tenths);
    if (e && !str_is(str_of(e->code), "bad-vector")) return e;
    if (e) n->vector = S(""); /* what a finder wrote into the form is no vector: it stays with the report */
    TRY(db_one(c, &sql_vulnerability_last, ARGS(A_ID(v->r.id)), &r, &found));
    n->n = found ? row_int(r, 0) : 1;
    if (n->n > 500) FAIL(c, E_CONFLICT, "too-many", "a case holds at most 500 vulnerabilities");
    n->id = id_new("cvu", c->now);
    TRY(db_do(c, &sql_vulnerability_add,
              ARGS(A_ID(n->id), A_ID(v->r.id), A_INT(n->n), A_TEXT(n->title), A_TEXT(n->cve), A_TEXT(n->weakness), A_TEXT(n->vector),
                   tenths < 0 ? A_NULL : A_INT(tenths), A_TEXT(n->severity), A_TEXT(n->description), A_WHEN(c->now))));
    TRY(for_all(c, v, "added", n));
    TRY(db_run(c, &sql_vendors, ARGS(A_ID(v->r.id)), &r));
    while (rows_next(r)) {
        struct party p;
        TRY(party_find(c, v, row_text(r, 0), &p));
        TRY(status_rows(c, v, &p));
    }
    return NULL;
}

static err vulnerabilities_answer(struct ctx *c, const struct cvd_case *v, struct res *r)
{
    struct vulnerabilities out;
    TRY(vulnerabilities_of(c, v, &out.vulnerabilities));
    res_json(r, &vulnerabilities_shape, &out, ~UINT64_C(0));
    return NULL;
}

err case_vulnerabilities(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    TRY(case_of(c, q->params[0], &v));
    return vulnerabilities_answer(c, &v, r);
}

err case_vulnerability_add(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct vulnerability n = { .title = { 0 } };
    struct cvss parsed;
    TRY(case_at_desk(c, q->params[0], MAY_TRIAGE, &v));
    TRY(api_read(c, q, &vulnerability_shape, &n));
    if (str_trim(n.vector).n) TRY(cvss_read(c, str_trim(n.vector), S("/vector"), &parsed));
    TRY(vulnerability_add(c, &v, &n));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/cases/%s/vulnerabilities", v.r.id.s));
    return vulnerabilities_answer(c, &v, r);
}

err case_vulnerability_change(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct list all;
    struct rows *done;
    struct json j;
    int tenths;
    TRY(case_at_desk(c, q->params[0], MAY_TRIAGE, &v));
    TRY(vulnerabilities_of(c, &v, &all));
    struct vulnerability *n = NULL;
    for (size_t i = 0; i < all.n && !n; i++)
        if (str_eq(id_str(&((struct vulnerability *)all.v)[i].id), q->params[1])) n = (struct vulnerability *)all.v + i;
    if (!n) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    int64_t before = n->revision;
    TRY(req_json(c, q, &j));
    TRY(shape_read(c, &vulnerability_shape, j, ~UINT64_C(0), false, n, NULL));
    TRY(judged(c, n, &tenths));
    TRY(db_run(c, &sql_vulnerability_change,
               ARGS(A_ID(n->id), A_INT(before), A_TEXT(n->title), A_TEXT(n->cve), A_TEXT(n->weakness), A_TEXT(n->vector), tenths < 0 ? A_NULL : A_INT(tenths),
                    A_TEXT(n->severity), A_TEXT(n->description), A_WHEN(c->now)),
               &done));
    if (!rows_count(done)) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; look again");
    TRY(for_all(c, &v, "changed", n));
    return vulnerabilities_answer(c, &v, r);
}

/* ---- what vendors say */

static const struct field status_fields[] = {
#define F(m, ...) FIELD(struct vstatus, m, .flags = F_RO, __VA_ARGS__)
    F(part, .doc = "Identifier"),
    F(party, .doc = "The vendor's part"),
    F(party_name, .doc = "Its name, as far as you see that it takes part"),
    F(vulnerability, .doc = "Which vulnerability"),
    F(n, .doc = "Its number within the case"),
    F(product, .doc = "Of which product; empty: of all that it makes"),
    F(versions, .doc = "Of which versions: a range"),
    F(state, .doc = "unknown, under-investigation, affected, not-affected, fix-in-progress, fixed or no-fix-planned"),
    F(justification, .en = &justification_words, .doc = "Why it is not affected, as CSAF names it; none: not said"),
    FIELD(struct vstatus, statement, .flags = F_RO | F_LINES, .max = 8000, .doc = "The vendor's words"),
    FIELD(struct vstatus, addendum, .flags = F_RO | F_LINES, .max = 8000, .doc = "The centre's words, kept apart"),
    F(approval, .doc = "Of the statement: draft, submitted, approved or returned"),
    F(amended, .doc = "How often the statement was changed after it was approved"),
    F(said_at, .doc = "When it was last said"),
    F(fix_at, .doc = "When a fix is there, or is meant to be"),
    F(shared, .doc = "All who see the case see this status"),
    F(updated_at, .doc = "The last step"),
    F(acts, .max = 10, .doc = "What you may do with it now"),
#undef F
};
SHAPE(status_shape, "case_status", struct vstatus, status_fields, "What a vendor says of a vulnerability");
struct statuses {
    struct list statuses;
};
static const struct field statuses_fields[] = { FIELD(struct statuses, statuses, .flags = F_RO, .of = &status_shape, .max = 2000,
                                                      .doc = "By vendor and vulnerability") };
SHAPE(statuses_shape, "case_statuses", struct statuses, statuses_fields, "What vendors say");

static bool spoken_for(struct ctx *c, const struct cvd_case *v, const struct list *parties, const id *party)
{
    const struct party *p = parties->v;
    for (size_t i = 0; i < parties->n; i++)
        if (!strcmp(p[i].part.s, party->s)) return party_speaks(c->who, v, &p[i]);
    return false;
}

static void acts_of(struct ctx *c, const struct cvd_case *v, const struct list *parties, struct vstatus *s)
{
    bool desk = (record_rights(c->who, &v->r) & MAY_TRIAGE) != 0, vendor = spoken_for(c, v, parties, &s->party);
    s->acts = (struct strs){ NEW_ARRAY(c->arena, 10, str), 0 };
    if (desk || vendor) s->acts.v[s->acts.n++] = S("say");
    if (desk || vendor) s->acts.v[s->acts.n++] = s->shared ? S("unshare") : S("share");
    if (!desk) return;
    if (str_is(s->approval, "submitted") || str_is(s->approval, "returned")) s->acts.v[s->acts.n++] = S("approve");
    if (str_is(s->approval, "submitted") || str_is(s->approval, "approved")) s->acts.v[s->acts.n++] = S("return");
    s->acts.v[s->acts.n++] = S("addendum");
}

static err rows_of(struct ctx *c, const struct cvd_case *v, str part, struct list *out)
{
    struct rows *r;
    struct list parties;
    TRY(parties_of(c, v, &parties));
    TRY(db_run(c, &sql_list, ARGS(A_ID(v->r.id), A_TEXT(part)), &r));
    struct vstatus *s = NEW_ARRAY(c->arena, rows_count(r) + 1, struct vstatus);
    size_t n = 0;
    for (; rows_next(r); n++) {
        int why = word_index(&justification_words, row_text(r, 7));
        s[n] = (struct vstatus){ .part = row_id(r, 0),
                                 .party = row_id(r, 1),
                                 .vulnerability = row_id(r, 2),
                                 .party_name = row_text(r, 3),
                                 .product = row_text(r, 4),
                                 .versions = row_text(r, 5),
                                 .state = row_text(r, 6),
                                 .justification = why < 0 ? 0 : (unsigned)why,
                                 .statement = row_text(r, 8),
                                 .addendum = row_text(r, 9),
                                 .approval = row_text(r, 10),
                                 .amended = row_int(r, 11),
                                 .said_at = row_when(r, 12),
                                 .fix_at = row_when(r, 13),
                                 .updated_at = row_when(r, 14),
                                 .shared = row_int(r, 15) != 0,
                                 .n = row_int(r, 16) };
        acts_of(c, v, &parties, &s[n]);
    }
    *out = (struct list){ s, n };
    return NULL;
}

err statuses_of(struct ctx *c, const struct cvd_case *v, struct list *out)
{
    return rows_of(c, v, S(""), out);
}

err status_find(struct ctx *c, const struct cvd_case *v, str part, struct vstatus *out)
{
    struct list l = { NULL, 0 };
    if (part.n) TRY(rows_of(c, v, part, &l));
    if (!l.n) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *out = *(const struct vstatus *)l.v;
    return NULL;
}

static err one_row(struct ctx *c, const struct cvd_case *v, const struct party *p, str vulnerability, str product, str versions, id *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_there, ARGS(A_ID(p->part), A_TEXT(vulnerability), A_TEXT(product), A_TEXT(versions)), &r));
    if (rows_count(r)) FAIL(c, E_CONFLICT, "there-already", "this vendor has a row for that vulnerability, product and range already");
    *out = id_new("vst", c->now);
    TRY(db_do(c, &sql_part, ARGS(A_ID(*out), A_ID(v->r.id), A_TEXT(p->subject), A_TEXT(p->circle), A_TEXT(c->who->actor), A_WHEN(c->now))));
    return db_do(c, &sql_status, ARGS(A_ID(*out), A_ID(v->r.id), A_TEXT(p->circle), A_ID(p->part), A_TEXT(vulnerability), A_TEXT(product), A_TEXT(versions)));
}

err status_rows(struct ctx *c, const struct cvd_case *v, const struct party *p)
{
    struct rows *r;
    TRY(db_run(c, &sql_missing, ARGS(A_ID(v->r.id), A_ID(p->part)), &r));
    while (rows_next(r)) {
        id made;
        TRY(one_row(c, v, p, row_text(r, 0), S(""), S(""), &made));
    }
    return NULL;
}

static err status_entry(struct ctx *c, const struct cvd_case *v, const struct vstatus *s, const char *field, str was, str now, str body)
{
    struct party p;
    TRY(party_find(c, v, id_str(&s->party), &p));
    str aud = s->shared && p.shared ? S("") : p.circle; /* an entry names who acted */
    TRY(record_touch(c, &v->r.id, s->shared));
    return entry_add(
        c, &v->r.id,
        &(struct entry_new){ .verb = "vendor-status", .part = id_str(&s->part), .field = str_of(field), .was = was, .now = now, .body = body, .audience = aud },
        NULL);
}

/* a vendor has a fix when nothing of its rows is left to mend and something was */
static err follow_path(struct ctx *c, const struct party *p)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_unfixed, ARGS(A_ID(p->part)), &r, &found));
    bool ready = found && row_int(r, 1) == 0 && row_int(r, 2) > 0;
    return party_path(c, p, ready ? CS_VENDOR_AWARE | CS_FIX_READY : CS_VENDOR_AWARE);
}

err status_say(struct ctx *c, const struct cvd_case *v, const struct party *p, const struct vstatus *s, const struct status_said *n)
{
    struct rows *r;
    int from = word_index(&status_words, s->state);
    str to = str_of(status_words.v[n->state]), statement = str_trim(n->statement);
    bool moves = (unsigned)from != n->state, worded = !str_eq(statement, s->statement);
    if (from < 0 || (moves && !(next[from] & 1U << n->state)))
        FAIL(c, E_CONFLICT, "not-in-state", "from \"%.*s\" it does not become \"%.*s\"", FMT(s->state), FMT(to));
    if (n->justification && n->state != NOT_AFFECTED) FAIL_AT(c, S("/justification"), "not-a-word", "a reason is for what is not affected");
    if (moves) {
        TRY(db_run(c, &sql_move, ARGS(A_ID(s->part), A_TEXT(to), A_TEXT(s->state), A_WHEN(c->now)), &r));
        if (!rows_count(r)) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; look again");
    }
    bool after = worded && str_is(s->approval, "approved");
    bool again = worded || ((moves || n->justification != s->justification) && str_is(s->approval, "approved")); /* the desk looks at it anew */
    str approval = !statement.n ? S("draft") : again ? S("submitted") : s->approval;
    TRY(db_do(c, &sql_said,
              ARGS(A_ID(s->part), A_TEXT(str_of(justification_words.v[n->justification])), A_TEXT(statement), A_TEXT(approval), A_WHEN(c->now),
                   arg_when_or_null(n->fix_at), A_INT(after))));
    if (!statement.n) TRY(db_do(c, &sql_take_back, ARGS(A_ID(s->part)))); /* its words are its own, also to take back */
    TRY(status_entry(c, v, s, "state", s->state, to, worded ? statement : S("")));
    TRY(party_answered(c, v, p));
    struct party now;
    TRY(party_find(c, v, id_str(&p->part), &now));
    return follow_path(c, &now);
}

err case_statuses(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct statuses out;
    TRY(case_of(c, q->params[0], &v));
    TRY(statuses_of(c, &v, &out.statuses));
    res_json(r, &statuses_shape, &out, ~UINT64_C(0));
    return NULL;
}

struct status_new {
    id party, vulnerability;
    str product, versions;
};
static const struct field new_fields[] = {
#define F(m, ...) FIELD(struct status_new, m, __VA_ARGS__)
    F(party, .flags = F_REQ, .ref = "prt", .doc = "The vendor's part"),
    F(vulnerability, .flags = F_REQ, .ref = "cvu", .doc = "Which vulnerability"),
    F(product, .flags = F_REQ, .max = 200, .doc = "Of which product"),
    F(versions, .max = 200, .doc = "Of which versions: a range"),
#undef F
};
SHAPE(status_new_shape, "case_status_new", struct status_new, new_fields, "A row for a product and a range of versions");

err case_status_add(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct status_new in = { .product = { 0 } };
    struct party p;
    struct vstatus s;
    struct rows *there;
    id made;
    TRY(case_of(c, q->params[0], &v));
    TRY(case_goes_on(c, &v));
    TRY(api_read(c, q, &status_new_shape, &in));
    TRY(party_find(c, &v, id_str(&in.party), &p));
    if (!p.acts_for.n) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (p.role != ROLE_VENDOR) FAIL_AT(c, S("/party"), "bad-target", "a vendor of this case");
    TRY(db_run(c, &sql_vulnerabilities, ARGS(A_ID(v.r.id), A_ID(in.vulnerability)), &there));
    if (!rows_count(there)) FAIL_AT(c, S("/vulnerability"), "not-found", "there is no such vulnerability in this case");
    TRY(one_row(c, &v, &p, id_str(&in.vulnerability), str_trim(in.product), str_trim(in.versions), &made));
    TRY(status_find(c, &v, id_str(&made), &s));
    TRY(status_entry(c, &v, &s, "added", S(""), s.state, S("")));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/cases/%s/statuses", v.r.id.s));
    res_json(r, &status_shape, &s, 0);
    return NULL;
}

struct status_act {
    unsigned state, justification;
    str statement, text;
    when fix_at;
};
static const struct field act_fields[] = {
#define F(m, ...) FIELD(struct status_act, m, __VA_ARGS__)
    F(state, .en = &status_words, .doc = "say: unknown, under-investigation, affected, not-affected, fix-in-progress, fixed or no-fix-planned"),
    F(justification, .en = &justification_words, .doc = "say: why it is not affected"),
    F(statement, .flags = F_LINES, .max = 8000, .doc = "say: in the vendor's words, for publication"),
    F(fix_at, .doc = "say: when a fix is there"),
    F(text, .flags = F_LINES, .max = 8000, .doc = "return: why; addendum: the centre's words"),
#undef F
};
SHAPE(status_act_shape, "case_status_act", struct status_act, act_fields, "What is given with an act on a status");

static err share(struct ctx *c, const struct cvd_case *v, const struct party *p, struct vstatus *s, bool on)
{
    struct arg aud = on ? A_NULL : A_TEXT(p->circle);
    TRY(db_do(c, &sql_share_part, ARGS(A_ID(s->part), aud)));
    TRY(db_do(c, &sql_share_status, ARGS(A_ID(s->part), aud)));
    TRY(record_touch(c, &v->r.id, true)); /* it comes into, or goes out of, what all see */
    s->shared = false;                    /* who it was is told to the two alone */
    return status_entry(c, v, s, "shared", S(""), on ? S("true") : S("false"), S(""));
}

err case_status_act(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct vstatus s;
    struct party p;
    struct status_act in = { .state = 0 };
    str verb = q->params[2];
    TRY(case_of(c, q->params[0], &v));
    TRY(status_find(c, &v, q->params[1], &s));
    TRY(case_goes_on(c, &v));
    TRY(api_read(c, q, &status_act_shape, &in));
    bool may = false;
    for (size_t i = 0; i < s.acts.n; i++) may = may || str_eq(s.acts.v[i], verb);
    if (!s.acts.n) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (!may) FAIL(c, E_CONFLICT, "not-possible-now", "this is not possible now, or not yours to do");
    TRY(party_find(c, &v, id_str(&s.party), &p));
    if (str_is(verb, "say"))
        TRY(status_say(c, &v, &p, &s, &(struct status_said){ in.state, in.justification, in.statement, in.fix_at }));
    else if (str_is(verb, "share") || str_is(verb, "unshare"))
        TRY(share(c, &v, &p, &s, str_is(verb, "share")));
    else if (str_is(verb, "addendum")) {
        TRY(db_do(c, &sql_addendum, ARGS(A_ID(s.part), A_TEXT(str_trim(in.text)))));
        TRY(status_entry(c, &v, &s, "addendum", S(""), S(""), str_trim(in.text)));
    } else {
        bool yes = str_is(verb, "approve");
        if (!yes && !str_trim(in.text).n) FAIL_AT(c, S("/text"), "required", "say why");
        TRY(db_do(c, &sql_approval, ARGS(A_ID(s.part), A_TEXT(yes ? S("approved") : S("returned")))));
        if (yes) TRY(db_do(c, &sql_put_out, ARGS(A_ID(s.part), A_TEXT(s.state))));
        /* what is returned before it was approved leaves what was approved before it as it stands */
        if (!yes && str_is(s.approval, "approved")) TRY(db_do(c, &sql_take_back, ARGS(A_ID(s.part))));
        TRY(status_entry(c, &v, &s, "approval", s.approval, yes ? S("approved") : S("returned"), str_trim(in.text)));
    }
    TRY(status_find(c, &v, q->params[1], &s));
    res_json(r, &status_shape, &s, 0);
    return NULL;
}

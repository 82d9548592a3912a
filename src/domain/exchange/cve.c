/* cve - the panel of an advisory: a number is reserved, told to the world, corrected, rejected, disputed, handed over
 *
 *   reserved -> published -> rejected; reserved -> rejected. Disputed is a mark of a published one; a transfer is noted with its
 * reason, since the Secretariat makes it (no program of a CNA can). Nothing of a vulnerability leaves before the advisory is
 * published for everybody and no embargo beside it holds: that is asked when it is wished and again when it is sent. */
#include "domain/exchange/cve.h"

#include "base/utf8.h"
#include "formats/check.h"
#include "guard/guard.h"
#include "spine/session.h"

#include "cve.sql.h"

/* ---- the account */

err cve_account_get(struct ctx *c, struct cve_account *out)
{
    str sealed, inside;
    *out = (struct cve_account){ .inside = false };
    TRY(setting_get(c, "cve_url", &out->url));
    TRY(setting_get(c, "cve_org", &out->org));
    TRY(setting_get(c, "cve_user", &out->user));
    TRY(setting_get(c, "cve_key", &sealed));
    TRY(setting_get(c, "webhooks_inside", &inside));
    out->inside = str_is(inside, "1");
    if (!out->url.n) out->url = S("https://cveawg.mitre.org/api");
    return sealed.n ? unseal(c, S("cve-services/key"), sealed, &out->key) : NULL;
}
bool cve_account_set(const struct cve_account *k)
{
    return k->org.n && k->user.n && k->key.n;
}

/* ---- what may be told */

err cve_ready(struct ctx *c, const struct advisory *v, str number, str vulnerability, struct issue *issue, const struct adv_vulnerability **out)
{
    const char *held = NULL;
    *out = NULL;
    if (!v->version) FAIL(c, E_CONFLICT, "not-possible-now", "nothing of the advisory is published: a number is filled in when it is");
    TRY(revision_issue(c, v, v->version, issue));
    if (!str_is(issue->state, "published")) FAIL(c, E_CONFLICT, "not-possible-now", "the advisory was taken back or replaced");
    if (!str_is(issue->tlp, "clear")) FAIL(c, E_CONFLICT, "not-possible-now", "the advisory is published, and not for everybody: a CVE record is public");
    TRY(advisory_embargo(c, v, c->now, &held));
    if (held) FAIL(c, E_CONFLICT, "not-possible-now", "%s", held);
    const struct adv_vulnerability *u = issue->vulnerabilities.v;
    for (size_t i = 0; i < issue->vulnerabilities.n; i++)
        if (str_eq(u[i].id, number) || (!*out && vulnerability.n && str_eq(u[i].id, vulnerability))) *out = &u[i];
    if (!*out) FAIL(c, E_CONFLICT, "not-possible-now", "the revision that is published does not name this vulnerability");
    if (!str_starts(issue->language, S("en")) && !(*out)->text.n)
        FAIL(c, E_CONFLICT, "not-possible-now", "a CVE record has a description in English: write what the vulnerability is");
    return NULL;
}
err cve_checked(struct ctx *c, str container)
{
    struct check_result r;
    struct checker *k = check_open(c, true);
    TRY(check_bytes(k, c, container, c->now, &r));
    if (!r.valid)
        FAIL_AT(c, r.n ? r.v[0].pointer : S(""), "bad-document", "the CVE record would not be valid: %.*s %.*s", FMT(r.n ? r.v[0].pointer : S("")),
                FMT(r.n ? r.v[0].message : S("")));
    return NULL;
}

/* ---- what is shown */

struct cve_row {
    str id, vulnerability, state, owner, seen, to, why;
    bool disputed;
    int64_t revision;
    when reserved_at;
};
static const struct field row_fields[] = {
#define F(m, ...) FIELD(struct cve_row, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "The number"),
    F(vulnerability, .doc = "The id in the advisory before it had one"),
    F(state, .doc = "reserved, published or rejected, as this centre asked for it"),
    F(disputed, .doc = "Its record says that it is disputed"),
    F(owner, .doc = "The CNA it belongs to, as CVE Services says"),
    F(seen, .doc = "Its state at CVE Services when that was last asked; absent: it is not there; empty: never asked"),
    F(to, .doc = "The CNA that it is to be handed over to"),
    F(why, .max = 1000, .doc = "Why"),
    F(revision, .doc = "The revision of the advisory that its record was last made from; 0: none"),
    F(reserved_at, .doc = "Since when it is reserved"),
#undef F
};
static SHAPE(row_shape, "advisory_cve", struct cve_row, row_fields, "A CVE number of an advisory");
struct wish_row {
    str id, number, vulnerability, what, state, code, words, asked_by;
    int64_t amount, tries;
    when asked_at, due_at, done_at;
};
static const struct field wish_fields[] = {
#define F(m, ...) FIELD(struct wish_row, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(number, .doc = "The number; empty: to be reserved"),
    F(vulnerability, .doc = "The vulnerability in the advisory"),
    F(what, .doc = "reserve, publish, update, reject, dispute, undispute or transfer"),
    F(state, .doc = "waiting, sent (no answer yet), done, refused or withdrawn"),
    F(amount, .doc = "How many numbers"),
    F(tries, .doc = "How often it was tried"),
    F(code, .doc = "What CVE Services called the error"),
    F(words, .max = 1000, .doc = "What it said, or why there was no answer"),
    F(asked_by, .doc = "Who asked"),
    F(asked_at, .doc = "When"),
    F(due_at, .doc = "When it is tried again"),
    F(done_at, .doc = "When it was done or refused"),
#undef F
};
static SHAPE(wish_shape, "cve_wish", struct wish_row, wish_fields, "Something that is wished of CVE Services");
struct panel {
    bool account;
    str org;
    struct list numbers, wishes;
};
static const struct field panel_fields[] = {
#define F(m, ...) FIELD(struct panel, m, .flags = F_RO, __VA_ARGS__)
    F(account, .doc = "This hub has an account at CVE Services"),
    F(org, .doc = "The short name of the CNA"),
    F(numbers, .of = &row_shape, .max = 200, .doc = "Its numbers"),
    F(wishes, .of = &wish_shape, .doc = "What was wished, newest first"),
#undef F
};
static SHAPE(panel_shape, "advisory_cves", struct panel, panel_fields, "CVE numbers of an advisory");

static err panel(struct ctx *c, const struct advisory *v, struct res *r)
{
    struct rows *w;
    struct panel out = { .account = false };
    struct cve_account k;
    TRY(cve_account_get(c, &k));
    out.account = cve_account_set(&k);
    out.org = k.org;
    TRY(db_run(c, &sql_numbers_of, ARGS(A_ID(v->r.id)), &w));
    struct cve_row *n = NEW_ARRAY(c->arena, rows_count(w) + 1, struct cve_row);
    for (; rows_next(w); out.numbers.n++)
        n[out.numbers.n] = (struct cve_row){ row_text(w, 0), row_text(w, 1), row_text(w, 2),     row_text(w, 4), row_text(w, 5),
                                             row_text(w, 6), row_text(w, 7), row_int(w, 3) != 0, row_int(w, 8),  row_when(w, 9) };
    out.numbers.v = n;
    TRY(db_run(c, &sql_wishes_of, ARGS(A_ID(v->r.id)), &w));
    struct wish_row *l = NEW_ARRAY(c->arena, rows_count(w) + 1, struct wish_row);
    for (; rows_next(w); out.wishes.n++)
        l[out.wishes.n] = (struct wish_row){ row_text(w, 0), row_text(w, 1), row_text(w, 2), row_text(w, 3),  row_text(w, 4),  row_text(w, 7), row_text(w, 8),
                                             row_text(w, 9), row_int(w, 5),  row_int(w, 6),  row_when(w, 10), row_when(w, 11), row_when(w, 12) };
    out.wishes.v = l;
    res_json(r, &panel_shape, &out, 0);
    return NULL;
}
static err panel_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    return panel(c, &v, r);
}

/* ---- what is wished */

struct wish {
    str number, vulnerability, what, state, body;
    int64_t n;
};
static err note(struct ctx *c, const struct advisory *v, str text)
{
    str team;
    TRY(audience_team(c, &v->r, &team));
    return entry_add(c, &v->r.id, &(struct entry_new){ .verb = "note", .body = text, .audience = team }, NULL);
}
static err put(struct ctx *c, const struct advisory *v, const struct wish *w)
{
    struct rows *r;
    bool found, open = str_is(w->state, "waiting");
    int y, mo, d, h, mi, s;
    TRY(db_one(c, &sql_busy, ARGS(A_ID(v->r.id), A_TEXT(w->number), A_TEXT(w->vulnerability)), &r, &found));
    if (row_int(r, 0)) FAIL(c, E_CONFLICT, "not-in-state", "something is wished of it already and not done yet");
    when_utc(c->now, &y, &mo, &d, &h, &mi, &s);
    id one = id_new("cvw", c->now);
    TRY(db_do(c, &sql_wish_put,
              ARGS(A_ID(one), A_ID(v->r.id), A_ID(v->r.team), A_TEXT(w->number), A_TEXT(w->vulnerability), A_TEXT(w->what), A_TEXT(w->state), A_INT(1),
                   A_INT(y), A_INT(1), A_TEXT(w->body), A_INT(w->n), A_TEXT(c->who->actor), A_WHEN(c->now), open ? A_NULL : A_WHEN(c->now))));
    return open ? cve_wake(c) : NULL;
}
struct reserve_in {
    str vulnerability;
};
static const struct field reserve_fields[] = { FIELD(struct reserve_in, vulnerability, .flags = F_REQ, .min = 3, .max = 64,
                                                     .doc = "The id that the vulnerability has in the advisory now") };
static SHAPE(reserve_shape, "advisory_cve_new", struct reserve_in, reserve_fields, "A number for a vulnerability");

static err reserve(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct adv_content k;
    struct cve_account account;
    struct reserve_in in = { { 0 } };
    struct rows *w;
    bool found, there = false;
    int y, mo, d, h, mi, s;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    TRY(api_read(c, q, &reserve_shape, &in));
    TRY(content_load(c, &v.r.id, &k, NULL, NULL));
    const struct adv_vulnerability *u = k.vulnerabilities.v;
    for (size_t i = 0; i < k.vulnerabilities.n; i++) there = there || str_eq(u[i].id, in.vulnerability);
    if (!there) FAIL_AT(c, S("/vulnerability"), "bad-vulnerability", "no vulnerability of this advisory has this id");
    if (issue_is_cve(in.vulnerability)) FAIL_AT(c, S("/vulnerability"), "bad-vulnerability", "it has a CVE number already");
    TRY(db_one(c, &sql_has_number, ARGS(A_ID(v.r.id), A_TEXT(in.vulnerability)), &w, &found));
    if (found) FAIL(c, E_CONFLICT, "there-already", "%.*s is reserved for it", FMT(row_text(w, 0)));
    TRY(cve_account_get(c, &account));
    if (!cve_account_set(&account)) FAIL(c, E_CONFLICT, "not-possible-now", "this hub has no account at CVE Services: an administrator sets it");
    when_utc(c->now, &y, &mo, &d, &h, &mi, &s);
    TRY(db_one(c, &sql_from_stock, ARGS(A_ID(v.r.id), A_TEXT(in.vulnerability), A_TEXT(arena_fmt(c->arena, "%04d", y)), A_TEXT(account.org)), &w, &found));
    if (found)
        TRY(note(c, &v, arena_fmt(c->arena, "%.*s is reserved for %.*s.", FMT(row_text(w, 0)), FMT(in.vulnerability))));
    else
        TRY(put(c, &v, &(struct wish){ .number = S(""), .vulnerability = in.vulnerability, .what = S("reserve"), .state = S("waiting") }));
    return panel(c, &v, r);
}

/* ---- with a number */

struct cve_number {
    str id, vulnerability, state;
    bool disputed;
    int64_t n;
};
static err number_of(struct ctx *c, const struct advisory *v, str which, struct cve_number *out)
{
    struct rows *w;
    bool found;
    TRY(db_one(c, &sql_number, ARGS(A_ID(v->r.id), A_TEXT(which)), &w, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *out = (struct cve_number){ which, row_text(w, 0), row_text(w, 1), row_int(w, 2) != 0, row_int(w, 3) };
    return NULL;
}
struct act_in {
    str reason, to;
    struct strs replaced_by;
};
static const struct field number_act_fields[] = {
#define F(m, ...) FIELD(struct act_in, m, __VA_ARGS__)
    F(reason, .flags = F_LINES, .max = 1000, .doc = "reject, transfer: why, in English; that of a rejection is public"),
    F(to, .max = 32, .doc = "transfer: the short name of the CNA that gets it"),
    F(replaced_by, .max = 20, .doc = "reject: numbers that stand for it"),
#undef F
};
static SHAPE(number_act_shape, "advisory_cve_act", struct act_in, number_act_fields, "What an act needs; all may be left out where it needs nothing");

static const struct {
    const char *verb, *from; /* states of the number */
    int disputed;            /* 1: only of one that is, 0: that is not, -1: whether or not */
    bool container, reason, sent;
} verbs[] = {
    { "publish", "reserved", -1, true, false, true },          { "update", "published", -1, true, false, true },
    { "dispute", "published", 0, true, false, true },          { "undispute", "published", 1, true, false, true },
    { "reject", "reserved published", -1, false, true, true }, { "transfer", "reserved published", -1, false, true, false },
};
static err body_of(struct ctx *c, const struct advisory *v, const struct cve_number *n, size_t verb, const struct act_in *in, struct wish *out)
{
    struct issue issue;
    const struct adv_vulnerability *u;
    if (verbs[verb].container) {
        bool disputed = str_is(out->what, "dispute") || (n->disputed && !str_is(out->what, "undispute"));
        TRY(cve_ready(c, v, n->id, n->vulnerability, &issue, &u));
        out->body = cve_container(c->arena, &issue, u, disputed);
        out->n = issue.version;
        return cve_checked(c, out->body);
    }
    out->n = n->n;
    if (!str_trim(in->reason).n) FAIL_AT(c, S("/reason"), "required", "the reason is missing");
    if (!verbs[verb].sent && !in->to.n) FAIL_AT(c, S("/to"), "required", "the CNA that gets it is missing");
    for (size_t i = 0; i < in->replaced_by.n; i++)
        if (!cve_id_fine(in->replaced_by.v[i])) FAIL_AT(c, S("/replaced_by"), "bad-vulnerability", "numbers of CVE");
    if (!verbs[verb].sent) return NULL;
    out->body = cve_rejection(c->arena, str_trim(in->reason), in->replaced_by);
    return cve_checked(c, out->body);
}
static err act(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct cve_number n;
    struct cve_account account;
    struct act_in in = { .reason = { 0 } };
    size_t verb = 0;
    TRY(advisory_at_desk(c, q->params[0], MAY_ROUTE, &v));
    TRY(number_of(c, &v, q->params[1], &n));
    while (verb < COUNT(verbs) && !str_is(q->params[2], verbs[verb].verb)) verb++;
    if (verb == COUNT(verbs)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    if (q->body.n) TRY(api_read(c, q, &number_act_shape, &in));
    if (str_find(str_of(verbs[verb].from), n.state) < 0 || (verbs[verb].disputed >= 0 && verbs[verb].disputed != (int)n.disputed))
        FAIL(c, E_CONFLICT, "not-in-state", "it is %.*s%s", FMT(n.state), n.disputed ? ", and disputed" : "");
    TRY(cve_account_get(c, &account));
    if (!cve_account_set(&account)) FAIL(c, E_CONFLICT, "not-possible-now", "this hub has no account at CVE Services: an administrator sets it");
    struct wish w = { n.id, n.vulnerability, str_of(verbs[verb].verb), verbs[verb].sent ? S("waiting") : S("done"), S(""), 0 };
    TRY(body_of(c, &v, &n, verb, &in, &w));
    TRY(put(c, &v, &w));
    if (!verbs[verb].sent) {
        TRY(db_do(c, &sql_transfer, ARGS(A_TEXT(n.id), A_TEXT(in.to), A_TEXT(str_trim(in.reason)))));
        TRY(note(c, &v, arena_fmt(c->arena, "%.*s is to be handed over to %.*s: %.*s", FMT(n.id), FMT(in.to), FMT(str_trim(in.reason)))));
    }
    return panel(c, &v, r);
}
/* the text names it from now on; its former id is kept beside the number */
static err use(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct cve_number n;
    struct adv_content k;
    bool there = false;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    TRY(number_of(c, &v, q->params[1], &n));
    if (!advisory_open(&v)) FAIL(c, E_CONFLICT, "not-in-state", "what was handed on is not changed: have it returned, or revise what is published");
    TRY(content_load(c, &v.r.id, &k, NULL, NULL));
    struct adv_vulnerability *u = k.vulnerabilities.v;
    struct adv_product *p = k.products.v;
    for (size_t i = 0; i < k.vulnerabilities.n; i++)
        if (str_eq(u[i].id, n.vulnerability)) {
            u[i].id = n.id;
            there = true;
        }
    if (!there) FAIL(c, E_CONFLICT, "not-possible-now", "the text does not name %.*s any more", FMT(n.vulnerability));
    for (size_t i = 0; i < k.products.n; i++)
        for (size_t j = 0; j < p[i].of.n; j++)
            if (str_eq(p[i].of.v[j], n.vulnerability)) p[i].of.v[j] = n.id;
    TRY(content_save(c, &v, &k));
    return panel(c, &v, r);
}
struct record_seen {
    str container, missing;
};
static const struct field seen_fields[] = {
#define F(m, ...) FIELD(struct record_seen, m, .flags = F_RO, __VA_ARGS__)
    F(container, .max = 1000000, .doc = "What would be sent, in JSON"),
    F(missing, .max = 1000, .doc = "Why it would not be sent; empty: nothing is missing"),
#undef F
};
static SHAPE(seen_shape, "advisory_cve_record", struct record_seen, seen_fields, "The CVE record that would be made now");

static err record_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct cve_number n;
    struct adv_content k;
    struct issue issue;
    const struct adv_vulnerability *u = NULL;
    struct record_seen out = { .missing = { 0 } };
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    TRY(number_of(c, &v, q->params[1], &n));
    err e = cve_ready(c, &v, n.id, n.vulnerability, &issue, &u);
    if (e && e->kind != E_CONFLICT) return e;
    if (e) { /* from what is being written, so that it can be looked at before */
        out.missing = e->detail;
        TRY(content_load(c, &v.r.id, &k, NULL, NULL));
        TRY(issue_of(c, &v, &k, &issue));
        const struct adv_vulnerability *l = issue.vulnerabilities.v;
        for (size_t i = 0; i < issue.vulnerabilities.n; i++)
            if (str_eq(l[i].id, n.id) || str_eq(l[i].id, n.vulnerability)) u = &l[i];
    }
    if (u) out.container = cve_container(c->arena, &issue, u, n.disputed);
    err bad = u ? cve_checked(c, out.container) : NULL;
    if (bad && bad->kind != E_INPUT) return bad;
    if (bad && !out.missing.n) out.missing = bad->detail;
    res_json(r, &seen_shape, &out, 0);
    return NULL;
}
static err withdraw(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct rows *w;
    bool found;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    TRY(db_one(c, &sql_withdraw_mine, ARGS(A_ID(v.r.id), A_TEXT(q->params[1]), A_WHEN(c->now)), &w, &found));
    if (!found) FAIL(c, E_CONFLICT, "not-in-state", "it was sent, done or taken back already");
    return panel(c, &v, r);
}

#define A "/api/v1/advisories/{id}/cve"
const struct route cve_routes[] = {
    ROUTE(GET, A, panel_get, MAY_DESK, "CVE numbers of its vulnerabilities, and what is wished of CVE Services", .out = &panel_shape),
    ROUTE(POST, A, reserve, MAY_DESK, "Reserve a number for a vulnerability; one in stock, else by CVE Services", .in = &reserve_shape, .out = &panel_shape),
    ROUTE(GET, A "/{number}/record", record_get, MAY_DESK, "The CVE record that would be made of it, and why it would not be sent", .out = &seen_shape),
    ROUTE(POST, A "/{number}/use", use, MAY_DESK, "The text names the vulnerability by its number from now on", .out = &panel_shape),
    ROUTE(POST, A "/{number}/acts/{verb}", act, MAY_ROUTE, "publish, update, reject, dispute, undispute or transfer it", .in = &number_act_shape,
          .out = &panel_shape),
    ROUTE(POST, A "/wishes/{wish}/withdraw", withdraw, MAY_DESK, "Wish it no longer, while it is not sent", .out = &panel_shape),
    { .path = NULL },
};

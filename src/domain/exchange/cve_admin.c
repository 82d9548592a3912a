/* cve_admin - the account at CVE Services, numbers in stock, the queue, and what differs there from here
 *
 * The key is kept sealed and shown to nobody. When the address changes, the key has to be given again, so that it is sent to no
 * other server than it was given for. */
#include "domain/exchange/cve.h"

#include "base/utf8.h"
#include "guard/guard.h"
#include "spine/session.h"

#include "cve_admin.sql.h"

enum { APART_MOST = 10 }; /* what CVE Services gives at a time of numbers that are not in a row */

struct account {
    str url, org, user, key, error, look_error;
    bool has_key;
    int64_t quota, reserved, available;
    when checked_at, looked_at;
};
static const struct field account_fields[] = {
#define F(m, ...) FIELD(struct account, m, __VA_ARGS__)
    F(url, .max = 300, .doc = "Where CVE Services is; empty: that of the CVE Program"),
    F(org, .max = 32, .doc = "The short name of this CNA"),
    F(user, .max = 128, .doc = "The name of its user"),
    F(key, .flags = F_SECRET, .max = 200, .doc = "Its API key; empty: as it is. Needed again when the address changes"),
    F(has_key, .flags = F_RO, .doc = "A key is kept"),
    F(checked_at, .flags = F_RO, .doc = "When the account was last tried"),
    F(error, .flags = F_RO, .max = 500, .doc = "What was wrong then; empty: nothing"),
    F(quota, .flags = F_RO, .doc = "How many numbers it may have reserved at a time"),
    F(reserved, .flags = F_RO, .doc = "How many it has"),
    F(available, .flags = F_RO, .doc = "How many are left"),
    F(looked_at, .flags = F_RO, .doc = "When its numbers were last compared with ours"),
    F(look_error, .flags = F_RO, .max = 500, .doc = "What was wrong then; empty: nothing"),
#undef F
};
static SHAPE(account_shape, "cve_account", struct account, account_fields, "The account at CVE Services");

/* the first words of a setting are numbers, the rest is a sentence */
static int64_t number(str *text)
{
    ptrdiff_t blank = str_chr(*text, ' ');
    int64_t n = 0;
    str word = blank < 0 ? *text : str_cut(*text, 0, (size_t)blank);
    *text = blank < 0 ? S("") : str_cut(*text, (size_t)blank + 1, text->n);
    return str_int(word, &n) ? n : 0;
}
static err answer(struct ctx *c, struct res *r)
{
    struct cve_account k;
    str checked, looked;
    TRY(cve_account_get(c, &k));
    TRY(setting_get(c, "cve_checked", &checked));
    TRY(setting_get(c, "cve_looked", &looked));
    struct account out = { .url = k.url, .org = k.org, .user = k.user, .has_key = k.key.n > 0 };
    out.checked_at.us = number(&checked);
    out.quota = number(&checked);
    out.reserved = number(&checked);
    out.available = number(&checked);
    out.error = checked;
    out.looked_at.us = number(&looked);
    out.look_error = looked;
    res_json(r, &account_shape, &out, 0);
    return NULL;
}
static err account_get(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    return answer(c, r);
}
static bool plain(str t, const char *more)
{
    for (size_t i = 0; i < t.n; i++) {
        char ch = t.p[i];
        if (!((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || strchr(more, ch))) return false;
    }
    return true;
}
static err account_put(struct ctx *c, const struct req *q, struct res *r)
{
    struct account in = { .url = { 0 } };
    struct cve_account was;
    str sealed;
    TRY(api_read(c, q, &account_shape, &in));
    TRY(cve_account_get(c, &was));
    while (str_ends(in.url, S("/"))) in.url.n--;
    if (in.url.n && !str_starts(in.url, S("https://")) && !(was.inside && str_starts(in.url, S("http://"))))
        FAIL_AT(c, S("/url"), "bad-format", "an https address is wanted");
    if (!plain(in.url, ":/.-_[]~")) FAIL_AT(c, S("/url"), "bad-format", "an https address is wanted, without a name, password or question in it");
    if (!plain(in.org, "-_")) FAIL_AT(c, S("/org"), "bad-format", "the short name as CVE Services knows it");
    if (!plain(in.user, "-_.@+")) FAIL_AT(c, S("/user"), "bad-format", "the name as CVE Services knows it");
    if (!plain(in.key, "-_.")) FAIL_AT(c, S("/key"), "bad-format", "the key as CVE Services gave it");
    TRY(setting_set(c, "cve_url", in.url));
    TRY(setting_set(c, "cve_org", in.org));
    TRY(setting_set(c, "cve_user", in.user));
    if (in.key.n) {
        TRY(seal(c, S("cve-services/key"), in.key, &sealed));
        TRY(setting_set(c, "cve_key", sealed));
    } else if (!str_eq(in.url.n ? in.url : S("https://cveawg.mitre.org/api"), was.url)) {
        TRY(setting_set(c, "cve_key", S("")));
    }
    TRY(setting_set(c, "cve_checked", S("")));
    TRY(person_logged(c, c->who->actor, "cve-account-set", in.org));
    return answer(c, r);
}
static err account_check(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    TRY(setting_set(c, "cve_checked", S("")));
    TRY(cve_later(c, "cve.check"));
    return answer(c, r);
}
static err compare(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    TRY(setting_set(c, "cve_looked", S("")));
    TRY(cve_later(c, "cve.reconcile"));
    return answer(c, r);
}

/* ---- the queue */

struct open_row {
    str id, number, what, state, code, words;
    int64_t amount, tries;
    when asked_at, due_at;
};
static const struct field open_fields[] = {
#define F(m, ...) FIELD(struct open_row, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(number, .doc = "The number; empty: to be reserved"),
    F(what, .doc = "What is wished"),
    F(state, .doc = "waiting, sent (no answer yet) or refused"),
    F(amount, .doc = "How many numbers"),
    F(tries, .doc = "How often it was tried"),
    F(code, .doc = "What CVE Services called the error"),
    F(words, .max = 1000, .doc = "What it said, or why there was no answer"),
    F(asked_at, .doc = "When it was wished"),
    F(due_at, .doc = "When it is tried again"),
#undef F
};
static SHAPE(open_shape, "cve_queue_item", struct open_row, open_fields, "What is wished of CVE Services and not done");
struct differ_row {
    str id, state, seen, owner, origin, to;
};
static const struct field differ_fields[] = {
#define F(m, ...) FIELD(struct differ_row, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "The number"),
    F(state, .doc = "Its state here"),
    F(seen, .doc = "Its state at CVE Services; absent: it is not there"),
    F(owner, .doc = "The CNA it belongs to there"),
    F(origin, .doc = "ours, or outside: reserved by another program of this CNA"),
    F(to, .doc = "The CNA that it is to be handed over to"),
#undef F
};
static SHAPE(differ_shape, "cve_difference", struct differ_row, differ_fields, "A number that is not there as it is here");
struct queue {
    int64_t stock;
    struct list wishes, differences;
};
static const struct field queue_fields[] = {
#define F(m, ...) FIELD(struct queue, m, .flags = F_RO, __VA_ARGS__)
    F(stock, .doc = "Numbers that are reserved and nobody's yet"),
    F(wishes, .of = &open_shape, .max = 200, .doc = "What is not done, newest first"),
    F(differences, .of = &differ_shape, .max = 500, .doc = "What differs, what another program reserved, and what is to be handed over"),
#undef F
};
static SHAPE(queue_shape, "cve_queue", struct queue, queue_fields, "What is wished of CVE Services, and what differs there");

static err queue(struct ctx *c, struct res *r)
{
    struct queue out = { .stock = 0 };
    struct cve_account k;
    struct rows *w;
    bool found;
    TRY(cve_account_get(c, &k));
    TRY(db_one(c, &sql_stock, ARGS(A_TEXT(k.org)), &w, &found));
    out.stock = row_int(w, 0);
    TRY(db_run(c, &sql_open, NOARGS, &w));
    struct open_row *o = NEW_ARRAY(c->arena, rows_count(w) + 1, struct open_row);
    for (; rows_next(w); out.wishes.n++)
        o[out.wishes.n] = (struct open_row){ row_text(w, 0), row_text(w, 1), row_text(w, 2), row_text(w, 3), row_text(w, 6),
                                             row_text(w, 7), row_int(w, 4),  row_int(w, 5),  row_when(w, 8), row_when(w, 9) };
    out.wishes.v = o;
    TRY(db_run(c, &sql_differ, ARGS(A_TEXT(k.org)), &w));
    struct differ_row *d = NEW_ARRAY(c->arena, rows_count(w) + 1, struct differ_row);
    for (; rows_next(w); out.differences.n++)
        d[out.differences.n] = (struct differ_row){ row_text(w, 0), row_text(w, 1), row_text(w, 2), row_text(w, 3), row_text(w, 4), row_text(w, 5) };
    out.differences.v = d;
    res_json(r, &queue_shape, &out, 0);
    return NULL;
}
static err queue_get(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    return queue(c, r);
}
static err again(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *w;
    bool found;
    TRY(db_one(c, &sql_again, ARGS(A_TEXT(q->params[0]), A_WHEN(c->now)), &w, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(cve_wake(c));
    return queue(c, r);
}
static err withdraw(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *w;
    bool found;
    TRY(db_one(c, &sql_withdraw, ARGS(A_TEXT(q->params[0]), A_WHEN(c->now)), &w, &found));
    if (!found) FAIL(c, E_CONFLICT, "not-in-state", "it was sent, done or taken back already");
    return queue(c, r);
}
struct seen_in {
    str seen;
};
static const struct field seen_fields[] = { FIELD(struct seen_in, seen, .flags = F_REQ, .max = 20, .doc = "The state at CVE Services, as it was shown") };
static SHAPE(seen_shape, "cve_take_over", struct seen_in, seen_fields, "A difference that is taken over");
/* its desk learns why the number is another one's matter now; the administrator learns nothing of the advisory */
static err desk_told(struct ctx *c, const id *record, str number, str was, str seen)
{
    const struct viewer *before = c->who;
    struct advisory v;
    struct rows *w;
    bool found;
    id team;
    str audience;
    TRY(db_one(c, &sql_desk_of, ARGS(A_ID(*record)), &w, &found));
    if (!found) return NULL;
    team = row_id(w, 0);
    TRY(advisory_as_desk(c, &team));
    err e = advisory_of(c, id_str(record), &v);
    if (!e) e = audience_team(c, &v.r, &audience);
    if (!e)
        e = entry_add(c, record,
                      &(struct entry_new){ .verb = "note",
                                           .body = arena_fmt(c->arena, "%.*s is %.*s at CVE Services. It was %.*s here; an administrator took that over.",
                                                             FMT(number), FMT(seen), FMT(was)),
                                           .audience = audience },
                      NULL);
    viewer_use(c, before);
    return e && e->kind == E_ABSENT ? NULL : e; /* it was erased meanwhile */
}
static err take_over(struct ctx *c, const struct req *q, struct res *r)
{
    struct seen_in in = { .seen = { 0 } };
    struct rows *w;
    bool found;
    str number = q->params[0];
    TRY(api_read(c, q, &seen_shape, &in));
    TRY(db_one(c, &sql_number, ARGS(A_TEXT(number)), &w, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    str was = row_text(w, 0);
    TRY(db_one(c, &sql_take_over, ARGS(A_TEXT(number), A_TEXT(in.seen)), &w, &found));
    if (!found) FAIL(c, E_CONFLICT, "not-in-state", "it does not differ so any more, or something is wished of it and not done yet");
    TRY(person_logged(c, c->who->actor, "cve-taken-over", number));
    id record = row_id(w, 0);
    if (!id_empty(&record)) TRY(desk_told(c, &record, number, was, in.seen));
    return queue(c, r);
}
struct stock_in {
    int64_t amount, year;
    bool nonsequential;
};
static const struct field stock_fields[] = {
#define F(m, ...) FIELD(struct stock_in, m, __VA_ARGS__)
    F(amount, .flags = F_REQ, .min = 1, .max = 100, .doc = "How many"),
    F(year, .min = 0, .max = 2999, .doc = "Of which year; 0: this one"),
    F(nonsequential, .doc = "Not in a row; at most 10 at a time"),
#undef F
};
static SHAPE(stock_shape, "cve_stock_new", struct stock_in, stock_fields, "Numbers to be reserved for stock");
static err stock(struct ctx *c, const struct req *q, struct res *r)
{
    struct stock_in in = { 0 };
    struct cve_account k;
    int y, mo, d, h, mi, s;
    TRY(api_read(c, q, &stock_shape, &in));
    TRY(cve_account_get(c, &k));
    if (!cve_account_set(&k)) FAIL(c, E_CONFLICT, "not-possible-now", "this hub has no account at CVE Services");
    when_utc(c->now, &y, &mo, &d, &h, &mi, &s);
    if (in.year && (in.year < 1999 || in.year > y + 1)) FAIL_AT(c, S("/year"), "bad-format", "from 1999 to next year");
    if (in.nonsequential && in.amount > APART_MOST) FAIL_AT(c, S("/amount"), "bad-format", "at most %d that are not in a row", APART_MOST);
    id one = id_new("cvw", c->now);
    TRY(db_do(c, &sql_stock_wish,
              ARGS(A_ID(one), A_INT(in.amount), A_INT(in.year ? in.year : y), A_INT(!in.nonsequential), A_TEXT(c->who->actor), A_WHEN(c->now))));
    TRY(cve_wake(c));
    return queue(c, r);
}

#define A "/api/v1/admin/cve"
const struct route cve_admin_routes[] = {
    ROUTE(GET, A, account_get, MAY_ADMIN, "CVE Services: the account, its quota, when numbers were last compared", .out = &account_shape),
    ROUTE(PUT, A, account_put, MAY_ADMIN, "CVE Services: set the account", .in = &account_shape, .out = &account_shape),
    ROUTE(POST, A "/check", account_check, MAY_ADMIN, "CVE Services: try the account; what came of it stands in it a moment later", .out = &account_shape),
    ROUTE(POST, A "/compare", compare, MAY_ADMIN, "CVE Services: compare its numbers with ours now", .out = &account_shape),
    ROUTE(GET, A "/queue", queue_get, MAY_ADMIN, "CVE Services: what is wished and not done, and what differs", .out = &queue_shape),
    ROUTE(POST, A "/numbers/{number}/take-over", take_over, MAY_ADMIN,
          "CVE Services: a number has here the state that it has there from now on; nothing is sent", .in = &seen_shape, .out = &queue_shape),
    ROUTE(POST, A "/stock", stock, MAY_ADMIN, "CVE Services: reserve numbers for stock", .in = &stock_shape, .out = &queue_shape),
    ROUTE(POST, A "/queue/{id}/retry", again, MAY_ADMIN, "CVE Services: try it again now", .out = &queue_shape),
    ROUTE(POST, A "/queue/{id}/withdraw", withdraw, MAY_ADMIN, "CVE Services: wish it no longer, while it is not sent", .out = &queue_shape),
    { .path = NULL },
};

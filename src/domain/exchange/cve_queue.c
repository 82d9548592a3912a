/* cve_queue - what is wished of CVE Services is sent, one after the other, and what it has is compared with what we have
 *
 * A wish is taken (state sent), given to the line without a transaction, and how it went is recorded. Whatever may have
 * arrived is asked about before it is sent again: of a reservation, which numbers our account reserved since that are not
 * known here; of a record, whether it is there. Tried again after 1, 2, 4, ... minutes, at most an hour. */
#include "domain/exchange/cve.h"

#include "spine/session.h"

#include "cve_queue.sql.h"

enum { AT_ONCE = 50, PAGES_MOST = 200, MEMORY = 48 << 20 };

struct job {
    struct cve_account k;
    id wish, record, team;
    bool there, for_record, again, sequential;
    str number, vulnerability, what, body, number_state;
    int64_t amount, year, n, tries;
    when first;
    /* how it went */
    str state, code, words;
    struct cve_listed *got;
    size_t ngot;
};

/* ---- taken */

/* what may not be told any more is not */
static err still(struct ctx *c, struct job *j)
{
    struct advisory v;
    struct issue issue;
    const struct adv_vulnerability *u;
    if (!j->for_record || str_is(j->what, "reserve") || str_is(j->what, "reject")) return NULL;
    TRY(advisory_as_desk(c, &j->team));
    err e = advisory_of(c, id_str(&j->record), &v);
    if (!e) e = cve_ready(c, &v, j->number, j->vulnerability, &issue, &u);
    if (e && e->kind != E_CONFLICT && e->kind != E_ABSENT) return e;
    if (e) {
        j->state = S("refused");
        j->code = S("held");
        j->words = e->detail;
    }
    return NULL;
}
static err take_unit(struct ctx *c, void *arg)
{
    struct job *j = arg;
    struct rows *r;
    c->now = clock_now();
    *j = (struct job){ .there = false };
    TRY(cve_account_get(c, &j->k));
    if (!cve_account_set(&j->k)) return NULL;
    TRY(db_one(c, &sql_due, ARGS(A_WHEN(c->now)), &r, &j->there));
    if (!j->there) return NULL;
    j->wish = row_id(r, 0);
    j->for_record = row_text(r, 1).n > 0;
    j->record = row_id(r, 1);
    j->team = row_id(r, 2);
    j->number = row_text(r, 3);
    j->vulnerability = row_text(r, 4);
    j->what = row_text(r, 5);
    j->again = str_is(row_text(r, 6), "sent");
    j->amount = row_int(r, 7);
    j->year = row_int(r, 8);
    j->sequential = row_int(r, 9) != 0;
    j->body = row_text(r, 10);
    j->n = row_int(r, 11);
    j->tries = row_int(r, 12);
    j->first = row_when(r, 13);
    j->number_state = row_text(r, 14);
    TRY(db_do(c, &sql_taken, ARGS(A_ID(j->wish), A_WHEN(((when){ c->now.us + 10 * MINUTE })), A_WHEN(c->now))));
    return still(c, j);
}

/* ---- sent */

static void verdict(struct ctx *c, struct job *j, const struct called *a)
{
    if (a->status >= 200 && a->status < 300) {
        j->state = S("done");
        return;
    }
    bool later = a->status == 401 || a->status == 429 || a->status == 503 || (!a->status && !a->sent);
    bool unknown = !later && (!a->status || a->status == 408 || a->status >= 500);
    j->state = later ? S("waiting") : unknown ? S("sent") : S("refused");
    if (a->status) cve_error_read(c, a->text, &j->code, &j->words);
    if (a->status) j->words = arena_fmt(c->arena, "%ld %.*s", a->status, FMT(j->words));
    if (!a->status) j->words = a->why;
}
static err send(struct ctx *c, struct job *j, const char *method, str path, str body, struct called *a)
{
    TRY(cve_call(c, &j->k, method, path, body, a));
    verdict(c, j, a);
    return NULL;
}
/* readable or not known: an answer that cannot be read is none */
static err unread(struct job *j, err e)
{
    if (!e) return NULL;
    if (e->kind != E_INPUT && e->kind != E_MALFORMED && e->kind != E_TOOBIG) return e;
    j->state = S("sent");
    j->words = e->detail;
    return NULL;
}
static err new_ones(struct ctx *c, struct job *j, const struct cve_page *p, bool mine)
{
    struct rows *r;
    str *ids = NEW_ARRAY(c->arena, p->n + 1, str);
    for (size_t i = 0; i < p->n; i++) ids[i] = p->v[i].id;
    if (!p->n) return NULL;
    TRY(db_run(c, &sql_known, ARGS(A_LIST(((struct strs){ ids, p->n }))), &r));
    struct strs known = { NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    while (rows_next(r)) known.v[known.n++] = row_text(r, 0);
    for (size_t i = 0; i < p->n && j->ngot < (size_t)j->amount; i++) {
        bool here = mine && (!str_eq(p->v[i].user, j->k.user) || !str_is(p->v[i].state, "reserved"));
        for (size_t k = 0; k < known.n && mine; k++) here = here || str_eq(known.v[k], p->v[i].id);
        if (!here) j->got[j->ngot++] = p->v[i];
    }
    return NULL;
}
/* what our account reserved since the request went out and nobody here knows: its answer was lost. Ten minutes for two clocks. */
static err lost(struct ctx *c, struct job *j)
{
    struct cve_page *p = NEW(c->arena, struct cve_page);
    when since = { j->first.us - j->first.us % SECOND - 10 * MINUTE };
    int64_t page = 1;
    for (int i = 0; i < 5 && page; i++) {
        struct called a;
        TRY(send(c, j, "GET", arena_fmt(c->arena, "/cve-id?state=RESERVED&time_reserved.gt=%.*s&page=%lld", FMT(when_text(c->arena, since)), (long long)page),
                 S(""), &a));
        if (!str_is(j->state, "done")) {
            j->state = S("sent"); /* whatever it is: what became of the first is not known yet */
            return NULL;
        }
        TRY(unread(j, cve_page_read(c, a.text, p)));
        if (!str_is(j->state, "done")) return NULL;
        TRY(new_ones(c, j, p, true));
        page = p->next;
    }
    if (!j->ngot) j->state = S("");
    return NULL;
}
static err reserve(struct ctx *c, struct job *j)
{
    struct called a;
    struct cve_page *p = NEW(c->arena, struct cve_page);
    j->got = NEW_ARRAY(c->arena, (size_t)j->amount + 1, struct cve_listed);
    if (j->again) TRY(lost(c, j));
    if (j->again && j->state.n) return NULL;
    TRY(send(c, j, "POST",
             arena_fmt(c->arena, "/cve-id?amount=%lld&batch_type=%s&cve_year=%lld&short_name=%.*s", (long long)j->amount,
                       j->sequential ? "sequential" : "nonsequential", (long long)j->year, FMT(j->k.org)),
             S(""), &a));
    if (!str_is(j->state, "done")) return NULL;
    TRY(unread(j, cve_page_read(c, a.text, p)));
    if (!str_is(j->state, "done")) return NULL;
    TRY(new_ones(c, j, p, false));
    if (j->ngot) return NULL;
    j->state = S("refused");
    j->words = S("CVE Services reserved none");
    return NULL;
}
static err tell(struct ctx *c, struct job *j)
{
    struct called a;
    struct cve_listed now = { .state = j->number_state };
    bool reject = str_is(j->what, "reject");
    if (j->again) { /* its answer was lost: what became of it? */
        TRY(send(c, j, "GET", arena_fmt(c->arena, "/cve-id/%.*s", FMT(j->number)), S(""), &a));
        if (!str_is(j->state, "done")) {
            j->state = S("sent");
            return NULL;
        }
        TRY(unread(j, cve_one_read(c, a.text, &now)));
        if (!str_is(j->state, "done") || (reject && str_is(now.state, "rejected"))) return NULL;
    }
    /* sent once more it is an update of the same words, which changes nothing */
    const char *method = str_is(now.state, "reserved") ? "POST" : "PUT";
    return send(c, j, method, arena_fmt(c->arena, "/cve/%.*s/%s", FMT(j->number), reject ? "reject" : "cna"), j->body, &a);
}

/* ---- recorded */

static err said(struct ctx *c, const struct job *j)
{
    struct advisory v;
    str team;
    if (!j->for_record) return NULL;
    TRY(advisory_as_desk(c, &j->team));
    err e = advisory_of(c, id_str(&j->record), &v);
    if (e && e->kind == E_ABSENT) return NULL; /* it was erased meanwhile */
    TRY(e);
    TRY(audience_team(c, &v.r, &team));
    str number = j->ngot ? j->got[0].id : j->number;
    str body = str_is(j->state, "refused")  ? arena_fmt(c->arena, "CVE Services refused (%.*s %.*s): %.*s", FMT(j->what), FMT(number), FMT(j->words))
               : str_is(j->what, "reserve") ? arena_fmt(c->arena, "%.*s is reserved for %.*s.", FMT(number), FMT(j->vulnerability))
                                            : arena_fmt(c->arena, "%.*s: %.*s is done at CVE Services.", FMT(number), FMT(j->what));
    return entry_add(c, &v.r.id, &(struct entry_new){ .verb = "note", .body = body, .audience = team }, NULL);
}
static err numbers(struct ctx *c, const struct job *j)
{
    if (str_is(j->what, "reserve")) {
        for (size_t i = 0; i < j->ngot; i++)
            TRY(db_do(c, &sql_reserved,
                      ARGS(A_TEXT(j->got[i].id), i || !j->for_record ? A_NULL : A_ID(j->record), A_TEXT(i ? S("") : j->vulnerability), A_TEXT(j->got[i].owner),
                           A_WHEN(j->got[i].reserved.us ? j->got[i].reserved : c->now), A_WHEN(c->now))));
        return NULL;
    }
    bool disputed = str_is(j->what, "dispute") || (!str_is(j->what, "undispute") && str_find(j->body, S("\"tags\":[\"disputed\"]")) >= 0);
    return db_do(c, &sql_moved, ARGS(A_TEXT(j->number), A_TEXT(str_is(j->what, "reject") ? S("rejected") : S("published")), A_INT(disputed), A_INT(j->n)));
}
static err record_unit(struct ctx *c, void *arg)
{
    const struct job *j = arg;
    struct rows *r;
    bool found, open = str_is(j->state, "waiting") || str_is(j->state, "sent");
    c->now = clock_now();
    int64_t wait = MINUTE << (j->tries < 6 ? j->tries : 6);
    if (wait > HOUR) wait = HOUR;
    TRY(db_one(c, &sql_ended,
               ARGS(A_ID(j->wish), A_TEXT(j->state), A_TEXT(j->code), A_TEXT(j->words), A_WHEN(((when){ c->now.us + (open ? wait : 0) })),
                    open ? A_NULL : A_WHEN(c->now)),
               &r, &found));
    if (!found || open) return NULL;
    if (str_is(j->state, "done")) TRY(numbers(c, j));
    return said(c, j);
}

static err one(struct ctx *c, struct job *j)
{
    TRY(db_unit(c, take_unit, j));
    if (!j->there) return NULL;
    if (!j->state.n) TRY(str_is(j->what, "reserve") ? reserve(c, j) : tell(c, j));
    return db_unit(c, record_unit, j);
}
/* each with memory of its own */
static err apart(struct ctx *c, err (*fn)(struct ctx *c, struct job *j), struct job *j)
{
    struct ctx own = *c;
    own.arena = arena_open(MEMORY);
    if (!own.arena) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    memcpy(arena_boundary(own.arena), arena_boundary(c->arena), sizeof(jmp_buf));
    err e = fn(&own, j);
    if (e) e = err_make(c, e->kind, e->code, e->where, S(""), "%.*s", FMT(arena_dup(c->arena, e->detail)));
    arena_close(own.arena);
    return e;
}
static err queue(struct ctx *c, str payload)
{
    (void)payload;
    for (int i = 0; i < AT_ONCE; i++) {
        struct job j = { .there = false };
        TRY(apart(c, one, &j));
        if (!j.there) return NULL;
    }
    return NULL;
}

/* ---- asked, and compared */

struct told {
    const char *setting;
    str value;
};
static err told_unit(struct ctx *c, void *arg)
{
    const struct told *t = arg;
    return setting_set(c, t->setting, t->value);
}
static err check_one(struct ctx *c, struct job *j)
{
    struct cve_quota v = { 0 };
    struct called a;
    str why = S("there is no account"), code;
    TRY(cve_account_get(c, &j->k));
    if (cve_account_set(&j->k)) {
        TRY(cve_call(c, &j->k, "GET", arena_fmt(c->arena, "/org/%.*s/id_quota", FMT(j->k.org)), S(""), &a));
        why = a.why;
        if (a.status == 200) {
            err e = cve_quota_read(c, a.text, &v);
            why = e ? e->detail : S("");
        } else if (a.status) {
            cve_error_read(c, a.text, &code, &why);
            why = arena_fmt(c->arena, "%ld %.*s %.*s", a.status, FMT(code), FMT(why));
        }
    }
    struct told t = { "cve_checked", arena_fmt(c->arena, "%lld %lld %lld %lld %.*s", (long long)clock_now().us, (long long)v.quota, (long long)v.reserved,
                                               (long long)v.available, FMT(why)) };
    return db_unit(c, told_unit, &t);
}
static err check(struct ctx *c, str payload)
{
    struct job j = { .there = false };
    (void)payload;
    return apart(c, check_one, &j);
}
struct looked {
    const struct cve_page *page;
    const struct cve_listed *one;
    str gone;
    when at;
};
static err look_unit(struct ctx *c, void *arg)
{
    const struct looked *l = arg;
    for (size_t i = 0; l->page && i < l->page->n; i++)
        TRY(db_do(c, &sql_looked,
                  ARGS(A_TEXT(l->page->v[i].id), A_TEXT(l->page->v[i].state), A_TEXT(l->page->v[i].owner), A_WHEN(l->page->v[i].reserved), A_WHEN(l->at))));
    if (l->one) TRY(db_do(c, &sql_elsewhere, ARGS(A_TEXT(l->one->id), A_TEXT(l->one->state), A_TEXT(l->one->owner), A_WHEN(l->at))));
    return l->gone.n ? db_do(c, &sql_absent, ARGS(A_TEXT(l->gone), A_WHEN(l->at))) : NULL;
}
/* *more: the number of the next page; an answer that is none ends it with its words */
static err look_page(struct ctx *c, struct job *j)
{
    struct called a;
    struct cve_page *p = NEW(c->arena, struct cve_page);
    TRY(cve_account_get(c, &j->k));
    if (!cve_account_set(&j->k)) FAIL(c, E_CONFLICT, "not-possible-now", "there is no account");
    TRY(cve_call(c, &j->k, "GET", arena_fmt(c->arena, "/cve-id?page=%lld", (long long)j->n), S(""), &a));
    if (a.status != 200) FAIL(c, E_CONFLICT, "not-possible-now", "%ld %.*s", a.status, FMT(a.why));
    TRY(cve_page_read(c, a.text, p));
    struct looked l = { p, NULL, S(""), j->first };
    TRY(db_unit(c, look_unit, &l));
    j->n = p->next > j->n ? p->next : 0;
    return NULL;
}
static err look_rest(struct ctx *c, struct job *j)
{
    struct rows *r;
    TRY(cve_account_get(c, &j->k));
    TRY(db_run(c, &sql_unlisted, ARGS(A_WHEN(j->first)), &r));
    while (rows_next(r)) {
        struct called a;
        struct cve_listed now;
        str which = row_text(r, 0);
        if (j->amount++ >= 15) return NULL; /* each answer has its memory: the rest is looked at the next time */
        TRY(cve_call(c, &j->k, "GET", arena_fmt(c->arena, "/cve-id/%.*s", FMT(which)), S(""), &a));
        struct looked l = { .gone = a.status == 404 ? which : S(""), .at = j->first };
        err e = a.status == 200 ? cve_one_read(c, a.text, &now) : NULL;
        if (a.status == 200 && !e && str_eq(now.id, which)) l.one = &now;
        TRY(db_unit(c, look_unit, &l));
    }
    return NULL;
}
static err reconcile(struct ctx *c, str payload)
{
    struct job j = { .n = 1, .first = clock_now() };
    err e = NULL;
    (void)payload;
    for (int i = 0; i < PAGES_MOST && j.n && !e; i++) e = apart(c, look_page, &j);
    if (!e) e = apart(c, look_rest, &j);
    if (e && e->kind != E_CONFLICT && e->kind != E_INPUT && e->kind != E_MALFORMED) return e;
    struct told t = { "cve_looked", arena_fmt(c->arena, "%lld %.*s", (long long)j.first.us, FMT(e ? e->detail : S(""))) };
    return db_unit(c, told_unit, &t);
}
static err nightly(struct ctx *c, str payload)
{
    struct cve_account k;
    TRY(cve_account_get(c, &k));
    return cve_account_set(&k) ? reconcile(c, payload) : NULL;
}

err cve_later(struct ctx *c, const char *kind)
{
    id once = id_new("cvj", c->now);
    return job_add(c, kind, id_str(&once), S("cve"), S("{}"), (when){ 0 });
}
err cve_wake(struct ctx *c)
{
    return cve_later(c, "cve.queue");
}
const struct job_kind cve_jobs[] = { { .name = "cve.queue", .run = queue, .tries = 3, .lease = 30 * MINUTE },
                                     { .name = "cve.clock", .run = queue, .every = MINUTE, .lease = 30 * MINUTE },
                                     { .name = "cve.check", .run = check, .tries = 2, .lease = 5 * MINUTE },
                                     { .name = "cve.reconcile", .run = reconcile, .tries = 2, .lease = 60 * MINUTE },
                                     { .name = "cve.nightly", .run = nightly, .every = DAY, .lease = 60 * MINUTE },
                                     { .name = NULL } };

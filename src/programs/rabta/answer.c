/* answer - from a complete request to an answer: route, who acts, right, origin, idempotency, transaction, problem
 *
 * Runs on the server's workers; each has a database connection and a cache of viewers, which one read of the epoch in
 * every request keeps honest: a revocation holds on the next request in every process. */
#include <stdlib.h>

#include "app.h"
#include "base/log.h"
#include "guard/guard.h"
#include "http/problem.h"
#include "spine/i18n.h"
#include "spine/limit.h"
#include "spine/session.h"
#include "store/db.h"

#include "answer.sql.h"

enum { CACHED = 128 };

struct known {
    char key[65];     /* SHA-256 of cookie or key */
    struct viewer *v; /* in the worker's keep arena */
    bool by_cookie;
    when until;
};
struct worker {
    struct db *db;
    struct arena *keep;
    int64_t epoch;
    struct known known[CACHED];
    size_t nknown;
};

/* a database that was out of reach when the worker began is tried again by each request */
static err have_database(struct ctx *c, const struct app *a, struct worker *w)
{
    if (!w->db) TRY(db_open(c, str_of(a->database), &w->db));
    c->db = w->db;
    return NULL;
}

static void *worker_open(void *app)
{
    struct app *a = app;
    struct arena *tmp = arena_open(1u << 20);
    struct worker *w = calloc(1, sizeof *w);
    if (w) w->keep = arena_open(4u << 20);
    if (!tmp || !w || !w->keep) abort();
    if (setjmp(*arena_boundary(tmp))) abort();
    struct ctx c = { .arena = tmp, .now = clock_now() };
    err e = have_database(&c, a, w);
    if (e) log_line(LOG_ERROR, "database", "code=%s detail=%.*s", e->code, FMT(e->detail));
    arena_close(tmp);
    return w;
}

static void worker_close(void *app, void *worker)
{
    struct worker *w = worker;
    (void)app;
    db_close(w->db);
    arena_close(w->keep);
    free(w);
}

/* ---- who acts */

static str copy(struct arena *a, str s)
{
    return s.n ? arena_dup(a, s) : (str){ NULL, 0 };
}

static struct viewer *keep_viewer(struct worker *w, const struct viewer *v)
{
    struct arena *a = w->keep;
    struct viewer *k = NEW(a, struct viewer);
    *k = *v;
    k->actor = copy(a, v->actor);
    k->name = copy(a, v->name);
    k->email = copy(a, v->email);
    k->language = copy(a, v->language);
    k->zone = copy(a, v->zone);
    k->organisation = copy(a, v->organisation);
    k->factor = copy(a, v->factor);
    k->key = copy(a, v->key);
    struct viewer_seat *s = NEW_ARRAY(a, v->nseats + 1, struct viewer_seat);
    for (size_t i = 0; i < v->nseats; i++) s[i] = (struct viewer_seat){ copy(a, v->seats[i].place), copy(a, v->seats[i].role), v->seats[i].rights };
    k->seats = s;
    k->principals = (struct strs){ NEW_ARRAY(a, v->principals.n + 1, str), v->principals.n };
    for (size_t i = 0; i < v->principals.n; i++) k->principals.v[i] = copy(a, v->principals.v[i]);
    return k;
}

static void forget(struct worker *w)
{
    w->nknown = 0;
    arena_reset(w->keep);
}

static err who(struct ctx *c, struct worker *w, const struct req *q, bool *by_cookie)
{
    const char *name = q->secure ? "__Host-rabta" : "rabta";
    str auth = req_header(q, "authorization"), token = auth.n ? auth : req_cookie(q, name);
    struct viewer *v;
    int64_t epoch;
    viewer_use(c, viewer_public());
    *by_cookie = false;
    if (!token.n) return NULL;
    str key = sha256_hex(c->arena, token);
    TRY(session_epoch(c, &epoch));
    if (epoch != w->epoch || w->nknown == CACHED) {
        forget(w);
        w->epoch = epoch;
    }
    bool basic = str_starts(auth, S("Basic ")); /* opens some addresses and not others (session.c): it is looked at each time */
    for (size_t i = 0; i < w->nknown && !basic; i++)
        if (str_is(key, w->known[i].key) && w->known[i].until.us > c->now.us) {
            viewer_use(c, w->known[i].v);
            *by_cookie = w->known[i].by_cookie;
            return NULL;
        }
    TRY(session_viewer(c, q, name, &v, by_cookie));
    if (!v) return NULL;
    viewer_use(c, v);
    if (basic) return NULL;
    if (arena_used(w->keep) > 3u << 20) forget(w);
    /* seats and groups may end by the clock: a minute at most is remembered */
    struct known *k = &w->known[w->nknown];
    *k = (struct known){ .by_cookie = *by_cookie, .until = { c->now.us + MINUTE } };
    memcpy(k->key, key.p, key.n < sizeof k->key ? key.n : sizeof k->key - 1);
    k->v = keep_viewer(w, v);
    w->nknown++;
    return NULL;
}

/* ---- checks before the handler */

/* a change by cookie must come from our own pages: Fetch Metadata, else Origin against Host */
static bool own_origin(const struct req *q)
{
    str site = req_header(q, "sec-fetch-site"), origin = req_header(q, "origin"), host = req_header(q, "host");
    if (site.n) return str_is(site, "same-origin") || (q->method == GET && str_is(site, "none"));
    ptrdiff_t at = str_find(origin, S("://"));
    return at > 0 && host.n && str_eq(str_cut(origin, (size_t)at + 3, origin.n), host);
}

static err query_known(struct ctx *c, const struct req *q, const struct route *rt)
{
    for (size_t i = 0; i < q->nquery; i++) {
        const struct param_doc *d = rt->query;
        while (d && d->name && !str_is(q->query[i].name, d->name)) d++;
        if ((!d || !d->name) && !(rt->flags & R_HTML))
            FAIL_AT(c, arena_fmt(c->arena, "/%.*s", FMT(q->query[i].name)), "unknown-parameter", "this address takes no such parameter");
        if (str_chr(q->query[i].value, 0) >= 0) FAIL_AT(c, S("/query"), "bad-text", "a parameter holds U+0000");
    }
    return NULL;
}

static err allowed(struct ctx *c, const struct req *q, const struct route *rt, bool by_cookie)
{
    bool nobody = id_empty(&c->who->person), write = rt->method != GET && rt->method != HEAD;
    if (write && (by_cookie || ((rt->flags & R_PUBLIC) && !(rt->flags & R_ANYWHERE))) && req_header(q, "origin").n && !own_origin(q))
        FAIL(c, E_DENIED, "foreign-origin", "changes are taken from this site's own pages only");
    if (write && by_cookie && !own_origin(q)) FAIL(c, E_DENIED, "foreign-origin", "changes are taken from this site's own pages only");
    if (rt->flags & R_PUBLIC) return NULL;
    if (nobody) FAIL(c, E_NOAUTH, "sign-in", "sign in to go on");
    bool factor_route = str_starts(q->path, S("/api/v1/me"));
    if (!session_complete(c->who) && !factor_route) FAIL(c, E_DENIED, "second-factor-needed", "set up your second factor first");
    if ((c->who->rights & rt->may) != rt->may) FAIL(c, E_DENIED, "not-allowed", "you may not do this");
    return limit_check(c, write ? "write" : "read", c->who->actor, write ? 1200 : 1000000, MINUTE);
}

/* ---- creations are made once per Idempotency-Key */

struct once {
    str key, route, hash, created;
    bool seen;
};
struct call {
    struct req *q;
    struct res *r;
    const struct route *rt;
    struct once once;
};
static err once_look(struct ctx *c, const struct req *q, const struct route *rt, struct once *o)
{
    struct rows *r;
    bool found;
    o->key = req_header(q, "idempotency-key");
    if (!o->key.n || !(rt->flags & R_CREATES)) return NULL;
    if (o->key.n > 200) FAIL(c, E_INPUT, "bad-idempotency-key", "an Idempotency-Key has at most 200 characters");
    o->route = arena_fmt(c->arena, "%s %.*s", method_name(q->method), FMT(q->path));
    o->hash = hash_hex(c->arena, q->body);
    TRY(db_one(c, &sql_once, ARGS(A_TEXT(c->who->actor), A_TEXT(o->route), A_TEXT(o->key)), &r, &found));
    if (!found) return NULL;
    if (!str_eq(row_text(r, 0), o->hash)) FAIL(c, E_INPUT, "idempotency-mismatch", "this Idempotency-Key was used with another body");
    o->created = row_text(r, 1);
    o->seen = true;
    return NULL;
}

static err once_keep(struct ctx *c, const struct once *o, const struct res *r)
{
    if (!o->key.n || !o->route.n) return NULL;
    str where = S("");
    for (unsigned i = 0; i < r->nheaders; i++)
        if (str_is(r->headers[i].name, "Location")) where = r->headers[i].value;
    struct rows *kept;
    TRY(db_run(c, &sql_once_keep, ARGS(A_TEXT(c->who->actor), A_TEXT(o->route), A_TEXT(o->key), A_TEXT(o->hash), A_TEXT(where), A_WHEN(c->now)), &kept));
    /* the same key came in twice at once: this one is undone and run again, and then finds what the other made */
    if (!rows_count(kept)) FAIL(c, E_BUSY, "store-busy", "the store is busy; try again");
    return NULL;
}

static void clear(struct res *r)
{
    r->status = 200;
    r->body.n = 0;
    r->nheaders = 0;
}

/* the answer is rendered anew, for today's rights: what was made then is read at the place that was told then */
static err once_again(struct ctx *c, const struct call *k)
{
    struct req again = *k->q;
    unsigned methods;
    str created = k->once.created;
    const struct route *rt = created.n ? router_find(((struct app *)c->app)->router, GET, created, again.params, &methods) : NULL;
    if (!rt) FAIL(c, E_CONFLICT, "done-already", "this was done already with this Idempotency-Key; what it said once is not said again");
    again.method = GET;
    again.path = created;
    again.route = rt;
    again.nquery = 0;
    TRY(rt->fn(c, &again, k->r));
    k->r->status = 201;
    res_header(k->r, "Location", created);
    res_header(k->r, "Idempotent-Replayed", S("true"));
    return NULL;
}

static err write_unit(struct ctx *c, void *arg)
{
    struct call *k = arg;
    memset(&k->once, 0, sizeof k->once);
    clear(k->r);
    TRY(once_look(c, k->q, k->rt, &k->once));
    if (k->once.seen) return once_again(c, k);
    TRY(k->rt->fn(c, k->q, k->r));
    return once_keep(c, &k->once, k->r);
}

static err handle(struct ctx *c, struct worker *w, struct app *a, struct req *q, struct res *r)
{
    unsigned methods = 0;
    bool by_cookie;
    c->language = i18n_of_path(q->path, &q->path);
    const struct route *rt = router_find(a->router, q->method, q->path, q->params, &methods);
    /* only pages for people have a language; the addresses of machines never carry one (details 20) */
    if (rt && c->language.n && (!(rt->flags & R_HTML) || (rt->flags & R_BARE))) {
        rt = NULL;
        methods = 0;
    }
    if (!rt) {
        if (!methods) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
        res_header(r, "Allow", method_allow(c->arena, methods));
        FAIL(c, E_METHOD, "method-not-allowed", "this address does not take this method");
    }
    q->route = rt;
    viewer_use(c, viewer_public());
    if (rt->flags & R_BARE) return rt->fn(c, q, r);
    TRY(have_database(c, a, w));
    TRY(who(c, w, q, &by_cookie));
    TRY(allowed(c, q, rt, by_cookie));
    TRY(query_known(c, q, rt));
    if (rt->method == GET || (rt->flags & R_NOTX)) return rt->fn(c, q, r);
    struct call k = { .q = q, .r = r, .rt = rt };
    return db_unit(c, write_unit, &k);
}

/* the peer is the client, unless it is a proxy we trust: then the last address it adds, and its word on TLS */
static void client(const struct app *a, struct req *q)
{
    for (size_t i = 0; a->trusted && a->trusted[i]; i++) {
        if (!str_is(q->address, a->trusted[i])) continue;
        str forwarded = req_header(q, "x-forwarded-for"), last = forwarded, part;
        while (str_split(&forwarded, ',', &part)) last = part;
        if (str_trim(last).n) q->address = str_trim(last);
        if (str_is(req_header(q, "x-forwarded-proto"), "https")) q->secure = true;
        return;
    }
}

static void page_problem(struct res *r, err e)
{
    int status = err_status(e->kind);
    clear(r);
    r->status = status;
    r->type = S("text/html; charset=utf-8");
    buf_fmt(&r->body,
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            "<title>%s</title><link rel=\"stylesheet\" href=\"/public.css\"></head><body><main><h1>%s</h1><p>",
            err_title(e->kind), err_title(e->kind));
    if (e->kind != E_FAULT) buf_html(&r->body, e->detail);
    buf_z(&r->body, "</p><p><a href=\"/\">Rabta</a></p></main></body></html>");
}

static void serve(void *app, void *worker, struct arena *arena, struct req *q, struct res *r)
{
    struct app *a = app;
    struct worker *w = worker;
    struct ctx c = { .arena = arena, .db = w->db, .app = a, .now = clock_now(), .request_id = q->request_id };
    jmp_buf servers; /* the server's own boundary, put back before returning */
    memcpy(&servers, arena_boundary(arena), sizeof servers);
    if (setjmp(*arena_boundary(arena))) { /* memory ran out: let go of the transaction, the server answers 503 */
        if (w->db) db_rollback(w->db);
        forget(w);
        memcpy(arena_boundary(arena), &servers, sizeof servers);
        longjmp(*arena_boundary(arena), 1);
    }
    /* what is kept of viewers lies in an arena of the worker's: when that one cannot grow, it is this request's end, too */
    memcpy(arena_boundary(w->keep), arena_boundary(arena), sizeof servers);
    client(a, q);
    err e = handle(&c, w, a, q, r);
    if (w->db) db_rollback(w->db);
    if (e) {
        if (e->kind == E_FAULT) log_line(LOG_ERROR, "fault", "id=%.*s code=%s at=%s detail=%.*s", FMT(q->request_id), e->code, e->where, FMT(e->detail));
        if (q->route && (q->route->flags & R_HTML))
            page_problem(r, e);
        else
            problem_write(r, e, q->request_id);
        if (e->kind == E_NOAUTH && str_starts(q->path, S("/.well-known/csaf/")))
            res_header(r, "WWW-Authenticate", S("Basic realm=\"CSAF: an API key as the password\", charset=\"UTF-8\""));
    }
    memcpy(arena_boundary(arena), &servers, sizeof servers);
}

static bool admit(void *app, const struct req *q, enum route_class *cls, size_t *max_body, int *status)
{
    struct app *a = app;
    str params[4];
    unsigned methods = 0;
    str path;
    (void)i18n_of_path(q->path, &path);
    const struct route *rt = router_find(a->router, q->method, path, params, &methods);
    *status = 0;
    *cls = !rt ? CLASS_READ : rt->class ? rt->class : rt->method == GET ? CLASS_READ : CLASS_WRITE;
    *max_body = *cls == CLASS_INGEST ? 64u << 20 : rt && (rt->flags & R_UPLOAD) ? 26u << 20 : 1u << 20;
    /* nobody's files are not even taken to the spool; whether a key or cookie holds is seen by a worker, later */
    if (!rt || !((rt->flags & R_UPLOAD) || *cls == CLASS_INGEST) || (rt->flags & R_PUBLIC) || req_header(q, "authorization").n || req_cookie(q, "rabta").n ||
        req_cookie(q, "__Host-rabta").n)
        return true;
    *status = 401;
    return false;
}

static void log_request(void *app, const struct req *q, int status, int64_t micros)
{
    (void)app;
    log_line(status >= 500 ? LOG_WARN : LOG_DEBUG, "request", "id=%.*s method=%s route=%s status=%d us=%lld", FMT(q->request_id), method_name(q->method),
             q->route ? q->route->path : "-", status, (long long)micros);
}

static void context(void *app, void *worker, struct ctx *c)
{
    struct worker *w = worker;
    c->db = w->db;
    c->app = app;
    c->now = clock_now();
    viewer_use(c, viewer_public());
}

const struct server_calls app_calls = { admit, worker_open, worker_close, serve, log_request, context };

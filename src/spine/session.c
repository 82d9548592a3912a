/* session - see session.h; the routes under /api/v1/session. One's own account is in me.c */
#include "spine/session.h"

#include <stdio.h>

#include "guard/guard.h"
#include "spine/account.h"
#include "spine/limit.h"
#include "store/db.h"

#include "session.sql.h"

enum { SESSION_HOURS = 12, TRIES_BEFORE_LOCK = 8 };

bool session_complete(const struct viewer *v)
{
    return !str_is(v->factor, "password");
}

static err by_key(struct ctx *c, str key, struct viewer **out)
{
    struct rows *r;
    bool found;
    struct json list;
    uint64_t scopes = 0;
    TRY(db_one(c, &sql_by_key, ARGS(A_TEXT(sha256_hex(c->arena, key)), A_WHEN(c->now)), &r, &found));
    if (!found) FAIL(c, E_NOAUTH, "bad-key", "this key is unknown, expired or withdrawn");
    TRY(json_read(c, row_text(r, 2), NULL, &list));
    for (struct json_iter i = json_iter(list); json_next(&i);) scopes |= right_named(json_str(i.value));
    id person = row_id(r, 1);
    TRY(viewer_of_person(c, &person, json_count(list) ? scopes : ~UINT64_C(0), out));
    (*out)->factor = S("key");
    (*out)->key = row_text(r, 3);
    return NULL;
}

struct listener listener_of(struct ctx *c, const struct req *q)
{
    struct listener l = { .person = c->who->person, .scopes = c->who->scopes };
    str auth = req_header(q, "authorization");
    str token = str_starts(auth, S("Bearer ")) ? str_trim(str_cut(auth, 7, auth.n)) : req_cookie(q, q->secure ? "__Host-rabta" : "rabta");
    str hash = sha256_hex(c->arena, token);
    snprintf(l.proof, sizeof l.proof, "%.*s", FMT(hash));
    return l;
}

err listener_again(struct ctx *c, const struct listener *l)
{
    struct viewer *v;
    struct rows *r;
    TRY(db_run(c, &sql_still, ARGS(A_TEXT(str_of(l->proof)), A_WHEN(c->now)), &r));
    if (!rows_count(r)) FAIL(c, E_NOAUTH, "sign-in", "sign in to go on");
    TRY(viewer_of_person(c, &l->person, l->scopes, &v));
    viewer_use(c, v);
    return NULL;
}

/* readers of feeds and CSAF clients know Basic (RFC 7617): a key in place of the password, for reading the CSAF tree and nothing
 * else, since a browser that was told it once sends it by itself */
static err by_basic(struct ctx *c, str encoded, struct viewer **out)
{
    str pair;
    if (!base64_bytes(c->arena, encoded, &pair)) FAIL(c, E_NOAUTH, "bad-key", "this key is unknown, expired or withdrawn");
    ptrdiff_t colon = str_chr(pair, ':');
    return by_key(c, str_cut(pair, colon < 0 ? pair.n : (size_t)colon + 1, pair.n), out);
}
err session_viewer(struct ctx *c, const struct req *q, const char *cookie, struct viewer **out, bool *by_cookie)
{
    str auth = req_header(q, "authorization"), token = req_cookie(q, cookie);
    struct rows *r;
    bool found;
    *by_cookie = false;
    *out = NULL;
    if (str_starts(auth, S("Bearer "))) return by_key(c, str_trim(str_cut(auth, 7, auth.n)), out);
    if (str_starts(auth, S("Basic ")) && q->method == GET && str_starts(q->path, S("/.well-known/csaf/")))
        return by_basic(c, str_trim(str_cut(auth, 6, auth.n)), out);
    if (!token.n) return NULL;
    TRY(db_one(c, &sql_by_cookie, ARGS(A_TEXT(sha256_hex(c->arena, token)), A_WHEN(c->now)), &r, &found));
    if (!found) return NULL; /* an old cookie is no crime: the visitor is nobody */
    id person = row_id(r, 0);
    err e = viewer_of_person(c, &person, ~UINT64_C(0), out);
    if (e && e->kind == E_NOAUTH) {
        *out = NULL;
        return NULL;
    }
    TRY(e);
    (*out)->factor = row_text(r, 1);
    *by_cookie = true;
    return NULL;
}

/* ---- shapes */

struct sign_in {
    str email, password, code, recovery, token;
};
static const struct field sign_in_fields[] = {
#define F(m, ...) FIELD(struct sign_in, m, __VA_ARGS__)
    F(email, .flags = F_PERSONAL, .max = 200, .doc = "The account's address"),
    F(password, .flags = F_SECRET, .max = 200, .doc = "The password"),
    F(code, .flags = F_SECRET, .max = 6, .doc = "The second factor's code"),
    F(recovery, .flags = F_SECRET, .max = 40, .doc = "A recovery code in place of the code"),
    F(token, .flags = F_SECRET, .max = 100, .doc = "The token of a one-time link"),
#undef F
};
static SHAPE(sign_in_shape, "sign_in", struct sign_in, sign_in_fields, "Who signs in, and the proof");

/* ---- signing in */

err account_open_session(struct ctx *c, const struct req *q, struct res *r, const id *person, const char *factor)
{
    str token = token_new(c->arena, 32);
    struct viewer *v;
    TRY(db_do(c, &sql_open,
              ARGS(A_TEXT(sha256_hex(c->arena, token)), A_ID(*person), A_WHEN(c->now), A_INT(c->now.us + SESSION_HOURS * HOUR), A_TEXT(str_of(factor)))));
    res_header(r, "Set-Cookie",
               arena_fmt(c->arena,
                         q->secure ? "__Host-rabta=%.*s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict; Secure"
                                   : "rabta=%.*s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict",
                         FMT(token), SESSION_HOURS * 3600));
    TRY(viewer_of_person(c, person, ~UINT64_C(0), &v));
    v->factor = str_of(factor);
    viewer_use(c, v);
    TRY(person_logged(c, id_str(person), "signed-in", str_of(factor)));
    return me_get(c, q, r);
}

void account_take(struct rows *r, bool found, struct account *a)
{
    *a = (struct account){ .found = found };
    if (!found) return;
    *a = (struct account){ row_id(r, 0), row_text(r, 1), row_text(r, 2), row_text(r, 6), row_int(r, 3), row_int(r, 4), row_when(r, 5), true };
}

struct attempt {
    const struct account *a;
};
static err note_attempt(struct ctx *c, void *arg)
{
    const struct attempt *t = arg;
    int64_t lock = t->a->failures + 1 >= TRIES_BEFORE_LOCK ? c->now.us + 15 * MINUTE : 0;
    TRY(db_do(c, &sql_failed, ARGS(A_ID(t->a->id), A_INT(lock))));
    return person_logged(c, id_str(&t->a->id), "sign-in-refused", S(""));
}

static err second_factor(struct ctx *c, const struct account *a, const struct sign_in *in, const char **factor, int64_t *step)
{
    str base32;
    struct rows *r;
    *factor = "password";
    *step = a->step;
    if (!a->totp.n) return NULL;
    if (in->recovery.n) {
        TRY(db_run(c, &sql_recovery_use, ARGS(A_ID(a->id), A_TEXT(recovery_code_hash(c->arena, in->recovery)), A_WHEN(c->now)), &r));
        *factor = rows_count(r) ? "recovery" : NULL;
        return NULL;
    }
    TRY(unseal(c, arena_fmt(c->arena, "totp/%s", a->id.s), a->totp, &base32));
    *factor = otp_check(base32, in->code, c->now, step) ? "totp" : NULL;
    return NULL;
}

struct signing {
    const struct req *q;
    struct res *r;
    const struct sign_in *in;
    struct account a;
    const char *factor;
    int64_t step;
};
static err finish_sign_in(struct ctx *c, void *arg)
{
    struct signing *s = arg;
    TRY(second_factor(c, &s->a, s->in, &s->factor, &s->step));
    if (!s->factor) return NULL;
    struct rows *r;
    TRY(db_run(c, &sql_fine, ARGS(A_ID(s->a.id), A_INT(s->step), A_INT(!strcmp(s->factor, "totp"))), &r));
    if (!rows_count(r)) { /* somebody was quicker with the same code */
        s->factor = NULL;
        return NULL;
    }
    s->r->body.n = 0;
    s->r->nheaders = 0;
    return account_open_session(c, s->q, s->r, &s->a.id, s->factor);
}

/* every way to fail reads the same and costs one hash */
static err sign_in(struct ctx *c, const struct req *q, struct res *r)
{
    struct sign_in in = { 0 };
    struct json v;
    struct rows *rows;
    bool found;
    struct signing s = { .q = q, .r = r, .in = &in };
    static const struct err refused = { .kind = E_NOAUTH,
                                        .code = "sign-in-refused",
                                        .detail = S_INIT("address, password or code are not right, or the account is locked for a while"),
                                        .where = WHERE };
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &sign_in_shape, v, 0, true, &in, NULL));
    TRY(limit_check(c, "sign-in", q->address, 30, 10 * MINUTE));
    TRY(limit_check(c, "account", in.email, 20, 10 * MINUTE));
    TRY(db_one(c, &sql_by_email, ARGS(A_TEXT(in.email)), &rows, &found));
    account_take(rows, found, &s.a);
    bool good = password_verify(c, s.a.hash, in.password);
    if (!s.a.found || !str_is(s.a.state, "active") || s.a.locked_until.us > c->now.us) return &refused;
    if (!good) {
        struct attempt bad = { &s.a };
        TRY(db_unit(c, note_attempt, &bad));
        return &refused;
    }
    if (s.a.totp.n && !in.code.n && !in.recovery.n) FAIL(c, E_NOAUTH, "code-needed", "the code of your second factor is needed");
    TRY(db_unit(c, finish_sign_in, &s));
    if (s.factor) return NULL;
    struct attempt bad = { &s.a };
    TRY(db_unit(c, note_attempt, &bad));
    return &refused;
}

/* a one-time link: sets the password; a reset also takes the second factor away */
struct linked {
    const struct req *q;
    struct res *r;
    str token, hash;
};
static err use_link(struct ctx *c, void *arg)
{
    const struct linked *l = arg;
    struct rows *rows;
    bool found;
    TRY(db_one(c, &sql_link_use, ARGS(A_TEXT(sha256_hex(c->arena, l->token)), A_WHEN(c->now)), &rows, &found));
    if (!found) FAIL(c, E_NOAUTH, "bad-link", "this link was used, is too old, or not yet good");
    id person = row_id(rows, 0);
    if (str_is(row_text(rows, 1), "reset")) {
        TRY(person_totp(c, &person, S("")));
        TRY(db_do(c, &sql_totp_none, ARGS(A_ID(person))));
        TRY(db_do(c, &sql_recovery_clear, ARGS(A_ID(person))));
    }
    TRY(person_password_hashed(c, &person, l->hash));
    l->r->body.n = 0;
    l->r->nheaders = 0;
    return account_open_session(c, l->q, l->r, &person, "password");
}
/* the costly hash is made before the transaction, so that no other change waits for it */
static err sign_in_by_link(struct ctx *c, const struct req *q, struct res *r)
{
    struct sign_in in = { 0 };
    struct json v;
    struct rows *rows;
    bool found;
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &sign_in_shape, v, 0, true, &in, NULL));
    TRY(limit_check(c, "sign-in", q->address, 30, 10 * MINUTE));
    TRY(db_one(c, &sql_link_whose, ARGS(A_TEXT(sha256_hex(c->arena, in.token)), A_WHEN(c->now)), &rows, &found));
    if (!found) FAIL(c, E_NOAUTH, "bad-link", "this link was used, is too old, or not yet good");
    struct linked l = { q, r, in.token, { 0 } };
    TRY(password_policy(c, in.password, row_text(rows, 0)));
    TRY(password_hash(c, in.password, &l.hash));
    return db_unit(c, use_link, &l);
}

/* demonstration data on a loopback address only: one click, no password */
static err sign_in_demo(struct ctx *c, const struct req *q, struct res *r)
{
    struct sign_in in = { 0 };
    struct json v;
    struct rows *rows;
    bool found;
    str demo;
    TRY(setting_get(c, "demo", &demo));
    bool local = str_is(q->address, "127.0.0.1") || str_is(q->address, "::1");
    if (!demo.n || !local) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &sign_in_shape, v, 0, true, &in, NULL));
    TRY(db_one(c, &sql_by_email, ARGS(A_TEXT(in.email)), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    id person = row_id(rows, 0);
    return account_open_session(c, q, r, &person, "demo");
}

struct demo_person {
    id id;
    str email, name, role;
};
static const struct field demo_fields[] = {
    FIELD(struct demo_person, email, .flags = F_RO, .doc = "The address to sign in with"),
    FIELD(struct demo_person, name, .flags = F_RO, .doc = "The name"),
    FIELD(struct demo_person, role, .flags = F_RO, .doc = "The role"),
};
static SHAPE(demo_shape, "demo_person", struct demo_person, demo_fields, "Somebody of the demonstration");
struct demo_list {
    struct list people;
};
static const struct field demo_list_fields[] = { FIELD(struct demo_list, people, .flags = F_RO, .of = &demo_shape, .doc = "Whom one can be here") };
static SHAPE(demo_list_shape, "demo", struct demo_list, demo_list_fields, "The demonstration's people; none elsewhere");

static err demo_people(struct ctx *c, const struct req *q, struct res *r)
{
    struct demo_list out = { { 0 } };
    struct rows *rows;
    str demo;
    bool local = str_is(q->address, "127.0.0.1") || str_is(q->address, "::1");
    TRY(setting_get(c, "demo", &demo));
    if (demo.n && local) {
        TRY(db_run(c, &sql_demo_people, NOARGS, &rows));
        struct demo_person *p = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct demo_person);
        size_t n = 0;
        while (rows_next(rows)) p[n++] = (struct demo_person){ row_id(rows, 0), row_text(rows, 1), row_text(rows, 2), row_text(rows, 3) };
        out.people = (struct list){ p, n };
    }
    res_json(r, &demo_list_shape, &out, 0);
    return NULL;
}

static err sign_out(struct ctx *c, const struct req *q, struct res *r)
{
    const char *name = q->secure ? "__Host-rabta" : "rabta";
    str token = req_cookie(q, name);
    if (token.n) TRY(db_do(c, &sql_close, ARGS(A_TEXT(sha256_hex(c->arena, token)))));
    TRY(session_epoch_move(c));
    res_header(r, "Set-Cookie", arena_fmt(c->arena, "%s=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict%s", name, q->secure ? "; Secure" : ""));
    r->status = 204;
    return NULL;
}

const struct route session_routes[] = {
    ROUTE(POST, "/api/v1/session", sign_in, 0, "Sign in with password and second factor", .flags = R_PUBLIC | R_NOTX, .class = CLASS_SLOW, .in = &sign_in_shape,
          .out = &me_shape),
    ROUTE(POST, "/api/v1/session/link", sign_in_by_link, 0, "Sign in by a one-time link and set a password", .flags = R_PUBLIC | R_NOTX, .class = CLASS_SLOW,
          .in = &sign_in_shape, .out = &me_shape),
    ROUTE(POST, "/api/v1/session/demo", sign_in_demo, 0, "Be somebody of the demonstration (loopback only)", .flags = R_PUBLIC, .in = &sign_in_shape,
          .out = &me_shape),
    ROUTE(GET, "/api/v1/session/demo", demo_people, 0, "Whom one can be in the demonstration", .flags = R_PUBLIC, .out = &demo_list_shape),
    ROUTE(DELETE, "/api/v1/session", sign_out, 0, "Sign out", .flags = R_PUBLIC),
    { .path = NULL },
};

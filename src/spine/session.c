/* session - see session.h; the routes under /api/v1/session and /api/v1/me */
#include "spine/session.h"

#include "guard/guard.h"
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
    return NULL;
}

err session_viewer(struct ctx *c, const struct req *q, const char *cookie, struct viewer **out, bool *by_cookie)
{
    str auth = req_header(q, "authorization"), token = req_cookie(q, cookie);
    struct rows *r;
    bool found;
    *by_cookie = false;
    *out = NULL;
    if (str_starts(auth, S("Bearer "))) return by_key(c, str_trim(str_cut(auth, 7, auth.n)), out);
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

struct seat_out {
    str place, role, name;
};
static const struct field seat_fields[] = {
    FIELD(struct seat_out, place, .flags = F_RO, .doc = "The team, organisation or group"),
    FIELD(struct seat_out, role, .flags = F_RO, .doc = "The role there"),
};
static SHAPE(seat_shape, "seat", struct seat_out, seat_fields, "A role at a place");

struct me {
    id id;
    str name, email, language, zone, organisation, factor;
    bool demo, second_factor;
    struct strs rights, roles;
    struct list seats;
};
static const struct field me_fields[] = {
#define F(m, ...) FIELD(struct me, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Who you are"),
    F(name, .doc = "Your name"),
    F(email, .doc = "Your address"),
    F(language, .doc = "Your language"),
    F(zone, .doc = "Your time zone"),
    F(organisation, .doc = "Your organisation"),
    F(factor, .doc = "How you signed in"),
    F(demo, .doc = "This is a demonstration"),
    F(second_factor, .doc = "A second factor is set up"),
    F(rights, .doc = "What you may do"),
    F(roles, .doc = "The roles you hold"),
    F(seats, .of = &seat_shape, .doc = "Your roles by place"),
#undef F
};
static SHAPE(me_shape, "me", struct me, me_fields, "Who is signed in");

static err me_fill(struct ctx *c, struct me *m)
{
    const struct viewer *v = c->who;
    struct rows *r;
    bool found;
    str demo;
    TRY(setting_get(c, "demo", &demo));
    TRY(db_one(c, &sql_account, ARGS(A_ID(v->person)), &r, &found));
    *m = (struct me){ .id = v->person,
                      .name = v->name,
                      .email = v->email,
                      .language = v->language,
                      .zone = v->zone,
                      .organisation = v->organisation,
                      .factor = v->factor,
                      .demo = demo.n > 0,
                      .second_factor = found && !row_null(r, 2) };
    m->rights = (struct strs){ NEW_ARRAY(c->arena, RIGHTS_N, str), 0 };
    for (unsigned i = 0; i < RIGHTS_N; i++)
        if (v->rights >> i & 1) m->rights.v[m->rights.n++] = str_of(right_name(i));
    m->roles = (struct strs){ NEW_ARRAY(c->arena, v->nseats + 1, str), 0 };
    struct seat_out *s = NEW_ARRAY(c->arena, v->nseats + 1, struct seat_out);
    for (size_t i = 0; i < v->nseats; i++) {
        s[i] = (struct seat_out){ .place = v->seats[i].place, .role = v->seats[i].role };
        m->roles.v[m->roles.n++] = v->seats[i].role;
    }
    m->seats = (struct list){ s, v->nseats };
    return NULL;
}

static err me_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct me m;
    (void)q;
    TRY(me_fill(c, &m));
    res_json(r, &me_shape, &m, ~UINT64_C(0));
    return NULL;
}

/* ---- signing in */

static err open_session(struct ctx *c, const struct req *q, struct res *r, const id *person, const char *factor)
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

struct account {
    id id;
    str hash, totp, state;
    int64_t step, failures;
    when locked_until;
    bool found;
};
static void take_account(struct rows *r, bool found, struct account *a)
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
    return open_session(c, s->q, s->r, &s->a.id, s->factor);
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
    take_account(rows, found, &s.a);
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
static err sign_in_by_link(struct ctx *c, const struct req *q, struct res *r)
{
    struct sign_in in = { 0 };
    struct json v;
    struct rows *rows;
    bool found;
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &sign_in_shape, v, 0, true, &in, NULL));
    TRY(limit_check(c, "sign-in", q->address, 30, 10 * MINUTE));
    TRY(db_one(c, &sql_link_use, ARGS(A_TEXT(sha256_hex(c->arena, in.token)), A_WHEN(c->now)), &rows, &found));
    if (!found) FAIL(c, E_NOAUTH, "bad-link", "this link was used, is too old, or not yet good");
    id person = row_id(rows, 0);
    bool reset = str_is(row_text(rows, 1), "reset");
    TRY(db_one(c, &sql_account, ARGS(A_ID(person)), &rows, &found));
    TRY(password_policy(c, in.password, row_text(rows, 7)));
    if (reset) {
        TRY(person_totp(c, &person, S("")));
        TRY(db_do(c, &sql_totp_none, ARGS(A_ID(person))));
        TRY(db_do(c, &sql_recovery_clear, ARGS(A_ID(person))));
    }
    TRY(person_password(c, &person, in.password));
    return open_session(c, q, r, &person, "password");
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
    return open_session(c, q, r, &person, "demo");
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

/* ---- second factor and keys of one's own */

struct totp_out {
    str secret, uri, svg;
    struct strs recovery;
};
static const struct field totp_fields[] = {
#define F(m, ...) FIELD(struct totp_out, m, .flags = F_RO, __VA_ARGS__)
    F(secret, .doc = "For typing into the authenticator"),
    F(uri, .doc = "The otpauth address"),
    F(svg, .doc = "The same as a QR picture"),
    F(recovery, .doc = "Recovery codes, shown this once"),
#undef F
};
static SHAPE(totp_shape, "second_factor", struct totp_out, totp_fields, "A second factor being set up");

struct totp_confirm {
    str secret, code;
};
static const struct field confirm_fields[] = {
    FIELD(struct totp_confirm, secret, .flags = F_REQ | F_SECRET, .max = 80, .doc = "The secret that was offered"),
    FIELD(struct totp_confirm, code, .flags = F_REQ | F_SECRET, .max = 6, .doc = "The code the authenticator shows"),
};
static SHAPE(confirm_shape, "second_factor_proof", struct totp_confirm, confirm_fields, "The proof that the authenticator works");

static err totp_offer(struct ctx *c, const struct req *q, struct res *r)
{
    struct totp_out t = { 0 };
    (void)q;
    TRY(otp_secret_new(c, &t.secret));
    t.uri = otp_uri(c->arena, S("Rabta"), c->who->email, t.secret);
    TRY(otp_qr_svg(c, t.uri, &t.svg));
    res_json(r, &totp_shape, &t, 0);
    return NULL;
}

static err totp_set(struct ctx *c, const struct req *q, struct res *r)
{
    struct totp_confirm in = { 0 };
    struct totp_out t = { 0 };
    struct json v;
    int64_t step = 0;
    struct rows *rows;
    bool found;
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &confirm_shape, v, 0, true, &in, NULL));
    TRY(limit_check(c, "code", c->who->actor, 10, 10 * MINUTE));
    if (!otp_check(in.secret, in.code, c->now, &step)) FAIL_AT(c, S("/code"), "bad-code", "this is not the code of now; is the clock of the device right?");
    TRY(db_one(c, &sql_account, ARGS(A_ID(c->who->person)), &rows, &found));
    if (found && !row_null(rows, 2) && !session_complete(c->who)) FAIL(c, E_CONFLICT, "second-factor-set", "a second factor is set up already");
    TRY(person_totp(c, &c->who->person, in.secret));
    TRY(db_do(c, &sql_recovery_clear, ARGS(A_ID(c->who->person))));
    t.recovery = (struct strs){ NEW_ARRAY(c->arena, RECOVERY_CODES, str), RECOVERY_CODES };
    for (size_t i = 0; i < RECOVERY_CODES; i++) {
        char code[15];
        recovery_code_new(code);
        t.recovery.v[i] = arena_dup(c->arena, str_of(code));
        TRY(db_do(c, &sql_recovery_add, ARGS(A_ID(c->who->person), A_TEXT(recovery_code_hash(c->arena, t.recovery.v[i])))));
    }
    id person = c->who->person;
    TRY(db_do(c, &sql_close_all, ARGS(A_ID(person))));
    TRY(session_epoch_move(c));
    TRY(open_session(c, q, r, &person, "totp"));
    r->body.n = 0;
    res_json(r, &totp_shape, &t, 0);
    return NULL;
}

struct key {
    id id;
    str name, key;
    struct strs scopes;
    when created_at, expires_at, revoked_at;
};
static const struct field key_fields[] = {
#define F(m, ...) FIELD(struct key, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(name, .flags = F_REQ, .min = 1, .max = 80, .doc = "What it is for"),
    F(key, .flags = F_RO, .doc = "The key: shown this once"),
    F(scopes, .doc = "What it may do; empty: all that you may"),
    F(created_at, .flags = F_RO, .doc = "When it was made"),
    F(expires_at, .doc = "When it ends"),
    F(revoked_at, .flags = F_RO, .doc = "When it was withdrawn"),
#undef F
};
static SHAPE(key_shape, "api_key", struct key, key_fields, "A key for a program that acts for you");
struct key_list {
    struct list keys;
};
static const struct field key_list_fields[] = { FIELD(struct key_list, keys, .flags = F_RO, .of = &key_shape, .doc = "Your keys") };
static SHAPE(key_list_shape, "api_keys", struct key_list, key_list_fields, "Your keys");

static err keys_list(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct key_list out;
    (void)q;
    TRY(db_run(c, &sql_keys, ARGS(A_ID(c->who->person)), &rows));
    struct key *k = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct key);
    size_t n = 0;
    while (rows_next(rows)) {
        struct json l;
        k[n] = (struct key){
            .id = row_id(rows, 0), .name = row_text(rows, 1), .created_at = row_when(rows, 3), .expires_at = row_when(rows, 4), .revoked_at = row_when(rows, 5)
        };
        TRY(json_read(c, row_text(rows, 2), NULL, &l));
        k[n].scopes = (struct strs){ NEW_ARRAY(c->arena, json_count(l) + 1, str), 0 };
        for (struct json_iter i = json_iter(l); json_next(&i);) k[n].scopes.v[k[n].scopes.n++] = json_str(i.value);
        n++;
    }
    out.keys = (struct list){ k, n };
    res_json(r, &key_list_shape, &out, 0);
    return NULL;
}

static err keys_create(struct ctx *c, const struct req *q, struct res *r)
{
    struct key k = { 0 };
    struct json v;
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &key_shape, v, 0, true, &k, NULL));
    TRY(api_key_create(c, &c->who->person, k.name, k.scopes, k.expires_at, &k.key, &k.id));
    k.created_at = c->now;
    res_json(r, &key_shape, &k, 0);
    r->status = 201;
    return NULL;
}

static err keys_revoke(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    TRY(db_run(c, &sql_key_revoke, ARGS(A_TEXT(q->params[0]), A_ID(c->who->person), A_WHEN(c->now)), &rows));
    if (!rows_count(rows)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(person_logged(c, c->who->actor, "key-revoked", q->params[0]));
    TRY(session_epoch_move(c));
    r->status = 204;
    return NULL;
}

const struct route session_routes[] = {
    ROUTE(POST, "/api/v1/session", sign_in, 0, "Sign in with password and second factor", .flags = R_PUBLIC | R_NOTX, .class = CLASS_SLOW, .in = &sign_in_shape,
          .out = &me_shape),
    ROUTE(POST, "/api/v1/session/link", sign_in_by_link, 0, "Sign in by a one-time link and set a password", .flags = R_PUBLIC, .class = CLASS_SLOW,
          .in = &sign_in_shape, .out = &me_shape),
    ROUTE(POST, "/api/v1/session/demo", sign_in_demo, 0, "Be somebody of the demonstration (loopback only)", .flags = R_PUBLIC, .in = &sign_in_shape,
          .out = &me_shape),
    ROUTE(GET, "/api/v1/session/demo", demo_people, 0, "Whom one can be in the demonstration", .flags = R_PUBLIC, .out = &demo_list_shape),
    ROUTE(DELETE, "/api/v1/session", sign_out, 0, "Sign out", .flags = R_PUBLIC),
    ROUTE(GET, "/api/v1/me", me_get, 0, "Who is signed in", .flags = R_SELF, .out = &me_shape),
    ROUTE(POST, "/api/v1/me/second-factor/offer", totp_offer, 0, "Offer a new second factor", .flags = R_SELF, .out = &totp_shape),
    ROUTE(POST, "/api/v1/me/second-factor", totp_set, 0, "Set up the second factor that was offered", .flags = R_SELF, .in = &confirm_shape,
          .out = &totp_shape),
    ROUTE(GET, "/api/v1/me/keys", keys_list, MAY_READ, "Your keys", .out = &key_list_shape),
    ROUTE(POST, "/api/v1/me/keys", keys_create, MAY_READ, "Make a key", .flags = R_CREATES, .in = &key_shape, .out = &key_shape),
    ROUTE(DELETE, "/api/v1/me/keys/{id}", keys_revoke, MAY_READ, "Withdraw a key", .flags = 0),
    { .path = NULL },
};

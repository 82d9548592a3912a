/* me - one's own account: who is signed in, second factor, password, profile, keys for programs, what happened to it
 *
 * What guards the account is changed by a session alone: a key, whatever its scopes, makes no keys and sets no factor. */
#include "base/buf.h"
#include "base/json.h"
#include "guard/guard.h"
#include "spine/account.h"
#include "spine/limit.h"
#include "spine/part.h"
#include "spine/session.h"
#include "spine/zone.h"
#include "store/db.h"

#include "me.sql.h"

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
SHAPE(me_shape, "me", struct me, me_fields, "Who is signed in");

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

err me_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct me m;
    (void)q;
    TRY(me_fill(c, &m));
    res_json(r, &me_shape, &m, ~UINT64_C(0));
    return NULL;
}

/* ---- what guards the account */

static err by_session(struct ctx *c)
{
    if (str_is(c->who->factor, "key")) FAIL(c, E_DENIED, "by-session-only", "sign in as a person to do this; a key may not");
    return NULL;
}
static err account_mine(struct ctx *c, struct account *a)
{
    struct rows *rows;
    bool found;
    TRY(db_one(c, &sql_account, ARGS(A_ID(c->who->person)), &rows, &found));
    account_take(rows, found, a);
    return NULL;
}

/* ---- second factor */

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
    str secret, code, password;
};
static const struct field confirm_fields[] = {
    FIELD(struct totp_confirm, secret, .flags = F_REQ | F_SECRET, .max = 80, .doc = "The secret that was offered"),
    FIELD(struct totp_confirm, code, .flags = F_REQ | F_SECRET, .max = 6, .doc = "The code the authenticator shows"),
    FIELD(struct totp_confirm, password, .flags = F_SECRET, .max = 200, .doc = "Your password, when a second factor is replaced"),
};
static SHAPE(confirm_shape, "second_factor_proof", struct totp_confirm, confirm_fields, "The proof that the authenticator works");

static err totp_offer(struct ctx *c, const struct req *q, struct res *r)
{
    struct totp_out t = { 0 };
    (void)q;
    TRY(by_session(c));
    TRY(otp_secret_new(c, &t.secret));
    t.uri = otp_uri(c->arena, S("Rabta"), c->who->email, t.secret);
    TRY(otp_qr_svg(c, t.uri, &t.svg));
    res_json(r, &totp_shape, &t, 0);
    return NULL;
}

struct setting_up {
    const struct req *q;
    struct res *r;
    str secret;
};
static err recovery_new(struct ctx *c, struct strs *out)
{
    TRY(db_do(c, &sql_recovery_clear, ARGS(A_ID(c->who->person))));
    *out = (struct strs){ NEW_ARRAY(c->arena, RECOVERY_CODES, str), RECOVERY_CODES };
    for (size_t i = 0; i < RECOVERY_CODES; i++) {
        char code[15];
        recovery_code_new(code);
        out->v[i] = arena_dup(c->arena, str_of(code));
        TRY(db_do(c, &sql_recovery_add, ARGS(A_ID(c->who->person), A_TEXT(recovery_code_hash(c->arena, out->v[i])))));
    }
    return NULL;
}
static err totp_unit(struct ctx *c, void *arg)
{
    const struct setting_up *s = arg;
    struct totp_out t = { 0 };
    id person = c->who->person;
    s->r->nheaders = 0;
    TRY(person_totp(c, &person, s->secret));
    TRY(recovery_new(c, &t.recovery));
    TRY(db_do(c, &sql_close_all, ARGS(A_ID(person))));
    TRY(session_epoch_move(c));
    TRY(account_open_session(c, s->q, s->r, &person, "totp"));
    s->r->body.n = 0;
    res_json(s->r, &totp_shape, &t, 0);
    return NULL;
}
/* the first one by who has just proved the password; another one only with the password again */
static err totp_set(struct ctx *c, const struct req *q, struct res *r)
{
    struct totp_confirm in = { 0 };
    struct json v;
    int64_t step = 0;
    struct account a;
    TRY(by_session(c));
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &confirm_shape, v, 0, true, &in, NULL));
    TRY(limit_check(c, "code", c->who->actor, 10, 10 * MINUTE));
    if (!otp_check(in.secret, in.code, c->now, &step)) FAIL_AT(c, S("/code"), "bad-code", "this is not the code of now; is the clock of the device right?");
    TRY(account_mine(c, &a));
    if (a.totp.n && !session_complete(c->who)) FAIL(c, E_CONFLICT, "second-factor-set", "a second factor is set up already");
    if (a.totp.n && !password_verify(c, a.hash, in.password)) FAIL_AT(c, S("/password"), "wrong-password", "this is not your password");
    struct setting_up s = { q, r, in.secret };
    return db_unit(c, totp_unit, &s);
}

struct recovery_in {
    str code;
};
static const struct field recovery_fields[] = { FIELD(struct recovery_in, code, .flags = F_REQ | F_SECRET, .max = 6,
                                                      .doc = "The code the authenticator shows") };
static SHAPE(recovery_shape, "recovery_proof", struct recovery_in, recovery_fields, "The proof that the authenticator is yours");

static err recovery_set(struct ctx *c, const struct req *q, struct res *r)
{
    struct recovery_in in = { { 0 } };
    struct totp_out t = { 0 };
    struct account a;
    struct json v;
    struct rows *used;
    str base32;
    int64_t step;
    TRY(by_session(c));
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &recovery_shape, v, 0, true, &in, NULL));
    TRY(limit_check(c, "code", c->who->actor, 10, 10 * MINUTE));
    TRY(account_mine(c, &a));
    if (!a.totp.n) FAIL(c, E_CONFLICT, "second-factor-needed", "set up your second factor first");
    TRY(unseal(c, arena_fmt(c->arena, "totp/%s", a.id.s), a.totp, &base32));
    step = a.step;
    if (!otp_check(base32, in.code, c->now, &step)) FAIL_AT(c, S("/code"), "bad-code", "this is not the code of now; is the clock of the device right?");
    TRY(db_run(c, &sql_code_used, ARGS(A_ID(a.id), A_INT(step)), &used)); /* good once, also for two at once */
    if (!rows_count(used)) FAIL_AT(c, S("/code"), "bad-code", "this code was used already; wait for the next one");
    TRY(recovery_new(c, &t.recovery));
    TRY(person_logged(c, c->who->actor, "recovery-codes-made", S("")));
    res_json(r, &totp_shape, &t, 0);
    return NULL;
}

/* ---- password and profile */

struct password_in {
    str current, password;
};
static const struct field password_fields[] = {
    FIELD(struct password_in, current, .flags = F_REQ | F_SECRET, .max = 200, .doc = "The password of now"),
    FIELD(struct password_in, password, .flags = F_REQ | F_SECRET, .max = 200, .doc = "The new one"),
};
static SHAPE(password_shape, "password_change", struct password_in, password_fields, "A new password");

struct renewed {
    const struct req *q;
    struct res *r;
    str hash, factor;
};
static err password_unit(struct ctx *c, void *arg)
{
    const struct renewed *n = arg;
    id person = c->who->person;
    n->r->nheaders = 0;
    TRY(person_password_hashed(c, &person, n->hash)); /* ends all sessions; this one goes on anew */
    TRY(account_open_session(c, n->q, n->r, &person, arena_cstr(c->arena, n->factor)));
    n->r->body.n = 0;
    return NULL;
}
static err password_change(struct ctx *c, const struct req *q, struct res *r)
{
    struct password_in in = { { 0 }, { 0 } };
    struct account a;
    struct json v;
    struct renewed n = { q, r, { 0 }, c->who->factor };
    TRY(by_session(c));
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &password_shape, v, 0, true, &in, NULL));
    TRY(limit_check(c, "password", c->who->actor, 10, 10 * MINUTE));
    TRY(account_mine(c, &a));
    if (!password_verify(c, a.hash, in.current)) FAIL_AT(c, S("/current"), "wrong-password", "this is not your password");
    TRY(password_policy(c, in.password, c->who->email));
    TRY(password_hash(c, in.password, &n.hash));
    r->status = 204;
    return db_unit(c, password_unit, &n);
}

struct profile {
    str name, language, zone;
};
static const struct field profile_fields[] = {
    FIELD(struct profile, name, .min = 1, .max = 200, .doc = "Your name"),
    FIELD(struct profile, language, .max = 20, .doc = "Your language"),
    FIELD(struct profile, zone, .max = 60, .doc = "Your time zone"),
};
static SHAPE(profile_shape, "profile", struct profile, profile_fields, "How you are called and when your day is");

static err profile_change(struct ctx *c, const struct req *q, struct res *r)
{
    struct profile p = { c->who->name, c->who->language, c->who->zone };
    struct json v;
    struct viewer *again;
    const struct zone *z;
    id person = c->who->person;
    TRY(by_session(c));
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &profile_shape, v, 0, false, &p, NULL));
    TRY(zone_load(c, p.zone, &z));
    TRY(db_do(c, &sql_profile, ARGS(A_ID(person), A_TEXT(p.name), A_TEXT(p.language), A_TEXT(p.zone), A_WHEN(c->now))));
    TRY(session_epoch_move(c));
    str factor = c->who->factor;
    TRY(viewer_of_person(c, &person, ~UINT64_C(0), &again));
    again->factor = factor;
    viewer_use(c, again);
    return me_get(c, q, r);
}

/* ---- what happened to the account */

struct log_line {
    when at;
    str actor, actor_name, verb, detail, said;
};
static const struct field log_fields[] = {
    FIELD(struct log_line, at, .flags = F_RO, .doc = "When"),
    FIELD(struct log_line, actor, .flags = F_RO, .doc = "Who did it"),
    FIELD(struct log_line, actor_name, .flags = F_RO, .doc = "The name; empty: the program itself"),
    FIELD(struct log_line, verb, .flags = F_RO, .doc = "What was done"),
    FIELD(struct log_line, detail, .flags = F_RO, .max = 300, .doc = "How, with ids"),
    FIELD(struct log_line, said, .flags = F_RO, .max = 2000, .doc = "How, with names and references; what you do not see is left out"),
};
static SHAPE(log_shape, "account_entry", struct log_line, log_fields, "Something that happened to an account");
LIST_OF(account_log, entries, log_shape, "What happened to your account, newest first");

/* words that are ids become what they name: a desk, a person, a key of one's own, a record by its reference */
static err named(struct ctx *c, str detail, str *out)
{
    struct buf b = { .a = c->arena };
    str word;
    while (detail.n && str_split(&detail, ' ', &word)) {
        str name = word;
        id which;
        if (id_parse(word, &which)) {
            struct rows *r;
            bool found;
            const struct sql *q = str_starts(word, S("key_")) ? &sql_own_key : str_starts(word, S("whk_")) ? &sql_own_webhook : &sql_ref;
            bool subject = str_starts(word, S("tea_")) || str_starts(word, S("per_")) || str_starts(word, S("grp_")) || str_starts(word, S("org_"));
            if (subject) {
                TRY(subject_name(c, word, &name));
            } else {
                TRY(db_one(c, q, ARGS(A_TEXT(word), A_ID(c->who->person)), &r, &found));
                name = found ? row_text(r, 0) : S("");
            }
        }
        buf_fmt(&b, "%s%.*s", b.n && name.n ? " " : "", FMT(name));
    }
    *out = buf_str(&b);
    return NULL;
}

static err log_list(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct account_log out;
    (void)q;
    TRY(db_run(c, &sql_log, ARGS(A_ID(c->who->person)), &rows));
    struct log_line *l = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct log_line);
    size_t n = 0;
    while (rows_next(rows)) {
        l[n] = (struct log_line){ .at = row_when(rows, 0), .actor = row_text(rows, 1), .verb = row_text(rows, 2), .detail = row_text(rows, 3) };
        if (str_starts(l[n].actor, S("per_"))) TRY(subject_name(c, l[n].actor, &l[n].actor_name));
        TRY(named(c, l[n].detail, &l[n].said));
        n++;
    }
    out.entries = (struct list){ l, n };
    res_json(r, &account_log_shape, &out, 0);
    return NULL;
}

/* ---- keys for programs */

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
    TRY(by_session(c));
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
    TRY(by_session(c));
    TRY(db_run(c, &sql_key_revoke, ARGS(A_TEXT(q->params[0]), A_ID(c->who->person), A_WHEN(c->now)), &rows));
    if (!rows_count(rows)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(person_logged(c, c->who->actor, "key-revoked", q->params[0]));
    TRY(session_epoch_move(c));
    r->status = 204;
    return NULL;
}

const struct route me_routes[] = {
    ROUTE(GET, "/api/v1/me", me_get, 0, "Who is signed in", .flags = R_SELF, .out = &me_shape),
    ROUTE(PATCH, "/api/v1/me", profile_change, 0, "Change your name, language or time zone", .flags = R_SELF, .in = &profile_shape, .out = &me_shape),
    ROUTE(POST, "/api/v1/me/password", password_change, 0, "Change your password; other sessions end", .flags = R_SELF | R_NOTX, .class = CLASS_SLOW,
          .in = &password_shape),
    ROUTE(POST, "/api/v1/me/second-factor/offer", totp_offer, 0, "Offer a new second factor", .flags = R_SELF, .out = &totp_shape),
    ROUTE(POST, "/api/v1/me/second-factor", totp_set, 0, "Set up the second factor that was offered", .flags = R_SELF | R_NOTX, .class = CLASS_SLOW,
          .in = &confirm_shape, .out = &totp_shape),
    ROUTE(POST, "/api/v1/me/recovery", recovery_set, 0, "New recovery codes; the former ones end", .flags = R_SELF, .in = &recovery_shape, .out = &totp_shape),
    ROUTE(GET, "/api/v1/me/log", log_list, 0, "What happened to your account", .flags = R_SELF, .out = &account_log_shape),
    ROUTE(GET, "/api/v1/me/keys", keys_list, MAY_READ, "Your keys", .out = &key_list_shape),
    ROUTE(POST, "/api/v1/me/keys", keys_create, MAY_READ, "Make a key", .flags = R_CREATES, .in = &key_shape, .out = &key_shape),
    ROUTE(DELETE, "/api/v1/me/keys/{id}", keys_revoke, MAY_READ, "Withdraw a key", .flags = 0),
    { .path = NULL },
};

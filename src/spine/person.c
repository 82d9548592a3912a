/* person - accounts: making them, their seats, passwords, second factors, links, keys and their own chained log */
#include "base/buf.h"
#include "base/json.h"
#include "guard/guard.h"
#include "spine/session.h"
#include "store/db.h"

#include "person.sql.h"

err session_epoch(struct ctx *c, int64_t *n)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_epoch, NOARGS, &r, &found));
    *n = row_int(r, 0);
    return NULL;
}
err session_epoch_move(struct ctx *c)
{
    return db_do(c, &sql_epoch_move, NOARGS);
}

err person_create(struct ctx *c, str email, str name, str organisation, str language, str zone, id *out)
{
    struct rows *r;
    bool made;
    struct buf low = { .a = c->arena };
    for (size_t i = 0; i < email.n; i++) buf_c(&low, email.p[i] >= 'A' && email.p[i] <= 'Z' ? (char)(email.p[i] + 32) : email.p[i]);
    *out = id_new("per", c->now);
    TRY(db_one(c, &sql_person,
               ARGS(A_ID(*out), A_TEXT(buf_str(&low)), A_TEXT(name), arg_text_or_null(organisation), A_TEXT(language.n ? language : S("en")),
                    A_TEXT(zone.n ? zone : S("UTC")), A_WHEN(c->now)),
               &r, &made));
    if (!made) FAIL(c, E_CONFLICT, "email-taken", "there is an account with this address already");
    return person_logged(c, id_str(out), "account-made", S(""));
}

err person_seat(struct ctx *c, const id *person, str place, str role)
{
    if (!role_rights(role)) FAIL_AT(c, S("/role"), "not-a-word", "no such role");
    TRY(db_do(c, &sql_seat, ARGS(A_ID(*person), A_TEXT(place), A_TEXT(role), A_WHEN(c->now))));
    TRY(person_logged(c, id_str(person), "seat-given", arena_fmt(c->arena, "%.*s at %.*s", FMT(role), FMT(place))));
    return session_epoch_move(c);
}

err person_password(struct ctx *c, const id *person, str password)
{
    str hash;
    TRY(password_hash(c, password, &hash));
    return person_password_hashed(c, person, hash);
}

err person_password_hashed(struct ctx *c, const id *person, str hash)
{
    TRY(db_do(c, &sql_password, ARGS(A_ID(*person), A_TEXT(hash), A_WHEN(c->now))));
    TRY(db_do(c, &sql_close_all, ARGS(A_ID(*person))));
    TRY(session_epoch_move(c));
    return person_logged(c, id_str(person), "password-set", S(""));
}

err person_totp(struct ctx *c, const id *person, str base32)
{
    str sealed;
    TRY(seal(c, arena_fmt(c->arena, "totp/%s", person->s), base32, &sealed));
    TRY(db_do(c, &sql_totp, ARGS(A_ID(*person), A_TEXT(sealed), A_WHEN(c->now))));
    return person_logged(c, id_str(person), "second-factor-set", S(""));
}

str person_log_hash(struct arena *a, str before, str person, int64_t n, when at, str actor, str verb, str detail)
{
    return hash_hex(a, arena_fmt(a, "%.*s\n%.*s\n%lld\n%lld\n%.*s\n%.*s\n%.*s", FMT(before), FMT(person), (long long)n, (long long)at.us, FMT(actor), FMT(verb),
                                 FMT(detail)));
}

err person_logged(struct ctx *c, str person, const char *verb, str detail)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_log_head, ARGS(A_TEXT(person)), &r, &found));
    int64_t n = found ? row_int(r, 0) + 1 : 1;
    str actor = c->who->actor;
    str hash = person_log_hash(c->arena, found ? row_text(r, 1) : S(""), person, n, c->now, actor, str_of(verb), detail);
    return db_do(c, &sql_log, ARGS(A_TEXT(person), A_INT(n), A_WHEN(c->now), A_TEXT(actor), A_TEXT(str_of(verb)), A_TEXT(detail), A_TEXT(hash)));
}

err sign_in_link(struct ctx *c, const id *person, const char *purpose, when not_before, when expires, str *token)
{
    *token = token_new(c->arena, 24);
    TRY(db_do(c, &sql_link,
              ARGS(A_TEXT(sha256_hex(c->arena, *token)), A_ID(*person), A_TEXT(str_of(purpose)), A_TEXT(c->who->actor), A_WHEN(not_before), A_WHEN(expires))));
    return person_logged(c, id_str(person), "link-made", str_of(purpose));
}

err api_key_create(struct ctx *c, const id *person, str name, struct strs scopes, when expires, str *key, id *out)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    jw_arr(&w);
    for (size_t i = 0; i < scopes.n; i++) {
        if (!right_named(scopes.v[i])) FAIL_AT(c, arena_fmt(c->arena, "/scopes/%zu", i), "not-a-word", "no such scope");
        jw_text(&w, scopes.v[i]);
    }
    jw_end_arr(&w);
    *out = id_new("key", c->now);
    *key = arena_fmt(c->arena, "rbt_%.*s", FMT(token_new(c->arena, 32)));
    TRY(db_do(c, &sql_key,
              ARGS(A_ID(*out), A_ID(*person), A_TEXT(name), A_TEXT(sha256_hex(c->arena, *key)), A_TEXT(buf_str(&b)), A_WHEN(c->now), A_WHEN(expires))));
    return person_logged(c, id_str(person), "key-made", id_str(out));
}

err setting_get(struct ctx *c, const char *key, str *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_setting, ARGS(A_TEXT(str_of(key))), &r, &found));
    *out = found ? row_text(r, 0) : S("");
    return NULL;
}
err setting_set(struct ctx *c, const char *key, str value)
{
    return db_do(c, &sql_setting_set, ARGS(A_TEXT(str_of(key)), A_TEXT(value)));
}

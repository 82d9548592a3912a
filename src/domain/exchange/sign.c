/* sign - what is published is signed again when its desk has another key, and what was published before it had one
 *
 * The bytes and their hashes stay as they are. The former key stays in the tree, so that who keeps an old signature can verify
 * it. A job begins when a key is made, and looks each hour for what is left. */
#include "domain/exchange/advisory.h"
#include "domain/exchange/subscription.h"

#include "spine/mailkey.h"
#include "spine/webhook.h"
#include "store/db.h"

#include "sign.sql.h"

enum { AT_ONCE = 50, ROUNDS = 1000 };

struct one {
    id record, team;
    int64_t n;
    str tlp;
    bool first;     /* it had no signature */
    bool of_others; /* record is its id in upload.c; the team is the one that signs for others */
};
struct some {
    struct one v[AT_ONCE];
    size_t n;
};
static err sign_unit(struct ctx *c, void *arg)
{
    const struct some *s = arg;
    for (size_t i = 0; i < s->n; i++) {
        const struct one *o = &s->v[i];
        struct rows *r;
        bool found;
        str signature, signer;
        TRY(db_one(c, o->of_others ? &sql_upload_document : &sql_document, ARGS(A_ID(o->record), A_INT(o->n)), &r, &found));
        if (!found) continue;
        TRY(team_sign(c, &o->team, row_text(r, 0), &signature, &signer));
        if (!signature.n) continue;
        TRY(db_run(c, o->of_others ? &sql_sign_upload : &sql_sign, ARGS(A_ID(o->record), A_INT(o->n), A_TEXT(signature), A_TEXT(signer)), &r));
        if (rows_count(r) && o->first) TRY(db_do(c, &sql_shelf, ARGS(A_TEXT(o->tlp))));
    }
    return NULL;
}
/* what others published and did not sign themselves, as far as there is room */
static err others(struct ctx *c, struct some *s)
{
    struct rows *r;
    id desk;
    err e = default_team(c, &desk);
    if (e && !strcmp(e->code, "no-team")) return NULL; /* no desk, no key */
    TRY(e);
    TRY(db_run(c, &sql_unsigned_uploads, ARGS(A_WHEN(c->now), A_INT(AT_ONCE - (int64_t)s->n), A_ID(desk)), &r));
    while (rows_next(r)) s->v[s->n++] = (struct one){ row_id(r, 0), desk, row_int(r, 1), row_text(r, 2), row_int(r, 3) != 0, true };
    return NULL;
}
static err sign(struct ctx *c, str payload)
{
    (void)payload;
    for (int round = 0; round < ROUNDS; round++) {
        struct some s = { .n = 0 };
        struct rows *r;
        struct ctx own = *c;
        own.arena = arena_open(64u << 20);
        if (!own.arena) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
        memcpy(arena_boundary(own.arena), arena_boundary(c->arena), sizeof(jmp_buf));
        err e = db_run(&own, &sql_unsigned, ARGS(A_WHEN(c->now), A_INT(AT_ONCE)), &r);
        while (!e && rows_next(r)) s.v[s.n++] = (struct one){ row_id(r, 0), row_id(r, 3), row_int(r, 1), row_text(r, 2), row_int(r, 4) != 0, false };
        if (!e) e = others(&own, &s);
        if (!e && s.n) e = db_unit(&own, sign_unit, &s);
        if (e) e = err_make(c, e->kind, e->code, e->where, S(""), "%.*s", FMT(arena_dup(c->arena, e->detail)));
        arena_close(own.arena);
        TRY(e);
        if (s.n < AT_ONCE) return NULL;
    }
    return NULL;
}

static err key_made(struct ctx *c, const id *team)
{
    return job_add(c, "advisory.sign", arena_fmt(c->arena, "key/%s/%lld", team->s, (long long)c->now.us), S("advisory.sign"), S("{}"), (when){ 0 });
}
void exchange_install(void)
{
    team_key_made_set(key_made);
    subscription_install();
    webhook_room_set(&publication_room);
}
const struct job_kind sign_jobs[] = { { .name = "advisory.sign", .run = sign, .tries = 5, .lease = 30 * MINUTE },
                                      { .name = "advisory.sign-rest", .run = sign, .every = HOUR, .lease = 30 * MINUTE },
                                      { .name = NULL } };

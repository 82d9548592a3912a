/* audit - the proof of the timeline: every chain is walked, every checkpoint held against what it signed
 *
 * A checkpoint signs the heads of the chains that moved since the one before, together with the signature before. So a
 * chain that was cut, or rewritten from some entry on, is found even when its own head was made to fit. */
#include "spine/audit.h"

#include "base/buf.h"
#include "guard/guard.h"
#include "spine/session.h"

#include "audit.sql.h"

enum { PAGE = 1000, WALK_LIMIT = 64 << 20 };

/* memory of one page or one chain, so that a million timelines are proved in little */
static void drop_arena(void *a)
{
    arena_close(a);
}
static err walk_memory(struct ctx *c, struct ctx *out)
{
    void **slot = arena_onclose(c->arena, drop_arena);
    struct arena *a = arena_open(WALK_LIMIT);
    if (!a) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    *slot = a;
    memcpy(arena_boundary(a), arena_boundary(c->arena), sizeof(jmp_buf)); /* one boundary for all */
    *out = *c;
    out->arena = a;
    return NULL;
}

struct proof {
    struct ctx *c, page, chain; /* the answer's memory, a page's, a chain's */
    str *bad;
    int64_t records, entries;
};

static void say_bad(struct proof *p, str text)
{
    if (!p->bad->n) *p->bad = arena_dup(p->c->arena, text);
}

static struct entry_row row_of(const struct rows *r, const id *record)
{
    return (struct entry_row){ .record = *record,
                               .n = row_int(r, 1),
                               .at = row_when(r, 2),
                               .actor = row_text(r, 3),
                               .verb = row_text(r, 4),
                               .part = row_text(r, 5),
                               .field = row_text(r, 6),
                               .was = row_text(r, 7),
                               .now = row_text(r, 8),
                               .audience = row_text(r, 9),
                               .digest = row_text(r, 10) };
}

/* one entry against the hash before it; *head moves on */
static void prove_entry(struct proof *p, const struct rows *r, const id *record, int64_t n, str *head)
{
    struct arena *a = p->chain.arena;
    struct entry_row e = row_of(r, record);
    bool body_ok = row_null(r, 13) || str_eq(entry_digest(a, row_text(r, 12), row_text(r, 13)), e.digest);
    str hash = entry_hash(a, *head, &e);
    if (e.n != n + 1)
        say_bad(p, arena_fmt(a, "%s: entry %lld is missing", record->s, (long long)n + 1));
    else if (!body_ok || !str_eq(hash, row_text(r, 11)))
        say_bad(p, arena_fmt(a, "%s: entry %lld (%.*s) was altered", record->s, (long long)e.n, FMT(row_text(r, 0))));
    else if (row_int(r, 14))
        say_bad(p, arena_fmt(a, "%s: the text of entry %lld (%.*s) is missing, and no erasure names it", record->s, (long long)e.n, FMT(row_text(r, 0))));
    *head = hash;
}

static err prove_chain(struct proof *p, const id *record, int64_t want_n, str want_head)
{
    struct ctx *c = &p->chain;
    str head = S("");
    int64_t n = 0;
    struct rows *r;
    char kept[80];
    arena_reset(c->arena);
    do {
        TRY(db_run(c, &sql_entries, ARGS(A_ID(*record), A_INT(n)), &r));
        while (!p->bad->n && rows_next(r)) {
            prove_entry(p, r, record, n++, &head);
            p->entries++;
        }
        bool more = rows_count(r) == PAGE && !p->bad->n;
        if (!more) break;
        snprintf(kept, sizeof kept, "%.*s", FMT(head));
        arena_reset(c->arena);
        head = str_of(kept);
    } while (true);
    if (n < want_n)
        say_bad(p, arena_fmt(c->arena, "%s: entry %lld is missing", record->s, (long long)n + 1));
    else if (n > want_n || !str_eq(head, want_head))
        say_bad(p, arena_fmt(c->arena, "%s: the chain's head was altered", record->s));
    return NULL;
}

static err prove_chains(struct proof *p)
{
    struct ctx *c = &p->page;
    struct rows *r;
    id last = { { 0 } };
    do {
        arena_reset(c->arena);
        TRY(db_run(c, &sql_chains, ARGS(A_ID(last)), &r));
        while (!p->bad->n && rows_next(r)) {
            last = row_id(r, 0);
            p->records++;
            TRY(prove_chain(p, &last, row_int(r, 1), row_text(r, 2)));
        }
    } while (!p->bad->n && rows_count(r) == PAGE);
    return NULL;
}

/* what happened to accounts, chained in the same way */
static err prove_accounts(struct proof *p)
{
    struct ctx *c = &p->page;
    struct rows *r;
    id who = { { 0 } };
    int64_t n = 0;
    char head[80] = "";
    do {
        arena_reset(c->arena);
        TRY(db_run(c, &sql_account_logs, ARGS(A_ID(who), A_INT(n)), &r));
        while (!p->bad->n && rows_next(r)) {
            id person = row_id(r, 0);
            if (strcmp(person.s, who.s) != 0) {
                who = person;
                n = 0;
                head[0] = 0;
            }
            str hash = person_log_hash(c->arena, str_of(head), id_str(&who), row_int(r, 1), row_when(r, 2), row_text(r, 3), row_text(r, 4), row_text(r, 5));
            if (row_int(r, 1) != n + 1)
                say_bad(p, arena_fmt(c->arena, "%s: entry %lld of the account's log is missing", who.s, (long long)n + 1));
            else if (!str_eq(hash, row_text(r, 6)))
                say_bad(p, arena_fmt(c->arena, "%s: entry %lld of the account's log was altered", who.s, (long long)n + 1));
            snprintf(head, sizeof head, "%.*s", FMT(hash));
            n = row_int(r, 1);
        }
    } while (!p->bad->n && rows_count(r) == PAGE);
    return NULL;
}

/* ---- checkpoints */

/* a hash over the heads that checkpoint k lists, begun with the hash of the one before */
static err heads_hash(struct ctx *c, struct ctx *page, int64_t k, str before, str *out)
{
    struct rows *r;
    id last = { { 0 } };
    char sum[80];
    snprintf(sum, sizeof sum, "%.*s", FMT(before));
    do {
        arena_reset(page->arena);
        TRY(db_run(page, &sql_heads, ARGS(A_INT(k), A_ID(last)), &r));
        struct buf b = { .a = page->arena };
        buf_z(&b, sum);
        while (rows_next(r)) {
            last = row_id(r, 0);
            buf_fmt(&b, "%s %lld %.*s\n", last.s, (long long)row_int(r, 1), FMT(row_text(r, 2)));
        }
        snprintf(sum, sizeof sum, "%.*s", FMT(hash_hex(page->arena, buf_str(&b))));
    } while (rows_count(r) == PAGE);
    *out = arena_dup(c->arena, str_of(sum));
    return NULL;
}

static str checkpoint_text(struct arena *a, const struct checkpoint *k, int64_t scheme)
{
    return arena_fmt(a, "rabta checkpoint %lld%s\n%lld\n%lld\n%.*s\n%.*s\n", (long long)k->n, scheme == 1 ? "" : " scheme 2", (long long)k->at.us,
                     (long long)k->records, FMT(k->heads), FMT(k->previous));
}

static struct checkpoint checkpoint_of(const struct rows *r)
{
    return (struct checkpoint){
        .n = row_int(r, 0), .at = row_when(r, 1), .records = row_int(r, 2), .heads = row_text(r, 3), .previous = row_text(r, 4), .signature = row_text(r, 5)
    };
}

err audit_checkpoint(struct ctx *c, struct checkpoint *out)
{
    struct rows *r, *fresh;
    struct ctx page;
    bool found;
    TRY(walk_memory(c, &page));
    TRY(db_one(c, &sql_last_checkpoint, NOARGS, &r, &found));
    struct checkpoint last = { 0 };
    if (found) last = checkpoint_of(r);
    bool first = !found || row_int(r, 6) == 1;
    struct checkpoint k = { .n = last.n + 1, .at = c->now, .previous = last.signature };
    TRY(db_one(c, &sql_new_records, NOARGS, &fresh, &found));
    k.records = (first ? 0 : last.records) + row_int(fresh, 0);
    TRY(db_do(c, &sql_sign_chains, ARGS(A_INT(k.n))));
    TRY(db_do(c, &sql_signed, NOARGS));
    TRY(db_do(c, &sql_sign_accounts, ARGS(A_INT(k.n))));
    TRY(heads_hash(c, &page, k.n, first ? S("") : last.heads, &k.heads));
    k.signature = sign_hex(c->arena, checkpoint_text(c->arena, &k, 2));
    TRY(db_do(c, &sql_checkpoint, ARGS(A_INT(k.n), A_WHEN(k.at), A_INT(k.records), A_TEXT(k.heads), A_TEXT(k.previous), A_TEXT(k.signature))));
    *out = k;
    return NULL;
}

static err prove_checkpoint(struct proof *p, const struct checkpoint *k, int64_t scheme, str *heads, str public_hex, const struct strs *outside)
{
    struct arena *a = p->c->arena;
    str listed = k->heads;
    if (scheme != 1) {
        TRY(heads_hash(p->c, &p->page, k->n, *heads, &listed));
        *heads = listed;
    }
    if (!sign_verify(checkpoint_text(a, k, scheme), k->signature, public_hex))
        say_bad(p, arena_fmt(a, "checkpoint %lld was altered", (long long)k->n));
    else if (!str_eq(listed, k->heads))
        say_bad(p, arena_fmt(a, "checkpoint %lld: the list of what it signed was altered", (long long)k->n));
    else if ((size_t)k->n <= outside->n && outside->v[k->n - 1].n && !str_eq(outside->v[k->n - 1], k->signature))
        say_bad(p, arena_fmt(a, "checkpoint %lld differs from the copy outside the database", (long long)k->n));
    return NULL;
}

static err prove_checkpoints(struct proof *p, str public_hex, const struct strs *outside)
{
    struct ctx *c = p->c;
    struct rows *r;
    str previous = S(""), heads = S("");
    int64_t want = 1;
    TRY(db_run(c, &sql_checkpoints, NOARGS, &r));
    while (!p->bad->n && rows_next(r)) {
        struct checkpoint k = checkpoint_of(r);
        if (k.n != want)
            say_bad(p, arena_fmt(c->arena, "checkpoint %lld is missing", (long long)want));
        else if (!str_eq(previous, k.previous))
            say_bad(p, arena_fmt(c->arena, "checkpoint %lld was altered", (long long)k.n));
        else
            TRY(prove_checkpoint(p, &k, row_int(r, 6), &heads, public_hex, outside));
        previous = k.signature;
        want++;
    }
    if ((size_t)want <= outside->n) say_bad(p, arena_fmt(c->arena, "checkpoint %lld is missing", (long long)want));
    return NULL;
}

/* what was signed must still stand where it stood */
static err prove_heads(struct proof *p)
{
    struct ctx *c = p->c;
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_head_gone, NOARGS, &r, &found));
    if (!found) return NULL;
    const char *what = row_int(r, 4) ? "the record is missing" : row_int(r, 3) ? "the timeline was cut" : "the timeline was rewritten";
    say_bad(p, arena_fmt(c->arena, "%.*s: %s; checkpoint %lld signed %s entry %lld", FMT(row_text(r, 1)), what, (long long)row_int(r, 0),
                         row_int(r, 3) ? "its" : "another", (long long)row_int(r, 2)));
    return NULL;
}

static err prove_pairs(struct proof *p)
{
    struct rows *one;
    bool found;
    TRY(db_one(p->c, &sql_orphan, NOARGS, &one, &found));
    if (found) say_bad(p, arena_fmt(p->c->arena, "%.*s: its chain is missing", FMT(row_text(one, 0))));
    TRY(db_one(p->c, &sql_chain_gone, NOARGS, &one, &found));
    if (found) say_bad(p, arena_fmt(p->c->arena, "%.*s: the record is missing", FMT(row_text(one, 0))));
    return NULL;
}

err audit_verify(struct ctx *c, str public_hex, const struct strs *outside, str *bad, int64_t *records, int64_t *entries)
{
    struct proof p = { .c = c, .bad = bad };
    *bad = S("");
    TRY(walk_memory(c, &p.page));
    TRY(walk_memory(c, &p.chain));
    TRY(prove_checkpoints(&p, public_hex, outside));
    if (!bad->n) TRY(prove_chains(&p));
    if (!bad->n) TRY(prove_pairs(&p));
    if (!bad->n) TRY(prove_accounts(&p));
    if (!bad->n) TRY(prove_heads(&p));
    *records = p.records;
    *entries = p.entries;
    return NULL;
}

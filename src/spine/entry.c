/* entry - appending to the timeline, reading it, taking a body out of it */
#include "spine/entry.h"

#include "base/buf.h"
#include "guard/guard.h"
#include "spine/audit.h"
#include "spine/notify.h"
#include "spine/search.h"

#include "entry.sql.h"

static const struct field fields[] = {
#define F(m, ...) FIELD(struct entry, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(at, .flags = F_RO, .doc = "When"),
    F(actor, .flags = F_RO, .doc = "Who: a person, a receipt or a part of the system"),
    F(actor_name, .flags = F_RO, .doc = "The person's name"),
    F(verb, .flags = F_RO, .doc = "What was done"),
    F(part, .flags = F_RO, .doc = "The route, recipient or other part concerned"),
    F(field, .flags = F_RO, .doc = "The member that changed"),
    F(was, .flags = F_RO, .doc = "Before"),
    F(now, .flags = F_RO, .doc = "After"),
    F(body, .flags = F_RO, .doc = "The text"),
    F(audience, .flags = F_RO, .doc = "all: whoever sees the record; else the principals, comma-separated"),
    F(erased, .flags = F_RO, .doc = "The text was removed by a rule; the entry and its proof remain"),
#undef F
};
SHAPE(entry_shape, "entry", struct entry, fields, "One step in a timeline");

str entry_hash(struct arena *a, str prev, const struct entry_row *e)
{
    struct buf b = { .a = a };
    const str parts[] = { prev,
                          id_str(&e->record),
                          arena_fmt(a, "%lld", (long long)e->n),
                          arena_fmt(a, "%lld", (long long)e->at.us),
                          e->actor,
                          e->verb,
                          e->part,
                          e->field,
                          e->was,
                          e->now,
                          e->audience,
                          e->digest };
    for (size_t i = 0; i < COUNT(parts); i++) { /* length first, so that no two lists of parts give one text */
        buf_int(&b, (int64_t)parts[i].n);
        buf_c(&b, ':');
        buf_put(&b, parts[i]);
    }
    return hash_hex(a, buf_str(&b));
}

str entry_digest(struct arena *a, str salt, str body)
{
    return hash_hex(a, arena_fmt(a, "%zu:%.*s%.*s", salt.n, FMT(salt), FMT(body)));
}

err entry_add(struct ctx *c, const id *record, const struct entry_new *e, id *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_head, ARGS(A_ID(*record)), &r, &found));
    id me = id_new("ent", c->now);
    str salt = token_new(c->arena, 16);
    struct entry_row row = { .record = *record,
                             .n = row_int(r, 0) + 1,
                             .at = e->at.us ? e->at : c->now,
                             .actor = c->who->actor,
                             .verb = str_of(e->verb),
                             .part = e->part,
                             .field = e->field,
                             .was = e->was,
                             .now = e->now,
                             .audience = e->audience,
                             .digest = entry_digest(c->arena, salt, e->body) };
    str hash = entry_hash(c->arena, row_text(r, 1), &row);
    TRY(db_do(c, &sql_insert,
              ARGS(A_ID(me), A_ID(*record), A_INT(row.n), A_WHEN(row.at), A_TEXT(row.actor), A_TEXT(row.verb), arg_text_or_null(row.part), A_TEXT(row.field),
                   A_TEXT(row.was), A_TEXT(row.now), arg_text_or_null(row.audience), A_TEXT(row.digest), A_TEXT(hash))));
    TRY(db_do(c, &sql_body, ARGS(A_ID(me), A_TEXT(salt), A_TEXT(e->body))));
    TRY(db_do(c, &sql_advance, ARGS(A_ID(*record), A_INT(row.n), A_TEXT(hash))));
    TRY(db_do(c, &sql_change, ARGS(A_ID(id_new("chg", c->now)), A_ID(*record), A_ID(me), A_TEXT(row.verb), A_WHEN(c->now))));
    if (e->body.n) TRY(search_put(c, record, &me, e->audience, row.verb, e->body));
    if (out) *out = me;
    return notify_watchers(c, record, &me, row.verb);
}

static err audience_words(struct ctx *c, str audience, str *out)
{
    struct rows *r;
    struct buf b = { .a = c->arena };
    *out = S("all");
    if (!audience.n) return NULL;
    TRY(db_run(c, &sql_audience_names, ARGS(A_TEXT(audience)), &r));
    while (rows_next(r)) buf_fmt(&b, b.n ? ",%.*s" : "%.*s", FMT(row_text(r, 0)));
    *out = buf_str(&b);
    return NULL;
}

err entry_list(struct ctx *c, const id *record, int64_t before, int64_t limit, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_list, ARGS(A_ID(*record), A_INT(before), A_INT(limit)), &r));
    struct entry *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct entry);
    size_t n = rows_count(r);
    for (size_t i = n; rows_next(r);) {
        struct entry *e = &v[--i];
        *e = (struct entry){ .id = row_id(r, 0),
                             .n = row_int(r, 1),
                             .at = row_when(r, 2),
                             .actor = row_text(r, 3),
                             .verb = row_text(r, 4),
                             .part = row_text(r, 5),
                             .field = row_text(r, 6),
                             .was = row_text(r, 7),
                             .now = row_text(r, 8),
                             .body = row_text(r, 9),
                             .erased = row_null(r, 9),
                             .actor_name = row_text(r, 11) };
        TRY(audience_words(c, row_text(r, 13), &e->audience));
    }
    *out = (struct list){ v, n };
    return NULL;
}

err entry_erase(struct ctx *c, const id *entry, str rule, str approvers)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_find, ARGS(A_ID(*entry)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    id record = row_id(r, 1);
    TRY(db_do(c, &sql_erase, ARGS(A_ID(*entry))));
    TRY(db_do(c, &sql_unsearch, ARGS(A_ID(*entry))));
    return entry_add(c, &record, &(struct entry_new){ .verb = "erased", .field = rule, .was = id_str(entry), .now = approvers }, NULL);
}

/* ---- proof */

static err verify_chain(struct ctx *c, str record, int64_t want_n, str want_head, str *bad, int64_t *entries)
{
    str head = S("");
    int64_t n = 0;
    struct rows *r;
    id rid = { { 0 } };
    memcpy(rid.s, record.p, record.n < sizeof rid.s ? record.n : sizeof rid.s - 1);
    do {
        TRY(db_run(c, &sql_verify_entries, ARGS(A_TEXT(record), A_INT(n)), &r));
        while (rows_next(r)) {
            struct entry_row e = { .record = rid,
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
            bool body_ok = row_null(r, 13) || str_eq(entry_digest(c->arena, row_text(r, 12), row_text(r, 13)), e.digest);
            if (e.n != n + 1) {
                *bad = arena_fmt(c->arena, "%.*s: entry %lld is missing", FMT(record), (long long)n + 1);
                return NULL;
            }
            str hash = entry_hash(c->arena, head, &e);
            if (!body_ok || !str_eq(hash, row_text(r, 11))) {
                *bad = arena_fmt(c->arena, "%.*s: entry %lld (%.*s) was altered", FMT(record), (long long)e.n, FMT(row_text(r, 0)));
                return NULL;
            }
            head = hash;
            n = e.n;
            ++*entries;
        }
    } while (rows_count(r) == 1000);
    if (n < want_n)
        *bad = arena_fmt(c->arena, "%.*s: entry %lld is missing", FMT(record), (long long)n + 1);
    else if (n > want_n || !str_eq(head, want_head))
        *bad = arena_fmt(c->arena, "%.*s: the chain's head was altered", FMT(record));
    return NULL;
}

/* the heads in order of id; upto: the state at a checkpoint cannot be rebuilt, so each checkpoint holds what it signed */
static err all_heads(struct ctx *c, str *hash, int64_t *records)
{
    struct rows *r;
    str last = S(""), sum = S("");
    *records = 0;
    do {
        TRY(db_run(c, &sql_chains, ARGS(A_TEXT(last)), &r));
        struct buf b = { .a = c->arena };
        buf_put(&b, sum);
        while (rows_next(r)) {
            last = row_text(r, 0);
            buf_fmt(&b, "%.*s %lld %.*s\n", FMT(last), (long long)row_int(r, 1), FMT(row_text(r, 2)));
            ++*records;
        }
        sum = hash_hex(c->arena, buf_str(&b));
    } while (rows_count(r) == 1000);
    *hash = sum;
    return NULL;
}

static str checkpoint_text(struct arena *a, int64_t n, when at, int64_t records, str heads, str previous)
{
    return arena_fmt(a, "rabta checkpoint %lld\n%lld\n%lld\n%.*s\n%.*s\n", (long long)n, (long long)at.us, (long long)records, FMT(heads), FMT(previous));
}

err audit_checkpoint(struct ctx *c, struct checkpoint *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_last_checkpoint, NOARGS, &r, &found));
    struct checkpoint k = { .n = found ? row_int(r, 0) + 1 : 1, .at = c->now, .previous = found ? row_text(r, 5) : S("") };
    TRY(all_heads(c, &k.heads, &k.records));
    k.signature = sign_hex(c->arena, checkpoint_text(c->arena, k.n, k.at, k.records, k.heads, k.previous));
    TRY(db_do(c, &sql_checkpoint, ARGS(A_INT(k.n), A_WHEN(k.at), A_INT(k.records), A_TEXT(k.heads), A_TEXT(k.previous), A_TEXT(k.signature))));
    *out = k;
    return NULL;
}

static err verify_checkpoints(struct ctx *c, str public_hex, const struct strs *outside, str *bad)
{
    struct rows *r;
    str previous = S("");
    int64_t want = 1;
    TRY(db_run(c, &sql_checkpoints, NOARGS, &r));
    while (rows_next(r)) {
        int64_t n = row_int(r, 0);
        str text = checkpoint_text(c->arena, n, row_when(r, 1), row_int(r, 2), row_text(r, 3), row_text(r, 4));
        if (n != want)
            *bad = arena_fmt(c->arena, "checkpoint %lld is missing", (long long)want);
        else if (!str_eq(previous, row_text(r, 4)) || !sign_verify(text, row_text(r, 5), public_hex))
            *bad = arena_fmt(c->arena, "checkpoint %lld was altered", (long long)n);
        else if ((size_t)n <= outside->n && !str_eq(outside->v[n - 1], row_text(r, 5)))
            *bad = arena_fmt(c->arena, "checkpoint %lld differs from the copy outside the database", (long long)n);
        if (bad->n) return NULL;
        previous = row_text(r, 5);
        want++;
    }
    if ((size_t)want <= outside->n) *bad = arena_fmt(c->arena, "checkpoint %lld is missing", (long long)want);
    return NULL;
}

/* the newest checkpoint knew so many records: fewer now means that some were cut away with their chains */
static err verify_count(struct ctx *c, int64_t records, str *bad)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_last_checkpoint, NOARGS, &r, &found));
    if (found && row_int(r, 2) > records)
        *bad = arena_fmt(c->arena, "checkpoint %lld knew %lld records, now there are %lld", (long long)row_int(r, 0), (long long)row_int(r, 2),
                         (long long)records);
    return NULL;
}

err audit_verify(struct ctx *c, str public_hex, const struct strs *outside, str *bad, int64_t *records, int64_t *entries)
{
    struct rows *r, *one;
    str last = S("");
    bool found;
    *bad = S("");
    *records = *entries = 0;
    TRY(verify_checkpoints(c, public_hex, outside, bad));
    do {
        TRY(db_run(c, &sql_chains, ARGS(A_TEXT(last)), &r));
        while (!bad->n && rows_next(r)) {
            last = row_text(r, 0);
            ++*records;
            TRY(verify_chain(c, last, row_int(r, 1), row_text(r, 2), bad, entries));
        }
    } while (!bad->n && rows_count(r) == 1000);
    if (bad->n) return NULL;
    TRY(db_one(c, &sql_orphan, NOARGS, &one, &found));
    if (found) *bad = arena_fmt(c->arena, "%.*s: its chain is missing", FMT(row_text(one, 0)));
    TRY(db_one(c, &sql_chain_gone, NOARGS, &one, &found));
    if (found) *bad = arena_fmt(c->arena, "%.*s: the record is missing", FMT(row_text(one, 0)));
    return bad->n ? NULL : verify_count(c, *records, bad);
}

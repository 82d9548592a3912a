/* sums - see sums.h */
#include "domain/intelligence/sums.h"

#include "sums.sql.h"

enum { AT_ONCE = 2000, PROBES = 6, SIEVE_BITS = 1 << 21, SIEVE_BYTES = SIEVE_BITS / 8, KEPT = 48, MOST_SIEVES = 4000 };

struct sieve {
    int64_t segment, first_hour, last_hour;
    int slot; /* where its bits are; -1: not read yet */
};
struct sums {
    struct arena *own;
    struct sieve v[MOST_SIEVES];
    size_t n;
    int64_t newest; /* the last segment that was read of */
    bool any;
    unsigned char *bits[KEPT];
    size_t of[KEPT]; /* whose they are */
    uint64_t used[KEPT], now;
};

struct sums *sums_open(struct arena *a)
{
    struct arena *own = arena_open((size_t)(KEPT + 1) * (SIEVE_BYTES + 4096));
    if (!own) return NULL;
    struct sums *s = NEW(a, struct sums);
    s->own = own;
    s->newest = -1;
    return s;
}
void sums_free(struct sums *s)
{
    if (s) arena_close(s->own);
}

/* ---- a sieve: PROBES bits a sum, of its two halves; the sum is a hash already */

static size_t probe(int64_t hour, const unsigned char *sum, unsigned i)
{
    uint64_t a, b;
    memcpy(&a, sum, 8);
    memcpy(&b, sum + 8, 8);
    return (size_t)((a + (uint64_t)hour * UINT64_C(0x9E3779B97F4A7C15) + i * (b | 1)) % SIEVE_BITS);
}
static bool passes(const unsigned char *bits, const struct sum_key *k)
{
    for (unsigned i = 0; i < PROBES; i++) {
        size_t at = probe(k->hour, k->sum, i);
        if (!(bits[at / 8] & 1u << at % 8)) return false;
    }
    return true;
}

/* those of segments that were made since */
static err sieves_follow(struct ctx *in, struct sums *s)
{
    struct rows *r;
    TRY(db_run(in, &sql_sieves, ARGS(A_INT(s->newest)), &r));
    while (rows_next(r)) {
        if (s->n == MOST_SIEVES) FAIL(in, E_FAULT, "store", "the day holds more segments than can be looked into");
        s->v[s->n++] = (struct sieve){ row_int(r, 0), row_int(r, 1), row_int(r, 2), -1 };
        s->newest = row_int(r, 0);
    }
    return NULL;
}

static err bits_of(struct ctx *in, struct sums *s, size_t which, const unsigned char **out)
{
    struct rows *r;
    bool found;
    struct sieve *v = &s->v[which];
    if (v->slot < 0) {
        size_t slot = 0;
        for (size_t i = 0; i < KEPT; i++)
            if (s->used[i] < s->used[slot]) slot = i;
        TRY(db_one(in, &sql_bits, ARGS(A_INT(v->segment)), &r, &found));
        str bits = found ? row_blob(in, r, 0) : S("?");
        if (bits.n && bits.n != SIEVE_BYTES) FAIL(in, E_FAULT, "store", "a sieve that is not there, or of another size");
        memcpy(arena_boundary(s->own), arena_boundary(in->arena), sizeof(jmp_buf));
        if (!s->bits[slot]) s->bits[slot] = (unsigned char *)arena_alloc(s->own, SIEVE_BYTES);
        if (s->used[slot]) s->v[s->of[slot]].slot = -1;
        if (bits.n)
            memcpy(s->bits[slot], bits.p, SIEVE_BYTES);
        else
            memset(s->bits[slot], 0xff, SIEVE_BYTES); /* nothing is known: all may be there */
        s->of[slot] = which;
        v->slot = (int)slot;
    }
    s->used[v->slot] = ++s->now;
    *out = s->bits[v->slot];
    return NULL;
}

/* a store of before this order: its sums become those of a segment 0 that is always looked into */
static err convert(struct ctx *in)
{
    struct rows *r;
    bool old;
    TRY(db_one(in, db_is_postgres(in->db) ? &sql_old_postgres : &sql_old_sqlite, NOARGS, &r, &old));
    if (!old) return NULL;
    TRY(db_do(in, &sql_old_told, NOARGS));
    TRY(db_do(in, &sql_old_sieve, ARGS(A_BLOB(((str){ "", 0 })))));
    return db_script(in, S("DROP INDEX event_sum"));
}

/* ---- finding */

static err find_fresh(struct ctx *in, struct sum_key *keys, size_t n)
{
    struct arg *args = NEW_ARRAY(in->arena, AT_ONCE * 3, struct arg), *stale = NEW_ARRAY(in->arena, AT_ONCE * 2, struct arg);
    for (size_t from = 0, k; from < n; from += k) {
        struct rows *r, *ignored;
        size_t nstale = 0;
        for (k = 0; k < AT_ONCE && from + k < n; k++) {
            args[3 * k] = A_INT(keys[from + k].hour);
            args[3 * k + 1] = A_BLOB(((str){ (const char *)keys[from + k].sum, 16 }));
            args[3 * k + 2] = A_INT((int64_t)k);
        }
        TRY(db_many(in, &sql_fresh_find, args, 3, k, &r));
        while (rows_next(r)) {
            size_t i = (size_t)row_int(r, 0);
            if (!row_null(r, 1)) {
                keys[from + i].event = row_int(r, 1);
                continue;
            }
            stale[2 * nstale] = args[3 * i];
            stale[2 * nstale++ + 1] = args[3 * i + 1];
        }
        TRY(db_many(in, db_is_postgres(in->db) ? &sql_fresh_drop_all : &sql_fresh_drop, stale, 2, nstale, &ignored));
    }
    return NULL;
}

static err find_told(struct ctx *in, struct sums *s, size_t which, struct sum_key *keys, size_t n, struct arg *args)
{
    const struct sieve *v = &s->v[which];
    const unsigned char *bits = NULL;
    struct rows *r;
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        if (keys[i].event || keys[i].hour < v->first_hour || keys[i].hour > v->last_hour) continue;
        if (!bits) TRY(bits_of(in, s, which, &bits));
        if (passes(bits, &keys[i])) {
            const struct arg one[4] = { A_INT(v->segment), A_INT(keys[i].hour), A_BLOB(((str){ (const char *)keys[i].sum, 16 })), A_INT((int64_t)i) };
            memcpy(&args[4 * k++], one, sizeof one);
        }
        if (k < AT_ONCE && i + 1 < n) continue;
        TRY(db_many(in, &sql_told_find, args, 4, k, &r));
        while (rows_next(r)) keys[row_int(r, 0)].event = row_int(r, 1);
        k = 0;
    }
    TRY(db_many(in, &sql_told_find, args, 4, k, &r));
    while (rows_next(r)) keys[row_int(r, 0)].event = row_int(r, 1);
    return NULL;
}

err sums_find(struct ctx *in, struct day *d, struct sum_key *keys, size_t n)
{
    struct arg *args = NEW_ARRAY(in->arena, AT_ONCE * 4, struct arg);
    for (size_t i = 0; i < n; i++) keys[i].event = 0;
    if (db_is_postgres(in->db)) TRY(db_do(in, &sql_add_postgres, NOARGS));
    TRY(convert(in));
    TRY(sieves_follow(in, d->sums));
    TRY(find_fresh(in, keys, n));
    for (size_t i = d->sums->n; i-- > 0;) TRY(find_told(in, d->sums, i, keys, n, args));
    return NULL;
}

err sums_put(struct ctx *in, const struct sum_key *keys, size_t n)
{
    struct arg *args = NEW_ARRAY(in->arena, AT_ONCE * 3, struct arg);
    for (size_t from = 0, k; from < n; from += k) {
        struct rows *ignored;
        for (k = 0; k < AT_ONCE && from + k < n; k++) {
            args[3 * k] = A_INT(keys[from + k].hour);
            args[3 * k + 1] = A_BLOB(((str){ (const char *)keys[from + k].sum, 16 }));
            args[3 * k + 2] = A_INT(keys[from + k].event);
        }
        TRY(db_many(in, &sql_fresh_put, args, 3, k, &ignored));
    }
    return NULL;
}

/* ---- sealing */

err sums_hold(struct ctx *in)
{
    return db_is_postgres(in->db) ? db_do(in, &sql_hold_postgres, NOARGS) : NULL;
}

err sums_seal(struct ctx *in, int64_t segment)
{
    struct rows *r;
    unsigned char *bits = NEW_ARRAY(in->arena, SIEVE_BYTES, unsigned char);
    int64_t first = INT64_MAX, last = INT64_MIN;
    TRY(db_run(in, &sql_to_seal, NOARGS, &r));
    if (!rows_count(r)) return NULL;
    while (rows_next(r)) {
        int64_t hour = row_int(r, 0);
        str sum = row_blob(in, r, 1);
        if (sum.n != 16) FAIL(in, E_FAULT, "store", "a sum of another length");
        if (hour < first) first = hour;
        if (hour > last) last = hour;
        for (unsigned i = 0; i < PROBES; i++) {
            size_t at = probe(hour, (const unsigned char *)sum.p, i);
            bits[at / 8] |= (unsigned char)(1u << at % 8);
        }
    }
    TRY(db_do(in, &sql_seal, ARGS(A_INT(segment))));
    TRY(db_do(in, &sql_sealed, NOARGS));
    return db_do(in, &sql_sieve_put, ARGS(A_INT(segment), A_INT(first), A_INT(last), A_BLOB(((str){ (const char *)bits, SIEVE_BYTES }))));
}

/* alike - how long it takes to find what may be the same as a report, among many
 *
 *   RABTA_TEST_DB=sqlite|postgres alike HOW-MANY ROUNDS
 *
 * Reports are words of a vocabulary in which few are frequent and many are rare, of some hundred products; one in fifty tells
 * of another one again in other words. The desk sees all of them, the bank's desk one in a hundred. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "domain/disclosure/alike.h"
#include "spine/testing.h"

enum { VOCABULARY = 8000, PRODUCTS = 600, IN_ONE = 500, LENGTH = 80 };

static struct testing T;
static uint64_t seed = 88172645463325252U;
static uint64_t any(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}
/* the k-th word is about k times as rare as the first */
static void word(struct buf *b)
{
    double part = (double)(any() >> 11) / 9007199254740992.0;
    unsigned k = (unsigned)pow((double)VOCABULARY, part);
    static const char *const parts[] = { "ra", "bo", "ti", "ne", "ku", "sha", "ler", "mo" };
    for (unsigned i = k + 7; i; i /= 8) buf_z(b, parts[i % 8]);
}

static void words(struct buf *b, int n)
{
    for (int i = 0; i < n; i++) {
        if (i) buf_c(b, ' ');
        word(b);
    }
}

static int from, total;
static char told[16384]; /* the last description that is told again */
static size_t told_n;
static err some(struct ctx *c, void *arg)
{
    struct buf sql = { .a = c->arena };
    (void)arg;
    for (int i = from; i < from + IN_ONE && i < total; i++) {
        struct buf title = { .a = c->arena }, text = { .a = c->arena };
        struct report v = { .r = { .id = id_new("rep", (when){ c->now.us + i }) } };
        words(&title, 6);
        if (i % 50 == 1 && told_n) {
            buf_put(&text, (str){ told, told_n / 2 });
            buf_c(&text, ' ');
            words(&text, LENGTH / 2);
        } else
            words(&text, LENGTH);
        if (i % 50 == 0 && text.n <= sizeof told) memcpy(told, buf_str(&text).p, told_n = text.n);
        v.r.title = buf_str(&title);
        v.description = buf_str(&text);
        v.product = arena_fmt(c->arena, "Product %u", (unsigned)(any() % PRODUCTS));
        buf_fmt(
            &sql,
            "INSERT INTO record (id, kind, ref, title, state, tlp, marking, originator, team, waiting_for, due_what, exercise, legal_hold, retention,"
            " language, direction, policy, created_by, created_at, received_at, revision, updated_at, desk_revision, touched_at) VALUES ('%s', 'report',"
            " 'XC-VU-1999-%d', '%.*s', 'new', 'amber', '', 'rct_bench', '%s', 'nobody', '', 0, 0, 'case', 'en', 'ltr', '1', 'bench', %d, %d, 1, %d, 1, %d);",
            v.r.id.s, i, FMT(v.r.title), T.centre.s, i, i, i, i);
        buf_fmt(
            &sql,
            "INSERT INTO report (record, product, vendor, version, site, description, reproduction, impact, weakness, urls, cve, cvss, exploitation, public,"
            " multi_vendor, vendor_contacted, vendor_contact_note, disclosure_wish, credit_name, credit_wanted, share_identity, lane, outcome) VALUES ('%s',"
            " '%.*s', 'Vendor', '1.0', '', '%.*s', '', '', '', '[]', '', '', 'none', 0, 0, 0, '', '', '', 0, 0, 'product', '');",
            v.r.id.s, FMT(v.product), FMT(v.description));
        buf_fmt(&sql, "INSERT INTO record_grant (record, principal, because, since, until, by) VALUES ('%s', 'team:%s', 'owner', 0, 0, 'bench');", v.r.id.s,
                T.centre.s);
        if (i % 100 == 0)
            buf_fmt(&sql, "INSERT INTO record_grant (record, principal, because, since, until, by) VALUES ('%s', 'team:%s', 'route', 0, 0, 'bench');", v.r.id.s,
                    T.bank.s);
        TRY(alike_mark(c, &v));
    }
    return db_script(c, buf_str(&sql));
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static err look(struct ctx *c, const char *who, const struct viewer *eyes, int step, int rounds)
{
    double *took = calloc((size_t)rounds, sizeof *took);
    long found = 0;
    if (!took) return NULL;
    viewer_use(c, eyes);
    for (int i = 0; i < rounds; i++) {
        struct timespec t0, t1;
        struct report v;
        struct list out;
        arena_reset(c->arena);
        if (setjmp(*arena_boundary(c->arena))) abort();
        TRY(db_begin_read(c));
        TRY(record_find(c, &report_kind, arena_fmt(c->arena, "XC-VU-1999-%d", (int)(any() % (unsigned)(total / step)) * step), &v));
        clock_gettime(CLOCK_MONOTONIC, &t0);
        TRY(alike_find(c, &v, &out));
        clock_gettime(CLOCK_MONOTONIC, &t1);
        db_rollback(c->db);
        found += (long)out.n;
        took[i] = (double)(t1.tv_sec - t0.tv_sec) * 1e3 + (double)(t1.tv_nsec - t0.tv_nsec) / 1e6;
    }
    qsort(took, (size_t)rounds, sizeof *took, by_time);
    printf("%s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms, %.1f found\n", who, took[rounds / 2], took[rounds * 99 / 100], took[rounds - 1],
           (double)found / rounds);
    free(took);
    return NULL;
}

int main(int argc, char **argv)
{
    int rounds = argc > 2 ? atoi(argv[2]) : 0;
    total = argc > 2 ? atoi(argv[1]) : 0;
    if (total < 100 || rounds < 1) {
        fputs("usage: RABTA_TEST_DB=sqlite|postgres alike HOW-MANY ROUNDS\n", stderr);
        return 2;
    }
    testing_kind(&report_kind);
    if (!testing_open(&T)) return 77;
    struct arena *cast = T.c.arena; /* holds who looks; what a round needs lies apart and goes with it */
    T.c.arena = arena_open(512u << 20);
    if (!T.c.arena) return 2;
    for (from = 0; from < total; from += IN_ONE) {
        arena_reset(T.c.arena);
        if (setjmp(*arena_boundary(T.c.arena))) abort();
        const char *code = testing_unit(&T, T.v_system, some, NULL);
        if (*code) {
            fprintf(stderr, "alike: %s\n", code);
            return 1;
        }
    }
    viewer_use(&T.c, T.v_system);
    err e = db_script(&T.c, S("ANALYZE"));
    if (!e) e = look(&T.c, "the desk that sees all", T.v_ann, 1, rounds);
    if (!e) e = look(&T.c, "a desk that sees one in a hundred", T.v_bob, 100, rounds);
    if (e) fprintf(stderr, "alike: %s %.*s\n", e->code, FMT(e->detail));
    int failed = e != NULL;
    arena_close(T.c.arena);
    T.c.arena = cast;
    testing_close(&T);
    return failed;
}
